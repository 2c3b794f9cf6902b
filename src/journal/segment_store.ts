/**
 * The store: append-only segment files, written by one writer with group commit.
 *
 * Invariants: at most one frame is not synced at any time; the index knows only what is synced; after
 * the first error nothing is written and nothing acknowledged.
 *
 * @module
 */

import { ClyraError, messageOf } from "../platform/mod.ts";
import type { Disk, DiskFile, DiskLock } from "./disk.ts";
import { encodeFrame, type FrameKind, type FramePlace, recordBytes } from "./frame.ts";
import {
  frameBodyBytesMax,
  frameRecordsMax,
  indexMax,
  lineBytesMax,
  queueBytesDefault,
  queueRecordsDefault,
  segmentBytesDefault,
  streamName,
} from "./limits.ts";
import { recover, type Recovered, writeAll } from "./recovery.ts";
import { segmentName, SegmentReader } from "./segment.ts";
import type { Backlog, Recovery, Store, StoredRecord, StreamSummary } from "./store.ts";
import type { StreamIndex } from "./stream_index.ts";

/** What a store is opened with. */
export interface StoreOptions {
  /** Where the journal lives; made when missing. One journal in one folder. */
  readonly directory: string;
  /** The disk that the folder is on. */
  readonly disk: Disk;
  /** A file is closed and the next begun when it would grow past this. Default 64 MiB. */
  readonly segmentBytes?: number;
  /** Records that may wait. Default 8,192. */
  readonly queueRecords?: number;
  /** Bytes of lines that may wait. Default 32 MiB. */
  readonly queueBytes?: number;
}

/**
 * Opens the journal in a folder, recovering whatever the writer before left.
 *
 * @throws {ClyraError} `journal_unavailable` when another process has it open or the disk fails;
 * `journal_corrupt` when it is damaged
 */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { directory, disk } = options;
  let lock: DiskLock | undefined;
  try {
    await disk.makeDirectory(directory);
    lock = await disk.lock(`${directory}/journal.lock`);
    if (lock === undefined) {
      throw new ClyraError(
        "journal_unavailable",
        `cannot open the journal in ${directory}: another process has it open`,
        {
          at: directory,
          hint:
            "stop the other gateway or join it (clyra run --join URL), or give this one its own folder",
        },
      );
    }
    return new SegmentStore(options, { recovered: await recover(disk, directory), lock });
  } catch (error) {
    lock?.release();
    if (error instanceof ClyraError) throw error;
    throw new ClyraError(
      "journal_unavailable",
      `cannot open the journal in ${directory}: ${messageOf(error)}`,
      { at: directory, cause: error, hint: "check the disk, its free space and the permissions" },
    );
  }
}

interface Waiting {
  readonly record: StoredRecord;
  /** Only on the last record of a call. */
  readonly call?: { readonly resolve: () => void; readonly reject: (error: Error) => void };
}

class SegmentStore implements Store {
  readonly recovery: Recovery;
  readonly #directory: string;
  readonly #disk: Disk;
  readonly #lock: DiskLock;
  readonly #index: StreamIndex;
  readonly #segmentBytes: number;
  readonly #queueMax: Backlog;

  #file: DiskFile;
  #segment: number;
  #sizeBytes: number;
  #place: FramePlace;

  #queue: Waiting[] = [];
  #backlog: Backlog = { records: 0, bytes: 0 };
  #writing: Promise<void> | undefined;
  #failed: Error | undefined;
  #closing: Promise<void> | undefined;

  constructor(
    options: StoreOptions,
    opened: { readonly recovered: Recovered; readonly lock: DiskLock },
  ) {
    const { recovered } = opened;
    this.#directory = options.directory;
    this.#disk = options.disk;
    this.#lock = opened.lock;
    this.#segmentBytes = options.segmentBytes ?? segmentBytesDefault;
    this.#queueMax = {
      records: options.queueRecords ?? queueRecordsDefault,
      bytes: options.queueBytes ?? queueBytesDefault,
    };
    this.recovery = recovered.recovery;
    this.#index = recovered.index;
    this.#file = recovered.file;
    this.#segment = recovered.segment;
    this.#sizeBytes = recovered.sizeBytes;
    this.#place = recovered.place;
  }

  get failed(): Error | undefined {
    return this.#failed;
  }

  get backlog(): Backlog {
    return this.#backlog;
  }

  hasRoom(size: Backlog): boolean {
    return this.#backlog.records + size.records <= this.#queueMax.records &&
      this.#backlog.bytes + size.bytes <= this.#queueMax.bytes;
  }

  streams(): readonly StreamSummary[] {
    return this.#index.summaries();
  }

  count(stream: string): number {
    return this.#index.count(stream);
  }

  append(records: readonly StoredRecord[]): Promise<void> {
    const refusal = this.#unavailable() ?? this.#refusal(records);
    if (refusal !== undefined) return Promise.reject(refusal);
    if (records.length === 0) return Promise.resolve();
    for (const record of records) this.#index.accept(record.stream);
    this.#grow(sizeOf(records));
    return new Promise((resolve, reject) => {
      records.forEach((record, at) => {
        const last = at === records.length - 1;
        this.#queue.push(last ? { record, call: { resolve, reject } } : { record });
      });
      this.#writing ??= this.#write();
    });
  }

  async *read(
    stream: string,
    options: { readonly from?: number } = {},
  ): AsyncGenerator<Uint8Array> {
    const from = options.from ?? 0;
    const count = this.#index.count(stream);
    if (from >= count) return;
    let next: number | undefined;
    for (const stretch of this.#index.stretches(stream, from)) {
      const path = `${this.#directory}/${segmentName(stretch.segment)}`;
      const file = await this.#disk.open(path, "read");
      try {
        const reader = new SegmentReader(file);
        for (let offset = stretch.start; offset < stretch.end;) {
          const frame = await reader.frameAt(offset);
          if (frame === undefined) throw notAsWritten(path, offset);
          // Copies: the next call to the reader overwrites what the frame shows.
          const own = frame.records.filter((record) => record.stream === stream)
            .map(({ index, line }) => ({ index, line: line.slice() }));
          for (const { index, line } of own) {
            if (index >= count) return;
            if (index !== (next ?? index)) throw notAsWritten(path, offset);
            next = index + 1;
            if (index >= from) yield line;
          }
          offset += frame.sizeBytes;
        }
      } finally {
        file.close();
      }
    }
    if (next !== count) throw notAsWritten(this.#directory, 0);
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    await this.#writing;
    try {
      if (this.#failed === undefined) await this.#commit([], "end");
    } catch (error) {
      throw this.#fail(error);
    } finally {
      this.#file.close();
      this.#lock.release();
    }
  }

  #unavailable(): ClyraError | undefined {
    if (this.#failed !== undefined) return unavailable(this.#failed);
    return this.#closing === undefined
      ? undefined
      : new ClyraError("journal_unavailable", "cannot record: the journal is closed");
  }

  #refusal(records: readonly StoredRecord[]): ClyraError | undefined {
    const next = new Map<string, number>();
    for (const record of records) {
      const { stream, index, line } = record;
      if (line.length > lineBytesMax) {
        return new ClyraError(
          "limit_exceeded",
          `cannot record: the line has ${line.length} bytes, more than ${lineBytesMax}`,
        );
      }
      if (!streamName.test(stream) || line.length === 0 || line.indexOf(10) !== -1) {
        return new ClyraError("internal", "cannot record: the record is malformed");
      }
      const expected = next.get(stream) ?? this.#index.next(stream);
      if (index !== expected || index > indexMax) {
        return new ClyraError(
          "internal",
          `cannot record: index ${index} of stream ${stream} where ${expected} is next`,
        );
      }
      next.set(stream, index + 1);
    }
    return this.#crowded(sizeOf(records));
  }

  #crowded(size: Backlog): ClyraError | undefined {
    if (this.hasRoom(size)) return undefined;
    const { records, bytes } = this.#queueMax;
    if (size.records > records || size.bytes > bytes) {
      return new ClyraError(
        "limit_exceeded",
        `cannot record: ${size.records} records of ${size.bytes} bytes at once are more than ` +
          `the whole queue (${records} records, ${bytes} bytes)`,
      );
    }
    return new ClyraError(
      "overloaded",
      `cannot record: ${this.#backlog.records} records wait for the disk`,
      { hint: "send again after a moment; the disk is slower than the load" },
    );
  }

  #grow(by: Backlog): void {
    const { records, bytes } = this.#backlog;
    this.#backlog = { records: records + by.records, bytes: bytes + by.bytes };
  }

  /** Commits until nothing waits. Never rejects: what fails, fails through `#fail`. */
  async #write(): Promise<void> {
    // Those who were answered a moment ago get into the next commit, and not the one after.
    await Promise.resolve();
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, batchLength(this.#queue));
      try {
        await this.#commit(batch.map(({ record }) => record), "records");
      } catch (error) {
        const failure = this.#fail(error);
        for (const { call } of [...batch, ...this.#queue.splice(0)]) call?.reject(failure);
        this.#backlog = { records: 0, bytes: 0 };
        break;
      }
      const { records, bytes } = sizeOf(batch.map(({ record }) => record));
      this.#grow({ records: -records, bytes: -bytes });
      for (const { call } of batch) call?.resolve();
      await Promise.resolve();
    }
    this.#writing = undefined;
  }

  /** Puts one frame on stable storage, and only then into the index. */
  async #commit(records: readonly StoredRecord[], kind: FrameKind): Promise<void> {
    const bytes = encodeFrame(records, { ...this.#place, kind });
    if (this.#sizeBytes > 0 && this.#sizeBytes + bytes.length > this.#segmentBytes) {
      await this.#rotate();
    }
    const offset = this.#sizeBytes;
    await writeAll(this.#file, bytes, offset);
    await this.#file.datasync();
    this.#sizeBytes += bytes.length;
    const checksum = new DataView(bytes.buffer).getUint32(28);
    this.#place = { number: this.#place.number + 1, previousChecksum: checksum };
    this.#index.add(records, { segment: this.#segment, offset, sizeBytes: bytes.length });
  }

  /** Begins the next file. Its name is on stable storage before anything is written to it. */
  async #rotate(): Promise<void> {
    const segment = this.#segment + 1;
    const file = await this.#disk.open(`${this.#directory}/${segmentName(segment)}`, "new");
    this.#file.close();
    this.#file = file;
    this.#segment = segment;
    this.#sizeBytes = 0;
    await this.#disk.syncDirectory(this.#directory);
  }

  #fail(error: unknown): ClyraError {
    this.#failed ??= error instanceof Error ? error : new Error(messageOf(error));
    return unavailable(this.#failed);
  }
}

function unavailable(cause: Error): ClyraError {
  return new ClyraError(
    "journal_unavailable",
    `cannot record: the journal stopped at a disk error: ${messageOf(cause)}`,
    { cause, hint: "check the disk, then start again: what was acknowledged is found again" },
  );
}

function notAsWritten(path: string, offset: number): ClyraError {
  return new ClyraError(
    "journal_corrupt",
    `cannot read the journal: what is on disk is not what was written (${path}, offset ${offset})`,
    { at: `${path}:${offset}` },
  );
}

function sizeOf(records: readonly StoredRecord[]): Backlog {
  return {
    records: records.length,
    bytes: records.reduce((sum, { line }) => sum + line.length, 0),
  };
}

/** How many of those that wait fit in one frame; at least one, as a line is far below the limit. */
function batchLength(queue: readonly Waiting[]): number {
  let bytes = 0;
  let length = 0;
  for (const { record } of queue) {
    bytes += recordBytes(record);
    if (bytes > frameBodyBytesMax || length === frameRecordsMax) break;
    length += 1;
  }
  return length;
}
