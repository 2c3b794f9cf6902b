/**
 * The evidence format: entries, chain, tree, checkpoints, bundles, and their verification. Runs in
 * browsers, needs no permission, imports nothing but the hot path.
 *
 * @module
 */

export {
  canonicalize,
  type ConsistencyClaim,
  consistencyProof,
  Frontier,
  type FrontierSnapshot,
  type InclusionClaim,
  inclusionProof,
  leafHash,
  nodeHash,
  Sha256,
  sha256,
  type TreeNumber,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from "../hotpath/mod.ts";
export { fromBase64, fromBase64Url, fromHex, toBase64, toBase64Url, toHex } from "./bytes.ts";
export {
  cosignCheckpoint,
  noteKeyHash,
  parseCheckpoint,
  signCheckpoint,
  type SignedNote,
  type TreeHead,
} from "./checkpoint.ts";
export { commit } from "./commitment.ts";
export { payloadTypes, preAuthEncoding } from "./dsse.ts";
export { verifyEd25519 } from "./ed25519.ts";
export { type EntryPayload, genesisLink, leafText, type Place, signEntry } from "./entry.ts";
export { type EntryBody, type EntryDraft, type EntryType } from "./entry_types.ts";
export {
  type Finding,
  type FindingCode,
  findingKinds,
  type FindingLevel,
  type FindingPlace,
} from "./findings.ts";
export { thumbprint, thumbprintOf } from "./keyid.ts";
export { limits } from "./limits.ts";
export {
  type LineProblem,
  type ParsedLine,
  parseLine,
  type SignedLine,
  type Signer,
} from "./line.ts";
export {
  type KeyAlgorithm,
  keyAlgorithms,
  type KeyRole,
  keyRoles,
  type LeafDraft,
  type LeafPayload,
  type LeafType,
  signLeaf,
} from "./log.ts";
export type { ReadingTask } from "./line_reading.ts";
export {
  type LineThreading,
  type LineWorkers,
  packedLineReader,
  type PackedLines,
  type PackedReading,
} from "./line_workers.ts";
export { manifestShape, pathPattern, signaturesShape } from "./manifest.ts";
export { bundleEntries } from "./bundle_entries.ts";
export { containerOrder } from "./source.ts";
export { parseTime } from "./policy.ts";
export { parseTrust, trustShape } from "./trust.ts";
export type {
  Commitment,
  EntryBodies,
  EntryContext,
  LeafBodies,
  Manifest,
  ManifestSignatures,
  Trust,
  Verdict,
} from "./types.ts";
export type { SchemaNode, Shape } from "./shape.ts";
export { type Answer, encodeVerdict } from "./verdict.ts";
export { encodeStampRequest, readStampAnswer } from "./timestamp_request.ts";
export { verify } from "./verify.ts";
export { checkTimeStamp } from "./verify_timestamp.ts";
export { type ProofOptions, verifyProof } from "./verify_proof.ts";
export { type Proof, proofShape } from "./proof_types.ts";
export type { EmbeddedLine, ProofLine } from "./log_files.ts";
export type { ExternalLookup, VerifyOptions } from "./verify_inputs.ts";
export { verifyFile } from "./verify_file.ts";
export type { OnProgress } from "./bundle_reader.ts";
export type { JsonProblem } from "./strict_json.ts";
export { disclosuresPath, logSegmentPath, segmentPath } from "./verify_manifest.ts";
export {
  centralHeader,
  crc32,
  endRecord,
  localHeader,
  type ZipEntry,
  zipSizes,
} from "./zip_layout.ts";
