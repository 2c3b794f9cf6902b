/**
 * Both kinds of database behind one face, so that a test runs against each: the embedded one and a
 * real server.
 *
 * @module
 */

import { connectDatabase, type Database, openEmbeddedDatabase } from "../../src/recorder/mod.ts";
import { type PostgresServer, startPostgres } from "./server.ts";

/** The databases of one test file; opened before its first test, closed after its last. */
export interface Backends {
  /** Registers a test once per kind of database; each starts with an empty schema `public`. */
  test(name: string, body: (database: Database) => Promise<void>): void;
  /** Registers a test that needs a real server. */
  serverTest(name: string, body: (server: PostgresServer) => Promise<void>): void;
}

export interface BackendsOptions {
  /** Whether the file needs the embedded one too, which takes seconds to start. */
  readonly embedded: boolean;
}

const resetSql = `do $$ declare s text; begin
  for s in select nspname from pg_namespace
    where nspname !~ '^pg_' and nspname <> 'information_schema'
  loop execute format('drop schema %I cascade', s); end loop;
  create schema public; grant usage on schema public to public;
end $$`;

/** Call once at the top of a test file. */
export function useBackends({ embedded }: BackendsOptions): Backends {
  let inProcess: Database | undefined;
  let server: PostgresServer | undefined;
  let remote: Database | undefined;
  let skipped = "";
  Deno.test.beforeAll(async () => {
    if (embedded) inProcess = await openEmbeddedDatabase();
    const started = await startPostgres();
    if ("skipped" in started) {
      skipped = started.skipped;
      return;
    }
    server = started;
    remote = await connectDatabase({ url: server.url });
  });
  Deno.test.afterAll(async () => {
    await inProcess?.close();
    await remote?.close();
    await server?.stop();
  });
  const run = async (
    database: Database | undefined,
    body: (database: Database) => Promise<void>,
  ): Promise<void> => {
    if (database === undefined) return console.log(skipped);
    await database.query(resetSql);
    await body(database);
  };
  return {
    test(name, body) {
      if (embedded) Deno.test(`${name} (embedded)`, () => run(inProcess, body));
      Deno.test(`${name} (server)`, () => run(remote, body));
    },
    serverTest(name, body) {
      Deno.test(name, async () => {
        if (server === undefined || remote === undefined) return console.log(skipped);
        await remote.query(resetSql);
        await body(server);
      });
    },
  };
}
