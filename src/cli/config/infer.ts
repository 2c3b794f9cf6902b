/**
 * The part of JSON Schema (2020-12) that the configuration is described in, and the TypeScript type of
 * what fits such a schema: the two cannot disagree.
 *
 * @module
 */

/** A schema of the part that the checker carries out. A keyword that is not here is a type error. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly $comment?: string;
  readonly title?: string;
  readonly description?: string;
  /** Said in the documentation; the reader of the document fills it in. */
  readonly default?: string | number | boolean;
  readonly type?: "object" | "array" | "string" | "integer" | "boolean";
  readonly const?: string | number | boolean;
  readonly enum?: readonly string[];
  readonly properties?: { readonly [key: string]: Schema };
  readonly required?: readonly string[];
  readonly additionalProperties?: false | Schema;
  readonly propertyNames?: { readonly pattern: string };
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  /** `path`: a path, taken from the folder of the file it stands in. */
  readonly format?: "path";
}

/** The type of what fits a schema. */
export type Infer<S> = S extends { readonly const: infer C } ? C
  : S extends { readonly enum: readonly (infer E)[] } ? E
  : S extends { readonly type: "string" } ? string
  : S extends { readonly type: "integer" } ? number
  : S extends { readonly type: "boolean" } ? boolean
  : S extends { readonly type: "array"; readonly items: infer I } ? readonly Infer<I>[]
  : S extends { readonly properties: infer P; readonly required: readonly (infer R)[] }
    ? ObjectOf<P, R>
  : S extends { readonly properties: infer P } ? ObjectOf<P, never>
  : S extends { readonly additionalProperties: infer V } ? { readonly [name: string]: Infer<V> }
  : never;

type ObjectOf<P, R> =
  & { readonly [K in keyof P as K extends R ? K : never]: Infer<P[K]> }
  & { readonly [K in keyof P as K extends R ? never : K]?: Infer<P[K]> };
