/**
 * Runs the tests that stand beside the rules of a policy.
 *
 * @module
 */

import { decide, type Verdict } from "./decide.ts";
import type { Facts } from "./facts.ts";
import type { Policy } from "./policy.ts";

/** The result of one policy test. */
export interface PolicyTestResult {
  /** Id of the rule it stands beside. */
  readonly rule: string;
  /** Where it stands, as `file:line:column`. */
  readonly at: string;
  /** The effect the test asks for. */
  readonly expected: Verdict["effect"];
  /** What the policy decided. */
  readonly verdict: Verdict;
  /** Whether the two agree. */
  readonly passed: boolean;
}

/** What `clyra policy check` reports. */
export interface PolicyReport {
  /** True when every test passed; also when there are none, so look at `tests.length`. */
  readonly passed: boolean;
  /** Every test, in the order of the file. */
  readonly tests: readonly PolicyTestResult[];
  /** Ids of rules without a test of their own. */
  readonly untested: readonly string[];
}

/**
 * Decides the facts of every test with the whole policy and compares.
 *
 * @example
 * ```ts
 * import { loadPolicy } from "./load.ts";
 * import { checkPolicy } from "./policy_tests.ts";
 *
 * const text = `
 * version: 1
 * rules:
 * - id: no-refunds
 *   on: [llm.tool_call]
 *   when: tool.name == "refund"
 *   effect: deny
 *   tests: [{given: {tool: {name: refund}}, expect: deny}]
 * `;
 * const report = checkPolicy(await loadPolicy({ text, name: "policy.yaml" }));
 * if (!report.passed || report.tests.length !== 1) throw new Error("the test failed");
 * ```
 */
export function checkPolicy(policy: Policy): PolicyReport {
  const tests: PolicyTestResult[] = [];
  for (const rule of policy.rules) {
    for (const test of rule.tests) {
      // The loader checked the shape of `given`; wrong types inside are evaluation errors, as live.
      const verdict = decide(policy, test.given as unknown as Facts);
      tests.push({
        rule: rule.id,
        at: test.at,
        expected: test.expect,
        verdict,
        passed: verdict.effect === test.expect,
      });
    }
  }
  return {
    passed: tests.every((test) => test.passed),
    tests,
    untested: policy.rules.filter((rule) => rule.tests.length === 0).map((rule) => rule.id),
  };
}
