/**
 * The tenant log as an export needs it: leaf hashes up to a checkpoint, the leaves to prove, the lines of
 * a range.
 *
 * @module
 */

import {
  Frontier,
  inclusionProof,
  leafHash,
  type LeafPayload,
  parseCheckpoint,
  parseLine,
  type SignedNote,
  toHex,
} from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";

/** Stored lines by stream; the journal's store has this form. */
export interface LineReader {
  read(stream: string, options?: { readonly from?: number }): AsyncIterable<Uint8Array>;
}

/** The leaf that states a run's length and root: its seal, or the newest mark of a run still open. */
export interface Covering {
  readonly type: "run.seal" | "run.mark";
  readonly index: number;
  readonly entries: number;
  readonly root: string;
}

/** The log up to a checkpoint. */
export interface LogView {
  readonly note: SignedNote;
  readonly leafHashes: readonly Uint8Array[];
  /** Seals by run, and the newest marks of runs. */
  readonly seals: ReadonlyMap<string, Covering>;
  readonly marks: ReadonlyMap<string, Covering>;
  /** Key leaves; and, once an entry key has ended, all marks, by which signatures are dated. */
  readonly keyIndexes: readonly number[];
  readonly markIndexes: ReadonlyMap<string, readonly number[]>;
  readonly hasEndedKeys: boolean;
}

/**
 * Reads the log up to a checkpoint.
 *
 * @throws ClyraError `journal_corrupt` for a damaged leaf, or one too few; `bad_request` for a note that
 * is none.
 */
export async function readLog(
  lines: LineReader,
  options: { readonly logStream: string; readonly checkpoint: string },
): Promise<LogView> {
  const note = readNote(options.checkpoint);
  const leafHashes: Uint8Array[] = [];
  const seals = new Map<string, Covering>();
  const marks = new Map<string, Covering>();
  const keyIndexes: number[] = [];
  const markIndexes = new Map<string, number[]>();
  let hasEndedKeys = false;
  for await (const line of lines.read(options.logStream)) {
    const index = leafHashes.length;
    if (index >= note.size) break;
    const leaf = payloadOf(line, index);
    leafHashes.push(leafHash(line));
    if (leaf.type.startsWith("key.")) keyIndexes.push(index);
    if (leaf.type === "key.rotate" || leaf.type === "key.revoke") hasEndedKeys = true;
    if (leaf.type === "run.seal" || leaf.type === "run.mark") {
      const { run, entries, root } = leaf.body;
      const covering: Covering = { type: leaf.type, index, entries, root };
      (leaf.type === "run.seal" ? seals : marks).set(run, covering);
      if (leaf.type === "run.mark") markIndexes.set(run, [...markIndexes.get(run) ?? [], index]);
    }
  }
  if (leafHashes.length < note.size) {
    throw new ClyraError(
      "journal_corrupt",
      "cannot export: the log is shorter than its checkpoint",
    );
  }
  return { note, leafHashes, seals, marks, keyIndexes, markIndexes, hasEndedKeys };
}

/** Reads a checkpoint of our own or of an auditor. */
export function readNote(text: string): SignedNote {
  const note = parseCheckpoint(new TextEncoder().encode(text));
  if (note === undefined) {
    throw new ClyraError("bad_request", "cannot read the checkpoint: it is no C2SP signed note");
  }
  return note;
}

function payloadOf(line: Uint8Array, index: number): LeafPayload {
  const parsed = parseLine(line);
  if (typeof parsed !== "string") return parsed.payload as LeafPayload;
  throw new ClyraError("journal_corrupt", `cannot export: leaf ${index} of the log is damaged`);
}

/** The lines of `log/proofs.jsonl`: each leaf with its inclusion proof, in order of index. */
export async function proofLines(
  lines: LineReader,
  options: {
    readonly view: LogView;
    readonly logStream: string;
    readonly indexes: Iterable<number>;
  },
): Promise<string[]> {
  const wanted = [...new Set(options.indexes)].sort((a, b) => a - b);
  const decoder = new TextDecoder();
  const proofs: string[] = [];
  for (const index of wanted) {
    for await (const line of lines.read(options.logStream, { from: index })) {
      const proof = inclusionProof(options.view.leafHashes, index).map(toHex);
      proofs.push(
        `{"entry":${decoder.decode(line)},"index":${index},"proof":${JSON.stringify(proof)}}`,
      );
      break;
    }
  }
  return proofs;
}

/** `log/from-frontier.json`: the perfect subtrees of the tree of the first `size` leaves. */
export function frontierAt(view: LogView, size: number): string {
  const frontier = new Frontier();
  for (const hash of view.leafHashes.slice(0, size)) frontier.append(hash);
  return JSON.stringify({ roots: frontier.snapshot().roots.map(toHex), size });
}
