// Members sorted by UTF-16 code units (RFC 8785 section 3.2.3) while their names are UTF-8.
//
// The two orders differ in one place only: code points above U+FFFF begin with F0 to F4 in UTF-8, after EE
// and EF, while their surrogates come before U+E000 to U+FFFF. Two lead bytes change places and bytes
// compare like code units.

/** Bytes of a record: {prefix u64, name u32, length u32, tape entry u32, place before sorting u32}. */
export const RECORD: u32 = 24;
/** Up to so many are sorted by insertion. */
const FEW: usize = 20;

/** The byte with EE and EF moved behind F0 to F4. */
@inline
function inUnit(byte: u32): u32 {
  return byte < 0xee ? byte : byte < 0xf0 ? byte + 5 : byte - 2;
}

/** The same for each of eight bytes. */
export function inUnits(prefix: u64): u64 {
  let result: u64 = 0;
  for (let shift: u32 = 0; shift < 64; shift += 8) {
    result |= <u64> inUnit(<u32> (prefix >> shift) & 0xff) << shift;
  }
  return result;
}

/** Negative, zero or positive as the name of `left` comes before, is, or comes after that of `right`. */
@inline
export function order(left: usize, right: usize): i32 {
  const leftPrefix = load<u64>(left);
  const rightPrefix = load<u64>(right);
  if (leftPrefix != rightPrefix) return leftPrefix < rightPrefix ? -1 : 1;
  return orderOfRest(left, right);
}

function orderOfRest(left: usize, right: usize): i32 {
  const leftLength = load<u32>(left, 12);
  const rightLength = load<u32>(right, 12);
  const shorter = min<u32>(leftLength, rightLength);
  const leftName: usize = load<u32>(left, 8);
  const rightName: usize = load<u32>(right, 8);
  for (let at: usize = 8; at < shorter; at += 16) {
    const differs = v128.xor(v128.load(leftName + at), v128.load(rightName + at));
    if (!v128.any_true(differs)) continue;
    const mask = i8x16.bitmask(i8x16.ne(differs, i64x2.splat(0)));
    const place = at + ctz<u32>(mask);
    if (place >= shorter) break;
    return inUnit(load<u8>(leftName + place)) < inUnit(load<u8>(rightName + place)) ? -1 : 1;
  }
  return leftLength < rightLength ? -1 : <i32> (leftLength > rightLength);
}

/** Objects of up to so many members are remembered. */
const REMEMBERED: u32 = 64;
/** Arrangements: 64 of REMEMBERED indexes. */
const shapes: usize = memory.data(64 * 64, 16);

/**
 * Sorts the records in [first, last), where as many bytes behind are free. Returns where they are now, at
 * `first` or at `last`, or 0 when a name is there twice.
 *
 * Objects that follow each other mostly have the same names in the same order. The last arrangement of an
 * object with as many members and the same first and last name is tried at once: when it puts the names in
 * order they are sorted, wherever the arrangement comes from.
 */
export function arrange(first: usize, last: usize): usize {
  const count = <u32> (last - first) / RECORD;
  if (count > REMEMBERED) return sortRecords(first, last) ? 0 : first;
  const mixed = (load<u64>(first) ^ rotl<u64>(load<u64>(last - RECORD), 23) ^ count) * 0x9e3779b97f4a7c15;
  const shape = shapes + <usize> (mixed >> 58) * REMEMBERED;
  let target = last;
  for (let index: u32 = 0; index < count; index++) {
    const from = load<u8>(shape + index);
    // What another shape left here may name records that are not there.
    if (from >= count) return learn(first, last, shape);
    copyRecord(target, first + <usize> from * RECORD);
    if (index != 0 && order(target - RECORD, target) >= 0) return learn(first, last, shape);
    target += RECORD;
  }
  return last;
}

/** Sorts, and writes down where each record came from. */
function learn(first: usize, last: usize, shape: usize): usize {
  let index: u32 = 0;
  for (let record = first; record < last; record += RECORD) store<u32>(record, index++, 20);
  if (sortRecords(first, last)) return 0;
  for (let record = first; record < last; record += RECORD) {
    store<u8>(shape, load<u32>(record, 20));
    shape++;
  }
  return first;
}

/** Returns whether a name is there twice. */
function sortRecords(first: usize, last: usize): bool {
  let at = first + RECORD;
  while (at < last) {
    const sign = order(at - RECORD, at);
    if (sign == 0) return true;
    if (sign > 0) break;
    at += RECORD;
  }
  if (at >= last) return false;
  if (last - first <= FEW * RECORD) return insertFrom(at, first, last);
  return mergeRuns(first, last);
}

@inline
function copyRecord(target: usize, source: usize): void {
  v128.store(target, v128.load(source));
  store<u64>(target, load<u64>(source, 16), 16);
}

/** [first, at) is sorted already. */
function insertFrom(at: usize, first: usize, last: usize): bool {
  for (; at < last; at += RECORD) {
    const head = v128.load(at);
    const tail = load<u64>(at, 16);
    // The record under way stands behind the others, where it can be compared.
    v128.store(last, head);
    store<u64>(last, tail, 16);
    let place = at;
    while (place > first) {
      const sign = order(place - RECORD, last);
      if (sign == 0) return true;
      if (sign < 0) break;
      copyRecord(place, place - RECORD);
      place -= RECORD;
    }
    v128.store(place, head);
    store<u64>(place, tail, 16);
  }
  return false;
}

/** Merge sort from the bottom: runs of FEW, then pairs of runs to and fro. */
function mergeRuns(first: usize, last: usize): bool {
  const size = last - first;
  const held = first + size;
  // Insertion uses one record behind its run, which would be the next run: runs are sorted in the free half.
  for (let run = first; run < last; run += FEW * RECORD) {
    const stop = min<usize>(run + FEW * RECORD, last);
    memory.copy(held, run, stop - run);
    if (insertFrom(held + RECORD, held, held + (stop - run))) return true;
    memory.copy(run, held, stop - run);
  }
  let from = first;
  let to = held;
  for (let width: usize = FEW * RECORD; width < size; width <<= 1) {
    for (let start: usize = 0; start < size; start += width << 1) {
      const middle = min<usize>(start + width, size);
      const stop = min<usize>(start + (width << 1), size);
      if (merge(from + start, from + middle, from + stop, to + start)) return true;
    }
    const other = from;
    from = to;
    to = other;
  }
  if (from != first) memory.copy(first, from, size);
  return false;
}

function merge(left: usize, middle: usize, end: usize, target: usize): bool {
  let right = middle;
  const stop = target + (end - left);
  while (target < stop) {
    let takeLeft = left < middle;
    if (takeLeft && right < end) {
      const sign = order(left, right);
      if (sign == 0) return true;
      takeLeft = sign < 0;
    }
    copyRecord(target, takeLeft ? left : right);
    if (takeLeft) left += RECORD;
    else right += RECORD;
    target += RECORD;
  }
  return false;
}
