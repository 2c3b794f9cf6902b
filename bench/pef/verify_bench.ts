/**
 * How fast bundles verify, beside the bare cost of SHA-256 and Ed25519 on the same bytes in the same run.
 *
 * `deno run -A --no-check bench/pef/verify_bench.ts [--entries 10000,100000,1000000] [--rounds 3]`
 *
 * @module
 */

import { createHash, createPublicKey, verify as verifyWithNode } from "node:crypto";
import { lineThreads } from "../../src/cli/runtime/line_threads.ts";
import {
  fromBase64Url,
  type LineThreading,
  payloadTypes,
  preAuthEncoding,
  verify,
} from "../../src/pef/mod.ts";
import { World } from "../../tests/pef/builder.ts";
import { makeBundle } from "../../tools/make_bundle.ts";

const option = (name: string) => Deno.args.find((_, i) => Deno.args[i - 1] === name);
const sizes = (option("--entries") ?? "10000,100000").split(",").map(Number);
const rounds = Number(option("--rounds") ?? 3);

const decoder = new TextDecoder();
const payloadStart = `{"keyid":"${"x".repeat(43)}","payload":`.length;
const signatureTail = `,"sig":"${"x".repeat(86)}"}`.length;

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

/** One SHA-256 over the file, and one Ed25519 check for each line of its run, with the platform's code. */
async function bareCost(path: string, checkLine: Checker): Promise<void> {
  const hash = createHash("sha256");
  using file = Deno.openSync(path);
  const chunk = new Uint8Array(1024 * 1024);
  let rest: Uint8Array = new Uint8Array(0);
  for (let n = file.readSync(chunk); n !== null; n = file.readSync(chunk)) {
    hash.update(chunk.subarray(0, n));
    const joined = new Uint8Array(rest.length + n);
    joined.set(rest);
    joined.set(chunk.subarray(0, n), rest.length);
    rest = await checkLines(joined, checkLine);
  }
  hash.digest();
}

/** One signature check. */
type Checker = (message: Uint8Array<ArrayBuffer>, signature: Uint8Array<ArrayBuffer>) =>
  | boolean
  | Promise<boolean>;

async function checkerOf(way: "node" | "web"): Promise<Checker> {
  const jwk = { kty: "OKP", crv: "Ed25519", x: new World().keys.entry.text };
  if (way === "node") {
    const key = createPublicKey({ key: jwk, format: "jwk" });
    return (message, signature) => verifyWithNode(null, message, key, signature);
  }
  const key = await crypto.subtle.importKey("jwk", jwk, "Ed25519", false, ["verify"]);
  return (message, signature) => crypto.subtle.verify("Ed25519", key, signature, message);
}

/** Lines are found by their form, so that this costs next to nothing beside the signatures. */
async function checkLines(bytes: Uint8Array, checkLine: Checker): Promise<Uint8Array> {
  const results: (boolean | Promise<boolean>)[] = [];
  let start = 0;
  for (let end = bytes.indexOf(0x0a); end >= 0; end = bytes.indexOf(0x0a, start)) {
    const line = bytes.subarray(start, end);
    start = end + 1;
    const text = decoder.decode(line.subarray(-88, -2));
    const sig = text.length === 86 ? fromBase64Url(text) : undefined;
    if (sig === undefined) continue;
    const payload = line.subarray(payloadStart, line.length - signatureTail);
    results.push(checkLine(preAuthEncoding(payloadTypes.entry, payload), sig));
  }
  // A segment's first line is misread, since the container's header stands before it.
  const wrong = (await Promise.all(results)).filter((good) => !good).length;
  if (wrong > 1) throw new Error(`${wrong} signatures are wrong`);
  return bytes.slice(start);
}

async function timedAsync(run: () => Promise<void>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
