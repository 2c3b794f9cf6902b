import { strict as assert } from "node:assert";
import Ajv from "ajv/dist/2020.js";
import fc from "fast-check";
import { payloadShapes } from "./entry.ts";
import { leafShapes } from "./log.ts";
import { manifestShape } from "./manifest.ts";
import {
  anyOf,
  boolean,
  integer,
  list,
  nothing,
  object,
  oneOf,
  type Shape,
  text,
  textMap,
} from "./shape.ts";
import { trustShape } from "./trust.ts";
import { verdictShape } from "./verdict.ts";

const fits = (shape: Shape<unknown>, value: unknown) => shape.problem(value, "") === undefined;

Deno.test("text() counts code points, as JSON Schema does", () => {
  const shape = text({ minLength: 1, maxLength: 3 });
  assert.ok(fits(shape, "\u{1F4B8}\u{1F4B8}\u{1F4B8}"));
  assert.ok(!fits(shape, "\u{1F4B8}\u{1F4B8}\u{1F4B8}\u{1F4B8}"));
  assert.ok(!fits(shape, ""));
  assert.ok(!fits(shape, 1));
});

Deno.test("integer() refuses fractions, what is not safe, and what is out of bounds", () => {
  const shape = integer({ min: 1, max: 9 });
  assert.ok(fits(shape, 1) && fits(shape, 9));
  for (const value of [0, 10, 1.5, "1", null, NaN, 2 ** 53]) assert.ok(!fits(shape, value));
  assert.ok(fits(integer(), Number.MAX_SAFE_INTEGER) && !fits(integer(), 2 ** 53));
});

Deno.test("object() names the member that is missing, unknown or wrong", () => {
  const shape = object({ a: integer() }, { b: boolean });
  assert.equal(shape.problem({ a: 1, b: true }, ""), undefined);
  assert.equal(shape.problem({}, ""), "/a");
  assert.equal(shape.problem({ a: 1, c: 1 }, ""), "/c");
  assert.equal(shape.problem({ a: 1, b: 1 }, "/x"), "/x/b");
  for (const value of [null, [], "a", 1]) assert.equal(shape.problem(value, ""), "");
  assert.equal(shape.problem(JSON.parse(`{"a":1,"__proto__":1}`), ""), "/__proto__");
});

Deno.test("list(), textMap(), anyOf(), oneOf() and nothing refuse their twins", () => {
  assert.equal(list(integer(), 2).problem([1, "a"], ""), "/1");
  assert.ok(!fits(list(integer(), 2), [1, 2, 3]) && !fits(list(integer(), 2), { length: 0 }));
  const map = textMap({ maxEntries: 1, key: /^[a-z]$/, maxLength: 2 });
  assert.ok(fits(map, { a: "xy" }) && fits(map, {}));
  for (const value of [{ a: "xyz" }, { A: "x" }, { a: 1 }, { a: "", b: "" }, []]) {
    assert.ok(!fits(map, value));
  }
  assert.ok(fits(anyOf(integer(), nothing), null) && !fits(anyOf(integer(), nothing), "a"));
  const choice: Shape<unknown> = oneOf<string | number>("a", 1);
  assert.ok(fits(choice, 1) && !fits(choice, "1"));
});

const ajv = new Ajv.default({ strict: false, unicodeRegExp: true });
const shapes: Record<string, Shape<unknown>> = {
  ...payloadShapes,
  ...leafShapes,
  manifest: manifestShape,
  trust: trustShape,
  verdict: verdictShape,
};

/** A value that a schema may or may not allow, close to its edges. */
function near(schema: Record<string, unknown>, odds: number): fc.Arbitrary<unknown> {
  const odd = fc.constantFrom<unknown>(
    null,
    true,
    -1,
    0,
    1.5,
    "",
    "a",
    "\u{1F4B8}",
    [],
    {},
    undefined,
  );
  return fc.oneof(
    { weight: 60, arbitrary: inside(schema, odds) },
    { weight: odds, arbitrary: odd },
  );
}

function inside(schema: Record<string, unknown>, odds: number): fc.Arbitrary<unknown> {
  type Node = Record<string, unknown>;
  if ("const" in schema) return fc.constant(schema.const);
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if (Array.isArray(schema.anyOf)) {
    return fc.oneof(...schema.anyOf.map((node: Node) => near(node, odds)));
  }
  if (schema.type === "object" && schema.properties !== undefined) {
    const properties = schema.properties as Record<string, Node>;
    const model = Object.fromEntries(
      Object.entries(properties).map(([k, v]) => [k, near(v, odds)]),
    );
    return fc.record(model, { requiredKeys: schema.required as never });
  }
  if (schema.type === "object") {
    return fc.dictionary(fc.constantFrom("a", "b.c", "\u00e9"), fc.string());
  }
  if (schema.type === "array") return fc.array(near(schema.items as Node, odds), { maxLength: 2 });
  if (schema.type === "integer") return fc.constantFrom(schema.minimum, schema.maximum);
  if (schema.type === "string" && typeof schema.pattern === "string") {
    return fc.stringMatching(new RegExp(schema.pattern), { size: "max" });
  }
  return fc.string({ unit: "binary", maxLength: 20 });
}

Deno.test("every shape and its published JSON Schema accept the same values", () => {
  for (const [name, shape] of Object.entries(shapes)) {
    const validate = ajv.compile(shape.schema);
    let accepted = 0;
    // With odds of 0 nearly every value fits, with odds of 1 about one in two does not.
    for (const odds of [0, 1]) {
      fc.assert(
        fc.property(near(shape.schema, odds), (value) => {
          const plain = value === undefined ? null : JSON.parse(JSON.stringify(value));
          const fitting = shape.problem(plain, "") === undefined;
          if (fitting) accepted++;
          assert.equal(validate(plain), fitting, `${name}: ${JSON.stringify(plain)}`);
        }),
        { numRuns: 40 },
      );
    }
    assert.ok(accepted > 0 || name === "manifest", `nothing ever fitted ${name}`);
  }
});

Deno.test("list() refuses fewer items than it asks for", () => {
  const shape = list(boolean, 2, { minItems: 1 });
  assert.equal(shape.problem([], "/x"), "/x");
  assert.equal(shape.problem([true], "/x"), undefined);
  assert.equal(shape.problem([true, true, true], "/x"), "/x");
  assert.deepEqual(shape.schema, {
    type: "array",
    items: { type: "boolean" },
    minItems: 1,
    maxItems: 2,
  });
});
