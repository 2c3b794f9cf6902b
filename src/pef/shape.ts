/**
 * Closed shapes: one declaration gives the TypeScript type, the run-time check and the JSON Schema, so
 * that the three cannot disagree. An unknown member is always refused (SPEC, "Closed schemas").
 *
 * @module
 */

/** A JSON Schema fragment, as published in `spec/pef/schemas`. */
export type SchemaNode = { readonly [key: string]: unknown };

/** Checks a parsed JSON value; `undefined` means it fits, a string is the pointer that does not. */
export interface Shape<T> {
  /** The pointer of what does not fit, below the pointer given. */
  readonly problem: (value: unknown, pointer: string) => string | undefined;
  /** The same as JSON Schema. */
  readonly schema: SchemaNode;
  /** Type only; never set. */
  readonly type?: T;
}

/** The type a shape describes. */
export type TypeOf<S> = S extends Shape<infer T> ? T : never;

type Members = { readonly [key: string]: Shape<unknown> };
type Flatten<T> = { [K in keyof T]: T[K] };
type ObjectType<R extends Members, O extends Members> = Flatten<
  { readonly [K in keyof R]: TypeOf<R[K]> } & { readonly [K in keyof O]?: TypeOf<O[K]> }
>;

/** Text that matches a pattern (anchored by the caller) within a length, in code points. */
export function text(
  options: { readonly pattern?: RegExp; readonly maxLength: number; readonly minLength?: number },
): Shape<string> {
  const { pattern, maxLength, minLength = 0 } = options;
  return {
    problem: (value, pointer) =>
      typeof value === "string" && fitsLength(value, { minLength, maxLength }) &&
        (pattern === undefined || pattern.test(value))
        ? undefined
        : pointer,
    schema: {
      type: "string",
      ...(pattern === undefined ? {} : { pattern: pattern.source }),
      ...(minLength === 0 ? {} : { minLength }),
      maxLength,
    },
  };
}

/** Code points are counted only where UTF-16 code units, which are never fewer, do not decide. */
function fitsLength(
  value: string,
  bounds: { readonly minLength: number; readonly maxLength: number },
): boolean {
  if (value.length <= bounds.maxLength && bounds.minLength === 0) return true;
  if (value.length > 2 * bounds.maxLength) return false;
  let length = 0;
  for (const _ of value) length++;
  return length >= bounds.minLength && length <= bounds.maxLength;
}

/** An integer between bounds; by default 0 to 2^53-1. */
export function integer(options: { readonly min?: number; readonly max?: number } = {}): Shape<
  number
> {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = options;
  return {
    problem: (value, pointer) =>
      typeof value === "number" && Number.isSafeInteger(value) && value >= min && value <= max
        ? undefined
        : pointer,
    schema: { type: "integer", minimum: min, maximum: max },
  };
}

/** `true` or `false`. */
export const boolean: Shape<boolean> = {
  problem: (value, pointer) => typeof value === "boolean" ? undefined : pointer,
  schema: { type: "boolean" },
};

/** `null`. */
export const nothing: Shape<null> = {
  problem: (value, pointer) => value === null ? undefined : pointer,
  schema: { type: "null" },
};

/** One of a closed list of strings or integers. */
export function oneOf<const T extends string | number>(...values: readonly T[]): Shape<T> {
  return {
    problem: (value, pointer) =>
      (values as readonly unknown[]).includes(value) ? undefined : pointer,
    schema: values.length === 1 ? { const: values[0] } : { enum: values },
  };
}

/** A list of at most `maxItems` values of one shape, and of at least `minItems`. */
export function list<T>(
  item: Shape<T>,
  maxItems: number,
  { minItems = 0 }: { readonly minItems?: number } = {},
): Shape<readonly T[]> {
  return {
    problem: (value, pointer) => {
      if (!Array.isArray(value) || value.length < minItems || value.length > maxItems) {
        return pointer;
      }
      for (let i = 0; i < value.length; i++) {
        // The pointer is put together only where something is wrong: most values are right.
        const problem = item.problem(value[i], "");
        if (problem !== undefined) return `${pointer}/${i}${problem}`;
      }
      return undefined;
    },
    schema: {
      type: "array",
      items: item.schema,
      ...(minItems === 0 ? {} : { minItems }),
      maxItems,
    },
  };
}

/** A closed object: all of `required`, any of `optional`, nothing else. */
export function object<R extends Members, O extends Members = Record<never, never>>(
  required: R,
  optional: O = {} as O,
): Shape<ObjectType<R, O>> {
  const shapes = new Map<string, Shape<unknown>>(Object.entries({ ...required, ...optional }));
  const requiredNames = Object.keys(required);
  return {
    problem: (value, pointer) => {
      if (!isObject(value)) return pointer;
      for (const name of requiredNames) {
        if (!Object.hasOwn(value, name)) return `${pointer}/${name}`;
      }
      for (const name of Object.keys(value)) {
        const shape = shapes.get(name);
        if (shape === undefined) return `${pointer}/${name}`;
        const problem = shape.problem(value[name], "");
        if (problem !== undefined) return `${pointer}/${name}${problem}`;
      }
      return undefined;
    },
    schema: {
      type: "object",
      required: requiredNames,
      properties: Object.fromEntries([...shapes].map(([name, shape]) => [name, shape.schema])),
      additionalProperties: false,
    },
  };
}

/** The only open form: a map from names to text, at most `maxEntries` of them. */
export function textMap(
  options: { readonly maxEntries: number; readonly key: RegExp; readonly maxLength: number },
): Shape<{ readonly [key: string]: string }> {
  return {
    problem: (value, pointer) => {
      if (!isObject(value)) return pointer;
      const names = Object.keys(value);
      if (names.length > options.maxEntries) return pointer;
      for (const name of names) {
        const member = value[name];
        if (
          !options.key.test(name) || typeof member !== "string" ||
          !fitsLength(member, { minLength: 0, maxLength: options.maxLength })
        ) return `${pointer}/${name}`;
      }
      return undefined;
    },
    schema: {
      type: "object",
      maxProperties: options.maxEntries,
      propertyNames: { pattern: options.key.source },
      additionalProperties: { type: "string", maxLength: options.maxLength },
    },
  };
}

/** Any object, for what has a shape of its own that is checked elsewhere. */
export const anyObject: Shape<object> = {
  problem: (value, pointer) => isObject(value) ? undefined : pointer,
  schema: { type: "object" },
};

/** The first alternative that fits; alternatives must exclude each other. */
export function anyOf<const S extends readonly Shape<unknown>[]>(...shapes: S): Shape<
  TypeOf<S[number]>
> {
  return {
    problem: (value, pointer) =>
      shapes.some((shape) => shape.problem(value, pointer) === undefined) ? undefined : pointer,
    schema: { anyOf: shapes.map((shape) => shape.schema) },
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
