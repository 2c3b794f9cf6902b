// The module's surface: what src/hotpath calls. Each file exports what it implements.

export { allocate, release } from "./memory";
export { finish, resetState, sha256, sha256Blocks, writeDigest } from "./sha256";
export { sha256Packed } from "./lanes";
export {
  auditPath,
  foldRight,
  nodeHash,
  parentHashes,
  treeRoot,
  verifyConsistency,
  verifyInclusion,
} from "./merkle";
export { literalScan } from "./literals";
export { sessionCreate, sessionFree } from "./session";
export { tokenizerEnd, tokenizerReserve, tokenizerReset, tokenizerWrite } from "./tokenizer";
export { canonicalCheck, canonicalWrite } from "./canonical";
