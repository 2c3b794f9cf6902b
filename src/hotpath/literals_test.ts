/**
 * The literal search through the module against its plain twin: any lists, any texts, any chunks.
 *
 * @module
 */

import { deepStrictEqual, strictEqual, throws } from "node:assert";
import fc from "fast-check";
import { LiteralMatcher } from "./literals.ts";
import * as reference from "./reference/literals.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Few different bytes, so that literals overlap and contain each other. */
const narrow = fc.uint8Array({ min: 0x60, max: 0x62, minLength: 1, maxLength: 6 });
const anyCase = fc.constantFrom(..."aAbB[{@`zZ").map((letter) => letter.charCodeAt(0));
const mixed = fc.array(anyCase, { minLength: 1, maxLength: 4 }).map((bytes) =>
  Uint8Array.from(bytes)
);
const wide = fc.uint8Array({ minLength: 1, maxLength: 5 });

Deno.test("LiteralMatcher finds literals that overlap, contain each other and occur twice", () => {
  const matcher = new LiteralMatcher(["he", "she", "his", "hers", "he"].map(encode));
  deepStrictEqual(matcher.scan(encode("ushers")), [
    { literal: 1, end: 4 },
    { literal: 0, end: 4 },
    { literal: 4, end: 4 },
    { literal: 3, end: 6 },
  ]);
  deepStrictEqual(matcher.scan(encode("nothing near")), []);
});

Deno.test("LiteralMatcher ignores the case of ASCII letters only when told to", () => {
  const literals = ["KeY", "é"].map(encode);
  const text = encode("key KEY É é");
  deepStrictEqual(new LiteralMatcher(literals).scan(text), [{ literal: 1, end: 13 }]);
  deepStrictEqual(new LiteralMatcher(literals, { ignoreAsciiCase: true }).scan(text), [
    { literal: 0, end: 3 },
    { literal: 0, end: 7 },
    { literal: 1, end: 13 },
  ]);
});

for (const [name, literal] of Object.entries({ narrow, mixed, wide })) {
  Deno.test(`property: LiteralMatcher agrees with the twin in any chunks (${name})`, () => {
    const chunk = fc.array(literal, { maxLength: 30 }).map((parts) => {
      return Uint8Array.from(parts.flatMap((part) => [...part]));
    });
    fc.assert(
      fc.property(
        fc.array(literal, { minLength: 1, maxLength: 12 }),
        fc.array(chunk, { maxLength: 5 }),
        fc.boolean(),
        (literals, chunks, ignoreAsciiCase) => {
          const stream = new LiteralMatcher(literals, { ignoreAsciiCase }).stream();
          const twin = new reference.LiteralMatcher(literals, { ignoreAsciiCase }).stream();
          for (const part of chunks) {
            deepStrictEqual(stream.scan(part), twin.scan(part));
            strictEqual(stream.offset, twin.offset);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
}

Deno.test("LiteralMatcher gives the same matches at every split of a text", () => {
  const literals = ["secret", "retro", "e", "key=", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"].map(encode);
  const text = encode(
    "....secretro ABCDEFGHIJKLMNOPQRSTUVWXYZ and then some key=ABCDEFGHIJ.......",
  );
  const matcher = new LiteralMatcher(literals);
  const whole = matcher.scan(text);
  deepStrictEqual(whole, new reference.LiteralMatcher(literals).scan(text));
  for (let split = 0; split <= text.length; split++) {
    const stream = matcher.stream();
    const parts = [text.subarray(0, split), text.subarray(split)];
    deepStrictEqual(parts.flatMap((part) => stream.scan(part)), whole, `split at ${split}`);
  }
});

Deno.test("LiteralMatcher finds a literal at every place of a long text, and nowhere else", () => {
  const matcher = new LiteralMatcher(["needle", "ne", "x"].map(encode).slice(0, 1));
  for (let place = 0; place < 100; place++) {
    const text = new Uint8Array(140).fill(0x6e);
    text.set(encode("needle"), place);
    deepStrictEqual(matcher.scan(text), [{ literal: 0, end: place + 6 }]);
    text[place + 5] = 0;
    deepStrictEqual(matcher.scan(text), []);
  }
});

Deno.test("LiteralMatcher holds many literals and reads several windows", () => {
  const literals = Array.from({ length: 3000 }, (_, index) => encode(`word-${index}-end`));
  const matcher = new LiteralMatcher(literals);
  const text = new Uint8Array(200_000).fill(0x2e);
  const places = [0, 65_530, 131_070, 199_985];
  places.forEach((place, index) => text.set(encode(`word-${index}-end`), place));
  deepStrictEqual(
    matcher.scan(text),
    places.map((place, index) => ({ literal: index, end: place + 10 })),
  );
});

Deno.test("LiteralMatcher finds more matches than one report of the module holds", () => {
  const text = new Uint8Array(5000).fill(0x61);
  const matches = new LiteralMatcher(["a", "aa"].map(encode)).scan(text);
  strictEqual(matches.length, 9999);
  deepStrictEqual(matches.at(-1), { literal: 0, end: 5000 });
});

Deno.test("LiteralMatcher refuses bad lists and texts that match beyond all measure", () => {
  const code = "bad_literal";
  for (const Matcher of [LiteralMatcher, reference.LiteralMatcher]) {
    throws(() => new Matcher([]), { code });
    throws(() => new Matcher([encode("a"), new Uint8Array()]), { code, offset: 1 });
    throws(() => new Matcher([new Uint8Array(1025)]), { code });
    throws(() => new Matcher(Array(65_537).fill(encode("a"))), { code });
  }
  const large = Array.from({ length: 2000 }, (_, index) => {
    return Uint8Array.from({ length: 200 }, (_, place) => (place * index) ^ (index >>> 3));
  });
  throws(() => new LiteralMatcher(large), { code });
});

Deno.test("a literal stream that matched beyond all measure refuses to go on", () => {
  const literals = Array.from({ length: 1000 }, () => encode("a"));
  const most = new Uint8Array(reference.maxMatches / 1000).fill(0x61);
  for (const Matcher of [LiteralMatcher, reference.LiteralMatcher]) {
    const stream = new Matcher(literals).stream();
    strictEqual(stream.scan(most).length, reference.maxMatches);
    const code = "too_many_matches";
    throws(() => stream.scan(new Uint8Array(most.length + 1).fill(0x61)), { code });
    throws(() => stream.scan(encode("b")), { code });
  }
});
