/**
 * `clyra schema`: checks schemas, and JSON texts against them as they are read.
 *
 * @module
 */

import { ClyraError, messageOf } from "../../platform/mod.ts";
import {
  type Coercion,
  coercionNames,
  compileSchema,
  repair,
  type SchemaFinding,
  type SchemaLock,
  type SchemaState,
} from "../../schemalock/mod.ts";
import type { CliDeps, Format } from "../context.ts";

/** Largest schema file: what the compiler takes, and white space. */
const schemaBytesMax = 16 * 1024 * 1024;
/** Largest text that is repaired: tool arguments, not documents. */
const repairBytesMax = 1024 * 1024;

/** Flags of `clyra schema check`. */
export interface SchemaCheckFlags {
  readonly formats: boolean;
  readonly format: Format;
}

/** Flags of `clyra schema validate`. */
export interface SchemaValidateFlags extends SchemaCheckFlags {
  readonly repair: boolean;
  /** Names of coercions that the repair may carry out. */
  readonly coerce?: readonly string[];
}

/** Compiles a schema; gives the exit code. */
export async function runSchemaCheck(
  deps: CliDeps,
  schema: string,
  flags: SchemaCheckFlags,
): Promise<number> {
  const lock = await readLock(deps, schema, flags);
  const { hash, draft } = lock;
  deps.terminal.out(
    flags.format === "json"
      ? `${JSON.stringify({ schema, draft, hash })}\n`
      : `${deps.terminal.style("green", "ENFORCEABLE")}  draft ${draft}, sha256 ${hash}\n`,
  );
  return 0;
}

/** Judges a text; gives the exit code. */
export async function runSchemaValidate(
  deps: CliDeps,
  { schema, file }: { readonly schema: string; readonly file: string },
  flags: SchemaValidateFlags,
): Promise<number> {
  const lock = await readLock(deps, schema, flags);
  const coercions = coercionsOf(flags);
  if (flags.repair) return await mend(deps, lock, { file, format: flags.format, coercions });
  using session = lock.open();
  let state: SchemaState = { state: "open" };
  for await (const chunk of await contentOf(deps, file)) {
    state = session.write(chunk);
    if (state.state === "invalid") break;
  }
  const { valid, errors } = session.end();
  const [finding] = errors;
  if (flags.format === "json") {
    const { offset } = state;
    deps.terminal.out(
      `${
        JSON.stringify({ valid, ...(offset === undefined ? {} : { stopped_at: offset }), errors })
      }\n`,
    );
  } else deps.terminal.out(describe(deps, finding, state));
  return valid ? 0 : 1;
}

function describe(deps: CliDeps, finding: SchemaFinding | undefined, state: SchemaState): string {
  const { style } = deps.terminal;
  if (finding === undefined) return `${style("green", "VALID")}\n`;
  const { pointer, keyword, offset, message } = finding;
  const place = pointer === "" ? "the root" : pointer;
  const stop = state.offset === undefined
    ? "known at the end of the text"
    : `refused at byte ${state.offset}, whatever follows`;
  return `${style("red", "INVALID")}  ${place}: ${message}\n` +
    `  keyword   ${keyword}\n  value at  byte ${offset}\n  ${stop}\n`;
}

function coercionsOf({ repair, coerce = [] }: SchemaValidateFlags): readonly Coercion[] {
  if (coerce.length > 0 && !repair) {
    throw new ClyraError("usage", "cannot coerce: --coerce is given without --repair", {
      hint: "a coercion is a repair: add --repair",
    });
  }
  return coerce.map((name) => {
    const found = coercionNames.find((known) => known === name);
    if (found !== undefined) return found;
    throw new ClyraError("usage", `cannot coerce: there is no coercion '${name.slice(0, 64)}'`, {
      hint: `one of ${coercionNames.join(", ")}`,
    });
  });
}

async function mend(
  deps: CliDeps,
  lock: SchemaLock,
  { file, format, coercions }: {
    readonly file: string;
    readonly format: Format;
    readonly coercions: readonly Coercion[];
  },
): Promise<number> {
  const bytes = await readAll(await contentOf(deps, file));
  if (lock.validate(bytes).valid) {
    deps.terminal.outBytes(bytes);
    return 0;
  }
  const result = repair(bytes, lock, { coercions });
  if ("refused" in result) {
    const [finding] = result.errors;
    const why = finding === undefined ? "" : `: ${finding.pointer} ${finding.message}`;
    deps.terminal.error(`clyra: cannot repair ${file}: ${result.refused}${why}\n`);
    return 1;
  }
  const { repaired, operations, patch } = result;
  if (format === "json") {
    const text = new TextDecoder().decode(repaired);
    deps.terminal.out(`${JSON.stringify({ repaired: text, operations, patch })}\n`);
    return 0;
  }
  deps.terminal.outBytes(repaired);
  for (const { kind, offset, removed, inserted } of operations) {
    deps.terminal.error(
      `clyra: byte ${offset}: ${kind}: ${removed} bytes out, ${JSON.stringify(inserted)} in\n`,
    );
  }
  return 0;
}

async function readLock(
  deps: CliDeps,
  path: string,
  { formats }: { readonly formats: boolean },
): Promise<SchemaLock> {
  return compileSchema(await readSchema(deps, path), { formats });
}

/** A schema file, parsed. */
export async function readSchema(deps: CliDeps, path: string): Promise<unknown> {
  const bytes = await deps.files.read(path, { what: "schema", maxBytes: schemaBytesMax });
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (thrown) {
    throw new ClyraError("input_unreadable", `cannot read schema ${path}: ${messageOf(thrown)}`, {
      cause: thrown,
      hint: "a schema is a JSON text in UTF-8",
    });
  }
}

/** The bytes of a file, or of standard input for `-`. */
export async function contentOf(deps: CliDeps, file: string): Promise<AsyncIterable<Uint8Array>> {
  if (file === "-") return deps.input();
  const content = await deps.files.stream(file);
  if (content !== undefined) return content;
  throw new ClyraError("input_unreadable", `cannot read ${file}: there is no such file`, {
    hint: "check the path, or give - for standard input",
  });
}

async function readAll(content: AsyncIterable<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > repairBytesMax) {
      throw new ClyraError(
        "input_too_large",
        `cannot repair the text: it has more than ${repairBytesMax} bytes`,
      );
    }
    chunks.push(chunk);
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}
