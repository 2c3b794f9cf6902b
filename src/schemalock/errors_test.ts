import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { compileSchema } from "./compile.ts";

const encoder = new TextEncoder();

function errorsOf(schema: unknown, value: unknown): readonly string[] {
  const { errors } = compileSchema(schema).validate(encoder.encode(JSON.stringify(value)));
  return errors.map(({ pointer, keyword }) => `${pointer} ${keyword}`);
}

const line = {
  type: "object",
  required: ["sku", "count"],
  properties: { sku: { enum: ["u", "v"] }, count: { type: "integer", minimum: 0 } },
};
const order = {
  type: "object",
  additionalProperties: false,
  required: ["id", "lines"],
  properties: {
    id: { type: "string", minLength: 2 },
    lines: { type: "array", items: line, minItems: 1 },
    note: { anyOf: [{ type: "string" }, { type: "null" }] },
  },
};

Deno.test("validate() names every fault of a text, the one that decided first", () => {
  const value = { id: "x", lines: [{ sku: "w" }, { count: -1 }, 3], note: 5, extra: 1 };
  assert.deepEqual(errorsOf(order, value), [
    "/id minLength",
    " additionalProperties",
    "/lines/0 required",
    "/lines/0/sku enum",
    "/lines/1 required",
    "/lines/1/count minimum",
    "/lines/2 type",
    "/note anyOf",
  ]);
  assert.deepEqual(errorsOf(order, { id: "xy", lines: [{ sku: "u", count: 0 }] }), []);
});

Deno.test("validate() names each property that is missing", () => {
  const { errors } = compileSchema(order).validate(encoder.encode("{}"));
  assert.deepEqual(errors.map(({ message }) => message), [
    "must have the property 'id'",
    "must have the property 'lines'",
  ]);
});

Deno.test("validate() stops at twenty errors, and at the first of a text that is no JSON", () => {
  const lock = compileSchema({ items: { type: "string" } });
  assert.equal(lock.validate(encoder.encode(JSON.stringify(Array(50).fill(1)))).errors.length, 20);
  assert.deepEqual(errorsOf({ items: false }, [1, 2]), [" items"]);
  const [only, ...others] = lock.validate(encoder.encode('["a" 1]')).errors;
  assert.equal(only?.keyword, "json");
  assert.deepEqual(others, []);
});

Deno.test("validate() says nothing of alternatives that were only tried", () => {
  const schema = { properties: { a: { oneOf: [{ type: "string" }, { minimum: 5 }] }, b: false } };
  assert.deepEqual(errorsOf(schema, { a: 6, b: 1 }), [" false schema"]);
  assert.deepEqual(errorsOf(schema, { a: 4, b: 1 }), ["/a oneOf", " false schema"]);
});

const scalar = fc.constantFrom<unknown>(null, true, 0, 1.5, -3, "", "ab", "abc");
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom("a", "b", "c"), tie("value"), { maxKeys: 3 }),
  ),
}));
const { schema } = fc.letrec((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3 },
    fc.record({
      type: fc.constantFrom("string", "integer", "null", "boolean"),
    }),
    fc.record({ type: fc.constant("number"), minimum: fc.constantFrom(0, 1) }),
    fc.record({ type: fc.constant("string"), maxLength: fc.constantFrom(0, 2) }),
    fc.record({ type: fc.constant("array"), items: tie("schema") }),
    fc.record({
      type: fc.constant("object"),
      properties: fc.dictionary(fc.constantFrom("a", "b"), tie("schema"), { maxKeys: 2 }),
      required: fc.subarray(["a", "b"]),
    }),
  ),
}));

Deno.test("validate() finds the errors that ajv finds with allErrors, where schemas stand by themselves", () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  let many = 0;
  fc.assert(
    fc.property(schema, value, (one, text) => {
      const check = ajv.compile(one as object);
      check(text);
      const expected = (check.errors ?? []).map(({ instancePath, keyword }) =>
        `${instancePath} ${keyword}`
      );
      if (expected.length > 1) many++;
      if (expected.length <= 20) {
        assert.deepEqual(errorsOf(one, text).toSorted(), expected.toSorted());
      }
    }),
    { numRuns: 500 },
  );
  assert(many > 10);
});
