import assert from "node:assert/strict";
import fc from "fast-check";
import { decide, planTool } from "./decide.ts";
import type { Facts } from "./facts.ts";
import { loadPolicy } from "./load.ts";

const load = (text: string) => loadPolicy({ text, name: "policy.yaml" });
const call = (name: string, args?: unknown): Facts => ({
  kind: "llm.tool_call",
  tool: { name },
  ...(args === undefined ? {} : { args }),
});

const refunds = await load(`
version: 1
schemas: {refund: {type: object}, other: {type: array}}
tools:
  refund: {schema: refund}
  gift: {schema: other, repair: once}
rules:
- {id: small, on: [llm.tool_call], effect: allow, when: tool.name == "refund" && args.amount <= 50}
- {id: big, on: [llm.tool_call], effect: deny, class: [OWASP:LLM06],
   when: tool.name == "refund" && args.amount > 50}
- {id: vip, on: [llm.tool_call], effect: allow, when: has(args.vip) && args.vip == true}
- {id: seen, on: [llm.tool_call], effect: tag, class: [OWASP:ASI02, OWASP:LLM06],
   when: tool.name == "refund"}
- {id: gifts, on: [llm.tool_call], effect: repair, when: tool.name == "gift"}
- {id: cards, on: [llm.tool_call], effect: repair, schema: refund, when: tool.name == "card"}
- {id: loose, on: [llm.tool_call], effect: repair, when: tool.name == "loose"}
- {id: ask, on: [llm.request], effect: allow}
`);

Deno.test("decide() allows what a rule allows and names every match", () => {
  assert.deepEqual(decide(refunds, call("refund", { amount: 50 })), {
    effect: "allow",
    rules: ["small", "seen"],
    classes: ["OWASP:ASI02", "OWASP:LLM06"],
    schema: "refund",
    reason: "rule 'small' allows",
    failures: [],
  });
});

Deno.test("decide() lets a deny override an allow", () => {
  const verdict = decide(refunds, call("refund", { amount: 51, vip: true }));
  assert.equal(verdict.effect, "deny");
  assert.deepEqual(verdict.rules, ["big", "vip", "seen"]);
  assert.deepEqual(verdict.classes, ["OWASP:LLM06", "OWASP:ASI02"]);
  assert.equal(verdict.reason, "rule 'big' denies");
});

Deno.test("decide() counts a rule that cannot be evaluated as a deny and reports it", () => {
  const verdict = decide(refunds, call("refund", { amount: "5", vip: true }));
  assert.equal(verdict.effect, "deny");
  assert.deepEqual(verdict.rules, ["small", "big", "vip", "seen"]);
  assert.deepEqual(verdict.failures.map((failure) => failure.rule), ["small", "big"]);
  assert.match(verdict.reason, /^rule 'small' could not be evaluated: /);
  assert(!JSON.stringify(verdict).includes('"5"'));
});

Deno.test("decide() falls back to defaults.effect when no rule decides", async () => {
  const verdict = decide(refunds, call("unknown", {}));
  assert.equal(verdict.effect, "deny");
  assert.deepEqual(verdict.rules, []);
  const open = await load("version: 1\ndefaults: {effect: allow}\nrules: []\n");
  assert.equal(decide(open, call("unknown", {})).effect, "allow");
  const tagged = await load(
    "version: 1\nrules: [{id: t, on: [llm.request], effect: tag, class: [X-ACME:pii]}]\n",
  );
  assert.deepEqual(decide(tagged, { kind: "llm.request" }).effect, "deny");
  assert.deepEqual(decide(tagged, { kind: "llm.request" }).classes, ["X-ACME:pii"]);
});

Deno.test("decide() asks only the rules of the event's kind", () => {
  assert.equal(decide(refunds, { kind: "llm.request" }).effect, "allow");
  assert.equal(decide(refunds, { kind: "http.request" }).effect, "deny");
});

Deno.test("a repair rule allows with one repair, and denies when there is no schema", () => {
  const gift = decide(refunds, call("gift", {}));
  assert.equal(gift.effect, "repair");
  assert.equal(gift.schema, "other");
  assert.equal(decide(refunds, call("card", {})).schema, "refund");
  const loose = decide(refunds, call("loose", {}));
  assert.equal(loose.effect, "deny");
  assert.equal(loose.failures[0]?.rule, "loose");
});

Deno.test("planTool() says schema and repair without looking at args", () => {
  assert.deepEqual(planTool(refunds, call("gift")), { schema: "other", repair: "once" });
  assert.deepEqual(planTool(refunds, call("refund")), { schema: "refund", repair: "never" });
  assert.deepEqual(planTool(refunds, call("card")), { schema: "refund", repair: "once" });
  assert.deepEqual(planTool(refunds, call("loose")), { repair: "never" });
  assert.deepEqual(planTool(refunds, call("unknown")), { repair: "never" });
});

Deno.test("loadPolicy() refuses a repair rule that looks at args", async () => {
  const text = `version: 1
schemas: {s: {}}
rules:
- {id: a, on: [llm.tool_call], effect: repair, schema: s, when: args.x == 1}
`;
  await assert.rejects(load(text), /policy\.yaml:4:65: .*cannot look at args/);
  const request =
    "version: 1\nschemas: {s: {}}\nrules: [{id: a, on: [llm.request], effect: repair, schema: s}]";
  await assert.rejects(load(request), /'repair' applies to tool calls only/);
});

Deno.test("decide() never throws and never allows without a matching allow", () => {
  const name = fc.constantFrom("refund", "gift", "card", "loose", "other");
  fc.assert(fc.property(name, fc.option(fc.jsonValue(), { nil: undefined }), (tool, args) => {
    const verdict = decide(refunds, call(tool, args));
    if (verdict.effect === "allow") {
      assert(verdict.rules.includes("small") || verdict.rules.includes("vip"));
    }
    if (verdict.failures.length > 0) assert.equal(verdict.effect, "deny");
    assert.deepEqual(decide(refunds, call(tool, args)), verdict);
  }));
});
