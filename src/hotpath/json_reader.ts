/**
 * What reads a JSON text in pieces: the shape that the WASM reader and its twin share.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import type { JsonCode } from "./json_limits.ts";

/** Why a text is refused, and the byte at which that became certain. */
export interface JsonRefusal {
  readonly code: JsonCode;
  readonly offset: number;
}

/** One text, chunk after chunk; see `Tokenizer` for what each member means. */
export interface JsonReader {
  write(chunk: Uint8Array): boolean;
  end(): boolean;
  reset(): void;
  close(): void;
  readonly refusal: JsonRefusal | undefined;
  readonly tokenCount: number;
  readonly depth: number;
  tape(): Uint32Array;
  text(): Uint8Array;
}

/** The exception for a call that comes too late. */
export function isOver(what: "ended" | "closed"): HotpathError {
  return new HotpathError(what, `cannot read JSON: the tokenizer is ${what}`);
}
