import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonrepair } from "jsonrepair";
import { compileSchema } from "./compile.ts";
import { applyOperations, editKinds, repair } from "./repair.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const anything = compileSchema(true);

function attempt(text: string): string {
  const result = repair(encoder.encode(text), anything);
  return "refused" in result ? result.refused : decoder.decode(result.repaired);
}

/** Random values with random harm done to their text. */
const harmed = fc.tuple(
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(
    fc.tuple(
      fc.nat(),
      fc.constantFrom(
        "",
        "'",
        '"',
        ",",
        "}",
        "]",
        "{",
        "[",
        ":",
        "None",
        " ",
        "\n",
        "a",
        "//",
        "```",
      ),
      fc.nat(3),
    ),
    { maxLength: 3 },
  ),
).map(([value, harms]) =>
  harms.reduce((text, [place, inserted, removed]) => {
    const at = place % (text.length + 1);
    return text.slice(0, at) + inserted + text.slice(at + removed);
  }, JSON.stringify(value))
);

Deno.test("whatever repair() returns validates, is stable and is told by its operations", () => {
  let repaired = 0;
  fc.assert(
    fc.property(harmed, (text) => {
      const before = encoder.encode(text);
      const result = repair(before, anything);
      assert.deepEqual(repair(before, anything), result);
      if ("refused" in result) return;
      if (result.operations.length > 0) repaired++;
      assert.equal(anything.validate(result.repaired).valid, true);
      const again = repair(result.repaired, anything);
      assert(!("refused" in again) && again.operations.length === 0);
      assert.deepEqual(again.repaired, result.repaired);
      assert.deepEqual(applyOperations(before, result.operations), result.repaired);
      let end = 0;
      for (const { offset, removed, kind } of result.operations) {
        assert(offset >= end && (editKinds as readonly string[]).includes(kind));
        end = offset + removed;
      }
      assert(end <= before.length);
    }),
    { numRuns: 5000 },
  );
  assert(repaired > 20);
});

Deno.test("repair() reads the common cases as jsonrepair does", () => {
  const texts = [
    "{a: 'b', c: True,}",
    '```json\n{"a": 1}\n```',
    '{"a": [1, 2, {"b": "3"',
    "{'a': None}",
    '{"a": 1, /* x */ "b": 2}',
  ];
  for (const text of texts) {
    assert.deepEqual(JSON.parse(attempt(text)), JSON.parse(jsonrepair(text)), text);
  }
});

/** Where jsonrepair goes on and repair() does not, or otherwise, with the reason. */
const differences: readonly (readonly [text: string, theirs: string, ours: string, why: string])[] =
  [
    ['{"a": "b', '{"a": "b"}', "value_missing", "the end of a text would be invented"],
    ['{"a": 5', '{"a": 5}', "truncated", "5 may have been about to become 50"],
    ['{"a": 1,', '{"a": 1}', "value_missing", "a member may have followed: the text is cut"],
    ["[1,,2]", "[\n[1],2\n]", "value_missing", "a value is missing between the commas"],
    ['{"a":}', '{"a":null}', "value_missing", "null would be invented"],
    ['{"a": NaN}', '{"a": "NaN"}', "value_missing", "no JSON value is meant by it"],
    ['{"a": undefined}', '{"a": null}', "value_missing", "no JSON value is meant by it"],
    ['{"a": hello}', '{"a": "hello"}', "not_repairable", "a text would be made of a bare word"],
    ['{"a" 1}', '{"a": 1}', "not_repairable", "a colon is no decoration"],
    ['{"a": 1 "b": 2}', '{"a": 1, "b": 2}', "not_repairable", "a comma is no decoration"],
    ['{"a": "x" + "y"}', '{"a": "xy"}', "not_repairable", "two texts are not one"],
    [
      '{"a": 1}\n{"a": 2}',
      '[\n{"a": 1},\n{"a": 2}\n]',
      "ambiguous",
      "which of two values is meant?",
    ],
    ["[01]", '["01"]', "not_repairable", "a number may be octal, or a text"],
    ["callback([1])", "[1]", "[1]", "no difference: a function call is prose around the value"],
  ];

Deno.test("repair() differs from jsonrepair only where a value would be guessed", () => {
  for (const [text, theirs, ours, why] of differences) {
    let found: string;
    try {
      found = jsonrepair(text);
    } catch {
      found = "refused";
    }
    assert.equal(found, theirs, `${text}: jsonrepair has changed`);
    assert.equal(attempt(text), ours, `${text}: ${why}`);
  }
});

Deno.test("where neither prose nor raw line breaks stand, repair() and jsonrepair read the same value", () => {
  // Around a value jsonrepair takes words and lines for values of a list of its own making, and a raw
  // line break inside a text for the end of that text.
  const apart: ReadonlySet<string> = new Set(["prose", "fence", "control_character"]);
  let same = 0;
  fc.assert(
    fc.property(harmed, (text) => {
      const result = repair(encoder.encode(text), anything);
      if ("refused" in result || result.operations.length === 0) return;
      if (result.operations.some(({ kind }) => apart.has(kind))) return;
      let theirs: string;
      try {
        theirs = jsonrepair(text);
      } catch {
        return; // It refuses more than repair() does in places: no value to compare.
      }
      assert.deepEqual(JSON.parse(theirs), JSON.parse(decoder.decode(result.repaired)), text);
      same++;
    }),
    { numRuns: 5000 },
  );
  assert(same > 20);
});
