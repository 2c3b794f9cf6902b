import { strict as assert } from "node:assert";
import fc from "fast-check";
import { testKey } from "../../tests/pef/keys.ts";
import {
  edgeKey,
  identityKey,
  identityKeyAgain,
  mixedOrderKey,
  orderEightKey,
  revealSecret,
} from "../../tools/vectors/points.ts";
import { fromHex, utf8 } from "./bytes.ts";
import { verifyEd25519, verifyWithArithmetic } from "./ed25519.ts";

const key = testKey("ed");
const message = utf8("what was signed");

async function both(publicKey: Uint8Array, text: Uint8Array, signature: Uint8Array) {
  return [
    await verifyEd25519(publicKey, text, signature),
    await verifyWithArithmetic(publicKey, text, signature).catch(() => false),
  ];
}

Deno.test("verifyEd25519() accepts RFC 8032, test 2", async () => {
  const publicKey = fromHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
  const signature = fromHex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
      "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
  );
  assert.ok(publicKey !== undefined && signature !== undefined);
  assert.deepEqual(await both(publicKey, Uint8Array.of(0x72), signature), [true, true]);
  assert.deepEqual(await both(publicKey, Uint8Array.of(0x73), signature), [false, false]);
});

Deno.test("verifyEd25519() refuses every flipped bit of key, message and signature", async () => {
  const signature = key.sign(message);
  assert.ok(await verifyEd25519(key.publicKey, message, signature));
  const flipped = (bytes: Uint8Array, bit: number) =>
    bytes.map((byte, i) => i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte);
  for (let bit = 0; bit < 512; bit += 3) {
    assert.ok(!await verifyEd25519(key.publicKey, message, flipped(signature, bit)), `s ${bit}`);
  }
  for (let bit = 0; bit < 256; bit += 3) {
    assert.ok(!await verifyEd25519(flipped(key.publicKey, bit), message, signature), `k ${bit}`);
  }
  for (let bit = 0; bit < message.length * 8; bit += 3) {
    assert.ok(!await verifyEd25519(key.publicKey, flipped(message, bit), signature), `m ${bit}`);
  }
});

Deno.test("verifyEd25519() refuses each class on which implementations differ", async () => {
  revealSecret("edge");
  const classes = {
    "S >= L": edgeKey("edge", "s-plus-order"),
    "R of small order": edgeKey("edge", "small-order-r"),
    "R not canonical": edgeKey("edge", "small-order-r-again"),
    "R of mixed order": edgeKey("edge", "mixed-r"),
    "A of small order": identityKey,
    "A of order 8": orderEightKey,
    "A not canonical": identityKeyAgain,
    "A of mixed order, cofactored only": mixedOrderKey({ cofactorless: false }),
  };
  for (const [name, crafted] of Object.entries(classes)) {
    assert.equal(
      await verifyEd25519(crafted.publicKey, message, crafted.sign(message)),
      false,
      name,
    );
  }
});

Deno.test("verifyEd25519() accepts a key of mixed order where the equation holds as it stands", async () => {
  const crafted = mixedOrderKey({ cofactorless: true });
  assert.deepEqual(await both(crafted.publicKey, message, crafted.sign(message)), [true, true]);
});

Deno.test("verifyEd25519() says no, and does not throw, on lengths and types that cannot be", async () => {
  const signature = key.sign(message);
  const wrong: [Uint8Array, Uint8Array][] = [
    [new Uint8Array(0), signature],
    [key.publicKey.subarray(1), signature],
    [key.publicKey, signature.subarray(1)],
    [key.publicKey, new Uint8Array(65)],
    [new Uint8Array(32).fill(0xff), signature],
    [new Uint8Array(32).fill(2), signature],
  ];
  for (const [publicKey, bytes] of wrong) {
    assert.equal(await verifyEd25519(publicKey, message, bytes), false);
  }
});

Deno.test("the platform and the arithmetic say the same", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 100 }),
      fc.nat({ max: 511 }),
      fc.boolean(),
      async (text, bit, spoil) => {
        const signature = key.sign(text);
        if (spoil) signature[bit >> 3] = (signature[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        const [platform, arithmetic] = await both(key.publicKey, text, signature);
        assert.equal(platform, !spoil);
        assert.equal(arithmetic, !spoil);
      },
    ),
    { numRuns: 25 },
  );
});
