/**
 * The journal: an append-only store in which what was acknowledged is never lost.
 *
 * @module
 */

export type { Backlog, Recovery, Store, StoredRecord, StreamSummary } from "./store.ts";
