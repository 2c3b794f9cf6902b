/**
 * Where rows go that a judge hands out one by one: gathered to pieces worth a write, into a private file
 * or into memory, with the digest of all.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { joined } from "./ingest.ts";
import type { BodySink } from "./ports.ts";
import { unavailable } from "./runs.ts";

/** What a write to disk should at least have. */
const blockBytes = 64 * 1024;

/** Rows that were taken, all of them. */
export interface GatheredRows {
  /** Hex SHA-256. */
  readonly sha256: string;
  readonly bytes: number;
  /** Where they are; else `body` has them. */
  readonly file: BodySink | undefined;
  readonly body: Uint8Array<ArrayBuffer>;
}

/** Takes rows. Between two calls of `drained()` it holds what came in memory. */
export class RowsOutlet {
  readonly #open: (() => Promise<BodySink>) | undefined;
  readonly #hash = createHash("sha256");
  #file: BodySink | undefined;
  #blocks: Uint8Array[] = [];
  #block = new Uint8Array(blockBytes);
  #filled = 0;
  #bytes = 0;

  /** Without `open` everything stays in memory. */
  constructor(open?: () => Promise<BodySink>) {
    this.#open = open;
  }

  /** Takes a copy of a row. */
  push(row: Uint8Array): void {
    this.#bytes += row.length;
    if (this.#filled + row.length > blockBytes) this.#seal();
    if (row.length > blockBytes) {
      this.#hash.update(row);
      this.#blocks.push(row.slice());
      return;
    }
    this.#block.set(row, this.#filled);
    this.#filled += row.length;
  }

  /**
   * Resolves when whole blocks are in the file, if there is one.
   *
   * @throws Refusal `journal_unavailable`
   */
  async drained(): Promise<void> {
    if (this.#open === undefined || this.#blocks.length === 0) return;
    this.#file ??= await this.#open().catch(unwritable);
    const blocks = this.#blocks;
    this.#blocks = [];
    for (const block of blocks) await this.#file.write(block).catch(unwritable);
  }

  /** No more rows come. */
  async end(): Promise<GatheredRows> {
    this.#seal();
    await this.drained();
    const body = joined(this.#blocks, this.#open === undefined ? this.#bytes : 0);
    const sha256 = this.#hash.digest("hex");
    return { sha256, bytes: this.#bytes, file: this.#file, body };
  }

  /** Forgets what came, unless it was kept. */
  async discard(): Promise<void> {
    this.#blocks = [];
    await this.#file?.discard();
  }

  #seal(): void {
    if (this.#filled === 0) return;
    const block = this.#block.subarray(0, this.#filled);
    this.#hash.update(block);
    this.#blocks.push(block);
    this.#block = new Uint8Array(blockBytes);
    this.#filled = 0;
  }
}

function unwritable(cause: unknown): never {
  throw unavailable(cause);
}
