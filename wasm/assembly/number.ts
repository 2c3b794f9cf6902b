// Numbers of JSON text in the form of ECMAScript's Number::toString (RFC 8785 section 3.2.2.3).
//
// A decimal of at most 15 significant digits is the shortest one that means its double, so that only
// zeros and the point have to be moved. Any other number is read exactly (Eisel and Lemire, "Number
// Parsing at a Gigabyte per Second", 2021; long inputs with exact arithmetic) and printed with Giulietti's
// Schubfach ("The Schubfach way to render doubles", 2021).

import { digitsAt } from "./digits";
import { mulHigh } from "./wide";
import { ensurePowers, LEAST_POWER, powerHigh, powerLow } from "./power_table";
import { isAboveHalf } from "./exact_decimal";

/** The largest number of 15 digits. */
const SAFE_DIGITS: u64 = 999999999999999;
/** The least and greatest exponent where 15 digits are safe: neither subnormal nor near the end. */
const SAFE_EXPONENT: i32 = 290;
/** Significant digits that fit 64 bits, whatever they are. */
const WORD_DIGITS: u32 = 19;
const INFINITE: u64 = 0x7ff0000000000000;

/** Significant digits of the number read last, as an integer, and its power of ten. */
let digitsRead: u64 = 0;
let powerRead: i32 = 0;
/** Whether there were more digits than that. */
let hasMore: bool = false;

/** The shortest digits of the double printed last, and their power of ten. */
let shortest: u64 = 0;
let shortestPower: i32 = 0;

/**
 * Writes the number in [start, end), checked before, to `target`, where 32 bytes are free. Returns the end,
 * or 0 when the number is beyond the range of a double.
 */
export function writeNumber(start: usize, end: usize, target: usize): usize {
  const isNegative = load<u8>(start) == 0x2d;
  readDecimal(start + <usize> isNegative, end);
  let digits = digitsRead;
  let power = powerRead;
  if (digits == 0) {
    store<u8>(target, 0x30);
    return target + 1;
  }
  if (digits > SAFE_DIGITS || power < -SAFE_EXPONENT || power > SAFE_EXPONENT) {
    const bits = doubleBits(start + <usize> isNegative, end);
    if (bits >= INFINITE) return 0;
    if (bits == 0) {
      store<u8>(target, 0x30);
      return target + 1;
    }
    shorten(bits);
    digits = shortest;
    power = shortestPower;
  }
  store<u8>(target, 0x2d);
  return writeDecimal(digits, power, target + <usize> isNegative);
}

/** Whether the number in [start, end) is beyond the range of a double. */
export function isOutOfRange(start: usize, end: usize): bool {
  const first = start + <usize> (load<u8>(start) == 0x2d);
  readDecimal(first, end);
  return digitsRead != 0 && doubleBits(first, end) >= INFINITE;
}

/** 16 bytes of 0, then 16 of 255: from its n-th byte on, a mask of the last n of 16. */
const lastBytes: usize = memory.data<u8>([
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
]);
const powersOfTen: usize = memory.data<u64>([
  1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000, 1000000000, 10000000000, 100000000000,
  1000000000000, 10000000000000, 100000000000000, 1000000000000000, 10000000000000000,
]);

/** The value of the `count` <= 8 digits that end at `end`; by halves, as WASM shifts by less than 64. */
@inline
function valueOfFew(end: usize, count: usize): u64 {
  const shift = 32 - (count << 2);
  const digits = load<u64>(end - 8) ^ 0x3030303030303030;
  return valueOfEight(digits >> shift >> shift << shift << shift);
}

/** The value of the `count` <= 16 digits that end at `end`. */
@inline
function valueOfDigits(end: usize, count: usize): u64 {
  const digits = v128.and(
    i8x16.sub(v128.load(end - 16), i8x16.splat(0x30)),
    v128.load(lastBytes + count),
  );
  const upper = valueOfEight(i64x2.extract_lane(digits, 0));
  return upper * 100000000 + valueOfEight(i64x2.extract_lane(digits, 1));
}

/**
 * Reads an unsigned number up to its 19th significant digit. `hasMore` says whether there were more.
 */
function readDecimal(start: usize, end: usize): void {
  // Most numbers: whole, or with a fraction, of few digits.
  const whole = digitsAt(start);
  const point = start + whole;
  if (point == end) {
    if (whole <= 16) return keepRead(valueOfDigits(point, whole), 0, false);
  } else if (load<u8>(point) == 0x2e) {
    const fraction = digitsAt(point + 1);
    if (point + 1 + fraction == end && whole + fraction <= WORD_DIGITS && fraction <= 16) {
      const digits = (whole <= 8 ? valueOfFew(point, whole) : valueOfDigits(point, whole)) *
        load<u64>(powersOfTen + (fraction << 3));
      return keepRead(digits + valueOfDigits(end, fraction), -<i32> fraction, false);
    }
  }
  readDigits(start, end);
}

@inline
function keepRead(digits: u64, power: i32, more: bool): void {
  digitsRead = digits;
  powerRead = power;
  hasMore = more;
}

/** The same for any number, digit by digit. */
function readDigits(start: usize, end: usize): void {
  let digits: u64 = 0;
  let count: u32 = 0;
  let power: i32 = 0;
  let isFraction = false;
  let at = start;
  for (; at < end; at++) {
    const digit = <u32> load<u8>(at) - 0x30;
    if (digit > 9) {
      if (load<u8>(at) != 0x2e) break;
      isFraction = true;
      continue;
    }
    if (count < WORD_DIGITS) {
      digits = digits * 10 + digit;
      count += <u32> (digits != 0);
      power -= <i32> isFraction;
    } else {
      count++;
      power += <i32> !isFraction;
    }
  }
  if (at < end) power += readExponent(at + 1, end);
  keepRead(digits, power, count > WORD_DIGITS);
}

/** The number of eight digits 0 to 9, the first in the lowest byte: pairs, then fours, then all. */
@inline
function valueOfEight(digits: u64): u64 {
  const pairs = digits * 10 + (digits >> 8);
  const first = (pairs & 0x000000ff000000ff) * 0x000f424000000064;
  const second = ((pairs >> 16) & 0x000000ff000000ff) * 0x0000271000000001;
  return (first + second) >> 32;
}

/** The exponent at `at`, held within what decides anything: a text is shorter than 2^27 digits. */
function readExponent(at: usize, end: usize): i32 {
  const sign: u32 = load<u8>(at);
  if (sign == 0x2d || sign == 0x2b) at++;
  let exponent: i32 = 0;
  for (; at < end; at++) {
    if (exponent < 0x10000000 / 10) exponent = exponent * 10 + <i32> load<u8>(at) - 0x30;
  }
  return sign == 0x2d ? -exponent : exponent;
}

/** The double nearest to the number read last (half to even), as bits; 0x7ff0... when there is none. */
function doubleBits(start: usize, end: usize): u64 {
  const below = nearest(digitsRead, powerRead);
  if (!hasMore || below >= INFINITE || below == nearest(digitsRead + 1, powerRead)) {
    return below;
  }
  return below + <u64> isAboveHalf(start, end, below);
}

/** Eisel-Lemire: the double nearest to digits * 10^power, without a fallback (Mushtak and Lemire, 2023). */
function nearest(digits: u64, power: i32): u64 {
  if (power < LEAST_POWER) return 0;
  if (power > 308) return INFINITE;
  ensurePowers();
  const zeros = clz<u64>(digits);
  digits <<= zeros;
  const factor = powerHigh(power);
  let high = mulHigh(digits, factor);
  let low = digits * factor;
  if ((high & 0x1ff) == 0x1ff) {
    const carry = mulHigh(digits, powerLow(power));
    low += carry;
    high += <u64> (low < carry);
  }
  const upper = <i32> (high >> 63);
  const shift = upper + 9;
  let mantissa = high >> shift;
  let exponent = (((152170 + 65536) * power) >> 16) + 63 + upper - <i32> zeros + 1023;
  if (exponent <= 0) {
    if (1 - exponent >= 64) return 0;
    mantissa >>= 1 - exponent;
    return (mantissa + (mantissa & 1)) >> 1;
  }
  // Halfway exactly, which only small powers can be: to even.
  if (low <= 1 && power >= -4 && power <= 23 && (mantissa & 3) == 1 && mantissa << shift == high) {
    mantissa ^= 1;
  }
  mantissa = (mantissa + (mantissa & 1)) >> 1;
  if (mantissa >= <u64> 1 << 53) {
    mantissa = <u64> 1 << 52;
    exponent++;
  }
  if (exponent >= 2047) return INFINITE;
  return (mantissa & 0xfffffffffffff) | (<u64> exponent << 52);
}

/** Schubfach: the shortest decimal that rounds to the positive double `bits`, the closest one of those. */
function shorten(bits: u64): void {
  const fraction = bits & 0xfffffffffffff;
  const biased = <i32> (bits >> 52);
  const c: u64 = biased != 0 ? fraction | (<u64> 1 << 52) : fraction;
  const q: i32 = (biased != 0 ? biased : 1) - 1075;
  if (q <= 0 && q > -53 && (c & ((<u64> 1 << -q) - 1)) == 0) return keepShortest(c >> -q, 0);
  ensurePowers();
  const isOdd = c & 1;
  const isCloser = fraction == 0 && biased > 1;
  const k: i32 = (q * 1262611 - (isCloser ? 524031 : 0)) >> 22;
  const h: i32 = q + ((-k * 1741647) >> 19) + 1;
  // g = ceil(10^-k / 2^r); the table is rounded down from 5^56 on, where the power has more than 128 bits.
  const gLow = powerLow(-k) + <u64> (-k > 55);
  const gHigh = powerHigh(-k);
  const point = (c << 2) << h;
  // 192 bits of g * 4c, then one shifted g up and down from there: the ends of the rounding interval.
  const low = gLow * point;
  const productHigh = gHigh * point;
  const middle = productHigh + mulHigh(gLow, point);
  const high = mulHigh(gHigh, point) + <u64> (middle < productHigh);
  const upLow = gLow << (h + 1);
  const upMiddle = gHigh << (h + 1) | gLow >> (63 - h);
  const upHigh = gHigh >> (63 - h);
  const sumLow = low + upLow;
  const carry = <u64> (sumLow < low);
  const sumMiddle = middle + upMiddle;
  const carryHigh = <u64> (sumMiddle < middle) + <u64> (sumMiddle + carry < carry);
  const upper = (high + upHigh + carryHigh | <u64> (sumMiddle + carry > 1)) - isOdd;
  const closer: i32 = <i32> isCloser;
  const downLow = isCloser ? gLow << h : upLow;
  const downMiddle = isCloser ? gHigh << h | (gLow >> 1) >> (63 - h) : upMiddle;
  const downHigh = isCloser ? (gHigh >> 1) >> (63 - h) : upHigh;
  const borrow = <u64> (low < downLow);
  const difference = middle - downMiddle;
  const borrowHigh = <u64> (middle < downMiddle) + <u64> (difference < borrow);
  const lower = (high - downHigh - borrowHigh | <u64> (difference - borrow > 1)) + isOdd;
  const value = high | <u64> (middle > 1);

  // All candidates are computed and one is selected: which one it is no branch predictor can know.
  const s = value >> 2;
  const tens = mulHigh(s, 0xcccccccccccccccd) >> 3;
  const isTenUnder = lower <= 40 * tens;
  const isTenOver = 40 * tens + 40 <= upper;
  const isUnder = lower <= s << 2;
  const isOver = (s << 2) + 4 <= upper;
  const half = (s << 2) + 2;
  const isRoundedUp = value > half || (value == half && (s & 1) != 0);
  const one = s + <u64> select<bool>(isOver, isRoundedUp, isUnder != isOver);
  const isTen = isTenUnder != isTenOver && s >= 10;
  keepShortest(select<u64>(tens + <u64> isTenOver, one, isTen), k + <i32> isTen);
}

@inline
function keepShortest(digits: u64, power: i32): void {
  shortest = digits;
  shortestPower = power;
}

/** Space for 24 digits, right-aligned. */
const digitSpace: usize = memory.data(24 + 16, 16);

/** Eight digits of `value` < 10^8 as text, the first in the lowest byte. */
@inline
function eightDigits(value: u32): u64 {
  const fours = <u64> (value / 10000) | <u64> (value % 10000) << 32;
  const hundreds = ((fours * 10486) >> 20) & 0x7f0000007f;
  const twos = hundreds | (fours - 100 * hundreds) << 16;
  const tens = ((twos * 103) >> 10) & 0x000f000f000f000f;
  return (tens | (twos - 10 * tens) << 8) | 0x3030303030303030;
}

/** digits / 10^8 without a division. */
@inline
function overHundredMillion(digits: u64): u64 {
  return mulHigh(digits, 0xabcc77118461cefd) >> 26;
}

/** ECMAScript Number::toString of digits * 10^power, digits > 0 (ECMA-262 section 6.1.6.1.20). */
function writeDecimal(digits: u64, power: i32, target: usize): usize {
  const upper = overHundredMillion(digits);
  const top = upper < 100000000 ? 0 : overHundredMillion(upper);
  store<u64>(digitSpace, eightDigits(<u32> top));
  store<u64>(digitSpace, eightDigits(<u32> (upper - top * 100000000)), 8);
  store<u64>(digitSpace, eightDigits(<u32> (digits - upper * 100000000)), 16);
  // Which of the 24 are not zero: the first and the last that is not are the ends.
  const zero = i8x16.splat(0x30);
  const isDigit = <u32> i8x16.bitmask(i8x16.ne(v128.load(digitSpace), zero)) |
    <u32> i8x16.bitmask(i8x16.ne(v128.load(digitSpace, 8), zero)) << 8;
  const leading = <i32> ctz<u32>(isDigit);
  const last = 31 - <i32> clz<u32>(isDigit);
  const count = last - leading + 1;
  const first = digitSpace + leading;
  const position = 24 - leading + power;
  if (position > 21 || position < -5) return writeScientific(first, count, position - 1, target);
  if (position <= 0) {
    store<u64>(target, 0x3030303030302e30);
    target += 2 - position;
    copy24(target, first);
    return target + count;
  }
  copy24(target, first);
  if (position >= count) {
    v128.store(target + count, zero);
    v128.store(target + count, zero, 16);
    return target + position;
  }
  copy24(target + position + 1, first + position);
  store<u8>(target + position, 0x2e);
  return target + count + 1;
}

@inline
function copy24(target: usize, source: usize): void {
  v128.store(target, v128.load(source));
  store<u64>(target, load<u64>(source, 16), 16);
}

function writeScientific(first: usize, count: i32, exponent: i32, target: usize): usize {
  store<u8>(target, load<u8>(first));
  target++;
  if (count > 1) {
    store<u8>(target, 0x2e);
    copy24(target + 1, first + 1);
    target += count;
  }
  store<u16>(target, exponent < 0 ? 0x2d65 : 0x2b65);
  target += 2;
  const size = abs<i32>(exponent);
  if (size >= 100) {
    store<u8>(target, 0x30 + size / 100);
    target++;
  }
  if (size >= 10) {
    store<u8>(target, 0x30 + (size / 10) % 10);
    target++;
  }
  store<u8>(target, 0x30 + size % 10);
  return target + 1;
}
