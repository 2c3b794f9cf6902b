/**
 * Merkle trees of RFC 6962 (and RFC 9162 section 2.1) in plain TypeScript: the twin that tests compare
 * the WASM module with, and the fallback where WASM SIMD is missing.
 *
 * @module
 */

import { HotpathError } from "../errors.ts";
import { digestBytes, Sha256, sha256 } from "./sha256.ts";

/** A position or a number of leaves: 0 to 2^64-1, as a safe integer or a bigint. */
export type TreeNumber = number | bigint;

/** What `verifyInclusion()` looks at. */
export interface InclusionClaim {
  /** Hash of the leaf (RFC 6962 section 2.1), 32 bytes. */
  readonly leafHash: Uint8Array;
  /** Position of the leaf, from 0. */
  readonly index: TreeNumber;
  /** Number of leaves of the tree. */
  readonly size: TreeNumber;
  /** Siblings from the leaf up to the root, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  /** Root of the tree, 32 bytes. */
  readonly root: Uint8Array;
}

/** What `verifyConsistency()` looks at. */
export interface ConsistencyClaim {
  /** Number of leaves of the older tree. */
  readonly size1: TreeNumber;
  /** Number of leaves of the newer tree. */
  readonly size2: TreeNumber;
  /** Nodes as in RFC 9162 section 2.1.4, 32 bytes each. */
  readonly proof: readonly Uint8Array[];
  /** Root of the older tree, 32 bytes. */
  readonly root1: Uint8Array;
  /** Root of the newer tree, 32 bytes. */
  readonly root2: Uint8Array;
}

/** All that a {@linkcode Frontier} remembers: the roots of its perfect subtrees, largest first. */
export interface FrontierSnapshot {
  /** Number of leaves so far. */
  readonly size: number;
  /** One root for each set bit of `size`, from the highest bit down; 32 bytes each. */
  readonly roots: readonly Uint8Array[];
}

/** Hash of a leaf: SHA-256 of 0x00 and the data (RFC 6962 section 2.1). */
export function leafHash(data: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Sha256().update(Uint8Array.of(0)).update(data).digest();
}

/**
 * Hash of an inner node: SHA-256 of 0x01 and both children (RFC 6962 section 2.1).
 *
 * @throws {HotpathError} `bad_length` when a child is not 32 bytes
 */
export function nodeHash(left: Uint8Array, right: Uint8Array): Uint8Array<ArrayBuffer> {
  checkHash(left);
  checkHash(right);
  return new Sha256().update(Uint8Array.of(1)).update(left).update(right).digest();
}

/** Leaf hash of every message, in order. */
export function leafHashes(messages: readonly Uint8Array[]): Uint8Array<ArrayBuffer>[] {
  return messages.map(leafHash);
}

/**
 * Root over leaf hashes (RFC 6962 section 2.1); the root of no leaves is SHA-256 of nothing.
 *
 * @throws {HotpathError} `bad_length` when a leaf hash is not 32 bytes
 *
 * @example
 * ```ts
 * import { leafHash, nodeHash, treeRoot } from "./merkle.ts";
 *
 * const [a, b] = [leafHash(Uint8Array.of(1)), leafHash(Uint8Array.of(2))];
 * if (treeRoot([a, b]).toHex() !== nodeHash(a, b).toHex()) throw new Error();
 * ```
 */
export function treeRoot(leafHashes: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const [only] = leafHashes;
  if (only === undefined) return sha256(new Uint8Array());
  if (leafHashes.length === 1) {
    checkHash(only);
    return Uint8Array.from(only);
  }
  const split = splitPoint(leafHashes.length);
  return nodeHash(treeRoot(leafHashes.slice(0, split)), treeRoot(leafHashes.slice(split)));
}

/**
 * Root over the leaves themselves, as separate messages or as one buffer with the end offset of each.
 *
 * @throws {HotpathError} `bad_range` when the end offsets fall or pass the end of the buffer
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
  if (!(leaves instanceof Uint8Array)) return treeRoot(leafHashes(leaves));
  let start = 0;
  return treeRoot(Array.from(ends, (end) => {
    if (!Number.isInteger(end) || end < start || end > leaves.length) {
      throw new HotpathError("bad_range", "cannot hash leaves: an end offset is out of order", {
        offset: start,
      });
    }
    const hash = leafHash(leaves.subarray(start, end));
    start = end;
    return hash;
  }));
}

/**
 * Audit path of one leaf (RFC 6962 section 2.1.1).
 *
 * @throws {HotpathError} `bad_range` when the tree has no leaf at `index`
 */
export function inclusionProof(
  leafHashes: readonly Uint8Array[],
  index: number,
): Uint8Array<ArrayBuffer>[] {
  if (!Number.isInteger(index) || index < 0 || index >= leafHashes.length) {
    throw new HotpathError("bad_range", "cannot prove inclusion: the tree has no such leaf");
  }
  if (leafHashes.length === 1) return [];
  const split = splitPoint(leafHashes.length);
  const left = leafHashes.slice(0, split);
  const right = leafHashes.slice(split);
  return index < split
    ? [...inclusionProof(left, index), treeRoot(right)]
    : [...inclusionProof(right, index - split), treeRoot(left)];
}

/**
 * Proof that the tree of the first `size1` leaves is a prefix of the whole (RFC 6962 section 2.1.2);
 * empty when they are the same tree.
 *
 * @throws {HotpathError} `bad_range` when `size1` is 0 or above the number of leaves
 */
export function consistencyProof(
  leafHashes: readonly Uint8Array[],
  size1: number,
): Uint8Array<ArrayBuffer>[] {
  if (!Number.isInteger(size1) || size1 < 1 || size1 > leafHashes.length) {
    throw new HotpathError("bad_range", "cannot prove consistency: the older size is out of range");
  }
  return subProof(leafHashes, size1, { complete: true });
}

function subProof(
  leafHashes: readonly Uint8Array[],
  size1: number,
  options: { readonly complete: boolean },
): Uint8Array<ArrayBuffer>[] {
  if (size1 === leafHashes.length) return options.complete ? [] : [treeRoot(leafHashes)];
  const split = splitPoint(leafHashes.length);
  const left = leafHashes.slice(0, split);
  const right = leafHashes.slice(split);
  return size1 <= split
    ? [...subProof(left, size1, options), treeRoot(right)]
    : [...subProof(right, size1 - split, { complete: false }), treeRoot(left)];
}

/**
 * Says whether the proof shows the leaf in the tree (RFC 9162 section 2.1.3.2). Never throws, whatever
 * the claim holds: a claim that is not well-formed is not true.
 */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const known = inclusionClaimOf(claim);
  if (known === undefined) return false;
  let node = BigInt(known.index);
  let last = BigInt(known.size) - 1n;
  if (node > last) return false;
  let hash = known.leafHash;
  for (const sibling of known.proof) {
    if (last === 0n) return false;
    if (node % 2n === 1n || node === last) {
      hash = nodeHash(sibling, hash);
      while (node % 2n === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n && equal(hash, known.root);
}

/**
 * Says whether the proof shows the older tree to be a prefix of the newer (RFC 9162 section 2.1.4.2).
 * Never throws, whatever the claim holds. An empty older tree proves nothing: false. Trees of one size
 * are consistent when the proof is empty and the roots are the same bytes, which are not looked into.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const known = consistencyClaimOf(claim);
  if (known === undefined) return false;
  const { proof, root1, root2 } = known;
  const [size1, size2] = [BigInt(known.size1), BigInt(known.size2)];
  if (size1 === 0n || size1 > size2) return false;
  if (size1 === size2) return proof.length === 0 && equal(root1, root2);
  if (proof.length === 0 || !isHash(root1) || !isHash(root2)) return false;
  const isPerfect = (size1 & (size1 - 1n)) === 0n;
  const [first = root1, ...rest] = isPerfect ? [root1, ...proof] : proof;
  let [node, last] = [size1 - 1n, size2 - 1n];
  while (node % 2n === 1n) [node, last] = [node >> 1n, last >> 1n];
  let [hash1, hash2] = [first, first];
  for (const sibling of rest) {
    if (last === 0n) return false;
    if (node % 2n === 1n || node === last) {
      hash1 = nodeHash(sibling, hash1);
      hash2 = nodeHash(sibling, hash2);
      while (node % 2n === 0n && node !== 0n) [node, last] = [node >> 1n, last >> 1n];
    } else {
      hash2 = nodeHash(hash2, sibling);
    }
    [node, last] = [node >> 1n, last >> 1n];
  }
  return last === 0n && equal(hash1, root1) && equal(hash2, root2);
}

/**
 * A tree that only grows, remembered by the roots of its perfect subtrees: O(log n) memory.
 *
 * @example
 * ```ts
 * import { Frontier, leafHash, treeRoot } from "./merkle.ts";
 *
 * const leaves = [1, 2, 3].map((byte) => leafHash(Uint8Array.of(byte)));
 * const frontier = new Frontier();
 * for (const leaf of leaves) frontier.append(leaf);
 * if (frontier.root().toHex() !== treeRoot(leaves).toHex()) throw new Error();
 * ```
 */
export class Frontier {
  #roots: Uint8Array<ArrayBuffer>[] = [];
  #size = 0;

  /**
   * Takes up the tree of a snapshot.
   *
   * @throws {HotpathError} `bad_range` or `bad_length` when the snapshot is not one of a tree
   */
  static restore(snapshot: FrontierSnapshot): Frontier {
    checkSnapshot(snapshot);
    const frontier = new Frontier();
    frontier.#roots = snapshot.roots.map((root) => Uint8Array.from(root));
    frontier.#size = snapshot.size;
    return frontier;
  }

  /** Number of leaves so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Adds the hash of the next leaf.
   *
   * @throws {HotpathError} `bad_length` when it is not 32 bytes
   */
  append(leafHash: Uint8Array): void {
    checkHash(leafHash);
    let hash = Uint8Array.from(leafHash);
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      hash = nodeHash(this.#roots.pop() ?? hash, hash);
    }
    this.#roots.push(hash);
    this.#size += 1;
  }

  /** Root of the tree as it is now; of no leaves, SHA-256 of nothing. */
  root(): Uint8Array<ArrayBuffer> {
    const last = this.#roots.at(-1);
    if (last === undefined) return sha256(new Uint8Array());
    return this.#roots.slice(0, -1).reduceRight(
      (hash, root) => nodeHash(root, hash),
      Uint8Array.from(last),
    );
  }

  /** A copy of what `restore()` needs to go on from here. */
  snapshot(): FrontierSnapshot {
    return { size: this.#size, roots: this.#roots.map((root) => Uint8Array.from(root)) };
  }
}

/** No path in a tree of 2^64-1 leaves is longer: 64 levels, and one more node for consistency. */
export const maxProofHashes = 65;

const maxTreeNumber = 2n ** 64n - 1n;

/**
 * Reads an inclusion claim of any origin into one of known shape, every part within its bounds;
 * `undefined` when it is none. Each part is read once, so it cannot change between check and use.
 */
export function inclusionClaimOf(value: unknown): InclusionClaim | undefined {
  if (!isRecord(value)) return undefined;
  const { leafHash, index, size, proof, root } = value;
  const hashes = proofOf(proof);
  return isHash(leafHash) && isHash(root) && hashes && isTreeNumber(index) && isTreeNumber(size)
    ? { leafHash, index, size, proof: hashes, root }
    : undefined;
}

/** The same for a consistency claim; its roots may have any length. */
export function consistencyClaimOf(value: unknown): ConsistencyClaim | undefined {
  if (!isRecord(value)) return undefined;
  const { size1, size2, proof, root1, root2 } = value;
  const hashes = proofOf(proof);
  return root1 instanceof Uint8Array && root2 instanceof Uint8Array && hashes &&
      isTreeNumber(size1) && isTreeNumber(size2)
    ? { size1, size2, proof: hashes, root1, root2 }
    : undefined;
}

/** @throws {HotpathError} when the number of roots or their lengths do not fit the size */
export function checkSnapshot(snapshot: FrontierSnapshot): void {
  const bits = BigInt(isTreeNumber(snapshot.size) ? snapshot.size : -1).toString(2);
  const expected = bits.replaceAll("0", "").length;
  if (bits.startsWith("-") || snapshot.roots.length !== expected) {
    throw new HotpathError(
      "bad_range",
      "cannot restore a frontier: its size and roots do not match",
    );
  }
  snapshot.roots.forEach(checkHash);
}

/** @throws {HotpathError} `bad_length` when the hash is not 32 bytes */
export function checkHash(hash: Uint8Array): void {
  if (!isHash(hash)) {
    throw new HotpathError("bad_length", "cannot hash a node: a child is not 32 bytes");
  }
}

/** Largest power of two below `size` (RFC 6962 section 2.1). */
function splitPoint(size: number): number {
  let split = 1;
  while (split * 2 < size) split *= 2;
  return split;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function isHash(value: unknown): value is Uint8Array {
  return value instanceof Uint8Array && value.length === digestBytes;
}

function proofOf(value: unknown): Uint8Array[] | undefined {
  if (!Array.isArray(value) || value.length > maxProofHashes) return undefined;
  const hashes: Uint8Array[] = [];
  for (let index = 0; index < value.length; index++) {
    const hash: unknown = value[index];
    if (!isHash(hash)) return undefined;
    hashes.push(hash);
  }
  return hashes;
}

function isTreeNumber(value: unknown): value is TreeNumber {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= 0;
  return typeof value === "bigint" && value >= 0n && value <= maxTreeNumber;
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
