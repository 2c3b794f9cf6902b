// Member names of the objects that are open: has this one been there before?
//
// Each name leaves eight bytes on a stack: a fingerprint of 32 bits and its place on the tape. A filter of
// 256 bits per object answers most questions with no; else the object's part of the stack is searched. An
// object of more than 64 names moves to a hash table whose function has a secret seed, so that no
// choice of names makes it slow.

import {
  DEPTH, DUPLICATE, ensure, FLAG_ESCAPED, FLAG_REWRITE, FLAG_SHIFT, FRAME, FRAME_ENTRY, FRAME_FILTER, FRAME_KEYS,
  FRAME_KEYS_LIMIT, FRAMES, KEYS, KEYS_LENGTH, LENGTH_SHIFT, NAMES, NAMES_CAPACITY, NO_MEMORY, OK, SEED, TABLE,
  TABLE_COUNT, TABLE_SLOTS, TAPE, TEXT,
} from "./session";
import { mulHigh } from "./wide";
import { allocate, release } from "./memory";
import { decodeString } from "./strings";

/** Names of one object that are searched one after the other, in bytes of the stack. */
export const SCANNED_BYTES: u32 = 64 * 8;
/** In FRAME_KEYS_LIMIT: the names of this object are in the table. */
const IN_TABLE: u32 = 0;

/** For 0 to 8: a mask of the first so many of eight bytes, and 72 bytes on one of the last so many. */
const fewBytes: usize = memory.data<u64>([
  0, 0xff, 0xffff, 0xffffff, 0xffffffff, 0xffffffffff, 0xffffffffffff, 0xffffffffffffff, 0xffffffffffffffff,
  0, 0xff00000000000000, 0xffff000000000000, 0xffffff0000000000, 0xffffffff00000000, 0xffffffffff000000,
  0xffffffffffff0000, 0xffffffffffffff00, 0xffffffffffffffff,
]);

/** The first and last eight bytes and the length, mixed: good enough to tell apart honest names. */
@inline
export function fingerprint(start: usize, length: u32): u32 {
  const mask = fewBytes + (min<u32>(length, 8) << 3);
  const head = load<u64>(start) & load<u64>(mask);
  const tail = load<u64>(start + length - 8) & load<u64>(mask, 72);
  return <u32> ((head ^ rotl<u64>(tail, 29) ^ (<u64> length << 52)) * 0x9e3779b97f4a7c15 >> 32);
}

/** The byte of the filter that a fingerprint belongs to: the top bits are the best mixed. */
@inline
export function filterByte(frame: usize, print: u32): usize {
  return frame + FRAME_FILTER + (print >> 27);
}

/** The bit in that byte. */
@inline
export function filterBit(print: u32): u32 {
  return 1 << ((print >> 24) & 7);
}

/**
 * Adds the name whose tape entry is at `entry` (bytes from the tape) to the object that is open. The stack
 * of names has room for all that one object may leave there. Returns OK, DUPLICATE or NO_MEMORY.
 */
export function addName(session: usize, entry: u32): u32 {
  const tape: usize = load<u32>(session, TAPE);
  const frame: usize = load<u32>(session, FRAMES) + load<u32>(session, DEPTH) * FRAME;
  const word = load<u32>(tape + entry, 4);
  let start: usize = load<u32>(session, TEXT) + load<u32>(tape + entry) + 1;
  let length = (word >> LENGTH_SHIFT) - 2;
  if (isEscaped(word)) {
    const names = ensure(session, NAMES, NAMES_CAPACITY, length * 2 + 64, 0);
    if (names == 0) return NO_MEMORY;
    length = <u32> (decodeString(start, start + length, names) - names);
    start = names;
  }
  const limit = load<u32>(frame, FRAME_KEYS_LIMIT);
  if (limit == IN_TABLE) return addToTable(session, entry, start, length);
  const print = fingerprint(start, length);
  const bit = filterBit(print);
  const filter = filterByte(frame, print);
  const used = load<u32>(session, KEYS_LENGTH);
  if (load<u8>(filter) & bit) {
    if (findInStack(session, load<u32>(frame, FRAME_KEYS), print, start, length)) return DUPLICATE;
  }
  if (used >= limit) return moveToTable(session, frame, entry);
  store<u8>(filter, load<u8>(filter) | bit);
  const key: usize = load<u32>(session, KEYS) + used;
  store<u32>(key, print);
  store<u32>(key, entry, 4);
  store<u32>(session, used + 8, KEYS_LENGTH);
  return OK;
}

function isEscaped(word: u32): bool {
  return (word & ((FLAG_ESCAPED | FLAG_REWRITE) << FLAG_SHIFT)) != 0;
}

function findInStack(session: usize, from: u32, print: u32, start: usize, length: u32): bool {
  const keys: usize = load<u32>(session, KEYS);
  const end = keys + load<u32>(session, KEYS_LENGTH);
  for (let key = keys + from; key < end; key += 8) {
    if (load<u32>(key) == print && isSame(session, load<u32>(key, 4), start, length)) return true;
  }
  return false;
}

/** Whether the name on the tape at `entry` is the `length` decoded bytes at `start`. */
function isSame(session: usize, entry: u32, start: usize, length: u32): bool {
  const tape: usize = load<u32>(session, TAPE);
  const word = load<u32>(tape + entry, 4);
  let other: usize = load<u32>(session, TEXT) + load<u32>(tape + entry) + 1;
  let otherLength = (word >> LENGTH_SHIFT) - 2;
  if (isEscaped(word)) {
    if (otherLength < length) return false;
    // The first half of the block may hold the name that is asked about.
    const half: u32 = start == <usize> load<u32>(session, NAMES) ? (length + 63) & ~31 : 0;
    const names = ensure(session, NAMES, NAMES_CAPACITY, half + otherLength + 64, half);
    if (names == 0) return true;
    if (half != 0) start = names;
    const decoded = names + half;
    otherLength = <u32> (decodeString(other, other + otherLength, decoded) - decoded);
    other = decoded;
  }
  return otherLength == length && memory.compare(start, other, length) == 0;
}

/** The open object has outgrown the stack: all its names go to the table, then the new one. */
function moveToTable(session: usize, frame: usize, entry: u32): u32 {
  const from = load<u32>(frame, FRAME_KEYS);
  const end = load<u32>(session, KEYS_LENGTH);
  store<u32>(session, from, KEYS_LENGTH);
  store<u32>(frame, IN_TABLE, FRAME_KEYS_LIMIT);
  for (let key = from; key < end; key += 8) {
    const status = addName(session, load<u32>(load<u32>(session, KEYS) + key, 4));
    if (status != OK) return status;
  }
  return addName(session, entry);
}

/** Slots are {hash, entry + 1, object}; names of closed objects stay, told apart by their object. */
const SLOT: u32 = 16;

/** A table of more slots is not kept for the next text, which would have to clear it. */
const KEPT_SLOTS: u32 = 4096;

/** Empties the table before a new text. */
export function forgetNames(session: usize): void {
  if (load<u32>(session, TABLE_COUNT) == 0) return;
  store<u32>(session, 0, TABLE_COUNT);
  const slots = load<u32>(session, TABLE_SLOTS);
  const table: usize = load<u32>(session, TABLE);
  if (slots <= KEPT_SLOTS) {
    memory.fill(table, 0, slots * SLOT);
    return;
  }
  release(table);
  store<u32>(session, 0, TABLE);
  store<u32>(session, 0, TABLE_SLOTS);
}

function addToTable(session: usize, entry: u32, start: usize, length: u32): u32 {
  const count = load<u32>(session, TABLE_COUNT);
  if ((count + 1) * 2 > load<u32>(session, TABLE_SLOTS) && !growTable(session)) return NO_MEMORY;
  const table: usize = load<u32>(session, TABLE);
  const mask = load<u32>(session, TABLE_SLOTS) - 1;
  const object = load<u32>(load<u32>(session, FRAMES) + load<u32>(session, DEPTH) * FRAME, FRAME_ENTRY);
  const hash = hashOf(load<u64>(session, SEED) ^ object, start, length);
  let slot: usize = table + (hash & mask) * SLOT;
  for (let index = hash & mask; ; index = (index + 1) & mask) {
    slot = table + index * SLOT;
    const other = load<u32>(slot, 4);
    if (other == 0) break;
    if (load<u32>(slot) != hash || load<u32>(slot, 8) != object) continue;
    if (isSame(session, other - 1, start, length)) return DUPLICATE;
  }
  store<u32>(slot, hash);
  store<u32>(slot, entry + 1, 4);
  store<u32>(slot, object, 8);
  store<u32>(session, count + 1, TABLE_COUNT);
  return OK;
}

function growTable(session: usize): bool {
  const old: usize = load<u32>(session, TABLE);
  const oldSlots = load<u32>(session, TABLE_SLOTS);
  const slots: u32 = oldSlots == 0 ? 256 : oldSlots * 2;
  const table = allocate(slots * SLOT);
  if (table == 0) return false;
  memory.fill(table, 0, slots * SLOT);
  for (let at = old; at < old + oldSlots * SLOT; at += SLOT) {
    if (load<u32>(at, 4) == 0) continue;
    let index = load<u32>(at) & (slots - 1);
    while (load<u32>(table + index * SLOT, 4) != 0) index = (index + 1) & (slots - 1);
    v128.store(table + index * SLOT, v128.load(at));
  }
  release(old);
  store<u32>(session, <u32> table, TABLE);
  store<u32>(session, slots, TABLE_SLOTS);
  return true;
}

/** Multiply and fold with a secret start, sixteen bytes at a time. */
function hashOf(seed: u64, start: usize, length: u32): u32 {
  let hash = fold(seed ^ 0x8ebc6af09c88c6e3, <u64> length ^ 0x589965cc75374cc3);
  let at = start;
  const end = start + length;
  for (; at + 16 <= end; at += 16) {
    hash = fold(load<u64>(at) ^ 0xa0761d6478bd642f, load<u64>(at, 8) ^ hash);
  }
  if (at < end) {
    const left = <u32> (end - at);
    let low = load<u64>(at);
    let high = load<u64>(at, 8);
    if (left < 8) {
      low &= (<u64> 1 << (left << 3)) - 1;
      high = 0;
    } else high &= (<u64> 1 << ((left - 8) << 3)) - 1;
    hash = fold(low ^ 0xe7037ed1a0b428db, high ^ hash);
  }
  hash = fold(hash ^ seed, hash ^ 0x1d8e4e27c47d124f);
  return <u32> (hash ^ (hash >> 32));
}

function fold(left: u64, right: u64): u64 {
  return mulHigh(left, right) ^ (left * right);
}
