import { strict as assert } from "node:assert";
import { testKey } from "../../tests/pef/keys.ts";
import { toBase64Url, utf8 } from "./bytes.ts";
import { keyAlgorithms } from "./log.ts";
import { signatureProblem, verifyMlDsa, verifyP256 } from "./signatures.ts";

const message = utf8("a manifest");

for (const alg of keyAlgorithms) {
  Deno.test(`signatureProblem() checks ${alg} with the key's own algorithm only`, async () => {
    const key = testKey(`signer of ${alg}`, alg);
    const signature = key.sign(message);
    assert.equal(await signatureProblem(key, message, toBase64Url(signature)), undefined);
    assert.equal(await signatureProblem(key, utf8("another"), toBase64Url(signature)), "PEF-400");
    for (const bit of [0, 255, 256, signature.length * 8 - 8]) {
      const bad = signature.map((byte, i) => i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte);
      assert.equal(await signatureProblem(key, message, toBase64Url(bad)), "PEF-400", `bit ${bit}`);
    }
    for (const other of keyAlgorithms.filter((name) => name !== alg)) {
      const wrong = testKey("other", other);
      assert.equal(await signatureProblem(wrong, message, toBase64Url(signature)), "PEF-400");
    }
    assert.equal(await signatureProblem(key, message, "not base64url!"), "PEF-400");
  });
}

Deno.test("verifyP256() refuses r and s out of range, and points that are not on the curve", async () => {
  const key = testKey("p", "ecdsa-p256");
  const good = key.sign(message);
  assert.ok(await verifyP256(key.publicKey, message, good));
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
  const withNumber = (at: number, value: bigint) => {
    const bytes = good.slice();
    for (let i = 0; i < 32; i++) bytes[at + 31 - i] = Number((value >> BigInt(8 * i)) & 0xffn);
    return bytes;
  };
  const s = good.subarray(32).reduce((value, byte) => (value << 8n) | BigInt(byte), 0n);
  for (
    const bad of [
      withNumber(0, 0n),
      withNumber(0, order),
      withNumber(32, 0n),
      withNumber(32, order),
      withNumber(32, order - s),
    ]
  ) assert.ok(!await verifyP256(key.publicKey, message, bad));
  const offCurve = key.publicKey.slice();
  offCurve[64] = (offCurve[64] ?? 0) ^ 1;
  assert.ok(!await verifyP256(offCurve, message, good));
  assert.ok(!await verifyP256(new Uint8Array(65), message, good));
});

Deno.test("verifyMlDsa() refuses lengths that cannot be before anything is loaded", async () => {
  assert.equal(await verifyMlDsa(new Uint8Array(1951), message, new Uint8Array(3309)), false);
  assert.equal(await verifyMlDsa(new Uint8Array(1952), message, new Uint8Array(3308)), false);
  assert.equal(await verifyMlDsa(new Uint8Array(1952), message, new Uint8Array(3309)), false);
});
