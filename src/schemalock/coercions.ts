/**
 * Named coercions: the same value written as another type. None is carried out unless it is listed.
 *
 * @module
 */

/** Every coercion. */
export const coercionNames = [
  /** `"5"` to `5`: the text is a JSON number, character by character. */
  "string_to_number",
  /** `"true"`, `"yes"`, `"on"` and their opposites, in any case, to `true` and `false`. */
  "string_to_boolean",
  /** `"null"` to `null`. */
  "string_to_null",
  /** `5` to `"5"`, with the digits as written. */
  "number_to_string",
  /** `true` to `"true"`. */
  "boolean_to_string",
  /** `5` to `[5]`. */
  "scalar_to_array",
  /** `[5]` to `5`, for a list of exactly one scalar. */
  "array_to_scalar",
] as const;

/** The name of a coercion. */
export type Coercion = (typeof coercionNames)[number];

const number = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const yes: ReadonlySet<string> = new Set(["true", "yes", "on"]);
const no: ReadonlySet<string> = new Set(["false", "no", "off"]);

/**
 * The JSON text of a value after a coercion; `undefined` where the coercion does not apply to it.
 *
 * @param json the JSON text of one value
 * @example
 * ```ts
 * import { coerced } from "./coercions.ts";
 *
 * if (coerced("string_to_number", '"1.50"') !== "1.50") throw new Error("digits were lost");
 * if (coerced("string_to_number", '"1.50 EUR"') !== undefined) throw new Error("it guesses");
 * ```
 */
export function coerced(coercion: Coercion, json: string): string | undefined {
  const value: unknown = JSON.parse(json);
  switch (coercion) {
    case "string_to_number":
      return typeof value === "string" && number.test(value) ? value : undefined;
    case "string_to_boolean":
      return booleanOf(value);
    case "string_to_null":
      return value === "null" ? "null" : undefined;
    case "number_to_string":
      return typeof value === "number" ? `"${json}"` : undefined;
    case "boolean_to_string":
      return typeof value === "boolean" ? `"${json}"` : undefined;
    case "scalar_to_array":
      return isScalar(value) ? `[${json}]` : undefined;
    case "array_to_scalar":
      return Array.isArray(value) && value.length === 1 && isScalar(value[0])
        ? json.slice(1, -1).trim()
        : undefined;
  }
}

function booleanOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const word = value.toLowerCase();
  return yes.has(word) ? "true" : no.has(word) ? "false" : undefined;
}

/** `null` is no scalar here: wrapped, an absent value would become a present one. */
function isScalar(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}
