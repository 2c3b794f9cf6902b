/**
 * Requests and answers of chat completions, read strictly.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { errorBody } from "./errors.ts";
import { readChatAnswer, readChatRequest, replaceArguments } from "./openai_chat.ts";

const messages = [{ role: "system", content: "x" }, { role: "user", content: "hi" }];

Deno.test("readChatRequest() reads model, stream, tools and roles", () => {
  const tools = [{ type: "function", function: { name: "lookup", parameters: {} } }];
  const text = JSON.stringify({ model: "m", stream: true, n: 2, messages, tools });
  const param = "tools[0].function.parameters";
  assert.deepEqual(readChatRequest(text), {
    value: {
      model: "m",
      stream: true,
      choices: 2,
      roles: ["system", "user"],
      tools: ["lookup"],
      schemas: { tools: new Map([["lookup", { param, document: {} }]]) },
    },
  });
});

Deno.test("readChatRequest() takes null for what is left out", () => {
  const text = JSON.stringify({ model: "m", messages, stream: null, n: null, tools: null });
  const reading = readChatRequest(text);
  assert.ok("value" in reading);
  assert.deepEqual([reading.value.stream, reading.value.choices], [false, 1]);
});

Deno.test("readChatRequest() never throws and never quotes what it refuses", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const text = JSON.stringify({ model: "secret-value", messages: value });
    const reading = readChatRequest(text);
    if ("problem" in reading) assert.doesNotMatch(JSON.stringify(reading), /secret-value/);
  }));
});

Deno.test("readChatAnswer() reads calls, texts and usage, and marks what was cut off", () => {
  const call = { id: "c", type: "function", function: { name: "a", arguments: "{" } };
  const message = { role: "assistant", content: "t", refusal: null, tool_calls: [call] };
  const choices = [{ index: 0, message, finish_reason: "length" }];
  const usage = { prompt_tokens: 1, completion_tokens: 2.5 };
  assert.deepEqual(readChatAnswer(JSON.stringify({ choices, usage })), {
    value: {
      toolCalls: [{ choice: 0, index: 0, id: "c", name: "a", arguments: "{", truncated: true }],
      texts: [{ choice: 0, lane: "text", text: "t" }],
      outputs: [{
        choice: 0,
        part: "",
        path: ["choices", 0, "message", "content"],
        text: "t",
        truncated: true,
      }],
      usage: { inputTokens: 1 },
    },
  });
});

Deno.test("readChatAnswer() refuses answers in which a call could hide", () => {
  const choice = (message: unknown) => ({ choices: [{ index: 0, message }] });
  const hostile: readonly unknown[] = [
    [],
    {},
    { choices: [{}] },
    { choices: [{ index: 1, message: {} }] },
    { choices: [{ index: 0, message: {}, delta: { tool_calls: [] } }] },
    choice({ function_call: { name: "a", arguments: "{}" } }),
    choice({ tool_calls: {} }),
    choice({ tool_calls: [1] }),
    choice({ tool_calls: [{ type: "custom", custom: { name: "a", input: "" } }] }),
    choice({ tool_calls: [{ function: { name: "a", arguments: {} } }] }),
    choice({ tool_calls: Array(99).fill({ function: { name: "a", arguments: "{}" } }) }),
  ];
  for (const body of hostile) {
    assert.ok("problem" in readChatAnswer(JSON.stringify(body)), JSON.stringify(body));
  }
});

Deno.test("replaceArguments() changes one call and keeps every other character", () => {
  const before =
    '{"choices":[{"message":{"tool_calls":[{"function":{"name":"a","arguments":"x"}},' +
    '{"function":{"arguments":"y"}}]},"score":1.0e+2}], "n":12345678901234567890}';
  const after = replaceArguments(before, [{ choice: 0, index: 0, arguments: '{"b":1}' }]);
  assert.equal(after, before.replace('"x"', '"{\\"b\\":1}"'));
});

Deno.test("errorBody() speaks OpenAI's shape and RFC 9457", () => {
  const report = {
    status: 403,
    code: "denied",
    message: "no",
    rules: ["r"],
    tool: "t",
    param: "p",
  };
  const openai = errorBody("openai", report);
  assert.deepEqual(JSON.parse(openai.body), {
    error: {
      message: "no",
      type: "permission_error",
      param: "p",
      code: "denied",
      clyra: { rules: ["r"], tool: "t" },
    },
  });
  const problem = errorBody("problem", report);
  assert.equal(problem.contentType, "application/problem+json");
  assert.deepEqual(JSON.parse(problem.body), {
    type: "about:blank",
    title: "Forbidden",
    status: 403,
    detail: "no",
    clyra: { code: "denied", rules: ["r"], tool: "t" },
  });
});

Deno.test("readChatRequest() refuses members that could act at the provider out of sight", () => {
  const body = { model: "m", messages: [{ role: "user", content: "hi" }] };
  for (
    const member of ["web_search_options", "plugins", "mcp_servers", "functions", "audio", "x"]
  ) {
    const reading = readChatRequest(JSON.stringify({ ...body, [member]: {} }));
    assert.ok("problem" in reading, member);
    assert.deepEqual([reading.problem.kind, reading.problem.param], ["unsupported", member]);
  }
  const known = {
    ...body,
    temperature: 1,
    seed: 7,
    metadata: {},
    stream_options: null,
    plugins: null,
  };
  assert.ok("value" in readChatRequest(JSON.stringify(known)));
});
