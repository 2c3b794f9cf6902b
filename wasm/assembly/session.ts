// What the JSON functions know of one text: a block with the fields below and the blocks they point to.
// A session belongs to one object of TypeScript; see "JSON sessions" in wasm/README.md.

import { allocate, release } from "./memory";

// Fields (byte offsets in the session). TypeScript reads those in src/hotpath/session.ts.
/** Status: 0 while nothing is wrong, then one of the codes below for good. */
export const STATUS: usize = 0;
/** Where the text went wrong. */
export const ERROR_OFFSET: usize = 4;
/** The tape: pairs of words, and its length in bytes. */
export const TAPE: usize = 8;
export const TAPE_LENGTH: usize = 12;
/** The text: its block and the number of bytes in it. */
export const TEXT: usize = 16;
export const TEXT_LENGTH: usize = 20;
/** The canonical form after `canonicalize`: its block and length. */
export const OUTPUT: usize = 24;
export const OUTPUT_LENGTH: usize = 28;
/** The most brackets that were open at once. */
export const DEEPEST: usize = 32;
/** Bytes the text's block can hold. */
export const TEXT_CAPACITY: usize = 36;

// Limits.
export const MAX_DEPTH: usize = 40;
export const MAX_STRING: usize = 44;
/** Bits of PROFILE_*. */
export const PROFILE: usize = 48;

// Where the tokenizer stands.
export const POSITION: usize = 52;
export const STATE: usize = 56;
export const TOKEN_START: usize = 60;
export const STRING_FLAGS: usize = 64;
export const NUMBER_PHASE: usize = 68;
/** Open brackets. */
export const DEPTH: usize = 72;
/** Bytes of the stack of names that are in use. */
export const KEYS_LENGTH: usize = 76;
/** Everything before this offset is known to be UTF-8. */
export const VALIDATED: usize = 100;

// What the canonical form needs to know in advance.
export const ODD_NUMBERS: usize = 104;
export const MEMBERS: usize = 108;
export const ESCAPED_KEY_BYTES: usize = 112;

// Blocks behind it all, with their capacities in bytes.
export const TAPE_CAPACITY: usize = 116;
/** The stack of frames. */
export const FRAMES: usize = 120;
export const FRAMES_CAPACITY: usize = 124;
export const KEYS: usize = 128;
export const KEYS_CAPACITY: usize = 132;
export const TABLE: usize = 136;
export const TABLE_SLOTS: usize = 140; // a power of two
export const TABLE_COUNT: usize = 144;
export const NAMES: usize = 148;
export const NAMES_CAPACITY: usize = 152;
export const RECORDS: usize = 156;
export const RECORDS_CAPACITY: usize = 160;
export const OUTPUT_CAPACITY: usize = 164;
/** One for each open bracket, and the first for none: 64 bytes with these fields. */
export const FRAME: u32 = 64;
/** What is open, in the codes of tokenizer.ts. */
export const FRAME_CONTAINER: usize = 0;
/** Its entry on the tape (bytes from the tape). */
export const FRAME_ENTRY: usize = 4;
/** Where its names begin on the stack of names, and where they have to leave it. */
export const FRAME_KEYS: usize = 8;
export const FRAME_KEYS_LIMIT: usize = 12;
/** 256 bits: which fingerprints its names have. */
export const FRAME_FILTER: usize = 16;

/** Secret of the table of names, so that nobody can choose names that collide. */
export const SEED: usize = 168; // u64
export const SESSION_SIZE: u32 = 176;

// PROFILE bits.
export const REFUSE_DUPLICATES: u32 = 1;
export const REFUSE_LONE_SURROGATES: u32 = 2;

// Status codes, in the order of `statusCodes` in src/hotpath/session.ts.
export const OK: u32 = 0;
export const SYNTAX: u32 = 1;
export const TRUNCATED: u32 = 2;
export const TRAILING: u32 = 3;
export const UTF8: u32 = 4;
export const LONE_SURROGATE: u32 = 5;
export const DUPLICATE: u32 = 6;
export const NUMBER_RANGE: u32 = 7;
export const TOO_DEEP: u32 = 8;
export const TOO_LARGE: u32 = 9;
export const STRING_TOO_LONG: u32 = 10;
export const NO_MEMORY: u32 = 11;

// Tape: word 0 is the offset in the text, word 1 holds kind (3 bits), flags (2), length or link (27).
export const KIND_OBJECT: u32 = 0;
export const KIND_ARRAY: u32 = 1;
export const KIND_END: u32 = 2;
export const KIND_KEY: u32 = 3;
export const KIND_STRING: u32 = 4;
export const KIND_NUMBER: u32 = 5;
export const KIND_WORD: u32 = 6;
export const FLAG_SHIFT: u32 = 3;
export const LENGTH_SHIFT: u32 = 5;
/** Strings: a backslash is in it, but the canonical form keeps it as it is. */
export const FLAG_ESCAPED: u32 = 1;
/** Strings: some escape is to be written another way. Numbers: not known to be canonical. */
export const FLAG_REWRITE: u32 = 2;

/** A session with the secret `seed`, or 0 when memory is short. */
export function sessionCreate(seed: u64): usize {
  const session = allocate(SESSION_SIZE);
  if (session == 0) return 0;
  memory.fill(session, 0, SESSION_SIZE);
  store<u64>(session, seed, SEED);
  return session;
}

/** Gives back the session and all that belongs to it. */
export function sessionFree(session: usize): void {
  release(load<u32>(session, TEXT));
  release(load<u32>(session, TAPE));
  release(load<u32>(session, FRAMES));
  release(load<u32>(session, KEYS));
  release(load<u32>(session, TABLE));
  release(load<u32>(session, NAMES));
  release(load<u32>(session, RECORDS));
  release(load<u32>(session, OUTPUT));
  release(session);
}

/**
 * Makes the block at `field` hold at least `size` bytes and keeps the first `used` of them. The block
 * doubles, so that growing byte by byte stays linear. Returns the block, or 0 when memory is short.
 */
export function ensure(session: usize, field: usize, capacityField: usize, size: u32, used: u32): usize {
  const old: usize = load<u32>(session + field);
  if (size <= load<u32>(session + capacityField)) return old;
  // Blocks are powers of two with 128 bytes of slack: ask for all of the next one.
  const wanted: u32 = size + 128 > 0x40000000 ? size : (1 << (32 - clz<u32>(size + 127))) - 128;
  const block = allocate(max<u32>(wanted, 896));
  if (block == 0) return 0;
  if (used != 0) memory.copy(block, old, used);
  release(old);
  store<u32>(session + field, <u32> block);
  store<u32>(session + capacityField, max<u32>(wanted, 896));
  return block;
}

/** Records the first failure for good. */
export function fail(session: usize, code: u32, offset: u32): u32 {
  store<u32>(session, code, STATUS);
  store<u32>(session, offset, ERROR_OFFSET);
  return code;
}
