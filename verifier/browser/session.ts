/**
 * One look at a bundle: verify it, and, only when it is intact, read what it tells.
 *
 * @module
 */

import {
  disclosuresPath,
  encodeVerdict,
  type Manifest,
  type Verdict,
  verify,
  verifyProof,
} from "../../src/pef/mod.ts";
import {
  type InnerFile,
  listFiles,
  readLines,
  readManifest,
  readText,
} from "../report/bundle_files.ts";
import { type Changes, maxDocumentBytes, readChanges } from "./changes.ts";
import { lookupIn } from "./externals.ts";
import { readOpened } from "./opened.ts";
import { type RunStory, Storyteller } from "./timeline.ts";

/** How far it is: which of the passes over the file, and how much of it is done, 0 to 1. */
export interface Progress {
  readonly phase: "reading" | "checking" | "telling";
  readonly fraction: number;
}

/** What an intact bundle holds. */
export interface Contents {
  readonly manifest: Manifest;
  readonly files: readonly InnerFile[];
  readonly runs: readonly RunStory[];
  /** Runs that are in the bundle but not told. */
  readonly untoldRuns: number;
  /** Lists of changed rows by the SHA-256 of their document. */
  readonly changes: ReadonlyMap<string, Changes>;
}

/** What came out. */
export interface Outcome {
  readonly verdict: Verdict;
  /** The verdict in its canonical form, the same text from every verifier. */
  readonly verdictText: string;
  /** Only of a bundle that is intact: nothing of a broken one is worth showing. */
  readonly contents: Contents | undefined;
  /** What the one entry of an intact proof tells. */
  readonly receipt?: RunStory;
}

/** The user asked to stop. */
export class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** Runs told on one page. */
const maxRuns = 20;
/** Documents of changed rows that are read. */
const maxDocuments = 50;

/** How to look. */
export interface SessionOptions {
  readonly trust?: Uint8Array | undefined;
  /** A checkpoint that the user kept from before. */
  readonly prior?: Uint8Array | undefined;
  /** Files among which objects are that the bundle names but does not hold. */
  readonly externals?: readonly File[];
  readonly onProgress?: (progress: Progress) => void;
  readonly signal?: AbortSignal;
  /** The present, epoch milliseconds. */
  readonly nowMs: number;
}

/**
 * Verifies a file and reads its story.
 *
 * @throws Cancelled after `signal`, or the browser's error when the file cannot be read.
 */
export async function inspect(file: File, options: SessionOptions): Promise<Outcome> {
  const source = new WatchedFile(file, options);
  const { externals = [], nowMs } = options;
  const given = {
    nowMs,
    ...(options.trust === undefined ? {} : { trust: options.trust }),
    ...(options.prior === undefined ? {} : { prior: options.prior }),
    ...(externals.length === 0 ? {} : {
      externals: lookupIn(externals, () => source.stopIfAsked()),
    }),
  };
  const isProof = /\.pefproof$/i.test(file.name);
  const verdict = isProof
    ? await verifyProof(file, given)
    : await verify(source as unknown as Blob, given);
  const verdictText = new TextDecoder().decode(encodeVerdict(verdict));
  if (verdict.integrity !== "intact") return { verdict, verdictText, contents: undefined };
  if (isProof) {
    return { verdict, verdictText, contents: undefined, receipt: await readReceipt(file) };
  }
  return { verdict, verdictText, contents: await readContents(source) };
}

/** Only of a proof that was found right, which bounds its size and depth. */
async function readReceipt(file: File): Promise<RunStory> {
  const { entry } = JSON.parse(await file.text()) as {
    readonly entry: { readonly payload: { readonly run: string } };
  };
  const teller = new Storyteller(entry.payload.run);
  teller.line(JSON.stringify(entry));
  return teller.story();
}

/** A file that says how far it was read, and stops being readable when the user asks to stop. */
class WatchedFile {
  readonly size: number;
  readonly #file: Blob;
  readonly #options: SessionOptions;
  #readBytes = 0;
  #telling: { readonly totalBytes: number } | undefined;

  constructor(file: Blob, options: SessionOptions) {
    this.size = file.size;
    this.#file = file;
    this.#options = options;
  }

  /** @throws Cancelled when the user asked to stop. */
  stopIfAsked(): void {
    if (this.#options.signal?.aborted === true) throw new Cancelled("cancelled");
  }

  slice(start: number, end: number): Blob {
    this.stopIfAsked();
    this.#readBytes += end - start;
    this.#options.onProgress?.(this.#progress());
    return this.#file.slice(start, end);
  }

  /** From here on reading counts as telling. */
  tell(totalBytes: number): void {
    this.#readBytes = 0;
    this.#telling = { totalBytes };
  }

  /** Verification reads the file twice: once for its own fingerprint, once for all inside. */
  #progress(): Progress {
    if (this.#telling !== undefined) {
      return { phase: "telling", fraction: part(this.#readBytes, this.#telling.totalBytes) };
    }
    return this.#readBytes <= this.size
      ? { phase: "reading", fraction: part(this.#readBytes, this.size) }
      : { phase: "checking", fraction: part(this.#readBytes - this.size, this.size) };
  }
}

function part(done: number, total: number): number {
  return total === 0 ? 1 : Math.min(done / total, 1);
}

async function readContents(source: WatchedFile): Promise<Contents> {
  const files = await listFiles(source);
  const manifest = await readManifest(source, files);
  const byPath = new Map(files.map((file) => [file.path, file]));
  const told = manifest.runs.slice(0, maxRuns);
  const segments = told.flatMap((run) => run.segments.flatMap((path) => byPath.get(path) ?? []));
  source.tell(segments.reduce((sum, { size }) => sum + size, 0));
  const runs: RunStory[] = [];
  for (const { run, segments } of told) {
    const disclosures = byPath.get(disclosuresPath(run));
    const opened = disclosures && await readOpened(readLines(source, disclosures));
    const teller = new Storyteller(run, opened);
    for (const path of segments) {
      const file = byPath.get(path);
      if (file === undefined) continue;
      for await (const lines of readLines(source, file)) {
        for (const line of lines) teller.line(line);
      }
    }
    runs.push(teller.story());
  }
  return {
    manifest,
    files,
    runs,
    untoldRuns: manifest.runs.length - told.length,
    changes: await readAllChanges(source, { runs, byPath }),
  };
}

async function readAllChanges(
  source: WatchedFile,
  context: {
    readonly runs: readonly RunStory[];
    readonly byPath: ReadonlyMap<string, InnerFile>;
  },
): Promise<ReadonlyMap<string, Changes>> {
  const wanted = new Set<string>();
  for (const { steps } of context.runs) {
    for (const step of steps) {
      if (step.kind === "event" && step.changes !== undefined) wanted.add(step.changes);
    }
  }
  const found = new Map<string, Changes>();
  for (const digest of [...wanted].slice(0, maxDocuments)) {
    const file = context.byPath.get(`artifacts/sha256/${digest}`);
    const text = file && await readText(source, file, maxDocumentBytes);
    const changes = text === undefined ? undefined : readChanges(text);
    if (changes !== undefined) found.set(digest, changes);
  }
  return found;
}
