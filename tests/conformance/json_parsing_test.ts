/**
 * The files of nst/JSONTestSuite: `y_` must be accepted, `n_` refused, `i_` is ours to decide, as written
 * down here.
 *
 * @module
 */

import { strictEqual } from "node:assert";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { HotpathError, isCanonical, scanJson, Tokenizer } from "../../src/hotpath/mod.ts";
import { tokens } from "../../src/hotpath/reference/tokens.ts";
import { suiteFolder } from "./suites.ts";

/** Valid JSON that I-JSON (our default) refuses all the same: a name twice (RFC 7493 section 2.3). */
const refusedByDefault: readonly string[] = [
  "y_object_duplicated_key.json",
  "y_object_duplicated_key_and_value.json",
];

/** Of the undecided ones we accept numbers of any size (a reader of doubles may not) and 500 brackets. */
function isAccepted(name: string): boolean {
  return name.startsWith("y_") || name.startsWith("i_number_") ||
    name === "i_structure_500_nested_arrays.json";
}

/** Undecided ones that are half a surrogate pair: the grammar allows them, I-JSON does not. */
function isHalfPair(name: string): boolean {
  return /^i_(string|object_key)_.*(surrogate|inverted)/.test(name) && !name.includes("UTF8");
}

function cases(): { name: string; bytes: Uint8Array }[] | undefined {
  const folder = suiteFolder("jsontestsuite/test_parsing");
  if (folder === undefined) return undefined;
  return readdirSync(folder).sort().map((name) => ({
    name,
    bytes: new Uint8Array(readFileSync(join(folder, name))),
  }));
}

function twinAccepts(bytes: Uint8Array, profile: "i-json" | "rfc8259"): boolean {
  try {
    return tokens(bytes, { profile }).length > 0;
  } catch (error) {
    if (error instanceof HotpathError) return false;
    throw error;
  }
}

Deno.test("scanJson() accepts and refuses what JSONTestSuite wants, in both profiles", () => {
  const found = cases();
  if (found === undefined) return console.log("skipped: suites not present");
  strictEqual(found.length, 318);
  for (const { name, bytes } of found) {
    const isIJson = isAccepted(name) && !refusedByDefault.includes(name);
    const isRfc8259 = isAccepted(name) || isHalfPair(name);
    strictEqual(scanJson(bytes).valid, isIJson, name);
    strictEqual(scanJson(bytes, { profile: "rfc8259" }).valid, isRfc8259, name);
    strictEqual(twinAccepts(bytes, "i-json"), isIJson, name);
    strictEqual(twinAccepts(bytes, "rfc8259"), isRfc8259, name);
    if (!isIJson) strictEqual(isCanonical(bytes), false, name);
  }
});

Deno.test("Tokenizer decides every file of JSONTestSuite alike byte by byte", () => {
  const found = cases();
  if (found === undefined) return console.log("skipped: suites not present");
  for (const { name, bytes } of found) {
    const whole = scanJson(bytes);
    using tokenizer = new Tokenizer();
    for (let at = 0; at < bytes.length; at++) tokenizer.write(bytes.subarray(at, at + 1));
    strictEqual(tokenizer.end(), whole.valid, name);
    if (!whole.valid) {
      strictEqual(tokenizer.refusal?.code, whole.code, name);
      strictEqual(tokenizer.refusal?.offset, whole.offset, name);
    }
  }
});
