/**
 * Verifies one run: form, chain, keys, signatures, tree, marks, seal (SPEC, V-17 and V-18).
 *
 * @module
 */

import { Frontier } from "../hotpath/mod.ts";
import { ArtifactCheck, type ArtifactSizes } from "./artifacts.ts";
import type { LineFinding } from "./bundle_reader.ts";
import { fromHex, toHex } from "./bytes.ts";
import type { DisclosureVerifier } from "./disclosure.ts";
import { genesisLink } from "./entry.ts";
import type { FindingCode, FindingPlace } from "./findings.ts";
import { limits } from "./limits.ts";
import type { JudgedEntry, LineFacts, LineReading } from "./line_reading.ts";
import { isEarlier } from "./policy.ts";
import type { Manifest } from "./manifest.ts";
import type { Coverage, LogVerifier } from "./verify_log.ts";

type ManifestRun = Manifest["runs"][number];

/** What a run is verified against. */
export interface RunContext {
  readonly log: LogVerifier;
  readonly claim: Manifest["claim"];
  /** What the manifest says of documents that entries name. */
  readonly artifacts: ArtifactSizes;
  readonly disclosures?: DisclosureVerifier | undefined;
}

/** A place in a segment. */
interface SegmentPlace {
  readonly path: string;
  /** Number, from 1, of the first line given. */
  readonly firstLine: number;
}

/** Follows one run from its first line to its last. */
export class RunVerifier {
  readonly run: ManifestRun;
  /** What entries found right say of documents. */
  readonly artifacts: ArtifactCheck;
  readonly #context: RunContext;
  readonly #frontier = new Frontier();
  readonly #openCalls = new Set<string>();
  /** Marks and seals in the order of the log; those before the pointer cover no further entry. */
  readonly #coverage: readonly Coverage[];
  #anchorAt = 0;
  /** Lengths at which a mark states the root, ascending. */
  readonly #marks: readonly Coverage[];
  #markAt = 0;
  #prev = genesisLink;
  #seq = 0;
  #stubs = 0;
  #endsInStub = false;
  #lastTime = "";
  #clockWentBack: Required<FindingPlace> | undefined;
  #closed: Extract<JudgedEntry, { readonly type: "run.close" }> | undefined;

  constructor(run: ManifestRun, context: RunContext) {
    this.run = run;
    this.artifacts = new ArtifactCheck(context.artifacts);
    this.#context = context;
    this.#coverage = context.log.coverageOf(run.run);
    this.#marks = this.#coverage
      .filter((leaf) => leaf.type === "run.mark")
      .sort((a, b) => a.body.entries - b.body.entries);
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
  get clockWentBack(): FindingPlace | undefined {
    return this.#clockWentBack;
  }

  /** Whether what entries carry is compared, beyond their place in the run. */
  get comparesBodies(): boolean {
    return this.#context.disclosures !== undefined;
  }

  /** Judges the next lines by what they say; the first thing that is wrong ends the run. */
  judge({ facts, leaves }: LineReading, place: SegmentPlace): LineFinding | undefined {
    for (const [line, fact] of facts.entries()) {
      const seq = this.#seq;
      const at = { path: place.path, line: place.firstLine + line, seq };
      const code = this.#line(fact, { at, leaf: leaves[line] });
      if (code !== undefined) return { code, line, seq };
    }
    return undefined;
  }

  /** What is wrong with one line here, after all before it. */
  #line(
    facts: LineFacts,
    { at, leaf }: {
      readonly at: Required<FindingPlace>;
      readonly leaf: Uint8Array | undefined;
    },
  ): FindingCode | undefined {
    if (this.#closed !== undefined) return "PEF-504";
    if (this.#seq >= this.run.entries) return "PEF-701";
    if ("code" in facts) return facts.code;
    if ("stub" in facts) return this.#stub(facts);
    const { entry } = facts;
    if (leaf === undefined) throw new Error("cannot judge line: its leaf is missing");
    const problem = this.#place(entry) ?? this.#order(entry) ?? this.#signature(facts) ??
      this.#advance(leaf);
    if (problem !== undefined) return problem;
    if (this.#lastTime !== "" && isEarlier(entry.ts, this.#lastTime)) this.#clockWentBack ??= at;
    this.#lastTime = entry.ts;
    this.#context.disclosures?.entry(entry);
    this.artifacts.entry(entry, at);
    this.#endsInStub = false;
    return undefined;
  }

  #stub(stub: Extract<LineFacts, { readonly stub: string }>): FindingCode | undefined {
    const leaf = fromHex(stub.stub);
    if (leaf === undefined) return "PEF-201";
    if (stub.why === "scope" && this.#context.claim.type !== "selection") return "PEF-703";
    const problem = this.#advance(leaf);
    if (problem !== undefined) return problem;
    this.#stubs++;
    this.#endsInStub = true;
    return undefined;
  }

  #place(entry: JudgedEntry): FindingCode | undefined {
    if (entry.run !== this.run.run) return "PEF-502";
    if (entry.seq !== this.#seq) return "PEF-501";
    if (entry.prev !== this.#prev) return "PEF-500";
    return undefined;
  }

  /** What the types say about order: one opening, pairs of calls, one close at the end. */
  #order(entry: JudgedEntry): FindingCode | undefined {
    if ((entry.type === "run.open") !== (this.#seq === 0)) return "PEF-503";
    switch (entry.type) {
      case "run.open":
        return entry.body.origin === this.#context.log.scope.origin ? undefined : "PEF-502";
      case "call.request":
      case "call.response":
        return this.#pair(entry.type, entry.call);
      case "erasure":
        return entry.body.seq < this.#seq ? undefined : "PEF-506";
      case "run.close":
        return this.#close(entry);
      default:
        return undefined;
    }
  }

  #pair(type: "call.request" | "call.response", call: string | undefined): FindingCode | undefined {
    if (call === undefined) return "PEF-505";
    // A stub may hide a request or response, so that pairs can no longer be judged.
    if (this.#stubs > 0) return undefined;
    if (type === "call.response") return this.#openCalls.delete(call) ? undefined : "PEF-505";
    if (this.#openCalls.has(call)) return "PEF-505";
    if (this.#openCalls.size >= limits.openCalls) return "PEF-005";
    this.#openCalls.add(call);
    return undefined;
  }

  #close(
    entry: Extract<JudgedEntry, { readonly type: "run.close" }>,
  ): FindingCode | undefined {
    if (entry.body.entries !== this.#seq + 1) return "PEF-504";
    const open = [...this.#openCalls].sort();
    const stated = [...entry.body.open_calls].sort();
    if (this.#stubs === 0 && JSON.stringify(open) !== JSON.stringify(stated)) return "PEF-505";
    this.#closed = entry;
    return undefined;
  }

  /** Whether the key may sign here, and did; what it signed was found when the line was read. */
  #signature(
    { keyid, signature }: Extract<LineFacts, { readonly keyid: string }>,
  ): FindingCode | undefined {
    const key = this.#context.log.keys.find(keyid, { role: "entry", index: this.#anchor() });
    return typeof key === "string" ? key : signature;
  }

  /** The smallest log index that covers the entry at hand: what a key's interval is judged by (U-6). */
  #anchor(): number {
    while ((this.#coverage[this.#anchorAt]?.body.entries ?? Infinity) <= this.#seq) {
      this.#anchorAt++;
    }
    return this.#coverage[this.#anchorAt]?.index ?? Number.MAX_SAFE_INTEGER;
  }

  /** Lets the tree grow; a line counts only if no mark that the log holds for its length says otherwise. */
  #advance(leaf: Uint8Array): FindingCode | undefined {
    this.#frontier.append(leaf);
    for (;; this.#markAt++) {
      const mark = this.#marks[this.#markAt];
      if (mark === undefined || mark.body.entries > this.#seq + 1) break;
      if (mark.body.root !== toHex(this.#frontier.root())) return "PEF-602";
    }
    this.#prev = toHex(leaf);
    this.#seq++;
    return undefined;
  }

  /** Judges the run as a whole, after its last line. */
  finish(): FindingCode | undefined {
    const { run } = this;
    if (
      this.#seq !== run.entries ||
      this.#coverage.some((leaf) => leaf.body.entries > run.entries)
    ) return "PEF-701";
    if (toHex(this.#frontier.root()) !== run.root) return "PEF-602";
    if (this.#stubs !== run.stubs || run.first_prev !== genesisLink) return "PEF-702";
    return this.#claimProblem() ?? this.#coverProblem();
  }

  /** Whether the manifest names the kind of leaf that the claim needs, and only that. */
  #claimProblem(): FindingCode | undefined {
    const { type } = this.#context.claim;
    const sealed = this.run.seal_index !== undefined;
    const marked = this.run.mark_index !== undefined;
    if (type === "run-complete" || type === "range-complete") {
      if (marked) return "PEF-702";
      return sealed ? undefined : "PEF-700";
    }
    return sealed !== marked ? undefined : "PEF-702";
  }

  /** Whether the covering leaf is there and says the same. */
  #coverProblem(): FindingCode | undefined {
    const { run } = this;
    const { claim } = this.#context;
    const index = run.seal_index ?? run.mark_index;
    const cover = this.#coverage.find((leaf) => leaf.index === index);
    const wanted = run.seal_index === undefined ? "run.mark" : "run.seal";
    if (cover?.type !== wanted) return "PEF-700";
    if (!this.#agrees(cover) || this.#hasSecondEnd(cover)) return "PEF-702";
    if (claim.type === "range-complete" && (cover.index < claim.from || cover.index >= claim.to)) {
      return "PEF-702";
    }
    if (cover.type !== "run.seal") return undefined;
    if (this.#closed === undefined) return this.#endsInStub ? undefined : "PEF-504";
    return this.#closed.body.status === cover.body.status ? undefined : "PEF-702";
  }

  #agrees(leaf: Coverage): boolean {
    return leaf.body.entries === this.run.entries && leaf.body.root === this.run.root;
  }

  /** A run ends once: a seal beside the one that covers it, or against the mark that does. */
  #hasSecondEnd(cover: Coverage): boolean {
    const seals = this.#coverage.filter((leaf) => leaf.type === "run.seal");
    if (seals.length > 1) return true;
    return cover.type === "run.mark" && seals.some((seal) => !this.#agrees(seal));
  }
}
