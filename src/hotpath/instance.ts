/**
 * The WASM module of this isolate: made at the first use, synchronously, from the bytes in the generated
 * module; and the views of its memory, made anew whenever the memory has grown.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { moduleBase64, type ModuleExports } from "./module_generated.ts";

/**
 * Largest block that can be asked for: the module's memory hands out powers of two up to 1 GiB, of which
 * 128 bytes are slack.
 */
export const maxBlockBytes = 2 ** 30 - 128;

const nothing = new Uint8Array();

let made: ModuleExports | undefined;
let isTried = false;
let bytes: Uint8Array<ArrayBuffer> = nothing;
let words = new Uint32Array();
let scratchBlock = 0;
let scratchBytes = 0;

/** The module's exports; `undefined` where the engine has no WASM SIMD (use the twin then). */
export function wasm(): ModuleExports | undefined {
  if (!isTried) {
    isTried = true;
    made = instantiate();
  }
  return made;
}

/**
 * The memory as bytes. Valid until the next call that allocates: do not keep it across calls, and never
 * hand it to asynchronous code.
 */
export function memoryBytes(): Uint8Array<ArrayBuffer> {
  if (bytes.length === 0) refreshViews();
  return bytes;
}

/** The memory as little-endian 32-bit words (index = address / 4); as short-lived as the bytes. */
export function memoryWords(): Uint32Array<ArrayBuffer> {
  if (words.length === 0) refreshViews();
  return words;
}

/**
 * Address of a block of at least `size` bytes that every synchronous operation may use from its start to
 * its end, aligned to 64, with 64 readable bytes on both sides. What it held before may be lost.
 *
 * @throws {HotpathError} `out_of_memory` when the memory cannot grow so far
 */
export function scratch(size: number): number {
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
}

/**
 * Address of a block that stays until `free()`.
 *
 * @throws {HotpathError} `out_of_memory` when the memory cannot grow so far
 */
export function allocate(size: number): number {
  const block = size > maxBlockBytes ? 0 : wasm()?.allocate(size) ?? 0;
  if (block === 0) {
    throw new HotpathError("out_of_memory", "cannot work on the input: it is too large for memory");
  }
  return block;
}

/** Gives a block back. */
export function free(block: number): void {
  made?.release(block);
}

function refreshViews(): void {
  const buffer = made?.memory.buffer;
  if (!(buffer instanceof ArrayBuffer)) return;
  bytes = new Uint8Array(buffer);
  words = new Uint32Array(buffer);
}

function instantiate(): ModuleExports | undefined {
  // An engine without SIMD does not take the module; any other fault of it is ours and must be seen.
  if (typeof WebAssembly !== "object" || !WebAssembly.validate(simdProbe)) return undefined;
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(moduleBytes()));
  return isModule(exports) ? exports : undefined;
}

/** The smallest module with a SIMD instruction: `i32.const 0`, `i8x16.splat`, `drop`. */
const simdProbe = Uint8Array.of(
  ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
  ...[1, 4, 1, 0x60, 0, 0],
  ...[3, 2, 1, 0],
  ...[10, 9, 1, 7, 0, 0x41, 0, 0xfd, 0x0f, 0x1a, 0x0b],
);

function moduleBytes(): Uint8Array<ArrayBuffer> {
  // Node 20 and older browsers lack it; without it this is the slowest part of the start.
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(moduleBase64);
  const text = atob(moduleBase64);
  const code = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index++) code[index] = text.charCodeAt(index);
  return code;
}

function isModule(exports: WebAssembly.Exports): exports is WebAssembly.Exports & ModuleExports {
  return exports.memory instanceof WebAssembly.Memory && typeof exports.allocate === "function";
}
