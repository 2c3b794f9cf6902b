/**
 * Policy: policy.yaml loaded, type-checked and compiled, and the decision on one event.
 *
 * @module
 */

export { decide, planOutput, planTool, type ToolPlan, type Verdict } from "./decide.ts";
export type { Condition, LinearPattern } from "./expression/compile.ts";
export { Failure } from "./expression/values.ts";
export { type EventKind, eventKinds, type Facts, producedKinds } from "./facts.ts";
export { type LoadOptions, loadPolicy } from "./load.ts";
export type { CallerSchemas, Coercion, LockTerms, OutputPolicy, Release } from "./locks.ts";
export type {
  Policy,
  PolicySchema,
  PolicyTest,
  RepairMode,
  Rule,
  RuleEffect,
  ToolPolicy,
} from "./policy.ts";
export { policySchema } from "./policy_schema.ts";
export { checkPolicy, type PolicyReport, type PolicyTestResult } from "./policy_tests.ts";
export {
  readSource,
  type Source,
  type SourceEntry,
  type SourceList,
  type SourceMap,
  type SourceNode,
  type SourceScalar,
} from "./source.ts";
export { didYouMean, shownName } from "./suggest.ts";
