/**
 * Options: checked once, at the start, with the setting named.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { ClyraError } from "../platform/mod.ts";
import { requestHeaders, responseHeaders } from "./headers.ts";
import { type GatewayOptions, settle } from "./options.ts";

const upstream = { id: "a", baseUrl: "https://api.example" };
const route = { protocol: "openai", prefix: "", upstream: "a" } as const;

Deno.test("settle() finds each route's upstream and tries the longest prefix first", () => {
  const { plans } = settle({
    upstreams: [{ ...upstream, baseUrl: "https://api.example/base/v1/" }],
    routes: [route, { ...route, prefix: "/team" }, {
      ...route,
      protocol: "http",
      prefix: "/team/x",
    }],
  });
  assert.deepEqual(plans.map(({ prefix }) => prefix), ["/team/x", "/team", ""]);
  // The caller's path brings `/v1` itself; a generic base stays as it is.
  assert.deepEqual(plans.map(({ base }) => base.pathname), ["/base/v1/", "/base/", "/base/"]);
});

Deno.test("settle() refuses settings that cannot be kept", () => {
  const wrong: readonly [Partial<GatewayOptions>, RegExp][] = [
    [{ upstreams: [upstream, upstream] }, /twice/],
    [{ upstreams: [{ ...upstream, id: "a b" }] }, /upstream id/],
    [{ upstreams: [{ ...upstream, baseUrl: "api.example" }] }, /not an http or https URL/],
    [{ upstreams: [{ ...upstream, baseUrl: "file:///etc" }] }, /not an http or https URL/],
    [{ upstreams: [{ ...upstream, baseUrl: "https://u:p@api.example" }] }, /credentials/],
    [{ upstreams: [{ ...upstream, baseUrl: "https://api.example/?q" }] }, /query/],
    [{ routes: [{ ...route, upstream: "b" }] }, /names no upstream/],
    [{ routes: [route, route] }, /twice/],
    [{ routes: [{ ...route, prefix: "x" }] }, /plain path/],
    [{ routes: [{ ...route, prefix: "/x/" }] }, /plain path/],
    [{ routes: [{ ...route, prefix: "/.." }] }, /plain path/],
    [{ routes: [{ ...route, protocol: "http" }] }, /no prefix/],
  ];
  for (const [options, says] of wrong) {
    assert.throws(() => settle({ upstreams: [upstream], routes: [route], ...options }), (error) => {
      assert.ok(error instanceof ClyraError);
      assert.equal(error.code, "config_invalid");
      assert.match(error.message, says);
      assert.doesNotMatch(error.message, /u:p/);
      return true;
    });
  }
});

const kept = ["accept", "user-agent", "x-request-id", "openai-organization", "traceparent"];
const stripped = [
  "connection",
  "keep-alive",
  "te",
  "trailer",
  "upgrade",
  "proxy-authorization",
  "cookie",
  "forwarded",
  "via",
  "x-forwarded-for",
  "x-real-ip",
  "x-clyra-run-id",
  "x-clyra-anything",
];

Deno.test("requestHeaders() keeps the caller's headers and none of the ones that stay here", () => {
  fc.assert(fc.property(fc.subarray([...kept, ...stripped]), (names) => {
    const incoming = new Headers(names.map((name): [string, string] => [name, "v"]));
    const sent = [...requestHeaders(incoming, {})].map(([name]) => name);
    const expected = names.filter((name) => kept.includes(name));
    assert.deepEqual(sent, [...expected, "accept-encoding"].sort());
  }));
});

Deno.test("requestHeaders() and responseHeaders() drop what the connection header names", () => {
  const headers = new Headers({ connection: "close, X-Private", "x-private": "1", "x-kept": "2" });
  assert.equal(requestHeaders(headers, {}).get("x-private"), null);
  assert.equal(responseHeaders(headers, { rewritten: false }).get("x-private"), null);
  assert.equal(responseHeaders(headers, { rewritten: false }).get("x-kept"), "2");
});

Deno.test("responseHeaders() drops cookies, claims to be ours, and a length that no longer fits", () => {
  const headers = new Headers({
    "set-cookie": "a=b",
    "x-clyra-decision": "allow",
    "content-length": "5",
    "x-ratelimit-remaining": "9",
  });
  assert.deepEqual([...responseHeaders(headers, { rewritten: true })], [
    ["x-ratelimit-remaining", "9"],
  ]);
  assert.equal(responseHeaders(headers, { rewritten: false }).get("content-length"), "5");
});

Deno.test("requestHeaders() puts our key where the upstream wants it, and the caller's nowhere", () => {
  const incoming = new Headers({ authorization: "Bearer caller", "x-api-key": "caller" });
  const bearer = requestHeaders(incoming, { apiKey: "ours" });
  assert.deepEqual([bearer.get("authorization"), bearer.get("x-api-key")], ["Bearer ours", null]);
  const header = requestHeaders(incoming, { apiKey: "ours", keyHeader: "x-api-key" });
  assert.deepEqual([header.get("authorization"), header.get("x-api-key")], [null, "ours"]);
  const passed = requestHeaders(incoming, { keyHeader: "x-api-key" });
  assert.equal(passed.get("x-api-key"), "caller");
});

Deno.test("settle() lets model APIs share a prefix, and nothing else", () => {
  const upstreams = [{ id: "a", baseUrl: "http://a.example/v1" }];
  const routesOf = (...protocols: readonly ("openai" | "anthropic" | "mcp" | "http")[]) => ({
    upstreams,
    routes: protocols.map((protocol) => ({ protocol, prefix: "/p", upstream: "a" })),
  });
  assert.equal(settle(routesOf("openai", "anthropic")).plans.length, 2);
  for (const pair of [["openai", "openai"], ["openai", "mcp"], ["mcp", "http"]] as const) {
    assert.throws(() => settle(routesOf(...pair)), /is there twice/);
  }
  const bare = { upstreams, routes: [{ protocol: "mcp", prefix: "", upstream: "a" }] } as const;
  assert.throws(() => settle(bare), /has no prefix/);
});
