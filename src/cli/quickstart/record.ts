/**
 * What the run did to the database: snapshots before and after, and the rows that differ, as entries and
 * as documents for the bundle.
 *
 * @module
 */

import { sha256, toHex } from "../../pef/mod.ts";
import {
  type Database,
  diffSnapshots,
  encodeDiff,
  encodeSnapshot,
  redactDiff,
  type Snapshot,
  snapshot,
} from "../../recorder/mod.ts";
import type { RunClient } from "../run_client.ts";

/** Rows by what happened to them. */
export interface RowChanges {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
}

/** The state before the run. */
export interface Before {
  readonly snapshot: Snapshot;
  readonly artifact: Uint8Array;
  readonly tables: number;
  readonly rows: number;
}

/** Takes the snapshot before the run and records it. */
export async function recordBefore(database: Database, run: RunClient): Promise<Before> {
  const taken = await take(database);
  await appendSnapshot(run, { ...taken, summary: "database before the run" });
  return taken;
}

async function take(database: Database): Promise<Before> {
  const taken = await snapshot(database);
  return {
    snapshot: taken,
    artifact: encodeSnapshot(taken),
    tables: taken.tables.length,
    rows: taken.tables.reduce((sum, table) => sum + table.rowCount, 0),
  };
}

async function appendSnapshot(
  run: RunClient,
  state: Before & { readonly summary: string },
): Promise<void> {
  await run.addEvent({
    type: "event.snapshot",
    body: {
      summary: state.summary,
      digests: [
        { name: "snapshot.root", sha256: state.snapshot.root },
        { name: "snapshot.artifact", sha256: toHex(sha256(state.artifact)) },
      ],
      counts: [{ name: "tables", n: state.tables }, { name: "rows", n: state.rows }],
    },
  });
}

/** Takes the snapshot after the run, compares, records both, and gives the documents. */
export async function recordAfter(
  database: Database,
  options: { readonly run: RunClient; readonly before: Before; readonly hmacKey: Uint8Array },
): Promise<{ readonly changes: RowChanges; readonly artifacts: readonly Uint8Array[] }> {
  const { run, before, hmacKey } = options;
  const after = await take(database);
  await appendSnapshot(run, { ...after, summary: "database after the run" });
  const diff = diffSnapshots(before.snapshot, after.snapshot);
  const changes = { added: 0, changed: 0, removed: 0 };
  for (const table of diff.tables) {
    changes.added += table.added;
    changes.changed += table.modified;
    changes.removed += table.deleted;
  }
  // Names and addresses of people stay out of the evidence; that they changed would still be seen.
  const artifact = encodeDiff(redactDiff(diff, {
    policy: ({ column }) => column === "email" || column === "customer" ? "hmac" : "full",
    hmacKey,
  }));
  await run.addEvent({
    type: "event.diff",
    body: {
      summary: "rows that differ between the two snapshots",
      digests: [
        { name: "diff.root", sha256: diff.root },
        { name: "diff.artifact", sha256: toHex(sha256(artifact)) },
      ],
      counts: [
        { name: "rows.added", n: changes.added },
        { name: "rows.changed", n: changes.changed },
        { name: "rows.removed", n: changes.removed },
      ],
    },
  });
  return { changes, artifacts: [before.artifact, after.artifact, artifact] };
}
