/**
 * Runs over HTTP: joined by header, opened and closed by route, and by nobody who may not.
 *
 * @module
 */

import assert from "node:assert/strict";
import { chat, guardOf, startGateway, until } from "./harness.ts";
import { answerJson, json, startProvider } from "./provider.ts";

const scripts = { text: json(answerJson({ content: "hello" })) };

function post(url: string, path: string, options: {
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
} = {}): Promise<Response> {
  return fetch(url + path, {
    method: "POST",
    headers: { "content-type": "application/json", ...options.headers },
    body: JSON.stringify(options.body ?? {}),
  });
}

Deno.test("run routes open a run, take events and close it with its seal", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const opened = await post(harness.url, "/v1/runs", { body: { id: "job-1", agent: "a@1" } });
  assert.equal(opened.status, 201);
  assert.equal((await opened.json()).run, "job-1");
  const joined = await chat(harness.url, { model: "text", headers: { "x-clyra-run-id": "job-1" } });
  await joined.body?.cancel();
  const event = { type: "event.step", summary: "did it", counts: [{ name: "rows", n: 3 }] };
  const added = await post(harness.url, "/v1/runs/job-1/events", { body: event });
  assert.equal(added.status, 201);
  assert.equal((await added.json()).seq, 3);
  const closed = await post(harness.url, "/v1/runs/job-1/close");
  assert.deepEqual(await closed.json(), {
    run: "job-1",
    entries: 5,
    root: "0".repeat(64),
    seal_index: 0,
    checkpoint: "c",
  });
  assert.equal((await post(harness.url, "/v1/runs/job-1/close")).status, 404);
  const late = await chat(harness.url, { model: "text", headers: { "x-clyra-run-id": "job-1" } });
  assert.equal(late.status, 400);
});

Deno.test("run routes refuse what they do not know", async () => {
  await using harness = startGateway("http://127.0.0.1:1");
  await (await post(harness.url, "/v1/runs", { body: { id: "known" } })).body?.cancel();
  const events = "/v1/runs/known/events";
  const digest = "a".repeat(64);
  const refused: readonly [string, unknown, number][] = [
    ["/v1/runs", { id: "Known" }, 400],
    ["/v1/runs", { id: "known" }, 400],
    ["/v1/runs", { id: 7 }, 400],
    ["/v1/runs", { parent_run: "../x" }, 400],
    ["/v1/runs", { agent: "two words" }, 400],
    ["/v1/runs", { other: 1 }, 400],
    ["/v1/runs", [], 400],
    ["/v1/runs/unknown/close", {}, 404],
    ["/v1/runs/unknown/events", { type: "event.step", summary: "" }, 404],
    [events, { type: "decision", summary: "" }, 400],
    [events, { type: "event.bypass", summary: "" }, 400],
    [events, { type: "event.step", summary: "x".repeat(1025) }, 400],
    [events, { type: "event.diff", digests: [{ name: "a", sha256: "no" }] }, 400],
    [events, { type: "event.diff", digests: [{ name: "a", sha256: digest, more: 1 }] }, 400],
    [events, { type: "event.diff", counts: [{ name: "a", n: -1 }] }, 400],
  ];
  for (const [path, body, status] of refused) {
    const response = await post(harness.url, path, { body });
    assert.equal(response.status, status, JSON.stringify([path, body]));
    await response.body?.cancel();
  }
  assert.equal(harness.ledger.types().length, 0);
});

Deno.test("run routes serve programs on this machine, not web pages, proxies or strangers", async () => {
  await using harness = startGateway("http://127.0.0.1:1");
  const refused: readonly Readonly<Record<string, string>>[] = [
    { origin: "https://evil.example" },
    { "sec-fetch-site": "cross-site" },
    { "x-forwarded-for": "10.0.0.1" },
    { forwarded: "for=10.0.0.1" },
    { via: "1.1 proxy" },
  ];
  for (const headers of refused) {
    const response = await post(harness.url, "/v1/runs", { headers });
    assert.equal(response.status, 403, JSON.stringify(headers));
    await response.body?.cancel();
  }
  const form = await post(harness.url, "/v1/runs", { headers: { "content-type": "text/plain" } });
  assert.equal(form.status, 501);
  await form.body?.cancel();
  const request = (host: string) =>
    new Request(`http://${host}/v1/runs`, {
      method: "POST",
      headers: { host, "content-type": "application/json" },
      body: "{}",
    });
  const local = { remoteAddress: "127.0.0.1" };
  const rebound = await harness.gateway.fetch(request("evil.example"), local);
  assert.equal(rebound.status, 403);
  const stranger = { remoteAddress: "192.0.2.7" };
  assert.equal((await harness.gateway.fetch(request("127.0.0.1"), stranger)).status, 403);
  assert.equal((await harness.gateway.fetch(request("127.0.0.1"), local)).status, 201);
});

Deno.test("run routes ask for the admin token when there is one", async () => {
  await using harness = startGateway("http://127.0.0.1:1", { settings: { adminToken: "right" } });
  for (const [authorization, status] of [["Bearer wrong", 401], ["Bearer right", 201]] as const) {
    const response = await post(harness.url, "/v1/runs", { headers: { authorization } });
    assert.equal(response.status, status);
    await response.body?.cancel();
  }
  const without = await post(harness.url, "/v1/runs");
  assert.equal(without.status, 401);
  await without.body?.cancel();
});

Deno.test("gateway keeps calls that name no run in one shared run and begins a new one when it is full", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { limits: { sharedRunEntries: 6 } });
  const runs: (string | null)[] = [];
  for (let n = 0; n < 3; n++) {
    const response = await chat(harness.url, { model: "text" });
    await response.body?.cancel();
    runs.push(response.headers.get("x-clyra-run-id"));
  }
  assert.equal(runs[0], runs[1]);
  assert.notEqual(runs[0], runs[2]);
  await until(() => harness.ledger.types().includes("run.close"));
});

Deno.test("gateway cuts no call short when the shared run is full", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => release = resolve);
  await using provider = startProvider({
    ...scripts,
    slow: async (...given) => {
      await gate;
      return scripts.text(...given);
    },
  });
  await using harness = startGateway(provider.url, { limits: { sharedRunEntries: 2, closeMs: 1 } });
  const slow = chat(harness.url, { model: "slow" });
  await until(() => provider.log.requests.length === 1);
  const other = await chat(harness.url, { model: "text" });
  await other.body?.cancel();
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.ok(!harness.ledger.types().includes("run.close"));
  release();
  const answer = await slow;
  assert.equal(answer.status, 200);
  await answer.body?.cancel();
  assert.notEqual(answer.headers.get("x-clyra-run-id"), other.headers.get("x-clyra-run-id"));
  await until(() => harness.ledger.types().includes("run.close"));
});

Deno.test("gateway opens one run for calls that begin at once, and no more than its limit", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { limits: { openRuns: 2 } });
  const responses = await Promise.all(
    Array.from({ length: 8 }, () => chat(harness.url, { model: "text" })),
  );
  const ids = responses.map((response) => response.headers.get("x-clyra-run-id"));
  await Promise.all(responses.map((response) => response.body?.cancel()));
  assert.equal(new Set(ids).size, 1);
});

Deno.test("gateway ends the run that was idle longest to make room, and says when there is none", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { limits: { openRuns: 2 } });
  const open = async (id: string): Promise<number> => {
    const response = await post(harness.url, "/v1/runs", { body: { id } });
    await response.body?.cancel();
    return response.status;
  };
  const stateOf = async (id: string): Promise<string> =>
    (await (await fetch(`${harness.url}/v1/runs/${id}`)).json()).state;
  assert.deepEqual([await open("old"), await open("new")], [201, 201]);
  const headers = { "x-clyra-run-id": "old" };
  await (await chat(harness.url, { model: "text", headers })).text();
  assert.equal(await open("third"), 201);
  assert.deepEqual([await stateOf("new"), await stateOf("old")], ["sealed", "open"]);

  await using full = startGateway(provider.url, { limits: { openRuns: 1 } });
  await (await chat(full.url, { model: "text" })).text();
  const over = await post(full.url, "/v1/runs");
  assert.equal(over.status, 503);
  assert.equal(over.headers.get("retry-after"), "1");
  await over.body?.cancel();
});

Deno.test("gateway ends a run only after the calls in it, and takes no new ones meanwhile", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => release = resolve);
  await using provider = startProvider({
    ...scripts,
    slow: async (...given) => {
      await gate;
      return scripts.text(...given);
    },
  });
  await using harness = startGateway(provider.url, { guard: guardOf() });
  const headers = { "x-clyra-run-id": "r1" };
  const slow = chat(harness.url, { model: "slow", headers });
  await until(() => provider.log.requests.length === 1);
  const closing = post(harness.url, "/v1/runs/r1/close");
  // The close is under way when a call is refused for it.
  let status = 200;
  for (let tries = 0; status === 200 && tries < 100; tries++) {
    const response = await chat(harness.url, { model: "text", headers });
    await response.body?.cancel();
    ({ status } = response);
  }
  assert.equal(status, 400);
  assert.ok(!harness.ledger.types().includes("run.close"));
  release();
  assert.equal((await slow).status, 200);
  await (await slow).body?.cancel();
  assert.equal((await closing).status, 200);
  await (await closing).body?.cancel();
  assert.equal(harness.ledger.types().at(-1), "run.close");
});

Deno.test("stop() seals every run and answers 503 from then on", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  await (await chat(harness.url, { model: "text" })).body?.cancel();
  await (await post(harness.url, "/v1/runs", { body: { id: "left" } })).body?.cancel();
  const sealed = await harness.gateway.stop();
  assert.equal(sealed.length, 2);
  assert.deepEqual(harness.ledger.bodies("run.close").map(({ status }) => status).sort(), [
    "complete",
    "interrupted",
  ]);
  const after = await chat(harness.url, { model: "text" });
  assert.equal(after.status, 503);
  await after.body?.cancel();
});

Deno.test("run routes show a run while it is open and when it is sealed, and any receipt", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { settings: { adminToken: "right" } });
  const headers = { authorization: "Bearer right" };
  const get = async (path: string, given: Record<string, string> = headers) => {
    const response = await fetch(harness.url + path, { headers: given });
    return { status: response.status, body: await response.json() };
  };
  const call = await chat(harness.url, { model: "text", headers: { "x-clyra-run-id": "job" } });
  await call.body?.cancel();
  const open = await get("/v1/runs/job");
  assert.deepEqual(open.body, { run: "job", state: "open", entries: 3, calls: 0 });
  const receipt = await get(`/v1/receipts/${call.headers.get("x-clyra-receipt")}`);
  assert.equal(receipt.body.type, "decision");
  await (await post(harness.url, "/v1/runs/job/close", { headers })).body?.cancel();
  const sealed = await get("/v1/runs/job");
  assert.deepEqual([sealed.body.state, sealed.body.entries], ["sealed", 4]);
  assert.equal(sealed.body.checkpoint, "c");
  for (const path of ["/v1/runs/other", "/v1/receipts/job/99", "/v1/receipts/job/01"]) {
    assert.equal((await get(path)).status, 404, path);
  }
  for (const path of ["/v1/runs/job", "/v1/receipts/job/1"]) {
    assert.equal((await get(path, {})).status, 401, path);
  }
});

Deno.test("answers and refusals name the newest checkpoint, and nothing where there is none", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const markOf = async (model: string) => {
    const response = await chat(harness.url, { model });
    await response.body?.cancel();
    return response.headers.get("x-clyra-checkpoint");
  };
  assert.equal(await markOf("text"), null);
  const root = `${"A".repeat(43)}=`;
  harness.ledger.note = `clyra.test/1\n25\n${root}\n\n\u2014 clyra.test/1 AAAA\n`;
  assert.equal(await markOf("text"), `25 ${root}`);
  assert.equal(await markOf("no-such-script"), `25 ${root}`);
  harness.ledger.note = "clyra.test/1\n25\r\nx-evil: 1\nAAAA\n";
  assert.equal(await markOf("text"), null);
});
