/**
 * Token counts of streams whose caller did not ask for them.
 *
 * @module
 */

import assert from "node:assert/strict";
import { readStream, startGateway } from "./harness.ts";
import { answerEvents, events, type Script, startProvider } from "./provider.ts";

const call = { name: "lookup", arguments: '{"a":1}' };

/** Does as the API says: with the option each event has a usage, and the last but one nothing else. */
const counting: Script = async (request, log) => {
  const { stream_options: options } = JSON.parse(await request.clone().text());
  const asked = options?.include_usage === true;
  const list = answerEvents({ texts: ["a", "b"], calls: [call], usage: asked })
    .map((event) =>
      asked && !event.includes('"usage"') ? event.replace(/\}\n\n$/, ',"usage":null}\n\n') : event
    );
  return await events(list)(request, log);
};
const scripts = { count: counting, silent: events(answerEvents({ texts: ["a"] })) };

function harnessOf(url: string, usage?: "ask") {
  const openai = { protocol: "openai", prefix: "", upstream: "double" } as const;
  return startGateway(url, {
    settings: { routes: [usage === undefined ? openai : { ...openai, usage }] },
  });
}

async function stream(url: string, model: string, extra = "") {
  const response = await fetch(`${url}/v1/chat/completions`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: `{"model":"${model}","stream":true,${extra}"messages":[{"role":"user","content":"hi"}]}`,
  });
  const { text, clean } = await readStream(response);
  assert.ok(clean);
  // The comment names another receipt each time.
  return text.replace(/: clyra.*\n\n/g, "");
}

Deno.test("gateway counts usage on a route that asks, and its caller gets the bytes of one that does not", async () => {
  await using provider = startProvider(scripts);
  await using plain = harnessOf(provider.url);
  await using asking = harnessOf(provider.url, "ask");
  const direct = await stream(provider.url, "count");
  for (const extra of ["", '"stream_options":null,', '"stream_options":{"include_usage":false},']) {
    assert.equal(await stream(asking.url, "count", extra), direct);
  }
  assert.equal(await stream(plain.url, "count"), direct);
  const usageOf = ({ ledger }: typeof plain) =>
    ledger.bodies("call.response").map((body) => [body["input_tokens"], body["output_tokens"]]);
  assert.deepEqual(usageOf(asking), Array(3).fill([12, 7]));
  // What nobody asked for is not made up.
  assert.deepEqual(usageOf(plain), [[undefined, undefined]]);
  const exts = asking.ledger.entries.filter(({ type }) => type === "call.request")
    .map(({ ext }) => ext?.["usage"]);
  assert.deepEqual(exts, Array(3).fill("asked"));
});

Deno.test("gateway leaves the usage of a caller that asks by itself where it is", async () => {
  await using provider = startProvider(scripts);
  await using asking = harnessOf(provider.url, "ask");
  const option = '"stream_options":{"include_usage":true},';
  const direct = await stream(provider.url, "count", option);
  assert.match(direct, /"usage":null/);
  assert.equal(await stream(asking.url, "count", option), direct);
  assert.equal(asking.ledger.bodies("call.response")[0]?.["input_tokens"], 12);
  assert.equal(
    asking.ledger.entries.find(({ type }) => type === "call.request")?.ext?.["usage"],
    undefined,
  );
});

Deno.test("gateway records usage as absent where the provider does not answer the question", async () => {
  await using provider = startProvider(scripts);
  await using asking = harnessOf(provider.url, "ask");
  assert.equal(await stream(asking.url, "silent"), await stream(provider.url, "silent"));
  const [body] = asking.ledger.bodies("call.response");
  assert.deepEqual([body?.["outcome"], body?.["input_tokens"]], ["complete", undefined]);
});
