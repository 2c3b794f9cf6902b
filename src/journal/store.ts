/**
 * The port of the journal: an append-only store of lines in numbered streams, with what it promises
 * about durability and order.
 *
 * @module
 */

/** One line at its place in its stream. */
export interface StoredRecord {
  /** The run id, or `"log"` for the tenant log; `[A-Za-z0-9._:/@+-]{1,256}`. */
  readonly stream: string;
  /** 0 for the first record of a stream, then one more each time, without a gap. */
  readonly index: number;
  /**
   * The bytes of the line, without any LF; 1 byte to 64 KiB. Not copied: they must not change before
   * the call that gave them has settled.
   */
  readonly line: Uint8Array;
}

/** How far a stream goes. */
export interface StreamSummary {
  /** The name of the stream. */
  readonly stream: string;
  /** Records that are on stable storage: indexes 0 to `count - 1`. */
  readonly count: number;
}

/** What was found, and done, when the store was opened. */
export interface Recovery {
  /** Records found intact, over all streams. */
  readonly records: number;
  /** Bytes of a torn tail that were cut off. Nothing in them was ever acknowledged. */
  readonly droppedBytes: number;
  /** Whether the writer before had closed the store in order; true for a new store. */
  readonly clean: boolean;
  /** Files that hold the records. */
  readonly segments: number;
}

/** What waits to be written; equal to the sum over the calls that have not settled. */
export interface Backlog {
  /** How many. */
  readonly records: number;
  /** Bytes of their lines. */
  readonly bytes: number;
}

/**
 * An append-only store with one writer.
 *
 * A call to `append` is in one of three states: refused at once (nothing of it will ever be on disk),
 * waiting, or acknowledged (on stable storage, and found again after any crash or power cut). A call
 * that was waiting when the process died may be found whole, as a prefix, or not at all.
 */
export interface Store {
  /**
   * Adds records. The order of the calls is the order on disk. Resolves when the records are on
   * stable storage.
   *
   * The checks are made, and the place in the queue taken, before the call returns its promise: of
   * two calls in a row the second is checked against the first. A call that is refused changes
   * nothing, and the index stays free. `hasRoom` tells beforehand whether `overloaded` would come.
   *
   * @throws {ClyraError} (as a rejection) `overloaded` when the queue is full, `limit_exceeded` for a
   * line over 64 KiB or a call that is larger than the whole queue, `internal` for a gap in a stream
   * or a malformed record, `journal_unavailable` for ever after the first write or sync error, and
   * after `close`
   */
  append(records: readonly StoredRecord[]): Promise<void>;
  /** Whether an `append` of this size, made now, would find room in the queue. */
  hasRoom(size: Backlog): boolean;
  /**
   * The lines of one stream that are on stable storage when reading begins, in index order, from
   * index `from` on (default 0), in memory bounded by one frame. Nothing for an unknown stream.
   *
   * @throws {ClyraError} `journal_corrupt` when what is read is not what was written
   */
  read(stream: string, options?: { readonly from?: number }): AsyncIterable<Uint8Array>;
  /** All streams, in the order of their first record. */
  streams(): readonly StreamSummary[];
  /** Records of one stream that are on stable storage; 0 for an unknown stream. */
  count(stream: string): number;
  /** What was found when the store was opened. */
  readonly recovery: Recovery;
  /** What waits at the moment. */
  readonly backlog: Backlog;
  /** The error that stopped the writer, once there is one. It never goes away. */
  readonly failed: Error | undefined;
  /** Settles what is waiting, marks the end, lets go of the lock. Later appends are refused. */
  close(): Promise<void>;
}
