// Numbers of JSON text as they arrive (RFC 8259 section 6): where one ends, and whether it is canonical at sight.

import { digitsAt } from "./digits";
import { fail, NUMBER_PHASE, SYNTAX, TEXT } from "./session";

const MINUS: u32 = 0x2d;
/** Integers of so many digits are their own canonical form: a double holds them exactly. */
export const SAFE_DIGITS: usize = 15;

/** The end of the number whose first digit, and how many follow it, are known, or 0 when it is none. */
export function numberAt(first: usize, digits: usize): usize {
  let stop = first + digits;
  if (digits == 0) return 0;
  if (load<u8>(first) == 0x30) stop = first + 1;
  else stop = skipDigits(stop);
  if (load<u8>(stop) == 0x2e) {
    stop++;
    if (<u32> load<u8>(stop) - 0x30 > 9) return 0;
    stop = skipDigits(stop);
  }
  if ((load<u8>(stop) | 0x20) == 0x65) {
    stop++;
    const sign = load<u8>(stop);
    if (sign == 0x2b || sign == MINUS) stop++;
    if (<u32> load<u8>(stop) - 0x30 > 9) return 0;
    stop = skipDigits(stop);
  }
  return stop;
}

@inline
function skipDigits(at: usize): usize {
  for (;;) {
    const digits = digitsAt(at);
    if (digits < 16) return at + digits;
    at += 16;
  }
  return at;
}

/** Whether digits, a point and 1 to 16 digits are a whole number token when this byte comes next. */
@inline
export function isShortDecimal(first: usize, digits: usize, next: u32): bool {
  if (digits - 1 > 15 || (load<u8>(first) == 0x30 && digits != 1)) return false;
  return (next | 0x20) != 0x65 && next - 0x30 > 9;
}

/**
 * Whether a decimal without exponent is as ECMAScript would print it: at most 15 digits, no zero at its end,
 * not so small that it would get an exponent.
 */
@inline
export function isPlainDecimal(first: usize, stop: usize): bool {
  if (stop - first > SAFE_DIGITS + 1 || load<u8>(stop - 1) == 0x30) return false;
  // Six zeros behind the point: less than 1e-6.
  return load<u8>(first) != 0x30 || (load<u64>(first, 2) & 0xffffffffffff) != 0x303030303030;
}

// Phases of the slow reader of numbers: what has been read last.
const NOTHING: u32 = 0;
const SIGN: u32 = 1;
export const ZERO: u32 = 2;
export const INTEGER: u32 = 3;
const POINT: u32 = 4;
export const FRACTION: u32 = 5;
const E: u32 = 6;
const E_SIGN: u32 = 7;
const EXPONENT: u32 = 8;

export function isCompleteNumber(phase: u32): bool {
  return phase == ZERO || phase == INTEGER || phase == FRACTION || phase == EXPONENT;
}

/** Reads a number byte by byte from the phase in the session, to its end, an error, or `end`. */
export function numberSlowly(session: usize, at: usize, end: usize): usize {
  let phase = load<u32>(session, NUMBER_PHASE);
  while (at < end) {
    const byte: u32 = load<u8>(at);
    let next: u32 = NOTHING;
    if (byte - 0x30 < 10) {
      if (phase <= SIGN) next = byte == 0x30 ? ZERO : INTEGER;
      else if (phase == INTEGER) next = INTEGER;
      else if (phase == POINT || phase == FRACTION) next = FRACTION;
      else if (phase >= E) next = EXPONENT;
    } else if (byte == MINUS || byte == 0x2b) {
      if (phase == NOTHING && byte == MINUS) next = SIGN;
      else if (phase == E) next = E_SIGN;
    } else if (byte == 0x2e) {
      if (phase == ZERO || phase == INTEGER) next = POINT;
    } else if ((byte | 0x20) == 0x65) {
      if (phase == ZERO || phase == INTEGER || phase == FRACTION) next = E;
    }
    if (next == NOTHING) {
      if (!isCompleteNumber(phase)) fail(session, SYNTAX, <u32> (at - load<u32>(session, TEXT)));
      break;
    }
    phase = next;
    at++;
  }
  store<u32>(session, phase, NUMBER_PHASE);
  return at;
}
