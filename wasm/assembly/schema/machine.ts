// The schema machine: bytes of a text in, verdict out, in one pass that keeps nothing of the text but the names
// that lead to where it is. The twin is src/hotpath/reference/schema_machine.ts.

import { allocate, release } from "../memory";
import { isOutOfRange } from "../number";
import { copyOver, hexDigit } from "../strings";
import {
  endChild, endContainer, endName, hashOfChild, lookup, nameCharacter, nameHash, settleObjectEarly, startItem,
  startName, startNext,
} from "./containers";
import { isInLane, laneNode, pushLane, readDigitsOn, readLane, readNameOn, readTextOn,
  replayDigits, replayText } from "./lane";
import { powers, skipText } from "./lane_scalars";
import { popLevel, settleArrayEarly, spawn, startValue } from "./frames";
import {
  addMember, beginHash, hashBytes, mixHash, mixWord, TAG_ARRAY, TAG_BOOLEAN, TAG_NULL, TAG_NUMBER, TAG_OBJECT,
  TAG_STRING,
} from "./hash";
import {
  FALSE, FRAME_NEXT, FRAME_NODE, FRAME_SIZE, FRAME_STATE, HEAD_NODES, HEAD_ROOT, KEYWORD_JSON, KEYWORD_LIMIT,
  NODE_OBJECT, OBJECT_CLOSED, OBJECT_NAMES, OBJECT_PATTERN_COUNT, TYPE_ARRAY, TYPE_BOOLEAN, TYPE_NULL,
  TYPE_NUMBER, TYPE_OBJECT, TYPE_STRING,
} from "./layout";
import {
  askBounds, askNumber, beginCharacter, boundNumber, endNumber, endText, expectCharacter, settleContainers,
  startNumber, startText, takeAnswers, textCharacter,
} from "./scalars";
import {
  addToSet, AFTER, ARENA, at, COLON, IN_DIGITS, IN_NAME, IN_NUMBER, IN_STRING, IN_TEXT, IN_WORD, NAME, NAME_OR_CLOSE, VALUE,
  VALUE_OR_CLOSE, BOOLEAN_BIT, BOUNDED, CAUSE_KEYWORD, CHARACTERS, CODE, depth, DEPTH, ENDED, ensure, enter,
  ESCAPE, FAILED, failed, field, get, HIGH, IS_NAME, JSON_CODE, KEEPS, LEAD, LEFT, level, LEVEL_BYTES,
  LEVEL_COUNT, LEVEL_FIRST, LEVEL_HASH, LEVEL_HASHED, LEVEL_NAME, LEVEL_NAME_LENGTH, LEVEL_TYPE, levelAt, LEVELS,
  levelWord, MARKS, NAME_JUDGED, NAME_OFFSET, NUMBER, NUMBER_HIGH, NUMBER_LENGTH, NUMBER_LOW, NUMBER_VALUE, OFFSET,
  PHASE, PROGRAM, QUESTION_COUNT, QUESTIONS, refuse, releaseLevel, SERIAL, session, SESSION_SIZE, setField,
  setLevelWord, SPAWN_COUNT, SPAWNS, STATE, STATUS, STEPS, TEXT, TEXT_CAPACITY, TEXT_LENGTH, TEXT_START, TOP, UNIT,
  WATCHES, WORD,
} from "./state";

// Codes of JSON errors, in the order of `statusCodes` in src/hotpath/session.ts.
const SYNTAX: i32 = 1;
const TRUNCATED: i32 = 2;
const TRAILING: i32 = 3;
const UTF8: i32 = 4;
const LONE_SURROGATE: i32 = 5;
const DUPLICATE: i32 = 6;
const NUMBER_RANGE: i32 = 7;
const TOO_DEEP: i32 = 8;

// What to do when the questions have been answered.
const NEXT_BOUNDS: i32 = 1;
const NEXT_NUMBER: i32 = 2;
const NEXT_MULTIPLES: i32 = 3;
const NEXT_TEXT: i32 = 4;

export const DEPTH_MAX: i32 = 500;
const NUMBER_LENGTH_MAX: i32 = 1024;
const NAME_BYTES_MAX: i32 = 65536;
const FORMAT_BYTES_MAX: i32 = 4096;

/** Kept of the present string: nothing, as much as a format may have, everything. */
const KEEP_FORMAT: i32 = 1;
const KEEP_ALL: i32 = 2;

/** Where the bytes of the present character stand, in UTF-8. */
const character: usize = memory.data(16, 16);
/** The hash of the name that a member is added under. */
const memberName: usize = memory.data(16, 16);

/** Address at which the text would begin if all of it were in memory. */
export let origin: usize = 0;
/** What the present question is about. */
const NEXT: usize = 224;
const REST: usize = 228;
const REST_END: usize = 232;

/** A session over the tables at `tables`, or 0 when memory is short. */
export function schemaCreate(tables: usize): usize {
  const address = allocate(SESSION_SIZE);
  if (address == 0) return 0;
  memory.fill(address, 0, SESSION_SIZE);
  store<u32>(address, <u32> tables, PROGRAM);
  enter(address);
  const marks = <u32> at(HEAD_NODES) << 3;
  const block = allocate(marks);
  const number = allocate(2048);
  if (block == 0 || number == 0) return 0;
  memory.fill(block, 0, marks);
  setField(MARKS, <i32> block);
  setField(NUMBER, <i32> number);
  schemaReset(address);
  return failed() ? 0 : address;
}

/** Gives back a session; the tables stay. */
export function schemaFree(address: usize): void {
  enter(address);
  for (let index = 0; index < depth(); index++) releaseLevel(levelAt(index));
  release(field(ARENA));
  release(field(LEVELS));
  release(field(TEXT));
  release(field(SPAWNS));
  release(field(QUESTIONS));
  release(field(MARKS));
  release(field(NUMBER));
  release(address);
}

/** Ready for a new text. */
export function schemaReset(address: usize): void {
  enter(address);
  for (let index = 0; index < depth(); index++) releaseLevel(levelAt(index));
  setField(STATUS, 0);
  setField(FAILED, 0);
  setField(OFFSET, 0);
  setField(DEPTH, 0);
  setField(TOP, FRAME_SIZE);
  setField(STATE, VALUE);
  store<f64>(address, 0, STEPS);
  setField(NAME_JUDGED, 0);
  setField(ESCAPE, 0);
  setField(HIGH, 0);
  setField(LEAD, 0);
  setField(ENDED, 0);
  setField(QUESTION_COUNT, 0);
  setField(SPAWN_COUNT, 0);
  setField(JSON_CODE, 0);
  // Serials only grow, so that marks of the text before mean nothing; long before they wrap, they are wiped.
  if (field(SERIAL) > 0x3fffffff) {
    memory.fill(field(MARKS), 0, at(HEAD_NODES) << 3);
    setField(SERIAL, 0);
  }
  spawn(at(HEAD_ROOT), 0, 0, 0);
}

/** Reads `size` bytes. Returns 0 while the text may be valid, 1 when it is refused, 2 with questions. */
export function schemaWrite(address: usize, chunk: usize, size: u32): i32 {
  enter(address);
  if (field(STATUS) != 0) return field(STATUS);
  origin = chunk - field(OFFSET);
  return run(chunk, chunk + size);
}

/** Goes on after the questions have been answered; the chunk must still be where it was. */
export function schemaResume(address: usize): i32 {
  enter(address);
  setField(STATUS, 0);
  const rest: usize = field(REST);
  origin = rest - field(OFFSET);
  const next = field(NEXT);
  if (next == NEXT_BOUNDS || next == NEXT_TEXT) origin--;
  if (next == NEXT_BOUNDS) {
    setField(QUESTION_COUNT, 0);
    boundNumber(load<f64>(session, NUMBER_LOW), load<f64>(session, NUMBER_HIGH));
  } else if (next == NEXT_NUMBER) {
    setField(QUESTION_COUNT, 0);
    finishNumber(load<f64>(session, NUMBER_VALUE));
  } else {
    takeAnswers();
    if (!failed()) next == NEXT_TEXT ? finishString() : hashNumber();
  }
  if (failed()) return conclude();
  if (field(QUESTION_COUNT) > 0) return pause(rest, field(REST_END));
  if (field(ENDED) != 0) return endOfText();
  return run(rest, field(REST_END));
}

/** The text ends here. */
export function schemaEnd(address: usize): i32 {
  enter(address);
  if (field(STATUS) != 0 || field(ENDED) != 0) return field(STATUS);
  setField(ENDED, 1);
  const position = field(OFFSET);
  if (field(STATE) == IN_DIGITS) replayDigits();
  if (field(STATE) == IN_TEXT) replayText();
  setField(OFFSET, position);
  if (field(STATE) == IN_NUMBER) {
    closeNumber();
    if (field(QUESTION_COUNT) > 0) return pause(0, 0);
  }
  return endOfText();
}

function endOfText(): i32 {
  if (!failed() && (field(STATE) != AFTER || depth() > 0)) wrong(TRUNCATED);
  return failed() ? conclude() : 0;
}

function conclude(): i32 {
  setField(STATUS, 1);
  return 1;
}

function pause(rest: usize, end: usize): i32 {
  setField(STATUS, 2);
  setField(REST, <i32> rest);
  setField(REST_END, <i32> end);
  return 2;
}

function wrong(code: i32): void {
  if (!failed()) setField(JSON_CODE, code);
  refuse(KEYWORD_JSON);
}

@inline
function isSpace(byte: i32): bool {
  return byte == 0x20 || byte == 0x0a || byte == 0x0d || byte == 0x09;
}

export function skipSpace(from: usize, end: usize): usize {
  let p = from;
  while (p + 16 <= end) {
    const block = v128.load(p);
    const space = v128.or(
      v128.or(i8x16.eq(block, i8x16.splat(0x20)), i8x16.eq(block, i8x16.splat(0x0a))),
      v128.or(i8x16.eq(block, i8x16.splat(0x0d)), i8x16.eq(block, i8x16.splat(0x09))),
    );
    const mask = i8x16.bitmask(space) ^ 0xffff;
    if (mask != 0) return p + ctz<u32>(mask);
    p += 16;
  }
  while (p < end && isSpace(load<u8>(p))) p++;
  return p;
}

/** Reads [p, end). */
function run(from: usize, end: usize): i32 {
  let p = from;
  while (p < end) {
    const state = field(STATE);
    if (state == IN_STRING) p = readString(p, end);
    else if (state == IN_NUMBER) p = readNumber(p, end);
    else if (state == IN_NAME) p = readNameOn(p, end);
    else if (state == IN_TEXT) p = readTextOn(p, end);
    else if (state == IN_DIGITS) p = readDigitsOn(p, end);
    else if (isInLane()) p = readLane(p, end);
    else {
      const byte: i32 = load<u8>(p);
      if (isSpace(byte) && state != IN_WORD) {
        p = skipSpace(p + 1, end);
        continue;
      }
      setField(OFFSET, <i32> (p - origin));
      if (state == IN_WORD) wordByte(byte);
      else p = structural(byte, state, p, end);
      p++;
    }
    if (failed()) return conclude();
    if (field(QUESTION_COUNT) > 0) return pause(p, end);
  }
  setField(OFFSET, <i32> (end - origin));
  return 0;
}

/** A byte outside strings, numbers and words. Returns the last byte that it took. */
function structural(byte: i32, state: i32, p: usize, end: usize): usize {
  if (state == COLON) {
    if (byte == 0x3a) setField(STATE, VALUE);
    else wrong(SYNTAX);
  } else if (state == AFTER) {
    if (depth() == 0) wrong(TRAILING);
    else if (byte == 0x2c) {
      startNext();
      setField(STATE, levelWord(level(), LEVEL_TYPE) == TYPE_OBJECT ? NAME : VALUE);
    } else close(byte);
  } else if (state == NAME || state == NAME_OR_CLOSE) {
    if (byte == 0x22) return openName(p, end);
    else if (byte == 0x7d && state == NAME_OR_CLOSE) close(byte);
    else wrong(SYNTAX);
  } else if (byte == 0x5d && state == VALUE_OR_CLOSE) close(byte);
  else return open(byte, p, end);
  return p;
}

function open(byte: i32, p: usize, end: usize): usize {
  const isDigit = byte == 0x2d || (byte >= 0x30 && byte <= 0x39);
  const isWord = byte == 0x74 || byte == 0x66 || byte == 0x6e;
  const isContainer = byte == 0x7b || byte == 0x5b;
  if (!isDigit && !isWord && !isContainer && byte != 0x22) {
    wrong(SYNTAX);
    return p;
  }
  if (isContainer && depth() >= DEPTH_MAX) {
    wrong(TOO_DEEP);
    return p;
  }
  if (depth() > 0) {
    if (levelWord(level(), LEVEL_TYPE) == TYPE_ARRAY) startItem();
    if (failed()) return p;
  } else if (isContainer) {
    const type = byte == 0x7b ? TYPE_OBJECT : TYPE_ARRAY;
    const node = laneNode(at(HEAD_ROOT), type);
    if (node >= 0) {
      setField(SPAWN_COUNT, 0);
      pushLane(node, type, p);
      return p;
    }
  }
  return openValue(byte, p, end);
}

/** A value begins, and those who are to look at it are known. */
export function openValue(byte: i32, p: usize, end: usize): usize {
  const isWord = byte == 0x74 || byte == 0x66 || byte == 0x6e;
  if (byte == 0x22) {
    startValue(TYPE_STRING);
    if (!failed()) openString(false);
  } else if (byte <= 0x39) {
    startValue(TYPE_NUMBER);
    setField(NUMBER_LENGTH, 0);
    setField(PHASE, 0);
    setField(STATE, IN_NUMBER);
    startNumber();
    return failed() ? p : quickNumber(p, end) - 1;
  } else if (isWord) {
    setField(BOOLEAN_BIT, byte == 0x74 ? 1 : 2);
    startValue(byte == 0x6e ? TYPE_NULL : TYPE_BOOLEAN);
    setField(WORD, byte == 0x74 ? 0x00657572 : byte == 0x66 ? 0x65736c61 : 0x006c6c75);
    setField(STATE, IN_WORD);
  } else if (depth() >= DEPTH_MAX) {
    wrong(TOO_DEEP);
  } else {
    startValue(byte == 0x7b ? TYPE_OBJECT : TYPE_ARRAY);
    setField(STATE, byte == 0x7b ? NAME_OR_CLOSE : VALUE_OR_CLOSE);
    if (failed()) return p;
    const opened = level();
    if (levelWord(opened, LEVEL_HASHED) != 0 && byte == 0x5b) {
      beginHash(opened + (LEVEL_HASH << 2), TAG_ARRAY);
    }
    settleContainers();
  }
  return p;
}

function close(byte: i32): void {
  const opened = level();
  const type = levelWord(opened, LEVEL_TYPE);
  if (byte != (type == TYPE_OBJECT ? 0x7d : 0x5d)) return wrong(SYNTAX);
  const isHashed = levelWord(opened, LEVEL_HASHED) != 0;
  if (isHashed) {
    const hash = opened + (LEVEL_HASH << 2);
    if (type == TYPE_OBJECT) {
      beginHash(hashOfChild, TAG_OBJECT);
      mixHash(hashOfChild, hash);
    } else v128.store(hashOfChild, v128.load(hash));
    mixWord(hashOfChild, levelWord(opened, LEVEL_COUNT));
  }
  endContainer(opened, isHashed);
  endValue(isHashed);
}

/** A value has ended; its hash, if it has one, is in `hashOfChild`. */
function endValue(isHashed: bool): void {
  if (failed()) return;
  popLevel();
  setField(STATE, AFTER);
  if (depth() == 0) return;
  const parent = level();
  if (isHashed && levelWord(parent, LEVEL_HASHED) != 0) {
    const sum = parent + (LEVEL_HASH << 2);
    if (levelWord(parent, LEVEL_TYPE) == TYPE_OBJECT) {
      const name = <usize> field(TEXT) + levelWord(parent, LEVEL_NAME);
      const length = levelWord(parent, LEVEL_NAME_LENGTH);
      beginHash(memberName, TAG_STRING);
      for (let index = 0; index < length; index++) mixWord(memberName, load<u8>(name + index));
      mixWord(memberName, length);
      addMember(sum, memberName, hashOfChild);
    } else mixHash(sum, hashOfChild);
  }
  endChild(isHashed);
}

function wordByte(byte: i32): void {
  const left = field(WORD);
  if ((left & 0xff) != byte) return wrong(SYNTAX);
  setField(WORD, left >>> 8);
  if (left >>> 8 != 0) return;
  const opened = level();
  const isHashed = levelWord(opened, LEVEL_HASHED) != 0;
  if (isHashed) {
    const isNull = levelWord(opened, LEVEL_TYPE) == TYPE_NULL;
    beginHash(hashOfChild, isNull ? TAG_NULL : TAG_BOOLEAN);
    mixWord(hashOfChild, isNull ? 0 : field(BOOLEAN_BIT));
  }
  endValue(isHashed);
}

// Numbers.

export function readNumber(from: usize, end: usize): usize {
  let p = from;
  while (p < end) {
    const byte: i32 = load<u8>(p);
    const phase = nextPhase(field(PHASE), byte);
    setField(OFFSET, <i32> (p - origin));
    if (phase == 0) {
      closeNumber();
      return p;
    }
    if (phase < 0) {
      wrong(SYNTAX);
      return p;
    }
    const length = field(NUMBER_LENGTH);
    if (length >= NUMBER_LENGTH_MAX) {
      refuse(KEYWORD_LIMIT);
      return p;
    }
    store<u8>(<usize> field(NUMBER) + length, byte);
    setField(NUMBER_LENGTH, length + 1);
    setField(PHASE, phase);
    p++;
    if ((field(BOUNDED) & 2) != 0) {
      if (length == 0) {
        if (byte == 0x2d) boundNumber(-Infinity, 0);
        else boundNumber(0, Infinity);
      } else if (phase >= 6) {
        setField(NEXT, NEXT_BOUNDS);
        askBounds();
        return p;
      }
      if (failed()) return p;
    }
  }
  return p;
}

/**
 * A number of at most 15 digits without exponent that ends in this chunk: read in one go. Returns the byte
 * after it, or `p` when it has to be read byte by byte.
 */
function quickNumber(p: usize, end: usize): usize {
  let at = p;
  const isNegative = load<u8>(at) == 0x2d;
  if (isNegative) at++;
  const first = at;
  let digits: u64 = 0;
  let digit = <u32> load<u8>(at) - 0x30;
  while (digit <= 9 && at < end) {
    digits = digits * 10 + digit;
    at++;
    digit = <u32> load<u8>(at) - 0x30;
  }
  let count = <i32> (at - first);
  if (count == 0 || count > 15 || (count > 1 && load<u8>(first) == 0x30) || at >= end) return p;
  let power = 0;
  if (load<u8>(at) == 0x2e) {
    at++;
    const point = at;
    digit = <u32> load<u8>(at) - 0x30;
    while (digit <= 9 && at < end && at - point <= 15) {
      digits = digits * 10 + digit;
      at++;
      digit = <u32> load<u8>(at) - 0x30;
    }
    power = <i32> (at - point);
    count += power;
    if (power == 0 || count > 15 || at >= end) return p;
  }
  const next: u32 = load<u8>(at);
  // What can go on with a number is read, or refused, byte by byte.
  if (digit <= 9 || next == 0x2e || next == 0x65 || next == 0x45 || next == 0x2d || next == 0x2b) return p;
  const isBounded = field(BOUNDED);
  if ((isBounded & 2) != 0) {
    if (isNegative) boundNumber(-Infinity, 0);
    else boundNumber(0, Infinity);
    if (failed()) return p + 1;
  }
  setField(OFFSET, <i32> (at - origin));
  if ((isBounded & 1) == 0) {
    endValue(false);
    return at;
  }
  const value = <f64> digits / load<f64>(powers + (<usize> power << 3));
  // Kept for questions about multiples, which are asked of the number as a double.
  finishNumber(isNegative ? -value : value);
  return at;
}

// Phases: 1 minus, 2 zero, 3 digits, 4 point, 5 fraction, 6 e, 7 sign, 8 exponent.
/** The phase after one more byte; 0 when the number ends before it, -1 when it cannot stand there. */
function nextPhase(phase: i32, byte: i32): i32 {
  if (byte >= 0x30 && byte <= 0x39) {
    if (phase <= 1) return byte == 0x30 ? 2 : 3;
    if (phase == 2) return -1;
    if (phase == 4) return 5;
    return phase == 6 || phase == 7 ? 8 : phase;
  }
  if (byte == 0x2d) return phase == 0 ? 1 : phase == 6 ? 7 : -1;
  if (byte == 0x2b) return phase == 6 ? 7 : -1;
  if (byte == 0x2e) return phase == 2 || phase == 3 ? 4 : -1;
  if (byte == 0x65 || byte == 0x45) return phase == 2 || phase == 3 || phase == 5 ? 6 : -1;
  return 0;
}

/** The number has ended before the present byte. */
function closeNumber(): void {
  const phase = field(PHASE);
  if (phase != 2 && phase != 3 && phase != 5 && phase != 8) {
    return wrong(field(ENDED) != 0 ? TRUNCATED : SYNTAX);
  }
  const start: usize = field(NUMBER);
  const length = field(NUMBER_LENGTH);
  if ((phase == 8 || length > 300) && isOutOfRange(start, start + length)) return wrong(NUMBER_RANGE);
  if ((field(BOUNDED) & 1) == 0) return endValue(false);
  if (isSimple(start, start + length)) return finishNumber(simpleValue);
  setField(NEXT, NEXT_NUMBER);
  askNumber();
}

function finishNumber(value: f64): void {
  store<f64>(session, value, NUMBER_VALUE);
  endNumber(value);
  setField(NEXT, NEXT_MULTIPLES);
  if (!failed() && field(QUESTION_COUNT) == 0) hashNumber();
}

function hashNumber(): void {
  const isHashed = levelWord(level(), LEVEL_HASHED) != 0;
  if (isHashed) {
    const value = load<f64>(session, NUMBER_VALUE);
    const bits = value == 0 ? <u64> 0 : reinterpret<u64>(value);
    beginHash(hashOfChild, TAG_NUMBER);
    mixWord(hashOfChild, <i32> bits);
    mixWord(hashOfChild, <i32> (bits >> 32));
  }
  endValue(isHashed);
}

let simpleValue: f64 = 0;

/** Whether the nearest double takes one exact operation (Clinger): at most 15 digits, a small power. */
function isSimple(start: usize, end: usize): bool {
  let p = start;
  const isNegative = load<u8>(p) == 0x2d;
  if (isNegative) p++;
  let digits: u64 = 0;
  let count = 0;
  let power = 0;
  let isFraction = false;
  for (; p < end; p++) {
    const digit = <u32> load<u8>(p) - 0x30;
    if (digit > 9) {
      if (load<u8>(p) != 0x2e) return false;
      isFraction = true;
      continue;
    }
    digits = digits * 10 + digit;
    if (digits != 0) count++;
    if (isFraction) power++;
    if (count > 15) return false;
  }
  if (power > 22) return false;
  const value = <f64> digits / load<f64>(powers + (<usize> power << 3));
  simpleValue = isNegative ? -value : value;
  return true;
}

// Strings.

function openName(p: usize, end: usize): usize {
  startName();
  setField(NAME_OFFSET, <i32> (p - origin));
  if (failed()) return p;
  if (field(SPAWN_COUNT) > 0) {
    setField(NAME_JUDGED, 1);
    startValue(TYPE_STRING);
    if (failed()) return p;
  } else {
    const last = quickName(p + 1, end);
    if (last != 0) return last;
  }
  openString(true);
  return p;
}

/**
 * A name without escapes that ends in this chunk, in an object that does not care how it goes on: as a whole.
 * Returns its closing quote, or 0 when it has to be read byte by byte.
 */
function quickName(start: usize, end: usize): usize {
  let p = start;
  let mask = specials(p);
  while (mask == 0) {
    p += 16;
    if (p >= end || p - start > 1024) return 0;
    mask = specials(p);
  }
  p += ctz<u32>(mask);
  if (p >= end || load<u8>(p) != 0x22) return 0;
  const length = <i32> (p - start);
  const opened = level();
  const place = levelWord(opened, LEVEL_NAME);
  if (!ensure(TEXT, TEXT_CAPACITY, place + length + 32, place)) return p;
  const text = <usize> field(TEXT) + place;
  copyOver(text, start, length);
  setField(TEXT_START, place);
  const hash = nameHash(text, length);
  for (let one = levelWord(opened, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    const object = at(get(one + FRAME_NODE) + NODE_OBJECT);
    if (object == 0 || get(one + FRAME_STATE) == FALSE) continue;
    if (at(object + OBJECT_PATTERN_COUNT) != 0) return 0;
    if (at(object + OBJECT_CLOSED) != 0 && lookup(at(object + OBJECT_NAMES), length, hash) == 0) return 0;
  }
  setField(OFFSET, <i32> (p - origin));
  nameIsThere(length, hash);
  return p;
}

/** A name has been read to its closing quote; its text is in place. */
function nameIsThere(length: i32, hash: i32): void {
  const opened = level();
  const place = levelWord(opened, LEVEL_NAME);
  const text = <usize> field(TEXT) + place;
  if (!addToSet(opened, hashBytes(text, length))) return wrong(DUPLICATE);
  setLevelWord(opened, LEVEL_NAME_LENGTH, length);
  setField(STATE, COLON);
  endName(length, hash);
}

/** Reads bytes that stand elsewhere as if they began at this offset of the text. */
export function readDigitsAgain(start: i32, length: i32): void {
  const before = origin;
  const digits = <usize> field(NUMBER);
  origin = digits - start;
  setField(OFFSET, start);
  startValue(TYPE_NUMBER);
  setField(NUMBER_LENGTH, 0);
  setField(PHASE, 0);
  setField(STATE, IN_NUMBER);
  startNumber();
  if (!failed()) readNumber(digits, digits + length);
  origin = before;
}

export function openString(isName: bool): void {
  setField(STATE, IN_STRING);
  setField(IS_NAME, isName ? 1 : 0);
  setField(TEXT_LENGTH, 0);
  setField(CHARACTERS, 0);
  setField(WATCHES, 0);
  const opened = level();
  const isJudged = !isName || field(NAME_JUDGED) != 0;
  const keepsFormat = isJudged && startText();
  setField(TEXT_START, levelWord(opened, LEVEL_NAME));
  setField(KEEPS, isName ? KEEP_ALL : keepsFormat ? KEEP_FORMAT : 0);
  if (!isName && levelWord(opened, LEVEL_HASHED) != 0) {
    beginHash(opened + (LEVEL_HASH << 2), TAG_STRING);
  }
}

/** Bits of the bytes among the next 16 that are not plain ASCII of a string. */
@inline
function specials(p: usize): u32 {
  const block = v128.load(p);
  // Below 0x20 as signed bytes are also those from 0x80 on.
  return i8x16.bitmask(v128.or(
    i8x16.lt_s(block, i8x16.splat(0x20)),
    v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0x5c))),
  ));
}

function readString(from: usize, end: usize): usize {
  let p = from;
  const isFree = field(WATCHES) == 0 && field(KEEPS) == 0 && field(IS_NAME) == 0 &&
    levelWord(level(), LEVEL_HASHED) == 0;
  while (p < end) {
    if (isFree && (field(ESCAPE) | field(LEAD) | field(HIGH)) == 0) {
      p = skipText(p, end);
      if (p >= end) return end;
    }
    const byte: i32 = load<u8>(p);
    setField(OFFSET, <i32> (p - origin));
    stringByte(byte);
    if (failed()) return p;
    p++;
    if (field(STATE) != IN_STRING || field(QUESTION_COUNT) > 0) return p;
  }
  return p;
}

/** One more byte of a name that the fast lane hands over. */
export function nameByte(byte: i32): void {
  stringByte(byte);
}

function stringByte(byte: i32): void {
  if (field(ESCAPE) != 0) return escapeByte(byte);
  if (field(LEAD) != 0) return continuation(byte);
  const high = field(HIGH);
  if (high != 0 && byte != 0x5c) return wrong(LONE_SURROGATE);
  if (byte == 0x22) return endString();
  if (byte < 0x20) return wrong(SYNTAX);
  if (high == 0 && field(WATCHES) != 0) beginCharacter(field(TEXT_LENGTH));
  if (failed()) return;
  if (byte == 0x5c) setField(ESCAPE, 1);
  else if (byte < 0x80) characterIs(byte);
  else if (byte >= 0xc2 && byte <= 0xf4) {
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    setField(LEAD, byte);
    setField(LEFT, length - 1);
    setField(CODE, byte & (0xff >> (length + 1)));
    partial();
  } else wrong(UTF8);
}

function continuation(byte: i32): void {
  const lead = field(LEAD);
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  const left = field(LEFT);
  const isSecond = left == length - 1;
  const low = isSecond && lead == 0xe0 ? 0xa0 : isSecond && lead == 0xf0 ? 0x90 : 0x80;
  const high = isSecond && lead == 0xed ? 0x9f : isSecond && lead == 0xf4 ? 0x8f : 0xbf;
  if (byte < low || byte > high) return wrong(UTF8);
  const code = field(CODE) << 6 | (byte & 63);
  setField(CODE, code);
  setField(LEFT, left - 1);
  if (left > 1) return partial();
  setField(LEAD, 0);
  characterIs(code);
}

/** A character has begun: the code points that it may become. */
function partial(): void {
  const lead = field(LEAD);
  const least = lead >= 0xf0 ? 0x10000 : lead >= 0xe0 ? 0x800 : 0x80;
  const missing = 6 * field(LEFT);
  const low = field(CODE);
  expect(max(low << missing, least), min(((low + 1) << missing) - 1, 0x10ffff));
}

function unescaped(letter: i32): i32 {
  if (letter == 0x22 || letter == 0x5c || letter == 0x2f) return letter;
  if (letter == 0x62) return 8;
  if (letter == 0x66) return 12;
  if (letter == 0x6e) return 10;
  if (letter == 0x72) return 13;
  return letter == 0x74 ? 9 : -1;
}

function escapeByte(byte: i32): void {
  const place = field(ESCAPE);
  const pair = field(HIGH);
  if (place == 1) {
    if (byte == 0x75) {
      setField(ESCAPE, 2);
      setField(UNIT, 0);
      return;
    }
    if (pair != 0) return wrong(LONE_SURROGATE);
    const code = unescaped(byte);
    if (code < 0) return wrong(SYNTAX);
    setField(ESCAPE, 0);
    return characterIs(code);
  }
  const digit: i32 = hexDigit(byte);
  if (digit > 15) return wrong(SYNTAX);
  const unit = field(UNIT) << 4 | digit;
  setField(UNIT, unit);
  setField(ESCAPE, place + 1);
  const missing = 4 * (5 - place);
  const low = unit << missing;
  const high = ((unit + 1) << missing) - 1;
  if (pair != 0) {
    if (high < 0xdc00 || low > 0xdfff) return wrong(LONE_SURROGATE);
  } else if (low >= 0xdc00 && high <= 0xdfff) return wrong(LONE_SURROGATE);
  const base = 0x10000 + ((pair - 0xd800) << 10);
  if (missing > 0) {
    if (pair != 0) expect(base + max(low, 0xdc00) - 0xdc00, base + min(high, 0xdfff) - 0xdc00);
    else expect(low, high >= 0xd800 && low <= 0xdbff ? 0x10ffff : high);
    return;
  }
  setField(ESCAPE, 0);
  if (pair != 0) {
    setField(HIGH, 0);
    characterIs(base + (low - 0xdc00));
  } else if (low >= 0xd800 && low <= 0xdbff) {
    setField(HIGH, low);
    const first = 0x10000 + ((low - 0xd800) << 10);
    expect(first, first + 0x3ff);
  } else characterIs(low);
}

function expect(low: i32, high: i32): void {
  if (field(WATCHES) != 0) expectCharacter(low, high, field(TEXT_LENGTH));
}

/** Writes a character in UTF-8 to `character` and returns its length. */
function encode(code: i32): i32 {
  if (code < 0x80) {
    store<u8>(character, code);
    return 1;
  }
  if (code < 0x800) {
    store<u8>(character, 0xc0 | (code >> 6));
    store<u8>(character, 0x80 | (code & 63), 1);
    return 2;
  }
  if (code < 0x10000) {
    store<u8>(character, 0xe0 | (code >> 12));
    store<u8>(character, 0x80 | ((code >> 6) & 63), 1);
    store<u8>(character, 0x80 | (code & 63), 2);
    return 3;
  }
  store<u8>(character, 0xf0 | (code >> 18));
  store<u8>(character, 0x80 | ((code >> 12) & 63), 1);
  store<u8>(character, 0x80 | ((code >> 6) & 63), 2);
  store<u8>(character, 0x80 | (code & 63), 3);
  return 4;
}

function characterIs(code: i32): void {
  const isName = field(IS_NAME) != 0;
  const opened = level();
  const keeps = field(KEEPS);
  const isHashed = !isName && levelWord(opened, LEVEL_HASHED) != 0;
  if (!isName && keeps == 0 && !isHashed && field(WATCHES) == 0) return;
  const size = encode(code);
  const position = field(TEXT_LENGTH);
  if (!isName || field(NAME_JUDGED) != 0) textCharacter(code, character, size, position);
  if (failed()) return;
  if (isName) {
    if (position > NAME_BYTES_MAX) return refuse(KEYWORD_LIMIT);
    nameCharacter(code, character, size, position);
  }
  setField(TEXT_LENGTH, position + size);
  if (keeps == KEEP_ALL || (keeps == KEEP_FORMAT && position <= FORMAT_BYTES_MAX)) {
    const place = field(TEXT_START) + position;
    if (!ensure(TEXT, TEXT_CAPACITY, place + 32, place)) return;
    store<u32>(<usize> field(TEXT) + place, load<u32>(character));
  }
  if (isHashed) {
    const hash = opened + (LEVEL_HASH << 2);
    for (let index = 0; index < size; index++) mixWord(hash, load<u8>(character + index));
  }
}

/** The closing quote. */
function endString(): void {
  if (field(IS_NAME) == 0 || field(NAME_JUDGED) != 0) {
    endText(field(TEXT_LENGTH));
    if (failed()) return;
    if (field(QUESTION_COUNT) > 0) {
      setField(NEXT, NEXT_TEXT);
      return;
    }
  }
  finishString();
}

function finishString(): void {
  const length = field(TEXT_LENGTH);
  if (field(IS_NAME) == 0) {
    const opened = level();
    const isHashed = levelWord(opened, LEVEL_HASHED) != 0;
    if (isHashed) {
      mixWord(opened + (LEVEL_HASH << 2), length);
      v128.store(hashOfChild, v128.load(opened + (LEVEL_HASH << 2)));
    }
    return endValue(isHashed);
  }
  if (field(NAME_JUDGED) != 0) {
    // The name was read below; it belongs where the object keeps its names.
    const below = levelWord(level(), LEVEL_NAME);
    popLevel();
    setField(NAME_JUDGED, 0);
    const place = levelWord(level(), LEVEL_NAME);
    const text = <usize> field(TEXT);
    memory.copy(text + place, text + below, length);
    setField(TEXT_START, place);
  }
  if (!ensure(TEXT, TEXT_CAPACITY, field(TEXT_START) + length + 32, field(TEXT_START) + length)) return;
  nameIsThere(length, nameHash(<usize> field(TEXT) + field(TEXT_START), length));
}
