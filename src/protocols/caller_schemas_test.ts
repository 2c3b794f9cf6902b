/**
 * Schemas of requests: found where each API has them, and never one for another.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { readMessagesRequest } from "./anthropic_messages.ts";
import { chatTerms, messagesTerms, responsesTerms } from "./caller_schemas.ts";
import type { JsonObject } from "./json_text.ts";
import { readChatRequest } from "./openai_chat.ts";
import { readResponsesRequest } from "./openai_responses.ts";

const schema = { type: "object" };
const format = { type: "json_schema", schema };

Deno.test("each API's schemas and bounds are read from their own places", () => {
  const chat = chatTerms({
    response_format: { type: "json_schema", json_schema: { schema } },
    tools: [{ type: "function", function: { name: "a", parameters: schema } }],
    max_completion_tokens: 7,
    max_tokens: 9,
  });
  assert.deepEqual(chat, {
    schemas: {
      output: { param: "response_format.json_schema.schema", document: schema },
      tools: new Map([["a", { param: "tools[0].function.parameters", document: schema }]]),
    },
    maxOutputTokens: 7,
  });
  const responses = responsesTerms({
    text: { format },
    tools: [{ type: "function", name: "a", parameters: schema }],
    max_output_tokens: 7,
  });
  assert.equal(responses.schemas?.output?.param, "text.format.schema");
  assert.equal(responses.schemas?.tools.get("a")?.param, "tools[0].parameters");
  assert.equal(responses.maxOutputTokens, 7);
  const messages = messagesTerms({
    output_config: { format },
    tools: [{ name: "a", input_schema: schema }, { type: "bash_20250124", name: "bash" }],
    max_tokens: 7,
  });
  assert.equal(messages.schemas?.output?.param, "output_config.format.schema");
  assert.deepEqual([...messages.schemas?.tools.keys() ?? []], ["a"]);
  assert.equal(
    messagesTerms({ output_format: format }).schemas?.output?.param,
    "output_format.schema",
  );
});

Deno.test("a request without schemas has none, and one of another type is none", () => {
  for (const terms of [chatTerms, responsesTerms, messagesTerms]) {
    assert.deepEqual(terms({ max_tokens: "7", max_output_tokens: -1 }), {});
    const other = { type: "json_object", json_schema: { schema }, schema };
    const none = terms({ response_format: other, text: { format: other }, output_format: other });
    assert.deepEqual(none, {});
  }
});

Deno.test("two tools of one name, and a format without its schema, are told as a problem", () => {
  const tool = { type: "function", function: { name: "a", parameters: schema } };
  const { schemas } = chatTerms({
    tools: [tool, tool],
    response_format: { type: "json_schema", json_schema: {} },
  });
  assert.deepEqual([schemas?.tools.get("a")?.document, schemas?.output?.document], [
    undefined,
    undefined,
  ]);
  assert.match(schemas?.tools.get("a")?.problem ?? "", /same name/);
});

Deno.test("a format that names a schema and brings none is told as a problem in every API", () => {
  for (const json of [undefined, null, "{}", []]) {
    const asked = { type: "json_schema", ...(json === undefined ? {} : { json_schema: json }) };
    assert.match(chatTerms({ response_format: asked }).schemas?.output?.problem ?? "", /none/);
  }
  const asked = { type: "json_schema" };
  assert.match(responsesTerms({ text: { format: asked } }).schemas?.output?.problem ?? "", /none/);
  assert.match(messagesTerms({ output_format: asked }).schemas?.output?.problem ?? "", /none/);
});

Deno.test("schemas of any form never make a reader throw", () => {
  const anything = fc.jsonValue({ maxDepth: 4 }).map((value) => value as JsonObject);
  fc.assert(fc.property(anything, anything, (first, second) => {
    const body = {
      tools: [first, { function: second, name: first, input_schema: second, parameters: first }],
      response_format: second,
      text: first,
      output_config: second,
      max_tokens: first,
    };
    for (const terms of [chatTerms, responsesTerms, messagesTerms]) {
      assert.equal(typeof terms(body), "object");
    }
  }));
});

Deno.test("a format that is written in another way is refused: the provider might read it", () => {
  const text = (extra: Record<string, unknown>) =>
    JSON.stringify({ model: "m", messages: [{ role: "user" }], input: "hi", ...extra });
  assert("problem" in readChatRequest(text({ Response_Format: format })));
  assert("problem" in readResponsesRequest(text({ Text: { format } })));
  assert("problem" in readMessagesRequest(text({ Output_Config: { format } })));
  assert("value" in readResponsesRequest(text({ text: { format } })));
});
