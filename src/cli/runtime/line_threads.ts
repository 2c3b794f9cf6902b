/**
 * Threads that read the lines of large bundles, on `node:worker_threads`, which Deno and Node share.
 *
 * @module
 */

import { Worker } from "node:worker_threads";
import type {
  LineThreading,
  LineWorkers,
  PackedLines,
  PackedReading,
  ReadingTask,
} from "../../pef/mod.ts";

/** Lines are short-lived: a small nursery is collected often and keeps a thread small. */
const resourceLimits = { maxYoungGenerationSizeMb: 8 } as const;

/** A thread takes 0.1 to 0.3 s to start, as long as some hundred entries take without. */
const minSegmentBytes = 256 * 1024;

/**
 * Threads for verifications, or `undefined` where none are asked for. They have to be asked for: the
 * platform checks signatures in threads of its own already, and on two processors more of them were
 * measured to gain nothing (see `docs/verify.md`).
 *
 * @param script the module that each thread runs, see `line_worker.ts`; a file
 * @param count how many; 1 is none beside the one that judges
 */
export function lineThreads(script: URL, count = 1): LineThreading | undefined {
  // A program that runs from the network or out of one file has no file to start a thread from.
  if (count <= 1 || script.protocol !== "file:") return undefined;
  return { minSegmentBytes, open: (task) => new LineThreads(script, { task, count }) };
}

/** A batch that a thread was given. */
interface Waiting {
  readonly resolve: (reading: PackedReading) => void;
  readonly reject: (error: Error) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

class LineThreads implements LineWorkers {
  readonly count: number;
  readonly #threads: readonly Thread[];
  #nextId = 0;
  #failure: Error | undefined;
  #isClosed = false;

  constructor(
    script: URL,
    { task, count }: { readonly task: ReadingTask; readonly count: number },
  ) {
    this.count = count;
    this.#threads = Array.from({ length: count }, () => this.#start(script, task));
  }

  #start(script: URL, task: ReadingTask): Thread {
    const worker = new Worker(script, { workerData: task, resourceLimits });
    const waiting = new Map<number, Waiting>();
    worker.on("message", ({ id, reading }: { id: number; reading: PackedReading }) => {
      waiting.get(id)?.resolve(reading);
      waiting.delete(id);
    });
    worker.on("error", (cause) => this.#fail(cause));
    worker.on("exit", () => {
      if (!this.#isClosed) this.#fail(new Error("a thread ended"));
    });
    return { worker, waiting };
  }

  read(lines: PackedLines): Promise<PackedReading> {
    const thread = this.#leastBusy();
    if (this.#failure !== undefined || thread === undefined) {
      return Promise.reject(this.#failure ?? new Error("cannot verify in threads: there is none"));
    }
    const id = this.#nextId++;
    thread.worker.postMessage({ id, lines }, [lines.bytes, lines.ends]);
    return new Promise((resolve, reject) => thread.waiting.set(id, { resolve, reject }));
  }

  #leastBusy(): Thread | undefined {
    let [best] = this.#threads;
    for (const thread of this.#threads) {
      if (thread.waiting.size < (best?.waiting.size ?? 0)) best = thread;
    }
    return best;
  }

  /** A verdict needs every line: without one of the threads there is none. */
  #fail(cause: unknown): void {
    const reason = cause instanceof Error ? cause.message : String(cause);
    this.#failure ??= new Error(`cannot verify in threads: ${reason}`, { cause });
    for (const { waiting } of this.#threads) {
      for (const { reject } of waiting.values()) reject(this.#failure);
      waiting.clear();
    }
  }

  close(): void {
    this.#isClosed = true;
    for (const { worker } of this.#threads) worker.terminate();
  }
}
