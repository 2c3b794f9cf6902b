/**
 * Regular expressions in linear time: the regular part of ECMA-262 (Unicode mode) on an automaton
 * that keeps all alternatives at once, so no text can make it backtrack.
 *
 * Backreferences and lookaround are not regular and are refused, as in RE2.
 *
 * @module
 */

import {
  type Assertion,
  parsePattern,
  PatternError,
  type PatternNode,
  type Ranges,
} from "./pattern_syntax.ts";

export { PatternError } from "./pattern_syntax.ts";

/** A compiled pattern. */
export interface LinearPattern {
  /** Whether the pattern matches anywhere in `text`. Throws {@linkcode PatternError} when text and
   * pattern together need more than {@linkcode stepsMax} steps. */
  test(text: string): boolean;
}

/** Most states of one automaton; `{n,m}` is written out, so `(a{1,50}){1,50}` already goes over. */
export const statesMax = 2000;
/** Most steps of one test, each one state looked at for one character: about a second. A simple
 * pattern on a text of a few MiB stays below it. */
export const stepsMax = 20_000_000;

/** A state of the automaton with alternatives; `next` and `other` are places in the list. */
export type State =
  | { readonly kind: "set"; readonly ranges: Ranges; readonly next: number }
  | { readonly kind: "split"; next: number; other: number }
  | { readonly kind: "assert"; readonly assertion: Assertion; readonly next: number }
  | { readonly kind: "match" };

/**
 * Compiles a pattern.
 *
 * @throws {PatternError} for a fault of syntax, what is not regular, and what is too large
 * @example
 * ```ts
 * import { compilePattern } from "./pattern.ts";
 *
 * const pattern = compilePattern("^(a+)+$");
 * if (!pattern.test("aaa") || pattern.test(`${"a".repeat(5000)}!`)) throw new Error();
 * ```
 */
export function compilePattern(source: string): LinearPattern {
  const { states, start } = patternStates(source);
  return {
    test: (text) => run(states, start, text),
    toString: () => `/${source}/`,
  } as LinearPattern;
}

/** The automaton with alternatives of a pattern. */
export function patternStates(
  source: string,
): { readonly states: readonly State[]; readonly start: number } {
  const builder = new Builder();
  const match = builder.add({ kind: "match" });
  const start = builder.build(parsePattern(source), match);
  return { states: builder.states, start };
}

/** Builds the automaton from its end, so that each part knows what follows it. */
class Builder {
  readonly states: State[] = [];
  #parts = 0;

  add(state: State): number {
    if (this.states.length >= statesMax) {
      throw new PatternError(`it needs more than ${statesMax} states`);
    }
    return this.states.push(state) - 1;
  }

  build(node: PatternNode, next: number): number {
    // Counted apart from the states: `(){1000}` nested makes none and would still take for ever.
    if (++this.#parts > 4 * statesMax) throw new PatternError("its counts multiply too far");
    switch (node.kind) {
      case "set":
        return this.add({ kind: "set", ranges: node.ranges, next });
      case "assert":
        return this.add({ kind: "assert", assertion: node.assertion, next });
      case "sequence":
        return node.items.reduceRight((after, item) => this.build(item, after), next);
      case "choice":
        return node.items.map((item) => this.build(item, next)).reduceRight((other, first) =>
          this.add({ kind: "split", next: first, other })
        );
      case "repeat":
        return this.#repeat(node, next);
    }
  }

  #repeat(node: PatternNode & { readonly kind: "repeat" }, next: number): number {
    let after = next;
    if (node.most === Infinity) {
      const loop = { kind: "split" as const, next, other: next };
      const index = this.add(loop);
      loop.next = this.build(node.item, index);
      after = index;
    } else {
      for (let count = node.least; count < node.most; count++) {
        const item = this.build(node.item, after);
        after = this.add({ kind: "split", next: item, other: next });
      }
    }
    for (let count = 0; count < node.least; count++) after = this.build(node.item, after);
    return after;
  }
}

/** The characters on both sides of a place. */
export interface Context {
  readonly before: number;
  readonly after: number;
}

/** What stands before the first character and after the last. */
export const outside = -1;

function run(states: readonly State[], start: number, text: string): boolean {
  const marks = new Int32Array(states.length).fill(-1);
  let active: number[] = [];
  let steps = 0;
  let before = outside;
  for (let index = 0, round = 0;; round++) {
    const code = text.codePointAt(index) ?? outside;
    // The active states of the step before are closed only now that the next character is known,
    // because `$` and `\b` look at it.
    const pending = [...active, start];
    active = [];
    while (pending.length > 0) {
      const at = pending.pop() ?? 0;
      if (marks[at] === round) continue;
      marks[at] = round;
      if (++steps > stepsMax) throw new PatternError("the text takes too many steps");
      const state = states[at];
      if (state === undefined || state.kind === "match") return true;
      if (state.kind === "split") pending.push(state.next, state.other);
      else if (state.kind === "set") {
        if (code !== outside && isIn(state.ranges, code)) active.push(state.next);
      } else if (holds(state.assertion, { before, after: code })) pending.push(state.next);
    }
    if (code === outside) return false;
    before = code;
    index += code > 0xffff ? 2 : 1;
  }
}

/** Whether ranges have a code point. */
export function isIn(ranges: Ranges, code: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] ?? 0) < code + (middle & 1 ^ 1)) low = middle + 1;
    else high = middle;
  }
  return (low & 1) === 1;
}

/** Whether an assertion holds between two characters; -1 stands for the outside of the text. */
export function holds(assertion: Assertion, { before, after }: Context): boolean {
  switch (assertion) {
    case "start":
      return before === outside;
    case "end":
      return after === outside;
    case "boundary":
      return isWord(before) !== isWord(after);
    case "inside":
      return isWord(before) === isWord(after);
  }
}

function isWord(code: number): boolean {
  return (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || code === 95 ||
    (code >= 97 && code <= 122);
}
