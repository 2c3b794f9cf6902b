/**
 * What the quickstart shows at its end: for a person to enjoy, for a machine to read.
 *
 * @module
 */

import type { Terminal } from "../runtime/terminal.ts";

/** What happened, counted from the evidence itself. */
export interface QuickstartReport {
  readonly run: string;
  readonly calls: number;
  readonly allowed: number;
  readonly repaired: number;
  readonly blocked: number;
  readonly entries: number;
  readonly rowsAdded: number;
  readonly rowsChanged: number;
  readonly rowsRemoved: number;
  readonly root: string;
  readonly bundle: {
    readonly path: string;
    readonly bytes: number;
    readonly sha256: string | null;
  };
  readonly trust: string;
  readonly verdict: string;
  /** What a copy with one flipped byte was answered. */
  readonly tampered: { readonly verdict: string; readonly code: string; readonly place: string };
  readonly seconds: number;
  readonly verifyCommand: string;
  readonly gateway?: string;
}

/** The digest as text. */
export function describeReport(report: QuickstartReport, terminal: Terminal): string {
  const { style } = terminal;
  const row = (name: string, value: string): string =>
    `  ${style("dim", name.padEnd(11))}${value}\n`;
  const plural = (n: number, word: string): string => `${n} ${word}${n === 1 ? "" : "s"}`;
  const changes = [
    `${report.rowsAdded} added`,
    `${report.rowsChanged} changed`,
    `${report.rowsRemoved} removed`,
  ].join(", ");
  const { bundle, tampered } = report;
  return [
    `\n${style("bold", "A run you can prove")}\n\n`,
    row("run", report.run),
    row(
      "calls",
      `${plural(report.calls, "model call")}: ${style("green", `${report.allowed} allowed`)}, ` +
        `${style("yellow", `${report.repaired} repaired`)}, ` +
        `${style("red", `${report.blocked} blocked`)}`,
    ),
    row("rows", changes),
    row("evidence", `${report.entries} signed entries, each durable before the answer`),
    row("root", report.root),
    row("bundle", `${bundle.path} (${(bundle.bytes / 1024).toFixed(1)} KiB)`),
    row("verdict", `${style("green", report.verdict)}`),
    row(
      "tampered",
      `one flipped byte: ${style("red", tampered.verdict)} (${tampered.code}${
        tampered.place === "" ? "" : ` at ${tampered.place}`
      })`,
    ),
    row("time", `${report.seconds.toFixed(1)} s`),
    `\n  Verify it yourself, offline:\n\n    ${style("cyan", report.verifyCommand)}\n`,
    report.gateway === undefined
      ? ""
      : `\n  The gateway stays up at ${style("cyan", report.gateway)}; stop it with Ctrl-C.\n`,
    "\n",
  ].join("");
}
