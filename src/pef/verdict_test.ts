import { strict as assert } from "node:assert";
import { concludeVerdict, encodeVerdict, Findings, type Outcome, verdictShape } from "./verdict.ts";

const outcome: Outcome = {
  bundleDigest: "0".repeat(64),
  claim: "run-complete",
  finished: true,
  hasTrust: true,
  fast: false,
  witnessed: false,
  counts: { artifacts: 0, disclosures: 0, entries: 2, files: 5, log_leaves: 5, runs: 1, stubs: 0 },
};

function verdict(codes: readonly Parameters<Findings["add"]>[0][], more: Partial<Outcome> = {}) {
  const findings = new Findings();
  for (const code of codes) findings.add(code);
  return concludeVerdict(findings, { ...outcome, ...more });
}

Deno.test("the answer follows from the gravest finding", () => {
  assert.equal(verdict([]).verdict, "VERIFIED");
  assert.equal(verdict(["PEF-510"]).verdict, "VERIFIED");
  assert.equal(verdict(["PEF-710", "PEF-510"]).verdict, "POLICY_FAILED");
  assert.equal(verdict(["PEF-003", "PEF-710"]).verdict, "UNVERIFIABLE");
  assert.equal(verdict(["PEF-003", "PEF-500", "PEF-710"]).verdict, "INVALID");
  assert.equal(verdict([], { finished: false }).verdict, "UNVERIFIABLE");
  assert.equal(verdict([], { hasTrust: false }).verdict, "INTACT_UNTRUSTED");
  assert.equal(verdict([], { fast: true }).verdict, "INTACT_UNTRUSTED");
  assert.equal(verdict(["PEF-622"], { hasTrust: false }).verdict, "POLICY_FAILED");
});

Deno.test("a flood of notes hides no error", () => {
  const flood = new Array(500).fill("PEF-510");
  const result = verdict([...flood, "PEF-400"]);
  assert.equal(result.verdict, "INVALID");
  assert.equal(result.findings.length, 101);
  assert.equal(result.findings.at(-1)?.code, "PEF-400");
  assert.equal(verdict(new Array(500).fill("PEF-500")).findings.length, 100);
});

Deno.test("what was not judged is not praised", () => {
  const broken = verdict(["PEF-400"], { witnessed: true });
  assert.deepEqual(
    [broken.integrity, broken.authenticity, broken.completeness, broken.time, broken.policy],
    ["broken", "broken", "unknown", "unknown", "none"],
  );
  const limited = verdict(["PEF-003"]);
  assert.deepEqual(
    [limited.integrity, limited.authenticity, limited.disclosure],
    ["unknown", "unknown", "unknown"],
  );
  assert.equal(verdict([], { fast: true }).authenticity, "unchecked");
  assert.equal(verdict([], { witnessed: true }).time, "witnessed");
});

Deno.test("encodeVerdict() writes the canonical form, which fits the published schema", () => {
  const text = new TextDecoder().decode(encodeVerdict(verdict(["PEF-710"])));
  assert.ok(text.startsWith(`{"authenticity":"trusted","bundle_sha256":"0`));
  assert.equal(verdictShape.problem(JSON.parse(text), ""), undefined);
});
