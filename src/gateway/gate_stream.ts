/**
 * Streamed answers of models: the head waits for the first event that may leave, so that an
 * answer that is denied early is a true error status; but not for ever, because what carries no byte
 * is cut by whatever stands between.
 *
 * @module
 */

import type { AnswerStream, AskedUsage } from "../protocols/mod.ts";
import { AnswerGate } from "./answer_gate.ts";
import type { Answer } from "./dispatch.ts";
import { type GateContext, gateJson, requireMediaType } from "./gate_json.ts";
import { responseHeaders } from "./headers.ts";
import type { Notary } from "./notary.ts";
import { outflow } from "./outflow.ts";

/**
 * Gates one streamed answer.
 *
 * @throws Refusal when it is refused before its first byte left
 */
export async function gateStream(
  answer: Answer,
  { context, stream, requestId, asked, log, drain }: {
    readonly context: GateContext;
    readonly stream: AnswerStream;
    readonly requestId: string;
    /** Token counts were asked for in the caller's place. */
    readonly asked: AskedUsage | undefined;
    /** The caller's leaving does not end the upstream's work. */
    readonly drain: boolean;
    readonly log: (error: unknown) => void;
  },
): Promise<Response> {
  // Errors come as JSON, whatever was asked for.
  if (answer.status < 200 || answer.status > 299) return await gateJson(answer, context);
  requireMediaType(answer, "text/event-stream");
  const gate = new AnswerGate(answer, { context, stream, requestId, asked });
  await context.record.answer.keep(gate.notary, answer);
  const next = await keptAlive(gate, {
    keepAliveMs: context.room.limits.keepAliveMs,
    first: true,
  });
  const { record } = context;
  const { notary } = gate;
  const ending = { status: answer.status, upstreamStatus: answer.status };
  const headers = responseHeaders(answer.headers, { rewritten: true });
  const body = outflow({
    next,
    answer,
    record,
    notary,
    ending,
    log,
    usage: () => gate.usage,
    drain: drain ? () => gate.drain() : undefined,
  });
  return new Response(body, { status: answer.status, headers });
}

/** What gives the bytes of a stream. */
export interface StreamGate {
  readonly notary: Notary;
  next(): Promise<Uint8Array | undefined>;
  /** The head leaves without an event: what goes wrong from here on is told inside the stream. */
  openHead(): void;
}

/**
 * The gate's bytes with comments in its silences; resolves with the `first` of them at hand.
 *
 * @throws as the gate, where it refuses the answer before its first bytes
 */
export async function keptAlive(
  gate: StreamGate,
  { keepAliveMs, first: wait }: { readonly keepAliveMs: number; readonly first: boolean },
): Promise<() => Promise<Uint8Array | undefined>> {
  const pull = withKeepAlive(gate, keepAliveMs);
  let first = wait ? await pull() : undefined;
  return async () => {
    if (first === undefined) return await pull();
    const bytes = first;
    first = undefined;
    return bytes;
  };
}

/** A comment: no client's code sees it, and the notary does not count it. */
const keepAlive = new TextEncoder().encode(": clyra\n\n");

/** The gate's bytes, or a comment whenever there are none for `ms`. */
function withKeepAlive(gate: StreamGate, ms: number): () => Promise<Uint8Array | undefined> {
  let pending: Promise<Uint8Array | undefined> | undefined;
  return async () => {
    if (pending === undefined) {
      pending = gate.next();
      pending.catch(() => undefined); // Raised where it is awaited, now or at the next pull.
    }
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<"late">((resolve) => timer = setTimeout(() => resolve("late"), ms));
    try {
      const bytes = await Promise.race([pending, late]);
      if (bytes === "late") {
        gate.openHead();
        return keepAlive.slice();
      }
      pending = undefined;
      return bytes;
    } finally {
      clearTimeout(timer);
    }
  };
}
