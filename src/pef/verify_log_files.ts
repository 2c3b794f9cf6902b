/**
 * Reads the files under `log/` of a bundle, and checks heads, leaves and who signed them (SPEC, V-7 to V-13).
 *
 * @module
 */

import { sha256 } from "../hotpath/mod.ts";
import type { BundleReader, LineFinding } from "./bundle_reader.ts";
import { toHex } from "./bytes.ts";
import type { SignedNote } from "./checkpoint.ts";
import type { ContainedFile } from "./container.ts";
import { type FindingCode, findingKinds, type FindingPlace } from "./findings.ts";
import { limits } from "./limits.ts";
import type { Manifest } from "./manifest.ts";
import type { Trust } from "./trust.ts";
import type { Findings } from "./verdict.ts";
import { type LogScope, LogVerifier } from "./verify_log.ts";
import {
  ConsistencyVerifier,
  judgeWitnesses,
  logSignatureProblem,
  priorProblem,
} from "./verify_note.ts";

const logPaths = {
  checkpoint: "log/checkpoint.note",
  proofs: "log/proofs.jsonl",
  consistency: "log/consistency.jsonl",
  fromNote: "log/from.note",
  fromFrontier: "log/from-frontier.json",
} as const;

/** What the log is judged by. */
export interface LogContext {
  readonly manifest: Manifest;
  readonly trust: Trust | undefined;
  /** A checkpoint that the user kept from before. */
  readonly prior: SignedNote | undefined;
  readonly reader: BundleReader;
  readonly findings: Findings;
  /** The present, in epoch milliseconds, where it is known. */
  readonly nowMs: number | undefined;
}

/** The files of the log, read once. */
export class LogFiles {
  readonly log: LogVerifier;
  readonly #manifest: Manifest;
  readonly #trust: Trust | undefined;
  readonly #prior: SignedNote | undefined;
  readonly #reader: BundleReader;
  readonly #findings: Findings;
  readonly #nowMs: number | undefined;
  #witnessed = false;
  #noteDigest: Uint8Array = new Uint8Array(0);

  constructor({ manifest, trust, prior, reader, findings, nowMs }: LogContext) {
    this.#manifest = manifest;
    this.#trust = trust;
    this.#prior = prior;
    this.#reader = reader;
    this.#findings = findings;
    this.#nowMs = nowMs;
    this.log = new LogVerifier(scopeOf(manifest, prior), trust);
  }

  /** Whether a quorum of the trust file's witnesses cosigned the checkpoint. */
  get witnessed(): boolean {
    return this.#witnessed;
  }

  /** SHA-256 of the checkpoint's bytes, which is what a time stamp is over. */
  get noteDigest(): Uint8Array {
    return this.#noteDigest;
  }

  /** Reads all of them; `false` when the verification has to stop. */
  async read(files: ReadonlyMap<string, ContainedFile>): Promise<boolean> {
    const { log } = this;
    const note = await this.#readCheckpoint(files.get(logPaths.checkpoint));
    if (note === undefined) return false;
    const from = await this.#readRangeStart(files);
    if (from === "stopped") return false;
    const proofs = files.get(logPaths.proofs);
    if (proofs !== undefined) {
      const read = await this.#reader.lines(proofs, {
        maxLineBytes: limits.proofLineBytes,
        maxLines: limits.proofLines,
        take: (lines) => firstProblem(lines, (line) => log.proofLine(line)),
      });
      if (!read) return false;
    }
    if (!await this.#readRange(files)) return false;
    if (!await this.#checkNotes({ note, from })) return false;
    return await this.#checkPrior(files.get(logPaths.consistency), note);
  }

  async #readCheckpoint(file: ContainedFile | undefined): Promise<SignedNote | undefined> {
    const bytes = file && await this.#reader.whole(file, limits.noteBytes);
    if (bytes === undefined) return undefined;
    this.#noteDigest = sha256(bytes);
    const note = this.log.readNote(bytes);
    const head = this.#manifest.checkpoint;
    const problem = typeof note === "string"
      ? note
      : note.size !== head.size || toHex(note.root) !== head.root
      ? "PEF-603"
      : undefined;
    if (problem !== undefined) this.#findings.add(problem, { path: logPaths.checkpoint });
    return problem === undefined && typeof note !== "string" ? note : undefined;
  }

  /** Takes up the tree as it was where the claimed period begins. */
  async #readRangeStart(
    files: ReadonlyMap<string, ContainedFile>,
  ): Promise<SignedNote | "stopped" | undefined> {
    const noteFile = files.get(logPaths.fromNote);
    const frontierFile = files.get(logPaths.fromFrontier);
    if (noteFile === undefined || frontierFile === undefined) return undefined;
    const bytes = await this.#reader.whole(noteFile, limits.noteBytes);
    if (bytes === undefined) return "stopped";
    const note = this.log.readFromNote(bytes);
    if (typeof note === "string") {
      this.#findings.add(note, { path: logPaths.fromNote });
      return "stopped";
    }
    const frontier = await this.#reader.document(frontierFile, limits.frontierBytes);
    if (frontier === undefined) return "stopped";
    const problem = this.log.readFrontier(frontier.value, note);
    if (problem === undefined) return note;
    this.#findings.add(problem, { path: logPaths.fromFrontier });
    return "stopped";
  }

  async #readRange(files: ReadonlyMap<string, ContainedFile>): Promise<boolean> {
    const { log } = this;
    if (log.scope.range === undefined) return true;
    const segments = [...files.values()].filter(({ path }) => path.startsWith("log/entries-"));
    for (const file of segments) {
      const read = await this.#reader.lines(file, {
        maxLineBytes: limits.lineBytes,
        maxLines: limits.segmentLines,
        take: (lines) => firstProblem(lines, (line) => log.rangeLine(line)),
      });
      if (!read) return false;
    }
    const problem = log.finishRange();
    const path = segments.at(-1)?.path ?? logPaths.checkpoint;
    return problem === undefined ? true : this.#stop(problem, { path });
  }

  async #checkNotes(
    notes: { readonly note: SignedNote; readonly from: SignedNote | undefined },
  ): Promise<boolean> {
    const { note, from } = notes;
    const { log } = this;
    const at = { path: logPaths.checkpoint };
    const problem = await logSignatureProblem(note, log.keys);
    if (problem !== undefined) return this.#stop(problem, at);
    const witnesses = await judgeWitnesses(note, this.#trust, { nowMs: this.#nowMs });
    if (witnesses === "PEF-800") return this.#stop(witnesses, at);
    this.#witnessed = witnesses === "met";
    if (witnesses === "PEF-801") this.#findings.add(witnesses, at);
    const fromProblem = from && await logSignatureProblem(from, log.keys);
    return fromProblem === undefined ? true : this.#stop(fromProblem, { path: logPaths.fromNote });
  }

  async #checkPrior(
    file: ContainedFile | undefined,
    note: SignedNote,
  ): Promise<boolean> {
    const consistency = new ConsistencyVerifier(note);
    if (file !== undefined) {
      const read = await this.#reader.lines(file, {
        maxLineBytes: limits.proofLineBytes,
        maxLines: limits.consistencyLines,
        take: (lines) => firstProblem(lines, (line) => Promise.resolve(consistency.line(line))),
      });
      if (!read) return false;
    }
    if (this.#prior === undefined) return true;
    const problem = priorProblem(note, this.#prior, {
      rootAt: (size) => this.log.rememberedRoot ?? consistency.rootAt(size),
    });
    if (problem === undefined) return true;
    this.#findings.add(problem, { path: logPaths.checkpoint });
    return findingKinds[problem].level === "policy";
  }

  #stop(code: FindingCode, at: FindingPlace): false {
    this.#findings.add(code, at);
    return false;
  }
}

function scopeOf(manifest: Manifest, prior: SignedNote | undefined): LogScope {
  const { claim, origin } = manifest;
  const seals = new Map(manifest.runs.map(({ run, seal_index }) => [run, seal_index]));
  return {
    origin,
    wanted: (run) => seals.has(run),
    holdsSeal: (run, index) => seals.get(run) === index,
    ...(claim.type === "range-complete" ? { range: { from: claim.from, to: claim.to } } : {}),
    ...(prior === undefined ? {} : { rememberAt: prior.size }),
  };
}

async function firstProblem(
  lines: readonly Uint8Array[],
  check: (line: Uint8Array) => Promise<FindingCode | undefined>,
): Promise<LineFinding | undefined> {
  for (const [line, bytes] of lines.entries()) {
    const code = await check(bytes);
    if (code !== undefined) return { code, line };
  }
  return undefined;
}
