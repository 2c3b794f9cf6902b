/**
 * Recovery: reads every segment from the start, tells a torn tail (cut it off) from damage (refuse to
 * start), and makes what it found durable before anyone relies on it. There is no other way to start.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import type { Disk, DiskFile } from "./disk.ts";
import { encodeFrame, type Frame, frameHeaderBytes, type FramePlace } from "./frame.ts";
import { frameBodyBytesMax } from "./limits.ts";
import { segmentName, segmentNumber, SegmentReader } from "./segment.ts";
import type { Recovery } from "./store.ts";
import { StreamIndex } from "./stream_index.ts";

/** A journal ready to be continued. */
export interface Recovered {
  readonly index: StreamIndex;
  readonly recovery: Recovery;
  /** The last segment, open for writing. */
  readonly file: DiskFile;
  readonly segment: number;
  readonly sizeBytes: number;
  /** The place of the next frame. */
  readonly place: FramePlace;
}

/** Writes all bytes, however few a single write takes. */
export async function writeAll(file: DiskFile, bytes: Uint8Array, offset: number): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const count = await file.write(bytes.subarray(written), offset + written);
    if (count <= 0) throw new Error("the disk took no bytes");
    written += count;
  }
}

/**
 * Opens the journal in `directory`, whatever state the last writer left it in.
 *
 * @throws {ClyraError} `journal_corrupt`, with file and offset, when what is there cannot come from a
 * crash: a frame that is not whole and followed by one that is, or in any file but the last; a whole
 * frame in a wrong place; a missing file
 */
export async function recover(disk: Disk, directory: string): Promise<Recovered> {
  const sizes = new Map<number, number>();
  for (const { name, sizeBytes } of await disk.list(directory)) {
    const number = segmentNumber(name);
    if (number !== undefined) sizes.set(number, sizeBytes);
  }
  const scan = new Scan(directory);
  for (let segment = 1; segment <= sizes.size; segment++) {
    const sizeBytes = sizes.get(segment);
    if (sizeBytes === undefined) throw scan.corrupt(segment, 0, "the file is missing");
    const file = await disk.open(`${directory}/${segmentName(segment)}`, "read");
    try {
      await scan.segment(new SegmentReader(file), segment, {
        sizeBytes,
        last: segment === sizes.size,
      });
    } finally {
      file.close();
    }
  }
  return await continueFrom(disk, { directory, scan, segments: sizes.size });
}

class Scan {
  readonly index = new StreamIndex();
  readonly #directory: string;
  place: FramePlace = { number: 0, previousChecksum: 0 };
  records = 0;
  droppedBytes = 0;
  /** Offset behind the last whole frame of the last segment read. */
  end = 0;
  clean = true;
  /** Size of the frame that ends at `end`; 0 when the last segment read has none. */
  lastFrameBytes = 0;

  constructor(directory: string) {
    this.#directory = directory;
  }

  async segment(
    reader: SegmentReader,
    segment: number,
    options: { readonly sizeBytes: number; readonly last: boolean },
  ): Promise<void> {
    this.end = 0;
    this.lastFrameBytes = 0;
    while (this.end < options.sizeBytes) {
      const frame = await reader.frameAt(this.end);
      if (frame === undefined) {
        await this.#tail(reader, segment, options);
        return;
      }
      this.#take(frame, segment);
    }
  }

  corrupt(segment: number, offset: number, what: string): ClyraError {
    const at = `${this.#directory}/${segmentName(segment)}`;
    return new ClyraError(
      "journal_corrupt",
      `cannot open the journal: ${what} (${at}, offset ${offset})`,
      {
        at: `${at}:${offset}`,
        hint: "this is damage and not a crash: keep the folder as it is, and restore a copy of it",
      },
    );
  }

  #take(frame: Frame, segment: number): void {
    const { number, previousChecksum } = frame;
    if (number !== this.place.number || previousChecksum !== this.place.previousChecksum) {
      throw this.corrupt(segment, this.end, `frame ${number} is not the one that follows`);
    }
    const location = { segment, offset: this.end, sizeBytes: frame.sizeBytes };
    if (!this.index.add(frame.records, location)) {
      throw this.corrupt(segment, this.end, "a record does not continue its stream");
    }
    this.place = { number: number + 1, previousChecksum: frame.checksum };
    this.records += frame.records.length;
    this.clean = frame.kind === "end";
    this.lastFrameBytes = frame.sizeBytes;
    this.end += frame.sizeBytes;
  }

  /** Something that is no whole frame begins at `end`: the tail that a crash left, or damage. */
  async #tail(
    reader: SegmentReader,
    segment: number,
    options: { readonly sizeBytes: number; readonly last: boolean },
  ): Promise<void> {
    if (!options.last) {
      throw this.corrupt(segment, this.end, "a frame is damaged, and later files follow");
    }
    const next = await reader.frameAfter(this.end);
    if (next !== undefined) {
      throw this.corrupt(
        segment,
        this.end,
        `a frame is damaged, and a whole one follows at ${next}`,
      );
    }
    this.droppedBytes = options.sizeBytes - this.end;
    // The writer syncs each frame before it writes the next, so no crash leaves more than one.
    if (this.droppedBytes > frameHeaderBytes + frameBodyBytesMax) {
      const text = `${this.droppedBytes} bytes that are no frame are more than a crash leaves`;
      throw this.corrupt(segment, this.end, text);
    }
    this.clean = false;
  }
}

async function continueFrom(
  disk: Disk,
  found: { readonly directory: string; readonly scan: Scan; readonly segments: number },
): Promise<Recovered> {
  const { directory, scan } = found;
  const segment = Math.max(found.segments, 1);
  const path = `${directory}/${segmentName(segment)}`;
  const file = await disk.open(path, found.segments === 0 ? "new" : "write");
  try {
    if (scan.droppedBytes > 0) await file.truncate(scan.end);
    if (scan.lastFrameBytes > 0) await rewriteLast(file, scan);
    await file.datasync();
    await disk.syncDirectory(directory);
  } catch (error) {
    file.close();
    throw error;
  }
  const { records, droppedBytes, clean } = scan;
  return {
    index: scan.index,
    recovery: { records, droppedBytes, clean, segments: segment },
    file,
    segment,
    sizeBytes: scan.end,
    place: scan.place,
  };
}

/**
 * The last frame may be in the page cache only, and after a sync that failed the kernel takes it for
 * written. Writing the same bytes again is what makes the next sync mean something.
 */
async function rewriteLast(file: DiskFile, scan: Scan): Promise<void> {
  const start = scan.end - scan.lastFrameBytes;
  const frame = await new SegmentReader(file).frameAt(start);
  if (frame?.checksum !== scan.place.previousChecksum) {
    throw new Error("the last frame reads differently the second time");
  }
  await writeAll(file, encodeFrame(frame.records, frame), start);
}
