/**
 * What the columns of a CSV text are: names from its header, held against the row schema, and the JSON
 * types a cell of each may become.
 *
 * @module
 */

import { isObject } from "../problem.ts";
import { columnsMax } from "./csv_scanner.ts";

/** How the header is held against the schema. */
export interface HeaderContract {
  /**
   * `any-order` (default): the columns are in any order, `same-order`: as under `properties`;
   * `none`: there is no header, the columns are those under `properties`.
   */
  readonly header?: "any-order" | "same-order" | "none";
  /** Whether columns that `properties` does not name may be there; the schema judges them as texts. */
  readonly extraColumns?: "refuse" | "keep";
}

/** One column. */
export interface Column {
  readonly name: string;
  /** `"name":` in UTF-8, as JSON. */
  readonly key: Uint8Array;
  readonly isNumber: boolean;
  readonly isBoolean: boolean;
  /** What an empty cell without quotes is. */
  readonly empty: "null" | "text" | "absent";
}

/** Why a header cannot be taken. */
export interface HeaderProblem {
  readonly columnNumber?: number;
  readonly message: string;
}

/** Longest chain of references that is followed to find a type. */
const hopsMax = 16;
/** Deepest nesting of alternatives that is looked into for a type. */
const alternativesMax = 8;

/** Holds the names of a header, or of none, against the schema. */
export function columnsOf(
  schema: unknown,
  options: { readonly names: readonly string[] | undefined } & HeaderContract,
): { readonly columns: readonly Column[] } | { readonly problem: HeaderProblem } {
  const row = resolved(schema, schema);
  const properties = isObject(row) && isObject(row.properties) ? row.properties : {};
  const known = Object.keys(properties);
  const { names = known, header = "any-order", extraColumns = "refuse" } = options;
  const problem = problemOf(names, { known, header, extraColumns, required: requiredOf(row) });
  if (problem !== undefined) return { problem };
  return {
    columns: names.map((name) =>
      columnOf(
        name,
        typesOf(Object.hasOwn(properties, name) ? properties[name] : undefined, schema),
      )
    ),
  };
}

function problemOf(
  names: readonly string[],
  contract: {
    readonly known: readonly string[];
    readonly required: readonly string[];
    readonly header: HeaderContract["header"];
    readonly extraColumns: HeaderContract["extraColumns"];
  },
): HeaderProblem | undefined {
  const { known, required, header, extraColumns } = contract;
  if (names.length === 0) return { message: "the row schema names no properties" };
  if (names.length > columnsMax) return { message: `there are more than ${columnsMax} columns` };
  const seen = new Set<string>();
  const expected = new Set(known);
  for (const [index, name] of names.entries()) {
    const columnNumber = index + 1;
    if (name === "") return { columnNumber, message: "a column has no name" };
    if (seen.has(name)) return { columnNumber, message: "a name stands twice in the header" };
    if (extraColumns === "refuse" && !expected.has(name)) {
      return { columnNumber, message: "a column is not one of the row schema" };
    }
    seen.add(name);
  }
  const missing = required.find((name) => !seen.has(name));
  if (missing !== undefined) return { message: `the column '${missing.slice(0, 100)}' is missing` };
  if (header !== "same-order") return undefined;
  const inOrder = known.filter((name) => seen.has(name));
  const own = names.filter((name) => expected.has(name));
  const index = own.findIndex((name, i) => name !== inOrder[i]);
  if (index === -1) return undefined;
  return {
    columnNumber: names.indexOf(own[index] ?? "") + 1,
    message: `the columns are in another order than in the schema: '${
      inOrder[index]?.slice(0, 100)
    }' should be here`,
  };
}

function columnOf(name: string, types: ReadonlySet<string>): Column {
  const isText = types.size === 0 || types.has("string");
  return {
    name,
    key: new TextEncoder().encode(`${JSON.stringify(name)}:`),
    isNumber: types.has("number") || types.has("integer"),
    isBoolean: types.has("boolean"),
    empty: types.has("null") ? "null" : isText ? "text" : "absent",
  };
}

function requiredOf(row: unknown): readonly string[] {
  if (!isObject(row) || !Array.isArray(row.required)) return [];
  return row.required.filter((name) => typeof name === "string");
}

/** The schema behind a chain of local references. */
function resolved(schema: unknown, root: unknown): unknown {
  let found = schema;
  for (let hop = 0; hop < hopsMax; hop++) {
    if (!isObject(found) || typeof found.$ref !== "string" || !found.$ref.startsWith("#/")) break;
    let target = root;
    for (const token of found.$ref.slice(2).split("/")) {
      const name = decodeToken(token);
      target = isObject(target) && Object.hasOwn(target, name) ? target[name] : undefined;
    }
    found = target;
  }
  return found;
}

function decodeToken(token: string): string {
  let text = token;
  try {
    text = decodeURIComponent(token);
  } catch (thrown) {
    if (!(thrown instanceof URIError)) throw thrown;
  }
  return text.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** The JSON types that a schema speaks of; empty where it names none, which is taken for text. */
function typesOf(schema: unknown, root: unknown, depth = 0): ReadonlySet<string> {
  const found = resolved(schema, root);
  if (!isObject(found) || depth > alternativesMax) return new Set();
  if (found.type !== undefined) return new Set([found.type].flat().map(String));
  if (Object.hasOwn(found, "const")) return new Set([typeName(found.const)]);
  if (Array.isArray(found.enum)) return new Set(found.enum.map(typeName));
  const types = new Set<string>();
  for (const alternatives of [found.anyOf, found.oneOf, found.allOf]) {
    if (!Array.isArray(alternatives)) continue;
    for (const each of alternatives) {
      for (const type of typesOf(each, root, depth + 1)) types.add(type);
    }
  }
  return types;
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}
