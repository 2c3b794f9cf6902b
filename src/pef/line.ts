/**
 * A signed line, as entries and log leaves share it: `{"keyid":...,"payload":{...},"sig":...}` in JCS
 * form. One digest, the leaf, is chain link, tree leaf and fingerprint of the line with its signature.
 *
 * @module
 */

import { canonicalize, leafHash } from "../hotpath/mod.ts";
import { utf8 } from "./bytes.ts";
import { preAuthEncoding } from "./dsse.ts";
import { limits } from "./limits.ts";
import { type JsonProblem, parseStrict } from "./strict_json.ts";

/** Who signs. `sign` is synchronous because the chain needs the signature before the next entry. */
export interface Signer {
  /** RFC 7638 thumbprint of the public key. */
  readonly keyid: string;
  /** 64 bytes, Ed25519 over the message itself. */
  sign(message: Uint8Array): Uint8Array;
}

/** A line that was written. */
export interface SignedLine {
  /** The JCS form, without the line feed. */
  readonly line: Uint8Array<ArrayBuffer>;
  /** SHA-256 of `0x00 || line`. */
  readonly leaf: Uint8Array;
}

/** The parts of a line that was read; nothing is believed yet but its form. */
export interface ParsedLine {
  /** Thumbprint of the key that claims to have signed. */
  readonly keyid: string;
  /** What is signed, as data. */
  readonly payload: unknown;
  /** What is signed, as it stands in the line. */
  readonly payloadBytes: Uint8Array;
  /** Base64url. */
  readonly sig: string;
}

/** Why a line could not be read: a bound of ours, or its form. */
export type LineProblem = JsonProblem | "wrong_shape";

const encoder = new TextEncoder();
/** Entries are shorter than this; each array of its own would cost the engine three allocations. */
const scratch = new Uint8Array(16 * 1024);
const payloadStart = utf8(`{"keyid":"${"x".repeat(43)}","payload":`).length;
const signatureTail = utf8(`,"sig":"${"x".repeat(86)}"}`).length;

/** Signs a payload and gives the line with its leaf. The payload must be plain JSON data. */
export function signLine(
  payload: unknown,
  options: {
    readonly payloadType: string;
    readonly signer: Signer;
    readonly encodeSignature: (signature: Uint8Array) => string;
  },
): SignedLine {
  const { payloadType, signer, encodeSignature } = options;
  const payloadBytes = canonicalize(textBytes(JSON.stringify(payload)));
  const signature = encodeSignature(signer.sign(preAuthEncoding(payloadType, payloadBytes)));
  const line = framedBytes(payloadBytes, {
    head: `{"keyid":"${signer.keyid}","payload":`,
    tail: `,"sig":"${signature}"}`,
  });
  return { line, leaf: leafHash(line) };
}

/** UTF-8 that is good until the next call; a long text gets bytes of its own. */
function textBytes(text: string): Uint8Array {
  if (text.length * 3 > scratch.length) return utf8(text);
  return scratch.subarray(0, encoder.encodeInto(text, scratch).written);
}

/** Bytes between two texts of ASCII: thumbprints and signatures are base64url. */
function framedBytes(
  bytes: Uint8Array,
  { head, tail }: { readonly head: string; readonly tail: string },
): Uint8Array<ArrayBuffer> {
  const framed = new Uint8Array(head.length + bytes.length + tail.length);
  encoder.encodeInto(head, framed);
  framed.set(bytes, head.length);
  encoder.encodeInto(tail, framed.subarray(head.length + bytes.length));
  return framed;
}

/**
 * Reads a line under the one strictness rule: it must be the canonical form of what it says, byte for
 * byte. That refuses duplicate keys, odd numbers, escapes, order, white space and lone surrogates.
 */
export function parseLine(line: Uint8Array): ParsedLine | LineProblem {
  const value = parseStrict(line, limits.lineBytes);
  if (typeof value === "string") return value;
  const object = value.value;
  if (!isRecord(object) || Object.keys(object).length !== 3) return "wrong_shape";
  const { keyid, payload, sig } = object;
  if (
    typeof keyid !== "string" || typeof sig !== "string" || !isRecord(payload) ||
    !/^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(keyid) || !/^[A-Za-z0-9_-]{85}[AQgw]$/.test(sig)
  ) return "wrong_shape";
  return {
    keyid,
    payload,
    // Canonical lines with a 43-character keyid and an 86-character sig have the payload just here.
    payloadBytes: line.subarray(payloadStart, line.length - signatureTail),
    sig,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
