/**
 * Coercion by trial: where a lock refuses a value, each listed coercion is tried on that value, and
 * the one that the lock lets past is carried out. The lock decides, so no reading of the schema here
 * can differ from its own.
 *
 * @module
 */

import { coerced, type Coercion, coercionNames } from "./coercions.ts";
import type { SchemaFinding, SchemaLock } from "./compile.ts";
import { applyOperations, composed, type RepairOperation } from "./edits.ts";
import { endOfValue } from "./json_text.ts";
import type { RefusalReason } from "./tolerant.ts";

/** A change of a value (RFC 6902, section 4.3); carried out in order on the text without harm. */
export interface PatchOperation {
  /** The only operation there is here. */
  readonly op: "replace";
  /** JSON pointer. */
  readonly path: string;
  /** The value after. */
  readonly value: unknown;
}

/** What came of it. */
export type CoercionResult =
  | {
    readonly bytes: Uint8Array;
    readonly operations: readonly RepairOperation[];
    readonly patch: readonly PatchOperation[];
  }
  | { readonly refused: RefusalReason; readonly errors: readonly SchemaFinding[] };

/** Most values of one text that are coerced: a text that needs more was written for another schema. */
const coercionsMax = 64;
/** Most bytes that all trials of one text may read: a fraction of a second of work. */
const trialBytesMax = 32 * 1024 * 1024;

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/**
 * Makes a JSON text fit, value by value, in the order in which the lock meets them.
 *
 * @param bytes one valid JSON text, as `operations` have made it
 */
export function coerceToFit(
  bytes: Uint8Array,
  { lock, coercions, operations: made }: {
    readonly lock: SchemaLock;
    readonly coercions: readonly Coercion[];
    readonly operations: readonly RepairOperation[];
  },
): CoercionResult {
  const listed = coercionNames.filter((name) => coercions.includes(name));
  const patch: PatchOperation[] = [];
  const done = new Set<string>();
  let now = bytes;
  let operations = made;
  let left = trialBytesMax;
  for (;;) {
    const { valid, errors } = lock.validate(now);
    if (valid) return { bytes: now, operations, patch };
    const [finding] = errors;
    if (finding === undefined || finding.keyword === "json" || done.has(finding.pointer)) {
      return { refused: "schema_violation", errors };
    }
    left -= now.length * (1 + listed.length);
    if (patch.length >= coercionsMax || left < 0) return { refused: "too_large", errors };
    const found = trial(now, { lock, finding, listed });
    if (found === undefined) return { refused: "schema_violation", errors };
    if (found === "ambiguous") return { refused: "ambiguous", errors };
    operations = composed(operations, found);
    now = applyOperations(now, [found]);
    // One coercion for each place, or two that undo each other would take turns.
    done.add(finding.pointer);
    patch.push({ op: "replace", path: finding.pointer, value: JSON.parse(found.inserted) });
  }
}

interface Trial {
  readonly lock: SchemaLock;
  readonly finding: SchemaFinding;
  readonly listed: readonly Coercion[];
}

/** The only listed coercion that gets the lock past the value at fault. */
function trial(
  bytes: Uint8Array,
  { lock, finding, listed }: Trial,
): RepairOperation | "ambiguous" | undefined {
  const { offset } = finding;
  const rest = decoder.decode(bytes.subarray(offset));
  const json = rest.slice(0, endOfValue(rest, 0)).trimEnd();
  const removed = encoder.encode(json).length;
  const passing: RepairOperation[] = [];
  for (const kind of listed) {
    const inserted = coerced(kind, json);
    if (inserted === undefined) continue;
    const edit = { kind, offset, removed, inserted };
    if (passes(applyOperations(bytes, [edit]), { lock, edit, pointer: finding.pointer })) {
      passing.push(edit);
    }
  }
  const values = new Set(passing.map(({ inserted }) => inserted));
  return values.size > 1 ? "ambiguous" : passing[0];
}

/** Whether a lock gets past a value: what it may refuse then is neither the value nor inside of it. */
function passes(
  bytes: Uint8Array,
  { lock, edit, pointer }: {
    readonly lock: SchemaLock;
    readonly edit: RepairOperation;
    readonly pointer: string;
  },
): boolean {
  using session = lock.open();
  const state = session.write(bytes);
  const [error] = session.end().errors;
  if (error === undefined) return true;
  if (error.pointer === pointer || error.pointer.startsWith(`${pointer}/`)) return false;
  const end = edit.offset + encoder.encode(edit.inserted).length;
  return (state.offset ?? bytes.length) >= end;
}
