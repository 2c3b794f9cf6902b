/**
 * A whole gateway as what is killed: callers send chat completions over HTTP, and note the receipt of
 * each answer that reached them whole. A provider in this process counts what came upstream.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { openEvidence } from "../../src/cli/evidence.ts";
import { createProvider } from "../../src/cli/quickstart/provider.ts";
import { createDisk } from "../../src/cli/runtime/disk.ts";
import { type HttpListener, listen } from "../../src/cli/runtime/http.ts";
import { logStream, openStore } from "../../src/journal/mod.ts";
import { leafHash, parseLine, toHex, verify } from "../../src/pef/mod.ts";
import { testDeps } from "../cli/harness.ts";
import type { Acknowledged, Found, Running, Subject } from "./harness.ts";

const childModule = fileURLToPath(new URL("./gateway_child.ts", import.meta.url));
const callers = 8;

/** The subject, in a temporary folder of its own. */
export function gatewaySubject(): Subject {
  let folder: string | undefined;
  let provider: HttpListener | undefined;
  const seen = { upstream: 0 };
  const remove = async (): Promise<void> => {
    if (folder !== undefined) await Deno.remove(folder, { recursive: true });
    folder = undefined;
  };
  return {
    name: "gateway over HTTP, kill -9",
    async reset() {
      await remove();
      folder = await Deno.makeTempDir({ prefix: "clyra-crash-gateway-" });
      seen.upstream = 0;
      const answer = createProvider();
      provider ??= listen((request) => {
        seen.upstream++;
        return answer(request);
      }, { hostname: "127.0.0.1", port: 0 });
    },
    start: (round, seed) =>
      startGateway({ folder: folder ?? "", url: provider?.url ?? "", round, seed }),
    inspect: () => inspect(folder ?? "", seen),
    async end() {
      await provider?.stop({ graceMs: 100 });
      await remove();
    },
  };
}

async function startGateway(
  options: {
    readonly folder: string;
    readonly url: string;
    readonly round: number;
    readonly seed: number;
  },
): Promise<Running> {
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", childModule, options.folder, options.url],
    stdin: "null",
    stdout: "piped",
    stderr: "inherit",
  }).spawn();
  const reader = child.stdout.pipeThrough(new TextDecoderStream()).getReader();
  const { value = "" } = await reader.read();
  const url = value.trim();
  const acknowledged: Acknowledged[] = [];
  const loaded = Promise.withResolvers<void>();
  let killed = false;
  const work = Promise.all(Array.from({ length: callers }, async (_, caller) => {
    for (let n = 0; !killed; n++) {
      const run = `round-${options.round}-${options.seed}-${caller % 3}`;
      const receipt = await call(url, { run, n, stream: (n + caller) % 3 === 0 });
      if (receipt === undefined) return;
      acknowledged.push(receipt);
      loaded.resolve();
    }
  }));
  return {
    loaded: loaded.promise,
    async kill() {
      child.kill("SIGKILL");
      killed = true;
      const status = await child.status;
      if (status.signal === null) throw new Error(`the gateway ended with code ${status.code}`);
      await work;
      await reader.cancel();
      return acknowledged;
    },
  };
}

/** One call; its receipt when the whole answer arrived, `undefined` when the gateway was killed. */
async function call(
  url: string,
  options: { readonly run: string; readonly n: number; readonly stream: boolean },
): Promise<Acknowledged | undefined> {
  try {
    const response = await fetch(`${url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-clyra-run-id": options.run },
      body: JSON.stringify({
        model: "m",
        stream: options.stream,
        messages: [{ role: "user", content: `Summarise ${options.n}.` }],
      }),
    });
    const text = await response.text();
    if (response.status !== 200) {
      throw new Error(`the gateway answered ${response.status}: ${text}`);
    }
    if (options.stream && !text.includes("data: [DONE]")) return undefined;
    const [, seq = ""] = /[:/](\d+)$/.exec(response.headers.get("x-clyra-receipt") ?? "") ?? [];
    const leaf = response.headers.get("x-clyra-leaf");
    if (seq === "" || leaf === null) throw new Error("the answer came without its receipt");
    return { stream: options.run, index: Number(seq), content: leaf };
  } catch (thrown) {
    // The connection of a killed process breaks; everything else is a failure of the test.
    if (thrown instanceof TypeError) return undefined;
    throw thrown;
  }
}

/** Reads a copy, since opening recovers; then recovers the copy and verifies what it seals. */
async function inspect(folder: string, seen: { readonly upstream: number }): Promise<Found> {
  const copy = await Deno.makeTempDir({ prefix: "clyra-crash-copy-" });
  try {
    await copyFolder(`${folder}/data`, `${copy}/data`);
    const { streams, droppedBytes, requests } = await readLeaves(`${copy}/data/journal`);
    // Nothing reaches an upstream before its request is on stable storage.
    const unrecorded = Math.max(0, seen.upstream - requests);
    return { streams, droppedBytes, torn: unrecorded + await countUnverified(copy) };
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
}

async function readLeaves(directory: string) {
  const store = await openStore({ directory, disk: createDisk() });
  const streams = new Map<string, string[]>();
  let requests = 0;
  for (const { stream } of store.streams()) {
    const leaves: string[] = [];
    for await (const line of store.read(stream)) {
      leaves.push(toHex(leafHash(line)));
      const parsed = parseLine(line);
      if (typeof parsed === "string") throw new Error(`a stored line is ${parsed}`);
      if ((parsed.payload as { type?: string }).type === "call.request") requests++;
    }
    streams.set(stream, leaves);
  }
  await store.close();
  return { streams, requests, droppedBytes: store.recovery.droppedBytes };
}

/** Recovered runs whose bundles do not verify. */
async function countUnverified(copy: string): Promise<number> {
  const deps = testDeps({ cwd: copy }, { out: () => {}, error: () => {} });
  const evidence = await openEvidence(deps, "data");
  let unverified = 0;
  try {
    const runs = evidence.store.streams().filter(({ stream }) => stream !== logStream);
    for (const { stream } of runs.slice(-3)) {
      const path = `${copy}/${stream}.pef`;
      await evidence.exportBundle(path, { claim: { type: "run-complete", runs: [stream] } });
      const { verdict, findings } = await verify(path, { trust: evidence.trust });
      if (verdict !== "VERIFIED") {
        console.log(`run ${stream}: ${verdict} ${JSON.stringify(findings)}`);
        unverified++;
      }
    }
  } finally {
    await evidence.close();
  }
  return unverified;
}

async function copyFolder(from: string, to: string): Promise<void> {
  await Deno.mkdir(to, { recursive: true, mode: 0o700 });
  for await (const { name, isDirectory } of Deno.readDir(from)) {
    if (isDirectory) await copyFolder(`${from}/${name}`, `${to}/${name}`);
    else await Deno.copyFile(`${from}/${name}`, `${to}/${name}`);
  }
}
