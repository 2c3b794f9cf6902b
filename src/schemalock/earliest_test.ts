import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import { scanJson } from "../hotpath/mod.ts";
import { compileSchema } from "./compile.ts";

const encoder = new TextEncoder();

/** Small texts: every prefix of each is asked about, and each is a possible way for a prefix to go on. */
function smallTexts(): readonly string[] {
  const scalars = [
    ...["null", "true", "false"],
    ...['"yes"', '"ayes"', '"aé"', '"aa"', '"b\\u00e9"'],
  ];
  for (const text of ["", "a", "b", "ab", "ba", "abc", "é", "é!", "yes", "yesa"]) {
    const escaped = [...text].map((letter) =>
      `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`
    );
    scalars.push(`"${text}"`, `"${escaped.join("")}"`);
    if (text.length > 1) scalars.push(`"${text.charAt(0)}${escaped.slice(1).join("")}"`);
  }
  for (const mantissa of ["0", "1", "2", "5", "12", "20", "0.5", "0.0", "1.5", "5.1", "2.0"]) {
    for (
      const exponent of [
        ...["", "e0", "e1", "e+0", "e+1", "e-0", "e-1", "e-01", "e-2", "e-400"],
        ...["E0", "E+1", "E-0", "E-400"],
      ]
    ) {
      scalars.push(`${mantissa}${exponent}`, `-${mantissa}${exponent}`);
    }
  }
  const few = ["1", "2", '"a"', "null", "[]", "{}"];
  const names = ['"a"', '"b"', '"ab"', '"c"', '"ba"'];
  const arrays = ["[]", "[[1]]", '[{"a":1}]'];
  const objects = ["{}", '{"a":{"b":1}}', '{"a":{"a":1}}', '{"a":[1]}'];
  for (const one of few) {
    arrays.push(`[${one}]`);
    for (const two of few) {
      arrays.push(`[${one},${two}]`);
      for (const three of few) arrays.push(`[${one},${two},${three}]`);
    }
    for (const name of names) {
      objects.push(`{${name}:${one}}`);
      for (const other of names) {
        if (other !== name) {
          objects.push(`{${name}:${one},${other}:1}`, `{${name}:${one},${other}:"a"}`);
        }
      }
    }
  }
  objects.push('{"a":1,"b":1,"c":1}', '{"a":1,"b":"a","c":1}', '{"a":1,"b":1,"ab":1}');
  return [...scalars, ...arrays, ...objects];
}

const schemas: readonly unknown[] = [
  true,
  { type: "string" },
  { type: "object" },
  { type: ["array", "null"] },
  { type: "boolean" },
  { const: null },
  { enum: [true, null] },
  { enum: ["a", "ab", "b"] },
  { const: "ab" },
  { enum: ["yes", null] },
  { minimum: 1 },
  { maximum: 5, type: "number" },
  { exclusiveMaximum: 0, type: "number" },
  { minimum: 0, type: "number" },
  { exclusiveMinimum: 0, type: "number" },
  { maximum: 0, type: "number" },
  { maxLength: 1 },
  { maxLength: 0, type: "string" },
  { minLength: 2, maxLength: 2, type: "string" },
  { pattern: "^a", type: "string" },
  { pattern: "^a$" },
  { pattern: "^[ab]+$", type: "string" },
  { pattern: "^é$" },
  { not: { type: "string" } },
  { not: { type: ["string", "object"] } },
  { not: { required: ["a"] } },
  { not: { minLength: 2 }, type: "string" },
  { not: { minItems: 2 }, type: "array" },
  { not: { contains: { const: 1 } }, type: "array" },
  { not: { pattern: "b" }, type: "string" },
  { anyOf: [{ type: "string" }, { type: "array", maxItems: 1 }] },
  { anyOf: [{ enum: ["a"] }, { enum: ["b"] }] },
  { oneOf: [{ type: "array" }, { type: "null" }] },
  { oneOf: [{ required: ["a"] }, { required: ["b"] }], type: "object" },
  { allOf: [{ type: "object" }, { properties: { a: { type: "null" } } }] },
  { if: { type: "string" }, then: { const: "a" }, else: { type: "null" } },
  { items: { type: "number" }, type: "array" },
  { items: false, type: "array" },
  { prefixItems: [{ type: "number" }], items: false },
  { maxItems: 1, type: "array" },
  { maxItems: 0 },
  { minItems: 2, type: "array" },
  { contains: { const: 1 }, maxContains: 1 },
  { additionalProperties: false, type: "object" },
  { properties: { a: true, ab: true }, additionalProperties: false, type: "object" },
  { properties: { a: { type: "number" } }, additionalProperties: { type: "string" } },
  { patternProperties: { "^a": { type: "number" } }, additionalProperties: false },
  { patternProperties: { "b$": false } },
  { propertyNames: false },
  { propertyNames: { pattern: "^a" }, type: "object" },
  { propertyNames: { enum: ["a", "ab"] }, type: "object" },
  { unevaluatedProperties: false, type: "object" },
  { unevaluatedProperties: false, properties: { a: true, ab: true }, type: "object" },
  { unevaluatedProperties: false, patternProperties: { "^a": true }, type: "object" },
  { unevaluatedItems: false, prefixItems: [true], type: "array" },
  { required: ["a"], type: "object" },
  { maxProperties: 1, type: "object" },
  { minProperties: 2, type: "object" },
  { dependentSchemas: { a: { required: ["b"] } }, type: "object" },
  { properties: { a: false } },
];

// Not here, because they are decided later: digits of numbers, multipleOf, words under uniqueItems, containers and
// exponents under enum, unevaluatedProperties beside alternatives before the end of a name, names that maxProperties
// keeps for required ones, and names that only duplicates could still complete.
Deno.test("every schema of a list refuses each small text at the first byte that no small text survives", () => {
  const texts = smallTexts();
  const ajv = new Ajv2020({ strict: false });
  const wrong = new Set<string>();
  for (const schema of schemas) {
    const check = ajv.compile(schema as boolean);
    const survivors = new Set<string>();
    for (const text of texts) {
      if (!check(JSON.parse(text))) continue;
      for (let end = 0; end <= text.length; end++) survivors.add(text.slice(0, end));
    }
    const lock = compileSchema(schema);
    for (const text of texts) {
      using session = lock.open();
      for (let end = 1; end <= text.length; end++) {
        const { state } = session.write(encoder.encode(text.slice(end - 1, end)));
        const prefix = text.slice(0, end);
        const isAlive = survivors.has(prefix) || goesOn(prefix, check);
        if ((state === "open") !== isAlive) {
          wrong.add(`${JSON.stringify(schema)} on ${prefix}: ${state}`);
        }
        if (state === "invalid") break;
      }
    }
  }
  assert.deepEqual([...wrong], []);
});

/** Endings that the small texts do not have: of numbers, strings and containers. */
const numberEndings = [
  ...["", "0", "1", "9", "99", "400", "0400", "-400", "-9", "+9", ".5e9", "e9", "e-9", "e-400"],
  ...["0e9", "5e9", "1e9", "1e-400", "0e-400"],
];
const stringEndings = ["", "a", "b", "c", "ab", "bb", "aa", "ba", "cc", "yes"].flatMap((text) => {
  const escapes = ["u0061", "u0062", "u0079", "u00e9", "n"];
  const starts = escapes.flatMap((escape) => [...escape].map((_, at) => escape.slice(at)));
  return ["", ...starts].map((start) => `${start}${text}"`);
});
const endings = new Set([
  ...['"zz":"a"}', '"a"}', '":"a"}', 'zz":"a"}', ',"zz":"a"}', '},"zz":"a"}'],
  ...[":null}", '":null}', '":1},1]', ":1},1]", "1},1]", "},1]", ",1]", "],1]", "1],1]", '"],1]'],
  ...['"zz":1},1]', 'zz":1},1]', '",1]', "null,1]", "ull,1]", "ll,1]", "l,1]"],
  ...numberEndings,
  ...stringEndings,
  ...numberEndings.flatMap((ending) => [`${ending}]`, `${ending}}`, `${ending},"zz":1}`]),
  ...[
    "2]",
    "2,2]",
    "]]",
    "}]",
    "]}",
    '"zz":1}',
    '"a":1}',
    '"b":1}',
    ":1}",
    ':"a"}',
    "null}",
    "{}]",
  ],
  ...["", "1", ":1", '":1', '"', 'c":1', "}", "]", "1]", "1}", '":1}', ":1}", "null"].flatMap((
    start,
  ) => [',"a":1}', ',"b":1}', ',"a":1,"b":1}', ',"b":"a"}', ',"zz":1}'].map((end) => start + end)),
  ...stringEndings.flatMap((ending) => [`${ending}:1}`, `${ending}:"a"}`, `${ending}]`]),
]);

Deno.test("numbers of an enum bound the sign and the exponent of a number that begins", () => {
  const refusedAt = (schema: unknown, text: string) => {
    using session = compileSchema(schema).open();
    return session.write(encoder.encode(text)).offset;
  };
  assert.equal(refusedAt({ enum: [1, 20, "a"] }, "-5"), 0);
  assert.equal(refusedAt({ enum: [-20, -1] }, "5"), 0);
  assert.equal(refusedAt({ enum: [1, 20] }, "1e9"), 2);
  assert.equal(refusedAt({ enum: [1, 20] }, "3"), undefined);
  assert.equal(refusedAt({ enum: [-1, 20] }, "-2"), undefined);
});

const completions = new Map<string, readonly unknown[]>();

/** Whether a prefix goes on to a valid text with one of the endings. */
function goesOn(prefix: string, check: (value: unknown) => boolean): boolean {
  let values = completions.get(prefix);
  if (values === undefined) {
    const texts = [...endings].map((ending) => prefix + ending);
    values = texts.filter((text) => scanJson(encoder.encode(text)).valid).map((text) =>
      JSON.parse(text)
    );
    completions.set(prefix, values);
  }
  return values.some((value) => check(value));
}
