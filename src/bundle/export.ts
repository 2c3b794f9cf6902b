/**
 * Exports runs from the journal as a bundle, under one of the format's claims.
 *
 * @module
 */

import {
  canonicalize,
  disclosuresPath,
  genesisLink,
  leafHash,
  type Manifest,
  manifestShape,
  parseCheckpoint,
  parseLine,
  payloadTypes,
  preAuthEncoding,
  segmentPath,
  type Signer,
  toBase64Url,
  toHex,
} from "../pef/mod.ts";
import { type Clock, ClyraError, timestamp } from "../platform/mod.ts";
import {
  consistencyLine,
  type Cover,
  coverOf,
  type LogSource,
  type LogView,
  neededLeaves,
  proofLine,
  readLog,
} from "./log_view.ts";
import {
  fileOfBytes,
  type FileToPack,
  type MeasuredFile,
  measureFile,
  packContainer,
} from "./pack.ts";
import { rangeFiles, sealedIn } from "./range.ts";

/** Why an entry is left out of a bundle. */
export type WithholdReason = "privacy" | "scope" | "hold";

/** What every export needs. */
export interface ExportBase extends LogSource {
  /** Signs the manifest, in the role `export`. */
  readonly signer: Signer;
  /** Further signatures of the manifest, by registered export keys of any algorithm. */
  readonly cosigners?: readonly Signer[];
  readonly clock: Clock;
  readonly producer: { readonly name: string; readonly version: string };
  readonly versions: Manifest["versions"];
  /** Documents to embed, each under its digest. */
  readonly artifacts?: readonly Uint8Array[];
  /** Attestations, renderings and time stamps by their path in the bundle. */
  readonly attachments?: Readonly<Record<string, Uint8Array>>;
  readonly metrics?: NonNullable<Manifest["metrics"]>;
  readonly externals?: NonNullable<Manifest["externals"]>;
  readonly custody?: NonNullable<Manifest["custody"]>;
  readonly worm?: NonNullable<Manifest["worm"]>;
  readonly rollback?: NonNullable<Manifest["rollback"]>;
  /** Older checkpoints that somebody may hold, for which consistency is to be proven. */
  readonly older?: readonly string[];
  /** Says which entries become stubs. */
  readonly withhold?: (
    entry: { readonly run: string; readonly seq: number; readonly type: string },
  ) => WithholdReason | undefined;
  /** Lines of `disclosures.jsonl` by run, without line feeds, in the order of the format. */
  readonly disclosures?: Readonly<Record<string, readonly Uint8Array[]>>;
}

/** What to export, and what it takes. */
export interface ExportOptions extends ExportBase {
  readonly run: string;
}

/** What to export under a claim. */
export type BundleOptions =
  & ExportBase
  & (
    | {
      readonly claim: "run-complete" | "run-prefix" | "selection";
      readonly runs: readonly string[];
    }
    /** Every run that was sealed by the log's leaves from this tree size on. */
    | { readonly claim: "range-complete"; readonly from: number; readonly fromCheckpoint?: string }
  );

/** Lines in one segment file; the format's bound. */
const segmentLines = 65_536;
/** Artifacts over this are referenced by the manifest, not embedded. */
export const maxEmbeddedBytes = 25 * 1024 * 1024;

const limitsText =
  "This bundle proves what the gateway recorded, in which order, and that nothing was added, changed " +
  "or left out since. It does not prove that what was recorded is true, nor what bypassed the gateway.";

/**
 * The bytes of the bundle of one sealed run.
 *
 * @throws ClyraError `bad_request` when the run is not sealed, `limit_exceeded` when it does not fit into
 * one container.
 */
export async function* exportRun(options: ExportOptions): AsyncGenerator<Uint8Array> {
  yield* exportBundle({ ...options, claim: "run-complete", runs: [options.run] });
}

/**
 * The bytes of a bundle.
 *
 * @throws ClyraError `bad_request` when a run is not covered as the claim asks, `limit_exceeded` when it
 * does not fit into one container.
 */
export async function* exportBundle(options: BundleOptions): AsyncGenerator<Uint8Array> {
  const log = await readLog(options);
  const isRange = options.claim === "range-complete";
  const ids = isRange ? sealedIn(log, options.from) : [...new Set(options.runs)].sort();
  if (ids.length === 0 && !isRange) {
    throw new ClyraError("bad_request", "cannot export: no run is named");
  }
  const runs: ExportedRun[] = [];
  for (const id of ids) runs.push(await planRun(id, { log, options }));
  const files = [
    fileOfBytes("log/checkpoint.note", encode(options.checkpoint)),
    ...logFiles(log, { options, ids }),
    ...runs.flatMap((run) => run.files),
    ...Object.entries(options.attachments ?? {}).map(([path, bytes]) => fileOfBytes(path, bytes)),
    ...await artifactFiles(options.artifacts ?? []),
  ];
  const measured: MeasuredFile[] = [];
  for (const file of files) measured.push(await measureFile(file));
  measured.sort((a, b) => a.path < b.path ? -1 : 1);
  const signers = signersOf(options);
  const manifest = encodeManifest(options, { log, files: measured, runs, signers });
  const message = preAuthEncoding(payloadTypes.manifest, manifest);
  const signatures = signers.map((signer) => ({
    keyid: signer.keyid,
    sig: toBase64Url(signer.sign(message)),
  }));
  const signed = canonicalize(encode(JSON.stringify({ signatures })));
  yield* packContainer([
    await measureFile(fileOfBytes("pef/manifest.json", manifest)),
    await measureFile(fileOfBytes("pef/manifest.sigs.json", signed)),
    ...measured,
  ]);
}

/** All who sign, in the order of the format, which names each of them in what they sign. */
function signersOf({ signer, cosigners = [] }: ExportBase): Signer[] {
  const signers = [signer, ...cosigners].sort((a, b) => (a.keyid < b.keyid ? -1 : 1));
  const twice = signers.find(({ keyid }, i) => keyid === signers[i - 1]?.keyid);
  if (twice !== undefined) {
    throw new ClyraError("bad_request", `cannot export: key ${twice.keyid} is to sign twice`, {
      hint: "name each signer once",
    });
  }
  return signers;
}

interface ExportedRun {
  readonly run: string;
  readonly cover: Cover;
  readonly stubs: number;
  readonly files: readonly FileToPack[];
}

async function planRun(
  run: string,
  context: { readonly log: LogView; readonly options: BundleOptions },
): Promise<ExportedRun> {
  const { log, options } = context;
  const cover = coverOf(log, run);
  const needsSeal = options.claim === "run-complete" || options.claim === "range-complete";
  if (cover === undefined || (needsSeal && cover.type !== "run.seal")) {
    throw new ClyraError("bad_request", `cannot export run ${run}: it has no seal yet`, {
      hint: "close the run first, or export it under the claim 'run-prefix'",
    });
  }
  const files: FileToPack[] = [];
  for (let from = 0; from < cover.body.entries; from += segmentLines) {
    const count = Math.min(segmentLines, cover.body.entries - from);
    files.push({
      path: segmentPath(run, files.length),
      content: () => segment({ options, run, from, count }),
    });
  }
  const disclosed = options.disclosures?.[run] ?? [];
  if (disclosed.length > 0) {
    const lines = disclosed.map((line) => `${new TextDecoder().decode(line)}\n`);
    files.push(fileOfBytes(disclosuresPath(run), encode(lines.join(""))));
  }
  return { run, cover, stubs: await countStubs(run, { options, cover }), files };
}

async function countStubs(
  run: string,
  context: { readonly options: BundleOptions; readonly cover: Cover },
): Promise<number> {
  const { options, cover } = context;
  if (options.withhold === undefined) return 0;
  let stubs = 0;
  let seq = 0;
  for await (const line of options.lines.read(run)) {
    if (seq === cover.body.entries) break;
    if (stubOf(line, { options, run, seq: seq++ }) !== undefined) stubs++;
  }
  return stubs;
}

/** The stub in place of a line, if it is to be withheld. */
function stubOf(
  line: Uint8Array,
  at: { readonly options: BundleOptions; readonly run: string; readonly seq: number },
): Uint8Array | undefined {
  const { options, run, seq } = at;
  if (options.withhold === undefined) return undefined;
  const parsed = parseLine(line);
  if (typeof parsed === "string") {
    throw new ClyraError("journal_corrupt", `cannot export: entry ${seq} of run ${run} is damaged`);
  }
  const { type } = parsed.payload as { readonly type: string };
  const why = options.withhold({ run, seq, type });
  if (why === undefined) return undefined;
  return encode(`{"leaf":"${toHex(leafHash(line))}","why":"${why}"}`);
}

async function* segment(
  range: {
    readonly options: BundleOptions;
    readonly run: string;
    readonly from: number;
    readonly count: number;
  },
): AsyncGenerator<Uint8Array> {
  const { options, run, from, count } = range;
  const lineFeed = Uint8Array.of(0x0a);
  let seq = from;
  for await (const line of options.lines.read(run, { from })) {
    if (seq === from + count) return;
    yield stubOf(line, { options, run, seq }) ?? line;
    yield lineFeed;
    seq++;
  }
}

function logFiles(
  log: LogView,
  context: { readonly options: BundleOptions; readonly ids: readonly string[] },
): FileToPack[] {
  const { options, ids } = context;
  const isRange = options.claim === "range-complete";
  const before = isRange ? options.from : log.size;
  const files = isRange ? rangeFiles(log, options) : [];
  if (before > 0) {
    const lines = neededLeaves(log, isRange ? [] : ids)
      .filter(({ leaf }) => leaf.index < before)
      .map((kept) => `${proofLine(log, kept)}\n`);
    files.push(fileOfBytes("log/proofs.jsonl", encode(lines.join(""))));
  }
  const older = (options.older ?? []).flatMap((text) => {
    const note = parseCheckpoint(encode(text));
    return note === undefined || note.size === 0 || note.size > log.size ? [] : [note];
  }).sort((a, b) => a.size - b.size)
    .filter((note, i, all) => note.size !== all[i - 1]?.size);
  if (older.length > 0) {
    const lines = older.map(({ size, root }) =>
      `${consistencyLine(log, { size, root: toHex(root) })}\n`
    );
    files.push(fileOfBytes("log/consistency.jsonl", encode(lines.join(""))));
  }
  return files;
}

async function artifactFiles(artifacts: readonly Uint8Array[]): Promise<FileToPack[]> {
  const files = new Map<string, FileToPack>();
  for (const bytes of artifacts) {
    if (bytes.length > maxEmbeddedBytes) {
      throw new ClyraError("limit_exceeded", "cannot embed artifact: it is over 25 MB", {
        hint: "store it elsewhere and list it under externals",
      });
    }
    const { sha256 } = await measureFile(fileOfBytes("artifact", bytes));
    files.set(sha256, fileOfBytes(`artifacts/sha256/${sha256}`, bytes));
  }
  return [...files.values()];
}

function encodeManifest(
  options: BundleOptions,
  parts: {
    readonly log: LogView;
    readonly files: readonly MeasuredFile[];
    readonly runs: readonly ExportedRun[];
    readonly signers: readonly Signer[];
  },
): Uint8Array {
  const { log, files, runs, signers } = parts;
  const { metrics, externals, custody, worm, rollback } = options;
  const manifest: Manifest = {
    v: 0,
    origin: log.origin,
    bundle: `${runs[0]?.run ?? "none"}/${log.size}`,
    claim: options.claim === "range-complete"
      ? { type: options.claim, from: options.from, to: log.size }
      : { type: options.claim },
    checkpoint: { size: log.size, root: log.root },
    runs: runs.map(manifestRun),
    files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
    producer: options.producer,
    created: timestamp(options.clock.now()),
    versions: options.versions,
    limits_text: limitsText,
    signers: signers.map(({ keyid }) => keyid),
    ...(metrics === undefined ? {} : { metrics }),
    ...(externals === undefined ? {} : { externals }),
    ...(custody === undefined ? {} : { custody }),
    ...(worm === undefined ? {} : { worm }),
    ...(rollback === undefined ? {} : { rollback }),
  };
  const problem = manifestShape.problem(manifest, "");
  if (problem !== undefined) {
    throw new ClyraError(
      "internal",
      `cannot export: the manifest does not fit its schema at ${problem}`,
    );
  }
  return canonicalize(encode(JSON.stringify(manifest)));
}

function manifestRun({ run, cover, stubs, files }: ExportedRun): Manifest["runs"][number] {
  return {
    run,
    entries: cover.body.entries,
    root: cover.body.root,
    first_prev: genesisLink,
    stubs,
    segments: files.map(({ path }) => path).filter((path) => path !== disclosuresPath(run)),
    ...(cover.type === "run.seal" ? { seal_index: cover.index } : { mark_index: cover.index }),
  };
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
