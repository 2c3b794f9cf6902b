/**
 * Which schema each lane of an answer is held to: the policy's where it names one, else the caller's
 * where those are enforced or observed.
 *
 * @module
 */

import type { CallerSchema, ModelRequest } from "../protocols/mod.ts";
import type { Clock } from "../platform/mod.ts";
import {
  CALLER_COMPILE_MS,
  CALLER_SCHEMA_LENGTH,
  COMPILE_TURN_MS,
  MAX_CALLER_SCHEMAS,
} from "./limits.ts";
import type { CallerSchemaTerms, Facts, Guard, Lock, LockReading, LockTerms } from "./ports.ts";
import { Refusal } from "./refusal.ts";

/** A schema that a lane is held to. */
export interface LaneLock {
  /** As entries name it. */
  readonly name: string;
  readonly lock: Lock;
  readonly terms: LockTerms;
  /** The verdict is written down, and everything passes. */
  readonly observed: boolean;
}

/** A schema that was asked for and is not enforced. */
export interface UncheckedSchema {
  readonly name: string;
  readonly sha256: string;
  /** Where it stands in the request. */
  readonly param: string;
  readonly reason: string;
}

/** The schemas of one answer. */
export interface AnswerLocks {
  readonly output: LaneLock | undefined;
  /** The caller's, by tool. */
  readonly tools: ReadonlyMap<string, LaneLock>;
  readonly unchecked: readonly UncheckedSchema[];
  readonly maxOutputTokens: number | undefined;
}

/**
 * Finds the schemas of an answer before it is asked for: one that cannot be enforced costs no tokens.
 *
 * @throws Refusal `denied` where the policy cannot tell which schema applies
 */
export async function planLocks(
  { schemas, maxOutputTokens }: ModelRequest,
  { guard, facts, mode, clock }: {
    readonly guard: Guard;
    readonly clock: Pick<Clock, "monotonicMs">;
    /** Of the request. */
    readonly facts: Facts;
    /** The word of the route, which goes before that of the policy. */
    readonly mode?: CallerSchemaTerms["mode"] | undefined;
  },
): Promise<AnswerLocks> {
  const own = policyLock(guard, facts);
  const terms = callerTerms(guard, mode);
  const unchecked: UncheckedSchema[] = [];
  const tools = new Map<string, LaneLock>();
  const known = { output: own, tools, unchecked, maxOutputTokens };
  if (terms === undefined || schemas === undefined) return known;
  const reader = new CallerLocks(guard, { terms, unchecked, clock });
  const output = own ??
    (schemas.output === undefined ? undefined : await reader.read(schemas.output, "output"));
  for (const [name, schema] of schemas.tools) {
    const lock = await reader.read(schema, `tool/${entryName(name)}`);
    if (lock !== undefined) tools.set(name, lock);
  }
  return { ...known, output };
}

/** The lock of a tool's arguments. */
export function toolLock(
  name: string,
  { guard, facts, tools }: {
    readonly guard: Guard;
    /** With the tool in them. */
    readonly facts: Facts;
    readonly tools?: ReadonlyMap<string, LaneLock> | undefined;
  },
): LaneLock | { readonly missing: string } | undefined {
  const { schema, ...terms } = guard.plan(facts);
  if (schema === undefined) return tools?.get(name);
  const lock = guard.lock(schema);
  // A schema that is asked for and not there must not read as one that was passed.
  return lock === undefined ? { missing: schema } : { name: schema, lock, terms, observed: false };
}

function policyLock(guard: Guard, facts: Facts): LaneLock | undefined {
  const { schema, failure, ...terms } = guard.plan({ ...facts, kind: "llm.output" });
  const lock = schema === undefined ? undefined : guard.lock(schema);
  const reason = failure ??
    (schema !== undefined && lock === undefined ? `schema '${schema}' is not loaded` : undefined);
  if (reason !== undefined) {
    throw new Refusal("denied", `cannot ask for an answer: its schema is unknown: ${reason}`, {
      rules: ["clyra.schema"],
    });
  }
  return schema === undefined || lock === undefined
    ? undefined
    : { name: schema, lock, terms, observed: false };
}

/** What holds for schemas of callers; `undefined` where they are left alone. */
export function callerTerms(
  { callerSchemas, compile }: Guard,
  mode: CallerSchemaTerms["mode"] | undefined,
): CallerSchemaTerms | undefined {
  const terms = callerSchemas ?? { mode: "off", repair: "never", unenforceable: "refuse" } as const;
  const effective = mode ?? terms.mode;
  return effective === "off" || compile === undefined ? undefined : { ...terms, mode: effective };
}

/** Compiles the schemas of one request, within what one request may cost. */
class CallerLocks {
  readonly #guard: Guard;
  readonly #terms: CallerSchemaTerms;
  readonly #unchecked: UncheckedSchema[];
  readonly #clock: Pick<Clock, "monotonicMs">;
  #count = 0;
  #length = 0;
  #spentMs = 0;

  constructor(guard: Guard, options: {
    readonly terms: CallerSchemaTerms;
    readonly unchecked: UncheckedSchema[];
    readonly clock: Pick<Clock, "monotonicMs">;
  }) {
    this.#guard = guard;
    this.#terms = options.terms;
    this.#unchecked = options.unchecked;
    this.#clock = options.clock;
  }

  async read(
    { param, document, problem }: CallerSchema,
    name: string,
  ): Promise<LaneLock | undefined> {
    const { mode, unenforceable: _unenforceable, ...terms } = this.#terms;
    const tooMuch = this.#tooMuch(document);
    const reading = problem === undefined && tooMuch === undefined
      ? await this.#compile(document)
      : { sha256: noSchema, problem: problem ?? tooMuch ?? "" };
    if (reading !== undefined && "lock" in reading) {
      return { name: `caller/${name}`, lock: reading.lock, terms, observed: mode === "observe" };
    }
    const { sha256 = noSchema, problem: reason = "there is no compiler" } = reading ?? {};
    this.#unchecked.push({ name: `caller/${name}`, sha256, param, reason });
    return undefined;
  }

  /** Patterns can make a small schema dear: what one request costs is bounded in time as well. */
  async #compile(document: unknown): Promise<LockReading | undefined> {
    const startedMs = this.#clock.monotonicMs();
    const reading = this.#guard.compile?.(document);
    const tookMs = this.#clock.monotonicMs() - startedMs;
    this.#spentMs += tookMs;
    if (tookMs > COMPILE_TURN_MS) await new Promise((resolve) => setTimeout(resolve, 0));
    return reading;
  }

  #tooMuch(document: unknown): string | undefined {
    if (this.#spentMs > CALLER_COMPILE_MS) {
      return `compiling the schemas before it took more than ${CALLER_COMPILE_MS} ms`;
    }
    this.#length += document === undefined ? 0 : JSON.stringify(document).length;
    if (++this.#count > MAX_CALLER_SCHEMAS) {
      return `the request has more than ${MAX_CALLER_SCHEMAS} schemas`;
    }
    return this.#length > CALLER_SCHEMA_LENGTH
      ? `the schemas of the request have more than ${CALLER_SCHEMA_LENGTH} characters`
      : undefined;
  }
}

/** Stands for a schema that was not read. */
const noSchema = "0".repeat(64);

/** Ids in entries are ASCII (PEF, "Ids"); a tool whose name is not has none of its own there. */
function entryName(tool: string): string {
  return /^[A-Za-z0-9._:/@+-]{1,200}$/.test(tool) ? tool : "unnamed";
}

/** The refusal of a request whose schemas cannot all be enforced, where the setting says so. */
export function refusalOfUnchecked(
  [first]: readonly UncheckedSchema[],
  terms: CallerSchemaTerms | undefined,
): Refusal | undefined {
  if (first === undefined || terms?.mode !== "enforce" || terms.unenforceable !== "refuse") {
    return undefined;
  }
  const { param, reason } = first;
  return new Refusal("schema_invalid", `cannot enforce the schema at ${param}: ${reason}`, {
    param,
    rules: ["clyra.schema"],
    hint: "change the schema, or let it pass with 'unenforceable: unchecked'",
  });
}
