/**
 * The refusal of a schema.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";

/** Where in a schema, and why. */
export interface SchemaPlace {
  /** JSON pointer of the subschema. */
  readonly pointer: string;
  readonly keyword: string;
  readonly cause?: unknown;
}

/** The exception for a schema that cannot be enforced. */
export function schemaProblem(message: string, options: SchemaPlace): ClyraError {
  const { pointer, keyword } = options;
  const place = pointer === "" ? "at its root" : `at ${pointer}`;
  return new ClyraError("schema_invalid", `cannot compile the schema ${place}: ${message}`, {
    at: pointer,
    keyword,
    ...(options.cause === undefined ? {} : { cause: options.cause }),
  });
}

/** Escapes one token of a JSON pointer (RFC 6901, section 3). */
export function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

/** A JSON object that is no array. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
