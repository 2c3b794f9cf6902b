/**
 * Structure-aware fuzzing of the hot path: made and damaged inputs, each through the WASM module and its
 * twin. Fails on a difference, on a trap, and on a byte written outside of what the call owns.
 *
 * `deno task fuzz:hotpath --seconds 60 --seed 1 [--target canonical]`
 *
 * A failure prints the seed of its round: `--seed <it> --rounds 1` repeats it alone.
 *
 * @module
 */

import { deepStrictEqual } from "node:assert";
import { parseArgs } from "node:util";
import type { JsonLimits } from "../../src/hotpath/mod.ts";
import * as hotpath from "../../src/hotpath/mod.ts";
import { allocate, memoryBytes } from "../../src/hotpath/instance.ts";
import * as literals from "../../src/hotpath/reference/literals.ts";
import * as merkle from "../../src/hotpath/reference/merkle.ts";
import { sha256 } from "../../src/hotpath/reference/sha256.ts";
import { damage, Dice, makeCuts, makeText } from "./json_generator.ts";
import { compareCanonical, compareTokenizer } from "./json_twins.ts";

const encoder = new TextEncoder();

function makeJson(dice: Dice): Uint8Array {
  const size = dice.pick([3, 20, 100, dice.once(20) ? 20_000 : 400]);
  const text = encoder.encode(makeText(dice, { size, depth: dice.pick([2, 8, 60]) }));
  return dice.once(2) ? damage(dice, text) : text;
}

function makeLimits(dice: Dice, length: number): JsonLimits {
  if (!dice.once(3)) return { profile: dice.pick(["i-json", "rfc8259"]) };
  return {
    depth: 1 + dice.below(12),
    bytes: 1 + dice.below(length + 20),
    stringBytes: 1 + dice.below(30),
    profile: dice.pick(["i-json", "rfc8259"]),
  };
}

function makeBytes(dice: Dice, most: number): Uint8Array {
  return Uint8Array.from({ length: dice.below(most) }, () => dice.below(256));
}

/** What is fuzzed: each target makes its input from the dice and compares both sides. */
const targets: Readonly<Record<string, (dice: Dice) => void>> = {
  canonical: (dice) => compareCanonical(makeJson(dice)),
  tokenizer: (dice) => {
    const text = makeJson(dice);
    const limits = makeLimits(dice, text.length);
    compareTokenizer(text, { cuts: makeCuts(dice, text.length), limits });
  },
  sha256: (dice) => {
    const message = makeBytes(dice, dice.pick([70, 300, 5000]));
    const expected = sha256(message);
    deepStrictEqual(hotpath.sha256(message), expected);
    const stream = new hotpath.Sha256();
    let start = 0;
    for (const end of [...makeCuts(dice, message.length), message.length]) {
      stream.update(message.subarray(start, end));
      start = end;
    }
    deepStrictEqual(stream.digest(), expected);
  },
  merkle: (dice) => {
    const leaves = Array.from({ length: dice.below(40) }, () => makeBytes(dice, 300));
    const hashes = merkle.leafHashes(leaves);
    deepStrictEqual(hotpath.leafHashes(leaves), hashes);
    deepStrictEqual(hotpath.treeRoot(hashes), merkle.treeRoot(hashes));
    if (hashes.length === 0) return;
    const index = dice.below(hashes.length);
    const proof = merkle.inclusionProof(hashes, index);
    deepStrictEqual(hotpath.inclusionProof(hashes, index), proof);
    const claim = {
      leafHash: hashes[index] ?? new Uint8Array(32),
      index: dice.once(4) ? dice.below(50) : index,
      size: dice.once(4) ? dice.below(50) : hashes.length,
      proof: dice.once(4) ? proof.slice(1) : proof,
      root: dice.once(4) ? new Uint8Array(32) : merkle.treeRoot(hashes),
    };
    deepStrictEqual(hotpath.verifyInclusion(claim), merkle.verifyInclusion(claim));
  },
  literals: (dice) => {
    const letters = () =>
      Uint8Array.from({ length: 1 + dice.below(6) }, () => 0x61 + dice.below(3));
    const list = Array.from({ length: 1 + dice.below(12) }, letters);
    const text = Uint8Array.from({ length: dice.below(500) }, () => 0x61 + dice.below(4));
    const twin = new literals.LiteralMatcher(list).stream();
    const stream = new hotpath.LiteralMatcher(list).stream();
    let start = 0;
    for (const end of [...makeCuts(dice, text.length), text.length]) {
      const chunk = text.subarray(start, end);
      deepStrictEqual(stream.scan(chunk), twin.scan(chunk));
      start = end;
    }
  },
};

/**
 * Blocks that nobody may write to, of every size that inputs have, so that they lie between the blocks
 * that are in use.
 */
function plantCanaries(): () => void {
  const canaries = [128, 700, 3000, 30_000, 200_000, 128, 700, 3000].map((size) => {
    const block = allocate(size);
    memoryBytes().fill(0xa5, block, block + size);
    return { block, size };
  });
  return () => {
    for (const { block, size } of canaries) {
      const isUntouched = memoryBytes().subarray(block, block + size).every((byte) =>
        byte === 0xa5
      );
      if (!isUntouched) throw new Error("cannot go on: bytes outside of a block were written");
    }
  };
}

function main(): number {
  const { values } = parseArgs({
    options: {
      seconds: { type: "string", default: "60" },
      rounds: { type: "string", default: "Infinity" },
      seed: { type: "string", default: "1" },
      target: { type: "string" },
    },
  });
  const chosen = Object.entries(targets)
    .filter(([name]) => values.target === undefined || values.target === name);
  if (chosen.length === 0) {
    console.error(`fuzz: no target '${values.target}': use ${Object.keys(targets).join(", ")}`);
    return 2;
  }
  const until = performance.now() + Number(values.seconds) * 1000;
  const checkCanaries = plantCanaries();
  const first = Number(values.seed);
  let rounds = 0;
  while (performance.now() < until && rounds < Number(values.rounds)) {
    const seed = first + rounds;
    for (const [name, run] of chosen) {
      try {
        run(new Dice(seed));
        if (rounds % 64 === 0) checkCanaries();
      } catch (error) {
        console.error(`fuzz: ${name} fails: --target ${name} --seed ${seed} --rounds 1`);
        console.error(error);
        return 1;
      }
    }
    rounds++;
  }
  checkCanaries();
  console.log(`${rounds} rounds of ${chosen.map(([name]) => name).join(", ")}: no difference`);
  return 0;
}

if (import.meta.main) Deno.exit(main());
