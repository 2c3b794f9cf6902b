/**
 * What every engine of the schema machine does, whichever language it is written in.
 *
 * @module
 */

import type { JsonCode } from "./json_limits.ts";

/** Why a text was refused. */
export interface SchemaRefusal {
  /** The first byte after which nothing could make the text valid. */
  readonly offset: number;
  /** One of the keywords in `schema_tables.ts`; `json` when the text is no acceptable JSON. */
  readonly keyword: string;
  /** For `json`. */
  readonly code?: JsonCode;
  /** For `required`: a name that is missing. */
  readonly name?: string;
  /** Where the value at fault begins. */
  readonly start: number;
  /** Names and indexes from the root to the value at fault. */
  readonly path: readonly (string | number)[];
  /** The node whose keyword it is, as an offset in the tables; 0 when it is nobody's. */
  readonly node: number;
}

/** What the machine asks of its owner: checks that need more than tables. */
export interface SchemaQuestions {
  /** Whether a text has the format of this number. */
  format(format: number, text: string): boolean;
  isMultiple(value: number, divisor: number): boolean;
}

/** Judges one text at a time. */
export interface SchemaEngine {
  /** Reads on. Returns false once the text is refused, whatever follows. */
  write(chunk: Uint8Array): boolean;
  /** The text ends here: whether it was valid. */
  end(): boolean;
  /** Ready for another text. */
  reset(): void;
  /** Gives memory back. */
  close(): void;
  readonly refusal: SchemaRefusal | undefined;
  /** Bytes read so far; after a refusal, up to the byte that decided. */
  readonly position: number;
}

/** Deepest nesting of a text. */
export const SCHEMA_DEPTH_MAX = 500;
/** Longest number, in characters: the middle of two doubles has at most 767 digits. */
export const NUMBER_LENGTH_MAX = 1024;
/** Longest name, in bytes of UTF-8. */
export const NAME_BYTES_MAX = 65_536;
/** Longest text that a `format` looks at, in bytes of UTF-8; longer ones have no format. */
export const FORMAT_BYTES_MAX = 4096;
/** Most names of one object, and items of one array whose items must differ. */
export const MEMBERS_MAX = 1_000_000;

/** Between which values a number must end up that begins like this. */
export function numberBounds(text: string): readonly [low: number, high: number] {
  // A mantissa alone says nothing but the sign: an exponent can still make it as small or as large.
  const [, mantissa = "", sign = ""] = /^([^eE]*)(?:[eE]([-+]?\d*))?$/.exec(text) ?? [];
  const isFixed = mantissa.length < text.length;
  const isZero = isFixed && Number(mantissa) === 0;
  const size = isFixed ? Math.abs(Number(/\d$/.test(text) ? text : mantissa)) : 0;
  const least = isZero || sign === "" || sign.startsWith("-") ? 0 : size;
  const most = isZero ? 0 : sign.startsWith("-") ? size : Infinity;
  return text.startsWith("-") ? [-most, -least] : [least, most];
}
