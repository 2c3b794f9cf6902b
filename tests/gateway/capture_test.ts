/**
 * Bodies that cannot be kept: on a route that says it keeps them, a call whose body is lost is no call.
 *
 * @module
 */

import assert from "node:assert/strict";
import type { BodySink, BodyStorePort, BodyStoreSetting } from "../../src/gateway/mod.ts";
import { chat, readStream, startGateway, until } from "./harness.ts";
import { answerEvents, answerJson, events, json, startProvider } from "./provider.ts";

const scripts = {
  text: json(answerJson({ content: "hello" })),
  stream: events(answerEvents({ texts: ["a", "b", "c"] }), { pauseMs: 5 }),
};

/** Keeps everything in memory, but for what it is told to lose. */
function bodiesOf(lose: "nothing" | "values" | "open" | "write" | "keep") {
  const kept: string[] = [];
  const discarded: string[] = [];
  const full = (): Promise<never> => Promise.reject(new Error("the disk is full"));
  const decoder = new TextDecoder();
  const sink = (): BodySink => {
    let text = "";
    return {
      write: (bytes) => {
        if (lose === "write" && text !== "") return full();
        text += decoder.decode(bytes);
        return Promise.resolve();
      },
      keep: () => lose === "keep" ? full() : Promise.resolve(void kept.push(text)),
      discard: () => Promise.resolve(void discarded.push(text)),
      async *read() {},
    };
  };
  const port: BodyStorePort = {
    digest: () => "0".repeat(64),
    keepValue: (bytes) =>
      lose === "values" ? full() : Promise.resolve(void kept.push(decoder.decode(bytes))),
    keepDocument: (bytes) => Promise.resolve(kept.push(decoder.decode(bytes))),
    open: () => lose === "open" ? full() : Promise.resolve(sink()),
  };
  return { port, kept, discarded };
}

function start(url: string, bodies: BodyStorePort | undefined, bodyStore: BodyStoreSetting) {
  return startGateway(url, {
    ...(bodies === undefined ? {} : { bodies }),
    settings: {
      routes: [{ protocol: "openai", prefix: "", upstream: "double", bodyStore }],
    },
  });
}

Deno.test("gateway keeps each body on a route that says so, and none on another", async () => {
  await using provider = startProvider(scripts);
  for (
    const [store, count] of [["full", 2], ["hmac", 0], ["none", 0], [
      { response: "full" },
      1,
    ]] as const
  ) {
    const { port, kept } = bodiesOf("nothing");
    await using harness = start(provider.url, port, store);
    assert.equal((await chat(harness.url, { model: "text" })).status, 200);
    assert.equal(kept.length, count, JSON.stringify(store));
  }
});

Deno.test("gateway forwards nothing whose body it should keep and cannot", async () => {
  await using provider = startProvider(scripts);
  await using harness = start(provider.url, bodiesOf("values").port, "full");
  const response = await chat(harness.url, { model: "text" });
  assert.equal(response.status, 503);
  assert.equal((await response.json()).error.code, "journal_unavailable");
  assert.equal(provider.log.requests.length, 0);
});

Deno.test("gateway answers no stream that it should keep and cannot begin to", async () => {
  await using provider = startProvider(scripts);
  await using harness = start(provider.url, bodiesOf("open").port, { response: "full" });
  const response = await chat(harness.url, { model: "stream", stream: true });
  assert.equal(response.status, 503);
  await response.body?.cancel();
  await until(() => provider.log.cancelled === 1);
});

for (const lose of ["write", "keep"] as const) {
  Deno.test(`gateway breaks a stream off that it can no longer keep (${lose})`, async () => {
    await using provider = startProvider(scripts);
    const { port, kept } = bodiesOf(lose);
    await using harness = start(provider.url, port, { response: "full" });
    const { text, clean } = await readStream(
      await chat(harness.url, { model: "stream", stream: true }),
    );
    assert.ok(!clean || !text.includes("[DONE]"), text);
    await until(() => harness.ledger.types().includes("call.response"));
    const entry = harness.ledger.entries.find(({ type }) => type === "call.response");
    assert.equal(entry?.ext?.["body_store"], "unkept");
    assert.notEqual((entry?.body as { outcome?: string }).outcome, "complete");
    assert.equal(kept.length, 0);
  });
}

Deno.test("gateway keeps of a stream what its caller got before leaving", async () => {
  await using provider = startProvider(scripts);
  const { port, kept } = bodiesOf("nothing");
  await using harness = start(provider.url, port, { response: "full" });
  const response = await chat(harness.url, { model: "stream", stream: true });
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await until(() => kept.length === 1);
  assert.doesNotMatch(kept[0] ?? "", /\[DONE\]/);
  assert.match(kept[0] ?? "", /^data: /);
});

Deno.test("gateway refuses to start where bodies have no place, or settings make no sense", () => {
  const route = { protocol: "openai", prefix: "", upstream: "double" } as const;
  const refused = (settings: Record<string, unknown>, why: RegExp) =>
    assert.throws(
      () => startGateway("http://u", { settings: { routes: [{ ...route, ...settings }] } }),
      why,
    );
  refused({ bodyStore: "full" }, /keeps bodies, and there is no place for them/);
  refused({ bodyStore: { arguments: "redacted" } }, /no place/);
  refused({ bodyStore: "all" }, /its body store is not one of none, hmac, redacted, full/);
  refused({ redact: { pointers: ["user"] } }, /not of the form '\/a\/b'/);
  refused({ redact: { pointers: Array(33).fill("/a") } }, /more than 32/);
  refused({ redact: { detectors: ["names"] } }, /its detectors are not all of/);
  refused({ uploads: "file" }, /only routes of kind 'http' take uploads/);
});
