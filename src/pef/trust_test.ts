import { strict as assert } from "node:assert";
import fc from "fast-check";
import { World } from "../../tests/pef/builder.ts";
import { utf8 } from "./bytes.ts";
import { parseTrust } from "./trust.ts";

const trust = new World().trust();
const text = JSON.stringify(trust);

Deno.test("parseTrust() reads data, text and bytes alike", () => {
  for (const form of [trust, text, utf8(text), ` ${text}\n`]) {
    assert.deepEqual({ ...parseTrust(form) }, { ...trust });
  }
});

Deno.test("parseTrust() refuses what could be read in two ways, and what is no trust file", () => {
  const hostile: unknown[] = [
    null,
    undefined,
    1,
    [],
    "",
    "null",
    text.replace(`"v":0`, `"v":0,"v":0`),
    text.replace(`"v":0`, `"v":0,"\\ud800":1`),
    text.replace(`"v":0`, `"v":1`),
    { ...trust, extra: 1 },
    { ...trust, log_keys: ["short"] },
    { ...trust, genesis: "A".repeat(64) },
    { ...trust, max_age_s: 0 },
    { ...trust, witnesses: [{ name: "a b", public_key: "A".repeat(43) }] },
    Uint8Array.of(0xff),
    utf8(" ".repeat(1_048_577)),
    "[".repeat(17),
    () => 1,
    1n,
  ];
  for (const value of hostile) {
    assert.equal(parseTrust(value), undefined, String(value).slice(0, 40));
  }
});

Deno.test("parseTrust() answers on any JSON and any bytes", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(parseTrust(value), undefined)));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.equal(parseTrust(bytes), undefined)));
});
