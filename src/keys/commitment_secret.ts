/**
 * The secret that commitments are salted from. It derives and never shows itself.
 *
 * @module
 */

import { timingSafeEqual } from "node:crypto";
import { sha256 } from "../hotpath/mod.ts";

/** Length of the secret, and of what it derives. */
export const secretBytes = 32;

/** The block of SHA-256, to which HMAC fills up its key (RFC 2104, section 2). */
const blockBytes = 64;
const innerPad = 0x36;
const outerPad = 0x5c;

/** Derives values that nobody can guess without the secret. */
export class CommitmentSecret {
  readonly #inner: Uint8Array;
  /** The outer key and room for the inner hash. */
  readonly #message: Uint8Array;

  /**
   * A secret of these bytes.
   *
   * @param bytes 32 bytes; copied
   */
  constructor(bytes: Uint8Array) {
    // The platform's HMAC object costs five times the two hashes, and a call derives several salts.
    this.#inner = padded(bytes, innerPad);
    this.#message = joined(padded(bytes, outerPad), new Uint8Array(secretBytes));
  }

  /**
   * 32 bytes that depend on the secret and on `label` (HMAC-SHA-256, RFC 2104). The caller makes
   * labels of different purposes different.
   */
  derive(label: Uint8Array): Uint8Array {
    const inner = sha256(joined(this.#inner, label));
    this.#message.set(inner, blockBytes);
    return sha256(this.#message);
  }

  /** Whether `value` is what `derive(label)` gives; takes the same time either way. */
  derives(label: Uint8Array, value: Uint8Array): boolean {
    return value.length === secretBytes && timingSafeEqual(this.derive(label), value);
  }
}

function padded(key: Uint8Array, pad: number): Uint8Array {
  const block = new Uint8Array(blockBytes).fill(pad);
  // Ours are shorter than a block; a longer one would have to be hashed first.
  if (key.length > blockBytes) throw new RangeError("cannot derive: the secret is too long");
  for (const [at, byte] of key.entries()) block[at] = byte ^ pad;
  return block;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(first.length + second.length);
  bytes.set(first);
  bytes.set(second, first.length);
  return bytes;
}
