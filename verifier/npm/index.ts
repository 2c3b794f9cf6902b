/**
 * The npm package `@clyra/pef-verifier`: verification of evidence bundles, and reports of verdicts.
 *
 * @module
 */

export {
  type Answer,
  canonicalize,
  encodeVerdict,
  type Finding,
  type FindingCode,
  findingKinds,
  type FindingPlace,
  limits,
  type Verdict,
  verify,
  verifyEd25519,
  verifyFile,
  type VerifyOptions,
  verifyProof,
} from "../../src/pef/mod.ts";
export { type Badge, toBadge, toBadgeSvg } from "../report/badge.ts";
export { toMarkdown } from "../report/markdown.ts";
export { type CheckedBundle, type Strictness } from "../report/result.ts";
export { toSarif } from "../report/sarif.ts";
