// Two whole numbers of up to 256 words: 800 digits times 10^1150 need 200. Enough for the exact comparison
// of a decimal with a double.

const WORDS: u32 = 256;

const space: usize = memory.data(2 * 256 * 4, 16);
/** Words in use of each number. */
const lengths: usize = memory.data(2 * 4, 16);

@inline
function wordsOf(number: u32): usize {
  return space + number * (WORDS << 2);
}

@inline
function lengthOf(number: u32): u32 {
  return load<u32>(lengths + (number << 2));
}

@inline
function setLength(number: u32, length: u32): void {
  store<u32>(lengths + (number << 2), length);
}

export function setWord(number: u32, value: u64): void {
  store<u64>(wordsOf(number), value);
  setLength(number, 2);
}

/** number = number * factor + summand. What does not fit is lost: callers stay within the words. */
export function multiply(number: u32, factor: u32, summand: u32): void {
  let carry: u64 = summand;
  const start = wordsOf(number);
  const length = lengthOf(number);
  for (let at = start; at < start + (length << 2); at += 4) {
    carry += <u64> load<u32>(at) * factor;
    store<u32>(at, <u32> carry);
    carry >>= 32;
  }
  if (carry == 0 || length == WORDS) return;
  store<u32>(start + (length << 2), <u32> carry);
  setLength(number, length + 1);
}

export function shiftLeft(number: u32, bits: u32): void {
  const start = wordsOf(number);
  const words = bits >> 5;
  const rest = bits & 31;
  const old = <i32> lengthOf(number);
  const length = min<i32>(old + words + 1, WORDS);
  for (let index = length - 1; index >= 0; index--) {
    const from = index - <i32> words;
    const high: u64 = from >= 0 && from < old ? load<u32>(start + (from << 2)) : 0;
    const low: u64 = from >= 1 && from <= old ? load<u32>(start + ((from - 1) << 2)) : 0;
    store<u32>(start + (index << 2), <u32> (((high << 32 | low) << rest) >> 32));
  }
  setLength(number, length);
}

/** Negative, zero or positive as the first number is less, equal or greater. */
export function compare(left: u32, right: u32): i32 {
  for (let index = <i32> max<u32>(lengthOf(left), lengthOf(right)) - 1; index >= 0; index--) {
    const one = wordAt(left, index);
    const other = wordAt(right, index);
    if (one != other) return one < other ? -1 : 1;
  }
  return 0;
}

function wordAt(number: u32, index: u32): u32 {
  return index < lengthOf(number) ? load<u32>(wordsOf(number) + (index << 2)) : 0;
}
