/**
 * Bundles: runs, exported from the journal into one file that anyone can verify, and proofs of single
 * entries.
 *
 * @module
 */

export { type ArtifactLookup, maxEmbeddedBytes } from "./artifacts.ts";
export { exportBundle, type ExportClaim, type ExportOptions } from "./export.ts";
export type { LineReader } from "./log_view.ts";
export { fileOfBytes, type FileToPack, measureFile, packContainer } from "./pack.ts";
export { proveEntry, type ProveOptions } from "./prove.ts";
export type { OpenedValue, Withhold } from "./run_lines.ts";
