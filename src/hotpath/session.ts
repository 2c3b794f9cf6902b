/**
 * A JSON session of the WASM module seen from TypeScript: feeding it, and what it says.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { memoryBytes, memoryWords } from "./instance.ts";
import type { JsonCode, ResolvedLimits } from "./json_limits.ts";
import type { ModuleExports } from "./module_generated.ts";

/** Words of a session, as `wasm/assembly/session.ts` lays them out. */
export const fields = {
  errorOffset: 1,
  tape: 2,
  tapeBytes: 3,
  text: 4,
  textBytes: 5,
  output: 6,
  outputBytes: 7,
  deepest: 8,
  textCapacity: 9,
} as const;

/** Status codes in the order of the module's numbers; 0 is fine, the last is a memory that is full. */
const statusCodes: readonly (JsonCode | undefined)[] = [
  undefined,
  "syntax",
  "truncated",
  "trailing_bytes",
  "invalid_utf8",
  "lone_surrogate",
  "duplicate_key",
  "number_range",
  "too_deep",
  "too_large",
  "string_too_long",
];
const NO_MEMORY = 11;

/** In the profile word: what to refuse beyond RFC 8259. */
export const refuse = { duplicates: 1, loneSurrogates: 2 } as const;

/**
 * Long texts are fed in pieces: a piece stays in the cache between copying and reading, and the engine
 * replaces a function by its optimized code only between calls.
 */
export const PIECE_BYTES = 65_536;

/** Sessions that all calls share keep the blocks of a text of so many bytes for the next one. */
export const KEPT_BYTES: number = 16 * 1024 * 1024;

/** Bytes behind the text that the module sets to zero. */
export const SENTINEL_BYTES = 16;

/** A new session; give it back with `module.sessionFree()`. */
export function createSession(module: ModuleExports): number {
  // The secret only decides where names fall in a hash table: no result depends on it.
  const [seed = 0n] = crypto.getRandomValues(new BigUint64Array(1));
  const session = module.sessionCreate(seed);
  if (session === 0) throw outOfMemory();
  return session;
}

/** Prepares the session for a new text. */
export function resetSession(
  module: ModuleExports,
  session: number,
  { depth, stringBytes, profile }: ResolvedLimits,
): void {
  const bits = profile === "i-json" ? refuse.duplicates | refuse.loneSurrogates : 0;
  module.tokenizerReset(session, depth, stringBytes, bits);
}

/** Appends bytes to the text and reads them. Returns the status. */
export function feed(module: ModuleExports, session: number, bytes: Uint8Array): number {
  for (let offset = 0; offset < bytes.length; offset += PIECE_BYTES) {
    const piece = bytes.length <= PIECE_BYTES
      ? bytes
      : bytes.subarray(offset, offset + PIECE_BYTES);
    const status = module.tokenizerWrite(session, place(module, session, piece));
    if (status !== 0) return status;
  }
  return 0;
}

/** Puts bytes behind the text, for a call that will read them. Returns their number. */
export function place(module: ModuleExports, session: number, bytes: Uint8Array): number {
  const address = reserve(module, session, bytes.length);
  memoryBytes().set(bytes, address);
  return bytes.length;
}

/** Makes room for so many more bytes of text. Returns the address of the first. */
export function reserve(module: ModuleExports, session: number, size: number): number {
  const address = module.tokenizerReserve(session, size);
  if (address === 0) throw outOfMemory();
  return address;
}

/** A word of the session. */
export function field(session: number, name: keyof typeof fields): number {
  return memoryWords()[(session >>> 2) + fields[name]] ?? 0;
}

/** What a status other than 0 means. */
export function codeOf(status: number): JsonCode {
  const code = statusCodes[status];
  if (status === NO_MEMORY || code === undefined) throw outOfMemory();
  return code;
}

/** The exception for a memory that cannot grow further. */
export function outOfMemory(): HotpathError {
  return new HotpathError(
    "out_of_memory",
    "cannot read JSON: the text needs more memory than there is",
  );
}
