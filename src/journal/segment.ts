/**
 * Reading a segment: one file of the journal, frame after frame, through a window of bounded size.
 *
 * @module
 */

import type { DiskFile } from "./disk.ts";
import {
  decodeFrame,
  findMagic,
  type Frame,
  frameHeaderBytes,
  frameSize,
  magicOverlapBytes,
} from "./frame.ts";

/** Read at once. A frame that is larger makes the window grow to its size, which is bounded too. */
const windowBytes = 128 * 1024;

/** Name of a segment; the numbers begin at 1 and have no gap. */
export function segmentName(segment: number): string {
  return `${String(segment).padStart(8, "0")}.journal`;
}

/** Number of a segment by its file name; `undefined` for any other file. */
export function segmentNumber(name: string): number | undefined {
  const digits = /^([0-9]{8})\.journal$/.exec(name)?.[1];
  return digits === undefined || Number(digits) === 0 ? undefined : Number(digits);
}

/** Reads frames of one file. What it returns is valid until the next call. */
export class SegmentReader {
  readonly #file: DiskFile;
  #buffer = new Uint8Array(windowBytes);
  #start = 0;
  #end = 0;

  constructor(file: DiskFile) {
    this.#file = file;
  }

  /** The whole frame that begins at `offset`; `undefined` when there is none. */
  async frameAt(offset: number): Promise<Frame | undefined> {
    const size = frameSize(await this.#view(offset, frameHeaderBytes));
    return size === undefined ? undefined : decodeFrame(await this.#view(offset, size));
  }

  /** Offset of the first whole frame after `offset`; `undefined` when there is none. */
  async frameAfter(offset: number): Promise<number | undefined> {
    let from = offset + 1;
    for (;;) {
      const view = await this.#view(from, windowBytes);
      const hit = findMagic(view, 0);
      if (hit !== -1) {
        if (await this.frameAt(from + hit) !== undefined) return from + hit;
        from += hit + 1;
      } else if (view.length < windowBytes) {
        return undefined;
      } else {
        from += view.length - magicOverlapBytes;
      }
    }
  }

  /** Bytes at `offset`; fewer than `length` only at the end of the file. */
  async #view(offset: number, length: number): Promise<Uint8Array> {
    if (length > this.#buffer.length) this.#buffer = new Uint8Array(length);
    if (offset < this.#start || offset + length > this.#end) await this.#fill(offset);
    return this.#buffer.subarray(
      offset - this.#start,
      Math.min(offset + length, this.#end) - this.#start,
    );
  }

  async #fill(offset: number): Promise<void> {
    this.#start = offset;
    this.#end = offset;
    while (this.#end - this.#start < this.#buffer.length) {
      const count = await this.#file.read(
        this.#buffer.subarray(this.#end - this.#start),
        this.#end,
      );
      if (count === 0) return;
      this.#end += count;
    }
  }
}
