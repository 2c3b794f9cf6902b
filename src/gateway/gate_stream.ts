/**
 * Streamed answers of chat completions: the head waits for the first event that may leave, so that an
 * answer that is denied early is a true error status.
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
  let first = await gate.next();
  const next = async (): Promise<Uint8Array | undefined> => {
    if (first === undefined) return await gate.next();
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
