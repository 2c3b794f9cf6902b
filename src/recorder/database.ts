/**
 * The recorder's port to a database: text in, text out, one statement at a time.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import { maxWaiting } from "./limits.ts";

/** What a statement returned. A value is the server's own text form, never a JavaScript number. */
export interface QueryResult {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

/** Something that runs statements in order, on one connection. */
export interface Session {
  /**
   * Runs `text`. Without parameters it may hold several statements, which the server runs as one
   * transaction; the result is that of the last. Parameters are text; the server infers their types.
   *
   * @throws {ClyraError} `bad_request` or `denied` when the server refuses the statement,
   * `database_unavailable` when the connection or a timeout ended it. `at` is `SQLSTATE <code>`.
   */
  query(text: string, parameters?: readonly (string | null)[]): Promise<QueryResult>;
}

/** A database with one connection that its users share by taking turns. */
export interface Database extends Session {
  /** Which database it is, for messages: never holds a password. */
  readonly name: string;
  /**
   * Runs `work` with the connection to itself; other callers wait. What a transaction needs.
   * Use the session handed in: a `query` on the database from inside would wait for itself.
   */
  exclusive<T>(work: (session: Session) => Promise<T>): Promise<T>;
  /** Waits for the statement that runs, then gives up everything held; may be called twice. */
  close(): Promise<void>;
}

/** The native part of a backend; `databaseOver` adds the taking of turns. */
export interface Driver extends Session {
  readonly name: string;
  end(): Promise<void>;
}

/** Makes the port over a driver. */
export function databaseOver(driver: Driver): Database {
  let tail: Promise<unknown> = Promise.resolve();
  let waiting = 0;
  let closing: Promise<void> | undefined;

  async function exclusive<T>(work: (session: Session) => Promise<T>): Promise<T> {
    if (closing !== undefined) {
      throw new ClyraError(
        "database_unavailable",
        `cannot use ${driver.name}: it was closed`,
      );
    }
    if (waiting >= maxWaiting) {
      throw new ClyraError(
        "overloaded",
        `cannot use ${driver.name}: ${maxWaiting} callers are waiting for it already`,
      );
    }
    waiting++;
    const turn = tail.then(() => work(driver)).finally(() => waiting--);
    tail = turn.catch(() => {}); // its own caller gets the error; the next only needs the turn
    return await turn;
  }

  return {
    name: driver.name,
    exclusive,
    query: (text, parameters) => exclusive((session) => session.query(text, parameters)),
    close: () => closing ??= tail.then(() => driver.end()),
  };
}
