/**
 * Entries as lines for a SIEM: OCSF and the Elastic Common Schema.
 *
 * @module
 */

export { type CallFacts, type Observed, OpenCalls } from "./observed.ts";
export { type SiemFormat, siemFormats, SiemLines } from "./lines.ts";
