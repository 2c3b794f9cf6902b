/**
 * Verifies the log's side of a bundle: checkpoint, registered keys, seals (SPEC, "Tenant log").
 *
 * @module
 */

import { canonicalize, leafHash, verifyInclusion } from "../hotpath/mod.ts";
import { equalBytes, fromBase64Url, fromHex, toHex, utf8 } from "./bytes.ts";
import { parseCheckpoint, signaturesBy, type SignedNote } from "./checkpoint.ts";
import { payloadTypes, preAuthEncoding } from "./dsse.ts";
import { verifyEd25519 } from "./ed25519.ts";
import type { FindingCode } from "./findings.ts";
import { KeySet, verifyText } from "./key_set.ts";
import { limits } from "./limits.ts";
import { type LineProblem, type ParsedLine, parseLine, parseStrict } from "./line.ts";
import { type LeafPayload, readLeaf } from "./log.ts";
import type { Manifest } from "./manifest.ts";
import type { Trust } from "./trust.ts";
import { integer, list, object, type TypeOf } from "./shape.ts";
import { digest, keyid, signature } from "./values.ts";

const proofShape = object({
  entry: object({ keyid, payload: object({}), sig: signature }),
  index: integer(),
  proof: list(digest, 64),
});
type Proof = TypeOf<typeof proofShape>;

/** The code of a line that could not be read. */
export function codeOfLineProblem(problem: LineProblem | "unknown_version"): FindingCode {
  const codes = {
    line_too_long: "PEF-003",
    too_deep: "PEF-004",
    not_canonical: "PEF-200",
    wrong_shape: "PEF-201",
    unknown_version: "PEF-010",
  } as const;
  return codes[problem];
}

/** What the log proves: which keys exist, which leaves are in it. */
export class LogVerifier {
  readonly keys: KeySet;
  readonly #manifest: Manifest;
  readonly #trust: Trust | undefined;
  readonly #leaves = new Map<number, LeafPayload>();
  #lastIndex = -1;
  #note: SignedNote | undefined;

  constructor(manifest: Manifest, trust: Trust | undefined) {
    this.#manifest = manifest;
    this.#trust = trust;
    this.keys = new KeySet(trust);
  }

  /** The name of the log. */
  get origin(): string {
    return this.#manifest.origin;
  }

  /** Number of leaves that were proven. */
  get leafCount(): number {
    return this.#leaves.size;
  }

  /** A leaf that is proven to be in the log. */
  leaf(index: number): LeafPayload | undefined {
    return this.#leaves.get(index);
  }

  /** Reads the checkpoint. Its signature waits for the keys: {@linkcode checkSignature}. */
  readNote(bytes: Uint8Array): FindingCode | undefined {
    const note = parseCheckpoint(bytes);
    if (note === undefined || note.origin !== this.#manifest.origin) return "PEF-600";
    if (this.#trust !== undefined && note.origin !== this.#trust.origin) return "PEF-410";
    const { size, root } = this.#manifest.checkpoint;
    if (note.size !== size || toHex(note.root) !== root) return "PEF-603";
    this.#note = note;
    return undefined;
  }

  /** Takes one line of `log/proofs.jsonl`. */
  async proofLine(line: Uint8Array): Promise<FindingCode | undefined> {
    const parsed = parseStrict(line, limits.proofLineBytes);
    if (typeof parsed === "string") return codeOfLineProblem(parsed);
    const proof = readProof(parsed.value);
    if (proof === undefined) return "PEF-201";
    const leafLine = canonicalize(utf8(JSON.stringify(proof.entry)));
    const leaf = parseLine(leafLine);
    if (typeof leaf === "string") return codeOfLineProblem(leaf);
    if (!this.#included(leafLine, proof)) return "PEF-601";
    return await this.#takeLeaf(leaf, { leafLine, index: proof.index });
  }

  #included(leafLine: Uint8Array, proof: Proof): boolean {
    const hashes = proof.proof.map((hex) => fromHex(hex) ?? new Uint8Array(0));
    return proof.index > this.#lastIndex && this.#note !== undefined && verifyInclusion({
      leafHash: leafHash(leafLine),
      index: proof.index,
      size: this.#note.size,
      proof: hashes,
      root: this.#note.root,
    });
  }

  async #takeLeaf(
    parsed: ParsedLine,
    at: { readonly leafLine: Uint8Array; readonly index: number },
  ): Promise<FindingCode | undefined> {
    const read = readLeaf(parsed);
    if (typeof read === "string") return codeOfLineProblem(read);
    const leaf = read.payload;
    if (leaf.index !== at.index) return "PEF-501";
    if (leaf.origin !== this.#manifest.origin) return "PEF-502";
    const isGenesis = this.#lastIndex < 0;
    if (isGenesis) {
      const problem = this.#genesisProblem(leaf, at.leafLine) ?? this.keys.apply(leaf);
      if (problem !== undefined) return problem;
    }
    const key = this.keys.find(parsed.keyid, { role: "log", index: at.index });
    if (typeof key === "string") return key;
    const message = preAuthEncoding(payloadTypes.log, parsed.payloadBytes);
    if (!await verifyText(key, message, parsed.sig)) return "PEF-400";
    this.#lastIndex = at.index;
    this.#leaves.set(at.index, leaf);
    return isGenesis ? undefined : this.keys.apply(leaf);
  }

  /** The log begins by registering its own key; a trust file pins this leaf. */
  #genesisProblem(leaf: LeafPayload, line: Uint8Array): FindingCode | undefined {
    if (leaf.index !== 0 || leaf.type !== "key.add" || leaf.body.role !== "log") return "PEF-601";
    return this.#trust !== undefined && this.#trust.genesis !== toHex(leafHash(line))
      ? "PEF-410"
      : undefined;
  }

  /** Whether the checkpoint is signed by a log key that is registered, valid and, where given, trusted. */
  async checkSignature(): Promise<FindingCode | undefined> {
    const note = this.#note;
    if (note === undefined || this.#lastIndex < 0) return "PEF-600";
    const registered = this.keys.logKeysAt(note.size);
    const trusted = this.#trust?.log_keys.map((key) => fromBase64Url(key) ?? new Uint8Array(0));
    let valid = 0;
    for (const publicKey of registered) {
      // A known key with a bad signature is worse than no signature (C2SP signed-note).
      for (const bytes of signaturesBy(note, { name: note.origin, publicKey })) {
        if (!await verifyEd25519(publicKey, note.text, bytes)) return "PEF-400";
        if (trusted === undefined || trusted.some((key) => equalBytes(key, publicKey))) valid++;
      }
    }
    return valid > 0 ? undefined : "PEF-405";
  }
}

function readProof(value: unknown): Proof | undefined {
  // The payload's own shape is checked when the leaf is read.
  const candidate = value as { entry?: { payload?: unknown } } | null;
  const payload = candidate?.entry?.payload;
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return undefined;
  const outer = { ...candidate, entry: { ...candidate?.entry, payload: {} } };
  return proofShape.problem(outer, "") === undefined ? value as Proof : undefined;
}
