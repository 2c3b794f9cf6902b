/**
 * Streamed answers of chat completions: the head waits for the first event that may leave, so that an
 * answer that is denied early is a true error status; but not for ever, because what carries no byte
 * is cut by whatever stands between.
 *
 * @module
 */

import { ChatGate } from "./chat_gate.ts";
import type { Answer } from "./dispatch.ts";
import { type GateContext, gateJson, requireMediaType } from "./gate_json.ts";
import { responseHeaders } from "./headers.ts";
import { outflow } from "./outflow.ts";

/**
 * Gates one streamed answer.
 *
 * @throws Refusal when it is refused before its first byte left
 */
export async function gateStream(
  answer: Answer,
  { context, requestId, log }: {
    readonly context: GateContext;
    readonly requestId: string;
    readonly log: (error: unknown) => void;
  },
): Promise<Response> {
  // Errors come as JSON, whatever was asked for.
  if (answer.status < 200 || answer.status > 299) return await gateJson(answer, context);
  requireMediaType(answer, "text/event-stream");
  const gate = new ChatGate(answer, { context, requestId });
  const pull = withKeepAlive(gate, context.room.limits.keepAliveMs);
  let first = await pull();
  const next = async (): Promise<Uint8Array | undefined> => {
    if (first === undefined) return await pull();
    const bytes = first;
    first = undefined;
    return bytes;
  };
  const { record } = context;
  const { notary } = gate;
  const ending = { status: answer.status, upstreamStatus: answer.status };
  const headers = responseHeaders(answer.headers, { rewritten: true });
  return new Response(outflow({ next, answer, record, notary, ending, log }), {
    status: answer.status,
    headers,
  });
}

/** A comment: no client's code sees it, and the notary does not count it. */
const keepAlive = new TextEncoder().encode(": clyra\n\n");

/** The gate's bytes, or a comment whenever there are none for `ms`. */
function withKeepAlive(gate: ChatGate, ms: number): () => Promise<Uint8Array | undefined> {
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
