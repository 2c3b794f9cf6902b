/**
 * The framer against a parser of its own kind, against every cut, and on what is hostile.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createParser } from "eventsource-parser";
import fc from "fast-check";
import { SseError, type SseFrame, SseFramer, withData } from "./sse.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

function frames(pieces: readonly Uint8Array[], maxFrameBytes = 1 << 16): SseFrame[] {
  const framer = new SseFramer({ maxFrameBytes });
  return [...pieces.flatMap((piece) => framer.push(piece)), ...framer.end()];
}

function cutAt(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)), bytes.length];
  cuts.sort((a, b) => a - b);
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

function summary(list: readonly SseFrame[]): unknown[] {
  return list.map(({ raw, ...rest }) => ({ ...rest, raw: decoder.decode(raw) }));
}

const line = fc.oneof(
  fc.constantFrom("data", "data:", "data: ", ": note", "event: x", "id: 1", "retry: 5"),
  fc.string({ maxLength: 12 }).map((text) => `data: ${text.replace(/[\r\n]/g, "")}`),
  fc.string({ unit: "grapheme", maxLength: 6 }).map((text) =>
    `data:${text.replace(/[\r\n]/g, "")}`
  ),
  fc.constant(""),
);
const ending = fc.constantFrom("\n", "\r", "\r\n");
const streamText = fc.tuple(fc.boolean(), fc.array(fc.tuple(line, ending), { maxLength: 30 }))
  .map(([mark, lines]) => (mark ? "\uFEFF" : "") + lines.flat().join(""));

Deno.test("SseFramer gives the same frames and the same bytes however the stream is cut", () => {
  fc.assert(fc.property(streamText, fc.array(fc.nat(), { maxLength: 12 }), (text, places) => {
    const bytes = encoder.encode(text);
    const whole = frames([bytes]);
    assert.deepEqual(summary(frames(cutAt(bytes, places))), summary(whole));
    assert.equal(whole.map(({ raw }) => decoder.decode(raw)).join(""), text);
  }));
});

Deno.test("SseFramer reads the events that eventsource-parser reads", () => {
  fc.assert(fc.property(streamText, (text) => {
    const expected: { data: string; event: string | undefined }[] = [];
    const parser = createParser({
      onEvent: ({ data, event }) =>
        expected.push({ data, event: event === "" ? undefined : event }),
    });
    // It waits for the byte after a CR as we do, and dispatches nothing unterminated.
    parser.feed(text.replace(/\r\n|\r/g, "\n"));
    const read = frames([encoder.encode(text)])
      .filter(({ data, terminated }) => data !== undefined && terminated)
      .map(({ data, event }) => ({ data, event }));
    assert.deepEqual(read, expected);
  }));
});

Deno.test("SseFramer joins data lines, keeps comments, and skips one byte order mark", () => {
  const [first, second] = frames([encoder.encode("\uFEFFdata: a\r\ndata:b\r\n\r\n: c\n\n")]);
  assert.deepEqual([first?.data, first?.comment], ["a\nb", false]);
  assert.deepEqual([second?.data, second?.comment], [undefined, true]);
});

Deno.test("SseFramer says what was left without its end", () => {
  const [only] = frames([encoder.encode("data: [DONE]\n")]);
  assert.deepEqual([only?.data, only?.terminated], ["[DONE]", false]);
  assert.deepEqual(frames([encoder.encode("data: x\r\n\r")]).map(({ terminated }) => terminated), [
    true,
  ]);
});

Deno.test("SseFramer takes a frame at its limit and refuses one byte more", () => {
  const frame = "data: 12345\n\n";
  assert.equal(frames([encoder.encode(frame)], frame.length).length, 1);
  const refuse = (text: string) => () => frames([encoder.encode(text)], frame.length);
  assert.throws(refuse("data: 123456\n\n"), SseError);
  assert.throws(refuse("x".repeat(frame.length + 1)), SseError);
});

Deno.test("SseFramer refuses bytes that are not UTF-8", () => {
  const bytes = new Uint8Array([...encoder.encode("data: "), 0xc3, 0x28, 0x0a, 0x0a]);
  assert.throws(() => frames([bytes]), (error) => {
    assert.ok(error instanceof SseError);
    assert.equal(error.code, "invalid_utf8");
    return true;
  });
});

Deno.test("SseFramer refuses fields that clients may read in different ways", () => {
  for (
    const text of ["other: y\n\n", "data: a\n\n\uFEFFdata: b\n\n", "Data: a\n\n", " data: a\n\n"]
  ) {
    assert.throws(() => frames([encoder.encode(text)]), (error) => {
      assert.ok(error instanceof SseError);
      assert.equal(error.code, "unknown_field");
      return true;
    });
  }
  // What the end of the stream cut off is dispatched by nobody.
  assert.equal(frames([encoder.encode("data: a\n\nda")]).length, 2);
});

Deno.test("withData() changes the data and keeps every other line", () => {
  const text = ": note\r\nevent: x\r\ndata: old\r\ndata: more\r\nid: 7\r\n\r\n";
  const [frame] = frames([encoder.encode(text)]);
  assert.ok(frame !== undefined);
  const changed = decoder.decode(withData(frame, "new\nlines"));
  assert.equal(changed, ": note\r\nevent: x\r\ndata: new\r\ndata: lines\r\nid: 7\r\n\r\n");
});
