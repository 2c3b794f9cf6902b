/**
 * The files of cyberphone/json-canonicalization (RFC 8785): each input gives its output, byte for byte.
 *
 * @module
 */

import { deepStrictEqual, strictEqual } from "node:assert";
import { canonicalize, isCanonical } from "../../src/hotpath/mod.ts";
import * as reference from "../../src/hotpath/reference/canonical.ts";
import { type CaseFile, caseFiles } from "./suites.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

for (
  const [name, side] of [["wasm", { canonicalize, isCanonical }], ["twin", reference]] as const
) {
  Deno.test(`canonicalize() [${name}] gives every published output, which isCanonical() knows`, () => {
    const inputs = caseFiles("jcs/input");
    const outputs = caseFiles("jcs/output");
    if (inputs === undefined || outputs === undefined) {
      return console.log("skipped: suites not present");
    }
    strictEqual(inputs.length, 6);
    for (const [index, { path, text }] of inputs.entries()) {
      const output: CaseFile | undefined = outputs[index];
      strictEqual(output?.path, path);
      deepStrictEqual(side.canonicalize(bytesOf(text)), bytesOf(output?.text ?? ""), path);
      strictEqual(side.isCanonical(bytesOf(output?.text ?? "")), true, path);
      strictEqual(side.isCanonical(bytesOf(text)), text === output?.text, path);
    }
  });
}
