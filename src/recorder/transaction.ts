/**
 * The read-only transaction in which a snapshot is taken: one instant of the database, with every
 * setting fixed that could change how a value is written.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import type { Session } from "./database.ts";
import { hasState } from "./failures.ts";
import type { SnapshotLimits } from "./limits.ts";

/** Where in the server's history the snapshot stands. */
export interface Instant {
  /** `server_version_num`, such as `170010`. */
  readonly serverVersion: string;
  /** `pg_current_snapshot()`: equal text before and after means that nothing committed between. */
  readonly visible: string;
  /** Write-ahead log position when the transaction began; `null` where the role may not ask. */
  readonly walPosition: string | null;
}

/**
 * `row_security = off` makes a table whose rows would be hidden an error instead of a short answer.
 * The settings end with the transaction.
 */
function opening(limits: SnapshotLimits): string {
  return `begin isolation level repeatable read read only;
    set local search_path = '';
    set local timezone = 'UTC';
    set local datestyle = 'ISO, YMD';
    set local intervalstyle = 'iso_8601';
    set local extra_float_digits = 1;
    set local bytea_output = 'hex';
    set local row_security = off;
    set local lc_monetary = 'C';
    set local xmloption = 'content';
    set local quote_all_identifiers = off;
    set local lock_timeout = ${limits.lockTimeoutMs};
    set local statement_timeout = ${limits.statementTimeoutMs};
    set local jit = off;
    set local max_parallel_workers_per_gather = 0`;
}

/** A server in recovery has no insert position, and asking for one is an error. */
const instantSql = `select current_setting('server_version_num'), pg_current_snapshot()::text,
  case when pg_is_in_recovery() then null else pg_current_wal_insert_lsn()::text end,
  pg_backend_pid()::text, current_setting('transaction_isolation'),
  current_setting('transaction_read_only'), pg_is_in_recovery()::text`;

/**
 * Runs `work` in the transaction and ends it, whatever happens.
 *
 * @throws {ClyraError} `bad_request` when a transaction is open already; `unsupported` on a standby;
 * `check_failed` when the connection was replaced half way, so that two instants would be mixed.
 */
export async function inReadTransaction<T>(
  session: Session,
  limits: SnapshotLimits,
  work: (instant: Instant) => Promise<T>,
): Promise<T> {
  await requireIdle(session);
  try {
    await session.query(opening(limits));
    const before = await readInstant(session);
    const result = await work(before.instant);
    const after = await readInstant(session);
    if (before.connection !== after.connection) {
      throw new ClyraError(
        "check_failed",
        "cannot take a snapshot: the connection was replaced half way",
        { hint: "use a direct connection or a session pooler, and try again" },
      );
    }
    return result;
  } finally {
    // Nothing was written, so there is nothing to commit; a dead connection has ended it already.
    await session.query("rollback").catch(() => {});
  }
}

/**
 * A `begin` inside a transaction would read at its instant, and the end would undo its work. A local
 * setting lasts as long as its transaction, so it is seen by the next statement only inside one.
 */
async function requireIdle(session: Session): Promise<void> {
  const busy = new ClyraError(
    "bad_request",
    "cannot take a snapshot: a transaction is open on this connection",
    { hint: "commit or roll it back first" },
  );
  try {
    await session.query("select set_config('clyra.open', 'yes', true)");
    const { rows } = await session.query("select current_setting('clyra.open', true)");
    if (rows[0]?.[0] === "yes") throw busy;
  } catch (error) {
    throw hasState(error, "25P02") ? busy : error;
  }
}

/** `connection` is equal at both ends exactly when all between ran in one transaction. */
async function readInstant(session: Session): Promise<{ instant: Instant; connection: string }> {
  const { rows } = await session.query(instantSql);
  const [version, visible, walPosition, process, isolation, readOnly, recovering] = rows[0] ?? [];
  if (typeof version !== "string" || typeof visible !== "string") {
    throw new ClyraError("unsupported", "cannot take a snapshot: the server gives no snapshot id");
  }
  if (recovering === "true") {
    throw new ClyraError("unsupported", "cannot take a snapshot: the server is a standby", {
      hint: "connect to the primary: a standby may lag behind what the run did",
    });
  }
  return {
    instant: { serverVersion: version, visible, walPosition: walPosition ?? null },
    connection: [process, isolation, readOnly, visible].join(" "),
  };
}
