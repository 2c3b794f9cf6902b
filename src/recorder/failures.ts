/**
 * What a server's refusal becomes: a {@linkcode ClyraError} that names the cause and the remedy and
 * never repeats row data.
 *
 * @module
 */

import { ClyraError, type ErrorCode } from "../platform/mod.ts";

/** The members of a server error that both drivers expose, under either naming. */
interface ServerError {
  readonly code: string;
  readonly message: string;
  readonly schema: string | undefined;
  readonly table: string | undefined;
  readonly constraint: string | undefined;
}

/** Reads an SQLSTATE error of either driver; `undefined` when `thrown` is something else. */
export function serverError(thrown: unknown): ServerError | undefined {
  // `severity` tells a server's report from a socket error such as EPIPE, which looks like a state.
  if (!(thrown instanceof Error) || !("code" in thrown && "severity" in thrown)) return undefined;
  const { code } = thrown;
  if (typeof code !== "string" || !/^[0-9A-Z]{5}$/.test(code)) return undefined;
  const text = (...names: string[]): string | undefined => {
    for (const name of names) {
      const value: unknown = Reflect.get(thrown, name);
      if (typeof value === "string" && value !== "") return value;
    }
    return undefined;
  };
  return {
    code,
    message: thrown.message,
    schema: text("schema_name", "schema"),
    table: text("table_name", "table"),
    constraint: text("constraint_name", "constraint"),
  };
}

/** What the caller can do, for the refusals that have one remedy. */
const hints: Readonly<Record<string, string>> = {
  "25006": "the transaction is read only",
  "25P02": "roll the open transaction back first",
  "28P01": "check user and password in the database url",
  "28000": "check the user in the database url and pg_hba.conf on the server",
  "3D000": "check the database name in the database url",
  "53300": "the server has no free connection: close some or raise max_connections",
  "55P03": "another session holds a lock on it: try again when that transaction has ended",
  "57014": "raise the statement timeout, or name fewer tables",
};

function codeFor(state: string): ErrorCode {
  if (state === "42501") return "denied";
  if (state === "55P03" || state === "57014") return "database_unavailable";
  return /^(08|28|3D|53|57|58|XX)/.test(state) ? "database_unavailable" : "bad_request";
}

/**
 * Turns what a driver threw into the error of the port. Errors about data (classes 22 and 23) quote
 * values in the server's words, so for those only the names of constraint and table pass.
 */
export function refused(action: string, thrown: unknown): ClyraError {
  if (thrown instanceof ClyraError) return thrown;
  const error = serverError(thrown);
  if (error === undefined) {
    return new ClyraError("database_unavailable", `${action}: the connection failed`, {
      cause: thrown,
      hint: "check that the database still runs and try again",
    });
  }
  const aboutData = /^2[23]/.test(error.code);
  const where = error.table === undefined ? "" : ` of ${error.schema ?? "?"}.${error.table}`;
  const said = aboutData
    ? error.constraint === undefined
      ? `the data was refused${where}`
      : `constraint ${error.constraint}${where} was violated`
    : error.message;
  const hint = hints[error.code];
  return new ClyraError(codeFor(error.code), `${action}: ${said}`, {
    at: `SQLSTATE ${error.code}`,
    ...(hint === undefined ? {} : { hint }),
    ...(aboutData ? {} : { cause: thrown }),
  });
}

/** Whether an error of the port carries this SQLSTATE. */
export function hasState(error: unknown, state: string): boolean {
  return error instanceof ClyraError && error.at === `SQLSTATE ${state}`;
}
