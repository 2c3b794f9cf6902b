/**
 * The thread of `line_threads.ts`: reads lines of a bundle, and does nothing else. In the npm package a
 * file of its own.
 *
 * @module
 */

import { parentPort, workerData } from "node:worker_threads";
import { packedLineReader, type PackedLines, type ReadingTask } from "../../pef/mod.ts";

const read = packedLineReader(workerData as ReadingTask);
const port = parentPort;
port?.on("message", async ({ id, lines }: { readonly id: number; readonly lines: PackedLines }) => {
  const reading = await read(lines);
  port.postMessage({ id, reading }, [reading.leaves, reading.spare]);
});
