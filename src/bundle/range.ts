/**
 * The files of a whole period of the log, and the runs that it seals.
 *
 * @module
 */

import { Frontier, limits, logSegmentPath, parseCheckpoint, toHex } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import type { LogSource, LogView } from "./log_view.ts";
import { fileOfBytes, type FileToPack } from "./pack.ts";

/** Runs that a leaf from this tree size on seals, in the order of the manifest. */
export function sealedIn(log: LogView, from: number): string[] {
  return log.kept.flatMap(({ leaf }) =>
    leaf.type === "run.seal" && leaf.index >= from ? [leaf.body.run] : []
  ).sort();
}

/**
 * Leaves, and where they begin.
 *
 * @throws ClyraError `bad_request` when the period is empty, or its first checkpoint is not of this log.
 */
export function rangeFiles(
  log: LogView,
  options: LogSource & { readonly from: number; readonly fromCheckpoint?: string },
): FileToPack[] {
  const { from, fromCheckpoint } = options;
  if (from < 0 || from >= log.size) {
    throw new ClyraError("bad_request", "cannot export the period: the log has no leaf in it");
  }
  const files: FileToPack[] = [];
  for (let at = from; at < log.size; at += limits.segmentLines) {
    const to = Math.min(at + limits.segmentLines, log.size);
    files.push({
      path: logSegmentPath(files.length),
      content: () => leafLines(options, { from: at, to }),
    });
  }
  return from === 0 ? files : [...files, ...beginning(log, { from, fromCheckpoint })];
}

function beginning(
  log: LogView,
  options: { readonly from: number; readonly fromCheckpoint: string | undefined },
): FileToPack[] {
  const { from, fromCheckpoint = "" } = options;
  const note = parseCheckpoint(new TextEncoder().encode(fromCheckpoint));
  const frontier = new Frontier();
  for (const leaf of log.leafHashes.slice(0, from)) frontier.append(leaf);
  if (note?.size !== from || toHex(note.root) !== toHex(frontier.root())) {
    throw new ClyraError(
      "bad_request",
      "cannot export the period: its first checkpoint is not of this log",
      {
        hint: "give the signed checkpoint of exactly this tree size",
      },
    );
  }
  const roots = frontier.snapshot().roots.map(toHex);
  const encoder = new TextEncoder();
  return [
    fileOfBytes("log/from.note", encoder.encode(fromCheckpoint)),
    fileOfBytes(
      "log/from-frontier.json",
      encoder.encode(`{"roots":${JSON.stringify(roots)},"size":${from}}`),
    ),
  ];
}

async function* leafLines(
  source: LogSource,
  range: { readonly from: number; readonly to: number },
): AsyncGenerator<Uint8Array> {
  const lineFeed = Uint8Array.of(0x0a);
  let index = range.from;
  for await (const line of source.lines.read(source.logStream, { from: range.from })) {
    if (index++ === range.to) return;
    yield line;
    yield lineFeed;
  }
}
