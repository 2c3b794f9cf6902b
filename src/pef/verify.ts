/**
 * Verification of a bundle, offline, from the bundle, a trust file and nothing else.
 *
 * The order is that of the specification: container, manifest, checkpoint and keys, the manifest's
 * signatures, then each run. Bytes are read forward once; memory does not grow with the bundle.
 *
 * @module
 */

import { Sha256 } from "../hotpath/mod.ts";
import { toHex } from "./bytes.ts";
import { type ContainedFile, contentOf, openContainer } from "./container.ts";
import { payloadTypes, preAuthEncoding } from "./dsse.ts";
import type { FindingCode } from "./findings.ts";
import { verifyText } from "./key_set.ts";
import { limits } from "./limits.ts";
import { parseStrict } from "./line.ts";
import { LineCutter } from "./lines.ts";
import {
  claimTypes,
  type Manifest,
  manifestShape,
  type ManifestSignatures,
  signaturesShape,
} from "./manifest.ts";
import { blobSource, type ByteSource, bytesSource, chunkBytes, pathSource } from "./source.ts";
import { parseTrust, type Trust } from "./trust.ts";
import { concludeVerdict, type Counts, Findings, type Verdict } from "./verdict.ts";
import { codeOfLineProblem, LogVerifier } from "./verify_log.ts";
import { RunVerifier } from "./verify_run.ts";

/** How to verify. */
export interface VerifyOptions {
  /** `trust.json`, as text, bytes or data. Without it the best answer is INTACT_UNTRUSTED. */
  readonly trust?: unknown;
  /** Told about progress, at most once for each megabyte. */
  readonly onProgress?: (
    progress: { readonly doneBytes: number; readonly totalBytes: number },
  ) => void;
  /** The present, for the trust file's greatest age; epoch milliseconds. */
  readonly nowMs?: number;
}

/**
 * Verifies a bundle: bytes, a Blob or File, or (in Deno and Node) the path of a file or directory.
 *
 * Never throws on hostile input: whatever the bundle or the trust file holds, the answer is a verdict.
 *
 * @throws Error when the source itself cannot be read, such as a path that does not exist.
 *
 * @example
 * ```ts
 * import { verify } from "./verify.ts";
 *
 * const verdict = await verify(new TextEncoder().encode("no bundle"));
 * if (verdict.verdict !== "INVALID" || verdict.findings[0]?.code !== "PEF-100") {
 *   throw new Error("this should not be a bundle");
 * }
 * ```
 */
export async function verify(
  source: Uint8Array | Blob | string,
  options: VerifyOptions = {},
): Promise<Verdict> {
  const opened = typeof source === "string"
    ? await pathSource(source)
    : source instanceof Uint8Array
    ? bytesSource(source)
    : blobSource(source);
  try {
    return await new BundleVerification(opened, options).run();
  } finally {
    opened.close();
  }
}

/** How many lines are checked together, so that their signatures overlap. */
const linesAtOnce = 512;

class BundleVerification {
  readonly #source: ByteSource;
  readonly #options: VerifyOptions;
  readonly #findings = new Findings();
  readonly #runs: RunVerifier[] = [];
  #trust: Trust | undefined;
  #manifest: Manifest | undefined;
  #manifestBytes: Uint8Array = new Uint8Array(0);
  /** Digest by path, as the manifest lists them. */
  #listed: ReadonlyMap<string, string> = new Map();
  #log: LogVerifier | undefined;
  #artifacts = 0;
  #files = 0;
  #doneBytes = 0;

  constructor(source: ByteSource, options: VerifyOptions) {
    this.#source = source;
    this.#options = options;
  }

  async run(): Promise<Verdict> {
    const hasTrust = this.#options.trust !== undefined;
    const bundleDigest = await this.#digest();
    let finished = false;
    if (this.#readTrust()) finished = await this.#steps();
    return concludeVerdict(this.#findings, {
      bundleDigest,
      proven: finished ? this.#manifest?.claim.type ?? "unknown" : "unknown",
      finished,
      hasTrust,
      counts: this.#counts(),
    });
  }

  /** Each step needs the one before; the first that fails ends the verification. */
  async #steps(): Promise<boolean> {
    const files = await openContainer(this.#source);
    if (!isFileList(files)) {
      this.#findings.add(files.code, files.path === undefined ? {} : { path: files.path });
      return false;
    }
    const signatures = await this.#readManifest(files);
    if (signatures === undefined || !this.#checkFileList(files)) return false;
    if (!await this.#readLog(files)) return false;
    if (!await this.#checkManifestSignatures(signatures)) return false;
    await this.#readRest(files);
    this.#checkPolicy();
    return true;
  }

  #readTrust(): boolean {
    if (this.#options.trust === undefined) return true;
    this.#trust = parseTrust(this.#options.trust);
    if (this.#trust === undefined) this.#findings.add("PEF-002");
    return this.#trust !== undefined;
  }

  async #digest(): Promise<string | null> {
    const { size } = this.#source;
    if (size > limits.containerBytes) return null;
    const hash = new Sha256();
    for (let at = 0; at < size; at += chunkBytes) {
      hash.update(await this.#source.read(at, Math.min(chunkBytes, size - at)));
    }
    return toHex(hash.digest());
  }

  async #readManifest(
    files: readonly ContainedFile[],
  ): Promise<ManifestSignatures["signatures"] | undefined> {
    const [manifestFile, signaturesFile] = files;
    const manifestPath = "pef/manifest.json";
    const signaturesPath = "pef/manifest.sigs.json";
    if (manifestFile?.path !== manifestPath) return this.#stop("PEF-104", manifestPath);
    if (signaturesFile?.path !== signaturesPath) return this.#stop("PEF-104", signaturesPath);
    const manifest = await this.#readDocument(manifestFile, limits.manifestBytes);
    if (manifest === undefined) return undefined;
    const problem = manifestProblem(manifest.value);
    if (problem !== undefined) return this.#stop(problem, manifestPath);
    const signatures = await this.#readDocument(signaturesFile, limits.signaturesBytes);
    if (signatures === undefined) return undefined;
    if (signaturesShape.problem(signatures.value, "") !== undefined) {
      return this.#stop("PEF-201", signaturesPath);
    }
    this.#manifest = manifest.value as Manifest;
    this.#manifestBytes = manifest.bytes;
    this.#listed = new Map(this.#manifest.files.map((file) => [file.path, file.sha256]));
    return (signatures.value as ManifestSignatures).signatures;
  }

  async #readDocument(
    file: ContainedFile,
    maxBytes: number,
  ): Promise<{ readonly value: unknown; readonly bytes: Uint8Array } | undefined> {
    if (file.size > maxBytes) return this.#stop("PEF-003", file.path);
    const bytes = await this.#readWhole(file);
    if (bytes === undefined) return undefined;
    const parsed = parseStrict(bytes, maxBytes);
    if (typeof parsed === "string") return this.#stop(codeOfLineProblem(parsed), file.path);
    return { value: parsed.value, bytes };
  }

  /** The listed files, with sizes, are exactly the ones that follow in the container. */
  #checkFileList(files: readonly ContainedFile[]): boolean {
    const listed = this.#manifest?.files ?? [];
    const present = files.slice(2);
    for (let i = 0; i < Math.max(listed.length, present.length); i++) {
      const [wanted, found] = [listed[i], present[i]];
      if (wanted === undefined || found === undefined || wanted.path !== found.path) {
        const path = [wanted?.path, found?.path].filter((p) => p !== undefined).sort()[0] ?? "";
        this.#findings.add("PEF-104", { path });
        return false;
      }
      if (wanted.size !== found.size) {
        this.#findings.add("PEF-103", { path: wanted.path });
        return false;
      }
    }
    const misplaced = listed.find((file) => !hasPlace(file)) ??
      this.#segmentProblem(new Set(listed.map((file) => file.path)));
    if (misplaced !== undefined) this.#findings.add("PEF-106", { path: misplaced.path });
    return misplaced === undefined;
  }

  /** Each run's segments are its files, numbered from 0; each segment file belongs to a run. */
  #segmentProblem(listed: ReadonlySet<string>): { readonly path: string } | undefined {
    const claimed = new Set<string>();
    for (const { run, segments } of this.#manifest?.runs ?? []) {
      for (const [i, path] of segments.entries()) {
        if (path !== segmentPath(run, i) || !listed.has(path)) return { path };
        claimed.add(path);
      }
    }
    const stray = [...listed].find((path) => path.startsWith("runs/") && !claimed.has(path));
    return stray === undefined ? undefined : { path: stray };
  }

  async #readLog(files: readonly ContainedFile[]): Promise<boolean> {
    const manifest = this.#manifest;
    if (manifest === undefined) return false;
    const log = new LogVerifier(manifest, this.#trust);
    this.#log = log;
    const noteFile = files.find((file) => file.path === "log/checkpoint.note");
    const proofsFile = files.find((file) => file.path === "log/proofs.jsonl");
    if (noteFile === undefined) return this.#stop("PEF-104", "log/checkpoint.note") ?? false;
    if (proofsFile === undefined) return this.#stop("PEF-104", "log/proofs.jsonl") ?? false;
    if (noteFile.size > limits.noteBytes) return this.#stop("PEF-003", noteFile.path) ?? false;
    const note = await this.#readWhole(noteFile);
    if (note === undefined) return false;
    const noteProblem = log.readNote(note);
    if (noteProblem !== undefined) return this.#stop(noteProblem, noteFile.path) ?? false;
    const read = await this.#readLines(proofsFile, {
      maxLineBytes: limits.proofLineBytes,
      maxLines: limits.proofLines,
      take: async (lines) => {
        for (const [line, bytes] of lines.entries()) {
          const code = await log.proofLine(bytes);
          if (code !== undefined) return { code, line };
        }
        return undefined;
      },
    });
    if (!read) return false;
    const problem = await log.checkSignature();
    if (problem !== undefined) return this.#stop(problem, noteFile.path) ?? false;
    return true;
  }

  /** "Never any valid one": each listed signature must be by a registered export key, and hold. */
  async #checkManifestSignatures(signatures: ManifestSignatures["signatures"]): Promise<boolean> {
    const path = "pef/manifest.sigs.json";
    const log = this.#log;
    if (log === undefined) return false;
    if (signatures.length === 0) return this.#stop("PEF-405", path) ?? false;
    const message = preAuthEncoding(payloadTypes.manifest, this.#manifestBytes);
    const index = this.#manifest?.checkpoint.size ?? 0;
    for (const { keyid, sig } of signatures) {
      const key = log.keys.find(keyid, { role: "export", index });
      if (typeof key === "string") return this.#stop(key, path) ?? false;
      if (!await verifyText(key, message, sig)) return this.#stop("PEF-400", path) ?? false;
    }
    return true;
  }

  async #readRest(files: readonly ContainedFile[]): Promise<void> {
    const log = this.#log;
    if (log === undefined) return;
    const byRun = new Map<string, RunVerifier>();
    for (const run of this.#manifest?.runs ?? []) {
      const verifier = new RunVerifier(run, log, { skipSignatures: false });
      this.#runs.push(verifier);
      byRun.set(run.run, verifier);
    }
    const broken = new Set<RunVerifier>();
    for (const file of files.slice(2)) {
      if (file.path.startsWith("log/")) continue;
      const verifier = byRun.get(runOfSegment(file.path) ?? "");
      if (verifier === undefined || broken.has(verifier)) {
        if (file.path.startsWith("artifacts/")) this.#artifacts++;
        await this.#readContent(file, () => Promise.resolve(true));
      } else if (!await this.#readSegment(file, verifier)) broken.add(verifier);
    }
    for (const verifier of this.#runs) {
      const at = { path: verifier.run.segments.at(-1) ?? `runs/${verifier.run.run}` };
      const problem = broken.has(verifier) ? undefined : verifier.finish();
      if (problem !== undefined) this.#findings.add(problem, at);
      const back = verifier.clockWentBack;
      if (back !== undefined) this.#findings.add(back.code, { ...at, seq: back.seq });
    }
  }

  #readSegment(file: ContainedFile, verifier: RunVerifier): Promise<boolean> {
    return this.#readLines(file, {
      maxLineBytes: limits.lineBytes,
      maxLines: limits.segmentLines,
      take: (lines) => verifier.lines(lines),
    });
  }

  /** Reads a file of lines; what is wrong with a line ends it, but not the check of its digest. */
  async #readLines(
    file: ContainedFile,
    options: {
      readonly maxLineBytes: number;
      readonly maxLines: number;
      readonly take: (
        lines: readonly Uint8Array[],
      ) => Promise<
        { readonly code: FindingCode; readonly line: number; readonly seq?: number } | undefined
      >;
    },
  ): Promise<boolean> {
    const cutter = new LineCutter(options.maxLineBytes);
    let count = 0;
    let good = true;
    const stop = (code: FindingCode, at: { readonly line: number; readonly seq?: number }) => {
      this.#findings.add(code, { path: file.path, ...at });
      good = false;
      return false;
    };
    const digestGood = await this.#readContent(file, async (chunk) => {
      const lines = cutter.push(chunk);
      if (lines === "line_too_long") return stop("PEF-003", { line: count + 1 });
      for (let i = 0; i < lines.length; i += linesAtOnce) {
        const batch = lines.slice(i, i + linesAtOnce);
        if (count + batch.length > options.maxLines) return stop("PEF-005", { line: count + 1 });
        const problem = await options.take(batch);
        if (problem !== undefined) {
          const line = count + problem.line + 1;
          return stop(
            problem.code,
            problem.seq === undefined ? { line } : { line, seq: problem.seq },
          );
        }
        count += batch.length;
      }
      return true;
    });
    if (good && (cutter.unfinished || count === 0)) return stop("PEF-202", { line: count + 1 });
    return good && digestGood;
  }

  /** Streams a file to `take` until that says stop, and checks size, CRC and digest all the same. */
  async #readContent(
    file: ContainedFile,
    take: (chunk: Uint8Array) => Promise<boolean>,
  ): Promise<boolean> {
    const hash = new Sha256();
    const content = contentOf(this.#source, file);
    let wanted = true;
    let next = await content.next();
    for (; next.done !== true; next = await content.next()) {
      hash.update(next.value);
      this.#doneBytes += next.value.length;
      this.#options.onProgress?.({
        doneBytes: this.#doneBytes,
        totalBytes: this.#source.size,
      });
      if (wanted) wanted = await take(next.value);
    }
    this.#files++;
    const listed = this.#listed.get(file.path);
    if (listed !== undefined && toHex(hash.digest()) !== listed) {
      this.#findings.add("PEF-103", { path: file.path });
      return false;
    }
    if (!next.value) this.#findings.add("PEF-105", { path: file.path });
    return next.value;
  }

  async #readWhole(file: ContainedFile): Promise<Uint8Array | undefined> {
    const chunks: Uint8Array[] = [];
    const good = await this.#readContent(file, (chunk) => {
      chunks.push(chunk);
      return Promise.resolve(true);
    });
    if (!good) return undefined;
    const bytes = new Uint8Array(file.size);
    let at = 0;
    for (const chunk of chunks) {
      bytes.set(chunk, at);
      at += chunk.length;
    }
    return bytes;
  }

  #checkPolicy(): void {
    const [trust, manifest] = [this.#trust, this.#manifest];
    if (trust === undefined || manifest === undefined) return;
    if (trust.claims !== undefined && !trust.claims.includes(manifest.claim.type)) {
      this.#findings.add("PEF-710");
    }
    const runs = new Set(manifest.runs.map(({ run }) => run));
    if (trust.runs?.some((run) => !runs.has(run)) === true) this.#findings.add("PEF-711");
    if (trust.max_age_s !== undefined && this.#options.nowMs !== undefined) {
      const ageMs = this.#options.nowMs - Date.parse(manifest.created);
      if (ageMs > trust.max_age_s * 1000) this.#findings.add("PEF-712");
    }
  }

  #counts(): Counts {
    let entries = 0;
    let stubs = 0;
    for (const run of this.#runs) {
      entries += run.entries;
      stubs += run.stubs;
    }
    return {
      artifacts: this.#artifacts,
      entries,
      files: this.#files,
      log_leaves: this.#log?.leafCount ?? 0,
      runs: this.#runs.length,
      stubs,
    };
  }

  #stop(code: FindingCode, path: string): undefined {
    this.#findings.add(code, { path });
    return undefined;
  }
}

function isFileList(value: unknown): value is readonly ContainedFile[] {
  return Array.isArray(value);
}

/** The path of a run's segment. */
export function segmentPath(run: string, segment: number): string {
  return `runs/${run}/entries-${String(segment).padStart(6, "0")}.jsonl`;
}

function runOfSegment(path: string): string | undefined {
  return /^runs\/([^/]+)\/entries-[0-9]{6}\.jsonl$/.exec(path)?.[1];
}

const places: readonly RegExp[] = [
  /^log\/(checkpoint\.note|proofs\.jsonl)$/,
  /^runs\/[^/]+\/entries-[0-9]{6}\.jsonl$/,
  /^attestations\/[^/]+\.dsse\.json$/,
  /^render\/report\.(pdf|html)$/,
];

function hasPlace(file: { readonly path: string; readonly sha256: string }): boolean {
  return file.path === `artifacts/sha256/${file.sha256}` ||
    places.some((place) => place.test(file.path));
}

/** Unknown versions and claims are told apart from what does not fit. */
function manifestProblem(value: unknown): FindingCode | undefined {
  const manifest = value as { v?: unknown; claim?: { type?: unknown } } | null;
  if (typeof manifest !== "object" || manifest === null) return "PEF-201";
  if (manifest.v !== 0) return Number.isSafeInteger(manifest.v) ? "PEF-010" : "PEF-201";
  const claim = manifest.claim?.type;
  if (typeof claim === "string" && !(claimTypes as readonly string[]).includes(claim)) {
    return "PEF-011";
  }
  return manifestShape.problem(value, "") === undefined ? undefined : "PEF-201";
}
