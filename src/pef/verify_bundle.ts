/**
 * The steps of a verification, in the order of SPEC, section 10.
 *
 * @module
 */

import { Sha256 } from "../hotpath/mod.ts";
import { BundleReader } from "./bundle_reader.ts";
import { toHex } from "./bytes.ts";
import type { SignedNote } from "./checkpoint.ts";
import { type ContainedFile, openContainer } from "./container.ts";
import { payloadTypes, preAuthEncoding } from "./dsse.ts";
import type { FindingCode, FindingPlace } from "./findings.ts";
import type { KeySet } from "./key_set.ts";
import { limits } from "./limits.ts";
import { type Manifest, type ManifestSignatures, signaturesShape } from "./manifest.ts";
import { policyFindings } from "./policy.ts";
import { RunReading } from "./run_reading.ts";
import { RunSet } from "./run_set.ts";
import { signatureProblem } from "./signatures.ts";
import type { ByteSource } from "./source.ts";
import { timestampRoots, type Trust } from "./trust.ts";
import { concludeVerdict, type Counts, Findings, type Verdict } from "./verdict.ts";
import { AttestationVerifier } from "./verify_attestation.ts";
import { readInputs, type VerifyOptions } from "./verify_inputs.ts";
import type { LogVerifier } from "./verify_log.ts";
import { LogFiles } from "./verify_log_files.ts";
import {
  disclosuresPath,
  fileListProblem,
  manifestProblem,
  overfullManifestProblem,
} from "./verify_manifest.ts";
import type { RunVerifier } from "./verify_run.ts";
import { StampVerifier } from "./verify_timestamp.ts";

const paths = {
  manifest: "pef/manifest.json",
  signatures: "pef/manifest.sigs.json",
} as const;

type Signatures = ManifestSignatures["signatures"];

/** One verification; a new one for each bundle. */
export class BundleVerification {
  readonly #source: ByteSource;
  readonly #options: VerifyOptions;
  readonly #findings = new Findings();
  readonly #reader: BundleReader;
  #runs: readonly RunVerifier[] = [];
  #trust: Trust | undefined;
  #prior: SignedNote | undefined;
  #manifest: Manifest | undefined;
  #log: LogFiles | undefined;
  #artifacts = 0;
  /** Time-stamp authorities of the trust file that vouch for the checkpoint. */
  #authorities = 0;
  #disclosures = 0;

  constructor(source: ByteSource, options: VerifyOptions) {
    this.#source = source;
    this.#options = options;
    this.#reader = new BundleReader(source, this.#findings, { onProgress: options.onProgress });
  }

  /** The verdict; the container's digest goes into it as it is given. */
  async run(bundleDigest: string | null): Promise<Verdict> {
    const finished = this.#readInputs() && await this.#steps();
    return concludeVerdict(this.#findings, {
      bundleDigest,
      claim: this.#manifest?.claim.type ?? "unknown",
      finished,
      hasTrust: this.#options.trust !== undefined,
      fast: this.#options.fast === true,
      witnessed: this.#log?.witnessed ?? false,
      stamped: this.#authorities > 0,
      counts: this.#counts(),
    });
  }

  /** Each step needs the one before; the first that fails ends the verification. */
  async #steps(): Promise<boolean> {
    const files = await openContainer(this.#source);
    if (!isFileList(files)) {
      return this.#stop(files.code, files.path === undefined ? {} : { path: files.path });
    }
    const read = await this.#readManifest(files);
    if (read === undefined) return false;
    const { manifest, bytes, signatures } = read;
    this.#manifest = manifest;
    this.#reader.expect(manifest.files);
    const problem = fileListProblem(manifest, files.slice(2));
    if (problem !== undefined) return this.#stop(problem.code, { path: problem.path });
    const byPath = new Map(files.map((file) => [file.path, file]));
    const log = this.#openLog(manifest);
    if (!await log.read(byPath)) return false;
    if (!await this.#checkManifestSignatures(signatures, { keys: log.log.keys, bytes })) {
      return false;
    }
    await this.#readRest(files, { log: log.log, manifest, noteDigest: log.noteDigest });
    await this.#checkExternals(manifest);
    const subject = {
      claim: manifest.claim.type,
      runs: manifest.runs.map(({ run }) => run),
      since: manifest.created,
      authorities: this.#authorities,
    };
    for (const code of policyFindings(this.#trust, subject, this.#options)) {
      this.#findings.add(code);
    }
    return true;
  }

  #openLog(manifest: Manifest): LogFiles {
    const log = new LogFiles({
      manifest,
      trust: this.#trust,
      prior: this.#prior,
      reader: this.#reader,
      findings: this.#findings,
      nowMs: this.#options.nowMs,
    });
    this.#log = log;
    return log;
  }

  #readInputs(): boolean {
    const inputs = readInputs(this.#options);
    if (typeof inputs === "string") return this.#stop(inputs, {});
    this.#trust = inputs.trust;
    this.#prior = inputs.prior;
    return true;
  }

  async #readManifest(
    files: readonly ContainedFile[],
  ): Promise<
    | { readonly manifest: Manifest; readonly bytes: Uint8Array; readonly signatures: Signatures }
    | undefined
  > {
    const [manifestFile, signaturesFile] = files;
    if (manifestFile?.path !== paths.manifest) return this.#missing(paths.manifest);
    if (signaturesFile?.path !== paths.signatures) return this.#missing(paths.signatures);
    const manifest = await this.#reader.document(manifestFile, limits.manifestBytes, {
      refuse: overfullManifestProblem,
    });
    if (manifest === undefined) return undefined;
    const problem = manifestProblem(manifest.value);
    if (problem !== undefined) {
      this.#findings.add(problem, { path: paths.manifest });
      return undefined;
    }
    const signatures = await this.#reader.document(signaturesFile, limits.signaturesBytes);
    if (signatures === undefined) return undefined;
    if (signaturesShape.problem(signatures.value, "") !== undefined) {
      this.#findings.add("PEF-201", { path: paths.signatures });
      return undefined;
    }
    return {
      manifest: manifest.value as Manifest,
      bytes: manifest.bytes,
      signatures: (signatures.value as ManifestSignatures).signatures,
    };
  }

  /** "Never any valid one": each listed signature must be by a registered export key, and hold. */
  async #checkManifestSignatures(
    signatures: Signatures,
    context: { readonly keys: KeySet; readonly bytes: Uint8Array },
  ): Promise<boolean> {
    const at = { path: paths.signatures };
    const message = preAuthEncoding(payloadTypes.manifest, context.bytes);
    const index = this.#manifest?.checkpoint.size ?? 0;
    // The signed list of signers: a signature that was taken away or moved is missed.
    const signers = this.#manifest?.signers ?? [];
    if (signatures.map(({ keyid }) => keyid).join() !== signers.join()) {
      return this.#stop("PEF-405", at);
    }
    let hasEd25519 = false;
    for (const { keyid, sig } of signatures) {
      const key = context.keys.find(keyid, { role: "export", index });
      if (typeof key === "string") return this.#stop(key, at);
      const problem = await signatureProblem(key, message, sig);
      if (problem !== undefined) return this.#stop(problem, at);
      hasEd25519 ||= key.alg === "ed25519";
    }
    return hasEd25519 ? true : this.#stop("PEF-405", at);
  }

  async #readRest(
    files: readonly ContainedFile[],
    context: {
      readonly log: LogVerifier;
      readonly manifest: Manifest;
      readonly noteDigest: Uint8Array;
    },
  ): Promise<void> {
    const { log, manifest, noteDigest } = context;
    const fast = this.#options.fast === true;
    if (fast) this.#findings.add("PEF-420");
    const runs = new RunSet(manifest, { log, paths: new Set(files.map(({ path }) => path)) });
    this.#runs = runs.verifiers;
    const task = { keys: log.keys.entryKeys(), fast };
    const reading = new RunReading(task, this.#options.threads);
    try {
      await this.#readFiles(files.slice(2), { log, manifest, runs, reading, noteDigest });
    } finally {
      reading.close();
    }
  }

  async #readFiles(
    files: readonly ContainedFile[],
    context: {
      readonly log: LogVerifier;
      readonly manifest: Manifest;
      readonly runs: RunSet;
      readonly reading: RunReading;
      readonly noteDigest: Uint8Array;
    },
  ): Promise<void> {
    const { log, manifest, runs, reading } = context;
    const attestations = new AttestationVerifier(manifest, log.keys);
    const stamps = this.#openStamps(context.noteDigest);
    for (const file of files) {
      const { path } = file;
      if (path.startsWith("log/")) continue;
      if (path.startsWith("artifacts/")) this.#artifacts++;
      if (path.startsWith("runs/")) await this.#readRunFile(file, { runs, reading });
      else if (path.startsWith("attestations/")) await this.#readAttestation(file, attestations);
      else if (path.startsWith("anchors/")) await this.#readStamp(file, stamps);
      else await this.#skip(file);
    }
    for (const verifier of runs.verifiers) this.#finishRun(verifier, runs);
    for (const { path, sha256 } of manifest.files) {
      if (path.startsWith("render/") && !attestations.attestsRendering(sha256)) {
        this.#findings.add("PEF-913", { path });
      }
    }
  }

  async #readRunFile(
    file: ContainedFile,
    { runs, reading }: { readonly runs: RunSet; readonly reading: RunReading },
  ): Promise<void> {
    const { path } = file;
    const verifier = runs.of(path);
    const disclosures = runs.disclosuresAt(path);
    if (disclosures !== undefined) {
      const read = await this.#reader.lines(file, {
        maxLineBytes: limits.disclosureLineBytes,
        maxLines: limits.disclosureLines,
        take: (lines) => Promise.resolve(disclosures.lines(lines)),
      });
      if (!read) runs.unusable.add(disclosures);
      // Without entries to come, nothing of them is needed any more.
      if (!read || verifier?.run.segments.length === 0) disclosures.end();
    } else if (verifier === undefined || runs.broken.has(verifier)) {
      await this.#skip(file);
    } else {
      const pipeline = reading.pipeline(verifier, file);
      const read = await this.#reader.lines(file, {
        maxLineBytes: limits.lineBytes,
        maxLines: limits.segmentLines,
        take: (lines, firstLine) => pipeline.take(lines, firstLine),
        rest: () => pipeline.rest(),
      });
      if (!read) runs.broken.add(verifier);
      if (!read || path === verifier.run.segments.at(-1)) {
        runs.disclosuresAt(disclosuresPath(verifier.run.run))?.end();
      }
    }
  }

  async #readAttestation(file: ContainedFile, attestations: AttestationVerifier): Promise<void> {
    if (file.size > limits.attestationBytes) {
      this.#findings.add("PEF-003", { path: file.path });
      await this.#skip(file);
      return;
    }
    const bytes = await this.#reader.whole(file, limits.attestationBytes);
    const code = bytes && await attestations.check(bytes);
    if (code !== undefined) this.#findings.add(code, { path: file.path });
  }

  /** Time stamps are looked at only where the user says whose to believe. */
  #openStamps(noteDigest: Uint8Array): StampVerifier | undefined {
    const roots = this.#trust === undefined ? undefined : timestampRoots(this.#trust);
    if (roots === undefined || roots.length === 0) return undefined;
    return new StampVerifier({ noteDigest, roots, nowMs: this.#options.nowMs });
  }

  async #readStamp(file: ContainedFile, stamps: StampVerifier | undefined): Promise<void> {
    const at = { path: file.path };
    const barred = stamps?.admit(file);
    if (barred !== undefined) this.#findings.add(barred, at);
    if (stamps === undefined || barred !== undefined) {
      if (await this.#skip(file) && barred === undefined) this.#findings.add("PEF-810", at);
      return;
    }
    const bytes = await this.#reader.whole(file, limits.timestampBytes);
    const code = bytes && await stamps.check(bytes);
    if (code !== undefined) this.#findings.add(code, at);
    this.#authorities = stamps.authorities;
  }

  /** Reads a file for its digest only. */
  #skip(file: ContainedFile): Promise<boolean> {
    return this.#reader.content(file, () => Promise.resolve(false));
  }

  #finishRun(verifier: RunVerifier, runs: RunSet): void {
    const { run, segments } = verifier.run;
    const at = { path: segments.at(-1) ?? `runs/${run}` };
    const problem = runs.broken.has(verifier) ? undefined : verifier.finish();
    if (problem !== undefined) this.#findings.add(problem, at);
    const disclosures = runs.disclosuresAt(disclosuresPath(run));
    const whole = problem === undefined && !runs.broken.has(verifier);
    if (whole && disclosures !== undefined && !runs.unusable.has(disclosures)) {
      const refused = disclosures.finish();
      this.#disclosures += disclosures.opened;
      if (refused !== undefined) {
        const { code, line, seq } = refused;
        this.#findings.add(code, { line, path: disclosuresPath(run), seq });
      }
    }
    if (verifier.clockWentBack !== undefined) {
      this.#findings.add("PEF-510", verifier.clockWentBack);
    }
    const { missing, wrongSize } = verifier.artifacts;
    if (missing !== undefined) this.#findings.add("PEF-932", missing);
    if (wrongSize !== undefined) this.#findings.add("PEF-933", wrongSize);
  }

  async #checkExternals(manifest: Manifest): Promise<void> {
    for (const { sha256, size } of manifest.externals ?? []) {
      const at = { path: `externals/sha256/${sha256}` };
      const content = await this.#options.externals?.(sha256);
      const read = content && await measure(content, size);
      if (read === undefined) this.#findings.add("PEF-931", at);
      else if (read.size !== size || read.sha256 !== sha256) this.#findings.add("PEF-930", at);
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
      disclosures: this.#disclosures,
      entries,
      files: this.#reader.filesRead,
      log_leaves: this.#log?.log.leafCount ?? 0,
      runs: this.#runs.length,
      stubs,
    };
  }

  #missing(path: string): undefined {
    this.#findings.add("PEF-104", { path });
    return undefined;
  }

  #stop(code: FindingCode, at: FindingPlace): false {
    this.#findings.add(code, at);
    return false;
  }
}

function isFileList(value: unknown): value is readonly ContainedFile[] {
  return Array.isArray(value);
}

/** What an external object turned out to be; over the size asked for, only that is known. */
interface ExternalContent {
  readonly size: number;
  readonly sha256: string | undefined;
}

async function measure(
  content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  maxBytes: number,
): Promise<ExternalContent> {
  const hash = new Sha256();
  let size = 0;
  for await (const chunk of content) {
    size += chunk.length;
    if (size > maxBytes) return { size, sha256: undefined };
    hash.update(chunk);
  }
  return { size, sha256: toHex(hash.digest()) };
}
