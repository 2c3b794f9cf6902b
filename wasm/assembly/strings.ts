// Strings of JSON: copying, decoding, and writing them the canonical way.

/** Value of a hexadecimal digit, 0xff for every other byte. */
const hexDigits: usize = memory.data<u8>([
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 255, 255, 255, 255, 255, 255,
  255, 10, 11, 12, 13, 14, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 10, 11, 12, 13, 14, 15, 255, 255, 255, 255, 255, 255, 255, 255, 255,
  255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
]);

/** 0 to 15, or 255. */
@inline
export function hexDigit(byte: u32): u32 {
  return byte < 128 ? load<u8>(hexDigits + byte) : 255;
}

/** The code unit of four hexadecimal digits, or more than 0xffff when one of them is none. */
@inline
export function hexUnit(at: usize): u32 {
  const first = hexDigit(load<u8>(at));
  const second = hexDigit(load<u8>(at, 1));
  const third = hexDigit(load<u8>(at, 2));
  const fourth = hexDigit(load<u8>(at, 3));
  if ((first | second | third | fourth) > 15) return 0x10000;
  return (first << 12) | (second << 8) | (third << 4) | fourth;
}

/** Whether a backslash may be followed by this letter, `u` aside. */
@inline
export function isShortEscape(letter: u32): bool {
  return letter == 0x22 || letter == 0x5c || letter == 0x2f || letter == 0x62 || letter == 0x66 ||
    letter == 0x6e || letter == 0x72 || letter == 0x74;
}

/** Copies `length` bytes by 16; up to 15 bytes more are written. Returns the end. */
@inline
export function copyOver(target: usize, source: usize, length: usize): usize {
  if (length > 512) {
    memory.copy(target, source, length);
    return target + length;
  }
  const end = target + length;
  v128.store(target, v128.load(source));
  let to = target + 16;
  let from = source + 16;
  while (to < end) {
    v128.store(to, v128.load(from));
    to += 16;
    from += 16;
  }
  return end;
}

function unescaped(letter: u32): u32 {
  if (letter == 0x62) return 0x08;
  if (letter == 0x66) return 0x0c;
  if (letter == 0x6e) return 0x0a;
  if (letter == 0x72) return 0x0d;
  if (letter == 0x74) return 0x09;
  return letter;
}

/** Writes `point` as UTF-8 (a lone surrogate as if it were a code point). Returns the end. */
function writePoint(target: usize, point: u32): usize {
  if (point < 0x80) {
    store<u8>(target, point);
    return target + 1;
  }
  if (point < 0x800) {
    store<u8>(target, 0xc0 | (point >> 6));
    store<u8>(target, 0x80 | (point & 63), 1);
    return target + 2;
  }
  if (point < 0x10000) {
    store<u8>(target, 0xe0 | (point >> 12));
    store<u8>(target, 0x80 | ((point >> 6) & 63), 1);
    store<u8>(target, 0x80 | (point & 63), 2);
    return target + 3;
  }
  store<u8>(target, 0xf0 | (point >> 18));
  store<u8>(target, 0x80 | ((point >> 12) & 63), 1);
  store<u8>(target, 0x80 | ((point >> 6) & 63), 2);
  store<u8>(target, 0x80 | (point & 63), 3);
  return target + 4;
}

/** The code point that the `\u` escape at `at` begins; its length is 12 where it is above 0xffff, else 6. */
function escapedPoint(at: usize, end: usize): u32 {
  const unit = hexUnit(at + 2);
  if ((unit & 0xfc00) == 0xd800 && at + 12 <= end && load<u16>(at + 6) == 0x755c) {
    const low = hexUnit(at + 8);
    if ((low & 0x1fc00) == 0xdc00) return 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff);
  }
  return unit;
}

/** The first backslash in [at, end), or `end`. */
@inline
function nextBackslash(at: usize, end: usize): usize {
  while (at < end) {
    const mask = i8x16.bitmask(i8x16.eq(v128.load(at), i8x16.splat(0x5c)));
    if (mask != 0) return min<usize>(at + ctz<u32>(mask), end);
    at += 16;
  }
  return end;
}

/** Writes what the contents [start, end) of a checked string mean, in UTF-8. Returns the end. */
export function decodeString(start: usize, end: usize, target: usize): usize {
  let at = start;
  for (;;) {
    const stop = nextBackslash(at, end);
    target = copyOver(target, at, stop - at);
    if (stop >= end) return target;
    const letter = load<u8>(stop, 1);
    if (letter != 0x75) {
      store<u8>(target, unescaped(letter));
      target++;
      at = stop + 2;
    } else {
      const point = escapedPoint(stop, end);
      target = writePoint(target, point);
      at = stop + (point > 0xffff ? 12 : 6);
    }
  }
  return target;
}

/** Writes the contents [start, end) of a checked string as RFC 8785 section 3.2.2.2 wants them. */
export function rewriteString(start: usize, end: usize, target: usize): usize {
  let at = start;
  for (;;) {
    if (load<u8>(at) != 0x5c) {
      const stop = nextBackslash(at, end);
      target = copyOver(target, at, stop - at);
      if (stop >= end) return target;
      at = stop;
    }
    const letter = load<u8>(at, 1);
    if (letter == 0x75) {
      const unit = hexUnit(at + 2);
      if (unit >= 0x800 && (unit & 0xf800) != 0xd800) {
        // Three bytes of UTF-8: what escaped text mostly is made of.
        const bytes = 0x8080e0 | (unit >> 12) | (unit << 2 & 0x3f00) | (unit << 16 & 0x3f0000);
        store<u32>(target, bytes);
        target += 3;
        at += 6;
      } else {
        const point = escapedPoint(at, end);
        target = writeCharacter(target, point);
        at += point > 0xffff ? 12 : 6;
      }
    } else {
      if (letter == 0x2f) {
        store<u8>(target, 0x2f);
        target++;
      } else {
        store<u8>(target, 0x5c);
        store<u8>(target, letter, 1);
        target += 2;
      }
      at += 2;
    }
  }
  return target;
}

function writeCharacter(target: usize, point: u32): usize {
  if (point >= 0x20 && point != 0x22 && point != 0x5c) return writePoint(target, point);
  store<u8>(target, 0x5c);
  let letter: u32 = 0;
  if (point == 0x08) letter = 0x62;
  else if (point == 0x09) letter = 0x74;
  else if (point == 0x0a) letter = 0x6e;
  else if (point == 0x0c) letter = 0x66;
  else if (point == 0x0d) letter = 0x72;
  else if (point >= 0x20) letter = point;
  if (letter != 0) {
    store<u8>(target, letter, 1);
    return target + 2;
  }
  store<u32>(target, 0x303075, 1); // "u00"
  store<u8>(target, 0x30 + (point >> 4), 4);
  const digit = point & 15;
  store<u8>(target, digit < 10 ? 0x30 + digit : 0x57 + digit, 5);
  return target + 6;
}
