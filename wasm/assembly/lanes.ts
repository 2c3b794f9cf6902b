// SHA-256 of four messages at once: word i of all four lies in one vector. Per block and lane this takes about
// half the time of the one-message form, as long as four messages are at hand.

import { initialState, resetState, roundConstants, sha256Blocks, small0, small1, swapBytes, writeDigest, writeTail } from "./sha256";

/** The state of the four lanes: eight vectors. */
const lanesState: usize = memory.data(128, 64);
/** The last sixteen words of the schedule of the four lanes. */
const window: usize = memory.data(256, 64);
/** The round constants, each four times; filled at first use, for it need not travel with the module. */
const splatConstants: usize = memory.data(1024, 64);

/** What a lane is at: see the offsets below. */
const lanes: usize = memory.data(4 * 32, 16);
const BLOCK: usize = 0; // address of its next block
const LEFT: usize = 4; // blocks to go before its tail, or in its tail
const TAIL: usize = 8; // blocks of its tail, 0 once it is in the tail
const OUT: usize = 12; // where its digest goes
const STRIDE: usize = 16; // 64, or 0 for an idle lane

const IDLE: u32 = 0x7fffffff;
/** Padded ends of the four messages, 256 bytes each. */
const tails: usize = memory.data(4 * 256, 64);
/** State of a message that goes on alone. */
const single: usize = memory.data(32, 16);
/** One bit per lane: its message begins with the next block, so its state does too. */
let fresh: u32 = 0;

@inline function add(a: v128, b: v128): v128 { return i32x4.add(a, b); }
@inline function rotate(x: v128, bits: i32): v128 {
  return v128.xor(i32x4.shr_u(x, bits), i32x4.shl(x, 32 - bits));
}
@inline function big0(a: v128): v128 { return v128.xor(v128.xor(rotate(a, 2), rotate(a, 13)), rotate(a, 22)); }
@inline function big1(e: v128): v128 { return v128.xor(v128.xor(rotate(e, 6), rotate(e, 11)), rotate(e, 25)); }
@inline function choose(e: v128, f: v128, g: v128): v128 { return v128.xor(g, v128.and(e, v128.xor(f, g))); }

/** Vectors 0 to 3 of `target` become the columns of the four rows. */
@inline export function transpose(target: usize, row0: v128, row1: v128, row2: v128, row3: v128): void {
  const low01 = i8x16.shuffle(row0, row1, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const low23 = i8x16.shuffle(row2, row3, 0, 1, 2, 3, 16, 17, 18, 19, 4, 5, 6, 7, 20, 21, 22, 23);
  const high01 = i8x16.shuffle(row0, row1, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  const high23 = i8x16.shuffle(row2, row3, 8, 9, 10, 11, 24, 25, 26, 27, 12, 13, 14, 15, 28, 29, 30, 31);
  v128.store(target, i8x16.shuffle(low01, low23, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23));
  v128.store(target, i8x16.shuffle(low01, low23, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), 16);
  v128.store(target, i8x16.shuffle(high01, high23, 0, 1, 2, 3, 4, 5, 6, 7, 16, 17, 18, 19, 20, 21, 22, 23), 32);
  v128.store(target, i8x16.shuffle(high01, high23, 8, 9, 10, 11, 12, 13, 14, 15, 24, 25, 26, 27, 28, 29, 30, 31), 48);
}

/** The next word of the schedule of the four lanes, which takes the place of the oldest in the window. */
@inline function expand(oldest: usize, back15: usize, back7: usize, back2: usize): v128 {
  const w = add(
    add(v128.load(window + oldest), small0(v128.load(window + back15))),
    add(v128.load(window + back7), small1(v128.load(window + back2))),
  );
  v128.store(window + oldest, w);
  return w;
}

/** One block of each of four messages becomes the window. */
@inline function loadWindow(p0: usize, p1: usize, p2: usize, p3: usize): void {
  for (let offset: usize = 0; offset < 64; offset += 16) {
    transpose(
      window + (offset << 2),
      swapBytes(v128.load(p0 + offset)),
      swapBytes(v128.load(p1 + offset)),
      swapBytes(v128.load(p2 + offset)),
      swapBytes(v128.load(p3 + offset)),
    );
  }
}

/** The window into the state of the four lanes. */
function compressWindow(state: usize): void {
  let a = v128.load(state, 0);
  let b = v128.load(state, 16);
  let c = v128.load(state, 32);
  let d = v128.load(state, 48);
  let e = v128.load(state, 64);
  let f = v128.load(state, 80);
  let g = v128.load(state, 96);
  let h = v128.load(state, 112);
  let ab: v128, bc = v128.xor(b, c);
  let w: v128;
    h = add(add(h, add(v128.load(splatConstants, 0), v128.load(window, 0))), add(choose(e, f, g), big1(e))); d = add(d, h);
    ab = v128.xor(a, b); h = add(h, add(big0(a), v128.xor(b, v128.and(ab, bc))));
    g = add(add(g, add(v128.load(splatConstants, 16), v128.load(window, 16))), add(choose(d, e, f), big1(d))); c = add(c, g);
    bc = v128.xor(h, a); g = add(g, add(big0(h), v128.xor(a, v128.and(bc, ab))));
    f = add(add(f, add(v128.load(splatConstants, 32), v128.load(window, 32))), add(choose(c, d, e), big1(c))); b = add(b, f);
    ab = v128.xor(g, h); f = add(f, add(big0(g), v128.xor(h, v128.and(ab, bc))));
    e = add(add(e, add(v128.load(splatConstants, 48), v128.load(window, 48))), add(choose(b, c, d), big1(b))); a = add(a, e);
    bc = v128.xor(f, g); e = add(e, add(big0(f), v128.xor(g, v128.and(bc, ab))));
    d = add(add(d, add(v128.load(splatConstants, 64), v128.load(window, 64))), add(choose(a, b, c), big1(a))); h = add(h, d);
    ab = v128.xor(e, f); d = add(d, add(big0(e), v128.xor(f, v128.and(ab, bc))));
    c = add(add(c, add(v128.load(splatConstants, 80), v128.load(window, 80))), add(choose(h, a, b), big1(h))); g = add(g, c);
    bc = v128.xor(d, e); c = add(c, add(big0(d), v128.xor(e, v128.and(bc, ab))));
    b = add(add(b, add(v128.load(splatConstants, 96), v128.load(window, 96))), add(choose(g, h, a), big1(g))); f = add(f, b);
    ab = v128.xor(c, d); b = add(b, add(big0(c), v128.xor(d, v128.and(ab, bc))));
    a = add(add(a, add(v128.load(splatConstants, 112), v128.load(window, 112))), add(choose(f, g, h), big1(f))); e = add(e, a);
    bc = v128.xor(b, c); a = add(a, add(big0(b), v128.xor(c, v128.and(bc, ab))));
    h = add(add(h, add(v128.load(splatConstants, 128), v128.load(window, 128))), add(choose(e, f, g), big1(e))); d = add(d, h);
    ab = v128.xor(a, b); h = add(h, add(big0(a), v128.xor(b, v128.and(ab, bc))));
    g = add(add(g, add(v128.load(splatConstants, 144), v128.load(window, 144))), add(choose(d, e, f), big1(d))); c = add(c, g);
    bc = v128.xor(h, a); g = add(g, add(big0(h), v128.xor(a, v128.and(bc, ab))));
    f = add(add(f, add(v128.load(splatConstants, 160), v128.load(window, 160))), add(choose(c, d, e), big1(c))); b = add(b, f);
    ab = v128.xor(g, h); f = add(f, add(big0(g), v128.xor(h, v128.and(ab, bc))));
    e = add(add(e, add(v128.load(splatConstants, 176), v128.load(window, 176))), add(choose(b, c, d), big1(b))); a = add(a, e);
    bc = v128.xor(f, g); e = add(e, add(big0(f), v128.xor(g, v128.and(bc, ab))));
    d = add(add(d, add(v128.load(splatConstants, 192), v128.load(window, 192))), add(choose(a, b, c), big1(a))); h = add(h, d);
    ab = v128.xor(e, f); d = add(d, add(big0(e), v128.xor(f, v128.and(ab, bc))));
    c = add(add(c, add(v128.load(splatConstants, 208), v128.load(window, 208))), add(choose(h, a, b), big1(h))); g = add(g, c);
    bc = v128.xor(d, e); c = add(c, add(big0(d), v128.xor(e, v128.and(bc, ab))));
    b = add(add(b, add(v128.load(splatConstants, 224), v128.load(window, 224))), add(choose(g, h, a), big1(g))); f = add(f, b);
    ab = v128.xor(c, d); b = add(b, add(big0(c), v128.xor(d, v128.and(ab, bc))));
    a = add(add(a, add(v128.load(splatConstants, 240), v128.load(window, 240))), add(choose(f, g, h), big1(f))); e = add(e, a);
    bc = v128.xor(b, c); a = add(a, add(big0(b), v128.xor(c, v128.and(bc, ab))));
  for (let k = splatConstants + 256; k < splatConstants + 1024; k += 256) {
    w = expand(0, 16, 144, 224);
    h = add(add(h, add(v128.load(k, 0), w)), add(choose(e, f, g), big1(e))); d = add(d, h);
    ab = v128.xor(a, b); h = add(h, add(big0(a), v128.xor(b, v128.and(ab, bc))));
    w = expand(16, 32, 160, 240);
    g = add(add(g, add(v128.load(k, 16), w)), add(choose(d, e, f), big1(d))); c = add(c, g);
    bc = v128.xor(h, a); g = add(g, add(big0(h), v128.xor(a, v128.and(bc, ab))));
    w = expand(32, 48, 176, 0);
    f = add(add(f, add(v128.load(k, 32), w)), add(choose(c, d, e), big1(c))); b = add(b, f);
    ab = v128.xor(g, h); f = add(f, add(big0(g), v128.xor(h, v128.and(ab, bc))));
    w = expand(48, 64, 192, 16);
    e = add(add(e, add(v128.load(k, 48), w)), add(choose(b, c, d), big1(b))); a = add(a, e);
    bc = v128.xor(f, g); e = add(e, add(big0(f), v128.xor(g, v128.and(bc, ab))));
    w = expand(64, 80, 208, 32);
    d = add(add(d, add(v128.load(k, 64), w)), add(choose(a, b, c), big1(a))); h = add(h, d);
    ab = v128.xor(e, f); d = add(d, add(big0(e), v128.xor(f, v128.and(ab, bc))));
    w = expand(80, 96, 224, 48);
    c = add(add(c, add(v128.load(k, 80), w)), add(choose(h, a, b), big1(h))); g = add(g, c);
    bc = v128.xor(d, e); c = add(c, add(big0(d), v128.xor(e, v128.and(bc, ab))));
    w = expand(96, 112, 240, 64);
    b = add(add(b, add(v128.load(k, 96), w)), add(choose(g, h, a), big1(g))); f = add(f, b);
    ab = v128.xor(c, d); b = add(b, add(big0(c), v128.xor(d, v128.and(ab, bc))));
    w = expand(112, 128, 0, 80);
    a = add(add(a, add(v128.load(k, 112), w)), add(choose(f, g, h), big1(f))); e = add(e, a);
    bc = v128.xor(b, c); a = add(a, add(big0(b), v128.xor(c, v128.and(bc, ab))));
    w = expand(128, 144, 16, 96);
    h = add(add(h, add(v128.load(k, 128), w)), add(choose(e, f, g), big1(e))); d = add(d, h);
    ab = v128.xor(a, b); h = add(h, add(big0(a), v128.xor(b, v128.and(ab, bc))));
    w = expand(144, 160, 32, 112);
    g = add(add(g, add(v128.load(k, 144), w)), add(choose(d, e, f), big1(d))); c = add(c, g);
    bc = v128.xor(h, a); g = add(g, add(big0(h), v128.xor(a, v128.and(bc, ab))));
    w = expand(160, 176, 48, 128);
    f = add(add(f, add(v128.load(k, 160), w)), add(choose(c, d, e), big1(c))); b = add(b, f);
    ab = v128.xor(g, h); f = add(f, add(big0(g), v128.xor(h, v128.and(ab, bc))));
    w = expand(176, 192, 64, 144);
    e = add(add(e, add(v128.load(k, 176), w)), add(choose(b, c, d), big1(b))); a = add(a, e);
    bc = v128.xor(f, g); e = add(e, add(big0(f), v128.xor(g, v128.and(bc, ab))));
    w = expand(192, 208, 80, 160);
    d = add(add(d, add(v128.load(k, 192), w)), add(choose(a, b, c), big1(a))); h = add(h, d);
    ab = v128.xor(e, f); d = add(d, add(big0(e), v128.xor(f, v128.and(ab, bc))));
    w = expand(208, 224, 96, 176);
    c = add(add(c, add(v128.load(k, 208), w)), add(choose(h, a, b), big1(h))); g = add(g, c);
    bc = v128.xor(d, e); c = add(c, add(big0(d), v128.xor(e, v128.and(bc, ab))));
    w = expand(224, 240, 112, 192);
    b = add(add(b, add(v128.load(k, 224), w)), add(choose(g, h, a), big1(g))); f = add(f, b);
    ab = v128.xor(c, d); b = add(b, add(big0(c), v128.xor(d, v128.and(ab, bc))));
    w = expand(240, 0, 128, 208);
    a = add(add(a, add(v128.load(k, 240), w)), add(choose(f, g, h), big1(f))); e = add(e, a);
    bc = v128.xor(b, c); a = add(a, add(big0(b), v128.xor(c, v128.and(bc, ab))));
  }
  v128.store(state, add(v128.load(state, 0), a), 0);
  v128.store(state, add(v128.load(state, 16), b), 16);
  v128.store(state, add(v128.load(state, 32), c), 32);
  v128.store(state, add(v128.load(state, 48), d), 48);
  v128.store(state, add(v128.load(state, 64), e), 64);
  v128.store(state, add(v128.load(state, 80), f), 80);
  v128.store(state, add(v128.load(state, 96), g), 96);
  v128.store(state, add(v128.load(state, 112), h), 112);
}

/** A block per lane of which schedule plus constants are known: 64 words for each lane. */
export function compressKeyedLanes(state: usize, k0: usize, k1: usize, k2: usize, k3: usize): void {
  let a = v128.load(state, 0);
  let b = v128.load(state, 16);
  let c = v128.load(state, 32);
  let d = v128.load(state, 48);
  let e = v128.load(state, 64);
  let f = v128.load(state, 80);
  let g = v128.load(state, 96);
  let h = v128.load(state, 112);
  let ab: v128, bc = v128.xor(b, c);
  for (let offset: usize = 0; offset < 256; offset += 32) {
    transpose(window, v128.load(k0 + offset), v128.load(k1 + offset), v128.load(k2 + offset), v128.load(k3 + offset));
    transpose(
      window + 64,
      v128.load(k0 + offset, 16),
      v128.load(k1 + offset, 16),
      v128.load(k2 + offset, 16),
      v128.load(k3 + offset, 16),
    );
    h = add(add(h, v128.load(window, 0)), add(choose(e, f, g), big1(e))); d = add(d, h);
    ab = v128.xor(a, b); h = add(h, add(big0(a), v128.xor(b, v128.and(ab, bc))));
    g = add(add(g, v128.load(window, 16)), add(choose(d, e, f), big1(d))); c = add(c, g);
    bc = v128.xor(h, a); g = add(g, add(big0(h), v128.xor(a, v128.and(bc, ab))));
    f = add(add(f, v128.load(window, 32)), add(choose(c, d, e), big1(c))); b = add(b, f);
    ab = v128.xor(g, h); f = add(f, add(big0(g), v128.xor(h, v128.and(ab, bc))));
    e = add(add(e, v128.load(window, 48)), add(choose(b, c, d), big1(b))); a = add(a, e);
    bc = v128.xor(f, g); e = add(e, add(big0(f), v128.xor(g, v128.and(bc, ab))));
    d = add(add(d, v128.load(window, 64)), add(choose(a, b, c), big1(a))); h = add(h, d);
    ab = v128.xor(e, f); d = add(d, add(big0(e), v128.xor(f, v128.and(ab, bc))));
    c = add(add(c, v128.load(window, 80)), add(choose(h, a, b), big1(h))); g = add(g, c);
    bc = v128.xor(d, e); c = add(c, add(big0(d), v128.xor(e, v128.and(bc, ab))));
    b = add(add(b, v128.load(window, 96)), add(choose(g, h, a), big1(g))); f = add(f, b);
    ab = v128.xor(c, d); b = add(b, add(big0(c), v128.xor(d, v128.and(ab, bc))));
    a = add(add(a, v128.load(window, 112)), add(choose(f, g, h), big1(f))); e = add(e, a);
    bc = v128.xor(b, c); a = add(a, add(big0(b), v128.xor(c, v128.and(bc, ab))));
  }
  v128.store(state, add(v128.load(state, 0), a), 0);
  v128.store(state, add(v128.load(state, 16), b), 16);
  v128.store(state, add(v128.load(state, 32), c), 32);
  v128.store(state, add(v128.load(state, 48), d), 48);
  v128.store(state, add(v128.load(state, 64), e), 64);
  v128.store(state, add(v128.load(state, 80), f), 80);
  v128.store(state, add(v128.load(state, 96), g), 96);
  v128.store(state, add(v128.load(state, 112), h), 112);
}

/** Sets all four lanes of a state to the start of a message. */
export function resetLanes(state: usize): void {
  fillConstants();
  for (let word: usize = 0; word < 8; word++) {
    v128.store(state + (word << 4), v128.load32_splat(initialState + (word << 2)));
  }
}

function fillConstants(): void {
  if (load<u32>(splatConstants) != 0) return;
  for (let round: usize = 0; round < 64; round++) {
    v128.store(splatConstants + (round << 4), v128.load32_splat(roundConstants + (round << 2)));
  }
}

/** Sets the lanes that are marked in `fresh` to the start of a message; vector by vector, so that the
 * blocks that follow need not wait for stores of single words. */
function resetFresh(): void {
  const bits = i32x4(1, 2, 4, 8);
  const mask = i32x4.eq(v128.and(i32x4.splat(fresh), bits), bits);
  for (let word: usize = 0; word < 8; word++) {
    const initial = v128.load32_splat(initialState + (word << 2));
    const vector = lanesState + (word << 4);
    v128.store(vector, v128.bitselect(initial, v128.load(vector), mask));
  }
  fresh = 0;
}

/**
 * One block of each of four inner nodes: 0x01 before the 63 bytes that follow each address (RFC 6962
 * section 2.1). Reads one byte before each.
 */
export function compressNodes(state: usize, p0: usize, p1: usize, p2: usize, p3: usize): void {
  loadWindow(p0 - 1, p1 - 1, p2 - 1, p3 - 1);
  const rest = v128.and(v128.load(window), i32x4.splat(0x00ffffff));
  v128.store(window, v128.or(rest, i32x4.splat(0x01000000)));
  compressWindow(state);
}

/** Writes the digests of the four lanes one after the other: 128 bytes. */
export function writeDigests(state: usize, out: usize): void {
  for (let half: usize = 0; half < 2; half++) {
    const words = state + (half << 6);
    transpose(window, v128.load(words), v128.load(words, 16), v128.load(words, 32), v128.load(words, 48));
    for (let lane: usize = 0; lane < 4; lane++) {
      v128.store(out + (lane << 5) + (half << 4), swapBytes(v128.load(window + (lane << 4))));
    }
  }
}

/**
 * Digests of `count` messages that lie one after the other at `input`, 32 bytes each to `out`. `ends` holds
 * where each ends, as u32 from `input`. With `isLeaf`, 0x00 comes before each message (RFC 6962 section
 * 2.1); it is written over the byte before it, so the input does not survive.
 */
export function sha256Packed(input: usize, ends: usize, count: u32, out: usize, isLeaf: u32): void {
  fillConstants();
  fresh = 0;
  let next: u32 = 0;
  let start: usize = input;
  for (let lane: usize = 0; lane < 4; lane++) {
    if (next < count) {
      const end = input + load<u32>(ends + (<usize> next << 2));
      begin(lane, start, end, out + (<usize> next << 5), isLeaf);
      start = end;
      next++;
    } else {
      setIdle(lane);
    }
  }
  let active: u32 = next;
  // Two messages alone are as fast one by one.
  while (active > 2) {
    const steps = shortest();
    run(steps);
    for (let lane: usize = 0; lane < 4; lane++) {
      if (!advance(lane, steps)) continue;
      if (next < count) {
        const end = input + load<u32>(ends + (<usize> next << 2));
        begin(lane, start, end, out + (<usize> next << 5), isLeaf);
        start = end;
        next++;
      } else {
        setIdle(lane);
        active--;
      }
    }
  }
  for (let lane: usize = 0; lane < 4; lane++) finishAlone(lane);
}

function run(steps: u32): void {
  if (fresh) resetFresh();
  let p0: usize = load<u32>(lanes, BLOCK);
  let p1: usize = load<u32>(lanes + 32, BLOCK);
  let p2: usize = load<u32>(lanes + 64, BLOCK);
  let p3: usize = load<u32>(lanes + 96, BLOCK);
  const stride0: usize = load<u32>(lanes, STRIDE);
  const stride1: usize = load<u32>(lanes + 32, STRIDE);
  const stride2: usize = load<u32>(lanes + 64, STRIDE);
  const stride3: usize = load<u32>(lanes + 96, STRIDE);
  for (; steps > 0; steps--) {
    loadWindow(p0, p1, p2, p3);
    compressWindow(lanesState);
    p0 += stride0;
    p1 += stride1;
    p2 += stride2;
    p3 += stride3;
  }
}

/** How many blocks all lanes can go before one of them needs attention. */
function shortest(): u32 {
  const first = min(load<u32>(lanes, LEFT), load<u32>(lanes + 32, LEFT));
  return min(first, min(load<u32>(lanes + 64, LEFT), load<u32>(lanes + 96, LEFT)));
}

/** Puts a message into a lane. */
function begin(lane: usize, start: usize, end: usize, out: usize, isLeaf: u32): void {
  const record = lanes + (lane << 5);
  if (isLeaf) {
    // The byte before is the end of an earlier message, of which the tail has been copied already.
    start--;
    store<u8>(start, 0);
  }
  const length = <u32> (end - start);
  // The tail holds the last byte at least, see above.
  const body: u32 = length == 0 ? 0 : (length - 1) >> 6;
  const tail = tails + (lane << 8);
  const tailBlocks = writeTail(tail, start + (<usize> body << 6), length - (body << 6), length);
  store<u32>(record, <u32> (body == 0 ? tail : start), BLOCK);
  store<u32>(record, body == 0 ? tailBlocks : body, LEFT);
  store<u32>(record, body == 0 ? 0 : tailBlocks, TAIL);
  store<u32>(record, <u32> out, OUT);
  store<u32>(record, 64, STRIDE);
  fresh |= 1 << <u32> lane;
}

function setIdle(lane: usize): void {
  const record = lanes + (lane << 5);
  store<u32>(record, <u32> (tails + (lane << 8)), BLOCK);
  store<u32>(record, IDLE, LEFT);
  store<u32>(record, 0, STRIDE);
}

/** Notes that a lane went on by `steps` blocks; true when its message has ended and its digest is out. */
function advance(lane: usize, steps: u32): bool {
  const record = lanes + (lane << 5);
  if (load<u32>(record, STRIDE) == 0) return false;
  const left = load<u32>(record, LEFT) - steps;
  store<u32>(record, left, LEFT);
  store<u32>(record, load<u32>(record, BLOCK) + (steps << 6), BLOCK);
  if (left > 0) return false;
  const tailBlocks = load<u32>(record, TAIL);
  if (tailBlocks > 0) {
    enterTail(record, lane, tailBlocks);
    return false;
  }
  writeLane(lane, load<u32>(record, OUT));
  return true;
}

function enterTail(record: usize, lane: usize, tailBlocks: u32): void {
  store<u32>(record, <u32> (tails + (lane << 8)), BLOCK);
  store<u32>(record, tailBlocks, LEFT);
  store<u32>(record, 0, TAIL);
}

/** Finishes the message of a lane without the others, if it has one. */
function finishAlone(lane: usize): void {
  const record = lanes + (lane << 5);
  if (load<u32>(record, STRIDE) == 0) return;
  if (fresh & (1 << <u32> lane)) resetState(single);
  else takeState(lane);
  sha256Blocks(single, load<u32>(record, BLOCK), load<u32>(record, LEFT));
  sha256Blocks(single, tails + (lane << 8), load<u32>(record, TAIL));
  writeDigest(single, load<u32>(record, OUT));
}

/** Writes the digest of one lane. */
@inline function writeLane(lane: usize, out: usize): void {
  for (let word: usize = 0; word < 8; word++) {
    store<u32>(out + (word << 2), bswap<u32>(load<u32>(lanesState + (word << 4) + (lane << 2))));
  }
}

/** Copies the state of one lane to `single`. */
function takeState(lane: usize): void {
  for (let word: usize = 0; word < 8; word++) {
    store<u32>(single + (word << 2), load<u32>(lanesState + (word << 4) + (lane << 2)));
  }
}
