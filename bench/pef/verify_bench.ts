/**
 * How fast bundles verify, beside the bare cost of SHA-256 and Ed25519 on the same bytes in the same run.
 *
 * `deno run -A --no-check bench/pef/verify_bench.ts [--entries 10000,100000,1000000] [--rounds 3]`
 *
 * @module
 */

import { lineThreads } from "../../src/cli/runtime/line_threads.ts";
import { type LineThreading, verify } from "../../src/pef/mod.ts";
import { makeBundle } from "../../tools/make_bundle.ts";
import { bareCost, checkerOf } from "./bare.ts";

const option = (name: string) => Deno.args.find((_, i) => Deno.args[i - 1] === name);
const sizes = (option("--entries") ?? "10000,100000").split(",").map(Number);
const rounds = Number(option("--rounds") ?? 3);

const worker = new URL("../../src/cli/runtime/line_worker.ts", import.meta.url);
const threads = lineThreads(worker, 2);

console.log(
  "entries  bytes      bare us  full us  ratio  2 threads us  fast us  entries/s  rss MB",
);
for (const entries of sizes) {
  const path = Deno.makeTempFileSync({ suffix: ".pef" });
  try {
    const trust = await makeBundle(path, { entries });
    const times = {
      bare: [] as number[],
      full: [] as number[],
      fast: [] as number[],
      threads: [] as number[],
    };
    let rssMb = 0;
    for (let i = 0; i < rounds; i++) {
      // The floor is whichever of the platform's two ways is faster here.
      for (const way of ["node", "web"] as const) {
        times.bare.push(await timedAsync(async () => bareCost(path, await checkerOf(way))));
      }
      times.full.push(await timedAsync(() => check(path, { trust, fast: false })));
      rssMb = Math.max(rssMb, Deno.memoryUsage().rss / 1e6);
      // The peak of memory is of one thread: /usr/bin/time tells it of a process with more.
      times.threads.push(await timedAsync(() => check(path, { trust, fast: false, threads })));
      times.fast.push(await timedAsync(() => check(path, { trust, fast: true })));
    }
    const lists = [times.bare, times.full, times.fast, times.threads];
    const [bare, full, fast, inThreads] = lists.map((list) => Math.min(...list) * 1000 / entries);
    if (bare === undefined || full === undefined || fast === undefined || !inThreads) continue;
    console.log(
      [
        String(entries).padEnd(8),
        String(Deno.statSync(path).size).padEnd(10),
        bare.toFixed(1).padStart(7),
        full.toFixed(1).padStart(8),
        (full / bare).toFixed(2).padStart(6),
        inThreads.toFixed(1).padStart(13),
        fast.toFixed(1).padStart(8),
        String(Math.round(1e6 / full)).padStart(10),
        String(Math.round(rssMb)).padStart(7),
      ].join(" "),
    );
  } finally {
    Deno.removeSync(path);
  }
}

async function check(
  path: string,
  options: {
    readonly trust: unknown;
    readonly fast: boolean;
    readonly threads?: LineThreading | undefined;
  },
): Promise<void> {
  const { trust, fast, threads } = options;
  const verdict = await verify(path, {
    trust,
    fast,
    ...(threads === undefined ? {} : { threads }),
  });
  const expected = options.fast ? "INTACT_UNTRUSTED" : "VERIFIED";
  if (verdict.verdict !== expected) throw new Error(JSON.stringify(verdict.findings));
}

async function timedAsync(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
