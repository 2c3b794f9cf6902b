/**
 * Reads one table: its rows in a fixed order, and the checksum over them.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { ClyraError } from "../platform/mod.ts";
import { compareUtf8 } from "./canonical.ts";
import { type CatalogTable, rowsSql, type TableDescription } from "./catalog.ts";
import type { Session } from "./database.ts";
import { hasState } from "./failures.ts";
import type { SnapshotLimits } from "./limits.ts";

/** One row as it was. */
export interface SnapshotRow {
  /**
   * What the row is matched by: the RFC 8785 array of its key's values as text, or, in a table without
   * a primary key, the hex SHA-256 of `content`.
   */
  readonly place: string;
  /** The RFC 8785 array of the row's values as text, in column order, `null` for NULL. */
  readonly content: string;
}

/** A table at the instant of the snapshot. */
export interface TableSnapshot extends TableDescription {
  readonly rowCount: number;
  /**
   * Hex SHA-256 over the concatenated 32-byte SHA-256 of each row's `content`, in the order of `place`
   * by UTF-8 bytes.
   */
  readonly checksum: string;
  /** Every row, in that order. */
  readonly rows: readonly SnapshotRow[];
}

/** What may still be read, over all tables of a snapshot. */
export interface Budget {
  rows: number;
  bytes: number;
}

/** The bounds of one snapshot and what is left of them. */
export interface Reading {
  readonly limits: SnapshotLimits;
  readonly budget: Budget;
}

/**
 * Reads all rows of a table, a batch at a time, inside the snapshot's transaction.
 *
 * @throws {ClyraError} as `snapshot` does.
 */
export async function readTable(
  session: Session,
  table: CatalogTable,
  { limits, budget }: Reading,
): Promise<TableSnapshot> {
  const label = `${table.schema}.${table.name}`;
  try {
    await requireFewRows(session, table, { limits, budget });
    const rows: SnapshotRow[] = [];
    const checksum = createHash("sha256");
    // A row too wide for us comes as NULL, so that the server never sends it.
    await session.query(
      `declare clyra_rows no scroll cursor for select place,
        case when octet_length(content) <= ${limits.maxRowBytes} then content end
        from (${rowsSql(table)}) as placed order by place`,
    );
    for (;;) {
      const batch = await session.query(`fetch forward ${limits.batchRows} from clyra_rows`);
      for (const [place, content] of batch.rows) {
        const row = { place: place ?? "", content: within(content, { label, limits, budget }) };
        requireOrder(rows.at(-1), row, { label, unique: table.key !== null });
        checksum.update(rowDigest(row.content));
        rows.push(row);
      }
      if (batch.rows.length < limits.batchRows) break;
    }
    await session.query("close clyra_rows");
    const { schema, name, columns, key } = table;
    return {
      schema,
      name,
      columns,
      key,
      rowCount: rows.length,
      checksum: checksum.digest("hex"),
      rows,
    };
  } catch (error) {
    throw explained(label, error);
  }
}

/** Counts no further than needed: a table beyond the bound must not be sorted first. */
async function requireFewRows(
  session: Session,
  table: CatalogTable,
  { limits, budget }: Reading,
): Promise<void> {
  const { rows } = await session.query(
    `select count(*)::text from (select from (${rowsSql(table)}) as placed limit ${
      budget.rows + 1
    }) as few`,
  );
  const count = Number(rows[0]?.[0]);
  if (count > budget.rows) {
    throw new ClyraError(
      "limit_exceeded",
      `cannot take a snapshot: the tables up to ${table.schema}.${table.name} hold more than ` +
        `${limits.maxRows} rows`,
      { hint: "name fewer tables, or raise maxRows" },
    );
  }
  budget.rows -= count;
}

/** Takes the row off the budget. */
function within(
  content: string | null | undefined,
  { label, limits, budget }: Reading & { readonly label: string },
): string {
  if (typeof content !== "string") {
    throw new ClyraError(
      "limit_exceeded",
      `cannot take a snapshot: a row of ${label} is larger than ${limits.maxRowBytes} bytes`,
      { hint: "leave the table out, or raise maxRowBytes" },
    );
  }
  budget.bytes -= Buffer.byteLength(content);
  if (budget.bytes < 0) {
    throw new ClyraError(
      "limit_exceeded",
      `cannot take a snapshot: the tables up to ${label} hold more than ${limits.maxTotalBytes} bytes`,
      { hint: "name fewer tables, or raise maxTotalBytes" },
    );
  }
  return content;
}

/** Diff and checksum both rest on this order; two keys with one text form would make rows ambiguous. */
function requireOrder(
  before: SnapshotRow | undefined,
  row: SnapshotRow,
  { label, unique }: { readonly label: string; readonly unique: boolean },
): void {
  if (before === undefined) return;
  const order = compareUtf8(before.place, row.place);
  if (order < 0 || (order === 0 && !unique)) return;
  throw new ClyraError(
    "check_failed",
    `cannot take a snapshot: ${label} has two rows whose key reads the same as text`,
  );
}

function rowDigest(content: string): Uint8Array {
  return createHash("sha256").update(content).digest();
}

/** Names the table and the recorder's own code for refusals that have one. */
function explained(label: string, error: unknown): unknown {
  const known = refusals.find(({ state, said }) =>
    hasState(error, state) && (said === undefined || String(error).includes(said))
  );
  if (known === undefined || !(error instanceof ClyraError)) return error;
  return new ClyraError(error.code, `cannot take a snapshot of ${label}: ${known.message}`, {
    cause: error,
    hint: known.hint,
    at: error.at ?? label,
  });
}

interface Refusal {
  readonly state: string;
  readonly said?: string;
  readonly message: string;
  readonly hint: string;
}

const refusals: readonly Refusal[] = [
  {
    state: "42501",
    said: "row-level security",
    message: "row-level security hides rows from this role (RLS_HIDDEN)",
    hint: "use a role with BYPASSRLS or the table's owner, or leave the table out",
  },
  {
    state: "42501",
    message: "this role may not read it (NOT_PERMITTED)",
    hint: "grant the role SELECT on the table, or leave the table out",
  },
  {
    state: "55P03",
    message: "another session holds a lock on it (LOCK_TIMEOUT)",
    hint: "try again when that transaction has ended, or raise lockTimeoutMs",
  },
  {
    state: "57014",
    message: "reading it took too long (STATEMENT_TIMEOUT)",
    hint: "raise statementTimeoutMs, or leave the table out",
  },
];
