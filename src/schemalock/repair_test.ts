import assert from "node:assert/strict";
import fc from "fast-check";
import { jsonrepair } from "jsonrepair";
import { compileSchema } from "./compile.ts";
import { applyOperations, type Coercion, coercionNames, editKinds, repair } from "./repair.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
const anything = compileSchema(true);

function attempt(text: string, lock = anything): string {
  const before = encoder.encode(text);
  const result = repair(before, lock);
  if ("refused" in result) return result.refused;
  assert.deepEqual(applyOperations(before, result.operations), result.repaired);
  assert.deepEqual(result.patch, []);
  return result.operations.length === 0 ? "untouched" : decoder.decode(result.repaired);
}
const kinds = (text: string): string => {
  const result = repair(encoder.encode(text), anything);
  return "refused" in result ? result.refused : result.operations.map(({ kind }) => kind).join(" ");
};

Deno.test("repair() mends what has one reading, and changes nothing else", () => {
  const cases: [string, string, string][] = [
    ['```json\n{"a": 1}\n```', '{"a": 1}\n', "fence fence"],
    ["Sure, here it is:\n```\n[1]\n```\nAnything else?", "[1]\n", "fence fence"],
    ['```json\n{"a": 1}', '{"a": 1}', "fence"],
    ['Here you go: {"a": 1}. Bye!', '{"a": 1}', "prose prose"],
    ["\ufeff[1]", "[1]", "byte_order_mark"],
    ["{'a': 'b'}", '{"a": "b"}', "quote quote quote quote"],
    [
      `{'a': 'say "hi", it\\'s me'}`,
      '{"a": "say \\"hi\\", it\'s me"}',
      "quote quote quote quote quote quote quote",
    ],
    ["{\u201ca\u201d: \u201cb\u201d}", '{"a": "b"}', "quote quote quote quote"],
    ["{a: 1, _b$: 2}", '{"a": 1, "_b$": 2}', "unquoted_key unquoted_key"],
    ['{"a": [1, 2,], }', '{"a": [1, 2] }', "trailing_comma trailing_comma"],
    ["[True, False, None]", "[true, false, null]", "literal literal literal"],
    ['{"a": 1 // note\n, /* x */ "b": 2}', '{"a": 1 \n,  "b": 2}', "comment comment"],
    ["[1, /* x */]", "[1 ]", "trailing_comma comment"],
    ['{"a": "x\ny"}', '{"a": "x\\ny"}', "control_character"],
    ['{"a": [1, {"b": 2', '{"a": [1, {"b": 2}]}', "missing_closer missing_closer missing_closer"],
    ['{"a": [1, 2}', '{"a": [1, 2]}', "missing_closer"],
    ['[{"a": 1]', '[{"a": 1}]', "missing_closer"],
    ['{"a": 1 // note', '{"a": 1} ', "missing_closer comment"],
    ['{"é": \'ü\', "b": None,}', '{"é": "ü", "b": null}', "quote quote literal trailing_comma"],
    ["True", "true", "literal"],
    ["'a'", '"a"', "quote quote"],
  ];
  for (const [text, expected, names] of cases) {
    assert.equal(attempt(text), expected, text);
    assert.equal(kinds(text), names, text);
  }
});

Deno.test("repair() refuses where a value would have to be invented", () => {
  const texts = [
    '{"a":',
    '{"a"',
    '{"a": }',
    '{"a": ,"b":1}',
    '{"a": "b',
    "{'a': 'b",
    '{"a": tru',
    '{"a": 1.',
    '{"a": 1e',
    '{"a": -',
    "[1,,2]",
    "[,1]",
    "[1,",
    '{"a": 1,',
    "{",
    "[",
    '{"a": {',
    '{"a": undefined}',
    '{"a": NaN}',
    "[Infinity]",
    '"abc',
    "",
    '{"a": "x\\',
    "/* open",
    '{,"a":1}',
  ];
  for (const text of texts) assert.equal(attempt(text), "value_missing", text);
});

Deno.test("repair() refuses where more than one reading is possible", () => {
  const texts = [
    '{"a":1}{"a":2}',
    'First {"a":1} then {"a":2}',
    "```\n[1]\n```\n```\n[2]\n```",
    'see [x] ```\n{"a":1}\n```',
    '{"a": 1}}',
    "'a' 'b'",
    "True or not",
    '] {"a": 1}',
  ];
  for (const text of texts) assert.equal(attempt(text), "ambiguous", text);
});

Deno.test("repair() refuses what is too far from JSON", () => {
  const texts = [
    "hello",
    '{"a" 1}',
    '{"a": say}',
    '["say "hi" now"]',
    '["a" "b"]',
    '{"a": 1 "b": 2}',
    "{a b: 1}",
    "[01]",
    "[.5]",
    "[+1]",
    "[1_000]",
    "[0x10]",
    "['\\x41']",
    "(1, 2)",
    "{'a': 'it's'}",
    '{"a": "\\u12"}',
    "[1}",
    `${"[".repeat(500)}`,
    '{"a": 1; "b": 2}',
    "['\\ud800']",
    "{'a': 1\u00a0}",
  ];
  for (const text of texts) {
    const found = attempt(text);
    assert(found === "not_repairable" || found === "value_missing", `${text} -> ${found}`);
  }
});

Deno.test("repair() refuses truncated, oversized, ill-encoded and duplicate texts by name", () => {
  const broken = encoder.encode("{'a': 1}");
  assert.deepEqual(repair(broken, anything, { truncated: true }), {
    refused: "truncated",
    errors: [],
  });
  assert("repaired" in repair(broken, anything, { truncated: false }));
  const reason = (bytes: Uint8Array) => {
    const result = repair(bytes, anything);
    return "refused" in result ? result.refused : "repaired";
  };
  assert.equal(reason(Uint8Array.of(0x27, 0xff, 0x27)), "invalid_utf8");
  assert.equal(reason(new Uint8Array(1024 * 1024 + 1)), "too_large");
  assert.equal(attempt('{"a":1,"a":2}'), "duplicate_keys");
  assert.equal(attempt("{'a':1,\"a\":2}"), "duplicate_keys");
  assert.equal(attempt("{a:1,'\\u0061':2}"), "duplicate_keys");
  assert.equal(attempt('{"a":1}'), "untouched");
});

Deno.test("repair() coerces nothing unasked: what the schema refuses after the repair stays refused", () => {
  const lock = compileSchema({ properties: { amount: { type: "number", maximum: 50 } } });
  const over = repair(encoder.encode("{'amount': 51}"), lock);
  assert("refused" in over && over.refused === "schema_violation");
  assert.equal(over.errors[0]?.pointer, "/amount");
  const text = repair(encoder.encode('{"amount": "5"}'), lock);
  assert("refused" in text && text.refused === "schema_violation");
  assert.equal(attempt("{'amount': 5}", lock), '{"amount": 5}');
});

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

Deno.test("repair() leaves every valid text alone", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    assert.equal(attempt(JSON.stringify(value)), "untouched");
  }));
});

Deno.test("repair() gives back the value that a Python or JavaScript literal stands for", () => {
  const leaf = fc.oneof(
    fc.boolean(),
    fc.constant(null),
    fc.integer(),
    fc.string({ unit: "grapheme" }),
  );
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { depthSize: "small" },
      leaf,
      fc.array(tie("tree")),
      fc.dictionary(fc.string(), tie("tree"), { noNullPrototype: true }),
    ),
  }));
  const python = (value: unknown): string => {
    if (typeof value === "string") {
      return `'${
        JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")
      }'`;
    }
    if (value === null) return "None";
    if (typeof value === "boolean") return value ? "True" : "False";
    if (Array.isArray(value)) return `[${value.map((item) => `${python(item)},`).join(" ")}]`;
    if (typeof value !== "object") return String(value);
    return `{${
      Object.entries(value ?? {}).map(([key, item]) => `${python(key)}: ${python(item)}`).join(", ")
    }}`;
  };
  fc.assert(fc.property(tree, (value) => {
    const found = attempt(python(value));
    if (found === "untouched") return;
    assert.deepEqual(JSON.parse(found), JSON.parse(JSON.stringify(value)));
  }));
});

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
  assert(repaired > 100);
});

Deno.test("repair() reads the common cases as jsonrepair does", () => {
  const texts = [
    "{a: 'b', c: True,}",
    '```json\n{"a": 1}\n```',
    '{"a": [1, 2, {"b": 3',
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
