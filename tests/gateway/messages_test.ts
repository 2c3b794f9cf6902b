/**
 * Anthropic messages with the unmodified client.
 *
 * @module
 */

import assert from "node:assert/strict";
import Anthropic from "npm:@anthropic-ai/sdk@1.12.0";
import { amountLock, guardOf, type Harness, readStream, startGateway } from "./harness.ts";
import { messagesEvents, messagesJson } from "./messages_double.ts";
import { answerJson, events, json, type Provider, startProvider } from "./provider.ts";

const small = { name: "refund", arguments: '{"amount": 5}' };
const big = { name: "refund", arguments: '{"amount": 500}' };
const exact = { name: "other", arguments: '{"order": 9007199254740993}' };
const broken = { name: "refund", arguments: '{"amount": 5,}' };
const thinking = "Let me think";
const text = "Hello you";

const scripts = {
  text: json(messagesJson({ thinking, text })),
  tool: json(messagesJson({ text, calls: [small, exact] })),
  denied: json(messagesJson({ calls: [small, big] })),
  server: json('{"content":[{"type":"server_tool_use","id":"x","name":"web_search","input":{}}]}'),
  failing: json('{"type":"error","error":{"type":"overloaded_error","message":"busy"}}', 529),
  count: json('{"input_tokens":42}'),
  gpt: json(answerJson({ content: "hello" })),
  "s-text": events(messagesEvents({ thinking, text })),
  "s-tools": events(messagesEvents({ text, calls: [small, exact] })),
  "s-empty": events(messagesEvents({ calls: [{ name: "other", arguments: "" }] })),
  "s-broken": events(messagesEvents({ text, calls: [broken] })),
  "s-length": events(messagesEvents({ calls: [broken], stop: "max_tokens" })),
  "s-early": events(messagesEvents({ calls: [big] })),
  "s-late": events(messagesEvents({ text, calls: [big] }), { pauseMs: 2 }),
  "s-cut": events(messagesEvents({ text }).slice(0, 5), { cut: true }),
  "s-noend": events(messagesEvents({ text }).slice(0, -1)),
  "s-error": events([
    ...messagesEvents({ text }).slice(0, 5),
    'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"busy"}}\n\n',
  ]),
  "/v1/models": json('{"data":[{"type":"model","id":"m"}],"has_more":false}'),
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

type Given = {
  readonly harness: Harness;
  readonly client: Anthropic;
  readonly provider: Provider;
};

async function withGateway(test: (given: Given) => Promise<void>): Promise<void> {
  await using provider = startProvider(scripts);
  // Both APIs at one prefix, as one base URL for all clients.
  await using harness = startGateway(provider.url, {
    guard,
    settings: {
      upstreams: [{ id: "double", baseUrl: provider.url, apiKey: "ours" }],
      routes: [
        { protocol: "openai", prefix: "", upstream: "double" },
        { protocol: "anthropic", prefix: "", upstream: "double" },
      ],
    },
  });
  const client = new Anthropic({ baseURL: harness.url, apiKey: "caller", maxRetries: 0 });
  await test({ harness, client, provider });
}

const asked = { max_tokens: 64, messages: [{ role: "user" as const, content: "hi" }] };

function raw(harness: Harness, body: Record<string, unknown>): Promise<Response> {
  return fetch(`${harness.url}/v1/messages`, {
    method: "POST",
    headers: { "content-type": "application/json", "anthropic-version": "2023-06-01" },
    body: JSON.stringify({ ...asked, ...body }),
  });
}

Deno.test("gateway passes a JSON message byte for byte and counts cached input as input", () =>
  withGateway(async ({ harness }) => {
    const response = await raw(harness, { model: "tool" });
    assert.equal(await response.text(), messagesJson({ text, calls: [small, exact] }));
    assert.equal(
      response.headers.get("x-clyra-coverage"),
      "0/text=0/9, 0/tool_call/1=13/13, 0/tool_call/2=27/27",
    );
    const [ended] = harness.ledger.bodies("call.response");
    assert.deepEqual([ended?.["input_tokens"], ended?.["output_tokens"]], [12, 7]);
  }));

Deno.test("gateway serves the unmodified Anthropic client, with the upstream's key in place of its own", () =>
  withGateway(async ({ client, provider, harness }) => {
    const message = await client.messages.create({ ...asked, model: "text" });
    assert.deepEqual(message.content.map(({ type }) => type), ["thinking", "text"]);
    const sent = provider.log.requests[0]?.headers;
    assert.deepEqual([sent?.get("x-api-key"), sent?.get("authorization")], ["ours", null]);
    assert.match(sent?.get("anthropic-version") ?? "", /^20\d\d-/);
    const counted = await client.messages.countTokens({
      model: "count",
      messages: asked.messages,
    });
    assert.equal(counted.input_tokens, 42);
    const models = await client.models.list();
    assert.equal(models.data[0]?.id, "m");
    assert.deepEqual(harness.ledger.bodies("call.request").map(({ protocol }) => protocol), [
      "anthropic.messages",
      "anthropic.count_tokens",
      "anthropic.models",
    ]);
  }));

Deno.test("gateway serves both APIs at one prefix", () =>
  withGateway(async ({ harness, provider }) => {
    const response = await fetch(`${harness.url}/v1/chat/completions`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ model: "gpt", messages: asked.messages }),
    });
    assert.equal(await response.text(), answerJson({ content: "hello" }));
    assert.equal(provider.log.requests[0]?.headers.get("authorization"), "Bearer ours");
  }));

Deno.test("gateway refuses a JSON message in Anthropic's shape", () =>
  withGateway(async ({ client }) => {
    await assert.rejects(client.messages.create({ ...asked, model: "denied" }), (error) => {
      assert.ok(error instanceof Anthropic.PermissionDeniedError);
      assert.match(error.message, /rule 'refund-limit' denies/);
      const { error: body } = error.error as { error: { type: string; clyra: { param: string } } };
      assert.deepEqual([body.type, body.clyra.param], ["permission_error", "content[1]"]);
      return true;
    });
    await assert.rejects(client.messages.create({ ...asked, model: "server" }), /content block/);
    await assert.rejects(client.messages.create({ ...asked, model: "failing" }), /busy/);
  }));

Deno.test("gateway refuses messages that it could not guard, and forwards nothing", () =>
  withGateway(async ({ harness, provider }) => {
    const refused: readonly [Record<string, unknown>, number][] = [
      [{ tools: [{ type: "web_search_20250305", name: "web_search" }] }, 501],
      [{ tools: [{ type: "code_execution_20250522", name: "x" }] }, 501],
      [{ mcp_servers: [{ type: "url", url: "https://x.example" }] }, 501],
      [{ container: "c" }, 501],
      [{ messages: [] }, 400],
      [{ model: "" }, 400],
    ];
    for (const [body, status] of refused) {
      const response = await raw(harness, { model: "text", ...body });
      assert.equal(response.status, status, JSON.stringify(body));
      assert.equal((await response.json()).type, "error");
    }
    assert.equal(provider.log.requests.length, 0);
    const tools = [{ name: "a", input_schema: {} }, { type: "bash_20250124", name: "bash" }];
    const passed = await raw(harness, { model: "text", tools, mcp_servers: [] });
    assert.equal(passed.status, 200);
    await passed.body?.cancel();
  }));

Deno.test("gateway passes a streamed message byte for byte, lane by lane", () =>
  withGateway(async ({ harness }) => {
    const { text: bytes, clean } = await readStream(
      await raw(harness, { model: "s-text", stream: true }),
    );
    assert.ok(clean);
    const own = /^: clyra receipt=\S+\n\n/m;
    assert.equal(bytes.replace(own, ""), messagesEvents({ thinking, text }).join(""));
    const lanes = harness.ledger.bodies("stream.notary")[0]?.["lanes"] as
      | { lane: string; bytes: number }[]
      | undefined;
    assert.deepEqual(lanes?.map(({ lane, bytes }) => [lane, bytes]), [
      ["0/reasoning", thinking.length],
      ["0/other", 1],
      ["0/text", text.length],
    ]);
    const [ended] = harness.ledger.bodies("call.response");
    assert.deepEqual([ended?.["input_tokens"], ended?.["output_tokens"]], [12, 7]);
  }));

Deno.test("gateway hands streamed tool input to the Anthropic client whole, and repaired", () =>
  withGateway(async ({ client }) => {
    const whole = await client.messages.stream({ ...asked, model: "s-tools" }).finalMessage();
    assert.deepEqual(whole.content.map(({ type }) => type), ["text", "tool_use", "tool_use"]);
    const [, call] = whole.content;
    assert.ok(call?.type === "tool_use");
    assert.deepEqual(call.input, { amount: 5 });
    const repaired = await client.messages.stream({ ...asked, model: "s-broken" }).finalMessage();
    const [, fixed] = repaired.content;
    assert.ok(fixed?.type === "tool_use");
    assert.deepEqual(fixed.input, { amount: 5 });
    const empty = await client.messages.stream({ ...asked, model: "s-empty" }).finalMessage();
    assert.equal(empty.content[0]?.type, "tool_use");
  }));

Deno.test("gateway answers early denials of streamed messages with a true status", () =>
  withGateway(async ({ harness }) => {
    const denied = await raw(harness, { model: "s-early", stream: true });
    assert.equal(denied.status, 403);
    assert.equal((await denied.json()).error.type, "permission_error");
    const cutOff = await raw(harness, { model: "s-length", stream: true });
    assert.equal(cutOff.status, 422);
    assert.match((await cutOff.json()).error.message, /cut off/);
  }));

Deno.test("gateway blocks a streamed message after release with an error event", () =>
  withGateway(async ({ harness, client }) => {
    const { text: bytes } = await readStream(await raw(harness, { model: "s-late", stream: true }));
    assert.match(bytes, /event: error\ndata: .*"type":"permission_error"/);
    assert.doesNotMatch(bytes, /500|message_stop|tool_use/);
    let said = "";
    const stream = client.messages.stream({ ...asked, model: "s-late" });
    stream.on("text", (delta) => said += delta);
    await assert.rejects(stream.finalMessage(), /refund-limit/);
    assert.equal(said, text);
    assert.equal(harness.ledger.bodies("call.response").at(-1)?.["outcome"], "blocked");
  }));

Deno.test("gateway never shows a broken message stream as a clean end", () =>
  withGateway(async ({ harness, client }) => {
    for (const model of ["s-cut", "s-noend"]) {
      const { text: bytes, clean } = await readStream(await raw(harness, { model, stream: true }));
      assert.equal(clean, false, model);
      assert.match(bytes, /Hello.*event: error\n/s);
      assert.doesNotMatch(bytes, /message_stop/);
    }
    await assert.rejects(
      client.messages.stream({ ...asked, model: "s-error" }).finalMessage(),
      /busy/,
    );
    assert.equal(harness.ledger.bodies("call.response").at(-1)?.["outcome"], "upstream_failed");
  }));
