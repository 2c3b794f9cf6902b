// Objects and arrays in the schema machine: which schemas look at which child, and what is decided by names,
// by counts and at the closing bracket. The twin is src/hotpath/reference/schema_containers.ts.

import {
  ALL_ITEMS, ALL_PROPERTIES, ALWAYS, ARRAY_CONTAINS, ARRAY_ITEMS, ARRAY_ITEMS_KEYWORD, ARRAY_MAXIMUM, ARRAY_MINIMUM,
  ARRAY_MIN_CONTAINS, ARRAY_PREFIX, ARRAY_PREFIX_COUNT, ARRAY_UNIQUE, AUTOMATON_ASCII, AUTOMATON_CLASSES,
  AUTOMATON_FLAGS, AUTOMATON_MOVES, AUTOMATON_RANGES, AUTOMATON_RANGE_COUNT, AUTOMATON_START, ENTRY_AT,
  ENTRY_CHILD, ENTRY_DEPENDENT, ENTRY_LENGTH, ENTRY_NEXT, ENTRY_REQUIRED, ENTRY_SIZE, ENTRY_SLOT, ENUM_HASHES,
  ENUM_HASH_COUNT, ENUM_KEYWORD, FALSE, FRAME_CHILD, FRAME_COUNT, FRAME_EXTRA, FRAME_HIGH, FRAME_LOW,
  FRAME_MASKS, FRAME_MATCHED, FRAME_NEXT, FRAME_NODE, FRAME_OWN, FRAME_SIZE, FRAME_STATE, FRAME_TALLY,
  GROUP_ALL, GROUP_CONDITION, GROUP_CONTAINS, GROUP_DEPENDENT, GROUP_NOT, GROUP_UNEVALUATED,
  KEYWORD_ADDITIONAL_PROPERTIES, KEYWORD_CONTAINS, KEYWORD_DEPENDENT_REQUIRED, KEYWORD_FALSE_SCHEMA,
  KEYWORD_ITEMS, KEYWORD_LIMIT, KEYWORD_MAX_ITEMS, KEYWORD_MAX_PROPERTIES, KEYWORD_MIN_CONTAINS,
  KEYWORD_MIN_ITEMS, KEYWORD_MIN_PROPERTIES, KEYWORD_PATTERN_PROPERTIES, KEYWORD_PROPERTIES,
  KEYWORD_PROPERTY_NAMES, KEYWORD_REQUIRED, KEYWORD_UNEVALUATED_ITEMS, KEYWORD_UNEVALUATED_PROPERTIES,
  KEYWORD_UNIQUE_ITEMS, MASKS_MAX, NAMES_BUCKETS, NAMES_COUNT, NAMES_ENTRIES, NAMES_MASK, NEVER, NODE_ARRAY,
  NODE_ENUM, NODE_FLAGS, NODE_GROUPS, NODE_OBJECT, NODE_UNEVALUATED_ITEMS, NODE_UNEVALUATED_PROPERTIES,
  OBJECT_ADDITIONAL, OBJECT_CLOSED, OBJECT_DEPENDENT_REQUIRED, OBJECT_LATE, OBJECT_MAXIMUM, OBJECT_MINIMUM,
  OBJECT_NAMES, OBJECT_PATTERNS, OBJECT_PATTERN_COUNT, OBJECT_PROPERTY_NAMES, OBJECT_SLOT_WORDS, STATE_ACCEPTS,
  STATE_DEAD, TRACKED, TRUE, TYPE_ARRAY, TYPE_OBJECT, UNEVALUATED_CHILD, UNEVALUATED_LIST,
  UNEVALUATED_MASK_WORDS, UNEVALUATED_MEMBERS,
} from "./layout";
import {
  CAUSE_KEYWORD, CAUSE_NAME, LEVEL_COUNT, LEVEL_FIRST, LEVEL_TYPE, LEVEL_UNIQUE, NAME_JUDGED, TEXT, TEXT_START,
  addToSet, arena, at, depth, failed, field, get, level, levelAt, levelWord, program, refuse, set, setField,
  setLevelWord,
} from "./state";
import {
  any, dependent, fail, frameOf, isWanted, masksOf, remark, settle, settleArrayEarly, settleOwn, spawn,
  unevaluatedField,
} from "./frames";

/** An opening quote of a name. */
export function startName(): void {
  const open = level();
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) == FALSE) continue;
    const object = at(get(one + FRAME_NODE) + NODE_OBJECT);
    if (object == 0) continue;
    if (isFull(one, object)) fail(one, KEYWORD_MAX_PROPERTIES);
    const names = at(object + OBJECT_NAMES);
    const count = names == 0 ? 0 : at(names + NAMES_COUNT);
    set(one + FRAME_LOW, 0);
    set(one + FRAME_HIGH, count);
    const patterns = at(object + OBJECT_PATTERN_COUNT);
    for (let index = 0; index < patterns; index++) {
      const automaton = at(at(object + OBJECT_PATTERNS) + 2 * index);
      set(states(one, object) + index, at(automaton + AUTOMATON_START));
    }
    if (at(object + OBJECT_CLOSED) != 0) checkName(one, object);
    const schema = at(object + OBJECT_PROPERTY_NAMES);
    if (schema != 0 && isWanted(one)) {
      spawn(schema, one, GROUP_ALL, KEYWORD_PROPERTY_NAMES);
    }
  }
}

/** One more character of a name: `bytes` in UTF-8, after `position` others. */
export function nameCharacter(code: i32, bytes: usize, size: i32, position: i32): void {
  const container = levelAt(depth() - (field(NAME_JUDGED) != 0 ? 2 : 1));
  for (let one = levelWord(container, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) == FALSE) continue;
    const object = at(get(one + FRAME_NODE) + NODE_OBJECT);
    if (object == 0) continue;
    // The whole name is looked up at its end; what it begins like only matters where others are refused.
    const names = at(object + OBJECT_CLOSED) != 0 ? at(object + OBJECT_NAMES) : 0;
    for (let index = 0; index < size && names != 0; index++) {
      narrow(one, names, load<u8>(bytes + index), position + index);
    }
    const patterns = at(object + OBJECT_PATTERN_COUNT);
    for (let index = 0; index < patterns; index++) {
      const automaton = at(at(object + OBJECT_PATTERNS) + 2 * index);
      const state = states(one, object) + index;
      set(state, move(automaton, get(state), code));
    }
    if (at(object + OBJECT_CLOSED) != 0) checkName(one, object);
  }
}

/** The closing quote of a name of `length` bytes. */
export function endName(length: i32, hash: i32): void {
  const open = level();
  setLevelWord(open, LEVEL_COUNT, levelWord(open, LEVEL_COUNT) + 1);
  let isTracked = false;
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    const schema = get(one + FRAME_NODE);
    set(one + FRAME_MATCHED, 0);
    set(one + FRAME_COUNT, levelWord(open, LEVEL_COUNT));
    if (at(schema + NODE_UNEVALUATED_PROPERTIES) != 0) isTracked = true;
    const object = at(schema + NODE_OBJECT);
    if (get(one + FRAME_STATE) == FALSE || object == 0) continue;
    const isMet = meet(one, object, length, hash);
    if (!isMet && at(object + OBJECT_ADDITIONAL) != 0) {
      set(one + FRAME_MATCHED, 1);
      const closed = at(object + OBJECT_CLOSED);
      spawnChild(one, at(object + OBJECT_ADDITIONAL), closed != 0 ? closed : KEYWORD_ADDITIONAL_PROPERTIES);
    }
    settleObjectEarly(one, object);
    if (failed()) return;
  }
  if (isTracked) startUnevaluated(open);
}

/** A value begins in an array. */
export function startItem(): void {
  const open = level();
  let isTracked = false;
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    const schema = get(one + FRAME_NODE);
    set(one + FRAME_MATCHED, 0);
    if (at(schema + NODE_UNEVALUATED_ITEMS) != 0) isTracked = true;
    const array = at(schema + NODE_ARRAY);
    if (array == 0) continue;
    set(one + FRAME_COUNT, levelWord(open, LEVEL_COUNT) + 1);
    const contains = at(array + ARRAY_CONTAINS);
    const wanted = isWanted(one);
    if (contains != 0 && (wanted || (at(schema + NODE_FLAGS) & TRACKED) != 0)) {
      spawn(contains, one, GROUP_CONTAINS, 0);
    }
    if (!wanted) continue;
    checkItem(one, array, levelWord(open, LEVEL_COUNT));
    if (get(one + FRAME_STATE) != 0) continue;
    const child = itemSchema(array, levelWord(open, LEVEL_COUNT));
    if (child != 0) spawnChild(one, child, KEYWORD_ITEMS);
    settleArrayEarly(one);
  }
  setLevelWord(open, LEVEL_COUNT, levelWord(open, LEVEL_COUNT) + 1);
  if (isTracked) startUnevaluated(open);
}

/** A comma: there will be one more. */
export function startNext(): void {
  const open = level();
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    const schema = get(one + FRAME_NODE);
    if (get(one + FRAME_STATE) != 0) continue;
    const array = levelWord(open, LEVEL_TYPE) == TYPE_ARRAY ? at(schema + NODE_ARRAY) : 0;
    if (array != 0) checkItem(one, array, levelWord(open, LEVEL_COUNT));
    set(one + FRAME_COUNT, levelWord(open, LEVEL_COUNT) + 1);
    if (array != 0) settleArrayEarly(one);
    const object = levelWord(open, LEVEL_TYPE) == TYPE_OBJECT ? at(schema + NODE_OBJECT) : 0;
    if (object == 0) continue;
    if (isFull(one, object)) fail(one, KEYWORD_MAX_PROPERTIES);
    else settleObjectEarly(one, object);
  }
}

/** A child has ended: `hash` where it has one. */
export function endChild(isHashed: bool): void {
  const open = level();
  if (isHashed && levelWord(open, LEVEL_UNIQUE) != 0) {
    if (!addToSet(open, load<u64>(hashOfChild) ^ rotl<u64>(load<u64>(hashOfChild, 8), 31))) failUnique(open);
  }
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    const schema = get(one + FRAME_NODE);
    const unevaluated = at(schema + unevaluatedField(levelWord(open, LEVEL_TYPE)));
    if (unevaluated == 0 || get(one + FRAME_CHILD) != FALSE) continue;
    set(one + FRAME_CHILD, 0);
    if (get(one + FRAME_STATE) == 0) keepMask(one, unevaluated, open);
  }
}

/** A closing bracket: everything about the container is known. */
export function endContainer(open: usize, isHashed: bool): void {
  let left = 0;
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    if (get(one + FRAME_STATE) != 0) continue;
    if (levelWord(open, LEVEL_TYPE) == TYPE_OBJECT) endObject(one);
    else endArray(one);
    checkHash(one, isHashed);
    const schema = get(one + FRAME_NODE);
    if (at(schema + unevaluatedField(levelWord(open, LEVEL_TYPE))) == 0) settleOwn(one);
    else if (get(one + FRAME_STATE) == 0) left++;
    if (failed()) return;
  }
  if (left > 0) endUnevaluated(open);
}

/** The hash of the value that ended last, where it has one: four words. */
export const hashOfChild: usize = memory.data(16, 16);

/** Whether an enumeration allows an array or object with this hash. */
function checkHash(one: i32, isHashed: bool): void {
  const enumeration = at(get(one + FRAME_NODE) + NODE_ENUM);
  if (enumeration == 0 || get(one + FRAME_STATE) != 0) return;
  const count = at(enumeration + ENUM_HASH_COUNT);
  const hashes = program + (<usize> at(enumeration + ENUM_HASHES) << 2);
  for (let index = 0; index < count; index++) {
    const other = hashes + (<usize> index << 4);
    if (isHashed && memory.compare(other, hashOfChild, 16) == 0) return;
  }
  fail(one, at(enumeration + ENUM_KEYWORD));
}

/** The state an automaton goes to. */
export function move(automaton: i32, state: i32, code: i32): i32 {
  const classes = at(automaton + AUTOMATON_CLASSES);
  const moves = at(automaton + AUTOMATON_MOVES);
  return at(moves + state * classes + classOf(automaton, code));
}

export function stateIs(automaton: i32, state: i32, flag: i32): bool {
  return (at(at(automaton + AUTOMATON_FLAGS) + state) & flag) != 0;
}

@inline
function hasByte(entry: i32, byte: i32, position: i32): bool {
  if (at(entry + ENTRY_LENGTH) <= position) return false;
  return <i32> load<u8>(program + at(entry + ENTRY_AT) + position) == byte;
}

/** Keeps of a table of names the part that has this byte at this position. */
export function narrow(
  one: i32,
  names: i32,
  byte: i32,
  position: i32,
): void {
  const first = get(one + FRAME_LOW);
  const last = get(one + FRAME_HIGH) - 1;
  if (first > last) return;
  // Sorted: when the first and the last have the byte, so have all between them.
  if (hasByte(entryOf(names, first), byte, position) && hasByte(entryOf(names, last), byte, position)) return;
  const low = bound(one, names, byte, position);
  const high = bound(one, names, byte + 1, position);
  set(one + FRAME_LOW, low);
  set(one + FRAME_HIGH, high);
}

export function entryOf(names: i32, index: i32): i32 {
  return at(names + NAMES_ENTRIES) + index * ENTRY_SIZE;
}

/** The code point of a name at a byte position, -1 at its end. */
export function codeAt(entry: i32, position: i32): i32 {
  if (position >= at(entry + ENTRY_LENGTH)) return -1;
  const from = program + at(entry + ENTRY_AT) + position;
  const lead: i32 = load<u8>(from);
  if (lead < 0x80) return lead;
  const length = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
  let code = lead & (0xff >> (length + 1));
  for (let index = 1; index < length; index++) code = code << 6 | <i32> load<u8>(from + index) & 63;
  return code;
}

/** The entry whose whole name has been read, 0 for none. */
export function found(one: i32, names: i32, length: i32): i32 {
  const low = get(one + FRAME_LOW);
  if (names == 0 || low >= get(one + FRAME_HIGH)) return 0;
  const entry = entryOf(names, low);
  return at(entry + ENTRY_LENGTH) == length ? entry : 0;
}

export function bound(
  one: i32,
  names: i32,
  byte: i32,
  position: i32,
): i32 {
  let low = get(one + FRAME_LOW);
  let high = get(one + FRAME_HIGH);
  while (low < high) {
    const middle = (low + high) >> 1;
    const entry = entryOf(names, middle);
    const isShort = at(entry + ENTRY_LENGTH) <= position;
    const other = isShort ? -1 : <i32> load<u8>(program + at(entry + ENTRY_AT) + position);
    if (other < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isOpenFor(automaton: i32, state: i32, code: i32): bool {
  return !stateIs(automaton, move(automaton, state, code), STATE_DEAD);
}

/** Whether any character in the range leads to a state that is not dead. */
export function mayMove(automaton: i32, state: i32, low: i32, high: i32): bool {
  for (let code = low; code <= high && code < 128; code++) {
    if (isOpenFor(automaton, state, code)) return true;
  }
  if (high >= 128 && isOpenFor(automaton, state, max(low, 128))) return true;
  const ranges = at(automaton + AUTOMATON_RANGES);
  for (let index = 0; index < at(automaton + AUTOMATON_RANGE_COUNT); index++) {
    const first = at(ranges + 2 * index);
    if (first > low && first <= high && first >= 128 && isOpenFor(automaton, state, first)) return true;
  }
  return false;
}

export function classOf(automaton: i32, code: i32): i32 {
  if (code < 128) return load<u8>(program + (<usize> at(automaton + AUTOMATON_ASCII) << 2) + code);
  const ranges = at(automaton + AUTOMATON_RANGES);
  let low = 0;
  let high = at(automaton + AUTOMATON_RANGE_COUNT);
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (at(ranges + 2 * middle) <= code) low = middle;
    else high = middle;
  }
  return at(ranges + 2 * low + 1);
}

export function states(one: i32, object: i32): i32 {
  return get(one + FRAME_EXTRA) + at(object + OBJECT_SLOT_WORDS);
}

export function isFull(one: i32, object: i32): bool {
  const most = at(object + OBJECT_MAXIMUM);
  return most >= 0 && levelWord(level(), LEVEL_COUNT) >= most && get(one + FRAME_STATE) == 0;
}

/** Can the name still become one that the object knows? */
export function checkName(one: i32, object: i32): void {
  if (get(one + FRAME_LOW) < get(one + FRAME_HIGH)) return;
  const patterns = at(object + OBJECT_PATTERN_COUNT);
  for (let index = 0; index < patterns; index++) {
    const automaton = at(at(object + OBJECT_PATTERNS) + 2 * index);
    const state = get(states(one, object) + index);
    if (!stateIs(automaton, state, STATE_DEAD)) return;
  }
  fail(one, at(object + OBJECT_CLOSED));
}

/** Whether a property or a pattern knows the name. */
export function meet(one: i32, object: i32, length: i32, hash: i32): bool {
  const entry = lookup(at(object + OBJECT_NAMES), length, hash);
  let isMet = false;
  if (entry != 0) {
    noteName(one, entry);
    const child = at(entry + ENTRY_CHILD);
    if (child != 0) {
      isMet = true;
      spawnChild(one, child, KEYWORD_PROPERTIES);
    }
  }
  const most = at(object + OBJECT_MAXIMUM);
  if (most >= 0 && get(one + FRAME_COUNT) + get(one + FRAME_TALLY) > most) {
    fail(one, KEYWORD_MAX_PROPERTIES);
  }
  const patterns = at(object + OBJECT_PATTERN_COUNT);
  for (let index = 0; index < patterns; index++) {
    const pair = at(object + OBJECT_PATTERNS) + 2 * index;
    const state = get(states(one, object) + index);
    if (!stateIs(at(pair), state, STATE_ACCEPTS)) continue;
    isMet = true;
    spawnChild(one, at(pair + 1), KEYWORD_PATTERN_PROPERTIES);
  }
  if (isMet) set(one + FRAME_MATCHED, 1);
  return isMet;
}

export function noteName(one: i32, entry: i32): void {
  const slot = at(entry + ENTRY_SLOT);
  if (slot < 0) return;
  const word = get(one + FRAME_EXTRA) + (slot >> 5);
  set(word, get(word) | 1 << (slot & 31));
  if (at(entry + ENTRY_REQUIRED) != 0) {
    set(one + FRAME_TALLY, get(one + FRAME_TALLY) - 1);
  }
  const group = at(entry + ENTRY_DEPENDENT);
  if (group != 0 && get(one + FRAME_STATE) == 0) {
    const state = one + FRAME_SIZE + at(group + 1);
    set(state + 1, 1);
    dependent(one, state);
  }
}

export function spawnChild(one: i32, child: i32, keyword: i32): void {
  const flags = at(child + NODE_FLAGS);
  if ((flags & ALWAYS) != 0 || !isWanted(one)) return;
  if ((flags & NEVER) != 0) {
    const isMember = keyword == KEYWORD_PROPERTIES || keyword == KEYWORD_PATTERN_PROPERTIES;
    return fail(one, isMember ? KEYWORD_FALSE_SCHEMA : keyword);
  }
  spawn(child, one, GROUP_ALL, keyword);
}

export function settleObjectEarly(one: i32, object: i32): void {
  const schema = get(one + FRAME_NODE);
  if ((at(schema + NODE_FLAGS) & OBJECT_LATE) != 0) return;
  if (get(one + FRAME_TALLY) > 0) return;
  if (get(one + FRAME_COUNT) >= at(object + OBJECT_MINIMUM)) settleOwn(one);
}

export function itemSchema(array: i32, index: i32): i32 {
  return index < at(array + ARRAY_PREFIX_COUNT)
    ? at(at(array + ARRAY_PREFIX) + index)
    : at(array + ARRAY_ITEMS);
}

export function checkItem(one: i32, array: i32, index: i32): void {
  const most = at(array + ARRAY_MAXIMUM);
  if (most >= 0 && index >= most) return fail(one, KEYWORD_MAX_ITEMS);
  const child = itemSchema(array, index);
  if (child == 0) return;
  if ((at(child + NODE_FLAGS) & NEVER) == 0) return;
  fail(one, index < at(array + ARRAY_PREFIX_COUNT) ? KEYWORD_ITEMS : at(array + ARRAY_ITEMS_KEYWORD));
}

export function failUnique(open: usize): void {
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    const array = at(get(one + FRAME_NODE) + NODE_ARRAY);
    if (array != 0 && at(array + ARRAY_UNIQUE) != 0) {
      fail(one, KEYWORD_UNIQUE_ITEMS);
    }
  }
}

export function endObject(one: i32): void {
  const schema = get(one + FRAME_NODE);
  const list = at(schema + NODE_GROUPS);
  const count = list == 0 ? 0 : at(list);
  for (let index = 1; index <= count; index++) {
    const group = at(list + index);
    const state = one + FRAME_SIZE + at(group + 1);
    if (at(group) != GROUP_DEPENDENT || get(state + 1) != 0) continue;
    // The name never came.
    set(state + 1, 1);
    settle(one);
  }
  const object = at(schema + NODE_OBJECT);
  if (object == 0 || get(one + FRAME_OWN) == 0) return;
  if (get(one + FRAME_TALLY) > 0) {
    fail(one, KEYWORD_REQUIRED);
    if (failed() && field(CAUSE_KEYWORD) == KEYWORD_REQUIRED) setField(CAUSE_NAME, missing(one, object));
    return;
  }
  if (get(one + FRAME_COUNT) < at(object + OBJECT_MINIMUM)) {
    return fail(one, KEYWORD_MIN_PROPERTIES);
  }
  if (!dependenciesHold(one, object)) fail(one, KEYWORD_DEPENDENT_REQUIRED);
}

export function has(one: i32, slot: i32): bool {
  return (get(get(one + FRAME_EXTRA) + (slot >> 5)) & 1 << (slot & 31)) != 0;
}

export function missing(one: i32, object: i32): i32 {
  const names = at(object + OBJECT_NAMES);
  const count = names == 0 ? 0 : at(names + NAMES_COUNT);
  for (let index = 0; index < count; index++) {
    const entry = entryOf(names, index);
    if (at(entry + ENTRY_REQUIRED) == 0) continue;
    if (has(one, at(entry + ENTRY_SLOT))) continue;
    return entry;
  }
  return 0;
}

export function dependenciesHold(one: i32, object: i32): bool {
  const list = at(object + OBJECT_DEPENDENT_REQUIRED);
  const count = list == 0 ? 0 : at(list);
  for (let index = 0; index < count; index++) {
    const slot = at(list + 1 + 2 * index);
    if (!has(one, slot)) continue;
    const others = at(list + 2 + 2 * index);
    for (let other = 1; other <= at(others); other++) {
      if (!has(one, at(others + other))) return false;
    }
  }
  return true;
}

export function endArray(one: i32): void {
  const array = at(get(one + FRAME_NODE) + NODE_ARRAY);
  if (array == 0 || get(one + FRAME_OWN) == 0) return;
  if (get(one + FRAME_COUNT) < at(array + ARRAY_MINIMUM)) {
    return fail(one, KEYWORD_MIN_ITEMS);
  }
  if (at(array + ARRAY_CONTAINS) == 0) return;
  const least = at(array + ARRAY_MIN_CONTAINS);
  if (get(one + FRAME_TALLY) < least) {
    fail(one, least == 1 ? KEYWORD_CONTAINS : KEYWORD_MIN_CONTAINS);
  }
}

/** A child begins: who looks at it, and does the `unevaluated...` schema have to? */
export function startUnevaluated(open: usize): void {
  remark(open);
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    const unevaluated = at(get(one + FRAME_NODE) + unevaluatedField(levelWord(open, LEVEL_TYPE)));
    if (unevaluated == 0 || get(one + FRAME_STATE) != 0) continue;
    const isSeen = markMembers(one, unevaluated, open);
    const child = at(unevaluated + UNEVALUATED_CHILD);
    set(one + FRAME_CHILD, 0);
    if ((at(child + NODE_FLAGS) & NEVER) == 0) {
      spawn(child, one, GROUP_UNEVALUATED, 0);
    } else if (isSeen) set(one + FRAME_CHILD, FALSE);
    else fail(one, unevaluatedKeyword(open));
  }
}

export function unevaluatedKeyword(open: usize): i32 {
  return levelWord(open, LEVEL_TYPE) == TYPE_ARRAY
    ? KEYWORD_UNEVALUATED_ITEMS
    : KEYWORD_UNEVALUATED_PROPERTIES;
}

/** Sets the mask of the present child; false when nobody looks at it or will. */
export function markMembers(one: i32, unevaluated: i32, open: usize): bool {
  const mask = masksOf(one);
  const words = at(unevaluated + UNEVALUATED_MASK_WORDS);
  memory.fill(arena + (<usize> mask << 2), 0, <usize> words << 2);
  const count = at(unevaluated + UNEVALUATED_MEMBERS);
  let isSeen = false;
  for (let index = 0; index < count; index++) {
    const member = at(at(unevaluated + UNEVALUATED_LIST) + index);
    const flags = at(member + NODE_FLAGS);
    const all = levelWord(open, LEVEL_TYPE) == TYPE_ARRAY ? ALL_ITEMS : ALL_PROPERTIES;
    let looks = index > 0 && (flags & all) != 0;
    if (levelWord(open, LEVEL_TYPE) == TYPE_ARRAY) {
      const array = at(member + NODE_ARRAY);
      if (array != 0 && itemSchema(array, levelWord(open, LEVEL_COUNT) - 1) != 0) looks = true;
      if (array != 0 && at(array + ARRAY_CONTAINS) != 0) isSeen = true;
    } else {
      const other = frameOf(member);
      if (other != 0 && get(other + FRAME_MATCHED) != 0) looks = true;
    }
    if (!looks) continue;
    isSeen = true;
    setBit(mask, 2 * index);
  }
  return isSeen;
}

export function setBit(mask: i32, bit: i32): void {
  set(mask + (bit >> 5), get(mask + (bit >> 5)) | 1 << (bit & 31));
}

/** The present child fails `unevaluated...`: somebody who looked at it must turn out true. */
export function keepMask(one: i32, unevaluated: i32, open: usize): void {
  const words = at(unevaluated + UNEVALUATED_MASK_WORDS);
  const mask = masksOf(one);
  if (levelWord(open, LEVEL_TYPE) == TYPE_ARRAY) {
    remark(open);
    const count = at(unevaluated + UNEVALUATED_MEMBERS);
    for (let index = 0; index < count; index++) {
      const member = at(at(unevaluated + UNEVALUATED_LIST) + index);
      const array = at(member + NODE_ARRAY);
      const other = frameOf(member);
      if (array == 0 || other == 0 || at(array + ARRAY_CONTAINS) == 0) continue;
      if (get(other + FRAME_MATCHED) != 0) setBit(mask, 2 * index + 1);
    }
  }
  let isEmpty = true;
  for (let word = 0; word < words; word++) if (get(mask + word) != 0) isEmpty = false;
  if (isEmpty) return fail(one, unevaluatedKeyword(open));
  const kept = get(one + FRAME_MASKS);
  for (let index = 1; index <= kept; index++) {
    let isSame = true;
    for (let word = 0; word < words; word++) {
      if (get(mask + word) != get(mask + index * words + word)) isSame = false;
    }
    if (isSame) return;
  }
  if (kept >= MASKS_MAX) return refuse(KEYWORD_LIMIT);
  for (let word = 0; word < words; word++) set(mask + (kept + 1) * words + word, get(mask + word));
  set(one + FRAME_MASKS, kept + 1);
}

/** Decides the `unevaluated...` of a container, those first on which others depend. */
export function endUnevaluated(open: usize): void {
  remark(open);
  for (let isChanged = true; isChanged && !failed();) {
    isChanged = false;
    for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
      const unevaluated = at(get(one + FRAME_NODE) + unevaluatedField(levelWord(open, LEVEL_TYPE)));
      if (unevaluated == 0 || get(one + FRAME_STATE) != 0) continue;
      if (get(one + FRAME_OWN) == 0 || !isReady(one, unevaluated)) continue;
      isChanged = true;
      if (areLookedAt(one, unevaluated)) settleOwn(one);
      else fail(one, unevaluatedKeyword(open));
    }
  }
}

export function isReady(one: i32, unevaluated: i32): bool {
  const count = at(unevaluated + UNEVALUATED_MEMBERS);
  for (let index = 0; index < count; index++) {
    const other = frameOf(
      at(at(unevaluated + UNEVALUATED_LIST) + index),
    );
    if (other != 0 && other != one && get(other + FRAME_STATE) == 0) return false;
  }
  return true;
}

export function areLookedAt(one: i32, unevaluated: i32): bool {
  const words = at(unevaluated + UNEVALUATED_MASK_WORDS);
  const masks = masksOf(one);
  memory.fill(arena + (<usize> masks << 2), 0, <usize> words << 2);
  visit(get(one + FRAME_NODE), unevaluated, masks);
  const kept = get(one + FRAME_MASKS);
  for (let index = 1; index <= kept; index++) {
    let isMet = false;
    for (let word = 0; word < words; word++) {
      if ((get(masks + word) & get(masks + index * words + word)) != 0) isMet = true;
    }
    if (!isMet) return false;
  }
  return true;
}

/** Marks a schema that passed, and those below it that did. Bounded by the depth of references. */
export function visit(schema: i32, unevaluated: i32, masks: i32): void {
  const count = at(unevaluated + UNEVALUATED_MEMBERS);
  const list = at(unevaluated + UNEVALUATED_LIST);
  let index = 0;
  while (index < count && at(list + index) != schema) index++;
  if (index == count || (get(masks + (index >> 4)) & 1 << (2 * index & 31)) != 0) return;
  setBit(masks, 2 * index);
  setBit(masks, 2 * index + 1);
  const one = frameOf(schema);
  const groupList = at(schema + NODE_GROUPS);
  const groupCount = groupList == 0 || one == 0 ? 0 : at(groupList);
  for (let place = 1; place <= groupCount; place++) {
    const group = at(groupList + place);
    const kind = at(group);
    if (kind == GROUP_NOT) continue;
    if (kind == GROUP_DEPENDENT && !has(one, at(group + 4))) continue;
    if (kind == GROUP_CONDITION) {
      const isMet = verdict(at(group + 3)) == TRUE;
      if (isMet) visit(at(group + 3), unevaluated, masks);
      const next = at(group + (isMet ? 4 : 5));
      if (next != 0) visit(next, unevaluated, masks);
      continue;
    }
    for (let child = 0; child < at(group + 2); child++) {
      const below = at(group + 3 + child);
      if (verdict(below) == TRUE) visit(below, unevaluated, masks);
    }
  }
}

export function verdict(schema: i32): i32 {
  const flags = at(schema + NODE_FLAGS);
  if ((flags & NEVER) != 0) return FALSE;
  if ((flags & ALWAYS) != 0) return TRUE;
  const one = frameOf(schema);
  return one == 0 ? 0 : get(one + FRAME_STATE);
}

/** The hash by which names are found, `nameHash` of src/schemalock/tables.ts: 7 bytes may be read after it. */
export function nameHash(text: usize, length: i32): i32 {
  let hash = length;
  let index = 0;
  for (; index + 4 <= length; index += 4) {
    hash = (hash ^ load<i32>(text + index)) * 0x9e3779b1;
    hash ^= hash >>> 15;
  }
  if (index < length) {
    const last = load<i32>(text + index) & ((1 << ((length - index) << 3)) - 1);
    hash = (hash ^ last) * 0x9e3779b1;
    hash ^= hash >>> 15;
  }
  return hash;
}

/** Whether two names of one length are the same; 7 bytes after each may be read. */
export function isSame(left: usize, right: usize, length: i32): bool {
  let index = 0;
  for (; index + 8 <= length; index += 8) {
    if (load<u64>(left + index) != load<u64>(right + index)) return false;
  }
  if (index == length) return true;
  const mask = (<u64> 1 << ((length - index) << 3)) - 1;
  return ((load<u64>(left + index) ^ load<u64>(right + index)) & mask) == 0;
}

/** The entry of the name that has been read, 0 for none. */
export function lookup(names: i32, length: i32, hash: i32): i32 {
  if (names == 0) return 0;
  const text = <usize> field(TEXT) + field(TEXT_START);
  let index = at(at(names + NAMES_BUCKETS) + (hash & at(names + NAMES_MASK)));
  while (index != 0) {
    const entry = entryOf(names, index - 1);
    if (at(entry + ENTRY_LENGTH) == length) {
      const other = program + at(entry + ENTRY_AT);
      if (isSame(other, text, length)) return entry;
    }
    index = at(entry + ENTRY_NEXT);
  }
  return 0;
}
