/**
 * Trees, proofs and frontiers through the module against their plain twins.
 *
 * @module
 */

import { deepStrictEqual, strictEqual, throws } from "node:assert";
import fc from "fast-check";
import { Frontier } from "./frontier.ts";
import { leafHash, leafHashes, nodeHash, treeRoot, treeRootOfLeaves } from "./merkle.ts";
import { consistencyProof, inclusionProof, verifyConsistency, verifyInclusion } from "./proofs.ts";
import * as reference from "./reference/merkle.ts";

const messages = Array.from({ length: 2300 }, (_, index) => {
  return Uint8Array.from({ length: (index * 37) % 300 }, (_, place) => place * index + index);
});
const leaves = reference.leafHashes(messages);

/** All messages in one buffer, with the end of each. */
function contiguous(parts: readonly Uint8Array[]): { buffer: Uint8Array; ends: number[] } {
  const ends: number[] = [];
  for (const part of parts) ends.push((ends.at(-1) ?? 0) + part.length);
  const buffer = new Uint8Array(ends.at(-1) ?? 0);
  parts.forEach((part, index) => buffer.set(part, (ends[index] ?? 0) - part.length));
  return { buffer, ends };
}

Deno.test("leafHash() agrees with the twin for short and long leaves", () => {
  for (
    const length of [0, 1, 31, 54, 55, 56, 63, 64, 200, 511, 512, 5000, 65_536, 65_537, 200_000]
  ) {
    const data = Uint8Array.from({ length }, (_, index) => index * 3);
    deepStrictEqual(leafHash(data), reference.leafHash(data), `length ${length}`);
  }
});

Deno.test("nodeHash() agrees with the twin for every last byte, and refuses other lengths", () => {
  for (let last = 0; last < 256; last++) {
    const [left, right] = [new Uint8Array(32).fill(last), new Uint8Array(32)];
    right[31] = last;
    deepStrictEqual(nodeHash(left, right), reference.nodeHash(left, right));
  }
  throws(() => nodeHash(new Uint8Array(31), new Uint8Array(32)), { code: "bad_length" });
  throws(() => nodeHash(new Uint8Array(32), new Uint8Array(33)), { code: "bad_length" });
});

Deno.test("leafHashes() agrees with the twin over several groups", () => {
  deepStrictEqual(leafHashes(messages), leaves);
});

Deno.test("treeRoot() and treeRootOfLeaves() agree with the twin for every size up to 70", () => {
  for (let size = 0; size <= 70; size++) {
    const expected = reference.treeRoot(leaves.slice(0, size));
    const { buffer, ends } = contiguous(messages.slice(0, size));
    deepStrictEqual(treeRoot(leaves.slice(0, size)), expected, `size ${size}`);
    deepStrictEqual(treeRootOfLeaves(messages.slice(0, size)), expected, `size ${size}`);
    deepStrictEqual(treeRootOfLeaves(buffer, ends), expected, `size ${size}`);
  }
});

Deno.test("treeRoot() and treeRootOfLeaves() agree with the twin around the size of a group", () => {
  for (const size of [1023, 1024, 1025, 1500, 2047, 2048, 2049, 2300]) {
    const expected = reference.treeRoot(leaves.slice(0, size));
    const { buffer, ends } = contiguous(messages.slice(0, size));
    deepStrictEqual(treeRoot(leaves.slice(0, size)), expected, `size ${size}`);
    deepStrictEqual(treeRootOfLeaves(messages.slice(0, size)), expected, `size ${size}`);
    deepStrictEqual(treeRootOfLeaves(buffer, Uint32Array.from(ends)), expected, `size ${size}`);
  }
});

Deno.test("treeRootOfLeaves() agrees with the twin when leaves are larger than a window", () => {
  const large = [10, 300_000, 5, 2048, 2047, 70_000, 1].map((length) =>
    new Uint8Array(length).fill(9)
  );
  const { buffer, ends } = contiguous(large);
  const expected = reference.treeRootOfLeaves(large);
  deepStrictEqual(treeRootOfLeaves(large), expected);
  deepStrictEqual(treeRootOfLeaves(buffer, ends), expected);
});

Deno.test("treeRootOfLeaves() leaves its input as it was", () => {
  const { buffer, ends } = contiguous(messages.slice(0, 20));
  const before = buffer.slice();
  treeRootOfLeaves(buffer, ends);
  deepStrictEqual(buffer, before);
});

Deno.test("treeRootOfLeaves() refuses end offsets that fall, pass the end or are no integers", () => {
  const buffer = new Uint8Array(4);
  for (const ends of [[2, 1], [5], [-1], [1.5], [NaN]]) {
    throws(() => treeRootOfLeaves(buffer, ends), { code: "bad_range" });
  }
});

Deno.test("treeRoot() refuses a leaf hash that is not 32 bytes", () => {
  throws(() => treeRoot([new Uint8Array(32), new Uint8Array(31)]), { code: "bad_length" });
});

Deno.test("inclusionProof() and consistencyProof() agree with the twin for every small tree", () => {
  for (let size = 1; size <= 40; size++) {
    const tree = leaves.slice(0, size);
    for (let place = 0; place < size; place++) {
      deepStrictEqual(inclusionProof(tree, place), reference.inclusionProof(tree, place));
      const older = reference.consistencyProof(tree, place + 1);
      deepStrictEqual(consistencyProof(tree, place + 1), older, `${place + 1} of ${size}`);
    }
  }
  throws(() => inclusionProof(leaves, leaves.length), { code: "bad_range" });
  throws(() => inclusionProof(leaves, -1), { code: "bad_range" });
  throws(() => consistencyProof(leaves, 0), { code: "bad_range" });
  throws(() => consistencyProof(leaves, leaves.length + 1), { code: "bad_range" });
});

/** One way to damage a claim. */
type Change = "none" | "swap" | "drop" | "repeat" | "bit" | "number" | "size";
const change = fc.constantFrom<Change>("none", "swap", "drop", "repeat", "bit", "number", "size");

function damaged(proof: readonly Uint8Array[], what: Change, place: number): Uint8Array[] {
  const copy = proof.map((hash) => Uint8Array.from(hash));
  const hash = copy[place % Math.max(copy.length, 1)];
  if (what === "swap") copy.reverse();
  if (what === "drop") copy.splice(place % Math.max(copy.length, 1), 1);
  if (what === "repeat" && hash) copy.push(hash);
  if (what === "bit" && hash) hash[place % 32] = (hash[place % 32] ?? 0) ^ (1 << (place % 8));
  return copy;
}

Deno.test("verifyInclusion() says what the twin says about true and damaged claims", () => {
  const tree = fc.integer({ min: 1, max: 200 }).chain((size) => {
    return fc.record({ size: fc.constant(size), index: fc.nat(size - 1) });
  });
  let accepted = 0;
  fc.assert(
    fc.property(tree, change, fc.nat(1000), ({ size, index }, what, place) => {
      const hash = leaves[index];
      if (hash === undefined) throw new Error("the index is inside");
      const claim = {
        leafHash: hash,
        index: what === "number" ? BigInt(index) ^ (1n << BigInt(place % 64)) : index,
        size: what === "size" ? place : size,
        proof: damaged(inclusionProof(leaves.slice(0, size), index), what, place),
        root: treeRoot(leaves.slice(0, size)),
      };
      const verdict = verifyInclusion(claim);
      strictEqual(verdict, reference.verifyInclusion(claim));
      if (what === "none") strictEqual(verdict, true);
      if (what === "bit" && claim.proof.length > 0) strictEqual(verdict, false);
      if (what === "repeat" && claim.proof.length > 1) strictEqual(verdict, false);
      accepted += Number(verdict);
    }),
    { numRuns: 400 },
  );
  strictEqual(accepted > 0, true);
});

Deno.test("verifyConsistency() says what the twin says about true and damaged claims", () => {
  const pair = fc.integer({ min: 1, max: 200 }).chain((size2) => {
    return fc.record({ size2: fc.constant(size2), size1: fc.integer({ min: 1, max: size2 }) });
  });
  fc.assert(
    fc.property(pair, change, fc.nat(1000), ({ size1, size2 }, what, place) => {
      const claim = {
        size1: what === "number" ? BigInt(size1) ^ (1n << BigInt(place % 64)) : size1,
        size2: what === "size" ? place : size2,
        proof: damaged(consistencyProof(leaves.slice(0, size2), size1), what, place),
        root1: treeRoot(leaves.slice(0, size1)),
        root2: treeRoot(leaves.slice(0, size2)),
      };
      const verdict = verifyConsistency(claim);
      strictEqual(verdict, reference.verifyConsistency(claim));
      if (what === "none") strictEqual(verdict, true);
      if (what === "bit" && claim.proof.length > 0) strictEqual(verdict, false);
    }),
    { numRuns: 400 },
  );
});

Deno.test("verifyInclusion() and verifyConsistency() return false for values of any type", () => {
  const root = leafHash(new Uint8Array());
  const inclusion = { leafHash: root, index: 0, size: 1, proof: [], root };
  const proof = [root, root];
  const consistency = { size1: 3, size2: 4, proof, root1: root, root2: root };
  strictEqual(verifyInclusion(inclusion), true);
  strictEqual(verifyConsistency(consistency), false);
  const strange = [null, undefined, "1", -1, 1.5, NaN, 2n ** 64n, -1n, {}, [1], [, root], () => 0];
  strange.push(new Uint8Array(33), new Uint16Array(32), Array(66).fill(root), root.join(), true);
  for (const value of strange) {
    for (
      const [claim, verify] of [[inclusion, verifyInclusion], [consistency, verifyConsistency]]
    ) {
      if (typeof verify !== "function") throw new Error("each pair has a function");
      for (const name of Object.keys(claim ?? {})) {
        const changed = Object.assign(JSON.parse("{}"), claim, { [name]: value });
        strictEqual(verify(changed), false, `${name}: ${String(value)}`);
      }
      strictEqual(verify(JSON.parse("null")), false);
    }
  }
});

Deno.test("Frontier gives the twin's root at every size, and goes on from a snapshot", () => {
  let frontier = new Frontier();
  const twin = new reference.Frontier();
  deepStrictEqual(frontier.root(), twin.root());
  leaves.slice(0, 300).forEach((leaf, index) => {
    frontier.append(leaf);
    twin.append(leaf);
    strictEqual(frontier.size, index + 1);
    deepStrictEqual(frontier.root(), twin.root());
    deepStrictEqual(frontier.snapshot(), twin.snapshot());
    if (index % 7 === 0) frontier = Frontier.restore(frontier.snapshot());
  });
});

Deno.test("Frontier keeps what it was given, whatever the caller does to it later", () => {
  const leaf = Uint8Array.from(leaves[0] ?? []);
  const frontier = new Frontier();
  frontier.append(leaf);
  const snapshot = frontier.snapshot();
  leaf.fill(0);
  snapshot.roots[0]?.fill(0);
  deepStrictEqual(frontier.root(), leaves[0]);
});

Deno.test("Frontier.restore() goes on from a size near 2^53 and refuses what is no tree", () => {
  const size = 2 ** 53 - 2;
  const roots = Array.from({ length: 52 }, (_, index) => leafHash(Uint8Array.of(index)));
  const [frontier, twin] = [
    Frontier.restore({ size, roots }),
    reference.Frontier.restore({ size, roots }),
  ];
  for (const tree of [frontier, twin]) tree.append(leafHash(new Uint8Array(3)));
  deepStrictEqual(frontier.root(), twin.root());
  throws(() => Frontier.restore({ size, roots: roots.slice(1) }), { code: "bad_range" });
  throws(() => Frontier.restore({ size: 1.5, roots: [] }), { code: "bad_range" });
  throws(() => Frontier.restore({ size: 1, roots: [new Uint8Array(31)] }), { code: "bad_length" });
  throws(() => frontier.append(new Uint8Array(33)), { code: "bad_length" });
});
