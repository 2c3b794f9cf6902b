import assert from "node:assert/strict";
import { useBackends } from "../../tests/postgres/backends.ts";
import type { PostgresServer } from "../../tests/postgres/server.ts";
import { connectDatabase } from "./connect.ts";
import { type Database, databaseOver } from "./database.ts";
import { snapshot } from "./snapshot.ts";

const { serverTest } = useBackends({ embedded: false });

/** Two connections: the owner's, and that of a role that may log in and no more. */
async function withReader(
  server: PostgresServer,
  body: (owner: Database, reader: Database) => Promise<void>,
): Promise<void> {
  await using stack = new AsyncDisposableStack();
  const owner = await connectDatabase({ url: server.url });
  stack.defer(() => owner.close());
  await owner.query("create role reader login password 'reads'");
  stack.defer(async () =>
    void await owner.query("rollback; drop owned by reader; drop role reader")
  );
  const reader = await connectDatabase({
    url: server.urlFor({ user: "reader", password: "reads" }),
  });
  stack.defer(() => reader.close());
  await body(owner, reader);
}

serverTest(
  "snapshot() refuses a table that row-level security hides",
  (server) =>
    withReader(server, async (owner, reader) => {
      await owner.query(
        `create table seen (id int primary key); create table secret (id int primary key, who text);
       insert into secret values (1, 'reader'), (2, 'owner');
       alter table secret enable row level security;
       create policy own on secret using (who = current_user); grant select on seen, secret to reader`,
      );
      assert.deepEqual((await reader.query("table secret")).rows, [["1", "reader"]]);
      await assert.rejects(snapshot(reader), {
        code: "denied",
        message:
          "cannot take a snapshot of public.secret: row-level security hides rows from this role " +
          "(RLS_HIDDEN)",
      });
      assert.equal((await snapshot(owner)).tables[0]?.rowCount, 2);
      const allowed = await snapshot(reader, { tables: [{ schema: "public", name: "seen" }] });
      assert.equal(allowed.tables.length, 1);
    }),
);

serverTest(
  "snapshot() refuses a table that the role may not read",
  (server) =>
    withReader(server, async (owner, reader) => {
      await owner.query(
        "create table t (id int primary key, v text); grant select (id) on t to reader",
      );
      await assert.rejects(snapshot(reader), {
        code: "denied",
        message: /snapshot of public\.t: this role may not read it \(NOT_PERMITTED\)/,
      });
      await owner.query("grant select on t to reader");
      assert.equal((await snapshot(reader)).tables.length, 1);
    }),
);

serverTest(
  "snapshot() does not wait for a locked table",
  (server) =>
    withReader(server, async (owner, reader) => {
      await owner.query("create table t (id int primary key); grant select on t to reader");
      await owner.query("begin; lock table t in access exclusive mode");
      await assert.rejects(snapshot(reader, { limits: { lockTimeoutMs: 20 } }), {
        code: "database_unavailable",
        message: /another session holds a lock on it \(LOCK_TIMEOUT\)/,
      });
      await owner.query("rollback");
      assert.equal((await snapshot(reader)).tables.length, 1);
    }),
);

serverTest(
  "snapshot() stops a statement that runs too long",
  (server) =>
    withReader(server, async (owner) => {
      await owner.query(
        `create type slow as (a text);
       create function slow_text(slow) returns text language plpgsql as
         $$ begin perform pg_sleep(5); return 'x'; end $$;
       create cast (slow as text) with function slow_text(slow);
       create table t (id int primary key, v slow); insert into t values (1, row('a'))`,
      );
      await assert.rejects(snapshot(owner, { limits: { statementTimeoutMs: 30 } }), {
        code: "database_unavailable",
        message: /snapshot of public\.t: reading it took too long \(STATEMENT_TIMEOUT\)/,
      });
      assert.deepEqual((await owner.query("show statement_timeout")).rows, [["0"]]);
    }),
);

serverTest(
  "snapshot() sees one instant while another session writes",
  (server) =>
    withReader(server, async (owner, reader) => {
      await owner.query(
        `create table a (id int primary key); create table b (id int primary key);
       grant select on a, b to reader`,
      );
      const writing = databaseOver({
        name: reader.name,
        end: () => Promise.resolve(),
        query: async (text, parameters) => {
          // The writer adds one row to each table before each of the reader's fetches.
          if (text.startsWith("fetch")) {
            await owner.query(
              "with n as (insert into a select count(*) from a returning id) insert into b table n",
            );
          }
          return await reader.query(text, parameters);
        },
      });
      const taken = await snapshot(writing);
      assert.deepEqual(taken.tables.map(({ rowCount }) => rowCount), [0, 0]);
      assert.deepEqual((await owner.query("select count(*) from a")).rows, [["2"]]);
    }),
);

serverTest(
  "snapshot() fails when its connection is lost, and says so ever after",
  (server) =>
    withReader(server, async (owner, reader) => {
      await owner.query("create table t (id int primary key); grant select on t to reader");
      const [[pid] = []] = (await reader.query("select pg_backend_pid()")).rows;
      const losing = databaseOver({
        name: reader.name,
        end: () => Promise.resolve(),
        query: async (text, parameters) => {
          if (text.startsWith("fetch")) {
            await owner.query(`select pg_terminate_backend(${pid}, 1000)`);
          }
          return await reader.query(text, parameters);
        },
      });
      await assert.rejects(snapshot(losing), { code: "database_unavailable" });
      await assert.rejects(reader.query("select 1"), {
        code: "database_unavailable",
        message: /the connection failed/,
      });
    }),
);

serverTest(
  "snapshot() notices that its connection was replaced by another",
  (server) =>
    withReader(server, async (owner, reader) => {
      await owner.query("create table t (id int primary key); grant select on t to reader");
      let closed = false;
      const switching = databaseOver({
        name: reader.name,
        end: () => Promise.resolve(),
        query: async (text, parameters) => {
          closed ||= text === "close clyra_rows";
          return await (closed ? owner : reader).query(text, parameters).catch((error) => {
            if (closed) return { columns: [], rows: [] };
            throw error;
          });
        },
      });
      await assert.rejects(snapshot(switching), {
        code: "check_failed",
        message: /the connection was replaced half way/,
      });
      await reader.query("rollback");
    }),
);
