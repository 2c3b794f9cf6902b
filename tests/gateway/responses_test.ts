/**
 * OpenAI responses, embeddings and the list of models, with the unmodified client.
 *
 * @module
 */

import assert from "node:assert/strict";
import OpenAI from "openai";
import { amountLock, guardOf, type Harness, readStream, startGateway } from "./harness.ts";
import { events, json, startProvider } from "./provider.ts";
import { responsesEvents, responsesJson } from "./responses_double.ts";

const small = { name: "refund", arguments: '{"amount": 5}' };
const big = { name: "refund", arguments: '{"amount": 500}' };
const broken = { name: "refund", arguments: '{"amount": 5,}' };
const text = "Hello you";
const streamed = (options: Parameters<typeof responsesEvents>[0]) => responsesEvents(options);

/** The same stream, but its last event has a call that no other event had. */
const smuggled = streamed({ text }).map((event) =>
  event.startsWith("event: response.completed")
    ? streamed({ text, calls: [big] }).at(-1) ?? ""
    : event
);

const scripts = {
  text: json(responsesJson({ text })),
  tool: json(responsesJson({ text, calls: [small] })),
  broken: json(responsesJson({ calls: [broken] })),
  incomplete: json(responsesJson({ calls: [broken], status: "incomplete" })),
  denied: json(responsesJson({ text, calls: [small, big] })),
  builtin: json('{"output":[{"type":"mcp_call","name":"x","arguments":"{}"}]}'),
  "s-text": events(streamed({ text })),
  "s-plain": events(streamed({ text, named: false })),
  "s-tools": events(streamed({ text, calls: [small, { name: "other", arguments: "{}" }] })),
  "s-broken": events(streamed({ text, calls: [broken] })),
  "s-early": events(streamed({ calls: [big] })),
  "s-late": events(streamed({ text, calls: [big] }), { pauseMs: 2 }),
  "s-cut": events(streamed({ text }).slice(0, 6), { cut: true }),
  "s-noend": events(streamed({ text }).slice(0, -1)),
  "s-smuggled": events(smuggled),
  "s-error": events(['event: error\ndata: {"type":"error","message":"overloaded"}\n\n']),
  embed: json(
    '{"object":"list","data":[{"object":"embedding","index":0,"embedding":[0.1,1.0e-2]}],' +
      '"model":"embed","usage":{"prompt_tokens":3,"total_tokens":3}}',
  ),
  "/v1/models": json('{"object":"list","data":[{"id":"m","object":"model"}]}'),
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

async function withGateway(test: (harness: Harness, client: OpenAI) => Promise<void>) {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  await test(
    harness,
    new OpenAI({ baseURL: `${harness.url}/v1`, apiKey: "caller", maxRetries: 0 }),
  );
}

function raw(harness: Harness, body: Record<string, unknown>): Promise<Response> {
  return fetch(`${harness.url}/v1/responses`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ input: "hi", ...body }),
  });
}

/** What the client's own stream helper makes of a stream. */
async function collect(client: OpenAI, model: string) {
  const stream = await client.responses.create({ model, input: "hi", stream: true });
  const calls = new Map<number, string>();
  const types: string[] = [];
  let said = "";
  try {
    for await (const event of stream) {
      types.push(event.type);
      if (event.type === "response.output_text.delta") said += event.delta;
      if (event.type === "response.function_call_arguments.delta") {
        calls.set(event.output_index, (calls.get(event.output_index) ?? "") + event.delta);
      }
    }
    return { said, calls: [...calls.values()], types, error: undefined };
  } catch (error) {
    return { said, calls: [...calls.values()], types, error };
  }
}

Deno.test("gateway passes a JSON response byte for byte and counts its usage", () =>
  withGateway(async (harness) => {
    const response = await raw(harness, { model: "tool" });
    assert.equal(await response.text(), responsesJson({ text, calls: [small] }));
    assert.equal(response.headers.get("x-clyra-coverage"), "0/text=0/9, 0/tool_call/1=13/13");
    assert.equal(harness.ledger.bodies("call.request")[0]?.["protocol"], "openai.responses");
    const [ended] = harness.ledger.bodies("call.response");
    assert.deepEqual([ended?.["input_tokens"], ended?.["output_tokens"]], [12, 7]);
  }));

Deno.test("gateway serves and refuses JSON responses to the unmodified client", () =>
  withGateway(async (_harness, client) => {
    const answer = await client.responses.create({ model: "broken", input: "hi" });
    const [call] = answer.output;
    assert.ok(call?.type === "function_call");
    assert.equal(call.arguments, '{"amount": 5}');
    await assert.rejects(client.responses.create({ model: "denied", input: "hi" }), (error) => {
      assert.ok(error instanceof OpenAI.PermissionDeniedError);
      assert.equal(error.param, "output[2]");
      return true;
    });
    await assert.rejects(client.responses.create({ model: "incomplete", input: "hi" }), /cut off/);
    await assert.rejects(client.responses.create({ model: "builtin", input: "hi" }), /output item/);
  }));

Deno.test("gateway refuses responses that it could not guard, and forwards nothing", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const refused: readonly [Record<string, unknown>, number, string][] = [
    [{ background: true }, 501, "background"],
    [{ previous_response_id: "resp_0" }, 501, "previous_response_id"],
    [{ conversation: "conv_1" }, 501, "conversation"],
    [{ prompt: { id: "pmpt_1" } }, 501, "prompt"],
    [{ tools: [{ type: "web_search" }] }, 501, "tools[0].type"],
    [{ tools: [{ type: "mcp", server_url: "https://x.example" }] }, 501, "tools[0].type"],
    [{ input: [{ type: "item_reference", id: "x" }] }, 501, "input[0]"],
    [{ input: 7 }, 400, "input"],
    [{ stream: 1 }, 400, "stream"],
  ];
  for (const [body, status, param] of refused) {
    const response = await raw(harness, { model: "text", ...body });
    assert.equal(response.status, status, JSON.stringify(body));
    assert.equal((await response.json()).error.param, param);
  }
  assert.equal(provider.log.requests.length, 0);
  const nothing = { background: false, previous_response_id: null, tools: [], stream: null };
  const passed = await raw(harness, { model: "text", ...nothing });
  assert.equal(passed.status, 200);
  await passed.body?.cancel();
});

Deno.test("gateway passes a streamed response byte for byte, but for its own comment", () =>
  withGateway(async (harness) => {
    const own = /^: clyra receipt=\S+\n\n/m;
    for (const [model, named] of [["s-text", true], ["s-plain", false]] as const) {
      const { text: bytes, clean } = await readStream(await raw(harness, { model, stream: true }));
      assert.ok(clean);
      assert.equal(bytes.replace(own, ""), responsesEvents({ text, named }).join(""));
    }
    const [ended] = harness.ledger.bodies("call.response");
    assert.equal(ended?.["output_tokens"], 7);
    assert.equal(
      (harness.ledger.bodies("stream.notary")[0]?.["lanes"] as { bytes: number }[])[0]?.bytes,
      text.length,
    );
  }));

Deno.test("gateway hands calls of a streamed response to the client whole, and repaired ones", () =>
  withGateway(async (_harness, client) => {
    const whole = await collect(client, "s-tools");
    assert.equal(whole.error, undefined);
    assert.deepEqual([whole.said, ...whole.calls], [text, small.arguments, "{}"]);
    const repaired = await collect(client, "s-broken");
    assert.deepEqual([repaired.said, ...repaired.calls], [text, '{"amount": 5}']);
    // The client's own accumulator checks the order of items and takes the last event's output.
    const final = await client.responses.stream({ model: "s-broken", input: "hi" }).finalResponse();
    const [, call] = final.output;
    assert.ok(call?.type === "function_call");
    assert.equal(call.arguments, '{"amount": 5}');
  }));

Deno.test("gateway denies an early call of a streamed response with a true 403", () =>
  withGateway(async (harness) => {
    const response = await raw(harness, { model: "s-early", stream: true });
    assert.equal(response.status, 403);
    assert.equal((await response.json()).error.clyra.tool, "refund");
  }));

Deno.test("gateway blocks a streamed response after release with response.failed", () =>
  withGateway(async (harness, client) => {
    const { text: bytes, clean } = await readStream(
      await raw(harness, { model: "s-late", stream: true }),
    );
    assert.ok(clean);
    assert.match(bytes, /event: response.failed\ndata: .*"status":"failed".*"code":"denied"/);
    assert.doesNotMatch(bytes, /500|response\.completed|function_call/);
    const seen = await collect(client, "s-late");
    assert.equal(seen.said, text);
    assert.deepEqual([seen.calls, seen.types.at(-1)], [[], "response.failed"]);
  }));

Deno.test("gateway never shows a broken response stream as a clean end", () =>
  withGateway(async (harness, client) => {
    for (const model of ["s-cut", "s-noend"]) {
      const { text: bytes, clean } = await readStream(await raw(harness, { model, stream: true }));
      assert.equal(clean, false, model);
      assert.match(bytes, /Hello.*event: error\n/s);
      const seen = await collect(client, model);
      assert.ok(seen.error instanceof Error);
    }
    const smuggling = await readStream(await raw(harness, { model: "s-smuggled", stream: true }));
    assert.doesNotMatch(smuggling.text, /500|response\.completed/);
    const failed = await readStream(await raw(harness, { model: "s-error", stream: true }));
    assert.match(failed.text, /overloaded/);
    assert.deepEqual(harness.ledger.bodies("call.response").at(-1)?.["outcome"], "upstream_failed");
  }));

Deno.test("gateway serves embeddings and the list of models to the unmodified client", () =>
  withGateway(async (harness, client) => {
    const { data } = await client.embeddings.create({
      model: "embed",
      input: "a",
      encoding_format: "float",
    });
    assert.deepEqual(data[0]?.embedding, [0.1, 0.01]);
    assert.equal(harness.ledger.bodies("call.response")[0]?.["input_tokens"], 3);
    const models = await client.models.list();
    assert.equal(models.data[0]?.id, "m");
    assert.deepEqual(harness.ledger.bodies("call.request").map(({ protocol }) => protocol), [
      "openai.embeddings",
      "openai.models",
    ]);
  }));
