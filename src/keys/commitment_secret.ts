/**
 * The secret that commitments are salted from. It derives and never shows itself.
 *
 * @module
 */

import { createHmac, timingSafeEqual } from "node:crypto";

/** Length of the secret, and of what it derives. */
export const secretBytes = 32;

/** Derives values that nobody can guess without the secret. */
export class CommitmentSecret {
  readonly #bytes: Uint8Array;

  /**
   * A secret of these bytes.
   *
   * @param bytes 32 bytes; copied
   */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes.slice();
  }

  /**
   * 32 bytes that depend on the secret and on `label` (HMAC-SHA-256, RFC 2104). The caller makes
   * labels of different purposes different.
   */
  derive(label: Uint8Array): Uint8Array {
    return new Uint8Array(createHmac("sha256", this.#bytes).update(label).digest());
  }

  /** Whether `value` is what `derive(label)` gives; takes the same time either way. */
  derives(label: Uint8Array, value: Uint8Array): boolean {
    return value.length === secretBytes && timingSafeEqual(this.derive(label), value);
  }
}
