// Runs of decimal digits.

/** How many of the next 16 bytes are digits before the first that is none. */
@inline
export function digitsAt(at: usize): usize {
  const isDigit = i8x16.lt_u(i8x16.sub(v128.load(at), i8x16.splat(0x30)), i8x16.splat(10));
  return ctz<u32>(i8x16.bitmask(isDigit) ^ 0xffffffff);
}
