/**
 * A little of everything that the hot path does, as one line of JSON; bundled and run elsewhere by the
 * test beside it, so it may use nothing that only Deno has.
 *
 * @module
 */

import * as hotpath from "../../src/hotpath/mod.ts";
import { wasm } from "../../src/hotpath/instance.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** What came out, the same in every runtime; except for `isWasm`, which says what it ran on. */
export function probe(): Record<string, unknown> {
  const messages = Array.from({ length: 1100 }, (_, index) => {
    return Uint8Array.from({ length: (index * 13) % 500 }, (_, place) => place + index);
  });
  const leaves = hotpath.leafHashes(messages);
  const frontier = new hotpath.Frontier();
  for (const leaf of leaves) frontier.append(leaf);
  const root = hotpath.treeRoot(leaves);
  const [, leafHash = root] = leaves;
  const proof = hotpath.inclusionProof(leaves, 1);
  const older = hotpath.consistencyProof(leaves, 1000);
  const root1 = hotpath.treeRoot(leaves.slice(0, 1000));
  const sizes = { size1: 1000, size2: 1100 };
  const large = [3000, 10, 70_000, 300_000, 0].map((size) => new Uint8Array(size).fill(size));
  const matcher = new hotpath.LiteralMatcher([encode("beta"), encode("et")]);
  return {
    isWasm: wasm() !== undefined,
    digests: [0, 100, 300, 5000, 100_000].map((size) => hex(hotpath.sha256(new Uint8Array(size)))),
    streamed: hex(new hotpath.Sha256().update(encode("a")).update(new Uint8Array(9000)).digest()),
    many: hex(hotpath.sha256(hotpath.sha256Many(messages))),
    roots: [root, frontier.root(), hotpath.treeRootOfLeaves(messages)].map(hex),
    large: [hotpath.treeRootOfLeaves(large), hotpath.leafHash(large[3] ?? root)].map(hex),
    included: hotpath.verifyInclusion({ leafHash, index: 1, size: 1100, proof, root }),
    misplaced: hotpath.verifyInclusion({ leafHash, index: 2, size: 1100, proof, root }),
    consistent: hotpath.verifyConsistency({ ...sizes, proof: older, root1, root2: root }),
    inconsistent: hotpath.verifyConsistency({ ...sizes, proof: older, root1: root, root2: root }),
    matches: matcher.scan(encode("alpha beta gamma")),
    canonical: hex(hotpath.canonicalize(encode('{"b":1.50,"a":"\\u00e9"}'))),
  };
}

console.log(JSON.stringify(probe()));
