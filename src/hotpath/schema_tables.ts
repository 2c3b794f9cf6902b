/**
 * The layout of a compiled schema: one block of 32-bit words that the schema machine walks, in WASM and in
 * its twin alike. References inside are word offsets from the start of the block; 0 means none.
 *
 * Doubles stand at even offsets. Lists begin with their length where it says "list".
 *
 * @module
 */

/** Words of the head. */
export const head = {
  root: 0,
  nodes: 1,
  /** Words 4 to 7: the secret of the value hashes in this block. */
  seed: 4,
  size: 8,
} as const;

/** Words of a node: one schema in one dynamic scope. */
export const node = {
  /** Its number, from 0. */
  index: 0,
  /** Which types may pass: bits of {@linkcode types}. */
  types: 1,
  /** Bits of {@linkcode nodeFlags}. */
  flags: 2,
  /** List of groups. */
  groups: 3,
  /** Words of state that the groups need. */
  groupWords: 4,
  number: 5,
  string: 6,
  object: 7,
  array: 8,
  enumeration: 9,
  /** For `unevaluatedProperties` and `unevaluatedItems`. */
  unevaluatedProperties: 10,
  unevaluatedItems: 11,
  /** Verdicts of groups that are waited for; in an object also those of `dependentSchemas`. */
  pending: 12,
  pendingInObject: 13,
  /** Types for which nothing but the type is asked: such a value passes at its first byte. */
  immediate: 14,
  /** Types whose values the fast lane may judge where nobody but the text waits for the verdict. */
  lane: 15,
  /**
   * For a schema that is nothing but alternatives of different types: four nodes, the one that judges a null, a
   * boolean, a number and a string, or 0. For the fast lane.
   */
  alternatives: 16,
  size: 17,
} as const;

/** Types of JSON values, as bits; `whole` lets a number pass that is an integer. */
export const types = {
  null: 1,
  boolean: 2,
  number: 4,
  string: 8,
  array: 16,
  object: 32,
  whole: 64,
} as const;

export const nodeFlags = {
  /** The schema `false`. */
  never: 1,
  /** Nothing to check and nothing to note. */
  always: 2,
  /** An object (array) can still fail after its lower bounds are met. */
  objectLate: 4,
  arrayLate: 8,
  /** Stands under an `unevaluated...`: its verdict is wanted even when its parents have theirs. */
  tracked: 16,
  /** Looks at every property (item) of the value. */
  allProperties: 32,
  allItems: 64,
} as const;

/** Kinds of groups, which are also the ways in which a schema reports to another. */
export const groups = {
  /** kind, state, count, nodes: `allOf`, references, and every schema of a child. */
  all: 0,
  any: 1,
  one: 2,
  not: 3,
  /** kind, state, 3, if, then, else. */
  condition: 4,
  /** kind, state, 1, node, name slot. */
  dependent: 5,
  /** The `then` and `else` of a condition; a name; an item in `contains`; an unevaluated child. */
  consequence: 6,
  alternative: 7,
  contains: 8,
  unevaluated: 9,
} as const;

/** Words of number bounds: flags, unused, then five doubles. */
export const numberWords = {
  flags: 0,
  minimum: 2,
  exclusiveMinimum: 4,
  maximum: 6,
  exclusiveMaximum: 8,
  multipleOf: 10,
  size: 12,
} as const;
export const numberFlags = {
  minimum: 1,
  exclusiveMinimum: 2,
  maximum: 4,
  exclusiveMaximum: 8,
  multipleOf: 16,
} as const;

/** Words of string bounds; automata follow. `format` is the number of a question, from 1. */
export const stringWords = { minimum: 0, maximum: 1, format: 2, patterns: 3, size: 4 } as const;

/** Words of an automaton over code points. */
export const automatonWords = {
  classes: 0,
  start: 1,
  /** 128 bytes: the class of each ASCII character. */
  ascii: 2,
  /** Pairs of the first code point and its class, in order. */
  ranges: 3,
  rangeCount: 4,
  /** A row of `classes` words for each state. */
  moves: 5,
  /** A word of {@linkcode stateFlags} for each state. */
  flags: 6,
  size: 7,
} as const;
export const stateFlags = {
  /** Matches if the text ends here. */
  accepts: 1,
  /** Cannot match any more. */
  dead: 2,
  /** Matches whatever follows. */
  always: 4,
  /** Cannot match any more after another character. */
  last: 8,
} as const;

/** Words of an enumeration. Texts are a table of names; numbers are sorted; hashes are of arrays and objects. */
export const enumWords = {
  /** Bits of {@linkcode types} that occur; `whole` is not used. */
  types: 0,
  /** 1: true occurs, 2: false occurs. */
  booleans: 1,
  texts: 2,
  numberCount: 3,
  numbers: 4,
  hashCount: 5,
  hashes: 6,
  /** `enum` or `const`. */
  keyword: 7,
  size: 8,
} as const;

/**
 * A table of names, sorted by their bytes: count, bucket mask, buckets, then the entries. `first` is where
 * the fast lane keeps its guess of the first name of an object, an entry or 0.
 */
export const nameWords = { count: 0, mask: 1, buckets: 2, entries: 3, first: 4, size: 5 } as const;
/** An entry of a table of names. */
export const entryWords = {
  /** Byte offset in the block, and length in bytes. */
  at: 0,
  length: 1,
  /** The schema under `properties`. */
  child: 2,
  /** Its bit among the names that are noted, -1 for none. */
  slot: 3,
  /** 1 when it is required. */
  required: 4,
  /** The group of `dependentSchemas`. */
  dependent: 5,
  /** The next entry of its bucket plus 1. */
  next: 6,
  /** The entry that came after this one when it was last met: a guess of the fast lane. */
  follower: 7,
  size: 8,
} as const;

export const objectWords = {
  /** The keyword by which a name that no property and no pattern knows cannot pass, 0 for none. */
  closed: 0,
  minimum: 1,
  maximum: 2,
  requiredCount: 3,
  slotWords: 4,
  names: 5,
  patternCount: 6,
  /** Pairs of automaton and node. */
  patterns: 7,
  additional: 8,
  propertyNames: 9,
  /** List of pairs: slot, list of slots. */
  dependentRequired: 10,
  /** Two words: a bit for each entry of the names that is required. For the fast lane. */
  requiredMask: 11,
  size: 13,
} as const;

export const arrayWords = {
  minimum: 0,
  maximum: 1,
  prefixCount: 2,
  prefix: 3,
  items: 4,
  contains: 5,
  minContains: 6,
  maxContains: 7,
  unique: 8,
  /** The keyword by which items are refused, where they are. */
  itemsKeyword: 9,
  size: 10,
} as const;

/** For `unevaluated...`: its schema, and the nodes below that may have looked at a child. */
export const unevaluatedWords = {
  child: 0,
  maskWords: 1,
  members: 2,
  memberList: 3,
  size: 4,
} as const;
/** Failed children of one `unevaluated...` that differ in who looked at them. */
export const unevaluatedMasksMax = 64;

/** Keywords as the machine names them. The order is part of the layout. */
export const schemaKeywords = [
  "",
  "json",
  "limit",
  "false schema",
  "type",
  "enum",
  "const",
  "minimum",
  "exclusiveMinimum",
  "maximum",
  "exclusiveMaximum",
  "multipleOf",
  "minLength",
  "maxLength",
  "pattern",
  "format",
  "minProperties",
  "maxProperties",
  "required",
  "dependentRequired",
  "dependentSchemas",
  "propertyNames",
  "properties",
  "patternProperties",
  "additionalProperties",
  "unevaluatedProperties",
  "minItems",
  "maxItems",
  "uniqueItems",
  "contains",
  "minContains",
  "maxContains",
  "items",
  "unevaluatedItems",
  "anyOf",
  "oneOf",
  "not",
  "if",
] as const;

/** Numbers of the keywords, by name. */
export const keywordNumbers: Readonly<Record<(typeof schemaKeywords)[number], number>> = Object
  .fromEntries(schemaKeywords.map((keyword, index) => [keyword, index])) as Record<
    (typeof schemaKeywords)[number],
    number
  >;
