/**
 * The trust file: what the verifier's user trusts (SPEC, section 9). Never read from a bundle, and read as
 * carefully as one.
 *
 * @module
 */

import { canonicalize } from "../hotpath/mod.ts";
import { fromBase64, fromUtf8, utf8 } from "./bytes.ts";
import { depthOf, limits } from "./limits.ts";
import { claimTypes } from "./manifest.ts";
import { integer, list, object, oneOf, type Shape } from "./shape.ts";
import type { Trust } from "./types.ts";
import {
  anyPublicKey,
  certificate,
  digest,
  id,
  ids,
  keyid,
  noteName,
  publicKey,
} from "./values.ts";
import { type Certificate, readCertificate } from "./x509.ts";

/** The closed shape of `trust.json`. */
export const trustShape: Shape<Trust> = object({
  v: oneOf(0),
  origin: id,
  genesis: digest,
  log_keys: list(publicKey, 64),
}, {
  role_keys: object({}, {
    entry: list(publicKey, 64),
    export: list(anyPublicKey, 64),
    attest: list(publicKey, 64),
  }),
  revoked: list(keyid, 1024),
  witnesses: list(object({ name: noteName, public_key: publicKey }), 64),
  quorum: integer({ max: 64 }),
  claims: list(oneOf(...claimTypes), 4),
  runs: ids,
  max_age_s: integer({ min: 1 }),
  timestamp_roots: list(certificate, 16),
  timestamp_quorum: integer({ max: 16 }),
});

export type { Trust };

/** The trust file's time-stamp authorities, or `undefined` where one of them is no certificate (T-3). */
export function timestampRoots(trust: Trust): readonly Certificate[] | undefined {
  const roots: Certificate[] = [];
  for (const text of trust.timestamp_roots ?? []) {
    const bytes = fromBase64(text);
    const certificate = bytes && readCertificate(bytes);
    if (certificate === undefined) return undefined;
    roots.push(certificate);
  }
  return roots;
}

/** The trust file as data, or `undefined` when it does not have the form of this version. */
export function parseTrust(trust: unknown): Trust | undefined {
  try {
    const bytes = trust instanceof Uint8Array
      ? trust
      : utf8(typeof trust === "string" ? trust : JSON.stringify(trust));
    if (bytes.length > limits.trustBytes || depthOf(bytes) > limits.depth) return undefined;
    if (hasLongNumber(bytes)) return undefined;
    // People write this file, so white space and order are free; doubled keys and the like are not.
    const value: unknown = JSON.parse(fromUtf8(canonicalize(bytes)));
    if (trustShape.problem(value, "") !== undefined) return undefined;
    return timestampRoots(value as Trust) === undefined ? undefined : value as Trust;
  } catch {
    return undefined;
  }
}

/**
 * Whether a number is written in more characters than any sane one has. Readers of numbers disagree on
 * megabytes of digits and on exponents of such length, and verifiers must not.
 */
function hasLongNumber(bytes: Uint8Array): boolean {
  let inString = false;
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i] ?? 0;
    if (inString) {
      if (byte === 0x5c) i++;
      else if (byte === 0x22) inString = false;
    } else if (byte === 0x22) inString = true;
    else if (!isNumberByte(byte)) length = 0;
    else if (++length > limits.trustNumberCharacters) return true;
  }
  return false;
}

/** Digits, signs, the point, and the exponent's letter; no other JSON has 33 of them in a row. */
function isNumberByte(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e ||
    byte === 0x45 || byte === 0x65;
}
