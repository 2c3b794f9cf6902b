/**
 * Admission, the caller's own time, traces, receipts for requests that are nobody's call, and what
 * happens to the upstream when the caller leaves.
 *
 * @module
 */

import assert from "node:assert/strict";
import { chat, rawExchange, startGateway, until } from "./harness.ts";
import { answerEvents, answerJson, endless, events, json, startProvider } from "./provider.ts";

const texts = Array.from({ length: 20 }, (_, index) => `word ${index} `);
const scripts = {
  text: json(answerJson({ content: "hello" })),
  never: () => new Promise<Response>(() => undefined),
  endless: endless(),
  slow: events(answerEvents({ texts, usage: true }), { pauseMs: 5 }),
  "/slow": events(texts, { pauseMs: 5 }),
};

Deno.test("gateway tells one call too many to come back, before its body is read", async () => {
  let release = () => {};
  const gate = new Promise<void>((resolve) => release = resolve);
  await using provider = startProvider({
    ...scripts,
    held: async () => {
      await gate;
      return new Response(answerJson({ content: "x" }), {
        headers: { "content-type": "application/json" },
      });
    },
  });
  await using harness = startGateway(provider.url, { limits: { concurrentCalls: 1 } });
  const held = chat(harness.url, { model: "held" });
  await until(() => provider.log.requests.length === 1);
  // The body is announced and never sent: the answer must not wait for it.
  const refused = await rawExchange(
    harness.port,
    "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" +
      "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n",
    /"overloaded"/,
  );
  assert.match(refused, /^HTTP\/1\.1 503/);
  assert.match(refused, /retry-after: 1/i);
  release();
  await (await held).body?.cancel();
  // Places are given back, also by calls that were refused.
  for (const model of ["text", "unknown", "text"]) {
    let status = 503;
    for (let tries = 0; status === 503 && tries < 100; tries++) {
      const response = await chat(harness.url, { model });
      await response.body?.cancel();
      ({ status } = response);
    }
    assert.notEqual(status, 503);
  }
});

Deno.test("gateway ends a call when the time that its caller gives is over", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const headers = { "x-clyra-timeout-ms": "60" };
  const late = await chat(harness.url, { model: "never", headers });
  assert.equal(late.status, 504);
  assert.equal((await late.json()).error.param, "x-clyra-timeout-ms");
  const stream = await chat(harness.url, { model: "endless", stream: true, headers });
  let text = "";
  await assert.rejects(async () => {
    for await (const chunk of stream.body ?? []) text = new TextDecoder().decode(chunk).slice(-400);
  });
  assert.match(text, /upstream_timeout/);
  await until(() => provider.log.cancelled === 1);
  assert.deepEqual(harness.ledger.bodies("call.response").map(({ outcome }) => outcome), [
    "timeout",
    "timeout",
  ]);
  const intime = await chat(harness.url, {
    model: "text",
    headers: { "x-clyra-timeout-ms": "3600000" },
  });
  assert.equal(intime.status, 200);
  await intime.body?.cancel();
  for (const bad of ["0", "-1", "1.5", "3600001", "x", "99999999"]) {
    const refused = await chat(harness.url, {
      model: "text",
      headers: { "x-clyra-timeout-ms": bad },
    });
    assert.equal(refused.status, 400, bad);
    await refused.body?.cancel();
  }
});

Deno.test("gateway passes a trace on, and begins one where there is none or a broken one", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const given = `00-${"ab".repeat(16)}-${"cd".repeat(8)}-01`;
  for (const traceparent of [given, "", `00-${"0".repeat(32)}-${"cd".repeat(8)}-01`]) {
    const headers: Record<string, string> = traceparent === ""
      ? {}
      : { traceparent, tracestate: "a=b" };
    const response = await chat(harness.url, { model: "text", headers });
    await response.body?.cancel();
    const sent = provider.log.requests.at(-1)?.headers;
    const shown = response.headers.get("traceparent");
    assert.equal(sent?.get("traceparent"), shown);
    assert.match(shown ?? "", /^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
    assert.equal(shown === traceparent, traceparent === given);
    assert.equal(sent?.get("tracestate") ?? null, traceparent === given ? "a=b" : null);
    const entry = harness.ledger.entries.findLast(({ type }) => type === "call.request");
    assert.equal(entry?.ext?.["traceparent"], shown);
  }
});

Deno.test("gateway leaves a receipt for a request whose path means two things, without the path", async () => {
  await using harness = startGateway("http://127.0.0.1:1");
  const answer = await rawExchange(
    harness.port,
    "GET /raw/..%2fsecret HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
  );
  assert.match(answer, /^HTTP\/1\.1 400/);
  const [entry] = harness.ledger.entries;
  assert.equal(entry?.type, "decision");
  assert.match(answer, new RegExp(`x-clyra-receipt: ${entry?.run}/0`, "i"));
  const [decision] = harness.ledger.bodies("decision");
  assert.deepEqual([decision?.["verdict"], decision?.["rules"]], ["deny", ["clyra.target"]]);
  assert.doesNotMatch(JSON.stringify(harness.ledger.entries), /secret/);
  harness.ledger.failAt = 2;
  const unwritten = await rawExchange(
    harness.port,
    "GET /raw//x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n",
  );
  assert.match(unwritten, /^HTTP\/1\.1 503/);
});

Deno.test("gateway lets the upstream end when the route drains, and counts what it used", async () => {
  await using provider = startProvider(scripts);
  const routes = [
    { protocol: "openai", prefix: "", upstream: "double", onDisconnect: "drain" },
    { protocol: "http", prefix: "/raw", upstream: "double", onDisconnect: "drain" },
  ] as const;
  await using harness = startGateway(provider.url, { settings: { routes } });
  const abort = new AbortController();
  const response = await chat(harness.url, { model: "slow", stream: true, signal: abort.signal });
  const reader = response.body?.getReader();
  const first = await reader?.read();
  abort.abort();
  await until(() => harness.ledger.types().includes("call.response"));
  assert.equal(provider.log.cancelled, 0);
  const [ended] = harness.ledger.bodies("call.response");
  assert.deepEqual([ended?.["outcome"], ended?.["output_tokens"]], ["caller_left", 7]);
  const [notary] = harness.ledger.bodies("stream.notary");
  assert.equal(notary?.["end"], "caller_left");
  // What nobody took is not vouched for as delivered.
  const delivered = (notary?.["delivered"] as { bytes: number }).bytes;
  const all = answerEvents({ texts, usage: true }).join("").length;
  assert.ok(delivered >= (first?.value?.length ?? 0) && delivered < all, String(delivered));
  const raw = await fetch(`${harness.url}/raw/slow`);
  await raw.body?.cancel();
  await until(() => harness.ledger.bodies("call.response").length === 2);
  assert.equal(provider.log.cancelled, 0);
});
