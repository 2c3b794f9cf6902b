/**
 * Runs the WASM side and its twin on the same JSON text and fails where they differ.
 *
 * @module
 */

import { deepStrictEqual, strictEqual } from "node:assert";
import {
  canonicalize,
  canonicalizeInto,
  HotpathError,
  isCanonical,
  type JsonLimits,
  scanJson,
  Tokenizer,
} from "../../src/hotpath/mod.ts";
import * as reference from "../../src/hotpath/reference/canonical.ts";
import { TextReader } from "../../src/hotpath/reference/text_reader.ts";

/** What a function gave, or the refusal that it raised. */
function outcomeOf<Result>(work: () => Result): Result | string {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof HotpathError)) throw error;
    return `${error.code} at ${error.offset}`;
  }
}

/** Canonical form and compare mode against the twin, and against each other. */
export function compareCanonical(text: Uint8Array): void {
  const expected = outcomeOf(() => reference.canonicalize(text));
  const actual = outcomeOf(() => canonicalize(text));
  deepStrictEqual(actual, expected);
  strictEqual(isCanonical(text), reference.isCanonical(text));
  if (typeof actual === "string") return;
  strictEqual(isCanonical(actual), true);
  const out = new Uint8Array(actual.length);
  strictEqual(canonicalizeInto(text, out), actual.length);
  deepStrictEqual(out, actual);
}

/** The tokenizer, fed in chunks that end at `cuts`, against the twin: verdict, place, tape, text. */
export function compareTokenizer(
  text: Uint8Array,
  { cuts, limits = {} }: { readonly cuts: readonly number[]; readonly limits?: JsonLimits },
): void {
  const twin = new TextReader(limits);
  twin.write(text);
  using tokenizer = new Tokenizer(limits);
  let start = 0;
  let isRefused = false;
  for (const end of [...cuts, text.length]) {
    const isFine = tokenizer.write(text.subarray(start, end));
    strictEqual(isFine && isRefused, false, "a refusal was taken back");
    isRefused ||= !isFine;
    start = end;
  }
  const isFine = tokenizer.end();
  strictEqual(isFine && isRefused, false, "a refusal was taken back");
  strictEqual(isFine, twin.end());
  deepStrictEqual(tokenizer.refusal, twin.refusal);
  if (!isFine) return;
  deepStrictEqual([...tokenizer.tape()], [...twin.tape()]);
  deepStrictEqual([...tokenizer.text()], [...text]);
  strictEqual(tokenizer.depth, twin.depth);
  const scan = scanJson(text, limits);
  deepStrictEqual(scan, { valid: true, depth: twin.depth, tokens: twin.tokenCount });
}
