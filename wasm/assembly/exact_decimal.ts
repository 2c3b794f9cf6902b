// The rare case: more than 19 digits, so close to the middle of two doubles that exact arithmetic has to
// decide. Both sides become whole numbers of words and are compared.

import { compare, multiply, setWord, shiftLeft } from "./big";

/**
 * Digits that can matter: the middle of two doubles has at most 767 significant digits, so that anything
 * beyond 800 only says whether there is more than what was read.
 */
const MOST_DIGITS: u32 = 800;

/**
 * Whether the unsigned decimal in [start, end) is to be rounded up from the double `below` to the next one:
 * it lies above the middle, or on it and `below` is odd.
 */
export function isAboveHalf(start: usize, end: usize, below: u64): bool {
  const left: u32 = 0;
  const right: u32 = 1;
  let power = 0;
  let count: u32 = 0;
  let isFraction = false;
  let hasMore = false;
  let at = start;
  setWord(left, 0);
  for (; at < end; at++) {
    const byte: u32 = load<u8>(at);
    if (byte == 0x2e) {
      isFraction = true;
      continue;
    }
    if (byte - 0x30 > 9) break;
    if (count < MOST_DIGITS) {
      multiply(left, 10, byte - 0x30);
      count += <u32> (count != 0 || byte != 0x30);
      power -= <i32> isFraction;
    } else {
      if (byte != 0x30) hasMore = true;
      power += <i32> !isFraction;
    }
  }
  if (at < end) power += exponentAt(at + 1, end);
  const biased = <i32> (below >> 52);
  const fraction = below & 0xfffffffffffff;
  const mantissa = biased != 0 ? fraction | (<u64> 1 << 52) : fraction;
  // The middle is (2m + 1) * 2^(e - 1).
  setWord(right, mantissa * 2 + 1);
  const exponent = (biased != 0 ? biased : 1) - 1076;
  scale(power > 0 ? left : right, abs<i32>(power));
  if (exponent > 0) shiftLeft(right, exponent);
  else shiftLeft(left, -exponent);
  const order = compare(left, right);
  if (order == 0) return hasMore || (below & 1) != 0;
  return order > 0;
}

/** Multiplies by 10^power; only powers that reach a double get here, so that the words suffice. */
function scale(number: u32, power: i32): void {
  for (; power >= 9; power -= 9) multiply(number, 1000000000, 0);
  for (; power > 0; power--) multiply(number, 10, 0);
}

function exponentAt(at: usize, end: usize): i32 {
  const sign: u32 = load<u8>(at);
  if (sign == 0x2d || sign == 0x2b) at++;
  let exponent: i32 = 0;
  for (; at < end; at++) {
    if (exponent < 0x1000000) exponent = exponent * 10 + <i32> load<u8>(at) - 0x30;
  }
  return sign == 0x2d ? -exponent : exponent;
}
