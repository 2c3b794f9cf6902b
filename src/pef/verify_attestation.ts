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
  readonly #roots: ReadonlyMap<string, string>;
  readonly #renderings = new Set<string>();

  constructor(manifest: Manifest, keys: KeySet) {
    this.#manifest = manifest;
    this.#keys = keys;
    this.#roots = new Map(manifest.runs.map(({ run, root }) => [run, root]));
    this.#digests = new Set([
      ...manifest.files.map(({ sha256 }) => sha256),
      ...manifest.runs.map(({ root }) => root),
      ...(manifest.externals ?? []).map(({ sha256 }) => sha256),
    ]);
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
    const subjects = statement.subject;
    if (subjects.some(({ digest }) => !this.#digests.has(digest.sha256))) return "PEF-911";
    switch (statement.predicateType) {
      case predicateTypes.replay:
        return this.#replay(statement);
      case predicateTypes.compliance:
        for (const { digest } of subjects) this.#renderings.add(digest.sha256);
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
  const { steps, tables } = replay;
  if (steps.total === 0 || steps.replayed + steps.denied > steps.total) return false;
  if (steps.mismatched > steps.replayed) return false;
  if (tables.some((table) => table.equal !== (table.post_recorded === table.post_replayed))) {
    return false;
  }
  return replay.verdict === replayVerdict(replay);
}

/** The verdict that follows from a replay's own counts. */
export function replayVerdict(
  replay: Pick<ReplayPredicate, "steps" | "tables" | "level" | "codes">,
): ReplayPredicate["verdict"] {
  const { steps, level, codes } = replay;
  const redone = level.redo === "equal" && replay.tables.every((table) => table.equal);
  const flawless = steps.replayed === steps.total && steps.denied === 0 &&
    steps.mismatched === 0 && steps.nondet === 0;
  if (redone && level.statement === "equal" && flawless && codes.length === 0) return "success";
  return redone && codes.length > 0 ? "partial" : "failed";
}
