/**
 * The WASM canonical form against its twin, on made and damaged texts and on numbers of every kind.
 *
 * @module
 */

import { deepStrictEqual, strictEqual, throws } from "node:assert";
import { damage, Dice, makeDouble, makeNumber, makeText } from "../../tools/fuzz/json_generator.ts";
import { compareCanonical } from "../../tools/fuzz/json_twins.ts";
import { canonicalize, canonicalizeInto, isCanonical } from "./canonical.ts";
import { memoryBytes } from "./instance.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const canonicalOf = (text: string): string => new TextDecoder().decode(canonicalize(bytesOf(text)));

Deno.test("canonicalize() and isCanonical() agree with the twin on made and damaged texts", () => {
  for (let seed = 0; seed < 2000; seed++) {
    const dice = new Dice(seed);
    const text = bytesOf(makeText(dice, { size: dice.pick([5, 40, 300]), depth: 12 }));
    compareCanonical(dice.once(2) ? damage(dice, text) : text);
  }
});

Deno.test("canonicalize() prints numbers as ECMAScript does, however they are written", () => {
  const dice = new Dice(1);
  for (let round = 0; round < 60; round++) {
    const written = Array.from({ length: 500 }, () => makeNumber(dice))
      .filter((text) => Number.isFinite(Number(text)));
    const expected = written.map((text) => String(Number(text)));
    deepStrictEqual(canonicalOf(`[${written.join()}]`).slice(1, -1).split(","), expected);
  }
});

Deno.test("canonicalize() reads exact expansions of doubles and of the middles between them", () => {
  const dice = new Dice(2);
  const written: string[] = [];
  for (let count = 0; count < 3000; count++) {
    const value = Math.abs(makeDouble(dice));
    // Every digit: a double is a whole number of 2^-1074.
    written.push(
      value >= 1e21 ? BigInt(value).toString() : value.toFixed(100),
      value.toPrecision(100),
    );
  }
  const expected = written.map((text) => String(Number(text)));
  deepStrictEqual(canonicalOf(`[${written.join()}]`).slice(1, -1).split(","), expected);
});

Deno.test("canonicalize() gets the edges of the doubles right", () => {
  const half = (2n ** 1074n * 5n ** 1074n / 2n ** 1075n).toString();
  const edges = [
    "4.9e-324",
    "2.4703282292062327208e-324",
    "2.4703282292062328e-324",
    "2.225073858507201e-308",
    "2.2250738585072011e-308",
    "2.2250738585072012e-308",
    "1.7976931348623158e308",
    "179769313486231580793728971405301e276",
    "9007199254740993",
    "9007199254740992.99999999999999999999999999999999999",
    "9007199254740993.00000000000000000000000000000000001",
    "0.000001",
    "0.00000099999999999999999",
    "999999999999999999999",
    "1000000000000000000000",
    "5e-324",
    "1e23",
    "8.41e21",
    "9.5367431640625e-7",
    "2e-44",
    "123e-9999999999",
    "0e99999999999",
    `${half}e-1075`,
    "1" + "0".repeat(300) + "e-300",
    "0." + "0".repeat(400) + "1e400",
    "1".repeat(309),
  ];
  for (const text of edges) strictEqual(canonicalOf(text), String(Number(text)), text);
  throws(() => canonicalOf("1.7976931348623159e308"), { code: "number_range", offset: 0 });
  throws(() => canonicalOf(`[${"9".repeat(309)}]`), { code: "number_range", offset: 1 });
  throws(() => canonicalOf("1e999999999999"), { code: "number_range", offset: 0 });
});

Deno.test("canonicalize() sorts any number of names in any order and finds twins among them", () => {
  const dice = new Dice(3);
  for (const count of [0, 1, 2, 19, 20, 21, 22, 40, 41, 100, 1000, 5000]) {
    const names = new Set<string>();
    while (names.size < count) {
      const point = dice.pick([0x61, 0xe9, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff]);
      const stem = dice.pick(["", "abcdefg", "abcdefgh", "common_start_of_names_"]);
      names.add(stem + String.fromCodePoint(point) + dice.below(9999));
    }
    const members = [...names].map((name) => `${JSON.stringify(name)}:[]`);
    compareCanonical(bytesOf(`{${members.join()}}`));
    compareCanonical(bytesOf(`{${members.toSorted().join()}}`));
    compareCanonical(bytesOf(`{${members.toReversed().join()}}`));
    if (count > 0) compareCanonical(bytesOf(`{${members.join()},${dice.pick(members)}}`));
  }
});

Deno.test("canonicalize() takes a text of many pieces, and says where it goes wrong", () => {
  const item = '{"b":[1,2.50,"é"],"a":"\\u0041"}';
  const text = `[${Array.from({ length: 20_000 }, () => item).join(", ")}]`;
  const expected = `[${Array.from({ length: 20_000 }, () => '{"a":"A","b":[1,2.5,"é"]}').join()}]`;
  strictEqual(canonicalOf(text), expected);
  strictEqual(isCanonical(bytesOf(expected)), true);
  strictEqual(isCanonical(bytesOf(text)), false);
  throws(() => canonicalOf(text.replace(/]$/, "")), { code: "truncated" });
  throws(() => canonicalOf(text + "1"), { code: "trailing_bytes", offset: bytesOf(text).length });
  throws(() => canonicalOf(`[{"a":1,"a":2},${text},`), { code: "duplicate_key", offset: 8 });
});

Deno.test("canonicalize() goes a thousand brackets deep and no deeper", () => {
  const nested = (depth: number) => `${'[{"a":'.repeat(depth / 2)}1${"}]".repeat(depth / 2)}`;
  strictEqual(canonicalOf(nested(1000)), nested(1000));
  strictEqual(isCanonical(bytesOf(nested(1000))), true);
  throws(() => canonicalOf(`[${nested(1000)}]`), { code: "too_deep", offset: 1 + 499 * 6 + 1 });
});

Deno.test("canonicalizeInto() writes nothing when the output is too small", () => {
  const out = new Uint8Array(4).fill(7);
  throws(() => canonicalizeInto(bytesOf('["abc"]'), out), { code: "output_too_small" });
  deepStrictEqual(out, new Uint8Array(4).fill(7));
  strictEqual(canonicalizeInto(bytesOf(" 12 "), out), 2);
  deepStrictEqual(out, new Uint8Array([0x31, 0x32, 7, 7]));
});

Deno.test("canonicalize() keeps its results when the memory grows and is used again", () => {
  const first = canonicalize(bytesOf('{"b":1,"a":2}'));
  canonicalize(bytesOf(`"${"x".repeat(3_000_000)}"`));
  strictEqual(new TextDecoder().decode(first), '{"a":2,"b":1}');
});

Deno.test("canonicalize() keeps the module's memory flat", () => {
  const text = bytesOf('{"b":[1,2.50,"é"],"a":"\\u0041","c":{"\\u0061":1e5}}');
  canonicalize(text);
  const before = memoryBytes().length;
  for (let count = 0; count < 50_000; count++) {
    canonicalize(text);
    isCanonical(text);
  }
  strictEqual(memoryBytes().length, before);
});
