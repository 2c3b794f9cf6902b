/**
 * Generic HTTP through the gateway: byte for byte, by its policy, and no further than its bounds.
 *
 * @module
 */

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import fc from "fast-check";
import type { Facts } from "../../src/gateway/mod.ts";
import { chat, guardOf, startGateway, until } from "./harness.ts";
import { endless, startProvider } from "./provider.ts";

Deno.test("gateway passes any method, body, status and cut of chunks through unchanged", async () => {
  let answer: { status: number; chunks: Uint8Array[]; sized: boolean };
  let seen: Uint8Array = new Uint8Array();
  const upstream = Deno.serve(
    { hostname: "127.0.0.1", port: 0, onListen: () => undefined },
    async (request) => {
      seen = await request.bytes();
      const { status, chunks, sized } = answer;
      const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      const headers = new Headers({
        "content-type": "application/x-any",
        "x-provider": "kept",
        "set-cookie": "a=b",
      });
      if (sized) headers.set("content-length", String(length));
      return new Response(ReadableStream.from(chunks), { status, headers });
    },
  );
  const url = `http://127.0.0.1:${upstream.addr.port}`;
  await using harness = startGateway(url);
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom("GET", "POST", "PUT", "PATCH", "DELETE"),
      fc.uint8Array({ maxLength: 4096 }),
      fc.array(fc.uint8Array({ minLength: 1, maxLength: 2048 }), { maxLength: 5 }),
      fc.constantFrom(200, 201, 302, 404, 500),
      fc.boolean(),
      async (method, body, chunks, status, sized) => {
        answer = { status, chunks, sized };
        const response = await fetch(`${harness.url}/raw/things/7?q=a%20b`, {
          method,
          redirect: "manual",
          ...(method === "GET" ? {} : { body: new Uint8Array(body) }),
        });
        const got = await response.bytes();
        const expected = new Uint8Array(await new Blob(chunks.map((c) => c.slice())).arrayBuffer());
        assert.deepEqual(got, expected);
        assert.equal(response.status, status);
        assert.equal(response.headers.get("x-provider"), "kept");
        assert.equal(response.headers.get("set-cookie"), null);
        assert.deepEqual(seen, method === "GET" ? new Uint8Array() : body);
        const notary = harness.ledger.bodies("stream.notary").at(-1);
        assert.deepEqual(notary?.["delivered"], {
          bytes: got.length,
          sha256: createHash("sha256").update(got).digest("hex"),
        });
      },
    ),
    { numRuns: 60 },
  );
  await upstream.shutdown();
});

Deno.test("gateway shows the policy exactly the method, path and host that it sends to", async () => {
  await using provider = startProvider({ "/a/b~c/@d": () => new Response("ok") });
  const asked: Facts[] = [];
  const guard = guardOf({
    decide: (facts) => {
      asked.push(facts);
      return facts.request.path.startsWith("/admin") ? { effect: "deny", rules: ["no-admin"] } : {};
    },
  });
  await using harness = startGateway(provider.url, { guard });
  const passed = await fetch(`${harness.url}/raw/a/b~c/@d?x=1`, { method: "DELETE" });
  assert.equal(await passed.text(), "ok");
  const { kind, request } = asked[0] ?? {};
  assert.equal(kind, "http.request");
  assert.deepEqual(request, {
    method: "DELETE",
    path: "/a/b~c/@d",
    host: new URL(provider.url).host,
  });
  const denied = await fetch(`${harness.url}/raw/admin/x`);
  assert.equal(denied.status, 403);
  assert.equal(denied.headers.get("content-type"), "application/problem+json");
  const problem = await denied.json();
  assert.equal(problem.title, "Forbidden");
  assert.deepEqual(problem.clyra.rules, ["no-admin"]);
  assert.equal(provider.log.requests.length, 1);
});

Deno.test("gateway passes HEAD and 204 without a body and with their headers", async () => {
  await using provider = startProvider({
    "/head": () => new Response(null, { headers: { "x-a": "b", "content-length": "42" } }),
    "/none": () => new Response(null, { status: 204 }),
  });
  await using harness = startGateway(provider.url);
  const head = await fetch(`${harness.url}/raw/head`, { method: "HEAD" });
  assert.equal(head.headers.get("x-a"), "b");
  assert.equal((await head.bytes()).length, 0);
  const none = await fetch(`${harness.url}/raw/none`, { method: "DELETE" });
  assert.equal(none.status, 204);
  assert.equal(harness.ledger.bodies("call.response").length, 2);
});

Deno.test("gateway passes an encoded body as it is on the wire, with its headers", async () => {
  const wire = await gzip("text ".repeat(1000));
  const headers = { "content-encoding": "gzip", "content-type": "application/json" };
  const script = () => new Response(wire, { headers });
  await using provider = startProvider({ "/z": script, encoded: script });
  await using harness = startGateway(provider.url);
  const response = await fetch(`${harness.url}/raw/z`, {
    headers: { "accept-encoding": "identity" },
  });
  assert.equal(response.headers.get("content-encoding"), "gzip");
  assert.deepEqual(await response.bytes(), wire);
  const guarded = await chat(harness.url, { model: "encoded" });
  assert.equal(guarded.status, 502);
  assert.match(await guarded.text(), /it is encoded/);
});

Deno.test("gateway ends the upstream when the caller of a pass-through leaves", async () => {
  await using provider = startProvider({ "/endless": endless() });
  await using harness = startGateway(provider.url);
  const response = await fetch(`${harness.url}/raw/endless`);
  const reader = response.body?.getReader();
  await reader?.read();
  await reader?.cancel();
  await until(() => provider.log.cancelled === 1);
  await until(() => harness.ledger.types().includes("call.response"));
  assert.equal(harness.ledger.bodies("call.response")[0]?.["outcome"], "caller_left");
});

async function gzip(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream("gzip"));
  return await new Response(stream).bytes();
}
