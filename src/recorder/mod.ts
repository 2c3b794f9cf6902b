/**
 * The recorder: what a run changed in Postgres, as snapshots before and after and the difference row
 * by row.
 *
 * @module
 */

export type { Column, Scope, TableDescription, TableName, Uncovered } from "./catalog.ts";
export { connectDatabase, type ConnectOptions } from "./connect.ts";
export type { Database, QueryResult, Session } from "./database.ts";
export {
  type Change,
  type ColumnTreatment,
  type Diff,
  diffSnapshots,
  encodeDiff,
  type Image,
  type Section,
  type TableChanges,
} from "./diff.ts";
export { type EmbeddedOptions, openEmbeddedDatabase } from "./embedded.ts";
export {
  defaultDiffLimits,
  defaultSnapshotLimits,
  type DiffLimits,
  type SnapshotLimits,
} from "./limits.ts";
export type { SnapshotRow, TableSnapshot } from "./read_table.ts";
export { type ColumnPolicy, redactDiff, type RedactOptions } from "./redact.ts";
export { sampleOrderCount, sampleRefundCount, sampleShop } from "./sample.ts";
export { encodeSnapshot, type Snapshot, snapshot, type SnapshotOptions } from "./snapshot.ts";
export type { Instant } from "./transaction.ts";
