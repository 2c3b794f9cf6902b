/**
 * Which schemas may have looked at a child of a value, from the point of view of an `unevaluated...`.
 *
 * @module
 */

import type { Plan } from "./plan.ts";

/** A plan and all plans that look at the same value because of it, itself first. */
export function closureOf(plan: Plan): readonly Plan[] {
  const found = new Set([plan]);
  // A set grows while it is walked.
  for (const member of found) {
    for (const group of member.groups) {
      for (const below of group.plans) if (below !== undefined) found.add(below);
    }
  }
  return [...found];
}

/** Whether a plan counts no child as evaluated. */
export function noLooks(plan: Plan): boolean {
  return plan.unevaluatedProperties === undefined && plan.unevaluatedItems === undefined;
}
