/**
 * What a test vector is made of, and the worlds that most of them share.
 *
 * @module
 */

import { flavours } from "../../tests/pef/flavours.ts";
import {
  buildBundle,
  type BundleSpec,
  bytesOf,
  type TestRun,
  textOf,
  type Twist,
  World,
} from "../../tests/pef/builder.ts";

export { buildBundle, bytesOf, textOf, World };
export type { BundleSpec, TestRun, Twist };

/** The attack families of the format's design; V is for what is simply in order. */
export type Family = "V" | "A" | "B" | "C" | "D" | "E" | "F" | "G" | "H";

/** What goes into a verifier, and what must come out. */
export interface VectorCase {
  readonly name: string;
  readonly family: Family;
  /** The rules of SPEC.md that it tests. */
  readonly rules: readonly string[];
  readonly kind: "valid" | "forged" | "truncated";
  /** The bundle, or the `.pefproof`. */
  readonly input: Uint8Array;
  readonly isProof: boolean;
  /** The trust file; `null` for none. */
  readonly trust: Uint8Array | null;
  readonly prior?: string;
  readonly now?: string;
  readonly fast?: boolean;
  /** An algorithm without which the verdict is UNVERIFIABLE with PEF-013. */
  readonly needs?: string;
  /** External objects at hand, by the SHA-256 under which they are found. */
  readonly externals?: Readonly<Record<string, Uint8Array>>;
  readonly verdict: string;
  /** Codes of the findings, in order. */
  readonly codes: readonly string[];
}

/** What a case says beyond its input. */
export interface Expectation {
  readonly rules: readonly string[];
  /** Codes of the findings, in order; none for VERIFIED. */
  readonly codes?: readonly string[];
  /** Where it does not follow from the codes. */
  readonly verdict?: string;
  readonly kind?: VectorCase["kind"];
  /** The trust file; that of the first tenant if left out. */
  readonly trust?: unknown;
  readonly prior?: string;
  readonly now?: string;
  readonly fast?: boolean;
  readonly needs?: string;
  readonly externals?: Readonly<Record<string, Uint8Array>>;
  readonly isProof?: boolean;
}

/** Collects the cases of one family. */
export class Cases {
  readonly list: VectorCase[] = [];
  readonly #family: Family;

  constructor(family: Family) {
    this.#family = family;
  }

  /** Adds a case; the name gets the family in front. */
  add(name: string, expectation: Expectation, input: Uint8Array): void {
    const { rules, codes = [], trust = new World().trust(), isProof = false } = expectation;
    const verdict = expectation.verdict ?? (codes.length === 0 ? "VERIFIED" : "INVALID");
    const isGood = verdict === "VERIFIED" || verdict === "INTACT_UNTRUSTED";
    this.list.push({
      name: `${this.#family.toLowerCase()}-${name}`,
      family: this.#family,
      rules,
      kind: expectation.kind ?? (isGood ? "valid" : "forged"),
      input,
      isProof,
      trust: trust === null
        ? null
        : trust instanceof Uint8Array
        ? trust
        : bytesOf(`${JSON.stringify(trust, null, 1)}\n`),
      ...(expectation.prior === undefined ? {} : { prior: expectation.prior }),
      ...(expectation.now === undefined ? {} : { now: expectation.now }),
      ...(expectation.fast === undefined ? {} : { fast: expectation.fast }),
      ...(expectation.needs === undefined ? {} : { needs: expectation.needs }),
      ...(expectation.externals === undefined ? {} : { externals: expectation.externals }),
      verdict,
      codes,
    });
  }
}

/** A tenant with one run, closed and sealed. */
export function sealed(
  flavour: keyof typeof flavours = "http",
): { readonly world: World; readonly run: TestRun } {
  const world = new World();
  const run = flavours[flavour](world).close().seal();
  return { world, run };
}

/** The bundle of a tenant with one run, sealed, that `change` gets wrong. */
export function bundleWith(
  change: (run: TestRun, world: World) => void,
  spec: Partial<BundleSpec> = {},
): Uint8Array {
  const world = new World();
  const run = world.run("run-1").open();
  change(run, world);
  if (run.sealIndex === undefined) run.close().seal();
  return buildBundle({ world, runs: [run], ...spec });
}

/** The bundle of a run in whose middle stands one event with a twist. */
export function bundleWithEvent(twist: Twist, body: unknown = { summary: "x" }): Uint8Array {
  return bundleWith((run) => {
    run.add({ type: "event.step", body }, twist).add({
      type: "event.step",
      body: { summary: "y" },
    });
  });
}

/** A twist that replaces text in the finished line, without signing it again. */
export function replaceInLine(from: string, to: string): Twist {
  return {
    line: (line) => {
      const text = textOf(line);
      if (!text.includes(from)) throw new Error(`'${from}' is not in the line`);
      return bytesOf(text.replace(from, () => to));
    },
  };
}

/** A twist that replaces the marker `@@` in the finished line by bytes. */
export function insertBytes(...bytes: readonly number[]): Twist {
  return {
    line: (line) => {
      const at = textOf(line).indexOf("@@");
      if (at < 0) throw new Error("'@@' is not in the line");
      return Uint8Array.from([...line.subarray(0, at), ...bytes, ...line.subarray(at + 2)]);
    },
  };
}
