/**
 * A WASM module of this isolate: made at the first use, synchronously, from bytes in base64; and the views of its
 * memory, made anew whenever the memory has grown.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";

/** What every module exports. */
export interface BaseExports {
  readonly memory: WebAssembly.Memory;
  readonly allocate: (size: number) => number;
  readonly release: (block: number) => void;
}

/** A module and its memory. */
export interface ModuleInstance<Exports extends BaseExports> {
  /** The module's exports; `undefined` where the engine has no WASM SIMD (use the twin then). */
  readonly wasm: () => Exports | undefined;
  /**
   * The memory as bytes. Valid until the next call that allocates: do not keep it across calls, and never
   * hand it to asynchronous code.
   */
  readonly memoryBytes: () => Uint8Array<ArrayBuffer>;
  /** The memory as little-endian 32-bit words (index = address / 4); as short-lived as the bytes. */
  readonly memoryWords: () => Uint32Array<ArrayBuffer>;
  /**
   * Address of a block of at least `size` bytes that every synchronous operation may use from its start to
   * its end, aligned to 64, with 64 readable bytes on both sides. What it held before may be lost.
   *
   * @throws {HotpathError} `out_of_memory` when the memory cannot grow so far
   */
  readonly scratch: (size: number) => number;
  /**
   * Address of a block that stays until `free()`.
   *
   * @throws {HotpathError} `out_of_memory` when the memory cannot grow so far
   */
  readonly allocate: (size: number) => number;
  /** Gives a block back. */
  readonly free: (block: number) => void;
}

/**
 * Largest block that can be asked for: a module's memory hands out powers of two up to 1 GiB, of which
 * 128 bytes are slack.
 */
export const maxBlockBytes = 2 ** 30 - 128;

const nothing = new Uint8Array();

/** The instance of the module with these bytes; nothing is compiled before the first use. */
export function moduleInstance<Exports extends BaseExports>(
  base64: string,
): ModuleInstance<Exports> {
  let made: Exports | undefined;
  let isTried = false;
  let bytes: Uint8Array<ArrayBuffer> = nothing;
  let words = new Uint32Array();
  let scratchBlock = 0;
  let scratchBytes = 0;

  const wasm = () => {
    if (!isTried) {
      isTried = true;
      made = instantiate<Exports>(base64);
    }
    return made;
  };
  const refreshViews = () => {
    const buffer = made?.memory.buffer;
    if (!(buffer instanceof ArrayBuffer)) return;
    bytes = new Uint8Array(buffer);
    words = new Uint32Array(buffer);
  };
  const memoryBytes = () => {
    if (bytes.length === 0) refreshViews();
    return bytes;
  };
  const memoryWords = () => {
    if (words.length === 0) refreshViews();
    return words;
  };
  const allocate = (size: number) => {
    const block = size > maxBlockBytes ? 0 : wasm()?.allocate(size) ?? 0;
    if (block === 0) {
      const message = "cannot work on the input: it is too large for memory";
      throw new HotpathError("out_of_memory", message);
    }
    return block;
  };
  const free = (block: number) => made?.release(block);
  const scratch = (size: number) => {
    if (size <= scratchBytes) return scratchBlock;
    const wanted = Math.min(
      Math.max(2 ** Math.ceil(Math.log2(size + 128)) - 128, 65_408),
      maxBlockBytes,
    );
    free(scratchBlock);
    [scratchBlock, scratchBytes] = [0, 0];
    scratchBlock = allocate(Math.max(size, wanted));
    scratchBytes = wanted;
    return scratchBlock;
  };
  return { wasm, memoryBytes, memoryWords, scratch, allocate, free };
}

function instantiate<Exports extends BaseExports>(base64: string): Exports | undefined {
  // An engine without SIMD does not take the module; any other fault of it is ours and must be seen.
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(simdProbe)) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes(base64)));
  return isModule<Exports>(exports) ? exports : undefined;
}

/** The smallest module with a SIMD instruction: `i32.const 0`, `i8x16.splat`, `drop`. */
const simdProbe = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 0x41, 0, 0xfd, 0x0f, 0x1a, 0x0b],
);

function moduleBytes(base64: string): Uint8Array<ArrayBuffer> {
  // Node 20 and older browsers lack it; without it this is the slowest part of the start.
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(base64);
  const text = atob(base64);
  const code = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) code[index] = text.charCodeAt(index);
  return code;
}

/** What else a module exports is known from its generated types. */
function isModule<Exports extends BaseExports>(
  exports: WebAssembly.Exports,
): exports is WebAssembly.Exports & Exports {
  return exports.memory instanceof WebAssembly.Memory && typeof exports.allocate === "function";
}
