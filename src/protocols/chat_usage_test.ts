import { strict as assert } from "node:assert";
import fc from "fast-check";
import { AskedUsage, askForUsage } from "./chat_usage.ts";
import { SseFramer } from "./sse.ts";

function screened(text: string): { readonly out: string; readonly usage: AskedUsage["usage"] } {
  const asked = new AskedUsage();
  const framer = new SseFramer({ maxFrameBytes: 65_536 });
  const decoder = new TextDecoder();
  const frames = [...framer.push(new TextEncoder().encode(text)), ...framer.end()];
  const out = frames.map((frame) => asked.screen(frame)).map((frame) =>
    frame === undefined ? "" : decoder.decode(frame.raw)
  ).join("");
  return { out, usage: asked.usage };
}

Deno.test("askForUsage() adds the question wherever it has to stand, and changes nothing else", () => {
  for (
    const [text, asking] of [
      [
        '{ "stream_options" : null,"n":1.0}',
        '{ "stream_options" : {"include_usage":true},"n":1.0}',
      ],
      ['{"stream_options":{ }}', '{"stream_options":{"include_usage":true }}'],
      [
        '{"stream_options":{"x":1}}',
        '{"stream_options":{"include_usage":true,"x":1}}',
      ],
      [
        '{"stream_options":{"include_usage":false}}',
        '{"stream_options":{"include_usage":true}}',
      ],
      ['{"stream_options":{"include_usage":true}}', undefined],
      ['{"stream_options":7}', undefined],
      ["[]", undefined],
    ] as const
  ) assert.equal(askForUsage(text), asking, text);
});

Deno.test("AskedUsage takes out what the question added, whatever the events are like", () => {
  const value = fc.jsonValue({ maxDepth: 2 });
  const member = fc.tuple(fc.constantFrom("id", "choices", "x", "y"), value);
  const ending = fc.constantFrom("\n\n", "\r\n\r\n", "\r\r");
  const event = fc.record({
    members: fc.uniqueArray(member, { selector: ([name]) => name, minLength: 1 }),
    at: fc.nat(4),
    space: fc.constantFrom("", " ", "\t"),
    prefix: fc.constantFrom("data: ", "data:", "id: 1\ndata: "),
    ending,
  });
  fc.assert(fc.property(fc.array(event), (events) => {
    const textOf = (asked: boolean): string =>
      events.map(({ members, at, space, prefix, ending }) => {
        const parts = members.map(([name, value]) => `"${name}":${space}${JSON.stringify(value)}`);
        if (asked) parts.splice(Math.min(at, parts.length), 0, `"usage"${space}:${space}null`);
        return `${prefix}{${parts.join(",")}}${ending}`;
      }).join("");
    const plain = textOf(false);
    fc.pre(!/__proto__|constructor/.test(plain));
    assert.equal(screened(textOf(true)).out, plain);
    assert.equal(screened(plain).out, plain);
  }));
});

Deno.test("AskedUsage drops the event that is nothing but usage, and leaves one that is more", () => {
  const usage = '"usage":{"prompt_tokens":3,"completion_tokens":4}';
  const only = screened(`data: {"choices":[],${usage}}\n\ndata: [DONE]\n\n`);
  assert.equal(only.out, "data: [DONE]\n\n");
  assert.deepEqual(only.usage, { inputTokens: 3, outputTokens: 4 });
  const both = `data: {"choices":[{"index":0,"delta":{}}],${usage}}\n\n`;
  assert.equal(screened(both).out, both);
  const none = 'data: {"choices":[]}\n\n: "usage"\n\ndata: "usage"\n\n';
  assert.deepEqual(screened(none), { out: none, usage: undefined });
});
