/**
 * The published sequence of doubles through `canonicalize()`. `deno task test:numbers` goes to a million
 * lines; with `--lines=100000000` behind `--` to all that are published.
 *
 * @module
 */

import { notStrictEqual, strictEqual } from "node:assert";
import { canonicalize } from "../../src/hotpath/mod.ts";
import { digestOfLines, type Print, publishedDigests } from "./es6_numbers.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Prints doubles with `canonicalize()`, handing them over with so many digits. */
function printing(digits: (value: number) => string): Print {
  return (values) => {
    const text = decoder.decode(canonicalize(encoder.encode(`[${values.map(digits).join()}]`)));
    return text.slice(1, -1).split(",");
  };
}

/** More digits than any other double could have: reading must be exact as well as printing. */
const print = printing((value) => value.toPrecision(21));

const [, wanted = "100000"] = /^--lines=(\d+)$/.exec(Deno.args[0] ?? "") ?? [];

for (const [lines, digest] of publishedDigests) {
  if (lines > Number(wanted)) continue;
  Deno.test(`canonicalize() prints the first ${lines} published doubles as published`, () => {
    strictEqual(digestOfLines(lines, print), digest);
  });
}

Deno.test("canonicalize() reads doubles from 17 digits as well", () => {
  strictEqual(
    digestOfLines(10_000, printing((value) => value.toExponential(16))),
    publishedDigests.get(10_000),
  );
});

Deno.test("digestOfLines() changes with a single digit", () => {
  const off: Print = (values) =>
    print(values).map((text, index) => index === 7 ? `${text}0` : text);
  notStrictEqual(digestOfLines(1_000, off), publishedDigests.get(1_000));
});
