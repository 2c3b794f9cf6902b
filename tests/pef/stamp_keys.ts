/**
 * Keys of time-stamp authorities for tests and vectors, made from a label: RSA and ECDSA, with signatures
 * that are the same each time.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { checkPrimeSync, createHash, createPrivateKey, sign } from "node:crypto";
import { p256, p384 } from "@noble/curves/nist.js";
import { sha256, toBase64Url, toHex } from "../../src/pef/mod.ts";
import { oid } from "../../src/pef/oids.ts";
import { bitString, integer, nothing, objectId, sequence } from "./der_writer.ts";

/** The digests that authorities sign with. */
export type StampDigest = "SHA-256" | "SHA-384" | "SHA-512";

/** A key pair of an authority. */
export interface StampKey {
  /** SubjectPublicKeyInfo. */
  readonly spki: Uint8Array;
  /** AlgorithmIdentifier of its signatures with a digest. */
  readonly algorithm: (digest: StampDigest) => Uint8Array;
  readonly sign: (message: Uint8Array, digest: StampDigest) => Uint8Array;
}

const digests: readonly StampDigest[] = ["SHA-256", "SHA-384", "SHA-512"];

function seedOf(label: string, bytes: number): Uint8Array {
  const seed = new Uint8Array(bytes);
  for (let at = 0; at < bytes; at += 32) {
    const text = `clyra test authority, not secret: ${label} ${at}`;
    seed.set(sha256(new TextEncoder().encode(text)).subarray(0, bytes - at), at);
  }
  return seed;
}

/** An ECDSA key. */
export function ecKey(label: string, curve: "P-256" | "P-384" = "P-256"): StampKey {
  const group = curve === "P-256" ? p256 : p384;
  const secret = seedOf(label, curve === "P-256" ? 32 : 48);
  // The first bit cleared keeps the secret below the order, whatever the label gives.
  secret[0] = (secret[0] ?? 0) & 0x7f;
  const point = group.getPublicKey(secret, false);
  const curveId = curve === "P-256" ? "1.2.840.10045.3.1.7" : "1.3.132.0.34";
  return {
    spki: sequence(
      sequence(objectId(oid("1.2.840.10045.2.1")), objectId(oid(curveId))),
      bitString(point),
    ),
    algorithm: (digest) =>
      sequence(objectId(oid(`1.2.840.10045.4.3.${2 + digests.indexOf(digest)}`))),
    sign: (message, digest) => ecSign(group, { secret, message, digest }),
  };
}

function ecSign(
  group: typeof p256,
  options: {
    readonly secret: Uint8Array;
    readonly message: Uint8Array;
    readonly digest: StampDigest;
  },
): Uint8Array {
  const { secret, message, digest } = options;
  const hash = new Uint8Array(createHash(digest.replace("-", "")).update(message).digest());
  const signature = group.sign(hash, secret, { lowS: false, prehash: false });
  const half = signature.length / 2;
  return sequence(integer(signature.subarray(0, half)), integer(signature.subarray(half)));
}

/** An RSA key; the search for its primes takes a moment. */
export function rsaKey(label: string, bits: 2048 | 3072 = 2048): StampKey {
  const p = prime(`${label} p`, bits / 2);
  const q = prime(`${label} q`, bits / 2);
  const e = 65537n;
  const d = inverse(e, (p - 1n) * (q - 1n));
  const number = (value: bigint) => toBase64Url(bytesOfNumber(value));
  const key = createPrivateKey({
    format: "jwk",
    key: {
      kty: "RSA",
      n: number(p * q),
      e: number(e),
      d: number(d),
      p: number(p),
      q: number(q),
      dp: number(d % (p - 1n)),
      dq: number(d % (q - 1n)),
      qi: number(inverse(q, p)),
    },
  });
  return {
    spki: sequence(
      sequence(objectId(oid("1.2.840.113549.1.1.1")), nothing()),
      bitString(sequence(integer(bytesOfNumber(p * q)), integer(bytesOfNumber(e)))),
    ),
    algorithm: (digest) =>
      sequence(objectId(oid(`1.2.840.113549.1.1.${11 + digests.indexOf(digest)}`)), nothing()),
    sign: (message, digest) => new Uint8Array(sign(digest.replace("-", ""), message, key)),
  };
}

/** The next prime above a number that the label gives, with both top bits set so that products are full. */
function prime(label: string, bits: number): bigint {
  const seed = seedOf(label, bits / 8);
  seed[0] = (seed[0] ?? 0) | 0xc0;
  let candidate = BigInt(`0x${toHex(seed)}`) | 1n;
  while (!checkPrimeSync(Buffer.from(bytesOfNumber(candidate)))) candidate += 2n;
  return candidate;
}

function bytesOfNumber(value: bigint): Uint8Array {
  const hex = value.toString(16);
  return new Uint8Array(Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, "hex"));
}

/** Extended Euclid. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [a, b, x, y] = [modulus, value % modulus, 0n, 1n];
  while (b !== 0n) {
    const quotient = a / b;
    [a, b, x, y] = [b, a - quotient * b, y, x - quotient * y];
  }
  return (x + modulus) % modulus;
}
