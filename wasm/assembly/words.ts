// The three words of JSON, and the white space between tokens.

/** 4 or 5 where `true`, `false` or `null` begins at `at`, else 0. */
@inline
export function wordAt(at: usize): u32 {
  const head = load<u32>(at);
  if (head == 0x65757274 || head == 0x6c6c756e) return 4;
  return head == 0x736c6166 && load<u8>(at, 4) == 0x65 ? 5 : 0;
}

/** The first byte from `at` that is in none of the three words. */
export function wrongInWord(at: usize): usize {
  const byte: u32 = load<u8>(at);
  const word: u64 = byte == 0x74 ? 0x65757274 : byte == 0x66 ? 0x65736c6166 : byte == 0x6e ? 0x6c6c756e : 0;
  for (let index: usize = 0; index < 5; index++) {
    if (<u32> load<u8>(at + index) != <u32> ((word >> (index << 3)) & 0xff)) return at + index;
    if (word == 0) break;
  }
  return at;
}

/** White space goes on for a while: by 32, which most indentation is shorter than. */
@inline
export function skipSpace(at: usize): usize {
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
