/**
 * Verifies a `.pefproof`: one entry, offline, in a few KiB (SPEC, section 13).
 *
 * @module
 */

import { canonicalize, leafHash, sha256, verifyInclusion } from "../hotpath/mod.ts";
import { codeOfProblem } from "./bundle_reader.ts";
import { fromHex, toHex, utf8 } from "./bytes.ts";
import { parseCheckpoint, type SignedNote } from "./checkpoint.ts";
import { payloadTypes, preAuthEncoding } from "./dsse.ts";
import { type EntryPayload, genesisLink, readPayload } from "./entry.ts";
import { type FindingCode, findingKinds, type FindingPlace } from "./findings.ts";
import { limits } from "./limits.ts";
import { type ParsedLine, parseLine } from "./line.ts";
import type { LeafPayload } from "./log.ts";
import { policyFindings } from "./policy.ts";
import { type Proof, proofShape } from "./proof_types.ts";
import { signatureProblem } from "./signatures.ts";
import { openSource } from "./source.ts";
import { parseStrict } from "./strict_json.ts";
import type { Trust } from "./trust.ts";
import { concludeVerdict, Findings, type Verdict } from "./verdict.ts";
import { readInputs, type VerifyOptions } from "./verify_inputs.ts";
import { type Coverage, LogVerifier } from "./verify_log.ts";
import { judgeWitnesses, logSignatureProblem, priorProblem } from "./verify_note.ts";

/** What a proof is judged by. */
export type ProofOptions = Pick<VerifyOptions, "trust" | "prior" | "nowMs">;

/**
 * Verifies the proof of one entry: its bytes, a Blob or File, or (in Deno and Node) the path of a file.
 * Never throws on hostile input: the answer is a verdict, whose completeness is `receipt`.
 *
 * @throws Error when the source itself cannot be read, such as a path that does not exist.
 *
 * @example
 * ```ts
 * import { verifyProof } from "./verify_proof.ts";
 *
 * const verdict = await verifyProof(new TextEncoder().encode("{}"));
 * if (verdict.findings[0]?.code !== "PEF-201") throw new Error("this is no proof");
 * ```
 */
export async function verifyProof(
  source: Uint8Array | Blob | string,
  options: ProofOptions = {},
): Promise<Verdict> {
  const opened = await openSource(source);
  try {
    // One byte more than the limit is enough to say that it is passed.
    const bytes = await opened.read(0, Math.min(opened.size, limits.proofBytes + 1));
    return await new ProofVerification(options).run(bytes);
  } finally {
    opened.close();
  }
}

class ProofVerification {
  readonly #findings = new Findings();
  readonly #options: ProofOptions;
  #trust: Trust | undefined;
  #prior: SignedNote | undefined;
  #log: LogVerifier | undefined;
  #accepted = false;
  #witnessed = false;

  constructor(options: ProofOptions) {
    this.#options = options;
  }

  async run(bytes: Uint8Array): Promise<Verdict> {
    const proof = this.#read(bytes);
    if (proof !== undefined) await this.#check(proof);
    return concludeVerdict(this.#findings, {
      bundleDigest: bytes.length > limits.proofBytes ? null : toHex(sha256(bytes)),
      claim: "receipt",
      finished: this.#accepted,
      hasTrust: this.#options.trust !== undefined,
      fast: false,
      witnessed: this.#witnessed,
      counts: {
        artifacts: 0,
        disclosures: 0,
        entries: this.#accepted ? 1 : 0,
        files: 0,
        log_leaves: this.#log?.leafCount ?? 0,
        runs: 0,
        stubs: 0,
      },
    });
  }

  #read(bytes: Uint8Array): Proof | undefined {
    const inputs = readInputs(this.#options);
    if (typeof inputs === "string") return this.#stop(inputs, {});
    this.#trust = inputs.trust;
    this.#prior = inputs.prior;
    const parsed = parseStrict(bytes, limits.proofBytes);
    if (typeof parsed === "string") return this.#stop(codeOfProblem(parsed), {});
    const version = (parsed.value as { v?: unknown } | null)?.v;
    if (Number.isSafeInteger(version) && version !== 0) return this.#stop("PEF-010", {});
    if (proofShape.problem(parsed.value, "") !== undefined) return this.#stop("PEF-201", {});
    return parsed.value as Proof;
  }

  async #check(proof: Proof): Promise<void> {
    const note = this.#readNote(proof.checkpoint);
    const log = this.#log;
    if (note === undefined || log === undefined || !await this.#readLeaves(proof, log)) return;
    if (!await this.#checkNote(note, log)) return;
    const read = readEntry(proof);
    if (typeof read === "string") return this.#stop(read, { path: "entry" });
    const line = contradictingLeaf(proof, read.cover);
    if (line !== undefined) return this.#stop(line.code, { path: "leaves", line: line.line });
    const code = await this.#placeProblem(read, { proof, log });
    if (code !== undefined) return this.#stop(code, { path: "entry" });
    this.#accepted = true;
    const { run } = read.entry;
    const subject = {
      claim: "selection",
      runs: [run],
      since: read.cover.ts,
      isReceipt: true,
    } as const;
    for (const policy of policyFindings(this.#trust, subject, this.#options)) {
      this.#findings.add(policy);
    }
  }

  #readNote(text: string): SignedNote | undefined {
    const at = { path: "checkpoint" };
    const bytes = utf8(text);
    if (bytes.length > limits.noteBytes) return this.#stop("PEF-003", at);
    const origin = parseCheckpoint(bytes)?.origin;
    if (origin === undefined) return this.#stop("PEF-600", at);
    const scope = { origin, wanted: () => true, holdsSeal: () => true };
    this.#log = new LogVerifier(scope, this.#trust);
    const note = this.#log.readNote(bytes);
    return typeof note === "string" ? this.#stop(note, at) : note;
  }

  async #readLeaves({ leaves }: Proof, log: LogVerifier): Promise<boolean> {
    for (const [i, leaf] of leaves.entries()) {
      const code = await log.proof(leaf);
      if (code !== undefined) {
        this.#stop(code, { path: "leaves", line: i + 1 });
        return false;
      }
    }
    if (leaves.length === 0) this.#stop("PEF-202", { path: "leaves", line: 1 });
    return leaves.length > 0;
  }

  /** Who signed the checkpoint, and whether it continues the one that the user kept. */
  async #checkNote(note: SignedNote, log: LogVerifier): Promise<boolean> {
    const problem = await logSignatureProblem(note, log.keys);
    if (problem !== undefined) return this.#note(problem);
    const { nowMs } = this.#options;
    const witnesses = await judgeWitnesses(note, this.#trust, { nowMs });
    this.#witnessed = witnesses === "met";
    if (witnesses === "PEF-800" || witnesses === "PEF-801") {
      if (!this.#note(witnesses)) return false;
    }
    const prior = this.#prior && priorProblem(note, this.#prior, { rootAt: () => undefined });
    return prior === undefined || this.#note(prior);
  }

  /** Records what was found about the checkpoint; `true` when verification goes on. */
  #note(code: FindingCode): boolean {
    this.#findings.add(code, { path: "checkpoint" });
    return findingKinds[code].level === "policy";
  }

  /** Whether the entry stands where it says, in the run's tree and under a valid key. */
  async #placeProblem(
    { line, parsed, entry, cover }: ReadEntry,
    context: { readonly proof: Proof; readonly log: LogVerifier },
  ): Promise<FindingCode | undefined> {
    const { proof, log } = context;
    const { seq } = entry;
    const problem = orderProblem(entry, { cover, origin: log.scope.origin });
    if (problem !== undefined) return problem;
    const included = verifyInclusion({
      leafHash: leafHash(line),
      index: seq,
      size: cover.body.entries,
      proof: proof.proof.map((hex) => fromHex(hex) ?? new Uint8Array(0)),
      root: fromHex(cover.body.root) ?? new Uint8Array(0),
    });
    if (!included) return "PEF-601";
    const anchor = log.coverageOf(entry.run).find((leaf) => leaf.body.entries > seq);
    const index = anchor?.index ?? Number.MAX_SAFE_INTEGER;
    const key = log.keys.find(parsed.keyid, { role: "entry", index });
    if (typeof key === "string") return key;
    const message = preAuthEncoding(payloadTypes.entry, parsed.payloadBytes);
    return await signatureProblem(key, message, parsed.sig);
  }

  #stop(code: FindingCode, at: FindingPlace): undefined {
    this.#findings.add(code, at);
    return undefined;
  }
}

/** The entry as it was read, and the leaf that covers its run. */
interface ReadEntry {
  readonly line: Uint8Array;
  readonly parsed: ParsedLine;
  readonly entry: EntryPayload;
  readonly cover: Coverage;
}

function readEntry(proof: Proof): ReadEntry | FindingCode {
  const line = canonicalize(utf8(JSON.stringify(proof.entry)));
  const parsed = parseLine(line);
  if (typeof parsed === "string") return codeOfProblem(parsed);
  const read = readPayload(parsed);
  if (typeof read === "string") return codeOfProblem(read);
  const cover = coverageIn(proof).at(-1);
  if (cover === undefined) return "PEF-700";
  return cover.body.run === read.payload.run
    ? { line, parsed, entry: read.payload, cover }
    : "PEF-502";
}

/** What the types say about order, as far as one entry and the end of its run show it. */
function orderProblem(
  entry: EntryPayload,
  { cover, origin }: { readonly cover: Coverage; readonly origin: string },
): FindingCode | undefined {
  const { seq } = entry;
  if (seq === 0 && entry.prev !== genesisLink) return "PEF-500";
  if ((entry.type === "run.open") !== (seq === 0)) return "PEF-503";
  if (entry.type === "run.open" && entry.body.origin !== origin) return "PEF-502";
  const isCall = entry.type === "call.request" || entry.type === "call.response";
  if (isCall && entry.call === undefined) return "PEF-505";
  if (entry.type === "erasure" && entry.body.seq >= seq) return "PEF-506";
  const isLast = seq + 1 === cover.body.entries;
  if (entry.type !== "run.close") {
    return isLast && cover.type === "run.seal" ? "PEF-504" : undefined;
  }
  if (!isLast || entry.body.entries !== seq + 1) return "PEF-504";
  return cover.type === "run.seal" && cover.body.status !== entry.body.status
    ? "PEF-702"
    : undefined;
}

/** The leaves, of which only those that cover a run are kept in their places. */
function coverageIn({ leaves }: Proof): readonly (Coverage | undefined)[] {
  return leaves.map(({ entry }) => {
    const leaf = entry.payload as LeafPayload;
    return leaf.type === "run.seal" || leaf.type === "run.mark" ? leaf : undefined;
  });
}

/** The first other leaf of the run that says of its end what the covering leaf does not (F-2). */
function contradictingLeaf(
  proof: Proof,
  cover: Coverage,
): { readonly code: FindingCode; readonly line: number } | undefined {
  let hasSeal = false;
  for (const [i, leaf] of coverageIn(proof).slice(0, -1).entries()) {
    if (leaf === undefined || leaf.body.run !== cover.body.run) continue;
    const { entries, root } = leaf.body;
    const isSame = entries === cover.body.entries && root === cover.body.root;
    const line = i + 1;
    if (entries > cover.body.entries) return { code: "PEF-701", line };
    if (leaf.type === "run.mark") {
      if (entries === cover.body.entries && !isSame) return { code: "PEF-602", line };
    } else if (cover.type === "run.seal" || hasSeal || !isSame) return { code: "PEF-702", line };
    else hasSeal = true;
  }
  return undefined;
}
