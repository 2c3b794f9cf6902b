/**
 * A compiled policy: what the loader hands to the decision.
 *
 * @module
 */

import type { Condition } from "./expression/compile.ts";
import type { EventKind } from "./facts.ts";

/** What a rule does when it matches. `tag` decides nothing and adds its classes. */
export type RuleEffect = "allow" | "deny" | "repair" | "tag";

/** Whether malformed arguments of a tool may be repaired, one time, before they are released. */
export type RepairMode = "once" | "never";

/** One compiled rule. */
export interface Rule {
  readonly id: string;
  readonly on: readonly EventKind[];
  readonly effect: RuleEffect;
  /** Threat classes, such as `OWASP:LLM06`. */
  readonly classes: readonly string[];
  /** The condition; a rule without one matches every event of its kinds. */
  readonly condition?: Condition;
  /** Name of the schema that a `repair` rule repairs to, when it names one. */
  readonly schema?: string;
  readonly tests: readonly PolicyTest[];
  /** Where the rule stands, as `file:line:column`. */
  readonly at: string;
}

/** One test written beside a rule: facts, and the effect the whole policy must give for them. */
export interface PolicyTest {
  readonly given: Readonly<Record<string, unknown>>;
  readonly expect: "allow" | "deny" | "repair";
  readonly at: string;
}

/** A schema the policy names. */
export interface PolicySchema {
  readonly name: string;
  /** The JSON Schema document, not yet compiled. */
  readonly document: unknown;
  /** SHA-256 of its canonical form (RFC 8785), lower-case hex. */
  readonly hash: string;
}

/** What the policy says about one tool. */
export interface ToolPolicy {
  /** Name of a schema of the policy. */
  readonly schema: string;
  readonly repair: RepairMode;
}

/** A loaded, type-checked and compiled policy. Immutable. */
export interface Policy {
  readonly name: string;
  readonly version: 1;
  readonly mode: "enforce";
  readonly defaults: {
    readonly effect: "allow" | "deny";
    readonly fail: "closed";
    readonly bodyStore: "none";
  };
  readonly schemas: ReadonlyMap<string, PolicySchema>;
  readonly tools: ReadonlyMap<string, ToolPolicy>;
  readonly rules: readonly Rule[];
  /** SHA-256 hex of the canonical document in which every schema is replaced by its hash. */
  readonly policyHash: string;
  /** The rules of each kind, in the order of the file. */
  readonly rulesByKind: ReadonlyMap<EventKind, readonly Rule[]>;
}
