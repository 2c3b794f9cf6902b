/**
 * A record as the JSON text of a row, for the same machine that judges every other JSON, and the cells
 * that a spreadsheet would run as formulas.
 *
 * @module
 */

import type { Column } from "./csv_columns.ts";
import { type CsvRecord, written } from "./csv_scanner.ts";

const encoder = new TextEncoder();
const nullText = encoder.encode("null");
const escapes: readonly (Uint8Array | undefined)[] = Array.from({ length: 0x5d }, (_, code) => {
  const needsIt = code < 0x20 || code === 0x22 || code === 0x5c;
  return needsIt
    ? encoder.encode(JSON.stringify(String.fromCharCode(code)).slice(1, -1))
    : undefined;
});

const QUOTE = 0x22;
const COMMA = 0x2c;
const POINT = 0x2e;
const MINUS = 0x2d;

/** Writes rows as JSON into a buffer of its own. */
export class RowText {
  readonly #quote: number;
  readonly #decimal: number;
  #bytes = new Uint8Array(4096);
  #length = 0;
  /** Where in the JSON text the value of each column begins. */
  readonly valueStarts: number[] = [];

  constructor(options: { readonly quote: number; readonly decimal: number }) {
    this.#quote = options.quote;
    this.#decimal = options.decimal;
  }

  /** The row as a JSON object; valid until the next call. */
  write(record: CsvRecord, columns: readonly Column[]): Uint8Array {
    this.#length = 0;
    this.#reserve(2);
    this.#put(0x7b);
    let isFirst = true;
    for (const [index, column] of columns.entries()) {
      const start = record.starts[index] ?? 0;
      const end = record.ends[index] ?? 0;
      const form = record.forms[index] ?? written.plain;
      const isEmpty = start === end && form === written.plain;
      // A value is at most six times its cell (`\u0000`); keys and marks come on top.
      this.#reserve(6 * (end - start) + column.key.length + 16);
      this.valueStarts[index] = this.#length;
      if (isEmpty && column.empty === "absent") continue;
      if (!isFirst) this.#put(COMMA);
      isFirst = false;
      this.#bytes.set(column.key, this.#length);
      this.#length += column.key.length;
      this.valueStarts[index] = this.#length;
      if (isEmpty && column.empty === "null") this.#copy(nullText);
      else if (form === written.plain && this.#isLiteral(record.raw, { start, end }, column)) {
        this.#number(record.raw, { start, end });
      } else this.#text(record.raw, { start, end, isDoubled: form === written.quotedWithQuotes });
    }
    this.#reserve(1);
    this.#put(0x7d);
    return this.#bytes.subarray(0, this.#length);
  }

  #isLiteral(
    bytes: Uint8Array,
    { start, end }: { readonly start: number; readonly end: number },
    column: Column,
  ): boolean {
    if (column.isNumber && isNumber(bytes, { start, end, decimal: this.#decimal })) return true;
    return column.isBoolean &&
      (isWord(bytes, start, end, "true") || isWord(bytes, start, end, "false"));
  }

  #number(
    bytes: Uint8Array,
    { start, end }: { readonly start: number; readonly end: number },
  ): void {
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      this.#put(byte === this.#decimal ? POINT : byte);
    }
  }

  #text(
    bytes: Uint8Array,
    { start, end, isDoubled }: {
      readonly start: number;
      readonly end: number;
      readonly isDoubled: boolean;
    },
  ): void {
    this.#put(QUOTE);
    for (let at = start; at < end; at++) {
      const byte = bytes[at] ?? 0;
      if (isDoubled && byte === this.#quote) at++;
      const escaped = escapes[byte];
      if (escaped === undefined) this.#put(byte);
      else this.#copy(escaped);
    }
    this.#put(QUOTE);
  }

  #copy(bytes: Uint8Array): void {
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  #put(byte: number): void {
    this.#bytes[this.#length++] = byte;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    larger.set(this.#bytes.subarray(0, this.#length));
    this.#bytes = larger;
  }
}

function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if (bytes[start + i] !== word.charCodeAt(i)) return false;
  }
  return true;
}

const isDigit = (byte: number | undefined): boolean =>
  byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Whether a cell is a number as JSON writes one (RFC 8259, section 6), with its decimal mark. */
export function isNumber(
  bytes: Uint8Array,
  { start, end, decimal }: {
    readonly start: number;
    readonly end: number;
    readonly decimal: number;
  },
): boolean {
  let at = start;
  const digits = (): boolean => {
    const from = at;
    while (at < end && isDigit(bytes[at])) at++;
    return at > from;
  };
  if (at < end && bytes[at] === MINUS) at++;
  const first = at;
  if (!digits()) return false;
  if (bytes[first] === 0x30 && at - first > 1) return false;
  if (at < end && bytes[at] === decimal) {
    at++;
    if (!digits()) return false;
  }
  if (at < end && (bytes[at] === 0x65 || bytes[at] === 0x45)) {
    at++;
    if (at < end && (bytes[at] === MINUS || bytes[at] === 0x2b)) at++;
    if (!digits()) return false;
  }
  return at === end;
}

/** What begins a formula (OWASP "CSV Injection"), also after white space that a spreadsheet trims. */
const begins = /^[\s\ufeff\u200b]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u;
/** A signed number, percentage or telephone number is text that begins with a sign, and no formula. */
const harmless = /^ *[+\-]?\d[\d\s.,/()-]*%?$/u;

const mayBegin = new Set([..."=+-@\t\r\n "].map((character) => character.charCodeAt(0)));

/** Whether a cell with this first byte has to be looked at: most have not. */
export function mayBeFormula(first: number | undefined): boolean {
  return first !== undefined && (first >= 0x80 || mayBegin.has(first));
}

/**
 * Whether a spreadsheet could run a cell.
 *
 * @param content the cell without its outer quotes
 * @example
 * ```ts
 * import { isFormula } from "./csv_cells.ts";
 *
 * const encoder = new TextEncoder();
 * if (!isFormula(encoder.encode('=HYPERLINK("http://a.example")'))) throw new Error();
 * if (isFormula(encoder.encode("-5")) || isFormula(encoder.encode("a=b"))) throw new Error();
 * ```
 */
export function isFormula(content: Uint8Array): boolean {
  if (!mayBeFormula(content[0])) return false;
  const text = new TextDecoder().decode(content);
  return begins.test(text) && !harmless.test(text);
}
