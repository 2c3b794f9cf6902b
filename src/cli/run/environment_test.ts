import { strict as assert } from "node:assert";
import fc from "fast-check";
import { programEnvironment } from "./environment.ts";

const door = {
  url: "http://127.0.0.1:8080",
  routes: [
    { protocol: "openai", prefix: "/llm" },
    { protocol: "mcp", prefix: "/files" },
    { protocol: "http", prefix: "/crm-2" },
  ],
  run: "job",
  key: "clyra-run-key",
  secretNames: ["VAULT_TOKEN"],
  passKeys: false,
  random: { bytes: (length: number) => new Uint8Array(length).fill(7) },
};

const secretNames = ["OPENAI_API_KEY", "ANTHROPIC_API_KEY", "ANTHROPIC_AUTH_TOKEN", "VAULT_TOKEN"];

Deno.test("programEnvironment() keeps every variable but secrets and settings, whatever they are called", () => {
  const name = fc.oneof(
    fc.constantFrom(...secretNames, "CLYRA_DATA", "PATH", "__proto__", "constructor"),
    fc.string({ minLength: 1 }),
  );
  fc.assert(fc.property(fc.array(fc.tuple(name, fc.string())), (pairs) => {
    const ours: Record<string, string> = Object.create(null);
    for (const [name, value] of pairs) ours[name] = `value ${value}`;
    const theirs = programEnvironment(ours, door);
    for (const [name, value] of Object.entries(ours)) {
      if (secretNames.includes(name)) assert.notEqual(theirs[name], value);
      else if (name === "NO_PROXY" || name === "no_proxy") continue;
      else if (name.startsWith("CLYRA_")) assert.equal(theirs[name], undefined);
      else assert.equal(theirs[name], value);
    }
  }));
});

Deno.test("programEnvironment() leads each protocol to its route, and to the gateway where there is none", () => {
  const theirs = programEnvironment({}, door);
  assert.equal(theirs["OPENAI_BASE_URL"], "http://127.0.0.1:8080/llm/v1");
  assert.equal(theirs["ANTHROPIC_BASE_URL"], "http://127.0.0.1:8080");
  assert.equal(theirs["CLYRA_URL_FILES"], "http://127.0.0.1:8080/~clyra-run-key/files");
  assert.equal(theirs["CLYRA_URL_CRM_2"], "http://127.0.0.1:8080/~clyra-run-key/crm-2");
  assert.match(theirs["TRACEPARENT"] ?? "", /^00-(?:07){16}-(?:07){8}-00$/);
});

Deno.test("programEnvironment() leaves a program its keys when asked, and puts the run's into the address", () => {
  const ours = { OPENAI_API_KEY: "sk-own", VAULT_TOKEN: "t" };
  const theirs = programEnvironment(ours, { ...door, passKeys: true });
  assert.equal(theirs["OPENAI_API_KEY"], "sk-own");
  assert.equal(theirs["VAULT_TOKEN"], "t");
  assert.equal(theirs["OPENAI_BASE_URL"], "http://127.0.0.1:8080/~clyra-run-key/llm/v1");
  assert.equal(theirs["ANTHROPIC_API_KEY"], undefined);
});

Deno.test("programEnvironment() keeps the gateway away from proxies, and goes on with a trace", () => {
  const trace = `00-${"a".repeat(32)}-${"b".repeat(16)}-01`;
  const theirs = programEnvironment(
    { NO_PROXY: "corp.example,localhost", TRACEPARENT: trace },
    door,
  );
  assert.equal(theirs["NO_PROXY"], "corp.example,localhost,127.0.0.1");
  assert.equal(theirs["TRACEPARENT"], trace);
  const none = programEnvironment(
    { TRACEPARENT: `00-${"0".repeat(32)}-${"b".repeat(16)}-01` },
    door,
  );
  assert.notEqual(none["TRACEPARENT"], `00-${"0".repeat(32)}-${"b".repeat(16)}-01`);
});
