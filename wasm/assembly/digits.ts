// Runs of decimal digits.

/** 16 zeros and 16 nines: a load from a fixed address is cheaper than a constant, which V8 makes anew. */
const constants: usize = memory.data<u8>([
  0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30, 0x30,
  9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
]);

/** How many of the next 16 bytes are digits before the first that is none. */
@inline
export function digitsAt(at: usize): usize {
  const values = i8x16.sub(v128.load(at), v128.load(constants));
  return ctz<u32>(i8x16.bitmask(i8x16.le_u(values, v128.load(constants, 16))) ^ 0xffffffff);
}
