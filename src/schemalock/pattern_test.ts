import assert from "node:assert/strict";
import fc from "fast-check";
import { compilePattern, PatternError } from "./pattern.ts";

Deno.test("compilePattern() finds what the built-in engine finds", () => {
  const patterns = [
    "a",
    "^a",
    "a$",
    "^$",
    "",
    "a|b",
    "^(?:a|b)*$",
    "a{2}",
    "^a{2,3}$",
    "^a{0}$",
    "^a{2,}b?$",
    "(a*)*b",
    "[abc]",
    "[^abc]",
    "[a-c]x",
    "[-a]",
    "[\\]\\-]",
    "[\\d_]+$",
    "\\bab\\b",
    "\\Ba",
    ".",
    "^.$",
    "\\.",
    "\\w+\\s\\w+",
    "\\u0061",
    "\\u{1f600}",
    "\\ud83d\\ude00",
    "\\x61",
    "\\cA",
    "\\0",
    "\\p{L}+$",
    "^\\P{Lu}+$",
    "(?<n>a)b",
    "a+?b",
    "^(a|ab)(c|bcd)$",
    "[\\b]",
    "\\t|\\n",
    "\\/",
    "[^]",
    "[]",
    "a||b",
    "^(|a)+$",
    "\\$|\\^",
  ];
  const texts = [
    "",
    "a",
    "b",
    "ab",
    "aa",
    "aaa",
    "aaaa",
    "abcd",
    "xaby",
    "x ab y",
    "a b",
    "\n",
    "\u2028",
    "\u{1f600}",
    "é",
    "É",
    "a-]",
    "1_",
    "\x01",
    "\0",
    "\b",
    ".",
    "/",
    "c",
    "cx",
    "aab",
    "$",
    "ba",
    "_",
  ];
  for (const pattern of patterns) {
    const native = new RegExp(pattern, "u");
    const linear = compilePattern(pattern);
    for (const text of texts) {
      assert.equal(linear.test(text), native.test(text), `/${pattern}/ on ${JSON.stringify(text)}`);
    }
  }
});

Deno.test("compilePattern() agrees with the built-in engine on random patterns and texts", () => {
  const piece = fc.constantFrom(
    "a",
    "b",
    "c",
    ".",
    "[ab]",
    "[^a]",
    "(?:",
    ")",
    "|",
    "*",
    "+",
    "?",
    "{2}",
    "{1,3}",
    "^",
    "$",
    "\\b",
    "\\w",
    "\\W",
  );
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", " ", "\n"), maxLength: 8 });
  let compared = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), fc.array(text), (pieces, texts) => {
      const pattern = pieces.join("");
      let native: RegExp;
      try {
        native = new RegExp(pattern, "u");
      } catch {
        assert.throws(() => compilePattern(pattern), PatternError, pattern);
        return;
      }
      const linear = compilePattern(pattern);
      for (const subject of texts) {
        compared++;
        assert.equal(
          linear.test(subject),
          native.test(subject),
          `/${pattern}/ on ${JSON.stringify(subject)}`,
        );
      }
    }),
    { numRuns: 3000 },
  );
  assert(compared > 1000);
});

Deno.test("compilePattern() refuses what is not regular, not valid or too large", () => {
  const cases: [string, RegExp][] = [
    ["(?=a)", /lookaround/],
    ["(?!a)", /lookaround/],
    ["(?<=a)", /lookaround/],
    ["(?<!a)b", /lookaround/],
    ["(a)\\1", /backreference/],
    ["(?<n>a)\\k<n>", /backreference/],
    ["(?i:a)", /unknown kind of group/],
    ["(", /not closed/],
    [")", /too many/],
    ["[a", /ends too early/],
    ["[z-a]", /range/],
    ["[\\d-z]", /range/],
    ["a**", /nothing to repeat/],
    ["*", /nothing to repeat/],
    ["^*", /nothing to repeat/],
    ["a{2,1}", /wrong way/],
    ["a{", /ends too early/],
    ["a{x}", /not valid/],
    ["{", /not escaped/],
    ["}", /not escaped/],
    ["\\", /ends too early/],
    ["\\q", /unknown escape/],
    ["\\p{Nonsense}", /unknown Unicode property/],
    ["\\u{110000}", /not valid/],
    ["a{1001}", /larger than 1000/],
    ["(a{1,50}){1,50}", /more than 2000 states/],
    [`${"(".repeat(60)}a${")".repeat(60)}`, /nested too deep/],
    ["a".repeat(5000), /longer than 4096/],
    ["((((){1000}){1000}){1000}){1000}", /multiply/],
    [`[${"a-bc-d".repeat(60)}]`, /too many ranges/],
  ];
  for (const [pattern, reason] of cases) {
    assert.throws(() => compilePattern(pattern), (thrown) => {
      assert(thrown instanceof PatternError, pattern);
      assert.match(thrown.message, reason, pattern);
      return true;
    });
  }
});

Deno.test("a pattern that makes other engines backtrack for ever ends in bounded steps", () => {
  const text = `${"a".repeat(20_000)}!`;
  for (
    const pattern of ["^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$"]
  ) {
    assert.equal(compilePattern(pattern).test(text), false, pattern);
  }
  const wide = compilePattern("(?:.?){400}x");
  assert.throws(() => wide.test("a".repeat(200_000)), /too many steps/);
});
