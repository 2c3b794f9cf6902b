/**
 * The hash of the canonical form against hashing what `canonicalize()` gives.
 *
 * @module
 */

import { deepStrictEqual, notDeepStrictEqual, throws } from "node:assert";
import { Dice, makeText } from "../../tools/fuzz/json_generator.ts";
import { canonicalize } from "./canonical.ts";
import { canonicalSha256 } from "./canonical_hash.ts";
import { HotpathError } from "./errors.ts";
import { sha256 } from "./reference/sha256.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

Deno.test("canonicalSha256() is the hash of the canonical form, at every size", () => {
  const sizes = [0, 1, 5, 50, 55, 56, 63, 64, 65, 119, 120, 255, 256, 1000, 5000, 100_000];
  for (const size of sizes) {
    const text = bytesOf(`{"b": 1.0, "a": "${"x".repeat(size)}"}`);
    deepStrictEqual(canonicalSha256(text), sha256(canonicalize(text)), `${size}`);
    notDeepStrictEqual(canonicalSha256(text), sha256(text), `${size}`);
  }
});

Deno.test("canonicalSha256() agrees on made texts, and refuses what canonicalize() refuses", () => {
  for (let seed = 0; seed < 300; seed++) {
    const text = bytesOf(makeText(new Dice(seed), { size: 60, depth: 6 }));
    let expected: Uint8Array;
    try {
      expected = sha256(canonicalize(text));
    } catch (error) {
      if (!(error instanceof HotpathError)) throw error;
      throws(() => canonicalSha256(text), { code: error.code, offset: error.offset });
      continue;
    }
    deepStrictEqual(canonicalSha256(text), expected);
  }
  throws(() => canonicalSha256(bytesOf("[1,]")), { code: "syntax", offset: 3 });
});
