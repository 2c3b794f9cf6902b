/**
 * Counts rows, collects problems and closes ranges: the same for CSV and NDJSON.
 *
 * @module
 */

import { Sha256 } from "../../hotpath/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import {
  problemsMax,
  rangeRowsDefault,
  type RowOptions,
  type RowProblem,
  type RowSinks,
  type RowsReport,
  type RowsState,
} from "./report.ts";

/** Largest range that may be asked for. */
const rangeRowsMax = 16_777_216;

/** Rows that are hashed at once. */
const gatheredBytes = 32 * 1024;

/** One row as it came, and where. */
export interface RawRow {
  readonly bytes: Uint8Array;
  readonly row: number;
  /** Offset of its first byte. */
  readonly byte: number;
}

/** The books of one text. */
export class Tally {
  readonly #sinks: RowSinks;
  readonly #quarantines: boolean;
  readonly #doublesAfter: number;
  #rangeRows: number;
  #rangesOfLength = 0;
  readonly #problems: RowProblem[] = [];
  #found = 0;
  #accepted = 0;
  #refused = 0;
  #blocked: RowProblem | undefined;
  #hash = new Sha256();
  readonly #gathered = new Uint8Array(gatheredBytes);
  #filled = 0;
  #range = { from: 0, to: 0, byte: 0, bytes: 0, accepted: 0, refused: 0 };
  /** Cells made harmless. */
  neutralised = 0;

  constructor(options: RowOptions, sinks: RowSinks) {
    const { rangeRows = rangeRowsDefault } = options;
    if (!Number.isInteger(rangeRows) || rangeRows < 1 || rangeRows > rangeRowsMax) {
      throw new ClyraError(
        "config_invalid",
        `cannot judge rows: a range has 1 to ${rangeRowsMax} of them, not ${rangeRows}`,
      );
    }
    this.#sinks = sinks;
    this.#quarantines = options.mode === "quarantine";
    this.#rangeRows = rangeRows;
    this.#doublesAfter = options.rangeDoublesAfter ?? Infinity;
  }

  get state(): RowsState {
    return this.#blocked === undefined
      ? { state: "open" }
      : { state: "blocked", problem: this.#blocked };
  }

  get isBlocked(): boolean {
    return this.#blocked !== undefined;
  }

  /** A row that may pass; `released` are the bytes to pass on in its place. */
  accept(raw: RawRow, released: Uint8Array): void {
    this.#count(raw);
    this.#accepted++;
    this.#range.accepted++;
    this.#sinks.accepted?.(released);
    this.#closeIfFull();
  }

  /** A row that may not pass. */
  refuse(raw: RawRow, problem: RowProblem): void {
    this.#note(problem);
    if (!this.#quarantines) {
      this.#blocked = problem;
      return;
    }
    this.#count(raw);
    this.#refused++;
    this.#range.refused++;
    this.#sinks.refused?.(raw.bytes);
    this.#closeIfFull();
  }

  /** Ends the text: nothing after this place can be read with certainty. */
  block(problem: RowProblem): void {
    this.#note(problem);
    this.#blocked = problem;
  }

  report(options: { readonly bytes: number; readonly columns: readonly string[] }): RowsReport {
    if (this.#range.from > 0) this.#closeRange();
    const outcome = this.isBlocked ? "blocked" : this.#refused > 0 ? "quarantined" : "accepted";
    return {
      outcome,
      rows: this.#accepted + this.#refused,
      accepted: this.#accepted,
      refused: this.#refused,
      neutralised: this.neutralised,
      ...options,
      problems: this.#problems,
      problemsFound: this.#found,
    };
  }

  #note(problem: RowProblem): void {
    this.#found++;
    if (this.#problems.length < problemsMax) this.#problems.push(problem);
    this.#sinks.problem?.(problem);
  }

  #count({ bytes, row, byte }: RawRow): void {
    if (this.#range.from === 0) {
      this.#range = { from: row, to: row, byte, bytes: 0, accepted: 0, refused: 0 };
    }
    this.#range.to = row;
    this.#range.bytes += bytes.length;
    this.#gather(bytes);
  }

  /** A call into the hash costs more than hashing a row: rows are gathered before. */
  #gather(bytes: Uint8Array): void {
    if (this.#filled + bytes.length > gatheredBytes) this.#flush();
    if (bytes.length > gatheredBytes) {
      this.#hash.update(bytes);
      return;
    }
    this.#gathered.set(bytes, this.#filled);
    this.#filled += bytes.length;
  }

  #flush(): void {
    this.#hash.update(this.#gathered.subarray(0, this.#filled));
    this.#filled = 0;
  }

  #closeIfFull(): void {
    if (this.#range.to - this.#range.from + 1 >= this.#rangeRows) this.#closeRange();
  }

  #closeRange(): void {
    this.#flush();
    this.#sinks.range?.({ ...this.#range, sha256: this.#hash.digest().toHex() });
    this.#hash = new Sha256();
    this.#range = { ...this.#range, from: 0 };
    if (++this.#rangesOfLength < this.#doublesAfter) return;
    this.#rangesOfLength = 0;
    this.#rangeRows *= 2;
  }
}
