import { strict as assert } from "node:assert";
import { toHex } from "../../src/pef/mod.ts";
import { Dice } from "./dice.ts";
import { caseOf, verdictOf } from "./pef.ts";

Deno.test("caseOf() makes the same case of the same seed", () => {
  for (const seed of [1, 7, 99]) {
    assert.equal(toHex(caseOf(seed).bundle), toHex(caseOf(seed).bundle));
    assert.equal(toHex(caseOf(seed).trust), toHex(caseOf(seed).trust));
  }
  assert.notEqual(toHex(caseOf(1).bundle), toHex(caseOf(2).bundle));
});

Deno.test("Dice stay below their bound and reach all of it", () => {
  const dice = new Dice(1);
  const seen = new Set(Array.from({ length: 300 }, () => dice.below(6)));
  assert.deepEqual([...seen].sort(), [0, 1, 2, 3, 4, 5]);
  assert.throws(() => dice.pick([]), RangeError);
});

Deno.test("the cases reach every group of findings, and the verifier answers each", async () => {
  const groups = new Set<string>();
  const proofs = ["VERIFIED", "INVALID", "POLICY_FAILED"].map((answer) => `proof ${answer}`);
  for (let seed = 1; seed <= 300; seed++) {
    const fuzzCase = caseOf(seed);
    const verdict = await verdictOf(fuzzCase);
    if (fuzzCase.isProof === true) groups.add(`proof ${verdict.verdict}`);
    for (const { code } of verdict.findings) groups.add(code.slice(0, 5));
    if (verdict.findings.length === 0) groups.add(verdict.verdict);
  }
  for (
    const group of [
      "PEF-0",
      "PEF-1",
      "PEF-2",
      "PEF-4",
      "PEF-5",
      "PEF-6",
      "PEF-7",
      "VERIFIED",
      ...proofs,
    ]
  ) {
    assert.ok(groups.has(group), `no case led to ${group}`);
  }
});
