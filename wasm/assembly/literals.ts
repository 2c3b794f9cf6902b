// A search for many literals at once (Aho and Corasick, 1975) over an automaton that TypeScript has built
// and put into a block. Where no match has begun, sixteen places at a time are tested for a possible start:
// three bytes, each by its two nibbles, over eight groups of literals.
//
// The automaton:                                    The exchange block:
//   0  six nibble tables of 16 bytes: low and high    0  in and out: the row where the scan stands
//      of the first, second and third byte            4  out: how many bytes were read
//  96  the class of each byte, 256 bytes             16  out: hits of 8 bytes, {row, end}
// 384  rows of u32, one per class: the offset of
//      the next row; bit 0 is set where a literal ends

const CLASSES: usize = 96;
const ROWS: usize = 384;
const HITS: usize = 16;

@inline function groupsOf(bytes: v128, low: v128, high: v128): v128 {
  const nibble = i8x16.splat(15);
  return v128.and(
    i8x16.swizzle(low, v128.and(bytes, nibble)),
    i8x16.swizzle(high, v128.and(i16x8.shr_u(bytes, 4), nibble)),
  );
}

/**
 * Reads up to `length` bytes, until all are read or `capacity` hits are found; returns the number of hits.
 */
export function literalScan(automaton: usize, input: usize, length: u32, exchange: usize, capacity: u32): u32 {
  const classes = automaton + CLASSES;
  const rows = automaton + ROWS;
  const low0 = v128.load(automaton);
  const high0 = v128.load(automaton, 16);
  const low1 = v128.load(automaton, 32);
  const high1 = v128.load(automaton, 48);
  const low2 = v128.load(automaton, 64);
  const high2 = v128.load(automaton, 80);
  const end = input + length;
  let row = load<u32>(exchange);
  let place = input;
  let count: u32 = 0;
  while (place < end && count < capacity) {
    if (row == 0) {
      // Sixteen places take eighteen bytes. What is left is read by the rows: it may go on in what follows.
      for (; place + 18 < end; place += 16) {
        let starts = v128.and(groupsOf(v128.load(place), low0, high0), groupsOf(v128.load(place, 1), low1, high1));
        if (!v128.any_true(starts)) continue;
        starts = v128.and(starts, groupsOf(v128.load(place, 2), low2, high2));
        const places = i8x16.bitmask(i8x16.ne(starts, i8x16.splat(0)));
        if (places == 0) continue;
        place += ctz<i32>(places);
        break;
      }
    }
    do {
      const next = load<u32>(rows + row + (<usize> load<u8>(classes + load<u8>(place)) << 2));
      place++;
      row = next & ~1;
      if (next & 1) {
        const hit = exchange + HITS + (<usize> count << 3);
        store<u32>(hit, row);
        store<u32>(hit, <u32> (place - input), 4);
        count++;
      }
    } while (row != 0 && place < end && count < capacity);
  }
  store<u32>(exchange, row);
  store<u32>(exchange, <u32> (place - input), 4);
  return count;
}
