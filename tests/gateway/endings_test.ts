/**
 * Whatever callers and upstreams do at once, every call that begins in the evidence ends in it, once.
 *
 * @module
 */

import assert from "node:assert/strict";
import { amountLock, chat, guardOf, startGateway, until } from "./harness.ts";
import {
  answerEvents,
  answerJson,
  endless,
  events,
  json,
  pause,
  startProvider,
} from "./provider.ts";

const good = { name: "refund", arguments: '{"amount": 5}' };
const broken = { name: "refund", arguments: '{"amount": 5,}' };
const hopeless = { name: "refund", arguments: '{"amount": "x"}' };
const texts = Array.from({ length: 10 }, (_, index) => `word ${index} `);

const scripts = {
  text: json(answerJson({ content: "hello" })),
  repaired: json(answerJson({ calls: [broken] })),
  blocked: json(answerJson({ calls: [hopeless] })),
  html: () => new Response("<html>", { headers: { "content-type": "text/html" } }),
  stream: events(answerEvents({ texts, calls: [good] }), { pauseMs: 1 }),
  streamblocked: events(answerEvents({ texts, calls: [hopeless] }), { pauseMs: 1 }),
  streamcut: events(answerEvents({ texts }).slice(0, 5), { pauseMs: 1, cut: true }),
  endless: endless(),
};

Deno.test("every call that begins ends once, with callers leaving at any moment", async () => {
  await using provider = startProvider(scripts);
  const guard = guardOf({ locks: { refund: amountLock } });
  await using harness = startGateway(provider.url, { guard });
  harness.ledger.beforeDurable = () => pause(1);
  const models = Object.keys(scripts);
  // A small linear generator: the same mix every time.
  let state = 7;
  const next = (below: number) => (state = (state * 1103515245 + 12345) % 2 ** 31) % below;
  const calls = Array.from({ length: 160 }, async (_, index) => {
    await pause(next(100));
    const model = models[index % models.length] ?? "text";
    const abort = new AbortController();
    const leavesAfterMs = model === "endless" ? 5 + next(30) : next(3) === 0 ? next(12) : undefined;
    if (leavesAfterMs !== undefined) setTimeout(() => abort.abort(), leavesAfterMs);
    try {
      const stream = model.startsWith("stream") || model === "endless";
      const headers = { "x-clyra-run-id": `run-${index % 5}` };
      const response = await chat(harness.url, { model, stream, headers, signal: abort.signal });
      await response.bytes();
    } catch {
      // The caller left, or the answer was broken off: the evidence has to say which.
    }
  });
  await Promise.all(calls);
  const count = (type: string) => harness.ledger.types().filter((name) => name === type).length;
  await until(() => count("call.response") === count("call.request"));
  const requests = harness.ledger.entries.filter(({ type }) => type === "call.request");
  const responses = harness.ledger.entries.filter(({ type }) => type === "call.response");
  const key = ({ run, call }: { readonly run: string; readonly call?: string }) => `${run}/${call}`;
  assert.deepEqual(responses.map(key).sort(), requests.map(key).sort());
  assert.equal(new Set(responses.map(key)).size, responses.length);
  const outcomes = new Set(harness.ledger.bodies("call.response").map(({ outcome }) => outcome));
  for (const outcome of ["complete", "blocked", "upstream_failed", "upstream_cut", "caller_left"]) {
    assert.ok(outcomes.has(outcome), outcome);
  }
  assert.ok(!outcomes.has("unknown"), harness.logged.join("\n"));
  // Every place in a run was given back: closing waits for none.
  await harness.gateway.stop();
  for (const { open_calls } of harness.ledger.bodies("run.close")) assert.deepEqual(open_calls, []);
});
