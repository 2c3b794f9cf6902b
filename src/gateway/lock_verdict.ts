/**
 * The verdict of a schema on one whole text, after the one repair where it is granted.
 *
 * @module
 */

import type { EntryBody } from "../pef/mod.ts";
import { parseJson, type SchemaFault } from "../protocols/mod.ts";
import type { LaneLock } from "./lane_locks.ts";
import type { Lock, LockFault, RepairOperation } from "./ports.ts";

/** The schema part of a decision. */
export type SchemaResult = NonNullable<EntryBody<"decision">["schema"]>;

/** A text that replaces that of the model. */
export interface Repair {
  readonly text: string;
  readonly operations: readonly RepairOperation[];
}

/** What a schema says of a text. */
export interface LockVerdict {
  readonly schema: SchemaResult;
  readonly repair?: Repair;
  /** Where the text as it came does not fit. */
  readonly fault?: SchemaFault;
  /** Why it may not pass. */
  readonly rejected?: string;
  /** Why it would not pass, were it not only observed. */
  readonly observed?: string;
}

/** Judges a whole text. */
export function judgeText(
  text: string,
  { name, lock, terms, observed }: LaneLock,
  { subject, truncated, released = false }: {
    /** The text in a sentence, up to "not fit". */
    readonly subject: "its arguments do" | "its text does" | "its result does";
    readonly truncated: boolean;
    /** Some of it has left: then it is as it is. */
    readonly released?: boolean;
  },
): LockVerdict {
  const schema = { name, sha256: lock.sha256 };
  const bytes = new TextEncoder().encode(text);
  const first = lock.validate(bytes);
  // Half a surrogate pair becomes another character in UTF-8: what was judged is not what is read.
  const isStrict = text.isWellFormed() && !("problem" in parseJson(text));
  if (first.valid && isStrict) return { schema: { ...schema, result: "valid" } };
  const fault = faultOf({ name, sha256: lock.sha256 }, first.valid ? undefined : first.fault);
  const why = `${subject} not fit schema '${name}' (${first.errors[0] ?? "not JSON"})`;
  const rejected = { schema: { ...schema, result: "rejected" }, fault } as const;
  if (observed) return { ...rejected, observed: why };
  if (truncated) return { ...rejected, rejected: `${why}; cut off by the provider` };
  if (terms.repair === "never" || released || !text.isWellFormed()) {
    return { ...rejected, rejected: why };
  }
  const repair = repairOnce(lock, bytes, terms.coercions ?? []);
  return "refused" in repair
    ? { ...rejected, rejected: `${why}; ${repair.refused}` }
    : { repair, fault, schema: { ...schema, result: "repaired" } };
}

/** A fault of a schema, as errors tell it. */
export function faultOf(
  schema: { readonly name: string; readonly sha256: string },
  fault: LockFault | undefined,
): SchemaFault {
  const { pointer = "", keyword = "json", offset } = fault ?? {};
  return {
    name: schema.name,
    sha256: schema.sha256,
    // A pointer is made of names that the model chose, as long as it likes.
    pointer: pointer.slice(0, 256).toWellFormed(),
    keyword,
    ...(offset === undefined ? {} : { offset }),
  };
}

/** The result passes only after both readers, ours and the schema's, have taken it whole. */
function repairOnce(
  lock: Lock,
  bytes: Uint8Array,
  coercions: readonly string[],
): Repair | { readonly refused: string } {
  const attempt = lock.repair(bytes, { truncated: false, coercions });
  if ("refused" in attempt) return attempt;
  const again = lock.validate(attempt.repaired);
  if (!again.valid) {
    return { refused: `repaired it still does not fit (${again.errors[0] ?? "not JSON"})` };
  }
  const text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(attempt.repaired);
  if ("problem" in parseJson(text)) return { refused: "repaired it is not strict JSON" };
  return { text, operations: attempt.operations };
}
