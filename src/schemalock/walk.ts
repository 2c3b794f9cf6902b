/**
 * Looks at every subschema of a document before it is compiled: known keywords, bounds, and what each of
 * them is called.
 *
 * @module
 */

import { type Draft, draftUris, type KeywordShape, shapeOf } from "./keywords.ts";
import { escapeToken, isObject, schemaProblem } from "./problem.ts";

/** Most subschemas of one schema with its documents; the largest public ones have about ten thousand. */
export const nodesMax = 50_000;
/** Deepest nesting of subschemas. */
export const depthMax = 64;
/** Most values of one `enum`. */
const enumMax = 10_000;

/** A subschema and where it stands. */
export interface Place {
  readonly schema: Record<string, unknown> | boolean;
  readonly draft: Draft;
  /** URI of the schema resource it belongs to. */
  readonly base: string;
  /** JSON pointer in its document. */
  readonly pointer: string;
}

/** What a walk finds. */
export interface Findings {
  /** Every subschema that is an object. */
  readonly places: Map<object, Place>;
  /** Schema resources by URI without fragment. */
  readonly resources: Map<string, Place>;
  /** By URI with fragment: `$anchor`, `$dynamicAnchor`, and `$id: "#name"` of draft 7. */
  readonly anchors: Map<string, Place>;
  /** By URI of the resource: names of `$dynamicAnchor`. */
  readonly dynamicAnchors: Map<string, Map<string, Place>>;
}

/** Nothing found yet. */
export function noFindings(): Findings {
  return {
    places: new Map(),
    resources: new Map(),
    anchors: new Map(),
    dynamicAnchors: new Map(),
  };
}

/**
 * Walks a document and adds to `findings`.
 *
 * @throws {ClyraError} `schema_invalid` with `at` (JSON pointer) and `keyword`
 */
export function walkSchema(place: Place, findings: Findings): void {
  new Walker(findings).walk(place, 0);
}

class Walker {
  readonly #findings: Findings;

  constructor(findings: Findings) {
    this.#findings = findings;
  }

  walk(from: Place, depth: number): void {
    const { schema, pointer } = from;
    const problem = (message: string, keyword = "") => schemaProblem(message, { pointer, keyword });
    if (typeof schema === "boolean") return;
    if (!isObject(schema)) throw problem("a schema must be an object or a boolean");
    if (this.#findings.places.size >= nodesMax) throw problem(`more than ${nodesMax} subschemas`);
    if (depth > depthMax) throw problem(`nested deeper than ${depthMax} subschemas`);
    const place = this.#named(from, schema);
    this.#findings.places.set(schema, place);
    for (const [keyword, value] of Object.entries(schema)) {
      const shape = shapeOf(keyword, place.draft);
      if (shape === undefined) {
        throw problem(`unknown keyword '${keyword.slice(0, 64).replace(/[^ -~]/g, "?")}'`, keyword);
      }
      if (keyword === "enum" && Array.isArray(value) && value.length > enumMax) {
        throw problem(`'enum' has more than ${enumMax} values`, keyword);
      }
      this.#children(value, shape, { ...place, pointer: `${pointer}/${keyword}` }, depth + 1);
    }
    if (place.draft === "7" && "$ref" in schema) checkBeside(schema, pointer);
  }

  /** Takes the names a schema gives itself: `$id`, `$anchor`, `$dynamicAnchor`. */
  #named(from: Place, schema: Record<string, unknown>): Place {
    const { $id, $anchor, $dynamicAnchor, $schema } = schema;
    const isSeven = from.draft === "7";
    let place: Place = { ...from, schema };
    if ($schema !== undefined && (from.pointer === "" || $id !== undefined)) {
      place = { ...place, draft: draftNamed($schema, from) };
    }
    if (typeof $id === "string" && !(isSeven && "$ref" in schema)) {
      const uri = this.#uri($id, from);
      const [base = "", fragment = ""] = uri.split("#");
      if (fragment === "" || !isSeven) {
        place = { ...place, base };
        this.#add(this.#findings.resources, base, place, "$id");
      } else this.#add(this.#findings.anchors, uri, place, "$id");
    }
    if (typeof $anchor === "string" && !isSeven) {
      this.#add(this.#findings.anchors, `${place.base}#${$anchor}`, place, "$anchor");
    }
    if (typeof $dynamicAnchor === "string" && !isSeven) {
      this.#add(this.#findings.anchors, `${place.base}#${$dynamicAnchor}`, place, "$dynamicAnchor");
      const names = this.#findings.dynamicAnchors.get(place.base) ?? new Map<string, Place>();
      names.set($dynamicAnchor, place);
      this.#findings.dynamicAnchors.set(place.base, names);
    }
    return place;
  }

  #uri(reference: string, { base, pointer }: Place): string {
    const uri = URL.parse(reference, base);
    if (uri === null) throw schemaProblem("'$id' is no URI", { pointer, keyword: "$id" });
    return uri.href;
  }

  #add(names: Map<string, Place>, name: string, place: Place, keyword: string): void {
    const known = names.get(name);
    if (known !== undefined && known.schema !== place.schema) {
      const message = `'${keyword}' gives two schemas the same name`;
      throw schemaProblem(message, { pointer: place.pointer, keyword });
    }
    names.set(name, place);
  }

  #children(value: unknown, shape: KeywordShape, place: Place, depth: number): void {
    const child = (schema: unknown, token = "") =>
      this.walk({
        ...place,
        schema: schema as Place["schema"],
        pointer: token === "" ? place.pointer : `${place.pointer}/${escapeToken(token)}`,
      }, depth);
    switch (shape) {
      case "schema":
        return child(value);
      case "schema-map":
      case "schema-or-names-map":
        if (!isObject(value)) return; // the meta-schema has the better message
        for (const [key, item] of Object.entries(value)) {
          if (shape === "schema-or-names-map" && Array.isArray(item)) continue;
          this.walk({
            ...place,
            schema: item as Place["schema"],
            pointer: `${place.pointer}/${escapeToken(key)}`,
          }, depth);
        }
        return;
      case "schemas":
        if (Array.isArray(value)) value.forEach((item, index) => child(item, `${index}`));
        return;
      case "schema-or-schemas":
        if (Array.isArray(value)) value.forEach((item, index) => child(item, `${index}`));
        else child(value);
        return;
      case "plain":
      case "annotation":
    }
  }
}

/** The draft that `$schema` names. */
export function draftNamed($schema: unknown, { pointer }: { readonly pointer: string }): Draft {
  const named = typeof $schema === "string" && Object.hasOwn(draftUris, $schema)
    ? draftUris[$schema]
    : undefined;
  if (named !== undefined) return named;
  throw schemaProblem("'$schema' names an unknown dialect", { pointer, keyword: "$schema" });
}

/** Draft 7 (8.3) ignores everything beside `$ref`; an author who wrote it there relies on it. */
function checkBeside(schema: Record<string, unknown>, pointer: string): void {
  for (const keyword of Object.keys(schema)) {
    const isHarmless = ["$ref", "definitions", "$defs", "$schema"].includes(keyword) ||
      shapeOf(keyword, "7") === "annotation" || (keyword === "$id" && pointer === "");
    if (isHarmless) continue;
    const message = `draft 7 ignores '${keyword}' beside '$ref': put the two in 'allOf'`;
    throw schemaProblem(message, { pointer, keyword });
  }
}
