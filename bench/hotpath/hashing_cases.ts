/**
 * What is measured of hashing: one message, many messages, trees, proofs, the literal search, the start.
 *
 * @module
 */

import { createHash, hash as nodeHashOf } from "node:crypto";
import * as asSha256 from "npm:@chainsafe/as-sha256@1.2.5";
import { sha256 as nobleSha256 } from "npm:@noble/hashes@2.4.0/sha2.js";
import { createSHA256 } from "npm:hash-wasm@4.13.0";
import * as hotpath from "../../src/hotpath/mod.ts";
import { moduleBase64 } from "../../src/hotpath/module_generated.ts";
import {
  type BenchCase,
  type BenchGroup,
  type BenchPart,
  type BenchScope,
  type Goal,
  type MeasuredGroup,
  ratioToFastest,
} from "./harness.ts";

const sections = {
  single: "SHA-256, one message at a time",
  many: "SHA-256, many messages",
  trees: "Merkle root, leaves and nodes",
  nodes: "Merkle root, nodes only",
  proofs: "Proofs",
  literals: "Literal search",
  start: "Start",
} as const;

type Hash = (bytes: Uint8Array) => Uint8Array;

const hashWasm = await createSHA256();

/** Every way to hash one message to 32 bytes; each allocates its result, as the API of each does. */
const peers: Readonly<Record<string, Hash>> = {
  "node:crypto createHash": (bytes) => createHash("sha256").update(bytes).digest(),
  "crypto.hash buffer": (bytes) => nodeHashOf("sha256", bytes, "buffer"),
  "crypto.hash hex, decoded": (bytes) => Buffer.from(nodeHashOf("sha256", bytes, "hex"), "hex"),
  "crypto.hash base64, decoded": (bytes) => {
    return Buffer.from(nodeHashOf("sha256", bytes, "base64"), "base64");
  },
  "@noble/hashes": nobleSha256,
  "hash-wasm": (bytes) => hashWasm.init().update(bytes).digest("binary"),
  "@chainsafe/as-sha256": (bytes) => asSha256.digest(bytes),
};

const nativeLoops = Object.keys(peers).slice(0, 4);

/** Different content for each message, so that nothing can be remembered. */
function messagesOf(count: number, lengthOf: (index: number) => number): Uint8Array[] {
  let state = 1;
  return Array.from({ length: count }, (_, index) => {
    return Uint8Array.from({ length: lengthOf(index) }, () => {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      return state >>> 24;
    });
  });
}

/** Runs a function over a list in turn. */
function over<Item>(items: readonly Item[], work: (item: Item) => unknown): () => unknown {
  let next = 0;
  return () => {
    const item = items[next++ % items.length];
    return item === undefined ? undefined : work(item);
  };
}

function singleGroup(length: number): BenchGroup {
  const messages = messagesOf(Math.max(2, Math.min(64, 2 ** 18 / length)), () => length);
  const out = new Uint8Array(32);
  const others = Object.entries(peers).map(([name, hash]): BenchCase => {
    return { name, work: over(messages, hash) };
  });
  return {
    name: `one message of ${length} B`,
    section: sections.single,
    units: 1,
    unit: "message",
    bytes: length,
    cases: [
      { name: "clyra sha256", work: over(messages, hotpath.sha256) },
      { name: "clyra sha256Into", work: over(messages, (bytes) => hotpath.sha256Into(bytes, out)) },
      ...others,
      {
        name: "WebCrypto, awaited",
        isAsync: true,
        work: over(messages, (bytes) => crypto.subtle.digest("SHA-256", new Uint8Array(bytes))),
      },
    ],
  };
}

function manyGroup(length: number): BenchGroup {
  const messages = messagesOf(256, () => length);
  const loop = (hash: Hash) => () => {
    for (const message of messages) hash(message);
  };
  return {
    name: `256 messages of ${length} B`,
    section: sections.many,
    units: messages.length,
    unit: "message",
    bytes: messages.length * length,
    cases: [
      { name: "clyra sha256Many", work: () => hotpath.sha256Many(messages) },
      ...Object.entries(peers).map(([name, hash]): BenchCase => ({ name, work: loop(hash) })),
    ],
  };
}

/** A tree by pairing neighbours, with one call of a hash for each leaf and node. */
function treeBy(hash: Hash, leaves: readonly Uint8Array[]): () => Uint8Array {
  const leafInput = new Uint8Array(1 + Math.max(...leaves.map(({ length }) => length)));
  const nodeInput = new Uint8Array(65);
  nodeInput[0] = 1;
  return () => {
    let level = leaves.map((leaf) => {
      leafInput.set(leaf, 1);
      return hash(leafInput.subarray(0, leaf.length + 1));
    });
    while (level.length > 1) {
      const above: Uint8Array[] = [];
      for (let index = 0; index + 1 < level.length; index += 2) {
        nodeInput.set(level[index] ?? leafInput, 1);
        nodeInput.set(level[index + 1] ?? leafInput, 33);
        above.push(hash(nodeInput));
      }
      const last = level.at(-1);
      if (level.length % 2 === 1 && last) above.push(last);
      level = above;
    }
    return level[0] ?? hash(new Uint8Array());
  };
}

interface TreeShape {
  readonly name: string;
  readonly lengthOf: (index: number) => number;
  readonly rounds: number;
}

function treeGroup(count: number, { name, lengthOf, rounds }: TreeShape): BenchGroup {
  const leaves = messagesOf(count, lengthOf);
  const ends: number[] = [];
  for (const leaf of leaves) ends.push((ends.at(-1) ?? 0) + leaf.length);
  const buffer = new Uint8Array(ends.at(-1) ?? 0);
  leaves.forEach((leaf, index) => buffer.set(leaf, (ends[index] ?? 0) - leaf.length));
  const offsets = Uint32Array.from(ends);
  const others = Object.entries(peers).map(([peer, hash]): BenchCase => {
    return { name: peer, work: treeBy(hash, leaves) };
  });
  const root = hotpath.treeRootOfLeaves(leaves);
  for (const other of others) {
    const theirs = other.work();
    if (!(theirs instanceof Uint8Array) || Buffer.compare(theirs, root) !== 0) {
      throw new Error(`${other.name} gives another root`);
    }
  }
  return {
    name: `${count} leaves of ${name}`,
    section: sections.trees,
    units: count,
    unit: "leaf",
    bytes: buffer.length,
    rounds,
    cases: [
      { name: "clyra, separate leaves", work: () => hotpath.treeRootOfLeaves(leaves) },
      { name: "clyra, one buffer", work: () => hotpath.treeRootOfLeaves(buffer, offsets) },
      ...others,
    ],
  };
}

function parentsGroup(): BenchGroup {
  const hashes = hotpath.leafHashes(messagesOf(2048, () => 8));
  const input = new Uint8Array(hashes.length * 32);
  hashes.forEach((hash, index) => input.set(hash, index * 32));
  const output = new Uint8Array(input.length / 2);
  return {
    name: "tree over 2048 hashes",
    section: sections.nodes,
    units: 2047,
    unit: "node",
    bytes: 0,
    cases: [
      { name: "clyra treeRoot", work: () => hotpath.treeRoot(hashes) },
      {
        name: "@chainsafe/as-sha256 hashInto, without the 0x01 prefix",
        work() {
          asSha256.hashInto(input, output);
          for (let size = output.length; size >= 64; size /= 2) {
            asSha256.hashInto(output.subarray(0, size), output.subarray(0, size / 2));
          }
        },
      },
    ],
  };
}

function proofGroup(): BenchGroup {
  const leaves = hotpath.leafHashes(messagesOf(4096, () => 8));
  const root = hotpath.treeRoot(leaves);
  const claims = [5, 700, 4095].map((index) => ({
    leafHash: leaves[index] ?? root,
    index,
    size: leaves.length,
    proof: hotpath.inclusionProof(leaves, index),
    root,
  }));
  const fold = (hash: Hash) => {
    const input = new Uint8Array(65);
    input[0] = 1;
    return over(claims, ({ leafHash, index, proof }) => {
      let running: Uint8Array = leafHash;
      proof.forEach((sibling, level) => {
        const isRight = (index >> level) % 2 === 1;
        input.set(isRight ? sibling : running, 1);
        input.set(isRight ? running : sibling, 33);
        running = hash(input);
      });
      return Buffer.compare(running, root) === 0;
    });
  };
  return {
    name: "verify one leaf among 4096",
    section: sections.proofs,
    units: 1,
    unit: "proof",
    bytes: 0,
    cases: [
      { name: "clyra verifyInclusion", work: over(claims, hotpath.verifyInclusion) },
      ...Object.entries(peers).map(([name, hash]): BenchCase => ({ name, work: fold(hash) })),
    ],
  };
}

function frontierGroup(): BenchGroup {
  const leaves = hotpath.leafHashes(messagesOf(1024, () => 8));
  return {
    name: "append 1024 leaf hashes one by one",
    section: sections.proofs,
    units: 1024,
    unit: "leaf",
    bytes: 0,
    cases: [
      {
        name: "clyra Frontier",
        work() {
          const frontier = new hotpath.Frontier();
          for (const leaf of leaves) frontier.append(leaf);
          return frontier.root();
        },
      },
      {
        name: "node:crypto createHash, array of roots",
        work() {
          const roots: Uint8Array[] = [];
          leaves.forEach((leaf, size) => {
            let hash: Uint8Array = leaf;
            for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
              const node = createHash("sha256").update(Uint8Array.of(1));
              hash = node.update(roots.pop() ?? hash).update(hash).digest();
            }
            roots.push(hash);
          });
          return roots;
        },
      },
    ],
  };
}

function literalGroup(count: number): BenchGroup {
  const syllables = "ka lo mi ren sto qua vex ing tor pha dle bre zon che wy".split(" ");
  const literals = Array.from({ length: count }, (_, index) => {
    return [index, index >> 2, index >> 5, index * 7].map((place) => {
      return syllables[place % syllables.length];
    }).join("") + index.toString(36);
  });
  const words =
    "the quick brown fox jumps over the lazy dog, then stores kalo in a torrent of chezon; ";
  const text = (words.repeat(760) + literals[0] + words.repeat(20)).slice(0, 65_536);
  const bytes = new TextEncoder().encode(text);
  const matcher = new hotpath.LiteralMatcher(
    literals.map((text) => new TextEncoder().encode(text)),
  );
  const pattern = new RegExp(literals.join("|"), "g");
  return {
    name: `${count} literals in ${Math.round(bytes.length / 1000)} KB of prose`,
    section: sections.literals,
    units: 1,
    unit: "text",
    bytes: bytes.length,
    cases: [
      { name: "clyra LiteralMatcher", work: () => matcher.scan(bytes) },
      {
        name: "TextDecoder + RegExp of alternatives",
        work: () => [...new TextDecoder().decode(bytes).matchAll(pattern)],
      },
      {
        name: "RegExp of alternatives on a ready string",
        work: () => [...text.matchAll(pattern)],
      },
    ],
  };
}

function startGroup(): BenchGroup {
  const code = Uint8Array.from(atob(moduleBase64), (letter) => letter.charCodeAt(0));
  let byte = 0;
  return {
    name: "compile and instantiate, new bytes each time",
    section: sections.start,
    units: 1,
    unit: "start",
    bytes: 0,
    cases: [{
      name: "clyra module",
      work() {
        // A custom section that differs keeps the engine from answering from its cache.
        const section = Uint8Array.of(0, 6, 1, 0x78, byte++, byte >> 8, byte >> 16, 0);
        const fresh = new Uint8Array(code.length + section.length);
        fresh.set(code);
        fresh.set(section, code.length);
        return new WebAssembly.Instance(new WebAssembly.Module(fresh));
      },
    }],
  };
}

function* groups({ isQuick, isFull }: BenchScope): Iterable<BenchGroup> {
  for (const length of [32, 64, 200, 300, 600, 1024, 2048, 65_536, 1_048_576]) {
    yield singleGroup(length);
  }
  for (const length of [64, 200, 600, 1024, 2048, 4096]) yield manyGroup(length);
  const fixed = { name: "200 B", lengthOf: () => 200 };
  const mixed = { name: "100 to 400 B", lengthOf: (index: number) => 100 + (index * 37) % 301 };
  yield treeGroup(isQuick ? 10_000 : 100_000, { ...fixed, rounds: 5 });
  yield treeGroup(isQuick ? 10_000 : 100_000, { ...mixed, rounds: 3 });
  if (isFull) yield treeGroup(1_000_000, { ...fixed, rounds: 3 });
  yield parentsGroup();
  yield proofGroup();
  yield frontierGroup();
  for (const count of [5, 100, 2000]) yield literalGroup(count);
  yield startGroup();
}

function goals(measured: readonly MeasuredGroup[]): Goal[] {
  return measured.flatMap((group): Goal[] => {
    const goal = (against: readonly string[], must: number, aim: number): Goal => {
      const { ratio, peer } = ratioToFastest(group, group.cases[0]?.name ?? "", against);
      const label = against.length > 1 ? `the fastest of ${against.length}, ${peer}` : peer;
      return { name: `${group.name} against ${label}`, ratio, must, aim };
    };
    const all = Object.keys(peers);
    if (group.section === sections.single) return [goal(all, 1, 1)];
    if (group.section === sections.proofs && group.unit === "proof") return [goal(all, 1, 1)];
    // The goals are for trees of 100,000 leaves and more; smaller ones are measured by `--quick` only.
    if (group.section !== sections.trees || group.units < 100_000) return [];
    return [
      goal(["node:crypto createHash"], 8, 12),
      goal(nativeLoops, 5, 7),
      goal(["@chainsafe/as-sha256"], 4, 5),
    ];
  });
}

/** Hashing: one message, many, trees, proofs, the literal search, the start of the module. */
export const hashingPart: BenchPart = { groups, goals };
