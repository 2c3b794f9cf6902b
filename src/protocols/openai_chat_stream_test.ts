/**
 * Streamed answers put together: any way of cutting tool calls gives the same calls, rewriting gives
 * exactly the new arguments, and what could hide a call is refused.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import type { AnswerEvent, ToolPiece } from "./answer.ts";
import { ChatStream } from "./openai_chat_stream.ts";
import { rewriteFrame } from "./rewrite.ts";
import { type SseFrame, SseFramer } from "./sse.ts";

const encoder = new TextEncoder();

interface Piece {
  readonly index: number;
  readonly text: string;
}

function framesOf(chunks: readonly unknown[]): SseFrame[] {
  const framer = new SseFramer({ maxFrameBytes: 1 << 20 });
  return chunks.flatMap((chunk) => {
    const text = typeof chunk === "string" ? chunk : `data: ${JSON.stringify(chunk)}\n\n`;
    return framer.push(encoder.encode(text));
  });
}

function delta(value: unknown, reason: string | null = null): unknown {
  return { choices: [{ index: 0, delta: value, finish_reason: reason }] };
}

function read(chunks: readonly unknown[]): { stream: ChatStream; events: AnswerEvent[] } {
  const stream = new ChatStream();
  return { stream, events: framesOf(chunks).map((frame) => stream.read(frame)) };
}

/** Chunks for calls whose pieces come in the given order, several in one chunk where asked. */
function toolChunks(pieces: readonly Piece[], perChunk: number): unknown[] {
  const begun = new Set<number>();
  const calls = pieces.map(({ index, text }) => {
    const head = begun.has(index) ? {} : { id: `c${index}`, type: "function" };
    const name = begun.has(index) ? {} : { name: `tool${index}` };
    begun.add(index);
    return { index, ...head, function: { ...name, arguments: text } };
  });
  const chunks: unknown[] = [];
  for (let at = 0; at < calls.length; at += perChunk) {
    chunks.push(delta({ tool_calls: calls.slice(at, at + perChunk) }));
  }
  return [...chunks, delta({}, "tool_calls")];
}

const somePieces = fc.array(
  fc.record({ index: fc.nat(3), text: fc.string({ unit: "grapheme", maxLength: 6 }) }),
  { minLength: 1, maxLength: 20 },
);

function joinedBy(pieces: readonly Piece[]): Map<string, string> {
  const joined = new Map<string, string>();
  for (const { index, text } of pieces) {
    joined.set(`0/${index}`, (joined.get(`0/${index}`) ?? "") + text);
  }
  return joined;
}

Deno.test("ChatStream puts interleaved tool calls together however they are cut", () => {
  fc.assert(fc.property(somePieces, fc.integer({ min: 1, max: 4 }), (pieces, perChunk) => {
    const { stream } = read(toolChunks(pieces, perChunk));
    const calls = stream.takeToolCalls();
    const expected = joinedBy(pieces);
    assert.equal(calls.length, expected.size);
    for (const call of calls) {
      assert.equal(call.arguments, expected.get(`0/${call.index}`));
      assert.equal(call.name, `tool${call.index}`);
    }
    assert.deepEqual(stream.takeToolCalls(), []);
  }));
});

Deno.test("rewriteFrame() gives a client exactly the new arguments and leaves other calls alone", () => {
  fc.assert(
    fc.property(
      somePieces,
      fc.integer({ min: 1, max: 4 }),
      fc.string(),
      (pieces, perChunk, text) => {
        const chunks = toolChunks(pieces, perChunk);
        const target = `0/${pieces[0]?.index}`;
        const written = new Set<string>();
        const first = new ChatStream();
        const rewritten = framesOf(chunks).map((frame) => {
          const event = first.read(frame);
          const own: readonly ToolPiece[] = event.kind === "chunk" ? event.pieces : [];
          const replacements = new Map([[target, text]]);
          const bytes = rewriteFrame(frame, { pieces: own, replacements, written });
          return new TextDecoder().decode(bytes);
        });
        const { stream } = read(rewritten);
        const expected = joinedBy(pieces).set(target, text);
        for (const call of stream.takeToolCalls()) {
          assert.equal(call.arguments, expected.get(`0/${call.index}`));
        }
      },
    ),
  );
});

Deno.test("ChatStream hands out no call before its choice has ended", () => {
  const call = { tool_calls: [{ index: 0, function: { name: "a", arguments: "{}" } }] };
  const { stream } = read([delta(call)]);
  assert.ok(stream.open);
  assert.deepEqual(stream.takeToolCalls(), []);
  const { stream: ended } = read([delta(call), delta({}, "length")]);
  assert.ok(!ended.open);
  assert.equal(ended.takeToolCalls()[0]?.truncated, true);
});

Deno.test("ChatStream sorts texts into lanes and reads usage", () => {
  const { events } = read([
    delta({ role: "assistant", content: "" }),
    delta({ content: "a", reasoning_content: "b", refusal: "c", audio: { x: 1 } }),
    { choices: [], usage: { prompt_tokens: 3, completion_tokens: 4 } },
    "data: [DONE]\n\n",
    ": note\n\n",
    'data: {"error":{"message":"x"}}\n\n',
  ]);
  assert.deepEqual(events.map(({ kind }) => kind), [
    "chunk",
    "chunk",
    "chunk",
    "done",
    "silence",
    "error",
  ]);
  const [empty, full, usage] = events;
  assert.ok(empty?.kind === "chunk" && full?.kind === "chunk" && usage?.kind === "chunk");
  assert.deepEqual(empty.texts, []);
  assert.deepEqual(full.texts.map(({ lane, text }) => [lane, text]), [
    ["text", "a"],
    ["reasoning", "b"],
    ["refusal", "c"],
    ["other", '{"x":1}'],
  ]);
  assert.deepEqual(usage.usage, { inputTokens: 3, outputTokens: 4 });
});

Deno.test("ChatStream refuses events in which a call could hide", () => {
  const call = (value: unknown) => delta({ tool_calls: [value] });
  const named = call({ index: 0, id: "a", function: { name: "a", arguments: "{}" } });
  const hostile: readonly (readonly unknown[])[] = [
    ["data: {\n\n"],
    ["data: []\n\n"],
    ['data: {"choices":[],"choices":[]}\n\n'],
    ['event: other\ndata: {"choices":[]}\n\n'],
    [{ choices: {} }],
    [{ choices: [{ delta: {} }] }],
    [{ choices: [{ index: 99, delta: {} }] }],
    [{ choices: [{ index: 0, delta: {} }, { index: 0, delta: {} }] }],
    [{ choices: [{ index: 0, message: { tool_calls: [] } }] }],
    [delta({ function_call: { name: "a" } })],
    [delta({ tool_calls: {} })],
    [call({ function: { name: "a" } })],
    [call({ index: 0, type: "custom", custom: { name: "a" } })],
    [call({ index: 0, function: { name: 7 } })],
    [call({ index: 0, function: { arguments: {} } })],
    [named, call({ index: 0, function: { name: "b" } })],
    [named, call({ index: 0, id: "b" })],
    [named, delta({}, "stop"), call({ index: 0, function: { arguments: "{}" } })],
    [named, delta({}, "stop"), call({ index: 1, function: { name: "late" } })],
  ];
  for (const chunks of hostile) {
    assert.equal(read(chunks).events.at(-1)?.kind, "problem", JSON.stringify(chunks));
  }
});

Deno.test("blockEvents() ends with content_filter and an error, without [DONE]", () => {
  const { stream } = read([{ id: "x", model: "m", created: 5, choices: [] }]);
  const text = stream.blockEvents({ status: 403, code: "denied", message: "no" });
  const [chunk, error] = text.trim().split("\n\n").map((event) => JSON.parse(event.slice(6)));
  assert.deepEqual([chunk.id, chunk.model, chunk.created], ["x", "m", 5]);
  assert.equal(chunk.choices[0].finish_reason, "content_filter");
  assert.equal(error.error.code, "denied");
});
