/**
 * Makes a bundle of one run with any number of entries, signed by test keys, in bounded memory.
 *
 * `deno run -A tools/make_bundle.ts --entries 100000 --out big.pef` also writes `big.pef.trust.json`.
 *
 * @module
 */

import { fileOfBytes, type FileToPack, measureFile, packContainer } from "../src/bundle/mod.ts";
import {
  type EntryDraft,
  Frontier,
  genesisLink,
  limits,
  segmentPath,
  signEntry,
  toHex,
} from "../src/pef/mod.ts";
import { bundleFiles, World } from "../tests/pef/builder.ts";
import { committed } from "../tests/pef/flavours.ts";

/** Writes the bundle; gives the trust file that goes with it. */
export async function makeBundle(
  out: string,
  options: { readonly entries: number },
): Promise<Record<string, unknown>> {
  const folder = Deno.makeTempDirSync();
  try {
    const world = new World();
    const run = writeRun(world, { folder, entries: options.entries });
    const body = { run: "big", entries: options.entries, root: run.root, status: "complete" };
    const sealIndex = world.log.add({ type: "run.seal", body });
    const segments = run.files.map(({ path }) => path);
    const measured = await Promise.all(run.files.map(measureFile));
    const files = bundleFiles({
      world,
      runs: [],
      proofs: [0, 1, 2, 3, sealIndex],
      manifest: (manifest) => ({
        ...manifest,
        runs: [{
          run: "big",
          entries: options.entries,
          root: run.root,
          first_prev: genesisLink,
          stubs: 0,
          segments,
          seal_index: sealIndex,
        }],
        files: [
          ...manifest.files as unknown[],
          ...measured.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
        ],
      }),
    });
    const small = await Promise.all(
      [...files].map(([path, bytes]) => measureFile(fileOfBytes(path, bytes))),
    );
    using file = Deno.openSync(out, { write: true, create: true, truncate: true });
    for await (const chunk of packContainer([...small, ...measured])) file.writeSync(chunk);
    return world.trust();
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Writes the run's segments to files, so that memory does not grow with it. */
function writeRun(
  world: World,
  options: { readonly folder: string; readonly entries: number },
): { readonly root: string; readonly files: readonly FileToPack[] } {
  const frontier = new Frontier();
  const files: FileToPack[] = [];
  const body = committed(`{"ask":"what a call carries"}`, "body");
  let prev = genesisLink;
  for (let from = 0; from < options.entries; from += limits.segmentLines) {
    const name = `${options.folder}/${files.length}`;
    using file = Deno.openSync(name, { write: true, create: true });
    const to = Math.min(from + limits.segmentLines, options.entries);
    for (let seq = from; seq < to; seq++) {
      const place = { run: "big", seq, prev, ts: world.clock.next() };
      const draft = draftAt(seq, { entries: options.entries, body, world });
      const { line, leaf } = signEntry(draft, place, world.keys.entry);
      frontier.append(leaf);
      prev = toHex(leaf);
      file.writeSync(Uint8Array.from([...line, 0x0a]));
    }
    files.push({
      path: segmentPath("big", files.length),
      content: async function* () {
        using opened = Deno.openSync(name);
        const chunk = new Uint8Array(1024 * 1024);
        for (let n = opened.readSync(chunk); n !== null; n = opened.readSync(chunk)) {
          yield await Promise.resolve(chunk.slice(0, n));
        }
      },
    });
  }
  return { root: toHex(frontier.root()), files };
}

/** Calls with request, receipt and response, as a gateway writes them. */
function draftAt(
  seq: number,
  options: {
    readonly entries: number;
    readonly body: ReturnType<typeof committed>;
    readonly world: World;
  },
): EntryDraft {
  const { entries, body, world } = options;
  if (seq === 0) {
    return {
      type: "run.open",
      body: {
        origin: world.log.origin,
        policy_sha256: "0".repeat(64),
        nonce: "1".repeat(64),
        versions: { gateway: "0.1.0" },
      },
    };
  }
  const call = `call-${Math.floor((seq - 1) / 3)}`;
  const isLast = seq === entries - 1;
  if (isLast) {
    const open = (seq - 1) % 3 === 0 ? [] : [call];
    return { type: "run.close", body: { entries, status: "complete", open_calls: open } };
  }
  if (seq % 3 === 1) {
    return {
      type: "call.request",
      call,
      body: { protocol: "openai", upstream: "main", method: "POST", path: "/v1/chat", body },
    };
  }
  if (seq % 3 === 0) {
    return { type: "call.response", call, body: { outcome: "complete", status: 200, body } };
  }
  return {
    type: "decision",
    call,
    body: {
      on: "request",
      verdict: "allow",
      rules: [],
      coverage: { lanes: [{ lane: "body", seen: 120, scanned: 120 }], detectors: ["pii"] },
      latency_us: 412,
    },
  };
}

if (import.meta.main) {
  const option = (name: string) => Deno.args.find((_, i) => Deno.args[i - 1] === name);
  const out = option("--out") ?? "big.pef";
  const trust = await makeBundle(out, { entries: Number(option("--entries") ?? 10_000) });
  Deno.writeTextFileSync(`${out}.trust.json`, JSON.stringify(trust));
  console.error(`made ${out}: ${Deno.statSync(out).size} bytes`);
}
