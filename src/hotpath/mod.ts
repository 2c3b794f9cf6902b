/**
 * The hot path: hashing and Merkle trees (with the tokenizer and the canonical form to come), in WASM
 * where there is SIMD, in plain TypeScript elsewhere; pure, without permissions, ready for browsers.
 *
 * @module
 */

export { HotpathError } from "./errors.ts";
export { Sha256, sha256, sha256Into, sha256Many } from "./reference/sha256.ts";
export {
  consistencyProof,
  Frontier,
  inclusionProof,
  leafHash,
  leafHashes,
  nodeHash,
  treeRoot,
  treeRootOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from "./reference/merkle.ts";
export type {
  ConsistencyClaim,
  FrontierSnapshot,
  InclusionClaim,
  TreeNumber,
} from "./reference/merkle.ts";
export { type JsonCode, jsonCodes, type JsonLimits } from "./json_limits.ts";
export { canonicalize, canonicalizeInto, isCanonical } from "./reference/canonical.ts";
