import assert from "node:assert/strict";
import { type Acknowledged, crashRounds, type Found, type Subject } from "./harness.ts";
import { gatewaySubject } from "./gateway_subject.ts";
import { storeSubject } from "./store_subject.ts";

const rounds = 200;

Deno.test(`the store loses nothing acknowledged in ${rounds} kills`, async () => {
  const outcome = await crashRounds(storeSubject(), { rounds, seed: 1 });
  console.log(outcome);
  const { lost, torn, gaps } = outcome;
  assert.deepEqual({ lost, torn, gaps }, { lost: 0, torn: 0, gaps: 0 });
  assert.ok(outcome.acknowledged > rounds, "the load was too small to mean anything");
});

Deno.test(`the gateway loses no answered call in ${rounds} kills under load`, async () => {
  const outcome = await crashRounds(gatewaySubject(), { rounds, seed: 2 });
  console.log(outcome);
  const { lost, torn, gaps } = outcome;
  assert.deepEqual({ lost, torn, gaps }, { lost: 0, torn: 0, gaps: 0 });
  assert.ok(outcome.acknowledged > rounds, "the load was too small to mean anything");
});

/** A subject that acknowledges three records and is found as told. */
function scripted(found: readonly string[]): Subject {
  const acknowledged: Acknowledged[] = ["a", "b", "c"].map((content, index) => ({
    stream: "log",
    index,
    content,
  }));
  const state: Found = { streams: new Map([["log", found]]), torn: 0, droppedBytes: 0 };
  return {
    name: "scripted",
    reset: () => Promise.resolve(),
    start: () =>
      Promise.resolve({ loaded: Promise.resolve(), kill: () => Promise.resolve(acknowledged) }),
    inspect: () => Promise.resolve(state),
    end: () => Promise.resolve(),
  };
}

Deno.test("crashRounds() sees a lost tail, a changed record and an extra one", async () => {
  const options = { rounds: 1, seed: 1, killWithinMs: 0 };
  const whole = await crashRounds(scripted(["a", "b", "c"]), options);
  assert.deepEqual([whole.lost, whole.gaps, whole.unacknowledged], [0, 0, 0]);
  const tail = await crashRounds(scripted(["a"]), options);
  assert.deepEqual([tail.lost, tail.gaps, tail.unacknowledged], [2, 0, 0]);
  const changed = await crashRounds(scripted(["a", "x", "c"]), options);
  assert.deepEqual([changed.lost, changed.gaps, changed.unacknowledged], [1, 1, 0]);
  const extra = await crashRounds(scripted(["a", "b", "c", "d"]), options);
  assert.deepEqual([extra.lost, extra.gaps, extra.unacknowledged], [0, 0, 1]);
});
