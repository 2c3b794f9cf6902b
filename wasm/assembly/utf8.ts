// Is it UTF-8? (Unicode 16, table 3-7.) ASCII by 64 bytes, the rest by 16 with the three nibble tables of
// Keiser and Lemire, "Validating UTF-8 In Less Than One Instruction Per Byte" (2021); the exact place of a
// fault is found byte by byte.

// What may be wrong with a pair of bytes is one bit each, looked up by the nibbles of the pair: 1 too short,
// 2 too long, 4 overlong (3 bytes), 8 too large, 16 a surrogate, 32 overlong (2 bytes), 64 overlong (4 bytes)
// or too large with a second byte 0x8_, 128 two continuations.

/** By the upper half of the first byte, by its lower half, by the upper half of the second. */
const faultTables: usize = memory.data<u8>([
  0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x02, 0x80, 0x80, 0x80, 0x80, 0x21, 0x01, 0x15, 0x49,
  0xe7, 0xa3, 0x83, 0x83, 0x8b, 0xcb, 0xcb, 0xcb, 0xcb, 0xcb, 0xcb, 0xcb, 0xcb, 0xdb, 0xcb, 0xcb,
  0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0x01, 0xe6, 0xae, 0xba, 0xba, 0x01, 0x01, 0x01, 0x01,
]);

/**
 * Checks [from, end), where `from` begins a sequence and the three bytes before it are readable and end
 * none that is open. Returns `end`, or the first byte of a sequence that `end` cuts short, or, with bit 31
 * set, the first byte of a sequence that is wrong.
 */
export function validate(from: usize, end: usize): usize {
  let at = from;
  while (at + 64 <= end) {
    const first = v128.load(at);
    const second = v128.load(at, 16);
    const third = v128.load(at, 32);
    const fourth = v128.load(at, 48);
    const before = v128.load(at - 16);
    // ASCII after ASCII: nothing is open.
    const all = v128.or(v128.or(first, second), v128.or(third, fourth));
    if ((i8x16.bitmask(all) | (i8x16.bitmask(before) & 0x8000)) != 0) {
      const low = v128.or(faults(before, first), faults(first, second));
      const high = v128.or(faults(second, third), faults(third, fourth));
      if (v128.any_true(v128.or(low, high))) break;
    }
    at += 64;
  }
  while (at + 16 <= end) {
    if (v128.any_true(faults(v128.load(at - 16), v128.load(at)))) break;
    at += 16;
  }
  return validateSlowly(boundaryBefore(at, from), end);
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

/** Nonzero lanes where a byte of `input` does not fit the three before it, which `before` ends with. */
@inline
function faults(before: v128, input: v128): v128 {
  const back1 = i8x16.shuffle(before, input, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30);
  const back2 = i8x16.shuffle(before, input, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29);
  const back3 = i8x16.shuffle(before, input, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28);
  const firstHigh = i8x16.swizzle(v128.load(faultTables), i8x16.shr_u(back1, 4));
  const firstLow = i8x16.swizzle(v128.load(faultTables, 16), v128.and(back1, i8x16.splat(0x0f)));
  const secondHigh = i8x16.swizzle(v128.load(faultTables, 32), i8x16.shr_u(input, 4));
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
