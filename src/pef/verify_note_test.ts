import { strict as assert } from "node:assert";
import { cosigned, World } from "../../tests/pef/builder.ts";
import { testKey } from "../../tests/pef/keys.ts";
import { utf8 } from "./bytes.ts";
import { parseCheckpoint, type SignedNote } from "./checkpoint.ts";
import { judgeWitnesses, priorProblem } from "./verify_note.ts";

const witness = { name: "witness.test/1", key: testKey("witness-1") };
const trust = {
  witnesses: [{ name: witness.name, public_key: witness.key.text }],
  quorum: 1,
};
const { log } = new World();

function note(text: string): SignedNote {
  const read = parseCheckpoint(utf8(text));
  if (read === undefined) throw new Error("the test's note is malformed");
  return read;
}

const seenAt = (timeS: number) => note(cosigned(log.checkpoint(), [witness], timeS));

Deno.test("judgeWitnesses() takes a cosignature from the future where the present is not known", async () => {
  const future = seenAt(9_000_000_000);
  assert.equal(await judgeWitnesses(future, trust, { nowMs: undefined }), "met");
  assert.equal(await judgeWitnesses(future, trust, { nowMs: 1_770_000_000_000 }), "PEF-800");
});

Deno.test("judgeWitnesses() allows clocks to differ by 300 seconds and no more", async () => {
  const at = seenAt(1_770_000_300);
  assert.equal(await judgeWitnesses(at, trust, { nowMs: 1_770_000_000_000 }), "met");
  assert.equal(await judgeWitnesses(at, trust, { nowMs: 1_769_999_999_999 }), "PEF-800");
});

Deno.test("judgeWitnesses() refuses time 0 even of a witness that is not needed", async () => {
  const witnesses = { ...trust, quorum: 0 };
  assert.equal(await judgeWitnesses(seenAt(0), witnesses, { nowMs: undefined }), "PEF-800");
  assert.equal(await judgeWitnesses(seenAt(1), witnesses, { nowMs: undefined }), "not_asked");
  assert.equal(await judgeWitnesses(seenAt(0), undefined, { nowMs: undefined }), "not_asked");
});

Deno.test("priorProblem() compares with the root that is proven for the older size", () => {
  const [current, older] = [note(log.checkpoint()), note(log.checkpoint({ size: 2 }))];
  const rootAt = (size: number) => log.root(size);
  assert.equal(priorProblem(current, older, { rootAt }), undefined);
  assert.equal(priorProblem(current, older, { rootAt: () => undefined }), "PEF-621");
  assert.equal(priorProblem(current, older, { rootAt: () => new Uint8Array(32) }), "PEF-620");
  assert.equal(priorProblem(older, current, { rootAt }), "PEF-622");
});
