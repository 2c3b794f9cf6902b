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

Deno.test("parseTrust() takes numbers by value, and none of more than 32 characters", () => {
  const base = JSON.stringify(new World().trust({ quorum: 0 }));
  const quorum = (number: string) => parseTrust(base.replace(`"quorum":0`, `"quorum":${number}`));
  for (const [number, value] of [["1.0", 1], ["6.4e1", 64], [`0.${"0".repeat(30)}`, 0]] as const) {
    assert.equal(quorum(number)?.quorum, value, number);
  }
  for (const number of ["1e400", `0.${"0".repeat(31)}`, `1e-${"0".repeat(30)}1`, "1".repeat(33)]) {
    assert.equal(quorum(number), undefined, number);
  }
  const digits = { ...trust, runs: ["1".repeat(64)] };
  assert.deepEqual(parseTrust(digits)?.runs, digits.runs);
});

Deno.test("parseTrust() answers on any JSON and any bytes", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => assert.equal(parseTrust(value), undefined)));
  fc.assert(fc.property(fc.uint8Array(), (bytes) => assert.equal(parseTrust(bytes), undefined)));
});
