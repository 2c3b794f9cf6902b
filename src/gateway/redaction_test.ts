import assert from "node:assert/strict";
import fc from "fast-check";
import { redact, type Redaction } from "./redaction.ts";

const encoder = new TextEncoder();

function redacted(text: string, options: {
  readonly pointers?: readonly string[];
  readonly detectors?: readonly ("email" | "card" | "secret")[];
  readonly mediaType?: string;
} = {}): Redaction {
  const { pointers = [], detectors = [], mediaType = "application/json" } = options;
  const rules = { pointers, detectors };
  return redact(encoder.encode(text), { mediaType, encoded: false, rules });
}

function textOf(result: Redaction): string {
  assert.ok(!("unreadable" in result), JSON.stringify(result));
  return new TextDecoder().decode(result.bytes);
}

function countsOf(result: Redaction): Record<string, number> {
  assert.ok(!("unreadable" in result));
  return Object.fromEntries(result.replaced);
}

Deno.test("redact() replaces values at pointers whole, objects and lists too", () => {
  const text = '{"a": {"b": [1, {"c": "x"}], "d~/": 2.50}, "list":[{"k":"1"},{"k":"2"},{"o":3}]}';
  const one = redacted(text, { pointers: ["/a/b/1/c", "/a/d~0~1", "/list/*/k", "/none"] });
  assert.equal(
    textOf(one),
    '{"a": {"b": [1, {"c": "[redacted /a/b/1/c]"}], "d~/": "[redacted /a/d~0~1]"}, ' +
      '"list":[{"k":"[redacted /list/*/k]"},{"k":"[redacted /list/*/k]"},{"o":3}]}',
  );
  assert.deepEqual(countsOf(one), { "/a/b/1/c": 1, "/a/d~0~1": 1, "/list/*/k": 2 });
  const whole = redacted(text, { pointers: ["/a", "/a/b"], detectors: ["email"] });
  assert.equal(
    textOf(whole),
    '{"a": "[redacted /a]", "list":[{"k":"1"},{"k":"2"},{"o":3}]}',
  );
});

Deno.test("redact() finds what is written with escapes, in names, and in numbers", () => {
  const text =
    '{"to":"\\u0061nn@ex.org","ann@ex.org":1,"card":4111111111111111,"t":"Bearer abcdefghijkl"}';
  const result = redacted(text, { detectors: ["email", "card", "secret"] });
  assert.equal(
    textOf(result),
    '{"to":"[redacted email]","[redacted email]":1,"card":"[redacted card]","t":"[redacted secret]"}',
  );
  assert.deepEqual(countsOf(result), { email: 2, card: 1, secret: 1 });
});

Deno.test("redact() leaves alone what only looks like a card or an address", () => {
  const text =
    "order 4111 1111 1111 1112, 1234567890123, a@b, 2026-11-22 10-20-30, sk-short, 00000000000000";
  assert.equal(
    textOf(redacted(text, { mediaType: "text/plain", detectors: ["email", "card", "secret"] })),
    text,
  );
});

Deno.test("redact() finds cards among other numbers, and keys of known shapes", () => {
  const detectors = ["card", "secret"] as const;
  const plain = (text: string) => textOf(redacted(text, { mediaType: "text/csv", detectors }));
  assert.equal(plain("no 12 4111-1111-1111-1111 x"), "no 12 [redacted card] x");
  assert.equal(plain("378282246310005;6011111111111117"), "[redacted card];[redacted card]");
  for (
    const key of [
      "sk-proj-abcdefghijklmnop1234",
      "ghp_0123456789abcdefghijABCDEFGHIJ012345",
      "AKIAIOSFODNN7EXAMPLE",
      "xoxb-123456789012-abcdef",
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl",
      "-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2Vw\n-----END PRIVATE KEY-----",
    ]
  ) assert.equal(plain(`key: ${key}.`), "key: [redacted secret].", key);
});

Deno.test("redact() says why a body cannot be redacted, and gives nothing of it", () => {
  const rules = { pointers: [], detectors: ["email"] as const };
  const options = { encoded: false, rules, mediaType: "application/json" };
  assert.deepEqual(redact(encoder.encode("{"), options), { unreadable: "not_json" });
  assert.deepEqual(redact(encoder.encode('{"a":1,"a":2}'), options), { unreadable: "not_json" });
  assert.deepEqual(redact(Uint8Array.of(0x22, 0xff, 0x22), options), { unreadable: "not_text" });
  assert.deepEqual(redact(encoder.encode("{}"), { ...options, encoded: true }), {
    unreadable: "encoded",
  });
  for (const mediaType of ["application/x-www-form-urlencoded", "text/event-stream", "image/png"]) {
    const result = redact(encoder.encode("a"), { ...options, mediaType });
    assert.deepEqual(result, { unreadable: "media_type" });
  }
  assert.deepEqual(redact(new Uint8Array(8 * 1024 * 1024 + 1), options), {
    unreadable: "too_large",
  });
});

Deno.test("redact() changes no JSON text in which there is nothing to replace", () => {
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(2), (value, space) => {
    const text = JSON.stringify(value, null, space);
    const result = redacted(text, { pointers: ["/x~0y/zz"], detectors: [] });
    // Names that the reader refuses are refused here too.
    if ("unreadable" in result) return;
    assert.equal(textOf(result), text);
  }));
});

Deno.test("redact() leaves no planted address in any JSON text, and the text stays JSON", () => {
  const planted = "zoe.q+x@mail.example.org";
  fc.assert(fc.property(fc.jsonValue({ maxDepth: 3 }), fc.string(), (value, before) => {
    const text = JSON.stringify({ a: value, b: [{ c: `${before} ${planted} ${before}` }] });
    const result = redacted(text, { detectors: ["email"] });
    if ("unreadable" in result) return;
    assert.ok(!textOf(result).includes(planted));
    assert.ok("a" in JSON.parse(textOf(result)));
  }));
});
