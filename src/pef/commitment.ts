/**
 * Commitments: bytes that an entry binds without holding them (SPEC, "Payloads").
 *
 * @module
 */

import { sha256 } from "../hotpath/mod.ts";
import { concatBytes, toHex, utf8 } from "./bytes.ts";
import type { Commitment } from "./types.ts";

const domain = utf8("clyra.pef.v0/commit\0");

/**
 * `c = SHA-256("clyra.pef.v0/commit" 00 field 00 salt32 bytes)`. The salt keeps short values from being
 * guessed, the field keeps an opened value from passing for another.
 *
 * @throws RangeError when the salt is not 32 bytes.
 */
export function commit(
  bytes: Uint8Array,
  options: { readonly field: string; readonly salt: Uint8Array; readonly mediaType: string },
): Commitment {
  return { c: toHex(commitmentDigest(bytes, options)), n: bytes.length, mt: options.mediaType };
}

/**
 * The digest of a commitment, as bytes.
 *
 * @throws RangeError when the salt is not 32 bytes.
 */
export function commitmentDigest(
  bytes: Uint8Array,
  options: { readonly field: string; readonly salt: Uint8Array },
): Uint8Array {
  if (options.salt.length !== 32) throw new RangeError("cannot commit: the salt is not 32 bytes");
  return sha256(concatBytes(domain, utf8(`${options.field}\0`), options.salt, bytes));
}
