/**
 * One stream of an MCP server on its way out, event by event.
 *
 * @module
 */

import { mcpErrorEvent, SseError, type SseFrame, SseFramer, withData } from "../protocols/mod.ts";
import { type Answer, CallerLeft, UpstreamCut } from "./dispatch.ts";
import { endingOf } from "./ending.ts";
import { type McpContext, screened } from "./gate_mcp.ts";
import type { StreamGate } from "./gate_stream.ts";
import { joined } from "./ingest.ts";
import { Notary } from "./notary.ts";
import type { Outcome } from "./record_parts.ts";
import { Refusal, reportOf } from "./refusal.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

/** The gate of one stream; `next()` gives the bytes for the caller. */
export class McpGate implements StreamGate {
  readonly notary = new Notary();
  readonly #answer: Answer;
  readonly #context: McpContext;
  readonly #framer: SseFramer;
  #pending: SseFrame[] = [];
  #out: Uint8Array[] = [];
  #released = false;
  #ended = false;
  #broken: unknown;
  /** The server gave an id to come back with: it may end the stream before its answer. */
  #resumable = false;

  constructor(answer: Answer, context: McpContext) {
    this.#answer = answer;
    this.#context = context;
    this.#framer = new SseFramer({ maxFrameBytes: context.limits.eventBytes });
  }

  openHead(): void {
    this.#released = true;
  }

  /**
   * The next bytes for the caller, `undefined` after the last.
   *
   * @throws before the first bytes: what refuses the answer; later only to break the transfer off
   */
  async next(): Promise<Uint8Array | undefined> {
    try {
      while (!this.#ended && (this.#out.length === 0 || this.#pending.length > 0)) {
        await this.#step();
      }
    } catch (error) {
      this.#answer.body.cancel();
      if (!this.#released || error instanceof CallerLeft) throw error;
      await this.#breakOff(error);
    }
    if (this.#out.length === 0) {
      if (this.#broken !== undefined) throw this.#broken;
      return undefined;
    }
    const out = joined(this.#out, this.#out.reduce((sum, { length }) => sum + length, 0));
    this.#out = [];
    this.#released = true;
    return out;
  }

  async #step(): Promise<void> {
    const frame = this.#pending.shift();
    if (frame !== undefined) return await this.#take(frame);
    const chunk = await this.#answer.body.read();
    this.#pending = this.#frames(chunk);
    if (chunk !== undefined || this.#pending.length > 0) return;
    const { asked } = this.#context;
    if (asked?.kind === "request" && !this.#resumable) {
      throw new UpstreamCut("cannot pass the answer: the stream ended without it");
    }
    await this.#end("complete");
    this.#ended = true;
  }

  #frames(chunk: Uint8Array | undefined): SseFrame[] {
    try {
      return chunk === undefined ? this.#framer.end() : this.#framer.push(chunk);
    } catch (cause) {
      if (!(cause instanceof SseError)) throw cause;
      throw new Refusal("upstream_failed", `cannot pass the answer: ${cause.message}`, { cause });
    }
  }

  async #take(frame: SseFrame): Promise<void> {
    // What has no end is never dispatched by a client, and our own comments are ours to write.
    if (!frame.terminated) return;
    const text = decoder.decode(frame.raw);
    if (/(?:^|[\r\n]):\s*clyra/i.test(text)) return;
    if (/(?:^|[\r\n])id:/.test(text)) this.#resumable = true;
    if (frame.data === undefined || frame.data === "") return this.#release(frame.raw);
    const { asked } = this.#context;
    const { text: data, message } = await screened(frame.data, this.#context);
    const bytes = data === frame.data ? frame.raw : withData(frame, data);
    this.notary.lane("rpc", encoder.encode(data));
    const last = asked?.kind === "request" && message.kind === "response" &&
      message.id === asked.id;
    if (!last) return this.#release(bytes);
    // Should the disk fail here, the error goes out and the answer does not.
    this.notary.delivered(bytes);
    await this.#end("complete");
    const { receipt } = this.#context.record;
    const comment = encoder.encode(`: clyra receipt=${receipt?.run}/${receipt?.seq}\n\n`);
    this.#out.push(comment, bytes);
    this.#ended = true;
    this.#answer.body.drain();
  }

  #release(bytes: Uint8Array): void {
    this.notary.delivered(bytes);
    this.#out.push(bytes);
  }

  async #breakOff(error: unknown): Promise<void> {
    const { record, call, asked } = this.#context;
    const receipt = record.receipt;
    const report = reportOf(error, {
      request: call.id,
      run: record.run,
      receipt: receipt === undefined ? undefined : `${receipt.run}/${receipt.seq}`,
    });
    const rpcId = asked?.kind === "request" ? asked.id : undefined;
    this.#ended = true;
    this.#broken = error;
    const told = encoder.encode(
      mcpErrorEvent({ ...report, ...(rpcId === undefined ? {} : { rpcId }) }),
    );
    this.#release(told);
    try {
      await this.#end(endingOf(error).outcome);
    } catch (failure) {
      this.#broken = failure;
    }
  }

  async #end(outcome: Outcome): Promise<void> {
    const end = outcome === "complete" || outcome === "timeout" ? outcome : "upstream_cut";
    const { status } = this.#answer;
    await this.#context.record.end({
      outcome,
      status,
      upstreamStatus: status,
      notary: this.notary.body(end),
    });
  }
}
