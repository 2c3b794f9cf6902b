/**
 * The scope of a commitment: what its salt is derived from besides run and field, so that whoever holds
 * the tenant's secret can derive the salt again from the entry alone, and open the commitment.
 *
 * @module
 */

import type { EntryDraft } from "../pef/mod.ts";

/** The parts of an entry that its commitments' scope is made of. */
export interface CommitScope {
  readonly call: string;
  readonly type: EntryDraft["type"];
  /** Tells the decisions on several tool calls of one answer apart. */
  readonly lane?: string;
}

/** The scope as text. */
export function commitScope(scope: CommitScope): string {
  return [scope.call, scope.type, scope.lane ?? ""].join("/");
}

/** The scope of an entry that is written: a decision's lane is the first that it covers. */
export function commitScopeOf(entry: EntryDraft): string {
  const lane = entry.type === "decision" ? entry.body.coverage.lanes[0]?.lane : undefined;
  const { type, call = "" } = entry;
  return commitScope({ call, type, ...(lane === undefined ? {} : { lane }) });
}
