/**
 * Every rule of the specification and every finding has a vector that cites it, or a stated reason why not.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { readVectors } from "../../tools/conformance.ts";

const spec = new URL("../../spec/pef/", import.meta.url);
const vectors = readVectors();

/** Inputs that are no bytes of a corpus: the conformance runner makes them (tools/conformance_inputs.ts). */
const madeByRunner = "the conformance runner makes folders, pipes and oversized inputs for it";
const forReaders = "it tells readers what a verdict does not say; there is nothing to refuse";

/** Rules without a vector that must be refused, and why. */
const noNegative: Readonly<Record<string, string>> = {
  "E-12": "a clock that went back is a note, never a fault",
  "C-5":
    "a container over 4 GiB is no file for a corpus; directories over the bound are made by hand",
  "C-6": madeByRunner,
  "C-7": madeByRunner,
  "C-8": madeByRunner,
  "R-6": "the runner compares the exit code with every vector",
  "W-1": forReaders,
  "W-2": forReaders,
  "W-3": forReaders,
  "W-4": forReaders,
  "W-5": forReaders,
  "W-6": forReaders,
};

/** Rules without a vector that must be accepted, and why. */
const noPositive: Readonly<Record<string, string>> = {
  "C-5": "every bundle within the bound",
  "C-6": madeByRunner,
  "C-7": madeByRunner,
  "C-8": madeByRunner,
  "R-6": "the runner compares the exit code with every vector",
  "W-1": forReaders,
  "W-4": forReaders,
  "W-5": forReaders,
  "W-6": forReaders,
};

/** Findings that no vector can show, and why. */
const noVector: Readonly<Record<string, string>> = {
  "PEF-001": "it takes 4 GiB or 65,536 files; tests make them",
  "PEF-013": "our verifiers have all algorithms; vectors with `needs` accept it from others",
};

/** The numbered rules of SPEC.md. */
function rules(): readonly string[] {
  const text = Deno.readTextFileSync(new URL("SPEC.md", spec));
  return [...text.matchAll(/^- ([A-Z]-[0-9]+) /gm)].flatMap(([, rule]) => rule ?? []);
}

function citedBy(isWanted: (verdict: string) => boolean): ReadonlySet<string> {
  const chosen = vectors.filter(({ verdict }) => isWanted(verdict));
  return new Set(chosen.flatMap(({ rules }) => rules));
}

const isAccepted = (verdict: string): boolean =>
  verdict === "VERIFIED" || verdict === "INTACT_UNTRUSTED";

/** What is neither covered nor explained, and what is explained although it is covered. */
function gaps(
  wanted: readonly string[],
  covered: ReadonlySet<string>,
  reasons: Readonly<Record<string, string>>,
): readonly string[] {
  const missing = wanted.filter((name) => !covered.has(name) && reasons[name] === undefined);
  const stale = Object.keys(reasons).filter((name) => covered.has(name) || !wanted.includes(name));
  return [...missing, ...stale];
}

Deno.test("the specification numbers each rule once", () => {
  const all = rules();
  assert.ok(all.length > 100, "a specification without rules proves nothing");
  assert.deepEqual(all.filter((rule, i) => all.indexOf(rule) !== i), []);
});

Deno.test("every rule has a vector that must be refused, or a reason why there is none", () => {
  assert.deepEqual(gaps(rules(), citedBy((verdict) => !isAccepted(verdict)), noNegative), []);
});

Deno.test("every rule has a vector that must be accepted, or a reason why there is none", () => {
  assert.deepEqual(gaps(rules(), citedBy(isAccepted), noPositive), []);
});

Deno.test("every finding of errors.json is in a vector, or has a reason why it is in none", () => {
  const { errors } = JSON.parse(Deno.readTextFileSync(new URL("errors.json", spec)));
  const codes = errors.map(({ code }: { readonly code: string }) => code);
  const seen = new Set(vectors.flatMap(({ codes }) => codes));
  assert.deepEqual(gaps(codes, seen, noVector), []);
});

Deno.test("gaps() tells what is not covered and which reason is out of date", () => {
  const covered = new Set(["A-1"]);
  assert.deepEqual(gaps(["A-1", "A-2"], covered, {}), ["A-2"]);
  assert.deepEqual(gaps(["A-1", "A-2"], covered, { "A-2": "why" }), []);
  assert.deepEqual(gaps(["A-1", "A-2"], covered, { "A-1": "why", "A-2": "why" }), ["A-1"]);
  assert.deepEqual(gaps(["A-1"], covered, { "A-9": "why" }), ["A-9"]);
});
