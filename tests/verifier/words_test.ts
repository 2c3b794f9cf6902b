/**
 * What the page says: an answer for every verdict, never more than was proven.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { type FindingCode, findingKinds, type Verdict } from "../../src/pef/mod.ts";
import { selfTest } from "../../verifier/browser/self_test.ts";
import { checksOf, factText, levelWords, wordsOf } from "../../verifier/browser/words.ts";

const verified: Verdict = {
  bundle_sha256: "0".repeat(64),
  verdict: "VERIFIED",
  integrity: "intact",
  authenticity: "trusted",
  completeness: "run-complete",
  time: "claimed",
  disclosure: "full",
  policy: "met",
  counts: { artifacts: 0, disclosures: 0, entries: 2, files: 6, log_leaves: 5, runs: 1, stubs: 0 },
  findings: [],
};

function finding(code: FindingCode): Verdict["findings"][number] {
  return { code, level: findingKinds[code].level, at: {} };
}

function outcome(verdict: Verdict, question: RegExp): string | undefined {
  return checksOf(verdict, undefined).find((check) => question.test(check.question))?.outcome;
}

Deno.test("only a verified bundle with a claim of completeness is called complete", () => {
  assert.match(wordsOf(verified).title, /genuine, complete and unchanged/);
  for (const completeness of ["selection", "run-prefix", "receipt"] as const) {
    const words = wordsOf({ ...verified, completeness });
    assert.equal(words.tone, "good");
    assert.doesNotMatch(words.title, /complete/);
  }
});

Deno.test("nothing but a verified bundle looks good at the top", () => {
  for (const verdict of ["INTACT_UNTRUSTED", "UNVERIFIABLE", "INVALID", "POLICY_FAILED"] as const) {
    assert.notEqual(wordsOf({ ...verified, verdict }).tone, "good", verdict);
  }
});

Deno.test("a limit is never told as tampering, nor tampering as a limit", () => {
  const limit = wordsOf({ ...verified, verdict: "UNVERIFIABLE", findings: [finding("PEF-001")] });
  assert.equal(limit.tone, "neutral");
  assert.doesNotMatch(JSON.stringify(limit), /tamper|forg/);
  const broken = wordsOf({ ...verified, verdict: "INVALID", findings: [finding("PEF-400")] });
  assert.equal(broken.tone, "bad");
});

Deno.test("a file that is no bundle, and one of another producer, are told apart from tampering", () => {
  const invalid = { ...verified, verdict: "INVALID", integrity: "broken" } as const;
  const cut: Verdict = { ...invalid, findings: [finding("PEF-100")] };
  const stranger: Verdict = { ...invalid, findings: [finding("PEF-410")] };
  const both: Verdict = { ...invalid, findings: [finding("PEF-400"), finding("PEF-411")] };
  assert.match(wordsOf(cut).meaning, /end is missing/);
  assert.match(wordsOf(stranger).meaning, /trust file/);
  assert.match(wordsOf(both).title, /Do not rely/);
  const signer = (findings: Verdict["findings"]) =>
    checksOf({ ...invalid, authenticity: "broken", findings }, undefined)
      .find(({ question }) => /who signed/.test(question))?.answer ?? "";
  assert.match(signer(stranger.findings), /signed by others/);
  assert.match(signer(both.findings), /A forgery looks like this/);
  assert.deepEqual([cut, stranger, both].map((verdict) => outcome(verdict, /changed/)), [
    "Not checked",
    "Not checked",
    "Yes",
  ]);
});

Deno.test("the checks answer what the verdict says, and nothing it does not say", () => {
  assert.equal(outcome(verified, /changed/), "No");
  assert.equal(outcome({ ...verified, integrity: "broken" }, /changed/), "Yes");
  assert.equal(outcome({ ...verified, integrity: "unknown" }, /changed/), "Unknown");
  assert.equal(outcome({ ...verified, completeness: "selection" }, /missing/), "Unknown");
  assert.equal(outcome({ ...verified, authenticity: "untrusted" }, /who signed/), "No");
  assert.equal(outcome({ ...verified, authenticity: "unchecked" }, /who signed/), "Not checked");
  assert.equal(outcome(verified, /times/), "Only their order");
  assert.equal(outcome({ ...verified, disclosure: "withheld" }, /see everything/), "Not all of it");
  assert.equal(outcome(verified, /see everything/), undefined);
  assert.equal(outcome({ ...verified, policy: "failed" }, /trust file/), "No");
  assert.equal(outcome({ ...verified, policy: "none" }, /trust file/), undefined);
});

Deno.test("a contradicted checkpoint and a wrong file beside the bundle are not told as damage to it", () => {
  const invalid = { ...verified, verdict: "INVALID", integrity: "broken" } as const;
  const changed = /changed or damaged/;
  for (
    const [code, title] of [
      ["PEF-620", /checkpoint that you kept/],
      ["PEF-930", /file that you added/],
    ] as const
  ) {
    const told: Verdict = { ...invalid, findings: [finding(code)] };
    assert.match(wordsOf(told).title, title);
    assert.equal(wordsOf(told).tone, "bad");
    assert.notEqual(outcome(told, changed), "Yes");
    const worse: Verdict = { ...invalid, findings: [finding(code), finding("PEF-400")] };
    assert.doesNotMatch(wordsOf(worse).title, title);
    assert.equal(outcome(worse, changed), "Yes");
  }
});

Deno.test("a proof is told as one entry", () => {
  const receipt: Verdict = { ...verified, completeness: "receipt" };
  assert.match(wordsOf(receipt).title, /^This entry/);
  assert.equal(outcome(receipt, /times/), "Only its place");
});

Deno.test("every level of a finding has its word", () => {
  for (const { level } of Object.values(findingKinds)) assert.notEqual(levelWords[level][1], "");
});

Deno.test("factText() counts in words and leaves zeros out", () => {
  assert.equal(factText("rows.added", 1), "1 row added");
  assert.equal(factText("rows.removed", 1200), "1,200 rows removed");
  assert.equal(factText("tables", 1), "1 table");
  assert.equal(factText("tables", 0), undefined);
});

Deno.test("selfTest() lets a good runtime pass and stops one without cryptography", async () => {
  assert.equal(await selfTest(), undefined);
  const original = Object.getOwnPropertyDescriptor(globalThis, "crypto");
  assert.ok(original);
  Object.defineProperty(globalThis, "crypto", { value: {}, configurable: true });
  try {
    assert.match(await selfTest() ?? "", /switches off/);
  } finally {
    Object.defineProperty(globalThis, "crypto", original);
  }
});

Deno.test("selfTest() stops a runtime that accepts or refuses every signature", async () => {
  const { subtle } = crypto;
  for (const answer of [true, false]) {
    const verify = subtle.verify;
    Object.defineProperty(subtle, "verify", {
      value: () => Promise.resolve(answer),
      configurable: true,
    });
    try {
      assert.match(await selfTest() ?? "", /cannot check/);
    } finally {
      Reflect.deleteProperty(subtle, "verify");
      assert.equal(subtle.verify, verify);
    }
  }
});
