/**
 * The tape: what the tokenizer leaves of a JSON text. Two words for each token, so that a reader steps
 * over it without making an object.
 *
 * Word 0 is the token's offset in the text. Word 1 holds the kind (bits 0 to 2), flags (bits 3 and 4) and a
 * number (bits 5 to 31): the token's length in bytes, quotes included; or, for an opening bracket, the index
 * of the token that closes it, and for a closing one the index of the token that opened it.
 *
 * @module
 */

/** Kinds of tokens: bits 0 to 2 of word 1. */
export const tapeKinds = {
  object: 0,
  array: 1,
  end: 2,
  key: 3,
  string: 4,
  number: 5,
  /** `true`, `false` or `null`: its first byte tells which. */
  word: 6,
} as const;

/** Flags of tokens: bits 3 and 4 of word 1. */
export const tapeFlags = {
  /** String or key: has escapes that the canonical form keeps. */
  escaped: 1,
  /** String or key: has other escapes. Number: may have another canonical form. */
  rewrite: 2,
} as const;

/** The kind of the token with this word 1: one of {@linkcode tapeKinds}. */
export function kindOf(word: number): number {
  return word & 7;
}

/** The flags of the token with this word 1: of {@linkcode tapeFlags}. */
export function flagsOf(word: number): number {
  return (word >>> 3) & 3;
}

/** The length in bytes of a token with this word 1; for brackets the index of the other one. */
export function lengthOf(word: number): number {
  return word >>> 5;
}
