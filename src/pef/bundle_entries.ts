/**
 * The entries of one run out of a bundle that was verified.
 *
 * @module
 */

import { contentOf, openContainer } from "./container.ts";
import type { EntryPayload } from "./entry.ts";
import { limits } from "./limits.ts";
import { parseLine } from "./line.ts";
import { LineCutter } from "./lines.ts";
import { pathSource } from "./source.ts";

/**
 * Reads the entries of `run` in order; withheld ones are left out. Nothing for a run that is not there.
 *
 * @param path a `.pef` file or an unpacked bundle that `verify()` found intact: nothing is checked
 * here
 */
export async function* bundleEntries(path: string, run: string): AsyncGenerator<EntryPayload> {
  const source = await pathSource(path);
  try {
    const files = await openContainer(source);
    if ("code" in files) return;
    const segments = files.filter(({ path }) =>
      path.startsWith(`runs/${run}/entries-`) && path.endsWith(".jsonl")
    ).sort((a, b) => a.path < b.path ? -1 : 1);
    for (const segment of segments) {
      const cutter = new LineCutter(limits.lineBytes);
      for await (const chunk of contentOf(source, segment)) {
        for (const line of cutter.push(chunk).lines) {
          const parsed = parseLine(line);
          if (typeof parsed !== "string") yield parsed.payload as EntryPayload;
        }
      }
    }
  } finally {
    source.close();
  }
}
