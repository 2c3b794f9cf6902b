/**
 * Checkpoints: a signed tree head as a C2SP note (c2sp.org/tlog-checkpoint, c2sp.org/signed-note).
 *
 * @module
 */

import { sha256 } from "../hotpath/mod.ts";
import { concatBytes, equalBytes, fromBase64, fromUtf8, toBase64, utf8 } from "./bytes.ts";
import { limits } from "./limits.ts";
import type { Signer } from "./line.ts";

/** A tree head. */
export interface TreeHead {
  /** The log's name. */
  readonly origin: string;
  /** Number of leaves. */
  readonly size: number;
  /** 32 bytes. */
  readonly root: Uint8Array;
}

/** A note that was read: what it says, and who claims to have signed it. */
export interface SignedNote extends TreeHead {
  /** The signed text, with its final line feed. */
  readonly text: Uint8Array;
  /** The signature lines, in order. */
  readonly signatures: readonly {
    readonly name: string;
    /** 4 bytes: a hint for finding the key. */
    readonly keyHash: Uint8Array;
    readonly signature: Uint8Array;
  }[];
}

const maxSignatures = 64;

/** The 4-byte key hash of an Ed25519 note key: `SHA-256(name || LF || 0x01 || key)`. */
export function noteKeyHash(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(1), publicKey)).slice(0, 4);
}

/** The 4-byte key hash of a witness key (c2sp.org/tlog-cosignature): `0x04` in place of `0x01`. */
export function cosignatureKeyHash(name: string, publicKey: Uint8Array): Uint8Array {
  return sha256(concatBytes(utf8(`${name}\n`), Uint8Array.of(4), publicKey)).slice(0, 4);
}

/** Writes a signed checkpoint. The signer's public key is needed for the key hash. */
export function signCheckpoint(
  head: TreeHead,
  signer: Signer & { readonly publicKey: Uint8Array },
): string {
  const body = `${head.origin}\n${head.size}\n${toBase64(head.root)}\n`;
  const signature = signer.sign(utf8(body));
  const keyHash = noteKeyHash(head.origin, signer.publicKey);
  return `${body}\n\u2014 ${head.origin} ${toBase64(concatBytes(keyHash, signature))}\n`;
}

/** Adds a witness's cosignature, made at `timeS` (seconds since 1970), to a signed checkpoint. */
export function cosignCheckpoint(
  note: string,
  witness: Signer & { readonly name: string; readonly publicKey: Uint8Array },
  timeS: number,
): string {
  const body = note.slice(0, note.lastIndexOf("\n\n") + 1);
  const signature = witness.sign(utf8(`cosignature/v1\ntime ${timeS}\n${body}`));
  const time = new DataView(new ArrayBuffer(8));
  time.setBigUint64(0, BigInt(timeS));
  const keyHash = cosignatureKeyHash(witness.name, witness.publicKey);
  const blob = concatBytes(keyHash, new Uint8Array(time.buffer), signature);
  return `${note}\u2014 ${witness.name} ${toBase64(blob)}\n`;
}

/** Reads a note, or `undefined` when it is not exactly of the form. Signatures are not checked here. */
export function parseCheckpoint(bytes: Uint8Array): SignedNote | undefined {
  if (bytes.length > limits.noteBytes) return undefined;
  let text: string;
  try {
    text = fromUtf8(bytes);
  } catch {
    return undefined;
  }
  const split = text.lastIndexOf("\n\n");
  if (split < 0 || !text.endsWith("\n") || hasControlCharacters(text)) return undefined;
  const body = text.slice(0, split + 1);
  const [origin = "", size = "", root = ""] = body.split("\n");
  const rootBytes = fromBase64(root);
  const signatures = parseSignatures(text.slice(split + 2));
  if (
    !/^[A-Za-z0-9._:/@-]{1,256}$/.test(origin) || !/^(0|[1-9][0-9]{0,15})$/.test(size) ||
    Number(size) > Number.MAX_SAFE_INTEGER || rootBytes?.length !== 32 || signatures === undefined
  ) return undefined;
  return { origin, size: Number(size), root: rootBytes, text: utf8(body), signatures };
}

/** The signature lines: em dash, key name, base64 of key hash and signature. */
function parseSignatures(text: string): SignedNote["signatures"] | undefined {
  const lines = text.split("\n");
  if (lines.pop() !== "" || lines.length === 0 || lines.length > maxSignatures) return undefined;
  const signatures = [];
  for (const line of lines) {
    const match = /^\u2014 ([A-Za-z0-9._:/@-]{1,256}) ([A-Za-z0-9+/=]{8,8192})$/.exec(line);
    const blob = match?.[2] === undefined ? undefined : fromBase64(match[2]);
    if (match?.[1] === undefined || blob === undefined || blob.length < 5) return undefined;
    signatures.push({
      name: match[1],
      keyHash: blob.subarray(0, 4),
      signature: blob.subarray(4),
    });
  }
  return signatures;
}

/** The signatures that claim to be by this log key. */
export function signaturesBy(
  note: SignedNote,
  key: { readonly name: string; readonly publicKey: Uint8Array },
): readonly Uint8Array[] {
  return signaturesWith(note, key.name, noteKeyHash(key.name, key.publicKey));
}

/** The signatures with this name and key hash. */
export function signaturesWith(
  note: SignedNote,
  name: string,
  keyHash: Uint8Array,
): readonly Uint8Array[] {
  return note.signatures
    .filter((signature) => signature.name === name && equalBytes(signature.keyHash, keyHash))
    .map((signature) => signature.signature);
}

function hasControlCharacters(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 && unit !== 0x0a) return true;
  }
  return false;
}
