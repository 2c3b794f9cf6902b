/**
 * decide() with 100 rules against two floors: the same conditions written by hand, and one rule.
 * Run with `deno bench src/policy/decide_bench.ts`.
 *
 * @module
 */

import { decide } from "./decide.ts";
import type { Facts } from "./facts.ts";
import { loadPolicy } from "./load.ts";

const count = 100;
const rules = Array.from(
  { length: count },
  (_, index) =>
    `- {id: rule-${index}, on: [llm.tool_call], effect: deny, class: [OWASP:LLM06], ` +
    `when: 'tool.name == "tool_${index}" && args.amount > ${index}'}`,
);
const onArgs = Array.from(
  { length: count },
  (_, index) =>
    `- {id: rule-${index}, on: [llm.tool_call], effect: deny, ` +
    `when: 'args.to == "${index}" || args.amount > ${1000 + index}'}`,
);
const header = "version: 1\ndefaults: {effect: allow}\nrules:\n";
const hundred = await loadPolicy({ text: header + rules.join("\n"), name: "bench.yaml" });
const one = await loadPolicy({ text: header + rules[0], name: "bench.yaml" });
const hundredOnArgs = await loadPolicy({ text: header + onArgs.join("\n"), name: "bench.yaml" });
const args = { amount: 10, to: "someone@corp.example" };
const facts: Facts = { kind: "llm.tool_call", tool: { name: "tool_50" }, args };

/** Loops over data, as a policy that was interpreted from tables would at best. */
function byHand(name: string, values: { amount: number; to: string }): string[] {
  const matched: string[] = [];
  for (let index = 0; index < count; index++) {
    if (name === names[index] && values.amount > index) matched.push(names[index] ?? "");
  }
  return matched;
}
const names = Array.from({ length: count }, (_, index) => `tool_${index}`);

Deno.bench("floor: the same 100 conditions by hand", { group: "decide", baseline: true }, () => {
  byHand("tool_50", args);
});
Deno.bench("decide: 1 rule", { group: "decide" }, () => {
  decide(one, facts);
});
Deno.bench("decide: 100 rules", { group: "decide" }, () => {
  decide(hundred, facts);
});
Deno.bench("decide: 100 rules that all read args twice", { group: "decide" }, () => {
  decide(hundredOnArgs, facts);
});
Deno.bench("decide: 100 rules that all fail", { group: "decide" }, () => {
  decide(hundredOnArgs, { ...facts, args: {} });
});
