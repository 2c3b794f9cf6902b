/**
 * One streamed answer on its way out: text passes, tool calls wait for their
 * verdict, the end waits for the evidence.
 *
 * @module
 */

import {
  type AnswerEvent,
  type AnswerStream,
  type AskedUsage,
  outputKey,
  rewriteFrame,
  SseError,
  type SseFrame,
  SseFramer,
  type Usage,
} from "../protocols/mod.ts";
import { type Answer, CallerLeft, UpstreamCut } from "./dispatch.ts";
import { endingOf } from "./ending.ts";
import { type GateContext, judgeAll } from "./gate_json.ts";
import type { StreamGate } from "./gate_stream.ts";
import { type ChunkEvent, HeldEvents, type Passing } from "./held_events.ts";
import { joined } from "./ingest.ts";
import { rejectEarly } from "./early_reject.ts";
import { Notary } from "./notary.ts";
import { judgeOutputs, type OutputVerdict } from "./output_verdicts.ts";
import { Refusal, reportOf } from "./refusal.ts";
import { type Hopeless, StreamLocks } from "./stream_locks.ts";

const encoder = new TextEncoder();

/** The gate of one answer; `next()` gives the bytes for the caller. */
export class AnswerGate implements StreamGate {
  readonly notary = new Notary();
  readonly #answer: Answer;
  readonly #context: GateContext;
  readonly #requestId: string;
  readonly #framer: SseFramer;
  readonly #asked: AskedUsage | undefined;
  readonly #stream: AnswerStream;
  readonly #held: HeldEvents;
  readonly #locks: StreamLocks;
  readonly #replacements = new Map<string, string>();
  readonly #written = new Set<string>();
  /** Lanes that were mended, and what to say should none of their events be there to carry it. */
  readonly #owed = new Map<string, string>();
  #pending: SseFrame[] = [];
  #out: Uint8Array[] = [];
  /** Bytes have left: from here on a refusal is an event, no longer a status. */
  #released = false;
  #ended = false;
  /** Raised after the last bytes, so that the transfer itself breaks off. */
  #broken: unknown;
  #usage: Usage | undefined;

  constructor(
    answer: Answer,
    { context, stream, requestId, asked }: {
      readonly context: GateContext;
      readonly stream: AnswerStream;
      readonly requestId: string;
      readonly asked?: AskedUsage | undefined;
    },
  ) {
    const { limits } = context.room;
    this.#answer = answer;
    this.#context = context;
    this.#requestId = requestId;
    this.#asked = asked;
    this.#stream = stream;
    this.#framer = new SseFramer({ maxFrameBytes: limits.eventBytes });
    this.#held = new HeldEvents({ maxBytes: limits.heldBytes, ordered: stream.ordered });
    this.#locks = new StreamLocks(context.room, stream);
  }

  /**
   * The next bytes for the caller, `undefined` after the last.
   *
   * @throws before the first bytes: what refuses the answer; later only to break the transfer off
   */
  async next(): Promise<Uint8Array | undefined> {
    try {
      while (!this.#ended && !this.#mayLeave()) await this.#step();
    } catch (error) {
      this.#answer.body.cancel();
      this.#locks.close();
      if (!this.#released || error instanceof CallerLeft) throw error;
      await this.#breakOff(error);
    }
    if (this.#out.length === 0) {
      if (this.#broken !== undefined) throw this.#broken;
      return undefined;
    }
    const out = this.#out.length === 1 ? this.#out[0] : joined(this.#out, lengthOf(this.#out));
    this.#out = [];
    this.#released = true;
    return out;
  }

  openHead(): void {
    this.#released = true;
  }

  /** Tokens that were counted until now. */
  get usage(): Usage | undefined {
    return this.#usage;
  }

  /** Takes what is left of the answer for nobody, and counts what it used. */
  async drain(): Promise<void> {
    const { body } = this.#answer;
    const most = body.bytes + this.#context.room.limits.answerBytes;
    while (!this.#ended) {
      for (const frame of this.#pending) {
        const event = this.#stream.read(frame);
        if ((event.kind === "chunk" || event.kind === "done") && event.usage !== undefined) {
          this.#usage = event.usage;
        }
      }
      if (body.bytes > most) return body.cancel();
      const chunk = await body.read();
      if (chunk === undefined) return;
      this.#pending = this.#frames(chunk);
    }
  }

  /** What is safe leaves before the disk is waited for, but not event by event. */
  #mayLeave(): boolean {
    const [next] = this.#pending;
    return this.#out.length > 0 && (next === undefined || this.#stream.looksLast(next));
  }

  async #step(): Promise<void> {
    const frame = this.#pending.shift();
    if (frame !== undefined) return await this.#take(frame);
    const chunk = await this.#answer.body.read();
    this.#pending = this.#frames(chunk);
    if (chunk === undefined && this.#pending.length === 0) {
      throw new UpstreamCut("cannot pass the answer: the stream ended without its last event");
    }
  }

  #frames(chunk: Uint8Array | undefined): SseFrame[] {
    try {
      const frames = chunk === undefined ? this.#framer.end() : this.#framer.push(chunk);
      const asked = this.#asked;
      if (asked === undefined) return frames;
      const screened = frames.flatMap((frame) => asked.screen(frame) ?? []);
      this.#usage ??= asked.usage;
      return screened;
    } catch (cause) {
      if (!(cause instanceof SseError)) throw cause;
      throw new Refusal("upstream_failed", `cannot pass the answer: ${cause.message}`, { cause });
    }
  }

  async #take(frame: SseFrame): Promise<void> {
    // Our own comments carry receipts: nobody else may write them.
    if (frame.comment && /(?:^|[\r\n]):\s*clyra/i.test(new TextDecoder().decode(frame.raw))) return;
    const event = this.#stream.read(frame);
    switch (event.kind) {
      case "done":
        return await this.#finish(frame, event);
      case "error":
        return await this.#passError(event.frame, event);
      case "problem": {
        const reason = `cannot pass the answer: ${event.problem.message}`;
        await this.#context.record.withheld(reason, []);
        throw new Refusal("upstream_failed", reason, { param: event.problem.param });
      }
      case "silence":
        if (frame.terminated) this.#release(this.#held.take({ frame, event: undefined }));
        return;
      case "chunk":
        if (!frame.terminated) return;
        if (event.usage !== undefined) this.#usage = event.usage;
        return await this.#takeChunk(frame, event);
    }
  }

  async #takeChunk(frame: SseFrame, event: ChunkEvent): Promise<void> {
    const { hopeless, ...passage } = this.#locks.take(event);
    if (hopeless !== undefined) await this.#reject(hopeless);
    this.#release(this.#held.take({ frame, event, ...passage }));
    if (!this.#stream.open) await this.#settleToolCalls();
    if (!this.#locks.open) await this.#settleTexts();
  }

  /** Nothing that may follow makes the answer fit: the upstream is ended before anything else. */
  async #reject(hopeless: Hopeless): Promise<never> {
    this.#answer.body.cancel();
    throw await rejectEarly(hopeless, {
      context: this.#context,
      stream: this.#stream,
      bytesReceived: this.#answer.body.bytes,
      usage: this.#usage,
    });
  }

  /** Texts that have come to their end: judge them, and let out what fits. */
  async #settleTexts(): Promise<void> {
    const lock = this.#context.room.locks?.output;
    const outputs = lock === undefined ? [] : this.#locks.complete();
    if (lock === undefined || outputs.length === 0) return;
    const { record, dialect } = this.#context;
    const released = (output: { readonly choice: number; readonly part: string }) =>
      this.#locks.released(output);
    const judged = judgeOutputs(outputs, { lock, record, dialect, released });
    await judged.written;
    if (judged.refusal !== undefined) throw judged.refusal;
    const repaired = judged.verdicts.filter(({ verdict }) => verdict.repair !== undefined);
    for (const { output, verdict } of repaired) {
      this.#replacements.set(outputKey(output), verdict.repair?.text ?? "");
    }
    this.#release(this.#held.fitting());
    for (const each of repaired) this.#noteRepaired(each);
  }

  #noteRepaired({ output, verdict }: OutputVerdict): void {
    const { repair } = verdict;
    this.notary.lane(`${output.choice}/text`, encoder.encode(repair?.text));
    if (this.#stream.ordered) return;
    this.#owed.set(outputKey(output), "cannot pass a text: it has no place in its events");
  }

  /** What was mended has left in an event of its lane, or the answer would end without it. */
  #checkWritten(): void {
    for (const [key, message] of this.#owed) {
      if (!this.#written.has(key)) throw new Refusal("upstream_failed", message);
    }
  }

  /** All tool calls that have begun are complete: judge them, and let them out whole. */
  async #settleToolCalls(): Promise<void> {
    const calls = this.#stream.takeToolCalls();
    if (calls.length === 0) return;
    const released = (call: { readonly choice: number; readonly index: number }) =>
      this.#locks.toolReleased(call);
    const { judgements, written, refusal } = judgeAll(calls, this.#context, released);
    await written;
    if (refusal !== undefined) throw refusal;
    for (const { call, repair } of judgements) {
      if (repair !== undefined) this.#replacements.set(`${call.choice}/${call.index}`, repair.text);
    }
    this.#release(this.#held.allowed());
    for (const { call, repair } of judgements) {
      const key = `${call.choice}/${call.index}`;
      this.notary.lane(
        `${call.choice}/tool_call/${call.index}`,
        encoder.encode(repair?.text ?? call.arguments),
      );
      if (repair === undefined) continue;
      this.#owed.set(key, "cannot pass a tool call: it has no arguments member");
    }
  }

  /** The last event: everything that waited goes out with it, after the evidence is on disk. */
  async #finish(frame: SseFrame, last: LastEvent): Promise<void> {
    if (this.#stream.open) {
      throw new UpstreamCut("cannot pass the answer: a tool call has no end");
    }
    if (last.kind === "done" && last.usage !== undefined) this.#usage = last.usage;
    await this.#endTexts(last);
    const tail = this.#render([...this.#held.rest(), { frame, event: chunkOf(last) }]);
    this.#checkWritten();
    // Should the disk fail here, the error goes out and the tail does not.
    await this.#end("complete");
    this.#out.push(this.#ownComment(), ...tail);
    this.#ended = true;
    this.#locks.close();
    this.#answer.body.drain();
  }

  /** What the last event repeats is what was judged; a text without an end was cut off. */
  async #endTexts(last: LastEvent): Promise<void> {
    const { hopeless } = this.#locks.take(chunkOf(last));
    if (hopeless !== undefined) await this.#reject(hopeless);
    this.#locks.endSilence();
    if (this.#locks.open) throw new UpstreamCut("cannot pass the answer: a text has no end");
    await this.#settleTexts();
  }

  /** Names the receipt and, where a schema was asked, what it said: headers are gone. */
  #ownComment(): Uint8Array {
    const { receipt, schema } = this.#context.record;
    const said = schema === undefined ? "" : ` schema=${schema}`;
    return encoder.encode(`: clyra receipt=${receipt?.run}/${receipt?.seq}${said}\n\n`);
  }

  /** The provider says that it failed: its words go to the caller, and no clean end after them. */
  async #passError(frame: SseFrame, last: LastEvent): Promise<void> {
    const { hopeless } = this.#locks.take(chunkOf(last));
    if (hopeless !== undefined) await this.#reject(hopeless);
    if (this.#locks.withheld && (last.outputs ?? []).length > 0) {
      throw new UpstreamCut(
        "cannot pass the answer: the provider failed before its text was whole",
      );
    }
    this.#locks.close();
    this.#release([{ frame, event: chunkOf(last) }]);
    await this.#end("upstream_failed");
    this.#ended = true;
    this.#answer.body.cancel();
  }

  async #breakOff(error: unknown): Promise<void> {
    const { record } = this.#context;
    const receipt = record.receipt;
    const report = reportOf(error, {
      request: this.#requestId,
      run: record.run,
      receipt: receipt === undefined ? undefined : `${receipt.run}/${receipt.seq}`,
    });
    const { outcome } = endingOf(error);
    this.#ended = true;
    const text = outcome === "blocked"
      ? this.#stream.blockEvents(report)
      : this.#stream.errorEvent(report);
    const bytes = encoder.encode(text);
    this.notary.delivered(bytes);
    if (record.schema === "rejected") this.#out.push(this.#ownComment());
    this.#out.push(bytes);
    if (outcome !== "blocked") this.#broken = error;
    try {
      await this.#end(outcome);
    } catch (failure) {
      this.#broken = failure;
    }
  }

  async #end(outcome: ReturnType<typeof endingOf>["outcome"]): Promise<void> {
    const end = outcome === "complete" || outcome === "blocked" || outcome === "timeout"
      ? outcome
      : "upstream_cut";
    await this.#context.record.end({
      outcome,
      status: this.#answer.status,
      upstreamStatus: this.#answer.status,
      usage: this.#usage,
      notary: this.notary.body(end),
    });
  }

  #release(events: readonly Passing[]): void {
    this.#out.push(...this.#render(events));
  }

  /** The bytes of events, counted as delivered. */
  #render(events: readonly Passing[]): Uint8Array[] {
    return events.map(({ frame, event }) => {
      for (const { choice, lane, text } of event?.texts ?? []) {
        // What a repair has replaced is counted as what is there instead.
        const isReplaced = lane === "text" && this.#isReplaced(event?.outputs);
        if (!isReplaced) this.notary.lane(`${choice}/${lane}`, encoder.encode(text));
      }
      const { pieces = [], outputs } = event ?? {};
      const replacements = this.#replacements;
      const bytes = rewriteFrame(frame, {
        pieces,
        outputs,
        replacements,
        written: this.#written,
      });
      this.notary.delivered(bytes);
      return bytes;
    });
  }

  #isReplaced(outputs: ChunkEvent["outputs"] = []): boolean {
    return outputs.some((output) => this.#replacements.has(outputKey(output)));
  }
}

type LastEvent = Extract<AnswerEvent, { kind: "done" | "error" }>;

/** A last event as one that brings nothing but its repetitions of tool calls. */
function chunkOf({ pieces = [], outputs = [] }: LastEvent): ChunkEvent {
  return { kind: "chunk", texts: [], outputs, pieces, finished: [], usage: undefined };
}

function lengthOf(chunks: readonly Uint8Array[]): number {
  return chunks.reduce((length, chunk) => length + chunk.length, 0);
}
