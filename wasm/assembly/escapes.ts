// Escapes of JSON strings as they arrive: complete, wrong, or cut off.

import { fail, LONE_SURROGATE, REFUSE_LONE_SURROGATES, SYNTAX, TEXT } from "./session";
import { hexDigit, hexUnit, isShortEscape } from "./strings";

const BACKSLASH: u32 = 0x5c;

/**
 * The length of the escape at `at`, or 0: then it is wrong, which is recorded, or the text ends in it.
 */
export function escapeAt(session: usize, at: usize, end: usize, profile: u32): usize {
  const text: usize = load<u32>(session, TEXT);
  if (at + 1 >= end) return 0;
  const letter: u32 = load<u8>(at, 1);
  if (letter != 0x75) {
    if (isShortEscape(letter)) return 2;
    fail(session, SYNTAX, <u32> (at + 1 - text));
    return 0;
  }
  if (!isHexUnit(session, at + 2, end)) return 0;
  const unit = hexUnit(at + 2);
  if ((unit & 0xf800) != 0xd800 || !(profile & REFUSE_LONE_SURROGATES)) return 6;
  let isPair = unit < 0xdc00;
  if (isPair) {
    if (at + 6 >= end) return 0;
    isPair = load<u8>(at, 6) == BACKSLASH;
  }
  if (isPair) {
    if (at + 7 >= end) return 0;
    isPair = load<u8>(at, 7) == 0x75;
  }
  if (isPair) {
    if (!isHexUnit(session, at + 8, end)) return 0;
    isPair = (hexUnit(at + 8) & 0xfc00) == 0xdc00;
  }
  if (isPair) return 12;
  fail(session, LONE_SURROGATE, <u32> (at - text));
  return 0;
}

/** Whether four digits are there; a byte that is none is recorded. */
function isHexUnit(session: usize, at: usize, end: usize): bool {
  for (let index: usize = 0; index < 4; index++) {
    if (at + index >= end) return false;
    if (hexDigit(load<u8>(at + index)) > 15) {
      fail(session, SYNTAX, <u32> (at + index - load<u32>(session, TEXT)));
      return false;
    }
  }
  return true;
}
