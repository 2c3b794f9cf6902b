/**
 * Reads the lines of a run ahead of where they are judged, and judges them in their order.
 *
 * @module
 */

import type { LineFinding } from "./bundle_reader.ts";
import type { LineReading } from "./line_reading.ts";

/** Between a file of lines and the judge of its run. */
export interface LinePipelineOptions {
  /** Reads lines. With `ahead` over 0 it has to be done with the views when it returns. */
  readonly read: (lines: readonly Uint8Array[]) => Promise<LineReading>;
  readonly judge: (reading: LineReading, firstLine: number) => LineFinding | undefined;
  /** Batches that may be under way when the next lines are asked for: bounds memory. */
  readonly ahead: number;
}

interface Batch {
  readonly firstLine: number;
  readonly reading: Promise<LineReading>;
}

/** One file of lines on its way. */
export class LinePipeline {
  readonly #options: LinePipelineOptions;
  readonly #underWay: Batch[] = [];

  constructor(options: LinePipelineOptions) {
    this.#options = options;
  }

  /** Takes the next lines; the finding may be of lines before them. */
  async take(lines: readonly Uint8Array[], firstLine: number): Promise<LineFinding | undefined> {
    const reading = this.#options.read(lines);
    // Whoever waits for an earlier batch must not leave this one's failure unheard; it is met in turn.
    reading.catch(() => {});
    this.#underWay.push({ firstLine, reading });
    return await this.#judge(this.#options.ahead);
  }

  /** Judges what was taken and not judged yet. */
  async rest(): Promise<LineFinding | undefined> {
    return await this.#judge(0);
  }

  async #judge(left: number): Promise<LineFinding | undefined> {
    while (this.#underWay.length > left) {
      const batch = this.#underWay.shift();
      if (batch === undefined) return undefined;
      const { firstLine, reading } = batch;
      const finding = this.#options.judge(await reading, firstLine);
      if (finding === undefined) continue;
      // Nothing after the first finding counts.
      this.#underWay.length = 0;
      return { ...finding, firstLine };
    }
    return undefined;
  }
}
