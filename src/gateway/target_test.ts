/**
 * Targets: what passes is sent exactly as it came, and nothing passes that can be read in two ways.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { joinUrl, readTarget } from "./target.ts";

const options = { host: "a.example", maxBytes: 8192 };

function read(target: string) {
  return readTarget(`http://a.example${target}`, options);
}

const character = fc.oneof(
  fc.constantFrom(..."abcXYZ019-._~!$&'()*+,;=:@/\\?#%\"<>{}|^`[] \t\0é\uFEFF"),
  fc.constantFrom("%2e", "%2E", "%2f", "%5C", "%00", "%25", "%20", "%C3%A9", "%c3%a9", "..", "//"),
);
const anyTarget = fc.array(character, { maxLength: 24 }).map((parts) => "/" + parts.join(""));

Deno.test("readTarget() passes only what the URL parser sends as it came", () => {
  fc.assert(
    fc.property(anyTarget, (target) => {
      const reading = read(target);
      if ("problem" in reading) return;
      const { path, query } = reading.target;
      assert.equal(path + query, target);
      const parsed = new URL(`http://a.example${target}`);
      assert.equal(parsed.pathname + parsed.search, query === "?" ? path : target);
      // Decoding adds no structure: what a server makes of it is what the policy saw.
      const decoded = decodeURIComponent(path);
      assert.deepEqual(decoded.split("/").length, path.split("/").length);
      assert.doesNotMatch(decoded, /\\|\0|(?:^|\/)\.{1,2}(?:\/|$)|\/\//);
    }),
    { numRuns: 2000 },
  );
});

Deno.test("readTarget() passes every path of plain segments", () => {
  const segment = fc.string({
    unit: fc.constantFrom(..."abcXYZ019-_~!$&'()*+,;=:@"),
    minLength: 1,
    maxLength: 8,
  }).filter((text) => !text.startsWith(";"));
  fc.assert(fc.property(fc.array(segment), fc.boolean(), (segments, slash) => {
    const path = "/" + segments.join("/") + (slash && segments.length > 0 ? "/" : "");
    assert.deepEqual(read(path), { target: { path, query: "" } });
  }));
});

Deno.test("readTarget() passes any text that is encoded as one segment", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (text) => {
    fc.pre(!/^\.{0,2}(?:;|$)/.test(text) && !/[/\\\p{Cc}]/u.test(text));
    assert.ok("target" in read("/" + encodeURIComponent(text)));
  }));
});

Deno.test("readTarget() refuses segments that are dots or nothing once parameters are taken away", () => {
  for (
    const path of ["/a/..;/b", "/a/..;x=1", "/.;/a", "/a/..%3B/b", "/;/admin", "/a/;x", "/%3Bx"]
  ) {
    assert.ok("problem" in read(path), path);
  }
  for (const path of ["/a;v=1/b", "/a/...;/b", "/a/..b;c", "/a;b;c/"]) {
    assert.ok("target" in read(path), path);
  }
});

Deno.test("readTarget() asks for the host that the target names", () => {
  for (const host of [null, "b.example", "a.example:80", ""]) {
    assert.ok("problem" in readTarget("http://a.example/x", { ...options, host }), String(host));
  }
  assert.ok("target" in readTarget("http://A.Example/x", options));
  assert.ok("problem" in readTarget("http://user@a.example/x", options));
  assert.ok("problem" in readTarget("ftp://a.example/x", options));
});

Deno.test("readTarget() takes a target at its limit and refuses one byte more", () => {
  const at = (maxBytes: number) => readTarget("http://a.example/abc?d", { ...options, maxBytes });
  assert.ok("target" in at(6));
  assert.ok("problem" in at(5));
});

Deno.test("joinUrl() keeps the path of the base and refuses what would leave it", () => {
  const base = new URL("https://api.example/base/");
  assert.equal(joinUrl(base, { path: "/x", query: "?y=1" }), "https://api.example/base/x?y=1");
  assert.equal(joinUrl(base, { path: "/../x", query: "" }), undefined);
  assert.equal(joinUrl(new URL("https://api.example"), { path: "@evil/x", query: "" }), undefined);
});
