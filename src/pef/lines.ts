/**
 * Cuts a stream of chunks into lines without their line feed, in bounded memory.
 *
 * @module
 */

import { concatBytes } from "./bytes.ts";

const lineFeed = 0x0a;

/** Collects lines; a line over the bound is given up as soon as it is known to be too long. */
export class LineCutter {
  #rest: Uint8Array = new Uint8Array(0);
  readonly #maxBytes: number;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The lines that end in this chunk, or `"line_too_long"`. The views are valid until the next call. */
  push(chunk: Uint8Array): readonly Uint8Array[] | "line_too_long" {
    const lines: Uint8Array[] = [];
    let start = 0;
    for (;;) {
      const end = chunk.indexOf(lineFeed, start);
      if (end < 0) break;
      const piece = chunk.subarray(start, end);
      const line = this.#rest.length === 0 ? piece : concatBytes(this.#rest, piece);
      this.#rest = new Uint8Array(0);
      if (line.length > this.#maxBytes) return "line_too_long";
      lines.push(line);
      start = end + 1;
    }
    if (start < chunk.length) this.#rest = concatBytes(this.#rest, chunk.subarray(start));
    return this.#rest.length > this.#maxBytes ? "line_too_long" : lines;
  }

  /** Whether bytes are left that no line feed ended. */
  get unfinished(): boolean {
    return this.#rest.length > 0;
  }
}
