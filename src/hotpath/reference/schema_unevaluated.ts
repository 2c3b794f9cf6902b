/**
 * `unevaluatedProperties` and `unevaluatedItems` in the schema machine: children that fail are remembered by who
 * looked at them, until it is known who of those passed.
 *
 * @module
 */

import {
  arrayWords,
  groups,
  keywordNumbers,
  node,
  nodeFlags,
  objectWords,
  types,
  unevaluatedMasksMax,
  unevaluatedWords,
} from "../schema_tables.ts";
import { frame, type Level, unevaluatedField } from "./schema_frame.ts";
import { Names } from "./schema_names.ts";

const TRUE = 1;
const FALSE = 2;

/** Frames that know who looked at which child. */
export class Unevaluated extends Names {
  /** Whether anybody still asks. */
  protected isWanted(one: number): boolean {
    if (this.get(one + frame.state) !== 0) return false;
    const schema = this.get(one + frame.node);
    if ((this.at(schema + node.flags) & nodeFlags.tracked) !== 0) return true;
    for (let link = this.get(one + frame.waiting); link !== 0; link = this.get(link + 3)) {
      const parent = this.get(link);
      if (parent === 0 || this.get(parent + frame.state) === 0) return true;
    }
    return false;
  }

  /** Where a frame keeps what it knows of unevaluated children. */
  protected masksOf(one: number): number {
    const schema = this.get(one + frame.node);
    const object = this.at(schema + node.object);
    const isObject = this.levels[this.get(one + frame.level)]?.type === types.object;
    const skipped = isObject && object !== 0
      ? this.at(object + objectWords.slotWords) + this.at(object + objectWords.patternCount)
      : 0;
    return this.get(one + frame.extra) + skipped;
  }

  protected itemSchema(array: number, index: number): number {
    return index < this.at(array + arrayWords.prefixCount)
      ? this.at(this.at(array + arrayWords.prefix) + index)
      : this.at(array + arrayWords.items);
  }

  protected has(one: number, slot: number): boolean {
    return (this.get(this.get(one + frame.extra) + (slot >> 5)) & 1 << (slot & 31)) !== 0;
  }

  /** A child begins: who looks at it, and does the `unevaluated...` schema have to? */
  protected startUnevaluated(level: Level): void {
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
        if (array !== 0 && this.itemSchema(array, level.count - 1) !== 0) looks = true;
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
  protected keepMask(one: number, unevaluated: number, level: Level): void {
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
  protected endUnevaluated(level: Level): void {
    this.remark(level);
    for (let isChanged = true; isChanged && !this.isFailed;) {
      isChanged = false;
      for (let one = level.first; one !== 0; one = this.get(one + frame.next)) {
        const unevaluated = this.at(this.get(one + frame.node) + unevaluatedField(level.type));
        if (unevaluated === 0 || this.get(one + frame.state) !== 0) continue;
        if (this.get(one + frame.own) === 0 || !this.#isReady(one, unevaluated)) continue;
        isChanged = true;
        if (this.#areLookedAt(one, unevaluated)) this.settleOwn(one);
        else {
          this.fail(one, this.#unevaluatedKeyword(level));
          // Said once, also where faults are collected and the frame stays open.
          this.set(one + frame.own, 0);
        }
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
      if (kind === groups.dependent && !this.has(one, this.at(group + 4))) continue;
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
