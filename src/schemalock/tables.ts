/**
 * Plans written down as the flat tables that the schema machine walks.
 *
 * @module
 */

import { hashValue, type HashWords, schemaTables } from "../hotpath/mod.ts";
import { type Automaton, automatonOf } from "./automaton.ts";
import type { Budget } from "./budget.ts";
import { formatNames } from "./formats.ts";
import { PatternError } from "./pattern.ts";
import { bytesOf, compareBytes, nameHash } from "./name_bytes.ts";
import type { Plan, PlanGraph } from "./plan.ts";
import {
  flagsOf,
  immediateTypes,
  isAlways,
  isBare,
  laneTypes,
  requiredMask,
  scalarTypes,
  slotsOf,
  stateWords,
} from "./plan_traits.ts";
import { schemaProblem } from "./problem.ts";
import { closureOf } from "./closure.ts";

const {
  arrayWords,
  groups,
  head,
  keywordNumbers,
  node,
  nodeFlags,
  numberFlags,
  numberWords,
  types,
} = schemaTables;

/** Tables, and which plan each node is. */
export interface Tables {
  readonly program: Int32Array;
  readonly planOf: (node: number) => Plan | undefined;
}

/** Largest tables, in words: 32 MiB. */
const wordsMax = 8 * 1024 * 1024;
/** Words that there is room for at first: most schemas need no more. */
const wordsAtFirst = 4096;

/**
 * Writes the tables of a graph.
 *
 * @param options `seed`: the secret under which values are compared by their hashes
 * @throws {ClyraError} `schema_invalid` for a pattern that has no table, or tables that are too large
 */
export function writeTables(
  { root, plans }: PlanGraph,
  options: { readonly seed: HashWords; readonly budget: Budget },
): Tables {
  const writer = new Writer(plans, options);
  const program = writer.write(root);
  return { program, planOf: (at) => plans[(at - head.size) / node.size] };
}

/** A name of a table, with the child, slot, required and dependent of its entry. */
interface NameEntry {
  readonly name: string;
  readonly words: readonly number[];
}

/** Steps for a schema that an `unevaluated...` looks through: found, kept and written down. */
const closureSteps = 8;
/** Words of an entry of a table of names. */
const nameEntryWords = 8;

class Writer {
  #words = new Int32Array(wordsAtFirst);
  #length = 0;
  readonly #plans: readonly Plan[];
  readonly #seed: HashWords;
  readonly #tracked: Set<Plan>;
  readonly #automata = new Map<string, number>();

  readonly #budget: Budget;
  readonly #closures = new Map<Plan, readonly Plan[]>();
  readonly #slots = new Map<Plan, ReadonlyMap<string, number>>();

  constructor(plans: readonly Plan[], { seed, budget }: {
    readonly seed: HashWords;
    readonly budget: Budget;
  }) {
    this.#plans = plans;
    this.#seed = seed;
    this.#budget = budget;
    this.#tracked = new Set();
    for (const plan of plans) {
      const isTracking = plan.unevaluatedProperties !== undefined ||
        plan.unevaluatedItems !== undefined;
      if (!isTracking) continue;
      const closure = closureOf(plan);
      const { pointer } = plan.place;
      budget.spend(closureSteps * closure.length, { pointer, keyword: "unevaluatedProperties" });
      this.#closures.set(plan, closure);
      for (const member of closure) this.#tracked.add(member);
    }
  }

  /** The number of each name that is noted when it is met. */
  #slotsOf(plan: Plan): ReadonlyMap<string, number> {
    const known = this.#slots.get(plan);
    if (known !== undefined) return known;
    const slots = new Map(slotsOf(plan).map((name, index) => [name, index]));
    this.#slots.set(plan, slots);
    return slots;
  }

  nodeOf(plan: Plan): number {
    return head.size + plan.index * node.size;
  }

  write(root: Plan): Int32Array {
    this.#push(this.nodeOf(root), this.#plans.length, 0, 0, ...this.#seed);
    // Nodes come first, so that everything else can point to them.
    this.#reserve(this.#plans.length * node.size);
    this.#length += this.#plans.length * node.size;
    for (const plan of this.#plans) this.#writeNode(plan);
    this.#align();
    return this.#words.slice(0, this.#length);
  }

  /** Makes room for so many more words. */
  #reserve(count: number): void {
    const wanted = this.#length + count;
    if (wanted > wordsMax) {
      throw schemaProblem("its tables are too large", { pointer: "", keyword: "" });
    }
    if (wanted <= this.#words.length) return;
    const larger = new Int32Array(Math.max(wanted, 2 * this.#words.length));
    larger.set(this.#words);
    this.#words = larger;
  }

  #push(...words: readonly number[]): number {
    return this.#put(words);
  }

  #put(words: ArrayLike<number>): number {
    const place = this.#length;
    const count = words.length;
    this.#reserve(count);
    const table = this.#words;
    for (let index = 0; index < count; index++) table[place + index] = words[index] ?? 0;
    this.#length = place + count;
    return place;
  }

  #align(): void {
    if (this.#length % 2 === 1) this.#push(0);
  }

  #doubles(values: readonly number[]): number {
    this.#align();
    return this.#put(new Int32Array(Float64Array.from(values).buffer));
  }

  /** Writes bytes and returns their byte offset; three more bytes may be read after them. */
  #bytes(bytes: Uint8Array): number {
    const count = (bytes.length + 7) >> 2;
    const place = this.#length;
    this.#reserve(count);
    new Uint8Array(this.#words.buffer).set(bytes, 4 * place);
    this.#length = place + count;
    return 4 * place;
  }

  #list(words: readonly number[]): number {
    return words.length === 0 ? 0 : this.#put([words.length, ...words]);
  }

  #writeNode(plan: Plan): void {
    const at = this.nodeOf(plan);
    const set = (field: number, value: number) => {
      this.#words[at + field] = value;
    };
    const { groups: written, words, dependents, pending } = this.#groups(plan);
    const count = (isObject: boolean) =>
      pending + (isObject ? plan.groups.filter(({ kind }) => kind === groups.dependent).length : 0);
    set(node.index, plan.index);
    set(node.types, plan.isNever ? 0 : plan.assertions.types);
    set(node.groups, this.#list(written));
    set(node.groupWords, words);
    set(node.pending, count(false));
    set(node.pendingInObject, count(true));
    set(node.number, this.#number(plan));
    set(node.string, this.#string(plan));
    set(node.enumeration, this.#enumeration(plan));
    set(node.object, this.#object(plan, dependents));
    set(node.array, this.#array(plan));
    set(node.unevaluatedProperties, this.#unevaluated(plan, plan.unevaluatedProperties));
    set(node.unevaluatedItems, this.#unevaluated(plan, plan.unevaluatedItems));
    const flags = flagsOf(plan, this.#tracked.has(plan));
    set(node.flags, flags);
    set(node.immediate, immediateTypes(plan, flags));
    set(node.lane, laneTypes(plan, flags));
    set(node.alternatives, this.#alternatives(plan, flags));
  }

  #alternatives(plan: Plan, flags: number): number {
    const [group, ...others] = plan.groups;
    const isAlone = others.length === 0 && isBare(plan) && (flags & nodeFlags.tracked) === 0;
    const isChoice = group?.kind === groups.any || group?.kind === groups.one;
    if (!isAlone || !isChoice) return 0;
    const judges = scalarTypes.map((bits) => {
      const [judge, ...more] = group.plans.filter((below) =>
        below !== undefined && !below.isNever && (below.assertions.types & bits) !== 0
      );
      if (judge === undefined || more.length > 0) return 0;
      const judgeFlags = flagsOf(judge, this.#tracked.has(judge));
      return (laneTypes(judge, judgeFlags) & bits) !== 0 ? this.nodeOf(judge) : 0;
    });
    return judges.some((judge) => judge !== 0) ? this.#put(judges) : 0;
  }

  #groups(plan: Plan): {
    readonly groups: readonly number[];
    readonly words: number;
    readonly pending: number;
    readonly dependents: ReadonlyMap<string, number>;
  } {
    let words = 0;
    let pending = 0;
    const dependents = new Map<string, number>();
    const written = plan.groups.map((group) => {
      const plans = group.plans.map((below) => below === undefined ? 0 : this.nodeOf(below));
      const slot = group.name === undefined ? [] : [this.#slotsOf(plan).get(group.name) ?? -1];
      const place = this.#push(group.kind, words, plans.length, ...plans, ...slot);
      if (group.name !== undefined) dependents.set(group.name, place);
      words += stateWords(group);
      if (group.kind === groups.all) pending += plans.length;
      else if (group.kind !== groups.dependent) pending++;
      return place;
    });
    return { groups: written, words, pending, dependents };
  }

  #number({ assertions: { number } }: Plan): number {
    if (number === undefined) return 0;
    let flags = 0;
    const doubles = [0, 0, 0, 0, 0, 0];
    for (const [keyword, bound] of Object.entries(number)) {
      const name = keyword as keyof typeof numberFlags;
      flags |= numberFlags[name];
      doubles[numberWords[name] >> 1] = bound;
    }
    const place = this.#doubles(doubles);
    this.#words[place] = flags;
    return place;
  }

  #string({ assertions: { string }, place: { pointer } }: Plan): number {
    if (string === undefined) return 0;
    const patterns = string.patterns.map((pattern) =>
      this.#automaton(pattern, { pointer, keyword: "pattern" })
    );
    const format = string.format === undefined ? 0 : formatNames.indexOf(string.format) + 1;
    return this.#push(string.minimum, string.maximum, format, patterns.length, ...patterns);
  }

  #automaton(
    pattern: string,
    place: { readonly pointer: string; readonly keyword: string },
  ): number {
    const known = this.#automata.get(pattern);
    if (known !== undefined) return known;
    let automaton: Automaton;
    try {
      automaton = automatonOf(pattern, { stepsMax: this.#budget.left });
      this.#budget.spend(automaton.steps, place);
    } catch (thrown) {
      if (!(thrown instanceof PatternError)) throw thrown;
      const message = `the pattern cannot be used: ${thrown.message}`;
      throw schemaProblem(message, { ...place, cause: thrown });
    }
    const ascii = this.#bytes(automaton.ascii) >> 2;
    const ranges = this.#put(automaton.ranges.flat());
    const moves = this.#length;
    for (const row of automaton.moves) this.#put(row);
    const flags = this.#put(automaton.flags);
    const { classes, start } = automaton;
    const found = this.#push(classes, start, ascii, ranges, automaton.ranges.length, moves, flags);
    this.#automata.set(pattern, found);
    return found;
  }

  #enumeration({ assertions: { enumeration } }: Plan): number {
    if (enumeration === undefined) return 0;
    const { values, keyword } = enumeration;
    const texts = values.filter((value) => typeof value === "string");
    const numbers = values.filter((value) => typeof value === "number").sort((a, b) => a - b);
    const containers = values.filter((value) => typeof value === "object" && value !== null);
    const booleans = (values.includes(true) ? 1 : 0) | (values.includes(false) ? 2 : 0);
    const bits = (texts.length > 0 ? types.string : 0) | (numbers.length > 0 ? types.number : 0) |
      (booleans !== 0 ? types.boolean : 0) | (values.includes(null) ? types.null : 0) |
      (containers.some((value) => Array.isArray(value)) ? types.array : 0) |
      (containers.some((value) => !Array.isArray(value)) ? types.object : 0);
    const names = this.#names([...new Set(texts)].map((name) => ({ name, words: [0, -1, 0, 0] })));
    const doubles = this.#doubles(numbers);
    const hashes = this.#put(containers.flatMap((value) => [...hashValue(this.#seed, value)]));
    return this.#push(
      ...[bits, booleans, names, numbers.length, doubles, containers.length, hashes],
      keywordNumbers[keyword],
    );
  }

  /** Names with the middle words of their entries: child, slot, required, dependent. */
  #names(names: readonly NameEntry[]): number {
    const sorted = names.map((entry) => ({ ...entry, bytes: bytesOf(entry.name) }))
      .sort((a, b) => compareBytes(a.bytes, b.bytes));
    let size = 1;
    while (size < sorted.length) size *= 2;
    const buckets = new Int32Array(size);
    const rows = new Int32Array(nameEntryWords * sorted.length);
    for (const [index, { bytes, words }] of sorted.entries()) {
      const bucket = nameHash(bytes) & (size - 1);
      const row = nameEntryWords * index;
      rows[row] = this.#bytes(bytes);
      rows[row + 1] = bytes.length;
      rows.set(words, row + 2);
      rows[row + 6] = buckets[bucket] ?? 0;
      buckets[bucket] = index + 1;
    }
    const entries = this.#put(rows);
    return this.#push(sorted.length, size - 1, this.#put(buckets), entries, 0);
  }

  #object(plan: Plan, dependents: ReadonlyMap<string, number>): number {
    const { object } = plan;
    if (object === undefined) return 0;
    const slots = this.#slotsOf(plan);
    const required = new Set(object.required);
    const names = new Set([...object.properties.keys(), ...slots.keys()]);
    const table = this.#names([...names].map((name) => {
      const child = object.properties.get(name);
      const place = child === undefined ? 0 : this.nodeOf(child);
      return {
        name,
        words: [
          place,
          slots.get(name) ?? -1,
          required.has(name) ? 1 : 0,
          dependents.get(name) ?? 0,
        ],
      };
    }));
    const patterns = object.patterns.map(({ pattern, plan: child }) => [
      this.#automaton(pattern, { pointer: plan.place.pointer, keyword: "patternProperties" }),
      this.nodeOf(child),
    ]);
    const pairs = this.#put(patterns.flat());
    const rules = [...object.dependentRequired].filter(([, others]) => others.length > 0)
      .map(([name, others]) => [
        slots.get(name) ?? -1,
        this.#list(others.map((other) => slots.get(other) ?? -1)),
      ]);
    const dependentRequired = rules.length === 0 ? 0 : this.#push(rules.length, ...rules.flat());
    return this.#push(
      object.additional?.isNever === true ? keywordNumbers[object.closedBy] : 0,
      ...[object.minimum, object.maximum],
      ...[required.size, (slots.size + 31) >> 5, table, patterns.length, pairs],
      object.additional === undefined ? 0 : this.nodeOf(object.additional),
      object.propertyNames === undefined ? 0 : this.nodeOf(object.propertyNames),
      dependentRequired,
      ...requiredMask([...names], required),
    );
  }

  #array({ array }: Plan): number {
    if (array === undefined) return 0;
    const prefix = this.#put(array.prefix.map((item) => this.nodeOf(item)));
    const words = new Array<number>(arrayWords.size).fill(0);
    words[arrayWords.minimum] = array.minimum;
    words[arrayWords.maximum] = array.maximum;
    words[arrayWords.prefixCount] = array.prefix.length;
    words[arrayWords.prefix] = prefix;
    words[arrayWords.items] = array.items === undefined ? 0 : this.nodeOf(array.items);
    words[arrayWords.contains] = array.contains === undefined ? 0 : this.nodeOf(array.contains);
    words[arrayWords.minContains] = array.minContains;
    words[arrayWords.maxContains] = array.maxContains;
    words[arrayWords.unique] = array.unique ? 1 : 0;
    words[arrayWords.itemsKeyword] = keywordNumbers[array.closedBy];
    return this.#put(words);
  }

  #unevaluated(plan: Plan, child: Plan | undefined): number {
    if (child === undefined || isAlways(child)) return 0;
    const members = (this.#closures.get(plan) ?? []).map((member) => this.nodeOf(member));
    const list = this.#put(members);
    return this.#push(this.nodeOf(child), (2 * members.length + 31) >> 5, members.length, list);
  }
}
