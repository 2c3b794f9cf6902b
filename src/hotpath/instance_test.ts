/**
 * The module's memory: blocks, slack, growth, reuse.
 *
 * @module
 */

import { notStrictEqual, ok, strictEqual, throws } from "node:assert";
import {
  allocate,
  free,
  maxBlockBytes,
  memoryBytes,
  memoryWords,
  scratch,
  wasm,
} from "./instance.ts";

Deno.test("wasm() is there in this runtime, and always the same", () => {
  notStrictEqual(wasm(), undefined);
  strictEqual(wasm(), wasm());
});

Deno.test("memoryBytes() and memoryWords() see the memory again after it has grown", () => {
  const small = allocate(100);
  memoryBytes()[small] = 42;
  const before = memoryBytes();
  const large = allocate(before.length + 1);
  strictEqual(before.length, 0);
  strictEqual(memoryBytes()[small], 42);
  strictEqual((memoryWords()[small / 4] ?? 0) & 0xff, 42);
  free(small);
  free(large);
});

Deno.test("allocate() gives aligned blocks with slack that do not overlap", () => {
  const blocks = [1, 64, 128, 129, 1000, 65_536].map((size) => ({ size, start: allocate(size) }));
  for (const { start, size } of blocks) {
    strictEqual(start % 64, 0);
    const others = blocks.filter((other) => other.start !== start);
    ok(
      others.every((other) =>
        other.start >= start + size + 64 || other.start + other.size <= start - 64
      ),
    );
    free(start);
  }
});

Deno.test("allocate() uses freed blocks again, so that memory stays flat", () => {
  free(allocate(100_000));
  const before = memoryBytes().length;
  for (let round = 0; round < 1000; round++) free(allocate(100_000));
  strictEqual(memoryBytes().length, before);
});

Deno.test("allocate() refuses more than a block can hold", () => {
  throws(() => allocate(maxBlockBytes + 1), { code: "out_of_memory" });
  throws(() => allocate(2 ** 32), { code: "out_of_memory" });
});

Deno.test("scratch() keeps its block for smaller sizes and moves for larger ones", () => {
  const start = scratch(1000);
  strictEqual(scratch(10), start);
  const large = scratch(300_000);
  notStrictEqual(large, start);
  memoryBytes()[large + 299_999] = 1;
  strictEqual(scratch(1000), large);
});
