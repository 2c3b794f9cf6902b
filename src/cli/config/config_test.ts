import { strict as assert } from "node:assert";
import { Ajv2020 } from "ajv/dist/2020.js";
import fc from "fast-check";
import { defaultLimits } from "../../gateway/mod.ts";
import { readSource, type SourceNode } from "../../policy/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import { check } from "./check.ts";
import { exampleConfig } from "./example.ts";
import { readSetup, type SettingsFlags } from "./flags.ts";
import { loadConfig } from "./load.ts";
import { environmentOverrides, variableNames } from "./overrides.ts";
import { configError, problemsMax } from "./problem.ts";
import { configSchema } from "./schema.ts";

const policy = "version: 1\nrules: []\n";

/** A disk of texts. */
function filesOf(texts: Readonly<Record<string, string>>) {
  return {
    exists: (path: string) => Promise.resolve(Object.hasOwn(texts, path)),
    read: (path: string, { what }: { readonly what: string }) => {
      const text = texts[path];
      return text === undefined
        ? Promise.reject(
          new ClyraError("input_unreadable", `cannot read ${what} ${path}: there is no such file`),
        )
        : Promise.resolve(new TextEncoder().encode(text));
    },
  };
}

async function problemsOf(text: string, environment: Readonly<Record<string, string>> = {}) {
  const files = filesOf({ "clyra.yaml": text });
  const reading = await loadConfig({ files, environment });
  return "problems" in reading ? reading.problems : [];
}

async function setupOf(options: {
  readonly texts: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
  readonly flags?: SettingsFlags;
}) {
  const deps = {
    files: filesOf(options.texts) as unknown as Parameters<typeof readSetup>[0]["files"],
    environment: () => options.environment ?? {},
  };
  const loaded = await readSetup(deps, options.flags ?? {});
  if ("setup" in loaded) return loaded;
  throw configError(loaded.problems, "the settings");
}

const good = `version: 1
policy: policy.yaml
upstreams: {openai: {url: "https://api.example"}}
routes: [{protocol: openai, upstream: openai}]
`;

Deno.test("loadConfig() names every fault of a file with its line and column", async () => {
  const problems = await problemsOf(`version: 2
listn: {}
listen:
  port: none
upstreams:
  a: {api_key: {}}
keys: {a: {sha256: A}}
routes:
- {protocol: opnai, upstream: a, prefix: 7}
`);
  assert.deepEqual(problems.map(({ at, message }) => `${at} ${message}`), [
    "clyra.yaml:1:10 a configuration must be 1".replace("a configuration", "'version'"),
    "clyra.yaml:2:1 unknown key 'listn'; did you mean 'listen'?",
    "clyra.yaml:4:9 'listen.port' must be a whole number, not text",
    "clyra.yaml:6:16 'upstreams.a.api_key' takes exactly 1 of env, file",
    "clyra.yaml:6:6 'upstreams.a' needs 'url'",
    "clyra.yaml:7:20 'keys.a.sha256' is not of the form ^[0-9a-f]{64}$",
    "clyra.yaml:9:14 'routes.0.protocol' is not one of openai, anthropic, mcp, http; did you mean 'openai'?",
    "clyra.yaml:9:42 'routes.0.prefix' must be text, not a number",
  ]);
});

Deno.test("loadConfig() reads a good file without a fault, and refuses YAML that is none", async () => {
  assert.deepEqual(await problemsOf(good), []);
  const [broken, ...others] = await problemsOf("version: 1\nlisten: {port: 1\n");
  assert.match(broken?.message ?? "", /^not valid YAML/);
  assert.match(broken?.at ?? "", /^clyra\.yaml:\d+:\d+$/);
  assert.equal(others.length, 0);
  const [twice] = await problemsOf("version: 1\nversion: 1\n");
  assert.match(twice?.message ?? "", /duplicate key 'version'/);
});

Deno.test("configError() shows a bounded number of faults and counts the rest", () => {
  const problems = Array.from({ length: problemsMax + 5 }, (_, index) => ({
    at: `f:${index}:1`,
    setting: "",
    message: "wrong",
  }));
  const { message, code } = configError(problems, "f");
  assert.equal(code, "config_invalid");
  assert.equal(message.split("\n").length, problemsMax + 2);
  assert.match(message, /and 5 more$/);
});

Deno.test("a secret in the place of its name is refused and never repeated", async () => {
  const text = good.replace(
    `url: "https://api.example"`,
    `url: "https://a.example", api_key: sk-live-1`,
  );
  const [problem] = await problemsOf(text);
  assert.match(problem?.hint ?? "", /\{env: NAME\} or \{file: PATH\}/);
  assert.ok(!JSON.stringify(problem).includes("sk-live"));
});

const validator = new Ajv2020({ strict: false, formats: { path: true } }).compile(configSchema);

/** Documents near the schema: its own keys, and values that fit sometimes. */
function documents(): fc.Arbitrary<unknown> {
  const scalar = fc.oneof(
    fc.constantFrom(1, 0, 8080, 70_000, -1, 1.5, true, false, null, "openai", "cancel", "a", ""),
    fc.constantFrom("/crm", "https://a.example", "127.0.0.1", "a".repeat(64), "0".repeat(64)),
  );
  const keys = fc.constantFrom(
    ...Object.keys(configSchema.properties),
    ...["host", "port", "url", "api_key", "env", "file", "protocol", "prefix", "upstream", "x"],
    ...["sha256", "agent", "token", "watch", "interval_ms", "request_body_bytes", "limits"],
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      scalar,
      fc.dictionary(keys, tie("tree"), { maxKeys: 4 }),
      fc.array(tie("tree"), { maxLength: 2 }),
    ),
  }));
  const parts = fc.dictionary(keys, tree, { maxKeys: 5 });
  const version = fc.constantFrom({ version: 1 }, {});
  return fc.tuple(version, parts).map(([first, rest]) => ({ ...rest, ...first }));
}

Deno.test("check() takes what ajv takes under the same schema, and refuses what it refuses", () => {
  let taken = 0;
  fc.assert(
    fc.property(documents(), (document) => {
      const source = readSource(JSON.stringify(document), "f");
      const origin = { at: String, path: (text: string) => text };
      const tree = { root: source.root, origin, origins: new Map<SourceNode, typeof origin>() };
      const { problems, value } = check(tree, configSchema);
      assert.equal(problems.length === 0, validator(document), JSON.stringify(document));
      if (problems.length > 0) return;
      taken++;
      assert.equal(JSON.stringify(value), JSON.stringify(document));
    }),
    { numRuns: 3000 },
  );
  assert.ok(taken > 20, String(taken));
});

Deno.test("the limits of the schema are those of the gateway, with its defaults", () => {
  const snake = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const ours = Object.entries(configSchema.properties.limits.properties)
    .map(([name, { default: value }]) => [name, value]).sort();
  const theirs = Object.entries(defaultLimits).map(([name, value]) => [snake(name), value]).sort();
  assert.deepEqual(ours, theirs);
});

Deno.test("every variable of variableNames() leads to its setting, and no other does", () => {
  const root: SourceNode = { kind: "map", offset: 0, entries: new Map() };
  for (const name of variableNames(configSchema)) {
    const found = environmentOverrides({ [name]: "{}" }, { root, schema: configSchema });
    assert.deepEqual(found.problems, [], name);
    const path = found.overrides[0]?.path ?? [];
    assert.equal(`CLYRA_${path.join("__").toUpperCase()}`, name);
  }
  for (const name of ["CLYRA_X", "CLYRA_LISTEN_PORT", "CLYRA_LISTEN__PORT__X", "CLYRA___"]) {
    const { problems } = environmentOverrides({ [name]: "1" }, { root, schema: configSchema });
    assert.equal(problems.length, 1, name);
  }
  // Of Kubernetes, of the images, and of our own: no settings.
  const others = {
    CLYRA_PORT: "tcp://10.0.0.1:80",
    CLYRA_PORT_80_TCP_ADDR: "10.0.0.1",
    CLYRA_GATEWAY_SERVICE_HOST: "10.0.0.1",
    CLYRA_CWD: "/",
    PATH: "/bin",
  };
  const { problems, overrides } = environmentOverrides(others, { root, schema: configSchema });
  assert.deepEqual([...problems, ...overrides], []);
});

Deno.test("flags win over variables, and those over the file", async () => {
  const texts = { "clyra.yaml": `${good}listen: {port: 1, host: 10.0.0.1}\n`, "p": policy };
  const environment = { CLYRA_LISTEN__PORT: "2", CLYRA_POLICY: "q", CLYRA_OUT: "bundles" };
  const { setup } = await setupOf({ texts, environment, flags: { policy: "p", port: 3 } });
  assert.deepEqual(setup.listen, { hostname: "10.0.0.1", port: 3 });
  assert.equal(setup.policyFile, "p");
  assert.equal(setup.out, "bundles");
  const without = await setupOf({ texts, environment: { ...environment, CLYRA_POLICY: "p" } });
  assert.equal(without.setup.listen.port, 2);
});

Deno.test("variables reach into maps and lists, and set whole sections as YAML", async () => {
  const file = good.replace("openai:", "open-ai:").replace("upstream: openai", "upstream: open-ai");
  const environment = {
    CLYRA_UPSTREAMS__OPEN_AI__URL: "https://b.example",
    CLYRA_ROUTES__0__PREFIX: "/llm",
    CLYRA_ROUTES__1: "{protocol: http, prefix: /crm, upstream: open-ai}",
    CLYRA_LIMITS: "{concurrent_calls: 7}",
    CLYRA_LIMITS__HELD_BYTES: "9",
  };
  const { setup } = await setupOf({
    texts: { "clyra.yaml": file, "policy.yaml": policy },
    environment,
  });
  assert.equal(setup.options.upstreams[0]?.baseUrl, "https://b.example");
  assert.deepEqual(setup.options.routes.map(({ prefix }) => prefix), ["/llm", "/crm"]);
  assert.deepEqual(setup.options.limits, { concurrentCalls: 7, heldBytes: 9 });
  const bad = { ...environment, CLYRA_LIMITS__HELD_BYTES: "many" };
  await assert.rejects(
    setupOf({ texts: { "clyra.yaml": file, "policy.yaml": policy }, environment: bad }),
    /CLYRA_LIMITS__HELD_BYTES: 'limits\.held_bytes' must be a whole number, not text/,
  );
});

Deno.test("paths of a file are seen from its folder, those of flags and variables from the user's", async () => {
  const texts = { "etc/clyra.yaml": good, "etc/policy.yaml": policy, "policy.yaml": policy };
  const inFile = await setupOf({ texts, flags: { config: "etc/clyra.yaml" } });
  assert.equal(inFile.setup.policyFile, "etc/policy.yaml");
  assert.deepEqual(inFile.watched, ["etc/clyra.yaml", "etc/policy.yaml"]);
  const environment = { CLYRA_CONFIG: "etc/clyra.yaml", CLYRA_POLICY: "policy.yaml" };
  assert.equal((await setupOf({ texts, environment })).setup.policyFile, "policy.yaml");
});

Deno.test("planGateway() reads secrets from variables and files, one line of plain text each", async () => {
  const text = good.replace(`"https://api.example"`, `"https://a", api_key: {env: MY_KEY}`) +
    "admin: {token: {file: token}}\n";
  const texts = { "clyra.yaml": text, "policy.yaml": policy, token: `${"t".repeat(20)}\n` };
  const { setup, watched } = await setupOf({ texts, environment: { MY_KEY: "k" } });
  assert.equal(setup.options.upstreams[0]?.apiKey, "k");
  assert.equal(setup.options.adminToken, "t".repeat(20));
  assert.ok(watched.includes("token"));
  for (
    const [changed, environment, expected] of [
      [{}, {}, /clyra\.yaml:3:49: the environment variable MY_KEY is not set/],
      [{ token: "t\nx: y" }, { MY_KEY: "k" }, /not one line of printable ASCII/],
      [{ token: "short" }, { MY_KEY: "k" }, /fewer than 16 characters/],
    ] as const
  ) {
    await assert.rejects(setupOf({ texts: { ...texts, ...changed }, environment }), expected);
  }
});

Deno.test("planGateway() says where a route or an upstream is wrong", async () => {
  for (
    const [from, to, expected] of [
      [
        "upstream: openai}",
        "upstream: opnai}",
        /clyra\.yaml:4:39: there is no upstream 'opnai'; did/,
      ],
      ["https://api.example", "ftp://x", /clyra\.yaml:3:27: .* not an http or https URL/],
      ["upstream: openai}]", "upstream: openai, prefix: x}]", /4:\d+: route prefix 'x' is not a/],
      ["routes: [", "routes: [{protocol: openai, upstream: openai},", /prefix '' is there twice/],
      ["policy: policy.yaml\n", "", /there is no policy/],
      [/routes.*\n/, "", /there is no route: nothing would be served/],
    ] as const
  ) {
    const text = good.replace(from, to);
    await assert.rejects(
      setupOf({ texts: { "clyra.yaml": text, "policy.yaml": policy } }),
      expected,
    );
  }
});

Deno.test("a route of a flag takes the place of the one that serves the same", async () => {
  const texts = { "clyra.yaml": good, "policy.yaml": policy };
  const environment = { OPENAI_API_KEY: "k" };
  const flags = { upstream: "https://other.example", mcp: ["/files=https://mcp.example/mcp"] };
  const { setup } = await setupOf({ texts, environment, flags });
  assert.deepEqual(setup.options.routes, [
    { protocol: "openai", prefix: "", upstream: "provider" },
    { protocol: "mcp", prefix: "/files", upstream: "mcp-1" },
  ]);
  assert.equal(setup.options.upstreams.find(({ id }) => id === "provider")?.apiKey, "k");
});

Deno.test("the example is the one in examples/, and in order", async () => {
  const file = new URL("../../../examples/clyra.yaml", import.meta.url);
  assert.equal(exampleConfig, await Deno.readTextFile(file));
  const texts = { "clyra.yaml": exampleConfig, "policy.yaml": policy };
  const { setup } = await setupOf({ texts, environment: { OPENAI_API_KEY: "k" } });
  assert.equal(setup.options.routes.length, 1);
});
