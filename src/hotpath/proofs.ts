/**
 * Inclusion and consistency proofs of RFC 6962 trees: making them from leaf hashes, and checking them.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { memoryBytes, scratch, wasm } from "./instance.ts";
import * as reference from "./reference/merkle.ts";
import type { ConsistencyClaim, InclusionClaim } from "./reference/merkle.ts";
import { digestBytes } from "./reference/sha256.ts";

const { checkHash, consistencyClaimOf, inclusionClaimOf, maxProofHashes } = reference;

/**
 * Audit path of one leaf (RFC 6962 section 2.1.1), from the leaf up.
 *
 * @throws {HotpathError} `bad_range` when the tree has no leaf at `index`, `out_of_memory` above 33
 * million leaves
 *
 * @example
 * ```ts
 * import { leafHashes, treeRoot } from "./merkle.ts";
 * import { inclusionProof, verifyInclusion } from "./proofs.ts";
 *
 * const leaves = leafHashes([1, 2, 3].map((byte) => Uint8Array.of(byte)));
 * const [, leafHash] = leaves;
 * if (leafHash === undefined) throw new Error();
 * const proof = inclusionProof(leaves, 1);
 * const claim = { leafHash, index: 1, size: 3, proof, root: treeRoot(leaves) };
 * if (!verifyInclusion(claim) || verifyInclusion({ ...claim, index: 2 })) throw new Error();
 * ```
 */
export function inclusionProof(
  leafHashes: readonly Uint8Array[],
  index: number,
): Uint8Array<ArrayBuffer>[] {
  if (wasm() === undefined) return reference.inclusionProof(leafHashes, index);
  if (!Number.isInteger(index) || index < 0 || index >= leafHashes.length) {
    throw new HotpathError("bad_range", "cannot prove inclusion: the tree has no such leaf");
  }
  return auditPath(leafHashes, { index, level: 0, isOwn: false });
}

/**
 * Proof that the tree of the first `size1` leaves is a prefix of the whole (RFC 6962 section 2.1.2);
 * empty when they are the same tree.
 *
 * @throws {HotpathError} `bad_range` when `size1` is 0 or above the number of leaves, `out_of_memory`
 * above 33 million leaves
 *
 * @example
 * ```ts
 * import { leafHashes, treeRoot } from "./merkle.ts";
 * import { consistencyProof, verifyConsistency } from "./proofs.ts";
 *
 * const leaves = leafHashes([1, 2, 3].map((byte) => Uint8Array.of(byte)));
 * const [root1, root2] = [treeRoot(leaves.slice(0, 2)), treeRoot(leaves)];
 * const claim = { size1: 2, size2: 3, proof: consistencyProof(leaves, 2), root1, root2 };
 * if (!verifyConsistency(claim) || verifyConsistency({ ...claim, size1: 1 })) throw new Error();
 * ```
 */
export function consistencyProof(
  leafHashes: readonly Uint8Array[],
  size1: number,
): Uint8Array<ArrayBuffer>[] {
  if (wasm() === undefined) return reference.consistencyProof(leafHashes, size1);
  if (!Number.isInteger(size1) || size1 < 1 || size1 > leafHashes.length) {
    throw new HotpathError("bad_range", "cannot prove consistency: the older size is out of range");
  }
  if (size1 === leafHashes.length) return [];
  // The path starts at the last perfect subtree of the older tree, which lies at the level of the lowest
  // bit of its size; when it is the whole older tree, whoever verifies knows its root already.
  let level = 0;
  while ((size1 / 2 ** level) % 2 === 0) level += 1;
  const isOwn = size1 !== 2 ** level;
  return auditPath(leafHashes, { index: size1 - 1, level, isOwn });
}

/**
 * Says whether the proof shows the leaf in the tree (RFC 9162 section 2.1.3.2). Never throws, whatever
 * the claim holds: a claim that is not well-formed is not true.
 */
export function verifyInclusion(claim: InclusionClaim): boolean {
  const module = wasm();
  if (module === undefined) return reference.verifyInclusion(claim);
  const known = inclusionClaimOf(claim);
  if (known === undefined) return false;
  const { leafHash, index, size, proof, root } = known;
  const block = scratch(claimBytes);
  const memory = memoryBytes();
  memory.set(leafHash, block);
  memory.set(root, block + 32);
  copyHashes(proof, memory, block + 64);
  const [node, leaves] = [BigInt(index), BigInt(size)];
  return module.verifyInclusion(block, block + 64, proof.length, block + 32, node, leaves) === 1;
}

/**
 * Says whether the proof shows the older tree to be a prefix of the newer (RFC 9162 section 2.1.4.2).
 * Never throws, whatever the claim holds. An empty older tree proves nothing: false. Trees of one size
 * are consistent when the proof is empty and the roots are the same bytes, which are not looked into.
 */
export function verifyConsistency(claim: ConsistencyClaim): boolean {
  const module = wasm();
  const known = consistencyClaimOf(claim);
  if (module === undefined || known === undefined) return reference.verifyConsistency(claim);
  const { proof, root1, root2 } = known;
  const [size1, size2] = [BigInt(known.size1), BigInt(known.size2)];
  const isWithinReach = 0n < size1 && size1 < size2 && proof.length > 0 &&
    root1.length === digestBytes && root2.length === digestBytes;
  // The cases that need no hashing have one place.
  if (!isWithinReach) return reference.verifyConsistency(known);
  const block = scratch(claimBytes);
  const memory = memoryBytes();
  memory.set(root1, block);
  memory.set(root2, block + 32);
  copyHashes(proof, memory, block + 64);
  const [older, newer] = [block, block + 32];
  return module.verifyConsistency(block + 64, proof.length, older, newer, size1, size2) === 1;
}

const claimBytes = (2 + maxProofHashes) * digestBytes;

function auditPath(
  leafHashes: readonly Uint8Array[],
  start: { readonly index: number; readonly level: number; readonly isOwn: boolean },
): Uint8Array<ArrayBuffer>[] {
  leafHashes.forEach(checkHash);
  const block = scratch((maxProofHashes + leafHashes.length) * digestBytes);
  const hashes = block + maxProofHashes * digestBytes;
  const memory = memoryBytes();
  copyHashes(leafHashes, memory, hashes);
  const length = wasm()?.auditPath(
    hashes,
    leafHashes.length,
    start.index,
    block,
    start.level,
    start.isOwn ? 1 : 0,
  ) ?? 0;
  return Array.from({ length }, (_, index) => {
    return memory.slice(block + index * digestBytes, block + (index + 1) * digestBytes);
  });
}

function copyHashes(hashes: readonly Uint8Array[], memory: Uint8Array, address: number): void {
  let target = address;
  for (const hash of hashes) {
    memory.set(hash, target);
    target += digestBytes;
  }
}
