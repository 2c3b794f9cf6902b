/**
 * What `clyra run` says at its end, on stderr: stdout is the program's.
 *
 * @module
 */

import type { Format } from "../context.ts";
import { shellWord, showSafely } from "../shown_text.ts";

/** What is known of a run that has ended. */
export interface RunReport {
  readonly run: string;
  readonly status: "complete" | "interrupted";
  /** How the program ended, in words. */
  readonly program: string;
  /** What was enforced: the policy's file, or words. */
  readonly policy: string;
  readonly entries: number;
  readonly root: string;
  /** Counted from the evidence; absent for a gateway that was joined. */
  readonly calls?: {
    readonly calls: number;
    readonly allowed: number;
    readonly repaired: number;
    readonly blocked: number;
  };
  readonly bundle: {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string | null;
  };
  readonly trust?: string;
  readonly verdict: string;
  /** 0 where the bundle verified. */
  readonly exitCode: number;
}

/** The digest as text, or as one line of JSON. */
export function describeRun(
  report: RunReport,
  { format, invocation }: { readonly format: Format; readonly invocation: string },
): string {
  const { exitCode: _, ...shown } = report;
  if (format === "json") return `${JSON.stringify(shown)}\n`;
  const { calls, bundle, trust } = report;
  const row = (name: string, value: string): string => `  ${name.padEnd(9)}${showSafely(value)}\n`;
  const counted = calls === undefined ? "" : row(
    "calls",
    `${calls.calls}: ${calls.allowed} allowed, ${calls.repaired} repaired, ${calls.blocked} blocked`,
  );
  const trustFlag = trust === undefined ? "" : ` --trust ${shellWord(trust)}`;
  return [
    `clyra: run ${report.run} is ${report.status}; the program: ${report.program}\n`,
    row("policy", report.policy),
    counted,
    row("evidence", `${report.entries} signed entries`),
    row("root", report.root),
    row("bundle", `${bundle.path} (${bundle.bytes} bytes)`),
    row("sha256", bundle.sha256 ?? "unknown"),
    row("verdict", report.verdict),
    row("check it", `${invocation} verify ${shellWord(bundle.path)}${trustFlag}`),
  ].join("");
}
