/**
 * A JSON text to its tokens, byte by byte: the twin of the WASM tokenizer, made to be read.
 *
 * @module
 */

import { type JsonCode, type JsonLimits, refusal, resolveLimits } from "../json_limits.ts";
import type { ResolvedLimits } from "../json_limits.ts";

/** What a token is. */
export type TokenKind =
  | "object"
  | "array"
  | "end"
  | "key"
  | "string"
  | "number"
  | "true"
  | "false"
  | "null";

/** A token: where it stands in the text, quotes included. Brackets are tokens of length 1. */
export interface Token {
  readonly kind: TokenKind;
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads exactly one JSON text (RFC 8259) and lists its tokens.
 *
 * @throws {HotpathError} with one of `jsonCodes` and the offset of the first thing wrong
 *
 * @example
 * ```ts
 * import { tokens } from "./tokens.ts";
 *
 * const list = tokens(new TextEncoder().encode('{"a":[1]}'));
 * const kinds = list.map((token) => token.kind).join();
 * if (kinds !== "object,key,array,number,end,end") throw new Error(kinds);
 * ```
 */
export function tokens(text: Uint8Array, limits: JsonLimits = {}): Token[] {
  const resolved = resolveLimits(limits);
  const reader = new Reader(text, resolved);
  reader.value(0);
  reader.end();
  return reader.found;
}

/** The bytes between the quotes of a string token, as the string they mean. */
export function stringOf(text: Uint8Array, token: Token): string {
  // JSON.parse is strict about escapes and this token has passed the reader: nothing is left to refuse.
  const raw = text.subarray(token.offset, token.offset + token.length);
  return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(raw));
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const MINUS = 0x2d;
const ZERO = 0x30;
const encoder = new TextEncoder();
const words = (["true", "false", "null"] as const).map((word) => ({
  kind: word,
  bytes: encoder.encode(word),
}));

class Reader {
  readonly found: Token[] = [];
  readonly #text: Uint8Array;
  readonly #limits: ResolvedLimits;
  /** The text goes on beyond its limit: what is missing at the cut is not missing, but too much. */
  readonly #cut: boolean;
  #at = 0;

  constructor(text: Uint8Array, limits: ResolvedLimits) {
    this.#cut = text.length > limits.bytes;
    this.#text = this.#cut ? text.subarray(0, limits.bytes) : text;
    this.#limits = limits;
  }

  /** value = object / array / string / number / word, with white space on both sides. */
  value(depth: number): void {
    this.#skipSpace();
    const byte = this.#text[this.#at];
    if (byte === 0x7b) this.#object(depth);
    else if (byte === 0x5b) this.#array(depth);
    else if (byte === QUOTE) this.#string("string");
    else if (byte === MINUS || isDigit(byte)) this.#number();
    else this.#word(byte);
    this.#skipSpace();
  }

  end(): void {
    if (this.#at < this.#text.length) this.#fail("trailing_bytes", this.#at);
    if (this.#cut) this.#fail("truncated", this.#at);
  }

  #object(depth: number): void {
    this.#open("object", depth);
    const names = new Set<string>();
    this.#skipSpace();
    if (this.#text[this.#at] === 0x7d) return this.#bracket("end");
    for (;;) {
      this.#skipSpace();
      if (this.#text[this.#at] !== QUOTE) this.#unexpected();
      const key = this.#string("key");
      const name = stringOf(this.#text, key);
      if (this.#limits.profile === "i-json" && names.has(name)) {
        this.#fail("duplicate_key", key.offset);
      }
      names.add(name);
      this.#skipSpace();
      if (this.#text[this.#at] !== COLON) this.#unexpected();
      this.#at++;
      this.value(depth + 1);
      if (this.#text[this.#at] === 0x7d) return this.#bracket("end");
      if (this.#text[this.#at] !== COMMA) this.#unexpected();
      this.#at++;
    }
  }

  #array(depth: number): void {
    this.#open("array", depth);
    this.#skipSpace();
    if (this.#text[this.#at] === 0x5d) return this.#bracket("end");
    for (;;) {
      this.value(depth + 1);
      if (this.#text[this.#at] === 0x5d) return this.#bracket("end");
      if (this.#text[this.#at] !== COMMA) this.#unexpected();
      this.#at++;
    }
  }

  #open(kind: TokenKind, depth: number): void {
    if (depth >= this.#limits.depth) this.#fail("too_deep", this.#at);
    this.#bracket(kind);
  }

  #bracket(kind: TokenKind): void {
    this.found.push({ kind, offset: this.#at, length: 1 });
    this.#at++;
  }

  /** Checks the length after the contents: an error before the limit is the earlier one. */
  #string(kind: TokenKind): Token {
    const start = this.#at + 1;
    const problem = this.#contents(start);
    const reached = problem === undefined ? this.#at : problem.offset;
    if (reached - start > this.#limits.stringBytes - (problem?.certain === true ? 1 : 0)) {
      this.#fail("string_too_long", start + this.#limits.stringBytes);
    }
    if (problem !== undefined) this.#fail(problem.code, problem.offset);
    this.#at++;
    const token: Token = { kind, offset: start - 1, length: this.#at - start + 1 };
    this.found.push(token);
    return token;
  }

  /** Moves to the closing quote, or says what is wrong before it. */
  #contents(start: number): { code: JsonCode; offset: number; certain: boolean } | undefined {
    const text = this.#text;
    let at = start;
    for (;;) {
      const byte = text[at];
      if (byte === QUOTE) break;
      if (byte === undefined) return { code: "truncated", offset: at, certain: false };
      if (byte < 0x20) return { code: "syntax", offset: at, certain: true };
      const step = byte === BACKSLASH ? this.#escape(at) : utf8Length(text, at);
      if (typeof step === "object") return { ...step, certain: step.code !== "truncated" };
      at += step;
    }
    this.#at = at;
    return undefined;
  }

  /** The length of the escape at `at`, both halves where it is a surrogate pair. */
  #escape(at: number): number | { code: JsonCode; offset: number } {
    const letter = this.#text[at + 1];
    if (letter === undefined) return { code: "truncated", offset: at + 1 };
    if (letter !== 0x75) {
      return '"\\/bfnrt'.includes(String.fromCharCode(letter))
        ? 2
        : { code: "syntax", offset: at + 1 };
    }
    const unit = this.#hex(at + 2);
    if (typeof unit === "object") return unit;
    if (unit < 0xd800 || unit > 0xdfff || this.#limits.profile === "rfc8259") return 6;
    const lone = { code: "lone_surrogate", offset: at } as const;
    if (unit >= 0xdc00) return lone;
    for (const [index, expected] of [[at + 6, BACKSLASH], [at + 7, 0x75]] as const) {
      const next = this.#text[index];
      if (next === undefined) return { code: "truncated", offset: index };
      if (next !== expected) return lone;
    }
    const low = this.#hex(at + 8);
    if (typeof low === "object") return low;
    return low >= 0xdc00 && low <= 0xdfff ? 12 : lone;
  }

  #hex(at: number): number | { code: JsonCode; offset: number } {
    for (let index = at; index < at + 4; index++) {
      const byte = this.#text[index];
      if (byte === undefined) return { code: "truncated", offset: index };
      if (!/[0-9a-fA-F]/.test(String.fromCharCode(byte))) return { code: "syntax", offset: index };
    }
    return parseInt(String.fromCharCode(...this.#text.subarray(at, at + 4)), 16);
  }

  /** number = [ "-" ] ( "0" / digit1-9 *digit ) [ "." 1*digit ] [ "e" [ sign ] 1*digit ] */
  #number(): void {
    const start = this.#at;
    if (this.#text[this.#at] === MINUS) this.#at++;
    if (this.#text[this.#at] === ZERO) this.#at++;
    else this.#digits();
    if (this.#text[this.#at] === 0x2e) {
      this.#at++;
      this.#digits();
    }
    const exponent = this.#text[this.#at];
    if (exponent === 0x65 || exponent === 0x45) {
      this.#at++;
      const sign = this.#text[this.#at];
      if (sign === 0x2b || sign === MINUS) this.#at++;
      this.#digits();
    }
    this.found.push({ kind: "number", offset: start, length: this.#at - start });
  }

  #digits(): void {
    if (!isDigit(this.#text[this.#at])) this.#unexpected();
    while (isDigit(this.#text[this.#at])) this.#at++;
  }

  #word(first: number | undefined): void {
    const word = words.find(({ bytes }) => bytes[0] === first);
    if (word === undefined) return this.#unexpected();
    for (const byte of word.bytes) {
      if (this.#text[this.#at] !== byte) this.#unexpected();
      this.#at++;
    }
    this.found.push({
      kind: word.kind,
      offset: this.#at - word.bytes.length,
      length: word.bytes.length,
    });
  }

  #skipSpace(): void {
    for (;;) {
      const byte = this.#text[this.#at];
      if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) return;
      this.#at++;
    }
  }

  #unexpected(): never {
    this.#fail(this.#at >= this.#text.length ? "truncated" : "syntax", this.#at);
  }

  #fail(code: JsonCode, offset: number): never {
    throw refusal("read JSON", this.#cut && code === "truncated" ? "too_large" : code, offset);
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= ZERO && byte <= 0x39;
}

/** The length of the UTF-8 sequence at `at` (Unicode 16, table 3-7: well-formed sequences). */
function utf8Length(text: Uint8Array, at: number): number | { code: JsonCode; offset: number } {
  const lead = text[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const bad = { code: "invalid_utf8", offset: at } as const;
  if (lead < 0xc2 || lead > 0xf4) return bad;
  for (let index = 1; index < length; index++) {
    const byte = text[at + index];
    if (byte === undefined) return { code: "truncated", offset: text.length };
    let lowest = 0x80;
    let highest = 0xbf;
    if (index === 1 && lead === 0xe0) lowest = 0xa0;
    if (index === 1 && lead === 0xed) highest = 0x9f;
    if (index === 1 && lead === 0xf0) lowest = 0x90;
    if (index === 1 && lead === 0xf4) highest = 0x8f;
    if (byte < lowest || byte > highest) return bad;
  }
  return length;
}
