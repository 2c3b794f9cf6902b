// JSON text to tape: one pass, resumable at every byte (RFC 8259, and RFC 7493 as the profile says).
//
// The text stays in one block, chunk after chunk, and 16 bytes of zero follow it: no token goes on at a
// zero byte, so that no loop needs to look for the end. Where a zero is met at the end of the text the
// tokenizer stops and goes on with the next chunk; anywhere else it is the error that it is.
//
// UTF-8 is checked after the fact: while strings are skipped every byte is collected in a vector, and only
// a chunk with a byte above 0x7f is looked at again. The earlier of the two errors counts.

import {
  DEEPEST, DEPTH, ensure, ERROR_OFFSET, ESCAPED_KEY_BYTES, fail, FLAG_ESCAPED, FLAG_REWRITE, FLAG_SHIFT, FRAME,
  FRAME_CONTAINER, FRAME_ENTRY, FRAME_FILTER, FRAME_KEYS, FRAME_KEYS_LIMIT, FRAMES, FRAMES_CAPACITY, KEYS,
  KEYS_CAPACITY, KEYS_LENGTH, KIND_ARRAY, KIND_END, KIND_KEY, KIND_NUMBER, KIND_OBJECT, KIND_STRING, KIND_WORD,
  LENGTH_SHIFT, LONE_SURROGATE, MAX_DEPTH, MAX_STRING, MEMBERS, NO_MEMORY, NUMBER_PHASE, ODD_NUMBERS, OK,
  OUTPUT_LENGTH, POSITION, PROFILE, REFUSE_DUPLICATES, REFUSE_LONE_SURROGATES, STATE, STATUS, STRING_FLAGS,
  STRING_TOO_LONG, SYNTAX, TAPE, TAPE_CAPACITY, TAPE_LENGTH, TEXT, TEXT_CAPACITY,
  TEXT_LENGTH, TOKEN_START, TOO_DEEP, TOO_LARGE, TRAILING, TRUNCATED, UTF8, VALIDATED,
} from "./session";
import { digitsAt } from "./digits";
import { addName, filterBit, filterByte, fingerprint, forgetNames, SCANNED_BYTES } from "./names";
import { hexDigit, hexUnit, isShortEscape } from "./strings";
import { validate } from "./utf8";

// What may come next. The code of a container is the state after its comma; with 1 added, it may also be
// closed at once.
const VALUE: u32 = 0;
const KEY: u32 = 2;
const AFTER: u32 = 4;
const COLON: u32 = 5;
const IN_STRING: u32 = 6; // 7 when the string is a name
const IN_NUMBER: u32 = 8;
const IN_ARRAY: u32 = VALUE;
const IN_OBJECT: u32 = KEY;
const AT_ROOT: u32 = 16;
const OR_CLOSE: u32 = 1;

const QUOTE: u32 = 0x22;
const BACKSLASH: u32 = 0x5c;
const MINUS: u32 = 0x2d;
/** Integers of so many digits are their own canonical form: a double holds them exactly. */
const SAFE_DIGITS: usize = 15;
/** No escape and no character is longer: beyond, nothing that is still open can be an earlier error. */
const LONGEST_UNIT: u32 = 16;

/** 16 quotes, 16 backslashes, 16 of the last control character. */
const constants: usize = memory.data<u8>([
  0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22, 0x22,
  0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c, 0x5c,
  0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f, 0x1f,
]);

/** Makes the session ready for a new text. */
export function tokenizerReset(session: usize, depth: u32, stringBytes: u32, profile: u32): void {
  // Everything between the status and the blocks is zero at the start of a text, but for the blocks.
  store<u64>(session, 0, STATUS);
  store<u32>(session, 0, TAPE_LENGTH);
  store<u32>(session, 0, TEXT_LENGTH);
  store<u32>(session, 0, OUTPUT_LENGTH);
  store<u32>(session, 0, DEEPEST);
  store<u32>(session, depth, MAX_DEPTH);
  store<u32>(session, stringBytes, MAX_STRING);
  store<u32>(session, profile, PROFILE);
  restart(session);
}

/** Back to the start of the text that is already there. */
export function restart(session: usize): void {
  store<u64>(session, 0, STATUS);
  store<u32>(session, 0, TAPE_LENGTH);
  store<u32>(session, 0, POSITION);
  store<u32>(session, VALUE, STATE);
  store<u32>(session, 0, DEPTH);
  store<u32>(session, 0, KEYS_LENGTH);
  store<u32>(session, 0, VALIDATED);
  store<u32>(session, 0, ODD_NUMBERS);
  store<u32>(session, 0, MEMBERS);
  store<u32>(session, 0, ESCAPED_KEY_BYTES);
  forgetNames(session);
}

/** Where to put the next `size` bytes of text, or 0 when memory is short. */
export function tokenizerReserve(session: usize, size: u32): usize {
  const length = load<u32>(session, TEXT_LENGTH);
  const before = load<u32>(session, TEXT);
  const text = ensure(session, TEXT, TEXT_CAPACITY, length + size + 16, length);
  if (text == 0) return 0;
  // The UTF-8 check looks back from the first byte.
  if (<u32> text != before) v128.store(text - 16, i64x2.splat(0));
  return text + length;
}

/** Takes `size` more bytes, which stand where `tokenizerReserve` said. Returns the status. */
export function tokenizerWrite(session: usize, size: u32): u32 {
  const status = load<u32>(session, STATUS);
  if (status != OK) return status;
  const length = load<u32>(session, TEXT_LENGTH) + size;
  store<u32>(session, length, TEXT_LENGTH);
  v128.store(load<u32>(session, TEXT) + length, i64x2.splat(0));
  return run(session);
}

/** The text ends here; `isCut` says that there was more of it than the limit. Returns the status. */
export function tokenizerEnd(session: usize, isCut: u32): u32 {
  const status = load<u32>(session, STATUS);
  if (status != OK) return status;
  const length = load<u32>(session, TEXT_LENGTH);
  const state = load<u32>(session, STATE);
  if (state == IN_NUMBER && isCompleteNumber(load<u32>(session, NUMBER_PHASE))) {
    const pushed = finishNumber(session, length);
    if (pushed != OK) return pushed;
  } else if ((state & ~1) == IN_STRING) {
    const limit = load<u32>(session, TOKEN_START) + 1 + load<u32>(session, MAX_STRING);
    if (length > limit) return fail(session, STRING_TOO_LONG, limit);
  }
  if (isCut != 0) return fail(session, TOO_LARGE, length);
  const isDone = load<u32>(session, STATE) == AFTER && load<u32>(session, DEPTH) == 0;
  return isDone ? OK : fail(session, TRUNCATED, length);
}

/** Writes an entry at once: where an engine checks bounds, it does so once. */
@inline
function put(entry: usize, offset: usize, word: u32): void {
  store<u64>(entry, <u64> <u32> offset | <u64> word << 32);
}

/** Makes room for one more entry and returns the tape, or 0. */
function growTape(session: usize, used: u32): usize {
  const tape = ensure(session, TAPE, TAPE_CAPACITY, used + 64, used);
  if (tape == 0) fail(session, NO_MEMORY, 0);
  return tape;
}

/** White space goes on for a while: by 32, which most indentation is shorter than. */
@inline
function skipSpace(at: usize): usize {
  for (;;) {
    const mask = spaceMask(at) | spaceMask(at + 16) << 16;
    if (~mask != 0) return at + ctz<u32>(~mask);
    at += 32;
  }
  return at;
}

/** White space at the place of its lower half; what fills the rest stands in its own place, so that no
 * other byte finds itself. Then 16 masks of the lower half. */
const spaces: usize = memory.data<u8>([
  0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x20, 0x09, 0x0a, 0x20, 0x20, 0x0d, 0x20, 0x20,
  0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f, 0x0f,
]);

/** Which of 16 bytes are white space: those that the table holds at the place of their lower half. */
@inline
function spaceMask(at: usize): u32 {
  const block = v128.load(at);
  const looked = i8x16.swizzle(v128.load(spaces), v128.and(block, v128.load(spaces, 16)));
  return i8x16.bitmask(i8x16.eq(looked, block));
}

/** Makes room for a frame, and on the stack of names for as many as an object may leave there. */
function growFrames(session: usize, depth: u32, keysLength: u32): bool {
  const used = (depth + 1) * FRAME;
  const frames = ensure(session, FRAMES, FRAMES_CAPACITY, used + FRAME, used);
  const keys = ensure(session, KEYS, KEYS_CAPACITY, keysLength + SCANNED_BYTES + 8, keysLength);
  return frames != 0 && keys != 0;
}

/** Reads on from where the session stands to the end of its text. */
function run(session: usize): u32 {
  const text: usize = load<u32>(session, TEXT);
  const end = text + load<u32>(session, TEXT_LENGTH);
  const profile = load<u32>(session, PROFILE);
  const maxString: usize = load<u32>(session, MAX_STRING);
  let keysLength = load<u32>(session, KEYS_LENGTH);
  let depth = load<u32>(session, DEPTH);
  if (load<u32>(session, FRAMES) == 0) {
    if (!growFrames(session, 0, 0)) return fail(session, NO_MEMORY, 0);
    store<u32>(load<u32>(session, FRAMES), AT_ROOT, FRAME_CONTAINER);
  }
  let frames: usize = load<u32>(session, FRAMES);
  let keys: usize = load<u32>(session, KEYS);
  let frame = frames + depth * FRAME;
  let container = load<u32>(frame, FRAME_CONTAINER);
  let at = text + load<u32>(session, POSITION);
  let state = load<u32>(session, STATE);
  let start: usize = 0;
  let flags: u32 = 0;
  let isName: bool = false;
  let seen = i64x2.splat(0);
  let code: u32 = OK;
  // From memory: V8 makes a constant anew wherever it is used, but keeps what was loaded in a register.
  const quotes = v128.load(constants);
  const backslashes = v128.load(constants, 16);
  const controls = v128.load(constants, 32);

  if (state >= IN_STRING) {
    start = text + load<u32>(session, TOKEN_START);
    if (state == IN_NUMBER) {
      at = numberSlowly(session, at, end);
      store<u32>(session, <u32> (at - text), POSITION);
      code = load<u32>(session, STATUS);
      if (at >= end || code != OK) return code;
      code = finishNumber(session, <u32> (at - text));
      if (code != OK) return code;
      state = AFTER;
    } else {
      isName = (state & 1) != 0;
      flags = load<u32>(session, STRING_FLAGS);
    }
  }
  let tapeBase: usize = load<u32>(session, TAPE);
  let tape = tapeBase + load<u32>(session, TAPE_LENGTH);
  let tapeEnd = tapeBase + load<u32>(session, TAPE_CAPACITY);
  let members = load<u32>(session, MEMBERS);
  for (;;) {
    // Two entries at most until here again.
    if (tape + 16 > tapeEnd) {
      const used = <u32> (tape - tapeBase);
      tapeBase = growTape(session, used);
      if (tapeBase == 0) return NO_MEMORY;
      tape = tapeBase + used;
      tapeEnd = tapeBase + load<u32>(session, TAPE_CAPACITY);
    }
    if (state < IN_STRING) {
      let byte: u32 = load<u8>(at);
      if (byte <= 0x20) {
        // One space stands alone most often; a new line goes on with the indentation.
        if (byte == 0x20) {
          at++;
          byte = load<u8>(at);
        }
        if (byte <= 0x20) {
          at = skipSpace(at);
          byte = load<u8>(at);
          if (at >= end) break;
        }
      }
      if (byte == QUOTE && state <= (KEY | OR_CLOSE)) {
        start = at;
        at++;
        flags = 0;
        isName = (state & KEY) != 0;
        // on to the string loop below
      } else {
        if (byte == 0x2c) { // ,
          if (state != AFTER || container == AT_ROOT) {
            code = unexpected(session, at - text, state, container);
            break;
          }
          state = container;
          at++;
          continue;
        }
        if (byte == 0x7d || byte == 0x5d) { // } ]
          const wanted: u32 = byte == 0x7d ? IN_OBJECT : IN_ARRAY;
          if (container != wanted || (state != AFTER && state != (container | OR_CLOSE))) {
            code = unexpected(session, at - text, state, container);
            break;
          }
          const entry: usize = load<u32>(frame, FRAME_ENTRY);
          const opened = tapeBase + entry;
          store<u32>(opened, load<u32>(opened, 4) | (<u32> (tape - tapeBase) >> 3) << LENGTH_SHIFT, 4);
          put(tape, at - text, KIND_END | (<u32> entry >> 3) << LENGTH_SHIFT);
          tape += 8;
          keysLength = load<u32>(frame, FRAME_KEYS);
          depth--;
          frame -= FRAME;
          container = load<u32>(frame, FRAME_CONTAINER);
          at++;
        } else if (byte == 0x3a) { // :
          if (state != COLON) {
            code = unexpected(session, at - text, state, container);
            break;
          }
          state = VALUE;
          at++;
          continue;
        } else if (state > OR_CLOSE) { // from here on only values, and none is expected
          code = unexpected(session, at - text, state, container);
          break;
        } else if (byte == 0x7b || byte == 0x5b) { // { [
          if (depth >= load<u32>(session, MAX_DEPTH)) {
            code = fail(session, TOO_DEEP, <u32> (at - text));
            break;
          }
          if (
            (depth + 2) * FRAME > load<u32>(session, FRAMES_CAPACITY) ||
            keysLength + SCANNED_BYTES + 8 > load<u32>(session, KEYS_CAPACITY)
          ) {
            if (!growFrames(session, depth, keysLength)) {
              code = fail(session, NO_MEMORY, 0);
              break;
            }
            frames = load<u32>(session, FRAMES);
            keys = load<u32>(session, KEYS);
            frame = frames + depth * FRAME;
          }
          depth++;
          if (depth > load<u32>(session, DEEPEST)) store<u32>(session, depth, DEEPEST);
          if (<u32> load<u8>(at, 1) == byte + 2) {
            // Empty: open and closed at once.
            const index = <u32> (tape - tapeBase) >> 3;
            const kind = byte == 0x7b ? KIND_OBJECT : KIND_ARRAY;
            put(tape, at - text, kind | (index + 1) << LENGTH_SHIFT);
            put(tape + 8, at + 1 - text, KIND_END | index << LENGTH_SHIFT);
            tape += 16;
            depth--;
            at += 2;
            state = AFTER;
            if (load<u8>(at) == 0x2c && container != AT_ROOT) {
              at++;
              state = container;
            }
            continue;
          }
          frame += FRAME;
          store<u32>(frame, <u32> (tape - tapeBase), FRAME_ENTRY);
          store<u32>(frame, keysLength, FRAME_KEYS);
          if (byte == 0x7b) {
            store<u32>(frame, keysLength + SCANNED_BYTES, FRAME_KEYS_LIMIT);
            v128.store(frame, i64x2.splat(0), FRAME_FILTER);
            v128.store(frame, i64x2.splat(0), FRAME_FILTER + 16);
            put(tape, at - text, KIND_OBJECT);
            container = IN_OBJECT;
          } else {
            put(tape, at - text, KIND_ARRAY);
            container = IN_ARRAY;
          }
          store<u32>(frame, container, FRAME_CONTAINER);
          state = container | OR_CLOSE;
          tape += 8;
          at++;
          continue;
        } else if (byte - 0x30 < 10 || byte == MINUS) {
          const first = at + <usize> (byte == MINUS);
          const digits = digitsAt(first);
          let stop = first + digits;
          const next: u32 = load<u8>(stop);
          let kind: u32 = KIND_NUMBER;
          if (digits - 1 < SAFE_DIGITS && next != 0x2e && (next | 0x20) != 0x65 && stop < end) {
            // An integer that is a double exactly; only -0 has another form.
            if (load<u8>(first) == 0x30) {
              stop = first + 1;
              if (first != at) kind = oddNumber(session);
            }
          } else {
            // Most other numbers have a point and at most 16 digits behind it, and no exponent.
            const fraction = next == 0x2e ? digitsAt(stop + 1) : 0;
            const after = stop + 1 + fraction;
            if (fraction != 0 && after < end && isShortDecimal(first, digits, load<u8>(after))) {
              stop = after;
              if (!isPlainDecimal(first, stop)) kind = oddNumber(session);
              put(tape, at - text, kind | <u32> (stop - at) << LENGTH_SHIFT);
              tape += 8;
              at = stop;
              state = AFTER;
              if (load<u8>(at) == 0x2c && container != AT_ROOT) {
                at++;
                state = container;
              }
              continue;
            }
            stop = numberAt(first, digits);
            if (stop == 0 || stop >= end) {
              start = at;
              store<u32>(session, 0, NUMBER_PHASE);
              at = numberSlowly(session, at, end);
              state = IN_NUMBER;
              code = load<u32>(session, STATUS);
              break;
            }
            kind = oddNumber(session);
          }
          put(tape, at - text, kind | <u32> (stop - at) << LENGTH_SHIFT);
          tape += 8;
          at = stop;
        } else {
          const length = wordAt(at);
          if (length == 0) {
            const wrong = wrongInWord(at);
            if (wrong < end) code = fail(session, SYNTAX, <u32> (wrong - text));
            break;
          }
          put(tape, at - text, KIND_WORD | length << LENGTH_SHIFT);
          tape += 8;
          at += length;
        }
        // A value has ended; most often a comma follows at once.
        state = AFTER;
        if (load<u8>(at) == 0x2c && container != AT_ROOT) {
          at++;
          state = container;
        }
        continue;
      }
    }
    // In a string: `start` is its opening quote.
    let stopper: u32 = 0;
    for (;;) {
      const block = v128.load(at);
      seen = v128.or(seen, block);
      const mask = i8x16.bitmask(v128.or(
        v128.or(i8x16.eq(block, quotes), i8x16.eq(block, backslashes)),
        i8x16.le_u(block, controls),
      ));
      if (mask == 0) {
        at += 16;
        continue;
      }
      at += ctz<u32>(mask);
      stopper = load<u8>(at);
      if (stopper != BACKSLASH) break;
      const letter: u32 = load<u8>(at, 1);
      if (letter == 0x75) {
        const unit = hexUnit(at + 2);
        if (unit <= 0xffff && (unit & 0xf800) != 0xd800 && at + 6 <= end) {
          flags |= FLAG_REWRITE;
          at += 6;
          continue;
        }
        const length = escapeAt(session, at, end, profile);
        if (length == 0) break;
        flags |= FLAG_REWRITE;
        at += length;
      } else if (isShortEscape(letter) && at + 2 <= end) {
        flags |= letter == 0x2f ? FLAG_REWRITE : FLAG_ESCAPED;
        at += 2;
      } else {
        escapeAt(session, at, end, profile);
        break;
      }
    }
    const length = <u32> (at + 1 - start);
    if (stopper != QUOTE || length > maxString + 2) {
      code = stopInString(session, start, at, end);
      state = IN_STRING | <u32> isName;
      break;
    }
    at++;
    if (!isName) {
      put(tape, start - text, KIND_STRING | flags << FLAG_SHIFT | length << LENGTH_SHIFT);
      tape += 8;
      state = AFTER;
      if (load<u8>(at) == 0x2c && container != AT_ROOT) {
        at++;
        state = container;
      }
      continue;
    }
    put(tape, start - text, KIND_KEY | flags << FLAG_SHIFT | length << LENGTH_SHIFT);
    members++;
    if (flags != 0) {
      store<u32>(session, load<u32>(session, ESCAPED_KEY_BYTES) + length, ESCAPED_KEY_BYTES);
    }
    if (profile & REFUSE_DUPLICATES) {
      const print = fingerprint(start + 1, length - 2);
      const filter = filterByte(frame, print);
      const known: u32 = load<u8>(filter);
      const bit = filterBit(print);
      if (flags == 0 && (known & bit) == 0 && keysLength < load<u32>(frame, FRAME_KEYS_LIMIT)) {
        store<u8>(filter, known | bit);
        put(keys + keysLength, print, <u32> (tape - tapeBase));
        keysLength += 8;
      } else {
        store<u32>(session, keysLength, KEYS_LENGTH);
        store<u32>(session, depth, DEPTH);
        code = addName(session, <u32> (tape - tapeBase));
        if (code != OK) {
          code = fail(session, code, <u32> (start - text));
          break;
        }
        keysLength = load<u32>(session, KEYS_LENGTH);
      }
    }
    tape += 8;
    state = COLON;
    if (load<u8>(at) == 0x3a) {
      at++;
      state = VALUE;
    }
  }
  store<u32>(session, <u32> (at - text), POSITION);
  store<u32>(session, state, STATE);
  store<u32>(session, depth, DEPTH);
  store<u32>(session, keysLength, KEYS_LENGTH);
  store<u32>(session, members, MEMBERS);
  store<u32>(session, <u32> (tape - tapeBase), TAPE_LENGTH);
  if (state >= IN_STRING) {
    store<u32>(session, <u32> (start - text), TOKEN_START);
    store<u32>(session, flags, STRING_FLAGS);
  }
  const validated: usize = text + load<u32>(session, VALIDATED);
  if (i8x16.bitmask(seen) != 0 || load<u8>(validated) > 0x7f) {
    return checkUtf8(session, validated, end);
  }
  store<u32>(session, <u32> (end - text), VALIDATED);
  return code;
}

/** Counts a number that may have another canonical form. Returns its kind and flag for the tape. */
@inline
function oddNumber(session: usize): u32 {
  store<u32>(session, load<u32>(session, ODD_NUMBERS) + 1, ODD_NUMBERS);
  return KIND_NUMBER | FLAG_REWRITE << FLAG_SHIFT;
}

/**
 * The string at `start` cannot go on at `at`: a control character, a bad escape (recorded already), a length
 * over the limit, or the end of what there is so far. An error counts only before the limit.
 */
function stopInString(session: usize, start: usize, at: usize, end: usize): u32 {
  const text: usize = load<u32>(session, TEXT);
  const limit = start + 1 + <usize> load<u32>(session, MAX_STRING);
  const status = load<u32>(session, STATUS);
  let wrong = at;
  if (status != OK) wrong = text + load<u32>(session, ERROR_OFFSET);
  else if (load<u8>(at) == QUOTE) wrong = limit;
  else if (at >= end || load<u8>(at) == BACKSLASH) {
    if (at <= limit + LONGEST_UNIT) return OK;
    wrong = limit;
  }
  if (wrong >= limit) return fail(session, STRING_TOO_LONG, <u32> (limit - text));
  return status != OK ? status : fail(session, SYNTAX, <u32> (at - text));
}

/** Checks the bytes from `from` to `end`, or to an error and the sequence there; the first error wins. */
function checkUtf8(session: usize, from: usize, end: usize): u32 {
  const text: usize = load<u32>(session, TEXT);
  const status = load<u32>(session, STATUS);
  const other = load<u32>(session, ERROR_OFFSET);
  if (status != OK) end = min<usize>(end, text + other + 4);
  const reached = end <= from ? from : validate(from, end);
  if (<i32> reached >= 0) {
    store<u32>(session, <u32> (reached - text), VALIDATED);
    return status;
  }
  const wrong = <u32> ((reached & 0x7fffffff) - text);
  if (status != OK && wrong >= other) return status;
  if ((load<u32>(session, STATE) & ~1) == IN_STRING) {
    const start = load<u32>(session, TOKEN_START);
    const limit = start + 1 + load<u32>(session, MAX_STRING);
    if (wrong > start && wrong >= limit) return fail(session, STRING_TOO_LONG, limit);
  }
  return fail(session, UTF8, wrong);
}

/** A byte that cannot stand where it stands. */
function unexpected(session: usize, offset: usize, state: u32, container: u32): u32 {
  const isTrailing = state == AFTER && container == AT_ROOT;
  return fail(session, isTrailing ? TRAILING : SYNTAX, <u32> offset);
}

/**
 * The length of the escape at `at`, or 0: then it is wrong, which is recorded, or the text ends in it.
 */
function escapeAt(session: usize, at: usize, end: usize, profile: u32): usize {
  const text: usize = load<u32>(session, TEXT);
  if (at + 1 >= end) return 0;
  const letter: u32 = load<u8>(at, 1);
  if (letter != 0x75) {
    if (isShortEscape(letter)) return 2;
    fail(session, SYNTAX, <u32> (at + 1 - text));
    return 0;
  }
  if (!isHexUnit(session, at + 2, end)) return 0;
  const unit = hexUnit(at + 2);
  if ((unit & 0xf800) != 0xd800 || !(profile & REFUSE_LONE_SURROGATES)) return 6;
  let isPair = unit < 0xdc00;
  if (isPair) {
    if (at + 6 >= end) return 0;
    isPair = load<u8>(at, 6) == BACKSLASH;
  }
  if (isPair) {
    if (at + 7 >= end) return 0;
    isPair = load<u8>(at, 7) == 0x75;
  }
  if (isPair) {
    if (!isHexUnit(session, at + 8, end)) return 0;
    isPair = (hexUnit(at + 8) & 0xfc00) == 0xdc00;
  }
  if (isPair) return 12;
  fail(session, LONE_SURROGATE, <u32> (at - text));
  return 0;
}

/** Whether four digits are there; a byte that is none is recorded. */
function isHexUnit(session: usize, at: usize, end: usize): bool {
  for (let index: usize = 0; index < 4; index++) {
    if (at + index >= end) return false;
    if (hexDigit(load<u8>(at + index)) > 15) {
      fail(session, SYNTAX, <u32> (at + index - load<u32>(session, TEXT)));
      return false;
    }
  }
  return true;
}

/** 4 or 5 where `true`, `false` or `null` begins at `at`, else 0. */
@inline
function wordAt(at: usize): u32 {
  const head = load<u32>(at);
  if (head == 0x65757274 || head == 0x6c6c756e) return 4;
  return head == 0x736c6166 && load<u8>(at, 4) == 0x65 ? 5 : 0;
}

/** The first byte from `at` that is in none of the three words. */
function wrongInWord(at: usize): usize {
  const byte: u32 = load<u8>(at);
  const word: u64 = byte == 0x74 ? 0x65757274 : byte == 0x66 ? 0x65736c6166 : byte == 0x6e ? 0x6c6c756e : 0;
  for (let index: usize = 0; index < 5; index++) {
    if (<u32> load<u8>(at + index) != <u32> ((word >> (index << 3)) & 0xff)) return at + index;
    if (word == 0) break;
  }
  return at;
}

/** The end of the number whose first digit, and how many follow it, are known, or 0 when it is none. */
function numberAt(first: usize, digits: usize): usize {
  let stop = first + digits;
  if (digits == 0) return 0;
  if (load<u8>(first) == 0x30) stop = first + 1;
  else stop = skipDigits(stop);
  if (load<u8>(stop) == 0x2e) {
    stop++;
    if (<u32> load<u8>(stop) - 0x30 > 9) return 0;
    stop = skipDigits(stop);
  }
  if ((load<u8>(stop) | 0x20) == 0x65) {
    stop++;
    const sign = load<u8>(stop);
    if (sign == 0x2b || sign == MINUS) stop++;
    if (<u32> load<u8>(stop) - 0x30 > 9) return 0;
    stop = skipDigits(stop);
  }
  return stop;
}

@inline
function skipDigits(at: usize): usize {
  for (;;) {
    const digits = digitsAt(at);
    if (digits < 16) return at + digits;
    at += 16;
  }
  return at;
}

/** Whether digits, a point and 1 to 16 digits are a whole number token when this byte comes next. */
@inline
function isShortDecimal(first: usize, digits: usize, next: u32): bool {
  if (digits - 1 > 15 || (load<u8>(first) == 0x30 && digits != 1)) return false;
  return (next | 0x20) != 0x65 && next - 0x30 > 9;
}

/**
 * Whether a decimal without exponent is as ECMAScript would print it: at most 15 digits, no zero at its end,
 * not so small that it would get an exponent.
 */
@inline
function isPlainDecimal(first: usize, stop: usize): bool {
  if (stop - first > SAFE_DIGITS + 1 || load<u8>(stop - 1) == 0x30) return false;
  // Six zeros behind the point: less than 1e-6.
  return load<u8>(first) != 0x30 || (load<u64>(first, 2) & 0xffffffffffff) != 0x303030303030;
}

// Phases of the slow reader of numbers: what has been read last.
const NOTHING: u32 = 0;
const SIGN: u32 = 1;
const ZERO: u32 = 2;
const INTEGER: u32 = 3;
const POINT: u32 = 4;
const FRACTION: u32 = 5;
const E: u32 = 6;
const E_SIGN: u32 = 7;
const EXPONENT: u32 = 8;

function isCompleteNumber(phase: u32): bool {
  return phase == ZERO || phase == INTEGER || phase == FRACTION || phase == EXPONENT;
}

/** Reads a number byte by byte from the phase in the session, to its end, an error, or `end`. */
function numberSlowly(session: usize, at: usize, end: usize): usize {
  let phase = load<u32>(session, NUMBER_PHASE);
  while (at < end) {
    const byte: u32 = load<u8>(at);
    let next: u32 = NOTHING;
    if (byte - 0x30 < 10) {
      if (phase <= SIGN) next = byte == 0x30 ? ZERO : INTEGER;
      else if (phase == INTEGER) next = INTEGER;
      else if (phase == POINT || phase == FRACTION) next = FRACTION;
      else if (phase >= E) next = EXPONENT;
    } else if (byte == MINUS || byte == 0x2b) {
      if (phase == NOTHING && byte == MINUS) next = SIGN;
      else if (phase == E) next = E_SIGN;
    } else if (byte == 0x2e) {
      if (phase == ZERO || phase == INTEGER) next = POINT;
    } else if ((byte | 0x20) == 0x65) {
      if (phase == ZERO || phase == INTEGER || phase == FRACTION) next = E;
    }
    if (next == NOTHING) {
      if (!isCompleteNumber(phase)) fail(session, SYNTAX, <u32> (at - load<u32>(session, TEXT)));
      break;
    }
    phase = next;
    at++;
  }
  store<u32>(session, phase, NUMBER_PHASE);
  return at;
}

/** Puts the number from TOKEN_START to `end` on the tape. */
function finishNumber(session: usize, end: u32): u32 {
  const used = load<u32>(session, TAPE_LENGTH);
  const tape = growTape(session, used);
  if (tape == 0) return NO_MEMORY;
  const text: usize = load<u32>(session, TEXT);
  const start = load<u32>(session, TOKEN_START);
  const first = text + start + <usize> (load<u8>(text + start) == MINUS);
  const length = end - start;
  const phase = load<u32>(session, NUMBER_PHASE);
  const isPlain = phase == ZERO
    ? length == 1
    : phase == INTEGER
    ? text + end - first <= SAFE_DIGITS
    : phase == FRACTION && isPlainDecimal(first, text + end);
  const isOdd = !isPlain;
  if (isOdd) store<u32>(session, load<u32>(session, ODD_NUMBERS) + 1, ODD_NUMBERS);
  store<u32>(tape + used, start);
  store<u32>(tape + used, KIND_NUMBER | (isOdd ? FLAG_REWRITE << FLAG_SHIFT : 0) | length << LENGTH_SHIFT, 4);
  store<u32>(session, used + 8, TAPE_LENGTH);
  store<u32>(session, AFTER, STATE);
  return OK;
}
