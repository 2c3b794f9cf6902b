import assert from "node:assert/strict";
import fc from "fast-check";
import { compileSchema } from "./compile.ts";
import { applyOperations, type Coercion, coercionNames, repair } from "./repair.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

interface Coerced {
  readonly schema: unknown;
  readonly text: string;
  readonly after: string;
  readonly by: readonly Coercion[];
  readonly kinds: string;
}

const properties = { n: { type: "number" }, s: { type: "string" }, b: { type: "boolean" } };

const coercedTexts: readonly Coerced[] = [
  {
    schema: { properties },
    text: "{'n': '1.50', 's': 7, 'b': 'Yes',}",
    after: '{"n": 1.50, "s": "7", "b": true}',
    by: ["string_to_number", "number_to_string", "string_to_boolean"],
    kinds: "quote quote string_to_number quote quote number_to_string quote quote " +
      "string_to_boolean trailing_comma",
  },
  {
    schema: { properties: { s: { type: "string" } } },
    text: '{"s": true}',
    after: '{"s": "true"}',
    by: ["boolean_to_string"],
    kinds: "boolean_to_string",
  },
  {
    schema: { items: { type: "null" } },
    text: '["null", None]',
    after: "[null, null]",
    by: ["string_to_null"],
    kinds: "string_to_null literal",
  },
  {
    schema: { properties: { tags: { type: "array", items: { type: "string" } } } },
    text: '```\n{"tags": \'é "x"\'}\n```',
    after: '{"tags": ["é \\"x\\""]}\n',
    by: ["scalar_to_array"],
    kinds: "fence scalar_to_array fence",
  },
  {
    schema: { properties: { n: { type: "number" } } },
    text: '{"n": [ 5 ]}',
    after: '{"n": 5}',
    by: ["array_to_scalar"],
    kinds: "array_to_scalar",
  },
  {
    schema: { properties: { n: { enum: [1, 2] } } },
    text: '{"n": "2", "note": "2"}',
    after: '{"n": 2, "note": "2"}',
    by: ["string_to_number"],
    kinds: "string_to_number",
  },
];

Deno.test("repair() carries out the coercions that are listed, and says so in edits and patch", () => {
  for (const { schema, text, after, by, kinds } of coercedTexts) {
    const lock = compileSchema(schema);
    const before = encoder.encode(text);
    const unasked = repair(before, lock);
    assert("refused" in unasked && unasked.refused === "schema_violation", text);
    const result = repair(before, lock, { coercions: by });
    assert(!("refused" in result), text);
    assert.equal(decoder.decode(result.repaired), after);
    assert.equal(result.operations.map(({ kind }) => kind).join(" "), kinds);
    assert.deepEqual(applyOperations(before, result.operations), result.repaired);
    assert.equal(result.patch.length, by.length);
  }
});

Deno.test("repair() tells coercions as a JSON Patch with the values after", () => {
  const lock = compileSchema({ properties: { "a/b": { items: { type: "number" } } } });
  const bytes = encoder.encode('{"a/b": ["1", 2, "3e0"]}');
  const result = repair(bytes, lock, { coercions: ["string_to_number"] });
  assert(!("refused" in result));
  assert.deepEqual(result.patch, [
    { op: "replace", path: "/a~1b/0", value: 1 },
    { op: "replace", path: "/a~1b/2", value: 3 },
  ]);
});

Deno.test("repair() leaves a value refused that no listed coercion, or more than one, makes fit", () => {
  const reason = (schema: unknown, text: string, by: readonly Coercion[] = coercionNames) => {
    const result = repair(encoder.encode(text), compileSchema(schema), { coercions: by });
    return "refused" in result ? result.refused : decoder.decode(result.repaired);
  };
  const number = { properties: { n: { type: "number", maximum: 50 } } };
  for (
    const text of ["5 EUR", " 5", "05", "+5", "0x5", "Infinity", "NaN", "five", "", "51", "1e999"]
  ) {
    assert.equal(reason(number, JSON.stringify({ n: text })), "schema_violation", text);
  }
  assert.equal(reason(number, '{"n": null}'), "schema_violation");
  assert.equal(reason(number, '{"n": "5"}', ["number_to_string"]), "schema_violation");
  assert.equal(reason({ required: ["a"] }, "{}"), "schema_violation");
  assert.equal(reason({ items: { type: "array" } }, "[null]"), "schema_violation");
  const either = { properties: { n: { type: ["boolean", "array"] } } };
  assert.equal(reason(either, '{"n": "yes"}'), "ambiguous");
  assert.equal(reason(either, '{"n": "yes"}', ["string_to_boolean"]), '{"n": true}');
  const many = `[${Array(65).fill('"1"').join()}]`;
  assert.equal(reason({ items: { type: "number" } }, many), "too_large");
});

Deno.test("repair() never coerces what is cut off, named twice or ill-encoded", () => {
  const lock = compileSchema({ items: { type: "number" } });
  const reason = (bytes: Uint8Array, truncated = false) => {
    const result = repair(bytes, lock, { truncated, coercions: coercionNames });
    return "refused" in result ? result.refused : "repaired";
  };
  assert.equal(reason(encoder.encode('["1"]')), "repaired");
  assert.equal(reason(encoder.encode('["1"]'), true), "truncated");
  assert.equal(reason(encoder.encode('["1"')), "repaired");
  assert.equal(reason(encoder.encode('["1"'), true), "truncated");
  assert.equal(reason(encoder.encode('[{"a":1,"a":2}]')), "duplicate_keys");
  assert.equal(reason(Uint8Array.of(0x5b, 0x22, 0xff, 0x22, 0x5d)), "invalid_utf8");
});

const member = fc.constantFrom<unknown>(
  "5",
  "x",
  5,
  true,
  "true",
  null,
  "null",
  [5],
  ["x", 1],
  0.5,
);
const wanted = fc.constantFrom("number", "string", "boolean", "array", "null");

Deno.test("whatever repair() coerces fits, is stable, and leaves every other value as it was", () => {
  let repaired = 0;
  const one = fc.tuple(member, wanted);
  const picked = fc.subarray([...coercionNames]);
  fc.assert(
    fc.property(
      fc.array(one, { minLength: 1, maxLength: 6 }),
      picked,
      fc.boolean(),
      (all, coercions, harm) => {
        const lock = compileSchema({ prefixItems: all.map(([, type]) => ({ type })) });
        const text = JSON.stringify(all.map(([value]) => value));
        const before = encoder.encode(harm ? `Here: ${text.replaceAll('"', "'")}` : text);
        const result = repair(before, lock, { coercions });
        assert.deepEqual(repair(before, lock, { coercions }), result);
        if ("refused" in result) return;
        repaired += result.patch.length;
        assert.equal(lock.validate(result.repaired).valid, true);
        assert.deepEqual(applyOperations(before, result.operations), result.repaired);
        const values = JSON.parse(decoder.decode(result.repaired));
        const changed = new Set(result.patch.map(({ path }) => path));
        for (const [index, [value]] of all.entries()) {
          if (!changed.has(`/${index}`)) assert.deepEqual(values[index], value);
        }
        const named = result.operations.map(({ kind }) => kind)
          .filter((kind) => (coercionNames as readonly string[]).includes(kind));
        assert.equal(named.length, result.patch.length);
        assert(named.every((kind) => (coercions as readonly string[]).includes(kind)));
      },
    ),
    { numRuns: 2000 },
  );
  assert(repaired > 10);
});
