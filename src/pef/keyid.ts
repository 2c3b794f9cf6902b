/**
 * Key ids: RFC 7638 thumbprints of public keys (RFC 8037, appendix A.3, for Ed25519).
 *
 * @module
 */

import { sha256 } from "../hotpath/mod.ts";
import { toBase64Url, utf8 } from "./bytes.ts";
import type { KeyAlgorithm } from "./log.ts";

/**
 * The thumbprint of a 32-byte Ed25519 public key. A hint for finding the key, never proof of it.
 *
 * @example
 * ```ts
 * import { thumbprint } from "./keyid.ts";
 * import { fromBase64Url } from "./bytes.ts";
 *
 * // RFC 8037, appendix A.3.
 * const key = fromBase64Url("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo");
 * if (key === undefined || thumbprint(key) !== "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k") {
 *   throw new Error("not RFC 7638");
 * }
 * ```
 */
export function thumbprint(publicKey: Uint8Array): string {
  return thumbprintOf("ed25519", publicKey);
}

/**
 * The thumbprint of a public key of any algorithm: 32 bytes for Ed25519, 65 bytes (`04 || x || y`) for
 * P-256, 1,952 bytes for ML-DSA-65.
 */
export function thumbprintOf(alg: KeyAlgorithm, publicKey: Uint8Array): string {
  return toBase64Url(sha256(utf8(requiredMembers(alg, publicKey))));
}

/** The members that RFC 7638 hashes, in its order. */
function requiredMembers(alg: KeyAlgorithm, publicKey: Uint8Array): string {
  switch (alg) {
    case "ed25519":
      return `{"crv":"Ed25519","kty":"OKP","x":"${toBase64Url(publicKey)}"}`;
    case "ecdsa-p256": {
      const x = toBase64Url(publicKey.subarray(1, 33));
      const y = toBase64Url(publicKey.subarray(33));
      return `{"crv":"P-256","kty":"EC","x":"${x}","y":"${y}"}`;
    }
    case "ml-dsa-65":
      return `{"alg":"ML-DSA-65","kty":"AKP","pub":"${toBase64Url(publicKey)}"}`;
  }
}
