import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import fc from "fast-check";
import { CommitmentSecret } from "./commitment_secret.ts";

const bytes = fc.uint8Array({ maxLength: 400 });

Deno.test("derive() is HMAC-SHA-256 as the platform has it", () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), bytes, (key, label) => {
    const expected = createHmac("sha256", key).update(label).digest("hex");
    assert.equal(new CommitmentSecret(key).derive(label).toHex(), expected);
  }));
});

Deno.test("derive() gives what RFC 4231, test case 2, says", () => {
  const encode = (text: string) => new TextEncoder().encode(text);
  assert.equal(
    new CommitmentSecret(encode("Jefe")).derive(encode("what do ya want for nothing?")).toHex(),
    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
  );
});

Deno.test("derive() depends on every byte of secret and label", () => {
  const key = new Uint8Array(32).fill(1);
  const label = Uint8Array.of(1, 2, 3);
  const value = new CommitmentSecret(key).derive(label).toHex();
  assert.notEqual(new CommitmentSecret(key.with(31, 2)).derive(label).toHex(), value);
  assert.notEqual(new CommitmentSecret(key).derive(label.with(2, 4)).toHex(), value);
});

Deno.test("CommitmentSecret refuses a secret that is longer than a block", () => {
  assert.throws(() => new CommitmentSecret(new Uint8Array(65)), RangeError);
});
