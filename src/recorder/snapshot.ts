/**
 * Takes a snapshot: the content of tables at one instant, with checksums that anyone can recompute.
 *
 * @module
 */

import { canonicalBytes, rootOf } from "./canonical.ts";
import { readCatalog, type Scope, type TableDescription, type Uncovered } from "./catalog.ts";
import type { Database } from "./database.ts";
import { defaultSnapshotLimits, type SnapshotLimits } from "./limits.ts";
import { type Budget, readTable, type TableSnapshot } from "./read_table.ts";
import { inReadTransaction, type Instant } from "./transaction.ts";

/** The content of some tables at one instant. */
export interface Snapshot {
  readonly instant: Instant;
  /** By schema and name, in the order of UTF-8 bytes. */
  readonly tables: readonly TableSnapshot[];
  /** What is in scope, holds rows, and was not read. */
  readonly uncovered: readonly Uncovered[];
  /** Hex root of the RFC 6962 tree over {@linkcode tableRecord} of each table. */
  readonly root: string;
}

export interface SnapshotOptions extends Scope {
  readonly limits?: Partial<SnapshotLimits>;
}

/**
 * Reads every row in scope, in one `REPEATABLE READ READ ONLY` transaction.
 *
 * @throws {ClyraError} `limit_exceeded` for too many tables, rows or bytes; `not_found` for a table
 * that was named and is not there; `denied` where rows are hidden from this role or it may not read;
 * `database_unavailable` after a lock or statement timeout; `unsupported` on a standby.
 *
 * @example
 * ```ts
 * import { openEmbeddedDatabase } from "./embedded.ts";
 * import { snapshot } from "./snapshot.ts";
 *
 * const database = await openEmbeddedDatabase({
 *   setup: "create table t (id int primary key, v text); insert into t values (1, 'a'), (2, null)",
 * });
 * const taken = await snapshot(database);
 * await database.close();
 * if (taken.tables[0]?.rows[1]?.content !== '["2",null]') throw new Error("unexpected row");
 * ```
 */
export async function snapshot(
  database: Database,
  options: SnapshotOptions = {},
): Promise<Snapshot> {
  const limits = { ...defaultSnapshotLimits, ...options.limits };
  return await database.exclusive((session) =>
    inReadTransaction(session, limits, async (instant) => {
      const catalog = await readCatalog(session, { ...options, maxTables: limits.maxTables });
      const budget: Budget = { rows: limits.maxRows, bytes: limits.maxTotalBytes };
      const tables: TableSnapshot[] = [];
      for (const table of catalog.tables) {
        tables.push(await readTable(session, table, { limits, budget }));
      }
      return {
        instant,
        tables,
        uncovered: catalog.uncovered,
        root: rootOf(tables.map(tableRecord)),
      };
    })
  );
}

/** What the snapshot's tree holds for a table, and its artifact shows. */
export function tableRecord(table: TableSnapshot): Readonly<Record<string, unknown>> {
  return {
    ...descriptionRecord(table),
    schema: table.schema,
    name: table.name,
    row_count: table.rowCount,
    checksum: table.checksum,
  };
}

/** Columns and key of a table, as artifacts show them. */
export function descriptionRecord(
  table: Pick<TableDescription, "columns" | "key">,
): Readonly<Record<string, unknown>> {
  return {
    columns: table.columns.map(({ name, type, notNull }) => ({ name, type, not_null: notNull })),
    key: table.key,
  };
}

/**
 * The artifact of a snapshot: tables, counts, checksums and root, not the rows. RFC 8785 bytes;
 * `root` follows from `tables` alone.
 */
export function encodeSnapshot(taken: Snapshot): Uint8Array {
  return canonicalBytes({
    v: 0,
    kind: "snapshot",
    server_version: taken.instant.serverVersion,
    visible: taken.instant.visible,
    wal_position: taken.instant.walPosition,
    tables: taken.tables.map(tableRecord),
    uncovered: taken.uncovered.map(({ schema, name, why }) => ({ schema, name, why })),
    root: taken.root,
  });
}
