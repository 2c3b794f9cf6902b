/**
 * The one strictness rule: JSON must be its own canonical form, byte for byte (SPEC, section 2).
 *
 * @module
 */

import { fromUtf8 } from "./bytes.ts";
import { depthOf, limits } from "./limits.ts";

/** Why bytes are no JSON of a bundle. */
export type JsonProblem = "too_long" | "too_deep" | "not_canonical";

/**
 * The value of bytes that are their own canonical form (RFC 8785), within a size and the format's depth.
 * That refuses duplicate keys, odd numbers, escapes, order, white space and lone surrogates at once.
 *
 * @example
 * ```ts
 * import { parseStrict } from "./strict_json.ts";
 *
 * const bytes = (text: string) => new TextEncoder().encode(text);
 * if (typeof parseStrict(bytes('{"a":1,"b":[]}'), 100) === "string") throw new Error("canonical");
 * if (parseStrict(bytes('{"b":1,"a":1}'), 100) !== "not_canonical") throw new Error("order");
 * ```
 */
export function parseStrict(
  bytes: Uint8Array,
  maxBytes: number,
): { readonly value: unknown } | JsonProblem {
  if (bytes.length > maxBytes) return "too_long";
  // A document of brackets alone takes forty times its size once it is read: it never is. Lines are short.
  if (bytes.length > limits.lineBytes && depthOf(bytes) > limits.depth) return "too_deep";
  const value = parseCanonical(bytes);
  if (value !== undefined) return { value };
  return depthOf(bytes) > limits.depth ? "too_deep" : "not_canonical";
}

/**
 * The engine's own reader and writer do the work: what it reads and then writes again as the same text has
 * no white space, no odd escape, no odd number, no name twice. What is left is the order of names, which
 * the engine keeps as it found it, the range of numbers, and lone surrogates, which it writes as escapes.
 */
function parseCanonical(bytes: Uint8Array): unknown {
  let text: string;
  let value: unknown;
  try {
    text = fromUtf8(bytes);
    value = JSON.parse(text);
  } catch {
    // Not UTF-8 or not JSON: nothing has a canonical form here.
    return undefined;
  }
  const order = judge(value, limits.depth);
  if (order === "refused") return undefined;
  const written = order === "plain" ? JSON.stringify(value) : writeSorted(value);
  return written === text && !hasLoneSurrogate(text, written) ? value : undefined;
}

/** The engine escapes a lone surrogate as `\udXXX`, and nothing else that way. */
function hasLoneSurrogate(text: string, written: string): boolean {
  return written.includes("\\ud") && /(?:^|[^\\])(?:\\\\)*\\ud/.test(text);
}

/**
 * Whether names are in order as the engine lists them; `integer_names` where it lists them its own way.
 * Refused: names out of order, numbers that are no safe integers, depth beyond the bound.
 */
function judge(value: unknown, depthLeft: number): "plain" | "integer_names" | "refused" {
  if (typeof value === "number") return Number.isSafeInteger(value) ? "plain" : "refused";
  if (typeof value !== "object" || value === null) return "plain";
  if (depthLeft === 0) return "refused";
  if (Array.isArray(value)) {
    let result: "plain" | "integer_names" = "plain";
    for (const item of value) {
      const inner = judge(item, depthLeft - 1);
      if (inner === "refused") return inner;
      if (inner !== "plain") result = inner;
    }
    return result;
  }
  return judgeObject(value as Record<string, unknown>, depthLeft);
}

function judgeObject(
  value: Record<string, unknown>,
  depthLeft: number,
): "plain" | "integer_names" | "refused" {
  let result: "plain" | "integer_names" = "plain";
  let before: string | undefined;
  for (const name of Object.keys(value)) {
    // Names that look like array indexes come first and by value, whatever the text said.
    if (startsWithDigit(name)) result = "integer_names";
    else if (before !== undefined && before >= name && !startsWithDigit(before)) return "refused";
    before = name;
    const inner = judge(value[name], depthLeft - 1);
    if (inner === "refused") return inner;
    if (inner !== "plain") result = inner;
  }
  return result;
}

function startsWithDigit(name: string): boolean {
  const unit = name.charCodeAt(0);
  return unit >= 0x30 && unit <= 0x39;
}

/** RFC 8785 by hand, for the rare object whose names the engine reorders. */
function writeSorted(value: unknown): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(writeSorted).join(",")}]`;
  const object = value as Record<string, unknown>;
  const members = Object.keys(object).sort().map((name) =>
    `${JSON.stringify(name)}:${writeSorted(object[name])}`
  );
  return `{${members.join(",")}}`;
}
