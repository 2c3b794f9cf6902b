/**
 * JSON texts that are read but not rewritten: a strict reader, and where a value stands in the text.
 *
 * @module
 */

/** A parsed JSON value. */
export type JsonValue =
  | string
  | number
  | boolean
  | null
  | readonly JsonValue[]
  | { readonly [key: string]: JsonValue };

/** A JSON object. */
export type JsonObject = { readonly [key: string]: JsonValue };

/** Why a text is not taken as JSON. Never quotes the text. */
export interface JsonProblem {
  readonly code: "syntax" | "duplicate_key" | "forbidden_name" | "too_deep" | "too_many_members";
  /** What is the case, to follow "cannot read the body as JSON: ". */
  readonly message: string;
  /** Offset in UTF-16 code units, where it is known. */
  readonly offset?: number;
}

/** The result of {@linkcode parseJson}. */
export type JsonReading = { readonly value: JsonValue } | { readonly problem: JsonProblem };

/** What a JSON text may be. */
export interface JsonTextLimits {
  /** Brackets open at once: what the readers behind us can be trusted to survive. */
  readonly depth: number;
  /** Members of one object: a bound on the memory of the duplicate check. */
  readonly members: number;
}

/** Bounds that fit every body of the APIs we know. */
export const defaultJsonLimits: JsonTextLimits = { depth: 64, members: 10_000 };

/**
 * Reads exactly one JSON text (RFC 8259) and refuses a member named twice: two parsers may choose
 * different ones, so what was checked would not be what is executed (RFC 8259, section 4).
 *
 * @example
 * ```ts
 * import { parseJson } from "./json_text.ts";
 *
 * const reading = parseJson('{"a":1,"\\u0061":2}');
 * if (!("problem" in reading) || reading.problem.code !== "duplicate_key") throw new Error("passed");
 * ```
 */
export function parseJson(text: string, limits: JsonTextLimits = defaultJsonLimits): JsonReading {
  const problem = depthProblem(text, limits.depth);
  if (problem !== undefined) return { problem };
  let value: JsonValue;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine's message quotes the text, which may hold a secret: ours does not.
    return { problem: { code: "syntax", message: "it is not one JSON text" } };
  }
  const structure = structureProblem(text, limits);
  return structure === undefined ? { value } : { problem: structure };
}

/**
 * The value of a text that {@linkcode parseJson} accepted, with integers beyond 2^53 as `bigint`: as a
 * number two different amounts would compare equal.
 *
 * @example
 * ```ts
 * import { exactValue } from "./json_text.ts";
 *
 * if (String(exactValue("[9007199254740993]")) !== "9007199254740993") throw new Error("rounded");
 * ```
 */
export function exactValue(text: string): unknown {
  const keepDigits = (_name: string, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" && !Number.isSafeInteger(value) &&
      /^-?[0-9]+$/.test(context?.source ?? "")
      ? BigInt(context?.source ?? "")
      : value;
  return JSON.parse(text, keepDigits);
}

/** A place in a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/**
 * Where the value at `path` stands in `text`, which {@linkcode parseJson} must have accepted.
 *
 * @example
 * ```ts
 * import { locateValue } from "./json_text.ts";
 *
 * const text = '{"a": [1, {"b": "x"}]}';
 * const span = locateValue(text, ["a", 1, "b"]);
 * if (span === undefined || text.slice(span.start, span.end) !== '"x"') throw new Error("lost");
 * ```
 */
export function locateValue(text: string, path: readonly (string | number)[]): Span | undefined {
  let at = skipSpace(text, 0);
  for (const step of path) {
    const next = typeof step === "string"
      ? memberStart(text, { at, name: step })
      : itemStart(text, { at, index: step });
    if (next === undefined) return undefined;
    at = next;
  }
  return { start: at, end: valueEnd(text, at) };
}

/** Replaces values by JSON texts; every other character stays as it was, numbers included. */
export function replaceValues(
  text: string,
  edits: readonly { readonly path: readonly (string | number)[]; readonly json: string }[],
): string {
  const located = edits.map(({ path, json }) => {
    const span = locateValue(text, path);
    if (span === undefined) throw new RangeError("cannot replace a value: the path leads nowhere");
    return { ...span, json };
  }).sort((a, b) => a.start - b.start);
  let result = "";
  let at = 0;
  for (const { start, end, json } of located) {
    result += text.slice(at, start) + json;
    at = end;
  }
  return result + text.slice(at);
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;
const COLON = 0x3a;
const COMMA = 0x2c;

/** Runs before the engine's own parser, so that no nesting reaches its recursion. */
function depthProblem(text: string, most: number): JsonProblem | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) {
      at = stringEnd(text, at) - 1;
    } else if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) {
      if (++depth > most) {
        return { code: "too_deep", message: `it is nested deeper than ${most}`, offset: at };
      }
    } else if (unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) depth--;
  }
  return undefined;
}

/** Walks a text that is known to be JSON: only names and brackets matter. */
function structureProblem(text: string, limits: JsonTextLimits): JsonProblem | undefined {
  const open: (Set<string> | undefined)[] = [];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === OPEN_OBJECT) open.push(new Set());
    else if (unit === OPEN_ARRAY) open.push(undefined);
    else if (unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) open.pop();
    else if (unit === QUOTE) {
      const end = stringEnd(text, at);
      const names = open.at(-1);
      if (names !== undefined && text.charCodeAt(skipSpace(text, end)) === COLON) {
        const name = stringValue(text, { start: at, end });
        if (name === "__proto__") {
          // A client that copies members one by one would read this one's members as its own.
          return { code: "forbidden_name", message: "it has a member '__proto__'", offset: at };
        }
        if (names.has(name)) {
          return { code: "duplicate_key", message: "it names a member twice", offset: at };
        }
        if (names.size >= limits.members) {
          const message = `an object has more than ${limits.members} members`;
          return { code: "too_many_members", message, offset: at };
        }
        names.add(name);
      }
      at = end - 1;
    }
  }
  return undefined;
}

/** The offset after the closing quote; the end of the text where there is none. */
function stringEnd(text: string, start: number): number {
  let at = start + 1;
  for (;;) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return text.length;
    let slashes = 0;
    while (text.charCodeAt(quote - 1 - slashes) === BACKSLASH) slashes++;
    if (slashes % 2 === 0) return quote + 1;
    at = quote + 1;
  }
}

function stringValue(text: string, span: Span): string {
  const raw = text.slice(span.start + 1, span.end - 1);
  return raw.includes("\\") ? JSON.parse(`"${raw}"`) : raw;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit !== 0x20 && unit !== 0x0a && unit !== 0x0d && unit !== 0x09) return at;
    at++;
  }
}

function valueEnd(text: string, start: number): number {
  const first = text.charCodeAt(start);
  if (first === QUOTE) return stringEnd(text, start);
  let at = start;
  if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) {
    while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at++;
    return at;
  }
  let depth = 0;
  for (; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) at = stringEnd(text, at) - 1;
    else if (unit === OPEN_OBJECT || unit === OPEN_ARRAY) depth++;
    else if ((unit === CLOSE_OBJECT || unit === CLOSE_ARRAY) && --depth === 0) return at + 1;
  }
  return at;
}

function memberStart(
  text: string,
  { at, name }: { readonly at: number; readonly name: string },
): number | undefined {
  if (text.charCodeAt(at) !== OPEN_OBJECT) return undefined;
  let key = skipSpace(text, at + 1);
  while (text.charCodeAt(key) === QUOTE) {
    const end = stringEnd(text, key);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (stringValue(text, { start: key, end }) === name) return value;
    const after = skipSpace(text, valueEnd(text, value));
    if (text.charCodeAt(after) !== COMMA) return undefined;
    key = skipSpace(text, after + 1);
  }
  return undefined;
}

function itemStart(
  text: string,
  { at, index }: { readonly at: number; readonly index: number },
): number | undefined {
  if (text.charCodeAt(at) !== OPEN_ARRAY) return undefined;
  let item = skipSpace(text, at + 1);
  if (text.charCodeAt(item) === CLOSE_ARRAY) return undefined;
  for (let n = 0; n < index; n++) {
    const after = skipSpace(text, valueEnd(text, item));
    if (text.charCodeAt(after) !== COMMA) return undefined;
    item = skipSpace(text, after + 1);
  }
  return item;
}
