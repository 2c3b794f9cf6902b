// Strings and numbers in the schema machine. The twin is src/hotpath/reference/schema_scalars.ts.

import {
  AUTOMATON_START, ENUM_KEYWORD, ENUM_NUMBERS, ENUM_NUMBER_COUNT, ENUM_TEXTS, FRAME_EXTRA, FRAME_HIGH,
  FRAME_LOW, FRAME_NEXT, FRAME_NODE, FRAME_OWN, FRAME_STATE, KEYWORD_EXCLUSIVE_MAXIMUM,
  KEYWORD_EXCLUSIVE_MINIMUM, KEYWORD_FORMAT, KEYWORD_MAXIMUM, KEYWORD_MAX_LENGTH, KEYWORD_MINIMUM,
  KEYWORD_MIN_LENGTH, KEYWORD_MULTIPLE_OF, KEYWORD_PATTERN, KEYWORD_TYPE, NAMES_COUNT, NODE_ENUM, NODE_NUMBER,
  NODE_OBJECT, NODE_STRING, NODE_TYPES, NUMBER_EXCLUSIVE_MAXIMUM, NUMBER_EXCLUSIVE_MINIMUM, NUMBER_MAXIMUM,
  NUMBER_MINIMUM, NUMBER_MULTIPLE, STATE_ACCEPTS, STATE_ALWAYS, STATE_DEAD, STATE_LAST, STRING_FORMAT,
  STRING_MAXIMUM, STRING_MINIMUM, STRING_PATTERNS, STRING_SIZE, TYPE_ARRAY, TYPE_NUMBER,
} from "./layout";
import {
  BOUNDED, CHARACTERS, LEVEL_FIRST, LEVEL_HASHED, LEVEL_TYPE, QUESTIONS, QUESTIONS_CAPACITY, QUESTION_COUNT,
  WATCHES, at, double, ensure, failed, field, get, level, levelWord, session, set, setField,
} from "./state";
import {
  any, fail, settleArrayEarly, settleOwn,
} from "./frames";
import {
  bound, codeAt, entryOf, found, has, mayMove, move, narrow, settleObjectEarly, stateIs,
} from "./containers";

/** An opening bracket: schemas that only have lower bounds of 0 hold already. */
export function settleContainers(): void {
  const open = level();
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0) continue;
    const object = at(get(one + FRAME_NODE) + NODE_OBJECT);
    if (levelWord(open, LEVEL_TYPE) == TYPE_ARRAY) settleArrayEarly(one);
    else if (object != 0) settleObjectEarly(one, object);
  }
}

/** Begins to look at a string; whether its text has to be kept for its end. */
export function startText(): bool {
  setField(WATCHES, 0);
  let isKept = false;
  for (let one = levelWord(level(), LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0) continue;
    const schema = get(one + FRAME_NODE);
    const enumeration = at(schema + NODE_ENUM);
    if (enumeration != 0) {
      const names = at(enumeration + ENUM_TEXTS);
      set(one + FRAME_HIGH, at(names + NAMES_COUNT));
      setField(WATCHES, 1);
    }
    const text = at(schema + NODE_STRING);
    if (text == 0) continue;
    setField(WATCHES, 1);
    if (at(text + STRING_FORMAT) != 0) isKept = true;
    for (let index = 0; index < at(text + STRING_PATTERNS); index++) {
      const automaton = at(text + STRING_SIZE + index);
      const start = at(automaton + AUTOMATON_START);
      set(get(one + FRAME_EXTRA) + index, start);
      if (stateIs(automaton, start, STATE_DEAD)) fail(one, KEYWORD_PATTERN);
    }
    settleText(one, text, field(CHARACTERS));
  }
  return isKept;
}

/** There is one more character, after `position` bytes. */
export function beginCharacter(position: i32): void {
  for (let one = levelWord(level(), LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0) continue;
    const schema = get(one + FRAME_NODE);
    const enumeration = at(schema + NODE_ENUM);
    if (enumeration != 0 && !mayGoOn(one, position, 0, 0x10ffff)) {
      fail(one, at(enumeration + ENUM_KEYWORD));
    }
    const text = at(schema + NODE_STRING);
    if (text == 0) continue;
    const most = at(text + STRING_MAXIMUM);
    if (most >= 0 && field(CHARACTERS) >= most) fail(one, KEYWORD_MAX_LENGTH);
    for (let index = 0; index < at(text + STRING_PATTERNS); index++) {
      const state = get(get(one + FRAME_EXTRA) + index);
      if (stateIs(at(text + STRING_SIZE + index), state, STATE_LAST)) {
        fail(one, KEYWORD_PATTERN);
      }
    }
    settleText(one, text, field(CHARACTERS) + 1);
  }
}

/** The next character, after `position` bytes, is one of these: can it be any that is wanted? */
export function expectCharacter(low: i32, high: i32, position: i32): void {
  for (let one = levelWord(level(), LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0) continue;
    const schema = get(one + FRAME_NODE);
    const enumeration = at(schema + NODE_ENUM);
    if (enumeration != 0 && !mayGoOn(one, position, low, high)) {
      fail(one, at(enumeration + ENUM_KEYWORD));
    }
    const text = at(schema + NODE_STRING);
    for (let index = 0; text != 0 && index < at(text + STRING_PATTERNS); index++) {
      const automaton = at(text + STRING_SIZE + index);
      const state = get(get(one + FRAME_EXTRA) + index);
      if (!mayMove(automaton, state, low, high)) fail(one, KEYWORD_PATTERN);
    }
  }
}

/** One more character. */
export function textCharacter(code: i32, bytes: usize, size: i32, position: i32): void {
  setField(CHARACTERS, field(CHARACTERS) + 1);
  if (field(WATCHES) == 0) return;
  for (let one = levelWord(level(), LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0) continue;
    const schema = get(one + FRAME_NODE);
    const enumeration = at(schema + NODE_ENUM);
    if (enumeration != 0) {
      const names = at(enumeration + ENUM_TEXTS);
      for (let index = 0; index < size; index++) {
        narrow(one, names, load<u8>(bytes + index), position + index);
      }
      if (get(one + FRAME_LOW) >= get(one + FRAME_HIGH)) {
        fail(one, at(enumeration + ENUM_KEYWORD));
        continue;
      }
    }
    const text = at(schema + NODE_STRING);
    if (text == 0) continue;
    for (let index = 0; index < at(text + STRING_PATTERNS); index++) {
      const automaton = at(text + STRING_SIZE + index);
      const place = get(one + FRAME_EXTRA) + index;
      const state = move(automaton, get(place), code);
      set(place, state);
      if (stateIs(automaton, state, STATE_DEAD)) fail(one, KEYWORD_PATTERN);
    }
    settleText(one, text, field(CHARACTERS));
  }
}

const QUESTION_FORMAT: i32 = 1;
const QUESTION_MULTIPLE: i32 = 2;
const QUESTION_NUMBER: i32 = 3;
const QUESTION_BOUNDS: i32 = 4;

/** Leaves a question for the owner of the session: kind, frame, argument, answer. */
export function question(kind: i32, one: i32, argument: i32): void {
  const count = field(QUESTION_COUNT);
  if (!ensure(QUESTIONS, QUESTIONS_CAPACITY, (count + 1) << 4, count << 4)) return;
  const place = <usize> field(QUESTIONS) + (<usize> count << 4);
  store<i32>(place, kind);
  store<i32>(place, one, 4);
  store<i32>(place, argument, 8);
  store<i32>(place, 0, 12);
  setField(QUESTION_COUNT, count + 1);
}

/** Takes the answers to questions about formats and multiples. */
export function takeAnswers(): void {
  const count = field(QUESTION_COUNT);
  setField(QUESTION_COUNT, 0);
  for (let index = 0; index < count && !failed(); index++) {
    const place = <usize> field(QUESTIONS) + (<usize> index << 4);
    const one = load<i32>(place, 4);
    if (get(one + FRAME_STATE) != 0) continue;
    if (load<i32>(place, 12) != 0) settleOwn(one);
    else fail(one, load<i32>(place) == QUESTION_FORMAT ? KEYWORD_FORMAT : KEYWORD_MULTIPLE_OF);
  }
}

/** The closing quote, after `length` bytes. May leave questions. */
export function endText(length: i32): void {
  for (let one = levelWord(level(), LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0 || get(one + FRAME_OWN) == 0) continue;
    const schema = get(one + FRAME_NODE);
    const keyword = textFault(one, schema, length);
    const text = at(schema + NODE_STRING);
    const format = text == 0 ? 0 : at(text + STRING_FORMAT);
    if (keyword != 0) fail(one, keyword);
    else if (format == 0) settleOwn(one);
    else if (length > 4096) fail(one, KEYWORD_FORMAT);
    else question(QUESTION_FORMAT, one, format);
    if (failed()) return;
  }
}

/** Whether any schema asks for more of the present number than that it is one. */
export function startNumber(): void {
  let isBounded = levelWord(level(), LEVEL_HASHED) != 0 ? 1 : 0;
  for (let one = levelWord(level(), LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0) continue;
    if (get(one + FRAME_OWN) != 0) isBounded |= 1;
    if ((at(get(one + FRAME_NODE) + NODE_NUMBER) | at(get(one + FRAME_NODE) + NODE_ENUM)) != 0) isBounded |= 2;
  }
  setField(BOUNDED, isBounded);
}

/** Asks where a number with an exponent can still end up. */
export function askBounds(): void {
  question(QUESTION_BOUNDS, 0, 0);
}

/** Asks for the double nearest to a number. */
export function askNumber(): void {
  question(QUESTION_NUMBER, 0, 0);
}

/** Bounds that a number so far cannot come back from: it will be within `low` and `high`. */
export function boundNumber(low: f64, high: f64): void {
  for (let one = levelWord(level(), LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0) continue;
    const enumeration = at(get(one + FRAME_NODE) + NODE_ENUM);
    if (enumeration != 0 && !isNear(enumeration, low, high)) {
      fail(one, at(enumeration + ENUM_KEYWORD));
      continue;
    }
    const bounds = at(get(one + FRAME_NODE) + NODE_NUMBER);
    if (bounds == 0) continue;
    const flags = at(bounds);
    if ((flags & 1) != 0 && high < double(bounds + NUMBER_MINIMUM)) fail(one, KEYWORD_MINIMUM);
    else if ((flags & 2) != 0 && high <= double(bounds + NUMBER_EXCLUSIVE_MINIMUM)) {
      fail(one, KEYWORD_EXCLUSIVE_MINIMUM);
    } else if ((flags & 4) != 0 && low > double(bounds + NUMBER_MAXIMUM)) fail(one, KEYWORD_MAXIMUM);
    else if ((flags & 8) != 0 && low >= double(bounds + NUMBER_EXCLUSIVE_MAXIMUM)) {
      fail(one, KEYWORD_EXCLUSIVE_MAXIMUM);
    }
  }
}

/** Whether some number of an enumeration, which are sorted, may lie between the two. */
export function isNear(enumeration: i32, low: f64, high: f64): bool {
  const count = at(enumeration + ENUM_NUMBER_COUNT);
  const numbers = at(enumeration + ENUM_NUMBERS);
  return count > 0 && high >= double(numbers) && low <= double(numbers + 2 * count - 2);
}

/** A number has ended. May leave questions. */
export function endNumber(value: f64): void {
  for (let one = levelWord(level(), LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0 || get(one + FRAME_OWN) == 0) continue;
    const keyword = numberFault(get(one + FRAME_NODE), value);
    if (keyword < 0) question(QUESTION_MULTIPLE, one, at(get(one + FRAME_NODE) + NODE_NUMBER));
    else if (keyword != 0) fail(one, keyword);
    else settleOwn(one);
    if (failed()) return;
  }
}

/** The keyword that a number does not satisfy, 0 for none, -1 when its multiples have to be asked about. */
export function numberFault(schema: i32, value: f64): i32 {
  const isWhole = value == trunc<f64>(value);
  if ((at(schema + NODE_TYPES) & TYPE_NUMBER) == 0 && !isWhole) return KEYWORD_TYPE;
  const enumeration = at(schema + NODE_ENUM);
  if (enumeration != 0) {
    const count = at(enumeration + ENUM_NUMBER_COUNT);
    let isThere = false;
    for (let index = 0; index < count; index++) {
      if (double(at(enumeration + ENUM_NUMBERS) + 2 * index) == value) isThere = true;
    }
    if (!isThere) return at(enumeration + ENUM_KEYWORD);
  }
  const bounds = at(schema + NODE_NUMBER);
  if (bounds == 0) return 0;
  const flags = at(bounds);
  if ((flags & 1) != 0 && value < double(bounds + NUMBER_MINIMUM)) return KEYWORD_MINIMUM;
  if ((flags & 2) != 0 && value <= double(bounds + NUMBER_EXCLUSIVE_MINIMUM)) return KEYWORD_EXCLUSIVE_MINIMUM;
  if ((flags & 4) != 0 && value > double(bounds + NUMBER_MAXIMUM)) return KEYWORD_MAXIMUM;
  if ((flags & 8) != 0 && value >= double(bounds + NUMBER_EXCLUSIVE_MAXIMUM)) return KEYWORD_EXCLUSIVE_MAXIMUM;
  if ((flags & 16) == 0) return 0;
  const divisor = double(bounds + NUMBER_MULTIPLE);
  const isSimple = isWhole && abs<f64>(value) <= 9007199254740991 && divisor == trunc<f64>(divisor) &&
    divisor <= 9007199254740991;
  if (!isSimple) return -1;
  return <i64> value % <i64> divisor == 0 ? 0 : KEYWORD_MULTIPLE_OF;
}

/** Whether an enumeration has a text that goes on with one of these characters. */
export function mayGoOn(one: i32, position: i32, low: i32, high: i32): bool {
  const enumeration = at(get(one + FRAME_NODE) + NODE_ENUM);
  const names = at(enumeration + ENUM_TEXTS);
  let from = get(one + FRAME_LOW);
  let to = get(one + FRAME_HIGH);
  const end = to;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (codeAt(entryOf(names, middle), position) < low) from = middle + 1;
    else to = middle;
  }
  return from < end && codeAt(entryOf(names, from), position) <= high;
}

/** Holds already when only a lower bound was left, and patterns that match whatever follows. */
export function settleText(one: i32, text: i32, length: i32): void {
  const schema = get(one + FRAME_NODE);
  if (at(schema + NODE_ENUM) != 0 || get(one + FRAME_STATE) != 0) return;
  if (at(text + STRING_MAXIMUM) >= 0 || at(text + STRING_FORMAT) != 0) {
    return;
  }
  if (length < at(text + STRING_MINIMUM)) return;
  for (let index = 0; index < at(text + STRING_PATTERNS); index++) {
    const state = get(get(one + FRAME_EXTRA) + index);
    if (!stateIs(at(text + STRING_SIZE + index), state, STATE_ALWAYS)) return;
  }
  settleOwn(one);
}

export function textFault(one: i32, schema: i32, length: i32): i32 {
  const enumeration = at(schema + NODE_ENUM);
  if (
    enumeration != 0 && found(one, at(enumeration + ENUM_TEXTS), length) == 0
  ) {
    return at(enumeration + ENUM_KEYWORD);
  }
  const text = at(schema + NODE_STRING);
  if (text == 0) return 0;
  if (field(CHARACTERS) < at(text + STRING_MINIMUM)) return KEYWORD_MIN_LENGTH;
  for (let index = 0; index < at(text + STRING_PATTERNS); index++) {
    const state = get(get(one + FRAME_EXTRA) + index);
    const automaton = at(text + STRING_SIZE + index);
    if (!stateIs(automaton, state, STATE_ACCEPTS)) return KEYWORD_PATTERN;
  }
  return 0;
}
