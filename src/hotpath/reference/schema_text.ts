/**
 * Where in a JSON text (RFC 8259) a reader of single bytes can be, and its short escapes.
 *
 * @module
 */

/** What is read next, or what is being read. */
export const states = {
  value: 0,
  valueOrClose: 1,
  name: 2,
  nameOrClose: 3,
  colon: 4,
  after: 5,
  string: 6,
  number: 7,
  word: 8,
} as const;

/** The byte that stands for each letter behind a backslash. */
export const shortEscapes: Readonly<Record<string, number>> = {
  '"': 0x22,
  "\\": 0x5c,
  "/": 0x2f,
  b: 8,
  f: 12,
  n: 10,
  r: 13,
  t: 9,
};
