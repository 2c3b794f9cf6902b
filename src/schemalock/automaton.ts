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
  /** Steps that it took to make it. */
  readonly steps: number;
}

const { stateFlags } = schemaTables;

/** Most classes of characters; they are numbered in a byte. */
const classesMax = 255;
/** Most entries of the table: a megabyte. */
const movesMax = 262_144;
/** Most steps to make it, where nobody allows fewer: some ten milliseconds. */
const stepsAtMost = 4_000_000;

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
export function automatonOf(
  source: string,
  { stepsMax = stepsAtMost }: { readonly stepsMax?: number } = {},
): Automaton {
  const steps = new Steps(stepsMax);
  const { states, start } = patternStates(source);
  steps.take(stepsOfState * states.length);
  const { ranges, representatives, members } = classesOf(states, steps);
  const maker = new Maker({ states, start, representatives, members, steps });
  maker.run();
  const ascii = asciiOf(ranges);
  const { moves, accepts, matched } = maker;
  const dead = unreachable(moves, accepts);
  const always = inescapable(moves, accepts);
  const flags = moves.map((row, state) =>
    (row.every((next) => dead.has(next)) ? stateFlags.last : 0) |
    (accepts.has(state) ? stateFlags.accepts : 0) | (dead.has(state) ? stateFlags.dead : 0) |
    (always.has(state) || state === matched ? stateFlags.always : 0)
  );
  const classes = representatives.length;
  const { taken } = steps;
  return { classes, start: maker.first, ascii, ranges, moves, flags, steps: taken };
}

/** Steps for a state of the pattern: it is read, built and its ranges are looked at. */
const stepsOfState = 16;

/** Counts what it takes to make an automaton. */
class Steps {
  readonly #most: number;
  taken = 0;

  constructor(most: number) {
    this.#most = most;
  }

  take(steps: number): void {
    this.taken += steps;
    if (this.taken > this.#most) throw new PatternError("it takes too many steps to prepare");
  }
}

/** The class of each ASCII character. */
function asciiOf(ranges: Automaton["ranges"]): Uint8Array {
  const ascii = new Uint8Array(128);
  for (const [first, group] of ranges) {
    if (first > 127) break;
    ascii.fill(group, first);
  }
  return ascii;
}

/** Classes of code points, and which of them each set of the pattern has. */
interface Classes {
  readonly ranges: readonly (readonly [first: number, group: number])[];
  readonly representatives: readonly number[];
  /** A byte for each class, 1 where the set has it; by the ranges of the set. */
  readonly members: ReadonlyMap<Ranges, Uint8Array>;
}

/** Code points that no set of the pattern tells apart are one class. */
function classesOf(states: readonly State[], steps: Steps): Classes {
  const sets = new Map<string, Ranges>();
  const same = new Map<Ranges, Ranges>();
  for (const state of states) {
    const found = state.kind === "set"
      ? state.ranges
      : state.kind === "assert"
      ? wordRanges
      : undefined;
    if (found === undefined || same.has(found)) continue;
    steps.take(found.length);
    const key = found.join();
    same.set(found, sets.get(key) ?? found);
    if (!sets.has(key)) sets.set(key, found);
  }
  const edges = new Set([0]);
  for (const ranges of sets.values()) {
    ranges.forEach((edge, index) => edges.add(edge + (index & 1)));
  }
  const starts = Int32Array.from(edges).filter((edge) => edge <= codePointMax).sort();
  steps.take(starts.length * (sets.size + 1));
  const groups = new Int32Array(starts.length);
  for (const ranges of sets.values()) refine(groups, { starts, ranges });
  const representatives: number[] = [];
  const ranges: [number, number][] = [];
  for (const [index, first] of starts.entries()) {
    const group = groups[index] ?? 0;
    if (group === representatives.length) representatives.push(first);
    if (ranges[ranges.length - 1]?.[1] !== group) ranges.push([first, group]);
  }
  if (representatives.length > classesMax) throw new PatternError("its classes are too many");
  const members = new Map<Ranges, Uint8Array>();
  for (const [found, first] of same) {
    const known = members.get(first) ??
      Uint8Array.from(representatives, (code) => isIn(first, code) ? 1 : 0);
    members.set(first, known);
    members.set(found, known);
  }
  return { ranges, representatives, members };
}

/** Splits groups by whether a set has them; groups are numbered as they are first met. */
function refine(
  groups: Int32Array,
  { starts, ranges }: { readonly starts: Int32Array; readonly ranges: Ranges },
): void {
  const numbers = new Map<number, number>();
  let edge = 0;
  for (let index = 0; index < starts.length; index++) {
    const code = starts[index] ?? 0;
    while (edge < ranges.length && code >= (ranges[edge] ?? 0) + (edge & 1)) edge++;
    const key = 2 * (groups[index] ?? 0) + (edge & 1);
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    groups[index] = number;
  }
}

/** Subset construction; what `^`, `$` and `\b` need to know of the text is part of the state. */
class Maker {
  readonly moves: number[][] = [];
  readonly accepts = new Set<number>();
  readonly matched = 0;
  readonly first = 1;
  readonly #states: readonly State[];
  readonly #start: number;
  readonly #classes: readonly number[];
  /** For each class, whether its characters are of a word. */
  readonly #isWord: readonly boolean[];
  /** For each state that is a set, which classes it has. */
  readonly #members: readonly (Uint8Array | undefined)[];
  readonly #known = new Map<string, number>();
  readonly #subsets: Subset[] = [];
  readonly #marks: Int32Array;
  readonly #steps: Steps;
  readonly #looksAround: boolean;
  #round = 0;

  constructor({ states, start, representatives, members, steps }: {
    readonly states: readonly State[];
    readonly start: number;
    readonly representatives: readonly number[];
    readonly members: Classes["members"];
    readonly steps: Steps;
  }) {
    this.#states = states;
    this.#start = start;
    this.#classes = representatives;
    this.#isWord = representatives.map((code) => isIn(wordRanges, code));
    this.#members = states.map((state) =>
      state.kind === "set" ? members.get(state.ranges) : undefined
    );
    this.#marks = new Int32Array(states.length);
    this.#steps = steps;
    this.#looksAround = states.some((state) =>
      state.kind === "assert" && (state.assertion === "boundary" || state.assertion === "inside")
    );
  }

  run(): void {
    this.accepts.add(this.matched);
    this.#subsets.push({ alive: [], before: outside });
    this.moves.push(this.#classes.map(() => this.matched));
    this.#number({ alive: [this.#start], before: outside });
    for (let state = this.first; state < this.#subsets.length; state++) {
      const subset = this.#subsets[state];
      if (subset === undefined) break;
      if (this.#close(subset, outside) === undefined) this.accepts.add(state);
      this.moves.push(this.#movesOf(subset));
      if (this.moves.length * this.#classes.length > movesMax) {
        throw new PatternError("it needs too many states");
      }
    }
  }

  /** Of the character that follows only matters, until it is taken, whether it is one of a word. */
  #movesOf(subset: Subset): number[] {
    const other = this.#close(subset, otherCode);
    const word = this.#looksAround ? this.#close(subset, wordCode) : other;
    return this.#classes.map((_code, index) => {
      const isWord = this.#isWord[index] === true;
      const closed = isWord ? word : other;
      if (closed === undefined) return this.matched;
      this.#steps.take(closed.length + 1);
      const alive = new Set([this.#start]);
      for (const at of closed) {
        const state = this.#states[at];
        if (this.#members[at]?.[index] === 1 && state?.kind === "set") alive.add(state.next);
      }
      const before = this.#looksAround && isWord ? wordCode : otherCode;
      const sorted = alive.size === 1 ? [this.#start] : [...alive].sort((a, b) => a - b);
      return this.#number({ alive: sorted, before });
    });
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

  /** The sets that stand next when `after` follows, or `undefined` when the pattern has matched before. */
  #close({ alive, before }: Subset, after: number): readonly number[] | undefined {
    const round = ++this.#round;
    const pending = [...alive];
    const sets: number[] = [];
    while (pending.length > 0) {
      const at = pending.pop() ?? 0;
      if (this.#marks[at] === round) continue;
      this.#marks[at] = round;
      this.#steps.take(1);
      const state = this.#states[at];
      if (state === undefined || state.kind === "match") return undefined;
      if (state.kind === "split") pending.push(state.next, state.other);
      else if (state.kind === "set") sets.push(at);
      else if (holds(state.assertion, { before, after })) pending.push(state.next);
    }
    return sets;
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
