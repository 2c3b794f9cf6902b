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
  unevaluatedMasksMax,
  unevaluatedWords,
} from "../schema_tables.ts";
import { frame, Frames, type Level, unevaluatedField } from "./schema_frames.ts";

const TRUE = 1;
const FALSE = 2;
const decoder = new TextDecoder();

/** Code points from one to another. */
export interface CodeRange {
  readonly low: number;
  readonly high: number;
}

export class Containers extends Frames {
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
        this.#spawnChild(one, this.at(object + objectWords.additional), "additionalProperties");
      }
      this.settleObjectEarly(one, object);
      if (this.isFailed) return;
    }
    if (isTracked) this.#startUnevaluated(level);
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
      const child = this.#itemSchema(array, level.count);
      if (child !== 0) this.#spawnChild(one, child, "items");
      this.settleArrayEarly(one);
    }
    level.count++;
    if (isTracked) this.#startUnevaluated(level);
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
      if (this.get(one + frame.state) === 0) this.#keepMask(one, unevaluated, level);
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
    if (left > 0) this.#endUnevaluated(level);
  }

  /** Whether an enumeration allows an array or object with this hash; overridden where hashes are. */
  protected checkHash(_one: number, _hash: Int32Array | undefined): void {}

  /** The state an automaton goes to. */
  protected move(automaton: number, state: number, code: number): number {
    const classes = this.at(automaton + automatonWords.classes);
    const moves = this.at(automaton + automatonWords.moves);
    return this.at(moves + state * classes + this.#classOf(automaton, code));
  }

  protected stateIs(automaton: number, state: number, flag: number): boolean {
    return (this.at(this.at(automaton + automatonWords.flags) + state) & flag) !== 0;
  }

  /** Keeps of a table of names the part that has this byte at this position. */
  protected narrow(
    one: number,
    names: number,
    next: { readonly byte: number; readonly position: number },
  ): void {
    const low = this.#bound(one, names, { ...next, byte: next.byte });
    const high = this.#bound(one, names, { ...next, byte: next.byte + 1 });
    this.set(one + frame.low, low);
    this.set(one + frame.high, high);
  }

  protected entry(names: number, index: number): number {
    return this.at(names + nameWords.entries) + index * entryWords.size;
  }

  /** The code point of a name at a byte position, -1 at its end. */
  protected codeAt(entry: number, position: number): number {
    if (position >= this.at(entry + entryWords.length)) return -1;
    const at = this.at(entry + entryWords.at) + position;
    const lead = this.bytes[at] ?? 0;
    if (lead < 0x80) return lead;
    const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    let code = lead & (0xff >> (length + 1));
    for (let index = 1; index < length; index++) {
      code = code << 6 | (this.bytes[at + index] ?? 0) & 63;
    }
    return code;
  }

  /** The entry whose whole name has been read, 0 for none. */
  protected found(one: number, names: number, length: number): number {
    const low = this.get(one + frame.low);
    if (names === 0 || low >= this.get(one + frame.high)) return 0;
    const entry = this.entry(names, low);
    return this.at(entry + entryWords.length) === length ? entry : 0;
  }

  #bound(
    one: number,
    names: number,
    { byte, position }: { readonly byte: number; readonly position: number },
  ): number {
    let low = this.get(one + frame.low);
    let high = this.get(one + frame.high);
    while (low < high) {
      const middle = (low + high) >> 1;
      const entry = this.entry(names, middle);
      const isShort = this.at(entry + entryWords.length) <= position;
      const other = isShort ? -1 : this.bytes[this.at(entry + entryWords.at) + position] ?? 0;
      if (other < byte) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Whether any character in the range leads to a state that is not dead. */
  protected mayMove(
    automaton: number,
    state: number,
    { low, high }: CodeRange,
  ): boolean {
    const isOpen = (code: number) =>
      !this.stateIs(automaton, this.move(automaton, state, code), stateFlags.dead);
    for (let code = low; code <= high && code < 128; code++) if (isOpen(code)) return true;
    const ranges = this.at(automaton + automatonWords.ranges);
    if (high >= 128 && isOpen(Math.max(low, 128))) return true;
    for (let index = 0; index < this.at(automaton + automatonWords.rangeCount); index++) {
      const first = this.at(ranges + 2 * index);
      if (first > low && first <= high && first >= 128 && isOpen(first)) return true;
    }
    return false;
  }

  #classOf(automaton: number, code: number): number {
    if (code < 128) return this.bytes[4 * this.at(automaton + automatonWords.ascii) + code] ?? 0;
    const ranges = this.at(automaton + automatonWords.ranges);
    let low = 0;
    let high = this.at(automaton + automatonWords.rangeCount);
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.at(ranges + 2 * middle) <= code) low = middle;
      else high = middle;
    }
    return this.at(ranges + 2 * low + 1);
  }

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
    this.fail(one, keywordNumbers.additionalProperties);
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

  #itemSchema(array: number, index: number): number {
    return index < this.at(array + arrayWords.prefixCount)
      ? this.at(this.at(array + arrayWords.prefix) + index)
      : this.at(array + arrayWords.items);
  }

  #checkItem(one: number, array: number, index: number): void {
    const most = this.at(array + arrayWords.maximum);
    if (most >= 0 && index >= most) return this.fail(one, keywordNumbers.maxItems);
    const child = this.#itemSchema(array, index);
    if (child === 0) return;
    if ((this.at(child + node.flags) & nodeFlags.never) !== 0) this.fail(one, keywordNumbers.items);
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
      this.fail(one, keywordNumbers.required);
      if (this.isFailed && this.cause?.keyword === keywordNumbers.required) {
        this.cause = { ...this.cause, name: this.#missing(one, object) };
      }
      return;
    }
    if (this.get(one + frame.count) < this.at(object + objectWords.minimum)) {
      return this.fail(one, keywordNumbers.minProperties);
    }
    if (!this.#dependenciesHold(one, object)) this.fail(one, keywordNumbers.dependentRequired);
  }

  #has(one: number, slot: number): boolean {
    return (this.get(this.get(one + frame.extra) + (slot >> 5)) & 1 << (slot & 31)) !== 0;
  }

  #missing(one: number, object: number): string {
    const names = this.at(object + objectWords.names);
    const count = names === 0 ? 0 : this.at(names + nameWords.count);
    for (let index = 0; index < count; index++) {
      const entry = this.entry(names, index);
      if (this.at(entry + entryWords.required) === 0) continue;
      if (this.#has(one, this.at(entry + entryWords.slot))) continue;
      const start = this.at(entry + entryWords.at);
      const end = start + this.at(entry + entryWords.length);
      return decoder.decode(this.bytes.slice(start, end));
    }
    return "";
  }

  #dependenciesHold(one: number, object: number): boolean {
    const list = this.at(object + objectWords.dependentRequired);
    const count = list === 0 ? 0 : this.at(list);
    for (let index = 0; index < count; index++) {
      const slot = this.at(list + 1 + 2 * index);
      if (!this.#has(one, slot)) continue;
      const others = this.at(list + 2 + 2 * index);
      for (let other = 1; other <= this.at(others); other++) {
        if (!this.#has(one, this.at(others + other))) return false;
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

  /** A child begins: who looks at it, and does the `unevaluated...` schema have to? */
  #startUnevaluated(level: Level): void {
    this.remark(level);
    for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
      const unevaluated = this.at(this.get(one + frame.node) + unevaluatedField(level.type));
      if (unevaluated === 0 || this.get(one + frame.state) !== 0) continue;
      const isSeen = this.#markMembers(one, unevaluated, level);
      const child = this.at(unevaluated + unevaluatedWords.child);
      this.set(one + frame.child, 0);
      if ((this.at(child + node.flags) & nodeFlags.never) === 0) {
        this.spawn(child, one, groups.unevaluated, 0);
      } else if (isSeen) this.set(one + frame.child, FALSE);
      else this.fail(one, this.#unevaluatedKeyword(level));
    }
  }

  #unevaluatedKeyword(level: Level): number {
    return level.type === types.array
      ? keywordNumbers.unevaluatedItems
      : keywordNumbers.unevaluatedProperties;
  }

  /** Sets the mask of the present child; false when nobody looks at it or will. */
  #markMembers(one: number, unevaluated: number, level: Level): boolean {
    const mask = this.masksOf(one);
    const words = this.at(unevaluated + unevaluatedWords.maskWords);
    this.memory.fill(0, mask, mask + words);
    const count = this.at(unevaluated + unevaluatedWords.members);
    let isSeen = false;
    for (let index = 0; index < count; index++) {
      const member = this.at(this.at(unevaluated + unevaluatedWords.memberList) + index);
      const flags = this.at(member + node.flags);
      const all = level.type === types.array ? nodeFlags.allItems : nodeFlags.allProperties;
      let looks = index > 0 && (flags & all) !== 0;
      if (level.type === types.array) {
        const array = this.at(member + node.array);
        if (array !== 0 && this.#itemSchema(array, level.count - 1) !== 0) looks = true;
        if (array !== 0 && this.at(array + arrayWords.contains) !== 0) isSeen = true;
      } else {
        const other = this.frameOf(member);
        if (other !== 0 && this.get(other + frame.matched) !== 0) looks = true;
      }
      if (!looks) continue;
      isSeen = true;
      this.#setBit(mask, 2 * index);
    }
    return isSeen;
  }

  #setBit(mask: number, bit: number): void {
    this.set(mask + (bit >> 5), this.get(mask + (bit >> 5)) | 1 << (bit & 31));
  }

  /** The present child fails `unevaluated...`: somebody who looked at it must turn out true. */
  #keepMask(one: number, unevaluated: number, level: Level): void {
    const words = this.at(unevaluated + unevaluatedWords.maskWords);
    const mask = this.masksOf(one);
    if (level.type === types.array) {
      this.remark(level);
      const count = this.at(unevaluated + unevaluatedWords.members);
      for (let index = 0; index < count; index++) {
        const member = this.at(this.at(unevaluated + unevaluatedWords.memberList) + index);
        const array = this.at(member + node.array);
        const other = this.frameOf(member);
        if (array === 0 || other === 0 || this.at(array + arrayWords.contains) === 0) continue;
        if (this.get(other + frame.matched) !== 0) this.#setBit(mask, 2 * index + 1);
      }
    }
    let isEmpty = true;
    for (let word = 0; word < words; word++) if (this.get(mask + word) !== 0) isEmpty = false;
    if (isEmpty) return this.fail(one, this.#unevaluatedKeyword(level));
    const kept = this.get(one + frame.masks);
    for (let index = 1; index <= kept; index++) {
      let isSame = true;
      for (let word = 0; word < words; word++) {
        if (this.get(mask + word) !== this.get(mask + index * words + word)) isSame = false;
      }
      if (isSame) return;
    }
    if (kept >= unevaluatedMasksMax) return this.refuse(keywordNumbers.limit);
    this.memory.copyWithin(mask + (kept + 1) * words, mask, mask + words);
    this.set(one + frame.masks, kept + 1);
  }

  /** Decides the `unevaluated...` of a container, those first on which others depend. */
  #endUnevaluated(level: Level): void {
    this.remark(level);
    for (let isChanged = true; isChanged && !this.isFailed;) {
      isChanged = false;
      for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
        const unevaluated = this.at(this.get(one + frame.node) + unevaluatedField(level.type));
        if (unevaluated === 0 || this.get(one + frame.state) !== 0) continue;
        if (this.get(one + frame.own) === 0 || !this.#isReady(one, unevaluated)) continue;
        isChanged = true;
        if (this.#areLookedAt(one, unevaluated)) this.settleOwn(one);
        else this.fail(one, this.#unevaluatedKeyword(level));
      }
    }
  }

  #isReady(one: number, unevaluated: number): boolean {
    const count = this.at(unevaluated + unevaluatedWords.members);
    for (let index = 0; index < count; index++) {
      const other = this.frameOf(
        this.at(this.at(unevaluated + unevaluatedWords.memberList) + index),
      );
      if (other !== 0 && other !== one && this.get(other + frame.state) === 0) return false;
    }
    return true;
  }

  #areLookedAt(one: number, unevaluated: number): boolean {
    const words = this.at(unevaluated + unevaluatedWords.maskWords);
    const masks = this.masksOf(one);
    this.memory.fill(0, masks, masks + words);
    this.#visit(this.get(one + frame.node), unevaluated, masks);
    const kept = this.get(one + frame.masks);
    for (let index = 1; index <= kept; index++) {
      let isMet = false;
      for (let word = 0; word < words; word++) {
        if ((this.get(masks + word) & this.get(masks + index * words + word)) !== 0) isMet = true;
      }
      if (!isMet) return false;
    }
    return true;
  }

  /** Marks a schema that passed, and those below it that did. Bounded by the depth of references. */
  #visit(schema: number, unevaluated: number, masks: number): void {
    const count = this.at(unevaluated + unevaluatedWords.members);
    const list = this.at(unevaluated + unevaluatedWords.memberList);
    let index = 0;
    while (index < count && this.at(list + index) !== schema) index++;
    if (index === count || (this.get(masks + (index >> 4)) & 1 << (2 * index & 31)) !== 0) return;
    this.#setBit(masks, 2 * index);
    this.#setBit(masks, 2 * index + 1);
    const one = this.frameOf(schema);
    const groupList = this.at(schema + node.groups);
    const groupCount = groupList === 0 || one === 0 ? 0 : this.at(groupList);
    for (let place = 1; place <= groupCount; place++) {
      const group = this.at(groupList + place);
      const kind = this.at(group);
      if (kind === groups.not) continue;
      if (kind === groups.dependent && !this.#has(one, this.at(group + 4))) continue;
      if (kind === groups.condition) {
        const isMet = this.#verdict(this.at(group + 3)) === TRUE;
        if (isMet) this.#visit(this.at(group + 3), unevaluated, masks);
        const next = this.at(group + (isMet ? 4 : 5));
        if (next !== 0) this.#visit(next, unevaluated, masks);
        continue;
      }
      for (let child = 0; child < this.at(group + 2); child++) {
        const below = this.at(group + 3 + child);
        if (this.#verdict(below) === TRUE) this.#visit(below, unevaluated, masks);
      }
    }
  }

  #verdict(schema: number): number {
    const flags = this.at(schema + node.flags);
    if ((flags & nodeFlags.never) !== 0) return FALSE;
    if ((flags & nodeFlags.always) !== 0) return TRUE;
    const one = this.frameOf(schema);
    return one === 0 ? 0 : this.get(one + frame.state);
  }
}
