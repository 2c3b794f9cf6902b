/**
 * Counts what happened in a run, from its stored entries and nothing else.
 *
 * @module
 */

import { type EntryPayload, parseLine } from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";

/** What happened in a run. */
export interface Tally {
  readonly calls: number;
  readonly allowed: number;
  readonly repaired: number;
  readonly blocked: number;
}

/** Counts calls and decisions. */
export async function tallyRun(lines: AsyncIterable<Uint8Array>): Promise<Tally> {
  const tally = { calls: 0, allowed: 0, repaired: 0, blocked: 0 };
  for await (const line of lines) {
    const parsed = parseLine(line);
    if (typeof parsed === "string") {
      throw new ClyraError("journal_corrupt", "cannot count entries: a stored line is damaged");
    }
    const entry = parsed.payload as EntryPayload;
    if (entry.type === "call.request") tally.calls++;
    if (entry.type !== "decision") continue;
    if (entry.body.verdict === "allow") tally.allowed++;
    else if (entry.body.verdict === "repair") tally.repaired++;
    else tally.blocked++;
  }
  return tally;
}
