/**
 * JSON texts read strictly, and values replaced without touching their neighbours.
 *
 * @module
 */

import assert from "node:assert/strict";
import fc from "fast-check";
import { exactValue, locateValue, parseJson, replaceValues } from "./json_text.ts";

Deno.test("parseJson() gives the value of any JSON text", () => {
  fc.assert(fc.property(fc.json({ maxDepth: 5 }), fc.nat(3), (text, indent) => {
    fc.pre(!text.includes("__proto__"));
    const spaced = JSON.stringify(JSON.parse(text), null, indent);
    const reading = parseJson(spaced);
    assert.ok("value" in reading);
    assert.deepEqual(reading.value, JSON.parse(text));
  }));
});

Deno.test("parseJson() refuses what the engine refuses", () => {
  fc.assert(fc.property(fc.string({ maxLength: 20 }), (text) => {
    let valid = true;
    try {
      JSON.parse(text);
    } catch {
      valid = false;
    }
    // An accidental duplicate is all that may be refused beyond that.
    const reading = parseJson(text);
    if (!valid) assert.ok("problem" in reading);
    else {assert.ok(
        "value" in reading || ["duplicate_key", "forbidden_name"].includes(reading.problem.code),
      );}
  }));
});

Deno.test("parseJson() finds a member named twice at any depth and however it is written", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 8 }), fc.jsonValue(), (name, value) => {
      const plain = JSON.stringify(name);
      const escaped = `"${
        [...name].flatMap((character) =>
          Array.from({ length: character.length }, (_, at) =>
            "\\u" + character.charCodeAt(at).toString(16).padStart(4, "0"))
        ).join("")
      }"`;
      const text = `[1,{"x":{${plain}:${JSON.stringify(value)} , ${escaped}\n:2}}]`;
      fc.pre(!text.includes("__proto__"));
      const reading = parseJson(text);
      assert.ok("problem" in reading, text);
      assert.equal(reading.problem.code, "duplicate_key");
      const single = parseJson(`[1,{"x":{${plain}:${JSON.stringify(value)}}},{${escaped}:2}]`);
      assert.ok("value" in single);
    }),
  );
});

Deno.test("parseJson() refuses a member that copying clients take for its own members", () => {
  for (const text of ['{"__proto__":1}', '[{"a":{"\\u005f_proto__":{}}}]']) {
    const reading = parseJson(text);
    assert.ok("problem" in reading, text);
    assert.equal(reading.problem.code, "forbidden_name");
  }
  assert.ok("value" in parseJson('["__proto__"]'));
});

Deno.test("parseJson() holds its limits and never overflows the stack", () => {
  const deep = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
  const limits = { depth: 8, members: 2 };
  assert.ok("value" in parseJson(deep(8), limits));
  assert.ok("problem" in parseJson(deep(9), limits));
  assert.ok("problem" in parseJson("[".repeat(1_000_000)));
  assert.ok("value" in parseJson('{"a":1,"b":2}', limits));
  assert.ok("problem" in parseJson('{"a":1,"b":2,"c":3}', limits));
});

Deno.test("parseJson() does not quote the text in what it says", () => {
  const reading = parseJson('{"key": secret}');
  assert.ok("problem" in reading);
  assert.doesNotMatch(JSON.stringify(reading), /secret/);
});

Deno.test("locateValue() finds every value where it stands", () => {
  fc.assert(fc.property(fc.json({ maxDepth: 4 }), fc.nat(3), (text, indent) => {
    const spaced = JSON.stringify(JSON.parse(text), null, indent);
    for (const [path, value] of paths(JSON.parse(text))) {
      const span = locateValue(spaced, path);
      assert.ok(span !== undefined);
      assert.deepEqual(JSON.parse(spaced.slice(span.start, span.end)), value);
    }
  }));
});

Deno.test("locateValue() returns undefined for a path that leads nowhere", () => {
  for (const path of [["b"], ["a", 2], ["a", 0, "x"], [0]]) {
    assert.equal(locateValue('{"a": [1, "2"]}', path), undefined);
  }
});

Deno.test("replaceValues() changes what it is told to and no other character", () => {
  const text = '{ "n": 1.0e+2, "a" : [ 0, {"x":"\\u0041"} ] ,"big":12345678901234567890 }';
  assert.equal(
    replaceValues(text, [{ path: ["a", 1, "x"], json: '"new"' }, { path: ["a", 0], json: "7" }]),
    '{ "n": 1.0e+2, "a" : [ 7, {"x":"new"} ] ,"big":12345678901234567890 }',
  );
  assert.throws(() => replaceValues(text, [{ path: ["z"], json: "1" }]), RangeError);
});

Deno.test("exactValue() keeps the digits of integers that a number would lose", () => {
  assert.deepEqual(exactValue('{"a":[9007199254740993,-9007199254740993,5,1.5,1e3]}'), {
    a: [9007199254740993n, -9007199254740993n, 5, 1.5, 1000],
  });
});

function paths(value: unknown, at: (string | number)[] = []): [(string | number)[], unknown][] {
  const below: [(string | number)[], unknown][] = Array.isArray(value)
    ? value.flatMap((item, index) => paths(item, [...at, index]))
    : typeof value === "object" && value !== null
    ? Object.entries(value).flatMap(([name, item]) => paths(item, [...at, name]))
    : [];
  return [[at, value], ...below];
}
