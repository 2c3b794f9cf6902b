import assert from "node:assert/strict";
import { compileSchema } from "../schemalock/mod.ts";
import { loadPolicy } from "./load.ts";
import { policySchema } from "./policy_schema.ts";
import { checkPolicy } from "./policy_tests.ts";
import { readSource, toJson } from "./source.ts";

const example = await Deno.readTextFile(new URL("../../examples/policy.yaml", import.meta.url));
const encoder = new TextEncoder();

Deno.test("examples/policy.yaml loads, and every rule has tests that pass", async () => {
  const report = checkPolicy(await loadPolicy({ text: example, name: "policy.yaml" }));
  assert.deepEqual(report.tests.filter((test) => !test.passed), []);
  assert.equal(report.passed, true);
  assert.equal(report.tests.length, 8);
  assert.deepEqual(report.untested, []);
});

Deno.test("checkPolicy() fails when the limit of the example is raised", async () => {
  const text = example.replace("args.amount <= 50", "args.amount <= 500")
    .replace("args.amount > 50", "args.amount > 500");
  const report = checkPolicy(await loadPolicy({ text, name: "policy.yaml" }));
  assert.equal(report.passed, false);
  const failed = report.tests.filter((test) => !test.passed);
  assert.deepEqual(failed.map((test) => test.rule), ["small-refund", "refund-over-limit"]);
  assert.match(failed[0]?.at ?? "", /^policy\.yaml:45:9$/);
});

Deno.test("policySchema accepts the example and refuses what the loader refuses", () => {
  const lock = compileSchema(policySchema);
  const document = (text: string) =>
    encoder.encode(JSON.stringify(toJson(readSource(text, "policy.yaml").root)));
  assert.deepEqual(lock.validate(document(example)), { valid: true, errors: [] });
  const faults = [
    example.replace("version: 1", "version: 2"),
    example.replace("effect: allow", "efect: allow"),
    example.replace("effect: allow", "effect: hold"),
    example.replace("[llm.request]", "[csv.row]"),
    example.replace("repair: once", "repair: twice"),
    `${example}\ncaps: []\n`,
  ];
  for (const text of faults) assert.equal(lock.validate(document(text)).valid, false);
});

Deno.test("loadPolicy() refuses the same changes of the example", async () => {
  const faults: [string, string][] = [
    ["version: 1", "version: 2"],
    ["effect: allow", "efect: allow"],
    ["effect: allow", "effect: hold"],
    ["[llm.request]", "[csv.row]"],
    ["repair: once", "repair: twice"],
  ];
  for (const [from, to] of faults) {
    const text = example.replace(from, to);
    await assert.rejects(loadPolicy({ text, name: "policy.yaml" }), { code: "policy_invalid" });
  }
});
