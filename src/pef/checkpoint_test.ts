import { strict as assert } from "node:assert";
import fc from "fast-check";
import { testKey } from "../../tests/pef/keys.ts";
import { toHex, utf8 } from "./bytes.ts";
import {
  cosignatureKeyHash,
  cosignCheckpoint,
  noteKeyHash,
  parseCheckpoint,
  signaturesBy,
  signaturesWith,
  signCheckpoint,
} from "./checkpoint.ts";
import { verifyEd25519 } from "./ed25519.ts";

const key = testKey("note");
const root = new Uint8Array(32).fill(7);
const head = { origin: "example.org/log", size: 42, root };

Deno.test("parseCheckpoint() reads what signCheckpoint() wrote", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: Number.MAX_SAFE_INTEGER }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      async (size, root) => {
        const note = parseCheckpoint(utf8(signCheckpoint({ ...head, size, root }, key)));
        assert.equal(note?.size, size);
        assert.equal(toHex(note?.root ?? root), toHex(root));
        const [signature = new Uint8Array(0), ...more] = note === undefined
          ? []
          : signaturesBy(note, { name: head.origin, publicKey: key.publicKey });
        assert.equal(more.length, 0);
        assert.ok(await verifyEd25519(key.publicKey, note?.text ?? root, signature));
      },
    ),
    { numRuns: 20 },
  );
});

Deno.test("no flipped bit of a note leaves its signature good", async () => {
  const good = utf8(signCheckpoint(head, key));
  for (let bit = 0; bit < good.length * 8; bit++) {
    const bad = good.slice();
    bad[bit >> 3] = (bad[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    const note = parseCheckpoint(bad);
    if (note === undefined) continue;
    for (const signature of signaturesBy(note, { name: head.origin, publicKey: key.publicKey })) {
      assert.ok(!await verifyEd25519(key.publicKey, note.text, signature), `bit ${bit}`);
    }
  }
});

Deno.test("key hashes are those of c2sp.org/signed-note and tlog-cosignature", () => {
  // The vkey of the Go sum database is "sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8".
  const blob = Uint8Array.from(
    atob("Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8"),
    (c) => c.charCodeAt(0),
  );
  assert.equal(toHex(noteKeyHash("sum.golang.org", blob.subarray(1))), "033de0ae");
  assert.notEqual(toHex(cosignatureKeyHash("sum.golang.org", blob.subarray(1))), "033de0ae");
});

Deno.test("cosignCheckpoint() adds a signature that only the witness's key hash finds", async () => {
  const note = parseCheckpoint(utf8(
    cosignCheckpoint(
      signCheckpoint(head, key),
      { ...testKey("w"), name: "w.example" },
      1_700_000_000,
    ),
  ));
  assert.ok(note !== undefined);
  const witness = testKey("w").publicKey;
  const [found] = signaturesWith(note, "w.example", cosignatureKeyHash("w.example", witness));
  assert.equal(found?.length, 72);
  const message = utf8(`cosignature/v1\ntime 1700000000\n${new TextDecoder().decode(note.text)}`);
  assert.ok(await verifyEd25519(witness, message, found?.subarray(8) ?? new Uint8Array(0)));
  assert.deepEqual(signaturesBy(note, { name: "w.example", publicKey: witness }), []);
});

Deno.test("parseCheckpoint() answers on any text", () => {
  const good = signCheckpoint(head, key);
  fc.assert(fc.property(fc.nat(), fc.string({ maxLength: 5 }), (place, text) => {
    const at = place % good.length;
    const note = parseCheckpoint(utf8(good.slice(0, at) + text + good.slice(at)));
    if (note !== undefined) assert.ok(Number.isSafeInteger(note.size) && note.root.length === 32);
  }));
  assert.equal(parseCheckpoint(utf8(`${good}${"x".repeat(70_000)}`)), undefined);
  assert.equal(parseCheckpoint(Uint8Array.of(0xff)), undefined);
});
