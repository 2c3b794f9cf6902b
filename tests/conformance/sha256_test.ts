/**
 * SHA-256 as NIST tests it (CAVP, "The Secure Hash Algorithm Validation System"): published digests,
 * messages of the lengths of its short and long files against the platform, and its Monte Carlo chain.
 *
 * @module
 */

import { strictEqual } from "node:assert";
import { createHash } from "node:crypto";
import { sha256, sha256Many } from "../../src/hotpath/mod.ts";
import { wasm } from "../../src/hotpath/instance.ts";
import * as reference from "../../src/hotpath/reference/sha256.ts";
import { WasmStream } from "../../src/hotpath/sha256.ts";

/** Never leaves WASM, where `sha256()` would ask the platform. */
function sha256InWasm(bytes: Uint8Array): Uint8Array {
  const module = wasm();
  if (module === undefined) throw new Error("this runtime has WASM SIMD");
  const stream = new WasmStream(module);
  stream.update(bytes);
  const out = new Uint8Array(32);
  stream.digestInto(out);
  return out;
}

/** The message goes along with three others, so that it takes a lane. */
function sha256InLanes(bytes: Uint8Array): Uint8Array {
  return sha256Many([new Uint8Array(1), bytes, new Uint8Array(70), bytes]).subarray(32, 64);
}

const implementations = { sha256, sha256InWasm, sha256InLanes, reference: reference.sha256 };

const published: readonly { readonly message: Uint8Array; readonly digest: string }[] = [
  {
    message: Uint8Array.of(0xd3),
    digest: "28969cdfa74a12c82f3bad960b0b000aca2ac329deea5c2328ebc6f2ba9802c1",
  },
  {
    message: new TextEncoder().encode(
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmn" +
        "hijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
    ),
    digest: "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1",
  },
  {
    message: new Uint8Array(1_000_000).fill(0x61),
    digest: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
  },
];

/** Seed and outcomes of the Monte Carlo file of the CAVP byte vectors. */
const monteCarlo = {
  seed: "6d1e72ad03ddeb5de891e572e2396f8da015d899ef0e79503152d6010a3fe691",
  first: "e93c330ae5447738c8aa85d71a6c80f2a58381d05872d26bdd39f1fcd4f2b788",
  last: "6a912ba4188391a78e6f13d88ed2d14e13afce9db6f7dcbf4a48c24f3db02778",
};

/** Lengths of the short file (0 to 64 bytes) and of the long one (64 messages, 99 bytes apart). */
const lengthsBytes: readonly number[] = [
  ...Array.from({ length: 65 }, (_, index) => index),
  ...Array.from({ length: 64 }, (_, index) => 163 + 99 * index),
];

function messageOf(lengthBytes: number): Uint8Array {
  let state = lengthBytes + 1;
  return Uint8Array.from({ length: lengthBytes }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 16;
  });
}

/** One outer round: a thousand digests, each of the three before it. */
function monteCarloRound(hash: (bytes: Uint8Array) => Uint8Array, seed: Uint8Array): Uint8Array {
  const window = new Uint8Array(96);
  for (let offset = 0; offset < 96; offset += 32) window.set(seed, offset);
  for (let round = 0; round < 1000; round++) {
    const digest = hash(window);
    window.copyWithin(0, 32);
    window.set(digest, 64);
  }
  return window.slice(64);
}

for (const [name, hash] of Object.entries(implementations)) {
  Deno.test(`${name}() gives the published digests`, () => {
    for (const { message, digest } of published) strictEqual(hash(message).toHex(), digest);
  });

  Deno.test(`${name}() agrees with the platform at the lengths of the CAVP files`, () => {
    for (const length of lengthsBytes) {
      const message = messageOf(length);
      const expected = createHash("sha256").update(message).digest("hex");
      strictEqual(hash(message).toHex(), expected, `${length} bytes`);
    }
  });

  Deno.test(`${name}() goes through the Monte Carlo chain`, () => {
    // The twin is for reading, not for speed: its first round stands for the hundred.
    const rounds = name === "reference" ? 1 : 100;
    let seed: Uint8Array = Uint8Array.fromHex(monteCarlo.seed);
    for (let round = 0; round < rounds; round++) {
      seed = monteCarloRound(hash, seed);
      if (round === 0) strictEqual(seed.toHex(), monteCarlo.first);
    }
    strictEqual(seed.toHex(), rounds === 100 ? monteCarlo.last : monteCarlo.first);
  });
}
