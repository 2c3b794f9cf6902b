/**
 * Patterns as automata that are in one state at a time: what the schema machine steps through, one row of a
 * table for each character.
 *
 * @module
 */

import { schemaTables } from "../hotpath/mod.ts";
import { holds, isIn, outside, patternStates, type State } from "./pattern.ts";
import { codePointMax, PatternError, type Ranges } from "./pattern_syntax.ts";

/** A deterministic automaton over classes of code points. */
export interface Automaton {
  readonly classes: number;
  readonly start: number;
  /** The class of each ASCII character. */
  readonly ascii: Uint8Array;
  /** First code point and class of each run of code points, in order, from 0. */
  readonly ranges: readonly (readonly [first: number, group: number])[];
  /** For each state, the next state for each class. */
  readonly moves: readonly (readonly number[])[];
  /** For each state, bits of `stateFlags`. */
  readonly flags: readonly number[];
}

const { stateFlags } = schemaTables;

/** Most classes of characters; they are numbered in a byte. */
const classesMax = 255;
/** Most entries of the table: a megabyte. */
const movesMax = 262_144;
/** Most steps to make it: some ten milliseconds. */
const stepsMax = 4_000_000;

/** Alternatives that are alive, and whether the character before them was of a word. */
interface Subset {
  readonly alive: readonly number[];
  readonly before: number;
}

const wordCode = 97;
const otherCode = 32;
const wordRanges: Ranges = [48, 57, 65, 90, 95, 95, 97, 122];

/**
 * Makes the automaton of a pattern that is searched for anywhere in a text (ECMA-262, Unicode mode).
 *
 * @throws {PatternError} for a fault of syntax, what is not regular, and what needs too large a table
 * @example
 * ```ts
 * import { automatonOf } from "./automaton.ts";
 *
 * const { moves, flags, ascii, start } = automatonOf("^a+$");
 * const next = moves[start]?.[ascii["a".charCodeAt(0)] ?? 0] ?? 0;
 * if (((flags[next] ?? 0) & 1) === 0) throw new Error();
 * ```
 */
export function automatonOf(source: string): Automaton {
  const { states, start } = patternStates(source);
  const { ranges, representatives } = classesOf(states);
  const maker = new Maker(states, start, representatives);
  maker.run();
  const ascii = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    ascii[code] = ranges.findLast(([first]) => first <= code)?.[1] ?? 0;
  }
  const { moves, accepts, matched } = maker;
  const dead = unreachable(moves, accepts);
  const always = inescapable(moves, accepts);
  const flags = moves.map((row, state) =>
    (row.every((next) => dead.has(next)) ? stateFlags.last : 0) |
    (accepts.has(state) ? stateFlags.accepts : 0) | (dead.has(state) ? stateFlags.dead : 0) |
    (always.has(state) || state === matched ? stateFlags.always : 0)
  );
  return { classes: representatives.length, start: maker.first, ascii, ranges, moves, flags };
}

/** Code points that no set of the pattern tells apart are one class. */
function classesOf(states: readonly State[]): {
  readonly ranges: readonly (readonly [number, number])[];
  readonly representatives: readonly number[];
} {
  const sets = new Map<string, Ranges>();
  for (const state of states) {
    if (state.kind === "set") sets.set(state.ranges.join(), state.ranges);
    if (state.kind === "assert") sets.set(wordRanges.join(), wordRanges);
  }
  const edges = new Set([0]);
  for (const ranges of sets.values()) {
    ranges.forEach((edge, index) => edges.add(edge + (index & 1)));
  }
  const starts = [...edges].filter((edge) => edge <= codePointMax).sort((a, b) => a - b);
  if (starts.length * sets.size > stepsMax) throw new PatternError("its classes are too many");
  const known = new Map<string, number>();
  const representatives: number[] = [];
  const ranges: [number, number][] = [];
  const all = [...sets.values()];
  for (const first of starts) {
    const signature = all.map((set) => isIn(set, first) ? "1" : "0").join("");
    let group = known.get(signature);
    if (group === undefined) {
      group = representatives.push(first) - 1;
      known.set(signature, group);
    }
    if (ranges[ranges.length - 1]?.[1] !== group) ranges.push([first, group]);
  }
  if (representatives.length > classesMax) throw new PatternError("its classes are too many");
  return { ranges, representatives };
}

/** Subset construction; what `^`, `$` and `\b` need to know of the text is part of the state. */
class Maker {
  readonly moves: number[][] = [];
  readonly accepts = new Set<number>();
  readonly matched = 0;
  readonly first = 1;
  readonly #states: readonly State[];
  readonly #start: number;
  readonly #representatives: readonly number[];
  readonly #known = new Map<string, number>();
  readonly #subsets: Subset[] = [];
  readonly #marks: Int32Array;
  readonly #looksBack: boolean;
  #round = 0;
  #steps = 0;

  constructor(states: readonly State[], start: number, representatives: readonly number[]) {
    this.#states = states;
    this.#start = start;
    this.#representatives = representatives;
    this.#marks = new Int32Array(states.length);
    this.#looksBack = states.some((state) =>
      state.kind === "assert" && (state.assertion === "boundary" || state.assertion === "inside")
    );
  }

  run(): void {
    this.accepts.add(this.matched);
    this.#subsets.push({ alive: [], before: outside });
    this.moves.push(this.#representatives.map(() => this.matched));
    this.#number({ alive: [this.#start], before: outside });
    for (let state = this.first; state < this.#subsets.length; state++) {
      const subset = this.#subsets[state];
      if (subset === undefined) break;
      if (this.#close(subset, outside) === undefined) this.accepts.add(state);
      this.moves.push(this.#representatives.map((code) => this.#next(subset, code)));
      if (this.moves.length * this.#representatives.length > movesMax) {
        throw new PatternError("it needs too many states");
      }
    }
  }

  #next(subset: Subset, code: number): number {
    const closed = this.#close(subset, code);
    if (closed === undefined) return this.matched;
    const before = !this.#looksBack || !isIn(wordRanges, code) ? otherCode : wordCode;
    const alive = new Set(closed);
    alive.add(this.#start);
    return this.#number({ alive: [...alive].sort((a, b) => a - b), before });
  }

  #number(subset: Subset): number {
    const key = `${subset.before}:${subset.alive.join()}`;
    let number = this.#known.get(key);
    if (number === undefined) {
      number = this.#subsets.push(subset) - 1;
      this.#known.set(key, number);
    }
    return number;
  }

  /** The alternatives that take `code`, or `undefined` when the pattern has matched before it. */
  #close({ alive, before }: Subset, code: number): readonly number[] | undefined {
    const round = ++this.#round;
    const pending = [...alive];
    const taken: number[] = [];
    while (pending.length > 0) {
      const at = pending.pop() ?? 0;
      if (this.#marks[at] === round) continue;
      this.#marks[at] = round;
      if (++this.#steps > stepsMax) throw new PatternError("it takes too many steps to prepare");
      const state = this.#states[at];
      if (state === undefined || state.kind === "match") return undefined;
      if (state.kind === "split") pending.push(state.next, state.other);
      else if (state.kind === "set") {
        if (code !== outside && isIn(state.ranges, code)) taken.push(state.next);
      } else if (holds(state.assertion, { before, after: code })) pending.push(state.next);
    }
    return taken;
  }
}

/** States from which no accepting state can be reached. */
function unreachable(
  moves: readonly (readonly number[])[],
  accepts: ReadonlySet<number>,
): ReadonlySet<number> {
  const sources = moves.map((): number[] => []);
  moves.forEach((row, from) => new Set(row).forEach((to) => sources[to]?.push(from)));
  const alive = new Set(accepts);
  const pending = [...accepts];
  while (pending.length > 0) {
    for (const from of sources[pending.pop() ?? 0] ?? []) {
      if (alive.has(from)) continue;
      alive.add(from);
      pending.push(from);
    }
  }
  return new Set(moves.keys().filter((state) => !alive.has(state)));
}

/** States from which no state that does not accept can be reached. */
function inescapable(
  moves: readonly (readonly number[])[],
  accepts: ReadonlySet<number>,
): ReadonlySet<number> {
  const others = new Set(moves.keys().filter((state) => !accepts.has(state)));
  return unreachable(moves, others);
}
