/**
 * Settings that change while calls are under way: none is lost, each knows its policy.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { GatewayOptions, Guard } from "../../src/gateway/mod.ts";
import { chat, guardOf, startGateway, until } from "./harness.ts";
import { answerJson, json, pause, startProvider } from "./provider.ts";

const scripts = {
  text: json(answerJson({ content: "hello" })),
  slow: async () => {
    await pause(100);
    return new Response(answerJson({ content: "late" }), {
      headers: { "content-type": "application/json" },
    });
  },
};

function guard(hash: string, effect: "allow" | "deny" = "allow"): Guard {
  return { ...guardOf({ decide: () => ({ effect }) }), policyHash: hash.repeat(64) };
}

function optionsFor(url: string): GatewayOptions {
  return {
    upstreams: [{ id: "double", baseUrl: url }],
    routes: [{ protocol: "openai", prefix: "", upstream: "double" }],
  };
}

const sha256 = "c".repeat(64);

async function statusOf(response: Promise<Response>): Promise<number> {
  const { status, body } = await response;
  await body?.cancel();
  return status;
}

Deno.test("reload() decides new calls by the new policy and leaves old ones theirs", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard: guard("1") });
  const headers = { "x-clyra-run-id": "job" };
  const early = chat(harness.url, { model: "slow", headers });
  await until(() => harness.ledger.types().includes("call.request"));
  const options = optionsFor(provider.url);
  await harness.gateway.reload({ options, guard: guard("2", "deny"), sha256 });
  assert.equal(await statusOf(chat(harness.url, { model: "text", headers })), 403);
  assert.equal(await statusOf(early), 200);
  const run = harness.ledger.entries.filter((entry) => entry.run === "job");
  assert.deepEqual(run.map(({ type }) => type).slice(0, 5), [
    "call.request",
    "decision",
    "event.policy",
    "call.request",
    "decision",
  ]);
  const change = run.find(({ type }) => type === "event.policy")?.body as {
    readonly digests: readonly { readonly name: string; readonly sha256: string }[];
  };
  assert.deepEqual(change.digests.slice(0, 2), [
    { name: "policy", sha256: "2".repeat(64) },
    { name: "policy.before", sha256: "1".repeat(64) },
  ]);
  const policies = run.filter(({ type }) => type === "call.request")
    .map(({ ext }) => ext?.["policy_sha256"]);
  assert.deepEqual(policies, [undefined, "2".repeat(64)]);
});

Deno.test("a run that begins after a change, or sees none of policy, has no mark", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard: guard("1") });
  const headers = { "x-clyra-run-id": "before" };
  assert.equal(await statusOf(chat(harness.url, { model: "text", headers })), 200);
  await harness.gateway.reload({ options: optionsFor(provider.url), guard: guard("1"), sha256 });
  assert.equal(await statusOf(chat(harness.url, { model: "text", headers })), 200);
  await harness.gateway.reload({ options: optionsFor(provider.url), guard: guard("2"), sha256 });
  const after = { "x-clyra-run-id": "after" };
  assert.equal(await statusOf(chat(harness.url, { model: "text", headers: after })), 200);
  const marked = harness.ledger.entries.filter(({ type, run }) =>
    type === "event.policy" && (run === "before" || run === "after")
  );
  assert.deepEqual(marked, []);
});

Deno.test("a call that came before a change and writes after it says which policy is its own", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard: guard("1") });
  const headers = { "x-clyra-run-id": "job" };
  await statusOf(chat(harness.url, { model: "text", headers }));
  // A body that comes in two pieces, with the change in between.
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const writer = writable.getWriter();
  const text = `{"model":"text","messages":[{"role":"user","content":"hi"}]}`;
  const late = fetch(`${harness.url}/v1/chat/completions`, {
    method: "POST",
    headers: { ...headers, "content-type": "application/json" },
    body: readable,
  });
  await writer.write(new TextEncoder().encode(text.slice(0, 20)));
  await pause(50);
  await harness.gateway.reload({ options: optionsFor(provider.url), guard: guard("2"), sha256 });
  await statusOf(chat(harness.url, { model: "text", headers }));
  await writer.write(new TextEncoder().encode(text.slice(20)));
  await writer.close();
  assert.equal(await statusOf(late), 200);
  const run = harness.ledger.entries.filter((entry) => entry.run === "job");
  assert.equal(run.filter(({ type }) => type === "event.policy").length, 1);
  const policies = run.filter(({ type }) => type === "call.request")
    .map(({ ext }) => ext?.["policy_sha256"]);
  assert.deepEqual(policies, [undefined, "2".repeat(64), "1".repeat(64)]);
});

Deno.test("reload() under load loses no call", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard: guard("1") });
  let over = false;
  const statuses: number[] = [];
  const callers = Array.from({ length: 8 }, async () => {
    while (!over) statuses.push(await statusOf(chat(harness.url, { model: "text" })));
  });
  for (let index = 0; index < 20; index++) {
    const next = guard(String(index % 9 + 1));
    await harness.gateway.reload({ options: optionsFor(provider.url), guard: next, sha256 });
    await pause(5);
  }
  over = true;
  await Promise.all(callers);
  assert.ok(statuses.length > 50, String(statuses.length));
  assert.deepEqual(statuses.filter((status) => status !== 200), []);
  const requests = harness.ledger.entries.filter(({ type }) => type === "call.request");
  assert.equal(requests.length, statuses.length);
  assert.equal(harness.ledger.bodies("call.response").length, statuses.length);
});

Deno.test("reload() changes nothing when it is refused, and /readyz tells of it", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard: guard("1") });
  const wrong: GatewayOptions = {
    upstreams: [],
    routes: [{ protocol: "openai", prefix: "", upstream: "none" }],
  };
  const change = { options: wrong, guard: guard("2", "deny"), sha256 };
  await assert.rejects(harness.gateway.reload(change), /route '' names no upstream/);
  assert.equal(await statusOf(chat(harness.url, { model: "text" })), 200);
  await harness.gateway.reloadRefused(3);
  const ready = await (await fetch(`${harness.url}/readyz`)).json();
  assert.equal(ready.ready, true);
  assert.equal(ready.reload.state, "refused");
  assert.equal(ready.reload.problems, 3);
  const event = harness.ledger.bodies("event.config").at(-1);
  assert.deepEqual(event?.["counts"], [{ name: "problems", n: 3 }]);
  await harness.gateway.reload({ options: optionsFor(provider.url), guard: guard("2"), sha256 });
  const later = await (await fetch(`${harness.url}/readyz`)).json();
  assert.equal(later.reload.state, "applied");
  assert.deepEqual(harness.ledger.bodies("event.config").at(-1)?.["digests"], [
    { name: "config", sha256 },
  ]);
});

Deno.test("reload() takes nothing into use that cannot be written down", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard: guard("1") });
  assert.equal(await statusOf(chat(harness.url, { model: "text" })), 200);
  harness.ledger.failAt = 0;
  const change = { options: optionsFor(provider.url), guard: guard("2"), sha256 };
  await assert.rejects(harness.gateway.reload(change), { code: "journal_unavailable" });
});

Deno.test("reload() changes limits of calls and of runs, and the keys of callers", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const options = { ...optionsFor(provider.url), limits: { requestBodyBytes: 10 } };
  await harness.gateway.reload({ options, guard: guardOf(), sha256 });
  assert.equal(await statusOf(chat(harness.url, { model: "text" })), 413);
  const closed = { ...optionsFor(provider.url), keys: [] };
  await harness.gateway.reload({ options: closed, guard: guardOf(), sha256 });
  assert.equal(await statusOf(chat(harness.url, { model: "text" })), 401);
});
