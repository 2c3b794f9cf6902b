import assert from "node:assert/strict";
import fc from "fast-check";
import { compileSchema } from "./compile.ts";
import { applyOperations, repair } from "./repair.ts";

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
    [
      '{"a": [1, {"b": 2\n',
      '{"a": [1, {"b": 2}\n]}',
      "missing_closer missing_closer missing_closer",
    ],
    [
      '{"a": [1, {"b": "2"',
      '{"a": [1, {"b": "2"}]}',
      "missing_closer missing_closer missing_closer",
    ],
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

Deno.test("repair() refuses a number at the very end: it may have been about to go on", () => {
  for (const text of ['{"a": 5', "[1, 2", '{"a": {"b": -1.5', '```json\n{"a": 5', "{'a': 1e3"]) {
    assert.equal(attempt(text), "truncated", text);
  }
  assert.equal(attempt('```json\n{"a": 5```'), '{"a": 5}');
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
