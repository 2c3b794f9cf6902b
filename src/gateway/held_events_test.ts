/**
 * The waiting room: no tool call before its verdict, no end before the end, no text out of order.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { type ChunkEvent, HeldEvents, type Passing } from "./held_events.ts";
import { Refusal } from "./refusal.ts";

const nothing: ChunkEvent = {
  kind: "chunk",
  texts: [],
  pieces: [],
  finished: [],
  usage: undefined,
};

function passing(name: string, event: Partial<ChunkEvent> | undefined): Passing {
  const raw = new TextEncoder().encode(name);
  const frame = { raw, data: name, event: undefined, comment: false, terminated: true };
  return { frame, event: event === undefined ? undefined : { ...nothing, ...event } };
}

const text = (name: string, choice = 0) =>
  passing(name, { texts: [{ choice, lane: "text", text: name }] });
const tool = (name: string, choice = 0) =>
  passing(name, { pieces: [{ choice, index: 0, path: [], arguments: name }] });
const both = (name: string) =>
  passing(name, { texts: text(name).event?.texts ?? [], pieces: tool(name).event?.pieces ?? [] });
const finish = (name: string) => passing(name, { finished: [{ choice: 0, reason: "stop" }] });
const usage = (name: string) => passing(name, { usage: {} });
const empty = (name: string) => passing(name, {});
const comment = (name: string) => passing(name, undefined);

function names(list: readonly Passing[]): string {
  return list.map(({ frame }) => frame.data).join(" ");
}

Deno.test("HeldEvents holds what carries nothing until the first content", () => {
  const held = new HeldEvents({ maxBytes: 100 });
  assert.equal(names(held.take(empty("role"))), "");
  assert.equal(names(held.take(comment("note"))), "");
  assert.equal(names(held.take(text("a"))), "role note a");
  assert.equal(names(held.take(comment("later"))), "later");
});

Deno.test("HeldEvents lets text pass tool calls, and the end wait for all", () => {
  const held = new HeldEvents({ maxBytes: 100 });
  const out = [empty("role"), tool("t1"), text("a"), tool("t2"), finish("end"), usage("use")]
    .map((event) => names(held.take(event)));
  assert.deepEqual(out, ["", "", "role a", "", "", ""]);
  assert.equal(names(held.allowed()), "t1 t2");
  assert.equal(names(held.rest()), "end use");
  assert.equal(names(held.rest()), "");
});

Deno.test("HeldEvents keeps the order of a choice's text behind an event with a tool call", () => {
  const held = new HeldEvents({ maxBytes: 100 });
  assert.equal(names(held.take(both("b"))), "");
  assert.equal(names(held.take(text("c"))), "");
  assert.equal(names(held.take(text("other", 1))), "other");
  assert.equal(names(held.allowed()), "b c");
});

Deno.test("HeldEvents does not take usage that comes with text for an end", () => {
  const held = new HeldEvents({ maxBytes: 100 });
  const event = passing("a", { texts: [{ choice: 0, lane: "text", text: "a" }], usage: {} });
  assert.equal(names(held.take(event)), "a");
});

Deno.test("HeldEvents holds as much as its limit and not one byte more", () => {
  const over = new HeldEvents({ maxBytes: 4 });
  over.take(tool("1234"));
  assert.throws(() => over.take(tool("5")), Refusal);
  const held = new HeldEvents({ maxBytes: 4 });
  held.take(tool("1234"));
  held.allowed();
  held.take(tool("5678"));
  assert.equal(names(held.allowed()), "5678");
});

Deno.test("HeldEvents loses nothing, repeats nothing, and keeps each choice's text in order", () => {
  const kinds = fc.constantFrom(text, tool, both, finish, usage, empty, comment);
  fc.assert(fc.property(fc.array(fc.tuple(kinds, fc.boolean())), (list) => {
    const held = new HeldEvents({ maxBytes: 1_000_000 });
    const out: Passing[] = [];
    let judged = 0;
    for (const [index, [make, judge]] of list.entries()) {
      for (const passed of held.take(make(String(index)))) {
        out.push(passed);
        assert.equal(passed.event?.pieces.length ?? 0, 0, "a tool call left without a verdict");
        assert.equal(passed.event?.finished.length ?? 0, 0, "an end left before the end");
      }
      if (judge) {
        judged++;
        out.push(...held.allowed());
      }
    }
    out.push(...held.rest());
    const order = out.map(({ frame }) => Number(frame.data));
    assert.deepEqual(order.toSorted((a, b) => a - b), list.map((_, index) => index));
    const texts = out.filter(({ event }) => (event?.texts.length ?? 0) > 0 && judged >= 0)
      .map(({ frame }) => Number(frame.data));
    assert.deepEqual(texts, texts.toSorted((a, b) => a - b));
  }));
});
