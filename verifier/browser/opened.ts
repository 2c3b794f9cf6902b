/**
 * Values that a bundle opens: what stood behind the commitments of its entries. Only of a bundle that was
 * found intact, whose values were compared with their commitments; they are not compared again here.
 *
 * @module
 */

import { fromBase64Url } from "../../src/pef/mod.ts";

/** A value as the page shows it. */
export interface OpenedValue {
  /** Where in the entry it belongs, such as `/body`. */
  readonly field: string;
  readonly seq: number;
  /** The beginning of a text; `undefined` where the bytes are no text. */
  readonly text: string | undefined;
  readonly bytes: number;
  /** Whether more of it is in the bundle than shown. */
  readonly isCut: boolean;
}

/** Values told of one run: more than a person reads. */
export const maxOpenedValues = 500;
/** Bytes shown of one value; the whole of it is in the bundle. */
export const maxShownBytes = 4096;

/** Values by the entry to which they belong. */
export type OpenedBySeq = ReadonlyMap<number, readonly OpenedValue[]>;

/** Reads the values of a run from groups of lines, as many as are told. */
export async function readOpened(
  groups: AsyncIterable<readonly string[]>,
): Promise<{ readonly bySeq: OpenedBySeq; readonly hasMore: boolean }> {
  const bySeq = new Map<number, OpenedValue[]>();
  let count = 0;
  for await (const lines of groups) {
    for (const line of lines) {
      if (count++ === maxOpenedValues) return { bySeq, hasMore: true };
      const value = openedValue(line);
      const known = bySeq.get(value.seq);
      if (known === undefined) bySeq.set(value.seq, [value]);
      else known.push(value);
    }
  }
  return { bySeq, hasMore: false };
}

function openedValue(line: string): OpenedValue {
  const { field, seq, value } = JSON.parse(line) as {
    readonly field: string;
    readonly seq: number;
    readonly value: string;
  };
  const bytes = fromBase64Url(value) ?? new Uint8Array(0);
  const isCut = bytes.length > maxShownBytes;
  const text = textOf(bytes.subarray(0, maxShownBytes), isCut);
  return { field, seq, text, bytes: bytes.length, isCut };
}

/** UTF-8, or nothing: bytes that are no text would only look like one. */
function textOf(bytes: Uint8Array, isCut: boolean): string | undefined {
  try {
    // A cut may go through a character, which is then left out rather than taken for a fault.
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, {
      stream: isCut,
    });
  } catch {
    return undefined;
  }
}
