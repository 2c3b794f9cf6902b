import assert from "node:assert/strict";
import fc from "fast-check";
import { ClyraError } from "../platform/mod.ts";
import { type CompileOptions, compileSchema } from "./compile.ts";
import { isMultipleOf } from "./exact.ts";
import { offsetOf } from "./json_text.ts";

const encoder = new TextEncoder();
const validate = (schema: unknown, text: string, options: CompileOptions = {}) =>
  compileSchema(schema, options).validate(encoder.encode(text));

function refusal(schema: unknown, options: CompileOptions = {}): string {
  try {
    compileSchema(schema, options);
  } catch (thrown) {
    assert(thrown instanceof ClyraError, String(thrown));
    assert.equal(thrown.code, "schema_invalid");
    return `${thrown.at ?? "?"} ${thrown.keyword ?? "?"} ${thrown.message}`;
  }
  return "it compiles";
}

const refund = {
  type: "object",
  additionalProperties: false,
  required: ["order_id", "amount"],
  properties: { order_id: { type: "string" }, amount: { type: "number", maximum: 50 } },
};

Deno.test("validate() accepts what the schema allows and says pointer, keyword and offset otherwise", () => {
  const lock = compileSchema(refund);
  assert.deepEqual(lock.validate(encoder.encode('{"order_id": "é", "amount": 50}')), {
    valid: true,
    errors: [],
  });
  assert.deepEqual(lock.validate(encoder.encode('{"order_id": "é", "amount": 51}')), {
    valid: false,
    errors: [{ pointer: "/amount", keyword: "maximum", offset: 29, message: "must be <= 50" }],
  });
  const missing = lock.validate(encoder.encode('  {"amount": 1}')).errors[0];
  assert.deepEqual([missing?.pointer, missing?.keyword, missing?.offset], ["", "required", 2]);
});

Deno.test("validate() refuses bytes that are not exactly one I-JSON text", () => {
  const lock = compileSchema(true);
  const texts = [
    "",
    " ",
    "{",
    '{"a":1,"a":1}',
    '{"a":1,"\\u0061":2}',
    "1 2",
    "\ufeff1",
    "'a'",
    "[1,]",
    "NaN",
    '"\\ud800"',
    "1e999",
  ];
  for (const text of texts) {
    const { valid, errors } = lock.validate(encoder.encode(text));
    assert.equal(valid, false, text);
    assert.equal(errors[0]?.keyword, "json", text);
  }
  assert.equal(lock.validate(Uint8Array.of(0x22, 0xff, 0x22)).errors[0]?.keyword, "json");
  assert.equal(lock.validate(encoder.encode("[".repeat(100_000))).valid, false);
  assert.equal(lock.validate(encoder.encode('{"a":[1,{"b":null}]}')).valid, true);
});

Deno.test("compileSchema() refuses what cannot be enforced, with pointer and keyword", () => {
  const cases: [unknown, string][] = [
    [5, " "],
    [null, " "],
    [undefined, " "],
    [{ properties: { a: { minimun: 5 } } }, "/properties/a minimun "],
    [{ items: { type: "integr" } }, "/items/type type "],
    [{ $async: true }, " $async "],
    [{ nullable: true }, " nullable "],
    [{ $recursiveRef: "#" }, " $recursiveRef "],
    [{ $dynamicRef: "#a" }, " $dynamicRef "],
    [{ discriminator: {} }, " discriminator "],
    [{ dependencies: {} }, " dependencies "],
    [{ $ref: "#" }, " $ref "],
    [{ allOf: [{ $ref: "#/$defs/a" }], $defs: { a: { not: { $ref: "#" } } } }, " $ref "],
    [{ "a/b": 1 }, " a/b "],
    [{ $ref: "https://example.com/other.json" }, " $ref "],
    [{ anyOf: [{ $ref: "#/$defs/none" }] }, "/anyOf/0 $ref "],
    [{ $ref: "file:///etc/passwd" }, " $ref "],
    [{ $schema: "http://json-schema.org/draft-04/schema#" }, " $schema "],
    [{ properties: { a: { pattern: "(?=a)" } } }, "/properties/a pattern "],
    [{ patternProperties: { "(a)\\1": true } }, " patternProperties "],
    [{ enum: Array.from({ length: 10_001 }, (_, index) => index) }, " enum "],
    [{ $id: "https://json-schema.org/draft/2020-12/schema", type: "object" }, " "],
  ];
  for (const [schema, expected] of cases) {
    const found = refusal(schema);
    assert(
      found.startsWith(expected) && found.includes("cannot compile the schema"),
      `${expected} | ${found}`,
    );
  }
  assert.equal(refusal(refund), "it compiles");
});

Deno.test("compileSchema() bounds depth, size and cycles of the schema value itself", () => {
  let deep: unknown = true;
  for (let depth = 0; depth < 100; depth++) deep = { not: deep };
  assert.match(refusal(deep), /nested deeper than 64/);
  const cycle: Record<string, unknown> = {};
  cycle.not = cycle;
  assert.match(refusal(cycle), /no JSON value/);
  assert.match(refusal({ anyOf: Array(50_001).fill({}) }), /more than 50000 subschemas/);
  assert.match(refusal({ description: "x".repeat(5 * 1024 * 1024) }), /more than 4194304 bytes/);
});

Deno.test("draft 7 is chosen by option or $schema, and its traps are refused", () => {
  const tuple = { items: [{ type: "string" }], additionalItems: false };
  assert.equal(validate(tuple, '["a"]', { draft: "7" }).valid, true);
  assert.equal(validate(tuple, '["a", 1]', { draft: "7" }).valid, false);
  assert.notEqual(refusal(tuple), "it compiles");
  const named = { $schema: "http://json-schema.org/draft-07/schema#", ...tuple };
  assert.equal(compileSchema(named).draft, "7");
  assert.match(refusal(named, { draft: "2020-12" }), /another dialect/);
  const beside = {
    definitions: { a: true },
    properties: { b: { $ref: "#/definitions/a", minimum: 5 } },
  };
  assert.match(refusal(beside, { draft: "7" }), /^\/properties\/b minimum .*ignores 'minimum'/);
  assert.equal(
    validate({
      ...beside,
      definitions: undefined,
      $defs: { a: true },
      properties: {
        b: { $ref: "#/$defs/a", minimum: 5 },
      },
    }, '{"b":1}').valid,
    false,
  );
});

Deno.test("references leave the schema only to documents handed in", () => {
  const schema = { $ref: "https://example.com/a.json#/$defs/amount" };
  const documents = { "https://example.com/a.json": { $defs: { amount: { maximum: 5 } } } };
  assert.equal(validate(schema, "5", { documents }).valid, true);
  assert.equal(validate(schema, "6", { documents }).valid, false);
  assert.match(refusal(schema, { documents: {} }), /not handed in/);
  const bad = { "https://example.com/a.json": { $defs: { amount: { maxmum: 5 } } } };
  assert.match(refusal(schema, { documents: bad }), /\/\$defs\/amount maxmum /);
  const meta = { $ref: "https://json-schema.org/draft/2020-12/schema" };
  assert.equal(validate(meta, '{"type":"string"}').valid, true);
  assert.equal(validate(meta, '{"type":1}').valid, false);
});

Deno.test("format is an annotation by default and asserted on demand", () => {
  const schema = { format: "date-time" };
  assert.equal(validate(schema, '"no"').valid, true);
  assert.equal(validate(schema, '"no"', { formats: true }).valid, false);
  assert.match(refusal({ format: "idn-hostname" }, { formats: true }), / format /);
  const cases: [string, string, boolean][] = [
    ["date", "2024-02-29", true],
    ["date", "2023-02-29", false],
    ["date", "2023-13-01", false],
    ["time", "23:59:60Z", true],
    ["time", "22:59:60Z", false],
    ["time", "00:59:60+01:00", true],
    ["date-time", "2024-01-01T00:00:00.5-08:00", true],
    ["date-time", "2024-01-01 00:00:00Z", false],
    ["ipv4", "1.2.3.255", true],
    ["ipv4", "1.2.3.256", false],
    ["ipv4", "01.2.3.4", false],
    ["uuid", "01980000-0000-7000-8000-00000000000F", true],
    ["uuid", "01980000", false],
    ["email", "a.b@c.example", true],
    ["email", "a@b@c", false],
    ["email", "a b@c", false],
  ];
  for (const [format, text, valid] of cases) {
    const result = validate({ format }, JSON.stringify(text), { formats: true });
    assert.equal(result.valid, valid, `${format} ${text}`);
  }
});

Deno.test("untrusted schemas and texts end: recursion, alternatives, patterns", () => {
  const node = { properties: { a: { $ref: "#" } }, required: ["a"] };
  const doubling = { anyOf: [node, { ...node, maxProperties: 1 }, { ...node, minProperties: 1 }] };
  const text = `${'{"a":'.repeat(60)}1${"}".repeat(60)}`;
  const strict = { ...doubling, type: "object" };
  assert.equal(validate(strict, text).valid, false);
  const deeper = `${'{"a":'.repeat(450)}{}${"}".repeat(450)}`;
  assert.equal(validate(doubling, deeper).valid, false);
  const many = {
    items: { anyOf: Array.from({ length: 2000 }, (_, n) => ({ maximum: n, not: {} })) },
  };
  const long = validate(many, `[${"1,".repeat(20_000)}1]`);
  assert.deepEqual([long.valid, long.errors[0]?.keyword], [false, "anyOf"]);
  const slow = { items: { allOf: Array.from({ length: 2000 }, (_, n) => ({ minimum: -n })) } };
  assert.equal(validate(slow, `[${"1,".repeat(20_000)}1]`).errors[0]?.keyword, "limit");
  assert.equal(
    validate({ pattern: "^(a+)+$" }, JSON.stringify(`${"a".repeat(5000)}!`)).valid,
    false,
  );
  const list = { properties: { next: { $ref: "#" } }, additionalProperties: false };
  assert.equal(validate(list, `${'{"next":'.repeat(200)}{}${"}".repeat(200)}`).valid, true);
});

Deno.test("names of the prototype are ordinary property names", () => {
  const schema = { required: ["constructor"], properties: { toString: { type: "string" } } };
  assert.equal(validate(schema, "{}").valid, false);
  assert.equal(validate(schema, '{"constructor": 1}').valid, true);
  assert.equal(validate(schema, '{"constructor": 1, "toString": 1}').valid, false);
  assert.equal(validate({ additionalProperties: false }, '{"__proto__": 1}').valid, false);
  const own = JSON.parse('{"properties":{"__proto__":{"type":"string"}},"required":["__proto__"]}');
  assert.equal(validate(own, '{"__proto__": "a"}').valid, true);
  assert.equal(validate(own, '{"__proto__": 1}').valid, false);
  assert.equal(validate(own, "{}").valid, false);
});

Deno.test("multipleOf counts in decimals, uniqueItems compares values", () => {
  assert.equal(validate({ multipleOf: 0.01 }, "19.99").valid, true);
  assert.equal(validate({ multipleOf: 0.01 }, "19.995").valid, false);
  assert.equal(validate({ uniqueItems: true }, '[{"a":1,"b":2},{"b":2,"a":1}]').valid, false);
  assert.equal(
    validate({ uniqueItems: true }, '[1, true, "1", null, [1], {"a":1}, 0, false]').valid,
    true,
  );
  assert.equal(validate({ uniqueItems: true }, "[1, 1.0]").valid, false);
  const many = JSON.stringify(Array.from({ length: 50_000 }, (_, index) => ({ id: index })));
  assert.equal(validate({ uniqueItems: true }, many).valid, true);
  fc.assert(
    fc.property(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: 1, max: 6 }),
      (n, digits) => {
        const divisor = Number(`1e-${digits}`);
        assert.equal(isMultipleOf(Number(`${n}e-${digits}`), divisor), true);
        assert.equal(isMultipleOf(Number(`${n}5e-${digits + 1}`), divisor), false);
      },
    ),
  );
});

Deno.test("hash is of the canonical schema and the compiled copy cannot be changed from outside", () => {
  const schema: Record<string, unknown> = { type: "string", maxLength: 2 };
  const lock = compileSchema(schema);
  assert.equal(lock.hash, compileSchema({ maxLength: 2.0, type: "string" }).hash);
  assert.notEqual(lock.hash, compileSchema({ maxLength: 3, type: "string" }).hash);
  assert.match(lock.hash, /^[0-9a-f]{64}$/);
  schema.maxLength = 100;
  assert.equal(lock.validate(encoder.encode('"abc"')).valid, false);
});

Deno.test("offsetOf() finds every value of a text at its first byte", () => {
  const decoder = new TextDecoder();
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.constantFrom(0, 2), (value, indent) => {
    const text = JSON.stringify(value, null, indent);
    const bytes = encoder.encode(text);
    const visit = (item: unknown, pointer: string): void => {
      const offset = offsetOf(text, pointer);
      const start = JSON.stringify(item)?.slice(0, 1) ?? "";
      assert.equal(decoder.decode(bytes.subarray(offset, offset + 1)), start, pointer);
      if (typeof item !== "object" || item === null) return;
      for (const [key, child] of Object.entries(item)) {
        visit(child, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
      }
    };
    visit(value, "");
    assert.equal(offsetOf(text, "/no such/member"), -1);
  }));
});

Deno.test("compileSchema() refuses small schemas that ask for too much work, and takes large plain ones", () => {
  const many = <T>(count: number, make: (index: number) => T) =>
    Array.from({ length: count }, (_, index) => make(index));
  const named = (count: number, make: (index: number) => unknown) =>
    Object.fromEntries(many(count, (index) => [`n${index}`, make(index)]));
  const big = { allOf: many(8000, (index) => ({ minProperties: index })) };
  const looks = many(8000, (index) => ({
    $ref: "#/$defs/big",
    unevaluatedProperties: false,
    maxProperties: index,
  }));
  const scopes = named(300, (index) => ({
    $id: `https://example.test/${index}`,
    $dynamicAnchor: `a${index}`,
    properties: named(100, (other) => ({
      $ref: `https://example.test/${(7 * index + other) % 300}`,
    })),
  }));
  const hostile: readonly (readonly [string, unknown])[] = [
    ["unevaluatedProperties", { $defs: { big }, allOf: looks }],
    ["$dynamicAnchor", { $defs: scopes, $ref: "https://example.test/0" }],
    ["pattern", { properties: named(400, (index) => ({ pattern: `(a|b)*a(a|b){12}${index}` })) }],
    ["pattern", { properties: named(900, (index) => ({ pattern: `\\p{L}${index}\\p{N}` })) }],
  ];
  for (const [keyword, schema] of hostile) {
    assert.throws(() => compileSchema(schema), { code: "schema_invalid", keyword });
  }
  const names = many(20_000, (index) => `n${index}`);
  const large = compileSchema({
    required: names,
    dependentRequired: { n0: names },
    dependentSchemas: named(50, () => ({ minProperties: 20_000 })),
  });
  const fits = JSON.stringify(named(20_000, () => 0));
  assert.equal(large.validate(new TextEncoder().encode(fits)).valid, true);
  const lacks = fits.replace('"n77":', '"m77":');
  assert.equal(large.validate(new TextEncoder().encode(lacks)).errors[0]?.keyword, "required");
});
