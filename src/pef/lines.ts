/**
 * Cuts a stream of chunks into lines without their line feed, in bounded memory.
 *
 * @module
 */

import { concatBytes } from "./bytes.ts";

const lineFeed = 0x0a;

/** What a chunk brought. */
export interface CutLines {
  /** The lines that ended, none over the bound. The views are valid until the next call. */
  readonly lines: readonly Uint8Array[];
  /** Whether the line after them is over the bound, whether it ended or not; then nothing more comes. */
  readonly tooLong: boolean;
}

/** Collects lines; a line over the bound is given up as soon as it is known to be too long. */
export class LineCutter {
  #rest: Uint8Array = new Uint8Array(0);
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Takes the next chunk. How the input is cut into chunks does not change what comes out. */
  push(chunk: Uint8Array): CutLines {
    const lines: Uint8Array[] = [];
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(lineFeed, start);
      if (end < 0) break;
      if (this.#rest.length + end - start > this.#maxBytes) return { lines, tooLong: true };
      const piece = chunk.subarray(start, end);
      lines.push(this.#rest.length === 0 ? piece : concatBytes(this.#rest, piece));
      this.#rest = new Uint8Array(0);
      start = end + 1;
    }
    if (this.#rest.length + chunk.length - start > this.#maxBytes) return { lines, tooLong: true };
    if (start < chunk.length) this.#rest = concatBytes(this.#rest, chunk.subarray(start));
    return { lines, tooLong: false };
  }

  /** Whether bytes are left that no line feed ended. */
  get unfinished(): boolean {
    return this.#rest.length > 0;
  }
}
