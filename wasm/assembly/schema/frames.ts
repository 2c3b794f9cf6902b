// The verdicts of the schema machine: which schemas judge the values that are open, and who waits for whom.
// The twin is src/hotpath/reference/schema_frames.ts.

import {
  ALWAYS, ARRAY_CONTAINS, ARRAY_LATE, ARRAY_MAX_CONTAINS, ARRAY_MINIMUM, ARRAY_MIN_CONTAINS, ARRAY_UNIQUE,
  ENUM_BOOLEANS, ENUM_KEYWORD, ENUM_TYPES, FALSE, FRAME_CHILD, FRAME_COUNT, FRAME_EXTRA, FRAME_KEYWORD,
  FRAME_LEVEL, FRAME_MATCHED, FRAME_NEXT, FRAME_NODE, FRAME_OWN, FRAME_PENDING, FRAME_SIZE, FRAME_STATE,
  FRAME_TALLY, FRAME_WAITING, GROUP_ALL, GROUP_ALTERNATIVE, GROUP_ANY, GROUP_CONDITION, GROUP_CONSEQUENCE,
  GROUP_CONTAINS, GROUP_DEPENDENT, GROUP_NOT, GROUP_ONE, GROUP_UNEVALUATED, KEYWORD_ANY_OF,
  KEYWORD_DEPENDENT_SCHEMAS, KEYWORD_FALSE_SCHEMA, KEYWORD_IF, KEYWORD_LIMIT, KEYWORD_MAX_CONTAINS, KEYWORD_NOT,
  KEYWORD_ONE_OF, KEYWORD_TYPE, NEVER, NODE_ARRAY, NODE_ENUM, NODE_FLAGS, NODE_GROUPS, NODE_IMMEDIATE, NODE_GROUP_WORDS,
  NODE_INDEX, NODE_NUMBER, NODE_OBJECT, NODE_PENDING, NODE_PENDING_IN_OBJECT, NODE_STRING, NODE_TYPES,
  NODE_UNEVALUATED_ITEMS, NODE_UNEVALUATED_PROPERTIES, OBJECT_PATTERN_COUNT, OBJECT_REQUIRED_COUNT,
  OBJECT_SLOT_WORDS, STRING_PATTERNS, TRACKED, TRUE, TYPE_ARRAY, TYPE_BOOLEAN, TYPE_NUMBER, TYPE_OBJECT,
  TYPE_STRING, TYPE_WHOLE, UNEVALUATED_MASK_WORDS,
} from "./layout";
import {
  ARENA, ARENA_CAPACITY, BOOLEAN_BIT, CAUSE_KEYWORD, CAUSE_LEVEL, CAUSE_NAME, CAUSE_NODE, DEPTH, FAILED, LEVELS,
  LEVELS_CAPACITY, LEVEL_BASE, LEVEL_BYTES, LEVEL_FIRST, LEVEL_HASHED, LEVEL_NAME, LEVEL_NAME_LENGTH,
  LEVEL_START, LEVEL_TYPE, LEVEL_UNIQUE, MARKS, OFFSET, SERIAL, SPAWNS, SPAWNS_CAPACITY, SPAWN_COUNT, STEPS,
  TOP, arena, at, depth, ensure, failed, field, get, level, levelAt, levelWord, refuse, releaseLevel, session,
  set, setField, setLevelWord,
} from "./state";

const STEPS_FREE: f64 = 2000000;
const STEPS_PER_BYTE: f64 = 256;

/** A value begins: everything that was to look at it does. */
export function startValue(type: i32): void {
  const count = depth();
  if (!ensure(LEVELS, LEVELS_CAPACITY, (count + 1) * <u32> LEVEL_BYTES, count * <u32> LEVEL_BYTES)) return;
  const parent = levelAt(count - 1);
  const isHashed = count > 0 && (levelWord(parent, LEVEL_HASHED) | levelWord(parent, LEVEL_UNIQUE)) != 0;
  const open = levelAt(count);
  // Stores: filling by instruction costs more than all of them.
  const zero = i64x2.splat(0);
  v128.store(open, zero);
  v128.store(open, zero, 16);
  v128.store(open, zero, 32);
  v128.store(open, zero, 48);
  v128.store(open, zero, 64);
  setLevelWord(open, LEVEL_TYPE, type);
  setLevelWord(open, LEVEL_START, field(OFFSET));
  setLevelWord(open, LEVEL_BASE, field(TOP));
  setLevelWord(open, LEVEL_HASHED, isHashed ? 1 : 0);
  if (count > 0) {
    const name = levelWord(parent, LEVEL_NAME) + levelWord(parent, LEVEL_NAME_LENGTH);
    setLevelWord(open, LEVEL_NAME, name);
  }
  setField(DEPTH, count + 1);
  setField(SERIAL, field(SERIAL) + 1);
  const spawns = field(SPAWN_COUNT);
  setField(SPAWN_COUNT, 0);
  for (let index = 0; index < spawns && !failed(); index++) {
    const from = load<u32>(session, SPAWNS) + (index << 4);
    attach(load<i32>(from), load<i32>(from, 4), load<i32>(from, 8), load<i32>(from, 12));
  }
}

/** A value has ended, or a name: its frames go. */
export function popLevel(): void {
  const open = level();
  releaseLevel(open);
  setField(TOP, levelWord(open, LEVEL_BASE));
  setField(DEPTH, depth() - 1);
}

export function spawn(schema: i32, parent: i32, kind: i32, argument: i32): void {
  const count = field(SPAWN_COUNT);
  if (!ensure(SPAWNS, SPAWNS_CAPACITY, (count + 1) << 4, count << 4)) return;
  const to = load<u32>(session, SPAWNS) + (count << 4);
  store<i32>(to, schema);
  store<i32>(to, parent, 4);
  store<i32>(to, kind, 8);
  store<i32>(to, argument, 12);
  setField(SPAWN_COUNT, count + 1);
}

export function attach(schema: i32, parent: i32, kind: i32, argument: i32): void {
  const steps = load<f64>(session, STEPS) + 1;
  store<f64>(session, steps, STEPS);
  if (steps > STEPS_FREE + STEPS_PER_BYTE * <f64> field(OFFSET)) return refuse(KEYWORD_LIMIT);
  const flags = at(schema + NODE_FLAGS);
  if ((flags & NEVER) != 0) {
    const isChild = kind == GROUP_ALL && argument != 0;
    const level = isChild ? get(parent + FRAME_LEVEL) : depth() - 1;
    cause(isChild ? argument : KEYWORD_FALSE_SCHEMA, level, 0);
    return report(parent, kind, argument, false);
  }
  if ((flags & ALWAYS) != 0) return report(parent, kind, argument, true);
  const type = levelWord(level(), LEVEL_TYPE);
  if ((at(schema + NODE_IMMEDIATE) & type) != 0) return report(parent, kind, argument, true);
  const index = at(schema + NODE_INDEX);
  const mark = load<u32>(session, MARKS) + (index << 3);
  const isThere = load<i32>(mark, 4) == field(SERIAL);
  const one = isThere ? load<i32>(mark) : create(schema);
  const state = get(one + FRAME_STATE);
  if (state != 0) {
    if (state == FALSE) cause(get(one + FRAME_KEYWORD), get(one + FRAME_LEVEL), schema);
    return report(parent, kind, argument, state == TRUE);
  }
  const link = allocateWords(4);
  set(link, parent);
  set(link + 1, kind);
  set(link + 2, argument);
  set(link + 3, get(one + FRAME_WAITING));
  set(one + FRAME_WAITING, link);
  if (!isThere) begin(one, schema);
}

/** Verdict of a frame to one that waits for it. */
export function report(parent: i32, kind: i32, argument: i32, isTrue: bool): void {
  if (parent == 0) {
    if (!isTrue) setField(FAILED, 1);
    return;
  }
  if (kind == GROUP_CONTAINS) return contained(parent, isTrue);
  if (kind == GROUP_UNEVALUATED) {
    set(parent + FRAME_CHILD, isTrue ? TRUE : FALSE);
    return;
  }
  if (get(parent + FRAME_STATE) != 0) return;
  const state = parent + FRAME_SIZE + at(argument + 1);
  switch (kind) {
    case GROUP_ALL:
      if (!isTrue) fail(parent, 0);
      else if (argument == 0) settle(parent);
      return;
    case GROUP_ANY:
      return any(parent, state, isTrue);
    case GROUP_ONE:
      return oneOf(parent, state, isTrue);
    case GROUP_NOT:
      return isTrue ? fail(parent, KEYWORD_NOT) : settle(parent);
    case GROUP_DEPENDENT:
      set(state, isTrue ? TRUE : FALSE);
      return dependent(parent, state);
    default:
      return conditional(parent, kind, argument, isTrue);
  }
}

export function fail(one: i32, keyword: i32): void {
  if (get(one + FRAME_STATE) != 0) return;
  if (keyword != 0) cause(keyword, get(one + FRAME_LEVEL), get(one + FRAME_NODE));
  set(one + FRAME_STATE, FALSE);
  set(one + FRAME_KEYWORD, field(CAUSE_KEYWORD));
  tell(one, false);
}

export function settle(one: i32): void {
  if (get(one + FRAME_STATE) != 0) return;
  const pending = get(one + FRAME_PENDING) - 1;
  set(one + FRAME_PENDING, pending);
  if (pending > 0) return;
  set(one + FRAME_STATE, TRUE);
  tell(one, true);
}

/** The keywords of the schema itself hold, whatever follows. */
export function settleOwn(one: i32): void {
  if (get(one + FRAME_OWN) == 0) return;
  set(one + FRAME_OWN, 0);
  settle(one);
}

/** A schema that depends on a name: its verdict counts once the name is there. */
export function dependent(parent: i32, state: i32): void {
  const verdict = get(state);
  if (get(state + 1) == 0 || verdict == 0 || get(state + 2) != 0) return;
  set(state + 2, 1);
  if (verdict == TRUE) settle(parent);
  else fail(parent, KEYWORD_DEPENDENT_SCHEMAS);
}

/** Whether anybody still asks. */
export function isWanted(one: i32): bool {
  if (get(one + FRAME_STATE) != 0) return false;
  const schema = get(one + FRAME_NODE);
  if ((at(schema + NODE_FLAGS) & TRACKED) != 0) return true;
  for (let link = get(one + FRAME_WAITING); link != 0; link = get(link + 3)) {
    const parent = get(link);
    if (parent == 0 || get(parent + FRAME_STATE) == 0) return true;
  }
  return false;
}

/** The frame of a schema at the present value, once {@linkcode remark} has run; 0 for none. */
export function frameOf(schema: i32): i32 {
  const index = at(schema + NODE_INDEX);
  const mark = load<u32>(session, MARKS) + (index << 3);
  return load<i32>(mark, 4) == field(SERIAL) ? load<i32>(mark) : 0;
}

/** Finds the frames of the present value again, after its children have used the marks. */
export function remark(open: usize): void {
  setField(SERIAL, field(SERIAL) + 1);
  for (let one = levelWord(open, LEVEL_FIRST); one != 0; one = get(one + FRAME_NEXT)) {
    const index = at(get(one + FRAME_NODE) + NODE_INDEX);
    mark(index, one);
  }
}

/** Where a frame keeps what it knows of unevaluated children. */
export function masksOf(one: i32): i32 {
  const schema = get(one + FRAME_NODE);
  const object = at(schema + NODE_OBJECT);
  const isObject = levelWord(levelAt(get(one + FRAME_LEVEL)), LEVEL_TYPE) == TYPE_OBJECT;
  const skipped = isObject && object != 0
    ? at(object + OBJECT_SLOT_WORDS) + at(object + OBJECT_PATTERN_COUNT)
    : 0;
  return get(one + FRAME_EXTRA) + skipped;
}

export function tell(one: i32, isTrue: bool): void {
  for (let link = get(one + FRAME_WAITING); link != 0; link = get(link + 3)) {
    report(get(link), get(link + 1), get(link + 2), isTrue);
    if (failed()) return;
  }
}

/** Zeroed words on the stack of frames. */
function allocateWords(size: i32): i32 {
  const block = field(TOP);
  const top = block + size;
  if (!ensure(ARENA, ARENA_CAPACITY, <u32> top << 2, <u32> block << 2)) return 0;
  // Up to 12 bytes more are wiped: they are free, or slack.
  const from = arena + (<usize> block << 2);
  const zero = i64x2.splat(0);
  for (let to: usize = 0; to < <usize> size << 2; to += 16) v128.store(from + to, zero);
  setField(TOP, top);
  return block;
}

function mark(index: i32, one: i32): void {
  const place = load<u32>(session, MARKS) + (index << 3);
  store<i32>(place, one);
  store<i32>(place, field(SERIAL), 4);
}

function cause(keyword: i32, level: i32, schema: i32): void {
  setField(CAUSE_KEYWORD, keyword);
  setField(CAUSE_LEVEL, level);
  setField(CAUSE_NODE, schema);
  setField(CAUSE_NAME, 0);
}

export function create(schema: i32): i32 {
  const open = level();
  const type = levelWord(open, LEVEL_TYPE);
  const groupWords = at(schema + NODE_GROUP_WORDS);
  const one = allocateWords(FRAME_SIZE + groupWords + extraWords(schema, type));
  set(one, schema);
  set(one + FRAME_EXTRA, one + FRAME_SIZE + groupWords);
  set(one + FRAME_LEVEL, depth() - 1);
  set(one + FRAME_NEXT, levelWord(open, LEVEL_FIRST));
  setLevelWord(open, LEVEL_FIRST, one);
  const index = at(schema);
  mark(index, one);
  return one;
}

export function extraWords(schema: i32, type: i32): i32 {
  const unevaluated = at(schema + unevaluatedField(type));
  // One mask for the present child, and room for those that failed.
  const masks = unevaluated == 0 ? 0 : 65 * at(unevaluated + UNEVALUATED_MASK_WORDS);
  if (type == TYPE_STRING) {
    const text = at(schema + NODE_STRING);
    return text == 0 ? 0 : at(text + STRING_PATTERNS);
  }
  if (type == TYPE_ARRAY) return masks;
  const object = at(schema + NODE_OBJECT);
  if (type != TYPE_OBJECT || object == 0) return type == TYPE_OBJECT ? masks : 0;
  return masks + at(object + OBJECT_SLOT_WORDS) +
    at(object + OBJECT_PATTERN_COUNT);
}

export function begin(one: i32, schema: i32): void {
  const type = levelWord(level(), LEVEL_TYPE);
  const allowed = at(schema + NODE_TYPES);
  const wanted = type == TYPE_NUMBER ? TYPE_NUMBER | TYPE_WHOLE : type;
  if ((allowed & wanted) == 0) return fail(one, KEYWORD_TYPE);
  const own = ownOf(one, schema, type);
  if (own < 0) return;
  const pending = type == TYPE_OBJECT ? NODE_PENDING_IN_OBJECT : NODE_PENDING;
  set(one + FRAME_OWN, own);
  // One more than there is, so that nothing is settled before everything has been asked.
  set(one + FRAME_PENDING, 1 + own + at(schema + pending));
  const list = at(schema + NODE_GROUPS);
  const count = list == 0 ? 0 : at(list);
  for (let index = 1; index <= count; index++) {
    ask(one, at(list + index), type);
    if (get(one + FRAME_STATE) != 0 || failed()) return;
  }
  settle(one);
}

export function ask(one: i32, group: i32, type: i32): void {
  const kind = at(group);
  const count = at(group + 2);
  const state = one + FRAME_SIZE + at(group + 1);
  if (kind == GROUP_DEPENDENT && type != TYPE_OBJECT) return;
  if (kind == GROUP_ANY || kind == GROUP_ONE) set(state, count);
  if (kind == GROUP_CONDITION) {
    const then = at(group + 4);
    const otherwise = at(group + 5);
    if (then == 0) set(state + 1, TRUE);
    if (otherwise == 0) set(state + 2, TRUE);
    attach(at(group + 3), one, GROUP_CONDITION, group);
    if (then != 0) attach(then, one, GROUP_CONSEQUENCE, group);
    if (otherwise != 0) attach(otherwise, one, GROUP_ALTERNATIVE, group);
    return;
  }
  for (let index = 0; index < count; index++) {
    attach(at(group + 3 + index), one, kind, kind == GROUP_ALL ? 0 : group);
    if (get(one + FRAME_STATE) != 0 || failed()) return;
  }
}

/** 1 when the schema's own keywords wait for the value, 0 when they hold, -1 when they failed. */
export function ownOf(one: i32, schema: i32, type: i32): i32 {
  const enumeration = at(schema + NODE_ENUM);
  if (enumeration != 0 && (at(enumeration + ENUM_TYPES) & type) == 0) {
    fail(one, at(enumeration + ENUM_KEYWORD));
    return -1;
  }
  switch (type) {
    case TYPE_BOOLEAN:
      if (
        enumeration != 0 && (at(enumeration + ENUM_BOOLEANS) & field(BOOLEAN_BIT)) == 0
      ) {
        fail(one, at(enumeration + ENUM_KEYWORD));
        return -1;
      }
      return 0;
    case TYPE_NUMBER: {
      const isWhole = (at(schema + NODE_TYPES) & TYPE_NUMBER) == 0;
      return isWhole || enumeration != 0 || at(schema + NODE_NUMBER) != 0 ? 1 : 0;
    }
    case TYPE_STRING: {
      const text = at(schema + NODE_STRING);
      return text != 0 || enumeration != 0 ? 1 : 0;
    }
    case TYPE_ARRAY:
      return ownArray(schema, enumeration);
    case TYPE_OBJECT:
      return ownObject(one, schema, enumeration);
    default:
      return 0;
  }
}

export function ownArray(schema: i32, enumeration: i32): i32 {
  const array = at(schema + NODE_ARRAY);
  const open = level();
  if (enumeration != 0) setLevelWord(open, LEVEL_HASHED, 1);
  if (array != 0 && at(array + ARRAY_UNIQUE) != 0) setLevelWord(open, LEVEL_UNIQUE, 1);
  return array != 0 || enumeration != 0 || at(schema + NODE_UNEVALUATED_ITEMS) != 0
    ? 1
    : 0;
}

export function ownObject(one: i32, schema: i32, enumeration: i32): i32 {
  const object = at(schema + NODE_OBJECT);
  if (enumeration != 0) setLevelWord(level(), LEVEL_HASHED, 1);
  if (object != 0) set(one + FRAME_TALLY, at(object + OBJECT_REQUIRED_COUNT));
  return object != 0 || enumeration != 0 || at(schema + NODE_UNEVALUATED_PROPERTIES) != 0
    ? 1
    : 0;
}

export function any(parent: i32, state: i32, isTrue: bool): void {
  if (get(state + 1) != 0) return;
  if (isTrue) {
    set(state + 1, 1);
    return settle(parent);
  }
  const left = get(state) - 1;
  set(state, left);
  if (left == 0) fail(parent, KEYWORD_ANY_OF);
}

export function oneOf(parent: i32, state: i32, isTrue: bool): void {
  const left = get(state) - 1;
  const found = get(state + 1) + (isTrue ? 1 : 0);
  set(state, left);
  set(state + 1, found);
  if (found > 1 || (left == 0 && found == 0)) fail(parent, KEYWORD_ONE_OF);
  else if (left == 0) settle(parent);
}

export function conditional(parent: i32, kind: i32, group: i32, isTrue: bool): void {
  const state = parent + FRAME_SIZE + at(group + 1);
  const place = kind == GROUP_CONDITION ? 0 : kind == GROUP_CONSEQUENCE ? 1 : 2;
  set(state + place, isTrue ? TRUE : FALSE);
  if (get(state + 3) != 0) return;
  const condition = get(state);
  const then = get(state + 1);
  const otherwise = get(state + 2);
  const verdict = condition == TRUE
    ? then
    : condition == FALSE
    ? otherwise
    : then == otherwise
    ? then
    : 0;
  if (verdict == 0) return;
  set(state + 3, 1);
  if (verdict == TRUE) settle(parent);
  else fail(parent, place == 0 || isTrue ? KEYWORD_IF : 0);
}

export function contained(parent: i32, isTrue: bool): void {
  if (!isTrue) return;
  set(parent + FRAME_MATCHED, 1);
  const found = get(parent + FRAME_TALLY) + 1;
  set(parent + FRAME_TALLY, found);
  if (get(parent + FRAME_STATE) != 0) return;
  const schema = get(parent + FRAME_NODE);
  const array = at(schema + NODE_ARRAY);
  const most = at(array + ARRAY_MAX_CONTAINS);
  if (most >= 0 && found > most) return fail(parent, KEYWORD_MAX_CONTAINS);
  settleArrayEarly(parent);
}

/** Lower bounds are met and nothing else can fail. */
export function settleArrayEarly(one: i32): void {
  const schema = get(one + FRAME_NODE);
  const array = at(schema + NODE_ARRAY);
  if ((at(schema + NODE_FLAGS) & ARRAY_LATE) != 0 || array == 0) return;
  if (at(array + ARRAY_CONTAINS) != 0) {
    if (get(one + FRAME_TALLY) < at(array + ARRAY_MIN_CONTAINS)) return;
  }
  if (get(one + FRAME_COUNT) >= at(array + ARRAY_MINIMUM)) settleOwn(one);
}

/** The field of a node that says what to do with the unevaluated children of a value. */
export function unevaluatedField(type: i32): i32 {
return type == TYPE_ARRAY ? NODE_UNEVALUATED_ITEMS : NODE_UNEVALUATED_PROPERTIES;
}
