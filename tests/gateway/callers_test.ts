/**
 * Keys of callers and of runs: who is let in, what stays here, what is written down.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { chat, guardOf, startGateway } from "./harness.ts";
import { answerJson, json, startProvider } from "./provider.ts";

const scripts = { text: json(answerJson({ content: "hello" })), "/x": json("{}") };
const sha256 = (key: string) => createHash("sha256").update(key).digest("hex");
const keys = [
  { id: "billing", sha256: sha256("key-of-billing"), agent: "billing@1" },
  { id: "sales", sha256: sha256("key-of-sales") },
];

async function statusOf(response: Promise<Response>): Promise<number> {
  const { status, body } = await response;
  await body?.cancel();
  return status;
}

Deno.test("gateway lets callers in by their keys, in each of the places, and keeps the keys", async () => {
  await using provider = startProvider(scripts);
  const seen: unknown[] = [];
  await using harness = startGateway(provider.url, {
    settings: { keys },
    guard: guardOf({ decide: ({ caller }) => (seen.push(caller), {}) }),
  });
  const places = [
    { authorization: "Bearer key-of-billing" },
    { authorization: "bearer key-of-billing" },
    { "x-api-key": "key-of-billing" },
    { "x-clyra-key": "key-of-billing", authorization: "Bearer for-the-upstream" },
  ];
  for (const headers of places) {
    assert.equal(await statusOf(chat(harness.url, { model: "text", headers })), 200);
  }
  assert.deepEqual(seen, places.map(() => ({ name: "billing" })));
  const sent = provider.log.requests.map(({ headers }) => [...headers]);
  assert.ok(!JSON.stringify(sent).includes("key-of-billing"));
  assert.equal(provider.log.requests[3]?.headers.get("authorization"), "Bearer for-the-upstream");
  const requests = harness.ledger.entries.filter(({ type }) => type === "call.request");
  assert.deepEqual(requests.map(({ ext }) => ext?.["caller"]), places.map(() => "billing"));
  assert.ok(!JSON.stringify(harness.ledger.entries).includes("key-of-billing"));
});

Deno.test("gateway answers 401 to a call without a known key, and writes that down", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { settings: { keys } });
  for (
    const headers of [
      {},
      { authorization: "Bearer key-of-nobody" },
      { authorization: "Basic key-of-billing" },
      { "x-api-key": "" },
      { "x-clyra-key": "x".repeat(8000) },
    ]
  ) {
    const response = await chat(harness.url, { model: "text", headers });
    assert.equal(response.status, 401);
    const { error } = await response.json();
    assert.match(error.message, /cannot take the call: (?:it carries no key|its key is not known)/);
  }
  assert.equal(provider.log.requests.length, 0);
  const refusals = harness.ledger.bodies("decision");
  assert.equal(refusals.length, 5);
  assert.deepEqual(refusals[0]?.["rules"], ["clyra.unauthorized"]);
  // An empty list lets nobody in; no list lets everybody in.
  await using closed = startGateway(provider.url, { settings: { keys: [] } });
  assert.equal(await statusOf(chat(closed.url, { model: "text" })), 401);
  await using open = startGateway(provider.url);
  assert.equal(await statusOf(chat(open.url, { model: "text" })), 200);
});

Deno.test("the key of a run ties calls to it, as header and in front of the path, until it ends", async () => {
  await using provider = startProvider(scripts);
  const settings = { keys, adminToken: "t".repeat(20) };
  await using harness = startGateway(provider.url, { settings });
  const admin = (path: string, body: unknown, token = settings.adminToken) =>
    fetch(harness.url + path, {
      method: "POST",
      headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
  assert.equal(await statusOf(admin("/v1/runs", { key: true }, "wrong")), 401);
  const opened = await (await admin("/v1/runs", { id: "job", key: true })).json();
  const { key } = opened;
  assert.match(key, /^clyra-run-[A-Za-z0-9_-]{43}$/);
  const runOf = async (response: Promise<Response>) => {
    const answer = await response;
    await answer.body?.cancel();
    return answer.headers.get("x-clyra-run-id");
  };
  const headers = { authorization: `Bearer ${key}` };
  assert.equal(await runOf(chat(harness.url, { model: "text", headers })), "job");
  assert.equal(await runOf(chat(`${harness.url}/~${key}`, { model: "text" })), "job");
  assert.equal(await runOf(fetch(`${harness.url}/~${key}/raw/x`)), "job");
  assert.equal(
    await runOf(chat(harness.url, { model: "text", headers: { "x-api-key": key } })),
    "job",
  );
  const other = { ...headers, "x-clyra-run-id": "other" };
  assert.equal(await statusOf(chat(harness.url, { model: "text", headers: other })), 403);
  // In front of the path it counts, and the one beside it goes nowhere.
  assert.equal(await runOf(chat(`${harness.url}/~${key}`, { model: "text", headers })), "job");
  // The key is in no entry, and goes to no upstream.
  assert.ok(!JSON.stringify(harness.ledger.entries).includes(key));
  const sent = provider.log.requests.map(({ url, headers }) => [url, [...headers]]);
  assert.ok(!JSON.stringify(sent).includes(key));
  assert.equal(provider.log.requests.length, 5);
  assert.equal(await statusOf(admin("/v1/runs/job/close", { status: "interrupted" })), 200);
  assert.equal(harness.ledger.bodies("run.close")[0]?.["status"], "interrupted");
  assert.equal(await statusOf(chat(harness.url, { model: "text", headers })), 401);
  assert.equal(await statusOf(chat(`${harness.url}/~${key}`, { model: "text" })), 401);
});

Deno.test("a bad target leaves its receipt in the run whose key it carries", async () => {
  await using harness = startGateway("http://127.0.0.1:1");
  const opened = await fetch(`${harness.url}/v1/runs`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: "job", key: true }),
  });
  const { key } = await opened.json();
  const headers = { authorization: `Bearer ${key}` };
  assert.equal(await statusOf(fetch(`${harness.url}/a//b`, { headers })), 400);
  const refusal = harness.ledger.entries.find(({ type }) => type === "decision");
  assert.equal(refusal?.run, "job");
});

Deno.test("run routes give out no key where callers have their own and no admin token is set", async () => {
  await using harness = startGateway("http://127.0.0.1:1", { settings: { keys } });
  const open = (body: unknown) =>
    fetch(`${harness.url}/v1/runs`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  assert.equal(await statusOf(open({ key: true })), 403);
  assert.equal(await statusOf(open({ key: "yes" })), 400);
  assert.equal(await statusOf(open({ key: false })), 201);
  assert.equal(await statusOf(open({ id: "x" })), 201);
  const close = await fetch(`${harness.url}/v1/runs/x/close`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ status: "recovered" }),
  });
  assert.equal(close.status, 400);
  await close.body?.cancel();
});

Deno.test("a route keeps to its own limits, the others to the gateway's", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, {
    settings: {
      routes: [
        { protocol: "openai", prefix: "", upstream: "double" },
        {
          protocol: "openai",
          prefix: "/small",
          upstream: "double",
          limits: { requestBodyBytes: 10 },
        },
      ],
    },
  });
  assert.equal(await statusOf(chat(harness.url, { model: "text" })), 200);
  assert.equal(await statusOf(chat(`${harness.url}/small`, { model: "text" })), 413);
});

Deno.test("a run takes the calls of the caller that opened it, and of no other", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { settings: { keys } });
  const call = (key: string, run: string) =>
    chat(harness.url, {
      model: "text",
      headers: { authorization: `Bearer ${key}`, "x-clyra-run-id": run },
    });
  assert.equal(await statusOf(call("key-of-billing", "theirs")), 200);
  assert.equal(await statusOf(call("key-of-billing", "theirs")), 200);
  const refused = await call("key-of-sales", "theirs");
  assert.equal(refused.status, 403);
  assert.equal(refused.headers.get("x-clyra-chain"), null);
  const { error } = await refused.json();
  assert.equal(error.message, "cannot join the run: it is another caller's");
  assert.equal(provider.log.requests.length, 2);
  const requests = harness.ledger.entries.filter(({ type }) => type === "call.request");
  assert.deepEqual(requests.map(({ ext }) => ext?.["caller"]), ["billing", "billing"]);
  // Whoever of two is first at once has it.
  const both = ["key-of-billing", "key-of-sales"].map((key) => statusOf(call(key, "new")));
  assert.deepEqual((await Promise.all(both)).sort(), [200, 403]);
});

Deno.test("a run whose key was given out takes calls with that key only, one without a key everybody's", async () => {
  await using provider = startProvider(scripts);
  for (const settings of [{}, { keys, adminToken: "t".repeat(20) }]) {
    await using harness = startGateway(provider.url, { settings });
    const open = async (body: unknown) => {
      const response = await fetch(`${harness.url}/v1/runs`, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${"t".repeat(20)}` },
        body: JSON.stringify(body),
      });
      return await response.json();
    };
    const { key } = await open({ id: "job", key: true });
    await open({ id: "common" });
    const call = (caller: string, run: string) =>
      statusOf(
        chat(harness.url, {
          model: "text",
          headers: { authorization: `Bearer ${caller}`, "x-clyra-run-id": run },
        }),
      );
    assert.equal(await call(key, "job"), 200);
    assert.equal(await call("key-of-billing", "job"), 403);
    assert.equal(await call("key-of-billing", "common"), 200);
    assert.equal(await call("key-of-sales", "common"), 200);
    assert.equal(await call(key, "common"), 403);
  }
});
