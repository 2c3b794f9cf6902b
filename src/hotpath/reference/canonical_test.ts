import { deepStrictEqual, strictEqual, throws } from "node:assert";
import fc from "fast-check";
import { canonicalize, canonicalizeInto, isCanonical } from "./canonical.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const canonicalOf = (text: string): string => new TextDecoder().decode(canonicalize(bytesOf(text)));

Deno.test("canonicalize() prints the sample of RFC 8785 section 3.2.2", () => {
  const text = String.raw`{
    "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
    "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
    "literals": [null, true, false]
  }`;
  const numbers = "[333333333.3333333,1e+30,4.5,0.002,1e-27]";
  const string = String.raw`"€$\u000f\nA'B\"\\\\\"/"`;
  strictEqual(
    canonicalOf(text),
    `{"literals":[null,true,false],"numbers":${numbers},"string":${string}}`,
  );
});

Deno.test("canonicalize() sorts by UTF-16 code units, integer-like names as text", () => {
  strictEqual(
    canonicalOf('{"\uffff":1,"\u{1f600}":2,"é":3,"10":4,"9":5,"":6,"a":7,"aa":8,"A":9}'),
    '{"":6,"10":4,"9":5,"A":9,"a":7,"aa":8,"é":3,"\u{1f600}":2,"\uffff":1}',
  );
});

Deno.test("canonicalize() prints numbers as ECMAScript does", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["-0", "0"],
    ["-0.0e5", "0"],
    ["1.0", "1"],
    ["1e21", "1e+21"],
    ["1e20", "100000000000000000000"],
    ["0.000001", "0.000001"],
    ["1e-7", "1e-7"],
    ["5e-324", "5e-324"],
    ["2e-324", "0"],
    ["1.7976931348623157e308", "1.7976931348623157e+308"],
    ["9007199254740993", "9007199254740992"],
    ["12345678901234567890", "12345678901234567000"],
  ];
  for (const [text, expected] of cases) strictEqual(canonicalOf(text), expected, text);
});

Deno.test("canonicalize() refuses numbers beyond a double, duplicates, half pairs and loose ends", () => {
  const cases: readonly (readonly [string, string, number])[] = [
    ["[1,1e309]", "number_range", 3],
    ['{"b":1e999,"a":-1e999}', "number_range", 5],
    ['{"a":1,"a":1}', "duplicate_key", 7],
    ['["\\ud800"]', "lone_surrogate", 2],
    ["1 1", "trailing_bytes", 2],
    ["\ufeff1", "syntax", 0],
    ["[".repeat(1001) + "]".repeat(1001), "too_deep", 1000],
  ];
  for (const [text, code, offset] of cases) {
    throws(() => canonicalize(bytesOf(text)), { name: "HotpathError", code, offset }, text);
  }
});

Deno.test("canonicalizeInto() writes the same bytes and refuses an output that is too small", () => {
  const out = new Uint8Array(8).fill(0xff);
  strictEqual(canonicalizeInto(bytesOf("[ 1, 2 ]"), out), 5);
  deepStrictEqual(out, new Uint8Array([...bytesOf("[1,2]"), 0xff, 0xff, 0xff]));
  throws(() => canonicalizeInto(bytesOf('"123456789"'), out), { code: "output_too_small" });
});

Deno.test("isCanonical() is true for canonical text only", () => {
  for (const text of ['{"a":[1,2.5],"b":"é"}', "0", '"\\n"', "[]"]) {
    strictEqual(isCanonical(bytesOf(text)), true, text);
  }
  for (const text of ["1 ", "1.0", '"\\u000a"', '"\\/"', '{"b":1,"a":1}', "-0", "1E5", "{", ""]) {
    strictEqual(isCanonical(bytesOf(text)), false, text);
  }
});

Deno.test("property: canonicalize() keeps the value, is stable, and ignores member order", () => {
  fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
    const text = JSON.stringify(value);
    if (!text.isWellFormed() || /\\ud[89a-f]/.test(text)) return;
    const canonical = canonicalOf(text);
    deepStrictEqual(JSON.parse(canonical), JSON.parse(text));
    strictEqual(canonicalOf(canonical), canonical);
    strictEqual(isCanonical(bytesOf(canonical)), true);
    strictEqual(canonicalOf(JSON.stringify(reversed(JSON.parse(text)), null, 1)), canonical);
  }));
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).reverse().map(([name, part]) => [name, reversed(part)]);
  return Object.fromEntries(entries);
}
