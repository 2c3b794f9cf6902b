/**
 * Objects and arrays in the schema machine: which schemas look at which child, and what is decided by names,
 * by counts and at the closing bracket.
 *
 * @module
 */

import {
  arrayWords,
  automatonWords,
  entryWords,
  groups,
  keywordNumbers,
  nameWords,
  node,
  nodeFlags,
  objectWords,
  stateFlags,
  types,
} from "../schema_tables.ts";
import { frame, type Level, unevaluatedField } from "./schema_frame.ts";
import { Unevaluated } from "./schema_unevaluated.ts";

const FALSE = 2;
const decoder = new TextDecoder();

export class Containers extends Unevaluated {
  /** The name that is being read is itself judged, one level deeper. */
  protected isNameJudged = false;

  /** An opening quote of a name. */
  protected startName(): void {
    const level = this.level;
    for (let one = level?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) === FALSE) continue;
      const object = this.at(this.get(one + frame.node) + node.object);
      if (object === 0) continue;
      if (this.#isFull(one, object)) this.fail(one, keywordNumbers.maxProperties);
      const names = this.at(object + objectWords.names);
      const count = names === 0 ? 0 : this.at(names + nameWords.count);
      this.set(one + frame.low, 0);
      this.set(one + frame.high, count);
      const patterns = this.at(object + objectWords.patternCount);
      for (let index = 0; index < patterns; index++) {
        const automaton = this.at(this.at(object + objectWords.patterns) + 2 * index);
        this.set(this.#states(one, object) + index, this.at(automaton + automatonWords.start));
      }
      if (this.at(object + objectWords.closed) !== 0) this.#checkName(one, object);
      const schema = this.at(object + objectWords.propertyNames);
      if (schema !== 0 && this.isWanted(one)) {
        this.spawn(schema, one, groups.all, keywordNumbers.propertyNames);
      }
    }
  }

  /** One more character of a name: `bytes` in UTF-8, after `position` others. */
  protected nameCharacter(code: number, bytes: Uint8Array, position: number): void {
    const container = this.levels[this.levels.length - (this.isNameJudged ? 2 : 1)];
    for (let one = container?.first ?? 0; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) === FALSE) continue;
      const object = this.at(this.get(one + frame.node) + node.object);
      if (object === 0) continue;
      const names = this.at(object + objectWords.names);
      for (let index = 0; index < bytes.length && names !== 0; index++) {
        this.narrow(one, names, { byte: bytes[index] ?? 0, position: position + index });
      }
      const patterns = this.at(object + objectWords.patternCount);
      for (let index = 0; index < patterns; index++) {
        const automaton = this.at(this.at(object + objectWords.patterns) + 2 * index);
        const state = this.#states(one, object) + index;
        this.set(state, this.move(automaton, this.get(state), code));
      }
      if (this.at(object + objectWords.closed) !== 0) this.#checkName(one, object);
    }
  }

  /** The closing quote of a name of `length` bytes. */
  protected endName(length: number): void {
    const level = this.level;
    if (level === undefined) return;
    level.count++;
    let isTracked = false;
    for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
      const schema = this.get(one + frame.node);
      this.set(one + frame.matched, 0);
      this.set(one + frame.count, level.count);
      if (this.at(schema + node.unevaluatedProperties) !== 0) isTracked = true;
      const object = this.at(schema + node.object);
      if (this.get(one + frame.state) === FALSE || object === 0) continue;
      const isMet = this.#meet(one, object, length);
      if (!isMet && this.at(object + objectWords.additional) !== 0) {
        this.set(one + frame.matched, 1);
        const isClosed = this.at(object + objectWords.closed) ===
          keywordNumbers.unevaluatedProperties;
        const keyword = isClosed ? "unevaluatedProperties" : "additionalProperties";
        this.#spawnChild(one, this.at(object + objectWords.additional), keyword);
      }
      this.settleObjectEarly(one, object);
      if (this.isFailed) return;
    }
    if (isTracked) this.startUnevaluated(level);
  }

  /** A value begins in an array. */
  protected startItem(): void {
    const level = this.level;
    if (level === undefined) return;
    let isTracked = false;
    for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
      const schema = this.get(one + frame.node);
      this.set(one + frame.matched, 0);
      if (this.at(schema + node.unevaluatedItems) !== 0) isTracked = true;
      const array = this.at(schema + node.array);
      if (array === 0) continue;
      this.set(one + frame.count, level.count + 1);
      const flags = this.at(schema + node.flags);
      const contains = this.at(array + arrayWords.contains);
      if (contains !== 0 && (this.isWanted(one) || (flags & nodeFlags.tracked) !== 0)) {
        this.spawn(contains, one, groups.contains, 0);
      }
      if (!this.isWanted(one)) continue;
      this.#checkItem(one, array, level.count);
      if (this.get(one + frame.state) !== 0) continue;
      const child = this.itemSchema(array, level.count);
      if (child !== 0) this.#spawnChild(one, child, "items");
      this.settleArrayEarly(one);
    }
    level.count++;
    if (isTracked) this.startUnevaluated(level);
  }

  /** A comma: there will be one more. */
  protected startNext(): void {
    const level = this.level;
    if (level === undefined) return;
    for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
      const schema = this.get(one + frame.node);
      if (this.get(one + frame.state) !== 0) continue;
      const array = level.type === types.array ? this.at(schema + node.array) : 0;
      if (array !== 0) this.#checkItem(one, array, level.count);
      this.set(one + frame.count, level.count + 1);
      if (array !== 0) this.settleArrayEarly(one);
      const object = level.type === types.object ? this.at(schema + node.object) : 0;
      if (object === 0) continue;
      if (this.#isFull(one, object)) this.fail(one, keywordNumbers.maxProperties);
      else this.settleObjectEarly(one, object);
    }
  }

  /** A child has ended: `hash` where it has one. */
  protected endChild(hash: Int32Array | undefined): void {
    const level = this.level;
    if (level === undefined) return;
    if (hash !== undefined && level.seen !== undefined) {
      const key = hash.join();
      if (level.seen.has(key)) this.#failUnique(level);
      level.seen.add(key);
    }
    for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
      const schema = this.get(one + frame.node);
      const unevaluated = this.at(schema + unevaluatedField(level.type));
      if (unevaluated === 0 || this.get(one + frame.child) !== FALSE) continue;
      this.set(one + frame.child, 0);
      if (this.get(one + frame.state) === 0) this.keepMask(one, unevaluated, level);
    }
  }

  /** A closing bracket: everything about the container is known. */
  protected endContainer(level: Level, hash: Int32Array | undefined): void {
    let left = 0;
    for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
      if (this.get(one + frame.state) !== 0) continue;
      if (level.type === types.object) this.#endObject(one);
      else this.#endArray(one);
      this.checkHash(one, hash);
      const schema = this.get(one + frame.node);
      if (this.at(schema + unevaluatedField(level.type)) === 0) this.settleOwn(one);
      else if (this.get(one + frame.state) === 0) left++;
      if (this.isFailed) return;
    }
    if (left > 0) this.endUnevaluated(level);
  }

  /** Whether an enumeration allows an array or object with this hash; overridden where hashes are. */
  protected checkHash(_one: number, _hash: Int32Array | undefined): void {}

  #states(one: number, object: number): number {
    return this.get(one + frame.extra) + this.at(object + objectWords.slotWords);
  }

  #isFull(one: number, object: number): boolean {
    const most = this.at(object + objectWords.maximum);
    return most >= 0 && (this.level?.count ?? 0) >= most && this.get(one + frame.state) === 0;
  }

  /** Can the name still become one that the object knows? */
  #checkName(one: number, object: number): void {
    if (this.get(one + frame.low) < this.get(one + frame.high)) return;
    const patterns = this.at(object + objectWords.patternCount);
    for (let index = 0; index < patterns; index++) {
      const automaton = this.at(this.at(object + objectWords.patterns) + 2 * index);
      const state = this.get(this.#states(one, object) + index);
      if (!this.stateIs(automaton, state, stateFlags.dead)) return;
    }
    this.fail(one, this.at(object + objectWords.closed));
  }

  /** Whether a property or a pattern knows the name. */
  #meet(one: number, object: number, length: number): boolean {
    const names = this.at(object + objectWords.names);
    const entry = this.found(one, names, length);
    let isMet = false;
    if (entry !== 0) {
      this.#noteName(one, entry);
      const child = this.at(entry + entryWords.child);
      if (child !== 0) {
        isMet = true;
        this.#spawnChild(one, child, "properties");
      }
    }
    const most = this.at(object + objectWords.maximum);
    if (most >= 0 && this.get(one + frame.count) + this.get(one + frame.tally) > most) {
      this.fail(one, keywordNumbers.maxProperties);
    }
    const patterns = this.at(object + objectWords.patternCount);
    for (let index = 0; index < patterns; index++) {
      const pair = this.at(object + objectWords.patterns) + 2 * index;
      const state = this.get(this.#states(one, object) + index);
      if (!this.stateIs(this.at(pair), state, stateFlags.accepts)) continue;
      isMet = true;
      this.#spawnChild(one, this.at(pair + 1), "patternProperties");
    }
    if (isMet) this.set(one + frame.matched, 1);
    return isMet;
  }

  #noteName(one: number, entry: number): void {
    const slot = this.at(entry + entryWords.slot);
    if (slot < 0) return;
    const word = this.get(one + frame.extra) + (slot >> 5);
    this.set(word, this.get(word) | 1 << (slot & 31));
    if (this.at(entry + entryWords.required) !== 0) {
      this.set(one + frame.tally, this.get(one + frame.tally) - 1);
    }
    const group = this.at(entry + entryWords.dependent);
    if (group !== 0 && this.get(one + frame.state) === 0) {
      const state = one + frame.size + this.at(group + 1);
      this.set(state + 1, 1);
      this.dependent(one, state);
    }
  }

  #spawnChild(one: number, child: number, keyword: keyof typeof keywordNumbers): void {
    const flags = this.at(child + node.flags);
    if ((flags & nodeFlags.always) !== 0 || !this.isWanted(one)) return;
    if ((flags & nodeFlags.never) !== 0) {
      const isMember = keyword === "properties" || keyword === "patternProperties";
      return this.fail(one, keywordNumbers[isMember ? "false schema" : keyword]);
    }
    this.spawn(child, one, groups.all, keywordNumbers[keyword]);
  }

  protected settleObjectEarly(one: number, object: number): void {
    const schema = this.get(one + frame.node);
    if ((this.at(schema + node.flags) & nodeFlags.objectLate) !== 0) return;
    if (this.get(one + frame.tally) > 0) return;
    if (this.get(one + frame.count) >= this.at(object + objectWords.minimum)) this.settleOwn(one);
  }

  #checkItem(one: number, array: number, index: number): void {
    const most = this.at(array + arrayWords.maximum);
    if (most >= 0 && index >= most) return this.fail(one, keywordNumbers.maxItems);
    const child = this.itemSchema(array, index);
    if (child === 0) return;
    if ((this.at(child + node.flags) & nodeFlags.never) === 0) return;
    const isTuple = index < this.at(array + arrayWords.prefixCount);
    this.fail(one, isTuple ? keywordNumbers.items : this.at(array + arrayWords.itemsKeyword));
  }

  #failUnique(level: Level): void {
    for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
      const array = this.at(this.get(one + frame.node) + node.array);
      if (array !== 0 && this.at(array + arrayWords.unique) !== 0) {
        this.fail(one, keywordNumbers.uniqueItems);
      }
    }
  }

  #endObject(one: number): void {
    const schema = this.get(one + frame.node);
    const list = this.at(schema + node.groups);
    const count = list === 0 ? 0 : this.at(list);
    for (let index = 1; index <= count; index++) {
      const group = this.at(list + index);
      const state = one + frame.size + this.at(group + 1);
      if (this.at(group) !== groups.dependent || this.get(state + 1) !== 0) continue;
      // The name never came.
      this.set(state + 1, 1);
      this.settle(one);
    }
    const object = this.at(schema + node.object);
    if (object === 0 || this.get(one + frame.own) === 0) return;
    if (this.get(one + frame.tally) > 0) {
      const [first = "", ...others] = this.#missing(one, object);
      this.fail(one, keywordNumbers.required, first);
      for (const name of this.isCollecting ? others : []) {
        this.fail(one, keywordNumbers.required, name);
      }
      if (this.isFailed && this.cause?.keyword === keywordNumbers.required) {
        this.cause = { ...this.cause, name: first };
      }
      return;
    }
    if (this.get(one + frame.count) < this.at(object + objectWords.minimum)) {
      return this.fail(one, keywordNumbers.minProperties);
    }
    if (!this.#dependenciesHold(one, object)) this.fail(one, keywordNumbers.dependentRequired);
  }

  #missing(one: number, object: number): readonly string[] {
    const found: string[] = [];
    const names = this.at(object + objectWords.names);
    const count = names === 0 ? 0 : this.at(names + nameWords.count);
    for (let index = 0; index < count; index++) {
      const entry = this.entry(names, index);
      if (this.at(entry + entryWords.required) === 0) continue;
      if (this.has(one, this.at(entry + entryWords.slot))) continue;
      const start = this.at(entry + entryWords.at);
      const end = start + this.at(entry + entryWords.length);
      found.push(decoder.decode(this.bytes.slice(start, end)));
    }
    return found;
  }

  #dependenciesHold(one: number, object: number): boolean {
    const list = this.at(object + objectWords.dependentRequired);
    const count = list === 0 ? 0 : this.at(list);
    for (let index = 0; index < count; index++) {
      const slot = this.at(list + 1 + 2 * index);
      if (!this.has(one, slot)) continue;
      const others = this.at(list + 2 + 2 * index);
      for (let other = 1; other <= this.at(others); other++) {
        if (!this.has(one, this.at(others + other))) return false;
      }
    }
    return true;
  }

  #endArray(one: number): void {
    const array = this.at(this.get(one + frame.node) + node.array);
    if (array === 0 || this.get(one + frame.own) === 0) return;
    if (this.get(one + frame.count) < this.at(array + arrayWords.minimum)) {
      return this.fail(one, keywordNumbers.minItems);
    }
    if (this.at(array + arrayWords.contains) === 0) return;
    const least = this.at(array + arrayWords.minContains);
    if (this.get(one + frame.tally) < least) {
      this.fail(one, least === 1 ? keywordNumbers.contains : keywordNumbers.minContains);
    }
  }
}
