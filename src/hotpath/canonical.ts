/**
 * RFC 8785 (JSON Canonicalization Scheme), bytes to bytes.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { memoryBytes, wasm } from "./instance.ts";
import { MAX_BYTES, refusal, resolveLimits } from "./json_limits.ts";
import type { ModuleExports } from "./module_generated.ts";
import * as reference from "./reference/canonical.ts";
import {
  codeOf,
  createSession,
  feed,
  field,
  KEPT_BYTES,
  outOfMemory,
  PIECE_BYTES,
  place,
  refuse,
  reserve,
} from "./session.ts";

/**
 * The canonical form of one JSON text: members sorted by UTF-16 code units, no white space, the
 * shortest escapes, numbers as ECMAScript prints them.
 *
 * @param text UTF-8 bytes of exactly one I-JSON text (RFC 7493), at most 134 217 727, nested at most
 * 1000 deep; a byte order mark is not JSON
 * @returns the bytes, in an array of their own
 * @throws {HotpathError} with a code of `jsonCodes` and the offset of the first thing wrong
 *
 * @example
 * ```ts
 * import { canonicalize } from "./canonical.ts";
 *
 * const text = new TextEncoder().encode('{ "b": 1.0, "a": "\\u00e9" }');
 * const canonical = new TextDecoder().decode(canonicalize(text));
 * if (canonical !== '{"a":"é","b":1}') throw new Error(canonical);
 * ```
 */
export function canonicalize(text: Uint8Array): Uint8Array<ArrayBuffer> {
  const module = wasm();
  if (module === undefined) return reference.canonicalize(text);
  const start = write(module, text);
  const canonical = memoryBytes().slice(start, start + writtenBytes());
  settle(module, text);
  return canonical;
}

/**
 * Writes the canonical form of `text` into `out`.
 *
 * @returns the number of bytes written
 * @throws {HotpathError} as {@linkcode canonicalize}, or `output_too_small`, with nothing written
 *
 * @example
 * ```ts
 * import { canonicalizeInto } from "./canonical.ts";
 *
 * const out = new Uint8Array(16);
 * const length = canonicalizeInto(new TextEncoder().encode("[ 1, 2 ]"), out);
 * if (length !== 5) throw new Error(String(length));
 * ```
 */
export function canonicalizeInto(text: Uint8Array, out: Uint8Array): number {
  const module = wasm();
  if (module === undefined) return reference.canonicalizeInto(text, out);
  const start = write(module, text);
  const length = writtenBytes();
  if (length <= out.length) out.set(memoryBytes().subarray(start, start + length));
  settle(module, text);
  if (length > out.length) {
    throw new HotpathError(
      "output_too_small",
      `cannot canonicalize: the result has ${length} bytes, the output ${out.length}`,
    );
  }
  return length;
}

/**
 * Whether `text` is its own canonical form, found without writing it. What is not JSON at all is not
 * canonical either.
 *
 * @throws {HotpathError} `out_of_memory` only
 *
 * @example
 * ```ts
 * import { isCanonical } from "./canonical.ts";
 *
 * const bytesOf = (text: string) => new TextEncoder().encode(text);
 * if (!isCanonical(bytesOf('{"a":1}')) || isCanonical(bytesOf('{"a":1.0}'))) throw new Error();
 * ```
 */
export function isCanonical(text: Uint8Array): boolean {
  const module = wasm();
  if (module === undefined) return reference.isCanonical(text);
  if (text.length > MAX_BYTES) return false;
  const size = begin(module, text);
  const answer = module.canonicalCheck(session, size);
  settle(module, text);
  if (answer > 1) throw outOfMemory();
  return answer === 1;
}

/** The session that all calls share: none of them leaves anything in it. */
let session = 0;
const { depth, stringBytes } = resolveLimits();

/** Feeds all but the last piece of the text, and places that one. Returns its size. */
function begin(module: ModuleExports, text: Uint8Array): number {
  if (session === 0) session = createSession(module);
  // Names that are there twice meet when members are sorted.
  module.tokenizerReset(session, depth, stringBytes, refuse.loneSurrogates);
  if (text.length <= PIECE_BYTES) return place(module, session, text);
  const last = text.length - (text.length % PIECE_BYTES || PIECE_BYTES);
  reserve(module, session, text.length);
  // A refusal stays with the session, which gives it to the call that follows.
  feed(module, session, text.subarray(0, last));
  return place(module, session, text.subarray(last));
}

/** Bytes that {@linkcode write} has written. */
export function writtenBytes(): number {
  return field(session, "outputBytes");
}

/** Writes the canonical form in the module's memory. Returns its address, good until the next call. */
export function write(module: ModuleExports, text: Uint8Array): number {
  if (text.length > MAX_BYTES) throw refusal("canonicalize", "too_large", MAX_BYTES);
  const size = begin(module, text);
  const status = module.canonicalWrite(session, size);
  if (status === 0) return field(session, "output");
  const offset = field(session, "errorOffset");
  settle(module, text);
  throw refusal("canonicalize", codeOf(status), offset);
}

/** To be called when the result is out: a large text leaves no large blocks behind. */
export function settle(module: ModuleExports, text: Uint8Array): void {
  if (text.length <= KEPT_BYTES) return;
  module.sessionFree(session);
  session = 0;
}
