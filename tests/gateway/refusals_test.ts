/**
 * What the gateway refuses, and how it fails: bad bodies, unsupported calls, ambiguous paths, a journal
 * that breaks, a port that is taken.
 *
 * @module
 */

import assert from "node:assert/strict";
import { listen } from "../../src/cli/runtime/http.ts";
import { ClyraError } from "../../src/platform/mod.ts";
import { chat, guardOf, rawExchange, startGateway } from "./harness.ts";
import { answerEvents, answerJson, events, json, startProvider } from "./provider.ts";

const call = { name: "lookup", arguments: "{}" };
const scripts = {
  text: json(answerJson({ content: "hello" })),
  tool: json(answerJson({ calls: [call] })),
  stream: events(answerEvents({ texts: ["a"], calls: [call] }), { pauseMs: 1 }),
  "/v1/x": () => new Response("ok"),
};

interface Sent {
  readonly path?: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

const good = '{"model":"text","messages":[{"role":"user","content":"hi"}]}';

async function post(url: string, sent: Sent) {
  const { path = "/v1/chat/completions", method = "POST", headers = {}, body = good } = sent;
  const response = await fetch(url + path, {
    method,
    headers: { "content-type": "application/json", ...headers },
    ...(method === "GET" ? {} : { body }),
  });
  return { response, error: (await response.json()).error };
}

Deno.test("gateway refuses what it does not guard, in the caller's shape, and forwards nothing", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const refused: readonly [Sent, number, RegExp][] = [
    [{ path: "/v1/completions" }, 501, /endpoint is not supported/],
    [{ path: "/v1/responses/resp_1" }, 501, /endpoint is not supported/],
    [{ path: "/v1/models" }, 501, /only GET/],
    [{ method: "GET" }, 501, /only POST/],
    [{ path: "/v1/chat/completions?a=b" }, 501, /query/],
    [{ path: "/elsewhere" }, 404, /no route/],
    [{ headers: { "content-encoding": "gzip" } }, 501, /content encoding/],
    [{ headers: { "content-type": "multipart/form-data; boundary=x" } }, 501, /media type/],
    [{ headers: { "content-type": "application/json; charset=utf-16" } }, 501, /charset/],
    [{ headers: { "x-clyra-run-id": "../up" } }, 400, /id is malformed/],
    [{ body: "" }, 400, /JSON/],
    [{ body: '{"model":"text",}' }, 400, /JSON/],
    [{ body: "[]" }, 400, /not a JSON object/],
    [
      { body: '{"model":"text","model":"other","messages":[{"role":"user"}]}' },
      400,
      /duplicate_key at byte 16/,
    ],
    [{ body: '{"messages":[{"role":"user"}]}' }, 400, /'model'/],
    [{ body: '{"model":"text","messages":[]}' }, 400, /'messages'/],
    [{ body: good.replace('"model"', '"Model":"other","model"') }, 400, /in another way/],
    [{ body: good.replace('"model"', '"\u017ftream":true,"model"') }, 400, /in another way/],
    [{ body: good.replace("}", "").replace("]}", ",[[" + "[".repeat(99)) }, 400, /JSON/],
    [{ body: good.replace('"model"', '"functions":[{}],"model"') }, 501, /'functions'/],
    [{ body: good.replace('"model"', '"n":9,"model"') }, 501, /choices/],
    [{ body: good.replace('"model"', '"audio":{},"model"') }, 501, /'audio'/],
    [{ body: good.replace('"model"', '"tools":[{"type":"custom"}],"model"') }, 501, /'function'/],
    [{ body: good.replace('"model"', '"web_search_options":{},"model"') }, 501, /'web_search/],
  ];
  for (const [sent, status, says] of refused) {
    const { response, error } = await post(harness.url, sent);
    assert.equal(response.status, status, JSON.stringify(sent));
    assert.match(error.message, says);
    assert.equal(typeof error.clyra.request, "string");
    if (status === 501) assert.equal(response.headers.get("x-should-retry"), "false");
  }
  assert.equal(provider.log.requests.length, 0);
  // Each left a receipt that says why, in the shared run, and nothing else.
  assert.deepEqual(harness.ledger.types(), refused.map(() => "decision"));
  for (const [i, [, , says]] of refused.entries()) {
    assert.match(String(harness.ledger.bodies("decision")[i]?.["reason"]), says);
  }
});

Deno.test("gateway refuses a change of protocol", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const answer = await rawExchange(
    harness.port,
    "GET /raw/v1/x HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade, close\r\n" +
      "Upgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n",
  );
  assert.match(answer, /^HTTP\/1\.1 501/);
  assert.equal(provider.log.requests.length, 0);
});

Deno.test("gateway refuses a body over its cap, declared or not, and takes one at the cap", async () => {
  await using provider = startProvider(scripts);
  const limits = { requestBodyBytes: good.length };
  await using harness = startGateway(provider.url, { limits });
  const { response, error } = await post(harness.url, { body: good + " " });
  assert.equal(response.status, 413);
  assert.equal(error.code, "input_too_large");
  const chunked = await rawExchange(
    harness.port,
    "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" +
      "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n" +
      `${(good.length + 1).toString(16)}\r\n${good} \r\n0\r\n\r\n`,
  );
  assert.match(chunked, /^HTTP\/1\.1 413/);
  assert.equal((await post(harness.url, {})).response.status, 200);
});

Deno.test("gateway gives up on a body that does not end", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url, { limits: { requestBodyMs: 50 } });
  const answer = await rawExchange(
    harness.port,
    "POST /v1/chat/completions HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n" +
      'Content-Type: application/json\r\nContent-Length: 100\r\n\r\n{"model"',
    /did not end/,
  );
  assert.match(answer, /^HTTP\/1\.1 400/);
  assert.match(answer, /did not end within 50 ms/);
});

Deno.test("gateway answers 400 to targets that can be read in two ways", async () => {
  await using provider = startProvider(scripts);
  await using harness = startGateway(provider.url);
  const host = "Host: 127.0.0.1\r\nConnection: close\r\n\r\n";
  const ambiguous = [
    "/raw/../v1/x",
    "/raw/%2e%2e/v1/x",
    "/raw/%2E%2E/v1/x",
    "/raw/./v1/x",
    "/raw/.%2e/v1/x",
    "/raw//v1/x",
    "//raw/v1/x",
    "/raw/v1\\x",
    "/raw\\..\\v1/x",
    "/raw/v1%2fx",
    "/raw/v1%5Cx",
    "/raw/v1%00x",
    "/raw/%76%31/x",
    "/raw/v1/%c3%a9",
    "/raw/v1/%FF",
    "/raw/v1/%zz",
    "/raw/v1/%",
    "/raw/v1/é",
    "/raw/v1/x#y",
    "/raw/v1/x?a=<b>",
    "/raw/v1/x?a=%00",
    "http://evil/raw/v1/x",
    "/raw/v1/x/..",
    "/raw/v1/{x}",
  ];
  for (const target of ambiguous) {
    const answer = await rawExchange(harness.port, `GET ${target} HTTP/1.1\r\n${host}`);
    assert.match(answer, /^HTTP\/1\.1 400/, target);
  }
  const noHost = "GET /raw/v1/x HTTP/1.1\r\nConnection: close\r\n\r\n";
  assert.match(await rawExchange(harness.port, noHost), /^HTTP\/1\.1 400/);
  assert.equal(provider.log.requests.length, 0);
  const plain = await rawExchange(harness.port, `GET /raw/v1/x?a=%3Cb%3E HTTP/1.1\r\n${host}`);
  assert.match(plain, /^HTTP\/1\.1 200/);
  assert.equal(provider.log.requests[0]?.url, `${provider.url}/v1/x?a=%3Cb%3E`);
});

Deno.test("gateway fails closed at whichever append the journal breaks, and /readyz says why", async () => {
  await using provider = startProvider(scripts);
  for (const model of ["text", "tool"]) {
    for (let failAt = 1; failAt <= (model === "text" ? 3 : 4); failAt++) {
      await using harness = startGateway(provider.url, { guard: guardOf() });
      harness.ledger.failAt = failAt;
      const before = provider.log.requests.length;
      const response = await chat(harness.url, { model });
      const text = await response.text();
      assert.equal(response.status, 503, `${model} at ${failAt}`);
      assert.equal(JSON.parse(text).error.code, "journal_unavailable");
      assert.doesNotMatch(text, /hello|lookup/);
      // The first two entries are about the request: without them nothing may leave.
      assert.equal(provider.log.requests.length - before, failAt <= 2 ? 0 : 1);
      const ready = await fetch(`${harness.url}/readyz`);
      assert.equal(ready.status, 503);
      assert.deepEqual(await ready.json(), {
        ready: false,
        reasons: [{ part: "journal", why: "cannot write the journal: disk full" }],
      });
      const next = await chat(harness.url, { model });
      assert.equal(next.status, 503);
      await next.body?.cancel();
      assert.equal(provider.log.requests.length - before, failAt <= 2 ? 0 : 1);
    }
  }
});

Deno.test("gateway breaks a stream off when the journal fails before its end", async () => {
  await using provider = startProvider(scripts);
  for (const failAt of [3, 4, 5]) {
    await using harness = startGateway(provider.url);
    harness.ledger.failAt = failAt;
    const response = await chat(harness.url, { model: "stream", stream: true });
    let text = "";
    await assert.rejects(async () => {
      for await (const chunk of response.body ?? []) text += new TextDecoder().decode(chunk);
    });
    assert.match(text, /journal_unavailable/);
    assert.doesNotMatch(text, /\[DONE\]|"finish_reason":"tool_calls"/);
    if (failAt === 3) assert.doesNotMatch(text, /"lookup"/);
  }
});

Deno.test("gateway is ready while its journal is, and healthy in any case", async () => {
  await using harness = startGateway("http://127.0.0.1:1");
  const ready = await fetch(`${harness.url}/readyz`);
  assert.equal(ready.status, 200);
  assert.deepEqual(await ready.json(), { ready: true, reasons: [] });
  assert.equal((await (await fetch(`${harness.url}/healthz`)).json()).status, "ok");
});

Deno.test("listen() says that a port is in use, and frees its own when it stops", async () => {
  const answer = () => Promise.resolve(new Response("ok"));
  const first = listen(answer, { hostname: "127.0.0.1", port: 0 });
  const taken = { hostname: "127.0.0.1", port: first.port };
  assert.throws(() => listen(answer, taken), (error) => {
    assert.ok(error instanceof ClyraError);
    assert.equal(error.code, "port_unavailable");
    assert.equal(error.exitCode, 3);
    assert.match(error.message, /^cannot listen on 127\.0\.0\.1:\d+: the port is in use$/);
    return true;
  });
  await first.stop();
  const second = listen(answer, taken);
  assert.equal(second.port, first.port);
  await second.stop();
});
