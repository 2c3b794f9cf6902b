// Is it UTF-8? (Unicode 16, table 3-7.) ASCII by 64 bytes, the rest by 16 with the three nibble tables of
// Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021); the exact place of a
// fault is found byte by byte.

// What may be wrong with a pair of bytes, one bit each, looked up by the nibbles of the pair.
const TOO_SHORT: i8 = 1 << 0;
const TOO_LONG: i8 = 1 << 1;
const OVERLONG_3: i8 = 1 << 2;
const TOO_LARGE: i8 = 1 << 3;
const SURROGATE: i8 = 1 << 4;
const OVERLONG_2: i8 = 1 << 5;
const OVERLONG_4: i8 = 1 << 6; // also: too large, second byte 0x8_
const TWO_CONTINUATIONS: i8 = -128;
const CARRY: i8 = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS;
const LARGE_LOW: i8 = CARRY | TOO_LARGE | OVERLONG_4;
const AFTER_8: i8 = TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | OVERLONG_3 | OVERLONG_4;
const AFTER_9: i8 = TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | OVERLONG_3 | TOO_LARGE;
const AFTER_AB: i8 = TOO_LONG | OVERLONG_2 | TWO_CONTINUATIONS | SURROGATE | TOO_LARGE;

/**
 * Checks [from, end), where `from` begins a sequence and the three bytes before it are readable and end
 * none that is open. Returns `end`, or the first byte of a sequence that `end` cuts short, or, with bit 31
 * set, the first byte of a sequence that is wrong.
 */
export function validate(from: usize, end: usize): usize {
  let at = from;
  while (at + 64 <= end) {
    // ASCII after ASCII: nothing is open.
    if (!isAscii64(at) || (at != from && load<u8>(at - 1) > 0x7f)) {
      const low = v128.or(faults(at), faults(at + 16));
      const high = v128.or(faults(at + 32), faults(at + 48));
      if (v128.any_true(v128.or(low, high))) break;
    }
    at += 64;
  }
  while (at + 16 <= end) {
    if (v128.any_true(faults(at))) break;
    at += 16;
  }
  return validateSlowly(boundaryBefore(at, from), end);
}

@inline
function isAscii64(at: usize): bool {
  const low = v128.or(v128.load(at), v128.load(at, 16));
  const high = v128.or(v128.load(at, 32), v128.load(at, 48));
  return i8x16.bitmask(v128.or(low, high)) == 0;
}

/** The first byte of the sequence that is open at `at`, or `at`. */
function boundaryBefore(at: usize, from: usize): usize {
  for (let back: usize = 1; back <= 3; back++) {
    if (at < from + back) break;
    const byte: u32 = load<u8>(at - back);
    if (byte < 0x80) break;
    if (byte < 0xc0) continue;
    const length: usize = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? at - back : at;
  }
  return at;
}

/** Nonzero lanes where the byte does not fit the three before it. */
@inline
function faults(at: usize): v128 {
  const input = v128.load(at);
  const back1 = v128.load(at - 1);
  const back2 = v128.load(at - 2);
  const back3 = v128.load(at - 3);
  const low = i8x16.splat(0x0f);
  const firstHigh = i8x16.swizzle(
    i8x16(
      TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
      TWO_CONTINUATIONS, TWO_CONTINUATIONS, TWO_CONTINUATIONS, TWO_CONTINUATIONS,
      TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE,
      TOO_SHORT | TOO_LARGE | OVERLONG_4,
    ),
    i8x16.shr_u(back1, 4),
  );
  const firstLow = i8x16.swizzle(
    i8x16(
      CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY, CARRY,
      CARRY | TOO_LARGE, LARGE_LOW, LARGE_LOW, LARGE_LOW,
      LARGE_LOW, LARGE_LOW, LARGE_LOW, LARGE_LOW,
      LARGE_LOW, LARGE_LOW | SURROGATE, LARGE_LOW, LARGE_LOW,
    ),
    v128.and(back1, low),
  );
  const secondHigh = i8x16.swizzle(
    i8x16(
      TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
      AFTER_8, AFTER_9, AFTER_AB, AFTER_AB, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
    ),
    i8x16.shr_u(input, 4),
  );
  const special = v128.and(v128.and(firstHigh, firstLow), secondHigh);
  const third = v128.or(
    i8x16.sub_sat_u(back2, i8x16.splat(0x60)),
    i8x16.sub_sat_u(back3, i8x16.splat(0x70)),
  );
  return v128.xor(v128.and(third, i8x16.splat(-128)), special);
}

/** The same contract, one sequence at a time. */
function validateSlowly(from: usize, end: usize): usize {
  let at = from;
  while (at < end) {
    const lead: u32 = load<u8>(at);
    if (lead < 0x80) {
      at++;
      continue;
    }
    if (lead < 0xc2 || lead > 0xf4) return at | 0x80000000;
    const length: usize = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : 2;
    for (let index: usize = 1; index < length; index++) {
      if (at + index >= end) return at;
      const byte: u32 = load<u8>(at + index);
      let lowest: u32 = 0x80;
      let highest: u32 = 0xbf;
      if (index == 1) {
        if (lead == 0xe0) lowest = 0xa0;
        if (lead == 0xed) highest = 0x9f;
        if (lead == 0xf0) lowest = 0x90;
        if (lead == 0xf4) highest = 0x8f;
      }
      if (byte < lowest || byte > highest) return at | 0x80000000;
    }
    at += length;
  }
  return end;
}
