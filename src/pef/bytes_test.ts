import { strict as assert } from "node:assert";
import fc from "fast-check";
import {
  concatBytes,
  equalBytes,
  fromBase64,
  fromBase64Url,
  fromHex,
  fromUtf8,
  toBase64,
  toBase64Url,
  toHex,
  utf8,
} from "./bytes.ts";

const bytes = fc.uint8Array({ maxLength: 300 });

Deno.test("hex, base64 and base64url give back what they were given", () => {
  fc.assert(fc.property(bytes, (value) => {
    assert.deepEqual(fromHex(toHex(value)), Uint8Array.from(value));
    assert.deepEqual(fromBase64(toBase64(value)), Uint8Array.from(value));
    assert.deepEqual(fromBase64Url(toBase64Url(value)), Uint8Array.from(value));
  }));
});

Deno.test("toHex(), toBase64() and toBase64Url() say the same without the engine's own forms", () => {
  // As in Node 20: the bytes' own members hide those of the prototype.
  const bare = (value: Uint8Array) =>
    Object.defineProperties(value.slice(), {
      toHex: { value: undefined },
      toBase64: { value: undefined },
    });
  fc.assert(fc.property(bytes, (value) => {
    assert.equal(toHex(bare(value)), toHex(value));
    assert.equal(toBase64(bare(value)), toBase64(value));
    assert.equal(toBase64Url(bare(value)), toBase64Url(value));
  }));
});

Deno.test("fromBase64() and fromBase64Url() take a text only if they would write it themselves", () => {
  const alphabet = fc.constantFrom(..."ABab01+/-_=\n ");
  fc.assert(fc.property(fc.string({ unit: alphabet, maxLength: 12 }), (text) => {
    const standard = fromBase64(text);
    if (standard !== undefined) assert.equal(toBase64(standard), text);
    const url = fromBase64Url(text);
    if (url !== undefined) assert.equal(toBase64Url(url), text);
  }));
  for (const text of ["A", "AA", "AAA", "AB==", "AAB=", "AA=A", "AAAA=", "-_==", "AA==\n"]) {
    assert.equal(fromBase64(text), undefined, text);
  }
  for (const text of ["A", "AB", "AAB", "AA==", "+/AA", "AA\n"]) {
    assert.equal(fromBase64Url(text), undefined, text);
  }
});

Deno.test("fromHex() refuses upper case, odd lengths and other characters", () => {
  for (const text of ["A0", "0", "0g", " 00", "00\n"]) assert.equal(fromHex(text), undefined, text);
  assert.deepEqual(fromHex(""), new Uint8Array(0));
});

Deno.test("fromUtf8() keeps a byte order mark and refuses what is not well-formed", () => {
  assert.equal(fromUtf8(utf8("\ufeffa\u{1F4B8}")), "\ufeffa\u{1F4B8}");
  for (
    const bad of [[0xff], [0xc0, 0xaf], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80], [0xe2, 0x82]]
  ) {
    assert.throws(() => fromUtf8(Uint8Array.from(bad)), TypeError);
  }
});

Deno.test("equalBytes() and concatBytes() look at content and length", () => {
  fc.assert(fc.property(bytes, bytes, (a, b) => {
    assert.equal(equalBytes(a, b), toHex(a) === toHex(b));
    assert.equal(toHex(concatBytes(a, b)), toHex(a) + toHex(b));
  }));
});
