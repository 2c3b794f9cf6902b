/**
 * Key ids: RFC 7638 thumbprints of Ed25519 keys (RFC 8037, appendix A.3).
 *
 * @module
 */

import { sha256 } from "../hotpath/mod.ts";
import { toBase64Url, utf8 } from "./bytes.ts";

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
  const jwk = `{"crv":"Ed25519","kty":"OKP","x":"${toBase64Url(publicKey)}"}`;
  return toBase64Url(sha256(utf8(jwk)));
}
