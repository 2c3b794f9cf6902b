/**
 * What was found of several bundles, and whether that is good enough for whoever asked.
 *
 * @module
 */

import type { Answer, Verdict } from "../../src/pef/mod.ts";

/** One bundle and what is known of it now. */
export interface CheckedBundle {
  /** The path as it was given. */
  readonly path: string;
  readonly verdict: Verdict;
  /** Root of the log's tree at the bundle's checkpoint, hex; only of bundles that are intact. */
  readonly root?: string;
  /** What else is wrong, such as two verifiers that disagree. */
  readonly problem?: string;
}

/** Which answers let a job pass: only VERIFIED; an intact bundle too; or any, because it only reports. */
export const strictnesses = ["verified", "intact", "report"] as const;

/** How strict a job is. */
export type Strictness = (typeof strictnesses)[number];

const accepted: Readonly<Record<Strictness, readonly Answer[]>> = {
  verified: ["VERIFIED"],
  intact: ["VERIFIED", "INTACT_UNTRUSTED"],
  report: ["VERIFIED", "INTACT_UNTRUSTED", "POLICY_FAILED", "UNVERIFIABLE", "INVALID"],
};

/** Whether a bundle is good enough. Verifiers that disagree never are. */
export function isAccepted(checked: CheckedBundle, strictness: Strictness): boolean {
  if (checked.problem !== undefined) return false;
  return accepted[strictness].includes(checked.verdict.verdict);
}

/** The answers, from the one that weighs most. */
const byWeight: readonly Answer[] = [
  "INVALID",
  "POLICY_FAILED",
  "UNVERIFIABLE",
  "INTACT_UNTRUSTED",
  "VERIFIED",
];

/** The answer that weighs most among the bundles; `UNVERIFIABLE` for none, because nothing was checked. */
export function worstAnswer(bundles: readonly CheckedBundle[]): Answer {
  const answers = new Set(bundles.map(({ verdict }) => verdict.verdict));
  return byWeight.find((answer) => answers.has(answer)) ?? "UNVERIFIABLE";
}

/** What each answer means, in one sentence for people who do not know the format. */
export const plainMeanings: Readonly<Record<Answer, string>> = {
  VERIFIED: "the evidence is whole, in order, and signed by whom you trust",
  INTACT_UNTRUSTED: "the evidence is whole and in order; who signed it is not known to you",
  UNVERIFIABLE: "this verifier cannot judge it; that says nothing against the evidence",
  INVALID: "this is not the evidence that was recorded",
  POLICY_FAILED: "the evidence is whole, but not what your trust file asks for",
};
