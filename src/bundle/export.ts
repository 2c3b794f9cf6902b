/**
 * Exports a sealed run from the journal as a bundle that proves it complete.
 *
 * @module
 */

import {
  canonicalize,
  genesisLink,
  inclusionProof,
  leafHash,
  type LeafPayload,
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
import { fileOfBytes, type FileToPack, measureFile, packContainer } from "./pack.ts";

/** Stored lines by stream; the journal's store has this form. */
export interface LineReader {
  read(stream: string, options?: { readonly from?: number }): AsyncIterable<Uint8Array>;
}

/** What to export, and what it takes. */
export interface ExportOptions {
  readonly run: string;
  readonly lines: LineReader;
  /** The stream of the tenant log in `lines`. */
  readonly logStream: string;
  /** The signed tree head to prove against; must cover the run's seal. */
  readonly checkpoint: string;
  /** Signs the manifest, in the role `export`. */
  readonly signer: Signer;
  readonly clock: Clock;
  readonly producer: { readonly name: string; readonly version: string };
  readonly versions: Manifest["versions"];
  /** Documents to embed, each under its digest. */
  readonly artifacts?: readonly Uint8Array[];
  readonly metrics?: NonNullable<Manifest["metrics"]>;
}

/** Lines in one segment file; the format's bound. */
const segmentLines = 65_536;
/** Artifacts over this are referenced by the manifest, not embedded. */
export const maxEmbeddedBytes = 25 * 1024 * 1024;

const limitsText =
  "This bundle proves what the gateway recorded, in which order, and that nothing was added, changed " +
  "or left out since. It does not prove that what was recorded is true, nor what bypassed the gateway.";

/**
 * The bytes of the bundle of a sealed run.
 *
 * @throws ClyraError `not_found` when there is no such run, `bad_request` when it is not sealed,
 * `limit_exceeded` when it does not fit into one container.
 */
export async function* exportRun(options: ExportOptions): AsyncGenerator<Uint8Array> {
  const log = await readLog(options);
  const files: FileToPack[] = [
    fileOfBytes("log/checkpoint.note", encode(options.checkpoint)),
    fileOfBytes("log/proofs.jsonl", proofLines(log)),
    ...segmentFiles(options, log.seal.body.entries),
  ];
  const artifacts = new Map<string, FileToPack>();
  for (const bytes of options.artifacts ?? []) {
    if (bytes.length > maxEmbeddedBytes) {
      throw new ClyraError("limit_exceeded", "cannot embed artifact: it is over 25 MB", {
        hint: "store it elsewhere and list it under externals",
      });
    }
    const { sha256 } = await measureFile(fileOfBytes("artifact", bytes));
    artifacts.set(sha256, fileOfBytes(`artifacts/sha256/${sha256}`, bytes));
  }
  const measured = await Promise.all([...files, ...artifacts.values()].map(measureFile));
  measured.sort((a, b) => a.path < b.path ? -1 : 1);
  const manifest = encodeManifest(options, { log, files: measured });
  const signature = options.signer.sign(preAuthEncoding(payloadTypes.manifest, manifest));
  const signatures = encode(JSON.stringify({
    signatures: [{ keyid: options.signer.keyid, sig: toBase64Url(signature) }],
  }));
  yield* packContainer([
    await measureFile(fileOfBytes("pef/manifest.json", manifest)),
    await measureFile(fileOfBytes("pef/manifest.sigs.json", canonicalize(signatures))),
    ...measured,
  ]);
}

type Seal = LeafPayload & { readonly type: "run.seal" };

interface LogView {
  readonly seal: Seal;
  readonly size: number;
  readonly root: string;
  readonly origin: string;
  readonly leafHashes: readonly Uint8Array[];
  /** Lines that the bundle must prove: keys, and the seal. */
  readonly proven: readonly { readonly index: number; readonly line: Uint8Array }[];
}

async function readLog(options: ExportOptions): Promise<LogView> {
  const note = parseCheckpoint(encode(options.checkpoint));
  if (note === undefined) {
    throw new ClyraError("internal", "cannot export: the checkpoint is malformed");
  }
  const leafHashes: Uint8Array[] = [];
  const proven: { index: number; line: Uint8Array }[] = [];
  let seal: Seal | undefined;
  for await (const line of options.lines.read(options.logStream)) {
    if (leafHashes.length >= note.size) break;
    const parsed = parseLine(line);
    if (typeof parsed === "string") {
      throw new ClyraError(
        "journal_corrupt",
        `cannot export: leaf ${leafHashes.length} is damaged`,
      );
    }
    const leaf = parsed.payload as LeafPayload;
    const isSeal = leaf.type === "run.seal" && leaf.body.run === options.run;
    if (isSeal) seal = leaf as Seal;
    if (isSeal || leaf.type.startsWith("key.")) {
      proven.push({ index: leafHashes.length, line: line.slice() });
    }
    leafHashes.push(leafHash(line));
  }
  if (seal === undefined) {
    throw new ClyraError("bad_request", `cannot export run ${options.run}: it has no seal yet`, {
      hint: "close the run first",
    });
  }
  const { size, origin, root } = note;
  return { seal, size, root: toHex(root), origin, leafHashes, proven };
}

function proofLines(log: LogView): Uint8Array {
  const decoder = new TextDecoder();
  const lines = log.proven.map(({ index, line }) => {
    const proof = inclusionProof(log.leafHashes, index).map(toHex);
    return `{"entry":${decoder.decode(line)},"index":${index},"proof":${JSON.stringify(proof)}}\n`;
  });
  return encode(lines.join(""));
}

function segmentFiles(options: ExportOptions, entries: number): FileToPack[] {
  const files: FileToPack[] = [];
  for (let from = 0; from < entries; from += segmentLines) {
    files.push({
      path: segmentPath(options.run, files.length),
      content: () => segment(options, { from, count: Math.min(segmentLines, entries - from) }),
    });
  }
  return files;
}

async function* segment(
  options: ExportOptions,
  range: { readonly from: number; readonly count: number },
): AsyncGenerator<Uint8Array> {
  const lineFeed = Uint8Array.of(0x0a);
  let count = 0;
  for await (const line of options.lines.read(options.run, { from: range.from })) {
    if (count++ === range.count) return;
    yield line;
    yield lineFeed;
  }
}

function encodeManifest(
  options: ExportOptions,
  parts: {
    readonly log: LogView;
    readonly files: readonly {
      readonly path: string;
      readonly size: number;
      readonly sha256: string;
    }[];
  },
): Uint8Array {
  const { log, files } = parts;
  const { body } = log.seal;
  const manifest: Manifest = {
    v: 0,
    origin: log.origin,
    bundle: `${options.run}/${log.size}`,
    claim: { type: "run-complete" },
    checkpoint: { size: log.size, root: log.root },
    runs: [{
      run: options.run,
      entries: body.entries,
      root: body.root,
      first_prev: genesisLink,
      stubs: 0,
      seal_index: log.seal.index,
      segments: segmentFiles(options, body.entries).map(({ path }) => path),
    }],
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
  return canonicalize(encode(JSON.stringify(manifest)));
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
