/**
 * The ways to make a line durable that were compared before one was chosen: an append-only file with
 * the write and the sync on the pool or on the main thread, the same in a worker, and SQLite in a worker.
 *
 * @module
 */

import { createDisk } from "../../src/cli/runtime/disk.ts";
import { openStore } from "../../src/journal/mod.ts";

/** One way to make lines durable. */
export interface Candidate {
  readonly name: string;
  open(directory: string): Promise<Writer>;
}

/** An open one. */
export interface Writer {
  append(line: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Lines of one commit, at most; bounds the time a commit takes. */
const batchLimit = 1024;

/** Gathers calls while the commit before runs, and commits them together. */
export function groupCommit(
  commit: (batch: readonly Uint8Array[]) => void | Promise<void>,
  close: () => void | Promise<void>,
): Writer {
  let waiting: { line: Uint8Array; resolve: () => void; reject: (error: unknown) => void }[] = [];
  let running: Promise<void> | undefined;
  async function run(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, batchLimit);
      waiting = waiting.slice(batchLimit);
      try {
        await commit(batch.map((call) => call.line));
        for (const call of batch) call.resolve();
      } catch (error) {
        for (const call of batch) call.reject(error);
      }
      // One turn of the loop, so that those just answered can be in the next commit.
      await Promise.resolve();
    }
    running = undefined;
  }
  return {
    append: (line) =>
      new Promise((resolve, reject) => {
        waiting.push({ line, resolve, reject });
        running ??= Promise.resolve().then(run);
      }),
    close: async () => {
      await running;
      await close();
    },
  };
}

/** Length and lines of a batch in one buffer. */
export function frameOf(batch: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let size = 8;
  for (const line of batch) size += 4 + line.length;
  const frame = new Uint8Array(size);
  const view = new DataView(frame.buffer);
  view.setUint32(0, size);
  let offset = 8;
  for (const line of batch) {
    view.setUint32(offset, line.length);
    frame.set(line, offset + 4);
    offset += 4 + line.length;
  }
  return frame;
}

/** Writes all of it, on the main thread. */
export function writeAllSync(file: Deno.FsFile, bytes: Uint8Array): void {
  let written = 0;
  while (written < bytes.length) written += file.writeSync(bytes.subarray(written));
}

async function writeAll(file: Deno.FsFile, bytes: Uint8Array): Promise<void> {
  let written = 0;
  while (written < bytes.length) written += await file.write(bytes.subarray(written));
}

function openFile(directory: string): Promise<Deno.FsFile> {
  return Deno.open(`${directory}/lines`, { create: true, append: true });
}

function inWorker(name: string, module: string): Candidate {
  return {
    name,
    async open(directory) {
      const worker = new Worker(new URL(module, import.meta.url), { type: "module" });
      let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined;
      worker.onmessage = (event: MessageEvent<string>) => {
        if (event.data === "ok") settle?.resolve();
        else settle?.reject(new Error(event.data));
      };
      const ask = (message: unknown) =>
        new Promise<void>((resolve, reject) => {
          settle = { resolve, reject };
          worker.postMessage(message);
        });
      await ask({ directory });
      return groupCommit((batch) => ask({ batch }), () => worker.terminate());
    },
  };
}

/** All that were compared. */
export const candidates: readonly Candidate[] = [
  {
    name: "file, write pool, sync pool",
    async open(directory) {
      const file = await openFile(directory);
      return groupCommit(async (batch) => {
        await writeAll(file, frameOf(batch));
        await file.syncData();
      }, () => file.close());
    },
  },
  {
    name: "file, write main, sync pool",
    async open(directory) {
      const file = await openFile(directory);
      return groupCommit(async (batch) => {
        writeAllSync(file, frameOf(batch));
        await file.syncData();
      }, () => file.close());
    },
  },
  {
    name: "file, write main, sync main",
    async open(directory) {
      const file = await openFile(directory);
      return groupCommit((batch) => {
        writeAllSync(file, frameOf(batch));
        file.syncDataSync();
      }, () => file.close());
    },
  },
  inWorker("file, all in a worker", "./file_worker.ts"),
  inWorker("sqlite in a worker", "./sqlite_worker.ts"),
  {
    name: "the store in src/journal",
    async open(directory) {
      const store = await openStore({ directory, disk: createDisk() });
      let index = 0;
      return {
        append: (line) => store.append([{ stream: "run", index: index++, line }]),
        close: () => store.close(),
      };
    },
  },
];
