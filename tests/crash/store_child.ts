/**
 * The process that is killed: opens the store, appends from many sides at once, and says on stdout
 * what was acknowledged, one line `stream index` for each record.
 * Arguments: folder, round, seed, and `unsynced` to take the effect of the sync away (the control).
 *
 * @module
 */

import { createDisk } from "../../src/cli/runtime/disk.ts";
import { type Disk, openStore } from "../../src/journal/mod.ts";
import { seeded } from "../faults/simulated_disk.ts";
import { lineOf } from "./workload.ts";

const [directory = "", round = "0", seed = "0", control] = Deno.args;
/** Small, so that files change under the kill. */
const segmentBytes = 128 * 1024;
const runs = 8;
const encoder = new TextEncoder();

function unsynced(disk: Disk): Disk {
  return {
    ...disk,
    syncDirectory: () => Promise.resolve(),
    open: async (path, mode) => ({
      ...await disk.open(path, mode),
      datasync: () => Promise.resolve(),
    }),
  };
}

const disk = createDisk();
const store = await openStore({
  directory,
  disk: control === "unsynced" ? unsynced(disk) : disk,
  segmentBytes,
});
const random = seeded(Number(seed));

async function append(stream: string): Promise<never> {
  for (let index = store.count(stream);;) {
    const size = 1 + Math.floor(random() * 3);
    const records = Array.from({ length: size }, (_, offset) => ({
      stream,
      index: index + offset,
      line: encoder.encode(lineOf(stream, index + offset)),
    }));
    await store.append(records);
    const report = records.map((record) => `${stream} ${record.index}\n`).join("");
    Deno.stdout.writeSync(encoder.encode(report));
    index += size;
    if (random() < 0.2) await new Promise((resolve) => setTimeout(resolve, random() * 3));
  }
}

await Promise.all([
  append("log"),
  ...Array.from({ length: runs }, (_, run) => append(`round-${round}/run-${run}`)),
]);
