/**
 * CSV under a row schema: a header contract, typed cells, rows judged one by one by the schema machine,
 * formulas refused or made harmless, in memory of one row.
 *
 * @module
 */

import { ClyraError } from "../../platform/mod.ts";
import { type CompileOptions, compileSchema, type SchemaLock } from "../compile.ts";
import { isFormula, mayBeFormula, RowText } from "./csv_cells.ts";
import { type Column, columnsOf, type HeaderContract } from "./csv_columns.ts";
import {
  type CsvFault,
  type CsvMarks,
  type CsvRecord,
  CsvScanner,
  written,
} from "./csv_scanner.ts";
import type {
  RowLock,
  RowOptions,
  RowProblem,
  RowSession,
  RowSinks,
  RowsReport,
  RowsState,
} from "./report.ts";
import { Tally } from "./tally.ts";

/** Encodings that a text may be in. Others are declared by converting first. */
export const csvEncodings = ["utf-8", "utf-16le", "utf-16be", "windows-1252"] as const;

/** How a CSV text is written, and what its rows must be. */
export interface CsvOptions extends RowOptions, HeaderContract, CompileOptions {
  /** One ASCII character. Default: a comma. */
  readonly delimiter?: string;
  /** One ASCII character. Default: the double quote. */
  readonly quote?: string;
  /** The decimal mark of numbers. Default: a point. */
  readonly decimal?: "." | ",";
  /** Default: UTF-8. A byte order mark of it is skipped, one of another encoding is a fault. */
  readonly encoding?: typeof csvEncodings[number];
  /**
   * Cells that a spreadsheet would run: `block` (default) refuses the row, `neutralise` puts an
   * apostrophe before them in the accepted rows, `allow` passes them.
   */
  readonly formulas?: "block" | "neutralise" | "allow";
}

/**
 * Compiles a contract for CSV.
 *
 * @param schema JSON Schema of one row, as an object with a property for each column
 * @throws {ClyraError} `schema_invalid` as `compileSchema`, `config_invalid` for a dialect that cannot be
 *
 * @example
 * ```ts
 * import { compileCsv } from "./csv.ts";
 *
 * const lock = compileCsv({
 *   type: "object",
 *   required: ["id", "amount"],
 *   properties: { id: { type: "integer" }, amount: { type: "number", maximum: 50 } },
 * });
 * const session = lock.open();
 * const state = session.write(new TextEncoder().encode("id,amount\n1,20\n2,99\n"));
 * if (state.state !== "blocked") throw new Error();
 * const { row, column, byte, keyword } = state.problem;
 * if (row !== 3 || column !== "amount" || byte !== 17 || keyword !== "maximum") throw new Error();
 * ```
 */
export function compileCsv(schema: unknown, options: CsvOptions = {}): RowLock {
  const lock = compileSchema(schema, options);
  const copy = structuredClone(schema);
  const marks = marksOf(options);
  return {
    hash: lock.hash,
    open: (sinks = {}) => new CsvSession({ lock, schema: copy, options, marks, sinks }),
  };
}

function marksOf({ delimiter = ",", quote = '"', decimal = "." }: CsvOptions): CsvMarks {
  const one = (text: string, name: string): number => {
    const code = text.charCodeAt(0);
    if (text.length === 1 && code < 0x7f && code >= 9 && !/[\r\n0-9A-Za-z.\-+]/.test(text)) {
      return code;
    }
    throw new ClyraError("config_invalid", `cannot read CSV: the ${name} is not one ASCII mark`, {
      hint: `usual are ',', ';', '|' and a tab`,
    });
  };
  const marks = { delimiter: one(delimiter, "delimiter"), quote: one(quote, "quote") };
  if (marks.delimiter === marks.quote || delimiter === decimal) {
    throw new ClyraError("config_invalid", "cannot read CSV: two of its marks are the same");
  }
  return marks;
}

class CsvSession implements RowSession {
  readonly #lock: SchemaLock;
  readonly #schema: unknown;
  readonly #options: CsvOptions;
  readonly #marks: CsvMarks;
  readonly #sinks: RowSinks;
  readonly #scanner: CsvScanner;
  readonly #tally: Tally;
  readonly #text: RowText;
  readonly #decoder: TextDecoder | undefined;
  readonly #utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  #columns: readonly Column[] | undefined;
  #report: RowsReport | undefined;
  #start: Uint8Array | undefined = new Uint8Array();
  /** Bytes of a byte order mark, which the scanner does not see. */
  #skipped = 0;
  readonly #each = (record: CsvRecord): boolean => {
    if (this.#columns === undefined) this.#header(record);
    else this.#row(record, this.#columns);
    return !this.#tally.isBlocked;
  };

  constructor(parts: {
    readonly lock: SchemaLock;
    readonly schema: unknown;
    readonly options: CsvOptions;
    readonly marks: CsvMarks;
    readonly sinks: RowSinks;
  }) {
    const { lock, schema, options, marks, sinks } = parts;
    this.#lock = lock;
    this.#schema = schema;
    this.#options = options;
    this.#marks = marks;
    this.#sinks = sinks;
    this.#scanner = new CsvScanner(marks);
    this.#tally = new Tally(options, sinks);
    const decimal = (options.decimal ?? ".").charCodeAt(0);
    this.#text = new RowText({ quote: marks.quote, decimal });
    const { encoding = "utf-8" } = options;
    if (encoding !== "utf-8") this.#decoder = new TextDecoder(encoding, { fatal: true });
    if (options.header === "none") this.#take(undefined);
  }

  write(chunk: Uint8Array): RowsState {
    if (this.#report !== undefined) throw new TypeError("cannot judge rows: the text has ended");
    this.#push(chunk, false);
    return this.#tally.state;
  }

  end(): RowsReport {
    if (this.#report !== undefined) return this.#report;
    this.#push(new Uint8Array(), true);
    if (!this.#tally.isBlocked) this.#fault(this.#scanner.end(this.#each));
    if (!this.#tally.isBlocked && this.#columns === undefined) {
      this.#tally.block({
        row: 1,
        line: 1,
        byte: 0,
        keyword: "header",
        message: "there is no header: the text is empty",
      });
    }
    this.#report = this.#tally.report({
      bytes: this.#scanner.position + this.#skipped,
      columns: (this.#columns ?? []).map(({ name }) => name),
    });
    return this.#report;
  }

  #push(chunk: Uint8Array, isEnd: boolean): void {
    if (this.#tally.isBlocked) return;
    if (this.#decoder !== undefined) return this.#pushDecoded(this.#decoder, { chunk, isEnd });
    const bytes = this.#withoutMark(chunk, isEnd);
    if (bytes.length > 0) this.#fault(this.#scanner.push(bytes, this.#each));
  }

  #pushDecoded(
    decoder: TextDecoder,
    { chunk, isEnd }: { readonly chunk: Uint8Array; readonly isEnd: boolean },
  ): void {
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: !isEnd });
    } catch (thrown) {
      if (!(thrown instanceof TypeError)) throw thrown;
      const message = `the text is not ${decoder.encoding}`;
      return this.#tally.block({ ...this.#here(), keyword: "encoding", message });
    }
    if (text !== "") this.#fault(this.#scanner.push(new TextEncoder().encode(text), this.#each));
  }

  /** The bytes after a byte order mark of UTF-8; one of UTF-16 is a fault of the declaration. */
  #withoutMark(chunk: Uint8Array, isEnd: boolean): Uint8Array {
    if (this.#start === undefined) return chunk;
    const bytes = new Uint8Array(this.#start.length + chunk.length);
    bytes.set(this.#start);
    bytes.set(chunk, this.#start.length);
    if (bytes.length < 3 && !isEnd) {
      this.#start = bytes;
      return new Uint8Array();
    }
    this.#start = undefined;
    const [first, second, third] = bytes;
    if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
      const message = "the text begins with a byte order mark of UTF-16, and was declared UTF-8";
      this.#tally.block({ ...this.#here(), keyword: "encoding", message });
      return new Uint8Array();
    }
    if (first !== 0xef || second !== 0xbb || third !== 0xbf) return bytes;
    this.#skipped = 3;
    return bytes.subarray(3);
  }

  #fault(fault: CsvFault | undefined): void {
    if (fault === undefined || this.#tally.isBlocked) return;
    const column = this.#columns?.[fault.columnNumber - 1]?.name;
    this.#tally.block({
      ...fault,
      byte: fault.byte + this.#skipped,
      ...(column === undefined ? {} : { column }),
    });
  }

  #header(record: CsvRecord): void {
    if (!this.#isUtf8(record)) return this.#tally.block(this.#encodingProblem(record));
    const names = Array.from(
      { length: record.cells },
      (_, index) => this.#utf8.decode(this.#content(record, index)),
    );
    const isHarmless = (this.#options.formulas ?? "block") === "allow";
    const formula = isHarmless ? -1 : names.findIndex((_, index) => this.#isFormula(record, index));
    const problem = formula === -1
      ? this.#take(names)
      : { columnNumber: formula + 1, message: "a spreadsheet would run a name as a formula" };
    if (problem !== undefined) {
      const place = { row: record.row, line: record.line, byte: record.byte + this.#skipped };
      return this.#tally.block({ ...place, ...problem, keyword: "header" });
    }
    this.#sinks.accepted?.(record.raw);
    this.#sinks.refused?.(record.raw);
  }

  #take(names: readonly string[] | undefined): { readonly message: string } | undefined {
    const found = columnsOf(this.#schema, { ...this.#options, names });
    if ("problem" in found) {
      if (names !== undefined) return found.problem;
      throw new ClyraError("config_invalid", `cannot read CSV: ${found.problem.message}`, {
        hint: "without a header the row schema must name the columns under 'properties'",
      });
    }
    this.#columns = found.columns;
    return undefined;
  }

  #row(record: CsvRecord, columns: readonly Column[]): void {
    const raw = { bytes: record.raw, row: record.row, byte: record.byte + this.#skipped };
    const problem = this.#problemOf(record, columns);
    if (problem !== undefined) return this.#tally.refuse(raw, problem);
    this.#tally.accept(raw, this.#released(record));
  }

  #problemOf(record: CsvRecord, columns: readonly Column[]): RowProblem | undefined {
    const place = { row: record.row, line: record.line, byte: record.byte + this.#skipped };
    if (record.cells !== columns.length) {
      const message = `the row has ${record.cells} cells, the header has ${columns.length}`;
      return { ...place, keyword: "columns", message };
    }
    if (!this.#isUtf8(record)) return this.#encodingProblem(record);
    const { valid, errors: [error] } = this.#lock.validate(this.#text.write(record, columns));
    if (!valid) {
      const { pointer = "", keyword = "json", message = "", offset = 0 } = error ?? {};
      const index = this.#columnAt(pointer, { offset, columns });
      return index === -1
        ? { ...place, keyword, message }
        : { ...this.#inCell(record, index), keyword, message };
    }
    if ((this.#options.formulas ?? "block") !== "block") return undefined;
    for (let index = 0; index < columns.length; index++) {
      if (this.#isFormula(record, index)) {
        const message = "a spreadsheet would run the cell as a formula";
        return { ...this.#inCell(record, index), keyword: "formula", message };
      }
    }
    return undefined;
  }

  /** The column that a finding of the row's JSON text is about; -1 for the row. */
  #columnAt(
    pointer: string,
    { offset, columns }: { readonly offset: number; readonly columns: readonly Column[] },
  ): number {
    if (pointer === "") return -1;
    const name = (pointer.split("/")[1] ?? "").replaceAll("~1", "/").replaceAll("~0", "~");
    const found = columns.findIndex((column) => column.name === name);
    return found >= 0 ? found : this.#text.valueStarts.findLastIndex((start) => start <= offset);
  }

  #inCell(record: CsvRecord, index: number): Omit<RowProblem, "keyword" | "message"> {
    const column = this.#columns?.[index]?.name;
    return {
      row: record.row,
      line: record.line,
      byte: record.byte + this.#skipped + (record.starts[index] ?? 0),
      columnNumber: index + 1,
      ...(column === undefined ? {} : { column }),
    };
  }

  /** The record as it may leave. */
  #released(record: CsvRecord): Uint8Array {
    if (this.#options.formulas !== "neutralise") return record.raw;
    const quote = String.fromCharCode(this.#marks.quote);
    const parts: string[] = [];
    let kept = 0;
    for (let index = 0; index < record.cells; index++) {
      if (!this.#isFormula(record, index)) continue;
      const start = record.starts[index] ?? 0;
      const end = record.ends[index] ?? 0;
      const isPlain = record.forms[index] === written.plain;
      const cell = this.#utf8.decode(record.raw.subarray(start, end));
      const content = isPlain ? cell.replaceAll(quote, quote + quote) : cell;
      parts.push(
        this.#utf8.decode(record.raw.subarray(kept, isPlain ? start : start - 1)),
        `${quote}${quote === "'" ? "''" : "'"}${content}${quote}`,
      );
      kept = isPlain ? end : end + 1;
      this.#tally.neutralised++;
    }
    if (parts.length === 0) return record.raw;
    parts.push(this.#utf8.decode(record.raw.subarray(kept)));
    return new TextEncoder().encode(parts.join(""));
  }

  /** Numbers were judged as such; everything else may be run by who opens the text. */
  #isFormula(record: CsvRecord, index: number): boolean {
    const start = record.starts[index] ?? 0;
    if (start === record.ends[index] || !mayBeFormula(record.raw[start])) return false;
    return isFormula(this.#content(record, index));
  }

  #content(record: CsvRecord, index: number): Uint8Array {
    const content = record.raw.subarray(record.starts[index] ?? 0, record.ends[index] ?? 0);
    if (record.forms[index] !== written.quotedWithQuotes) return content;
    const quote = String.fromCharCode(this.#marks.quote);
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(content);
    return new TextEncoder().encode(text.replaceAll(quote + quote, quote));
  }

  #isUtf8(record: CsvRecord): boolean {
    if (this.#decoder !== undefined) return true;
    const { raw } = record;
    let seen = 0;
    for (let at = 0; at < raw.length; at++) seen |= raw[at] ?? 0;
    if (seen < 0x80) return true;
    try {
      this.#utf8.decode(raw);
      return true;
    } catch (thrown) {
      if (thrown instanceof TypeError) return false;
      throw thrown;
    }
  }

  #encodingProblem({ row, line, byte }: CsvRecord): RowProblem {
    const message = "the row is not UTF-8";
    return { row, line, byte: byte + this.#skipped, keyword: "encoding", message };
  }

  #here(): Pick<RowProblem, "row" | "line" | "byte"> {
    return { row: this.#scanner.row, line: this.#scanner.line, byte: this.#scanner.position };
  }
}
