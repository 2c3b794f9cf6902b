/**
 * Rows of other people's logs: CSV with a header, JSON lines, or objects in a JSON list. Read as a stream:
 * no more than one row is in memory.
 *
 * @module
 */

import { ClyraError } from "../../platform/mod.ts";

/** How a log is written. */
export type LogFormat = "csv" | "ndjson" | "json";

/** One row: values by column name in lower case; members of objects as `a.b`. */
export interface LogRow {
  /** Number of the row, from 1, without the header. */
  readonly number: number;
  readonly values: ReadonlyMap<string, string>;
}

/** One row; logs have longer lines only when something is wrong with them. */
const rowCharactersMax = 1024 * 1024;
/** Columns of a row, and how deep objects are looked into. */
const columnsMax = 1024;
const depthMax = 4;

/**
 * Reads rows.
 *
 * @throws ClyraError `input_unreadable` for what is not of this format, `input_too_large` for a row that
 * is too long
 *
 * @example
 * ```ts
 * import { logRows } from "./log_rows.ts";
 *
 * const bytes = new TextEncoder().encode('path,"the id"\n/v1,"a ""b"""\n');
 * const rows = [];
 * for await (const row of logRows([bytes], "csv")) rows.push(row.values.get("the id"));
 * if (rows.join() !== 'a "b"') throw new Error(rows.join());
 * ```
 */
export async function* logRows(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  format: LogFormat,
): AsyncGenerator<LogRow> {
  const reader = format === "csv"
    ? new CsvReader()
    : format === "json"
    ? new ListReader()
    : new LineReader();
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let number = 0;
  const numbered = function* (values: Iterable<ReadonlyMap<string, string>>): Generator<LogRow> {
    for (const row of values) yield { number: ++number, values: row };
  };
  for await (const chunk of chunks) yield* numbered(reader.push(decode(decoder, chunk)));
  yield* numbered(reader.push(decode(decoder)));
  yield* numbered(reader.end());
}

function decode(decoder: TextDecoder, chunk?: Uint8Array): string {
  try {
    return chunk === undefined ? decoder.decode() : decoder.decode(chunk, { stream: true });
  } catch (cause) {
    throw new ClyraError("input_unreadable", "cannot read the log: it is not UTF-8", { cause });
  }
}

interface RowReader {
  push(text: string): Iterable<ReadonlyMap<string, string>>;
  end(): Iterable<ReadonlyMap<string, string>>;
}

/** RFC 4180, with `;` or a tab instead of the comma where the header has more of them. */
class CsvReader implements RowReader {
  #separator = "";
  #names: string[] | undefined;
  #pending = "";
  #quoted = false;

  *push(text: string): Generator<ReadonlyMap<string, string>> {
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text[at];
      // A doubled quote turns twice, and so changes nothing.
      if (character === '"') this.#quoted = !this.#quoted;
      if (character !== "\n" || this.#quoted) continue;
      yield* this.#row(this.#pending + text.slice(start, at));
      this.#pending = "";
      start = at + 1;
    }
    this.#pending += text.slice(start);
    if (this.#pending.length > rowCharactersMax) throw tooLong();
  }

  *end(): Generator<ReadonlyMap<string, string>> {
    if (this.#quoted) throw unreadable("its last value has no end");
    if (this.#pending !== "") yield* this.#row(this.#pending);
  }

  *#row(line: string): Generator<ReadonlyMap<string, string>> {
    const text = line.replace(/\r$/, "");
    if (text === "") return;
    if (this.#names === undefined) {
      const count = (separator: string): number => text.split(separator).length;
      this.#separator = [",", ";", "\t"].sort((a, b) => count(b) - count(a))[0] ?? ",";
      this.#names = this.#values(text.replace(/^\uFEFF/, ""))
        .map((name) => name.trim().toLowerCase());
      if (this.#names.length > columnsMax) throw unreadable("it has too many columns");
      return;
    }
    const values = this.#values(text);
    yield new Map(this.#names.map((name, i) => [name, values[i] ?? ""]));
  }

  #values(text: string): string[] {
    const values: string[] = [];
    for (let at = 0; at <= text.length;) {
      const quoted = text[at] === '"';
      const pattern = quoted ? /"((?:[^"]|"")*)"/y : new RegExp(`([^${this.#separator}]*)`, "y");
      pattern.lastIndex = at;
      const found = pattern.exec(text);
      if (found === null) throw unreadable("a value has no end");
      values.push(quoted ? (found[1] ?? "").replaceAll('""', '"') : found[1] ?? "");
      at = pattern.lastIndex;
      if (at < text.length && text[at] !== this.#separator) {
        throw unreadable("something follows the end of a value");
      }
      at++;
    }
    return values;
  }
}

class LineReader implements RowReader {
  #pending = "";

  *push(text: string): Generator<ReadonlyMap<string, string>> {
    const lines = (this.#pending + text).split("\n");
    this.#pending = lines.pop() ?? "";
    if (this.#pending.length > rowCharactersMax) throw tooLong();
    for (const line of lines) if (line.trim() !== "") yield objectRow(line);
  }

  *end(): Generator<ReadonlyMap<string, string>> {
    if (this.#pending.trim() !== "") yield objectRow(this.#pending);
  }
}

/** Takes the objects of the outermost list, wherever it stands: exports wrap it in `data` or `items`. */
class ListReader implements RowReader {
  readonly #open: string[] = [];
  #captured: string[] | undefined;
  #captureDepth = 0;
  #length = 0;
  #inText = false;
  #escaped = false;
  #rows = 0;

  *push(text: string): Generator<ReadonlyMap<string, string>> {
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const character = text[at] ?? "";
      if (this.#inText) {
        if (this.#escaped) this.#escaped = false;
        else if (character === "\\") this.#escaped = true;
        else if (character === '"') this.#inText = false;
        continue;
      }
      if (character === '"') this.#inText = true;
      else if (character === "{" || character === "[") {
        if (character === "{" && this.#captured === undefined && this.#open.at(-1) === "[") {
          this.#captured = [];
          this.#captureDepth = this.#open.length;
          start = at;
        }
        this.#open.push(character);
        if (this.#open.length > 64) throw unreadable("it is nested too deep");
      } else if (character === "}" || character === "]") {
        this.#open.pop();
        if (this.#captured === undefined || this.#open.length !== this.#captureDepth) continue;
        const row = this.#captured.join("") + text.slice(start, at + 1);
        this.#captured = undefined;
        this.#length = 0;
        this.#rows++;
        yield objectRow(row);
      }
    }
    if (this.#captured === undefined) return;
    this.#captured.push(text.slice(start));
    this.#length += text.length - start;
    if (this.#length > rowCharactersMax) throw tooLong();
  }

  *end(): Generator<ReadonlyMap<string, string>> {
    if (this.#open.length > 0) throw unreadable("it ends before its end");
    if (this.#rows === 0) throw unreadable("it has no list of objects");
    yield* [];
  }
}

function objectRow(text: string): ReadonlyMap<string, string> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    // The engine's message quotes the text.
    throw unreadable("a row is not JSON");
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw unreadable("a row is not a JSON object");
  }
  const row = new Map<string, string>();
  flatten(value, { row, prefix: "", depth: 0 });
  return row;
}

function flatten(
  value: object,
  { row, prefix, depth }: {
    readonly row: Map<string, string>;
    readonly prefix: string;
    readonly depth: number;
  },
): void {
  for (const [name, member] of Object.entries(value)) {
    const path = `${prefix}${name.toLowerCase()}`;
    if (typeof member === "object" && member !== null) {
      if (depth < depthMax) flatten(member, { row, prefix: `${path}.`, depth: depth + 1 });
    } else if (member !== null) row.set(path, String(member));
    if (row.size > columnsMax) throw unreadable("a row has too many members");
  }
}

function unreadable(why: string): ClyraError {
  return new ClyraError("input_unreadable", `cannot read the log: ${why}`, {
    hint: "say how it is written with --log-format csv, ndjson or json",
  });
}

function tooLong(): ClyraError {
  return new ClyraError(
    "input_too_large",
    `cannot read the log: a row has more than ${rowCharactersMax} characters`,
    { hint: "say how it is written with --log-format csv, ndjson or json" },
  );
}
