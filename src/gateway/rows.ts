/**
 * Uploads of rows, judged to their last byte before any of them goes upstream: all or nothing, or the
 * accepted rows alone while the refused ones are kept.
 *
 * @module
 */

import type { Clock } from "../platform/mod.ts";
import type { RowLock, RowProblem, RowRange, RowsReport } from "../schemalock/mod.ts";
import type { Call } from "./accept.ts";
import { CallerLeft } from "./dispatch.ts";
import { ROWS_SLICE_BYTES, ROWS_TURN_MS } from "./limits.ts";
import type { BodySink, BodyStorePort, Guard } from "./ports.ts";
import type { CallRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { type GatheredRows, RowsOutlet } from "./rows_outlet.ts";
import { rewrites, type RowsPlan } from "./rows_plan.ts";
import { decisionOf, refusalOf, type RowsFindings } from "./rows_words.ts";
import { unavailable } from "./runs.ts";
import type { Upload } from "./upload.ts";

/** What goes upstream. */
export interface SentBody {
  readonly body: Uint8Array<ArrayBuffer>;
  readonly upload: Upload | undefined;
  /** It is not what the caller sent. */
  readonly rewritten: boolean;
}

/** What rows are judged with. */
export interface RowsRoom {
  readonly record: CallRecord;
  readonly guard: Guard;
  readonly clock: Clock;
  readonly bodies: BodyStorePort | undefined;
  /** Is told of files that are to be removed when the call has ended. */
  readonly adopt: (file: BodySink) => void;
}

/**
 * Judges the body of a call by the rows of its route, and writes down what came of it.
 *
 * @throws Refusal `schema_violation` when nothing may go upstream, `journal_unavailable`; CallerLeft
 */
export async function passRows(
  call: Call,
  { body, upload, rows, ...room }: RowsRoom & {
    readonly body: Uint8Array<ArrayBuffer>;
    readonly upload: Upload | undefined;
    readonly rows: RowsPlan;
  },
): Promise<SentBody> {
  const { record } = room;
  const lock = room.guard.rows?.(rows);
  if (lock === undefined) {
    // Settings and policy are checked together; nothing may pass should they ever differ.
    throw new Refusal("schema_invalid", "cannot judge the rows: their schema is not loaded");
  }
  const store = call.plan.bodies.stores.request;
  const judge = new RowsJudge(lock, { rows, room, isFile: upload !== undefined });
  try {
    const report = await judge.read(partsOf(body, upload), {
      clock: room.clock,
      signal: call.request.signal,
    });
    const isNone = report.refused > 0 && report.accepted === 0;
    const isDenied = report.outcome === "blocked" || isNone;
    const isChanged = !isDenied && (report.refused > 0 || report.neutralised > 0);
    const refused = report.outcome === "quarantined" ? await judge.keepRefused() : undefined;
    const sent = isChanged ? await judge.accepted(store === "full") : undefined;
    const findings: RowsFindings = {
      rows,
      hash: lock.hash,
      report,
      problem: report.outcome === "blocked" ? judge.last : report.problems[0],
      ranges: judge.ranges,
      bytes: upload?.bytes ?? body.length,
      isDenied,
      refused,
      sent,
      // A route that records no digest of a body records none of its parts.
      isNamed: store !== "none",
    };
    await record.rows(decisionOf(findings));
    if (isDenied) throw refusalOf(findings);
    if (sent === undefined) return { body, upload, rewritten: false };
    const { file, sha256, bytes } = sent;
    if (file !== undefined) room.adopt(file);
    return {
      body: sent.body,
      upload: file === undefined ? undefined : { sha256, bytes, file },
      rewritten: true,
    };
  } finally {
    await judge.discard();
  }
}

async function* partsOf(body: Uint8Array, upload: Upload | undefined): AsyncGenerator<Uint8Array> {
  if (upload !== undefined) return yield* upload.file.read();
  for (let at = 0; at < body.length; at += ROWS_SLICE_BYTES) {
    yield body.subarray(at, at + ROWS_SLICE_BYTES);
  }
}

/** One text on its way through a lock, with the outlets for what is to be kept of it. */
class RowsJudge {
  readonly #lock: RowLock;
  readonly #bodies: BodyStorePort | undefined;
  readonly #accepted: RowsOutlet | undefined;
  readonly #refused: RowsOutlet | undefined;
  #isSent = false;
  #hasRefused = false;
  #last: RowProblem | undefined;
  /** The ranges judged so far; few, because they grow. */
  readonly ranges: RowRange[] = [];

  constructor(lock: RowLock, { rows, room, isFile }: {
    readonly rows: RowsPlan;
    readonly room: RowsRoom;
    readonly isFile: boolean;
  }) {
    this.#lock = lock;
    const { bodies } = room;
    this.#bodies = bodies;
    const open = bodies === undefined ? undefined : () => bodies.open();
    if (rewrites(rows)) this.#accepted = new RowsOutlet(isFile ? open : undefined);
    if (rows.mode === "quarantine") this.#refused = new RowsOutlet(open);
  }

  /** What a text was blocked for: nothing is looked at behind it. */
  get last(): RowProblem | undefined {
    return this.#last;
  }

  async read(
    parts: AsyncIterable<Uint8Array>,
    { clock, signal }: { readonly clock: Clock; readonly signal: AbortSignal },
  ): Promise<RowsReport> {
    const session = this.#lock.open({
      ...(this.#accepted && { accepted: (bytes) => this.#accepted?.push(bytes) }),
      ...(this.#refused && { refused: (bytes) => this.#refused?.push(bytes) }),
      problem: (problem) => {
        this.#hasRefused = true;
        this.#last = problem;
      },
      range: (range) => this.ranges.push(range),
    });
    let turnMs = clock.monotonicMs();
    for await (const part of parts) {
      if (session.write(part).state === "blocked") break;
      await this.#accepted?.drained();
      // Until then there is only the header, for a file that may never be needed.
      if (this.#hasRefused) await this.#refused?.drained();
      if (signal.aborted) throw new CallerLeft();
      if (clock.monotonicMs() - turnMs < ROWS_TURN_MS) continue;
      await new Promise((resolve) => setTimeout(resolve, 0));
      turnMs = clock.monotonicMs();
    }
    return session.end();
  }

  /** Keeps what was refused. Durable when it resolves. */
  async keepRefused(): Promise<GatheredRows | undefined> {
    const gathered = await this.#refused?.end();
    await gathered?.file?.keep(gathered.sha256).catch(unwritable);
    return gathered;
  }

  /** What goes on in the body's place, kept as well where the route keeps bodies. */
  async accepted(isKept: boolean): Promise<GatheredRows | undefined> {
    const gathered = await this.#accepted?.end();
    if (gathered === undefined) return undefined;
    if (isKept) {
      const { file, body, sha256 } = gathered;
      const kept = file === undefined ? this.#bodies?.keepDocument(body) : file.keep(sha256);
      await kept?.catch(unwritable);
    }
    this.#isSent = true;
    return gathered;
  }

  /** Removes what neither goes on nor was kept. */
  async discard(): Promise<void> {
    await this.#refused?.discard();
    if (!this.#isSent) await this.#accepted?.discard();
  }
}

function unwritable(cause: unknown): never {
  throw unavailable(cause);
}
