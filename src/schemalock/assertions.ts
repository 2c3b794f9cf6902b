/**
 * Assertions on a value itself: types, bounds, patterns, formats, enumerations.
 *
 * @module
 */

import { schemaTables } from "../hotpath/mod.ts";
import { canonicalKey } from "./exact.ts";
import type { AssertionPlan } from "./plan.ts";
import { schemaProblem } from "./problem.ts";
import type { Place } from "./walk.ts";

const { types } = schemaTables;

const typeBits: Readonly<Record<string, number>> = {
  null: types.null,
  boolean: types.boolean,
  number: types.number | types.whole,
  integer: types.whole,
  string: types.string,
  array: types.array,
  object: types.object,
};

const numberKeywords = [
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "multipleOf",
] as const;

/** Reads them from a schema that its meta-schema has accepted. */
export function readAssertions(
  { pointer }: Place,
  schema: Record<string, unknown>,
  formats: ReadonlySet<string> | undefined,
): AssertionPlan {
  const number: Record<string, number> = {};
  for (const keyword of numberKeywords) {
    const bound = schema[keyword];
    if (typeof bound === "number") number[keyword] = bound;
  }
  const { minLength, maxLength, pattern, format } = schema;
  const isAsserted = formats !== undefined && typeof format === "string";
  if (isAsserted && !formats.has(format)) {
    throw schemaProblem("this format cannot be asserted", { pointer, keyword: "format" });
  }
  const hasText = [minLength, maxLength, pattern].some((value) => value !== undefined);
  const values = allowedValues(schema);
  return {
    types: typeBitsOf(schema.type),
    ...(Object.keys(number).length === 0 ? {} : { number }),
    ...(!hasText && !isAsserted ? {} : {
      string: {
        minimum: typeof minLength === "number" ? Math.min(minLength, 0x7fffffff) : 0,
        maximum: typeof maxLength === "number" ? Math.min(maxLength, 0x7fffffff) : -1,
        format: isAsserted ? format : undefined,
        patterns: typeof pattern === "string" ? [pattern] : [],
      },
    }),
    ...(values === undefined ? {} : {
      enumeration: { values, keyword: Object.hasOwn(schema, "const") ? "const" : "enum" },
    }),
  };
}

function typeBitsOf(type: unknown): number {
  if (type === undefined) return 127;
  const names = Array.isArray(type) ? type : [type];
  return names.reduce<number>((bits, name) => bits | (typeBits[String(name)] ?? 0), 0);
}

/** The values that both an `enum` and a `const` allow. */
function allowedValues(schema: Record<string, unknown>): readonly unknown[] | undefined {
  const isConst = Object.hasOwn(schema, "const");
  if (!Array.isArray(schema.enum)) return isConst ? [schema.const] : undefined;
  if (!isConst) return schema.enum;
  const wanted = canonicalKey(schema.const);
  return schema.enum.filter((value) => canonicalKey(value) === wanted);
}
