/**
 * What the gateway adds: latency of one call at a time, direct, through a bare `Deno.serve` + `fetch`
 * proxy, and through the gateway with its real journal, interleaved in one run on one machine.
 *
 * `deno task bench:gateway [rounds]` prints medians and 95th percentiles in milliseconds.
 *
 * @module
 */

import { openEvidence } from "../../src/cli/evidence.ts";
import { openGuard } from "../../src/cli/guard.ts";
import { systemClock, systemRandom } from "../../src/cli/runtime/clock.ts";
import { createDisk } from "../../src/cli/runtime/disk.ts";
import { createFiles } from "../../src/cli/runtime/files.ts";
import { listen, send } from "../../src/cli/runtime/http.ts";
import { createGateway, type LedgerPort, type RunPort } from "../../src/gateway/mod.ts";

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

const upstream = listen(async (request) => {
  const { stream: streaming } = await request.json();
  return streaming === true ? stream() : new Response(answer, {
    headers: { "content-type": "application/json" },
  });
}, { hostname: "127.0.0.1", port: 0 });

const bare = listen(async (request) => {
  const response = await fetch(upstream.url + new URL(request.url).pathname, {
    method: request.method,
    headers: request.headers,
    body: request.body,
  });
  return new Response(response.body, { status: response.status, headers: response.headers });
}, { hostname: "127.0.0.1", port: 0 });

async function gatewayOver(ledger: LedgerPort) {
  const { guard } = await openGuard({ text: policy, name: "bench" });
  const gateway = createGateway({
    upstreams: [{ id: "bench", baseUrl: upstream.url }],
    routes: [{ protocol: "openai", prefix: "", upstream: "bench" }],
  }, {
    ledger,
    guard,
    send,
    clock: systemClock,
    random: systemRandom,
    log: (_level, message) => console.error(message),
  });
  return { gateway, listener: listen(gateway.fetch, { hostname: "127.0.0.1", port: 0 }) };
}

/** Takes entries and keeps nothing: what is left is the gateway itself. */
const forgetful: RunPort = {
  id: "bench",
  size: 1,
  append: () => Promise.resolve({ run: "bench", seq: 1, leaf: "0".repeat(64) }),
  commit: (bytes, { mediaType }) => ({ sha256: "0".repeat(64), n: bytes.length, mt: mediaType }),
  close: () =>
    Promise.resolve({ run: "bench", entries: 1, root: "", sealIndex: 0, checkpoint: "" }),
};
const noLedger: LedgerPort = {
  openRun: () => Promise.resolve(forgetful),
  run: () => forgetful,
  failure: () => undefined,
};

const directory = await Deno.makeTempDir({ prefix: "clyra-bench-" });
const evidence = await openEvidence({
  files: createFiles(directory),
  disk: createDisk(),
  clock: systemClock,
  random: systemRandom,
}, directory);
const memory = await gatewayOver(noLedger);
const journal = await gatewayOver(evidence.ledger);
const targets = {
  "direct": upstream.url,
  "bare proxy": bare.url,
  "gateway, no journal": memory.listener.url,
  "gateway, journal on disk": journal.listener.url,
};

function bodyOf(streaming: boolean): string {
  const content = "y".repeat(1900);
  return JSON.stringify({
    model: "bench",
    stream: streaming,
    messages: [{ role: "user", content }],
  });
}

async function measure(url: string, streaming: boolean): Promise<number> {
  const started = performance.now();
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: bodyOf(streaming),
  });
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  if (!streaming) {
    await response.bytes();
    return performance.now() - started;
  }
  const reader = response.body?.getReader();
  await reader?.read();
  const elapsed = performance.now() - started;
  while (!(await reader?.read())?.done);
  return elapsed;
}

const rounds = Number(Deno.args[0] ?? 400);
for (const streaming of [false, true]) {
  const samples = new Map(Object.keys(targets).map((name) => [name, [] as number[]]));
  for (let round = 0; round < rounds + 50; round++) {
    for (const [name, url] of Object.entries(targets)) {
      const elapsed = await measure(url, streaming);
      // The first rounds warm the connections and the compiler.
      if (round >= 50) samples.get(name)?.push(elapsed);
    }
  }
  console.log(streaming ? "\nfirst byte of a stream, ms" : "JSON, 2 KB each way, ms");
  const floor = quantiles(samples.get("bare proxy") ?? []);
  for (const [name, list] of samples) {
    const { p50, p95 } = quantiles(list);
    const added = `${signed(p50 - floor.p50)} / ${signed(p95 - floor.p95)} over the bare proxy`;
    console.log(`  ${name.padEnd(28)} p50 ${p50.toFixed(2)}  p95 ${p95.toFixed(2)}  ${added}`);
  }
}

for (const { gateway, listener } of [memory, journal]) {
  await listener.stop();
  await gateway.stop();
}
await evidence.close();
await bare.stop();
await upstream.stop();
await Deno.remove(directory, { recursive: true });
Deno.exit(0);

function quantiles(list: readonly number[]): { readonly p50: number; readonly p95: number } {
  const sorted = list.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? NaN;
  return { p50: at(0.5), p95: at(0.95) };
}

function signed(ms: number): string {
  return (ms < 0 ? "" : "+") + ms.toFixed(2);
}
