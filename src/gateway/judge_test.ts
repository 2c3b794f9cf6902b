/**
 * Verdicts on tool calls: schema, one repair, and rules on what would be executed.
 *
 * @module
 */

import assert from "node:assert/strict";
import { judge } from "./judge.ts";
import { defaultLimits } from "./limits.ts";
import type { Facts, Guard, Lock, Ruling } from "./ports.ts";

const facts: Facts = {
  kind: "llm.request",
  call: { protocol: "openai.chat", stream: false },
  request: { method: "POST", path: "/v1/chat/completions", host: "api.example" },
  run: { id: "r" },
  model: "m",
};

/** Fits texts that begin as `good` does; repairs by putting `good` in place. */
function lockOf(good: string, repairable: boolean): Lock {
  return {
    sha256: "0".repeat(64),
    validate: (bytes) => {
      const valid = new TextDecoder().decode(bytes) === good;
      return { valid, errors: valid ? [] : ["type at '/amount'"] };
    },
    repair: () =>
      repairable
        ? { repaired: new TextEncoder().encode(good), operations: [] }
        : { refused: "not repairable" },
    open: () => ({ write: () => undefined, close: () => undefined }),
  };
}

function room(options: {
  readonly lock?: Lock | undefined;
  readonly schema?: string;
  readonly repair?: "once" | "never";
  readonly decide?: (facts: Facts) => Ruling["effect"];
}) {
  const asked: Facts[] = [];
  const guard: Guard = {
    policyHash: "",
    schemas: [],
    decide: (given) => {
      asked.push(given);
      return { effect: options.decide?.(given) ?? "allow", rules: ["rule"], classes: [] };
    },
    plan: () => ({
      repair: options.repair ?? "once",
      ...(options.schema === undefined ? {} : { schema: options.schema }),
    }),
    lock: () => options.lock,
  };
  return { asked, room: { guard, limits: { ...defaultLimits, argumentsBytes: 64 }, facts } };
}

function call(text: string, truncated = false) {
  return { choice: 0, index: 0, id: "c", name: "refund", arguments: text, truncated };
}

Deno.test("judge() shows the rules the arguments with all their digits", () => {
  const { asked, room: courtroom } = room({});
  assert.equal(judge(call('{"amount":9007199254740993}'), courtroom).verdict, "allow");
  assert.deepEqual(asked[0]?.args, { amount: 9007199254740993n });
  assert.equal(asked[0]?.kind, "llm.tool_call");
  assert.equal(asked[0]?.tool?.name, "refund");
});

Deno.test("judge() takes no arguments at all for an empty object", () => {
  const { asked, room: courtroom } = room({});
  assert.equal(judge(call(""), courtroom).verdict, "allow");
  assert.deepEqual(asked[0]?.args, {});
});

Deno.test("judge() rejects arguments that are not strict JSON where no schema could repair them", () => {
  for (const text of ["{", '{"a":1,"a":2}', "{'a':1}", "[1,]"]) {
    const { room: courtroom } = room({});
    const { verdict, denial } = judge(call(text), courtroom);
    assert.deepEqual([verdict, denial?.code], ["deny", "schema_violation"], text);
  }
});

Deno.test("judge() lets the rules decide on repaired arguments, not on the original ones", () => {
  const decide = ({ args }: Facts) =>
    (args as { amount?: number } | undefined)?.amount === 5 ? "allow" as const : "deny" as const;
  const { asked, room: courtroom } = room({
    schema: "refund",
    lock: lockOf('{"amount":5}', true),
    decide,
  });
  const judgement = judge(call("{'amount':5}"), courtroom);
  assert.equal(judgement.verdict, "repair");
  assert.equal(judgement.repair?.text, '{"amount":5}');
  assert.equal(judgement.schema?.result, "repaired");
  assert.deepEqual(asked.map(({ args }) => args), [{ amount: 5 }]);
});

Deno.test("judge() denies a repaired call that the rules deny", () => {
  const { room: courtroom } = room({
    schema: "refund",
    lock: lockOf('{"amount":5}', true),
    decide: () => "deny",
  });
  const { verdict, denial, repair } = judge(call("{'amount':5}"), courtroom);
  assert.deepEqual([verdict, denial?.code, repair], ["deny", "denied", undefined]);
});

Deno.test("judge() repairs neither what was cut off nor what may not be repaired", () => {
  const lock = lockOf('{"amount":5}', true);
  const cut = judge(call("{'amount':5", true), room({ schema: "refund", lock }).room);
  const never = judge(call("{'amount':5}"), room({ schema: "refund", lock, repair: "never" }).room);
  const hopeless = judge(
    call("{'amount':5}"),
    room({ schema: "refund", lock: lockOf('{"amount":5}', false) }).room,
  );
  for (const { verdict, denial, schema } of [cut, never, hopeless]) {
    assert.deepEqual([verdict, denial?.code], ["deny", "schema_violation"]);
    assert.equal(schema?.result, "rejected");
  }
});

Deno.test("judge() rejects a call whose schema is not loaded", () => {
  const { denial } = judge(call("{}"), room({ schema: "lost" }).room);
  assert.match(denial?.message ?? "", /schema 'lost' is not loaded/);
});

Deno.test("judge() names the rule before the schema when both say no", () => {
  const { denial, schema } = judge(
    call('{"amount":6}'),
    room({ schema: "refund", lock: lockOf("", false), decide: () => "deny" }).room,
  );
  assert.deepEqual([denial?.code, schema?.result], ["denied", "rejected"]);
});

Deno.test("judge() holds the bounds of names and arguments", () => {
  const { room: courtroom } = room({});
  const at = call(JSON.stringify("x".repeat(62)));
  assert.equal(judge(at, courtroom).verdict, "allow");
  assert.equal(judge(call(JSON.stringify("x".repeat(63))), courtroom).verdict, "deny");
  assert.equal(judge({ ...at, name: "" }, courtroom).verdict, "deny");
  assert.equal(judge({ ...at, name: "x".repeat(257) }, courtroom).verdict, "deny");
  assert.equal(judge({ ...at, name: "half \ud800" }, courtroom).verdict, "deny");
});
