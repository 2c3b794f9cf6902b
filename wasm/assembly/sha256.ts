// SHA-256 (FIPS 180-4) of one message at a time. The message schedule is computed four words at a time with
// SIMD; the rounds are scalar, ordered so that what the next round waits for comes first.

/** Section 4.2.2: cube roots of the first 64 primes. */
export const roundConstants: usize = memory.data<u32>([
  0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
  0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
  0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
  0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
  0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
  0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
  0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
  0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
], 64);

/** Section 5.3.3: square roots of the first eight primes. */
export const initialState: usize = memory.data<u32>([
  0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
], 16);

/** Schedule words plus round constants of the next 16 rounds. */
const keyed: usize = memory.data(64, 64);
/** State of the one-shot functions. */
const working: usize = memory.data(32, 16);
/** The last one or two blocks of a message, padded; the rest is room for stores that run over. */
const tail: usize = memory.data(256, 64);

@inline function big0(a: u32): u32 { return rotr<u32>(a, 2) ^ rotr<u32>(a, 13) ^ rotr<u32>(a, 22); }
@inline function big1(e: u32): u32 {
  // The same three rotations as 6, 11 and 25, in a chain that needs fewer registers.
  return rotr<u32>(rotr<u32>(rotr<u32>(e, 14) ^ e, 5) ^ e, 6);
}
@inline function choose(e: u32, f: u32, g: u32): u32 { return g ^ (e & (f ^ g)); }
@inline function add(a: v128, b: v128): v128 { return i32x4.add(a, b); }
@inline function rotate(x: v128, bits: i32): v128 {
  return v128.xor(i32x4.shr_u(x, bits), i32x4.shl(x, 32 - bits));
}
@inline export function small0(x: v128): v128 {
  return v128.xor(v128.xor(rotate(x, 7), rotate(x, 18)), i32x4.shr_u(x, 3));
}
@inline export function small1(x: v128): v128 {
  return v128.xor(v128.xor(rotate(x, 17), rotate(x, 19)), i32x4.shr_u(x, 10));
}
/** Big-endian words of the message from its bytes, and back. */
@inline export function swapBytes(x: v128): v128 {
  return i8x16.shuffle(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12);
}

/** The next four words of the schedule from the last sixteen (section 6.2.2, step 1). */
@inline function expand(w0: v128, w4: v128, w8: v128, w12: v128): v128 {
  const back15 = i8x16.shuffle(w0, w4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
  const back7 = i8x16.shuffle(w8, w12, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19);
  const sum = add(add(w0, small0(back15)), back7);
  // The last two words need the first two of this very step.
  const low = add(sum, small1(i8x16.shuffle(w12, w12, 8, 9, 10, 11, 12, 13, 14, 15, 8, 9, 10, 11, 12, 13, 14, 15)));
  const high = add(sum, small1(i8x16.shuffle(low, low, 0, 1, 2, 3, 4, 5, 6, 7, 0, 1, 2, 3, 4, 5, 6, 7)));
  return i8x16.shuffle(low, high, 0, 1, 2, 3, 4, 5, 6, 7, 24, 25, 26, 27, 28, 29, 30, 31);
}

/** Sets a state of eight words to the start of a message. */
export function resetState(state: usize): void {
  v128.store(state, v128.load(initialState));
  v128.store(state, v128.load(initialState, 16), 16);
}

/** Writes the digest of a state: its words in big-endian order. */
export function writeDigest(state: usize, out: usize): void {
  v128.store(out, swapBytes(v128.load(state)));
  v128.store(out, swapBytes(v128.load(state, 16)), 16);
}

/** Takes `blocks` blocks of 64 bytes into a state. */
export function sha256Blocks(state: usize, input: usize, blocks: u32): void {
  for (; blocks > 0; blocks--) {
    compress(state, input);
    input += 64;
  }
}

/** Digest of `length` bytes at `input`, which stays as it is. */
export function sha256(input: usize, length: u32, out: usize): void {
  const body = length >> 6;
  resetState(working);
  sha256Blocks(working, input, body);
  finish(working, input + (<usize> body << 6), length & 63, length);
  writeDigest(working, out);
}

/**
 * Ends a message of `total` bytes: takes its last `rest` bytes (0 to 63) at `input` and the padding into
 * the state.
 */
export function finish(state: usize, input: usize, rest: u32, total: u64): void {
  sha256Blocks(state, tail, writeTail(tail, input, rest, total));
}

/**
 * Writes the padded end of a message (section 5.1.1) to `target`, which has 256 bytes: `rest` bytes (0 to
 * 64) from `source` and the padding of a message of `total` bytes. Returns the number of blocks, 1 or 2.
 */
export function writeTail(target: usize, source: usize, rest: u32, total: u64): u32 {
  v128.store(target, v128.load(source));
  v128.store(target, v128.load(source, 16), 16);
  v128.store(target, v128.load(source, 32), 32);
  v128.store(target, v128.load(source, 48), 48);
  const zero = i64x2.splat(0);
  const end = target + rest;
  v128.store(end, zero);
  v128.store(end, zero, 16);
  v128.store(end, zero, 32);
  v128.store(end, zero, 48);
  v128.store(end, zero, 64);
  v128.store(end, zero, 80);
  v128.store(end, zero, 96);
  v128.store(end, zero, 112);
  store<u8>(end, 0x80);
  const blocks: u32 = rest < 56 ? 1 : 2;
  store<u64>(target + (<usize> blocks << 6) - 8, bswap<u64>(total << 3));
  return blocks;
}

/** One block into the state (section 6.2.2). */
function compress(state: usize, block: usize): void {
  let a = load<u32>(state, 0);
  let b = load<u32>(state, 4);
  let c = load<u32>(state, 8);
  let d = load<u32>(state, 12);
  let e = load<u32>(state, 16);
  let f = load<u32>(state, 20);
  let g = load<u32>(state, 24);
  let h = load<u32>(state, 28);
  let sum: u32, ab: u32, bc = b ^ c;
  let w0 = swapBytes(v128.load(block, 0));
  let w4 = swapBytes(v128.load(block, 16));
  let w8 = swapBytes(v128.load(block, 32));
  let w12 = swapBytes(v128.load(block, 48));
  v128.store(keyed, add(w0, v128.load(roundConstants, 0)), 0);
  v128.store(keyed, add(w4, v128.load(roundConstants, 16)), 16);
  v128.store(keyed, add(w8, v128.load(roundConstants, 32)), 32);
  v128.store(keyed, add(w12, v128.load(roundConstants, 48)), 48);
  for (let k = roundConstants + 64; k < roundConstants + 256; k += 64) {
    w0 = expand(w0, w4, w8, w12);
    h += load<u32>(keyed, 0) + choose(e, f, g); d += h; sum = big1(e); d += sum; h += sum;
    ab = a ^ b; h += b ^ (ab & bc); h += big0(a);
    g += load<u32>(keyed, 4) + choose(d, e, f); c += g; sum = big1(d); c += sum; g += sum;
    bc = h ^ a; g += a ^ (bc & ab); g += big0(h);
    f += load<u32>(keyed, 8) + choose(c, d, e); b += f; sum = big1(c); b += sum; f += sum;
    ab = g ^ h; f += h ^ (ab & bc); f += big0(g);
    e += load<u32>(keyed, 12) + choose(b, c, d); a += e; sum = big1(b); a += sum; e += sum;
    bc = f ^ g; e += g ^ (bc & ab); e += big0(f);
    v128.store(keyed, add(w0, v128.load(k, 0)), 0);
    w4 = expand(w4, w8, w12, w0);
    d += load<u32>(keyed, 16) + choose(a, b, c); h += d; sum = big1(a); h += sum; d += sum;
    ab = e ^ f; d += f ^ (ab & bc); d += big0(e);
    c += load<u32>(keyed, 20) + choose(h, a, b); g += c; sum = big1(h); g += sum; c += sum;
    bc = d ^ e; c += e ^ (bc & ab); c += big0(d);
    b += load<u32>(keyed, 24) + choose(g, h, a); f += b; sum = big1(g); f += sum; b += sum;
    ab = c ^ d; b += d ^ (ab & bc); b += big0(c);
    a += load<u32>(keyed, 28) + choose(f, g, h); e += a; sum = big1(f); e += sum; a += sum;
    bc = b ^ c; a += c ^ (bc & ab); a += big0(b);
    v128.store(keyed, add(w4, v128.load(k, 16)), 16);
    w8 = expand(w8, w12, w0, w4);
    h += load<u32>(keyed, 32) + choose(e, f, g); d += h; sum = big1(e); d += sum; h += sum;
    ab = a ^ b; h += b ^ (ab & bc); h += big0(a);
    g += load<u32>(keyed, 36) + choose(d, e, f); c += g; sum = big1(d); c += sum; g += sum;
    bc = h ^ a; g += a ^ (bc & ab); g += big0(h);
    f += load<u32>(keyed, 40) + choose(c, d, e); b += f; sum = big1(c); b += sum; f += sum;
    ab = g ^ h; f += h ^ (ab & bc); f += big0(g);
    e += load<u32>(keyed, 44) + choose(b, c, d); a += e; sum = big1(b); a += sum; e += sum;
    bc = f ^ g; e += g ^ (bc & ab); e += big0(f);
    v128.store(keyed, add(w8, v128.load(k, 32)), 32);
    w12 = expand(w12, w0, w4, w8);
    d += load<u32>(keyed, 48) + choose(a, b, c); h += d; sum = big1(a); h += sum; d += sum;
    ab = e ^ f; d += f ^ (ab & bc); d += big0(e);
    c += load<u32>(keyed, 52) + choose(h, a, b); g += c; sum = big1(h); g += sum; c += sum;
    bc = d ^ e; c += e ^ (bc & ab); c += big0(d);
    b += load<u32>(keyed, 56) + choose(g, h, a); f += b; sum = big1(g); f += sum; b += sum;
    ab = c ^ d; b += d ^ (ab & bc); b += big0(c);
    a += load<u32>(keyed, 60) + choose(f, g, h); e += a; sum = big1(f); e += sum; a += sum;
    bc = b ^ c; a += c ^ (bc & ab); a += big0(b);
    v128.store(keyed, add(w12, v128.load(k, 48)), 48);
  }
  for (let k = keyed; k < keyed + 64; k += 32) {
    h += load<u32>(k, 0) + choose(e, f, g); d += h; sum = big1(e); d += sum; h += sum;
    ab = a ^ b; h += b ^ (ab & bc); h += big0(a);
    g += load<u32>(k, 4) + choose(d, e, f); c += g; sum = big1(d); c += sum; g += sum;
    bc = h ^ a; g += a ^ (bc & ab); g += big0(h);
    f += load<u32>(k, 8) + choose(c, d, e); b += f; sum = big1(c); b += sum; f += sum;
    ab = g ^ h; f += h ^ (ab & bc); f += big0(g);
    e += load<u32>(k, 12) + choose(b, c, d); a += e; sum = big1(b); a += sum; e += sum;
    bc = f ^ g; e += g ^ (bc & ab); e += big0(f);
    d += load<u32>(k, 16) + choose(a, b, c); h += d; sum = big1(a); h += sum; d += sum;
    ab = e ^ f; d += f ^ (ab & bc); d += big0(e);
    c += load<u32>(k, 20) + choose(h, a, b); g += c; sum = big1(h); g += sum; c += sum;
    bc = d ^ e; c += e ^ (bc & ab); c += big0(d);
    b += load<u32>(k, 24) + choose(g, h, a); f += b; sum = big1(g); f += sum; b += sum;
    ab = c ^ d; b += d ^ (ab & bc); b += big0(c);
    a += load<u32>(k, 28) + choose(f, g, h); e += a; sum = big1(f); e += sum; a += sum;
    bc = b ^ c; a += c ^ (bc & ab); a += big0(b);
  }
  store<u32>(state, load<u32>(state, 0) + a, 0);
  store<u32>(state, load<u32>(state, 4) + b, 4);
  store<u32>(state, load<u32>(state, 8) + c, 8);
  store<u32>(state, load<u32>(state, 12) + d, 12);
  store<u32>(state, load<u32>(state, 16) + e, 16);
  store<u32>(state, load<u32>(state, 20) + f, 20);
  store<u32>(state, load<u32>(state, 24) + g, 24);
  store<u32>(state, load<u32>(state, 28) + h, 28);
}

/**
 * A block of which schedule plus constants are known: 64 words at `schedule`. Half the work of a block,
 * used for the second block of an inner node, of which only one byte varies.
 */
export function compressKeyed(state: usize, schedule: usize): void {
  let a = load<u32>(state, 0);
  let b = load<u32>(state, 4);
  let c = load<u32>(state, 8);
  let d = load<u32>(state, 12);
  let e = load<u32>(state, 16);
  let f = load<u32>(state, 20);
  let g = load<u32>(state, 24);
  let h = load<u32>(state, 28);
  let sum: u32, ab: u32, bc = b ^ c;
  for (let k = schedule; k < schedule + 256; k += 32) {
    h += load<u32>(k, 0) + choose(e, f, g); d += h; sum = big1(e); d += sum; h += sum;
    ab = a ^ b; h += b ^ (ab & bc); h += big0(a);
    g += load<u32>(k, 4) + choose(d, e, f); c += g; sum = big1(d); c += sum; g += sum;
    bc = h ^ a; g += a ^ (bc & ab); g += big0(h);
    f += load<u32>(k, 8) + choose(c, d, e); b += f; sum = big1(c); b += sum; f += sum;
    ab = g ^ h; f += h ^ (ab & bc); f += big0(g);
    e += load<u32>(k, 12) + choose(b, c, d); a += e; sum = big1(b); a += sum; e += sum;
    bc = f ^ g; e += g ^ (bc & ab); e += big0(f);
    d += load<u32>(k, 16) + choose(a, b, c); h += d; sum = big1(a); h += sum; d += sum;
    ab = e ^ f; d += f ^ (ab & bc); d += big0(e);
    c += load<u32>(k, 20) + choose(h, a, b); g += c; sum = big1(h); g += sum; c += sum;
    bc = d ^ e; c += e ^ (bc & ab); c += big0(d);
    b += load<u32>(k, 24) + choose(g, h, a); f += b; sum = big1(g); f += sum; b += sum;
    ab = c ^ d; b += d ^ (ab & bc); b += big0(c);
    a += load<u32>(k, 28) + choose(f, g, h); e += a; sum = big1(f); e += sum; a += sum;
    bc = b ^ c; a += c ^ (bc & ab); a += big0(b);
  }
  store<u32>(state, load<u32>(state, 0) + a, 0);
  store<u32>(state, load<u32>(state, 4) + b, 4);
  store<u32>(state, load<u32>(state, 8) + c, 8);
  store<u32>(state, load<u32>(state, 12) + d, 12);
  store<u32>(state, load<u32>(state, 16) + e, 16);
  store<u32>(state, load<u32>(state, 20) + f, 20);
  store<u32>(state, load<u32>(state, 24) + g, 24);
  store<u32>(state, load<u32>(state, 28) + h, 28);
}
