/**
 * A strict schema for a value: what somebody would write who knows the data.
 *
 * @module
 */

type Schema = Record<string, unknown>;

/** Types, names, required names and bounds as they occur; names that do not occur are refused. */
export function schemaOf(value: unknown): Schema {
  return merge([value]);
}

function merge(values: readonly unknown[]): Schema {
  const types = new Set(values.map(typeOf));
  const schema: Schema = { type: types.size === 1 ? [...types][0] : [...types] };
  const objects = values.filter((value) => typeOf(value) === "object") as Schema[];
  if (objects.length > 0) {
    const names = new Set(objects.flatMap((value) => Object.keys(value)));
    schema.properties = Object.fromEntries([...names].map((name) => [
      name,
      merge(objects.filter((value) => name in value).map((value) => value[name])),
    ]));
    schema.required = [...names].filter((name) => objects.every((value) => name in value));
    schema.additionalProperties = false;
  }
  const arrays = values.filter((value) => Array.isArray(value));
  const items = arrays.flat();
  if (items.length > 0) schema.items = merge(items);
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length > 0) {
    const bound = numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    [schema.minimum, schema.maximum] = [-bound, bound];
  }
  return schema;
}

function typeOf(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
