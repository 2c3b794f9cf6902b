/**
 * Builds the automaton that the module searches with: classes of bytes, one row per prefix of a literal,
 * and the tables by which it skips to places where a literal may start.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { foldByte, type LiteralOptions } from "./reference/literals.ts";

/** The automaton, ready to be copied into the module's memory. */
export interface Automaton {
  /** See wasm/assembly/literals.ts for its layout. */
  readonly bytes: Uint8Array;
  readonly ends: LiteralEnds;
}

/** Which literals end at a row. */
export interface LiteralEnds {
  /** The literals by the offset of the row: longest first, then by index. */
  at(rowOffset: number): Iterable<number>;
}

/** Largest automaton: about what 10,000 words of a language take. */
const maxAutomatonBytes = 32 * 1024 * 1024;

const classesOffset = 96;
const rowsOffset = 384;
/** Groups of literals that the skip tests apart: the bits of a byte. */
const groupCount = 8;
/** Bytes of a literal that the skip looks at. */
const testedBytes = 3;

/**
 * Builds the automaton of literals that `checkLiterals()` has passed.
 *
 * @throws {HotpathError} `bad_literal` when it would be larger than 32 MiB
 */
export function buildAutomaton(
  literals: readonly Uint8Array[],
  options: LiteralOptions,
): Automaton {
  const folded = literals.map((literal) => literal.map((byte) => foldByte(byte, options)));
  const { classOf, classCount } = classesOf(folded, options);
  const { rows, ends } = rowsOf(folded, { classOf, classCount });
  const bytes = new Uint8Array(rowsOffset + rows.length * 4);
  bytes.set(skipTables(folded, options));
  bytes.set(classOf, classesOffset);
  bytes.set(new Uint8Array(rows.buffer), rowsOffset);
  return { bytes, ends };
}

interface Classes {
  readonly classOf: Uint8Array;
  readonly classCount: number;
}

/** Bytes that occur in no literal are one class, so that rows are short. */
function classesOf(folded: readonly Uint8Array[], options: LiteralOptions): Classes {
  const isUsed = new Uint8Array(256);
  for (const literal of folded) for (const byte of literal) isUsed[byte] = 1;
  const classOf = new Uint8Array(256);
  // Class 0 is for the bytes of no literal, unless there are none; then all 256 numbers are needed.
  let classCount = isUsed.includes(0) ? 1 : 0;
  for (let byte = 0; byte < 256; byte++) if (isUsed[byte] === 1) classOf[byte] = classCount++;
  for (let byte = 0; byte < 256; byte++) classOf[byte] = classOf[foldByte(byte, options)] ?? 0;
  return { classOf, classCount };
}

/** The rows of all prefixes: row 0 is the empty one. */
function rowsOf(
  folded: readonly Uint8Array[],
  { classOf, classCount }: Classes,
): { rows: Uint32Array<ArrayBuffer>; ends: LiteralEnds } {
  const mostRows = folded.reduce((sum, literal) => sum + literal.length, 1);
  const capacity = Math.min(mostRows * classCount, maxAutomatonBytes / 4 - rowsOffset);
  const children = new Uint32Array(capacity);
  const endingAt: number[][] = [[]];
  folded.forEach((literal, index) => {
    let row = 0;
    for (const byte of literal) {
      const cell = row * classCount + (classOf[byte] ?? 0);
      if (children[cell] === 0) {
        if ((endingAt.length + 1) * classCount > capacity) {
          throw new HotpathError("bad_literal", "cannot search: the literals are too many in all");
        }
        children[cell] = endingAt.length;
        endingAt.push([]);
      }
      row = children[cell] ?? 0;
    }
    endingAt[row]?.push(index);
  });
  const rows = children.slice(0, endingAt.length * classCount);
  const shorterEnd = linkRows(rows, { classCount, endingAt });
  for (let cell = 0; cell < rows.length; cell++) {
    const next = rows[cell] ?? 0;
    const isEnd = (endingAt[next]?.length ?? 0) > 0 || (shorterEnd[next] ?? 0) > 0;
    rows[cell] = next * classCount * 4 + (isEnd ? 1 : 0);
  }
  return {
    rows,
    ends: { at: (offset) => endsAt(offset / 4 / classCount, { endingAt, shorterEnd }) },
  };
}

/**
 * Completes the tree of prefixes: where a row has no child, it goes on like the row of its longest proper
 * suffix. Shorter rows are complete before longer ones. Returns, for each row, the longest proper suffix
 * at which a literal ends, 0 for none.
 */
function linkRows(
  rows: Uint32Array,
  { classCount, endingAt }: {
    readonly classCount: number;
    readonly endingAt: readonly (readonly number[])[];
  },
): Uint32Array {
  const suffixOf = new Uint32Array(endingAt.length);
  const shorterEnd = new Uint32Array(endingAt.length);
  const queue = [0];
  for (let head = 0; head < queue.length; head++) {
    const row = queue[head] ?? 0;
    const suffix = suffixOf[row] ?? 0;
    for (let column = 0; column < classCount; column++) {
      const cell = row * classCount + column;
      const child = rows[cell] ?? 0;
      const fallback = row === 0 ? 0 : rows[suffix * classCount + column] ?? 0;
      if (child === 0) {
        rows[cell] = fallback;
        continue;
      }
      suffixOf[child] = fallback;
      const isEnd = (endingAt[fallback]?.length ?? 0) > 0;
      shorterEnd[child] = isEnd ? fallback : shorterEnd[fallback] ?? 0;
      queue.push(child);
    }
  }
  return shorterEnd;
}

function* endsAt(
  row: number,
  { endingAt, shorterEnd }: {
    readonly endingAt: readonly (readonly number[])[];
    readonly shorterEnd: Uint32Array;
  },
): Iterable<number> {
  for (let end = row; end > 0; end = shorterEnd[end] ?? 0) yield* endingAt[end] ?? [];
}

/** For each tested byte and nibble, the groups that have a literal with it there. */
function skipTables(folded: readonly Uint8Array[], options: LiteralOptions): Uint8Array {
  const tables = new Uint8Array(classesOffset);
  const allGroups = 2 ** groupCount - 1;
  // Neighbours in order share their first bytes, so a group admits few other combinations.
  const ordered = folded.toSorted((a, b) => compareBytes(a, b));
  ordered.forEach((literal, index) => {
    const group = 2 ** Math.floor((index * groupCount) / ordered.length);
    for (let place = 0; place < testedBytes; place++) {
      const low = tables.subarray(place * 32, place * 32 + 16);
      const high = tables.subarray(place * 32 + 16, place * 32 + 32);
      const expected = literal[place];
      for (let byte = 0; byte < 256; byte++) {
        // A literal that has ended already says nothing about what follows.
        if (expected !== undefined && foldByte(byte, options) !== expected) continue;
        low[byte % 16] = ((low[byte % 16] ?? 0) | group) & allGroups;
        high[byte >> 4] = ((high[byte >> 4] ?? 0) | group) & allGroups;
      }
    }
  });
  return tables;
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let place = 0; place < testedBytes; place++) {
    const difference = (a[place] ?? -1) - (b[place] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
