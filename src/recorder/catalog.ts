/**
 * Which tables there are, and the SQL that reads one of them in its canonical form.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import type { Session } from "./database.ts";

/** A table by name; no text form, because either part may hold a dot. */
export interface TableName {
  readonly schema: string;
  readonly name: string;
}

export interface Column {
  readonly name: string;
  /** The type as `format_type` writes it, such as `numeric(10,2)`. */
  readonly type: string;
  readonly notNull: boolean;
}

/** What the catalog says of a table. */
export interface TableDescription extends TableName {
  readonly columns: readonly Column[];
  /** Names of the primary key's columns in key order; `null` without one. */
  readonly key: readonly string[] | null;
}

/** A relation with rows of its own that a snapshot does not read. */
export interface Uncovered extends TableName {
  readonly why: "foreign table" | "materialized view";
}

export interface Catalog {
  readonly tables: readonly CatalogTable[];
  readonly uncovered: readonly Uncovered[];
}

/** A table together with how it must be read. */
export interface CatalogTable extends TableDescription {
  /** A partitioned table is read with its partitions; any other without its heirs. */
  readonly partitioned: boolean;
}

export interface Scope {
  /** Schemas to read; default every schema that is not the system's own. */
  readonly schemas?: readonly string[];
  /** Tables to read instead of whole schemas. */
  readonly tables?: readonly TableName[];
}

/**
 * A partition is left out when its parent is in scope, because the parent reads it. Names come in
 * `"C"` order, which is the order of their UTF-8 bytes.
 */
const listTablesSql = `
with scope as materialized (
  select n.oid, n.nspname::text as schema from pg_namespace n
  where case when $1::text is null
    then n.nspname !~ '^pg_' and n.nspname <> 'information_schema'
    else n.nspname::text in (select json_array_elements_text($1::text::json)) end),
wanted as materialized (
  select w->>0 as schema, w->>1 as name from json_array_elements($2::text::json) w)
select s.schema, c.relname::text, c.relkind::text,
  coalesce((select array_to_json(array_agg(
      array[a.attname::text, format_type(a.atttypid, a.atttypmod), a.attnotnull::text]
      order by a.attnum))
    from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped)::text, '[]'),
  (select array_to_json(array_agg(a.attname::text order by k.place))
    from pg_index i
    cross join unnest(i.indkey::int2[]) with ordinality k(attnum, place)
    join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
    where i.indrelid = c.oid and i.indisprimary and k.place <= i.indnkeyatts)::text
from pg_class c join scope s on s.oid = c.relnamespace
where c.relkind in ('r', 'p', 'f', 'm') and case when $2::text is null
  then not exists (select from pg_inherits h join pg_class p on p.oid = h.inhparent
    where c.relispartition and h.inhrelid = c.oid and p.relnamespace in (select oid from scope))
  else (s.schema, c.relname::text) in (select w.schema, w.name from wanted w) end
order by s.schema collate "C", c.relname collate "C"
limit $3::text::int`;

/**
 * Lists the tables in scope with their columns and keys.
 *
 * @throws {ClyraError} `limit_exceeded` beyond `maxTables`; `not_found` for a schema or a table that
 * was asked for by name and does not exist.
 */
export async function readCatalog(
  session: Session,
  options: Scope & { readonly maxTables: number },
): Promise<Catalog> {
  const { tables, maxTables } = options;
  const schemas = tables?.map(({ schema }) => schema) ?? options.schemas;
  const { rows } = await session.query(listTablesSql, [
    schemas === undefined ? null : JSON.stringify(schemas),
    tables === undefined ? null : JSON.stringify(tables.map(({ schema, name }) => [schema, name])),
    String(maxTables + 1),
  ]);
  if (rows.length > maxTables) {
    throw new ClyraError(
      "limit_exceeded",
      `cannot take a snapshot: there are more than ${maxTables} tables in scope`,
      { hint: "name fewer schemas or tables, or raise maxTables" },
    );
  }
  const catalog = sortOut(rows);
  for (const table of tables ?? []) requireTable(catalog, table);
  if (tables === undefined) await requireSchemas(session, options.schemas ?? []);
  return catalog;
}

function sortOut(rows: readonly (readonly (string | null)[])[]): Catalog {
  const tables: CatalogTable[] = [];
  const uncovered: Uncovered[] = [];
  for (const [schema, name, kind, columns, key] of rows) {
    if (typeof schema !== "string" || typeof name !== "string" || typeof columns !== "string") {
      throw new ClyraError("internal", "cannot read the catalog: a name is missing");
    }
    if (kind === "f") uncovered.push({ schema, name, why: "foreign table" });
    else if (kind === "m") uncovered.push({ schema, name, why: "materialized view" });
    else {
      const list: readonly [string, string, string][] = JSON.parse(columns);
      tables.push({
        schema,
        name,
        columns: list.map(([column, type, notNull]) => ({
          name: column,
          type,
          notNull: notNull === "true",
        })),
        key: typeof key === "string" ? JSON.parse(key) : null,
        partitioned: kind === "p",
      });
    }
  }
  return { tables, uncovered };
}

function requireTable(catalog: Catalog, { schema, name }: TableName): void {
  const same = (other: TableName): boolean => other.schema === schema && other.name === name;
  if (catalog.tables.some(same)) return;
  const other = catalog.uncovered.find(same);
  throw other === undefined
    ? new ClyraError("not_found", `cannot find table ${schema}.${name}: it does not exist`)
    : new ClyraError("unsupported", `cannot read ${schema}.${name}: it is a ${other.why}`);
}

async function requireSchemas(session: Session, schemas: readonly string[]): Promise<void> {
  if (schemas.length === 0) return;
  const { rows } = await session.query(
    `select w from json_array_elements_text($1::text::json) w
     where w not in (select nspname::text from pg_namespace)`,
    [JSON.stringify(schemas)],
  );
  const missing = rows[0]?.[0];
  if (missing === undefined) return;
  throw new ClyraError("not_found", `cannot find schema ${missing}: it does not exist`);
}

/** SQL of a table's rows: `content` is the row's JSON text, `place` what it is ordered by. */
export function rowsSql(table: CatalogTable): string {
  const from = `${table.partitioned ? "" : "only "}${quoted(table.schema)}.${quoted(table.name)}`;
  const content = jsonOf(table.columns.map(({ name }) => name));
  const place = table.key === null
    ? "encode(sha256(convert_to(content, 'UTF8')), 'hex')"
    : "identity";
  const identity = table.key === null ? "null::text" : jsonOf(table.key);
  return `select content, ${place} collate "C" as place from (` +
    `select ${content} as content, ${identity} as identity from ${from} as source) as listed`;
}

/** A JSON array of text: Postgres writes it exactly in the RFC 8785 form, so its bytes can be hashed. */
function jsonOf(columns: readonly string[]): string {
  const values = columns.map((column) => `source.${quoted(column)}::text`);
  return `array_to_json(array[${values.join(", ")}]::text[])::text`;
}

/** An identifier, quoted. */
export function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
