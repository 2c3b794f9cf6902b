/**
 * Answers of MCP servers: JSON and streams pass message by message, tools that changed are left out of
 * lists, and the answer to the call itself leaves only when the evidence is durable.
 *
 * @module
 */

import type { Call } from "./accept.ts";
import type { Answer } from "./dispatch.ts";
import { gateBytes } from "./gate_bytes.ts";
import { requireMediaType, textOf } from "./gate_json.ts";
import { keptAlive } from "./gate_stream.ts";
import { mediaTypeOf, responseHeaders } from "./headers.ts";
import type { Limits } from "./limits.ts";
import { McpGate } from "./mcp_gate.ts";
import { judgeResult } from "./mcp_locks.ts";
import { outflow } from "./outflow.ts";
import type { Pins } from "./pins.ts";
import type { Guard } from "./ports.ts";
import type { CallRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";
import { type McpMessage, readMcpMessage, withoutTools } from "../protocols/mod.ts";

/** What an MCP answer passes through. */
export interface McpContext {
  readonly call: Call;
  readonly record: CallRecord;
  readonly limits: Limits;
  readonly pins: Pins;
  readonly guard: Guard;
  /** What was asked; `undefined` for GET and DELETE. */
  readonly asked: McpMessage | undefined;
  readonly log: (error: unknown) => void;
}

/**
 * Gates one answer.
 *
 * @throws Refusal when it is refused before its first byte left
 */
export async function gateMcp(answer: Answer, context: McpContext): Promise<Response> {
  const { record, log, asked } = context;
  const ok = answer.status >= 200 && answer.status <= 299;
  const type = mediaTypeOf(answer.headers);
  const expected = type === "application/json" || type === "text/event-stream";
  // Refusals of the server and answers to messages that want none carry nothing a client acts on.
  if (!ok || !answer.body.present || (asked?.kind !== "request" && !expected)) {
    return await gateBytes(answer, { record, withoutBody: !answer.body.present, log });
  }
  if (type !== "text/event-stream") return await gateMessage(answer, context);
  requireMediaType(answer, "text/event-stream");
  return await gateEvents(answer, context);
}

/** A message of a server as it may leave: without tools that are in quarantine. */
export async function screened(
  text: string,
  context: Pick<McpContext, "call" | "record" | "pins" | "guard" | "asked">,
): Promise<{ readonly text: string; readonly message: McpMessage }> {
  const reading = readMcpMessage(text);
  if ("problem" in reading) {
    const reason = `cannot pass the answer: ${reading.problem.message}`;
    await context.record.withheld(reason, []);
    throw new Refusal("upstream_failed", reason, { param: reading.problem.param });
  }
  const message = reading.value;
  await judgeResult(message, context);
  const upstream = context.call.plan.upstream.id;
  const out = message.tools.filter((tool) => !context.pins.admit(upstream, tool));
  if (out.length === 0) return { text, message };
  await Promise.all(out.map(({ name }) => context.record.quarantined(name)));
  const left = new Set(out.map(({ index }) => index));
  return { text: withoutTools(text, message, left), message };
}

async function gateMessage(answer: Answer, context: McpContext): Promise<Response> {
  const { record, limits, asked } = context;
  requireMediaType(answer, "application/json");
  const bytes = await answer.body.readAll(limits.answerBytes);
  const text = textOf(bytes);
  const { text: out, message } = await screened(text, context);
  if (asked?.kind === "request" && (message.kind !== "response" || !answers(message, asked))) {
    const reason = "cannot pass the answer: it answers another request";
    await record.withheld(reason, []);
    throw new Refusal("upstream_failed", reason);
  }
  const body = out === text ? bytes : new TextEncoder().encode(out);
  await record.end({
    outcome: "complete",
    status: answer.status,
    upstreamStatus: answer.status,
    body: { bytes: body, headers: answer.headers },
    upstreamBody: body === bytes ? undefined : { bytes, headers: answer.headers },
  });
  const headers = responseHeaders(answer.headers, { rewritten: true });
  return new Response(body, { status: answer.status, headers });
}

/** An error may have no id, where the server could not read the request's. */
function answers(message: McpMessage, asked: McpMessage): boolean {
  return message.id === asked.id || message.id === undefined;
}

async function gateEvents(answer: Answer, context: McpContext): Promise<Response> {
  const { record, limits, log, asked } = context;
  const gate = new McpGate(answer, context);
  // A stream that answers nothing may be silent for hours: its head must not wait for an event.
  if (asked === undefined) gate.openHead();
  const next = await keptAlive(gate, {
    keepAliveMs: limits.keepAliveMs,
    first: asked !== undefined,
  });
  const ending = { status: answer.status, upstreamStatus: answer.status };
  const headers = responseHeaders(answer.headers, { rewritten: true });
  return new Response(outflow({ next, answer, record, notary: gate.notary, ending, log }), {
    status: answer.status,
    headers,
  });
}
