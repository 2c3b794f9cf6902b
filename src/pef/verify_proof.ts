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
import { readPayload } from "./entry.ts";
import type { FindingCode, FindingPlace } from "./findings.ts";
import { limits } from "./limits.ts";
import { parseLine } from "./line.ts";
import type { LeafPayload } from "./log.ts";
import { type Proof, proofShape } from "./proof_types.ts";
import { signatureProblem } from "./signatures.ts";
import { parseStrict } from "./strict_json.ts";
import { parseTrust, type Trust } from "./trust.ts";
import { concludeVerdict, Findings, type Verdict } from "./verdict.ts";
import { LogVerifier } from "./verify_log.ts";
import { countWitnesses, logSignatureProblem } from "./verify_note.ts";

/**
 * Verifies the proof of one entry. Never throws on hostile input: the answer is a verdict, whose
 * completeness is `receipt`.
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
  bytes: Uint8Array,
  options: { readonly trust?: unknown } = {},
): Promise<Verdict> {
  return await new ProofVerification(options).run(bytes);
}

class ProofVerification {
  readonly #findings = new Findings();
  readonly #hasTrust: boolean;
  readonly #trust: Trust | undefined;
  #log: LogVerifier | undefined;
  #accepted = false;
  #witnessed = false;

  constructor(options: { readonly trust?: unknown }) {
    this.#hasTrust = options.trust !== undefined;
    this.#trust = this.#hasTrust ? parseTrust(options.trust) : undefined;
  }

  async run(bytes: Uint8Array): Promise<Verdict> {
    const proof = this.#read(bytes);
    if (proof !== undefined) await this.#check(proof);
    return concludeVerdict(this.#findings, {
      bundleDigest: toHex(sha256(bytes)),
      claim: "receipt",
      finished: this.#accepted,
      hasTrust: this.#hasTrust,
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
    if (this.#hasTrust && this.#trust === undefined) return this.#stop("PEF-002", {});
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
    const code = await this.#entryProblem(proof, log);
    if (code !== undefined) return this.#stop(code, { path: "entry" });
    this.#accepted = true;
    const { claims } = this.#trust ?? {};
    if (claims?.includes("selection") === false) this.#findings.add("PEF-710");
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

  async #checkNote(note: SignedNote, log: LogVerifier): Promise<boolean> {
    const at = { path: "checkpoint" };
    const problem = await logSignatureProblem(note, log.keys);
    if (problem !== undefined) this.#stop(problem, at);
    if (problem !== undefined) return false;
    const count = await countWitnesses(note, this.#trust?.witnesses ?? []);
    if (typeof count === "string") {
      this.#stop(count, at);
      return false;
    }
    const quorum = this.#trust?.quorum ?? 0;
    this.#witnessed = quorum > 0 && count >= quorum;
    if (count < quorum) this.#findings.add("PEF-801", at);
    return true;
  }

  async #entryProblem(proof: Proof, log: LogVerifier): Promise<FindingCode | undefined> {
    const line = canonicalize(utf8(JSON.stringify(proof.entry)));
    const parsed = parseLine(line);
    if (typeof parsed === "string") return codeOfProblem(parsed);
    const read = readPayload(parsed);
    if (typeof read === "string") return codeOfProblem(read);
    const { run, seq } = read.payload;
    const cover = proof.leaves.at(-1)?.entry.payload as LeafPayload | undefined;
    if (cover?.type !== "run.seal" && cover?.type !== "run.mark") return "PEF-700";
    if (cover.body.run !== run) return "PEF-502";
    const entry = read.payload;
    if ((entry.type === "run.open") !== (seq === 0)) return "PEF-503";
    if (entry.type === "run.open" && entry.body.origin !== log.scope.origin) return "PEF-502";
    const included = verifyInclusion({
      leafHash: leafHash(line),
      index: seq,
      size: cover.body.entries,
      proof: proof.proof.map((hex) => fromHex(hex) ?? new Uint8Array(0)),
      root: fromHex(cover.body.root) ?? new Uint8Array(0),
    });
    if (!included) return "PEF-601";
    const anchor = log.coverageOf(run).find((leaf) => leaf.body.entries > seq);
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
