/**
 * What changed between two snapshots, row by row, and the tree that commits to it.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import { canonicalBytes, compareUtf8, objectHash, rootOf, sha256Hex } from "./canonical.ts";
import type { Column, TableName } from "./catalog.ts";
import { defaultDiffLimits, type DiffLimits } from "./limits.ts";
import type { SnapshotRow, TableSnapshot } from "./read_table.ts";
import { descriptionRecord, type Snapshot } from "./snapshot.ts";

/** Values of a row as text, in column order; for a table's description, one text per column. */
export type Image = readonly (string | null)[];

/** One thing that changed. */
export interface Change {
  /** A table's description, or a row. */
  readonly kind: "rel" | "row";
  /**
   * `[schema, table]` for a description; for a row followed by the values of its primary key, or, in a
   * table without one, by `row:` with the row's hash and a counter over equal rows.
   */
  readonly key: readonly (string | null)[];
  readonly op: "add" | "del" | "mod";
  /** Hex SHA-256 of the RFC 8785 form of `before`; `null` where there is none. */
  readonly beforeHash: string | null;
  readonly afterHash: string | null;
  readonly before: Image | null;
  readonly after: Image | null;
}

/** How a column's values are shown. `omit` leaves `null` in their place. */
export type ColumnTreatment = "full" | "hmac" | "omit";

/** How one table fared. */
export interface TableChanges extends TableName {
  /** Columns of the table after, or before where it is gone, and how their values are shown. */
  readonly columns: readonly (Column & { readonly treatment: ColumnTreatment })[];
  /** Columns rows were matched by; `null` when they were matched by their whole content. */
  readonly key: readonly string[] | null;
  readonly added: number;
  readonly deleted: number;
  readonly modified: number;
}

/** All changes of one kind, in the order of their keys' RFC 8785 bytes. */
export interface Section {
  readonly kind: Change["kind"];
  readonly changes: readonly Change[];
  /** Hex root of the RFC 6962 tree over the changes without their images. */
  readonly root: string;
}

export interface Diff {
  readonly beforeRoot: string;
  readonly afterRoot: string;
  /** Every table of either side, changed or not, by schema and name. */
  readonly tables: readonly TableChanges[];
  /** Always both sections, `rel` then `row`. */
  readonly sections: readonly Section[];
  /** Hex root over the head (both snapshot roots and `tables`) and the section roots. */
  readonly root: string;
}

/** A diff before its roots are computed. */
export interface Changes {
  readonly beforeRoot: string;
  readonly afterRoot: string;
  readonly tables: readonly TableChanges[];
  readonly changes: readonly Change[];
}

/**
 * Compares two snapshots of the same scope.
 *
 * Rows are matched by primary key. Where a table has none, or its key differs between the two, they are
 * matched by content, so that a changed row is a deletion and an addition.
 *
 * @throws {ClyraError} `limit_exceeded` beyond `maxChanges`.
 *
 * @example
 * ```ts
 * import { diffSnapshots } from "./diff.ts";
 * import { openEmbeddedDatabase } from "./embedded.ts";
 * import { snapshot } from "./snapshot.ts";
 *
 * const database = await openEmbeddedDatabase({
 *   setup: "create table t (id int primary key, v text); insert into t values (1, 'a')",
 * });
 * const before = await snapshot(database);
 * await database.query("update t set v = 'b'");
 * const { sections } = diffSnapshots(before, await snapshot(database));
 * await database.close();
 * const [change] = sections[1]?.changes ?? [];
 * if (change?.op !== "mod" || change.after?.[1] !== "b") throw new Error("the change was not seen");
 * ```
 */
export function diffSnapshots(
  before: Snapshot,
  after: Snapshot,
  limits: DiffLimits = defaultDiffLimits,
): Diff {
  const names = new Map<string, [TableSnapshot | undefined, TableSnapshot | undefined]>();
  for (const table of before.tables) names.set(labelOf(table), [table, undefined]);
  for (const table of after.tables) {
    names.set(labelOf(table), [names.get(labelOf(table))?.[0], table]);
  }
  const tables: TableChanges[] = [];
  const changes: Change[] = [];
  for (const label of [...names.keys()].sort(compareUtf8)) {
    const [left, right] = names.get(label) ?? [];
    const table = right ?? left;
    if (table === undefined) continue;
    const found = compareTables(left, right, table);
    changes.push(...found);
    if (changes.length > limits.maxChanges) {
      throw new ClyraError(
        "limit_exceeded",
        `cannot compare the snapshots: there are more than ${limits.maxChanges} changes`,
        { hint: "take the snapshots closer together, name fewer tables, or raise maxChanges" },
      );
    }
    const count = (op: Change["op"]): number =>
      found.filter((change) => change.kind === "row" && change.op === op).length;
    tables.push({
      schema: table.schema,
      name: table.name,
      columns: table.columns.map((column) => ({ ...column, treatment: "full" })),
      key: sameKey(left, right) ? table.key : null,
      added: count("add"),
      deleted: count("del"),
      modified: count("mod"),
    });
  }
  return sealDiff({ beforeRoot: before.root, afterRoot: after.root, tables, changes });
}

/** Sorts the changes into sections and computes the roots. */
export function sealDiff({ beforeRoot, afterRoot, tables, changes }: Changes): Diff {
  const sections = (["rel", "row"] as const).map((kind): Section => {
    const sorted = changes.filter((change) => change.kind === kind)
      .map((change) => ({ change, place: JSON.stringify([change.key, change.op]) }))
      .sort((a, b) => compareUtf8(a.place, b.place))
      .map(({ change }) => change);
    return { kind, changes: sorted, root: rootOf(sorted.map(leafRecord)) };
  });
  const head = { before_root: beforeRoot, after_root: afterRoot, tables: tables.map(tableRecord) };
  const root = rootOf([
    head,
    ...sections.map((section) => ({
      kind: section.kind,
      count: section.changes.length,
      root: section.root,
    })),
  ]);
  return { beforeRoot, afterRoot, tables, sections, root };
}

/** The artifact of a diff: everything, as RFC 8785 bytes; all roots and hashes follow from the rest. */
export function encodeDiff(diff: Diff): Uint8Array {
  return canonicalBytes({
    v: 0,
    kind: "diff",
    before_root: diff.beforeRoot,
    after_root: diff.afterRoot,
    tables: diff.tables.map(tableRecord),
    sections: diff.sections.map(({ kind, changes, root }) => ({
      kind,
      root,
      count: changes.length,
      changes: changes.map((change) => ({
        ...leafRecord(change),
        before: change.before,
        after: change.after,
      })),
    })),
    root: diff.root,
  });
}

/** What the tree holds for a change: images are in it through their hashes. */
function leafRecord({ kind, key, op, beforeHash, afterHash }: Change): Record<string, unknown> {
  return { v: 0, kind, key, op, before_hash: beforeHash, after_hash: afterHash };
}

function tableRecord(table: TableChanges): Record<string, unknown> {
  return {
    schema: table.schema,
    name: table.name,
    columns: table.columns.map(({ name, type, notNull, treatment }) => ({
      name,
      type,
      not_null: notNull,
      treatment,
    })),
    key: table.key,
    added: table.added,
    deleted: table.deleted,
    modified: table.modified,
  };
}

/** The JSON of both names: no two tables share it. */
function labelOf({ schema, name }: TableName): string {
  return JSON.stringify([schema, name]);
}

function sameKey(left: TableSnapshot | undefined, right: TableSnapshot | undefined): boolean {
  return left === undefined || right === undefined ||
    JSON.stringify(left.key) === JSON.stringify(right.key);
}

function compareTables(
  left: TableSnapshot | undefined,
  right: TableSnapshot | undefined,
  name: TableName,
): Change[] {
  const path = [name.schema, name.name];
  const changes: Change[] = [];
  const described = left !== undefined && right !== undefined &&
    objectHash(descriptionRecord(left)) === objectHash(descriptionRecord(right));
  if (!described) {
    changes.push(changeOf("rel", path, [left && describe(left), right && describe(right)]));
  } else if (left.checksum === right.checksum) return changes;
  const byKey = sameKey(left, right) && (left ?? right)?.key !== null;
  const sides = [left?.rows ?? [], right?.rows ?? []] as const;
  const pairs = byKey ? pair(...sides) : pair(byContent(sides[0]), byContent(sides[1]));
  for (const [before, after] of pairs) {
    if (before?.content === after?.content) continue;
    const place: (string | null)[] = JSON.parse((before ?? after)?.place ?? "[]");
    const images = [before, after].map((row) => row && JSON.parse(row.content) as Image);
    changes.push(changeOf("row", [...path, ...place], [images[0], images[1]]));
  }
  return changes;
}

function changeOf(
  kind: Change["kind"],
  key: readonly (string | null)[],
  [before, after]: readonly [Image | undefined, Image | undefined],
): Change {
  return {
    kind,
    key,
    op: before === undefined ? "add" : after === undefined ? "del" : "mod",
    beforeHash: before === undefined ? null : imageHash(before),
    afterHash: after === undefined ? null : imageHash(after),
    before: before ?? null,
    after: after ?? null,
  };
}

/** The object hash of an image: equal to the SHA-256 that entered the snapshot's checksum. */
export function imageHash(image: Image): string {
  return objectHash(image);
}

function describe({ columns, key }: TableSnapshot): Image {
  const lines = columns.map(({ name, type, notNull }) =>
    JSON.stringify([name, type, notNull ? "not null" : "null"])
  );
  return [...lines, `key ${JSON.stringify(key)}`];
}

/** Rows placed by content and a counter, so that equal rows are told apart and still pair up. */
function byContent(rows: readonly SnapshotRow[]): SnapshotRow[] {
  const placed = rows.map(({ content }) => ({ hash: sha256Hex(content), content }))
    .sort((a, b) => compareUtf8(a.hash, b.hash));
  let counter = 0;
  return placed.map(({ hash, content }, index) => {
    counter = placed[index - 1]?.hash === hash ? counter + 1 : 0;
    return { place: contentPlace(hash, counter), content };
  });
}

/** The counter has a fixed width, so that the order of text is the order of numbers. */
export function contentPlace(hash: string, counter: number): string {
  return JSON.stringify([`row:${hash}`, String(counter).padStart(10, "0")]);
}

type Pair = readonly [SnapshotRow | undefined, SnapshotRow | undefined];

/** Walks two lists that are in the order of their places; each place at most once per list. */
function* pair(left: readonly SnapshotRow[], right: readonly SnapshotRow[]): Generator<Pair> {
  let l = 0;
  let r = 0;
  while (l < left.length || r < right.length) {
    const a = left[l];
    const b = right[r];
    const order = a === undefined ? 1 : b === undefined ? -1 : compareUtf8(a.place, b.place);
    if (order <= 0) l++;
    if (order >= 0) r++;
    yield [order <= 0 ? a : undefined, order >= 0 ? b : undefined];
  }
}
