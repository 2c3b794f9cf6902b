import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import fc from "fast-check";
import { compareUtf8, objectHash, rootOf, sha256Hex } from "./canonical.ts";

const text = fc.string({ unit: "binary", maxLength: 8 });

Deno.test("compareUtf8() orders as the bytes do", () => {
  fc.assert(fc.property(text, text, text, (start, a, b) => {
    const order = compareUtf8(start + a, start + b);
    assert.equal(Math.sign(order), Buffer.compare(Buffer.from(start + a), Buffer.from(start + b)));
  }));
  assert.ok(compareUtf8("\uffff", "😀") < 0, "UTF-16 order would say otherwise");
  assert.ok("\uffff" > "😀");
});

Deno.test("objectHash() of a list of text is the hash of its plain JSON", () => {
  fc.assert(fc.property(fc.array(fc.option(text)), (row) => {
    assert.equal(objectHash(row), sha256Hex(JSON.stringify(row)));
  }));
  assert.notEqual(objectHash(["1"]), objectHash([1]));
});

Deno.test("rootOf() changes with the order and is the empty hash for nothing", () => {
  assert.notEqual(rootOf(["a", "b"]), rootOf(["b", "a"]));
  assert.equal(rootOf([]), sha256Hex(""));
});
