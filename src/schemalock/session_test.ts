import assert from "node:assert/strict";
import { compileSchema } from "./compile.ts";

const encoder = new TextEncoder();
const lock = compileSchema({
  properties: { a: { type: "integer" } },
  required: ["a"],
  additionalProperties: false,
});

Deno.test("a closed session keeps its verdict while its engine judges another text", () => {
  const first = lock.open();
  assert.equal(first.write(encoder.encode('{"b')).state, "invalid");
  first.close();
  using second = lock.open();
  assert.equal(second.write(encoder.encode('{"a": 1}')).state, "open");
  assert.deepEqual(first.write(encoder.encode("{}")), {
    state: "invalid",
    offset: 2,
    pointer: "",
    keyword: "additionalProperties",
  });
  assert.equal(first.end().errors[0]?.keyword, "additionalProperties");
  assert.equal(first.position, 2);
  assert.equal(second.position, 8);
  assert.equal(second.end().valid, true);
});

Deno.test("an engine that was lent before begins anew, in the middle of whatever it was closed", () => {
  for (const begun of ['{"a": 1', '{"a', '{"a": "x', '{"a": [[{"b', "", "7"]) {
    const left = lock.open();
    left.write(encoder.encode(begun));
    left.close();
    left.close();
    using session = lock.open();
    assert.equal(session.write(encoder.encode('{"a"')).state, "open", begun);
    assert.equal(session.write(encoder.encode(": 5}")).state, "open", begun);
    assert.equal(session.end().valid, true, begun);
  }
});

Deno.test("sessions that are open side by side do not disturb each other", () => {
  const sessions = Array.from({ length: 12 }, () => lock.open());
  for (const byte of encoder.encode('{"a": 12')) {
    for (const session of sessions) {
      assert.equal(session.write(Uint8Array.of(byte)).state, "open");
    }
  }
  for (const [index, session] of sessions.entries()) {
    const { state } = session.write(encoder.encode(index % 2 === 0 ? "}" : '"}'));
    assert.equal(state, index % 2 === 0 ? "open" : "invalid");
    session.close();
  }
});
