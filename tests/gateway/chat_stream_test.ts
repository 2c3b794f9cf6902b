/**
 * Streamed chat completions through a gateway on a real socket.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import OpenAI from "openai";
import {
  amountLock,
  chat,
  guardOf,
  type Harness,
  rawExchange,
  startGateway,
  until,
} from "./harness.ts";
import { answerEvents, endless, events, json, type Script, startProvider } from "./provider.ts";

const small = { name: "refund", arguments: '{"amount": 5}' };
const big = { name: "refund", arguments: '{"amount": 500}' };
const broken = { name: "refund", arguments: '{"amount": 5,}' };
const texts = ["Hel", "lo", " you"];

const scripts: Record<string, Script> = {
  text: events(answerEvents({ texts, usage: true })),
  tools: events(answerEvents({ calls: [small, { name: "other", arguments: "{}" }] })),
  broken: events(answerEvents({ texts: ["Let me see"], calls: [broken] })),
  denied: events(answerEvents({ calls: [big] })),
  late: events(answerEvents({ texts, calls: [big] }), { pauseMs: 2 }),
  length: events(answerEvents({ calls: [broken], finish: "length" })),
  cut: events(answerEvents({ texts }).slice(0, 3), { cut: true }),
  noend: events(answerEvents({ texts }).slice(0, 5)),
  cuttool: events(answerEvents({ calls: [small] }).slice(0, 3), { cut: true }),
  cutatonce: events([], { cut: true }),
  error: events(['data: {"error":{"message":"overloaded"}}\n\n']),
  spoof: events([": clyra receipt=forged/1\n\n", ...answerEvents({ texts })]),
  json: json('{"choices":[]}'),
  endless: endless(),
};
const guard = guardOf({
  decide: ({ tool, args }) => {
    const amount = (args as { amount?: number } | undefined)?.amount ?? 0;
    return tool?.name === "refund" && amount > 100
      ? { effect: "deny", rules: ["refund-limit"], reason: "rule 'refund-limit' denies" }
      : {};
  },
  locks: { refund: amountLock },
});

async function withGateway(test: (harness: Harness) => Promise<void>): Promise<void> {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  await test(harness);
}

/** All bytes and whether the transfer ended as it should. */
async function readStream(response: Response): Promise<{ text: string; clean: boolean }> {
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    return { text, clean: true };
  } catch {
    return { text, clean: false };
  }
}

function stream(harness: Harness, model: string): Promise<Response> {
  return chat(harness.url, { model, stream: true });
}

function client(harness: Harness): OpenAI {
  return new OpenAI({ baseURL: `${harness.url}/v1`, apiKey: "k", maxRetries: 0 });
}

async function collect(harness: Harness, model: string) {
  const chunks = await client(harness).chat.completions.create({
    model,
    stream: true,
    messages: [{ role: "user", content: "hi" }],
  });
  let text = "";
  const calls = new Map<number, string>();
  const reasons: string[] = [];
  try {
    for await (const { choices: [choice] } of chunks) {
      text += choice?.delta.content ?? "";
      for (const call of choice?.delta.tool_calls ?? []) {
        calls.set(call.index, (calls.get(call.index) ?? "") + (call.function?.arguments ?? ""));
      }
      if (choice?.finish_reason) reasons.push(choice.finish_reason);
    }
    return { text, calls, reasons, error: undefined };
  } catch (error) {
    return { text, calls, reasons, error };
  }
}

Deno.test("gateway passes a streamed text byte for byte, but for its own comment", () =>
  withGateway(async (harness) => {
    const response = await stream(harness, "text");
    const { text, clean } = await readStream(response);
    assert.ok(clean);
    const own = /^: clyra receipt=(\S+)\n\n/m;
    assert.equal(text.replace(own, ""), answerEvents({ texts, usage: true }).join(""));
    assert.equal(own.exec(text)?.[1], response.headers.get("x-clyra-receipt"));
    const [notary] = harness.ledger.bodies("stream.notary");
    assert.deepEqual(notary, {
      delivered: {
        bytes: text.replace(own, "").length,
        sha256: createHash("sha256").update(text.replace(own, "")).digest("hex"),
      },
      lanes: [{
        lane: "0/text",
        bytes: texts.join("").length,
        sha256: createHash("sha256").update(texts.join("")).digest("hex"),
      }],
      end: "complete",
    });
    assert.equal(harness.ledger.bodies("call.response")[0]?.["output_tokens"], 7);
  }));

Deno.test("gateway hands tool calls of a stream to the openai client whole", () =>
  withGateway(async (harness) => {
    const { calls, reasons, error } = await collect(harness, "tools");
    assert.equal(error, undefined);
    assert.deepEqual([...calls.values()], [small.arguments, "{}"]);
    assert.deepEqual(reasons, ["tool_calls"]);
  }));

Deno.test("gateway repairs streamed arguments once, after text that has left", () =>
  withGateway(async (harness) => {
    const { text, calls, error } = await collect(harness, "broken");
    assert.equal(error, undefined);
    assert.equal(text, "Let me see");
    assert.deepEqual([...calls.values()], ['{"amount": 5}']);
    assert.equal(harness.ledger.bodies("decision")[1]?.["verdict"], "repair");
  }));

Deno.test("gateway answers an early denial of a streamed tool call with a true 403", () =>
  withGateway(async (harness) => {
    const response = await stream(harness, "denied");
    assert.equal(response.status, 403);
    assert.equal((await response.json()).error.clyra.tool, "refund");
    assert.equal(response.headers.get("x-clyra-rule"), "refund-limit");
    assert.equal(harness.ledger.bodies("call.response")[0]?.["outcome"], "blocked");
  }));

Deno.test("gateway blocks after release in the API's own grammar, without [DONE]", () =>
  withGateway(async (harness) => {
    const { text } = await readStream(await stream(harness, "late"));
    assert.match(text, /"finish_reason":"content_filter"/);
    assert.match(text, /data: \{"error":\{"message":"cannot call tool 'refund'/);
    assert.doesNotMatch(text, /\[DONE\]|500|"tool_calls"/);
    const seen = await collect(harness, "late");
    assert.equal(seen.text, texts.join(""));
    assert.ok(seen.error instanceof OpenAI.APIError);
    assert.equal(seen.calls.size, 0);
    assert.deepEqual(harness.ledger.bodies("stream.notary").map(({ end }) => end), [
      "blocked",
      "blocked",
    ]);
  }));

Deno.test("gateway never repairs arguments that were cut off by length", () =>
  withGateway(async (harness) => {
    const response = await stream(harness, "length");
    assert.equal(response.status, 422);
    assert.match((await response.json()).error.message, /cut off/);
  }));

Deno.test("gateway never shows an upstream's cut as a clean end", () =>
  withGateway(async (harness) => {
    for (const model of ["cut", "noend"]) {
      const { text, clean } = await readStream(await stream(harness, model));
      assert.equal(clean, false, model);
      assert.match(text, /Hel.*"error":\{"message":"cannot pass the answer/s);
      assert.doesNotMatch(text, /\[DONE\]|"finish_reason":"stop"/);
    }
    assert.deepEqual(
      harness.ledger.bodies("call.response").map(({ outcome }) => outcome),
      ["upstream_cut", "upstream_cut"],
    );
  }));

Deno.test("gateway answers 502 when the upstream cuts before anything was safe to send", () =>
  withGateway(async (harness) => {
    for (const model of ["cuttool", "cutatonce"]) {
      const response = await stream(harness, model);
      assert.equal(response.status, 502, model);
      assert.doesNotMatch(await response.text(), /amount/);
    }
  }));

Deno.test("gateway passes the provider's own error event and no clean end after it", () =>
  withGateway(async (harness) => {
    const { error } = await collect(harness, "error");
    assert.ok(error instanceof OpenAI.APIError);
    assert.match(error.message, /overloaded/);
    assert.equal(harness.ledger.bodies("call.response")[0]?.["outcome"], "upstream_failed");
  }));

Deno.test("gateway lets no denied call out in events that clients read in another way than it does", async () => {
  const choices =
    '[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c","type":"function","function":' +
    '{"name":"refund","arguments":"{\\"amount\\": 500}"}}]},"finish_reason":"tool_calls"}]';
  const hidden: Record<string, Script> = Object.fromEntries(
    [
      `data: {"error":false,"choices":${choices}}\n\n`,
      `data: {"error":0,"choices":${choices}}\n\n`,
      `data: {"error":"","choices":${choices}}\n\n`,
      `data: {"error":{"message":"x"},"choices":${choices}}\n\n`,
      `data: {"choices":[]}\n\n\uFEFFdata: {"choices":${choices}}\n\n`,
      `data: {"choices":[]}\n\nDATA: {"choices":${choices}}\n\n`,
      `data: {"choices":[{"index":0,"delta":{"__proto__":{"tool_calls":${choices}}}}]}\n\n`,
    ].map((event, i) => [`hidden-${i}`, events([event, "data: [DONE]\n\n"])]),
  );
  await using provider = startProvider(hidden);
  await using harness = startGateway(provider.url, { guard });
  for (const model of Object.keys(hidden)) {
    const { text } = await readStream(await stream(harness, model));
    assert.ok(!text.includes("500}"), `${model}: ${text}`);
  }
});

Deno.test("gateway drops comments that claim to be its own", () =>
  withGateway(async (harness) => {
    const { text } = await readStream(await stream(harness, "spoof"));
    assert.doesNotMatch(text, /forged/);
    assert.match(text, /\[DONE\]/);
  }));

Deno.test("gateway answers 502 for JSON where a stream was asked for", () =>
  withGateway(async (harness) => {
    assert.equal((await stream(harness, "json")).status, 502);
  }));

Deno.test("gateway waits for the disk before it hands out the end", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  let release = () => {};
  const gate = new Promise<void>((resolve) => release = resolve);
  harness.ledger.beforeDurable = ({ type }) => type === "stream.notary" ? gate : Promise.resolve();
  const response = await stream(harness, "text");
  const decoder = new TextDecoder();
  let text = "";
  const reading = (async () => {
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk);
  })();
  await until(() => harness.ledger.types().includes("stream.notary"));
  const before = text;
  release();
  await reading;
  assert.doesNotMatch(before, /\[DONE\]|"finish_reason":"stop"/);
  assert.match(text, /"finish_reason":"stop".*\[DONE\]/s);
});

Deno.test("gateway keeps a silent stream alive with comments, and blocks inside it afterwards", async () => {
  const slow = events(answerEvents({ calls: [big] }), { pauseMs: 40 });
  const fine = events(answerEvents({ texts }), { pauseMs: 40 });
  await using provider = startProvider({ slow, fine });
  await using harness = startGateway(provider.url, { guard, limits: { keepAliveMs: 10 } });
  const passed = await readStream(await stream(harness, "fine"));
  assert.match(passed.text, /^: clyra\n\n/);
  assert.equal(
    passed.text.replaceAll(/^: clyra.*\n\n/gm, ""),
    answerEvents({ texts }).join(""),
  );
  assert.equal(
    (harness.ledger.bodies("stream.notary")[0]?.["delivered"] as { bytes: number }).bytes,
    answerEvents({ texts }).join("").length,
  );
  const response = await stream(harness, "slow");
  assert.equal(response.status, 200);
  const blocked = await readStream(response);
  assert.match(blocked.text, /^: clyra\n\n.*"content_filter".*"error"/s);
  assert.doesNotMatch(blocked.text, /500|\[DONE\]/);
});

Deno.test("gateway cancels the upstream when the client leaves, and writes it down", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  const abort = new AbortController();
  const response = await chat(harness.url, {
    model: "endless",
    stream: true,
    signal: abort.signal,
  });
  const reader = response.body?.getReader();
  await reader?.read();
  abort.abort();
  await until(() => provider.log.cancelled === 1);
  await until(() => harness.ledger.types().includes("stream.notary"));
  assert.equal(harness.ledger.bodies("call.response")[0]?.["outcome"], "caller_left");
  assert.equal(harness.ledger.bodies("stream.notary")[0]?.["end"], "caller_left");
});

Deno.test("gateway cancels the upstream when the client leaves before the answer began", async () => {
  await using provider = startProvider({
    slow: (request, log) =>
      new Promise((resolve) =>
        request.signal.addEventListener("abort", () => {
          log.cancelled++;
          resolve(new Response());
        })
      ),
  });
  await using harness = startGateway(provider.url, { guard });
  const abort = new AbortController();
  const asked = chat(harness.url, { model: "slow", signal: abort.signal });
  await until(() => provider.log.requests.length === 1);
  abort.abort();
  await assert.rejects(asked);
  await until(() => provider.log.cancelled === 1);
  await until(() => harness.ledger.types().includes("call.response"));
  assert.equal(harness.ledger.bodies("call.response")[0]?.["outcome"], "caller_left");
});

Deno.test("gateway takes no more from the upstream than a slow reader takes from it", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { guard });
  const body = JSON.stringify({ model: "endless", stream: true, messages: [{ role: "user" }] });
  using connection = await Deno.connect({ hostname: "127.0.0.1", port: harness.port });
  await connection.write(
    new TextEncoder().encode(
      "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\n" +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    ),
  );
  // Nothing is read: sockets fill, then the provider must come to a standstill.
  let before = -1;
  for (let tries = 0; tries < 200 && before !== provider.log.streamedBytes; tries++) {
    before = provider.log.streamedBytes;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  assert.equal(provider.log.streamedBytes, before);
  assert.ok(before > 0 && before < 64 * 1024 * 1024, String(before));
});

Deno.test("rawExchange() sees a broken transfer as one without its last chunk", () =>
  withGateway(async (harness) => {
    const body = JSON.stringify({ model: "cut", stream: true, messages: [{ role: "user" }] });
    const answer = await rawExchange(
      harness.port,
      "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" +
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    );
    assert.match(answer, /^HTTP\/1\.1 200/);
    assert.match(answer, /"error"/);
    assert.ok(!answer.endsWith("0\r\n\r\n"));
  }));
