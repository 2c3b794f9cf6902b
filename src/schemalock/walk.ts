/**
 * Looks at every subschema before it is compiled: known keywords, bounds, patterns in linear time,
 * and nothing that would be passed over in silence.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import { type Draft, draftUris, keywords, type KeywordShape, notYet } from "./keywords.ts";
import { compilePattern, PatternError } from "./pattern.ts";

/** Most subschemas of one document; the largest public schemas have about ten thousand. */
export const nodesMax = 20_000;
/** Deepest nesting of subschemas; the compiler and the code it writes recurse as deep. */
export const depthMax = 64;
/** Most values of one `enum`. */
const enumMax = 10_000;

/** Name of the internal keyword that counts evaluations through references. No schema can bring it,
 * because unknown keywords are refused. */
export const budgetKeyword = "x-clyra-budget";

/** A schema that may be compiled. */
export interface WalkedSchema {
  /** A copy in which every reference counts against the evaluation budget. */
  readonly schema: unknown;
  /** Each reference with the pointer of the subschema it stands in. */
  readonly references: readonly { readonly pointer: string; readonly target: string }[];
}

/** What the walk is told. */
export interface WalkOptions {
  readonly draft: Draft;
  /** The formats that can be asserted; `undefined` when `format` is an annotation. */
  readonly formats: readonly string[] | undefined;
  /** Keywords met so far, over the schema and all documents it refers to. */
  readonly met: Set<string>;
}

/** The refusal of a schema. */
export function schemaProblem(
  message: string,
  options: { readonly pointer: string; readonly keyword: string; readonly cause?: unknown },
): ClyraError {
  const { pointer, keyword } = options;
  const place = pointer === "" ? "at its root" : `at ${pointer}`;
  return new ClyraError("schema_invalid", `cannot compile the schema ${place}: ${message}`, {
    at: pointer,
    keyword,
    ...(options.cause === undefined ? {} : { cause: options.cause }),
  });
}

/**
 * Checks a schema and returns the copy to compile.
 *
 * @throws {ClyraError} `schema_invalid` with `at` (JSON pointer) and `keyword`
 */
export function walkSchema(schema: unknown, options: WalkOptions): WalkedSchema {
  const walker = new Walker(options);
  return { schema: walker.walk(schema, "", 0), references: walker.references };
}

class Walker {
  readonly references: { pointer: string; target: string }[] = [];
  readonly #options: WalkOptions;
  #nodes = 0;

  constructor(options: WalkOptions) {
    this.#options = options;
  }

  walk(schema: unknown, pointer: string, depth: number): unknown {
    const problem = (message: string, keyword = "") => schemaProblem(message, { pointer, keyword });
    if (typeof schema === "boolean") return schema;
    if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
      throw problem("a schema must be an object or a boolean");
    }
    if (++this.#nodes > nodesMax) throw problem(`more than ${nodesMax} subschemas`);
    if (depth > depthMax) throw problem(`nested deeper than ${depthMax} subschemas`);
    const copy: Record<string, unknown> = {};
    for (const [keyword, value] of Object.entries(schema)) {
      const shapes = keywords[this.#options.draft];
      const shape = Object.hasOwn(shapes, keyword) ? shapes[keyword] : undefined;
      if (notYet.has(keyword)) throw problem(`'${keyword}' is not yet supported`, keyword);
      if (shape === undefined) {
        throw problem(`unknown keyword '${shownKeyword(keyword)}'`, keyword);
      }
      this.#checkKeyword(keyword, value, pointer);
      copy[keyword] = this.#children(value, shape, { pointer: `${pointer}/${keyword}`, depth });
    }
    this.#checkReferences(copy, pointer);
    return copy;
  }

  #children(
    value: unknown,
    shape: KeywordShape,
    place: { readonly pointer: string; readonly depth: number },
  ): unknown {
    const { pointer } = place;
    const child = (schema: unknown, token: string) =>
      this.walk(schema, `${pointer}/${token}`, place.depth + 1);
    const map = (entry: (value: unknown, key: string) => unknown): unknown => {
      if (!isObject(value)) return value; // the meta-schema has the better message
      return Object.fromEntries(
        Object.entries(value).map(([key, item]) => {
          if (key === "__proto__") {
            const message = "a property named '__proto__' cannot be enforced";
            throw schemaProblem(message, { pointer, keyword: keywordOf(pointer) });
          }
          return [key, entry(item, key)];
        }),
      );
    };
    switch (shape) {
      case "schema":
        return this.walk(value, pointer, place.depth + 1);
      case "schema-map":
        return map((item, key) => child(item, escapeToken(key)));
      case "schema-or-names-map":
        return map((item, key) => Array.isArray(item) ? item : child(item, escapeToken(key)));
      case "schemas":
        return Array.isArray(value) ? value.map((item, index) => child(item, `${index}`)) : value;
      case "schema-or-schemas":
        return Array.isArray(value)
          ? value.map((item, index) => child(item, `${index}`))
          : this.walk(value, pointer, place.depth + 1);
      case "plain":
      case "annotation":
        return value;
    }
  }

  #checkKeyword(keyword: string, value: unknown, pointer: string): void {
    const refuse = (message: string, cause?: unknown) => {
      throw schemaProblem(message, { pointer, keyword, cause });
    };
    if (keyword === "pattern" && typeof value === "string") this.#checkPattern(value, refuse);
    if (keyword === "patternProperties" && isObject(value)) {
      for (const pattern of Object.keys(value)) this.#checkPattern(pattern, refuse);
    }
    if (keyword === "enum" && Array.isArray(value) && value.length > enumMax) {
      refuse(`'enum' has more than ${enumMax} values`);
    }
    if (keyword === "required" && Array.isArray(value) && value.includes("__proto__")) {
      refuse("a property named '__proto__' cannot be enforced");
    }
    const { formats, draft, met } = this.#options;
    met.add(keyword);
    if (met.has("if") && met.has("unevaluatedProperties")) {
      // The oracle counts what a failed `if` looked at as evaluated.
      refuse("'unevaluatedProperties' together with 'if' is not yet supported");
    }
    if (keyword === "format" && formats !== undefined && !formats.includes(String(value))) {
      refuse("this format cannot be asserted");
    }
    if (keyword === "$schema") {
      const named = typeof value === "string" && Object.hasOwn(draftUris, value)
        ? draftUris[value]
        : undefined;
      if (named !== draft) refuse(`'$schema' names another dialect than draft ${draft}`);
    }
    if (keyword === "$ref" && typeof value === "string") {
      this.references.push({ pointer, target: value });
    }
  }

  #checkPattern(pattern: string, refuse: (message: string, cause?: unknown) => void): void {
    try {
      compilePattern(pattern);
    } catch (thrown) {
      if (!(thrown instanceof PatternError)) throw thrown;
      refuse(`the pattern cannot be used: ${thrown.message}`, thrown);
    }
  }

  #checkReferences(copy: Record<string, unknown>, pointer: string): void {
    if (copy.$ref === undefined) return;
    if (this.#options.draft === "7") {
      // Draft 7 (8.3) ignores everything beside $ref; an author who wrote it there relies on it.
      for (const keyword of Object.keys(copy)) {
        const harmless = keyword === "$ref" || keyword === "definitions" || keyword === "$schema" ||
          keywords["7"][keyword] === "annotation" || (keyword === "$id" && pointer === "");
        if (harmless) continue;
        const message = `draft 7 ignores '${keyword}' beside '$ref': put the two in 'allOf'`;
        throw schemaProblem(message, { pointer, keyword });
      }
    }
    copy[budgetKeyword] = true;
  }
}

/** Escapes one token of a JSON pointer (RFC 6901, section 3). */
export function escapeToken(token: string): string {
  return token.replaceAll("~", "~0").replaceAll("/", "~1");
}

function keywordOf(pointer: string): string {
  return pointer.slice(pointer.lastIndexOf("/") + 1);
}

function shownKeyword(keyword: string): string {
  return keyword.slice(0, 64).replace(/[^ -~]/g, "?");
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
