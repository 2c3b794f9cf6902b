/**
 * The proof of one entry: a few KiB that tie it to a checkpoint, to be handed out alone.
 *
 * @module
 */

import { canonicalize, inclusionProof, leafHash, toHex } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import { type LineReader, proofLines, readLog } from "./log_view.ts";

/** What to prove. */
export interface ProveOptions {
  readonly run: string;
  readonly seq: number;
  readonly lines: LineReader;
  readonly logStream: string;
  /** The signed tree head to prove against; must cover the run's seal. */
  readonly checkpoint: string;
}

/**
 * The bytes of a `.pefproof`.
 *
 * @throws ClyraError `not_found` when the run has no such entry under its seal.
 */
export async function proveEntry(options: ProveOptions): Promise<Uint8Array> {
  const { run, seq, lines, logStream } = options;
  const view = await readLog(lines, options);
  const covering = view.seals.get(run) ?? view.marks.get(run);
  if (covering === undefined || seq >= covering.entries) {
    throw new ClyraError("not_found", `cannot prove ${run}/${seq}: no sealed entry of this place`, {
      hint: "close the run first, and check run and number",
    });
  }
  const leaves: Uint8Array[] = [];
  let line: Uint8Array | undefined;
  for await (const stored of lines.read(run)) {
    if (leaves.length === covering.entries) break;
    if (leaves.length === seq) line = stored.slice();
    leaves.push(leafHash(stored));
  }
  const decoder = new TextDecoder();
  const marks = view.hasEndedKeys ? view.markIndexes.get(run) ?? [] : [];
  const indexes = [...view.keyIndexes, covering.index, ...marks];
  const proofs = await proofLines(lines, { view, logStream, indexes });
  const proof = {
    v: 0,
    checkpoint: options.checkpoint,
    entry: JSON.parse(decoder.decode(line)),
    leaves: proofs.map((text) => JSON.parse(text)),
    proof: inclusionProof(leaves, seq).map(toHex),
  };
  return canonicalize(new TextEncoder().encode(JSON.stringify(proof)));
}
