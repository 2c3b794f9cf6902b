/**
 * Verifies the log's side of a bundle: registered keys, proven leaves, whole periods (SPEC, V-7 to V-13).
 *
 * @module
 */

import { canonicalize, Frontier, leafHash, treeRoot, verifyInclusion } from "../hotpath/mod.ts";
import { codeOfProblem } from "./bundle_reader.ts";
import { equalBytes, fromHex, toHex, utf8 } from "./bytes.ts";
import { parseCheckpoint, type SignedNote } from "./checkpoint.ts";
import { payloadTypes, preAuthEncoding } from "./dsse.ts";
import type { FindingCode } from "./findings.ts";
import { KeySet } from "./key_set.ts";
import { limits } from "./limits.ts";
import { type ParsedLine, parseLine } from "./line.ts";
import { type LeafPayload, readLeaf } from "./log.ts";
import { type FrontierFile, frontierShape, type ProofLine, proofLineShape } from "./log_files.ts";
import { signatureProblem } from "./signatures.ts";
import { parseStrict } from "./strict_json.ts";
import type { Trust } from "./trust.ts";

/** What the log is asked for. */
export interface LogScope {
  readonly origin: string;
  /** Leaves `from <= i < to` are all there. */
  readonly range?: { readonly from: number; readonly to: number };
  /** Whether marks and seals of a run are of interest. */
  readonly wanted: (run: string) => boolean;
  /** Whether the bundle holds the run that this leaf seals. */
  readonly holdsSeal: (run: string, index: number) => boolean;
  /** A tree size at which the root is to be remembered. */
  readonly rememberAt?: number;
}

/** A leaf that states how long a run is: its mark or seal. */
export type Coverage = Extract<LeafPayload, { readonly type: "run.mark" | "run.seal" }>;

/** What the log proves: which keys exist, which leaves are in it. */
export class LogVerifier {
  readonly keys: KeySet;
  readonly scope: LogScope;
  readonly #trust: Trust | undefined;
  readonly #coverage = new Map<string, Coverage[]>();
  #leafCount = 0;
  #lastIndex = -1;
  #note: SignedNote | undefined;
  #frontier = new Frontier();
  #remembered: Uint8Array | undefined;

  constructor(scope: LogScope, trust: Trust | undefined) {
    this.scope = scope;
    this.#trust = trust;
    this.keys = new KeySet(trust);
  }

  /** Number of leaves that were found right. */
  get leafCount(): number {
    return this.#leafCount;
  }

  /** The checkpoint that was read. */
  get note(): SignedNote | undefined {
    return this.#note;
  }

  /** Root of the tree at {@linkcode LogScope.rememberAt}, if the period holds it. */
  get rememberedRoot(): Uint8Array | undefined {
    return this.#remembered;
  }

  /** Marks and seals of a run, in the order of the log. */
  coverageOf(run: string): readonly Coverage[] {
    return this.#coverage.get(run) ?? [];
  }

  /** Reads the checkpoint. Its signatures wait for the keys. */
  readNote(bytes: Uint8Array): SignedNote | FindingCode {
    const note = this.#parseNote(bytes);
    if (typeof note !== "string") this.#note = note;
    return note;
  }

  /** Takes up the tree as it was at the period's beginning. */
  readFrontier(value: unknown, note: SignedNote): FindingCode | undefined {
    if (frontierShape.problem(value, "") !== undefined) return "PEF-201";
    const { size, roots } = value as FrontierFile;
    const from = this.scope.range?.from;
    const bits = BigInt(size).toString(2).replaceAll("0", "").length;
    if (size !== from || roots.length !== bits) return "PEF-605";
    const hashes = roots.map((hex) => fromHex(hex) ?? new Uint8Array(0));
    this.#frontier = Frontier.restore({ size, roots: hashes });
    this.#rememberRoot();
    return equalBytes(this.#frontier.root(), note.root) ? undefined : "PEF-605";
  }

  /** Reads the note of the period's beginning. */
  readFromNote(bytes: Uint8Array): SignedNote | FindingCode {
    const note = this.#parseNote(bytes);
    if (typeof note === "string") return note;
    return note.size === this.scope.range?.from ? note : "PEF-605";
  }

  #parseNote(bytes: Uint8Array): SignedNote | FindingCode {
    const note = parseCheckpoint(bytes);
    if (note === undefined || note.origin !== this.scope.origin) return "PEF-600";
    return this.#trust !== undefined && note.origin !== this.#trust.origin ? "PEF-410" : note;
  }

  /** Takes one line of `log/proofs.jsonl`. */
  async proofLine(line: Uint8Array): Promise<FindingCode | undefined> {
    const parsed = parseStrict(line, limits.proofLineBytes);
    if (typeof parsed === "string") return codeOfProblem(parsed);
    if (proofLineShape.problem(parsed.value, "") !== undefined) return "PEF-201";
    return await this.proof(parsed.value as ProofLine);
  }

  /** Takes a leaf with its inclusion proof. */
  async proof(proof: ProofLine): Promise<FindingCode | undefined> {
    const line = canonicalize(utf8(JSON.stringify(proof.entry)));
    const parsed = parseLine(line);
    if (typeof parsed === "string") return codeOfProblem(parsed);
    const limit = this.scope.range?.from ?? Infinity;
    if (proof.index <= this.#lastIndex || proof.index >= limit || !this.#included(line, proof)) {
      return "PEF-601";
    }
    return await this.#takeLeaf(parsed, { line, index: proof.index });
  }

  #included(line: Uint8Array, { index, proof }: ProofLine): boolean {
    return this.#note !== undefined && verifyInclusion({
      leafHash: leafHash(line),
      index,
      size: this.#note.size,
      proof: proof.map((hex) => fromHex(hex) ?? new Uint8Array(0)),
      root: this.#note.root,
    });
  }

  /** Takes one line of `log/entries-NNNNNN.jsonl`. */
  async rangeLine(line: Uint8Array): Promise<FindingCode | undefined> {
    const index = this.#frontier.size;
    if (index >= (this.scope.range?.to ?? 0)) return "PEF-701";
    const parsed = parseLine(line);
    if (typeof parsed === "string") return codeOfProblem(parsed);
    const payload = await this.#takeLeaf(parsed, { line, index });
    if (payload !== undefined) return payload;
    const leaf = parsed.payload as LeafPayload;
    if (leaf.type === "run.seal" && !this.scope.holdsSeal(leaf.body.run, index)) return "PEF-704";
    this.#frontier.append(leafHash(line));
    this.#rememberRoot();
    return undefined;
  }

  #rememberRoot(): void {
    if (this.#frontier.size === this.scope.rememberAt) this.#remembered = this.#frontier.root();
  }

  /** Judges the period as a whole, after its last leaf. */
  finishRange(): FindingCode | undefined {
    if (this.#frontier.size !== this.scope.range?.to) return "PEF-701";
    const root = this.#note?.root ?? treeRoot([]);
    return equalBytes(this.#frontier.root(), root) ? undefined : "PEF-605";
  }

  async #takeLeaf(
    parsed: ParsedLine,
    at: { readonly line: Uint8Array; readonly index: number },
  ): Promise<FindingCode | undefined> {
    const read = readLeaf(parsed);
    if (typeof read === "string") return codeOfProblem(read);
    const leaf = read.payload;
    if (leaf.index !== at.index) return "PEF-501";
    if (leaf.origin !== this.scope.origin) return "PEF-502";
    const isGenesis = this.#lastIndex < 0;
    if (isGenesis) {
      const problem = this.#genesisProblem(leaf, at.line) ?? this.keys.apply(leaf);
      if (problem !== undefined) return problem;
    }
    const key = this.keys.find(parsed.keyid, { role: "log", index: at.index });
    if (typeof key === "string") return key;
    const message = preAuthEncoding(payloadTypes.log, parsed.payloadBytes);
    const problem = await signatureProblem(key, message, parsed.sig) ??
      (isGenesis ? undefined : this.keys.apply(leaf));
    if (problem !== undefined) return problem;
    this.#lastIndex = at.index;
    this.#leafCount++;
    this.#remember(leaf);
    return undefined;
  }

  #remember(leaf: LeafPayload): void {
    if (leaf.type !== "run.mark" && leaf.type !== "run.seal") return;
    const { run } = leaf.body;
    if (!this.scope.wanted(run)) return;
    const known = this.#coverage.get(run);
    if (known === undefined) this.#coverage.set(run, [leaf]);
    else known.push(leaf);
  }

  /** The log begins by registering its own key; a trust file pins this leaf. */
  #genesisProblem(leaf: LeafPayload, line: Uint8Array): FindingCode | undefined {
    if (leaf.index !== 0 || leaf.type !== "key.add" || leaf.body.role !== "log") return "PEF-601";
    return this.#trust !== undefined && this.#trust.genesis !== toHex(leafHash(line))
      ? "PEF-410"
      : undefined;
  }
}
