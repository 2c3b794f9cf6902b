/**
 * The public inclusion and consistency cases of transparency-dev/merkle, run against the WASM path and
 * the plain twin.
 *
 * @module
 */

import { strictEqual } from "node:assert";
import { verifyConsistency, verifyInclusion } from "../../src/hotpath/mod.ts";
import * as reference from "../../src/hotpath/reference/merkle.ts";
import { caseFiles } from "./suites.ts";

const implementations = [
  { name: "wasm", verifyConsistency, verifyInclusion },
  { name: "reference", ...reference },
];

/** A number above 2^53 keeps its value: it is read from the source text, not from the double. */
function parseCase(text: string): Record<string, unknown> {
  return JSON.parse(text, (_key, value: unknown, context?: { readonly source?: string }) => {
    return typeof value === "number" ? BigInt(context?.source ?? value) : value;
  });
}

function bytesOf(value: unknown): Uint8Array {
  return Uint8Array.fromBase64(typeof value === "string" ? value : "");
}

function proofOf(value: unknown): Uint8Array[] {
  return Array.isArray(value) ? value.map(bytesOf) : [];
}

function treeNumberOf(value: unknown): bigint {
  if (typeof value !== "bigint") throw new TypeError("the case has no number here");
  return value;
}

for (const { name, verifyInclusion } of implementations) {
  const files = caseFiles("merkle/inclusion");
  Deno.test(`verifyInclusion() [${name}] decides every public case as published`, () => {
    if (files === undefined) return console.log("skipped: suites not present");
    strictEqual(files.length, 98);
    for (const { path, text } of files) {
      const test = parseCase(text);
      const verdict = verifyInclusion({
        leafHash: bytesOf(test.leafHash),
        index: treeNumberOf(test.leafIdx),
        size: treeNumberOf(test.treeSize),
        proof: proofOf(test.proof),
        root: bytesOf(test.root),
      });
      strictEqual(verdict, test.wantErr === false, path);
    }
  });
}

for (const { name, verifyConsistency } of implementations) {
  const files = caseFiles("merkle/consistency");
  Deno.test(`verifyConsistency() [${name}] decides every public case as published`, () => {
    if (files === undefined) return console.log("skipped: suites not present");
    strictEqual(files.length, 98);
    for (const { path, text } of files) {
      const test = parseCase(text);
      const verdict = verifyConsistency({
        size1: treeNumberOf(test.size1),
        size2: treeNumberOf(test.size2),
        proof: proofOf(test.proof),
        root1: bytesOf(test.root1),
        root2: bytesOf(test.root2),
      });
      strictEqual(verdict, test.wantErr === false, path);
    }
  });
}
