/**
 * What a lock says of a text that it refuses.
 *
 * @module
 */

import type { SchemaRefusal } from "../hotpath/mod.ts";
import { escapeToken } from "./problem.ts";

/** One reason why a text does not satisfy a schema. */
export interface SchemaFinding {
  /** JSON pointer of the value at fault. */
  readonly pointer: string;
  /** The keyword that was not satisfied, or `json` when the text is no acceptable JSON. */
  readonly keyword: string;
  /** Byte offset of the value at fault, or of the fault itself when it is `json`. */
  readonly offset: number;
  /** One sentence, without any value of the text. */
  readonly message: string;
}

/** What `validate` says. */
export interface SchemaResult {
  /** Whether the whole text satisfies the schema. */
  readonly valid: boolean;
  /** Empty exactly when valid. */
  readonly errors: readonly SchemaFinding[];
}

/** A refusal as a finding; `schema` is the one whose keyword it was. */
export function findingOf(
  refusal: SchemaRefusal,
  schema: Readonly<Record<string, unknown>> | undefined,
): SchemaFinding {
  const { keyword, start } = refusal;
  const pointer = pointerOf(refusal);
  return { pointer, keyword, offset: start, message: messageOf(refusal, schema) };
}

/** The error that decided, then the others that were found. */
export function withFirst(
  first: SchemaFinding,
  found: readonly SchemaFinding[],
): readonly SchemaFinding[] {
  const isFirst = ({ pointer, keyword, message }: SchemaFinding) =>
    pointer === first.pointer && keyword === first.keyword && message === first.message;
  return [first, ...found.filter((one) => !isFirst(one))];
}

/** The JSON pointer of a refusal. */
export function pointerOf({ path }: SchemaRefusal): string {
  return path.map((token) => `/${escapeToken(`${token}`)}`).join("");
}

const jsonMessages: Readonly<Record<string, string>> = {
  syntax: "is not JSON",
  truncated: "the text ends before the value does",
  trailing_bytes: "the text goes on after the value",
  invalid_utf8: "a string is not UTF-8",
  lone_surrogate: "a string holds half a surrogate pair",
  duplicate_key: "an object names a member twice",
  number_range: "a number is beyond the range of a double",
  too_deep: "the text is nested too deep",
};

const bounds: Readonly<Record<string, string>> = {
  minimum: "must be >= ",
  exclusiveMinimum: "must be > ",
  maximum: "must be <= ",
  exclusiveMaximum: "must be < ",
  multipleOf: "must be a multiple of ",
  minLength: "must be at least so many characters long: ",
  maxLength: "must be at most so many characters long: ",
  minItems: "must have at least so many items: ",
  maxItems: "must have at most so many items: ",
  minProperties: "must have at least so many properties: ",
  maxProperties: "must have at most so many properties: ",
  minContains: "must have at least so many items that match 'contains': ",
  maxContains: "must have at most so many items that match 'contains': ",
};

const sentences: Readonly<Record<string, string>> = {
  limit: "takes more steps or room than a text may",
  "false schema": "no value is allowed here",
  enum: "must be one of the values listed",
  const: "must be the value required",
  pattern: "must match the pattern",
  dependentRequired: "lacks a property that another one requires",
  dependentSchemas: "does not satisfy what one of its properties requires",
  propertyNames: "has a property with a name that is not allowed",
  additionalProperties: "must not have additional properties",
  unevaluatedProperties: "must not have properties that no schema looks at",
  unevaluatedItems: "must not have items that no schema looks at",
  uniqueItems: "must not have the same item twice",
  contains: "must have an item that matches 'contains'",
  items: "must not have more items",
  anyOf: "matches none of the alternatives",
  oneOf: "must match exactly one of the alternatives",
  not: "must not match the schema under 'not'",
  if: "does not satisfy the branch that applies",
};

function messageOf(
  { keyword, code, name }: SchemaRefusal,
  schema: Readonly<Record<string, unknown>> | undefined,
): string {
  if (keyword === "json") return jsonMessages[code ?? ""] ?? "is not acceptable JSON";
  if (keyword === "required") {
    return name === undefined || name === ""
      ? "lacks a required property"
      : `must have the property '${name.slice(0, 100)}'`;
  }
  const value = schema?.[keyword];
  if (keyword === "type" && value !== undefined) return `must be ${[value].flat().join(" or ")}`;
  if (keyword === "format" && value !== undefined) return `must have the format '${value}'`;
  const bound = bounds[keyword];
  if (bound !== undefined && value !== undefined) return `${bound}${value}`;
  return sentences[keyword] ?? `does not satisfy '${keyword}'`;
}
