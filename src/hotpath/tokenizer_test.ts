/**
 * The WASM tokenizer against its twin: every split of small texts, random splits of large ones, damage.
 *
 * @module
 */

import { deepStrictEqual, strictEqual, throws } from "node:assert";
import { damage, Dice, makeCuts, makeText } from "../../tools/fuzz/json_generator.ts";
import { compareTokenizer } from "../../tools/fuzz/json_twins.ts";
import { memoryBytes } from "./instance.ts";
import type { JsonLimits } from "./json_limits.ts";
import { kindOf, lengthOf, tapeKinds } from "./tape.ts";
import { Tokenizer } from "./tokenizer.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

const small: readonly (string | readonly number[])[] = [
  ' {"a" : [1, -2.50e+10, true,false , null], "":{}} ',
  '{"aé\\u00e9\\n\\/\\ud83d\\ude00":"😀\\"\\\\"}',
  '["0123456789abcdef0123456789", "", "\\u0041"]',
  "[0,-0,0.5,10.25,1e5,1E-5,123456789012345,1234567890123456,0.0,-1.50]",
  '{"a":1,"\\u0061":2}',
  '{"a":{"a":{"a":[]}},"b":[[[]]]}',
  '"\\ud83d"',
  '"\\ud83d\\u0041"',
  '"\\ude00"',
  '"\\ud83d\\n"',
  '"\\uD83g"',
  '"\\x"',
  '"a\nb"',
  "[1,]",
  "{,}",
  '{"a" 1}',
  '{"a":}',
  "[1 2]",
  "[1}",
  '{"a":1]',
  "01",
  "-",
  "-a",
  "1.",
  "1.e",
  "1e+",
  "1.5",
  "12 x",
  "nul",
  "nulx",
  "truefalse",
  "\ufeff1",
  "",
  "  \r\n\t",
  "\0",
  "[\0]",
  [0x22, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80, 0x22],
  [0x22, 0xc3, 0x28, 0x22],
  [0x22, 0xed, 0xa0, 0x80, 0x22],
  [0x22, 0xf0, 0x8f, 0xbf, 0xbf, 0x22],
  [0x22, 0x61, 0xf4, 0x90, 0x80, 0x80, 0x22],
  [0x22, 0xe2, 0x82],
  [0x22, 0xe2, 0x82, 0x0a, 0x22],
  [0x5b, 0x80, 0x5d],
  [0x22, 0x5c, 0x75, 0x64, 0x38, 0x33, 0x64, 0xff, 0x22],
];

const limits: readonly JsonLimits[] = [
  {},
  { profile: "rfc8259" },
  { depth: 2, bytes: 40, stringBytes: 6 },
  { depth: 1, bytes: 7, stringBytes: 2 },
];

Deno.test("Tokenizer gives the twin's tape or refusal at every split point of small texts", () => {
  for (const text of small) {
    const bytes = typeof text === "string" ? bytesOf(text) : new Uint8Array(text);
    for (const limit of limits) {
      compareTokenizer(bytes, { cuts: [], limits: limit });
      compareTokenizer(bytes, { cuts: [...bytes.keys()].slice(1), limits: limit });
      for (let cut = 0; cut <= bytes.length; cut++) {
        compareTokenizer(bytes, { cuts: [cut], limits: limit });
      }
    }
  }
});

Deno.test("Tokenizer takes four bytes for white space and no other, alone and in a row", () => {
  for (let byte = 0; byte < 256; byte++) {
    for (const before of ["", " ", "\n", " \n ", "\n" + " ".repeat(40)]) {
      const text = new Uint8Array([...bytesOf(`[1,${before}`), byte, ...bytesOf(`${before}2]`)]);
      compareTokenizer(text, { cuts: [] });
    }
  }
});

Deno.test("Tokenizer knows UTF-8 from what is none, wherever it stands among 16 and 64 bytes", () => {
  const edges = [0x00, 0x22, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc2, 0xe2, 0xf0];
  const around = bytesOf("é日😀aé日".repeat(8));
  let place = 0;
  for (let lead = 0x7f; lead < 0x100; lead++) {
    for (const second of edges) {
      for (const [third, fourth] of [[0x80, 0x80], [0xbf, 0x61], [0x61, 0xbf], [0x62, 0x63]]) {
        const sequence = [lead, second, third ?? 0, fourth ?? 0];
        const filler = "x".repeat(place++ % 67);
        const text = [0x22, ...bytesOf(filler), ...around, ...sequence, ...around, 0x22];
        compareTokenizer(new Uint8Array(text), { cuts: place % 3 === 0 ? [place % 150] : [] });
      }
    }
  }
});

Deno.test("Tokenizer gives the twin's tape or refusal for made and damaged texts in chunks", () => {
  for (let seed = 0; seed < 1500; seed++) {
    const dice = new Dice(seed);
    const text = bytesOf(makeText(dice, { size: dice.pick([5, 40, 300]), depth: 12 }));
    const bytes = dice.once(2) ? damage(dice, text) : text;
    const limits: JsonLimits = dice.once(3)
      ? {
        depth: 1 + dice.below(12),
        bytes: 1 + dice.below(bytes.length + 20),
        stringBytes: 1 + dice.below(30),
        profile: dice.pick(["i-json", "rfc8259"]),
      }
      : {};
    compareTokenizer(bytes, { cuts: makeCuts(dice, bytes.length), limits });
  }
});

Deno.test("Tokenizer gives the twin's tape for large texts, whole and at random splits", () => {
  const dice = new Dice(7);
  const parts: string[] = [];
  for (let size = 0; size < 400_000; size += parts.at(-1)?.length ?? 0) {
    parts.push(`"k${parts.length}":${makeText(dice, { size: 2000, depth: 30 })}`);
  }
  const bytes = bytesOf(`{${parts.join()}}`);
  const limits: JsonLimits = { profile: "rfc8259" };
  compareTokenizer(bytes, { cuts: [], limits });
  compareTokenizer(bytes, { cuts: makeCuts(dice, bytes.length), limits });
});

Deno.test("Tokenizer finds the second of two equal names among any number of them", () => {
  for (const count of [2, 60, 64, 65, 66, 500, 5000]) {
    const names = Array.from({ length: count }, (_, index) => `"name_with_${index}_inside_it"`);
    const members = names.map((name) => `${name}:{"x":1,"y":{"name_with_1_inside_it":0}}`);
    compareTokenizer(bytesOf(`[{${members.join()}},{${members.join()}}]`), { cuts: [] });
    for (const twin of [names[0], names.at(-1), '"\\u006eame_with_1_inside_it"']) {
      const text = `{${members.join()},"z":1,${twin}:2}`;
      compareTokenizer(bytesOf(text), { cuts: [] });
      using tokenizer = new Tokenizer();
      strictEqual(tokenizer.write(bytesOf(text)), false);
      const offset = bytesOf(text).length - (twin?.length ?? 0) - 3;
      deepStrictEqual(tokenizer.refusal, { code: "duplicate_key", offset });
    }
  }
});

Deno.test("Tokenizer reads a number and a string of a megabyte byte by byte in linear time", () => {
  for (const text of [`[${"1".repeat(1_000_000)}]`, `["${"a".repeat(1_000_000)}"]`]) {
    using tokenizer = new Tokenizer();
    const bytes = bytesOf(text);
    for (let at = 0; at < bytes.length; at++) tokenizer.write(bytes.subarray(at, at + 1));
    strictEqual(tokenizer.end(), true);
    const [, , offset, word] = tokenizer.tape();
    strictEqual(offset, 1);
    strictEqual(lengthOf(word ?? 0), bytes.length - 2);
  }
});

Deno.test("Tokenizer links brackets and can be used again after reset()", () => {
  using tokenizer = new Tokenizer();
  for (const text of ['[{"a":[]},1]', "[[1]]"]) {
    tokenizer.reset();
    strictEqual(tokenizer.write(bytesOf(text)), true);
    strictEqual(tokenizer.end(), true);
    const tape = tokenizer.tape();
    strictEqual(kindOf(tape[1] ?? 0), tapeKinds.array);
    strictEqual(lengthOf(tape[1] ?? 0), tokenizer.tokenCount - 1);
    strictEqual(kindOf(tape.at(-1) ?? 0), tapeKinds.end);
  }
  tokenizer.reset();
  strictEqual(tokenizer.write(bytesOf("]")), false);
  tokenizer.reset();
  strictEqual(tokenizer.write(bytesOf("1")) && tokenizer.end(), true);
});

Deno.test("Tokenizer refuses to be written to after its end, and to be used after close()", () => {
  const tokenizer = new Tokenizer();
  tokenizer.write(bytesOf("1"));
  strictEqual(tokenizer.end(), true);
  throws(() => tokenizer.write(bytesOf("1")), { code: "ended" });
  tokenizer.close();
  tokenizer.close();
  throws(() => tokenizer.write(bytesOf("1")), { code: "closed" });
  throws(() => tokenizer.tape(), { code: "closed" });
});

Deno.test("tokenizers that take turns do not disturb each other", () => {
  const texts = Array.from({ length: 20 }, (_, index) => {
    return bytesOf(makeText(new Dice(index), { size: 400, depth: 9 }));
  });
  const limits: JsonLimits = { profile: "rfc8259" };
  const readers = texts.map((text) => ({ text, tokenizer: new Tokenizer(limits), at: 0 }));
  for (let isOpen = true; isOpen;) {
    isOpen = false;
    for (const reader of readers) {
      reader.tokenizer.write(reader.text.subarray(reader.at, reader.at + 16));
      reader.at += 16;
      isOpen ||= reader.at < reader.text.length;
    }
  }
  for (const { text, tokenizer } of readers) {
    strictEqual(tokenizer.end(), true);
    using alone = new Tokenizer(limits);
    strictEqual(alone.write(text) && alone.end(), true);
    deepStrictEqual([...tokenizer.tape()], [...alone.tape()]);
    tokenizer.close();
  }
});

Deno.test("tokenizers give their memory back", () => {
  const text = bytesOf(makeText(new Dice(3), { size: 3000, depth: 20 }));
  const round = () => {
    using tokenizer = new Tokenizer({ profile: "rfc8259" });
    strictEqual(tokenizer.write(text) && tokenizer.end(), true);
  };
  for (let count = 0; count < 10; count++) round();
  const before = memoryBytes().length;
  for (let count = 0; count < 2000; count++) round();
  strictEqual(memoryBytes().length, before);
});
