/**
 * The entries of one run out of a bundle that was verified.
 *
 * @module
 */

import {
  contentOf,
  type EntryPayload,
  limits,
  LineCutter,
  openContainer,
  parseLine,
  pathSource,
} from "../../pef/mod.ts";

/** Reads them in order; withheld ones are left out. Nothing for a run that is not there. */
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
