/**
 * Hashes of JSON values, 128 bits under a secret: equal values have equal hashes, however they are written.
 *
 * @module
 */

const PRIMES = [0x9e3779b1, 0x85ebca77, 0xc2b2ae3d, 0x27d4eb2f] as const;
const encoder = new TextEncoder();
const doubleBits = new DataView(new ArrayBuffer(8));

/** First word of what is hashed, by type. */
export const hashTags = { null: 1, boolean: 2, number: 3, string: 4, array: 5, object: 6 } as const;

/** Four words: the secret of a hash, or a hash. */
export type HashWords = Int32Array;

/** A hash that has begun with a tag. */
export function beginHash(seed: HashWords, tag: number): HashWords {
  return mixWord(seed.slice(), tag);
}

/** Mixes one word in, in place. */
export function mixWord(hash: HashWords, word: number): HashWords {
  let [a = 0, b = 0, c = 0, d = 0] = hash;
  a = Math.imul(a ^ word, PRIMES[0]);
  b = Math.imul(b ^ a >>> 15 ^ word, PRIMES[1]);
  c = Math.imul(c ^ b >>> 13 ^ word, PRIMES[2]);
  d = Math.imul(d ^ c >>> 16 ^ word, PRIMES[3]);
  hash[0] = a ^ d >>> 14;
  hash[1] = b ^ a >>> 17;
  hash[2] = c ^ b >>> 12;
  hash[3] = d ^ c >>> 15;
  return hash;
}

/** Mixes four words in. */
export function mixHash(hash: HashWords, other: HashWords): HashWords {
  for (const word of other) mixWord(hash, word);
  return hash;
}

/** The hash of a string or a name, from its bytes in UTF-8. */
export function hashText(seed: HashWords, bytes: ArrayLike<number>): HashWords {
  const hash = beginHash(seed, hashTags.string);
  for (let index = 0; index < bytes.length; index++) mixWord(hash, bytes[index] ?? 0);
  return mixWord(hash, bytes.length);
}

/** The hash of a number: of its double, 0 and -0 being the same. */
export function hashNumber(seed: HashWords, value: number): HashWords {
  doubleBits.setFloat64(0, value === 0 ? 0 : value, true);
  const hash = beginHash(seed, hashTags.number);
  mixWord(hash, doubleBits.getInt32(0, true));
  return mixWord(hash, doubleBits.getInt32(4, true));
}

/** The hash of `null`, or of a boolean: 0 null, 1 true, 2 false. */
export function hashWordValue(seed: HashWords, which: number): HashWords {
  return mixWord(beginHash(seed, which === 0 ? hashTags.null : hashTags.boolean), which);
}

/** Adds a member to the sum that stands for all members, whatever their order. */
export function addMember(sum: HashWords, name: HashWords, value: HashWords): void {
  const hash = mixHash(name.slice(), value);
  for (let index = 0; index < 4; index++) sum[index] = (sum[index] ?? 0) + (hash[index] ?? 0);
}

/** The hash of an object from the sum of its members. */
export function endObjectHash(seed: HashWords, sum: HashWords, count: number): HashWords {
  return mixWord(mixHash(beginHash(seed, hashTags.object), sum), count);
}

/** The hash of any JSON value. Recursion is bounded by the depth of the value. */
export function hashValue(seed: HashWords, value: unknown): HashWords {
  if (value === null) return hashWordValue(seed, 0);
  if (typeof value === "boolean") return hashWordValue(seed, value ? 1 : 2);
  if (typeof value === "number") return hashNumber(seed, value);
  if (typeof value === "string") return hashText(seed, encoder.encode(value));
  if (Array.isArray(value)) {
    const hash = beginHash(seed, hashTags.array);
    for (const item of value) mixHash(hash, hashValue(seed, item));
    return mixWord(hash, value.length);
  }
  const sum = new Int32Array(4);
  const members = Object.entries(value ?? {});
  for (const [name, item] of members) {
    addMember(sum, hashText(seed, encoder.encode(name)), hashValue(seed, item));
  }
  return endObjectHash(seed, sum, members.length);
}
