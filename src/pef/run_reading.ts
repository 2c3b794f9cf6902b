/**
 * Where the lines of a verification's runs are read: here, or in threads that are started for the first
 * segment that is worth it.
 *
 * @module
 */

import { LinePipeline } from "./line_pipeline.ts";
import { lineReader, type ReadingTask, type ReadLines } from "./line_reading.ts";
import { type LineThreading, type LineWorkers, packLines, unpackReading } from "./line_workers.ts";
import type { RunVerifier } from "./verify_run.ts";

/** Each thread holds its own copy of the keys; a log with more of them is read here. */
const maxWorkerKeys = 1024;

/** Batches under way for each thread: one that it reads, one that waits for it. */
const batchesPerWorker = 2;

/** The readers of one verification. */
export class RunReading {
  readonly #task: ReadingTask;
  readonly #readHere: ReadLines;
  readonly #threading: LineThreading | undefined;
  readonly #spares: ArrayBuffer[] = [];
  #workers: LineWorkers | undefined;

  constructor(task: ReadingTask, threading: LineThreading | undefined) {
    this.#task = task;
    this.#readHere = lineReader(task);
    // Without signatures a line takes less time than its way to a thread and back is worth.
    const isWorthIt = !task.fast && task.keys.length <= maxWorkerKeys;
    this.#threading = isWorthIt ? threading : undefined;
  }

  /** Between a segment and the judge of its run. */
  pipeline(
    verifier: RunVerifier,
    segment: { readonly path: string; readonly size: number },
  ): LinePipeline {
    const { path, size } = segment;
    const judge: ConstructorParameters<typeof LinePipeline>[0]["judge"] = (reading, firstLine) =>
      verifier.judge(reading, { path, firstLine });
    const workers = this.#workersFor(size);
    if (workers === undefined) return new LinePipeline({ read: this.#readHere, judge, ahead: 0 });
    const withBodies = verifier.comparesBodies;
    return new LinePipeline({
      read: async (lines) => {
        const spare = this.#spares.pop();
        const reading = await workers.read(packLines(lines, { withBodies, spare }));
        // As many as are under way at once, since each batch takes one.
        this.#spares.push(reading.spare);
        return unpackReading(reading);
      },
      judge,
      ahead: batchesPerWorker * workers.count,
    });
  }

  #workersFor(sizeBytes: number): LineWorkers | undefined {
    const threading = this.#threading;
    if (threading === undefined || sizeBytes < threading.minSegmentBytes) return undefined;
    return this.#workers ??= threading.open(this.#task);
  }

  /** Ends the threads, if any were started. */
  close(): void {
    this.#workers?.close();
  }
}
