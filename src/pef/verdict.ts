/**
 * The verdict: what a verifier says, in the same bytes whatever it is written in (SPEC, "Verdict").
 *
 * @module
 */

import { canonicalize } from "../hotpath/mod.ts";
import { utf8 } from "./bytes.ts";
import { type Finding, type FindingCode, findingKinds, type FindingPlace } from "./findings.ts";
import { limits } from "./limits.ts";

/** The answer in one word. */
export type Answer =
  | "VERIFIED"
  | "INTACT_UNTRUSTED"
  | "UNVERIFIABLE"
  | "INVALID"
  | "POLICY_FAILED";

/** How much was looked at before the answer. */
export interface Counts {
  readonly artifacts: number;
  readonly entries: number;
  readonly files: number;
  readonly log_leaves: number;
  readonly runs: number;
  readonly stubs: number;
}

/** What a verifier says of a bundle. */
export interface Verdict {
  /** SHA-256 of the container (of a directory: of the container it would be); `null` over the limit. */
  readonly bundle_sha256: string | null;
  readonly verdict: Answer;
  /** Bytes, chain and trees fit together. */
  readonly integrity: "intact" | "broken" | "unknown";
  /** Who signed, judged by the trust file. */
  readonly authenticity: "trusted" | "untrusted" | "broken" | "unknown";
  /** The claim that was proven, or `unknown`. */
  readonly completeness: "run-complete" | "run-prefix" | "range-complete" | "selection" | "unknown";
  /** What vouches for time: only the producer so far. */
  readonly time: "claimed" | "unknown";
  readonly disclosure: "full" | "withheld" | "unknown";
  /** The wishes of the trust file. */
  readonly policy: "met" | "failed" | "none";
  readonly counts: Counts;
  readonly findings: readonly Finding[];
}

/** What a verification has come to know when it ends. */
export interface Outcome {
  readonly bundleDigest: string | null;
  /** The claim, once everything it states was derived again. */
  readonly proven: Verdict["completeness"];
  /** Whether the whole bundle was read. */
  readonly finished: boolean;
  readonly hasTrust: boolean;
  readonly counts: Counts;
}

/** Collects findings, in the order in which verification meets them. */
export class Findings {
  readonly #list: Finding[] = [];

  add(code: FindingCode, at: FindingPlace = {}): void {
    if (this.#list.length < limits.findings) {
      this.#list.push({ at, code, level: findingKinds[code].level });
    }
  }

  get list(): readonly Finding[] {
    return this.#list;
  }

  has(level: Finding["level"]): boolean {
    return this.#list.some((finding) => finding.level === level);
  }
}

/** The verdict that follows from what was found. */
export function concludeVerdict(findings: Findings, outcome: Outcome): Verdict {
  const broken = findings.has("error");
  const limited = findings.has("limit") || !outcome.finished;
  const failed = findings.has("policy");
  const signatureBroken = findings.list.some((finding) => finding.code.startsWith("PEF-4"));
  const judged = !broken && !limited;
  return {
    bundle_sha256: outcome.bundleDigest,
    verdict: broken
      ? "INVALID"
      : limited
      ? "UNVERIFIABLE"
      : !outcome.hasTrust
      ? "INTACT_UNTRUSTED"
      : failed
      ? "POLICY_FAILED"
      : "VERIFIED",
    integrity: broken ? "broken" : limited ? "unknown" : "intact",
    authenticity: signatureBroken
      ? "broken"
      : !judged
      ? "unknown"
      : outcome.hasTrust
      ? "trusted"
      : "untrusted",
    completeness: judged ? outcome.proven : "unknown",
    time: judged ? "claimed" : "unknown",
    disclosure: !judged ? "unknown" : outcome.counts.stubs > 0 ? "withheld" : "full",
    policy: !outcome.hasTrust || !judged ? "none" : failed ? "failed" : "met",
    counts: outcome.counts,
    findings: findings.list,
  };
}

/** The verdict in canonical form (RFC 8785), the bytes on which all verifiers agree. */
export function encodeVerdict(verdict: Verdict): Uint8Array {
  return canonicalize(utf8(JSON.stringify(verdict)));
}
