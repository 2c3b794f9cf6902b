import assert from "node:assert/strict";
import { loadPolicy } from "./load.ts";
import { checkPolicy } from "./policy_tests.ts";

const page = await Deno.readTextFile(new URL("../../docs/policy.md", import.meta.url));

Deno.test("the policy that docs/policy.md opens with loads and passes its tests", async () => {
  const text = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
  const report = checkPolicy(await loadPolicy({ text, name: "policy.yaml" }));
  assert.deepEqual(report.tests.map((test) => test.passed), [true, true]);
});

Deno.test("the message that docs/policy.md quotes is the one the loader gives", async () => {
  const quoted = /`cannot load policy\.yaml:\d+:\d+: (.*)`\)/.exec(page)?.[1];
  const text = "version: 1\nrules:\n- id: a\n  on: [llm.request]\n  efect: deny\n";
  await assert.rejects(loadPolicy({ text, name: "policy.yaml" }), {
    message: `cannot load policy.yaml:5:3: ${quoted}`,
  });
});
