/**
 * Records of a CSV text (RFC 4180) cut out of its bytes, however these are cut into chunks. What RFC
 * 4180 has no place for is a fault, not a guess: readers that guess differ, and a row that two readers
 * see differently is a way past a check.
 *
 * @module
 */

import { rowBytesMax } from "./report.ts";

/** Most columns of a text: more is a delimiter that is not one. */
export const columnsMax = 4096;

/** One record. It is overwritten by the next one. */
export interface CsvRecord {
  /** The record as it came, its line end included. */
  raw: Uint8Array;
  /** Offset of its first byte in the text. */
  byte: number;
  /** Record number from 1, and number of the line it begins on, from 1. */
  row: number;
  line: number;
  /** Number of cells. */
  cells: number;
  /** First byte of each cell's content in `raw`, without its quote, and the byte after its last. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** How each cell was written: one of {@linkcode written}. */
  readonly forms: Uint8Array;
}

/** How a cell was written. */
export const written = { plain: 0, quoted: 1, quotedWithQuotes: 2 } as const;

/** Why a text is no CSV. */
export interface CsvFault {
  readonly row: number;
  readonly line: number;
  readonly columnNumber: number;
  /** Offset of the byte at fault. */
  readonly byte: number;
  readonly keyword: "csv" | "limit";
  readonly message: string;
}

/** How a text is written. */
export interface CsvMarks {
  /** One ASCII byte each. */
  readonly delimiter: number;
  readonly quote: number;
}

const CR = 13;
const LF = 10;

const states = { start: 0, plain: 1, quoted: 2, quoteSeen: 3, carriageReturn: 4 } as const;
type State = typeof states[keyof typeof states];

const messages = {
  quoteInside: "a cell that does not begin with a quote has an odd number of them",
  afterQuote: "a cell goes on after its closing quote",
  loneReturn: "a carriage return is not followed by a line feed",
  zero: "there is a zero byte; is the text UTF-16?",
  unclosed: "the text ends inside a quoted cell",
} as const;

/**
 * Takes bytes, gives records.
 *
 * @example
 * ```ts
 * import { CsvScanner } from "./csv_scanner.ts";
 *
 * const scanner = new CsvScanner({ delimiter: 44, quote: 34 });
 * const rows: number[] = [];
 * const fault = scanner.push(new TextEncoder().encode('a,"b,c"\n1,2\n'), ({ cells }) => {
 *   rows.push(cells);
 *   return true;
 * });
 * if (fault !== undefined || rows.join() !== "2,2") throw new Error();
 * ```
 */
export class CsvScanner {
  readonly #marks: CsvMarks;
  readonly #record: CsvRecord = {
    raw: new Uint8Array(),
    byte: 0,
    row: 1,
    line: 1,
    cells: 0,
    starts: new Int32Array(columnsMax),
    ends: new Int32Array(columnsMax),
    forms: new Uint8Array(columnsMax),
  };
  #buffer = new Uint8Array(64 * 1024);
  #length = 0;
  /** Everything before this place of the buffer was looked at; the record at hand begins at 0. */
  #scanned = 0;
  #state: State = states.start;
  #cells = 0;
  #line = 1;
  /**
   * Quotes inside the cell at hand, which does not begin with one, and the place of the last. Some
   * readers take them as they are, some (Postgres' COPY) as the begin and end of a quoted part: only
   * while their number is even do all see the cell end at the same place.
   */
  #bareQuotes = 0;
  #bareAt = 0;
  /** Whether `each` asked for no more. */
  #isStopped = false;

  constructor(marks: CsvMarks) {
    this.#marks = marks;
  }

  /** Offset behind the last byte taken. */
  get position(): number {
    return this.#record.byte + this.#length;
  }

  /** The record at hand. */
  get row(): number {
    return this.#record.row;
  }

  /** The line at hand. */
  get line(): number {
    return this.#line;
  }

  /** Takes the next bytes; `each` gives `false` to be given no more. */
  push(chunk: Uint8Array, each: (record: CsvRecord) => boolean): CsvFault | undefined {
    this.#append(chunk);
    return this.#scan(each, false);
  }

  /** The text ends here: the last record may lack its line end. */
  end(each: (record: CsvRecord) => boolean): CsvFault | undefined {
    const fault = this.#scan(each, true);
    if (fault !== undefined || this.#length === 0) return fault;
    if (this.#state === states.quoted) return this.#fault(messages.unclosed, this.#length);
    if (this.#state === states.carriageReturn) {
      return this.#fault(messages.loneReturn, this.#length - 1);
    }
    if (this.#bareQuotes % 2 === 1) return this.#bareFault();
    this.#closeCell(this.#state === states.quoteSeen ? this.#length - 1 : this.#length);
    if (this.#length > rowBytesMax) return this.#tooLong();
    this.#emit({ from: 0, next: this.#length }, each);
    this.#length = 0;
    return undefined;
  }

  #append(chunk: Uint8Array): void {
    const needed = this.#length + chunk.length;
    if (needed > this.#buffer.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#buffer.length));
      larger.set(this.#buffer.subarray(0, this.#length));
      this.#buffer = larger;
    }
    this.#buffer.set(chunk, this.#length);
    this.#length = needed;
  }

  #scan(each: (record: CsvRecord) => boolean, isEnd: boolean): CsvFault | undefined {
    const { delimiter, quote } = this.#marks;
    const buffer = this.#buffer;
    const length = this.#length;
    let at = this.#scanned;
    let state = this.#state;
    let from = 0;
    let fault: CsvFault | undefined;
    const closed = (next: number): boolean => {
      if (next - from > rowBytesMax) fault = this.#tooLong();
      else this.#isStopped = !this.#emit({ from, next }, each);
      if (fault === undefined) from = next;
      return fault === undefined && !this.#isStopped;
    };
    loop: while (at < length) {
      const byte = buffer[at] ?? 0;
      switch (state) {
        case states.start:
          if (this.#cells === columnsMax) {
            fault = this.#limit(`a row has more than ${columnsMax} cells`, at - from);
            break loop;
          }
          if (byte === quote) {
            this.#openCell(at + 1 - from, written.quoted);
            state = states.quoted;
            at++;
            break;
          }
          this.#openCell(at - from, written.plain);
          state = states.plain;
          break;
        case states.plain: {
          let next = byte;
          while (next !== delimiter && next !== LF && next !== CR && next !== quote && next !== 0) {
            if (++at === length) break;
            next = buffer[at] ?? 0;
          }
          if (at === length) break;
          if (next === quote) {
            this.#bareQuotes++;
            this.#bareAt = at - from;
            at++;
            break;
          }
          if (next === 0) fault = this.#fault(messages.zero, at - from);
          else if (this.#bareQuotes % 2 === 1) fault = this.#bareFault();
          if (fault !== undefined) break loop;
          this.#bareQuotes = 0;
          this.#closeCell(at - from);
          at++;
          if (next === delimiter) state = states.start;
          else if (next === CR) state = states.carriageReturn;
          else {
            state = states.start;
            if (!closed(at)) break loop;
          }
          break;
        }
        case states.quoted: {
          let next = byte;
          while (next !== quote && next !== LF && next !== 0) {
            if (++at === length) break;
            next = buffer[at] ?? 0;
          }
          if (at === length) break;
          if (next === 0) {
            fault = this.#fault(messages.zero, at - from);
            break loop;
          }
          if (next === LF) this.#line++;
          else state = states.quoteSeen;
          at++;
          break;
        }
        case states.quoteSeen:
          if (byte === quote) {
            this.#record.forms[this.#cells] = written.quotedWithQuotes;
            state = states.quoted;
          } else if (byte === delimiter || byte === LF || byte === CR) {
            this.#closeCell(at - 1 - from);
            state = byte === CR ? states.carriageReturn : states.start;
          } else {
            fault = this.#fault(messages.afterQuote, at - from);
            break loop;
          }
          at++;
          if (byte === LF && !closed(at)) break loop;
          break;
        case states.carriageReturn:
          if (byte !== LF) {
            fault = this.#fault(messages.loneReturn, at - 1 - from);
            break loop;
          }
          state = states.start;
          at++;
          if (!closed(at)) break loop;
          break;
      }
    }
    this.#state = state;
    if (from > 0) buffer.copyWithin(0, from, length);
    this.#length = length - from;
    this.#scanned = at - from;
    // A delimiter as the very last byte opens one more cell, which is empty.
    if (isEnd && fault === undefined && this.#length > 0 && state === states.start) {
      if (this.#cells === columnsMax) {
        return this.#limit(`a row has more than ${columnsMax} cells`, this.#length);
      }
      this.#openCell(this.#length, written.plain);
    }
    // The same answer however the text was cut: what lies behind the bound is not looked at.
    const seen = fault === undefined ? this.#length : fault.byte - this.#record.byte;
    return seen > rowBytesMax && !this.#isStopped ? this.#tooLong() : fault;
  }

  #tooLong(): CsvFault {
    return this.#limit(`a row has more than ${rowBytesMax} bytes`, 0);
  }

  #openCell(start: number, form: number): void {
    this.#record.starts[this.#cells] = start;
    this.#record.forms[this.#cells] = form;
  }

  #closeCell(end: number): void {
    this.#record.ends[this.#cells++] = end;
  }

  /** Hands over the record between two places of the buffer. */
  #emit(
    { from, next }: { readonly from: number; readonly next: number },
    each: (record: CsvRecord) => boolean,
  ): boolean {
    const record = this.#record;
    record.raw = this.#buffer.subarray(from, next);
    record.cells = this.#cells;
    const goesOn = each(record);
    record.byte += next - from;
    record.row++;
    record.line = ++this.#line;
    this.#cells = 0;
    return goesOn;
  }

  #fault(message: string, offset: number): CsvFault {
    const { row, line, byte } = this.#record;
    const columnNumber = this.#cells + (message === messages.loneReturn ? 0 : 1);
    return { row, line, columnNumber, byte: byte + offset, keyword: "csv", message };
  }

  #bareFault(): CsvFault {
    return this.#fault(messages.quoteInside, this.#bareAt);
  }

  #limit(message: string, offset: number): CsvFault {
    return { ...this.#fault(message, offset), keyword: "limit" };
  }
}
