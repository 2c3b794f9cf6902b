/**
 * The smallest command around the TypeScript verifier: the entry point of the conformance runner.
 *
 * @module
 */

import { createFiles } from "../src/cli/runtime/files.ts";
import { lineThreads } from "../src/cli/runtime/line_threads.ts";
import { encodeVerdict, limits, parseTime, verifyFile } from "../src/pef/mod.ts";
import { exitCodes } from "./conformance.ts";

const workerScript = new URL("../src/cli/runtime/line_worker.ts", import.meta.url);
const files = createFiles(Deno.cwd());

/** Runs the command; the exit code is its result. */
async function main(args: readonly string[]): Promise<number> {
  const flags = new Map(args.map((arg, i) => [arg, args[i + 1] ?? ""] as const));
  const bundle = flags.get("--bundle");
  const now = flags.get("--now");
  const nowMs = now === undefined ? undefined : parseTime(now);
  if (bundle === undefined || (now !== undefined && nowMs === undefined)) {
    console.error("pef_verify: verify --bundle FILE [--trust FILE] [--prior FILE] [--now TIME]");
    return 2;
  }
  try {
    const externals = flags.get("--externals");
    const workers = flags.get("--workers");
    const threads = lineThreads(workerScript, workers === undefined ? undefined : Number(workers));
    if (externals !== undefined) await files.requireFolder(externals, { what: "externals" });
    const trust = await startOf(flags.get("--trust"), limits.trustBytes);
    const prior = await startOf(flags.get("--prior"), limits.noteBytes);
    const verdict = await verifyFile(bundle, {
      ...(trust === undefined ? {} : { trust }),
      ...(prior === undefined ? {} : { prior }),
      ...(nowMs === undefined ? {} : { nowMs }),
      ...(threads === undefined ? {} : { threads }),
      ...(flags.has("--fast") ? { fast: true } : {}),
      ...(externals === undefined ? {} : {
        externals: (sha256: string) => files.stream(`${externals}/${sha256}`),
      }),
    });
    await Deno.stdout.write(encodeVerdict(verdict));
    await Deno.stdout.write(Uint8Array.of(0x0a));
    return exitCodes[verdict.verdict] ?? 70;
  } catch (thrown) {
    // The verifier answers on whatever it can read: what it throws is about reading.
    console.error(`pef_verify: ${thrown instanceof Error ? thrown.message : thrown}`);
    return 2;
  }
}

/** The file of an option, no longer than shows that it is too long. */
async function startOf(path: string | undefined, maxBytes: number) {
  return path === undefined ? undefined : await files.readStart(path, { what: "input", maxBytes });
}

Deno.exit(await main(Deno.args));
