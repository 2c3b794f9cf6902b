/**
 * Byte edits: carried out, composed, and made from edits in characters.
 *
 * @module
 */

import type { Coercion } from "./coercions.ts";
import type { Edit, EditKind } from "./tolerant.ts";

/** One edit. Offsets count bytes of the text before; edits are in order and do not overlap. */
export interface RepairOperation {
  /** What was done; a value that is written as another type has the coercion's name. */
  readonly kind: EditKind | Coercion;
  /** Where, in bytes of the text before. */
  readonly offset: number;
  /** Number of bytes taken out. */
  readonly removed: number;
  /** What stands there instead. */
  readonly inserted: string;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Carries out edits: what an auditor does to get the bytes after from the bytes before. */
export function applyOperations(
  bytes: Uint8Array,
  operations: readonly RepairOperation[],
): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { offset, removed, inserted } of operations) {
    parts.push(bytes.subarray(from, offset), encoder.encode(inserted));
    from = offset + removed;
  }
  parts.push(bytes.subarray(from));
  const result = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    result.set(part, at);
    at += part.length;
  }
  return result;
}

/** Edits in UTF-16 units to operations in bytes, in one pass. */
export function operationsOf(text: string, edits: readonly Edit[]): readonly RepairOperation[] {
  let unit = 0;
  let byte = 0;
  return edits.map(({ kind, start, end, inserted }) => {
    byte += encoder.encode(text.slice(unit, start)).length;
    const removed = encoder.encode(text.slice(start, end)).length;
    const operation = { kind, offset: byte, removed, inserted };
    byte += removed;
    unit = end;
    return operation;
  });
}

/**
 * One more edit on top of others, as edits of the text before all of them. Edits inside of what is
 * replaced go into it; those that only touch it stay.
 *
 * @param added its offset counts bytes of the text after `operations`
 * @example
 * ```ts
 * import { composed } from "./edits.ts";
 *
 * const before = [
 *   { kind: "quote", offset: 1, removed: 1, inserted: '"' },
 *   { kind: "quote", offset: 3, removed: 1, inserted: '"' },
 * ] as const;
 * const added = { kind: "string_to_number", offset: 1, removed: 3, inserted: "5" } as const;
 * const [only, ...others] = composed(before, added);
 * if (others.length > 0 || only?.offset !== 1 || only.removed !== 3) throw new Error("not one");
 * ```
 */
export function composed(
  operations: readonly RepairOperation[],
  added: RepairOperation,
): readonly RepairOperation[] {
  const start = added.offset;
  const end = start + added.removed;
  const before: RepairOperation[] = [];
  const after: RepairOperation[] = [];
  // How much longer the text is after the edits so far than before them.
  let shiftAtStart = 0;
  let shiftAtEnd = 0;
  let shift = 0;
  for (const operation of operations) {
    const insertedBytes = encoder.encode(operation.inserted).length;
    const from = operation.offset + shift;
    const to = from + insertedBytes;
    shift += insertedBytes - operation.removed;
    const isInside = from === to ? start < from && from < end : to > start && from < end;
    if (isInside) shiftAtEnd = shift;
    else if (to <= start) {
      before.push(operation);
      shiftAtStart = shift;
      shiftAtEnd = shift;
    } else after.push(operation);
  }
  const offset = start - shiftAtStart;
  const removed = end - shiftAtEnd - offset;
  return [...before, { kind: added.kind, offset, removed, inserted: added.inserted }, ...after];
}

/** Bytes as text, `undefined` where they are no UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined; // Invalid UTF-8 is an outcome here; the caller names it.
  }
}
