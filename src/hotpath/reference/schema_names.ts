/**
 * Names and automata in the schema machine: stepping through them a byte or a character at a time.
 *
 * @module
 */

import { automatonWords, entryWords, nameWords, stateFlags } from "../schema_tables.ts";
import { frame } from "./schema_frame.ts";
import { Frames } from "./schema_frames.ts";

/** Code points from one to another. */
export interface CodeRange {
  readonly low: number;
  readonly high: number;
}

/** Frames that know names and automata. */
export class Names extends Frames {
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
}
