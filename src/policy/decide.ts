/**
 * The decision: every rule of the event's kind is asked, every match is reported, deny overrides.
 *
 * @module
 */

import { Failure } from "./expression/values.ts";
import type { Facts } from "./facts.ts";
import type { Coercion, LockTerms, Release } from "./locks.ts";
import type { Policy, RepairMode, Rule } from "./policy.ts";

/** What the policy says about one event. */
export interface Verdict {
  /** `repair` is an `allow` that also grants one repair of malformed arguments. */
  readonly effect: "allow" | "deny" | "repair";
  /** Ids of every rule that matched or could not be evaluated, in the order of the file. */
  readonly rules: readonly string[];
  /** Threat classes of those rules, each one once. */
  readonly classes: readonly string[];
  /** Name of the schema the arguments must satisfy; the gateway validates before it releases. */
  readonly schema?: string;
  /** One sentence, without any value of the facts. */
  readonly reason: string;
  /** Rules that could not be evaluated; each of them counts as a deny. */
  readonly failures: readonly { readonly rule: string; readonly message: string }[];
}

/** How a text is to be read: the arguments of a tool call before the rules see them, or an output. */
export interface ToolPlan {
  /** Name of the schema it must satisfy; none is asked for without it. */
  readonly schema?: string;
  /** Whether it may be repaired. */
  readonly repair: RepairMode;
  /** Coercions that a repair may carry out; none without it. */
  readonly coercions?: readonly Coercion[];
  /** When it leaves; `atomic` without it. */
  readonly release?: Release;
  /** Which schema applies could not be found out: nothing may be released. */
  readonly failure?: string;
}

/**
 * Decides one event. Pure, and total: it never throws on hostile facts, and ends in time bounded by
 * the policy and the size of the facts.
 *
 * @example
 * ```ts
 * import { decide } from "./decide.ts";
 * import { loadPolicy } from "./load.ts";
 *
 * const text = `
 * version: 1
 * rules:
 * - {id: small-refund, on: [llm.tool_call], effect: allow,
 *    when: tool.name == "refund" && args.amount <= 50}
 * `;
 * const policy = await loadPolicy({ text, name: "policy.yaml" });
 * const call = { kind: "llm.tool_call", tool: { name: "refund" }, args: { amount: 51 } } as const;
 * if (decide(policy, call).effect !== "deny") throw new Error("let through");
 * ```
 */
export function decide(policy: Policy, facts: Facts): Verdict {
  const rules = policy.rulesByKind.get(facts.kind) ?? [];
  const matched: Rule[] = [];
  const failures: { rule: string; message: string }[] = [];
  let denying: Rule | undefined;
  let permitting: Rule | undefined;
  let repairing: Rule | undefined;
  for (const rule of rules) {
    const result = rule.condition === undefined ? true : rule.condition.evaluate(facts);
    if (result === false) continue;
    matched.push(rule);
    if (result instanceof Failure) failures.push({ rule: rule.id, message: result.message });
    else if (rule.effect === "deny") denying ??= rule;
    else if (rule.effect === "allow") permitting ??= rule;
    else if (rule.effect === "repair") repairing ??= rule;
  }
  const schema = schemaFor(policy, facts, repairing);
  if (repairing !== undefined && schema === undefined) {
    failures.push({ rule: repairing.id, message: "the tool has no schema to repair to" });
  }
  const outcome = conclude(policy, { denying, permitting, repairing, failures });
  return {
    ...outcome,
    rules: matched.map((rule) => rule.id),
    classes: classesOf(matched),
    ...(schema === undefined ? {} : { schema }),
    failures,
  };
}

/**
 * Says how to read a tool call before it can be decided: which schema its arguments must satisfy, and
 * whether malformed ones may be repaired once. Rules of effect `repair` do not look at `args` (the
 * loader refuses that), so facts without `args` are enough. The first matching `repair` rule wins
 * over the `tools:` table.
 */
export function planTool(policy: Policy, facts: Facts): ToolPlan {
  const rules = policy.rulesByKind.get(facts.kind) ?? [];
  const repairing = rules.find((rule) =>
    rule.effect === "repair" &&
    (rule.condition === undefined || rule.condition.evaluate(facts) === true)
  );
  const schema = schemaFor(policy, facts, repairing);
  if (schema === undefined) return { repair: "never" };
  const tool = facts.tool === undefined ? undefined : policy.tools.get(facts.tool.name);
  const repair = repairing === undefined ? tool?.repair ?? "never" : "once";
  return { schema, ...termsOf({ coercions: [], release: "atomic", ...tool, repair }) };
}

/**
 * Says which schema the text of an answer must satisfy: the first of `outputs:` whose condition holds.
 * One that cannot be evaluated is a failure, not a schema less.
 *
 * @example
 * ```ts
 * import { planOutput } from "./decide.ts";
 * import { loadPolicy } from "./load.ts";
 *
 * const text = `
 * version: 1
 * schemas: {answer: {type: object}}
 * outputs: [{schema: answer, when: call.route == "/support", release: progressive}]
 * rules: []
 * `;
 * const policy = await loadPolicy({ text, name: "policy.yaml" });
 * const plan = (route: string) => planOutput(policy, { kind: "llm.output", call: { route } });
 * if (plan("/support").schema !== "answer" || plan("/sales").schema !== undefined) throw new Error();
 * ```
 */
export function planOutput(policy: Policy, facts: Facts): ToolPlan {
  for (const { schema, condition, at, ...terms } of policy.outputs) {
    const result = condition === undefined ? true : condition.evaluate(facts);
    if (result instanceof Failure) {
      return { repair: "never", failure: `the output at ${at}: ${result.message}` };
    }
    if (result) return { schema, ...termsOf(terms) };
  }
  return { repair: "never" };
}

function termsOf({ repair, coercions, release }: LockTerms): ToolPlan {
  return {
    repair,
    ...(coercions.length === 0 ? {} : { coercions }),
    ...(release === "atomic" ? {} : { release }),
  };
}

interface Matches {
  readonly denying: Rule | undefined;
  readonly permitting: Rule | undefined;
  readonly repairing: Rule | undefined;
  readonly failures: Verdict["failures"];
}

function conclude(policy: Policy, matches: Matches): Pick<Verdict, "effect" | "reason"> {
  const { denying, permitting, repairing, failures } = matches;
  if (denying !== undefined) {
    return { effect: "deny", reason: `rule '${denying.id}' denies` };
  }
  const [failure] = failures;
  if (failure !== undefined) {
    const reason = `rule '${failure.rule}' could not be evaluated: ${failure.message}`;
    return { effect: "deny", reason };
  }
  if (repairing !== undefined) {
    return { effect: "repair", reason: `rule '${repairing.id}' allows with one repair` };
  }
  if (permitting !== undefined) {
    return { effect: "allow", reason: `rule '${permitting.id}' allows` };
  }
  const { effect } = policy.defaults;
  return { effect, reason: `no rule decides; the default is ${effect}` };
}

function schemaFor(policy: Policy, facts: Facts, repairing: Rule | undefined): string | undefined {
  if (repairing?.schema !== undefined) return repairing.schema;
  return facts.tool === undefined ? undefined : policy.tools.get(facts.tool.name)?.schema;
}

function classesOf(rules: readonly Rule[]): readonly string[] {
  const [first, ...others] = rules;
  if (first === undefined) return [];
  if (others.length === 0) return first.classes;
  return [...new Set(rules.flatMap((rule) => rule.classes))];
}
