/**
 * Merkle trees of RFC 6962: roots, proofs and their verification, in WASM where there is SIMD.
 *
 * @module
 */

import { contiguousMessages, groupSize, hashBatch, separateMessages } from "./batch.ts";
import { allocate, memoryBytes, scratch, wasm } from "./instance.ts";
import type { ModuleExports } from "./module_generated.ts";
import { crossover, platformHash } from "./platform_hash.ts";
import * as reference from "./reference/merkle.ts";
import { digestBytes } from "./reference/sha256.ts";
import { copyDigest, openStream, sha256 } from "./sha256.ts";

const { checkHash } = reference;

/** Above this, a leaf is not copied into the module's memory in one piece. */
const copiedLeafBytes = 64 * 1024;

/**
 * Hash of a leaf: SHA-256 of 0x00 and the data (RFC 6962 section 2.1).
 *
 * @returns 32 bytes, newly allocated
 */
export function leafHash(data: Uint8Array): Uint8Array<ArrayBuffer> {
  const module = wasm();
  if (module === undefined) return reference.leafHash(data);
  const out = new Uint8Array(digestBytes);
  if (data.length > copiedLeafBytes) {
    const stream = openStream();
    stream.update(Uint8Array.of(0));
    stream.update(data);
    stream.digestInto(out);
    return out;
  }
  const block = scratch(64 + 1 + data.length);
  const memory = memoryBytes();
  memory[block + 64] = 0;
  memory.set(data, block + 65);
  const platform = data.length < crossover.singleFromBytes ? undefined : platformHash();
  if (platform === undefined) {
    module.sha256(block + 64, data.length + 1, block);
    copyDigest(memory, block, out);
  } else {
    platform.hashInto(memory.subarray(block + 64, block + 65 + data.length), out);
  }
  return out;
}

/**
 * Hash of an inner node: SHA-256 of 0x01 and both children (RFC 6962 section 2.1).
 *
 * @returns 32 bytes, newly allocated
 * @throws {HotpathError} `bad_length` when a child is not 32 bytes
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  const module = wasm();
  if (module === undefined) return reference.nodeHash(left, right);
  checkHash(left);
  checkHash(right);
  const block = scratch(64);
  const memory = memoryBytes();
  memory.set(left, block);
  memory.set(right, block + 32);
  module.nodeHash(block, block + 32, block);
  const out = new Uint8Array(digestBytes);
  copyDigest(memory, block, out);
  return out;
}

/**
 * Leaf hash of every message, in order.
 *
 * @returns views of 32 bytes each of one new buffer
 */
export function leafHashes(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer>[] {
  const module = wasm();
  if (module === undefined) return reference.leafHashes(messages);
  const hashes = new Uint8Array(messages.length * digestBytes);
  let offset = 0;
  hashBatch(module, separateMessages(messages), {
    isLeaf: true,
    onDigests(address, count) {
      hashes.set(memoryBytes().subarray(address, address + count * digestBytes), offset);
      offset += count * digestBytes;
    },
  });
  return messages.map((_, index) =>
    hashes.subarray(index * digestBytes, (index + 1) * digestBytes)
  );
}

/**
 * Root over leaf hashes (RFC 6962 section 2.1); the root of no leaves is SHA-256 of nothing.
 *
 * @returns 32 bytes, newly allocated
 * @throws {HotpathError} `bad_length` when a leaf hash is not 32 bytes
 *
 * @example
 * ```ts
 * import { leafHash, nodeHash, treeRoot } from "./merkle.ts";
 *
 * const [a, b] = [leafHash(Uint8Array.of(1)), leafHash(Uint8Array.of(2))];
 * if (treeRoot([a, b]).join() !== nodeHash(a, b).join()) throw new Error();
 * ```
 */
export function treeRoot(leafHashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const module = wasm();
  if (module === undefined) return reference.treeRoot(leafHashes);
  leafHashes.forEach(checkHash);
  const group = scratch(groupSize * digestBytes);
  const roots = new GroupRoots(module);
  for (let index = 0; index < leafHashes.length;) {
    const memory = memoryBytes();
    let count = 0;
    for (; count < groupSize && index < leafHashes.length; count++, index++) {
      memory.set(leafHashes[index] ?? empty, group + count * digestBytes);
    }
    roots.push(group, count);
  }
  return roots.close();
}

/**
 * Root over the leaves themselves, as separate messages or as one buffer with the end offset of each.
 *
 * @returns 32 bytes, newly allocated
 * @throws {HotpathError} `bad_range` when the end offsets fall or pass the end of the buffer
 *
 * @example
 * ```ts
 * import { leafHashes, treeRoot, treeRootOfLeaves } from "./merkle.ts";
 *
 * const leaves = [Uint8Array.of(1), Uint8Array.of(2, 3)];
 * const root = treeRootOfLeaves(Uint8Array.of(1, 2, 3), [1, 3]);
 * if (root.join() !== treeRoot(leafHashes(leaves)).join()) throw new Error();
 * ```
 */
export function treeRootOfLeaves(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer>;
export function treeRootOfLeaves(
  buffer: Uint8Array,
  ends: Uint32Array | readonly number[],
): Uint8Array<ArrayBuffer>;
export function treeRootOfLeaves(
  leaves: Uint8Array | readonly Uint8Array[],
  ends: Uint32Array | readonly number[] = [],
): Uint8Array<ArrayBuffer> {
  const isApart = !(leaves instanceof Uint8Array);
  const module = wasm();
  if (module === undefined) {
    return isApart ? reference.treeRootOfLeaves(leaves) : reference.treeRootOfLeaves(leaves, ends);
  }
  const source = isApart ? separateMessages(leaves) : contiguousMessages(leaves, ends);
  const roots = new GroupRoots(module);
  hashBatch(module, source, {
    isLeaf: true,
    onDigests: (address, count) => roots.push(address, count),
  });
  return roots.close();
}

const empty = new Uint8Array(digestBytes);

/** One root for each bit of the number of groups, and one for a group that is not full. */
const maxRoots = 54;

let rootsBlock = 0;

/**
 * The roots of the groups of a large tree, folded as they come: a full group is a perfect subtree, so only
 * the roots of a frontier have to be kept.
 */
class GroupRoots {
  readonly #module: ModuleExports;
  #groups = 0;
  #kept = 0;

  constructor(module: ModuleExports) {
    this.#module = module;
    if (rootsBlock === 0) rootsBlock = allocate(maxRoots * digestBytes);
  }

  /** Takes the next group, which is used up; all but the last must be full. */
  push(address: number, count: number): void {
    this.#module.treeRoot(address, count);
    const end = rootsBlock + this.#kept * digestBytes;
    memoryBytes().copyWithin(end, address, address + digestBytes);
    this.#kept += 1;
    if (count < groupSize) return;
    let carried = 0;
    for (let rest = this.#groups; rest % 2 === 1; rest = (rest - 1) / 2) carried += 1;
    this.#module.foldRight(end - carried * digestBytes, carried + 1);
    this.#kept -= carried;
    this.#groups += 1;
  }

  /** Root over all groups. */
  close(): Uint8Array<ArrayBuffer> {
    if (this.#kept === 0) return sha256(new Uint8Array());
    this.#module.foldRight(rootsBlock, this.#kept);
    return memoryBytes().slice(rootsBlock, rootsBlock + digestBytes);
  }
}
