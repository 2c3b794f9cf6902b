import { strict as assert } from "node:assert";
import fc from "fast-check";
import { testKey } from "../../tests/pef/keys.ts";
import { leafHash } from "../hotpath/mod.ts";
import { fromBase64Url, toBase64Url, toHex, utf8 } from "./bytes.ts";
import { payloadTypes, preAuthEncoding } from "./dsse.ts";
import { verifyEd25519 } from "./ed25519.ts";
import { genesisLink, readPayload, signEntry } from "./entry.ts";
import type { EntryDraft } from "./entry_types.ts";
import { parseLine, signLine } from "./line.ts";
import { readLeaf, signLeaf } from "./log.ts";

const key = testKey("line");
const place = { run: "run-1", seq: 0, prev: genesisLink, ts: "2026-01-02T03:04:05.678Z" };
const step = (summary: string): EntryDraft => ({ type: "event.step", body: { summary } });

Deno.test("parseLine() reads back what signEntry() wrote, and the signature covers the payload", async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 50 }), async (text) => {
      const signed = signEntry(step(text), place, key);
      const parsed = parseLine(signed.line);
      assert.ok(typeof parsed !== "string");
      const read = readPayload(parsed);
      assert.ok(typeof read !== "string");
      assert.deepEqual(read.payload, { v: 0, ...place, ...step(text) });
      assert.equal(toHex(signed.leaf), toHex(leafHash(signed.line)));
      const message = preAuthEncoding(payloadTypes.entry, parsed.payloadBytes);
      const signature = fromBase64Url(parsed.sig) ?? new Uint8Array(0);
      assert.ok(await verifyEd25519(key.publicKey, message, signature));
    }),
    { numRuns: 30 },
  );
});

Deno.test("signLine() writes short and long texts alike, and no line changes with the next", () => {
  const options = { payloadType: payloadTypes.entry, signer: key, encodeSignature: toBase64Url };
  // Around the length at which a text no longer fits where short ones are put.
  const lengths = [0, 1, 5_440, 5_449, 5_450, 5_451, 5_452, 5_461, 5_462, 16_384, 16_385, 21_000];
  const payloads = lengths.flatMap((length) =>
    ["x", "é", "€"].map((unit) => ({ text: unit.repeat(length) }))
  );
  const lines = payloads.map((payload) => signLine(payload, options).line);
  for (const [at, payload] of payloads.entries()) {
    const parsed = parseLine(lines[at] ?? new Uint8Array(0));
    assert.ok(typeof parsed !== "string", `${payload.text.length}: ${parsed}`);
    assert.deepEqual(parsed.payload, payload);
  }
  const longer = signLine({ text: "x".repeat(65_536) }, options).line;
  assert.equal(parseLine(longer), "too_long");
});

Deno.test("signEntry() and signLeaf() refuse what no verifier would accept", () => {
  const { seq: _, ...withoutSeq } = place;
  assert.throws(() => signEntry(step("x".repeat(1025)), place, key), TypeError);
  assert.throws(() => signEntry(step("x"), { ...place, ts: "today" }, key), /ts/);
  assert.throws(() => signEntry(step("x"), withoutSeq as typeof place, key), /seq/);
  const leaf = { origin: "o", index: 0, ts: place.ts };
  const seal = { run: "r", entries: 1, root: genesisLink, status: "complete" } as const;
  assert.throws(() => signLeaf({ type: "run.seal", body: seal }, leaf, key), /entries/);
});

Deno.test("parseLine() tells what is wrong with a line", () => {
  const { line } = signEntry(step("x"), place, key);
  const text = new TextDecoder().decode(line);
  const outcome = (changed: string) => {
    const parsed = parseLine(utf8(changed));
    return typeof parsed === "string" ? parsed : "parsed";
  };
  assert.equal(outcome(text), "parsed");
  assert.equal(outcome(` ${text}`), "not_canonical");
  assert.equal(outcome(text.slice(1)), "not_canonical");
  assert.equal(outcome("x".repeat(65_537)), "too_long");
  assert.equal(outcome("[".repeat(17)), "too_deep");
  assert.equal(outcome(`{"leaf":"${genesisLink}","why":"privacy"}`), "wrong_shape");
  assert.equal(outcome(text.replace(/"sig":"../, `"sig":"`)), "wrong_shape");
  assert.equal(outcome(text.replace(`"keyid":"`, `"keyid":"A`)), "wrong_shape");
});

Deno.test("readPayload() and readLeaf() tell unknown versions from wrong shapes", () => {
  const line = (payload: unknown) => ({ keyid: "", payload, payloadBytes: utf8(""), sig: "" });
  for (const read of [readPayload, readLeaf]) {
    assert.equal(read(line({ v: 1 })), "unknown_version");
    for (const payload of [{}, { v: 1.5 }, { v: 0 }, { v: 0, type: "toString" }, { v: "0" }]) {
      assert.equal(read(line(payload)), "wrong_shape");
    }
  }
});
