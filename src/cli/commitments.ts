/**
 * The commitments of an entry, with their places.
 *
 * @module
 */

import type { Commitment, EntryPayload } from "../pef/mod.ts";

/** A commitment and its place in the entry's body, such as `body` or `repair/before`. */
export interface PlacedCommitment {
  readonly field: string;
  readonly commitment: Commitment;
}

/** Commitments stand in the body of an entry or one object deeper. */
const depthMax = 2;

/** Finds them. */
export function commitmentsOf(entry: Pick<EntryPayload, "body">): PlacedCommitment[] {
  const found: PlacedCommitment[] = [];
  walk(entry.body, { path: [], found });
  return found;
}

function walk(
  value: unknown,
  { path, found }: { readonly path: readonly string[]; readonly found: PlacedCommitment[] },
): void {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return;
  if ("mt" in value && "n" in value && ("c" in value || "sha256" in value)) {
    found.push({ field: path.join("/"), commitment: value as Commitment });
    return;
  }
  if (path.length === depthMax) return;
  for (const [name, member] of Object.entries(value)) {
    walk(member, { path: [...path, name], found });
  }
}
