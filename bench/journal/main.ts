/**
 * Compares ways to make a line durable: 64 concurrent appenders, each waits for its acknowledgement
 * before the next line; the ways take turns in one run, so that a noisy minute hits all alike.
 * `deno run -A bench/journal/main.ts [--rounds N] [--ms N] [--directory DIR]`
 *
 * @module
 */

import { parseArgs } from "node:util";
import { type Candidate, candidates } from "./candidates.ts";

interface Sample {
  readonly latenciesMs: number[];
  readonly lagsMs: number[];
  seconds: number;
}

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "8" },
    ms: { type: "string", default: "500" },
    appenders: { type: "string", default: "64" },
    directory: { type: "string" },
  },
});
const appenders = Number(options.appenders);
/** A typical entry with its signature. */
const lineBytes = 700;

async function round(candidate: Candidate, sample: Sample): Promise<void> {
  const directory = await Deno.makeTempDir({
    prefix: "journal-bench-",
    ...(options.directory === undefined ? {} : { dir: options.directory }),
  });
  const writer = await candidate.open(directory);
  const line = new Uint8Array(lineBytes).fill(120);
  const start = performance.now();
  const end = start + Number(options.ms);
  let open = true;
  const probe = (async () => {
    while (open) {
      const before = performance.now();
      await new Promise((resolve) => setTimeout(resolve, 1));
      sample.lagsMs.push(Math.max(0, performance.now() - before - 1));
    }
  })();
  const appender = async () => {
    while (performance.now() < end) {
      const before = performance.now();
      await writer.append(line);
      sample.latenciesMs.push(performance.now() - before);
    }
  };
  await Promise.all(Array.from({ length: appenders }, appender));
  sample.seconds += (performance.now() - start) / 1000;
  open = false;
  await probe;
  await writer.close();
  await Deno.remove(directory, { recursive: true });
}

function quantile(sorted: readonly number[], part: number): string {
  return (sorted[Math.floor(sorted.length * part)] ?? NaN).toFixed(2);
}

const samples = new Map<Candidate, Sample>(
  candidates.map((candidate) => [candidate, { latenciesMs: [], lagsMs: [], seconds: 0 }]),
);
for (let turn = 0; turn <= Number(options.rounds); turn++) {
  for (const [candidate, sample] of samples) {
    // The first turn warms up and does not count.
    await round(candidate, turn === 0 ? { latenciesMs: [], lagsMs: [], seconds: 0 } : sample);
  }
}
console.log(
  `${appenders} appenders, ${lineBytes}-byte lines, ${options.rounds} x ${options.ms} ms`,
);
console.log(`${"way".padEnd(30)} lines/s   p50 ms  p95 ms  p99 ms   loop lag p95 ms`);
for (const [candidate, sample] of samples) {
  const latencies = sample.latenciesMs.toSorted((a, b) => a - b);
  const lags = sample.lagsMs.toSorted((a, b) => a - b);
  console.log(
    candidate.name.padEnd(30),
    (latencies.length / sample.seconds).toFixed(0).padStart(7),
    quantile(latencies, 0.5).padStart(8),
    quantile(latencies, 0.95).padStart(7),
    quantile(latencies, 0.99).padStart(7),
    quantile(lags, 0.95).padStart(10),
  );
}
