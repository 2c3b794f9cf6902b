import { strict as assert } from "node:assert";
import fc from "fast-check";
import { canonicalize, isCanonical } from "../hotpath/mod.ts";
import { utf8 } from "./bytes.ts";
import { scanCanonical } from "./canonical_scan.ts";
import { depthOf, limits } from "./limits.ts";
import { parseStrict } from "./strict_json.ts";

const maxBytes = 100_000;

/** The rule as the specification words it, by the hot path's own reader. */
function expected(bytes: Uint8Array): "value" | "too_deep" | "not_canonical" {
  if (depthOf(bytes) > 16) return "too_deep";
  if (!isCanonical(bytes)) return "not_canonical";
  return hasOnlyIntegers(JSON.parse(new TextDecoder().decode(bytes))) ? "value" : "not_canonical";
}

function hasOnlyIntegers(value: unknown): boolean {
  if (typeof value === "number") return Number.isSafeInteger(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.values(value).every(hasOnlyIntegers);
}

function scanned(bytes: Uint8Array): string {
  if (scanCanonical(bytes) !== "not_canonical") return "value";
  return depthOf(bytes) > 16 ? "too_deep" : "not_canonical";
}

function outcome(bytes: Uint8Array): string {
  const result = parseStrict(bytes, maxBytes);
  return typeof result === "string" ? result : "value";
}

const names = fc.oneof(
  fc.string({ unit: "binary", maxLength: 6 }),
  fc.constantFrom("0", "9", "10", "01", "-1", "4294967295", "__proto__", "toJSON", "a", "B"),
);
const json = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false, 0, -1, 1.5, 2 ** 53, 1e21, -0),
    fc.integer(),
    fc.string({ unit: "binary", maxLength: 10 }),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(names, tie("value"), { maxKeys: 5 }),
  ),
})).value;

Deno.test("parseStrict() agrees with the hot path's canonical form on any value", () => {
  fc.assert(fc.property(json, (value) => {
    const text = utf8(JSON.stringify(value));
    assert.equal(outcome(text), expected(text));
    const canonical = isWellFormed(text) ? canonicalize(text) : text;
    assert.equal(outcome(canonical), expected(canonical));
    assert.equal(scanned(text), expected(text));
    assert.equal(scanned(canonical), expected(canonical));
  }));
});

Deno.test("parseStrict() agrees with the hot path's canonical form on changed bytes", () => {
  const change = fc.tuple(json, fc.nat(), fc.nat({ max: 255 }), fc.nat({ max: 2 }));
  fc.assert(
    fc.property(change, ([value, place, byte, kind]) => {
      const text = utf8(JSON.stringify(value));
      const at = place % text.length;
      const changed = kind === 0
        ? text.map((old, i) => i === at ? byte : old)
        : kind === 1
        ? text.filter((_, i) => i !== at)
        : Uint8Array.from([...text.subarray(0, at), byte, ...text.subarray(at)]);
      assert.equal(outcome(changed), expected(changed), new TextDecoder().decode(changed));
    }),
    { numRuns: 2000 },
  );
});

Deno.test("parseStrict() measures length, then depth, then form", () => {
  const nested = (depth: number) => utf8("[".repeat(depth) + "]".repeat(depth));
  assert.equal(outcome(nested(16)), "value");
  assert.equal(outcome(nested(17)), "too_deep");
  assert.equal(outcome(utf8(`${"[".repeat(17)}x`)), "too_deep");
  assert.equal(outcome(utf8(`"${"[".repeat(99)}"`)), "value");
  assert.equal(outcome(utf8(`"\\"${"[".repeat(99)}"`)), "value");
  assert.equal(parseStrict(nested(17), 33), "too_long");
  assert.equal(parseStrict(utf8("x"), 0), "too_long");
});

Deno.test("parseStrict() refuses half a surrogate pair but not its look-alike", () => {
  assert.equal(outcome(utf8(`"\\ud83d"`)), "not_canonical");
  assert.equal(outcome(utf8(`"\\\\\\udc00"`)), "not_canonical");
  assert.equal(outcome(utf8(`"\\\\ud83d"`)), "value");
});

Deno.test("parseStrict() survives nesting that would exhaust a stack", () => {
  assert.equal(outcome(utf8("[".repeat(99_000))), "too_deep");
  assert.equal(outcome(utf8(`{"a":`.repeat(19_000))), "too_deep");
});

function isWellFormed(text: Uint8Array): boolean {
  try {
    canonicalize(text);
    return true;
  } catch {
    return false;
  }
}

Deno.test("parseStrict() finds a long text too deep, whatever else is wrong, but not for brackets in a string", () => {
  const long = 2 * limits.lineBytes;
  const parse = (text: string) => parseStrict(new TextEncoder().encode(text), 4 * long);
  assert.equal(parse("[".repeat(long)), "too_deep");
  assert.equal(parse(`[${"1,".repeat(long / 2)}${"[".repeat(17)}`), "too_deep");
  assert.deepEqual(parse(`["${"[".repeat(long)}"]`), { value: ["[".repeat(long)] });
});
