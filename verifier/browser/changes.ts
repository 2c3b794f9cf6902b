/**
 * Rows that a run changed, from the document in which the recorder lists them.
 *
 * @module
 */

/** One row or table that differs. */
export interface RowChange {
  readonly op: "added" | "changed" | "removed";
  readonly table: string;
  readonly key: string;
  readonly values: readonly ValueChange[];
}

/** One value before and after; `undefined` where there is none. */
export interface ValueChange {
  readonly column: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly isChanged: boolean;
}

/** What a document lists, as much of it as is shown. */
export interface Changes {
  readonly rows: readonly RowChange[];
  /** Rows that are listed but not shown. */
  readonly more: number;
}

/** Rows shown of one document; the document itself is in the bundle. */
export const maxRows = 200;
/** A document larger than this is named, not read. */
export const maxDocumentBytes = 4 * 1024 * 1024;

const operations = { add: "added", mod: "changed", del: "removed" } as const;

interface Column {
  readonly name: string;
  readonly treatment: string;
}

/**
 * Reads the document. Its bytes are proven, its form is not part of the evidence format: anything that
 * is not understood gives `undefined`, and the page shows nothing rather than something wrong.
 */
export function readChanges(text: string): Changes | undefined {
  const document = parseRecord(text);
  if (document?.["kind"] !== "diff") return undefined;
  const columns = new Map<string, readonly Column[]>();
  for (const table of listOf(document["tables"])) {
    if (!isRecord(table)) return undefined;
    const named = listOf(table["columns"]).filter(isColumn);
    columns.set(`${String(table["schema"])}.${String(table["name"])}`, named);
  }
  const all = listOf(document["sections"]).flatMap((section) =>
    isRecord(section) ? listOf(section["changes"]) : []
  );
  const rows: RowChange[] = [];
  for (const change of all.slice(0, maxRows)) {
    const row = isRecord(change) ? readRow(change, columns) : undefined;
    if (row === undefined) return undefined;
    rows.push(row);
  }
  return { rows, more: all.length - rows.length };
}

function readRow(
  change: Record<string, unknown>,
  columns: ReadonlyMap<string, readonly Column[]>,
): RowChange | undefined {
  const operation = change["op"];
  const key = change["key"];
  if (typeof operation !== "string" || !isOperation(operation) || !Array.isArray(key)) {
    return undefined;
  }
  const table = key.slice(0, 2).map(String).join(".");
  const before = imageOf(change["before"]);
  const after = imageOf(change["after"]);
  const isRow = change["kind"] === "row";
  return {
    op: operations[operation],
    table,
    key: isRow ? key.slice(2).map(String).join(", ") : "the table itself",
    values: isRow ? valuesOf({ before, after }, columns.get(table) ?? []) : [],
  };
}

function valuesOf(
  images: {
    readonly before: readonly unknown[] | undefined;
    readonly after: readonly unknown[] | undefined;
  },
  columns: readonly Column[],
): readonly ValueChange[] {
  const { before, after } = images;
  const width = Math.max(before?.length ?? 0, after?.length ?? 0);
  return Array.from({ length: width }, (_, index) => {
    const column = columns[index] ?? { name: `column ${index + 1}`, treatment: "full" };
    return {
      column: column.name,
      before: before === undefined ? undefined : showValue(before[index], column),
      after: after === undefined ? undefined : showValue(after[index], column),
      isChanged: JSON.stringify(before?.[index]) !== JSON.stringify(after?.[index]),
    };
  });
}

function showValue(value: unknown, column: Column): string {
  if (column.treatment === "omit") return "left out";
  if (column.treatment === "hmac") return "hidden, only a fingerprint is kept";
  if (value === null || value === undefined) return "empty";
  return typeof value === "string" ? value : JSON.stringify(value);
}

function imageOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

function parseRecord(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch {
    // An artifact may be any bytes; one that is not JSON is simply not a list of changes.
    return undefined;
  }
}

function isOperation(text: string): text is keyof typeof operations {
  return Object.hasOwn(operations, text);
}

function isColumn(value: unknown): value is Column {
  return isRecord(value) && typeof value["name"] === "string" &&
    typeof value["treatment"] === "string";
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
