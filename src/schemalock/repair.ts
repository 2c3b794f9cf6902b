/**
 * Repair: one deterministic attempt at text that is almost JSON, in named edits, validated in full.
 *
 * Nothing is invented and nothing is coerced: every edit removes decoration, writes the same value in
 * JSON's own spelling, or closes what is open after a complete value.
 *
 * @module
 */

import type { SchemaFinding, SchemaLock } from "./compile.ts";
import { readJson } from "./json_text.ts";
import {
  type Edit,
  type EditKind,
  findEdits,
  NotRepairable,
  type RefusalReason,
} from "./tolerant.ts";

export { editKinds } from "./tolerant.ts";
export type { EditKind, RefusalReason } from "./tolerant.ts";

/** One edit. Offsets count bytes of the text before; edits are in order and do not overlap. */
export interface RepairOperation {
  /** What was done. */
  readonly kind: EditKind;
  /** Where, in bytes of the text before. */
  readonly offset: number;
  /** Number of bytes taken out. */
  readonly removed: number;
  /** What stands there instead. */
  readonly inserted: string;
}

/** What came of it. */
export type RepairResult =
  | { readonly repaired: Uint8Array; readonly operations: readonly RepairOperation[] }
  | { readonly refused: RefusalReason; readonly errors: readonly SchemaFinding[] };

/** Largest text that is repaired: tool arguments, not documents. */
export const repairBytesMax = 1024 * 1024;

/**
 * Repairs text so that it satisfies `lock`, or says why not.
 *
 * @param options `truncated`: the producer stopped early (`finish_reason: length`); never repaired
 * @example
 * ```ts
 * import { compileSchema } from "./compile.ts";
 * import { repair } from "./repair.ts";
 *
 * const lock = compileSchema({ type: "object", required: ["amount"] });
 * const result = repair(new TextEncoder().encode("{'amount': 5,}"), lock);
 * if ("refused" in result) throw new Error(result.refused);
 * if (new TextDecoder().decode(result.repaired) !== '{"amount": 5}') throw new Error();
 * ```
 */
export function repair(
  bytes: Uint8Array,
  lock: SchemaLock,
  options: { readonly truncated?: boolean } = {},
): RepairResult {
  if (options.truncated === true) return refuse("truncated");
  if (bytes.length > repairBytesMax) return refuse("too_large");
  const before = readJson(bytes);
  if (before.ok) {
    const { valid, errors } = lock.validate(bytes);
    return valid ? refuse("already_valid") : refuse("schema_violation", errors);
  }
  if (before.code === "duplicate_key") return refuse("duplicate_keys");
  const text = decode(bytes);
  if (text === undefined) return refuse("invalid_utf8");
  let edits: readonly Edit[];
  try {
    edits = findEdits(text);
  } catch (thrown) {
    if (thrown instanceof NotRepairable) return refuse(thrown.reason);
    throw thrown;
  }
  const operations = toBytes(text, edits);
  const repaired = applyOperations(bytes, operations);
  const after = readJson(repaired);
  if (!after.ok) {
    return refuse(after.code === "duplicate_key" ? "duplicate_keys" : "not_repairable");
  }
  const { valid, errors } = lock.validate(repaired);
  return valid ? { repaired, operations } : refuse("schema_violation", errors);
}

/** Carries out edits: what an auditor does to get the bytes after from the bytes before. */
export function applyOperations(
  bytes: Uint8Array,
  operations: readonly RepairOperation[],
): Uint8Array {
  const parts: Uint8Array[] = [];
  const encoder = new TextEncoder();
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

function refuse(refused: RefusalReason, errors: readonly SchemaFinding[] = []): RepairResult {
  return { refused, errors };
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // invalid UTF-8 is an outcome here; the caller names it
  }
}

/** Edits in UTF-16 units to operations in bytes, in one pass. */
function toBytes(text: string, edits: readonly Edit[]): readonly RepairOperation[] {
  const encoder = new TextEncoder();
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
