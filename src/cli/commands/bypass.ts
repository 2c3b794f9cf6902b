/**
 * `clyra bypass reconcile` and `clyra bypass canary`: calls that were made past the gateway.
 *
 * @module
 */

import { sha256, toHex } from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import { makeCanary, readCanaries } from "../bypass/canaries.ts";
import { parseColumns, type SeenCall } from "../bypass/log_columns.ts";
import type { LogFormat } from "../bypass/log_rows.ts";
import { Receipts } from "../bypass/receipts.ts";
import { reconcile, type ReconcileOptions, type Reconciliation } from "../bypass/reconcile.ts";
import type { CliDeps, Format } from "../context.ts";
import type { Evidence } from "../evidence.ts";
import { showSafely } from "../shown_text.ts";
import { withEvidence } from "./bundle.ts";

/** Flags of `clyra bypass reconcile`. */
export interface ReconcileFlags {
  readonly data: string;
  readonly log: string;
  readonly logFormat?: LogFormat;
  readonly columns?: string;
  readonly host?: readonly string[];
  readonly since?: string;
  readonly until?: string;
  readonly toleranceS: number;
  readonly format: Format;
}

/** Flags of `clyra bypass canary`. */
export interface CanaryFlags {
  readonly data: string;
  readonly format: Format;
}

/** Compares; 0 when every call has a receipt, 1 when one has none or a canary was found. */
export async function runReconcile(deps: CliDeps, flags: ReconcileFlags): Promise<number> {
  const options = {
    format: flags.logFormat ?? formatOf(flags.log),
    columns: parseColumns(flags.columns),
    hosts: (flags.host ?? []).map((host) => host.toLowerCase()),
    toleranceMs: flags.toleranceS * 1000,
    sinceMs: timeOf(flags.since, { flag: "since", otherwise: -Infinity }),
    untilMs: timeOf(flags.until, { flag: "until", otherwise: Infinity }),
    canaries: await readCanaries(deps, flags.data),
  };
  let found: Reconciliation | undefined;
  await withEvidence(deps, flags.data, async (evidence) => {
    const period = {
      sinceMs: options.sinceMs - options.toleranceMs,
      untilMs: options.untilMs + options.toleranceMs,
    };
    const receipts = await Receipts.read(evidence.store, period);
    found = await reconcile(await logOf(deps, flags.log), { receipts, options });
    requireUsable(found, options);
    if (bypasses(found)) await record(evidence, found);
  });
  if (found === undefined) throw new ClyraError("internal", "cannot compare: nothing was read");
  deps.terminal.out(flags.format === "json" ? jsonOf(found) : textOf(found));
  return bypasses(found) ? 1 : 0;
}

/** Makes a canary and shows its key, once. */
export async function runCanary(deps: CliDeps, flags: CanaryFlags): Promise<number> {
  // Canaries belong to a folder of evidence; a typing error must not begin another.
  await deps.files.read(`${flags.data}/keys/keyring.json`, { what: "keyring", maxBytes: 65_536 });
  const { id, key, sha256, made } = await makeCanary(deps, flags.data);
  if (flags.format === "json") {
    deps.terminal.out(`${JSON.stringify({ id, key, sha256, made })}\n`);
    return 0;
  }
  deps.terminal.out(`${key}\n`);
  deps.terminal.error(
    `clyra: ${id}: this key is shown once; lay it where a key would lie, and restart the gateway\n`,
  );
  return 0;
}

function formatOf(path: string): LogFormat {
  if (/\.(?:csv|tsv)$/i.test(path)) return "csv";
  return /\.json$/i.test(path) ? "json" : "ndjson";
}

function timeOf(
  text: string | undefined,
  { flag, otherwise }: { readonly flag: string; readonly otherwise: number },
): number {
  if (text === undefined) return otherwise;
  const timeMs = Date.parse(text);
  if (!Number.isNaN(timeMs)) return timeMs;
  throw new ClyraError("usage", `cannot read --${flag} '${text}': it is no time`, {
    hint: "write it as 2026-11-22T16:00:00Z",
  });
}

async function logOf(deps: CliDeps, path: string): Promise<AsyncIterable<Uint8Array>> {
  const log = path === "-" ? deps.input() : await deps.files.stream(path);
  if (log !== undefined) return log;
  throw new ClyraError("input_unreadable", `cannot read log ${path}: there is no such file`, {
    hint: "check the path; - reads standard input",
  });
}

/** A log of which nothing could be used would otherwise read as one in which nothing was found. */
function requireUsable({ rows, unusable }: Reconciliation, { format }: ReconcileOptions): void {
  if (rows > 0 && unusable < rows) return;
  const why = rows === 0
    ? `it has no rows (read as ${format})`
    : "no row names an id, or a time and a path";
  throw new ClyraError("input_unreadable", `cannot compare the log: ${why}`, {
    hint: "say which columns to read: --columns id=request_id,time=created,path=url",
  });
}

function bypasses({ bypassedCount, canaryCount }: Reconciliation): boolean {
  return bypassedCount > 0 || canaryCount > 0;
}

/** Writes down what was found, as a run of its own: the runs it is about have ended. */
async function record({ ledger }: Evidence, found: Reconciliation): Promise<void> {
  const count = (name: string, n: number) => ({ name, n });
  // No policy decides here: its digest is that of nothing.
  const run = await ledger.openRun({
    policyHash: toHex(sha256(new Uint8Array(0))),
    agent: "clyra.bypass.reconcile",
  });
  await run.append({
    type: "event.bypass",
    body: {
      summary: "a log of somebody else has calls without a receipt",
      digests: [{ name: "log", sha256: found.logSha256 }],
      counts: [
        count("bypass.call_without_receipt", found.bypassedCount),
        count("bypass.canary_in_log", found.canaryCount),
        count("rows", found.rows),
        count("matched", found.matched),
        count("receipts_without_call", found.unseenCount),
      ],
    },
  });
  await run.close("complete");
}

function jsonOf(found: Reconciliation): string {
  const answer = {
    rows: found.rows,
    matched: found.matched,
    ignored: found.ignored,
    unusable: found.unusable,
    bypassed_count: found.bypassedCount,
    bypassed: found.bypassed.map(({ row, id, timeMs, host, path, status }) => ({
      row,
      id,
      time: isoOf(timeMs),
      host,
      path,
      status,
    })),
    unseen_count: found.unseenCount,
    unseen: found.unseen.map(({ run, seq, timeMs, path }) => ({
      run,
      seq,
      time: isoOf(timeMs),
      path,
    })),
    canary_count: found.canaryCount,
    canaries: found.canaries,
    log_sha256: found.logSha256,
  };
  return `${JSON.stringify(answer)}\n`;
}

function textOf(found: Reconciliation): string {
  const { rows, matched, ignored, unusable, bypassedCount, unseenCount, canaryCount } = found;
  const lines = [
    `${rows} rows: ${matched} with a receipt, ${bypassedCount} without, ${ignored} of other hosts ` +
    `or times, ${unusable} that cannot be used`,
    `${unseenCount} receipts within the time of the log that no row is of`,
    ...(canaryCount === 0 ? [] : [`${canaryCount} canaries in the log`]),
    ...found.canaries.map(({ row, canary }) => `canary    row ${row}  ${showSafely(canary)}`),
    ...found.bypassed.map((seen) => `bypassed  row ${seen.row}  ${describe(seen)}`),
    ...found.unseen.map(({ run, seq, timeMs, path }) =>
      `unseen    ${run}/${seq}  ${isoOf(timeMs)}  ${showSafely(path)}`
    ),
  ];
  return `${lines.join("\n")}\n`;
}

function describe({ timeMs, host, path, status, id }: SeenCall): string {
  const parts = [isoOf(timeMs), host, path, status, id];
  return parts.map((part) => part === undefined ? "-" : showSafely(String(part).slice(0, 256)))
    .join("  ");
}

function isoOf(timeMs: number | undefined): string | undefined {
  if (timeMs === undefined) return undefined;
  // What no calendar has is shown as it was read.
  return Math.abs(timeMs) <= 8.64e15 ? new Date(timeMs).toISOString() : String(timeMs);
}
