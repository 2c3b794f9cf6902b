/**
 * Repair: one deterministic attempt at text that is almost JSON, in named edits, validated in full.
 *
 * Nothing is invented: every edit removes decoration, writes the same value in JSON's own spelling,
 * or closes what is open after a complete value. A value is written as another type only by a coercion
 * that is listed.
 *
 * @module
 */

import { coerceToFit, type PatchOperation } from "./coerce.ts";
import type { Coercion } from "./coercions.ts";
import type { SchemaFinding, SchemaLock } from "./compile.ts";
import { applyOperations, operationsOf, type RepairOperation, textOf } from "./edits.ts";
import { readJson } from "./json_text.ts";
import { type Edit, findEdits, NotRepairable, type RefusalReason } from "./tolerant.ts";

export { type PatchOperation } from "./coerce.ts";
export { type Coercion, coercionNames } from "./coercions.ts";
export { applyOperations, type RepairOperation } from "./edits.ts";
export { type EditKind, editKinds, type RefusalReason } from "./tolerant.ts";

/** What is known of a text, and what is granted. */
export interface RepairOptions {
  /** The producer stopped early (`finish_reason: length`): never repaired. */
  readonly truncated?: boolean;
  /** Coercions that are granted; none unless listed. */
  readonly coercions?: readonly Coercion[];
}

/** What came of it. */
export type RepairResult =
  | {
    /** The text after; the text before where nothing had to be done. */
    readonly repaired: Uint8Array;
    /** Every change, as edits of the bytes before; none for a text that fits as it is. */
    readonly operations: readonly RepairOperation[];
    /** Values that were coerced (RFC 6902), on top of the text as it reads without harm. */
    readonly patch: readonly PatchOperation[];
  }
  | { readonly refused: RefusalReason; readonly errors: readonly SchemaFinding[] };

/** Largest text that is repaired: tool arguments, not documents. */
export const repairBytesMax = 1024 * 1024;

/**
 * Repairs text so that it satisfies `lock`, or says why not.
 *
 * @example
 * ```ts
 * import { compileSchema } from "./compile.ts";
 * import { repair } from "./repair.ts";
 *
 * const lock = compileSchema({ type: "object", properties: { amount: { type: "number" } } });
 * const bytes = new TextEncoder().encode("{'amount': '5',}");
 * const refused = repair(bytes, lock);
 * if (!("refused" in refused) || refused.refused !== "schema_violation") throw new Error("coerced");
 * const result = repair(bytes, lock, { coercions: ["string_to_number"] });
 * if ("refused" in result) throw new Error(result.refused);
 * if (new TextDecoder().decode(result.repaired) !== '{"amount": 5}') throw new Error("otherwise");
 * if (result.patch[0]?.path !== "/amount" || result.patch[0].value !== 5) throw new Error("no patch");
 * ```
 */
export function repair(
  bytes: Uint8Array,
  lock: SchemaLock,
  options: RepairOptions = {},
): RepairResult {
  const { truncated = false, coercions = [] } = options;
  if (bytes.length > repairBytesMax) return refuse("too_large");
  const { valid, errors } = lock.validate(bytes);
  if (valid) return { repaired: bytes, operations: [], patch: [] };
  if (truncated) return refuse("truncated");
  const read = withoutHarm(bytes);
  if ("refused" in read) return read;
  if (coercions.length === 0 && read.operations.length === 0) {
    return refuse("schema_violation", errors);
  }
  const { operations } = read;
  const result = coerceToFit(read.bytes, { lock, coercions, operations });
  if ("refused" in result) return result;
  const { patch } = result;
  // What is handed out is what an auditor gets from the edits, judged once more in full.
  const repaired = applyOperations(bytes, result.operations);
  const again = lock.validate(repaired);
  return again.valid
    ? { repaired, operations: result.operations, patch }
    : refuse("not_repairable", again.errors);
}

/** The bytes as one JSON text, by edits of form alone. */
function withoutHarm(bytes: Uint8Array):
  | { readonly bytes: Uint8Array; readonly operations: readonly RepairOperation[] }
  | { readonly refused: RefusalReason; readonly errors: readonly SchemaFinding[] } {
  const before = readJson(bytes);
  if (before.ok) return { bytes, operations: [] };
  if (before.code === "duplicate_key") return refuse("duplicate_keys");
  const text = textOf(bytes);
  if (text === undefined) return refuse("invalid_utf8");
  let edits: readonly Edit[];
  try {
    edits = findEdits(text);
  } catch (thrown) {
    if (thrown instanceof NotRepairable) return refuse(thrown.reason);
    throw thrown;
  }
  const operations = operationsOf(text, edits);
  const repaired = applyOperations(bytes, operations);
  const after = readJson(repaired);
  if (after.ok) return { bytes: repaired, operations };
  return refuse(after.code === "duplicate_key" ? "duplicate_keys" : "not_repairable");
}

function refuse(refused: RefusalReason, errors: readonly SchemaFinding[] = []) {
  return { refused, errors };
}
