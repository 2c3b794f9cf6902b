/**
 * Signs of calls past the gateway: each is an entry and a count, and a call that does nothing wrong is
 * neither.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chat, type Harness, rawExchange, startGateway } from "./harness.ts";
import { answerJson, json, startProvider } from "./provider.ts";

const scripts = { text: json(answerJson({ content: "hello" })) };

function noticed(harness: Harness): string[] {
  const counts = harness.ledger.bodies("event.bypass").map(({ counts }) =>
    (counts as { name: string }[])[0]?.name ?? ""
  );
  // What is counted is what is written.
  assert.deepEqual(
    harness.counted.map(({ name, labels }) => `${name} bypass.${labels["kind"]}`),
    counts.map((name) => `clyra_bypass_total ${name}`),
  );
  return counts;
}

function routes(chain: "observe" | "require") {
  return [
    { protocol: "openai", prefix: "", upstream: "double", chain },
    { protocol: "http", prefix: "/raw", upstream: "double" },
  ] as const;
}

async function call(harness: Harness, headers: Readonly<Record<string, string>>) {
  const response = await chat(harness.url, { model: "text", headers });
  await response.text();
  return response;
}

Deno.test("gateway notes a parent that is not recorded, and links one that is", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const run = { "x-clyra-run-id": "r" };
  const first = await call(harness, run);
  const id = first.headers.get("x-clyra-request-id") ?? "";
  const receipt = first.headers.get("x-clyra-receipt") ?? "";
  for (const parent of [id, receipt]) {
    assert.equal((await call(harness, { ...run, "x-clyra-parent-id": parent })).status, 200);
  }
  // A parent in another run is there, and no parent of this run's call.
  await call(harness, { "x-clyra-run-id": "other", "x-clyra-parent-id": id });
  assert.deepEqual(noticed(harness), []);
  const requests = harness.ledger.entries.filter(({ type }) => type === "call.request");
  assert.deepEqual(requests.map(({ parents }) => parents), [undefined, [id], undefined, undefined]);
  const made = `f${id.slice(1)}`;
  for (const parent of [made, "r/999", "nowhere/0"]) {
    assert.equal((await call(harness, { ...run, "x-clyra-parent-id": parent })).status, 200);
  }
  assert.deepEqual(noticed(harness), Array(3).fill("bypass.parent_unknown"));
  assert.equal((await call(harness, { ...run, "x-clyra-parent-id": "what" })).status, 400);
});

Deno.test("gateway notes a client that claims an entry which is not there", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const run = { "x-clyra-run-id": "r" };
  const first = await call(harness, run);
  const seq = first.headers.get("x-clyra-receipt")?.split("/")[1] ?? "";
  assert.equal((await call(harness, { ...run, "x-clyra-seq": seq })).status, 200);
  assert.deepEqual(noticed(harness), []);
  assert.equal((await call(harness, { ...run, "x-clyra-seq": "1000" })).status, 200);
  assert.deepEqual(noticed(harness), ["bypass.seq_unknown"]);
  assert.equal((await call(harness, { ...run, "x-clyra-seq": "-1" })).status, 400);
});

Deno.test("gateway refuses a canary as a key, wherever it stands, and tells nobody what it was", async () => {
  const canary = "sk-clyra-canary-0123456789abcdef";
  const canaries = [createHash("sha256").update(canary).digest("hex")];
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { settings: { canaries } });
  const places: Record<string, string>[] = [
    { authorization: `Bearer ${canary}` },
    { "x-api-key": canary },
    { "api-key": canary },
  ];
  for (const headers of places) {
    const response = await chat(harness.url, { model: "text", headers });
    assert.equal(response.status, 403);
    const text = await response.text();
    assert.ok(!text.includes(canary));
    assert.match(text, /clyra\.canary/);
    assert.match(response.headers.get("x-clyra-receipt") ?? "", /^shared-0\/\d+$/);
  }
  assert.deepEqual(noticed(harness), Array(3).fill("bypass.canary_key"));
  assert.ok(!JSON.stringify(harness.ledger.entries).includes(canary));
  assert.ok(!harness.logged.join().includes(canary));
  assert.equal(provider.log.requests.length, 0);
  assert.equal((await call(harness, { authorization: "Bearer another" })).status, 200);
});

Deno.test("gateway hands out chain tokens and takes each of them back", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { settings: { routes: routes("require") } });
  const run = { "x-clyra-run-id": "r" };
  let response = await call(harness, run);
  const tokens: string[] = [];
  for (let i = 0; i < 5; i++) {
    const token = response.headers.get("x-clyra-chain") ?? "";
    tokens.push(token);
    response = await call(harness, { ...run, "x-clyra-chain": token });
    assert.equal(response.status, 200);
  }
  assert.equal(new Set(tokens).size, 5);
  // Calls that were begun at once know one token.
  const token = response.headers.get("x-clyra-chain") ?? "";
  const together = [1, 2, 3].map(() => call(harness, { ...run, "x-clyra-chain": token }));
  for (const { status } of await Promise.all(together)) assert.equal(status, 200);
  assert.deepEqual(noticed(harness), []);
  assert.equal(
    provider.log.requests.some(({ headers }) => headers.has("x-clyra-chain")),
    false,
  );
});

Deno.test("gateway refuses a call without the token, with another run's, a made-up or an old one", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { settings: { routes: routes("require") } });
  const run = { "x-clyra-run-id": "r" };
  let token = (await call(harness, run)).headers.get("x-clyra-chain") ?? "";
  const old = token;
  const others = (await call(harness, { "x-clyra-run-id": "s" })).headers.get("x-clyra-chain") ??
    "";
  for (let i = 0; i < 70; i++) {
    const answer = await call(harness, { ...run, "x-clyra-chain": token });
    token = answer.headers.get("x-clyra-chain") ?? "";
  }
  const seen = provider.log.requests.length;
  const bad: Record<string, string>[] = [
    run,
    { ...run, "x-clyra-chain": others },
    { ...run, "x-clyra-chain": `9${token}` },
    { ...run, "x-clyra-chain": old },
    {},
  ];
  for (const headers of bad) {
    const response = await chat(harness.url, { model: "text", headers });
    assert.equal(response.status, 403, JSON.stringify(headers));
    const { error } = await response.json();
    assert.deepEqual(error.clyra.rules, ["clyra.chain"]);
    assert.equal(response.headers.get("x-clyra-chain"), null);
    assert.match(response.headers.get("x-clyra-receipt") ?? "", /\/\d+$/);
  }
  assert.equal(provider.log.requests.length, seen);
  assert.deepEqual(noticed(harness), [
    "bypass.chain_missing",
    "bypass.chain_unknown",
    "bypass.chain_unknown",
    "bypass.chain_stale",
    "bypass.chain_without_run",
  ]);
});

Deno.test("gateway that observes chains notes what is missing and serves the call", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { settings: { routes: routes("observe") } });
  const run = { "x-clyra-run-id": "r" };
  await call(harness, run);
  assert.equal((await call(harness, run)).status, 200);
  assert.deepEqual(noticed(harness), ["bypass.chain_missing"]);
});

Deno.test("gateway leaves receipts for refused requests until there are too many in a minute", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const admin = await fetch(`${harness.url}/v1/runs/none`);
  assert.equal(admin.status, 404);
  await admin.body?.cancel();
  assert.deepEqual(harness.ledger.types(), []);
  const origin = await fetch(`${harness.url}/v1/runs/none`, { headers: { origin: "http://e" } });
  assert.equal(origin.status, 403);
  assert.match(origin.headers.get("x-clyra-receipt") ?? "", /^shared-0\/0$/);
  await origin.body?.cancel();
  const semicolon = await rawExchange(
    harness.port,
    "GET /raw/..;/v1/x HTTP/1.1\r\nHost: 127.0.0.1:" + harness.port +
      "\r\nConnection: close\r\n\r\n",
  );
  assert.match(semicolon, /^HTTP\/1\.1 400/);
  for (let i = 0; i < 620; i++) {
    const response = await fetch(`${harness.url}/nowhere`);
    assert.equal(response.status, 404);
    await response.body?.cancel();
  }
  const { length } = harness.ledger.bodies("decision");
  // A minute may have ended meanwhile; more than two can not have begun.
  assert.ok(length >= 600 && length <= 622, String(length));
});
