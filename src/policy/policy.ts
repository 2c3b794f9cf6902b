/**
 * A compiled policy: what the loader hands to the decision.
 *
 * @module
 */

import type { Condition } from "./expression/compile.ts";
import type { EventKind } from "./facts.ts";
import type { CallerSchemas, LockTerms, OutputPolicy } from "./locks.ts";

/** What a rule does when it matches. `tag` decides nothing and adds its classes. */
export type RuleEffect = "allow" | "deny" | "repair" | "tag";

/** Whether malformed arguments of a tool may be repaired, one time, before they are released. */
export type RepairMode = "once" | "never";

/** One compiled rule. */
export interface Rule {
  /** Name in receipts and in the x-clyra-rule header; unique. */
  readonly id: string;
  /** The kinds of event it is asked about. */
  readonly on: readonly EventKind[];
  /** What it does when it matches. */
  readonly effect: RuleEffect;
  /** Threat classes, such as `OWASP:LLM06`. */
  readonly classes: readonly string[];
  /** The condition; a rule without one matches every event of its kinds. */
  readonly condition?: Condition;
  /** Name of the schema that a `repair` rule repairs to, when it names one. */
  readonly schema?: string;
  /** The tests written beside it. */
  readonly tests: readonly PolicyTest[];
  /** Where the rule stands, as `file:line:column`. */
  readonly at: string;
}

/** One test written beside a rule: facts, and the effect the whole policy must give for them. */
export interface PolicyTest {
  /** The facts, as JSON. */
  readonly given: Readonly<Record<string, unknown>>;
  /** The effect the policy must give. */
  readonly expect: "allow" | "deny" | "repair";
  /** Where the test stands, as `file:line:column`. */
  readonly at: string;
}

/** A schema the policy names. */
export interface PolicySchema {
  /** The name the policy refers to it by. */
  readonly name: string;
  /** The JSON Schema document, not yet compiled. */
  readonly document: unknown;
  /** SHA-256 of its canonical form (RFC 8785), lower-case hex. */
  readonly hash: string;
}

/** What the policy says about one tool. */
export interface ToolPolicy extends LockTerms {
  /** Name of a schema of the policy. */
  readonly schema: string;
}

/** A loaded, type-checked and compiled policy. Immutable. */
export interface Policy {
  /** Name of the file it came from. */
  readonly name: string;
  /** Version of the policy language. */
  readonly version: 1;
  /** Whether its decisions are carried out; always so in this version. */
  readonly mode: "enforce";
  /** What holds where no rule says otherwise. */
  readonly defaults: {
    readonly effect: "allow" | "deny";
    readonly fail: "closed";
    readonly bodyStore: "none";
  };
  /** The schemas by name. */
  readonly schemas: ReadonlyMap<string, PolicySchema>;
  /** The tools by exact name. */
  readonly tools: ReadonlyMap<string, ToolPolicy>;
  /** Schemas for what models say, in the order of the file. */
  readonly outputs: readonly OutputPolicy[];
  /** What is done with schemas that come with a request. */
  readonly callerSchemas: CallerSchemas;
  /** Every rule in the order of the file. */
  readonly rules: readonly Rule[];
  /** SHA-256 hex of the canonical document in which every schema is replaced by its hash. */
  readonly policyHash: string;
  /** The rules of each kind, in the order of the file. */
  readonly rulesByKind: ReadonlyMap<EventKind, readonly Rule[]>;
}
