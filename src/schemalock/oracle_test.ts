import assert from "node:assert/strict";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { compileSchema, type SchemaLock } from "./compile.ts";
import { isMultipleOf } from "./exact.ts";

const encoder = new TextEncoder();
/** More with CLYRA_FUZZ_RUNS; ajv writes and compiles code for each schema. */
const numRuns = Number(Deno.env.get("CLYRA_FUZZ_RUNS") ?? 200);
// Not the empty name: ajv takes it for none in `required`.
const names = ["a", "b", "ab", "é", "x/y"];
const name = fc.constantFrom(...names);
const scalar = fc.oneof(
  fc.constantFrom(null, true, false, 0, -0, 1, 2, 1.5, -3, 1e21, 0.1, 100),
  fc.string({ unit: fc.constantFrom("a", "b", "é", "\u{1f600}", '"', "\\", "\n"), maxLength: 4 }),
);
const { instance } = fc.letrec((tie) => ({
  instance: fc.oneof(
    { maxDepth: 4 },
    scalar,
    fc.array(tie("instance"), { maxLength: 4 }),
    fc.dictionary(name, tie("instance"), { maxKeys: 4 }),
  ),
}));
const small = fc.nat({ max: 3 });
const pattern = fc.constantFrom("a", "^a", "b$", "^[ab]*$", "^.{2}$", "é", "^$", "a|b", "\\w\\W");

/** A schema of a few keywords. `unevaluated` keywords stay apart from those that ajv counts otherwise. */
function schemas(hasUnevaluated: boolean): fc.Arbitrary<unknown> {
  const { schema } = fc.letrec((tie) => {
    const child = tie("schema");
    const list = fc.array(child, { minLength: 1, maxLength: 3 });
    const type = fc.constantFrom(
      ...["null", "boolean", "number", "integer", "string", "array", "object"],
    );
    const model: Record<string, fc.Arbitrary<unknown>> = {
      type: fc.oneof(type, fc.uniqueArray(type, { minLength: 1, maxLength: 3 })),
      enum: fc.array(instance, { minLength: 1, maxLength: 4 }),
      const: instance,
      minimum: small,
      exclusiveMaximum: small,
      multipleOf: fc.constantFrom(1, 0.5, 2),
      minLength: small,
      maxLength: small,
      pattern,
      minItems: small,
      maxItems: small,
      uniqueItems: fc.boolean(),
      contains: child,
      minContains: small,
      maxContains: small,
      prefixItems: list,
      items: child,
      minProperties: small,
      maxProperties: small,
      required: fc.uniqueArray(name, { maxLength: 2 }),
      properties: fc.dictionary(name, child, { maxKeys: 3 }),
      patternProperties: fc.dictionary(pattern, child, { maxKeys: 2 }),
      additionalProperties: child,
      propertyNames: child,
      dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
        maxKeys: 2,
      }),
      dependentSchemas: fc.dictionary(name, child, { maxKeys: 2 }),
      allOf: list,
      anyOf: list,
      oneOf: list,
      $ref: fc.constantFrom("#/$defs/one", "#/$defs/two"),
      ...(hasUnevaluated
        ? { unevaluatedProperties: child }
        : { not: child, if: child, then: child, else: child }),
    };
    const record = fc.record(model, { requiredKeys: [] });
    // A few keywords at a time, or nothing would ever be valid.
    const few = fc.tuple(record, fc.uniqueArray(fc.nat({ max: 40 }), { maxLength: 4 })).map(
      ([full, picks]) => {
        const entries = Object.entries(full);
        const chosen = Object.fromEntries(picks.flatMap((pick) => {
          const entry = entries[pick % Math.max(entries.length, 1)];
          return entry === undefined ? [] : [entry];
        }));
        // ajv lets an empty array pass `contains` when there is `prefixItems` beside it.
        if ("contains" in chosen) delete chosen.prefixItems;
        return chosen;
      },
    );
    return { schema: fc.oneof({ maxDepth: 3 }, fc.boolean(), few, few, few) };
  });
  return fc.tuple(schema, schema, schema).map(([root, one, two]) => ({
    ...(typeof root === "boolean" ? { allOf: [root] } : root as object),
    // What a definition refers to comes after it: no circles.
    $defs: { one: withoutReferences(one), two: withoutReferences(two) },
  }));
}

function withoutReferences(schema: unknown): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value) => key === "$ref" ? undefined : value);
}

function oracle(schema: unknown): (value: unknown) => boolean {
  const ajv = new Ajv2020({ strict: false, ownProperties: true, logger: false });
  ajv.removeKeyword("multipleOf").addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    validate: (divisor: number, value: number) => isMultipleOf(value, divisor),
  });
  // As JSON: ajv tells objects apart by their prototypes.
  return ajv.compile(JSON.parse(JSON.stringify(schema)));
}

/** Verdict and offset of the first impossible byte, for a text in chunks of the sizes given. */
function judge(lock: SchemaLock, bytes: Uint8Array, sizes: readonly number[]): string {
  using session = lock.open();
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const end = at + (sizes[turn % sizes.length] ?? 1);
    const state = session.write(bytes.subarray(at, end));
    if (state.state === "invalid") return `${state.offset} ${state.pointer} ${state.keyword}`;
    at = end;
  }
  const { valid, errors } = session.end();
  return valid ? "valid" : `end ${errors[0]?.pointer} ${errors[0]?.keyword}`;
}

for (const hasUnevaluated of [false, true]) {
  const what = hasUnevaluated ? "with unevaluatedProperties" : "without unevaluatedProperties";
  Deno.test(`a lock agrees with ajv on random schemas ${what}, in any chunks`, () => {
    let valid = 0;
    let invalid = 0;
    fc.assert(
      fc.property(
        schemas(hasUnevaluated),
        fc.array(instance, { minLength: 1, maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        (schema, instances, sizes) => {
          const check = oracle(schema);
          const lock = compileSchema(schema);
          for (const value of instances) {
            const text = JSON.stringify(value);
            const bytes = encoder.encode(text);
            const expected = check(JSON.parse(text));
            expected ? valid++ : invalid++;
            const { valid: found, errors } = lock.validate(bytes);
            assert.equal(found, expected, `${text}: ${JSON.stringify(errors)}`);
            const [one, many] = [judge(lock, bytes, [1]), judge(lock, bytes, sizes)];
            assert.equal(one === "valid", expected, `${text} byte by byte: ${one}`);
            assert.equal(many, one, text);
            assert.equal(judge(lock, bytes, [1 << 20]), one, text);
          }
        },
      ),
      { numRuns },
    );
    assert(valid > numRuns && invalid > numRuns, `${valid} valid, ${invalid} invalid`);
  });
}

Deno.test("a lock never calls a damaged text valid that JSON.parse or ajv refuses, nor the reverse", () => {
  const edit = fc.record({
    at: fc.nat(),
    what: fc.constantFrom("cut", "drop", "put"),
    byte: fc.constantFrom(...encoder.encode('{}[],:"\\ 01-.eatnu\n')),
  });
  fc.assert(
    fc.property(schemas(false), instance, edit, (schema, value, { at, what, byte }) => {
      const bytes = [...encoder.encode(JSON.stringify(value))];
      const place = at % (bytes.length + 1);
      if (what === "cut") bytes.length = place;
      else bytes.splice(place, what === "drop" ? 1 : 0, ...(what === "put" ? [byte] : []));
      const text = Uint8Array.from(bytes);
      const lock = compileSchema(schema);
      assert.equal(lock.validate(text).valid, expectedFor(text, oracle(schema)));
    }),
    { numRuns },
  );
});

/** What JSON.parse and the oracle say, except that no object names a member twice. */
function expectedFor(bytes: Uint8Array, check: (value: unknown) => boolean): boolean {
  try {
    const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    const value: unknown = JSON.parse(text);
    // Nothing above makes a second spelling of a name but by escapes, which the edits cannot finish.
    const isTwice =
      compileSchema(true).validate(bytes).errors[0]?.message.includes("twice") === true;
    return !isTwice && check(value);
  } catch {
    return false; // not a JSON text: invalid under every schema
  }
}
