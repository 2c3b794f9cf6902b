import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { objectHash, rootOf } from "./canonical.ts";
import type { TableDescription } from "./catalog.ts";
import { type Change, type ColumnTreatment, type Diff, diffSnapshots, encodeDiff } from "./diff.ts";
import { redactDiff } from "./redact.ts";
import type { TableSnapshot } from "./read_table.ts";
import type { Snapshot } from "./snapshot.ts";

const hmacKey = new Uint8Array(32).fill(7);
const withKey = people(["email"]);

/** A table made by hand, so that these tests need no database. */
function people(key: readonly string[] | null): TableDescription {
  const columns = ["email", "name", "points"].map((name) => ({
    name,
    type: "text",
    notNull: false,
  }));
  return { schema: "public", name: "people", columns, key };
}

function snapshotOf(table: TableDescription, rows: (string | null)[][]): Snapshot {
  const placed = rows.map((row) => ({
    place: table.key === null ? objectHash(row) : JSON.stringify(row.slice(0, 1)),
    content: JSON.stringify(row),
  })).sort((a, b) => a.place < b.place ? -1 : 1);
  const checksum = objectHash(placed);
  const taken: TableSnapshot = { ...table, rowCount: rows.length, checksum, rows: placed };
  const instant = { serverVersion: "170010", visible: "1:1:", walPosition: null };
  return { instant, tables: [taken], uncovered: [], root: checksum };
}

function rowsOf(diff: Diff): readonly Change[] {
  return diff.sections[1]?.changes ?? [];
}

function treating(treatments: Record<string, ColumnTreatment>) {
  return {
    hmacKey,
    policy: ({ column }: { readonly column: string }): ColumnTreatment =>
      treatments[column] ?? "full",
  };
}

const before = snapshotOf(withKey, [["ann@x", "Ann", "1"], ["bob@x", "Bob", null]]);
const after = snapshotOf(withKey, [["ann@x", "Ann", "2"], ["bob@x", "Rob", null]]);

Deno.test("redactDiff() hashes and omits values and computes all hashes anew", () => {
  const diff = redactDiff(
    diffSnapshots(before, after),
    treating({ email: "hmac", name: "omit" }),
  );
  const text = new TextDecoder().decode(encodeDiff(diff));
  assert.doesNotMatch(text, /ann|bob|rob/i);
  const hashed = createHmac("sha256", hmacKey).update('["public","people","email","ann@x"]')
    .digest("hex");
  const change = rowsOf(diff).find(({ key }) => key[2] === hashed);
  assert.deepEqual(change?.before, [hashed, null, "1"]);
  assert.deepEqual(change?.after, [hashed, null, "2"]);
  assert.equal(change?.beforeHash, objectHash(change?.before));
  assert.deepEqual(diff.tables[0]?.columns.map(({ treatment }) => treatment), [
    ...["hmac", "omit", "full"],
  ]);
  assert.notEqual(diff.root, diffSnapshots(before, after).root);
  for (const row of [["ann@x", "Ann", "1"], ["bob@x", "Rob", null]]) {
    assert.ok(
      !text.includes(objectHash(row)),
      "a hash of the plain row would let guesses be tested",
    );
  }
});

Deno.test("redactDiff() keeps a change that only touched an omitted column", () => {
  const diff = redactDiff(diffSnapshots(before, after), treating({ name: "omit" }));
  const change = rowsOf(diff).find(({ key }) => key[2] === "bob@x");
  assert.equal(change?.op, "mod");
  assert.equal(change?.beforeHash, change?.afterHash);
});

Deno.test("redactDiff() with everything shown gives the same roots", () => {
  const diff = diffSnapshots(before, after);
  assert.equal(redactDiff(diff, treating({})).root, diff.root);
});

Deno.test("redactDiff() tells rows without a key apart when they look the same", () => {
  const loose = people(null);
  const diff = redactDiff(
    diffSnapshots(
      snapshotOf(loose, []),
      snapshotOf(loose, [["ann@x", "Ann", "1"], ["bob@x", "Bob", "1"]]),
    ),
    treating({ email: "omit", name: "omit" }),
  );
  const rows = rowsOf(diff);
  assert.deepEqual(rows.map(({ after }) => after), [[null, null, "1"], [null, null, "1"]]);
  assert.equal(new Set(rows.map(({ key }) => JSON.stringify(key))).size, 2);
  assert.equal(
    diff.sections[1]?.root,
    rootOf(rows.map(({ kind, key, op, afterHash }) => (
      { v: 0, kind, key, op, before_hash: null, after_hash: afterHash }
    ))),
  );
});

Deno.test("redactDiff() refuses to omit a key, a short hmac key and a second pass", () => {
  const diff = diffSnapshots(before, after);
  assert.throws(() => redactDiff(diff, treating({ email: "omit" })), {
    code: "config_invalid",
    message: "cannot omit public.people.email: rows are told apart by it",
  });
  assert.throws(
    () => redactDiff(diff, { ...treating({}), hmacKey: new Uint8Array(31) }),
    { code: "config_invalid" },
  );
  const once = redactDiff(diff, treating({ name: "hmac" }));
  assert.throws(() => redactDiff(once, treating({})), { code: "unsupported" });
});

Deno.test("redactDiff() refuses a table whose columns changed", () => {
  const wider = {
    ...withKey,
    columns: [...withKey.columns, { name: "iban", type: "text", notNull: false }],
  };
  const diff = diffSnapshots(before, snapshotOf(wider, [["ann@x", "Ann", "1", "DE1"]]));
  assert.throws(() => redactDiff(diff, treating({ iban: "hmac" })), {
    code: "unsupported",
    message: /the columns of public\.people changed/,
  });
  assert.equal(redactDiff(diff, treating({})).root, diff.root);
});
