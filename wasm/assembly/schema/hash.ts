// Hashes of JSON values: src/hotpath/reference/schema_hash.ts, on four words of memory.

import { program } from "./state";
import { HEAD_SEED } from "./layout";

export const TAG_NULL: i32 = 1;
export const TAG_BOOLEAN: i32 = 2;
export const TAG_NUMBER: i32 = 3;
export const TAG_STRING: i32 = 4;
export const TAG_ARRAY: i32 = 5;
export const TAG_OBJECT: i32 = 6;

/** Begins the hash at `hash` with a tag. */
export function beginHash(hash: usize, tag: i32): void {
  v128.store(hash, v128.load(program + (HEAD_SEED << 2)));
  mixWord(hash, tag);
}

export function mixWord(hash: usize, word: i32): void {
  const a = (load<i32>(hash) ^ word) * 0x9e3779b1;
  const b = (load<i32>(hash, 4) ^ (a >>> 15) ^ word) * 0x85ebca77;
  const c = (load<i32>(hash, 8) ^ (b >>> 13) ^ word) * 0xc2b2ae3d;
  const d = (load<i32>(hash, 12) ^ (c >>> 16) ^ word) * 0x27d4eb2f;
  store<i32>(hash, a ^ (d >>> 14));
  store<i32>(hash, b ^ (a >>> 17), 4);
  store<i32>(hash, c ^ (b >>> 12), 8);
  store<i32>(hash, d ^ (c >>> 15), 12);
}

export function mixHash(hash: usize, other: usize): void {
  for (let word: usize = 0; word < 16; word += 4) mixWord(hash, load<i32>(other + word));
}

/** Adds a member to the sum of an object. */
export function addMember(sum: usize, name: usize, value: usize): void {
  mixHash(name, value);
  v128.store(sum, i32x4.add(v128.load(sum), v128.load(name)));
}

/** A secret hash of the bytes of a name, by which it is known among those of its object. */
export function hashBytes(start: usize, length: i32): u64 {
  const seed = load<u64>(program + (HEAD_SEED << 2));
  let hash = seed ^ (<u64> length * 0x9e3779b97f4a7c15);
  let at = start;
  let left = length;
  for (; left >= 8; left -= 8) {
    hash = mix(hash ^ load<u64>(at));
    at += 8;
  }
  if (left > 0) hash = mix(hash ^ (load<u64>(at) & ((<u64> 1 << (left << 3)) - 1)));
  return mix(hash ^ load<u64>(program + (HEAD_SEED << 2), 8));
}

@inline
function mix(value: u64): u64 {
  value = (value ^ (value >> 32)) * 0xd6e8feb86659fd93;
  value = (value ^ (value >> 29)) * 0x9e3779b97f4a7c15;
  return value ^ (value >> 32);
}
