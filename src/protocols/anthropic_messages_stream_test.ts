/**
 * Streamed messages: input put together however it is cut, and nothing in which a call could hide.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { readMessagesAnswer, replaceMessagesInput } from "./anthropic_messages.ts";
import { MessagesStream } from "./anthropic_messages_stream.ts";
import { errorBody } from "./errors.ts";
import { rewriteFrame } from "./rewrite.ts";
import { type SseFrame, SseFramer } from "./sse.ts";

function framesOf(events: readonly unknown[]): SseFrame[] {
  const framer = new SseFramer({ maxFrameBytes: 1 << 20 });
  const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
  return framer.push(new TextEncoder().encode(text));
}

const tool = { type: "tool_use", id: "t", name: "f", input: {} };
const start = (block: unknown, index = 0) => ({
  type: "content_block_start",
  index,
  content_block: block,
});
const input = (text: unknown, index = 0) => ({
  type: "content_block_delta",
  index,
  delta: { type: "input_json_delta", partial_json: text },
});
const stop = (index = 0) => ({ type: "content_block_stop", index });
const end = (reason: unknown) => ({ type: "message_delta", delta: { stop_reason: reason } });

Deno.test("MessagesStream puts input together however it is cut, and rewriteFrame() replaces it", () => {
  fc.assert(fc.property(fc.array(fc.string(), { minLength: 1 }), fc.string(), (parts, other) => {
    const stream = new MessagesStream();
    const replacements = new Map([["0/0", other]]);
    const written = new Set<string>();
    let accumulated = "";
    const events = [start(tool), ...parts.map((part) => input(part)), stop(), end("tool_use")];
    for (const frame of framesOf(events)) {
      assert.deepEqual(stream.takeToolCalls(), []);
      const event = stream.read(frame);
      assert.ok(event.kind === "chunk");
      const bytes = rewriteFrame(frame, { pieces: event.pieces, replacements, written });
      const sent = JSON.parse(new TextDecoder().decode(bytes).slice("data: ".length));
      if (sent.type === "content_block_delta") accumulated += sent.delta.partial_json;
    }
    const [call] = stream.takeToolCalls();
    assert.deepEqual([call?.arguments, call?.truncated], [parts.join(""), false]);
    assert.equal(accumulated, other);
  }));
});

Deno.test("MessagesStream knows only at the end of the answer whether its last call is whole", () => {
  const events = [start(tool), input("{}"), stop(), start({ ...tool, id: "u" }, 1), stop(1)];
  const stream = new MessagesStream();
  for (const frame of framesOf(events)) stream.read(frame);
  assert.ok(stream.open);
  for (const frame of framesOf([end("max_tokens")])) stream.read(frame);
  assert.ok(!stream.open);
  assert.deepEqual(stream.takeToolCalls().map(({ truncated }) => truncated), [false, true]);
});

Deno.test("MessagesStream refuses events in which a call could hide", () => {
  const hostile: readonly (readonly unknown[])[] = [
    [1],
    [{ type: "other" }],
    [start({ type: "server_tool_use", id: "x", name: "web_search", input: {} })],
    [start({ ...tool, input: { a: 1 } })],
    [start({ ...tool, name: 7 })],
    [start(tool, 1)],
    [start(tool), start({ type: "text", text: "" }, 1)],
    [input("{}")],
    [start(tool), input("{}", 1)],
    [start(tool), input({})],
    [start({ type: "text", text: "" }), input("{}")],
    [start(tool), { ...input("x"), delta: { type: "text_delta", text: "x" } }],
    [start({ type: "text", text: "" }), { ...input("x"), delta: { type: "new_delta" } }],
    [start(tool), end("tool_use")],
    [stop()],
    [{ type: "message_start", message: { content: [tool] } }],
  ];
  for (const events of hostile) {
    const stream = new MessagesStream();
    const kinds = framesOf(events).map((frame) => stream.read(frame).kind);
    assert.equal(kinds.at(-1), "problem", JSON.stringify(events));
  }
});

Deno.test("readMessagesAnswer() gives input as it stands, and replaceMessagesInput() replaces only it", () => {
  const text = '{"content":[{"type":"text","text":"a"},' +
    '{"type":"tool_use","id":"t","name":"f","input": {"n": 9007199254740993} }],"x":1.0e+2}';
  const reading = readMessagesAnswer(text);
  assert.ok("value" in reading);
  assert.equal(reading.value.toolCalls[0]?.arguments, '{"n": 9007199254740993}');
  const replaced = replaceMessagesInput(text, [{ choice: 0, index: 1, arguments: '{"n":1}' }]);
  assert.equal(replaced, text.replace('{"n": 9007199254740993}', '{"n":1}'));
});

Deno.test("errorBody() speaks Anthropic's shape and JSON-RPC", () => {
  const report = { status: 403, code: "denied", message: "no", rules: ["r"], request: "q" };
  assert.deepEqual(JSON.parse(errorBody("anthropic", report).body), {
    type: "error",
    error: {
      type: "permission_error",
      message: "no",
      clyra: { code: "denied", rules: ["r"], request: "q" },
    },
    request_id: "q",
  });
  assert.deepEqual(JSON.parse(errorBody("jsonrpc", { ...report, rpcId: 7 }).body), {
    jsonrpc: "2.0",
    id: 7,
    error: {
      code: -32050,
      message: "no",
      data: { clyra: { code: "denied", status: 403, rules: ["r"], request: "q" } },
    },
  });
});
