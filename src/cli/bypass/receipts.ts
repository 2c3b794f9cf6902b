/**
 * The calls that have a receipt, found again by an id that others know them by, or by time and path.
 *
 * @module
 */

import { logStream, type Store } from "../../journal/mod.ts";
import { type EntryPayload, parseLine } from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import type { SeenCall } from "./log_columns.ts";

/** A call that went upstream. */
export interface ReceiptedCall {
  readonly run: string;
  readonly seq: number;
  readonly timeMs: number;
  readonly path: string;
  status: number | undefined;
  /** The upstream gave it an id of its own. */
  named: boolean;
  seen: boolean;
}

/** Calls that are held in memory at once, some 200 bytes each. */
const callsMax = 1_000_000;
/** Segments of a path in a log that may be the upstream's own, before those of the call. */
const prefixSegmentsMax = 32;

/** The calls of a time. */
export interface Period {
  readonly sinceMs: number;
  readonly untilMs: number;
}

/** All calls of a journal within a period. */
export class Receipts {
  readonly calls: ReceiptedCall[] = [];
  readonly #byId = new Map<string, ReceiptedCall[]>();
  readonly #byPath = new Map<string, PathCalls>();
  /** The log's ids are the upstream's: a row with another id is another call, however near in time. */
  #idsAgree = false;

  /** Reads them. */
  static async read(store: Store, period: Period): Promise<Receipts> {
    const receipts = new Receipts();
    for (const { stream } of store.streams()) {
      if (stream !== logStream) await receipts.#run(store, { stream, period });
    }
    for (const { calls } of receipts.#byPath.values()) calls.sort((a, b) => a.timeMs - b.timeMs);
    return receipts;
  }

  /** The receipt of a call that was seen, which is then no other's. */
  take(seen: SeenCall, toleranceMs: number): ReceiptedCall | undefined {
    const ofId = this.#ofId(seen);
    if (ofId?.named === true) this.#idsAgree = true;
    const found = ofId ?? this.#near(seen, toleranceMs);
    if (found !== undefined) found.seen = true;
    return found;
  }

  async #run(
    store: Store,
    { stream, period }: { readonly stream: string; readonly period: Period },
  ): Promise<void> {
    const open = new Map<string, { readonly call: ReceiptedCall; readonly ids: string[] }>();
    for await (const line of store.read(stream)) {
      const parsed = parseLine(line);
      if (typeof parsed === "string") {
        throw new ClyraError("journal_corrupt", `run ${stream} is damaged`);
      }
      const entry = parsed.payload as EntryPayload;
      if (entry.call === undefined) continue;
      if (entry.type === "call.request") {
        const timeMs = Date.parse(entry.ts);
        if (timeMs < period.sinceMs || timeMs > period.untilMs) continue;
        const { run, seq } = entry;
        const call = {
          run,
          seq,
          timeMs,
          path: entry.body.path,
          status: undefined,
          named: false,
          seen: false,
        };
        open.set(entry.call, { call, ids: idsOf(entry) });
      } else if (entry.type === "call.response") {
        const found = open.get(entry.call);
        open.delete(entry.call);
        // What was blocked before it went upstream is in nobody's log.
        const went = entry.body.upstream_status !== undefined || entry.body.outcome !== "blocked";
        if (found === undefined || !went) continue;
        found.call.status = entry.body.upstream_status;
        const id = entry.ext?.["upstream_request_id"];
        found.call.named = id !== undefined;
        this.#add(found.call, id === undefined ? found.ids : [...found.ids, id]);
      }
    }
    // Without an answer it may have gone upstream all the same.
    for (const { call, ids } of open.values()) this.#add(call, ids);
  }

  #add(call: ReceiptedCall, ids: readonly string[]): void {
    if (this.calls.length >= callsMax) {
      throw new ClyraError("limit_exceeded", `cannot compare more than ${callsMax} calls at once`, {
        hint: "compare a part of the time: --since and --until",
      });
    }
    this.calls.push(call);
    for (const id of new Set(ids)) {
      const calls = this.#byId.get(id);
      if (calls === undefined) this.#byId.set(id, [call]);
      else calls.push(call);
    }
    const path = this.#byPath.get(call.path) ?? new PathCalls();
    this.#byPath.set(call.path, path);
    path.calls.push(call);
  }

  #ofId({ id, path }: SeenCall): ReceiptedCall | undefined {
    if (id === undefined) return undefined;
    const key = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(id)?.[1] ?? id;
    const free = (this.#byId.get(key) ?? []).filter(({ seen }) => !seen);
    // A trace has many calls: the one of this path, where a path is known.
    return free.find((call) => path === undefined || path.endsWith(call.path)) ??
      (path === undefined ? free[0] : undefined);
  }

  #near(seen: SeenCall, toleranceMs: number): ReceiptedCall | undefined {
    const { timeMs, path, status, id } = seen;
    if (timeMs === undefined || path === undefined) return undefined;
    const others = id !== undefined && this.#idsAgree;
    const fits = (call: ReceiptedCall): boolean =>
      !(others && call.named) &&
      (status === undefined || call.status === undefined || call.status === status);
    for (const suffix of suffixesOf(path)) {
      const found = this.#byPath.get(suffix)?.nearest({ timeMs, toleranceMs, fits });
      if (found !== undefined) return found;
    }
    return undefined;
  }
}

/** The calls of one path, by time. */
class PathCalls {
  readonly calls: ReceiptedCall[] = [];
  /** From a place that is taken on to the next that may be free; made when first needed. */
  #after: Int32Array | undefined;
  #before: Int32Array | undefined;

  /** The nearest call that is not taken and fits. */
  nearest({ timeMs, toleranceMs, fits }: {
    readonly timeMs: number;
    readonly toleranceMs: number;
    readonly fits: (call: ReceiptedCall) => boolean;
  }): ReceiptedCall | undefined {
    const start = firstFrom(this.calls, timeMs);
    const near = (at: number): ReceiptedCall | undefined => {
      const call = this.calls[at];
      return call !== undefined && Math.abs(call.timeMs - timeMs) <= toleranceMs ? call : undefined;
    };
    let at = this.#free(start, 1);
    while (near(at) !== undefined && !fits(this.calls[at] as ReceiptedCall)) {
      at = this.#free(at + 1, 1);
    }
    const after = near(at);
    at = this.#free(start - 1, -1);
    while (near(at) !== undefined && !fits(this.calls[at] as ReceiptedCall)) {
      at = this.#free(at - 1, -1);
    }
    const before = near(at);
    if (after === undefined || before === undefined) return after ?? before;
    return after.timeMs - timeMs <= timeMs - before.timeMs ? after : before;
  }

  /** The first place from `from` on, in one direction, that is not taken; what is walked over is skipped next time. */
  #free(from: number, direction: 1 | -1): number {
    const { length } = this.calls;
    const steps = direction === 1
      ? this.#after ??= new Int32Array(length)
      : this.#before ??= new Int32Array(length);
    let at = from;
    while (this.calls[at]?.seen === true) at += direction * Math.max(1, steps[at] ?? 0);
    for (let walked = from; walked !== at && walked >= 0 && walked < length;) {
      const step = Math.max(1, steps[walked] ?? 0);
      steps[walked] = Math.abs(at - walked);
      walked += direction * step;
    }
    return at;
  }
}

function idsOf(entry: EntryPayload): string[] {
  const { call = "", ext = {} } = entry;
  const trace = /^00-([0-9a-f]{32})-/.exec(ext["traceparent"] ?? "")?.[1];
  return trace === undefined ? [call] : [call, trace];
}

/** The path itself, and what is left of it without its first segments: an upstream's URL has a path too. */
function suffixesOf(path: string): string[] {
  const suffixes = [path];
  let at = 0;
  while (suffixes.length < prefixSegmentsMax) {
    at = path.indexOf("/", at + 1);
    if (at < 0) return suffixes;
    suffixes.push(path.slice(at));
  }
  return suffixes;
}

/** The first call that began at `timeMs` or later. */
function firstFrom(calls: readonly ReceiptedCall[], timeMs: number): number {
  let low = 0;
  let high = calls.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((calls[middle]?.timeMs ?? 0) < timeMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
