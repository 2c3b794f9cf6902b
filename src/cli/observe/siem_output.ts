/**
 * Where SIEM lines go: a file, standard output, or a collector over HTTP, each behind a bounded queue.
 *
 * A collector that is slow or gone never holds up a call: its lines are lost, counted and told. The
 * evidence still has every entry they were made of.
 *
 * @module
 */

import { ClyraError, messageOf } from "../../platform/mod.ts";

/** Writes one batch of whole lines. */
export type WriteBatch = (lines: string) => Promise<void>;

/** Characters that wait at most; about ten thousand decisions. */
const waitingMax = 16 * 1024 * 1024;
/** Characters of one batch. */
const batchMax = 1024 * 1024;
/** Tries of one batch, and the first wait between two; it doubles. */
const triesMax = 5;
const firstWaitMs = 250;

/** What an output tells about itself. */
export interface SiemOutputEvents {
  /** Lines were lost. */
  readonly lost: (lines: number, why: string) => void;
}

/** One output with its queue. */
export class SiemOutput {
  readonly #write: WriteBatch;
  readonly #events: SiemOutputEvents;
  #waiting: string[] = [];
  #size = 0;
  #work: Promise<void> | undefined;
  #isStopping = false;

  constructor(write: WriteBatch, events: SiemOutputEvents) {
    this.#write = write;
    this.#events = events;
  }

  /** Takes a line that ends with a line feed. */
  push(line: string): void {
    if (this.#size + line.length > waitingMax) return this.#events.lost(1, "the queue is full");
    this.#waiting.push(line);
    this.#size += line.length;
    this.#work ??= this.#drain().finally(() => this.#work = undefined);
  }

  /** Delivers what waits, with one try a batch, and takes nothing more. */
  async stop(): Promise<void> {
    this.#isStopping = true;
    await this.#work;
  }

  async #drain(): Promise<void> {
    // A turn of the event loop first: lines come while callers wait for their answers.
    await new Promise((resolve) => setTimeout(resolve, 0));
    while (this.#waiting.length > 0) {
      const count = this.#countOfBatch();
      const lines = this.#waiting.splice(0, count);
      const batch = lines.join("");
      try {
        await this.#deliver(batch);
      } catch (thrown) {
        this.#events.lost(lines.length, messageOf(thrown));
      }
      this.#size -= batch.length;
    }
  }

  #countOfBatch(): number {
    let size = 0;
    const end = this.#waiting.findIndex((line) => (size += line.length) > batchMax);
    return end === -1 ? this.#waiting.length : Math.max(end, 1);
  }

  async #deliver(batch: string): Promise<void> {
    for (let tried = 1;; tried++) {
      try {
        return await this.#write(batch);
      } catch (thrown) {
        if (tried === triesMax || this.#isStopping) throw thrown;
        await new Promise((resolve) => setTimeout(resolve, firstWaitMs * 2 ** (tried - 1)));
      }
    }
  }
}

/** What outputs are made with. */
export interface SiemTargets {
  readonly append: (path: string, text: string) => Promise<void>;
  readonly out: (text: string) => void;
  readonly post: (
    url: string,
    options: { readonly body: string; readonly authorization: string | undefined },
  ) => Promise<number>;
  /** The value of the `authorization` header. */
  readonly authorization: string | undefined;
}

/**
 * The writer of a target as the user names it: `stdout`, `http://...`, `https://...`, or a file.
 *
 * @throws ClyraError `config_invalid` for a URL with credentials in it
 */
export function batchWriter(target: string, targets: SiemTargets): WriteBatch {
  if (target === "stdout") return (lines) => Promise.resolve(targets.out(lines));
  if (!/^https?:/i.test(target)) return (lines) => targets.append(target, lines);
  const url = URL.parse(target);
  if (url === null || url.username !== "" || url.password !== "") {
    throw new ClyraError("config_invalid", "cannot send SIEM lines: the URL is not a plain one", {
      hint: "put the value of the authorization header into CLYRA_SIEM_AUTHORIZATION",
    });
  }
  const { authorization } = targets;
  return async (body) => {
    const status = await targets.post(url.href, { body, authorization });
    if (status >= 300) throw new Error(`the collector answered with status ${status}`);
  };
}
