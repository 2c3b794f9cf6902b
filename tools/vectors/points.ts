/**
 * Signatures that sit on the edges of Ed25519: each class on which implementations are known to differ.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { ed25519 } from "@noble/curves/ed25519.js";
import { thumbprintOf, toBase64Url } from "../../src/pef/mod.ts";
import { type TestKey, testKey } from "../../tests/pef/keys.ts";

const { Point } = ed25519;
type Point = InstanceType<typeof Point>;
const order = Point.Fn.ORDER;

/** A point of order 8. */
const torsion = Point.fromHex("26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05");

/** The identity, written with y = p + 1. */
const identityAgain = Uint8Array.from([0xee, ...new Array(30).fill(0xff), 0x7f]);

/** A key that signs in a way of its own. */
function keyOf(
  publicKey: Uint8Array,
  sign: (message: Uint8Array) => Uint8Array,
): TestKey {
  return {
    alg: "ed25519",
    publicKey,
    text: toBase64Url(publicKey),
    keyid: thumbprintOf("ed25519", publicKey),
    sign,
  };
}

/** A key of small order: any S signs any message, once R follows from it. */
export function smallOrderKey(publicKey: Uint8Array): TestKey {
  const s = 1234n;
  return keyOf(publicKey, () => joined(Point.BASE.multiply(s).toBytes(), s));
}

/** The identity as a key, and the identity in a second encoding. */
export const identityKey: TestKey = smallOrderKey(Point.ZERO.toBytes());
/** As {@linkcode identityKey}, with y not reduced. */
export const identityKeyAgain: TestKey = smallOrderKey(identityAgain);

/** A key of order 8. */
export const orderEightKey: TestKey = keyOf(torsion.toBytes(), (message) => {
  // R = [S]B - [k]A for some S: try until k is a multiple of 8, so that A plays no part.
  for (let s = 1n;; s++) {
    const r = Point.BASE.multiply(s).toBytes();
    if (challenge({ r, a: torsion.toBytes(), message }) % 8n === 0n) return joined(r, s);
  }
});

/** How a good key can be made to sign on an edge. */
export type Edge =
  | "s-plus-order"
  | "s-is-zero-r-wrong"
  | "small-order-r"
  | "small-order-r-again"
  | "mixed-r"
  | "sign-bit-of-r";

/** A good key that signs on an edge. */
export function edgeKey(label: string, edge: Edge): TestKey {
  const key = testKey(label);
  return keyOf(key.publicKey, (message) => edges[edge](key, message));
}

const edges: Readonly<Record<Edge, (key: TestKey, message: Uint8Array) => Uint8Array>> = {
  "s-plus-order": (key, message) => {
    const signature = key.sign(message);
    return joined(signature.subarray(0, 32), fromLittleEndian(signature.subarray(32)) + order);
  },
  "s-is-zero-r-wrong": (key, message) => joined(key.sign(message).subarray(0, 32), 0n),
  // R is the identity, so that S = k * a satisfies the equation.
  "small-order-r": (key, message) => withR(key, message, Point.ZERO.toBytes()),
  "small-order-r-again": (key, message) => withR(key, message, identityAgain),
  // R has a part of small order: only the equation with the cofactor holds.
  "mixed-r": (key, message) => {
    const r = Point.BASE.multiply(77n).add(torsion).toBytes();
    const k = challenge({ r, a: key.publicKey, message });
    return joined(r, mod(77n + k * secretOf(key)));
  },
  "sign-bit-of-r": (key, message) => {
    const signature = key.sign(message);
    signature[31] = (signature[31] ?? 0) ^ 0x80;
    return signature;
  },
};

function withR(key: TestKey, message: Uint8Array, r: Uint8Array): Uint8Array {
  const k = challenge({ r, a: key.publicKey, message });
  return joined(r, mod(k * secretOf(key)));
}

/** A key with a part of small order; `cofactorless` says whether its signatures hold without cofactor. */
export function mixedOrderKey(options: { readonly cofactorless: boolean }): TestKey {
  const secret = 987654321n;
  const publicKey = Point.BASE.multiply(secret).add(torsion).toBytes();
  return keyOf(publicKey, (message) => {
    for (let nonce = 1n;; nonce++) {
      const r = Point.BASE.multiply(nonce).toBytes();
      const k = challenge({ r, a: publicKey, message });
      if ((k % 8n === 0n) === options.cofactorless) return joined(r, mod(nonce + k * secret));
    }
  });
}

const secrets = new Map<string, bigint>();

/** The secret scalar of a test key, from the same seed. */
function secretOf(key: TestKey): bigint {
  const known = secrets.get(key.keyid);
  if (known === undefined) throw new Error("this key's secret was not registered");
  return known;
}

/** Makes the secret of a label's key known to the functions above. */
export function revealSecret(label: string): void {
  const key = testKey(label);
  const seed = createHash("sha256").update(`clyra test key, not secret: ${label}`).digest();
  secrets.set(key.keyid, ed25519.utils.getExtendedPublicKey(seed).scalar);
}

function challenge(
  of: { readonly r: Uint8Array; readonly a: Uint8Array; readonly message: Uint8Array },
): bigint {
  const digest = createHash("sha512").update(of.r).update(of.a).update(of.message).digest();
  return mod(fromLittleEndian(digest));
}

function joined(r: Uint8Array, s: bigint): Uint8Array {
  const out = new Uint8Array(64);
  out.set(r);
  for (let i = 0; i < 32; i++) out[32 + i] = Number((s >> BigInt(8 * i)) & 0xffn);
  return out;
}

function mod(value: bigint): bigint {
  return ((value % order) + order) % order;
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  return bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n);
}
