/**
 * Reads the `rules:` of a policy and compiles their conditions.
 *
 * @module
 */

import { compileCondition, type Condition, type LinearPattern } from "./expression/compile.ts";
import { ExpressionError } from "./expression/tokens.ts";
import { type EventKind, eventKinds, factsOf, producedKinds } from "./facts.ts";
import { namePattern, readSchemaName } from "./names.ts";
import type { PolicySchema, PolicyTest, Rule, RuleEffect } from "./policy.ts";
import type { Reader } from "./reader.ts";
import { type SourceEntry, type SourceNode, toJson } from "./source.ts";
import { shownName } from "./suggest.ts";

/** What rules may refer to. */
export interface RuleContext {
  readonly schemas: ReadonlyMap<string, PolicySchema>;
  readonly hasTools: boolean;
  readonly compilePattern?: (pattern: string) => LinearPattern;
}

const ruleKeys = ["id", "on", "when", "effect", "class", "schema", "tests"] as const;
const ruleUnsupported = ["after", "hold", "redact", "detectors", "shadow", "caps"] as const;
const effects: readonly RuleEffect[] = ["allow", "deny", "repair", "tag"];
const effectsUnsupported = ["hold", "redact"] as const;
/** Most rules; each is asked on every event of its kinds. */
const rulesMax = 2000;
const classesMax = 16;
const testsMax = 200;
/** OWASP LLM 2025 (LLM01..10), OWASP Agentic 2026 (ASI01..10), MITRE ATLAS, or a house's own. */
const classPattern =
  /^(?:OWASP:(?:LLM|ASI)(?:0[1-9]|10)|ATLAS:AML\.[A-Z]{1,2}\d{4}(?:\.\d{3})?|X-[A-Z0-9]{1,16}:[A-Za-z0-9._-]{1,48})$/;
/** The facts a test may give, which are the fields of `Facts`. */
const givenKeys = ["kind", "call", "request", "caller", "run", "model", "tool", "args"] as const;
const groupKeys: Readonly<Record<string, readonly string[]>> = {
  call: ["protocol", "stream", "route"],
  request: ["method", "path"],
  caller: ["name"],
  run: ["id", "agent", "job", "service", "pipeline"],
  tool: ["name"],
};

/** Reads every rule; ids are unique. */
export function readRules(
  reader: Reader,
  node: SourceNode | undefined,
  context: RuleContext,
): readonly Rule[] {
  const rules: Rule[] = [];
  const ids = new Set<string>();
  for (const item of reader.list(node, "rules", rulesMax)) {
    const rule = readRule(reader, item, context);
    if (ids.has(rule.id)) {
      throw reader.source.problem(item.offset, `two rules have the id '${rule.id}'`);
    }
    ids.add(rule.id);
    rules.push(rule);
  }
  return rules;
}

function readRule(reader: Reader, node: SourceNode, context: RuleContext): Rule {
  const entries = reader.map(node, {
    what: "a rule",
    keys: ruleKeys,
    required: ["id", "on", "effect"],
    unsupported: ruleUnsupported,
  });
  const id = reader.identifier(entries.get("id")?.value ?? node, "id", namePattern);
  const on = readKinds(reader, entries.get("on")?.value);
  const effectNode = entries.get("effect")?.value ?? node;
  const effect = reader.choice(effectNode, "effect", {
    choices: effects,
    unsupported: effectsUnsupported,
  });
  const condition = readCondition(reader, entries.get("when"), { on, context });
  const schema = readRuleSchema(reader, entries.get("schema"), { effect, context });
  if (effect === "repair") {
    checkRepair(reader, entries, { on, condition, schema, context, offset: effectNode.offset });
  }
  return {
    id,
    on,
    effect,
    classes: reader.list(entries.get("class")?.value, "class", classesMax).map((item) =>
      reader.identifier(item, "class", classPattern)
    ),
    ...(condition === undefined ? {} : { condition }),
    ...(schema === undefined ? {} : { schema }),
    tests: reader.list(entries.get("tests")?.value, "tests", testsMax).map((item) =>
      readTest(reader, item, on)
    ),
    at: reader.at(node.offset),
  };
}

function readKinds(reader: Reader, node: SourceNode | undefined): readonly EventKind[] {
  const kinds = reader.list(node, "on", eventKinds.length).map((item) =>
    reader.choice(item, "on", {
      choices: producedKinds,
      unsupported: eventKinds.filter((kind) => !producedKinds.includes(kind)),
    })
  );
  if (kinds.length === 0) throw reader.source.problem(node?.offset ?? 0, "'on' names no kind");
  return [...new Set(kinds)];
}

/** Compiles a `when:` on the facts of its kinds. */
export function readCondition(
  reader: Reader,
  entry: SourceEntry | undefined,
  options: {
    readonly on: readonly EventKind[];
    readonly context: Pick<RuleContext, "compilePattern">;
  },
): Condition | undefined {
  if (entry === undefined) return undefined;
  const scalar = entry.value;
  // `when: true` is YAML for a boolean and means what it says.
  const text = scalar.kind === "scalar" && typeof scalar.value === "boolean"
    ? String(scalar.value)
    : reader.text(scalar, "when").value;
  const { compilePattern } = options.context;
  try {
    return compileCondition(text, {
      facts: factsOf(options.on),
      ...(compilePattern === undefined ? {} : { compilePattern }),
    });
  } catch (thrown) {
    if (!(thrown instanceof ExpressionError)) throw thrown;
    const verbatim = scalar.kind === "scalar" ? scalar.verbatimOffset : undefined;
    if (verbatim !== undefined) {
      throw reader.source.problem(verbatim + thrown.offset, thrown.message);
    }
    const place = `(character ${thrown.offset + 1} of the expression)`;
    throw reader.source.problem(scalar.offset, `${thrown.message} ${place}`);
  }
}

function readRuleSchema(
  reader: Reader,
  entry: SourceEntry | undefined,
  options: { readonly effect: RuleEffect; readonly context: RuleContext },
): string | undefined {
  if (entry === undefined) return undefined;
  if (options.effect !== "repair") {
    throw reader.source.problem(
      entry.keyOffset,
      "only a rule of effect 'repair' takes a schema",
      "name the schema of a tool under 'tools'",
    );
  }
  return readSchemaName(reader, entry.value, options.context.schemas);
}

function checkRepair(
  reader: Reader,
  entries: ReadonlyMap<string, SourceEntry>,
  rule: {
    readonly on: readonly EventKind[];
    readonly condition: Condition | undefined;
    readonly schema: string | undefined;
    readonly context: RuleContext;
    readonly offset: number;
  },
): void {
  if (rule.on.some((kind) => !factsOf([kind]).has("args"))) {
    throw reader.source.problem(rule.offset, "'repair' applies to tool calls only");
  }
  if (rule.schema === undefined && !rule.context.hasTools) {
    throw reader.source.problem(rule.offset, "'repair' needs a schema: here or under 'tools'");
  }
  if (rule.condition?.reads.has("args")) {
    throw reader.source.problem(
      entries.get("when")?.value.offset ?? rule.offset,
      "a rule of effect 'repair' cannot look at args: they cannot be read before the repair",
    );
  }
}

function readTest(reader: Reader, node: SourceNode, on: readonly EventKind[]): PolicyTest {
  const entries = reader.map(node, {
    what: "a test",
    keys: ["given", "expect"],
    required: ["given", "expect"],
  });
  const given = entries.get("given")?.value ?? node;
  if (given.kind === "scalar") throw reader.wrongType(given, "given must be facts written inline");
  const facts = reader.map(given, { what: "given", keys: givenKeys });
  for (const [group, keys] of Object.entries(groupKeys)) {
    const entry = facts.get(group);
    if (entry !== undefined) reader.map(entry.value, { what: group, keys });
  }
  const kind = facts.get("kind");
  if (kind !== undefined) reader.choice(kind.value, "kind", { choices: producedKinds });
  else if (on.length !== 1) {
    const kinds = on.map(shownName).join(", ");
    throw reader.source.problem(given.offset, `given needs 'kind': the rule is on ${kinds}`);
  }
  const expect = reader.choice(entries.get("expect")?.value ?? node, "expect", {
    choices: ["allow", "deny", "repair"],
    unsupported: effectsUnsupported,
  });
  const json = { kind: on[0], ...(toJson(given) as Record<string, unknown>) };
  return { given: json, expect, at: reader.at(node.offset) };
}
