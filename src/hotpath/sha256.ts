/**
 * SHA-256 of bytes that are at hand or come in pieces. Small messages are hashed in WASM, many at once in
 * four lanes; large ones by the platform where it has a synchronous hash.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { memoryBytes, scratch, wasm } from "./instance.ts";
import type { ModuleExports } from "./module_generated.ts";
import { crossover, type HashStream, platformHash } from "./platform_hash.ts";
import * as reference from "./reference/sha256.ts";

const { digestBytes } = reference;

/** Input is copied into the module's memory by parts of this size: what the second-level cache holds. */
const windowBytes = 64 * 1024;

/** Scratch that an open stream may use. */
export const streamBytes: number = 64 + 64 + windowBytes;

/** A stream holds back this much before it chooses who hashes it: most messages are shorter. */
const heldBytes = 512;

/**
 * Hashes `bytes` in one go (FIPS 180-4).
 *
 * @returns 32 bytes, newly allocated
 *
 * @example
 * ```ts
 * import { sha256 } from "./sha256.ts";
 *
 * const digest = sha256(new TextEncoder().encode("abc"));
 * if (digest[0] !== 0xba || digest.length !== 32) throw new Error();
 * ```
 */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(digestBytes);
  sha256Into(bytes, out);
  return out;
}

/**
 * Hashes `bytes` into the first 32 bytes of `out`.
 *
 * @throws {HotpathError} `bad_length` when `out` is shorter than 32 bytes
 */
export function sha256Into(bytes: Uint8Array, out: Uint8Array): void {
  checkOutput(out);
  if (bytes.length >= crossover.singleFromBytes) {
    const platform = platformHash();
    if (platform !== undefined) return platform.hashInto(bytes, out);
  }
  const module = wasm();
  if (module === undefined) return reference.sha256Into(bytes, out);
  if (bytes.length > windowBytes) {
    const stream = new WasmStream(module);
    stream.update(bytes);
    return stream.digestInto(out);
  }
  const block = scratch(64 + bytes.length);
  const memory = memoryBytes();
  memory.set(bytes, block + 64);
  module.sha256(block + 64, bytes.length, block);
  copyDigest(memory, block, out);
}

/**
 * A hash that takes its input in pieces; `digest()` ends it, after which it may not be used again.
 *
 * @example
 * ```ts
 * import { Sha256, sha256 } from "./sha256.ts";
 *
 * const digest = new Sha256().update(Uint8Array.of(1)).update(Uint8Array.of(2)).digest();
 * if (digest.join() !== sha256(Uint8Array.of(1, 2)).join()) throw new Error();
 * ```
 */
export class Sha256 {
  #held: Uint8Array | undefined = new Uint8Array(heldBytes);
  #filled = 0;
  #stream: HashStream | undefined;

  /**
   * Adds bytes to the message.
   *
   * @throws {HotpathError} `finished` after `digest()`
   */
  update(bytes: Uint8Array): this {
    if (this.#stream !== undefined) {
      this.#stream.update(bytes);
      return this;
    }
    const held = this.#open();
    if (this.#filled + bytes.length <= heldBytes) {
      held.set(bytes, this.#filled);
      this.#filled += bytes.length;
      return this;
    }
    this.#stream = openStream();
    this.#stream.update(held.subarray(0, this.#filled));
    this.#stream.update(bytes);
    return this;
  }

  /**
   * Ends the message and returns its digest, 32 bytes.
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
    checkOutput(out);
    const held = this.#open();
    if (this.#stream === undefined) sha256Into(held.subarray(0, this.#filled), out);
    else this.#stream.digestInto(out);
    this.#stream = undefined;
    this.#held = undefined;
  }

  #open(): Uint8Array {
    if (this.#held === undefined) {
      throw new HotpathError("finished", "cannot go on hashing: the digest was already taken");
    }
    return this.#held;
  }
}

/** Begins a message of unknown length with whoever is fastest on a long one. */
export function openStream(): HashStream {
  const platform = platformHash();
  if (platform !== undefined) return platform.open();
  const module = wasm();
  return module === undefined ? new reference.Sha256() : new WasmStream(module);
}

/**
 * A message hashed in WASM. Its state lies here and visits the module's memory for each call, so any
 * number of streams can be open and none can leak there.
 */
export class WasmStream implements HashStream {
  readonly #module: ModuleExports;
  /** The eight words of the state, then up to 63 bytes that do not yet fill a block. */
  readonly #saved = new Uint8Array(digestBytes + 64);
  #total = 0;

  constructor(module: ModuleExports) {
    this.#module = module;
    const block = scratch(64);
    module.resetState(block);
    this.#saved.set(memoryBytes().subarray(block, block + digestBytes));
  }

  update(bytes: Uint8Array): void {
    let offset = 0;
    const pending = this.#total % 64;
    if (pending + bytes.length >= 64) {
      const block = scratch(streamBytes);
      const memory = memoryBytes();
      const input = block + 64;
      memory.set(this.#saved.subarray(0, digestBytes), block);
      memory.set(this.#saved.subarray(digestBytes, digestBytes + pending), input);
      let filled = pending;
      while (filled + bytes.length - offset >= 64) {
        const part = bytes.subarray(offset, offset + windowBytes - filled);
        memory.set(part, input + filled);
        offset += part.length;
        const blocks = Math.floor((filled + part.length) / 64);
        // What is left over is in `bytes` too, unless it was all of the last part.
        offset -= filled + part.length - blocks * 64;
        this.#module.sha256Blocks(block, input, blocks);
        filled = 0;
      }
      this.#saved.set(memory.subarray(block, block + digestBytes));
      this.#saved.set(bytes.subarray(offset), digestBytes);
    } else {
      this.#saved.set(bytes, digestBytes + pending);
    }
    this.#total += bytes.length;
  }

  digestInto(out: Uint8Array): void {
    const block = scratch(128);
    const memory = memoryBytes();
    memory.set(this.#saved, block);
    this.#module.finish(block, block + digestBytes, this.#total % 64, BigInt(this.#total));
    this.#module.writeDigest(block, block);
    copyDigest(memory, block, out);
  }
}

/** Copies 32 bytes out of the module's memory; a loop beats `set()` of a view at this size. */
export function copyDigest(memory: Uint8Array, address: number, out: Uint8Array): void {
  for (let index = 0; index < digestBytes; index++) out[index] = memory[address + index] ?? 0;
}

function checkOutput(out: Uint8Array): void {
  if (out.length < digestBytes) {
    throw new HotpathError("bad_length", "cannot write a digest: the output is under 32 bytes");
  }
}
