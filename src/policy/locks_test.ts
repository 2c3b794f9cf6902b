import assert from "node:assert/strict";
import { ClyraError } from "../platform/mod.ts";
import { coercionNames, compilePattern, compileSchema } from "../schemalock/mod.ts";
import { planOutput, planTool } from "./decide.ts";
import { loadPolicy } from "./load.ts";
import { coercions } from "./locks.ts";
import { policySchema } from "./policy_schema.ts";

const load = (body: string) =>
  loadPolicy({
    text: `version: 1\nrules: []\nschemas: {a: {type: object}, b: {type: array}}\n${body}\n`,
    name: "policy.yaml",
    compilePattern,
  });

async function refusal(body: string): Promise<string> {
  try {
    await load(body);
  } catch (thrown) {
    assert(thrown instanceof ClyraError, String(thrown));
    return thrown.message.replace("cannot load policy.yaml:", "");
  }
  return "it loads";
}

Deno.test("the coercions of the policy are those that SchemaLock carries out", () => {
  assert.deepEqual(coercions, coercionNames);
});

Deno.test("loadPolicy() holds back nothing and enforces no caller's schema unless told so", async () => {
  const policy = await load("tools: {t: {schema: a}}");
  assert.deepEqual(policy.callerSchemas, {
    mode: "off",
    repair: "never",
    coercions: [],
    release: "atomic",
    unenforceable: "refuse",
  });
  assert.deepEqual(policy.outputs, []);
  assert.deepEqual(planOutput(policy, { kind: "llm.output" }), { repair: "never" });
  const call = { kind: "llm.tool_call", tool: { name: "t" } } as const;
  assert.deepEqual(planTool(policy, call), { schema: "a", repair: "never" });
});

Deno.test("planTool() hands out the coercions and the release of a tool", async () => {
  const policy = await load(
    "tools: {t: {schema: a, repair: once, coerce: [string_to_number], release: progressive}}",
  );
  assert.deepEqual(planTool(policy, { kind: "llm.tool_call", tool: { name: "t" } }), {
    schema: "a",
    repair: "once",
    coercions: ["string_to_number"],
    release: "progressive",
  });
});

Deno.test("planOutput() takes the first output whose condition holds, and fails on one that cannot be told", async () => {
  const policy = await load(
    "outputs:\n" +
      "- {schema: a, when: \"call.route == '/crm' && model.matches('^gpt-')\", release: progressive}\n" +
      '- {schema: b, when: run.agent == "bot", repair: once}\n',
  );
  const plan = (route: string, agent?: string) =>
    planOutput(policy, {
      kind: "llm.output",
      model: "gpt-9",
      call: { route },
      ...(agent === undefined ? {} : { run: { agent } }),
    });
  assert.deepEqual(plan("/crm"), { schema: "a", repair: "never", release: "progressive" });
  assert.deepEqual(plan("", "bot"), { schema: "b", repair: "once" });
  assert.deepEqual(plan("", "man"), { repair: "never" });
  const { failure = "" } = plan("");
  assert.match(failure, /^the output at policy\.yaml:6:3: /);
});

Deno.test("enforce_caller_schemas takes a word, or a mapping with terms", async () => {
  assert.equal((await load("enforce_caller_schemas: observe")).callerSchemas.mode, "observe");
  const policy = await load(
    "enforce_caller_schemas:\n  {mode: enforce, repair: once, coerce: [number_to_string], " +
      "release: progressive, unenforceable: unchecked}",
  );
  assert.deepEqual(policy.callerSchemas, {
    mode: "enforce",
    repair: "once",
    coercions: ["number_to_string"],
    release: "progressive",
    unenforceable: "unchecked",
  });
});

const faults: readonly (readonly [body: string, message: string])[] = [
  ["enforce_caller_schemas: on", "4:25: enforce_caller_schemas 'on' is not one of off, observe"],
  ["enforce_caller_schemas: true", "4:25: enforce_caller_schemas must be text, not a boolean"],
  ["enforce_caller_schemas: {repair: once}", "4:25: enforce_caller_schemas needs 'mode'"],
  [
    "enforce_caller_schemas: {mode: off, modes: x}",
    "4:37: unknown key 'modes'; did you mean 'mode'",
  ],
  ["tools: {t: {schema: a, coerce: [string_to_number]}}", "4:24: 'coerce' needs 'repair: once'"],
  [
    "tools: {t: {schema: a, repair: once, coerce: [string_to_numbr]}}",
    "4:47: coerce 'string_to_numb",
  ],
  [
    "tools: {t: {schema: a, release: late}}",
    "4:33: release 'late' is not one of atomic, progressi",
  ],
  ["outputs: {schema: a}", "4:10: outputs must be a list, not a mapping"],
  ["outputs: [{when: true}]", "4:11: an output needs 'schema'"],
  ["outputs: [{schema: c}]", "4:20: there is no schema 'c'"],
  ["outputs: [{schema: a, when: args.x == 1}]", "4:29: 'args.x' is not known for every kind"],
];

Deno.test("loadPolicy() names line and column of what is wrong with locks", async () => {
  for (const [body, message] of faults) {
    const found = await refusal(body);
    assert(found.startsWith(message), `${body}\n  expected ${message}\n  found    ${found}`);
  }
});

Deno.test("policySchema takes and refuses locks as the loader does", () => {
  const lock = compileSchema(policySchema);
  const valid = (part: Record<string, unknown>) =>
    lock.validate(new TextEncoder().encode(JSON.stringify({ version: 1, rules: [], ...part })))
      .valid;
  assert(valid({ enforce_caller_schemas: "observe" }));
  assert(valid({ enforce_caller_schemas: { mode: "enforce", coerce: ["scalar_to_array"] } }));
  assert(valid({ outputs: [{ schema: "a", when: "model == 'm'", release: "progressive" }] }));
  assert(!valid({ enforce_caller_schemas: "on" }));
  assert(!valid({ enforce_caller_schemas: { repair: "once" } }));
  assert(!valid({ outputs: [{ when: "true" }] }));
  assert(!valid({ tools: { t: { schema: "a", coerce: ["guess"] } } }));
});
