/**
 * The plain SHA-256 against the vectors of FIPS 180 and against the platform.
 *
 * @module
 */

import { deepStrictEqual, notDeepStrictEqual, strictEqual, throws } from "node:assert";
import { createHash } from "node:crypto";
import fc from "fast-check";
import { Sha256, sha256, sha256Into, sha256Many } from "./sha256.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function platformHash(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

Deno.test("sha256() gives the published digests of the FIPS 180 example messages", () => {
  const twoBlocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  strictEqual(
    sha256(encode("abc")).toHex(),
    "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
  );
  strictEqual(
    sha256(encode(twoBlocks)).toHex(),
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  );
  strictEqual(
    sha256(new Uint8Array()).toHex(),
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  );
});

Deno.test("sha256() agrees with the platform at every length around a block", () => {
  for (let length = 0; length <= 260; length++) {
    const bytes = Uint8Array.from({ length }, (_, index) => index * 7 + length);
    strictEqual(sha256(bytes).toHex(), platformHash(bytes), `length ${length}`);
  }
});

Deno.test("sha256() changes when one bit of the message changes", () => {
  const bytes = new Uint8Array(100);
  const before = sha256(bytes);
  bytes[99] = 1;
  notDeepStrictEqual(sha256(bytes), before);
});

Deno.test("Sha256 gives the same digest however the message is cut", () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 150 }), { maxLength: 6 });
  fc.assert(fc.property(pieces, (messages) => {
    const hash = new Sha256();
    for (const message of messages) hash.update(message);
    strictEqual(hash.digest().toHex(), platformHash(Buffer.concat(messages)));
  }));
});

Deno.test("Sha256 refuses to go on after its digest was taken", () => {
  const hash = new Sha256();
  hash.digest();
  throws(() => hash.update(new Uint8Array(1)), { code: "finished" });
  throws(() => hash.digest(), { code: "finished" });
});

Deno.test("sha256Into() writes 32 bytes and no more, and refuses a short output", () => {
  const out = new Uint8Array(40).fill(7);
  sha256Into(encode("abc"), out);
  deepStrictEqual(out.subarray(0, 32), sha256(encode("abc")));
  deepStrictEqual(out.subarray(32), new Uint8Array(8).fill(7));
  throws(() => sha256Into(encode("abc"), new Uint8Array(31)), { code: "bad_length" });
});

Deno.test("sha256Many() puts the digests one after the other", () => {
  const messages = ["", "a", "bc"].map(encode);
  deepStrictEqual(sha256Many(messages).toHex(), messages.map((m) => sha256(m).toHex()).join(""));
  strictEqual(sha256Many([]).length, 0);
});
