/**
 * JSON Schema to a lock: a checked schema with its hash and one verb, `validate`.
 *
 * Thin for now: ajv judges whole texts inside. A streaming machine takes its place behind the same
 * names and keeps ajv as the oracle of its tests.
 *
 * @module
 */

import { Ajv, type AnySchema, type ErrorObject, type Options, type ValidateFunction } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import { canonicalize, sha256 } from "../hotpath/mod.ts";
import { ClyraError, messageOf } from "../platform/mod.ts";
import { areUnique, isMultipleOf } from "./exact.ts";
import { formats } from "./formats.ts";
import { offsetOf, readJson } from "./json_text.ts";
import { type Draft, draftUris } from "./keywords.ts";
import { compilePattern, PatternError } from "./pattern.ts";
import { budgetKeyword, schemaProblem, type WalkedSchema, walkSchema } from "./walk.ts";

/** How a schema is compiled. */
export interface CompileOptions {
  /** The draft, when the schema does not say it by `$schema`. Default: 2020-12. */
  readonly draft?: Draft;
  /** Whether `format` is asserted. Default: an annotation, as the drafts have it. */
  readonly formats?: boolean;
  /** Other schemas by URI: the only way a reference leaves the schema. */
  readonly documents?: Readonly<Record<string, unknown>>;
}

/** One reason why a text does not satisfy a schema. */
export interface SchemaFinding {
  /** JSON pointer of the value at fault. */
  readonly pointer: string;
  /** The keyword that was not satisfied, or `json` when the text is no acceptable JSON. */
  readonly keyword: string;
  /** Byte offset of the value, or -1 where it cannot be told. */
  readonly offset: number;
  /** One sentence, without any value of the text. */
  readonly message: string;
}

/** What `validate` says. */
export interface SchemaResult {
  /** Whether the text satisfies the schema. */
  readonly valid: boolean;
  /** Empty exactly when valid. */
  readonly errors: readonly SchemaFinding[];
}

/** A compiled schema. */
export interface SchemaLock {
  /** SHA-256 of the canonical schema (RFC 8785), lower-case hex. */
  readonly hash: string;
  /** The draft the schema was read as. */
  readonly draft: Draft;
  /** Judges one whole JSON text. Never throws on hostile bytes. */
  validate(bytes: Uint8Array): SchemaResult;
}

/** Largest schema, in bytes of its canonical form, and the largest sum of its documents. */
const schemaBytesMax = 4 * 1024 * 1024;
/** Most evaluations through `$ref` for one text: recursive alternatives otherwise double with every
 * level of the text. */
const referenceStepsMax = 200_000;
/** Most findings of one result. */
const findingsMax = 16;

class BudgetError extends Error {}

/**
 * Compiles a schema.
 *
 * @throws {ClyraError} `schema_invalid` with `at` (JSON pointer) and `keyword` when any part of it
 * cannot be enforced
 * @example
 * ```ts
 * import { compileSchema } from "./compile.ts";
 *
 * const lock = compileSchema({ type: "object", required: ["amount"] });
 * const { valid, errors } = lock.validate(new TextEncoder().encode('{"amounts": 5}'));
 * if (valid || errors[0]?.keyword !== "required" || errors[0].offset !== 0) throw new Error();
 * ```
 */
export function compileSchema(schema: unknown, options: CompileOptions = {}): SchemaLock {
  const root = copyOf(schema);
  const draft = draftOf(root.value, options.draft);
  const budget = { steps: 0 };
  const ajv = newAjv(draft, { formats: options.formats === true, budget });
  const walkOptions = {
    draft,
    formats: options.formats === true ? Object.keys(formats) : undefined,
    met: new Set<string>(),
  };
  checkAgainstMetaSchema(draft, root.value);
  const walked = walkSchema(root.value, walkOptions);
  const documents = new Documents(
    options.documents ?? {},
    (document) => walkSchema(document, walkOptions).schema,
  );
  const check = compileWalked(ajv, walked, documents);
  const hash = sha256(root.bytes).toHex();
  return Object.freeze({
    hash,
    draft,
    validate: (bytes: Uint8Array) => {
      budget.steps = 0;
      return validate(check, bytes);
    },
  });
}

/** A deep copy through canonical JSON: what is compiled is what was hashed, with no getters, no
 * prototypes and no later change from outside. */
function copyOf(
  schema: unknown,
  uri = "",
): { readonly value: unknown; readonly bytes: Uint8Array } {
  const what = uri === "" ? "the schema" : "a document";
  let bytes: Uint8Array;
  try {
    bytes = canonicalize(new TextEncoder().encode(JSON.stringify(schema)));
  } catch (thrown) {
    const message = `${what} is no JSON value: ${messageOf(thrown)}`;
    throw schemaProblem(message, { pointer: "", keyword: "", cause: thrown });
  }
  if (bytes.length > schemaBytesMax) throw tooLarge(what);
  return { value: JSON.parse(new TextDecoder().decode(bytes)), bytes };
}

function tooLarge(what: string): ClyraError {
  return schemaProblem(`${what} has more than ${schemaBytesMax} bytes`, {
    pointer: "",
    keyword: "",
  });
}

function draftOf(schema: unknown, wanted: Draft | undefined): Draft {
  if (typeof schema !== "object" || schema === null || !("$schema" in schema)) {
    return wanted ?? "2020-12";
  }
  const { $schema } = schema;
  const named = typeof $schema === "string" && Object.hasOwn(draftUris, $schema)
    ? draftUris[$schema]
    : undefined;
  if (named === undefined) {
    throw schemaProblem("'$schema' names an unknown dialect", { pointer: "", keyword: "$schema" });
  }
  if (wanted !== undefined && wanted !== named) {
    throw schemaProblem(`'$schema' names another dialect than draft ${wanted}`, {
      pointer: "",
      keyword: "$schema",
    });
  }
  return named;
}

function newAjv(
  draft: Draft,
  settings: { readonly formats: boolean; readonly budget: { steps: number } },
): Ajv {
  const regExp = Object.assign((pattern: string) => compilePattern(pattern), { code: "linear" });
  const options: Options = {
    // Strictness is ours (walk.ts), with places; ajv's own mode refuses what the drafts allow.
    strict: false,
    allErrors: false,
    ownProperties: true, // `required: ["constructor"]` must not find the prototype's
    inlineRefs: false, // every reference must pass the budget
    validateFormats: settings.formats,
    validateSchema: false, // done before, for its place
    logger: false,
    code: { regExp },
  };
  const ajv = draft === "7" ? new Ajv(options) : new Ajv2020(options);
  for (const [name, test] of Object.entries(formats)) ajv.addFormat(name, test);
  ajv.removeKeyword("multipleOf").addKeyword({
    keyword: "multipleOf",
    type: "number",
    schemaType: "number",
    validate: (divisor: number, value: number) => isMultipleOf(value, divisor),
  });
  ajv.removeKeyword("uniqueItems").addKeyword({
    keyword: "uniqueItems",
    type: "array",
    schemaType: "boolean",
    validate: (wanted: boolean, items: unknown[]) => !wanted || areUnique(items),
  });
  ajv.addKeyword({
    keyword: budgetKeyword,
    before: "$ref",
    validate: () => {
      if (++settings.budget.steps > referenceStepsMax) throw new BudgetError();
      return true;
    },
  });
  return ajv;
}

/** The meta-schemas, compiled at first use and kept: they are the same for every schema. */
const metaSchemas = new Map<Draft, Ajv>();

function checkAgainstMetaSchema(draft: Draft, schema: unknown): void {
  const isSchema = typeof schema === "boolean" ||
    (typeof schema === "object" && schema !== null && !Array.isArray(schema));
  if (!isSchema) {
    const message = "a schema must be an object or a boolean";
    throw schemaProblem(message, { pointer: "", keyword: "" });
  }
  const ajv = metaSchemas.get(draft) ?? newAjv(draft, { formats: false, budget: { steps: 0 } });
  metaSchemas.set(draft, ajv);
  if (ajv.validateSchema(schema as AnySchema) === true) return;
  const [error] = ajv.errors ?? [];
  const pointer = error?.instancePath ?? "";
  const keyword = pointer.split("/").findLast((token) => /^[$a-z]/i.test(token)) ?? "";
  throw schemaProblem(error?.message ?? "it is not a schema", { pointer, keyword });
}

/** The documents handed in, read and checked when a reference first asks for one. */
class Documents {
  readonly #documents: Readonly<Record<string, unknown>>;
  readonly #walk: (document: unknown) => unknown;
  readonly #added = new Set<string>();
  #bytes = 0;

  constructor(
    documents: Readonly<Record<string, unknown>>,
    walk: (document: unknown) => unknown,
  ) {
    this.#documents = documents;
    this.#walk = walk;
  }

  /** Adds the document of a URI; false when there is none, or when it did not help before. */
  add(ajv: Ajv, uri: string): boolean {
    if (this.#added.has(uri) || !Object.hasOwn(this.#documents, uri)) return false;
    this.#added.add(uri);
    const copy = copyOf(this.#documents[uri], uri);
    this.#bytes += copy.bytes.length;
    if (this.#bytes > schemaBytesMax) throw tooLarge("the documents");
    try {
      ajv.addSchema(this.#walk(copy.value) as AnySchema, uri);
    } catch (thrown) {
      const place = thrown instanceof ClyraError ? thrown : { keyword: "$id", at: "" };
      const { keyword = "", at: pointer = "" } = place;
      const message = `a document handed in cannot be used: ${messageOf(thrown)}`;
      throw schemaProblem(message, { pointer, keyword, cause: thrown });
    }
    return true;
  }
}

function compileWalked(ajv: Ajv, walked: WalkedSchema, documents: Documents): ValidateFunction {
  // Ends: each round adds a document that was not there, or throws.
  for (;;) {
    try {
      return ajv.compile(walked.schema as AnySchema);
    } catch (thrown) {
      if (thrown instanceof Error && "missingRef" in thrown && "missingSchema" in thrown) {
        if (documents.add(ajv, String(thrown.missingSchema))) continue;
        throw missingReference(walked, String(thrown.missingRef), thrown);
      }
      const isDeep = thrown instanceof RangeError;
      const message = isDeep ? "it is nested too deep" : messageOf(thrown).slice(0, 200);
      throw schemaProblem(message, { pointer: "", keyword: "", cause: thrown });
    }
  }
}

function missingReference(walked: WalkedSchema, missing: string, cause: unknown): ClyraError {
  const reference = walked.references.find(({ target }) => missing === target) ??
    walked.references.find(({ target }) => missing.endsWith(target));
  const message = "a reference leads to nothing, or to a document that was not handed in";
  return schemaProblem(message, { pointer: reference?.pointer ?? "", keyword: "$ref", cause });
}

function validate(check: ValidateFunction, bytes: Uint8Array): SchemaResult {
  const reading = readJson(bytes);
  if (!reading.ok) {
    const { offset, message } = reading;
    return { valid: false, errors: [{ pointer: "", keyword: "json", offset, message }] };
  }
  try {
    if (check(reading.value) === true) return { valid: true, errors: [] };
  } catch (thrown) {
    return { valid: false, errors: [exhausted(thrown)] };
  }
  const errors = (check.errors ?? []).slice(0, findingsMax);
  return { valid: false, errors: errors.map((error) => finding(error, reading.text)) };
}

/** Whatever ran out of its bound was not shown to be valid, so it is not. */
function exhausted(thrown: unknown): SchemaFinding {
  const place = { pointer: "", offset: -1 };
  if (thrown instanceof BudgetError) {
    return { ...place, keyword: "$ref", message: "the references take too many steps" };
  }
  if (thrown instanceof RangeError) {
    return { ...place, keyword: "$ref", message: "the references are nested too deep" };
  }
  if (thrown instanceof PatternError) {
    return { ...place, keyword: "pattern", message: thrown.message };
  }
  throw thrown;
}

function finding(error: ErrorObject, text: string): SchemaFinding {
  const pointer = error.instancePath;
  const message = error.message ?? "not satisfied";
  return { pointer, keyword: error.keyword, offset: offsetOf(text, pointer), message };
}
