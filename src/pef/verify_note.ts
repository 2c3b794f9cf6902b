/**
 * Checks who signed a checkpoint: the log's own keys, witnesses, and whether it continues an older one
 * (SPEC, V-12 and V-13).
 *
 * @module
 */

import { treeRoot, verifyConsistency } from "../hotpath/mod.ts";
import { codeOfProblem } from "./bundle_reader.ts";
import { concatBytes, equalBytes, fromBase64Url, fromHex, toBase64Url, utf8 } from "./bytes.ts";
import { cosignatureKeyHash, signaturesBy, signaturesWith, type SignedNote } from "./checkpoint.ts";
import { verifyEd25519 } from "./ed25519.ts";
import type { FindingCode } from "./findings.ts";
import type { KeySet } from "./key_set.ts";
import { limits } from "./limits.ts";
import { type ConsistencyLine, consistencyShape } from "./log_files.ts";
import { greatestClockSkewMs } from "./policy.ts";
import { parseStrict } from "./strict_json.ts";
import type { Trust } from "./trust.ts";

/** Whether the note is signed by a log key that is valid at its size. */
export async function logSignatureProblem(
  note: SignedNote,
  keys: KeySet,
): Promise<FindingCode | undefined> {
  let valid = 0;
  for (const publicKey of keys.logKeysAt(note.size)) {
    // A known key with a bad signature is worse than no signature (C2SP signed-note).
    for (const bytes of signaturesBy(note, { name: note.origin, publicKey })) {
      if (!await verifyEd25519(publicKey, note.text, bytes)) return "PEF-400";
      valid++;
    }
  }
  return valid > 0 ? undefined : "PEF-405";
}

/** What the trust file's witnesses say of a note, by the quorum that it asks for. */
export async function judgeWitnesses(
  note: SignedNote,
  trust: Pick<Trust, "witnesses" | "quorum"> | undefined,
  options: { readonly nowMs: number | undefined },
): Promise<"met" | "not_asked" | "PEF-800" | "PEF-801"> {
  const counted = new Set<string>();
  for (const { name, public_key } of trust?.witnesses ?? []) {
    const publicKey = fromBase64Url(public_key) ?? new Uint8Array(0);
    for (const bytes of signaturesWith(note, name, cosignatureKeyHash(name, publicKey))) {
      if (!await verifyCosignature(note, { ...options, publicKey, bytes })) return "PEF-800";
      // A witness under two names is still one witness.
      counted.add(toBase64Url(publicKey));
    }
  }
  const quorum = trust?.quorum ?? 0;
  if (quorum === 0) return "not_asked";
  // A quorum of witnesses that nobody named is not met, rather than not asked for.
  return counted.size >= quorum ? "met" : "PEF-801";
}

/** `cosignature/v1`: 8 bytes of time and 64 bytes of Ed25519 (c2sp.org/tlog-cosignature). */
async function verifyCosignature(
  note: SignedNote,
  signature: {
    readonly publicKey: Uint8Array;
    readonly bytes: Uint8Array;
    readonly nowMs: number | undefined;
  },
): Promise<boolean> {
  const { publicKey, bytes, nowMs } = signature;
  if (bytes.length !== 72) return false;
  const time = new DataView(bytes.buffer, bytes.byteOffset, 8).getBigUint64(0);
  // A witness has to state when it saw the note: 0 says nothing, the future cannot be.
  if (time === 0n) return false;
  if (nowMs !== undefined && Number(time) * 1000 > nowMs + greatestClockSkewMs) return false;
  const message = concatBytes(utf8(`cosignature/v1\ntime ${time}\n`), note.text);
  return await verifyEd25519(publicKey, message, bytes.subarray(8));
}

/** Older heads that are proven to lead to the checkpoint. */
export class ConsistencyVerifier {
  readonly #note: SignedNote;
  readonly #roots = new Map<number, Uint8Array>();
  #lastSize = 0;

  constructor(note: SignedNote) {
    this.#note = note;
  }

  /** Takes one line of `log/consistency.jsonl`. */
  line(bytes: Uint8Array): FindingCode | undefined {
    const parsed = parseStrict(bytes, limits.proofLineBytes);
    if (typeof parsed === "string") return codeOfProblem(parsed);
    if (consistencyShape.problem(parsed.value, "") !== undefined) return "PEF-201";
    const { proof, root, size } = parsed.value as ConsistencyLine;
    const root1 = fromHex(root) ?? new Uint8Array(0);
    const claim = {
      size1: size,
      size2: this.#note.size,
      proof: proof.map((hex) => fromHex(hex) ?? new Uint8Array(0)),
      root1,
      root2: this.#note.root,
    };
    if (size <= this.#lastSize || !verifyConsistency(claim)) return "PEF-604";
    this.#lastSize = size;
    this.#roots.set(size, root1);
    return undefined;
  }

  /** The root that is proven for an older size, if any. */
  rootAt(size: number): Uint8Array | undefined {
    return this.#roots.get(size);
  }
}

/** Whether the checkpoint continues a note that the user kept (V-13). */
export function priorProblem(
  note: SignedNote,
  prior: SignedNote,
  { rootAt }: { readonly rootAt: (size: number) => Uint8Array | undefined },
): FindingCode | undefined {
  if (prior.origin !== note.origin) return "PEF-620";
  if (prior.size > note.size) return "PEF-622";
  const root = prior.size === note.size
    ? note.root
    : prior.size === 0
    ? treeRoot([])
    : rootAt(prior.size);
  if (root === undefined) return "PEF-621";
  return equalBytes(root, prior.root) ? undefined : "PEF-620";
}
