/**
 * JSON Schema to a lock: a checked schema as tables, its hash, and judges of texts, whole or in pieces.
 *
 * @module
 */

import {
  canonicalize,
  type SchemaEngine,
  schemaFindings,
  SchemaProgram,
  type SchemaQuestions,
  type SchemaRefusal,
  sha256,
} from "../hotpath/mod.ts";
import { ClyraError, messageOf } from "../platform/mod.ts";
import { Budget } from "./budget.ts";
import { isMultipleOf } from "./exact.ts";
import { findingOf, type SchemaResult, withFirst } from "./findings.ts";
import { formatNames, formats } from "./formats.ts";
import { type Draft } from "./keywords.ts";
import { planSchema } from "./plan.ts";
import { isObject, schemaProblem } from "./problem.ts";
import { metaSchemas, Registry } from "./registry.ts";
import { SchemaSession, type SessionOwner } from "./session.ts";
import { type Tables, writeTables } from "./tables.ts";
import { draftNamed, type Place } from "./walk.ts";

export type { SchemaFinding, SchemaResult } from "./findings.ts";

/** How a schema is compiled. */
export interface CompileOptions {
  /** The draft, when the schema does not say it by `$schema`. Default: 2020-12. */
  readonly draft?: Draft;
  /** Whether `format` is asserted. Default: an annotation, as the drafts have it. */
  readonly formats?: boolean;
  /** Other schemas by URI: the only way a reference leaves the schema. */
  readonly documents?: Readonly<Record<string, unknown>>;
}

/** A compiled schema. */
export interface SchemaLock {
  /** SHA-256 of the canonical schema (RFC 8785), lower-case hex. */
  readonly hash: string;
  /** The draft that it was compiled by. */
  readonly draft: Draft;
  /**
   * Judges one whole JSON text. Never throws on hostile bytes. Of an invalid one, the first error is the
   * one that decided; up to 19 more are found by reading on as if each had not been.
   */
  validate(bytes: Uint8Array): SchemaResult;
  /** Judges a text while it is being written. */
  open(): SchemaSession;
}

/** Largest schema, in bytes of its canonical form, and the largest sum of its documents. */
const schemaBytesMax = 4 * 1024 * 1024;
/** Compiled schemas that are kept. */
const cacheMax = 128;
/** Errors that `validate` names of one text. */
const findingsMax = 20;
/** Longer texts are told their first error only: the second look is some hundred times slower. */
const secondLookBytesMax = 1024 * 1024;
/** Engines that a lock keeps for its next sessions; each holds a few KiB. */
const idleMax = 8;

/** A document that was used, and the hash it had. */
type UsedDocuments = ReadonlyMap<string, string>;

interface Compiled {
  readonly lock: SchemaLock;
  readonly used: UsedDocuments;
}

const cache = new Map<string, Compiled>();
/** The secret under which values are compared by their hashes. It decides nothing else. */
const seed = crypto.getRandomValues(new Int32Array(4));

const questions: SchemaQuestions = {
  format: (format, text) => formats[formatNames[format - 1] ?? ""]?.(text) ?? false,
  isMultiple: isMultipleOf,
};

/**
 * Compiles a schema. The same schema with the same documents is compiled once.
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
 *
 * @example A stream that is refused at the first byte that makes it impossible
 * ```ts
 * import { compileSchema } from "./compile.ts";
 *
 * const lock = compileSchema({ properties: { answer: { enum: ["yes", "no"] } } });
 * const session = lock.open();
 * const verdict = session.write(new TextEncoder().encode('{"answer": "nev'));
 * if (verdict.state !== "invalid" || verdict.offset !== 13) throw new Error();
 * ```
 */
export function compileSchema(schema: unknown, options: CompileOptions = {}): SchemaLock {
  const root = copyOf(schema, "the schema");
  const draft = draftOf(root.value, options.draft);
  const hash = sha256(root.bytes).toHex();
  const key = `${hash} ${draft} ${options.formats === true}`;
  const documents = new Documents(options.documents ?? {});
  const known = cache.get(key);
  if (known !== undefined && documents.areAs(known.used)) return known.lock;
  checkAgainstMetaSchema(draft, root);
  const registry = new Registry(
    root.value as Place["schema"],
    draft,
    (uri) => documents.read(uri, draft),
  );
  const names = options.formats === true ? new Set(formatNames) : undefined;
  const budget = new Budget();
  const tables = writeTables(planSchema(registry, { formats: names, budget }), { seed, budget });
  const lock = lockOf(tables, { hash, draft });
  if (cache.size >= cacheMax) cache.delete(cache.keys().next().value ?? "");
  cache.set(key, { lock, used: documents.used });
  return lock;
}

function lockOf(
  tables: Tables,
  { hash, draft }: { readonly hash: string; readonly draft: Draft },
): SchemaLock {
  const findingFor = (refusal: SchemaRefusal) => {
    const schema = tables.planOf(refusal.node)?.place.schema;
    return findingOf(refusal, isObject(schema) ? schema : undefined);
  };
  const resultOf = (refusal: SchemaRefusal | undefined): SchemaResult =>
    refusal === undefined
      ? { valid: true, errors: [] }
      : { valid: false, errors: [findingFor(refusal)] };
  const program = new SchemaProgram(tables.program);
  const engine = () => program.engine(questions);
  let own: SchemaEngine | undefined;
  const idle: SchemaEngine[] = [];
  const owner: SessionOwner = {
    resultOf,
    release: (engine) => void (idle.length < idleMax ? idle.push(engine) : engine.close()),
  };
  return Object.freeze({
    hash,
    draft,
    validate: (bytes: Uint8Array) => {
      own ??= engine();
      own.reset();
      if (own.write(bytes)) own.end();
      const { refusal } = own;
      const isLook = refusal !== undefined && bytes.length <= secondLookBytesMax &&
        refusal.keyword !== "json" && refusal.keyword !== "limit";
      if (!isLook) return resultOf(refusal);
      const found = schemaFindings(program, bytes, { questions, most: findingsMax });
      return { valid: false, errors: withFirst(findingFor(refusal), found.map(findingFor)) };
    },
    open: () => {
      const lent = idle.pop() ?? engine();
      lent.reset();
      return new SchemaSession(lent, owner);
    },
  });
}

interface Copy {
  readonly value: unknown;
  readonly bytes: Uint8Array;
}

/** A deep copy through canonical JSON: what is compiled is what was hashed, with no getters, no
 * prototypes and no later change from outside. */
function copyOf(schema: unknown, what: string): Copy {
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
  const message = `${what} has more than ${schemaBytesMax} bytes`;
  return schemaProblem(message, { pointer: "", keyword: "" });
}

function draftOf(schema: unknown, wanted: Draft | undefined): Draft {
  if (!isObject(schema) || schema.$schema === undefined) return wanted ?? "2020-12";
  const named = draftNamed(schema.$schema, { pointer: "" });
  if (wanted === undefined || wanted === named) return named;
  const message = `'$schema' names another dialect than draft ${wanted}`;
  throw schemaProblem(message, { pointer: "", keyword: "$schema" });
}

/** The locks of the meta-schemas, made at first use. */
const metaLocks = new Map<Draft, SchemaLock>();

function metaLock(draft: Draft): SchemaLock {
  const known = metaLocks.get(draft);
  if (known !== undefined) return known;
  const uri = draft === "7"
    ? "http://json-schema.org/draft-07/schema"
    : "https://json-schema.org/draft/2020-12/schema";
  const registry = new Registry(metaSchemas.get(uri) as Place["schema"], draft, () => undefined);
  const budget = new Budget();
  const tables = writeTables(planSchema(registry, { budget }), { seed, budget });
  const lock = lockOf(tables, { hash: "", draft });
  metaLocks.set(draft, lock);
  return lock;
}

function checkAgainstMetaSchema(draft: Draft, { value, bytes }: Copy): void {
  if (typeof value !== "boolean" && !isObject(value)) {
    const message = "a schema must be an object or a boolean";
    throw schemaProblem(message, { pointer: "", keyword: "" });
  }
  const [error] = metaLock(draft).validate(bytes).errors;
  if (error === undefined) return;
  const { pointer, message } = error;
  const keyword = pointer.split("/").findLast((token) => /^[$a-z]/i.test(token)) ?? "";
  throw schemaProblem(message, { pointer, keyword });
}

/** The documents handed in, read and checked when a reference first asks for one. */
class Documents {
  readonly #documents: Readonly<Record<string, unknown>>;
  readonly #used = new Map<string, string>();
  #bytes = 0;

  constructor(documents: Readonly<Record<string, unknown>>) {
    this.#documents = documents;
  }

  get used(): UsedDocuments {
    return this.#used;
  }

  /** Whether these documents are the ones that were used before. */
  areAs(used: UsedDocuments): boolean {
    for (const [uri, hash] of used) {
      const name = this.#nameOf(uri);
      const now = name === undefined
        ? ""
        : sha256(copyOf(this.#documents[name], "a document").bytes).toHex();
      if (now !== hash) return false;
    }
    return true;
  }

  read(uri: string, draft: Draft): unknown {
    const name = this.#nameOf(uri);
    if (name === undefined) {
      this.#used.set(uri, "");
      return undefined;
    }
    const copy = copyOf(this.#documents[name], "a document");
    this.#used.set(uri, sha256(copy.bytes).toHex());
    this.#bytes += copy.bytes.length;
    if (this.#bytes > schemaBytesMax) throw tooLarge("the documents");
    try {
      checkAgainstMetaSchema(draftOf(copy.value, undefined) === "7" ? "7" : draft, copy);
    } catch (thrown) {
      if (!(thrown instanceof ClyraError)) throw thrown;
      const { at: pointer = "", keyword = "" } = thrown;
      const message = `a document handed in cannot be used: ${thrown.message}`;
      throw schemaProblem(message, { pointer, keyword, cause: thrown });
    }
    return copy.value;
  }

  /** The name under which a document was handed in, with or without an empty fragment. */
  #nameOf(uri: string): string | undefined {
    return [uri, `${uri}#`, uri.replace(/^schema:\/\/root\//, "")].find((name) =>
      Object.hasOwn(this.#documents, name)
    );
  }
}
