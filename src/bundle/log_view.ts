/**
 * The tenant log as an exporter sees it: hashes of all leaves, and the few lines that bundles need.
 *
 * @module
 */

import {
  consistencyProof,
  inclusionProof,
  leafHash,
  type LeafPayload,
  parseCheckpoint,
  parseLine,
  toHex,
} from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";

/** Stored lines by stream; the journal's store has this form. */
export interface LineReader {
  read(stream: string, options?: { readonly from?: number }): AsyncIterable<Uint8Array>;
}

/** Where the log is, and the tree head to read it up to. */
export interface LogSource {
  readonly lines: LineReader;
  /** The stream of the tenant log in `lines`. */
  readonly logStream: string;
  /** The signed tree head to prove against. */
  readonly checkpoint: string;
}

/** What states how long a run is. */
export type Cover = Extract<LeafPayload, { readonly type: "run.mark" | "run.seal" }>;

/** A log leaf with its line. */
export interface KeptLeaf {
  readonly leaf: LeafPayload;
  readonly line: Uint8Array;
}

/** The log up to a checkpoint. */
export interface LogView {
  readonly origin: string;
  readonly size: number;
  /** Hex. */
  readonly root: string;
  /** 32 bytes for each leaf. */
  readonly leafHashes: readonly Uint8Array[];
  /** Key leaves, marks and seals, in order. */
  readonly kept: readonly KeptLeaf[];
}

/**
 * Reads the log.
 *
 * @throws ClyraError `internal` when the checkpoint is malformed, `journal_corrupt` when a leaf is.
 */
export async function readLog(source: LogSource): Promise<LogView> {
  const note = parseCheckpoint(encode(source.checkpoint));
  if (note === undefined) {
    throw new ClyraError("internal", "cannot export: the checkpoint is malformed");
  }
  const leafHashes: Uint8Array[] = [];
  const kept: KeptLeaf[] = [];
  for await (const line of source.lines.read(source.logStream)) {
    if (leafHashes.length >= note.size) break;
    const parsed = parseLine(line);
    if (typeof parsed === "string") {
      throw new ClyraError(
        "journal_corrupt",
        `cannot export: leaf ${leafHashes.length} is damaged`,
      );
    }
    const leaf = parsed.payload as LeafPayload;
    if (leaf.type.startsWith("key.") || leaf.type === "run.mark" || leaf.type === "run.seal") {
      kept.push({ leaf, line: line.slice() });
    }
    leafHashes.push(leafHash(line));
  }
  const { size, origin, root } = note;
  if (leafHashes.length !== size) {
    throw new ClyraError(
      "journal_corrupt",
      "cannot export: the log is shorter than its checkpoint",
    );
  }
  return { size, origin, root: toHex(root), leafHashes, kept };
}

/** The seal of a run, else its last mark, else `undefined`. */
export function coverOf(log: LogView, run: string): Cover | undefined {
  const covers = coversOf(log, run).map(({ leaf }) => leaf as Cover);
  return covers.find(({ type }) => type === "run.seal") ?? covers.at(-1);
}

function coversOf(log: LogView, run: string): KeptLeaf[] {
  return log.kept.filter(({ leaf }) =>
    (leaf.type === "run.mark" || leaf.type === "run.seal") && leaf.body.run === run
  );
}

/**
 * The leaves that a bundle of these runs must prove: all keys, what covers each run, and the last mark
 * before each key of entries ended, which keeps what that key signed valid.
 */
export function neededLeaves(log: LogView, runs: readonly string[]): KeptLeaf[] {
  const needed = new Set(log.kept.filter(({ leaf }) => leaf.type.startsWith("key.")));
  const ends = log.kept.filter(({ leaf }) =>
    (leaf.type === "key.rotate" || leaf.type === "key.revoke") && leaf.body.role === "entry"
  );
  for (const run of runs) {
    const covers = coversOf(log, run);
    const cover = coverOf(log, run);
    for (const kept of covers) if (kept.leaf === cover) needed.add(kept);
    for (const { leaf: end } of ends) {
      const before = covers.filter(({ leaf }) => leaf.index < end.index).at(-1);
      if (before !== undefined) needed.add(before);
    }
  }
  return [...needed].sort((a, b) => a.leaf.index - b.leaf.index);
}

/** A line of `log/proofs.jsonl`, without line feed. */
export function proofLine(log: LogView, { leaf, line }: KeptLeaf): string {
  const proof = inclusionProof(log.leafHashes, leaf.index).map(toHex);
  const entry = new TextDecoder().decode(line);
  return `{"entry":${entry},"index":${leaf.index},"proof":${JSON.stringify(proof)}}`;
}

/** A line of `log/consistency.jsonl`: the older head of `size` leaves leads to the checkpoint. */
export function consistencyLine(
  log: LogView,
  older: { readonly size: number; readonly root: string },
): string {
  const proof = consistencyProof(log.leafHashes, older.size).map(toHex);
  return `{"proof":${JSON.stringify(proof)},"root":"${older.root}","size":${older.size}}`;
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
