/**
 * RFC 8785 (JSON Canonicalization Scheme) in plain TypeScript: the twin of the WASM canonical form.
 *
 * @module
 */

import { HotpathError } from "../errors.ts";
import { MAX_BYTES, refusal } from "../json_limits.ts";
import { stringOf, type Token, tokens } from "./tokens.ts";

/**
 * The canonical form of one JSON text: members sorted by UTF-16 code units, no white space, the
 * shortest escapes, numbers as ECMAScript prints them.
 *
 * @param text UTF-8 bytes of exactly one I-JSON text (RFC 7493); a byte order mark is not JSON
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
  if (text.length > MAX_BYTES) throw refusal("canonicalize", "too_large", MAX_BYTES);
  return encoder.encode(new Printer(text).print());
}

/**
 * Writes the canonical form of `text` into `out`.
 *
 * @returns the number of bytes written
 * @throws {HotpathError} as {@linkcode canonicalize}, or `output_too_small`, with nothing written
 */
export function canonicalizeInto(text: Uint8Array, out: Uint8Array): number {
  const canonical = canonicalize(text);
  if (canonical.length > out.length) {
    throw new HotpathError(
      "output_too_small",
      `cannot canonicalize: the result has ${canonical.length} bytes, the output ${out.length}`,
    );
  }
  out.set(canonical);
  return canonical.length;
}

/** Whether `text` is its own canonical form. What is not JSON at all is not canonical either. */
export function isCanonical(text: Uint8Array): boolean {
  let canonical: Uint8Array;
  try {
    canonical = canonicalize(text);
  } catch (error) {
    if (error instanceof HotpathError) return false;
    throw error;
  }
  return canonical.length === text.length && canonical.every((byte, index) => byte === text[index]);
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

class Printer {
  readonly #text: Uint8Array;
  readonly #tokens: readonly Token[];
  #next = 0;

  constructor(text: Uint8Array) {
    this.#text = text;
    this.#tokens = tokens(text);
  }

  print(): string {
    for (const token of this.#tokens) {
      if (token.kind === "number" && !Number.isFinite(this.#number(token))) {
        throw refusal("canonicalize", "number_range", token.offset);
      }
    }
    return this.#value();
  }

  #value(): string {
    const token = this.#take();
    if (token.kind === "object") return this.#object();
    if (token.kind === "array") return this.#array();
    if (token.kind === "string") return JSON.stringify(stringOf(this.#text, token));
    // RFC 8785 section 3.2.2.3: ECMAScript's Number::toString, in which -0 is "0".
    if (token.kind === "number") return String(this.#number(token));
    return token.kind;
  }

  #object(): string {
    const members: { name: string; value: string }[] = [];
    for (let token = this.#take(); token.kind !== "end"; token = this.#take()) {
      members.push({ name: stringOf(this.#text, token), value: this.#value() });
    }
    // RFC 8785 section 3.2.3: `<` on strings compares UTF-16 code units; no two names are equal.
    members.sort((left, right) => (left.name < right.name ? -1 : 1));
    return `{${members.map(({ name, value }) => `${JSON.stringify(name)}:${value}`).join()}}`;
  }

  #array(): string {
    const values: string[] = [];
    while (this.#tokens[this.#next]?.kind !== "end") values.push(this.#value());
    this.#next++;
    return `[${values.join()}]`;
  }

  #number(token: Token): number {
    return Number(decoder.decode(this.#text.subarray(token.offset, token.offset + token.length)));
  }

  #take(): Token {
    const token = this.#tokens[this.#next++];
    if (token === undefined) throw new Error("the reader left a value open");
    return token;
  }
}
