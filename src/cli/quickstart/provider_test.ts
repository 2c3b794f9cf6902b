/**
 * The scripted provider through the unmodified client, and the same answer every time.
 *
 * @module
 */

import assert from "node:assert/strict";
import OpenAI from "openai";
import { compileSchema, repair } from "../../schemalock/mod.ts";
import { createProvider } from "./provider.ts";

const provider = createProvider();
const client = new OpenAI({
  apiKey: "none",
  baseURL: "http://provider.invalid/v1",
  maxRetries: 0,
  fetch: (input, init) => provider(new Request(input, init)),
});
const tools: OpenAI.Chat.Completions.ChatCompletionTool[] = [
  { type: "function", function: { name: "lookup_order" } },
  { type: "function", function: { name: "issue_refund" } },
];
const small = "Refund 1999 cents on order 42, it was damaged in transit.";
const large = "Refund 48000 cents on order 17, the customer is very unhappy.";

function user(content: string): OpenAI.Chat.Completions.ChatCompletionMessageParam[] {
  return [{ role: "user", content }];
}

async function callFor(content: string): Promise<{ name: string; arguments: string }> {
  const answer = await client.chat.completions.create({
    model: "scripted",
    messages: user(content),
    tools,
  });
  const [call] = answer.choices[0]?.message.tool_calls ?? [];
  assert.ok(call?.type === "function");
  assert.equal(answer.choices[0]?.finish_reason, "tool_calls");
  return call.function;
}

Deno.test("provider asks for an order lookup with valid arguments", async () => {
  assert.deepEqual(await callFor("Look up order 42."), {
    name: "lookup_order",
    arguments: '{"order_id":42}',
  });
});

Deno.test("provider writes small refunds malformed, so that one repair makes them fit", async () => {
  const call = await callFor(small);
  assert.throws(() => JSON.parse(call.arguments), SyntaxError);
  const lock = compileSchema({
    type: "object",
    properties: { order_id: { type: "integer" }, amount_cents: { type: "integer" } },
    required: ["order_id", "amount_cents", "reason"],
  });
  const result = repair(new TextEncoder().encode(call.arguments), lock);
  assert.ok("repaired" in result, JSON.stringify(result));
  assert.deepEqual(JSON.parse(new TextDecoder().decode(result.repaired)), {
    order_id: 42,
    amount_cents: 1999,
    reason: "it was damaged in transit",
  });
});

Deno.test("provider writes large refunds in clean JSON", async () => {
  assert.deepEqual(JSON.parse((await callFor(large)).arguments), {
    order_id: 17,
    amount_cents: 48000,
    reason: "the customer is very unhappy",
  });
});

Deno.test("provider answers a tool's result with a text", async () => {
  const answer = await client.chat.completions.create({
    model: "scripted",
    messages: [
      ...user("Look up order 42."),
      {
        role: "assistant",
        tool_calls: [{
          id: "c",
          type: "function",
          function: { name: "lookup_order", arguments: '{"order_id":42}' },
        }],
      },
      { role: "tool", tool_call_id: "c", content: '{"id":42,"status":"shipped"}' },
    ],
    tools,
  });
  assert.equal(answer.choices[0]?.message.content, "Done. id 42, status shipped.");
});

Deno.test("provider streams texts and tool calls that say what its JSON says", async () => {
  const request = { model: "scripted", messages: user("Summarise it."), tools };
  const stream = await client.chat.completions.create({
    ...request,
    stream: true,
    stream_options: { include_usage: true },
  });
  let text = "";
  let pieces = 0;
  let completionTokens = 0;
  for await (const { choices, usage } of stream) {
    text += choices[0]?.delta.content ?? "";
    pieces++;
    completionTokens = usage?.completion_tokens ?? completionTokens;
  }
  const answer = await client.chat.completions.create(request);
  assert.equal(text, answer.choices[0]?.message.content);
  assert.equal(completionTokens, answer.usage?.completion_tokens);
  assert.ok(pieces > 10);
  const calls = await client.chat.completions.create({
    model: "scripted",
    messages: user(small),
    tools,
    stream: true,
  });
  let json = "";
  for await (const { choices } of calls) {
    json += choices[0]?.delta.tool_calls?.[0]?.function?.arguments ?? "";
  }
  assert.equal(json, (await callFor(small)).arguments);
});

Deno.test("provider gives the same bytes for the same request and others for another", async () => {
  const ask = async (content: string) => {
    const body = JSON.stringify({ model: "scripted", messages: user(content) });
    const url = "http://provider.invalid/v1/chat/completions";
    return await (await provider(new Request(url, { method: "POST", body }))).text();
  };
  assert.equal(await ask("Summarise it."), await ask("Summarise it."));
  assert.notEqual(await ask("Summarise it."), await ask("Summarize it!"));
});

Deno.test("provider refuses what is no chat completion request", async () => {
  const url = "http://provider.invalid/v1/chat/completions";
  for (const body of ["", "{", "[]", '{"model":"m"}', '{"model":"m","messages":[]}']) {
    assert.equal((await provider(new Request(url, { method: "POST", body }))).status, 400, body);
  }
  assert.equal((await provider(new Request("http://provider.invalid/v1/models"))).status, 404);
});

Deno.test("provider calls no tool that was not declared", async () => {
  const answer = await client.chat.completions.create({ model: "scripted", messages: user(large) });
  assert.equal(answer.choices[0]?.message.tool_calls, undefined);
});
