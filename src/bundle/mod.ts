/**
 * Bundles: runs, exported from the journal into one file that anyone can verify, and proofs of single
 * entries.
 *
 * @module
 */

export {
  type BundleOptions,
  type ExportBase,
  exportBundle,
  type ExportOptions,
  exportRun,
  maxEmbeddedBytes,
  type WithholdReason,
} from "./export.ts";
export type { LineReader, LogSource } from "./log_view.ts";
export { fileOfBytes, type FileToPack, measureFile, packContainer } from "./pack.ts";
export { requestTimeStamp, type StampRequest, timeStampPath } from "./time_stamp.ts";
export { proveEntry, type ProveOptions } from "./prove.ts";
