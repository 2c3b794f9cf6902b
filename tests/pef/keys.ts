/**
 * Keys for tests and vectors, made from a label: anyone can make them, so they must never sign anything
 * else. Signatures are deterministic.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { createPrivateKey, createPublicKey, sign } from "node:crypto";
import { p256 } from "@noble/curves/nist.js";
import { ml_dsa65 } from "@noble/post-quantum/ml-dsa.js";
import {
  type KeyAlgorithm,
  sha256,
  type Signer,
  thumbprintOf,
  toBase64Url,
} from "../../src/pef/mod.ts";

/** A key pair that anyone can make again. */
export interface TestKey extends Signer {
  readonly alg: KeyAlgorithm;
  readonly publicKey: Uint8Array;
  /** Base64url of the public key. */
  readonly text: string;
}

/** The key of a label. */
export function testKey(label: string, alg: KeyAlgorithm = "ed25519"): TestKey {
  const seed = sha256(new TextEncoder().encode(`clyra test key, not secret: ${label}`));
  const { publicKey, sign } = makers[alg](seed);
  return {
    alg,
    publicKey,
    keyid: thumbprintOf(alg, publicKey),
    text: toBase64Url(publicKey),
    sign,
  };
}

type Maker = (seed: Uint8Array) => {
  readonly publicKey: Uint8Array;
  readonly sign: (message: Uint8Array) => Uint8Array;
};

const makers: Readonly<Record<KeyAlgorithm, Maker>> = {
  "ed25519": (seed) => {
    const pkcs8 = new Uint8Array([...fromHexText("302e020100300506032b657004220420"), ...seed]);
    const key = createPrivateKey({ key: Buffer.from(pkcs8), format: "der", type: "pkcs8" });
    const spki = createPublicKey(key).export({ type: "spki", format: "der" });
    return {
      publicKey: new Uint8Array(spki).slice(-32),
      sign: (message) => new Uint8Array(sign(null, message, key)),
    };
  },
  "ecdsa-p256": (seed) => ({
    publicKey: p256.getPublicKey(seed, false),
    sign: (message) => p256.sign(message, seed, { lowS: true, prehash: true }),
  }),
  "ml-dsa-65": (seed) => {
    const { publicKey, secretKey } = ml_dsa65.keygen(seed);
    return {
      publicKey,
      sign: (message) => ml_dsa65.sign(message, secretKey, { extraEntropy: false }),
    };
  },
};

function fromHexText(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
