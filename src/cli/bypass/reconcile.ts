/**
 * Compares what others saw with what has a receipt.
 *
 * @module
 */

import { Sha256, toHex } from "../../pef/mod.ts";
import { canariesIn, type Canary } from "./canaries.ts";
import { type Columns, type SeenCall, seenCall } from "./log_columns.ts";
import { type LogFormat, logRows } from "./log_rows.ts";
import type { ReceiptedCall, Receipts } from "./receipts.ts";

/** What a comparison found. Lists are cut at some length, counts are not. */
export interface Reconciliation {
  readonly rows: number;
  readonly matched: number;
  /** Rows of other hosts or other times. */
  readonly ignored: number;
  /** Rows that name neither an id nor time and path. */
  readonly unusable: number;
  readonly bypassedCount: number;
  /** Calls that somebody saw and that have no receipt. */
  readonly bypassed: readonly SeenCall[];
  readonly unseenCount: number;
  /** Receipts of calls within the time of the log that nobody saw. */
  readonly unseen: readonly ReceiptedCall[];
  readonly canaryCount: number;
  /** Rows in which a canary stands. */
  readonly canaries: readonly { readonly row: number; readonly canary: string }[];
  /** Hex SHA-256 of the log. */
  readonly logSha256: string;
}

/** How to compare. */
export interface ReconcileOptions {
  readonly format: LogFormat;
  readonly columns: Columns;
  /** Only rows to these hosts count; all when empty. */
  readonly hosts: readonly string[];
  readonly toleranceMs: number;
  readonly sinceMs: number;
  readonly untilMs: number;
  readonly canaries: readonly Canary[];
}

/** Findings of one kind that are listed. */
const listedMax = 1000;

/** Reads the log once, row by row. */
export async function reconcile(
  log: AsyncIterable<Uint8Array>,
  { receipts, options }: { readonly receipts: Receipts; readonly options: ReconcileOptions },
): Promise<Reconciliation> {
  const comparison = new Comparison(receipts, options);
  const hash = new Sha256();
  const hashed = async function* (): AsyncGenerator<Uint8Array> {
    for await (const chunk of log) {
      hash.update(chunk);
      yield chunk;
    }
  };
  for await (const row of logRows(hashed(), options.format)) {
    const found = canariesIn(row.values.values(), options.canaries);
    comparison.row(seenCall(row, options.columns), found);
  }
  return { ...comparison.result(), logSha256: toHex(hash.digest()) };
}

class Comparison {
  readonly #receipts: Receipts;
  readonly #options: ReconcileOptions;
  readonly #bypassed: SeenCall[] = [];
  readonly #canaries: { readonly row: number; readonly canary: string }[] = [];
  readonly #counts = { rows: 0, matched: 0, ignored: 0, unusable: 0, bypassed: 0, canaries: 0 };
  #firstMs = Infinity;
  #lastMs = -Infinity;

  constructor(receipts: Receipts, options: ReconcileOptions) {
    this.#receipts = receipts;
    this.#options = options;
  }

  row(seen: SeenCall, canaries: readonly Canary[]): void {
    const counts = this.#counts;
    counts.rows++;
    counts.canaries += canaries.length;
    for (const { id } of canaries) {
      if (this.#canaries.length < listedMax) this.#canaries.push({ row: seen.row, canary: id });
    }
    const { hosts, sinceMs, untilMs, toleranceMs } = this.#options;
    const { host, timeMs, id, path } = seen;
    const elsewhere = hosts.length > 0 && host !== undefined && !hosts.includes(host);
    const otherTime = timeMs !== undefined && (timeMs < sinceMs || timeMs > untilMs);
    if (elsewhere || otherTime) counts.ignored++;
    else if (id === undefined && (timeMs === undefined || path === undefined)) counts.unusable++;
    else {
      this.#firstMs = Math.min(this.#firstMs, timeMs ?? Infinity);
      this.#lastMs = Math.max(this.#lastMs, timeMs ?? -Infinity);
      if (this.#receipts.take(seen, toleranceMs) !== undefined) counts.matched++;
      else {
        counts.bypassed++;
        if (this.#bypassed.length < listedMax) this.#bypassed.push(seen);
      }
    }
  }

  result(): Omit<Reconciliation, "logSha256"> {
    const { rows, matched, ignored, unusable, bypassed, canaries } = this.#counts;
    // A log without times says nothing of when it begins and ends.
    const timeless = this.#firstMs > this.#lastMs;
    const unseen = timeless
      ? []
      : this.#receipts.calls.filter(({ seen, timeMs }) =>
        !seen && timeMs >= this.#firstMs && timeMs <= this.#lastMs
      );
    return {
      rows,
      matched,
      ignored,
      unusable,
      bypassedCount: bypassed,
      bypassed: this.#bypassed,
      unseenCount: unseen.length,
      unseen: unseen.slice(0, listedMax),
      canaryCount: canaries,
      canaries: this.#canaries,
    };
  }
}
