// What the schema machine knows of one text: a session block with the fields below, and the blocks they point
// to. The tables are those of src/hotpath/schema_tables.ts; the machine is the one that
// src/hotpath/reference/schema_*.ts spells out, function by function.

import { allocate, release } from "../memory";

// Fields of a session, in bytes.
export const STATUS: usize = 0; // 0 open, 1 refused, 2 has questions
export const CAUSE_KEYWORD: usize = 4;
export const CAUSE_LEVEL: usize = 8;
export const CAUSE_NODE: usize = 12;
export const CAUSE_NAME: usize = 16; // entry of a name that is missing
export const JSON_CODE: usize = 20;
export const OFFSET: usize = 24; // of the byte that is being read
export const LEVELS: usize = 28;
export const DEPTH: usize = 32; // levels that are open
export const TEXT: usize = 36; // names of the levels, then the present string
export const TEXT_LENGTH: usize = 40; // bytes of the present string
export const TEXT_START: usize = 44;
export const QUESTIONS: usize = 48; // triples: kind, argument, answer
export const QUESTION_COUNT: usize = 52;
export const NUMBER_VALUE: usize = 56; // f64
export const NUMBER_LOW: usize = 64; // f64
export const NUMBER_HIGH: usize = 72; // f64
export const PROGRAM: usize = 80;
export const ARENA: usize = 84;
export const ARENA_CAPACITY: usize = 88;
export const LEVELS_CAPACITY: usize = 92;
export const TEXT_CAPACITY: usize = 96;
export const SPAWNS: usize = 100;
export const SPAWNS_CAPACITY: usize = 104;
export const SPAWN_COUNT: usize = 108;
export const MARKS: usize = 112; // pairs: frame, serial
export const SERIAL: usize = 116;
export const TOP: usize = 120;
export const STATE: usize = 124;
export const STEPS: usize = 128; // f64
export const FAILED: usize = 136;
export const BOOLEAN_BIT: usize = 140;
export const NAME_JUDGED: usize = 144;
export const IS_NAME: usize = 148;
export const NAME_OFFSET: usize = 152;
export const KEEPS: usize = 156;
export const WATCHES: usize = 160;
export const CHARACTERS: usize = 164;
export const ESCAPE: usize = 168;
export const UNIT: usize = 172;
export const HIGH: usize = 176;
export const LEAD: usize = 180; // first byte of a sequence that is open, 0 for none
export const CODE: usize = 184; // its bits so far
export const LEFT: usize = 188; // its bytes to come
export const NUMBER: usize = 192; // text of the present number
export const NUMBER_LENGTH: usize = 196;
export const PHASE: usize = 200;
export const WORD: usize = 204;
export const ENDED: usize = 208;
export const QUESTIONS_CAPACITY: usize = 212;
export const BOUNDED: usize = 216; // some schema bounds the present number
export const POINT: usize = 220; // in the present number: what it has
export const SESSION_SIZE: u32 = 256;

/** Where the machine is in the text: values of `STATE`. */
export const VALUE: i32 = 0;
export const VALUE_OR_CLOSE: i32 = 1;
export const NAME: i32 = 2;
export const NAME_OR_CLOSE: i32 = 3;
export const COLON: i32 = 4;
export const AFTER: i32 = 5;
export const IN_STRING: i32 = 6;
export const IN_NUMBER: i32 = 7;
export const IN_WORD: i32 = 8;
// Of the fast lane, continued in the next chunk:
export const IN_NAME: i32 = 9;
export const IN_TEXT: i32 = 10;
export const IN_DIGITS: i32 = 11;

// Words of a level.
export const LEVEL_TYPE: i32 = 0;
export const LEVEL_START: i32 = 1;
export const LEVEL_BASE: i32 = 2;
export const LEVEL_FIRST: i32 = 3;
export const LEVEL_COUNT: i32 = 4;
export const LEVEL_NAME: i32 = 5; // where its text begins: its last name, then what is below it
export const LEVEL_NAME_LENGTH: i32 = 6;
export const LEVEL_HASHED: i32 = 7;
export const LEVEL_UNIQUE: i32 = 8;
export const LEVEL_SET: i32 = 9; // names that were there, or hashes of items
export const LEVEL_SET_MASK: i32 = 10;
export const LEVEL_SET_COUNT: i32 = 11;
export const LEVEL_HASH: i32 = 12; // four words
// For the fast lane (lane.ts), which needs no hash:
export const LEVEL_SEEN: i32 = 12; // two words: a bit for each entry of its names that was there
export const LEVEL_CHILD: i32 = 14; // who judges the next value, 0 for nobody
export const LEVEL_LANE: i32 = 16; // 1 while the level has no frames but is judged by its node alone
export const LEVEL_NODE: i32 = 17; // or 0 when nobody judges it
export const LEVEL_ENTRY: i32 = 18; // of its last name, 0 when that is in the text
export const LEVEL_BYTES: usize = 80;

/** The session at work, and its blocks. */
export let session: usize = 0;
export let program: usize = 0;
export let arena: usize = 0;
export let levels: usize = 0;

export function enter(address: usize): void {
  session = address;
  program = load<u32>(session, PROGRAM);
  arena = load<u32>(session, ARENA);
  levels = load<u32>(session, LEVELS);
}

@inline
export function at(index: i32): i32 {
  return load<i32>(program + (<usize> index << 2));
}

@inline
export function double(index: i32): f64 {
  return load<f64>(program + (<usize> index << 2));
}

@inline
export function get(index: i32): i32 {
  return load<i32>(arena + (<usize> index << 2));
}

@inline
export function set(index: i32, value: i32): void {
  store<i32>(arena + (<usize> index << 2), value);
}

@inline
export function field(name: usize): i32 {
  return load<i32>(session + name);
}

@inline
export function setField(name: usize, value: i32): void {
  store<i32>(session + name, value);
}

@inline
export function depth(): i32 {
  return load<i32>(session, DEPTH);
}

/** The address of a level. */
@inline
export function levelAt(index: i32): usize {
  return levels + <usize> index * LEVEL_BYTES;
}

@inline
export function level(): usize {
  return levelAt(depth() - 1);
}

@inline
export function levelWord(address: usize, word: i32): i32 {
  return load<i32>(address + (<usize> word << 2));
}

@inline
export function setLevelWord(address: usize, word: i32, value: i32): void {
  store<i32>(address + (<usize> word << 2), value);
}

@inline
export function failed(): bool {
  return load<i32>(session, FAILED) != 0;
}

const KEYWORD_LIMIT: i32 = 2;

/** The text is refused, whatever the schemas say. */
export function refuse(keyword: i32): void {
  if (failed()) return;
  setField(FAILED, 1);
  setField(CAUSE_KEYWORD, keyword);
  setField(CAUSE_LEVEL, depth() - 1);
  setField(CAUSE_NODE, 0);
  setField(CAUSE_NAME, 0);
}

/** Makes the block at `name` hold so many bytes and keeps the first `used`. False when memory is short. */
@inline
export function ensure(name: usize, capacity: usize, size: u32, used: u32): bool {
  return size <= <u32> field(capacity) || grow(name, capacity, size, used);
}

function grow(name: usize, capacity: usize, size: u32, used: u32): bool {
  const wanted: u32 = max<u32>((1 << (32 - clz<u32>(size + 127))) - 128, 896);
  const block = allocate(wanted);
  if (block == 0) {
    refuse(KEYWORD_LIMIT);
    return false;
  }
  const old = <usize> field(name);
  if (used != 0) memory.copy(block, old, used);
  release(old);
  setField(name, <i32> block);
  setField(capacity, wanted);
  arena = load<u32>(session, ARENA);
  levels = load<u32>(session, LEVELS);
  return true;
}

/** Adds a hash to the set of a level: false when it was there. */
export function addToSet(address: usize, hash: u64): bool {
  const key = hash == 0 ? 1 : hash;
  let count = levelWord(address, LEVEL_SET_COUNT);
  let mask = levelWord(address, LEVEL_SET_MASK);
  let block: usize = levelWord(address, LEVEL_SET);
  if (block == 0 || (count + 1) * 2 > mask + 1) {
    const slots = block == 0 ? 16 : (mask + 1) * 2;
    const larger = allocate(slots << 3);
    if (larger == 0) {
      refuse(KEYWORD_LIMIT);
      return true;
    }
    for (let slot: usize = 0; slot < <usize> slots << 3; slot += 16) v128.store(larger + slot, i64x2.splat(0));
    if (block != 0) {
      for (let index = 0; index <= mask; index++) {
        const other = load<u64>(block + (<usize> index << 3));
        if (other != 0) put(larger, slots - 1, other);
      }
      release(block);
    }
    block = larger;
    mask = slots - 1;
    setLevelWord(address, LEVEL_SET, <i32> block);
    setLevelWord(address, LEVEL_SET_MASK, mask);
  }
  if (!put(block, mask, key)) return false;
  count++;
  setLevelWord(address, LEVEL_SET_COUNT, count);
  if (count > 1000000) refuse(KEYWORD_LIMIT);
  return true;
}

function put(block: usize, mask: i32, key: u64): bool {
  let index = <i32> (key >> 32) & mask;
  for (;;) {
    const slot = block + (<usize> index << 3);
    const other = load<u64>(slot);
    if (other == key) return false;
    if (other == 0) {
      store<u64>(slot, key);
      return true;
    }
    index = (index + 1) & mask;
  }
  return true;
}

/** Gives back what a level holds. */
export function releaseLevel(address: usize): void {
  const block = levelWord(address, LEVEL_SET);
  if (block != 0) release(block);
}
