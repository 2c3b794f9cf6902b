/**
 * Exports runs from the journal as one bundle, under one of the four claims of the format.
 *
 * @module
 */

import {
  canonicalize,
  disclosuresPath,
  genesisLink,
  logSegmentPath,
  type Manifest,
  manifestShape,
  payloadTypes,
  preAuthEncoding,
  type Signer,
  toBase64Url,
  toHex,
} from "../pef/mod.ts";
import { type Clock, ClyraError, timestamp } from "../platform/mod.ts";
import { type ArtifactLookup, collectArtifacts } from "./artifacts.ts";
import {
  type Covering,
  frontierAt,
  type LineReader,
  type LogView,
  proofLines,
  readLog,
  readNote,
} from "./log_view.ts";
import {
  fileOfBytes,
  type FileToPack,
  type MeasuredFile,
  measureFile,
  packContainer,
} from "./pack.ts";
import {
  type OpenedValue,
  type RunLines,
  runLines,
  segmentLines,
  type Withhold,
} from "./run_lines.ts";

/** What the bundle claims, and for which runs. */
export type ExportClaim =
  | { readonly type: "run-complete" | "run-prefix" | "selection"; readonly runs: readonly string[] }
  /** Every run sealed since a checkpoint that the reader holds; from the log's beginning without one. */
  | { readonly type: "range-complete"; readonly from?: string };

/** What to export, and what it takes. */
export interface ExportOptions {
  readonly claim: ExportClaim;
  readonly lines: LineReader;
  /** The stream of the tenant log in `lines`. */
  readonly logStream: string;
  /** The signed tree head to prove against; must cover what is exported. */
  readonly checkpoint: string;
  /** Signs the manifest, in the role `export`. */
  readonly signer: Signer;
  readonly clock: Clock;
  readonly producer: { readonly name: string; readonly version: string };
  readonly versions: Manifest["versions"];
  /** Documents that entries name by digest. What it does not find is left out, and is seen to be. */
  readonly artifacts?: ArtifactLookup;
  /** Which entries to withhold; their leaves stay. */
  readonly withhold?: Withhold;
  /** Values that open commitments of entries. */
  readonly disclosures?: readonly OpenedValue[];
  readonly metrics?: NonNullable<Manifest["metrics"]>;
}

const limitsText =
  "This bundle proves what the gateway recorded, in which order, and that nothing was added, changed " +
  "or left out since. It does not prove that what was recorded is true, nor what bypassed the gateway.";

/**
 * The bytes of a bundle.
 *
 * @throws ClyraError `not_found` when there is no such run under the checkpoint, `bad_request` when the
 * claim cannot be made for it, `limit_exceeded` when it does not fit into one container.
 */
export async function* exportBundle(options: ExportOptions): AsyncGenerator<Uint8Array> {
  const view = await readLog(options.lines, options);
  const from = options.claim.type === "range-complete" && options.claim.from !== undefined
    ? readNote(options.claim.from)
    : undefined;
  if (from !== undefined && (from.origin !== view.note.origin || from.size >= view.note.size)) {
    throw new ClyraError(
      "bad_request",
      "cannot export range: nothing is new since that checkpoint",
    );
  }
  const runs = chooseRuns(options.claim, { view, from: from?.size ?? 0 });
  const prepared = runs.map(({ run, covering }) => runLines(options, { run, covering }));
  const files = [
    ...await logFiles(options, { view, runs, from: from?.size }),
    ...prepared.flatMap(({ files }) => files),
  ];
  const measured: MeasuredFile[] = [];
  for (const file of files) measured.push(await measureFile(file));
  // Which documents the entries name is known now that their lines were read.
  const artifacts = await collectArtifacts(prepared, options.artifacts);
  for (const file of artifacts) measured.push(await measureFile(file));
  measured.sort((a, b) => a.path < b.path ? -1 : 1);
  const manifest = encodeManifest(options, {
    view,
    runs,
    prepared,
    files: measured,
    from: from?.size,
  });
  const signature = options.signer.sign(preAuthEncoding(payloadTypes.manifest, manifest));
  const signatures = { signatures: [{ keyid: options.signer.keyid, sig: toBase64Url(signature) }] };
  yield* packContainer([
    await measureFile(fileOfBytes("pef/manifest.json", manifest)),
    await measureFile(fileOfBytes("pef/manifest.sigs.json", canonical(signatures))),
    ...measured,
  ]);
}

interface ChosenRun {
  readonly run: string;
  readonly covering: Covering;
}

function chooseRuns(
  claim: ExportClaim,
  options: { readonly view: LogView; readonly from: number },
): readonly ChosenRun[] {
  const { view, from } = options;
  const chosen = claim.type === "range-complete"
    ? [...view.seals].filter(([, { index }]) => index >= from).map(([run, covering]) => ({
      run,
      covering,
    }))
    : [...new Set(claim.runs)].map((run) => ({
      run,
      covering: coveringOf(run, { claim: claim.type, view }),
    }));
  if (chosen.length === 0 && claim.type !== "range-complete") {
    throw new ClyraError("bad_request", "cannot export: no run is named");
  }
  return chosen.sort((a, b) => a.run < b.run ? -1 : 1);
}

function coveringOf(
  run: string,
  options: { readonly claim: string; readonly view: LogView },
): Covering {
  const { claim, view } = options;
  const seal = view.seals.get(run);
  const covering = claim === "run-complete" ? seal : seal ?? view.marks.get(run);
  if (covering !== undefined) return covering;
  const known = view.marks.has(run);
  throw new ClyraError(
    known ? "bad_request" : "not_found",
    `cannot export run ${run}: it has no ${claim === "run-complete" ? "seal" : "seal or mark"} yet`,
    { hint: known ? "close the run first, or claim run-prefix" : "check the run's id" },
  );
}

/** Everything under `log/`. */
async function logFiles(
  options: ExportOptions,
  parts: {
    readonly view: LogView;
    readonly runs: readonly ChosenRun[];
    readonly from: number | undefined;
  },
): Promise<FileToPack[]> {
  const { view, runs, from } = parts;
  const isRange = options.claim.type === "range-complete";
  const covering = runs.map((run) => run.covering.index);
  const marks = view.hasEndedKeys ? runs.flatMap(({ run }) => view.markIndexes.get(run) ?? []) : [];
  const limit = isRange ? from ?? 0 : view.note.size;
  const indexes = [...view.keyIndexes, ...covering, ...marks].filter((index) => index < limit);
  const files = [fileOfBytes("log/checkpoint.note", encode(options.checkpoint))];
  if (indexes.length > 0) {
    const proofs = await proofLines(options.lines, { view, logStream: options.logStream, indexes });
    files.push(fileOfBytes("log/proofs.jsonl", encode(`${proofs.join("\n")}\n`)));
  }
  if (!isRange) return files;
  if (from !== undefined && options.claim.type === "range-complete") {
    files.push(
      fileOfBytes("log/from.note", encode(options.claim.from ?? "")),
      fileOfBytes("log/from-frontier.json", encode(frontierAt(view, from))),
    );
  }
  for (let at = from ?? 0, n = 0; at < view.note.size; at += segmentLines, n++) {
    const count = Math.min(segmentLines, view.note.size - at);
    files.push({
      path: logSegmentPath(n),
      content: () => linesOf(options.lines, { stream: options.logStream, from: at, count }),
    });
  }
  return files;
}

async function* linesOf(
  lines: LineReader,
  range: { readonly stream: string; readonly from: number; readonly count: number },
): AsyncGenerator<Uint8Array> {
  const lineFeed = Uint8Array.of(0x0a);
  let count = 0;
  for await (const line of lines.read(range.stream, { from: range.from })) {
    if (count++ === range.count) return;
    yield line;
    yield lineFeed;
  }
}

function encodeManifest(
  options: ExportOptions,
  parts: {
    readonly view: LogView;
    readonly runs: readonly ChosenRun[];
    readonly prepared: readonly RunLines[];
    readonly files: readonly MeasuredFile[];
    readonly from: number | undefined;
  },
): Uint8Array {
  const { view, runs, prepared, files, from } = parts;
  const { size, origin, root } = view.note;
  const manifest: Manifest = {
    v: 0,
    origin,
    bundle: `${runs.length === 1 ? runs[0]?.run : options.claim.type}/${size}`,
    claim: options.claim.type === "range-complete"
      ? { type: "range-complete", from: from ?? 0, to: size }
      : { type: options.claim.type },
    checkpoint: { size, root: toHex(root) },
    runs: runs.map(({ run, covering }, i) => ({
      run,
      entries: covering.entries,
      root: covering.root,
      first_prev: genesisLink,
      stubs: prepared[i]?.stubs ?? 0,
      ...(covering.type === "run.seal"
        ? { seal_index: covering.index }
        : { mark_index: covering.index }),
      segments: files.map(({ path }) => path).filter((path) =>
        path.startsWith(`runs/${run}/`) && path !== disclosuresPath(run)
      ),
    })),
    files: files.map(({ path, size, sha256 }) => ({ path, size, sha256 })),
    producer: options.producer,
    created: timestamp(options.clock.now()),
    versions: options.versions,
    limits_text: limitsText,
    ...(options.metrics === undefined ? {} : { metrics: options.metrics }),
  };
  const problem = manifestShape.problem(manifest, "");
  if (problem !== undefined) {
    throw new ClyraError(
      "internal",
      `cannot export: the manifest does not fit its schema at ${problem}`,
    );
  }
  return canonical(manifest);
}

function canonical(value: unknown): Uint8Array {
  return canonicalize(encode(JSON.stringify(value)));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
