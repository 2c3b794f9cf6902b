/**
 * SHA-256 (FIPS 180-4) in plain TypeScript: the twin that tests compare the WASM module with, and the
 * fallback where WASM SIMD is missing.
 *
 * @module
 */

import { HotpathError } from "../errors.ts";

/** Bytes of a SHA-256 digest. */
export const digestBytes = 32;

const blockBytes = 64;

/** FIPS 180-4 section 5.3.3: square roots of the first eight primes. */
const initialState: readonly number[] = [
  0x6a09e667,
  0xbb67ae85,
  0x3c6ef372,
  0xa54ff53a,
  0x510e527f,
  0x9b05688c,
  0x1f83d9ab,
  0x5be0cd19,
];

/** FIPS 180-4 section 4.2.2: cube roots of the first 64 primes. */
const roundConstants: Uint32Array = roundConstantsOf(64);

/**
 * Hashes `bytes` in one go.
 *
 * @returns 32 bytes, newly allocated
 *
 * @example
 * ```ts
 * import { sha256 } from "./sha256.ts";
 *
 * if (sha256(new TextEncoder().encode("abc")).toHex().slice(0, 8) !== "ba7816bf") throw new Error();
 * ```
 */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Sha256().update(bytes).digest();
}

/**
 * Hashes `bytes` into the first 32 bytes of `out`.
 *
 * @throws {HotpathError} `bad_length` when `out` is shorter than 32 bytes
 */
export function sha256Into(bytes: Uint8Array, out: Uint8Array): void {
  new Sha256().update(bytes).digestInto(out);
}

/** Hashes every message; returns the digests one after the other, 32 bytes each. */
export function sha256Many(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const digests = new Uint8Array(messages.length * digestBytes);
  messages.forEach((message, index) => {
    sha256Into(message, digests.subarray(index * digestBytes));
  });
  return digests;
}

/** A hash that takes its input in pieces; `digest()` ends it, after which it may not be used again. */
export class Sha256 {
  readonly #state = Uint32Array.from(initialState);
  readonly #block = new Uint8Array(blockBytes);
  #lengthBytes = 0;
  #finished = false;

  /**
   * Adds bytes to the message.
   *
   * @throws {HotpathError} `finished` after `digest()`
   */
  update(bytes: Uint8Array): this {
    this.#checkOpen();
    let offset = 0;
    while (offset < bytes.length) {
      const filled = this.#lengthBytes % blockBytes;
      const part = bytes.subarray(offset, offset + blockBytes - filled);
      this.#block.set(part, filled);
      this.#lengthBytes += part.length;
      offset += part.length;
      if (filled + part.length === blockBytes) compress(this.#state, this.#block);
    }
    return this;
  }

  /**
   * Ends the message and returns its digest.
   *
   * @throws {HotpathError} `finished` when called twice
   */
  digest(): Uint8Array<ArrayBuffer> {
    const out = new Uint8Array(digestBytes);
    this.digestInto(out);
    return out;
  }

  /**
   * Ends the message and writes its digest to the first 32 bytes of `out`.
   *
   * @throws {HotpathError} `finished` when called twice, `bad_length` when `out` is too short
   */
  digestInto(out: Uint8Array): void {
    if (out.length < digestBytes) {
      throw new HotpathError("bad_length", "cannot write a digest: the output is under 32 bytes");
    }
    this.#checkOpen();
    const filled = this.#lengthBytes % blockBytes;
    const padding = new Uint8Array((filled < 56 ? 64 : 128) - filled);
    padding[0] = 0x80;
    const view = new DataView(padding.buffer);
    view.setBigUint64(padding.length - 8, BigInt(this.#lengthBytes) * 8n);
    this.update(padding);
    this.#finished = true;
    const digest = new DataView(out.buffer, out.byteOffset, digestBytes);
    this.#state.forEach((word, index) => digest.setUint32(index * 4, word));
  }

  #checkOpen(): void {
    if (this.#finished) {
      throw new HotpathError("finished", "cannot go on hashing: the digest was already taken");
    }
  }
}

/** FIPS 180-4 section 6.2.2: one block into the state. */
function compress(state: Uint32Array, block: Uint8Array): void {
  const words = scheduleOf(block);
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  for (let round = 0; round < 64; round++) {
    const sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
    const choice = (e & f) ^ (~e & g);
    const first = (h + sum1 + choice + at(roundConstants, round) + at(words, round)) | 0;
    const sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
    const majority = (a & b) ^ (a & c) ^ (b & c);
    [h, g, f, e] = [g, f, e, (d + first) | 0];
    [d, c, b, a] = [c, b, a, (first + sum0 + majority) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => {
    state[index] = at(state, index) + word;
  });
}

function scheduleOf(block: Uint8Array): Uint32Array {
  const words = new Uint32Array(64);
  const view = new DataView(block.buffer, block.byteOffset, blockBytes);
  for (let index = 0; index < 16; index++) words[index] = view.getUint32(index * 4);
  for (let index = 16; index < 64; index++) {
    const before15 = at(words, index - 15);
    const before2 = at(words, index - 2);
    const sigma0 = rotate(before15, 7) ^ rotate(before15, 18) ^ (before15 >>> 3);
    const sigma1 = rotate(before2, 17) ^ rotate(before2, 19) ^ (before2 >>> 10);
    words[index] = at(words, index - 16) + sigma0 + at(words, index - 7) + sigma1;
  }
  return words;
}

function rotate(word: number, bits: number): number {
  return (word >>> bits) | (word << (32 - bits));
}

function at(words: Uint32Array, index: number): number {
  return words[index] ?? 0;
}

/** The first 32 fractional bits of the cube roots of the first primes, by integer arithmetic. */
function roundConstantsOf(count: number): Uint32Array {
  const constants: number[] = [];
  for (let candidate = 2; constants.length < count; candidate++) {
    let divisor = 2;
    while (candidate % divisor !== 0) divisor++;
    if (divisor === candidate) {
      constants.push(Number(cubeRoot(BigInt(candidate) << 96n) % (1n << 32n)));
    }
  }
  return Uint32Array.from(constants);
}

/** Largest integer whose cube is not above `value`, bit by bit. */
function cubeRoot(value: bigint): bigint {
  let root = 0n;
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) {
    if ((root + bit) ** 3n <= value) root += bit;
  }
  return root;
}
