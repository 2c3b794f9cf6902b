/**
 * What a frame and a level of the schema machine are made of.
 *
 * @module
 */

import { node, objectWords, stringWords, types, unevaluatedWords } from "../schema_tables.ts";

/** Words of a frame; the states of its groups follow, then what its kind of value needs. */
export const frame = {
  node: 0,
  /** 0 open, 1 true, 2 false. */
  state: 1,
  /** Verdicts that are waited for. */
  pending: 2,
  /** Who waits: a chain of {parent, kind, argument, next}. */
  waiting: 3,
  /** The next frame of the same value. */
  next: 4,
  level: 5,
  /** 1 while the keywords of the schema itself can still fail. */
  own: 6,
  /** Properties or items so far. */
  count: 7,
  /** Required names not yet met; in an array, items that `contains` has found. */
  tally: 8,
  /** The part of a table of names that begins like the text so far. */
  low: 9,
  high: 10,
  /** The present item is one that `contains` is looking for. */
  matched: 11,
  /** Verdict of the present child against `unevaluated...`, and its mask, then the masks that failed. */
  child: 12,
  masks: 13,
  extra: 14,
  /** The keyword that made it false. */
  keyword: 15,
  size: 16,
} as const;

/** What is open at one depth. */
export interface Level {
  readonly type: number;
  /** Byte offset of the value. */
  readonly start: number;
  /** Memory is free from here when the value ends. */
  readonly base: number;
  first: number;
  count: number;
  /** The last name, in an object. */
  name: string;
  readonly names: Set<string>;
  isHashed: boolean;
  /** Hashes of the items, where they must differ. */
  seen: Set<string> | undefined;
  hashes: Int32Array | undefined;
}

/** Why the text is refused. */
export interface Cause {
  readonly keyword: number;
  readonly level: number;
  /** The schema whose keyword it is, 0 for none. */
  readonly node: number;
  readonly name?: string;
}

/** Frames that one text may ask for before it is refused: this many, and so many more for each byte. */
export const STEPS_FREE = 2_000_000;
export const STEPS_PER_BYTE = 256;

/** The field of a node that says what to do with the unevaluated children of a value. */
export function unevaluatedField(type: number): number {
  return type === types.array ? node.unevaluatedItems : node.unevaluatedProperties;
}

/** Words that the frame of a node needs for a value of a type, besides its own. */
export function extraWords(
  program: Int32Array,
  { schema, type }: { readonly schema: number; readonly type: number },
): number {
  const at = (index: number): number => program[index] ?? 0;
  const unevaluated = at(schema + unevaluatedField(type));
  // One mask for the present child, and room for those that failed.
  const masks = unevaluated === 0 ? 0 : 65 * at(unevaluated + unevaluatedWords.maskWords);
  if (type === types.string) {
    const text = at(schema + node.string);
    return text === 0 ? 0 : at(text + stringWords.patterns);
  }
  if (type === types.array) return masks;
  const object = at(schema + node.object);
  if (type !== types.object || object === 0) return type === types.object ? masks : 0;
  return masks + at(object + objectWords.slotWords) +
    at(object + objectWords.patternCount);
}
