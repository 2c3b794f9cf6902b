/**
 * The verdict: what a verifier says, in the same bytes whatever it is written in (SPEC, section 11).
 *
 * @module
 */

import { canonicalize } from "../hotpath/mod.ts";
import { utf8 } from "./bytes.ts";
import {
  type Finding,
  type FindingCode,
  findingKinds,
  type FindingLevel,
  type FindingPlace,
} from "./findings.ts";
import { limits } from "./limits.ts";
import { claimTypes } from "./manifest.ts";
import { anyOf, integer, list, nothing, object, oneOf, type Shape, text } from "./shape.ts";
import type { Verdict } from "./types.ts";
import { digest } from "./values.ts";

/** The answers of a verifier, from the worst to the best of its kind. */
export const answers = [
  "INVALID",
  "UNVERIFIABLE",
  "POLICY_FAILED",
  "INTACT_UNTRUSTED",
  "VERIFIED",
] as const;

/** The answer in one word. */
export type Answer = Verdict["verdict"];

const finding = object({
  at: object({}, {
    line: integer({ min: 1 }),
    path: text({ maxLength: 512 }),
    seq: integer(),
  }),
  code: oneOf(...Object.keys(findingKinds) as FindingCode[]),
  level: oneOf("error", "limit", "policy", "note"),
});

/** The closed shape of a verdict. */
export const verdictShape: Shape<Verdict> = object({
  /** SHA-256 of the container (of a directory: of the container it would be); null over the limit. */
  bundle_sha256: anyOf(digest, nothing),
  verdict: oneOf(...answers),
  /** Bytes, chain and trees fit together. */
  integrity: oneOf("intact", "broken", "unknown"),
  /** Who signed, judged by the trust file. */
  authenticity: oneOf("trusted", "untrusted", "unchecked", "broken", "unknown"),
  /** The claim that was proven, or `unknown`. */
  completeness: oneOf(...claimTypes, "receipt", "unknown"),
  /** Who vouches for time. */
  time: oneOf("claimed", "stamped", "witnessed", "unknown"),
  disclosure: oneOf("full", "withheld", "unknown"),
  /** The wishes of the trust file. */
  policy: oneOf("met", "failed", "none"),
  counts: object({
    artifacts: integer(),
    disclosures: integer(),
    entries: integer(),
    files: integer(),
    log_leaves: integer(),
    runs: integer(),
    stubs: integer(),
  }),
  findings: list(finding, 4 * limits.findingsPerLevel),
});

export type { Verdict };

/** How much was looked at before the answer. */
export type Counts = Verdict["counts"];

/** What a verification has come to know when it ends. */
export interface Outcome {
  readonly bundleDigest: string | null;
  /** The claim, which holds if nothing was found against it. */
  readonly claim: Verdict["completeness"];
  /** Whether the whole bundle was read. */
  readonly finished: boolean;
  readonly hasTrust: boolean;
  /** Whether entry signatures were left out, as asked. */
  readonly fast: boolean;
  /** Whether a quorum of the trust file's witnesses cosigned. */
  readonly witnessed: boolean;
  /** Whether a time stamp by an authority of the trust file was accepted; a proof holds none. */
  readonly stamped?: boolean;
  readonly counts: Counts;
}

/** Collects findings, in the order in which verification meets them. */
export class Findings {
  readonly #list: Finding[] = [];
  readonly #counts: Record<FindingLevel, number> = { error: 0, limit: 0, policy: 0, note: 0 };
  #signatureBroken = false;

  /** Beyond its level's bound a finding is no longer listed, but it still weighs. */
  add(code: FindingCode, at: FindingPlace = {}): void {
    const { level } = findingKinds[code];
    if (this.#counts[level]++ < limits.findingsPerLevel) this.#list.push({ at, code, level });
    if (level === "error" && code.startsWith("PEF-4")) this.#signatureBroken = true;
  }

  get list(): readonly Finding[] {
    return this.#list;
  }

  /** Whether an error says that a signature or key is wrong. */
  get signatureBroken(): boolean {
    return this.#signatureBroken;
  }

  has(level: FindingLevel): boolean {
    return this.#counts[level] > 0;
  }
}

/** The verdict that follows from what was found. */
export function concludeVerdict(findings: Findings, outcome: Outcome): Verdict {
  const answer = answerOf(findings, outcome);
  const broken = answer === "INVALID";
  const judged = !broken && answer !== "UNVERIFIABLE";
  const { counts } = outcome;
  return {
    bundle_sha256: outcome.bundleDigest,
    verdict: answer,
    integrity: broken ? "broken" : judged ? "intact" : "unknown",
    authenticity: findings.signatureBroken
      ? "broken"
      : judged
      ? authenticityOf(outcome)
      : "unknown",
    completeness: judged ? outcome.claim : "unknown",
    time: !judged ? "unknown" : timeOf(outcome),
    disclosure: !judged ? "unknown" : counts.stubs > 0 ? "withheld" : "full",
    policy: !judged ? "none" : policyOf(findings, outcome),
    counts,
    findings: findings.list,
  };
}

function answerOf(findings: Findings, outcome: Outcome): Answer {
  if (findings.has("error")) return "INVALID";
  if (findings.has("limit") || !outcome.finished) return "UNVERIFIABLE";
  if (findings.has("policy")) return "POLICY_FAILED";
  return outcome.hasTrust && !outcome.fast ? "VERIFIED" : "INTACT_UNTRUSTED";
}

function authenticityOf(outcome: Outcome): Verdict["authenticity"] {
  if (outcome.fast) return "unchecked";
  return outcome.hasTrust ? "trusted" : "untrusted";
}

/** A quorum of witnesses says more than a stamp: they also saw one log, not two. */
function timeOf(outcome: Outcome): Verdict["time"] {
  if (outcome.witnessed) return "witnessed";
  return outcome.stamped === true ? "stamped" : "claimed";
}

function policyOf(findings: Findings, outcome: Outcome): Verdict["policy"] {
  if (findings.has("policy")) return "failed";
  return outcome.hasTrust ? "met" : "none";
}

/** The verdict in canonical form (RFC 8785), the bytes on which all verifiers agree. */
export function encodeVerdict(verdict: Verdict): Uint8Array {
  return canonicalize(utf8(JSON.stringify(verdict)));
}
