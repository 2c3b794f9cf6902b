/**
 * Chat completions in JSON form through a gateway on a real socket.
 *
 * @module
 */

import assert from "node:assert/strict";
import OpenAI from "openai";
import { amountLock, chat, guardOf, startGateway } from "./harness.ts";
import { answerJson, json, startProvider } from "./provider.ts";

const lookup = { name: "lookup", arguments: '{"order": 9007199254740993}' };
const scripts = {
  text: json(answerJson({ content: "hello" })),
  lookup: json(answerJson({ calls: [lookup] })),
  broken: json(answerJson({ calls: [{ name: "refund", arguments: '{"amount": 5,}' }] })),
  hopeless: json(answerJson({ calls: [{ name: "refund", arguments: '{"amount": "x"}' }] })),
  cut: json(
    answerJson({ calls: [{ name: "refund", arguments: '{"amount": 5,}' }], finish: "length" }),
  ),
  duplicate: json('{"choices":[],"choices":[{"message":{"content":"x"}}]}'),
  legacy: json('{"choices":[{"index":0,"message":{"function_call":{"name":"x","arguments":""}}}]}'),
  failing: json('{"error":{"message":"slow down","code":"rate"}}', 429),
  html: () => new Response("<html>hello</html>", { headers: { "content-type": "text/html" } }),
};
const guard = guardOf({
  decide: ({ tool, args }) => {
    const amount = (args as { amount?: number } | undefined)?.amount ?? 0;
    return tool?.name === "refund" && amount > 100
      ? { effect: "deny", rules: ["refund-limit"], reason: "rule 'refund-limit' denies" }
      : {};
  },
  locks: { refund: amountLock },
});

function client(url: string): OpenAI {
  return new OpenAI({ baseURL: `${url}/v1`, apiKey: "caller-key", maxRetries: 0 });
}

const messages = [{ role: "user" as const, content: "hi" }];

Deno.test("gateway passes a JSON answer byte for byte and writes its entries in order", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const response = await chat(harness.url, { model: "text", headers: { "x-clyra-run-id": "r1" } });
  assert.equal(await response.text(), answerJson({ content: "hello" }));
  assert.equal(response.headers.get("x-clyra-run-id"), "r1");
  assert.equal(response.headers.get("x-clyra-decision"), "allow");
  assert.equal(response.headers.get("x-clyra-coverage"), "0/text=0/5");
  assert.equal(response.headers.get("x-clyra-receipt"), "r1/1");
  assert.deepEqual(harness.ledger.types(), ["call.request", "decision", "call.response"]);
  const [ended] = harness.ledger.bodies("call.response");
  assert.equal(ended?.["outcome"], "complete");
  assert.equal(ended?.["input_tokens"], 12);
});

Deno.test("gateway serves the unmodified openai client a tool call", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  const answer = await client(harness.url).chat.completions.create({ model: "lookup", messages });
  const [call] = answer.choices[0]?.message.tool_calls ?? [];
  assert.ok(call?.type === "function");
  assert.equal(call.function.arguments, lookup.arguments);
});

Deno.test("gateway sends the caller's key on and keeps its own headers and cookies back", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const headers = {
    authorization: "Bearer caller",
    cookie: "a=b",
    "x-clyra-run-id": "r2",
    "x-forwarded-for": "10.0.0.1",
  };
  await (await chat(harness.url, { model: "text", headers })).body?.cancel();
  const sent = provider.log.requests[0]?.headers;
  assert.equal(sent?.get("authorization"), "Bearer caller");
  assert.deepEqual(
    [...sent ?? []].map(([name]) => name).filter((name) => /cookie|clyra|forwarded/.test(name)),
    [],
  );
});

Deno.test("gateway puts the upstream's key in place of the caller's", async () => {
  await using provider = startProvider(scripts);
  const upstreams = [{ id: "double", baseUrl: `${provider.url}/v1`, apiKey: "ours" }];
  await using harness = startGateway(provider.url, { settings: { upstreams } });
  const headers = { authorization: "Bearer caller" };
  await (await chat(harness.url, { model: "text", headers })).body?.cancel();
  assert.equal(provider.log.requests[0]?.headers.get("authorization"), "Bearer ours");
});

Deno.test("gateway repairs malformed arguments once and changes nothing else", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  const response = await chat(harness.url, { model: "broken" });
  const expected = answerJson({ calls: [{ name: "refund", arguments: '{"amount": 5}' }] });
  assert.equal(await response.text(), expected);
  assert.equal(response.headers.get("x-clyra-decision"), "repair");
  assert.equal(response.headers.get("x-clyra-schema"), "repaired");
  const decision = harness.ledger.bodies("decision")[1];
  assert.equal(decision?.["verdict"], "repair");
  assert.deepEqual((decision?.["repair"] as { operations: unknown }).operations, [
    { kind: "trailing_comma", offset: 12, removed: 1, inserted: 0 },
  ]);
});

Deno.test("gateway refuses arguments that do not fit and those that were cut off", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  for (const model of ["hopeless", "cut"]) {
    const response = await chat(harness.url, { model });
    const { error } = await response.json();
    assert.equal(response.status, 422);
    assert.equal(error.code, "schema_violation");
    assert.equal(error.clyra.tool, "refund");
    assert.equal(response.headers.get("x-clyra-schema"), "rejected");
  }
  assert.deepEqual(harness.ledger.bodies("call.response").map(({ outcome }) => outcome), [
    "blocked",
    "blocked",
  ]);
});

Deno.test("gateway raises a denied tool call in the openai client, with its rule", async () => {
  const big = { name: "refund", arguments: '{"amount": 500}' };
  await using provider = startProvider({ big: json(answerJson({ calls: [lookup, big] })) });
  await using harness = startGateway(provider.url, { guard });
  await assert.rejects(
    client(harness.url).chat.completions.create({ model: "big", messages }),
    (error) => {
      assert.ok(error instanceof OpenAI.PermissionDeniedError);
      assert.match(error.message, /cannot call tool 'refund': rule 'refund-limit' denies/);
      assert.equal(error.code, "denied");
      assert.equal(error.param, "choices[0].message.tool_calls[1]");
      return true;
    },
  );
  assert.deepEqual(harness.ledger.types(), [
    "call.request",
    "decision",
    "decision",
    "decision",
    "call.response",
  ]);
});

Deno.test("gateway refuses answers in which a call could hide", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  for (const [model, says] of [["duplicate", /twice/], ["legacy", /function_call/]] as const) {
    const response = await chat(harness.url, { model });
    assert.equal(response.status, 502);
    assert.match((await response.json()).error.message, says);
    assert.equal(response.headers.get("x-clyra-decision"), "deny");
  }
});

Deno.test("gateway passes the provider's own error and refuses HTML in place of JSON", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const failing = await chat(harness.url, { model: "failing" });
  assert.equal(failing.status, 429);
  assert.equal((await failing.json()).error.message, "slow down");
  const html = await chat(harness.url, { model: "html" });
  assert.equal(html.status, 502);
  const { error } = await html.json();
  assert.match(error.message, /it is 'text\/html' \(status 200\), not 'application\/json'/);
  assert.doesNotMatch(JSON.stringify(error), /hello/);
});

Deno.test("gateway answers 502 for an upstream that is down and 504 for one that is slow", async () => {
  await using provider = startProvider({ slow: () => new Promise<Response>(() => undefined) });
  await using harness = startGateway(provider.url, { limits: { upstreamHeadMs: 50 } });
  const slow = await chat(harness.url, { model: "slow" });
  assert.equal(slow.status, 504);
  assert.match((await slow.json()).error.message, /did not begin its answer within 50 ms/);
  await using down = startGateway("http://127.0.0.1:1");
  const refused = await chat(down.url, { model: "x" });
  assert.equal(refused.status, 502);
  assert.equal((await refused.json()).error.code, "upstream_failed");
  assert.equal(down.ledger.bodies("call.response")[0]?.["outcome"], "upstream_failed");
  assert.equal(harness.ledger.bodies("call.response")[0]?.["outcome"], "timeout");
});

Deno.test("gateway writes down a request that the policy denies and forwards nothing", async () => {
  await using provider = startProvider(scripts);
  const deny = guardOf({ decide: () => ({ effect: "deny", rules: ["no-models"] }) });
  await using harness = startGateway(provider.url, { guard: deny });
  const response = await chat(harness.url, { model: "text" });
  assert.equal(response.status, 403);
  assert.deepEqual((await response.json()).error.clyra.rules, ["no-models"]);
  assert.equal(provider.log.requests.length, 0);
  assert.deepEqual(harness.ledger.types(), ["call.request", "decision", "call.response"]);
});
