/**
 * The proof of one entry as a `.pefproof`: a few KiB that verify without the bundle.
 *
 * @module
 */

import {
  canonicalize,
  inclusionProof,
  leafHash,
  limits,
  parseLine,
  type Proof,
  toHex,
} from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import { coverOf, type LogSource, neededLeaves, proofLine, readLog } from "./log_view.ts";

/** Which entry to prove. */
export interface ProveOptions extends LogSource {
  readonly run: string;
  readonly seq: number;
}

/**
 * The bytes of the proof of one entry, under the seal of its run, or under its last mark while it is open.
 *
 * @throws ClyraError `not_found` when the log covers no such entry, `limit_exceeded` when the proof would
 * be larger than a verifier takes.
 */
export async function proveEntry(options: ProveOptions): Promise<Uint8Array> {
  const log = await readLog(options);
  const cover = coverOf(log, options.run);
  if (cover === undefined || options.seq >= cover.body.entries) {
    throw new ClyraError(
      "not_found",
      `cannot prove entry ${options.seq} of run ${options.run}: the log does not cover it`,
      {
        hint: "wait for the run's next mark or its seal",
      },
    );
  }
  const leaves: Uint8Array[] = [];
  let line: Uint8Array | undefined;
  for await (const stored of options.lines.read(options.run)) {
    if (leaves.length === options.seq) line = stored.slice();
    leaves.push(leafHash(stored));
    if (leaves.length === cover.body.entries) break;
  }
  const parsed = line === undefined ? undefined : parseLine(line);
  if (line === undefined || parsed === undefined || typeof parsed === "string") {
    throw new ClyraError("journal_corrupt", `cannot prove entry ${options.seq}: it is damaged`);
  }
  const proven = neededLeaves(log, [options.run]).filter(({ leaf }) => leaf.index <= cover.index);
  const proof: Proof = {
    v: 0,
    checkpoint: options.checkpoint,
    entry: JSON.parse(new TextDecoder().decode(line)),
    leaves: proven.map((kept) => JSON.parse(proofLine(log, kept))),
    proof: inclusionProof(leaves, options.seq).map(toHex),
  };
  const bytes = canonicalize(new TextEncoder().encode(JSON.stringify(proof)));
  if (bytes.length > limits.proofBytes) {
    throw new ClyraError("limit_exceeded", "cannot prove entry: the proof would be over 1 MiB");
  }
  return bytes;
}
