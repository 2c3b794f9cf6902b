/**
 * The bounds of every JSON text this room reads, and the codes with which it refuses one.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";

/** Why a text was refused. The offset that goes with it is the byte at which that became certain. */
export const jsonCodes = {
  /** A byte that RFC 8259 does not allow here. Offset: that byte. */
  syntax: "is not JSON",
  /** The text ends too early. Offset: its length. */
  truncated: "ends before the value does",
  /** More than white space after the value. Offset: the first byte of it. */
  trailing_bytes: "goes on after the value",
  /** A string is not well-formed UTF-8. Offset: the first byte of the bad sequence. */
  invalid_utf8: "holds a string that is not UTF-8",
  /** A `\u` escape of half a surrogate pair (RFC 7493 section 2.1). Offset: its backslash. */
  lone_surrogate: "holds half a surrogate pair",
  /** A member name for the second time (RFC 7493 section 2.3). Offset: its opening quote. */
  duplicate_key: "names a member twice",
  /** A number beyond the range of a double. Offset: its first byte. */
  number_range: "holds a number beyond the range of a double",
  /** A bracket deeper than the limit. Offset: the bracket. */
  too_deep: "is nested deeper than the limit",
  /** More bytes than the limit. Offset: the limit. */
  too_large: "is longer than the limit",
  /** A string with more bytes between its quotes than the limit. Offset: the first byte too many. */
  string_too_long: "holds a string longer than the limit",
} as const;

/** One of {@linkcode jsonCodes}. */
export type JsonCode = keyof typeof jsonCodes;

/** What a JSON text may be. */
export interface JsonLimits {
  /** Brackets that may be open at once, 1 to 1000. Default 1000. */
  readonly depth?: number;
  /** Bytes of the whole text, white space included. Default and most: 134 217 727. */
  readonly bytes?: number;
  /** Bytes between the quotes of one string or name, as written. Default: `bytes`. */
  readonly stringBytes?: number;
  /**
   * `i-json` (the default, RFC 7493) refuses members named twice and lone surrogates, which receivers
   * understand differently from each other; `rfc8259` lets both pass.
   */
  readonly profile?: "i-json" | "rfc8259";
}

/** Limits with every field filled in. */
export type ResolvedLimits = Required<JsonLimits>;

/** The deepest nesting: what recursive readers downstream can be trusted to survive. */
export const MAX_DEPTH = 1000;

/** The longest text: offsets and lengths on the tape have 27 bits. */
export const MAX_BYTES = 2 ** 27 - 1;

/** Fills in defaults and refuses a limit outside its range. */
export function resolveLimits(limits: JsonLimits = {}): ResolvedLimits {
  const bytes = limits.bytes ?? MAX_BYTES;
  return {
    depth: inRange("depth", limits.depth ?? MAX_DEPTH, MAX_DEPTH),
    bytes: inRange("bytes", bytes, MAX_BYTES),
    stringBytes: inRange("stringBytes", limits.stringBytes ?? bytes, MAX_BYTES),
    profile: limits.profile ?? "i-json",
  };
}

function inRange(name: string, value: number, most: number): number {
  if (Number.isInteger(value) && value >= 1 && value <= most) return value;
  throw new HotpathError("bad_limit", `cannot read JSON: limit '${name}' is not 1 to ${most}`);
}

/** The exception for a refused text. `action` reads "canonicalize" or "read JSON". */
export function refusal(action: string, code: JsonCode, offset: number): HotpathError {
  const message = `cannot ${action}: the text ${jsonCodes[code]} (byte ${offset})`;
  return new HotpathError(code, message, { offset });
}
