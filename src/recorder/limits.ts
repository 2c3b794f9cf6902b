/**
 * Every bound of the recorder, in one place, with its reason.
 *
 * @module
 */

/** How much a snapshot may read and hold. Going over one is a `limit_exceeded` error. */
export interface SnapshotLimits {
  /** Tables in one snapshot. */
  readonly maxTables: number;
  /** Rows over all tables. */
  readonly maxRows: number;
  /** Bytes of one row in its JSON form. */
  readonly maxRowBytes: number;
  /** Bytes of all rows in their JSON form. */
  readonly maxTotalBytes: number;
  /** Rows fetched from the server at a time. */
  readonly batchRows: number;
  /** Longest wait for a table lock, in milliseconds. */
  readonly lockTimeoutMs: number;
  /** Longest run of one statement, in milliseconds; PGlite has no timers and ignores it. */
  readonly statementTimeoutMs: number;
}

/** The bounds that hold when the caller names none. */
export const defaultSnapshotLimits: SnapshotLimits = {
  // Metadata of 1,000 tables takes about 0.2 s to read and stays far below a megabyte.
  maxTables: 1_000,
  // A copy of both sides stays in memory for the row-level diff: twice this is about 0.3 GB.
  maxRows: 200_000,
  // One batch of the widest rows is then maxRowBytes * batchRows = 64 MiB.
  maxRowBytes: 256 * 1024,
  maxTotalBytes: 128 * 1024 * 1024,
  batchRows: 256,
  // A snapshot must never queue behind a migration and make the application queue behind it.
  lockTimeoutMs: 250,
  // Reads the largest table the row bound admits ten times over on a small machine.
  statementTimeoutMs: 2_000,
};

/** How large a diff may become. */
export interface DiffLimits {
  /** Changes over all sections: what a person or an artifact of a few megabytes can hold. */
  readonly maxChanges: number;
}

export const defaultDiffLimits: DiffLimits = { maxChanges: 20_000 };

/** Callers that may wait for their turn on one connection before the next is refused. */
export const maxWaiting = 1_024;

/** Time to reach a server and log in, in seconds as the driver takes it. */
export const connectTimeoutSeconds = 10;

/** The oldest server with `pg_current_snapshot()` and the oldest one this project tests. */
export const oldestServerVersion = 130_000;
