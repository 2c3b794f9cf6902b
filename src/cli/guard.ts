/**
 * The guard: policy and schemas joined into what the gateway asks for its decisions.
 *
 * @module
 */

import type { Guard, Lock } from "../gateway/mod.ts";
import { decide, loadPolicy, planTool, type Policy } from "../policy/mod.ts";
import { compilePattern, compileSchema, repair, type SchemaLock } from "../schemalock/mod.ts";

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
    plan: (facts) => planTool(policy, facts),
    lock: (name) => locks.get(name),
  };
  return { guard, policy };
}

function lockOf(schema: SchemaLock): Lock {
  return {
    sha256: schema.hash,
    validate: (bytes) => {
      const { valid, errors } = schema.validate(bytes);
      return { valid, errors: errors.map(({ pointer, keyword }) => `${keyword} at '${pointer}'`) };
    },
    repair: (bytes, options) => {
      const result = repair(bytes, schema, options);
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
