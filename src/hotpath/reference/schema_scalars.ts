/**
 * Strings and numbers in the schema machine.
 *
 * @module
 */

import { FORMAT_BYTES_MAX, numberBounds, type SchemaQuestions } from "../schema_engine.ts";
import {
  automatonWords,
  enumWords,
  head,
  keywordNumbers,
  nameWords,
  node,
  numberFlags,
  numberWords,
  stateFlags,
  stringWords,
  types,
} from "../schema_tables.ts";
import { Containers } from "./schema_containers.ts";
import type { CodeRange } from "./schema_names.ts";
import { frame } from "./schema_frame.ts";
import { hashNumber, type HashWords } from "./schema_hash.ts";

const codePointMax = 0x10ffff;

export class Scalars extends Containers {
  /** Characters of the present string. */
  protected length = 0;
  /** Some schema looks at the characters of the present string. */
  protected watchesText = false;
  /** The present number as written so far. */
  protected number = "";
  readonly #questions: SchemaQuestions;

  constructor(program: Int32Array, questions: SchemaQuestions) {
    super(program);
    this.#questions = questions;
  }

  protected seed(): HashWords {
    return this.program.slice(head.seed, head.seed + 4);
  }

  /** An opening bracket: schemas that only have lower bounds of 0 hold already. */
  protected settleContainers(): void {
    const open = this.level;
    for (let one = open?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0) continue;
      const object = this.at(this.get(one + frame.node) + node.object);
      if (open?.type === types.array) this.settleArrayEarly(one);
      else if (object !== 0) this.settleObjectEarly(one, object);
    }
  }

  /** Begins to look at a string; whether its text has to be kept for its end. */
  protected startText(): boolean {
    this.watchesText = false;
    let isKept = false;
    for (let one = this.level?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0) continue;
      const schema = this.get(one + frame.node);
      const enumeration = this.at(schema + node.enumeration);
      if (enumeration !== 0) {
        const names = this.at(enumeration + enumWords.texts);
        this.set(one + frame.high, this.at(names + nameWords.count));
        this.watchesText = isKept = true;
      }
      const text = this.at(schema + node.string);
      if (text === 0) continue;
      this.watchesText = true;
      if (this.at(text + stringWords.format) !== 0) isKept = true;
      for (let index = 0; index < this.at(text + stringWords.patterns); index++) {
        const automaton = this.at(text + stringWords.size + index);
        const start = this.at(automaton + automatonWords.start);
        this.set(this.get(one + frame.extra) + index, start);
        if (this.stateIs(automaton, start, stateFlags.dead)) this.fail(one, keywordNumbers.pattern);
      }
      this.#settleText(one, text, this.length);
    }
    return isKept;
  }

  /** There is one more character, after `position` bytes. */
  protected beginCharacter(position: number): void {
    for (let one = this.level?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0) continue;
      const schema = this.get(one + frame.node);
      const enumeration = this.at(schema + node.enumeration);
      if (enumeration !== 0 && !this.#mayGoOn(one, position, { low: 0, high: codePointMax })) {
        this.fail(one, this.at(enumeration + enumWords.keyword));
      }
      const text = this.at(schema + node.string);
      if (text === 0) continue;
      const most = this.at(text + stringWords.maximum);
      if (most >= 0 && this.length >= most) this.fail(one, keywordNumbers.maxLength);
      for (let index = 0; index < this.at(text + stringWords.patterns); index++) {
        const state = this.get(this.get(one + frame.extra) + index);
        if (this.stateIs(this.at(text + stringWords.size + index), state, stateFlags.last)) {
          this.fail(one, keywordNumbers.pattern);
        }
      }
      this.#settleText(one, text, this.length + 1);
    }
  }

  /** The next character, after `position` bytes, is one of these: can it be any that is wanted? */
  protected expectCharacter(range: CodeRange, position: number): void {
    for (let one = this.level?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0) continue;
      const schema = this.get(one + frame.node);
      const enumeration = this.at(schema + node.enumeration);
      if (enumeration !== 0 && !this.#mayGoOn(one, position, range)) {
        this.fail(one, this.at(enumeration + enumWords.keyword));
      }
      const text = this.at(schema + node.string);
      for (let index = 0; text !== 0 && index < this.at(text + stringWords.patterns); index++) {
        const automaton = this.at(text + stringWords.size + index);
        const state = this.get(this.get(one + frame.extra) + index);
        if (!this.mayMove(automaton, state, range)) this.fail(one, keywordNumbers.pattern);
      }
    }
  }

  /** One more character. */
  protected textCharacter(code: number, bytes: Uint8Array, position: number): void {
    this.length++;
    if (!this.watchesText) return;
    for (let one = this.level?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0) continue;
      const schema = this.get(one + frame.node);
      const enumeration = this.at(schema + node.enumeration);
      if (enumeration !== 0) {
        const names = this.at(enumeration + enumWords.texts);
        for (let index = 0; index < bytes.length; index++) {
          this.narrow(one, names, { byte: bytes[index] ?? 0, position: position + index });
        }
        if (this.get(one + frame.low) >= this.get(one + frame.high)) {
          this.fail(one, this.at(enumeration + enumWords.keyword));
          continue;
        }
      }
      const text = this.at(schema + node.string);
      if (text === 0) continue;
      for (let index = 0; index < this.at(text + stringWords.patterns); index++) {
        const automaton = this.at(text + stringWords.size + index);
        const place = this.get(one + frame.extra) + index;
        const state = this.move(automaton, this.get(place), code);
        this.set(place, state);
        if (this.stateIs(automaton, state, stateFlags.dead)) this.fail(one, keywordNumbers.pattern);
      }
      this.#settleText(one, text, this.length);
    }
  }

  /** The closing quote, after `length` bytes. */
  protected endText(length: number, read: () => string): void {
    const asked: number[] = [];
    for (let one = this.level?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0 || this.get(one + frame.own) === 0) continue;
      const schema = this.get(one + frame.node);
      const keyword = this.#textFault(one, schema, length);
      const text = this.at(schema + node.string);
      const format = text === 0 ? 0 : this.at(text + stringWords.format);
      if (keyword !== 0) this.fail(one, keyword);
      else if (format === 0) this.settleOwn(one);
      else if (length > FORMAT_BYTES_MAX) this.fail(one, keywordNumbers.format);
      else asked.push(one, format);
      if (this.isFailed) return;
    }
    this.#settleAsked(
      asked,
      keywordNumbers.format,
      (format) => this.#questions.format(format, read()),
    );
  }

  /** Questions come last, as in WASM, where they end a turn: so the same keyword is named. */
  #settleAsked(
    asked: readonly number[],
    keyword: number,
    holds: (argument: number) => boolean,
  ): void {
    for (let index = 0; index < asked.length && !this.isFailed; index += 2) {
      const one = asked[index] ?? 0;
      if (this.get(one + frame.state) !== 0) continue;
      if (holds(asked[index + 1] ?? 0)) this.settleOwn(one);
      else this.fail(one, keyword);
    }
  }

  /** Bounds that a number so far cannot come back from. */
  protected boundNumber(): void {
    const [low, high] = numberBounds(this.number);
    for (let one = this.level?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0) continue;
      const enumeration = this.at(this.get(one + frame.node) + node.enumeration);
      if (enumeration !== 0 && !this.#isNear(enumeration, low, high)) {
        this.fail(one, this.at(enumeration + enumWords.keyword));
        continue;
      }
      const bounds = this.at(this.get(one + frame.node) + node.number);
      if (bounds === 0) continue;
      const flags = this.at(bounds);
      if ((flags & numberFlags.minimum) !== 0 && high < this.#bound(bounds, "minimum")) {
        this.fail(one, keywordNumbers.minimum);
      } else if (
        (flags & numberFlags.exclusiveMinimum) !== 0 &&
        high <= this.#bound(bounds, "exclusiveMinimum")
      ) this.fail(one, keywordNumbers.exclusiveMinimum);
      else if ((flags & numberFlags.maximum) !== 0 && low > this.#bound(bounds, "maximum")) {
        this.fail(one, keywordNumbers.maximum);
      } else if (
        (flags & numberFlags.exclusiveMaximum) !== 0 &&
        low >= this.#bound(bounds, "exclusiveMaximum")
      ) this.fail(one, keywordNumbers.exclusiveMaximum);
    }
  }

  /** Whether some number of an enumeration, which are sorted, may lie between the two. */
  #isNear(enumeration: number, low: number, high: number): boolean {
    const count = this.at(enumeration + enumWords.numberCount);
    const first = this.at(enumeration + enumWords.numbers) >> 1;
    return count > 0 && high >= (this.doubles[first] ?? 0) &&
      low <= (this.doubles[first + count - 1] ?? 0);
  }

  /** A number has ended. Returns its hash where one is wanted. */
  protected endNumber(value: number): HashWords | undefined {
    const asked: number[] = [];
    for (let one = this.level?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0 || this.get(one + frame.own) === 0) continue;
      const keyword = this.#numberFault(this.get(one + frame.node), value);
      const bounds = this.at(this.get(one + frame.node) + node.number);
      if (keyword !== 0) this.fail(one, keyword);
      else if (this.#isAsked(bounds, value)) asked.push(one, bounds);
      else this.settleOwn(one);
      if (this.isFailed) return undefined;
    }
    this.#settleAsked(
      asked,
      keywordNumbers.multipleOf,
      (bounds) => this.#questions.isMultiple(value, this.#bound(bounds, "multipleOf")),
    );
    if (this.isFailed) return undefined;
    return this.level?.isHashed === true ? hashNumber(this.seed(), value) : undefined;
  }

  /** Whether a multiple is a question for outside: all but those of whole numbers are. */
  #isAsked(bounds: number, value: number): boolean {
    if (bounds === 0 || (this.at(bounds) & numberFlags.multipleOf) === 0) return false;
    const divisor = this.#bound(bounds, "multipleOf");
    return !(Number.isSafeInteger(value) && Number.isSafeInteger(divisor));
  }

  protected override checkHash(one: number, hash: HashWords | undefined): void {
    const enumeration = this.at(this.get(one + frame.node) + node.enumeration);
    if (enumeration === 0 || this.get(one + frame.state) !== 0) return;
    const hashes = this.at(enumeration + enumWords.hashes);
    for (let index = 0; index < this.at(enumeration + enumWords.hashCount); index++) {
      let isSame = hash !== undefined;
      for (let word = 0; word < 4; word++) {
        if (this.at(hashes + 4 * index + word) !== hash?.[word]) isSame = false;
      }
      if (isSame) return;
    }
    this.fail(one, this.at(enumeration + enumWords.keyword));
  }

  /** Whether an enumeration has a text that goes on with one of these characters. */
  #mayGoOn(one: number, position: number, { low, high }: CodeRange): boolean {
    const enumeration = this.at(this.get(one + frame.node) + node.enumeration);
    const names = this.at(enumeration + enumWords.texts);
    let from = this.get(one + frame.low);
    let to = this.get(one + frame.high);
    const end = to;
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.codeAt(this.entry(names, middle), position) < low) from = middle + 1;
      else to = middle;
    }
    return from < end && this.codeAt(this.entry(names, from), position) <= high;
  }

  #bound(bounds: number, name: keyof typeof numberFlags): number {
    return this.doubles[bounds + numberWords[name] >> 1] ?? 0;
  }

  /** Holds already when only a lower bound was left, and patterns that match whatever follows. */
  #settleText(one: number, text: number, length: number): void {
    const schema = this.get(one + frame.node);
    if (this.at(schema + node.enumeration) !== 0 || this.get(one + frame.state) !== 0) return;
    if (this.at(text + stringWords.maximum) >= 0 || this.at(text + stringWords.format) !== 0) {
      return;
    }
    if (length < this.at(text + stringWords.minimum)) return;
    for (let index = 0; index < this.at(text + stringWords.patterns); index++) {
      const state = this.get(this.get(one + frame.extra) + index);
      if (!this.stateIs(this.at(text + stringWords.size + index), state, stateFlags.always)) return;
    }
    this.settleOwn(one);
  }

  #textFault(one: number, schema: number, length: number): number {
    const enumeration = this.at(schema + node.enumeration);
    if (
      enumeration !== 0 && this.found(one, this.at(enumeration + enumWords.texts), length) === 0
    ) {
      return this.at(enumeration + enumWords.keyword);
    }
    const text = this.at(schema + node.string);
    if (text === 0) return 0;
    if (this.length < this.at(text + stringWords.minimum)) return keywordNumbers.minLength;
    for (let index = 0; index < this.at(text + stringWords.patterns); index++) {
      const state = this.get(this.get(one + frame.extra) + index);
      const automaton = this.at(text + stringWords.size + index);
      if (!this.stateIs(automaton, state, stateFlags.accepts)) return keywordNumbers.pattern;
    }
    return 0;
  }

  #numberFault(schema: number, value: number): number {
    const allowed = this.at(schema + node.types);
    if ((allowed & types.number) === 0 && !Number.isInteger(value)) return keywordNumbers.type;
    const enumeration = this.at(schema + node.enumeration);
    if (enumeration !== 0) {
      const numbers = this.at(enumeration + enumWords.numbers) >> 1;
      const count = this.at(enumeration + enumWords.numberCount);
      if (!this.doubles.subarray(numbers, numbers + count).includes(value)) {
        return this.at(enumeration + enumWords.keyword);
      }
    }
    const bounds = this.at(schema + node.number);
    const flags = bounds === 0 ? 0 : this.at(bounds);
    for (const name of Object.keys(numberFlags) as (keyof typeof numberFlags)[]) {
      if ((flags & numberFlags[name]) === 0) continue;
      if (name === "multipleOf" && this.#isAsked(bounds, value)) continue;
      if (!this.#holds(name, value, this.#bound(bounds, name))) return keywordNumbers[name];
    }
    return 0;
  }

  #holds(name: keyof typeof numberFlags, value: number, bound: number): boolean {
    switch (name) {
      case "minimum":
        return value >= bound;
      case "exclusiveMinimum":
        return value > bound;
      case "maximum":
        return value <= bound;
      case "exclusiveMaximum":
        return value < bound;
      case "multipleOf":
        return this.#questions.isMultiple(value, bound);
    }
  }
}
