/**
 * The hot path: reading JSON, its canonical form, hashing, Merkle trees and the search for literals, in
 * WASM where there is SIMD, in plain TypeScript elsewhere; pure, without permissions, ready for browsers.
 *
 * @module
 */

export { HotpathError } from "./errors.ts";
export { Sha256, sha256, sha256Into } from "./sha256.ts";
export { sha256Many } from "./batch.ts";
export { leafHash, leafHashes, nodeHash, treeRoot, treeRootOfLeaves } from "./merkle.ts";
export { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from "./proofs.ts";
export { Frontier } from "./frontier.ts";
export { LiteralMatcher } from "./literals.ts";
export type { LiteralMatch, LiteralOptions, LiteralStream } from "./reference/literals.ts";
export type {
  ConsistencyClaim,
  FrontierSnapshot,
  InclusionClaim,
  TreeNumber,
} from "./reference/merkle.ts";
export { type JsonCode, jsonCodes, type JsonLimits } from "./json_limits.ts";
export { canonicalize, canonicalizeInto, isCanonical } from "./canonical.ts";
export { canonicalSha256 } from "./canonical_hash.ts";
export type { JsonRefusal } from "./json_reader.ts";
export { type JsonScan, scanJson } from "./scan.ts";
export { flagsOf, kindOf, lengthOf, tapeFlags, tapeKinds } from "./tape.ts";
export { Tokenizer } from "./tokenizer.ts";
export * as schemaTables from "./schema_tables.ts";
export type { SchemaEngine, SchemaQuestions, SchemaRefusal } from "./schema_engine.ts";
export { SCHEMA_DEPTH_MAX } from "./schema_engine.ts";
export { hashValue, type HashWords } from "./reference/schema_hash.ts";
export { schemaFindings, SchemaProgram } from "./schema_machine.ts";
