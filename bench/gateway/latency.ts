/**
 * What the gateway adds: latency of one call at a time, direct, through a bare `Deno.serve` + `fetch`
 * proxy, and through the gateway with its real journal, interleaved in one run on one machine; beside it
 * the floor of the disk, a bare write and sync of as many bytes as a call's entries have.
 *
 * `deno task bench:gateway [rounds]` prints medians and 95th percentiles in milliseconds;
 * `deno task bench:gateway --trace [rounds]` where the time of a call goes (`trace.ts`).
 *
 * @module
 */

import { listen } from "../../src/cli/runtime/http.ts";
import type { LedgerPort, RunPort } from "../../src/gateway/mod.ts";
import { bodyOf, openJournal, quantiles, startGateway, startProvider } from "./in_process.ts";
import { printTrace } from "./trace.ts";

if (Deno.args[0] === "--trace") {
  await printTrace({ rounds: Number(Deno.args[1] ?? 600) });
  Deno.exit(0);
}

const upstream = startProvider();

const bare = listen(async (request) => {
  const response = await fetch(upstream.url + new URL(request.url).pathname, {
    method: request.method,
    headers: request.headers,
    body: request.body,
  });
  return new Response(response.body, { status: response.status, headers: response.headers });
}, { hostname: "127.0.0.1", port: 0 });

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
const evidence = await openJournal(directory);
const memory = await startGateway({ upstream: upstream.url, ledger: noLedger });
const journal = await startGateway({ upstream: upstream.url, ledger: evidence.ledger });
const targets = {
  "direct": upstream.url,
  "bare proxy": bare.url,
  "gateway, no journal": memory.listener.url,
  "gateway, journal on disk": journal.listener.url,
};

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

/** The entries of one step: what is written and synced before a call may go on. */
const stepBytes = 1_400;
const floorFile = await Deno.open(`${directory}/floor`, { write: true, createNew: true });

/** The least that one durable step can take: no thread, no queue, nothing but the disk. */
function diskFloor(): number {
  const bytes = new Uint8Array(stepBytes).fill(120);
  const started = performance.now();
  floorFile.writeSync(bytes);
  floorFile.syncDataSync();
  return performance.now() - started;
}

const rounds = Number(Deno.args[0] ?? 400);
/** Warms the connections and the compilers; a gateway that has served a thousand calls is the usual one. */
const warmRounds = 300;
for (const streaming of [false, true]) {
  const samples = new Map(Object.keys(targets).map((name) => [name, [] as number[]]));
  const disk: number[] = [];
  for (let round = 0; round < rounds + warmRounds; round++) {
    for (const [name, url] of Object.entries(targets)) {
      const elapsed = await measure(url, streaming);
      if (round >= warmRounds) samples.get(name)?.push(elapsed);
    }
    if (round >= warmRounds) disk.push(diskFloor());
  }
  console.log(streaming ? "\nfirst byte of a stream, ms" : "JSON, 2 KB each way, ms");
  const floor = quantiles(samples.get("bare proxy") ?? []);
  for (const [name, list] of samples) {
    const { p50, p95 } = quantiles(list);
    const added = `${signed(p50 - floor.p50)} / ${signed(p95 - floor.p95)} over the bare proxy`;
    console.log(`  ${name.padEnd(28)} p50 ${p50.toFixed(2)}  p95 ${p95.toFixed(2)}  ${added}`);
  }
  const { p50, p95 } = quantiles(disk);
  const waits = streaming ? "one before the first byte" : "two in a call";
  console.log(
    `  one write and sync on this disk p50 ${p50.toFixed(2)}  p95 ${p95.toFixed(2)}; ${waits}`,
  );
}

for (const { gateway, listener } of [memory, journal]) {
  await listener.stop();
  await gateway.stop();
}
await evidence.close();
floorFile.close();
await bare.stop();
await upstream.stop();
await Deno.remove(directory, { recursive: true });
Deno.exit(0);

function signed(ms: number): string {
  return (ms < 0 ? "" : "+") + ms.toFixed(2);
}
