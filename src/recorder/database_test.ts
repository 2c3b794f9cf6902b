import assert from "node:assert/strict";
import { ClyraError } from "../platform/mod.ts";
import { useBackends } from "../../tests/postgres/backends.ts";
import { databaseOver } from "./database.ts";
import { maxWaiting } from "./limits.ts";

const { test } = useBackends({ embedded: true });

test("query() returns every value as the server's text", async (database) => {
  const { columns, rows } = await database.query(
    `select 9007199254740993::int8 as big, 1.10::numeric as price, true as yes, null as nothing,
      '{"b": 1.0}'::json as doc, '\\x00ff'::bytea as raw, '{1,NULL,3}'::int4[] as list,
      '2026-01-01'::date as day, 'é😀'::text as word, ''::text as empty`,
  );
  assert.deepEqual(columns, [
    ...["big", "price", "yes", "nothing", "doc", "raw", "list", "day", "word", "empty"],
  ]);
  assert.deepEqual(rows, [[
    ...["9007199254740993", "1.10", "t", null, '{"b": 1.0}', "\\x00ff", "{1,NULL,3}"],
    ...["2026-01-01", "é😀", ""],
  ]]);
});

test("query() passes parameters as they are written", async (database) => {
  const values: [type: string, value: string][] = [
    ["int8", "9007199254740993"],
    ["int4", "-7"],
    ["bool", "true"],
    ["bool", "f"],
    ["jsonb", '{"a": [1, "x"]}'],
    ["json", '"quoted"'],
    ["bytea", "\\x00ff10"],
    ["timestamptz", "2026-01-05 08:00:00.123456+00"],
    ["numeric", "12345678901234567890.00010"],
    ["text[]", '{a,"b c",NULL}'],
    ["float8", "0.1"],
    ["text", "it's ünïcode \u2028"],
  ];
  for (const [type, value] of values) {
    const { rows } = await database.query(
      `select $1::${type}::text = '${value.replaceAll("'", "''")}'::${type}::text`,
      [value],
    );
    assert.deepEqual(rows, [["t"]], `${type} ${value}`);
  }
  assert.deepEqual((await database.query("select $1::int is null", [null])).rows, [["t"]]);
});

test("query() runs several statements and returns the last result", async (database) => {
  const { rows } = await database.query(
    "create table t (n int); insert into t values (1); table t",
  );
  assert.deepEqual(rows, [["1"]]);
  assert.deepEqual((await database.query("create table u (n int)")).rows, []);
});

test("query() reports a violated constraint without the data", async (database) => {
  await database.query(
    "create table t (email text primary key constraint has_at check (email ~ '@'))",
  );
  await database.query("insert into t values ($1)", ["ann@example.com"]);
  const error = await failureOf(database.query("insert into t values ($1)", ["ann@example.com"]));
  assert.equal(error.code, "bad_request");
  assert.equal(error.at, "SQLSTATE 23505");
  assert.match(error.message, /constraint t_pkey of public\.t was violated/);
  assert.doesNotMatch(Deno.inspect(error), /ann@/);
  const second = await failureOf(database.query("select $1::int", ["secret"]));
  assert.equal(second.at, "SQLSTATE 22P02");
  assert.doesNotMatch(Deno.inspect(second), /secret/);
});

test("query() names what is wrong with a statement", async (database) => {
  const error = await failureOf(database.query("select * from nowhere"));
  assert.equal(error.code, "bad_request");
  assert.match(error.message, /relation "nowhere" does not exist/);
});

test("exclusive() keeps other callers out until it ends", async (database) => {
  const order: string[] = [];
  const first = database.exclusive(async (session) => {
    await session.query("select pg_sleep(0.02)");
    order.push("first");
  });
  const failed = database.exclusive(() => Promise.reject(new Error("mine")));
  const second = database.query("select 1").then(() => order.push("second"));
  await assert.rejects(failed, /mine/);
  await Promise.all([first, second]);
  assert.deepEqual(order, ["first", "second"]);
});

Deno.test("exclusive() refuses a caller beyond the bound and after close()", async () => {
  const release = Promise.withResolvers<void>();
  let ends = 0;
  const database = databaseOver({
    name: "the database of the test",
    query: () => release.promise.then(() => ({ columns: [], rows: [] })),
    end: () => Promise.resolve(void ends++),
  });
  const accepted = Array.from({ length: maxWaiting }, () => database.query("select 1"));
  const error = await failureOf(database.query("select 1"));
  assert.equal(error.code, "overloaded");
  release.resolve();
  await Promise.all(accepted);
  await Promise.all([database.close(), database.close()]);
  assert.equal(ends, 1);
  assert.match((await failureOf(database.query("select 1"))).message, /it was closed/);
});

async function failureOf(promise: Promise<unknown>): Promise<ClyraError> {
  const error: unknown = await promise.then(() => undefined, (thrown) => thrown);
  assert.ok(error instanceof ClyraError, `no ClyraError but ${Deno.inspect(error)}`);
  return error;
}
