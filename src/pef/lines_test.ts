import { strict as assert } from "node:assert";
import fc from "fast-check";
import { fromUtf8, utf8 } from "./bytes.ts";
import { LineCutter } from "./lines.ts";

/** What comes out when the input is cut at these places. */
function cut(input: Uint8Array, places: readonly number[]) {
  const cutter = new LineCutter(8);
  const lines: string[] = [];
  const ends = [...new Set(places.map((place) => place % (input.length + 1)))].sort((a, b) =>
    a - b
  );
  let start = 0;
  for (const end of [...ends, input.length]) {
    const result = cutter.push(input.subarray(start, end));
    lines.push(...result.lines.map(fromUtf8));
    if (result.tooLong) return { lines, end: "too long" };
    start = end;
  }
  return { lines, end: cutter.unfinished ? "unfinished" : "finished" };
}

Deno.test("LineCutter gives the same lines however the input is cut", () => {
  const input = fc.string({ unit: fc.constantFrom("a", "b", "\n"), maxLength: 60 });
  fc.assert(
    fc.property(input, fc.array(fc.nat(), { maxLength: 8 }), (text, places) => {
      assert.deepEqual(cut(utf8(text), places), cut(utf8(text), []));
    }),
    { numRuns: 2000 },
  );
});

Deno.test("LineCutter gives the lines before one that is too long", () => {
  assert.deepEqual(cut(utf8("a\n12345678\n123456789\nb\n"), []), {
    lines: ["a", "12345678"],
    end: "too long",
  });
  assert.deepEqual(cut(utf8("a\n123456789"), []), { lines: ["a"], end: "too long" });
});

Deno.test("LineCutter knows whether the last line has its line feed", () => {
  assert.equal(cut(utf8("a\nb"), []).end, "unfinished");
  assert.equal(cut(utf8("a\n"), []).end, "finished");
  assert.deepEqual(cut(utf8("\n\n"), []), { lines: ["", ""], end: "finished" });
});
