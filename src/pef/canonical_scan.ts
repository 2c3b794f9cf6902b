/**
 * Whether bytes are canonical JSON, found without building a value: five million empty objects fit into a
 * manifest's 16 MiB, and would take 600 MB as values before its shape could refuse them.
 *
 * @module
 */

import { equalBytes, fromUtf8, utf8 } from "./bytes.ts";
import { limits } from "./limits.ts";

/** What was found: the number of arrays and objects, or that the bytes are not of the one form. */
export type CanonicalScan = { readonly containers: number } | "not_canonical";

const quote = 0x22;
const backslash = 0x5c;
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d] as const;
const [comma, colon] = [0x2c, 0x3a] as const;
const words = ["true", "false", "null"] as const;

/**
 * Scans bytes by the format's rule for JSON: RFC 8785, safe integers only, depth within the bound. Keeps
 * one name for each level and nothing else.
 *
 * @example
 * ```ts
 * import { scanCanonical } from "./canonical_scan.ts";
 *
 * const bytes = (text: string) => new TextEncoder().encode(text);
 * const good = scanCanonical(bytes('{"a":[{}],"b":1}'));
 * if (good === "not_canonical" || good.containers !== 3) throw new Error("canonical");
 * if (scanCanonical(bytes('{"b":1,"a":1}')) !== "not_canonical") throw new Error("order");
 * ```
 */
export function scanCanonical(bytes: Uint8Array): CanonicalScan {
  const scan = new Scan(bytes);
  return scan.value(limits.depth) && scan.at === bytes.length
    ? { containers: scan.containers }
    : "not_canonical";
}

/** One pass over the bytes. Its recursion is bounded by the format's depth. */
class Scan {
  at = 0;
  containers = 0;
  readonly #bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  value(depthLeft: number): boolean {
    switch (this.#bytes[this.at]) {
      case openBrace:
        return depthLeft > 0 && this.#object(depthLeft);
      case openBracket:
        return depthLeft > 0 && this.#array(depthLeft);
      case quote:
        return this.#string() !== undefined;
      default:
        return this.#word() || this.#number();
    }
  }

  #object(depthLeft: number): boolean {
    this.at++;
    this.containers++;
    let before: string | undefined;
    if (this.#take(closeBrace)) return true;
    for (;;) {
      if (this.#bytes[this.at] !== quote) return false;
      const name = this.#string();
      // Code units decide (RFC 8785, 3.2.3), as they do in a comparison of strings.
      if (name === undefined || (before !== undefined && before >= name)) return false;
      before = name;
      if (!this.#take(colon) || !this.value(depthLeft - 1)) return false;
      if (this.#take(closeBrace)) return true;
      if (!this.#take(comma)) return false;
    }
  }

  #array(depthLeft: number): boolean {
    this.at++;
    this.containers++;
    if (this.#take(closeBracket)) return true;
    for (;;) {
      if (!this.value(depthLeft - 1)) return false;
      if (this.#take(closeBracket)) return true;
      if (!this.#take(comma)) return false;
    }
  }

  #take(byte: number): boolean {
    if (this.#bytes[this.at] !== byte) return false;
    this.at++;
    return true;
  }

  /** A string's value; `undefined` for one that the engine would write in another way. */
  #string(): string | undefined {
    const start = this.at++;
    for (;;) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined) return undefined;
      if (byte === quote) break;
      if (byte === backslash) this.at++;
    }
    return readString(this.#bytes.subarray(start, this.at));
  }

  #word(): boolean {
    for (const word of words) {
      if (word.charCodeAt(0) !== this.#bytes[this.at]) continue;
      for (let i = 1; i < word.length; i++) {
        if (this.#bytes[this.at + i] !== word.charCodeAt(i)) return false;
      }
      this.at += word.length;
      return true;
    }
    return false;
  }

  #number(): boolean {
    const start = this.at;
    // A sign and the sixteen digits of the largest safe integer.
    while (this.at - start < 18 && isOfNumber(this.#bytes[this.at])) this.at++;
    const text = String.fromCharCode(...this.#bytes.subarray(start, this.at));
    return /^(0|-?[1-9][0-9]{0,15})$/.test(text) && Number.isSafeInteger(Number(text));
  }
}

function isOfNumber(byte: number | undefined): boolean {
  return byte !== undefined && ((byte >= 0x30 && byte <= 0x39) || byte === 0x2d);
}

function readString(bytes: Uint8Array): string | undefined {
  try {
    const text = fromUtf8(bytes);
    const value: unknown = JSON.parse(text);
    // The engine writes the shortest escapes, as RFC 8785 asks, but also lone surrogates.
    return typeof value === "string" && JSON.stringify(value) === text && value.isWellFormed()
      ? value
      : undefined;
  } catch {
    // Not UTF-8 or no string of JSON.
    return undefined;
  }
}

/**
 * The bytes of a member of canonical bytes, `undefined` where they are no object or it has none of that
 * name.
 */
export function memberBytes(bytes: Uint8Array, name: string): Uint8Array | undefined {
  if (bytes[0] !== openBrace) return undefined;
  const wanted = utf8(JSON.stringify(name));
  for (let at = 1; bytes[at] === quote;) {
    const nameEnd = valueEnd(bytes, at);
    const end = valueEnd(bytes, nameEnd + 1);
    if (equalBytes(bytes.subarray(at, nameEnd), wanted)) return bytes.subarray(nameEnd + 1, end);
    at = end + 1;
  }
  return undefined;
}

/** Where the value at `start` of canonical bytes ends. */
function valueEnd(bytes: Uint8Array, start: number): number {
  let depth = 0;
  for (let at = start; at < bytes.length; at++) {
    const byte = bytes[at];
    if (byte === quote) {
      at++;
      while (bytes[at] !== quote && at < bytes.length) at += bytes[at] === backslash ? 2 : 1;
    } else if (byte === openBrace || byte === openBracket) depth++;
    else if (byte === closeBrace || byte === closeBracket) {
      if (depth === 0) return at;
      depth--;
    } else if (depth === 0 && (byte === comma || byte === colon)) return at;
  }
  return bytes.length;
}
