/**
 * What is said of rows: those that were refused, ranges with their digests, and the end.
 *
 * @module
 */

/** Why a row, or the whole text, was refused. Names places, never a value. */
export interface RowProblem {
  /** The row as a spreadsheet counts it: from 1, a header is row 1. */
  readonly row: number;
  /** The line on which the row begins, from 1; more than `row` after line breaks in quotes. */
  readonly line: number;
  /** Name of the column, where the problem is in one. */
  readonly column?: string;
  /** Position of the column from 1, where the problem is in one. */
  readonly columnNumber?: number;
  /** JSON pointer into the line, for NDJSON. */
  readonly pointer?: string;
  /** Offset of the cell, the row or the byte at fault, from 0, in the text as UTF-8. */
  readonly byte: number;
  /**
   * `csv` for a text that is no CSV, `columns` for a row of another width, `header`, `encoding`,
   * `formula`, `limit`, `json`, or the keyword of the schema that was not satisfied.
   */
  readonly keyword: string;
  /** One sentence, lower case, no period. */
  readonly message: string;
}

/** Consecutive rows with what became of them: what a receipt is written of. */
export interface RowRange {
  /** Its first row. */
  readonly from: number;
  /** Its last row. */
  readonly to: number;
  /** Offset of its first byte. */
  readonly byte: number;
  /** Its length, line ends included. */
  readonly bytes: number;
  /** Hex SHA-256 of these bytes as they came, in UTF-8. */
  readonly sha256: string;
  /** Rows of it that passed. */
  readonly accepted: number;
  /** Rows of it that did not. */
  readonly refused: number;
}

/** The end of a text of rows. */
export interface RowsReport {
  /** `accepted`: every row; `quarantined`: all but some rows; `blocked`: it was not read to its end. */
  readonly outcome: "accepted" | "quarantined" | "blocked";
  /** Rows without the header. */
  readonly rows: number;
  /** Rows that passed. */
  readonly accepted: number;
  /** Rows that did not. */
  readonly refused: number;
  /** Cells that a spreadsheet would have run, made harmless. */
  readonly neutralised: number;
  /** Bytes read, as UTF-8. */
  readonly bytes: number;
  /** Names of the columns, in the order of the text; empty for NDJSON. */
  readonly columns: readonly string[];
  /** The first {@linkcode problemsMax} problems. */
  readonly problems: readonly RowProblem[];
  /** How many there were. */
  readonly problemsFound: number;
}

/** Where rows go. Bytes are valid during the call only; whoever keeps them copies them. */
export interface RowSinks {
  /** The header and every accepted row with its line end, cells neutralised. */
  readonly accepted?: (bytes: Uint8Array) => void;
  /** The header and every refused row as it came. */
  readonly refused?: (bytes: Uint8Array) => void;
  /** Every problem, also those that the report has no room for. */
  readonly problem?: (problem: RowProblem) => void;
  /** Every range, when its last row was judged. */
  readonly range?: (range: RowRange) => void;
}

/** What is known of a text so far. */
export type RowsState =
  | { readonly state: "open" }
  | { readonly state: "blocked"; readonly problem: RowProblem };

/** A text of rows on its way through. */
export interface RowSession {
  /** Takes the next bytes, however the text is cut. After `blocked` nothing more is looked at. */
  write(chunk: Uint8Array): RowsState;
  /** The text ends here. */
  end(): RowsReport;
}

/** A compiled contract for rows. */
export interface RowLock {
  /** SHA-256 of the canonical row schema, lower-case hex. */
  readonly hash: string;
  /** Begins a text. */
  open(sinks?: RowSinks): RowSession;
}

/** What happens to a row that is refused. */
export interface RowOptions {
  /**
   * `block` (default): the first refused row ends the text. `quarantine`: refused rows go to the side
   * and the rest goes on. What is no CSV at all blocks in both.
   */
  readonly mode?: "block" | "quarantine";
  /** Rows of one range. Default: {@linkcode rangeRowsDefault}. */
  readonly rangeRows?: number;
  /**
   * Ranges of one length, after which the length doubles: their number then grows with the logarithm of
   * the text. All have the same length without it.
   */
  readonly rangeDoublesAfter?: number;
}

/** Problems that a report lists; the rest is counted, so that a report stays small. */
export const problemsMax = 100;
/** Rows of a range: a receipt for about every 10 MB of usual rows. */
export const rangeRowsDefault = 65_536;
/** Longest row, line end included: it is held whole until it is judged. */
export const rowBytesMax = 4 * 1024 * 1024;
