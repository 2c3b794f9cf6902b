// The fast lane: containers that one schema judges, whose failure is the failure of the text. Such a level has no
// frames; names that were there are bits, and scalars that end in the chunk have no level at all.
//
// The lane only ever accepts. Whatever it cannot accept at a glance (a name that is split and impossible, escapes
// in names, names that come twice, values that break a bound) it hands over: the level gets the frame that it
// would have had, and the machine reads on from the first byte of the token. So every refusal, with its offset,
// keyword and pointer, comes from the machine, and the twin needs no lane.

import { copyOver } from "../strings";
import { nameHash, isSame, itemSchema, noteName, settleObjectEarly, startName } from "./containers";
import { attach, settleArrayEarly, spawn, startValue } from "./frames";
import { hashBytes } from "./hash";
import {
  ALWAYS, ARRAY_MAXIMUM, ARRAY_MINIMUM, ENTRY_AT, ENTRY_CHILD, ENTRY_FOLLOWER, ENTRY_LENGTH, ENTRY_NEXT,
  FRAME_COUNT, FRAME_STATE, GROUP_ALL, NAMES_BUCKETS, NAMES_COUNT, NAMES_ENTRIES, NAMES_FIRST, NAMES_MASK,
  NODE_ARRAY, NODE_FLAGS, NODE_IMMEDIATE, NODE_LANE, NODE_OBJECT, OBJECT_ADDITIONAL, OBJECT_CLOSED, OBJECT_NAMES,
  OBJECT_REQUIRED_MASK, TYPE_ARRAY, TYPE_OBJECT, TYPE_STRING,
} from "./layout";
import { DEPTH_MAX, nameByte, openString, openValue, readDigitsAgain, origin, skipSpace } from "./machine";
import { isFreeText, isNumberFine, isNumeral, isTextFine, isWordFine, mayBeNumber, skipText, valueEnd } from "./lane_scalars";
import {
  addToSet, AFTER, at, COLON, depth, DEPTH, ensure, failed, field, get, IN_DIGITS, IN_NAME, IN_TEXT, level, LEVEL_BYTES, LEVEL_CHILD,
  LEVEL_COUNT, LEVEL_ENTRY, LEVEL_FIRST, LEVEL_HASH, LEVEL_LANE, LEVEL_NAME, LEVEL_NAME_LENGTH, LEVEL_NODE,
  LEVEL_SEEN, LEVEL_SET, LEVEL_START, LEVEL_BASE, LEVEL_TYPE, levelAt, LEVELS, LEVELS_CAPACITY, levelWord, NAME,
  NAME_OFFSET, NAME_OR_CLOSE, NUMBER, NUMBER_LENGTH, OFFSET, program, releaseLevel, SERIAL, set, setField, setLevelWord,
  SPAWN_COUNT, STATE, TEXT, TEXT_CAPACITY, TEXT_LENGTH, TOP, VALUE, VALUE_OR_CLOSE,
} from "./state";

/** Longest name that waits for its next chunk in the lane. */
const PARTIAL_MAX: i32 = 1024;
/** Longest number that does. */
const DIGITS_MAX: i32 = 64;

/** Whether the level that is open is in the lane. */
@inline
export function isInLane(): bool {
  return depth() > 0 && levelWord(level(), LEVEL_LANE) != 0;
}

/** The node that judges a container in the lane, 0 when everything is allowed, -1 when the lane is not for it. */
@inline
export function laneNode(child: i32, type: i32): i32 {
  if (child == 0 || (at(child + NODE_IMMEDIATE) & type) != 0) return 0;
  return (at(child + NODE_LANE) & type) != 0 ? child : -1;
}

/** Opens a container in the lane at `p`. */
export function pushLane(node: i32, type: i32, p: usize): void {
  const count = depth();
  if (!ensure(LEVELS, LEVELS_CAPACITY, (count + 1) * <u32> LEVEL_BYTES, count * <u32> LEVEL_BYTES)) return;
  const open = levelAt(count);
  const zero = i64x2.splat(0);
  v128.store(open, zero);
  v128.store(open, zero, 16);
  v128.store(open, zero, 32);
  v128.store(open, zero, 48);
  v128.store(open, zero, 64);
  setLevelWord(open, LEVEL_TYPE, type);
  setLevelWord(open, LEVEL_START, <i32> (p - origin));
  setLevelWord(open, LEVEL_BASE, field(TOP));
  setLevelWord(open, LEVEL_LANE, 1);
  setLevelWord(open, LEVEL_NODE, node);
  if (count > 0) {
    const parent = levelAt(count - 1);
    setLevelWord(open, LEVEL_NAME, levelWord(parent, LEVEL_NAME) + levelWord(parent, LEVEL_NAME_LENGTH));
  }
  setField(DEPTH, count + 1);
  setField(STATE, type == TYPE_OBJECT ? NAME_OR_CLOSE : VALUE_OR_CLOSE);
}

/** What judges the members or items of a level, 0 for nothing. */
@inline
function rulesOf(open: usize, isObject: bool): i32 {
  const node = levelWord(open, LEVEL_NODE);
  return node == 0 ? 0 : at(node + (isObject ? NODE_OBJECT : NODE_ARRAY));
}

/** Reads on in the lane. Returns the first byte that it leaves to the machine. */
export function readLane(from: usize, end: usize): usize {
  let p = from;
  let state = field(STATE);
  let open = level();
  let isObject = levelWord(open, LEVEL_TYPE) == TYPE_OBJECT;
  let rules = rulesOf(open, isObject);
  while (p < end) {
    const byte: i32 = load<u8>(p);
    if (byte <= 0x20) {
      if (byte != 0x20 && byte != 0x0a && byte != 0x0d && byte != 0x09) break;
      p++;
      // Most white space is one blank.
      if (load<u8>(p) <= 0x20) p = skipSpace(p, end);
      continue;
    }
    if (state == VALUE || (state == VALUE_OR_CLOSE && byte != 0x5d)) {
      let child = 0;
      if (isObject) child = levelWord(open, LEVEL_CHILD);
      else if (rules != 0) {
        const count = levelWord(open, LEVEL_COUNT);
        const most = at(rules + ARRAY_MAXIMUM);
        if (most >= 0 && count >= most) break;
        child = itemSchema(rules, count);
      }
      let last: usize = 0;
      if (byte == 0x22) last = isTextFine(p + 1, end, child) ? valueEnd : 0;
      else if (byte == 0x7b || byte == 0x5b) {
        const type = byte == 0x7b ? TYPE_OBJECT : TYPE_ARRAY;
        const node = laneNode(child, type);
        if (node >= 0 && depth() < DEPTH_MAX) {
          if (!isObject) setLevelWord(open, LEVEL_COUNT, levelWord(open, LEVEL_COUNT) + 1);
          pushLane(node, type, p);
          if (failed()) return p;
          open = level();
          isObject = byte == 0x7b;
          rules = rulesOf(open, isObject);
          state = isObject ? NAME_OR_CLOSE : VALUE_OR_CLOSE;
          p++;
          continue;
        }
      } else if (byte <= 0x39) {
        if (byte != 0x2d && byte < 0x30) break;
        last = isNumberFine(p, end, child) ? valueEnd : 0;
      } else if (byte == 0x74 || byte == 0x66 || byte == 0x6e) last = isWordFine(p, end, child) ? valueEnd : 0;
      else break;
      if (!isObject) setLevelWord(open, LEVEL_COUNT, levelWord(open, LEVEL_COUNT) + 1);
      if (last == 0) {
        if (waits(byte, p, end, child)) return end;
        return handOver(byte, p, end, child);
      }
      p = last;
      state = AFTER;
    } else if (state == AFTER && byte == 0x2c) {
      if (!isObject && rules != 0) {
        const most = at(rules + ARRAY_MAXIMUM);
        if (most >= 0 && levelWord(open, LEVEL_COUNT) >= most) break;
      }
      state = isObject ? NAME : VALUE;
      p++;
    } else if (state == NAME || (state == NAME_OR_CLOSE && byte != 0x7d)) {
      if (byte != 0x22) break;
      const last = readName(p + 1, end, open, rules);
      if (last == 0) break;
      if (last > end) return end;
      p = last;
      state = COLON;
      if (failed()) break;
      if (p < end && load<u8>(p) == 0x3a) {
        p++;
        state = VALUE;
      }
    } else if (state == COLON) {
      if (byte != 0x3a) break;
      state = VALUE;
      p++;
    } else {
      if (byte != (isObject ? 0x7d : 0x5d) || !isComplete(open, rules, isObject)) break;
      const block = levelWord(open, LEVEL_SET);
      if (block != 0) releaseLevel(open);
      const left = depth() - 1;
      setField(DEPTH, left);
      p++;
      state = AFTER;
      if (left == 0) {
        setField(STATE, AFTER);
        return p;
      }
      open = levelAt(left - 1);
      isObject = levelWord(open, LEVEL_TYPE) == TYPE_OBJECT;
      rules = rulesOf(open, isObject);
    }
  }
  setField(STATE, state);
  if (p < end) leave();
  return p;
}

/** Whether the container may end here. */
@inline
function isComplete(open: usize, rules: i32, isObject: bool): bool {
  if (rules == 0) return true;
  if (!isObject) return levelWord(open, LEVEL_COUNT) >= at(rules + ARRAY_MINIMUM);
  const required = load<u64>(program + (<usize> (rules + OBJECT_REQUIRED_MASK) << 2));
  return (required & ~load<u64>(open + (LEVEL_SEEN << 2))) == 0;
}

/** Whether a scalar goes on in the next chunk, and the lane can say that it may. */
function waits(byte: i32, p: usize, end: usize, child: i32): bool {
  if (byte == 0x22) {
    if (!isFreeText(child) || skipText(p + 1, end) != end) return false;
    setField(STATE, IN_TEXT);
    setField(NAME_OFFSET, <i32> (p - origin));
    return true;
  }
  const length = <i32> (end - p);
  if (byte > 0x39 || length > DIGITS_MAX || !mayBeNumber(p, end, child)) return false;
  copyOver(<usize> field(NUMBER), p, length);
  setField(NUMBER_LENGTH, length);
  setField(NAME_OFFSET, <i32> (p - origin));
  setLevelWord(level(), LEVEL_CHILD, child);
  setField(STATE, IN_DIGITS);
  return true;
}

/** Goes on with a string that nobody looks into. */
export function readTextOn(from: usize, end: usize): usize {
  const last = skipText(from, end);
  if (last == end) return end;
  if (load<u8>(last) == 0x22) {
    setField(STATE, AFTER);
    return last + 1;
  }
  replayText();
  return last;
}

/** Gives a string that nobody looks into to the machine. */
export function replayText(): void {
  setField(OFFSET, field(NAME_OFFSET));
  startValue(TYPE_STRING);
  if (!failed()) openString(false);
}

/** Goes on with a number. */
export function readDigitsOn(from: usize, end: usize): usize {
  const before = field(NUMBER_LENGTH);
  const digits = <usize> field(NUMBER);
  let p = from;
  while (p < end && isNumeral(load<u8>(p))) p++;
  const length = before + <i32> (p - from);
  const child = levelWord(level(), LEVEL_CHILD);
  if (length <= DIGITS_MAX) {
    copyOver(digits + before, from, p - from);
    if (p == end) {
      if (mayBeNumber(digits, digits + length, child)) {
        setField(NUMBER_LENGTH, length);
        return end;
      }
    } else {
      // With the byte that ends it.
      store<u8>(digits + length, load<u8>(p));
      if (isNumberFine(digits, digits + length + 1, child) && valueEnd == digits + length) {
        setField(STATE, AFTER);
        return p;
      }
    }
  }
  replayDigits();
  return from;
}

/** Has the machine read what there is of a number. */
export function replayDigits(): void {
  const child = levelWord(level(), LEVEL_CHILD);
  if (child != 0 && (at(child + NODE_FLAGS) & ALWAYS) == 0) spawn(child, 0, GROUP_ALL, 0);
  readDigitsAgain(field(NAME_OFFSET), field(NUMBER_LENGTH));
}

/** A value that the machine has to judge: `byte` at `p` is its first. */
function handOver(byte: i32, p: usize, end: usize, child: i32): usize {
  setField(STATE, VALUE);
  setField(OFFSET, <i32> (p - origin));
  if (child != 0 && (at(child + NODE_FLAGS) & ALWAYS) == 0) spawn(child, 0, GROUP_ALL, 0);
  return openValue(byte, p, end) + 1;
}

/** The level gets its frame, and with it all that it has noted: from here on the machine reads it. */
function leave(): void {
  const open = level();
  const schema = levelWord(open, LEVEL_NODE);
  const seen = load<u64>(open + (LEVEL_SEEN << 2));
  const isObject = levelWord(open, LEVEL_TYPE) == TYPE_OBJECT;
  setLevelWord(open, LEVEL_LANE, 0);
  v128.store(open + (LEVEL_HASH << 2), i64x2.splat(0));
  setField(SERIAL, field(SERIAL) + 1);
  setField(SPAWN_COUNT, 0);
  if (isObject) setLevelWord(open, LEVEL_COUNT, levelWord(open, LEVEL_COUNT) + <i32> popcnt<u64>(seen));
  if (schema == 0) return;
  attach(schema, 0, GROUP_ALL, 0);
  const one = levelWord(open, LEVEL_FIRST);
  if (one != 0) set(one + FRAME_COUNT, levelWord(open, LEVEL_COUNT));
  if (!isObject) {
    if (one != 0 && get(one + FRAME_STATE) == 0) settleArrayEarly(one);
    return;
  }
  const object = at(schema + NODE_OBJECT);
  if (object == 0) return;
  const names = at(object + OBJECT_NAMES);
  const count = at(names + NAMES_COUNT);
  for (let index = 0; index < count && index < 64 && !failed(); index++) {
    if ((seen >> index & 1) == 0) continue;
    const entry = at(names + NAMES_ENTRIES) + (index << 3);
    addToSet(open, hashBytes(program + at(entry + ENTRY_AT), at(entry + ENTRY_LENGTH)));
    if (one != 0) noteName(one, entry);
  }
  if (one != 0 && get(one + FRAME_STATE) == 0) settleObjectEarly(one, object);
}

/** The entry of a name, 0 for none. */
export function find(names: i32, text: usize, length: i32): i32 {
  let index = at(at(names + NAMES_BUCKETS) + (nameHash(text, length) & at(names + NAMES_MASK)));
  while (index != 0) {
    const entry = at(names + NAMES_ENTRIES) + ((index - 1) << 3);
    if (at(entry + ENTRY_LENGTH) == length && isSame(program + at(entry + ENTRY_AT), text, length)) return entry;
    index = at(entry + ENTRY_NEXT);
  }
  return 0;
}

/** The first byte of [p, end) that is not plain ASCII of a string, or `end`. */
function plainEnd(start: usize, end: usize): usize {
  let p = start;
  for (; p < end; p += 16) {
    const block = v128.load(p);
    const mask = i8x16.bitmask(v128.or(
      i8x16.lt_s(block, i8x16.splat(0x20)),
      v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0x5c))),
    ));
    if (mask != 0) {
      p += ctz<u32>(mask);
      break;
    }
  }
  return min(p, end);
}

/**
 * Reads a name that begins at `start`. Returns the byte after its closing quote; a byte beyond `end` when it goes
 * on in the next chunk, or 0 when the machine has to read it.
 */
function readName(start: usize, end: usize, open: usize, rules: i32): usize {
  const names = rules == 0 ? 0 : at(rules + OBJECT_NAMES);
  if (names != 0) {
    const guess = at(guessPlace(open, names));
    if (guess != 0) {
      const length = at(guess + ENTRY_LENGTH);
      const last = start + length;
      if (last < end && load<u8>(last) == 0x22 && isSame(program + at(guess + ENTRY_AT), start, length)) {
        return meetEntry(open, names, guess) ? last + 1 : 0;
      }
    }
  }
  const last = plainEnd(start, end);
  if (last < end) {
    if (load<u8>(last) != 0x22) return 0;
    return meetName(open, rules, start, <i32> (last - start)) ? last + 1 : 0;
  }
  const length = <i32> (end - start);
  const place = levelWord(open, LEVEL_NAME);
  if (length > PARTIAL_MAX || !isPossible(open, rules, start, length)) return 0;
  if (!ensure(TEXT, TEXT_CAPACITY, place + length + 32, place)) return 0;
  copyOver(<usize> field(TEXT) + place, start, length);
  setField(TEXT_LENGTH, length);
  setField(NAME_OFFSET, <i32> (start - 1 - origin));
  setField(STATE, IN_NAME);
  return end + 1;
}

/** Goes on with a name that began in an earlier chunk. */
export function readNameOn(from: usize, end: usize): usize {
  const open = level();
  const rules = rulesOf(open, true);
  const place = levelWord(open, LEVEL_NAME);
  const last = plainEnd(from, end);
  const before = field(TEXT_LENGTH);
  const length = before + <i32> (last - from);
  if (length > PARTIAL_MAX) return replay(from);
  if (!ensure(TEXT, TEXT_CAPACITY, place + length + 32, place + before)) return from;
  const text = <usize> field(TEXT) + place;
  copyOver(text + before, from, last - from);
  if (last == end) {
    if (!isPossible(open, rules, text, length)) return replay(from);
    setField(TEXT_LENGTH, length);
    return end;
  }
  if (load<u8>(last) != 0x22 || !meetName(open, rules, text, length)) return replay(from);
  setField(STATE, COLON);
  return last + 1;
}

/** Has the machine read what there is of a name; then it goes on at `next`. */
function replay(next: usize): usize {
  const length = field(TEXT_LENGTH);
  const start = field(NAME_OFFSET);
  // Reading writes where the name stands.
  const copy = <usize> field(NUMBER);
  memory.copy(copy, <usize> field(TEXT) + levelWord(level(), LEVEL_NAME), length);
  leave();
  setField(STATE, NAME);
  setField(OFFSET, start);
  startName();
  if (!failed()) openString(true);
  for (let index = 0; index < length && !failed(); index++) {
    setField(OFFSET, start + 1 + index);
    nameByte(load<u8>(copy + index));
  }
  return next;
}

/** Whether a name can begin like this. */
function isPossible(open: usize, rules: i32, text: usize, length: i32): bool {
  if (rules == 0 || at(rules + OBJECT_CLOSED) == 0) return true;
  const names = at(rules + OBJECT_NAMES);
  const guess = at(guessPlace(open, names));
  if (guess != 0 && at(guess + ENTRY_LENGTH) >= length && isSame(program + at(guess + ENTRY_AT), text, length)) {
    return true;
  }
  let low = 0;
  let high = at(names + NAMES_COUNT);
  // Sorted: the first that is not below the text begins with it, or none does.
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = at(names + NAMES_ENTRIES) + (middle << 3);
    const size = min(at(entry + ENTRY_LENGTH), length);
    const order = memory.compare(program + at(entry + ENTRY_AT), text, size);
    if (order == 0 && size == length) return true;
    if (order < 0 || (order == 0 && size < length)) low = middle + 1;
    else high = middle;
  }
  return false;
}

/** Where the guess of the next name stands: objects of one schema mostly name their members in one order. */
@inline
function guessPlace(open: usize, names: i32): i32 {
  const previous = levelWord(open, LEVEL_ENTRY);
  return previous == 0 ? names + NAMES_FIRST : previous + ENTRY_FOLLOWER;
}

/** A name has been read. False when the machine has to say something about it. */
function meetName(open: usize, rules: i32, text: usize, length: i32): bool {
  const names = rules == 0 ? 0 : at(rules + OBJECT_NAMES);
  if (names != 0) {
    const place = guessPlace(open, names);
    const guess = at(place);
    if (guess != 0 && at(guess + ENTRY_LENGTH) == length && isSame(program + at(guess + ENTRY_AT), text, length)) {
      return meetEntry(open, names, guess);
    }
    const entry = find(names, text, length);
    if (entry != 0) {
      store<i32>(program + (<usize> place << 2), entry);
      return meetEntry(open, names, entry);
    }
  }
  if (rules != 0 && at(rules + OBJECT_CLOSED) != 0) return false;
  const place = levelWord(open, LEVEL_NAME);
  if (length > 65536 || !ensure(TEXT, TEXT_CAPACITY, place + length + 32, place + length)) return false;
  if (!addToSet(open, hashBytes(text, length))) return false;
  const to = <usize> field(TEXT) + place;
  if (text != to) copyOver(to, text, length);
  setLevelWord(open, LEVEL_NAME_LENGTH, length);
  setLevelWord(open, LEVEL_ENTRY, 0);
  setLevelWord(open, LEVEL_COUNT, levelWord(open, LEVEL_COUNT) + 1);
  setLevelWord(open, LEVEL_CHILD, rules == 0 ? 0 : at(rules + OBJECT_ADDITIONAL));
  return true;
}

@inline
function meetEntry(open: usize, names: i32, entry: i32): bool {
  const bit = <u64> 1 << ((entry - at(names + NAMES_ENTRIES)) >> 3);
  const seen = load<u64>(open + (LEVEL_SEEN << 2));
  if ((seen & bit) != 0) return false;
  store<u64>(open + (LEVEL_SEEN << 2), seen | bit);
  setLevelWord(open, LEVEL_ENTRY, entry);
  setLevelWord(open, LEVEL_NAME_LENGTH, 0);
  setLevelWord(open, LEVEL_CHILD, at(entry + ENTRY_CHILD));
  return true;
}
