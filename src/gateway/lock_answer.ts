/**
 * The stage before an answer is asked for: its schemas found and compiled, and those that cannot be
 * enforced written down, or refused.
 *
 * @module
 */

import type { Clock } from "../platform/mod.ts";
import type { Call } from "./accept.ts";
import { type AnswerLocks, callerTerms, planLocks, refusalOfUnchecked } from "./lane_locks.ts";
import type { Facts, Guard } from "./ports.ts";
import type { CallRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";
import type { Asked } from "./scan.ts";

/**
 * Finds what an answer is held to.
 *
 * @throws Refusal `schema_invalid`, `denied`; then the receipt is written
 */
export async function lockAnswer(
  call: Call,
  { asked, record, facts, guard, clock }: {
    readonly asked: Asked | undefined;
    readonly record: CallRecord;
    readonly facts: Facts;
    readonly guard: Guard;
    readonly clock: Pick<Clock, "monotonicMs">;
  },
): Promise<AnswerLocks | undefined> {
  // What has no stream has no text either: numbers of embeddings, counts of tokens.
  if (asked?.dialect.stream === undefined) return undefined;
  const mode = call.plan.callerSchemas;
  const locks = await planned(planLocks(asked.request, { guard, facts, mode, clock }), record);
  const refusal = refusalOfUnchecked(locks.unchecked, callerTerms(guard, mode));
  await Promise.all(locks.unchecked.map(({ name, sha256, param, reason }) =>
    record.locked({
      on: "request",
      verdict: refusal === undefined ? "allow" : "deny",
      schema: { name, sha256, result: "unchecked" },
      reason: `the schema at ${param} is not enforced: ${reason}`,
    })
  ));
  if (refusal !== undefined) throw refusal;
  record.awaitsSchema = locks.output !== undefined || locks.tools.size > 0;
  return locks;
}

async function planned(plan: Promise<AnswerLocks>, record: CallRecord): Promise<AnswerLocks> {
  try {
    return await plan;
  } catch (error) {
    if (error instanceof Refusal) {
      await record.locked({ on: "request", verdict: "deny", reason: error.message });
    }
    throw error;
  }
}
