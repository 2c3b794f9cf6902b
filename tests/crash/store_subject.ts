/**
 * The store alone as what is killed: a child process that appends, in a folder.
 *
 * @module
 */

import { fileURLToPath } from "node:url";
import { createDisk } from "../../src/cli/runtime/disk.ts";
import { openStore } from "../../src/journal/mod.ts";
import type { Acknowledged, Found, Running, Subject } from "./harness.ts";
import { lineOf } from "./workload.ts";

const childModule = fileURLToPath(new URL("./store_child.ts", import.meta.url));

/** Each look takes some microseconds; a stop comes within the first few. */
const looksMax = 100_000;

/** How the child is started. */
export interface ChildOptions {
  readonly round: number;
  readonly seed: number;
  /** Its syncs have no effect: the control. */
  readonly unsynced?: boolean;
  /** Its disk is taken away first, so that it may end by itself, with an error. */
  readonly dies?: boolean;
}

/** A child that runs. */
export interface RunningChild extends Running {
  /** Stops it in its tracks (Linux): from when this returns it cannot acknowledge anything. */
  freeze(): void;
}

/** Starts the child on a folder. */
export function startChild(directory: string, options: ChildOptions): RunningChild {
  const args = [directory, String(options.round), String(options.seed)];
  const child = new Deno.Command(Deno.execPath(), {
    args: ["run", "-A", "--no-check", childModule, ...args, options.unsynced ? "unsynced" : ""],
    stdin: "null",
    stdout: "piped",
    stderr: options.dies ? "null" : "inherit",
  }).spawn();
  const loaded = Promise.withResolvers<void>();
  const output = (async () => {
    let text = "";
    for await (const part of child.stdout.pipeThrough(new TextDecoderStream())) {
      text += part;
      loaded.resolve();
    }
    loaded.resolve();
    return text;
  })();
  return {
    loaded: loaded.promise,
    freeze() {
      child.kill("SIGSTOP");
      // What waits for the disk in the kernel goes on; the thread that acknowledges has to stand.
      const path = `/proc/${child.pid}/task/${child.pid}/stat`;
      for (let look = 0; look < looksMax; look++) {
        if (/\) [TZX] /.test(Deno.readTextFileSync(path))) return;
      }
      throw new Error("the child did not stop");
    },
    async kill() {
      try {
        child.kill("SIGKILL");
      } catch (error) {
        if (!options.dies) throw error;
      }
      const status = await child.status;
      if (status.signal === null && !options.dies) {
        throw new Error(`the child ended by itself with code ${status.code}`);
      }
      return acknowledgedIn(await output);
    },
  };
}

async function readFolder(directory: string): Promise<Found> {
  const store = await openStore({ directory, disk: createDisk() });
  const streams = new Map<string, string[]>();
  let torn = 0;
  const decoder = new TextDecoder();
  for (const { stream } of store.streams()) {
    const lines: string[] = [];
    for await (const line of store.read(stream)) {
      lines.push(decoder.decode(line));
      if (lines.at(-1) !== lineOf(stream, lines.length - 1)) torn += 1;
    }
    streams.set(stream, lines);
  }
  await store.close();
  return { streams, torn, droppedBytes: store.recovery.droppedBytes };
}

/** The subject, in a temporary folder of its own. */
export function storeSubject(): Subject {
  let directory: string | undefined;
  const end = async () => {
    if (directory !== undefined) await Deno.remove(directory, { recursive: true });
    directory = undefined;
  };
  return {
    name: "store, kill -9",
    async reset() {
      await end();
      directory = await Deno.makeTempDir({ prefix: "clyra-crash-" });
    },
    start: (round, seed) => Promise.resolve(startChild(`${directory}/journal`, { round, seed })),
    inspect: () => readCopy(`${directory}/journal`),
    end,
  };
}

/** Reads all of a store from a copy of its folder: opening it recovers it, and so would change it. */
export async function readCopy(directory: string): Promise<Found> {
  const copy = await Deno.makeTempDir({ prefix: "clyra-crash-copy-" });
  try {
    for await (const { name } of filesOf(directory)) {
      await Deno.copyFile(`${directory}/${name}`, `${copy}/${name}`);
    }
    return await readFolder(copy);
  } finally {
    await Deno.remove(copy, { recursive: true });
  }
}

/** Nothing for a folder that the child had no time to make. */
async function* filesOf(directory: string): AsyncGenerator<Deno.DirEntry> {
  try {
    yield* Deno.readDir(directory);
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}

/** A last line without its line feed was cut by the kill: whether it was acknowledged is not known. */
function acknowledgedIn(text: string): readonly Acknowledged[] {
  return text.split("\n").slice(0, -1).map((line) => {
    const [stream = "", index = ""] = line.split(" ");
    return { stream, index: Number(index), content: lineOf(stream, Number(index)) };
  });
}
