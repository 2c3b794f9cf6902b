/**
 * Which columns of a log say what, and a row as a call that somebody saw.
 *
 * @module
 */

import { ClyraError } from "../../platform/mod.ts";
import type { LogRow } from "./log_rows.ts";

/** What is looked for in a row. */
export const columnNames = ["id", "time", "host", "path", "status"] as const;

/** One of {@linkcode columnNames}. */
export type ColumnName = (typeof columnNames)[number];

/** The column for each, where the user says it. */
export type Columns = { readonly [name in ColumnName]?: string };

/** A call as a log has it. */
export interface SeenCall {
  readonly row: number;
  readonly id: string | undefined;
  /** Milliseconds since 1970. */
  readonly timeMs: number | undefined;
  readonly host: string | undefined;
  /** Without query. */
  readonly path: string | undefined;
  readonly status: number | undefined;
}

/** Names that exports and proxies use, in lower case, the likeliest first. */
const usual: Readonly<Record<ColumnName, readonly string[]>> = {
  id: ["request_id", "x_request_id", "x-request-id", "requestid", "trace_id", "traceparent", "id"],
  time: ["time", "timestamp", "@timestamp", "ts", "created_at", "created", "start_time", "date"],
  host: ["host", "hostname", "authority", "server_name", "domain", "dest_host", "url.domain"],
  path: ["path", "uri", "request_path", "url.path", "url", "endpoint", "request_uri"],
  status: ["status", "status_code", "response_code", "http_status", "code"],
};

/**
 * Reads `--columns`: `id=request_id,time=created`.
 *
 * @throws ClyraError `usage`
 */
export function parseColumns(text: string | undefined): Columns {
  const columns: { [name in ColumnName]?: string } = {};
  for (const pair of text?.split(",") ?? []) {
    const [, name = "", column = ""] = /^([a-z]+)=(.+)$/.exec(pair.trim()) ?? [];
    const known = columnNames.find((known) => known === name);
    if (known === undefined) {
      throw new ClyraError("usage", `cannot read --columns: '${pair}' is not NAME=COLUMN`, {
        hint: `names are ${columnNames.join(", ")}: --columns id=request_id,time=created`,
      });
    }
    columns[known] = column.toLowerCase();
  }
  return columns;
}

/**
 * A row as a call.
 *
 * @example
 * ```ts
 * import { seenCall } from "./log_columns.ts";
 *
 * const values = new Map([["created", "1700000000"], ["url", "https://API.example/v1/x?y"]]);
 * const seen = seenCall({ number: 1, values }, {});
 * if (seen.timeMs !== 1_700_000_000_000 || seen.host !== "api.example") throw new Error("misread");
 * if (seen.path !== "/v1/x" || seen.id !== undefined) throw new Error("misread");
 * ```
 */
export function seenCall({ number, values }: LogRow, columns: Columns): SeenCall {
  const of = (name: ColumnName): string | undefined => {
    const names = columns[name] === undefined ? usual[name] : [columns[name]];
    const found = names.map((column) => values.get(column)?.trim() ?? "").find((text) =>
      text !== ""
    );
    return found;
  };
  const path = of("path") ?? "";
  const url = /^https?:\/\//i.test(path) ? URL.parse(path) : null;
  const host = of("host") ?? url?.hostname;
  const status = Number(of("status"));
  const plain = url?.pathname ?? (path.startsWith("/") ? path.split(/[?#]/, 1)[0] : undefined);
  return {
    row: number,
    id: of("id"),
    timeMs: timeOf(of("time")),
    host: host?.toLowerCase().replace(/:\d+$/, ""),
    path: plain,
    status: Number.isInteger(status) && status >= 100 && status <= 599 ? status : undefined,
  };
}

/** Seconds, milliseconds, microseconds or nanoseconds since 1970, or a date that says its zone. */
function timeOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^[0-9]{9,19}(?:\.[0-9]+)?$/.test(text)) {
    const digits = text.split(".", 1)[0]?.length ?? 0;
    const scale = digits <= 11 ? 1e-3 : digits <= 14 ? 1 : digits <= 17 ? 1e3 : 1e6;
    return Math.floor(Number(text) / scale);
  }
  const timeMs = Date.parse(/^\d{4}-\d{2}-\d{2}[T ][\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(timeMs) ? undefined : timeMs;
}
