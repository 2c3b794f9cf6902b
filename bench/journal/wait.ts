/**
 * What one caller waits for when nobody else does: ways to make the entries of a step durable, taking
 * turns in one run, with the least that the disk allows as the floor.
 * `deno task bench:wait [--rounds N] [--directory DIR]`
 *
 * @module
 */

import { parseArgs } from "node:util";

const { values: options } = parseArgs({
  options: {
    rounds: { type: "string", default: "400" },
    directory: { type: "string" },
  },
});
/** Two entries with their signatures. */
const stepBytes = 1_400;
const warmRounds = 20;
/** Space that is written with zeros beforehand, so that a sync has no length to store. */
const runwayBytes = 4 * 1024 * 1024;
const workerHeadBytes = 64;
const line = new Uint8Array(stepBytes).fill(120);
const directory = await Deno.makeTempDir({
  prefix: "wait-bench-",
  ...(options.directory === undefined ? {} : { dir: options.directory }),
});

type Way = () => Promise<void> | void;

async function open(name: string, runway: boolean): Promise<Deno.FsFile> {
  const path = `${directory}/${name}`;
  await Deno.writeFile(path, new Uint8Array(runway ? runwayBytes : 0));
  const file = await Deno.open(path, { write: true });
  await file.sync();
  return file;
}

function onMainThread(file: Deno.FsFile): Way {
  return () => {
    file.writeSync(line);
    file.syncDataSync();
  };
}

function syncOnPool(file: Deno.FsFile): Way {
  return async () => {
    file.writeSync(line);
    await file.syncData();
  };
}

function bothOnPool(file: Deno.FsFile): Way {
  return async () => {
    await file.write(line);
    await file.syncData();
  };
}

/** The longest that the main thread may stand still for a disk. */
const standstillMs = 2;

/**
 * Both in one thread of its own, without a message on either way. `standing` waits on the main thread for
 * a short time before it leaves the waiting to the event loop.
 */
async function onThread(
  name: string,
  { standing = false }: { readonly standing?: boolean } = {},
): Promise<{ readonly way: Way; stop(): void }> {
  (await open(name, false)).close();
  const memory = new SharedArrayBuffer(workerHeadBytes + stepBytes);
  const words = new Int32Array(memory, 0, workerHeadBytes / 4);
  const bytes = new Uint8Array(memory, workerHeadBytes);
  const worker = new Worker(new URL("wait_worker.ts", import.meta.url), { type: "module" });
  await new Promise((resolve) => {
    worker.onmessage = resolve;
    worker.postMessage({ memory, path: `${directory}/${name}` });
  });
  const ask = (length: number): void => {
    words[2] = length;
    Atomics.add(words, 0, 1);
    Atomics.notify(words, 0);
  };
  return {
    async way() {
      bytes.set(line);
      const before = Atomics.load(words, 1);
      if (standing) {
        ask(stepBytes);
        if (Atomics.wait(words, 1, before, standstillMs) !== "timed-out") return;
        const late = Atomics.waitAsync(words, 1, before);
        if (late.async) await late.value;
        return;
      }
      const done = Atomics.waitAsync(words, 1, before);
      ask(stepBytes);
      if (done.async) await done.value;
    },
    stop: () => ask(0),
  };
}

const thread = await onThread("thread");
const standing = await onThread("standing", { standing: true });
const ways: Readonly<Record<string, Way>> = {
  "all on the main thread (the floor)": onMainThread(await open("main", false)),
  "the same, space written beforehand": onMainThread(await open("main-runway", true)),
  "write and sync on the pool": bothOnPool(await open("pool", false)),
  "write at once, sync on the pool": syncOnPool(await open("at-once", false)),
  "the same, with space beforehand": syncOnPool(await open("at-once-runway", true)),
  "both in one thread, shared memory": thread.way,
  "the same, main thread stands 2 ms": standing.way,
};
const samples = new Map(Object.keys(ways).map((name) => [name, [] as number[]]));
for (let round = 0; round < warmRounds + Number(options.rounds); round++) {
  for (const [name, way] of Object.entries(ways)) {
    // As between two calls: the thread that waits has gone to sleep.
    await new Promise((resolve) => setTimeout(resolve, 1));
    const started = performance.now();
    await way();
    if (round >= warmRounds) samples.get(name)?.push(performance.now() - started);
  }
}
thread.stop();
standing.stop();
console.log(`${stepBytes} bytes made durable, one at a time, ms`);
const floor = quantile(samples.values().next().value ?? [], 0.5);
for (const [name, list] of samples) {
  const p50 = quantile(list, 0.5);
  console.log(
    `  ${name.padEnd(36)} p10 ${quantile(list, 0.1).toFixed(3)}  p50 ${p50.toFixed(3)}  p95 ${
      quantile(list, 0.95).toFixed(3)
    }` +
      `  ${(p50 / floor).toFixed(2)} of the floor`,
  );
}
await Deno.remove(directory, { recursive: true });
Deno.exit(0);

function quantile(list: readonly number[], share: number): number {
  return list.toSorted((a, b) => a - b)[Math.floor(list.length * share)] ?? NaN;
}
