/**
 * SHA-256 of the canonical form: what a record of a JSON text is identified by.
 *
 * @module
 */

import { settle, write, writtenBytes } from "./canonical.ts";
import { memoryBytes, scratch, wasm } from "./instance.ts";
import { crossover, platformHash } from "./platform_hash.ts";
import * as reference from "./reference/canonical.ts";
import { copyDigest, sha256Into } from "./sha256.ts";

const digestBytes = 32;

/**
 * The SHA-256 of what `canonicalize()` gives, which never leaves the module's memory on the way.
 *
 * @returns 32 bytes
 * @throws {HotpathError} as `canonicalize()`
 *
 * @example
 * ```ts
 * import { canonicalSha256 } from "./canonical_hash.ts";
 * import { sha256 } from "./sha256.ts";
 *
 * const bytesOf = (text: string) => new TextEncoder().encode(text);
 * const digest = canonicalSha256(bytesOf('{ "b": 1, "a": 2.0 }'));
 * if (digest.join() !== sha256(bytesOf('{"a":2,"b":1}')).join()) throw new Error();
 * ```
 */
export function canonicalSha256(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(digestBytes);
  const module = wasm();
  if (module === undefined) {
    sha256Into(reference.canonicalize(text), out);
    return out;
  }
  const start = write(module, text);
  const length = writtenBytes();
  const platform = length >= crossover.singleFromBytes ? platformHash() : undefined;
  if (platform !== undefined) {
    platform.hashInto(memoryBytes().subarray(start, start + length), out);
  } else {
    const digest = scratch(digestBytes);
    module.sha256(start, length, digest);
    copyDigest(memoryBytes(), digest, out);
  }
  settle(module, text);
  return out;
}
