// Merkle trees of RFC 6962 over hashes that lie one after the other, 32 bytes each. Pairing neighbours level by
// level, with an odd last one moving up as it is, gives the tree of section 2.1.

import { compressKeyedLanes, compressNodes, resetLanes, writeDigests } from "./lanes";
import { compressKeyed, resetState, roundConstants, sha256Blocks, writeDigest } from "./sha256";

/**
 * Schedule plus round constants of the second block of an inner node, for each value of the one byte of it
 * that varies, the last of the right child: 256 rows of 64 words, filled at first use.
 */
const endings: usize = memory.data(256 * 256, 64);
const state: usize = memory.data(32, 16);
const lanesState: usize = memory.data(128, 64);
/** First block of a node that is hashed alone. */
const block: usize = memory.data(80, 16);
/** The two running hashes of a consistency check. */
const older: usize = memory.data(32, 16);
const newer: usize = memory.data(32, 16);

@inline function endingOf(right: usize): usize {
  return endings + (<usize> load<u8>(right, 31) << 8);
}

function fillEndings(): void {
  if (load<u32>(endings) != 0) return;
  for (let byte: u32 = 0; byte < 256; byte++) {
    const row = endings + (<usize> byte << 8);
    store<u32>(row, (byte << 24) | 0x00800000);
    for (let index: usize = 1; index < 15; index++) store<u32>(row + (index << 2), 0);
    store<u32>(row, 65 * 8, 60);
    for (let word = row + 64; word < row + 256; word += 4) {
      const back15 = load<u32>(word - 60);
      const back2 = load<u32>(word - 8);
      const small0 = rotr<u32>(back15, 7) ^ rotr<u32>(back15, 18) ^ (back15 >> 3);
      const small1 = rotr<u32>(back2, 17) ^ rotr<u32>(back2, 19) ^ (back2 >> 10);
      store<u32>(word, load<u32>(word - 64) + small0 + load<u32>(word - 28) + small1);
    }
    for (let index: usize = 0; index < 256; index += 4) {
      store<u32>(row + index, load<u32>(row + index) + load<u32>(roundConstants + index));
    }
  }
}

@inline function copyHash(target: usize, source: usize): void {
  const low = v128.load(source);
  const high = v128.load(source, 16);
  v128.store(target, low);
  v128.store(target, high, 16);
}

@inline function isSame(a: usize, b: usize): bool {
  const low = v128.xor(v128.load(a), v128.load(b));
  const high = v128.xor(v128.load(a, 16), v128.load(b, 16));
  return !v128.any_true(v128.or(low, high));
}

/** Hash of one inner node; `out` may be one of the children. */
export function nodeHash(left: usize, right: usize, out: usize): void {
  fillEndings();
  store<u8>(block, 1);
  v128.store(block, v128.load(left), 1);
  v128.store(block, v128.load(left, 16), 17);
  v128.store(block, v128.load(right), 33);
  v128.store(block, v128.load(right, 16), 49);
  resetState(state);
  const ending = endingOf(right);
  sha256Blocks(state, block, 1);
  compressKeyed(state, ending);
  writeDigest(state, out);
}

/** Hashes of `pairs` pairs of neighbours at `input`; `out` may be `input`. */
export function parentHashes(input: usize, pairs: u32, out: usize): void {
  fillEndings();
  for (; pairs > 3; pairs -= 4) {
    resetLanes(lanesState);
    const ending0 = endingOf(input + 32);
    const ending1 = endingOf(input + 96);
    const ending2 = endingOf(input + 160);
    const ending3 = endingOf(input + 224);
    compressNodes(lanesState, input, input + 64, input + 128, input + 192);
    compressKeyedLanes(lanesState, ending0, ending1, ending2, ending3);
    writeDigests(lanesState, out);
    input += 256;
    out += 128;
  }
  for (; pairs > 0; pairs--) {
    nodeHash(input, input + 32, out);
    input += 64;
    out += 32;
  }
}

/** One level up, in place: returns the number of hashes that are left, half of `count` rounded up. */
function levelUp(hashes: usize, count: u32): u32 {
  parentHashes(hashes, count >> 1, hashes);
  if (count & 1) copyHash(hashes + (<usize> (count >> 1) << 5), hashes + (<usize> (count - 1) << 5));
  return (count + 1) >> 1;
}

/** The root of `count` (at least 1) hashes, in place: it comes to lie at `hashes`. */
export function treeRoot(hashes: usize, count: u32): void {
  while (count > 1) count = levelUp(hashes, count);
}

/**
 * Folds `count` (at least 1) hashes from the right: the last with the one before it, and so on; the result
 * comes to lie at `hashes`. This closes a frontier, and carries a new leaf up through it.
 */
export function foldRight(hashes: usize, count: u32): void {
  for (let left = hashes + (<usize> count << 5) - 64; left >= hashes; left -= 32) {
    nodeHash(left, left + 32, left);
  }
}

/**
 * The siblings of hash `index` on its way to the root, from level `level` on (section 2.1.1), to `out`;
 * the hashes are used up. With `isOwn`, the node itself, at `level`, comes first (section 2.1.2). Returns
 * the number of hashes written.
 */
export function auditPath(hashes: usize, count: u32, index: u32, out: usize, level: u32, isOwn: u32): u32 {
  let written: u32 = 0;
  for (; level > 0; level--) {
    count = levelUp(hashes, count);
    index >>= 1;
  }
  if (isOwn) {
    copyHash(out, hashes + (<usize> index << 5));
    written = 1;
  }
  while (count > 1) {
    const sibling = index ^ 1;
    if (sibling < count) {
      copyHash(out + (<usize> written << 5), hashes + (<usize> sibling << 5));
      written++;
    }
    count = levelUp(hashes, count);
    index >>= 1;
  }
  return written;
}

/** Whether `count` hashes at `proof` lead from `leaf` to `root` (RFC 9162 section 2.1.3.2). */
export function verifyInclusion(leaf: usize, proof: usize, count: u32, root: usize, index: u64, size: u64): bool {
  if (index >= size) return false;
  let last = size - 1;
  copyHash(newer, leaf);
  for (; count > 0; count--) {
    if (last == 0) return false;
    if ((index & 1) != 0 || index == last) {
      nodeHash(proof, newer, newer);
      while ((index & 1) == 0 && index != 0) {
        index >>= 1;
        last >>= 1;
      }
    } else {
      nodeHash(newer, proof, newer);
    }
    index >>= 1;
    last >>= 1;
    proof += 32;
  }
  return last == 0 && isSame(newer, root);
}

/**
 * Whether `count` hashes at `proof` show the tree of `root1` to be a prefix of the tree of `root2` (RFC 9162
 * section 2.1.4.2), for sizes with 0 < size1 < size2 and a proof that is not empty.
 */
export function verifyConsistency(
  proof: usize,
  count: u32,
  root1: usize,
  root2: usize,
  size1: u64,
  size2: u64,
): bool {
  let node = size1 - 1;
  let last = size2 - 1;
  let start = root1;
  if ((size1 & node) != 0) {
    start = proof;
    proof += 32;
    count--;
  }
  const zeros = ctz<u64>(size1);
  node >>= zeros;
  last >>= zeros;
  copyHash(older, start);
  copyHash(newer, start);
  for (; count > 0; count--) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      nodeHash(proof, older, older);
      nodeHash(proof, newer, newer);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      nodeHash(newer, proof, newer);
    }
    node >>= 1;
    last >>= 1;
    proof += 32;
  }
  return last == 0 && isSame(older, root1) && isSame(newer, root2);
}
