/**
 * Verifies one run: form, chain, keys, signatures, tree, seal (SPEC, "Verification of a run").
 *
 * @module
 */

import { Frontier, leafHash } from "../hotpath/mod.ts";
import { fromHex, toHex } from "./bytes.ts";
import { payloadTypes, preAuthEncoding } from "./dsse.ts";
import { type EntryPayload, genesisLink, readPayload } from "./entry.ts";
import type { FindingCode } from "./findings.ts";
import { verifyText } from "./key_set.ts";
import { limits } from "./limits.ts";
import { type ParsedLine, parseLine, parseStrict } from "./line.ts";
import type { Manifest } from "./manifest.ts";
import { object, oneOf } from "./shape.ts";
import { digest } from "./values.ts";
import { codeOfLineProblem, type LogVerifier } from "./verify_log.ts";

/** A withheld entry: its leaf stays, so root, order and count do. */
export const stubShape = object({ leaf: digest, why: oneOf("privacy", "scope", "hold") });

/** What is wrong, at which line of those given. */
export interface LineFinding {
  readonly code: FindingCode;
  /** Index into the lines given. */
  readonly line: number;
  readonly seq: number;
}

type ManifestRun = Manifest["runs"][number];

/** Follows one run from its first line to its last. */
export class RunVerifier {
  readonly run: ManifestRun;
  readonly #log: LogVerifier;
  readonly #skipSignatures: boolean;
  readonly #frontier = new Frontier();
  readonly #openCalls = new Set<string>();
  #prev = genesisLink;
  #seq = 0;
  #stubs = 0;
  #lastTime = "";
  #clockWentBack: LineFinding | undefined;
  #closed: EntryPayload | undefined;
  /** A stub may hide a request or response, so that pairs can no longer be judged. */
  #pairsKnown = true;

  constructor(
    run: ManifestRun,
    log: LogVerifier,
    options: { readonly skipSignatures: boolean },
  ) {
    this.run = run;
    this.#log = log;
    this.#skipSignatures = options.skipSignatures;
  }

  /** Entries and stubs that were found right so far. */
  get entries(): number {
    return this.#seq;
  }

  /** Stubs among them. */
  get stubs(): number {
    return this.#stubs;
  }

  /** The first place where time went back, if any. */
  get clockWentBack(): LineFinding | undefined {
    return this.#clockWentBack;
  }

  /**
   * Takes the next lines. The first thing that is wrong ends the run; signatures are checked together,
   * and an earlier bad signature comes before a later broken line.
   */
  async lines(lines: readonly Uint8Array[]): Promise<LineFinding | undefined> {
    const startSeq = this.#seq;
    const checks: Promise<boolean>[] = [];
    const checkedLines: number[] = [];
    let problem: LineFinding | undefined;
    for (const [line, bytes] of lines.entries()) {
      const result = this.#line(bytes, line);
      if (typeof result === "string") {
        problem = { code: result, line, seq: this.#seq };
        break;
      }
      if (result !== undefined) {
        checks.push(result);
        checkedLines.push(line);
      }
    }
    const results = await Promise.all(checks);
    const bad = results.indexOf(false);
    if (bad < 0) return problem;
    const line = checkedLines[bad] ?? 0;
    this.#seq = startSeq + line;
    return { code: "PEF-400", line, seq: this.#seq };
  }

  /** Checks one line; a promise is its signature's check, a code is what is wrong. */
  #line(bytes: Uint8Array, line: number): FindingCode | Promise<boolean> | undefined {
    if (this.#closed !== undefined) return "PEF-504";
    if (this.#seq >= this.run.entries) return "PEF-701";
    const parsed = parseLine(bytes);
    if (parsed === "wrong_shape") return this.#stub(bytes);
    if (typeof parsed === "string") return codeOfLineProblem(parsed);
    const read = readPayload(parsed);
    if (typeof read === "string") return codeOfLineProblem(read);
    const entry = read.payload;
    const problem = this.#place(entry) ?? this.#order(entry);
    if (problem !== undefined) return problem;
    const check = this.#signature(parsed);
    if (typeof check === "string") return check;
    if (entry.ts < this.#lastTime) {
      this.#clockWentBack ??= { code: "PEF-510", line, seq: this.#seq };
    }
    this.#lastTime = entry.ts;
    this.#advance(leafHash(bytes));
    return check;
  }

  #stub(bytes: Uint8Array): FindingCode | undefined {
    const parsed = parseStrict(bytes, limits.lineBytes);
    if (typeof parsed === "string") return codeOfLineProblem(parsed);
    if (stubShape.problem(parsed.value, "") !== undefined) return "PEF-201";
    const leaf = fromHex((parsed.value as { readonly leaf: string }).leaf);
    if (leaf === undefined) return "PEF-201";
    this.#stubs++;
    this.#pairsKnown = false;
    this.#advance(leaf);
    return undefined;
  }

  #place(entry: EntryPayload): FindingCode | undefined {
    if (entry.run !== this.run.run) return "PEF-502";
    if (entry.seq !== this.#seq) return "PEF-501";
    if (entry.prev !== this.#prev) return "PEF-500";
    return undefined;
  }

  /** What the types say about order: one opening, pairs of calls, one close at the end. */
  #order(entry: EntryPayload): FindingCode | undefined {
    if ((entry.type === "run.open") !== (this.#seq === 0)) return "PEF-503";
    if (entry.type === "run.open" && entry.body.origin !== this.#log.origin) return "PEF-502";
    if (entry.type === "call.request") {
      if (entry.call === undefined || this.#openCalls.has(entry.call)) return "PEF-505";
      if (this.#openCalls.size >= limits.openCalls) return "PEF-005";
      this.#openCalls.add(entry.call);
    }
    if (entry.type === "call.response") {
      const known = entry.call !== undefined && this.#openCalls.delete(entry.call);
      if (!known && this.#pairsKnown) return "PEF-505";
    }
    if (entry.type === "run.close") {
      if (entry.body.entries !== this.#seq + 1) return "PEF-504";
      const open = [...this.#openCalls].sort();
      const stated = [...entry.body.open_calls].sort();
      if (this.#pairsKnown && JSON.stringify(open) !== JSON.stringify(stated)) return "PEF-505";
      this.#closed = entry;
    }
    return undefined;
  }

  #signature(parsed: ParsedLine): FindingCode | Promise<boolean> | undefined {
    const index = this.run.seal_index ?? this.run.mark_index ?? Number.MAX_SAFE_INTEGER;
    const key = this.#log.keys.find(parsed.keyid, { role: "entry", index });
    if (typeof key === "string") return key;
    if (this.#skipSignatures) return undefined;
    return verifyText(key, preAuthEncoding(payloadTypes.entry, parsed.payloadBytes), parsed.sig);
  }

  #advance(leaf: Uint8Array): void {
    this.#frontier.append(leaf);
    this.#prev = toHex(leaf);
    this.#seq++;
  }

  /** Judges the run as a whole, after its last line. */
  finish(): FindingCode | undefined {
    const run = this.run;
    if (this.#seq !== run.entries) return "PEF-701";
    if (toHex(this.#frontier.root()) !== run.root) return "PEF-602";
    if (this.#stubs !== run.stubs || run.first_prev !== genesisLink) return "PEF-702";
    const seal = run.seal_index === undefined ? undefined : this.#log.leaf(run.seal_index);
    if (seal?.type !== "run.seal") return "PEF-700";
    const { body } = seal;
    if (body.run !== run.run || body.entries !== run.entries || body.root !== run.root) {
      return "PEF-702";
    }
    if (this.#closed === undefined) return this.#stubs > 0 ? undefined : "PEF-504";
    return this.#closed.type === "run.close" && this.#closed.body.status !== body.status
      ? "PEF-702"
      : undefined;
  }
}
