/**
 * What the trust file asks of a bundle beyond its integrity (SPEC, V-21).
 *
 * @module
 */

import type { FindingCode } from "./findings.ts";
import type { Manifest } from "./manifest.ts";
import type { Trust } from "./trust.ts";
import { time } from "./values.ts";

/** What is from this far in the future is not young, but wrong: clocks do not differ so much. */
export const greatestClockSkewMs = 300_000;

/** What is judged: a bundle, or the proof of one entry. */
export interface PolicySubject {
  readonly claim: Manifest["claim"]["type"];
  readonly runs: readonly string[];
  /** The time from which its age counts. */
  readonly since: string;
  /** A proof shows one run: a list of runs that does not name it asks for something else. */
  readonly isReceipt?: boolean;
  /** Time-stamp authorities of the trust file that vouch for the checkpoint; a proof has none. */
  readonly authorities?: number;
}

/** The wishes that the bundle or proof does not meet (V-21, F-2). */
export function policyFindings(
  trust: Trust | undefined,
  subject: PolicySubject,
  options: { readonly nowMs?: number },
): readonly FindingCode[] {
  if (trust === undefined) return [];
  const findings: FindingCode[] = [];
  if (trust.claims?.includes(subject.claim) === false) findings.push("PEF-710");
  if (trust.runs !== undefined && !runsAreMet(trust.runs, subject)) findings.push("PEF-711");
  if (trust.max_age_s !== undefined) {
    // Without the present no age can be told: then the wish is not met, rather than forgotten.
    const ageMs = (options.nowMs ?? Infinity) - epochMs(subject.since);
    if (ageMs > trust.max_age_s * 1000 || ageMs < -greatestClockSkewMs) findings.push("PEF-712");
  }
  if ((subject.authorities ?? 0) < (trust.timestamp_quorum ?? 0)) findings.push("PEF-816");
  return findings;
}

function runsAreMet(wanted: readonly string[], subject: PolicySubject): boolean {
  const runs = new Set(subject.runs);
  return wanted.every((run) => runs.has(run)) && (subject.isReceipt !== true || wanted.length > 0);
}

/** Whether a time is before another: as text, but for days beyond a month's last. */
export function isEarlier(time: string, other: string): boolean {
  const isPlain = time.slice(8, 10) < "29" && other.slice(8, 10) < "29";
  return isPlain ? time < other : epochMs(time) < epochMs(other);
}

/**
 * Epoch milliseconds of a time of the format (J-7), or `undefined` for any other text.
 *
 * @example
 * ```ts
 * import { parseTime } from "./policy.ts";
 *
 * if (parseTime("2026-01-02T03:04:05.678Z") !== Date.UTC(2026, 0, 2, 3, 4, 5, 678)) {
 *   throw new Error("a time");
 * }
 * if (parseTime("tomorrow") !== undefined) throw new Error("no time");
 * ```
 */
export function parseTime(text: string): number | undefined {
  return time.problem(text, "") === undefined ? epochMs(text) : undefined;
}

/** Epoch milliseconds of a time of the format, whose days beyond a month's last run on (J-7). */
function epochMs(text: string): number {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, ms = 0] = text
    .split(/[-T:.Z]/).map(Number);
  return Date.UTC(year, month - 1, day, hour, minute, second, ms);
}
