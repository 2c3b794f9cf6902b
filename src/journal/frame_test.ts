import assert from "node:assert/strict";
import fc from "fast-check";
import { decodeFrame, encodeFrame, findMagic, frameHeaderBytes } from "./frame.ts";
import type { StoredRecord } from "./store.ts";

const idCharacters = [..."ABCXYZabcxyz0189._:/@+-"];
const streamArbitrary = fc.string({
  unit: fc.constantFrom(...idCharacters),
  minLength: 1,
  maxLength: 256,
});
const lineArbitrary = fc.uint8Array({ minLength: 1, maxLength: 300 }).map((bytes) =>
  bytes.map((byte) => byte === 10 ? 11 : byte)
);
const recordArbitrary: fc.Arbitrary<StoredRecord> = fc.record({
  stream: streamArbitrary,
  index: fc.integer({ min: 0, max: 2 ** 40 - 1 }),
  line: lineArbitrary,
});
const frameArbitrary = fc.record({
  records: fc.array(recordArbitrary, { maxLength: 20 }),
  place: fc.record({
    number: fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    previousChecksum: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    kind: fc.constantFrom("records" as const, "end" as const),
  }),
});

Deno.test("decodeFrame() gives back what encodeFrame() took", () => {
  fc.assert(fc.property(frameArbitrary, ({ records, place }) => {
    const bytes = encodeFrame(records, place);
    const frame = decodeFrame(bytes);
    assert.ok(frame !== undefined);
    assert.deepEqual(
      frame.records.map((record) => ({ ...record, line: Uint8Array.from(record.line) })),
      records.map((record) => ({ ...record, line: Uint8Array.from(record.line) })),
    );
    assert.deepEqual(
      { number: frame.number, previousChecksum: frame.previousChecksum, kind: frame.kind },
      { ...place },
    );
    assert.equal(frame.sizeBytes, bytes.length);
  }));
});

Deno.test("decodeFrame() returns undefined for a frame with one bit changed", () => {
  fc.assert(fc.property(frameArbitrary, fc.nat(), ({ records, place }, at) => {
    const bytes = encodeFrame(records, place);
    const bit = at % (bytes.length * 8);
    bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    assert.equal(decodeFrame(bytes), undefined);
  }));
});

Deno.test("decodeFrame() returns undefined for a frame that is cut at any byte", () => {
  const line = new TextEncoder().encode('{"a":1}');
  const bytes = encodeFrame([{ stream: "log", index: 0, line }], {
    number: 7,
    previousChecksum: 1,
    kind: "records",
  });
  for (let size = 0; size < bytes.length; size++) {
    assert.equal(decodeFrame(bytes.subarray(0, size)), undefined);
  }
  assert.notEqual(decodeFrame(bytes), undefined);
});

Deno.test("decodeFrame() returns undefined for any bytes that are no frame", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    assert.equal(decodeFrame(bytes), undefined);
  }));
});

Deno.test("findMagic() finds no beginning of a frame inside a body, whatever the lines say", () => {
  const hostile = new TextEncoder().encode("CLYF1");
  const records = fc.array(
    fc.oneof(
      recordArbitrary,
      recordArbitrary.map((record) => ({ ...record, line: hostile })),
      recordArbitrary.map((record) => ({ ...record, stream: "CLYF1", index: 10 })),
    ),
    { maxLength: 20 },
  );
  fc.assert(fc.property(records, (all) => {
    const bytes = encodeFrame(all, { number: 0, previousChecksum: 0, kind: "records" });
    assert.equal(findMagic(bytes, frameHeaderBytes), -1);
    assert.equal(findMagic(bytes, 0), 0);
  }));
});
