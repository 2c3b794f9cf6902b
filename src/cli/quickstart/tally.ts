/**
 * Counts what happened in a run, from its stored entries and nothing else.
 *
 * @module
 */

import { type EntryPayload, parseLine } from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";

/** What happened in a run: each call counts once, by the gravest decision on it. */
export interface Tally {
  readonly calls: number;
  readonly allowed: number;
  readonly repaired: number;
  readonly blocked: number;
}

/** Counts calls by what was decided on them. */
export async function tallyRun(lines: AsyncIterable<Uint8Array>): Promise<Tally> {
  const outcomes = new Map<string, "allowed" | "repaired" | "blocked">();
  for await (const line of lines) {
    const parsed = parseLine(line);
    if (typeof parsed === "string") {
      throw new ClyraError("journal_corrupt", "cannot count entries: a stored line is damaged");
    }
    const entry = parsed.payload as EntryPayload;
    if (entry.call === undefined || entry.type !== "decision") continue;
    const before = outcomes.get(entry.call);
    if (entry.body.verdict === "repair" && before !== "blocked") {
      outcomes.set(entry.call, "repaired");
    } else if (entry.body.verdict !== "allow") outcomes.set(entry.call, "blocked");
    else if (before === undefined) outcomes.set(entry.call, "allowed");
  }
  const count = (wanted: string): number =>
    [...outcomes.values()].filter((outcome) => outcome === wanted).length;
  return {
    calls: outcomes.size,
    allowed: count("allowed"),
    repaired: count("repaired"),
    blocked: count("blocked"),
  };
}
