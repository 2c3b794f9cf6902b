import assert from "node:assert/strict";
import fc from "fast-check";
import { SchemaProgram, type SchemaQuestions } from "../hotpath/mod.ts";
import { TextMachine } from "../hotpath/reference/schema_machine.ts";
import { Budget } from "./budget.ts";
import { isMultipleOf } from "./exact.ts";
import { formatNames, formats } from "./formats.ts";
import { planSchema } from "./plan.ts";
import { Registry } from "./registry.ts";
import { writeTables } from "./tables.ts";
import type { Place } from "./walk.ts";

const encoder = new TextEncoder();
const questions: SchemaQuestions = {
  format: (format, text) => formats[formatNames[format - 1] ?? ""]?.(text) ?? false,
  isMultiple: isMultipleOf,
};

const seed = Int32Array.of(1, -2, 3, 4);

/** Schemas that use every part of the machine. */
const schemas: readonly Place["schema"][] = [
  { type: "object", properties: { a: { type: "integer" }, b: {} }, required: ["a"] },
  { additionalProperties: false, properties: { a: { enum: ["a", "ab", null, [1], { a: 1 }] } } },
  { patternProperties: { "^a": { type: "number", maximum: 5 } }, additionalProperties: false },
  { propertyNames: { pattern: "^[ab\u00e9]*$", maxLength: 2, format: "date" } },
  { items: { multipleOf: 0.1, minimum: -1e-3, exclusiveMaximum: 1e3 }, uniqueItems: true },
  {
    items: { maxLength: 2, pattern: "a|\u00e9|\u{1f600}" },
    contains: { const: "a" },
    maxContains: 2,
  },
  { oneOf: [{ required: ["a"] }, { required: ["b"] }, { type: "array", minItems: 2 }] },
  { anyOf: [{ type: "string", format: "date" }, { not: { type: ["string", "number"] } }] },
  {
    if: { required: ["a"] },
    then: { properties: { b: { type: "null" } } },
    else: { maxProperties: 1 },
  },
  {
    allOf: [{ properties: { a: true } }, {
      anyOf: [{ required: ["b"], properties: { b: true } }, {}],
    }],
    unevaluatedProperties: { type: "number" },
  },
  { prefixItems: [{ type: "string" }], contains: { type: "null" }, unevaluatedItems: false },
  {
    properties: { a: { $ref: "#" } },
    dependentRequired: { a: ["b"] },
    dependentSchemas: { b: { maxProperties: 2 } },
  },
  { const: { a: [1, "\u00e9", { b: null }], b: 1e21 } },
  { enum: [[1, 2], "\u{1f600}", "\u00e9a", 0.1, -0, true] },
  {
    uniqueItems: true,
    items: { uniqueItems: true, type: ["array", "object", "string", "number"] },
  },
];

const names = fc.constantFrom("a", "b", "ab", "\u00e9", "2024-01-01", "\u{1f600}");
const scalar = fc.oneof(
  fc.constantFrom(
    null,
    true,
    false,
    0,
    -0,
    1,
    0.1,
    0.3,
    1.5,
    -1e-4,
    1e21,
    123456789012345680,
    1e-7,
    0.30000000000000004,
  ),
  fc.constantFrom(
    "",
    "a",
    "ab",
    "\u00e9",
    "\u00e9a",
    "\u{1f600}",
    "2024-01-01",
    '\n"\\',
    "x".repeat(40),
  ),
);
const { instance } = fc.letrec((tie) => ({
  instance: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie("instance"), { maxLength: 4 }),
    fc.dictionary(names, tie("instance"), { maxKeys: 4 }),
  ),
}));

/** The text of a value in one of its spellings: white space, escapes, exponents. */
function spell(value: unknown, style: number): string {
  const text = JSON.stringify(value, null, style % 3 === 1 ? 1 : 0);
  if (style % 5 === 2) return text.replace(/a/g, "\\u0061").replace(/\u00e9/g, "\\u00E9");
  if (style % 5 === 3) return text.replace(/\u{1f600}/gu, "\\ud83d\\ude00");
  return style % 5 === 4 ? text.replace(/([^\\"\w.])1([\],}])/g, "$110e-1$2") : text;
}

function told(
  engine: TextMachine | ReturnType<SchemaProgram["engine"]>,
  bytes: Uint8Array,
  sizes: readonly number[],
): unknown {
  engine.reset();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + (sizes[turn % sizes.length] ?? 1);
    if (!engine.write(bytes.subarray(at, end))) break;
    at = end;
  }
  engine.end();
  return engine.refusal ?? "valid";
}

Deno.test("the machine in WASM says what its twin says, of every text, damaged or not, in every chunk", () => {
  const formatsAsserted = new Set(formatNames);
  const engines = schemas.map((schema) => {
    const budget = new Budget();
    const graph = planSchema(new Registry(schema, "2020-12", () => undefined), {
      formats: formatsAsserted,
      budget,
    });
    const { program } = writeTables(graph, { seed, budget });
    return {
      schema,
      twin: new TextMachine(program, questions),
      machine: new SchemaProgram(program).engine(questions),
    };
  });
  let refusals = 0;
  fc.assert(
    fc.property(
      fc.nat({ max: schemas.length - 1 }),
      instance,
      fc.nat(),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
      fc.option(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) })),
      (which, value, style, sizes, damage) => {
        const engine = engines[which];
        assert(engine !== undefined);
        const bytes = encoder.encode(spell(value, style));
        if (damage !== null) bytes[damage.at % bytes.length] = damage.byte;
        const expected = told(engine.twin, bytes, [1 << 20]);
        if (expected !== "valid") refusals++;
        const context = `${JSON.stringify(engine.schema)} on ${new TextDecoder().decode(bytes)}`;
        assert.deepEqual(told(engine.machine, bytes, [1 << 20]), expected, context);
        assert.deepEqual(told(engine.machine, bytes, sizes), expected, context);
        assert.deepEqual(told(engine.machine, bytes, [1]), expected, context);
        assert.deepEqual(told(engine.twin, bytes, sizes), expected, context);
      },
    ),
    { numRuns: Number(Deno.env.get("CLYRA_FUZZ_RUNS") ?? 4000) },
  );
  assert(refusals > 100);
});

/** Objects as tools take them: what the fast lane is for. */
const order: Place["schema"] = {
  type: "object",
  additionalProperties: false,
  required: ["order_id", "lines", "total_amount"],
  properties: {
    order_id: { type: "string", pattern: "^A-[0-9]+$" },
    order_identity: { type: ["string", "null"], minLength: 2, maxLength: 4 },
    state: { enum: ["open", "opened", "closed", null, 5] },
    total_amount: { type: "number", minimum: 0, maximum: 1e6 },
    note: {},
    tags: { type: "array", items: { type: "string", maxLength: 3 }, maxItems: 3, minItems: 1 },
    pair: { prefixItems: [{ type: "boolean" }, { const: true }], items: { type: "null" } },
    lines: {
      type: "array",
      items: {
        type: "object",
        required: ["sku"],
        properties: {
          sku: { type: "string" },
          count: { type: "integer", exclusiveMinimum: -5 },
          below: { exclusiveMaximum: 0, multipleOf: 2 },
        },
        additionalProperties: { type: ["number", "object"] },
      },
    },
    choice: {
      oneOf: [{ type: "string", maxLength: 4 }, { type: "integer", maximum: 5 }, { const: true }],
    },
    maybe: { anyOf: [{ type: ["string", "number"] }, { type: "null" }, { type: "array" }] },
    either: { anyOf: [{ type: "string" }, { type: "object", required: ["a"] }] },
  },
};
const text = fc.constantFrom(
  "A-17",
  "open",
  "opened",
  "é",
  "é€😀",
  "",
  "a\nb",
  "x".repeat(70),
  "ab",
);
const number = fc.constantFrom(0, -0, 5, -4, 12.5, 1e6, 1e21, -1.5e-7, 123456789012345680, 0.1);
const free = fc.oneof(text, number, fc.boolean(), fc.constant(null));
const line = fc.dictionary(
  fc.constantFrom("sku", "count", "below", "price", "é", "a name that takes more than one block"),
  fc.oneof(free, fc.dictionary(text, free, { maxKeys: 2 })),
  { maxKeys: 5 },
);
const orders = fc.record({
  order_id: fc.oneof({ weight: 9, arbitrary: fc.constant("A-17") }, free),
  order_identity: fc.oneof(text, fc.constant(null)),
  state: free,
  total_amount: number,
  note: fc.oneof(free, fc.array(free), line),
  tags: fc.array(text, { maxLength: 4 }),
  pair: fc.array(fc.oneof(fc.boolean(), fc.constant(null)), { maxLength: 3 }),
  lines: fc.array(line, { maxLength: 3 }),
  either: fc.oneof(text, line),
  choice: free,
  maybe: fc.oneof(free, fc.array(free)),
}, { requiredKeys: ["lines"] });

Deno.test("the fast lane in WASM says what the twin says, of texts whole, damaged, with names twice, in every chunk", () => {
  const registry = new Registry(order, "2020-12", () => undefined);
  const budget = new Budget();
  const graph = planSchema(registry, { formats: new Set(formatNames), budget });
  const { program } = writeTables(graph, { seed, budget });
  const machine = new SchemaProgram(program).engine(questions);
  const twin = new TextMachine(program, questions);
  let refusals = 0;
  fc.assert(
    fc.property(
      orders,
      fc.nat(),
      fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 3 }),
      fc.option(fc.record({ at: fc.nat(), byte: fc.nat({ max: 255 }) })),
      fc.option(fc.constantFrom("order_id", "state", "lines", "unknown", "stat")),
      (value, style, sizes, damage, twice) => {
        let written = spell(value, style);
        if (twice !== null) written = written.replace(/\}$/, `,"${twice}":"open"}`);
        const bytes = encoder.encode(written);
        if (damage !== null) bytes[damage.at % bytes.length] = damage.byte;
        const expected = told(twin, bytes, [1 << 20]);
        if (expected !== "valid") refusals++;
        const context = new TextDecoder().decode(bytes);
        assert.deepEqual(told(machine, bytes, [1 << 20]), expected, context);
        assert.deepEqual(told(machine, bytes, sizes), expected, context);
        assert.deepEqual(told(machine, bytes, [1]), expected, context);
        assert.deepEqual(told(machine, bytes, [8]), expected, context);
      },
    ),
    { numRuns: Number(Deno.env.get("CLYRA_FUZZ_RUNS") ?? 4000) },
  );
  assert(refusals > 100);
});
