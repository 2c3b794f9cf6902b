/**
 * The plain Merkle tree: known roots, proofs of every small tree, and what must not verify.
 *
 * @module
 */

import { deepStrictEqual, strictEqual, throws } from "node:assert";
import { sha256 } from "./sha256.ts";
import {
  consistencyProof,
  Frontier,
  inclusionProof,
  leafHash,
  leafHashes,
  nodeHash,
  treeRoot,
  treeRootOfLeaves,
  verifyConsistency,
  verifyInclusion,
} from "./merkle.ts";

const maxSize = 18;
const leaves = leafHashes(Array.from({ length: maxSize }, (_, index) => Uint8Array.of(index, 1)));
const treeOf = (size: number): Uint8Array[] => leaves.slice(0, size);

Deno.test("treeRoot() of no leaves is the hash of nothing", () => {
  deepStrictEqual(treeRoot([]), sha256(new Uint8Array()));
});

Deno.test("treeRoot() of three leaves splits after the second", () => {
  const [a, b, c] = ["00", "01", "02"].map((hex) => leafHash(Uint8Array.fromHex(hex)));
  if (!a || !b || !c) throw new Error("three leaves were made above");
  deepStrictEqual(treeRoot([a, b, c]), nodeHash(nodeHash(a, b), c));
});

Deno.test("leafHash() and nodeHash() put different prefixes before the same bytes", () => {
  const [a, b] = [new Uint8Array(32), new Uint8Array(32)];
  const both = new Uint8Array(65);
  both[0] = 1;
  deepStrictEqual(nodeHash(a, b), sha256(both));
  deepStrictEqual(leafHash(a), sha256(new Uint8Array(33)));
});

Deno.test("nodeHash() refuses a child that is not 32 bytes", () => {
  throws(() => nodeHash(new Uint8Array(31), new Uint8Array(32)), { code: "bad_length" });
  throws(() => nodeHash(new Uint8Array(32), new Uint8Array(33)), { code: "bad_length" });
});

Deno.test("treeRootOfLeaves() reads separate leaves and one buffer alike", () => {
  const messages = ["a", "", "bcd"].map((text) => new TextEncoder().encode(text));
  const expected = treeRoot(leafHashes(messages));
  deepStrictEqual(treeRootOfLeaves(messages), expected);
  deepStrictEqual(treeRootOfLeaves(new TextEncoder().encode("abcd"), [1, 1, 4]), expected);
});

Deno.test("treeRootOfLeaves() refuses end offsets that fall or pass the end", () => {
  const buffer = new Uint8Array(4);
  throws(() => treeRootOfLeaves(buffer, [2, 1]), { code: "bad_range" });
  throws(() => treeRootOfLeaves(buffer, [5]), { code: "bad_range" });
});

Deno.test("verifyInclusion() accepts every leaf of every small tree, and no other place", () => {
  for (let size = 1; size <= maxSize; size++) {
    const root = treeRoot(treeOf(size));
    treeOf(size).forEach((hash, index) => {
      const proof = inclusionProof(treeOf(size), index);
      const claim = { leafHash: hash, index, size, proof, root };
      strictEqual(verifyInclusion(claim), true);
      strictEqual(verifyInclusion({ ...claim, index: BigInt(index), size: BigInt(size) }), true);
      strictEqual(verifyInclusion({ ...claim, index: index + 1 }), false);
      strictEqual(verifyInclusion({ ...claim, size: index }), false);
      strictEqual(verifyInclusion({ ...claim, proof: [...proof, root] }), false);
      strictEqual(verifyInclusion({ ...claim, leafHash: nodeHash(hash, hash) }), false);
    });
  }
});

Deno.test("inclusionProof() refuses an index outside the tree", () => {
  for (const index of [-1, 3, 0.5]) {
    throws(() => inclusionProof(treeOf(3), index), { code: "bad_range" });
  }
});

Deno.test("verifyConsistency() accepts every pair of small trees, and no other pair", () => {
  for (let size2 = 1; size2 <= maxSize; size2++) {
    for (let size1 = 1; size1 <= size2; size1++) {
      const proof = consistencyProof(treeOf(size2), size1);
      const [root1, root2] = [treeRoot(treeOf(size1)), treeRoot(treeOf(size2))];
      const claim = { size1, size2, proof, root1, root2 };
      strictEqual(verifyConsistency(claim), true, `${size1} of ${size2}`);
      strictEqual(verifyConsistency({ ...claim, size1: BigInt(size1) }), true);
      strictEqual(verifyConsistency({ ...claim, proof: [...proof, root1] }), false);
      strictEqual(verifyConsistency({ ...claim, size1: 0 }), false);
      strictEqual(verifyConsistency({ ...claim, root1: leafHash(root1) }), false);
      strictEqual(verifyConsistency({ ...claim, root2: leafHash(root2) }), false);
      if (size1 < size2) strictEqual(verifyConsistency({ ...claim, size1: size2 }), false);
    }
  }
});

Deno.test("consistencyProof() refuses an older size of 0 or above the tree", () => {
  for (const size1 of [0, 4, 1.5]) {
    throws(() => consistencyProof(treeOf(3), size1), { code: "bad_range" });
  }
});

Deno.test("verifyInclusion() and verifyConsistency() return false for values of any type", () => {
  const root = leafHash(new Uint8Array());
  const inclusion = { leafHash: root, index: 0, size: 1, proof: [], root };
  const consistency = { size1: 1, size2: 1, proof: [], root1: root, root2: root };
  strictEqual(verifyInclusion(inclusion), true);
  strictEqual(verifyConsistency(consistency), true);
  const strange = [null, undefined, "1", -1, 1.5, NaN, 2n ** 64n, -1n, {}, [1], [, root], () => 0];
  for (const value of strange) {
    for (const name of Object.keys(inclusion)) {
      const claim = JSON.parse("{}");
      strictEqual(verifyInclusion(Object.assign(claim, inclusion, { [name]: value })), false);
    }
    for (const name of Object.keys(consistency)) {
      const claim = JSON.parse("{}");
      strictEqual(verifyConsistency(Object.assign(claim, consistency, { [name]: value })), false);
    }
  }
  strictEqual(verifyInclusion(JSON.parse("null")), false);
  strictEqual(verifyConsistency(JSON.parse("null")), false);
});

Deno.test("Frontier gives the root of every prefix, and goes on from a snapshot", () => {
  let frontier = new Frontier();
  deepStrictEqual(frontier.root(), treeRoot([]));
  leaves.forEach((leaf, index) => {
    frontier.append(leaf);
    strictEqual(frontier.size, index + 1);
    deepStrictEqual(frontier.root(), treeRoot(treeOf(index + 1)));
    frontier = Frontier.restore(frontier.snapshot());
  });
});

Deno.test("Frontier.restore() refuses a snapshot whose roots do not fit its size", () => {
  const [leaf] = leaves;
  if (!leaf) throw new Error("leaves were made above");
  throws(() => Frontier.restore({ size: 3, roots: [leaf] }), { code: "bad_range" });
  throws(() => Frontier.restore({ size: -1, roots: [leaf] }), { code: "bad_range" });
  throws(() => Frontier.restore({ size: 1.5, roots: [leaf] }), { code: "bad_range" });
  throws(() => Frontier.restore({ size: 1, roots: [leaf.subarray(1)] }), { code: "bad_length" });
  throws(() => new Frontier().append(new Uint8Array(31)), { code: "bad_length" });
});
