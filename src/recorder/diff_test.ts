import assert from "node:assert/strict";
import fc from "fast-check";
import { useBackends } from "../../tests/postgres/backends.ts";
import { canonicalBytes, objectHash, rootOf } from "./canonical.ts";
import type { Database } from "./database.ts";
import { type Change, type Diff, diffSnapshots, encodeDiff } from "./diff.ts";
import { sampleShop } from "./sample.ts";
import { snapshot } from "./snapshot.ts";

const { test } = useBackends({ embedded: true });

test("diffSnapshots() shows what three statements changed", async (database) => {
  await database.query(sampleShop);
  const before = await snapshot(database);
  await database.query(
    `update orders set status = 'refunded' where id = 9; delete from refunds where id = 2;
     insert into refunds (order_id, amount_cents, reason, created_at)
       values (9, 500, 'late', '2026-02-01 00:00+00')`,
  );
  const diff = diffSnapshots(before, await snapshot(database));
  const rows = rowsOf(diff);
  assert.deepEqual(
    rows.map(({ op, key }) => [op, ...key]),
    [
      ["mod", "public", "orders", "9"],
      ["del", "public", "refunds", "2"],
      ["add", "public", "refunds", "25"],
    ].sort((a, b) => JSON.stringify(a.slice(1)) < JSON.stringify(b.slice(1)) ? -1 : 1),
  );
  const modified = rows.find(({ op }) => op === "mod");
  assert.equal(modified?.after?.[4], "refunded");
  assert.notEqual(modified?.before?.[4], "refunded");
  assert.equal(modified?.beforeHash, objectHash(modified?.before));
  const added = rows.find(({ op }) => op === "add");
  assert.deepEqual(added?.after, ["25", "9", "500", "late", "2026-02-01 00:00:00+00"]);
  assert.equal(added?.before, null);
  assert.equal(added?.beforeHash, null);
  assert.deepEqual(
    diff.tables.map(({ name, added, deleted, modified }) => [name, added, deleted, modified]),
    [["orders", 0, 0, 1], ["refunds", 1, 1, 0]],
  );
});

test("diffSnapshots() is empty for equal content", async (database) => {
  await database.query(sampleShop);
  const before = await snapshot(database);
  await database.query("update orders set status = status; vacuum orders".split(";")[0] ?? "");
  const diff = diffSnapshots(before, await snapshot(database));
  assert.deepEqual(diff.sections.flatMap(({ changes }) => changes), []);
  assert.equal(diff.beforeRoot, diff.afterRoot);
});

test("diffSnapshots() counts copies in a table without a key", async (database) => {
  await database.query("create table t (v text); insert into t values ('a'), ('a'), ('b'), (null)");
  const before = await snapshot(database);
  await database.query("delete from t where v = 'b'; insert into t values ('a'), ('a'), ('c')");
  const diff = diffSnapshots(before, await snapshot(database));
  assert.deepEqual(
    rowsOf(diff).map(({ op, before, after }) => `${op} ${before ?? after}`).sort(),
    ["add a", "add a", "add c", "del b"],
  );
  assert.equal(new Set(rowsOf(diff).map(({ key }) => JSON.stringify(key))).size, 4);
  assert.equal(diff.tables[0]?.key, null);
});

test("diffSnapshots() shows tables that came, went or changed their columns", async (database) => {
  await database.query(
    `create table gone (id int primary key); insert into gone values (1);
     create table wider (id int primary key); insert into wider values (1);
     create table rekeyed (id int primary key, n int not null); insert into rekeyed values (1, 2)`,
  );
  const before = await snapshot(database);
  await database.query(
    `drop table gone; create table came (id int primary key); insert into came values (5);
     alter table wider add v text default 'x';
     alter table rekeyed drop constraint rekeyed_pkey, add primary key (n);
     insert into rekeyed values (2, 1)`,
  );
  const diff = diffSnapshots(before, await snapshot(database));
  const [rel] = diff.sections;
  assert.deepEqual(rel?.changes.map(({ op, key }) => [op, key[1]]), [
    ...[["add", "came"], ["del", "gone"], ["mod", "rekeyed"], ["mod", "wider"]],
  ]);
  assert.deepEqual(
    rowsOf(diff).map(({ op, key, after }) => [op, key[1], after?.join()]),
    [
      ["add", "came", "5"],
      ["del", "gone", undefined],
      ["add", "rekeyed", "2,1"],
      ["mod", "wider", "1,x"],
    ],
  );
});

test("diffSnapshots() refuses more changes than the bound", async (database) => {
  await database.query("create table t (id int primary key)");
  const before = await snapshot(database);
  await database.query("insert into t select generate_series(1, 10)");
  const after = await snapshot(database);
  assert.throws(() => diffSnapshots(before, after, { maxChanges: 9 }), { code: "limit_exceeded" });
  assert.equal(rowsOf(diffSnapshots(before, after, { maxChanges: 10 })).length, 10);
});

test("encodeDiff() holds everything its roots follow from", async (database) => {
  await database.query(sampleShop);
  const before = await snapshot(database);
  await database.query("update orders set status = 'paid' where id < 4; delete from refunds");
  const diff = diffSnapshots(before, await snapshot(database));
  const bytes = encodeDiff(diff);
  const artifact = JSON.parse(new TextDecoder().decode(bytes));
  assert.deepEqual(canonicalBytes(artifact), bytes);
  assert.equal(rootFrom(artifact), diff.root);
  for (const change of artifact.sections[1].changes) {
    assert.equal(change.before_hash, change.before && objectHash(change.before));
    assert.equal(change.after_hash, change.after && objectHash(change.after));
  }
  artifact.sections[1].changes[0].before_hash = "0".repeat(64);
  assert.notEqual(rootFrom(artifact), diff.root);
});

/** Random writes on a table with a composite key and on one without a key. */
const statement = fc.oneof(
  fc.tuple(fc.nat(5), fc.nat(2), fc.nat(3)).map(([a, b, v]) =>
    `insert into keyed values (${a}, 'k${b}', ${v}) on conflict (a, b) do update set v = excluded.v`
  ),
  fc.nat(5).map((a) => `delete from keyed where a = ${a}`),
  fc.tuple(fc.nat(5), fc.nat(5)).map(([a, b]) =>
    `update keyed set a = ${a} + 10 * (a / 10 + 1), v = null where a = ${b}`
  ),
  fc.tuple(fc.nat(3), fc.nat(2)).map(([v, n]) =>
    `insert into loose select ${v}, null from generate_series(1, ${n})`
  ),
  fc.nat(3).map((v) => `delete from loose where v = ${v}`),
  fc.nat(3).map((v) => `update loose set w = 'seen' where v = ${v}`),
  fc.nat(5).map((a) =>
    `begin; delete from keyed where a > ${a}; savepoint s; delete from loose; rollback to s; commit`
  ),
  fc.constant("begin; delete from keyed; insert into loose values (9, 'never'); rollback"),
);

test("diffSnapshots() equals the comparison of two full copies", async (database) => {
  const runs = fc.asyncProperty(
    fc.array(statement, { maxLength: 6 }),
    fc.array(statement, { maxLength: 6 }),
    async (first, second) => {
      await database.query(
        `drop table if exists keyed, loose; create table loose (v int, w text);
         create table keyed (a int, b text, v int, primary key (a, b))`,
      );
      for (const sql of first) await database.query(sql);
      const [before, copyBefore] = [await snapshot(database), await fullCopy(database)];
      for (const sql of second) await database.query(sql);
      const [after, copyAfter] = [await snapshot(database), await fullCopy(database)];
      const diff = diffSnapshots(before, after);
      assert.deepEqual(seen(diff), expected(copyBefore, copyAfter));
      assert.deepEqual(seen(diffSnapshots(after, before)), seen(diff).map(inverted).sort());
      assert.equal(before.root === after.root, seen(diff).length === 0);
      assert.deepEqual(seen(diffSnapshots(after, after)), []);
    },
  );
  await fc.assert(runs, { numRuns: 25 });
});

function rowsOf(diff: Diff): readonly Change[] {
  return diff.sections.find(({ kind }) => kind === "row")?.changes ?? [];
}

/** One line per change, comparable with the oracle's. */
function seen(diff: Diff): string[] {
  return rowsOf(diff).map(({ op, key, before, after }) =>
    `${op} ${key[1]} ${JSON.stringify(before)} ${JSON.stringify(after)}`
  ).sort();
}

function inverted(line: string): string {
  const [op = "", table, before, after] = line.split(" ");
  const opposite = { add: "del", del: "add", mod: "mod" }[op];
  return `${opposite} ${table} ${after} ${before}`;
}

interface Copy {
  readonly keyed: readonly string[];
  readonly loose: readonly string[];
}

/** Every row as JSON of its values, read by plain queries and nothing of the code under test. */
async function fullCopy(database: Database): Promise<Copy> {
  const read = async (sql: string): Promise<string[]> =>
    (await database.query(sql)).rows.map((row) => JSON.stringify(row));
  return {
    keyed: await read("select a::text, b, v::text from keyed"),
    loose: await read("select v::text, w from loose"),
  };
}

/** The slow and obvious comparison. */
function expected(before: Copy, after: Copy): string[] {
  const lines: string[] = [];
  const keyOf = (row: string): string => JSON.stringify(JSON.parse(row).slice(0, 2));
  for (const row of before.keyed) {
    const other = after.keyed.find((candidate) => keyOf(candidate) === keyOf(row));
    if (other === undefined) lines.push(`del keyed ${row} null`);
    else if (other !== row) lines.push(`mod keyed ${row} ${other}`);
  }
  for (const row of after.keyed) {
    if (!before.keyed.some((candidate) => keyOf(candidate) === keyOf(row))) {
      lines.push(`add keyed null ${row}`);
    }
  }
  const left = [...after.loose];
  for (const row of before.loose) {
    const index = left.indexOf(row);
    if (index >= 0) left.splice(index, 1);
    else lines.push(`del loose ${row} null`);
  }
  return [...lines, ...left.map((row) => `add loose null ${row}`)].sort();
}

/** The diff's root from its artifact alone, as a third party would compute it. */
function rootFrom(artifact: {
  before_root: string;
  after_root: string;
  tables: unknown[];
  sections: { kind: string; changes: Record<string, unknown>[] }[];
}): string {
  const { before_root, after_root, tables, sections } = artifact;
  return rootOf([
    { before_root, after_root, tables },
    ...sections.map(({ kind, changes }) => ({
      kind,
      count: changes.length,
      root: rootOf(changes.map(({ before: _before, after: _after, ...leaf }) => leaf)),
    })),
  ]);
}
