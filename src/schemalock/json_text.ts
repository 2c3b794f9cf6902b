/**
 * Strict reading of JSON bytes, and the place of a value in them.
 *
 * @module
 */

import { canonicalize, HotpathError } from "../hotpath/mod.ts";

/** Bytes that were read, or why they are no acceptable JSON. */
export type JsonReading =
  | { readonly ok: true; readonly value: unknown; readonly text: string }
  | {
    readonly ok: false;
    readonly code: string;
    readonly offset: number;
    readonly message: string;
  };

/** Largest body one lock validates in one go; larger ones need the streaming machine. */
export const bodyBytesMax = 32 * 1024 * 1024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/**
 * Reads exactly one I-JSON text (RFC 7493): no duplicate keys, no lone surrogates, valid UTF-8. Two
 * readers that pick different duplicates would enforce one value and execute the other.
 */
export function readJson(bytes: Uint8Array): JsonReading {
  if (bytes.length > bodyBytesMax) {
    return { ok: false, code: "too_large", offset: bodyBytesMax, message: "the text is too large" };
  }
  try {
    canonicalize(bytes);
  } catch (thrown) {
    if (!(thrown instanceof HotpathError)) throw thrown;
    const message = thrown.message.replace(/^cannot [^:]*: /, "");
    return { ok: false, code: thrown.code, offset: thrown.offset, message };
  }
  const text = decoder.decode(bytes);
  return { ok: true, value: JSON.parse(text), text };
}

/**
 * The byte offset at which the value of a JSON pointer starts, -1 when there is none.
 *
 * @param text one valid JSON text
 * @example
 * ```ts
 * import { offsetOf } from "./json_text.ts";
 *
 * if (offsetOf('{"é": [1, 22]}', "/é/1") !== 11) throw new Error();
 * ```
 */
export function offsetOf(text: string, pointer: string): number {
  let at = skipSpace(text, 0);
  for (const token of pointer.split("/").slice(1)) {
    const name = token.replaceAll("~1", "/").replaceAll("~0", "~");
    const child = text[at] === "{"
      ? memberOf(text, at, name)
      : text[at] === "["
      ? elementOf(text, at, Number(name))
      : -1;
    if (child === -1) return -1;
    at = child;
  }
  return new TextEncoder().encode(text.slice(0, at)).length;
}

function skipSpace(text: string, from: number): number {
  let at = from;
  while (/[ \t\r\n]/.test(text[at] ?? "")) at++;
  return at;
}

function endOfString(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at + 1;
}

/** Steps over one value without recursion: hostile texts nest as deep as the reader allows. */
export function endOfValue(text: string, from: number): number {
  let depth = 0;
  let at = from;
  do {
    const character = text[at] ?? "";
    if (character === '"') at = endOfString(text, at);
    else {
      if (character === "{" || character === "[") depth++;
      if (character === "}" || character === "]") depth--;
      at++;
      if (depth === 0 && !/[}\]]/.test(character)) {
        while (at < text.length && !/[\s,}\]]/.test(text[at] ?? "")) at++;
      }
    }
  } while (depth > 0 && at < text.length);
  return at;
}

function memberOf(text: string, from: number, name: string): number {
  let at = skipSpace(text, from + 1);
  while (text[at] === '"') {
    const end = endOfString(text, at);
    const key: unknown = JSON.parse(text.slice(at, end));
    at = skipSpace(text, skipSpace(text, end) + 1);
    if (key === name) return at;
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return -1;
}

function elementOf(text: string, from: number, index: number): number {
  let at = skipSpace(text, from + 1);
  for (let count = 0; text[at] !== "]" && at < text.length; count++) {
    if (count === index) return at;
    at = skipSpace(text, endOfValue(text, at));
    if (text[at] === ",") at = skipSpace(text, at + 1);
  }
  return -1;
}
