/**
 * The work of the gateway's own code in one call, without sockets and without a disk to wait for: CPU
 * time, which other programs on the machine change far less than they change the time that passes.
 * `deno task bench:work [--calls N]` prints microseconds for a JSON call and for a short stream.
 *
 * @module
 */

import { parseArgs } from "node:util";
import process from "node:process";
import { createDisk } from "../../src/cli/runtime/disk.ts";
import { answerOf, bodyOf, openJournal, quantiles, startGateway } from "./in_process.ts";

const { values } = parseArgs({ options: { calls: { type: "string", default: "4000" } } });
/** So many calls make one sample: the clock for CPU time ticks in milliseconds at worst. */
const sampleCalls = 200;
const warmCalls = 2_000;

const directory = await Deno.makeTempDir({ prefix: "clyra-work-" });
const disk = createDisk();
const evidence = await openJournal(directory, {
  ...disk,
  // Everything is done but the waiting: what is left is our own work.
  open: async (path, mode) => ({
    ...await disk.open(path, mode),
    datasync: () => Promise.resolve(),
  }),
});
const { gateway, listener } = await startGateway({
  upstream: "http://upstream.invalid",
  ledger: evidence.ledger,
  send: (_url, { body }) => Promise.resolve(answerOf(wantsStream(body))),
});

for (const streaming of [false, true]) {
  const body = bodyOf(streaming);
  const init = {
    method: "POST",
    headers: {
      "host": "127.0.0.1",
      "content-type": "application/json",
      "content-length": String(body.length),
      "authorization": "Bearer sk-bench",
      "user-agent": "bench/1",
    },
    body,
  };
  const call = async (): Promise<void> => {
    const request = new Request("http://127.0.0.1/v1/chat/completions", init);
    const response = await gateway.fetch(request, { remoteAddress: "127.0.0.1" });
    if (response.status !== 200) throw new Error(await response.text());
    await response.bytes();
  };
  for (let at = 0; at < warmCalls; at++) await call();
  const samples: number[] = [];
  for (let sample = 0; sample < Number(values.calls) / sampleCalls; sample++) {
    const before = process.cpuUsage();
    for (let at = 0; at < sampleCalls; at++) await call();
    const { user, system } = process.cpuUsage(before);
    samples.push((user + system) / sampleCalls);
  }
  const { p50 } = quantiles(samples);
  const least = Math.min(...samples);
  console.log(
    `${streaming ? "stream" : "JSON  "}  CPU time a call: median ${p50.toFixed(0)} us, ` +
      `least ${least.toFixed(0)} us`,
  );
}
await listener.stop();
await gateway.stop();
await evidence.close();
await Deno.remove(directory, { recursive: true });
Deno.exit(0);

function wantsStream(body: unknown): boolean {
  return body instanceof Uint8Array && new TextDecoder().decode(body).includes('"stream":true');
}
