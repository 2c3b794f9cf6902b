// Powers of ten to 128 bits, made in memory at the first use: 5^q / 2^r for q from -342 to 324, normalized
// to [2^127, 2^128), rounded down for q >= 0 and up for q < 0. A table in the module would be 10 KB that
// do not compress.

export const LEAST_POWER: i32 = -342;
export const GREATEST_POWER: i32 = 324;
const COUNT: u32 = 667;

const table: usize = memory.data(COUNT * 16, 16);

/** Upper 64 bits of the power. */
@inline
export function powerHigh(q: i32): u64 {
  return load<u64>(table + ((q - LEAST_POWER) << 4), 8);
}

/** Lower 64 bits of the power. */
@inline
export function powerLow(q: i32): u64 {
  return load<u64>(table + ((q - LEAST_POWER) << 4));
}

/** Fills the table unless it is filled. */
@inline
export function ensurePowers(): void {
  if (load<u64>(table + (-LEAST_POWER << 4), 8) == 0) fillPowers();
}

/** 256 bits as eight words, the least first: after 342 steps the error is still below 2^-240. */
const wide: usize = memory.data(9 * 4, 16);

function fillPowers(): void {
  reset();
  for (let q: i32 = 0; ; q++) {
    keep(q, 0);
    if (q == GREATEST_POWER) break;
    multiplyByFive();
  }
  reset();
  for (let q: i32 = -1; q >= LEAST_POWER; q--) {
    divideByFive();
    keep(q, 1);
  }
}

function reset(): void {
  memory.fill(wide, 0, 36);
  store<u32>(wide, 0x80000000, 32);
}

function keep(q: i32, carry: u64): void {
  const low = load<u64>(wide, 20) + carry;
  const high = load<u64>(wide, 28) + <u64> (low < carry);
  const entry = table + ((q - LEAST_POWER) << 4);
  store<u64>(entry, low);
  store<u64>(entry, high, 8);
}

/** The product has two or three bits more, which are shifted out again. */
function multiplyByFive(): void {
  let carry: u64 = 0;
  for (let index: usize = 0; index < 36; index += 4) {
    carry += <u64> load<u32>(wide + index) * 5;
    store<u32>(wide + index, <u32> carry);
    carry >>= 32;
  }
  const shift: u32 = carry >= 4 ? 3 : 2;
  for (let index: usize = 0; index < 36; index += 4) {
    const next: u64 = index == 32 ? carry : <u64> load<u32>(wide + index, 4);
    store<u32>(wide + index, <u32> ((next << 32 | load<u32>(wide + index)) >> shift));
  }
}

/** The quotient has two or three bits less, which come from the division carried on. */
function divideByFive(): void {
  let rest: u64 = 0;
  for (let index: i32 = 32; index >= 0; index -= 4) {
    const part = rest << 32 | load<u32>(wide + index);
    store<u32>(wide + index, <u32> (part / 5));
    rest = part % 5;
  }
  const below = (rest << 32) / 5;
  const shift = clz<u32>(load<u32>(wide, 32));
  for (let index: i32 = 32; index >= 0; index -= 4) {
    const next: u64 = index == 0 ? below : <u64> load<u32>(wide + index - 4);
    store<u32>(wide + index, <u32> (((<u64> load<u32>(wide + index) << 32 | next) << shift) >> 32));
  }
}
