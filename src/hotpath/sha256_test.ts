/**
 * SHA-256 through the module against its plain twin: every length, every cut, many at once.
 *
 * @module
 */

import { deepStrictEqual, ok, strictEqual, throws } from "node:assert";
import fc from "fast-check";
import { sha256Many } from "./batch.ts";
import { memoryBytes, wasm } from "./instance.ts";
import * as reference from "./reference/sha256.ts";
import { Sha256, sha256, sha256Into, WasmStream } from "./sha256.ts";

/** Deterministic content, different for each seed. */
function bytesOf(length: number, seed = 1): Uint8Array<ArrayBuffer> {
  return Uint8Array.from({ length }, (_, index) => (index * 131 + seed * 29) ^ (index >>> 5));
}

function openWasm(): WasmStream {
  const module = wasm();
  if (module === undefined) throw new Error("this runtime has WASM SIMD");
  return new WasmStream(module);
}

Deno.test("sha256() agrees with the twin at every length up to 600 bytes", () => {
  for (let length = 0; length <= 600; length++) {
    deepStrictEqual(sha256(bytesOf(length)), reference.sha256(bytesOf(length)), `length ${length}`);
  }
});

Deno.test("sha256() agrees with the twin on long messages", () => {
  for (const length of [4096, 65_535, 65_536, 65_537, 300_001]) {
    deepStrictEqual(sha256(bytesOf(length)), reference.sha256(bytesOf(length)), `length ${length}`);
  }
});

Deno.test("sha256() reads only the part of a buffer that a view shows", () => {
  const whole = bytesOf(300);
  deepStrictEqual(sha256(whole.subarray(7, 207)), reference.sha256(whole.slice(7, 207)));
});

Deno.test("sha256Into() writes 32 bytes and no more, and refuses a short output", () => {
  for (const length of [3, 5000]) {
    const out = new Uint8Array(40).fill(7);
    sha256Into(bytesOf(length), out);
    deepStrictEqual(out.subarray(0, 32), reference.sha256(bytesOf(length)));
    deepStrictEqual(out.subarray(32), new Uint8Array(8).fill(7));
    throws(() => sha256Into(bytesOf(length), new Uint8Array(31)), { code: "bad_length" });
  }
});

Deno.test("Sha256 and the WASM stream agree at every pair of cuts of a short message", () => {
  const message = bytesOf(150);
  const expected = reference.sha256(message);
  for (let first = 0; first <= message.length; first++) {
    const second = (first * 7) % (message.length + 1);
    const [from, to] = [Math.min(first, second), Math.max(first, second)];
    const parts = [message.subarray(0, from), message.subarray(from, to), message.subarray(to)];
    const hash = new Sha256();
    const stream = openWasm();
    for (const part of parts) {
      hash.update(part);
      stream.update(part);
    }
    const out = new Uint8Array(32);
    stream.digestInto(out);
    deepStrictEqual(hash.digest(), expected, `cuts ${from} and ${to}`);
    deepStrictEqual(out, expected, `cuts ${from} and ${to}`);
  }
});

Deno.test("Sha256 and the WASM stream agree with the twin on random cuts of long messages", () => {
  const cuts = fc.array(fc.integer({ min: 0, max: 200_000 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(cuts, (ends) => {
      const message = bytesOf(Math.max(...ends), ends.length);
      const hash = new Sha256();
      const stream = openWasm();
      let start = 0;
      for (const end of ends.toSorted((a, b) => a - b)) {
        hash.update(message.subarray(start, end));
        stream.update(message.subarray(start, end));
        start = end;
      }
      const expected = reference.sha256(message);
      const out = new Uint8Array(32);
      stream.digestInto(out);
      deepStrictEqual(hash.digest(), expected);
      deepStrictEqual(out, expected);
    }),
    { numRuns: 30 },
  );
});

Deno.test("streams that take turns do not disturb each other", () => {
  const [a, b] = [openWasm(), openWasm()];
  for (let turn = 0; turn < 9; turn++) {
    a.update(bytesOf(50, 1));
    b.update(bytesOf(70, 2));
  }
  const repeat = (part: Uint8Array): Uint8Array => {
    return Uint8Array.from(
      { length: part.length * 9 },
      (_, index) => part[index % part.length] ?? 0,
    );
  };
  for (const [stream, part] of [[a, bytesOf(50, 1)], [b, bytesOf(70, 2)]] as const) {
    const out = new Uint8Array(32);
    stream.digestInto(out);
    deepStrictEqual(out, reference.sha256(repeat(part)));
  }
});

Deno.test("Sha256 refuses to go on after its digest was taken, short or long", () => {
  for (const length of [1, 5000]) {
    const hash = new Sha256().update(bytesOf(length));
    throws(() => hash.digestInto(new Uint8Array(31)), { code: "bad_length" });
    deepStrictEqual(hash.digest(), reference.sha256(bytesOf(length)));
    throws(() => hash.update(new Uint8Array(1)), { code: "finished" });
    throws(() => hash.digest(), { code: "finished" });
  }
});

Deno.test("sha256Many() agrees with the twin for any lengths, small and large together", () => {
  const length = fc.oneof(
    { weight: 8, arbitrary: fc.integer({ min: 0, max: 300 }) },
    { weight: 1, arbitrary: fc.integer({ min: 300, max: 5000 }) },
  );
  fc.assert(
    fc.property(fc.array(length, { maxLength: 40 }), (lengths) => {
      const messages = lengths.map((size, index) => bytesOf(size, index));
      deepStrictEqual(sha256Many(messages), reference.sha256Many(messages));
    }),
    { numRuns: 200 },
  );
});

Deno.test("sha256Many() goes over several windows and groups", () => {
  const messages = Array.from({ length: 2600 }, (_, index) => bytesOf(index % 400, index));
  deepStrictEqual(sha256Many(messages), reference.sha256Many(messages));
  const [last] = messages.slice(-1);
  if (last?.length) last[0] = ~(last[0] ?? 0);
  ok(sha256Many(messages).slice(-32).join() !== reference.sha256(bytesOf(2599 % 400, 2599)).join());
});

Deno.test("hashing keeps the module's memory flat", () => {
  const messages = Array.from({ length: 50 }, (_, index) => bytesOf(index * 11));
  const round = (): void => {
    for (const message of messages) sha256(message);
    sha256Many(messages);
    openWasm().update(bytesOf(70_000));
  };
  round();
  const before = memoryBytes().length;
  for (let turn = 0; turn < 200; turn++) round();
  strictEqual(memoryBytes().length, before);
});
