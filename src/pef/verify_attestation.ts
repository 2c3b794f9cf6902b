/**
 * Verifies attestations: envelope, keys, subjects, and what a replay certificate says (SPEC, section 14).
 *
 * @module
 */

import {
  envelopeShape,
  predicateTypes,
  type ReplayPredicate,
  replayShape,
  type Statement,
  statementShape,
} from "./attestation_types.ts";
import { codeOfProblem } from "./bundle_reader.ts";
import { fromBase64, toBase64Url } from "./bytes.ts";
import { preAuthEncoding } from "./dsse.ts";
import type { FindingCode } from "./findings.ts";
import type { KeySet } from "./key_set.ts";
import { limits } from "./limits.ts";
import type { Manifest } from "./manifest.ts";
import type { TypeOf } from "./shape.ts";
import { signatureProblem } from "./signatures.ts";
import { parseStrict } from "./strict_json.ts";

type Envelope = TypeOf<typeof envelopeShape>;

/** Judges a bundle's attestations, one after the other. */
export class AttestationVerifier {
  readonly #manifest: Manifest;
  readonly #keys: KeySet;
  readonly #digests: ReadonlySet<string>;
  readonly #runRoots: ReadonlySet<string>;
  readonly #roots: ReadonlyMap<string, string>;
  readonly #renderings = new Set<string>();

  constructor(manifest: Manifest, keys: KeySet) {
    this.#manifest = manifest;
    this.#keys = keys;
    this.#roots = new Map(manifest.runs.map(({ run, root }) => [run, root]));
    this.#digests = new Set(manifest.files.map(({ sha256 }) => sha256));
    this.#runRoots = new Set(this.#roots.values());
  }

  /** Whether an accepted compliance statement names a rendering with this digest. */
  attestsRendering(sha256: string): boolean {
    return this.#renderings.has(sha256);
  }

  /** What is wrong with an attestation, or what is to be noted about it. */
  async check(bytes: Uint8Array): Promise<FindingCode | undefined> {
    const parsed = parseStrict(bytes, limits.attestationBytes);
    if (typeof parsed === "string") return codeOfProblem(parsed);
    if (envelopeShape.problem(parsed.value, "") !== undefined) return "PEF-201";
    const envelope = parsed.value as Envelope;
    // One signature for each key: a second one would be other bytes that say the same.
    const signers = new Set(envelope.signatures.map(({ keyid }) => keyid));
    if (signers.size !== envelope.signatures.length) return "PEF-201";
    const payload = fromBase64(envelope.payload);
    if (payload === undefined) return "PEF-201";
    const statement = parseStrict(payload, limits.attestationBytes);
    if (typeof statement === "string") return codeOfProblem(statement);
    if (statementShape.problem(statement.value, "") !== undefined) return "PEF-201";
    return await this.#signatures(envelope, payload) ??
      this.#statement(statement.value as Statement);
  }

  async #signatures(envelope: Envelope, payload: Uint8Array): Promise<FindingCode | undefined> {
    if (envelope.signatures.length === 0) return "PEF-405";
    const message = preAuthEncoding(envelope.payloadType, payload);
    for (const { keyid, sig } of envelope.signatures) {
      const index = this.#manifest.checkpoint.size;
      const key = this.#keys.find(keyid, { role: "attest", index });
      if (typeof key === "string") return key;
      const bytes = fromBase64(sig);
      if (bytes === undefined) return "PEF-400";
      const problem = await signatureProblem(key, message, toBase64Url(bytes));
      if (problem !== undefined) return problem;
    }
    return undefined;
  }

  #statement(statement: Statement): FindingCode | undefined {
    const subjects = statement.subject.map(({ digest }) => digest.sha256);
    const isHere = (sha256: string) => this.#digests.has(sha256) || this.#runRoots.has(sha256);
    if (!subjects.every(isHere)) return "PEF-911";
    switch (statement.predicateType) {
      case predicateTypes.replay:
        return this.#replay(statement);
      case predicateTypes.compliance:
        // A statement about no run would attest a rendering in any bundle.
        if (!subjects.some((sha256) => this.#runRoots.has(sha256))) return "PEF-911";
        for (const sha256 of subjects) this.#renderings.add(sha256);
        return undefined;
      case predicateTypes.snapshot:
      case predicateTypes.diff:
        return undefined;
      default:
        return "PEF-914";
    }
  }

  #replay({ predicate, subject }: Statement): FindingCode | undefined {
    if (replayShape.problem(predicate, "") !== undefined) return "PEF-201";
    const replay = predicate as ReplayPredicate;
    const journal = subject.find(({ name }) => name === "journal");
    const root = this.#roots.get(replay.run);
    if (root !== replay.run_root || journal?.digest.sha256 !== root) {
      return "PEF-911";
    }
    return replayHolds(replay) ? undefined : "PEF-912";
  }
}

/** Whether a replay ran anything, counts without contradiction, and draws the conclusion that follows. */
function replayHolds(replay: ReplayPredicate): boolean {
  const { steps, tables, level, codes, first_divergence: divergence } = replay;
  if (steps.total === 0 || steps.replayed + steps.denied > steps.total) return false;
  if (steps.mismatched > steps.replayed || steps.nondet > steps.total) return false;
  if ((steps.mismatched > 0) !== (level.statement === "different")) return false;
  if (tables.some((table) => table.equal !== (table.post_recorded === table.post_replayed))) {
    return false;
  }
  if (
    divergence !== undefined &&
    (divergence.step >= steps.total || !codes.includes(divergence.code))
  ) return false;
  return replay.verdict === replayVerdict(replay);
}

type Judged = Pick<ReplayPredicate, "steps" | "tables" | "level" | "codes">;

/** The verdict that follows from a replay's own counts. */
export function replayVerdict(replay: Judged): ReplayPredicate["verdict"] {
  const { steps, level, codes } = replay;
  const redone = level.redo === "equal" && replay.tables.every((table) => table.equal);
  const flawless = steps.replayed === steps.total && steps.denied === 0 &&
    steps.mismatched === 0 && steps.nondet === 0;
  if (redone && level.statement === "equal" && flawless && codes.length === 0) return "success";
  const explained = codes.length > 0 && isExplained(replay);
  return redone && steps.replayed > 0 && explained ? "partial" : "failed";
}

/** Whether the codes name a reason for each count that keeps a replay from success. */
function isExplained({ steps, codes }: Judged): boolean {
  const says = (...reasons: readonly Judged["codes"][number][]): boolean =>
    reasons.some((reason) => codes.includes(reason));
  return (steps.mismatched === 0 || says("STMT_MISMATCH", "ROWCOUNT_MISMATCH")) &&
    (steps.denied === 0 || says("DENIED_STMT", "DENIED_FUNC")) &&
    (steps.nondet === 0 || says("NONDET")) &&
    (steps.replayed + steps.denied === steps.total || says("SLICE_ONLY", "REPLAY_TIMEOUT"));
}
