/**
 * What the benchmarks of the gateway share: a policy, a provider, and a gateway over either a real or a
 * given ledger, all in one process.
 *
 * @module
 */

import { type Evidence, openEvidence } from "../../src/cli/evidence.ts";
import { openGuard } from "../../src/cli/guard.ts";
import { systemClock, systemRandom } from "../../src/cli/runtime/clock.ts";
import { createDisk } from "../../src/cli/runtime/disk.ts";
import { createFiles } from "../../src/cli/runtime/files.ts";
import { type HttpHandler, type HttpListener, listen, send } from "../../src/cli/runtime/http.ts";
import { createTerminal } from "../../src/cli/runtime/terminal.ts";
import { createGateway, type Gateway, type LedgerPort, type Send } from "../../src/gateway/mod.ts";

const policy = `version: 1
defaults: {effect: deny}
schemas:
  refund:
    type: object
    properties: {order_id: {type: integer}, amount_cents: {type: integer}}
    required: [order_id, amount_cents]
tools:
  refund: {schema: refund, repair: once}
rules:
- {id: calls, on: [llm.request], effect: allow}
- {id: refunds, on: [llm.tool_call], when: tool.name == "refund" && args.amount_cents < 5000, effect: allow}
`;

const call = {
  id: "call_1",
  type: "function",
  function: { name: "refund", arguments: '{"order_id":42,"amount_cents":1999}' },
};
const answer = JSON.stringify({
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1700000000,
  model: "bench",
  choices: [{
    index: 0,
    message: { role: "assistant", content: "x".repeat(1600), tool_calls: [call] },
    finish_reason: "tool_calls",
  }],
  usage: { prompt_tokens: 400, completion_tokens: 20, total_tokens: 420 },
});
const chunk = (content: string, reason: string | null = null) =>
  `data: ${
    JSON.stringify({
      id: "chatcmpl-1",
      object: "chat.completion.chunk",
      created: 1700000000,
      model: "bench",
      choices: [{ index: 0, delta: { content }, finish_reason: reason }],
    })
  }\n\n`;
const events = [...Array.from({ length: 20 }, () => chunk("word ")), chunk("", "stop")]
  .join("") + "data: [DONE]\n\n";
const encoder = new TextEncoder();

const stream = (): Response => {
  // The first event alone, the rest a little later: the time to the first byte is what is measured.
  let step = 0;
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (step++ === 0) return controller.enqueue(encoder.encode(chunk("first ")));
      await new Promise((resolve) => setTimeout(resolve, 1));
      controller.enqueue(encoder.encode(events));
      controller.close();
    },
  }, { highWaterMark: 0 });
  return new Response(body, { headers: { "content-type": "text/event-stream" } });
};

/** Called with a name whenever something happens that a trace wants to know. */
export type Mark = (name: string) => void;

/** What the provider answers. */
export function answerOf(streaming: boolean): Response {
  if (streaming) return stream();
  const { length } = encoder.encode(answer);
  return new Response(answer, {
    headers: { "content-type": "application/json", "content-length": String(length) },
  });
}

/** The provider: the JSON answer, or the stream where one is asked for. */
export function startProvider(mark: Mark = () => undefined): HttpListener {
  return listen(async (request) => {
    mark("provider has the head");
    const { stream: streaming } = await request.json();
    mark("provider has the body");
    return answerOf(streaming === true);
  }, { hostname: "127.0.0.1", port: 0 });
}

/** A gateway that listens. */
export interface RunningGateway {
  readonly gateway: Gateway;
  readonly listener: HttpListener;
}

/** A gateway in front of `upstream` that writes to `ledger`. */
export async function startGateway(options: {
  readonly upstream: string;
  readonly ledger: LedgerPort;
  readonly send?: Send;
  /** Put around the gateway's own handler. */
  readonly around?: (handler: HttpHandler) => HttpHandler;
}): Promise<RunningGateway> {
  const { guard } = await openGuard({ text: policy, name: "bench" });
  const gateway = createGateway({
    upstreams: [{ id: "bench", baseUrl: options.upstream }],
    routes: [{ protocol: "openai", prefix: "", upstream: "bench" }],
  }, {
    ledger: options.ledger,
    guard,
    send: options.send ?? send,
    clock: systemClock,
    random: systemRandom,
    log: (_level, message) => console.error(message),
  });
  const { around = (handler) => handler } = options;
  const listener = listen(around(gateway.fetch), { hostname: "127.0.0.1", port: 0 });
  return { gateway, listener };
}

/** Keys, journal and ledger in a folder, as the command line opens them. */
export function openJournal(
  directory: string,
  disk: ReturnType<typeof createDisk> = createDisk(),
): Promise<Evidence> {
  return openEvidence({
    files: createFiles(directory),
    disk,
    clock: systemClock,
    random: systemRandom,
    terminal: createTerminal(),
  }, directory);
}

/** A request of 2 KB. */
export function bodyOf(streaming: boolean): string {
  const content = "y".repeat(1900);
  return JSON.stringify({
    model: "bench",
    stream: streaming,
    messages: [{ role: "user", content }],
  });
}

/** Median and 95th percentile; NaN of none. */
export function quantiles(
  list: readonly number[],
): { readonly p50: number; readonly p95: number } {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}
