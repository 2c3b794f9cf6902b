/**
 * The guard: policy and schemas joined into what the gateway asks for its decisions.
 *
 * @module
 */

import type { Guard, Lock, LockFault, LockReading, RowsPlan } from "../gateway/mod.ts";
import { canonicalize, sha256 } from "../hotpath/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import { decide, loadPolicy, planOutput, planTool, type Policy } from "../policy/mod.ts";
import {
  type Coercion,
  coercionNames,
  compileCsv,
  compileNdjson,
  compilePattern,
  compileSchema,
  repair,
  type RowLock,
  type SchemaLock,
} from "../schemalock/mod.ts";

/** A policy file: its text, its name for messages, and the way to the schemas it names. */
export interface PolicyText {
  readonly text: string;
  readonly name: string;
  readonly readSchema?: (path: string) => Promise<string>;
}

/**
 * Loads a policy and compiles its schemas.
 *
 * @throws ClyraError `policy_invalid` or `schema_invalid`, with the place.
 */
export async function openGuard(source: PolicyText): Promise<{ guard: Guard; policy: Policy }> {
  const policy = await loadPolicy({ ...source, compilePattern });
  const locks = new Map<string, Lock>();
  for (const { name, document } of policy.schemas.values()) {
    locks.set(name, lockOf(compileSchema(document)));
  }
  const guard: Guard = {
    policyHash: policy.policyHash,
    schemas: [...policy.schemas.values()].map(({ name, hash }) => ({ name, sha256: hash })),
    decide: (facts) => decide(policy, facts),
    plan: (facts) =>
      facts.kind === "llm.output" ? planOutput(policy, facts) : planTool(policy, facts),
    lock: (name) => locks.get(name),
    callerSchemas: policy.callerSchemas,
    compile: readLock,
    rows: rowsOf(policy),
  };
  return { guard, policy };
}

/** Contracts for rows, compiled once for each setting: there are as many as routes. */
function rowsOf({ schemas }: Policy): (plan: RowsPlan) => RowLock | undefined {
  const known = new WeakMap<RowsPlan, RowLock>();
  return (plan) => {
    const found = known.get(plan);
    const named = schemas.get(plan.schema);
    if (found !== undefined || named === undefined) return found;
    const lock = plan.kind === "csv"
      ? compileCsv(named.document, plan)
      : compileNdjson(named.document, plan);
    known.set(plan, lock);
    return lock;
  };
}

/** Compiles a schema that came with a request; compiled ones are kept by their canonical hash. */
function readLock(document: unknown): LockReading {
  try {
    return { lock: lockOf(compileSchema(document)) };
  } catch (thrown) {
    if (!(thrown instanceof ClyraError)) throw thrown;
    return { sha256: hashOf(document), problem: thrown.message.slice(0, 512).toWellFormed() };
  }
}

function hashOf(document: unknown): string {
  return sha256(canonicalize(new TextEncoder().encode(JSON.stringify(document)))).toHex();
}

function lockOf(schema: SchemaLock): Lock {
  return {
    sha256: schema.hash,
    validate: (bytes) => {
      const { valid, errors } = schema.validate(bytes);
      const [fault] = errors;
      return {
        valid,
        errors: errors.map(({ pointer, keyword }) => `${keyword} at '${pointer}'`),
        ...(fault === undefined
          ? {}
          : { fault: { pointer: fault.pointer, keyword: fault.keyword } }),
      };
    },
    open: () => {
      const session = schema.open();
      return {
        write: (bytes): LockFault | undefined => {
          const { state, pointer = "", keyword = "json", offset, code } = session.write(bytes);
          if (state === "open") return undefined;
          return {
            pointer,
            keyword,
            ...(offset === undefined ? {} : { offset }),
            ...(code === undefined ? {} : { code }),
          };
        },
        close: () => session.close(),
      };
    },
    repair: (bytes, { truncated, coercions = [] }) => {
      const listed = coercionNames.filter((name: Coercion) => coercions.includes(name));
      const result = repair(bytes, schema, { truncated, coercions: listed });
      if ("refused" in result) return result;
      const encoder = new TextEncoder();
      const operations = result.operations.map(({ kind, offset, removed, inserted }) => ({
        kind,
        offset,
        removed,
        inserted: encoder.encode(inserted).length,
      }));
      return { repaired: result.repaired, operations };
    },
  };
}
