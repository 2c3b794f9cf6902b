/**
 * Takes private values out of a diff before it becomes evidence.
 *
 * @module
 */

import { createHmac } from "node:crypto";
import { ClyraError } from "../platform/mod.ts";
import { canonicalBytes, sha256Hex } from "./canonical.ts";
import {
  type Change,
  type ColumnTreatment,
  contentPlace,
  type Diff,
  type Image,
  imageHash,
  sealDiff,
  type TableChanges,
} from "./diff.ts";

/** Says how the values of a column are to be shown. */
export type ColumnPolicy = (
  column: { readonly schema: string; readonly table: string; readonly column: string },
) => ColumnTreatment;

export interface RedactOptions {
  readonly policy: ColumnPolicy;
  /** Key of the HMAC-SHA256 over values, at least 32 bytes; who holds it can test guesses. */
  readonly hmacKey: Uint8Array;
}

/** Shorter keys could be searched; 32 bytes is the strength of the hash (RFC 2104, section 3). */
const leastKeyBytes = 32;

/**
 * The same diff with columns hashed or left out. Hashes and roots are computed anew over what remains:
 * a plain hash over a row with a withheld value would let anyone test guesses of that value. Whether a
 * value is NULL stays visible under `hmac`. Equal values of one column have equal hashes.
 *
 * @throws {ClyraError} `config_invalid` for a short key, or when the policy omits a key column, whose
 * rows could then not be told apart; `unsupported` to redact a diff twice, or one in which a table's
 * columns changed.
 */
export function redactDiff(diff: Diff, options: RedactOptions): Diff {
  if (options.hmacKey.length < leastKeyBytes) {
    throw new ClyraError(
      "config_invalid",
      `cannot redact the diff: the HMAC key has fewer than ${leastKeyBytes} bytes`,
    );
  }
  const tables = diff.tables.map((table) => treat(table, options.policy));
  const changes = diff.sections.flatMap((section) => section.changes);
  const redacted = tables.flatMap((table) => {
    const own = changes.filter(({ key }) => key[0] === table.schema && key[1] === table.name);
    if (table.columns.every(({ treatment }) => treatment === "full")) return own;
    return redactTable(table, own, options.hmacKey);
  });
  return sealDiff({ ...diff, tables, changes: redacted });
}

function treat(table: TableChanges, policy: ColumnPolicy): TableChanges {
  const { schema, name } = table;
  const columns = table.columns.map((column) => {
    if (column.treatment !== "full") {
      throw new ClyraError("unsupported", "cannot redact the diff: it was redacted before");
    }
    const treatment = policy({ schema, table: name, column: column.name });
    if (treatment === "omit" && table.key?.includes(column.name)) {
      throw new ClyraError(
        "config_invalid",
        `cannot omit ${schema}.${name}.${column.name}: rows are told apart by it`,
        { hint: "use hmac for key columns" },
      );
    }
    return { ...column, treatment };
  });
  return { ...table, columns };
}

function redactTable(
  table: TableChanges,
  changes: readonly Change[],
  hmacKey: Uint8Array,
): Change[] {
  if (changes.some(({ kind, op }) => kind === "rel" && op === "mod")) {
    // Old images follow the old columns, to which the treatment of the new ones cannot be applied.
    throw new ClyraError(
      "unsupported",
      `cannot redact the diff: the columns of ${table.schema}.${table.name} changed`,
    );
  }
  const copies = new Map<string, number>();
  return changes.map((change) => {
    if (change.kind === "rel") return change;
    const before = change.before && redactImage(table, change.before, hmacKey);
    const after = change.after && redactImage(table, change.after, hmacKey);
    const key = table.key === null
      ? contentKey(change.op, before ?? after ?? [], copies)
      : table.key.map((column, index) =>
        redactValue(table, column, { value: change.key[index + 2] ?? null, hmacKey })
      );
    return {
      ...change,
      key: [table.schema, table.name, ...key],
      before,
      after,
      beforeHash: before && imageHash(before),
      afterHash: after && imageHash(after),
    };
  });
}

function redactImage(table: TableChanges, image: Image, hmacKey: Uint8Array): Image {
  return image.map((value, index) =>
    redactValue(table, table.columns[index]?.name, { value, hmacKey })
  );
}

function redactValue(
  table: TableChanges,
  name: string | undefined,
  { value, hmacKey }: { readonly value: string | null; readonly hmacKey: Uint8Array },
): string | null {
  const column = table.columns.find((candidate) => candidate.name === name);
  if (column === undefined) {
    throw new ClyraError("internal", "cannot redact the diff: an image has an unknown column");
  }
  if (value === null || column.treatment === "full") return value;
  if (column.treatment === "omit") return null;
  return createHmac("sha256", hmacKey)
    .update(canonicalBytes([table.schema, table.name, column.name, value])).digest("hex");
}

/** Rows that were different may look the same now; the counter keeps their keys apart. */
function contentKey(op: string, image: Image, copies: Map<string, number>): string[] {
  const hash = sha256Hex(canonicalBytes(image));
  const counter = copies.get(op + hash) ?? 0;
  copies.set(op + hash, counter + 1);
  return JSON.parse(contentPlace(hash, counter));
}
