/**
 * Many messages through the module at once: packed into a window of its memory, hashed in four lanes, the
 * digests handed on group by group.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { allocate, memoryBytes, scratch, wasm } from "./instance.ts";
import type { ModuleExports } from "./module_generated.ts";
import { crossover } from "./platform_hash.ts";
import { digestBytes, sha256Many as referenceMany } from "./reference/sha256.ts";
import { openStream, sha256Into, streamBytes } from "./sha256.ts";

/** Digests of a group: a power of two, so that a full group of leaves is a perfect subtree. */
export const groupSize = 1024;

const windowBytes = 256 * 1024;
const leafPrefix = Uint8Array.of(0);

/** Messages to hash, either apart or in one buffer. */
export interface MessageSource {
  /** How many there are. */
  readonly count: number;
  /** The message at an index. */
  message(index: number): Uint8Array;
  /**
   * Copies messages from `first` on into the window, at most `limit`, and none of `maxBytes` or more;
   * returns how many.
   */
  fill(first: number, limit: number, window: Window): number;
}

/** Where packed messages go. */
interface Window {
  readonly memory: Uint8Array;
  readonly address: number;
  /** Where each message ends, counted from `address`. */
  readonly ends: Uint32Array;
  readonly maxBytes: number;
}

/** What is done with a batch. */
export interface BatchOptions {
  /** Whether 0x00 comes before each message (RFC 6962 section 2.1). */
  readonly isLeaf: boolean;
  /** Takes the digests of up to {@linkcode groupSize} messages, 32 bytes each, in the module's memory. */
  readonly onDigests: (address: number, count: number) => void;
}

/** Hashes every message; returns the digests one after the other, 32 bytes each. */
export function sha256Many(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const module = wasm();
  if (module === undefined) return referenceMany(messages);
  const digests = new Uint8Array(messages.length * digestBytes);
  let offset = 0;
  hashBatch(module, separateMessages(messages), {
    isLeaf: false,
    onDigests(address, count) {
      digests.set(memoryBytes().subarray(address, address + count * digestBytes), offset);
      offset += count * digestBytes;
    },
  });
  return digests;
}

/** A block of its own, kept: a message hashed alone in the middle of a batch uses the scratch block. */
let batchBlock = 0;

/** Hashes every message of the source, in order. */
export function hashBatch(
  module: ModuleExports,
  source: MessageSource,
  { isLeaf, onDigests }: BatchOptions,
): void {
  if (batchBlock === 0) batchBlock = allocate(groupSize * 36 + 64 + windowBytes);
  const block = batchBlock;
  // Whatever a message hashed alone needs is there before, so that the views below stay valid.
  scratch(streamBytes);
  const memory = memoryBytes();
  const endsAddress = block + groupSize * 32;
  const window: Window = {
    memory,
    address: endsAddress + groupSize * 4 + 64,
    ends: new Uint32Array(memory.buffer, endsAddress, groupSize),
    maxBytes: Math.min(crossover.manyFromBytes, windowBytes + 1),
  };
  let filled = 0;
  for (let index = 0; index < source.count;) {
    const digests = block + filled * 32;
    let taken = source.fill(index, groupSize - filled, window);
    if (taken > 0) {
      module.sha256Packed(window.address, endsAddress, taken, digests, isLeaf ? 1 : 0);
    } else {
      const out = memory.subarray(digests, digests + digestBytes);
      if (isLeaf) hashLeaf(source.message(index), window, out);
      else sha256Into(source.message(index), out);
      taken = 1;
    }
    index += taken;
    filled += taken;
    if (filled === groupSize || index === source.count) {
      onDigests(block, filled);
      filled = 0;
    }
  }
}

/** Messages that lie apart. */
export function separateMessages(messages: readonly Uint8Array[]): MessageSource {
  return {
    count: messages.length,
    message: (index) => messages[index] ?? leafPrefix,
    fill(first, limit, { memory, address, ends, maxBytes }) {
      let used = 0;
      let taken = 0;
      for (; taken < limit; taken++) {
        const message = messages[first + taken];
        if (message === undefined || message.length >= maxBytes) break;
        if (used + message.length > windowBytes) break;
        memory.set(message, address + used);
        used += message.length;
        ends[taken] = used;
      }
      return taken;
    },
  };
}

/**
 * Messages that lie one after the other, each ending where the next begins.
 *
 * @throws {HotpathError} `bad_range` when the end offsets fall or pass the end of the buffer
 */
export function contiguousMessages(
  buffer: Uint8Array,
  ends: Uint32Array | readonly number[],
): MessageSource {
  let before = 0;
  for (let index = 0; index < ends.length; index++) {
    const end = ends[index] ?? NaN;
    if (!Number.isInteger(end) || end < before || end > buffer.length) {
      throw new HotpathError("bad_range", "cannot hash leaves: an end offset is out of order", {
        offset: before,
      });
    }
    before = end;
  }
  const endOf = (index: number): number => (index < 0 ? 0 : ends[index] ?? 0);
  return {
    count: ends.length,
    message: (index) => buffer.subarray(endOf(index - 1), endOf(index)),
    fill(first, limit, window) {
      const start = endOf(first - 1);
      const last = Math.min(first + limit, ends.length);
      let end = start;
      let index = first;
      for (; index < last; index++) {
        const next = endOf(index);
        if (next - end >= window.maxBytes || next - start > windowBytes) break;
        window.ends[index - first] = next - start;
        end = next;
      }
      window.memory.set(buffer.subarray(start, end), window.address);
      return index - first;
    },
  };
}

/** A leaf too large for a lane: the prefix and the leaf go through the window, or piece by piece. */
function hashLeaf(leaf: Uint8Array, { memory, address }: Window, out: Uint8Array): void {
  if (leaf.length < windowBytes) {
    memory[address] = 0;
    memory.set(leaf, address + 1);
    return sha256Into(memory.subarray(address, address + 1 + leaf.length), out);
  }
  const stream = openStream();
  stream.update(leafPrefix);
  stream.update(leaf);
  stream.digestInto(out);
}
