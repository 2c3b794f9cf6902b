import { deepStrictEqual, strictEqual, throws } from "node:assert";
import fc from "fast-check";
import { HotpathError } from "../errors.ts";
import type { JsonLimits } from "../json_limits.ts";
import { stringOf, tokens } from "./tokens.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** "code offset" of the refusal, or the kinds of the tokens. */
function outcome(text: string | Uint8Array, limits: JsonLimits = {}): string {
  try {
    return tokens(typeof text === "string" ? bytesOf(text) : text, limits)
      .map((token) => token.kind).join(" ");
  } catch (error) {
    if (!(error instanceof HotpathError)) throw error;
    return `${error.code} ${error.offset}`;
  }
}

Deno.test("tokens() lists kinds, offsets and lengths", () => {
  deepStrictEqual(tokens(bytesOf(' {"a":[-1.5e+3,true]}')), [
    { kind: "object", offset: 1, length: 1 },
    { kind: "key", offset: 2, length: 3 },
    { kind: "array", offset: 6, length: 1 },
    { kind: "number", offset: 7, length: 7 },
    { kind: "true", offset: 15, length: 4 },
    { kind: "end", offset: 19, length: 1 },
    { kind: "end", offset: 20, length: 1 },
  ]);
});

Deno.test("tokens() refuses what is not RFC 8259 at the byte that is wrong", () => {
  const cases: readonly (readonly [string, string])[] = [
    ["", "truncated 0"],
    ["  ", "truncated 2"],
    ["[1,]", "syntax 3"],
    ["[,1]", "syntax 1"],
    ['{"a":1,}', "syntax 7"],
    ["{1:2}", "syntax 1"],
    ['{"a"}', "syntax 4"],
    ["[1}", "syntax 2"],
    ["01", "trailing_bytes 1"],
    ["-", "truncated 1"],
    ["-x", "syntax 1"],
    ["1.", "truncated 2"],
    ["1.e1", "syntax 2"],
    ["1e+", "truncated 3"],
    ["+1", "syntax 0"],
    [".5", "syntax 0"],
    ["NaN", "syntax 0"],
    ["nul", "truncated 3"],
    ["nulL", "syntax 3"],
    ["nullx", "trailing_bytes 4"],
    ["1 2", "trailing_bytes 2"],
    ['"a', "truncated 2"],
    ['"a\n"', "syntax 2"],
    ['"\\x"', "syntax 2"],
    ['"\\u12g4"', "syntax 5"],
    ["\ufeff1", "syntax 0"],
    ["\u00a01", "syntax 0"],
  ];
  for (const [text, expected] of cases) strictEqual(outcome(text), expected, JSON.stringify(text));
});

Deno.test("tokens() refuses ill-formed UTF-8 at its first byte", () => {
  const cases: readonly (readonly [readonly number[], string])[] = [
    [[0x80], "invalid_utf8 1"],
    [[0xc0, 0xaf], "invalid_utf8 1"],
    [[0x61, 0xc3, 0x28], "invalid_utf8 2"],
    [[0xe0, 0x9f, 0xbf], "invalid_utf8 1"],
    [[0xed, 0xa0, 0x80], "invalid_utf8 1"],
    [[0xf0, 0x8f, 0xbf, 0xbf], "invalid_utf8 1"],
    [[0xf4, 0x90, 0x80, 0x80], "invalid_utf8 1"],
    [[0xf5, 0x80, 0x80, 0x80], "invalid_utf8 1"],
    [[0xf0, 0x9f, 0x98, 0x80], "string"],
    [[0xef, 0xbf, 0xbf], "string"],
  ];
  for (const [inner, expected] of cases) {
    strictEqual(outcome(new Uint8Array([0x22, ...inner, 0x22])), expected, String(inner));
  }
  strictEqual(outcome(new Uint8Array([0x22, 0xf0, 0x9f])), "truncated 3");
});

Deno.test("tokens() refuses lone surrogates and names said twice, unless told to let them pass", () => {
  const cases: readonly (readonly [string, string])[] = [
    ['"\\ud800"', "lone_surrogate 1"],
    ['"\\udc00\\ud800"', "lone_surrogate 1"],
    ['"\\ud800\\n"', "lone_surrogate 1"],
    ['"a\\ud800\\u0061"', "lone_surrogate 2"],
    ['{"a":1,"\\u0061":2}', "duplicate_key 7"],
    ['{"b":{"a":1},"a":2,"b":3}', "duplicate_key 19"],
  ];
  for (const [text, expected] of cases) {
    strictEqual(outcome(text), expected, text);
    strictEqual(outcome(text, { profile: "rfc8259" }).startsWith("lone"), false, text);
    strictEqual(outcome(text, { profile: "rfc8259" }).startsWith("dup"), false, text);
  }
  strictEqual(outcome('"\\uD83d\\uDE00"'), "string");
  strictEqual(outcome('{"a":{"a":1}}'), "object key object key number end end");
});

Deno.test("tokens() keeps its limits and says where they were passed", () => {
  strictEqual(outcome("[[1]]", { depth: 2 }), "array array number end end");
  strictEqual(outcome("[[[1]]]", { depth: 2 }), "too_deep 2");
  strictEqual(outcome("[".repeat(2000)), "too_deep 1000");
  strictEqual(outcome("[1]", { bytes: 3 }), "array number end");
  strictEqual(outcome("[1] ", { bytes: 3 }), "too_large 3");
  strictEqual(outcome("[12345]", { bytes: 3 }), "too_large 3");
  strictEqual(outcome("[x2345]", { bytes: 3 }), "syntax 1");
  strictEqual(outcome('"abc"', { stringBytes: 3 }), "string");
  strictEqual(outcome('"abcd"', { stringBytes: 3 }), "string_too_long 4");
  strictEqual(outcome('"ab\nd"', { stringBytes: 3 }), "syntax 3");
  strictEqual(outcome('"abc\n"', { stringBytes: 3 }), "string_too_long 4");
  throws(() => tokens(bytesOf("1"), { depth: 0 }), { code: "bad_limit" });
});

Deno.test("property: tokens() accepts what JSON.parse accepts and finds its strings", () => {
  fc.assert(fc.property(fc.jsonValue({ noUnicodeString: false }), fc.nat(3), (value, indent) => {
    const text = bytesOf(JSON.stringify(value, null, indent));
    const found = tokens(text, { profile: "rfc8259" });
    const strings = found.filter(({ kind }) => kind === "string").map((t) => stringOf(text, t));
    const expected: string[] = [];
    JSON.stringify(value, (_key, part) => (typeof part === "string" && expected.push(part), part));
    deepStrictEqual(strings, expected);
  }));
});

Deno.test("property: tokens() refuses what JSON.parse refuses", () => {
  const soup = fc.array(
    fc.constantFrom(...'{}[]:,"\\u012eE+-. ntf', "true", "null", "1", '"a"', "\n", "\0"),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(soup, (parts) => {
      const text = parts.join("");
      let parses = true;
      try {
        JSON.parse(text);
      } catch {
        parses = false;
      }
      const said = outcome(text, { profile: "rfc8259" });
      strictEqual(!/ \d+$/.test(said), parses, `${text}: ${said}`);
    }),
    { numRuns: 2000 },
  );
});
