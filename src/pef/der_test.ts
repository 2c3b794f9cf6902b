import { strict as assert } from "node:assert";
import fc from "fast-check";
import { DerReader, derTags, readDer } from "./der.ts";
import { oid, oids } from "./oids.ts";

const bytes = (...values: readonly number[]) => Uint8Array.from(values);
const integerOf = (input: Uint8Array) => readDer(input, (reader) => reader.integer());

/** Written as X.690 has it, by other means than those that read. */
function encode(tag: number, content: Uint8Array): Uint8Array {
  const { length } = content;
  if (length < 0x80) return Uint8Array.of(tag, length, ...content);
  const hex = length.toString(16);
  const digits = (hex.length % 2 === 0 ? hex : `0${hex}`).match(/../g) ?? [];
  const size = digits.map((digit) => Number.parseInt(digit, 16));
  return Uint8Array.of(tag, 0x80 | size.length, ...size, ...content);
}

Deno.test("DerReader gives the content of what was written, at any length", () => {
  const length = fc.oneof(fc.nat(300), fc.constantFrom(127, 128, 255, 256, 65_535, 65_536));
  fc.assert(fc.property(length, fc.nat(0x1e), (size, tag) => {
    const content = new Uint8Array(size).fill(7);
    const read = readDer(encode(tag, content), (reader) => reader.element(tag));
    assert.deepEqual(read?.content, content);
  }));
});

Deno.test("readDer() refuses what is cut off, goes on, or is nothing", () => {
  const good = encode(derTags.octetString, new Uint8Array(200));
  const read = (input: Uint8Array) => readDer(input, (reader) => reader.any().content.length);
  assert.equal(read(good), 200);
  for (let end = 0; end < good.length; end++) assert.equal(read(good.subarray(0, end)), undefined);
  assert.equal(read(Uint8Array.of(...good, 0)), undefined);
});

Deno.test("DerReader refuses lengths that are not the shortest, and indefinite ones", () => {
  const read = (input: Uint8Array) => readDer(input, (reader) => reader.any().tag);
  assert.equal(read(bytes(4, 1, 9)), 4);
  assert.equal(read(bytes(4, 0x81, 1, 9)), undefined);
  assert.equal(read(bytes(4, 0x82, 0, 0x80, ...new Array(128).fill(0))), undefined);
  assert.equal(read(bytes(0x30, 0x80, 0, 0)), undefined);
  assert.equal(read(bytes(4, 0x84, 0, 0, 0, 1, 9)), undefined);
  assert.equal(read(bytes(0x1f, 0x20, 1, 9)), undefined);
});

Deno.test("DerReader refuses integers with needless bytes", () => {
  assert.deepEqual(integerOf(bytes(2, 1, 0)), bytes(0));
  assert.deepEqual(integerOf(bytes(2, 2, 0, 0x80)), bytes(0, 0x80));
  assert.deepEqual(integerOf(bytes(2, 2, 0xff, 0x7f)), bytes(0xff, 0x7f));
  for (const content of [[], [0, 0x7f], [0xff, 0x80]]) {
    assert.equal(integerOf(bytes(2, content.length, ...content)), undefined);
  }
});

Deno.test("DerReader refuses booleans, bit strings and lists of another form", () => {
  const flag = (...content: number[]) =>
    readDer(bytes(1, content.length, ...content), (reader) => reader.optionalBoolean());
  assert.equal(flag(0xff), true);
  assert.equal(flag(0), false);
  assert.equal(flag(1), undefined);
  assert.equal(flag(0xff, 0xff), undefined);
  const bits = (...content: number[]) =>
    readDer(bytes(3, content.length, ...content), (reader) => reader.wholeBits());
  assert.deepEqual(bits(0, 5), bytes(5));
  assert.equal(bits(1, 4), undefined);
  assert.equal(bits(), undefined);
  const list = (input: Uint8Array) =>
    readDer(input, (reader) => reader.rest(2, (items) => items.integer()).length);
  assert.equal(list(bytes(2, 1, 1, 2, 1, 2)), 2);
  assert.equal(list(bytes(2, 1, 1, 2, 1, 2, 2, 1, 3)), undefined);
  assert.equal(list(bytes()), undefined);
});

Deno.test("readDer() passes on what is no matter of form", () => {
  assert.throws(
    () =>
      readDer(bytes(5, 0), () => {
        throw new RangeError("ours");
      }),
    RangeError,
  );
});

Deno.test("DerReader never throws anything but its own error on bytes of any kind", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (input) => {
    readDer(input, (reader) => {
      for (const inside = reader.inside(derTags.sequence); !inside.done;) inside.any();
      return new DerReader(input).done;
    });
  }));
});

Deno.test("oid() encodes dotted identifiers as X.690, 8.19 does", () => {
  assert.equal(oid("2.100.3"), "813403");
  assert.equal(oids.rsa, "2a864886f70d010101");
  assert.equal(oids.timeStamping, "2b06010505070308");
});
