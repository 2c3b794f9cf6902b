/**
 * The journal: an append-only store in which what was acknowledged is never lost.
 *
 * @module
 */

export type { Disk, DiskEntry, DiskFile, DiskLock } from "./disk.ts";
export { type CommitScope, commitScope, commitScopeOf } from "./commit_scope.ts";
export { lineBytesMax } from "./limits.ts";
export { openStore, type StoreOptions } from "./segment_store.ts";
export type { Backlog, Recovery, Store, StoredRecord, StreamSummary } from "./store.ts";
export { type LedgerOptions, logStream, openLedger } from "./ledger.ts";
export type {
  Appended,
  Ledger,
  LedgerKey,
  Run,
  RunOptions,
  RunStatus,
  Sealed,
} from "./ledger_types.ts";
