// Scalars that end in the chunk and need no level: the fast lane only asks whether they are fine, and leaves those
// that are not to the machine.

import { hexUnit, isShortEscape } from "../strings";
import { find } from "./lane";
import {
  AUTOMATON_ASCII, AUTOMATON_CLASSES, AUTOMATON_FLAGS, AUTOMATON_MOVES, AUTOMATON_START, ENUM_BOOLEANS, ENUM_TEXTS,
  ENUM_TYPES, NODE_ALTERNATIVES, NODE_ENUM, NODE_IMMEDIATE, NODE_LANE, NODE_NUMBER, NODE_STRING, NUMBER_EXCLUSIVE_MAXIMUM,
  NUMBER_EXCLUSIVE_MINIMUM, NUMBER_MAXIMUM, NUMBER_MINIMUM, STATE_ACCEPTS, STATE_ALWAYS, STATE_DEAD,
  STRING_FORMAT, STRING_MAXIMUM, STRING_MINIMUM, STRING_PATTERNS, STRING_SIZE, TYPE_BOOLEAN, TYPE_NULL, TYPE_NUMBER,
  TYPE_STRING, TYPE_WHOLE,
} from "./layout";
import { isNear, numberFault } from "./scalars";
import { at, double, program } from "./state";

/** The byte after the value that was fine. */
export let valueEnd: usize = 0;

/** Whether the text that was skipped last holds escapes, or characters beyond ASCII. */
let hasEscapes: bool = false;
let isWide: bool = false;

/** Longest number that is no double for its length alone. */
const PLAIN_DIGITS: usize = 300;

/** Powers of ten that are doubles. */
export const powers: usize = memory.data<f64>([
  1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
  1e20, 1e21, 1e22,
]);

@inline
function isContinuation(byte: u32): bool {
  return (byte & 0xc0) == 0x80;
}

/**
 * Skips what is text of a string in one piece. Stops at the closing quote, at the end, and at the first byte of what
 * is wrong or goes on in the next chunk.
 */
export function skipText(from: usize, end: usize): usize {
  let p = from;
  hasEscapes = false;
  isWide = false;
  for (;;) {
    const block = v128.load(p);
    // Below 0x20 as signed bytes are also those from 0x80 on.
    const mask = i8x16.bitmask(v128.or(
      i8x16.lt_s(block, i8x16.splat(0x20)),
      v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0x5c))),
    ));
    if (mask == 0) {
      p += 16;
      if (p >= end) return end;
      continue;
    }
    p += ctz<u32>(mask);
    if (p >= end) return end;
    const byte: u32 = load<u8>(p);
    if (byte == 0x22 || byte < 0x20) return p;
    const size = byte == 0x5c ? escapeSize(p, end) : characterSize(p, end, byte);
    if (size == 0) return p;
    p += size;
  }
  return p;
}

/** Bytes of an escape, two for a pair of surrogates; 0 when it is wrong or goes on beyond `end`. */
function escapeSize(p: usize, end: usize): usize {
  hasEscapes = true;
  if (p + 2 > end) return 0;
  const letter: u32 = load<u8>(p, 1);
  if (letter != 0x75) return isShortEscape(letter) ? 2 : 0;
  if (p + 6 > end) return 0;
  const unit = hexUnit(p + 2);
  if (unit > 0xffff || (unit >= 0xdc00 && unit <= 0xdfff)) return 0;
  if (unit < 0xd800 || unit > 0xdbff) return 6;
  if (p + 12 > end || load<u16>(p, 6) != 0x755c) return 0;
  const low = hexUnit(p + 8);
  return low >= 0xdc00 && low <= 0xdfff ? 12 : 0;
}

/** Bytes of a character beyond ASCII (RFC 3629, section 4); 0 when it is wrong or goes on beyond `end`. */
@inline
function characterSize(p: usize, end: usize, lead: u32): usize {
  isWide = true;
  const second: u32 = load<u8>(p, 1);
  if (lead < 0xe0) return lead >= 0xc2 && p + 2 <= end && isContinuation(second) ? 2 : 0;
  const third: u32 = load<u8>(p, 2);
  if (lead < 0xf0) {
    const isFirst = lead == 0xe0 ? second >= 0xa0 : lead != 0xed || second <= 0x9f;
    return isFirst && p + 3 <= end && isContinuation(second) && isContinuation(third) ? 3 : 0;
  }
  const isFirst = lead == 0xf0 ? second >= 0x90 : lead != 0xf4 || second <= 0x8f;
  const isWhole = isFirst && lead <= 0xf4 && p + 4 <= end && isContinuation(second) && isContinuation(third);
  return isWhole && isContinuation(load<u8>(p, 3)) ? 4 : 0;
}

const JUDGE_NULL: i32 = 0;
const JUDGE_BOOLEAN: i32 = 1;
const JUDGE_NUMBER: i32 = 2;
const JUDGE_STRING: i32 = 3;

/** Who judges a scalar: of alternatives of different types the one of its type. -1 when the lane does not know. */
@inline
function judgeOf(child: i32, place: i32): i32 {
  if (child == 0) return 0;
  const alternatives = at(child + NODE_ALTERNATIVES);
  if (alternatives == 0) return child;
  const judge = at(alternatives + place);
  return judge == 0 ? -1 : judge;
}

/** Whether nobody looks into a string. */
export function isFreeText(schema: i32): bool {
  const child = judgeOf(schema, JUDGE_STRING);
  return child == 0 || (child > 0 && (at(child + NODE_IMMEDIATE) & TYPE_STRING) != 0);
}

/** A string whose first character is at `start`. */
export function isTextFine(start: usize, end: usize, schema: i32): bool {
  const last = skipText(start, end);
  if (last >= end || load<u8>(last) != 0x22) return false;
  valueEnd = last + 1;
  const child = judgeOf(schema, JUDGE_STRING);
  if (child < 0) return false;
  if (child == 0 || (at(child + NODE_IMMEDIATE) & TYPE_STRING) != 0) return true;
  if ((at(child + NODE_LANE) & TYPE_STRING) == 0 || hasEscapes) return false;
  const length = <i32> (last - start);
  const enumeration = at(child + NODE_ENUM);
  if (enumeration != 0) {
    if ((at(enumeration + ENUM_TYPES) & TYPE_STRING) == 0) return false;
    if (find(at(enumeration + ENUM_TEXTS), start, length) == 0) return false;
  }
  const text = at(child + NODE_STRING);
  return text == 0 || isWithin(text, start, length);
}

/** Whether a text without escapes has the length and the patterns that are wanted. */
function isWithin(text: i32, start: usize, length: i32): bool {
  if (at(text + STRING_FORMAT) != 0) return false;
  const least = at(text + STRING_MINIMUM);
  const most = at(text + STRING_MAXIMUM);
  if (least > 0 || most >= 0) {
    const characters = isWide ? charactersOf(start, length) : length;
    if (characters < least || (most >= 0 && characters > most)) return false;
  }
  const patterns = at(text + STRING_PATTERNS);
  if (patterns == 0) return true;
  if (isWide) return false;
  for (let index = 0; index < patterns; index++) {
    if (!matches(at(text + STRING_SIZE + index), start, length)) return false;
  }
  return true;
}

function charactersOf(start: usize, length: i32): i32 {
  let count = 0;
  let p = start;
  const end = start + length;
  for (; p + 16 <= end; p += 16) {
    // Continuation bytes are those below 0xc0 as signed bytes.
    count += popcnt<i32>(i8x16.bitmask(i8x16.ge_s(v128.load(p), i8x16.splat(-64))));
  }
  for (; p < end; p++) if (!isContinuation(load<u8>(p))) count++;
  return count;
}

/** Whether an automaton accepts a text of ASCII. */
function matches(automaton: i32, start: usize, length: i32): bool {
  const classes = at(automaton + AUTOMATON_CLASSES);
  const ascii = program + (<usize> at(automaton + AUTOMATON_ASCII) << 2);
  const moves = program + (<usize> at(automaton + AUTOMATON_MOVES) << 2);
  const flags = program + (<usize> at(automaton + AUTOMATON_FLAGS) << 2);
  let state = at(automaton + AUTOMATON_START);
  for (let p = start; p < start + length; p++) {
    state = load<i32>(moves + (<usize> (state * classes + <i32> load<u8>(ascii + load<u8>(p))) << 2));
    const flag = load<i32>(flags + (<usize> state << 2));
    if ((flag & (STATE_ALWAYS | STATE_DEAD)) != 0) return (flag & STATE_ALWAYS) != 0;
  }
  return (load<i32>(flags + (<usize> state << 2)) & STATE_ACCEPTS) != 0;
}

/** `true`, `false` or `null` at `p`. */
export function isWordFine(p: usize, end: usize, schema: i32): bool {
  const word = load<u32>(p);
  let type = TYPE_BOOLEAN;
  let bit = 1;
  if (word == 0x65757274) valueEnd = p + 4;
  else if (word == 0x6c6c756e) {
    type = TYPE_NULL;
    valueEnd = p + 4;
  } else if (load<u32>(p, 1) == 0x65736c61) {
    bit = 2;
    valueEnd = p + 5;
  } else return false;
  if (valueEnd > end) return false;
  const child = judgeOf(schema, type == TYPE_NULL ? JUDGE_NULL : JUDGE_BOOLEAN);
  if (child < 0) return false;
  if (child == 0 || (at(child + NODE_IMMEDIATE) & type) != 0) return true;
  if ((at(child + NODE_LANE) & type) == 0) return false;
  const enumeration = at(child + NODE_ENUM);
  if (enumeration == 0) return true;
  return type == TYPE_NULL ? (at(enumeration + ENUM_TYPES) & type) != 0 : (at(enumeration + ENUM_BOOLEANS) & bit) != 0;
}

/** A number that ends in the chunk, without exponent, at `p`. */
export function isNumberFine(p: usize, end: usize, schema: i32): bool {
  let place = p;
  const isNegative = load<u8>(place) == 0x2d;
  if (isNegative) place++;
  const first = place;
  let digits: u64 = 0;
  let digit = <u32> load<u8>(place) - 0x30;
  while (digit <= 9 && place < end) {
    digits = digits * 10 + digit;
    place++;
    digit = <u32> load<u8>(place) - 0x30;
  }
  let count = place - first;
  if (count == 0 || (count > 1 && load<u8>(first) == 0x30)) return false;
  let power: usize = 0;
  if (digit == <u32> 0x2e - 0x30 && place < end) {
    place++;
    const point = place;
    digit = <u32> load<u8>(place) - 0x30;
    while (digit <= 9 && place < end) {
      digits = digits * 10 + digit;
      place++;
      digit = <u32> load<u8>(place) - 0x30;
    }
    power = place - point;
    count += power;
    if (power == 0) return false;
  }
  if (place >= end) return false;
  const next: u32 = load<u8>(place);
  // What may go on with a number is read, or refused, byte by byte.
  if (next != 0x2c && next != 0x7d && next != 0x5d && next > 0x20) return false;
  valueEnd = place;
  const child = judgeOf(schema, JUDGE_NUMBER);
  if (child < 0) return false;
  if (child == 0 || (at(child + NODE_IMMEDIATE) & TYPE_NUMBER) != 0) return count <= PLAIN_DIGITS;
  if ((at(child + NODE_LANE) & (TYPE_NUMBER | TYPE_WHOLE)) == 0 || count > 15) return false;
  const value = <f64> digits / load<f64>(powers + (power << 3));
  return numberFault(child, isNegative ? -value : value) == 0;
}

/** A byte that may stand in a number. */
@inline
export function isNumeral(byte: u32): bool {
  return byte - 0x30 <= 9 || byte == 0x2e || byte == 0x2d || byte == 0x2b || (byte | 0x20) == 0x65;
}

/**
 * Whether a number without exponent may begin like this. Of its bounds only the sign says anything: an exponent can
 * still make it as small or as large as it likes.
 */
export function mayBeNumber(p: usize, end: usize, schema: i32): bool {
  let place = p;
  const isNegative = load<u8>(place) == 0x2d;
  if (isNegative) place++;
  const first = place;
  while (place < end && <u32> load<u8>(place) - 0x30 <= 9) place++;
  if (place > first + 1 && load<u8>(first) == 0x30) return false;
  if (place < end) {
    if (place == first || load<u8>(place) != 0x2e) return false;
    place++;
    while (place < end && <u32> load<u8>(place) - 0x30 <= 9) place++;
  }
  if (place < end) return false;
  const child = judgeOf(schema, JUDGE_NUMBER);
  if (child < 0) return false;
  if (child == 0 || (at(child + NODE_IMMEDIATE) & TYPE_NUMBER) != 0) return true;
  if ((at(child + NODE_LANE) & (TYPE_NUMBER | TYPE_WHOLE)) == 0) return false;
  const enumeration = at(child + NODE_ENUM);
  if (enumeration != 0) {
    if (!isNear(enumeration, isNegative ? -Infinity : 0, isNegative ? 0 : Infinity)) return false;
  }
  const bounds = at(child + NODE_NUMBER);
  if (bounds == 0) return true;
  const flags = at(bounds);
  if (isNegative) {
    return ((flags & 1) == 0 || double(bounds + NUMBER_MINIMUM) <= 0) &&
      ((flags & 2) == 0 || double(bounds + NUMBER_EXCLUSIVE_MINIMUM) < 0);
  }
  return ((flags & 4) == 0 || double(bounds + NUMBER_MAXIMUM) >= 0) &&
    ((flags & 8) == 0 || double(bounds + NUMBER_EXCLUSIVE_MAXIMUM) > 0);
}
