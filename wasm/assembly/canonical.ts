// RFC 8785 from the tape: members sorted by UTF-16 code units, no white space, strings and numbers in
// their one form. Two uses: write it, or tell whether the text is it already.

import {
  DEEPEST, DUPLICATE, ensure, ESCAPED_KEY_BYTES, fail, FLAG_ESCAPED, FLAG_REWRITE, FLAG_SHIFT, KIND_ARRAY, KIND_END, KIND_KEY,
  KIND_NUMBER, KIND_OBJECT, KIND_STRING, LENGTH_SHIFT, MEMBERS, NAMES, NAMES_CAPACITY, NO_MEMORY, NUMBER_RANGE,
  ODD_NUMBERS, OK, OUTPUT, OUTPUT_CAPACITY, OUTPUT_LENGTH, PROFILE, RECORDS, RECORDS_CAPACITY,
  REFUSE_DUPLICATES, REFUSE_LONE_SURROGATES, TAPE, TAPE_LENGTH, TEXT, TEXT_LENGTH,
} from "./session";
import { isOutOfRange, writeNumber } from "./number";
import { arrange, inUnits, order, RECORD } from "./sort";
import { copyOver, decodeString, rewriteString } from "./strings";
import { restart, tokenizerEnd, tokenizerWrite } from "./tokenizer";

/** Bytes a number can take that is not written as it stands. */
const NUMBER_BYTES: u32 = 32;

// Of the call under way.
let text: usize = 0;
let tape: usize = 0;
let names: usize = 0;
let records: usize = 0;
/** Something in the text was refused while writing; what it was is found out afterwards. */
let isRefused: bool = false;

/**
 * The canonical form of a text, to the block OUTPUT. Its last `size` bytes stand where `tokenizerReserve`
 * said; what came before went to `tokenizerWrite`. Twins of a name meet when they are sorted, so that the
 * session needs not refuse them before. Returns the status.
 */
export function canonicalWrite(session: usize, size: u32): u32 {
  let status = finish(session, size);
  if (status == OK) status = write(session);
  return status == OK || status == NO_MEMORY ? status : explain(session);
}

/** Whether such a text is its own canonical form: 1, or 0, or 2 when memory is short. */
export function canonicalCheck(session: usize, size: u32): u32 {
  const status = finish(session, size);
  if (status != OK) return status == NO_MEMORY ? 2 : 0;
  isRefused = false;
  return prepare(session) ? <u32> isTextCanonical(session) : 2;
}

@inline
function finish(session: usize, size: u32): u32 {
  const status = tokenizerWrite(session, size);
  return status == OK ? tokenizerEnd(session, 0) : status;
}

/** The text is refused: reads it once more with all checks on, so that the first error is the one named. */
function explain(session: usize): u32 {
  const size = load<u32>(session, TEXT_LENGTH);
  restart(session);
  store<u32>(session, REFUSE_DUPLICATES | REFUSE_LONE_SURROGATES, PROFILE);
  tokenizerWrite(session, 0);
  const status = tokenizerEnd(session, 0);
  if (status != OK) return status;
  const start: usize = load<u32>(session, TAPE);
  const end = start + load<u32>(session, TAPE_LENGTH);
  const from: usize = load<u32>(session, TEXT);
  for (let entry = start; entry < end; entry += 8) {
    const word = load<u32>(entry, 4);
    const at = from + load<u32>(entry);
    if ((word & 7) == KIND_NUMBER && isOutOfRange(at, at + (word >> LENGTH_SHIFT))) {
      return fail(session, NUMBER_RANGE, load<u32>(entry));
    }
  }
  return fail(session, NO_MEMORY, size);
}

/** Makes room for all that is written: the output, the records of members, the names with escapes. */
function prepare(session: usize): bool {
  // Nothing grows but numbers: escapes only get shorter.
  const output = <u64> load<u32>(session, TEXT_LENGTH) +
    <u64> load<u32>(session, ODD_NUMBERS) * NUMBER_BYTES + NUMBER_BYTES;
  // Records twice: sorting merges from one half to the other; and two for each open bracket, to compare.
  const recordBytes = <u64> (load<u32>(session, MEMBERS) + load<u32>(session, DEEPEST) + 1) * (RECORD * 2);
  if (max<u64>(output, recordBytes) > 0x3fffff00) return false;
  const nameBytes = load<u32>(session, ESCAPED_KEY_BYTES) + 1;
  if (ensure(session, OUTPUT, OUTPUT_CAPACITY, <u32> output, 0) == 0) return false;
  records = ensure(session, RECORDS, RECORDS_CAPACITY, <u32> recordBytes, 0);
  names = ensure(session, NAMES, NAMES_CAPACITY, nameBytes, 0);
  text = load<u32>(session, TEXT);
  tape = load<u32>(session, TAPE);
  return records != 0 && names != 0;
}

function write(session: usize): u32 {
  if (!prepare(session)) return fail(session, NO_MEMORY, 0);
  isRefused = false;
  const output: usize = load<u32>(session, OUTPUT);
  const end = writeValue(tape, output);
  if (isRefused) return DUPLICATE;
  store<u32>(session, <u32> (end - output), OUTPUT_LENGTH);
  return OK;
}

/** Walks the tape once: each token must stand right behind the one before, in its one form and order. */
function isTextCanonical(session: usize): bool {
  const end = tape + load<u32>(session, TAPE_LENGTH);
  const scratch: usize = load<u32>(session, OUTPUT);
  // Per open bracket two records: the last name, and the one that is compared with it.
  let pair = records;
  let at: u32 = 0;
  let comma: u32 = 0;
  for (let entry = tape; entry < end; entry += 8) {
    const word = load<u32>(entry, 4);
    const kind = word & 7;
    if (kind == KIND_END) {
      if (load<u32>(entry) != at) return false;
      pair -= RECORD * 2;
      at++;
      comma = 1;
      continue;
    }
    at += comma;
    if (load<u32>(entry) != at) return false;
    if (kind <= KIND_ARRAY) {
      pair += RECORD * 2;
      store<u32>(pair, 0, 16);
      at++;
      comma = 0;
      continue;
    }
    const length = word >> LENGTH_SHIFT;
    if (word & (FLAG_REWRITE << FLAG_SHIFT)) {
      const written = writeOdd(word, text + at, scratch) - scratch;
      if (isRefused || written != length || memory.compare(scratch, text + at, length) != 0) return false;
    }
    at += length;
    comma = 1;
    if (kind != KIND_KEY) continue;
    gather(entry, pair + RECORD);
    if (load<u32>(pair, 16) != 0 && order(pair, pair + RECORD) >= 0) return false;
    memory.copy(pair, pair + RECORD, RECORD);
    at++;
    comma = 0;
  }
  return at == load<u32>(session, TEXT_LENGTH);
}

/** Writes the value at `entry`; returns the end of the output. */
@inline
function writeValue(entry: usize, target: usize): usize {
  const kind = load<u32>(entry, 4) & 7;
  if (kind == KIND_OBJECT) return writeObject(entry, target);
  if (kind == KIND_ARRAY) return writeArray(entry, target);
  return writeScalar(entry, target);
}

/** The entry after the value at `entry`. */
@inline
function skipValue(entry: usize): usize {
  const word = load<u32>(entry, 4);
  return (word & 7) <= KIND_ARRAY ? tape + ((word >> LENGTH_SHIFT) << 3) + 8 : entry + 8;
}

@inline
function writeScalar(entry: usize, target: usize): usize {
  const word = load<u32>(entry, 4);
  const source = text + load<u32>(entry);
  const length: usize = word >> LENGTH_SHIFT;
  if (word & (FLAG_REWRITE << FLAG_SHIFT)) return writeOdd(word, source, target);
  return copyOver(target, source, length);
}

function writeOdd(word: u32, source: usize, target: usize): usize {
  const end = source + (word >> LENGTH_SHIFT);
  if ((word & 7) != KIND_NUMBER) {
    store<u8>(target, 0x22);
    const stop = rewriteString(source + 1, end - 1, target + 1);
    store<u8>(stop, 0x22);
    return stop + 1;
  }
  const stop = writeNumber(source, end, target);
  if (stop != 0) return stop;
  isRefused = true;
  return target;
}

function writeArray(entry: usize, target: usize): usize {
  const end = tape + ((load<u32>(entry, 4) >> LENGTH_SHIFT) << 3);
  store<u8>(target, 0x5b);
  target++;
  let item = entry + 8;
  if (item == end) {
    store<u8>(target, 0x5d);
    return target + 1;
  }
  while (item < end) {
    target = writeValue(item, target);
    store<u8>(target, 0x2c);
    target++;
    item = skipValue(item);
  }
  store<u8>(target - 1, 0x5d);
  return target;
}

function writeObject(entry: usize, target: usize): usize {
  const end = tape + ((load<u32>(entry, 4) >> LENGTH_SHIFT) << 3);
  store<u8>(target, 0x7b);
  target++;
  let key = entry + 8;
  if (key == end) {
    store<u8>(target, 0x7d);
    return target + 1;
  }
  const first = records;
  let last = first;
  let isSorted = true;
  while (key < end) {
    gather(key, last);
    if (last != first) isSorted = isSorted && order(last - RECORD, last) < 0;
    last += RECORD;
    key = skipValue(key + 8);
  }
  const sorted = isSorted ? first : arrange(first, last);
  if (sorted == 0) {
    isRefused = true;
    return target;
  }
  const sortedEnd = sorted + (last - first);
  records = sortedEnd;
  for (let record = sorted; record < sortedEnd; record += RECORD) {
    target = writeMember(load<u32>(record, 16), target);
    store<u8>(target, 0x2c);
    target++;
  }
  records = first;
  store<u8>(target - 1, 0x7d);
  return target;
}

/** Name, colon and value; in one go where the text has them so, which is where it has no white space. */
@inline
function writeMember(key: usize, target: usize): usize {
  const word = load<u32>(key, 4);
  const next = load<u32>(key, 12);
  const name = load<u32>(key);
  const value = load<u32>(key, 8);
  const isOdd = ((word | next) & (FLAG_REWRITE << FLAG_SHIFT)) != 0;
  if ((next & 7) > KIND_ARRAY && !isOdd && name + (word >> LENGTH_SHIFT) + 1 == value) {
    return copyOver(target, text + name, value + (next >> LENGTH_SHIFT) - name);
  }
  target = writeScalar(key, target);
  store<u8>(target, 0x3a);
  return writeValue(key + 8, target + 1);
}

/** Makes the record of the name at `key`: {prefix u64, address of the decoded name, length, tape entry}. */
@inline
function gather(key: usize, record: usize): void {
  const word = load<u32>(key, 4);
  let start = text + load<u32>(key) + 1;
  let length = (word >> LENGTH_SHIFT) - 2;
  if (word & ((FLAG_ESCAPED | FLAG_REWRITE) << FLAG_SHIFT)) {
    const stop = decodeString(start, start + length, names);
    start = names;
    length = <u32> (stop - names);
    names = stop;
  }
  let prefix = bswap<u64>(load<u64>(start));
  if (length < 8) prefix &= ~((<u64> -1) >> (length << 3));
  if (prefix & 0x8080808080808080) prefix = inUnits(prefix);
  store<u64>(record, prefix);
  store<u32>(record, <u32> start, 8);
  store<u32>(record, length, 12);
  store<u32>(record, <u32> key, 16);
}
