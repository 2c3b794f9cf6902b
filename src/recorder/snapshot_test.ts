import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import { useBackends } from "../../tests/postgres/backends.ts";
import { canonicalBytes, rootOf } from "./canonical.ts";
import { sampleOrderCount, sampleRefundCount, sampleShop } from "./sample.ts";
import { encodeSnapshot, snapshot, tableRecord } from "./snapshot.ts";

const { test } = useBackends({ embedded: true });

/** One column of each kind whose text could depend on a setting, and text that must be escaped. */
const awkwardTable = `
create type mood as enum ('glad', 'sad');
create domain cents as bigint check (value >= 0);
create table "odd ""name""" (
  "Id" int, "a.b" text, ts timestamptz, d date, span interval, f float8, raw bytea, price money,
  doc jsonb, list text[], m mood, c cents, fixed char(4), double_id int generated always as ("Id" * 2)
    stored,
  primary key ("Id", ts)
);
insert into "odd ""name""" ("Id", "a.b", ts, d, span, f, raw, price, doc, list, m, c, fixed)
values
  (1, E'quote " back \\\\ slash / tab \\t bell \\x07 del \\x7f line \\u2028 \\U0001F600', '2026-03-29 01:30+00',
    '2026-02-01', '1 mon 2 days 03:04:05.6', 0.1::float8 + 0.2, '\\x00ff', 1234.5,
    '{"b": 1.10, "a": "é"}', '{x,NULL,"y z"}', 'sad', 7, 'ab'),
  (10, '', '2026-03-29 01:30+00', null, null, 'NaN', null, null, null, '{}', null, null, null),
  (2, null, '0044-03-15 00:00+00 BC', 'infinity', '-1 year', '-Infinity', '', -1, '[]', null,
    'glad', 0, '');
alter table "odd ""name""" drop column d`;

test("snapshot() reads values in full and in the order of their keys", async (database) => {
  await database.query(awkwardTable);
  const [table] = (await snapshot(database)).tables;
  assert.equal(table?.name, 'odd "name"');
  assert.deepEqual(table.key, ["Id", "ts"]);
  assert.deepEqual(table.rows.map(({ place }) => place), [
    '["1","2026-03-29 01:30:00+00"]',
    '["10","2026-03-29 01:30:00+00"]',
    '["2","0044-03-15 00:00:00+00 BC"]',
  ]);
  assert.deepEqual(
    JSON.parse(table.rows[0]?.content ?? ""),
    [
      ...["1", 'quote " back \\ slash / tab \t bell \x07 del \x7f line \u2028 😀'],
      ...["2026-03-29 01:30:00+00", "P1M2DT3H4M5.6S", "0.30000000000000004", "\\x00ff"],
      ...["1,234.50", '{"a": "é", "b": 1.10}', '{x,NULL,"y z"}', "sad", "7", "ab", "2"],
    ].map((value) => value === "1,234.50" ? "$1,234.50" : value),
  );
});

test("snapshot() has rows in the canonical form and a checksum over them", async (database) => {
  await database.query(awkwardTable);
  const [table] = (await snapshot(database)).tables;
  assert.ok(table !== undefined && table.rows.length === 3);
  const all = createHash("sha256");
  for (const { content } of table.rows) {
    assert.equal(Buffer.from(canonicalBytes(JSON.parse(content))).toString(), content);
    all.update(createHash("sha256").update(content).digest());
  }
  assert.equal(table.checksum, all.digest("hex"));
});

test("snapshot() gives the checksum that one plain statement gives", async (database) => {
  await database.query(sampleShop);
  const { tables } = await snapshot(database, { tables: [{ schema: "public", name: "refunds" }] });
  const { rows } = await database.query(
    `set timezone = 'UTC'; select encode(sha256(string_agg(sha256(convert_to(array_to_json(array[
      id::text, order_id::text, amount_cents::text, reason, created_at::text])::text, 'UTF8')), ''
      order by array_to_json(array[id::text])::text collate "C")), 'hex') from refunds`,
  );
  assert.equal(tables[0]?.checksum, rows[0]?.[0]);
  assert.equal(tables[0]?.rowCount, sampleRefundCount);
});

test("snapshot() does not depend on the session's settings", async (database) => {
  await database.query(awkwardTable);
  const { root } = await snapshot(database);
  await database.query(
    `set timezone = 'Asia/Kolkata'; set datestyle = 'German, DMY'; set intervalstyle = 'postgres';
     set extra_float_digits = -5; set bytea_output = 'escape'; set search_path = pg_temp`,
  );
  const other = await snapshot(database);
  const { rows } = await database.query("show timezone");
  await database.query("reset all");
  assert.equal(other.root, root);
  assert.deepEqual(rows, [["Asia/Kolkata"]], "the session's own settings must survive");
});

test("snapshot() does not depend on the order of insertion", async (database) => {
  const make = (order: string): string =>
    `drop table if exists t; create table t (id text primary key, v int);
     insert into t select chr(200 + n) || n, n from generate_series(1, 700) n order by ${order}`;
  await database.query(make("n"));
  const ascending = await snapshot(database);
  await database.query(make("n desc"));
  assert.equal((await snapshot(database)).root, ascending.root);
  await database.query("update t set v = 0 where v = 350");
  assert.notEqual((await snapshot(database)).root, ascending.root);
});

test("snapshot() counts equal rows of a table without a key", async (database) => {
  await database.query("create table t (v text); insert into t values ('a'), (null), ('a')");
  const [table] = (await snapshot(database)).tables;
  assert.equal(table?.key, null);
  assert.deepEqual(table.rows.map(({ content }) => content).sort(), ['["a"]', '["a"]', "[null]"]);
  await database.query("delete from t where v is not null; insert into t values ('a')");
  assert.notEqual((await snapshot(database)).tables[0]?.checksum, table.checksum);
});

test("snapshot() reads a partitioned table once and an heir apart", async (database) => {
  await database.query(
    `create table p (id int primary key, v int) partition by range (id);
     create table p1 partition of p for values from (0) to (10);
     create table p2 partition of p for values from (10) to (20);
     create table base (id int primary key); create table heir () inherits (base);
     insert into p values (1, 1), (11, 2); insert into base values (1); insert into heir values (2);
     create table nothing ()`,
  );
  const { tables } = await snapshot(database);
  assert.deepEqual(tables.map(({ name, rowCount }) => [name, rowCount]), [
    ...[["base", 1], ["heir", 1], ["nothing", 0], ["p", 2]],
  ]);
  const partition = await snapshot(database, { tables: [{ schema: "public", name: "p2" }] });
  assert.deepEqual(partition.tables[0]?.rows.map(({ content }) => content), ['["11","2"]']);
});

test("snapshot() keeps to the schemas and tables named", async (database) => {
  await database.query(
    `create schema "a.b"; create table "a.b".t (id int primary key); create table t (id int);
     create table u (id int); create materialized view seen as select 1 as one`,
  );
  const names = async (scope: Parameters<typeof snapshot>[1]): Promise<string[]> =>
    (await snapshot(database, scope)).tables.map(({ schema, name }) => `${schema}|${name}`);
  assert.deepEqual(await names({}), ["a.b|t", "public|t", "public|u"]);
  assert.deepEqual(await names({ schemas: ["a.b"] }), ["a.b|t"]);
  assert.deepEqual(await names({ tables: [{ schema: "public", name: "u" }] }), ["public|u"]);
  assert.deepEqual(await names({ tables: [] }), []);
  const { uncovered } = await snapshot(database);
  assert.deepEqual(uncovered, [{ schema: "public", name: "seen", why: "materialized view" }]);
  await assert.rejects(snapshot(database, { schemas: ["public", "nope"] }), {
    code: "not_found",
    message: "cannot find schema nope: it does not exist",
  });
  await assert.rejects(snapshot(database, { tables: [{ schema: "public", name: "x" }] }), {
    code: "not_found",
  });
  await assert.rejects(snapshot(database, { tables: [{ schema: "public", name: "seen" }] }), {
    code: "unsupported",
  });
});

test("snapshot() refuses what goes over a bound and leaves the session usable", async (database) => {
  await database.query(
    `create table t (id int primary key, v text);
     insert into t select n, repeat('x', 100) from generate_series(1, 600) n`,
  );
  for (
    const [limits, said] of [
      [{ maxTables: 0 }, /more than 0 tables in scope/],
      [{ maxRows: 599 }, /up to public\.t hold more than 599 rows/],
      [{ maxTotalBytes: 60_000 }, /hold more than 60000 bytes/],
      [{ maxRowBytes: 100 }, /a row of public\.t is larger than 100 bytes/],
    ] as const
  ) {
    await assert.rejects(snapshot(database, { limits }), { code: "limit_exceeded", message: said });
  }
  const taken = await snapshot(database, { limits: { maxRows: 600, batchRows: 7 } });
  assert.equal(taken.tables[0]?.rowCount, 600);
  assert.equal(taken.root, (await snapshot(database)).root, "the batch size must not matter");
});

test("snapshot() refuses two keys that read the same", async (database) => {
  await database.query(
    `create type pair as (a text, b text);
     create function pair_text(pair) returns text language sql as $$ select ($1).a $$;
     create cast (pair as text) with function pair_text(pair);
     create table t (id pair primary key); insert into t values (('x', 'y')), (('x', 'z'))`,
  );
  await assert.rejects(snapshot(database), {
    code: "check_failed",
    message: /public\.t has two rows whose key reads the same as text/,
  });
});

test("snapshot() refuses to start inside a transaction and leaves it open", async (database) => {
  await database.query("create table t (id int primary key)");
  await database.query("begin");
  await database.query("insert into t values (1)");
  await assert.rejects(snapshot(database), {
    code: "bad_request",
    message: /a transaction is open/,
  });
  await database.query("commit");
  assert.deepEqual((await database.query("table t")).rows, [["1"]]);
  await database.query("begin");
  await assert.rejects(database.query("select 1/0"));
  await assert.rejects(snapshot(database), {
    code: "bad_request",
    message: /a transaction is open/,
  });
  await database.query("rollback");
  assert.equal((await snapshot(database)).tables[0]?.rowCount, 1);
});

test("encodeSnapshot() holds no rows and a root that follows from its tables", async (database) => {
  await database.query(sampleShop);
  const taken = await snapshot(database);
  const bytes = encodeSnapshot(taken);
  const artifact = JSON.parse(new TextDecoder().decode(bytes));
  assert.deepEqual(canonicalBytes(artifact), bytes);
  assert.equal(rootOf(artifact.tables), taken.root);
  assert.deepEqual(artifact.tables, taken.tables.map(tableRecord));
  assert.deepEqual(artifact.tables.map((table: { row_count: number }) => table.row_count), [
    ...[sampleOrderCount, sampleRefundCount],
  ]);
  assert.doesNotMatch(new TextDecoder().decode(bytes), /example\.com/);
});

const sampleRoots: string[] = [];

test("snapshot() of the sample is the same in every database", async (database) => {
  await database.query(sampleShop);
  sampleRoots.push((await snapshot(database)).root);
  await database.query("drop table refunds, orders");
  await database.query(sampleShop);
  sampleRoots.push((await snapshot(database)).root);
  assert.equal(new Set(sampleRoots).size, 1);
  await database.query("update orders set total_cents = total_cents + 1 where id = 1");
  assert.notEqual((await snapshot(database)).root, sampleRoots[0]);
});
