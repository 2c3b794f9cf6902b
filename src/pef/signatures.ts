/**
 * Checks a signature with a registered key: the algorithm comes from the key, never from the message
 * (SPEC, U-3).
 *
 * @module
 */

import { fromBase64Url } from "./bytes.ts";
import { verifyEd25519 } from "./ed25519.ts";
import type { FindingCode } from "./findings.ts";
import type { RegisteredKey } from "./key_set.ts";
import type { KeyAlgorithm } from "./log.ts";

/** What is wrong with a signature, given as base64url, or `undefined` when it holds. */
export function signatureProblem(
  key: Pick<RegisteredKey, "alg"> & { readonly publicKey: Uint8Array },
  message: Uint8Array,
  signature: string,
): Promise<FindingCode | undefined> {
  const bytes = fromBase64Url(signature);
  if (bytes === undefined) return Promise.resolve("PEF-400");
  return verifiers[key.alg](key.publicKey, message, bytes).then(codeOf);
}

const verifiers: Readonly<Record<KeyAlgorithm, typeof verifyMlDsa>> = {
  "ed25519": verifyEd25519,
  "ecdsa-p256": verifyP256,
  "ml-dsa-65": verifyMlDsa,
};

function codeOf(result: boolean | "unavailable"): FindingCode | undefined {
  if (result === "unavailable") return "PEF-013";
  return result ? undefined : "PEF-400";
}

/** The order of P-256's base point, and the largest `s` of the two that would be equally valid. */
const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** ECDSA over P-256 and SHA-256, `r || s`, low `s` only, so that nobody can write it in a second way. */
export async function verifyP256(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.length !== 65 || publicKey[0] !== 4 || signature.length !== 64) return false;
  const r = bigEndian(signature.subarray(0, 32));
  const s = bigEndian(signature.subarray(32));
  if (r < 1n || r >= p256Order || s < 1n || s > p256Order >> 1n) return false;
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  try {
    const key = await crypto.subtle.importKey("raw", publicKey.slice(), algorithm, false, [
      "verify",
    ]);
    return await crypto.subtle.verify(algorithm, key, signature.slice(), message.slice());
  } catch {
    // The platform refuses a point that is not on the curve by throwing.
    return false;
  }
}

/** ML-DSA-65 (FIPS 204), pure, empty context. Loaded when first needed: it is larger than the rest. */
export async function verifyMlDsa(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean | "unavailable"> {
  if (publicKey.length !== 1952 || signature.length !== 3309) return false;
  let module: typeof import("@noble/post-quantum/ml-dsa.js");
  try {
    module = await import("@noble/post-quantum/ml-dsa.js");
  } catch {
    // A build may leave the module out; then the answer is "cannot say", never "no".
    return "unavailable";
  }
  try {
    return module.ml_dsa65.verify(signature, message, publicKey);
  } catch {
    // Hostile bytes that decode to nothing are no signature.
    return false;
  }
}

function bigEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (const byte of bytes) value = (value << 8n) | BigInt(byte);
  return value;
}
