import assert from "node:assert/strict";
import { ClyraError } from "../platform/mod.ts";
import { compilePattern } from "../schemalock/mod.ts";
import { decide } from "./decide.ts";
import { type LoadOptions, loadPolicy } from "./load.ts";

const load = (text: string, options: Partial<LoadOptions> = {}) =>
  loadPolicy({ text, name: "policy.yaml", ...options });

async function refusal(text: string, options: Partial<LoadOptions> = {}): Promise<string> {
  try {
    await load(text, options);
  } catch (thrown) {
    assert(thrown instanceof ClyraError, String(thrown));
    assert.equal(thrown.code, "policy_invalid");
    const { at = "" } = thrown;
    assert.match(at, /^policy\.yaml:\d+:\d+$/);
    assert(thrown.message.startsWith(`cannot load ${at}: `), thrown.message);
    return thrown.message.slice("cannot load policy.yaml:".length);
  }
  return "it loads";
}

const rule = (body: string): string =>
  `version: 1\nrules:\n- {id: a, on: [llm.tool_call], ${body}}\n`;

Deno.test("loadPolicy() names line and column of whatever is wrong", async () => {
  const cases: [string, string][] = [
    ["", "1:1: the file is empty"],
    ["- 1\n", "1:1: a policy must be a mapping, not a list"],
    ["version: 1\n", "1:1: a policy needs 'rules'"],
    ["version: 2\nrules: []\n", "1:10: version must be 1"],
    ['version: "1"\nrules: []\n', "1:10: version must be 1"],
    ["version: 1\nrulez: []\n", "2:1: unknown key 'rulez'; did you mean 'rules'?"],
    ["version: 1\nrules: {}\n", "2:8: rules must be a list, not a mapping"],
    ["version: 1\nrules: 7\n", "2:8: rules must be a list, not a number"],
    ["version: 1\nversion: 1\nrules: []\n", "2:1: duplicate key 'version'"],
    ["version: 1\nrules: [\n", "3:1: not valid YAML: "],
    ["version: 1\n rules: []\n", "1:10: not valid YAML: "],
    ["version: 1\nrules: []\n---\nversion: 1\n", "3:1: more than one YAML document"],
    ["version: 1\nrules: &a []\n", "2:11: YAML anchors are not allowed"],
    ["version: 1\nrules: []\nmode: *a\n", "3:7: "],
    ["version: !!js/function 1\nrules: []\n", "1:10: "],
    ["version: 1\nrules: !custom []\n", "2:8: "],
    ["? [a]\n: 1\n", "1:3: a key must be text"],
    ["1: a\n", "1:1: a key must be text"],
    ["version: 1\nrules: []\n__proto__: {}\n", "3:1: the key '__proto__' is not allowed"],
    ["version: 1\nrules: []\ndefaults: {effect: permit}\n", "3:20: effect 'permit' is not one of"],
    ["version: 1\nrules: []\ntools: {x: {schema: y}}\n", "3:21: there is no schema 'y'"],
    [rule("effect: allow, efect: deny"), "3:47: unknown key 'efect'; did you mean 'effect'?"],
    [rule("when: true"), "3:3: a rule needs 'effect'"],
    [rule("effect: alow"), "3:40: effect 'alow' is not one of allow, deny, repair, tag; did you"],
    [rule("effect: 1"), "3:40: effect must be text, not a number"],
    [rule("effect: allow, class: [LLM06]"), "3:55: class 'LLM06' is not of the form"],
    [rule("effect: allow, class: [OWASP:LLM11]"), "3:55: class 'OWASP:LLM11' is not of"],
    [rule("effect: allow, when: tool.nam == 'x'"), "3:53: unknown fact 'tool.nam'; did you mean"],
    [rule('effect: allow, when: "tool.name == 1"'), "3:64: '==' cannot take string and int"],
    [rule('effect: allow, when: "a\\x20== 1"'), "3:53: unknown fact 'a' (character 1 of"],
    [rule("effect: allow, schema: x"), "3:47: only a rule of effect 'repair' takes a schema"],
    [rule("effect: repair"), "3:40: 'repair' needs a schema"],
    [rule("effect: allow, tests: [{given: mail.json, expect: deny}]"), "3:63: given must be"],
    [rule("effect: allow, tests: [{given: {tol: 1}, expect: deny}]"), "3:64: unknown key 'tol'"],
    [rule("effect: allow, tests: [{given: {tool: {nam: x}}, expect: deny}]"), "3:71: unknown key"],
    ["version: 1\nrules:\n- {id: a, on: [], effect: deny}\n", "3:15: 'on' names no kind"],
    ["version: 1\nrules:\n- {id: a, on: x, effect: deny}\n", "3:15: on must be a list, not a text"],
    [
      "version: 1\nrules:\n- {id: a b, on: [llm.request], effect: deny}\n",
      "3:8: id 'a b' is not of",
    ],
    [
      "version: 1\nrules:\n- &r {id: a, on: [llm.request], effect: deny}\n- *r\n",
      "3:6: YAML anchors are not allowed",
    ],
    [
      "version: 1\nrules:\n- {id: a, on: [llm.request], effect: deny}\n- {id: a, on: [llm.request], effect: tag}\n",
      "4:3: two rules have the id 'a'",
    ],
  ];
  for (const [text, expected] of cases) {
    const found = await refusal(text);
    assert(
      found.startsWith(expected),
      `${JSON.stringify(text)}\n  expected ${expected}\n  found ${found}`,
    );
  }
});

Deno.test("loadPolicy() refuses every part of the design it does not carry out", async () => {
  const top = ["caps: []", "privacy: {}", "shadow: {}", "detectors: {}", "lineage: {}"];
  for (
    const line of [...top, "mode: shadow", "defaults: {fail: open}", "defaults: {effect: hold}"]
  ) {
    assert.match(
      await refusal(`version: 1\nrules: []\n${line}\n`),
      /is not yet supported by this/,
      line,
    );
  }
  const bodies = [
    "effect: hold",
    "effect: redact",
    "effect: deny, after: {any: [x]}",
    "effect: deny, hold: {ttl: 15m}",
    "effect: deny, detectors: [x]",
  ];
  for (const body of bodies) assert.match(await refusal(rule(body)), /not yet supported/, body);
  for (const kind of ["csv.row", "rpa.step", "llm.output"]) {
    const text = `version: 1\nrules: [{id: a, on: [${kind}], effect: deny}]\n`;
    assert.match(await refusal(text), /not yet supported/, kind);
  }
  assert.equal(await refusal(rule("effect: deny")), "it loads");
  assert.equal(await refusal("version: 1\nmode: enforce\nrules: []\n"), "it loads");
});

Deno.test("loadPolicy() reads schemas through the port, inline or by path, and hashes them", async () => {
  const inline = "version: 1\nrules: []\nschemas: {r: {type: object, maxProperties: 1}}\n";
  const byPath = "version: 1\nrules: []\nschemas: {r: ./r.json}\n";
  const readSchema = (path: string) => {
    if (path !== "./r.json") throw new Error("no such file");
    return Promise.resolve('{"maxProperties": 1.0,\n "type": "object"}');
  };
  const first = await load(inline);
  const second = await load(byPath, { readSchema });
  assert.deepEqual(first.schemas.get("r")?.document, { maxProperties: 1, type: "object" });
  assert.equal(first.schemas.get("r")?.hash, second.schemas.get("r")?.hash);
  assert.equal(first.policyHash, second.policyHash);
  assert.match(await refusal(byPath), /schema files cannot be read here/);
  assert.match(
    await refusal(byPath.replace("r.json", "s.json"), { readSchema }),
    /3:14: .*no such file/,
  );
  const broken = (text: string) => refusal(byPath, { readSchema: () => text });
  assert.match(await broken("{"), /is not JSON/);
  assert.match(await broken('{"a":1,"a":2}'), /is not JSON/);
  assert.match(await broken(`"${"x".repeat(1024 * 1024)}"`), /is larger than/);
});

Deno.test("policyHash ignores layout and comments, and changes with any content", async () => {
  const base = await load(rule("effect: deny, when: tool.name == 'x'"));
  const same = await load(
    "# remark\nrules:\n  - id: a\n    effect: deny\n    on: [llm.tool_call]\n    when: tool.name == 'x'\nversion: 1\n",
  );
  assert.match(base.policyHash, /^[0-9a-f]{64}$/);
  assert.equal(base.policyHash, same.policyHash);
  const others = await Promise.all(
    [
      "effect: allow, when: tool.name == 'x'",
      "effect: deny, when: tool.name == 'y'",
      "effect: deny",
    ]
      .map((body) => load(rule(body))),
  );
  const hashes = new Set([base, ...others].map((policy) => policy.policyHash));
  assert.equal(hashes.size, 4);
});

Deno.test("loadPolicy() refuses oversized, deep and quadratic YAML quickly", async () => {
  const most = 1024 * 1024;
  assert.match(await refusal(`#${"x".repeat(most)}`), /larger than 1048576 bytes/);
  assert.match(await refusal(`# ${"\u00e9".repeat(most / 2)}`), /larger than/);
  const bombs = [
    "[".repeat(500_000),
    "{a: ".repeat(200_000),
    `a: ${"- ".repeat(400_000)}1`,
    "- ".repeat(400_000),
    "? ".repeat(400_000),
    Array.from({ length: 900 }, (_, depth) => `${" ".repeat(depth)}a:`).join("\n"),
    `version: 1\nrules: [${"[[]],".repeat(150_000)}]`,
    `{${Array.from({ length: 120_000 }, (_, index) => `k${index}`).join(",")}}`,
    "!".repeat(500_000),
    "&a ".repeat(300_000),
    `"${"\\x41".repeat(200_000)}"`,
    `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n`,
    "%YAML 9.9\n".repeat(50_000),
  ];
  for (const bomb of bombs) assert.notEqual(await refusal(bomb), "it loads", bomb.slice(0, 40));
});

Deno.test("loadPolicy() shows look-alike letters and refuses invisible ones", async () => {
  assert.match(
    await refusal("version: 1\nrules: []\nm\u043ede: enforce\n"),
    /3:1: unknown key 'm\\u\{43e\}de'; did you mean 'mode'\?/,
  );
  assert.match(await refusal("version: 1\nrules: [] # \u202e\n"), /2:13: the character U\+202E/);
  assert.match(await refusal("version: 1\nru\u200bles: []\n"), /2:3: the character U\+200B/);
  assert.match(await refusal("version: 1\nrules: [] # \ud800\n"), /the character U\+D800/);
  assert.match(
    await refusal("version: 1\nrules: []\nschemas: {a: {}}\ntools: {refun\u0501: {schema: a}}\n"),
    /4:9: tool name 'refun\\u\{501\}' is not of the form/,
  );
  assert.equal(await refusal("\ufeffversion: 1\nrules: []\n"), "it loads");
});

Deno.test("a policy cannot reach the prototypes of the program", async () => {
  const text = `version: 1
schemas: {constructor: {}, hasOwnProperty: {}}
tools: {constructor: {schema: constructor}, toString: {schema: hasOwnProperty}}
rules:
- id: constructor
  on: [llm.tool_call]
  when: args.constructor == "x"
  effect: allow
`;
  const policy = await load(text);
  const facts = { kind: "llm.tool_call", tool: { name: "valueOf" }, args: {} } as const;
  assert.equal(decide(policy, facts).effect, "deny");
  assert.equal(decide(policy, facts).schema, undefined);
  const own = JSON.parse('{"constructor":"x","__proto__":{"y":1}}');
  assert.equal(decide(policy, { ...facts, args: own }).effect, "allow");
  assert.equal(({} as Record<string, unknown>).y, undefined);
});

Deno.test("matches() with SchemaLock's engine loads what is linear and refuses the rest", async () => {
  const text = (pattern: string) => rule(`effect: allow, when: "args.id.matches('${pattern}')"`);
  const policy = await load(text("^A-[0-9]{2,4}$"), { compilePattern });
  const effect = (id: string) =>
    decide(policy, { kind: "llm.tool_call", tool: { name: "t" }, args: { id } }).effect;
  assert.equal(effect("A-17"), "allow");
  assert.equal(effect("A-17 "), "deny");
  assert.match(await refusal(text("(?=A)"), { compilePattern }), /3:62: .*lookaround/);
  assert.match(await refusal(text("A")), /3:62: matches\(\) is not available here/);
  const slow = await load(text("(.?){400}x"), { compilePattern });
  const id = "a".repeat(200_000);
  const verdict = decide(slow, { kind: "llm.tool_call", tool: { name: "t" }, args: { id } });
  assert.equal(verdict.effect, "deny");
  assert.match(verdict.reason, /matches\(\) takes too many steps/);
});
