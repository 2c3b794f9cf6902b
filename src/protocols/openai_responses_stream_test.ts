/**
 * Streamed responses: calls put together however they are cut, and nothing in which a call could hide.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { readResponsesAnswer } from "./openai_responses.ts";
import { ResponsesStream } from "./openai_responses_stream.ts";
import { rewriteFrame } from "./rewrite.ts";
import { type SseFrame, SseFramer } from "./sse.ts";

function framesOf(events: readonly unknown[]): SseFrame[] {
  const framer = new SseFramer({ maxFrameBytes: 1 << 20 });
  const text = events.map((event) => `data: ${JSON.stringify(event)}\n\n`).join("");
  return framer.push(new TextEncoder().encode(text));
}

const call = (json: string, more = {}) => ({
  type: "function_call",
  call_id: "c",
  name: "f",
  arguments: json,
  status: "completed",
  ...more,
});
const item = (kind: "added" | "done", value: unknown, index = 0) => ({
  type: `response.output_item.${kind}`,
  output_index: index,
  item: value,
});
const delta = (text: unknown, index = 0) => ({
  type: "response.function_call_arguments.delta",
  output_index: index,
  delta: text,
});
const completed = (output: readonly unknown[]) => ({
  type: "response.completed",
  response: { output },
});

Deno.test("ResponsesStream puts a call together however it is cut, and rewriteFrame() replaces it", () => {
  fc.assert(fc.property(fc.array(fc.string(), { maxLength: 6 }), fc.string(), (parts, other) => {
    const full = parts.join("");
    const events = [
      item("added", call("", { status: "in_progress" })),
      ...parts.map((part) => delta(part)),
      { type: "response.function_call_arguments.done", output_index: 0, arguments: full },
      item("done", call(full)),
    ];
    const stream = new ResponsesStream();
    const replacements = new Map([["0/0", other]]);
    const written = new Set<string>();
    let accumulated = "";
    for (const frame of framesOf([...events, completed([call(full)])])) {
      const event = stream.read(frame);
      if (event.kind === "chunk" && !stream.open) {
        assert.equal(stream.takeToolCalls()[0]?.arguments, full);
      }
      assert.ok(event.kind === "chunk" || event.kind === "done", JSON.stringify(event));
      const bytes = rewriteFrame(frame, { pieces: event.pieces ?? [], replacements, written });
      const sent = JSON.parse(new TextDecoder().decode(bytes).slice("data: ".length));
      if (sent.type.endsWith(".delta")) accumulated += sent.delta;
      if (sent.type.endsWith("item.done")) assert.equal(sent.item.arguments, other);
      if (sent.type === "response.completed") {
        assert.equal(sent.response.output[0].arguments, other);
      }
    }
    if (parts.length > 0) assert.equal(accumulated, other);
  }));
});

Deno.test("ResponsesStream refuses events in which a call could hide or change", () => {
  const begun = item("added", call("", { status: "in_progress" }));
  const done = item("done", call("{}"));
  const hostile: readonly (readonly unknown[])[] = [
    [1],
    [{ type: 7 }],
    [{ type: "response.mcp_call.completed" }],
    [item("added", { type: "web_search_call" })],
    [item("added", { type: "custom_tool_call", input: "x" })],
    [{ ...begun, output_index: -1 }],
    [delta("{}")],
    [begun, delta(7)],
    [begun, delta("{}"), item("done", call("[]"))],
    [begun, item("done", call("{}", { name: "g" }))],
    [begun, done, delta("x")],
    [begun, done, done],
    [begun, done, item("added", call(""), 1)],
    [begun, item("done", { type: "message", content: [] })],
    [completed([call("{}")])],
    [begun, done, completed([call("[]")])],
    [{ type: "response.created", response: { output: [call("{}")] } }],
    [{ type: "response.failed", response: { output: [call("{}")] } }],
  ];
  for (const events of hostile) {
    const stream = new ResponsesStream();
    const kinds = framesOf(events).map((frame) => {
      const { kind } = stream.read(frame);
      stream.takeToolCalls();
      return kind;
    });
    assert.equal(kinds.at(-1), "problem", JSON.stringify(events));
  }
});

Deno.test("readResponsesAnswer() never takes an item for complete that does not say so", () => {
  for (const [status, truncated] of [["completed", false], ["incomplete", true], [null, true]]) {
    const reading = readResponsesAnswer(JSON.stringify({ output: [call("{}", { status })] }));
    assert.ok("value" in reading);
    assert.equal(reading.value.toolCalls[0]?.truncated, truncated);
  }
});
