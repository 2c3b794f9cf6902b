/**
 * A Postgres inside this process: no server, no port, no file, gone when the process is.
 *
 * @module
 */

import type { PGlite } from "@electric-sql/pglite";
import { ClyraError, messageOf } from "../platform/mod.ts";
import { type Database, databaseOver, type QueryResult } from "./database.ts";
import { refused } from "./failures.ts";

export interface EmbeddedOptions {
  /** Statements that make the schema and its first rows. */
  readonly setup?: string;
}

const name = "the embedded database";

/**
 * Opens an empty in-memory Postgres 18 (PGlite) and runs `setup` in it. Takes one to three seconds,
 * nearly all of them in the engine's own start. One session only; `statement_timeout` has no effect.
 *
 * @throws {ClyraError} `database_unavailable` when the engine does not start; what `query` throws
 * when `setup` fails. Nothing stays behind either way.
 *
 * @example
 * ```ts
 * import { openEmbeddedDatabase } from "./embedded.ts";
 *
 * const database = await openEmbeddedDatabase({ setup: "create table t (n numeric)" });
 * await database.query("insert into t values ($1)", ["9007199254740993.10"]);
 * const { rows } = await database.query("select n from t");
 * await database.close();
 * if (rows[0]?.[0] !== "9007199254740993.10") throw new Error("digits were lost");
 * ```
 */
export async function openEmbeddedDatabase(options: EmbeddedOptions = {}): Promise<Database> {
  const engine = await start();
  const database = databaseOver({
    name,
    query: (text, parameters) => run(engine, text, parameters),
    end: () => engine.close(),
  });
  try {
    if (options.setup !== undefined) await database.query(options.setup);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function start(): Promise<PGlite> {
  try {
    // Loaded here because nearly every other command does without it.
    const { PGlite } = await import("@electric-sql/pglite");
    const engine = await PGlite.create();
    // The engine fills both tables with converters to JavaScript values, arrays included; every one
    // is replaced so that what arrives is what the server wrote.
    const asIs = (value: unknown): string => String(value);
    for (const type of Object.keys(engine.parsers)) engine.parsers[type] = asIs;
    for (const type of Object.keys(engine.serializers)) engine.serializers[type] = asIs;
    return engine;
  } catch (error) {
    throw new ClyraError(
      "database_unavailable",
      `cannot start ${name}: ${messageOf(error)}`,
      { cause: error, hint: "it needs about 0.7 GB of free memory; or name a real server instead" },
    );
  }
}

async function run(
  engine: PGlite,
  text: string,
  parameters: readonly (string | null)[] | undefined,
): Promise<QueryResult> {
  try {
    const result = parameters === undefined
      ? (await engine.exec(text, { rowMode: "array" })).at(-1)
      : await engine.query<unknown>(text, [...parameters], { rowMode: "array" });
    return {
      columns: result?.fields.map((field) => field.name) ?? [],
      rows: (result?.rows ?? []) as unknown as (string | null)[][],
    };
  } catch (error) {
    throw refused("cannot run the statement", error);
  }
}
