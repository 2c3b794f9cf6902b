/**
 * A real Postgres server behind the recorder's port.
 *
 * @module
 */

import postgres from "postgres";
import { ClyraError, messageOf } from "../platform/mod.ts";
import { type Database, databaseOver, type Driver, type QueryResult } from "./database.ts";
import { dial, parseTarget } from "./dial.ts";
import { refused, serverError } from "./failures.ts";
import { connectTimeoutSeconds, oldestServerVersion } from "./limits.ts";

export interface ConnectOptions {
  /** `postgres://user:password@host:port/database?sslmode=require`; `?host=/folder` is a unix socket. */
  readonly url: string;
  /** Longest time to reach the server and log in, in seconds; default 10. */
  readonly timeoutSeconds?: number;
}

/** Types for which the driver would rewrite a text parameter; all pass as they are. */
const convertedTypes = [16, 17, 20, 21, 23, 26, 114, 700, 701, 1082, 1114, 1184, 3802];

/**
 * Connects to a server, at once, on one connection. It is never replaced: when it is lost, every later
 * statement fails and a new database must be opened, because a transaction cannot go on elsewhere.
 *
 * @throws {ClyraError} `usage` for a url that is none; `database_unavailable` when nothing listens
 * there, the login is refused, or what answers is not Postgres; `unsupported` below version 13.
 */
export async function connectDatabase(options: ConnectOptions): Promise<Database> {
  const target = parseTarget(options.url);
  const timeoutSeconds = options.timeoutSeconds ?? connectTimeoutSeconds;
  // The driver dials again, without a pause and without an end, while what answers closes the connection
  // before the login is done; and it lets later statements wait for ever once dialling failed.
  const line = { dialled: false, lost: false };
  const settings = {
    socket: () => {
      line.lost = line.dialled;
      line.dialled = true;
      return line.lost ? Promise.reject(lost()) : dial(target, timeoutSeconds);
    },
    onclose: () => void (line.lost = true),
    max: 1, // a transaction is spread over several calls, so there must be one connection only
    max_lifetime: null,
    idle_timeout: 0,
    connect_timeout: timeoutSeconds,
    prepare: false, // a transaction pooler in between would lose named statements
    fetch_types: false,
    onnotice: () => {}, // notices quote data and would go to stdout
    connection: { application_name: "clyra", client_encoding: "UTF8" },
    types: {
      text: {
        to: 25,
        from: convertedTypes,
        serialize: (value: unknown) => value,
        parse: (value: unknown) => value,
      },
    },
  };
  const sql = postgres(target.url, settings);
  const driver: Driver = {
    name: target.name,
    query: async (text, parameters) => {
      if (line.lost) throw refused("cannot run the statement", lost());
      return await run(sql, text, parameters);
    },
    end: () => sql.end({ timeout: 1 }),
  };
  try {
    await greet(sql, target.name);
  } catch (error) {
    await driver.end();
    throw unreachable(target.name, error);
  }
  return databaseOver(driver);
}

function lost(): Error {
  return new Error("CONNECTION_CLOSED");
}

/** The first statement: what is missing or strange shows here and not in the middle of a snapshot. */
async function greet(sql: postgres.Sql, name: string): Promise<void> {
  const { rows } = await run(
    sql,
    "select version(), current_setting('server_version_num')",
    undefined,
  );
  const [version, number] = rows[0] ?? [];
  if (!version?.startsWith("PostgreSQL ")) {
    throw new ClyraError("unsupported", `cannot use ${name}: it is not PostgreSQL`);
  }
  if (Number(number) < oldestServerVersion) {
    throw new ClyraError("unsupported", `cannot use ${name}: its version is ${number}`, {
      hint: "version 13 or newer is needed",
    });
  }
}

async function run(
  sql: postgres.Sql,
  text: string,
  parameters: readonly (string | null)[] | undefined,
): Promise<QueryResult> {
  try {
    // Without parameters the driver takes the simple protocol, which allows several statements.
    const result = await sql.unsafe(text, [...(parameters ?? [])], { prepare: false }).raw();
    const last = lastOf(result);
    return {
      columns: (last.columns ?? []).map((column) => column.name),
      rows: last.map((row) => row.map(decode)),
    };
  } catch (error) {
    throw refused("cannot run the statement", error);
  }
}

type RawResult = readonly (readonly (Uint8Array | null)[])[] & {
  readonly columns?: readonly { readonly name: string }[];
};

/** Several statements give a list of results, each an array that carries its own `command`. */
function lastOf(result: unknown): RawResult {
  const list = result as readonly RawResult[] & { readonly command?: unknown };
  if ("command" in list) return list as unknown as RawResult;
  return list.at(-1) ?? [];
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decode(value: Uint8Array | null): string | null {
  if (value === null) return null;
  try {
    return decoder.decode(value);
  } catch (error) {
    throw new ClyraError("unsupported", "cannot read a value: it is not valid UTF-8", {
      cause: error,
      hint: "the database must hold its text in a real encoding, not in SQL_ASCII",
    });
  }
}

/** Says why a first connection failed. `cause` of a socket error holds host and port only. */
function unreachable(name: string, thrown: unknown): ClyraError {
  const error = thrown instanceof ClyraError
    ? thrown
    : refused(`cannot connect to ${name}`, thrown);
  if (error.code === "unsupported") return error;
  const below = error.cause ?? thrown;
  const state = serverError(below);
  if (state !== undefined) {
    return refused(`cannot connect to ${name}`, below);
  }
  const code = below instanceof Error && "code" in below ? String(below.code) : messageOf(below);
  const [said, hint] = reasons[code] ?? [
    `what answers there does not speak the Postgres protocol (${code})`,
    "check host and port in the database url",
  ];
  return new ClyraError("database_unavailable", `cannot connect to ${name}: ${said}`, {
    cause: below,
    hint,
  });
}

const reasons: Readonly<Record<string, readonly [said: string, hint: string]>> = {
  ECONNREFUSED: ["nothing listens there", "start the server, or check host and port"],
  ENOENT: ["there is no such socket", "start the server, or check the socket folder"],
  ENOTFOUND: ["the host name is unknown", "check the host in the database url"],
  EAI_AGAIN: ["the host name cannot be looked up now", "check the network"],
  CONNECT_TIMEOUT: ["no answer in time", "check host, port and firewall"],
  ETIMEDOUT: ["no answer in time", "check host, port and firewall"],
  CONNECTION_CLOSED: [
    "it closed the connection without a Postgres answer",
    "check that a Postgres server listens on that port",
  ],
};
