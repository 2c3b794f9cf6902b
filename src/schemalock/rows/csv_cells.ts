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
  /** Where in the JSON text the value of each column begins. */
  readonly valueStarts: number[] = [];

  constructor(options: { readonly quote: number; readonly decimal: number }) {
    this.#quote = options.quote;
    this.#decimal = options.decimal;
  }

  /** The row as a JSON object; valid until the next call. */
  write(record: CsvRecord, columns: readonly Column[]): Uint8Array {
    const { raw, starts, ends, forms } = record;
    const bytes = this.#roomFor(raw.length, columns);
    let length = 0;
    bytes[length++] = 0x7b;
    for (let index = 0; index < columns.length; index++) {
      const column = columns[index];
      if (column === undefined) break;
      const start = starts[index] ?? 0;
      const end = ends[index] ?? 0;
      const form = forms[index] ?? written.plain;
      const isEmpty = start === end && form === written.plain;
      this.valueStarts[index] = length;
      if (isEmpty && column.empty === "absent") continue;
      if (length > 1) bytes[length++] = COMMA;
      const { key } = column;
      for (let at = 0; at < key.length; at++) bytes[length++] = key[at] ?? 0;
      this.valueStarts[index] = length;
      if (isEmpty && column.empty === "null") {
        bytes.set(nullText, length);
        length += nullText.length;
      } else if (form === written.plain && this.#isLiteral(raw, { start, end, column })) {
        for (let at = start; at < end; at++) {
          const byte = raw[at] ?? 0;
          bytes[length++] = byte === this.#decimal ? POINT : byte;
        }
      } else {
        const quote = form === written.quotedWithQuotes ? this.#quote : 0;
        length = writeText(raw, { start, end, quote, bytes, length });
      }
    }
    bytes[length++] = 0x7d;
    return bytes.subarray(0, length);
  }

  #isLiteral(
    raw: Uint8Array,
    { start, end, column }: {
      readonly start: number;
      readonly end: number;
      readonly column: Column;
    },
  ): boolean {
    if (column.isNumber && isNumber(raw, { start, end, decimal: this.#decimal })) return true;
    return column.isBoolean &&
      (isWord(raw, start, end, "true") || isWord(raw, start, end, "false"));
  }

  /** A value is at most six times its cell (`\u0000`); keys and marks come on top. */
  #roomFor(rawBytes: number, columns: readonly Column[]): Uint8Array {
    let needed = 6 * rawBytes + 2;
    for (const { key } of columns) needed += key.length + 16;
    if (needed > this.#bytes.length) {
      this.#bytes = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    }
    return this.#bytes;
  }
}

/** Writes a cell as a JSON text; `quote` is the mark that stands doubled in it, 0 for none. */
function writeText(
  raw: Uint8Array,
  { start, end, quote, bytes, length }: {
    readonly start: number;
    readonly end: number;
    readonly quote: number;
    readonly bytes: Uint8Array;
    readonly length: number;
  },
): number {
  let next = length;
  bytes[next++] = QUOTE;
  for (let at = start; at < end; at++) {
    const byte = raw[at] ?? 0;
    // A zero byte never gets as far as here: it is no CSV.
    if (byte === quote) at++;
    if (byte > 0x22 && byte !== 0x5c) {
      bytes[next++] = byte;
      continue;
    }
    const escaped = escapes[byte];
    if (escaped === undefined) bytes[next++] = byte;
    else {
      bytes.set(escaped, next);
      next += escaped.length;
    }
  }
  bytes[next++] = QUOTE;
  return next;
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
