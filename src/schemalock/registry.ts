/**
 * Where references lead: the schema itself, the documents handed in, and the published meta-schemas.
 *
 * @module
 */

import draft7 from "ajv/dist/refs/json-schema-draft-07.json" with { type: "json" };
import schema2020 from "ajv/dist/refs/json-schema-2020-12/schema.json" with { type: "json" };
import applicator from "ajv/dist/refs/json-schema-2020-12/meta/applicator.json" with {
  type: "json",
};
import content from "ajv/dist/refs/json-schema-2020-12/meta/content.json" with { type: "json" };
import core from "ajv/dist/refs/json-schema-2020-12/meta/core.json" with { type: "json" };
import annotation from "ajv/dist/refs/json-schema-2020-12/meta/format-annotation.json" with {
  type: "json",
};
import metaData from "ajv/dist/refs/json-schema-2020-12/meta/meta-data.json" with { type: "json" };
import unevaluated from "ajv/dist/refs/json-schema-2020-12/meta/unevaluated.json" with {
  type: "json",
};
import validation from "ajv/dist/refs/json-schema-2020-12/meta/validation.json" with {
  type: "json",
};
import { type Draft, draftUris } from "./keywords.ts";
import { isObject, schemaProblem } from "./problem.ts";
import { type Findings, noFindings, type Place, walkSchema } from "./walk.ts";

/** The base of a schema without `$id`: a place from which relative references lead nowhere else. */
export const rootBase = "schema://root/";

/** The published meta-schemas by URI. */
export const metaSchemas: ReadonlyMap<string, unknown> = new Map<string, unknown>([
  ["http://json-schema.org/draft-07/schema", draft7],
  ["https://json-schema.org/draft/2020-12/schema", schema2020],
  ["https://json-schema.org/draft/2020-12/meta/core", core],
  ["https://json-schema.org/draft/2020-12/meta/applicator", applicator],
  ["https://json-schema.org/draft/2020-12/meta/unevaluated", unevaluated],
  ["https://json-schema.org/draft/2020-12/meta/validation", validation],
  ["https://json-schema.org/draft/2020-12/meta/meta-data", metaData],
  ["https://json-schema.org/draft/2020-12/meta/format-annotation", annotation],
  ["https://json-schema.org/draft/2020-12/meta/content", content],
]);

/** Reads a document handed in, checked; `undefined` when there is none of that URI. */
export type DocumentReader = (uri: string) => unknown;

/** Longest chain of tokens in a JSON pointer. */
const pointerTokensMax = 256;

/** Schemas by name. */
export class Registry {
  readonly findings: Findings = noFindings();
  readonly #read: DocumentReader;
  readonly #draft: Draft;
  readonly #tried = new Set<string>();
  readonly root: Place;

  constructor(root: Place["schema"], draft: Draft, read: DocumentReader) {
    this.#read = read;
    this.#draft = draft;
    this.root = this.#add(root, rootBase);
    for (const name of this.findings.resources.keys()) {
      if (!metaSchemas.has(name) || metaSchemas.get(name) === root) continue;
      const message = "'$id' is the name of a published meta-schema";
      throw schemaProblem(message, { pointer: "", keyword: "$id" });
    }
  }

  /** The place of a subschema of a place that is known. */
  placeOf(schema: unknown, parent: Place): Place {
    if (!isObject(schema)) {
      return { ...parent, schema: schema === true, pointer: parent.pointer };
    }
    return this.findings.places.get(schema) ?? this.#adopt(schema, parent);
  }

  /** The schema that a reference leads to. */
  resolve(reference: string, from: Place, keyword: string): Place {
    // Large schemas refer to few places many times, and reading a URI costs more than all the rest.
    const known = this.#resolved.get(from.base) ?? new Map<string, Place>();
    this.#resolved.set(from.base, known);
    const place = known.get(reference) ?? this.#find(reference, from, keyword);
    known.set(reference, place);
    return place;
  }

  #find(reference: string, from: Place, keyword: string): Place {
    const { pointer } = from;
    const uri = URL.parse(reference, from.base)?.href;
    const [base = "", ...rest] = (uri ?? "").split("#");
    const fragment = rest.join("#");
    const resource = uri === undefined ? undefined : this.#resource(base);
    const found = resource === undefined
      ? undefined
      : fragment === ""
      ? resource
      : fragment.startsWith("/")
      ? this.#follow(resource, fragment)
      : this.findings.anchors.get(`${resource.base}#${fragment}`);
    if (found !== undefined) return found;
    const message = "a reference leads to nothing, or to a document that was not handed in";
    throw schemaProblem(message, { pointer, keyword });
  }

  /** By the URI of the resource, then by the reference as it is written. */
  readonly #resolved = new Map<string, Map<string, Place>>();

  /** The `$dynamicAnchor` of a name in a resource. */
  dynamicAnchor(base: string, name: string): Place | undefined {
    return this.findings.dynamicAnchors.get(base)?.get(name);
  }

  #resource(uri: string): Place | undefined {
    const known = this.findings.resources.get(uri);
    if (known !== undefined || this.#tried.has(uri)) return known;
    this.#tried.add(uri);
    const document = metaSchemas.get(uri) ?? this.#read(uri);
    if (document === undefined) return undefined;
    return this.#add(document as Place["schema"], uri);
  }

  #add(schema: Place["schema"], uri: string): Place {
    const $schema = isObject(schema) ? schema.$schema : undefined;
    const named = typeof $schema === "string" && Object.hasOwn(draftUris, $schema)
      ? draftUris[$schema]
      : undefined;
    const place: Place = { schema, draft: named ?? this.#draft, base: uri, pointer: "" };
    walkSchema(place, this.findings);
    const found = isObject(schema) ? this.findings.places.get(schema) ?? place : place;
    // A document is found by where it came from as well as by its own `$id`.
    this.findings.resources.set(uri, found);
    return found;
  }

  /** RFC 6901 in a URI fragment. */
  #follow(resource: Place, fragment: string): Place | undefined {
    let value: unknown = resource.schema;
    let place = resource;
    const tokens = fragment.split("/").slice(1);
    if (tokens.length > pointerTokensMax) return undefined;
    for (const token of tokens) {
      const name = decode(token)?.replaceAll("~1", "/").replaceAll("~0", "~");
      if (name === undefined || typeof value !== "object" || value === null) return undefined;
      if (!Object.hasOwn(value, name)) return undefined;
      value = (value as Record<string, unknown>)[name];
      if (isObject(value)) place = this.findings.places.get(value) ?? place;
    }
    if (typeof value === "boolean") return { ...place, schema: value };
    if (!isObject(value)) return undefined;
    return this.findings.places.get(value) ??
      this.#adopt(value, { ...place, pointer: decode(fragment) ?? fragment });
  }

  /** A schema that stands where no keyword expects one. */
  #adopt(schema: Record<string, unknown>, parent: Place): Place {
    walkSchema({ ...parent, schema }, this.findings);
    return this.findings.places.get(schema) ?? { ...parent, schema };
  }
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined; // not a fragment of a URI: it leads to nothing
  }
}
