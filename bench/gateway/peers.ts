/**
 * Clyra beside its peers, each a process of its own between the same client and the same provider, all
 * taking turns in one run: added latency, frames of a stream, throughput, callers that leave, memory.
 *
 * `deno task bench:peers [--rounds N] [--seconds N] [--only NAME,...] [--write]` prints a table;
 * `--write` puts it into docs/peers.md. Loopback only; peers that are not here say so.
 *
 * @module
 */

import { parseArgs } from "node:util";
import {
  jsonOnce,
  leave,
  load,
  noSamples,
  quantile,
  requestOf,
  residentMb,
  type Samples,
  streamOnce,
} from "./peer_figures.ts";
import {
  type Peer,
  type Skipped,
  startBare,
  startClyra,
  startLitellm,
  startNginx,
  startOwn,
  startPortkey,
} from "./peer_process.ts";
import { WireClient } from "./wire_client.ts";

const connectionCounts = [1, 32, 256] as const;
const leaveTimes = 20;
/** Enough for the compilers of all runtimes to have seen the code. */
const warmRounds = 300;
const markers = ["<!-- bench:peers -->", "<!-- /bench:peers -->"] as const;

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "400" },
    seconds: { type: "string", default: "3" },
    only: { type: "string" },
    write: { type: "boolean", default: false },
  },
});

interface Measured {
  readonly peer: Peer;
  readonly samples: Samples;
}

const provider = await startOwn("bench/gateway/provider_double.ts", []);
const providerUrl = `http://127.0.0.1:${provider.port}`;
const skipped: Skipped[] = [];
const measured: Measured[] = [];
try {
  for (const start of [startBare, startNginx, startPortkey, startLitellm, startClyra]) {
    if (options.only !== undefined && !named(start.name)) continue;
    const started = await start(providerUrl);
    if ("skipped" in started) skipped.push(started);
    else measured.push({ peer: started, samples: noSamples() });
  }
  const direct = { name: "direct", version: "", url: `${providerUrl}/v1/chat/completions` };
  measured.unshift({
    peer: { ...direct, headers: {}, stop: () => Promise.resolve() },
    samples: noSamples(),
  });
  await measureAll(measured);
} finally {
  for (const { peer } of measured) await peer.stop();
  await provider.stop();
}
const table = tableOf(measured, skipped);
console.log(table);
if (options.write) await writePage(table);

function named(functionName: string): boolean {
  const name = functionName.replace("start", "").toLowerCase();
  return ["bare", ...(options.only ?? "").split(",")].includes(name);
}

async function measureAll(all: readonly Measured[]): Promise<void> {
  for (const { peer, samples } of all) samples.idleMb = residentMb(peer.processId);
  for (const once of [jsonOnce, streamOnce]) {
    const turns = all.map(({ peer, samples }) => ({
      client: new WireClient(peer.url),
      request: requestOf(peer, { stream: once === streamOnce }),
      samples,
    }));
    const scratch = noSamples();
    // A stream takes a tenth of a second by itself: fewer of them, each with twenty frames.
    const share = once === streamOnce ? 8 : 1;
    const warm = Math.ceil(warmRounds / share);
    const rounds = Math.ceil(Number(options.rounds) / share);
    for (let round = 0; round < warm + rounds; round++) {
      for (const { client, request, samples } of turns) {
        await once(client, { request, samples: round < warm ? scratch : samples });
      }
    }
    for (const { client } of turns) client.close();
  }
  for (const connections of connectionCounts) {
    for (const { peer, samples } of all) {
      await load(peer, { connections, ms: Number(options.seconds) * 1000, samples });
      const { loadMb } = samples;
      samples.loadMb = Math.max(loadMb, residentMb(peer.processId) || 0);
    }
  }
  for (const { peer, samples } of all) {
    await leave(peer, { times: leaveTimes, provider: providerUrl, samples });
  }
  for (const { peer, samples } of all) samples.afterMb = residentMb(peer.processId);
}

function tableOf(all: readonly Measured[], missing: readonly Skipped[]): string {
  const floor = all.find(({ peer }) => peer.name === "bare Deno proxy")?.samples;
  const headings = [
    "way",
    "JSON ms p50 / p95",
    "over the floor",
    "first byte ms p50 / p95",
    "over the floor",
    "frame ms p50 / p95",
    ...connectionCounts.map((count) => `req/s at ${count}`),
    "cancelled",
    "MB idle / load / after",
    "failed",
  ];
  const rows = all.map(({ peer, samples }) => [
    `${peer.name} ${peer.version}`.trim(),
    pair(samples.jsonMs),
    over(samples.jsonMs, floor?.jsonMs),
    pair(samples.firstByteMs),
    over(samples.firstByteMs, floor?.firstByteMs),
    pair(samples.frameMs),
    ...connectionCounts.map((count) =>
      quantile(samples.perSecond.get(count) ?? [], 0.5).toFixed(0)
    ),
    `${samples.cancelled} of ${samples.tried}`,
    [samples.idleMb, samples.loadMb, samples.afterMb]
      .map((mb) => Number.isFinite(mb) ? mb.toFixed(0) : "").join(" / "),
    String(samples.failures),
  ]);
  const lines = [headings, headings.map((_, at) => at === 0 ? "---" : "---:"), ...rows]
    .map((cells) => `| ${cells.join(" | ")} |`);
  const notes = missing.map(({ name, skipped }) => `\nNot measured: ${name} (${skipped}).`);
  const where =
    `${navigator.hardwareConcurrency} cores, ${Deno.build.os}, Deno ${Deno.version.deno}`;
  const how = `${options.rounds} calls, ${options.seconds} s of load each; ${where}; ` +
    `load of the machine ${Deno.loadavg().map((each) => each.toFixed(1)).join(", ")}`;
  return [...lines, ...notes, "", how].join("\n");
}

function pair(list: readonly number[]): string {
  return `${quantile(list, 0.5).toFixed(2)} / ${quantile(list, 0.95).toFixed(2)}`;
}

function over(list: readonly number[], floor: readonly number[] | undefined): string {
  if (floor === undefined) return "";
  const added = (share: number) => {
    const ms = quantile(list, share) - quantile(floor, share);
    return (ms < 0 ? "" : "+") + ms.toFixed(2);
  };
  return `${added(0.5)} / ${added(0.95)}`;
}

async function writePage(text: string): Promise<void> {
  const path = new URL("../../docs/peers.md", import.meta.url);
  const page = await Deno.readTextFile(path);
  const [before, rest = ""] = page.split(markers[0]);
  const [, after] = rest.split(markers[1]);
  if (after === undefined) throw new Error("cannot write docs/peers.md: its markers are gone");
  const content = `${before}${markers[0]}\n${text}\n${markers[1]}${after}`;
  await Deno.writeTextFile(path, content);
}
