/**
 * Bundles: a run, exported from the journal into one file that anyone can verify.
 *
 * @module
 */

export { type ExportOptions, exportRun, type LineReader, maxEmbeddedBytes } from "./export.ts";
export { fileOfBytes, type FileToPack, measureFile, packContainer } from "./pack.ts";
