/**
 * NDJSON under a row schema: one JSON text a line, each judged by the schema machine, in memory of one
 * line.
 *
 * @module
 */

import { type CompileOptions, compileSchema, type SchemaLock } from "../compile.ts";
import {
  rowBytesMax,
  type RowLock,
  type RowOptions,
  type RowProblem,
  type RowSession,
  type RowSinks,
  type RowsReport,
  type RowsState,
} from "./report.ts";
import { Tally } from "./tally.ts";

/** What the lines of an NDJSON text must be. */
export interface NdjsonOptions extends RowOptions, CompileOptions {}

/**
 * Compiles a contract for NDJSON. A line ends with a line feed, a carriage return before it is white
 * space; an empty line is no JSON text and is refused.
 *
 * @throws {ClyraError} `schema_invalid` as `compileSchema`
 *
 * @example
 * ```ts
 * import { compileNdjson } from "./ndjson.ts";
 *
 * const lock = compileNdjson({ required: ["id"] }, { mode: "quarantine" });
 * const session = lock.open();
 * session.write(new TextEncoder().encode('{"id":1}\n{"no":2}\n'));
 * const { outcome, accepted, refused, problems } = session.end();
 * if (outcome !== "quarantined" || accepted !== 1 || refused !== 1) throw new Error();
 * if (problems[0]?.row !== 2 || problems[0].byte !== 9) throw new Error();
 * ```
 */
export function compileNdjson(schema: unknown, options: NdjsonOptions = {}): RowLock {
  const lock = compileSchema(schema, options);
  return { hash: lock.hash, open: (sinks = {}) => new NdjsonSession(lock, { options, sinks }) };
}

const LF = 10;

class NdjsonSession implements RowSession {
  readonly #lock: SchemaLock;
  readonly #tally: Tally;
  #held = new Uint8Array(64 * 1024);
  #length = 0;
  #row = 1;
  #byte = 0;
  #report: RowsReport | undefined;

  constructor(
    lock: SchemaLock,
    parts: { readonly options: NdjsonOptions; readonly sinks: RowSinks },
  ) {
    this.#lock = lock;
    this.#tally = new Tally(parts.options, parts.sinks);
  }

  write(chunk: Uint8Array): RowsState {
    if (this.#report !== undefined) throw new TypeError("cannot judge rows: the text has ended");
    let from = 0;
    while (!this.#tally.isBlocked && from < chunk.length) {
      const feed = chunk.indexOf(LF, from);
      const next = feed === -1 ? chunk.length : feed + 1;
      const part = chunk.subarray(from, next);
      if (this.#length + part.length > rowBytesMax) this.#tooLong();
      else if (feed === -1) this.#hold(part);
      else if (this.#length === 0) this.#line(part);
      else {
        this.#hold(part);
        this.#line(this.#held.subarray(0, this.#length));
        this.#length = 0;
      }
      from = next;
    }
    return this.#tally.state;
  }

  end(): RowsReport {
    if (this.#report !== undefined) return this.#report;
    if (!this.#tally.isBlocked && this.#length > 0) {
      this.#line(this.#held.subarray(0, this.#length));
    }
    this.#report = this.#tally.report({ bytes: this.#byte, columns: [] });
    return this.#report;
  }

  #hold(part: Uint8Array): void {
    const needed = this.#length + part.length;
    if (needed > this.#held.length) {
      const larger = new Uint8Array(Math.max(needed, 2 * this.#held.length));
      larger.set(this.#held.subarray(0, this.#length));
      this.#held = larger;
    }
    this.#held.set(part, this.#length);
    this.#length = needed;
  }

  #line(bytes: Uint8Array): void {
    const raw = { bytes, row: this.#row, byte: this.#byte };
    const { valid, errors: [error] } = this.#lock.validate(bytes);
    if (valid) this.#tally.accept(raw, bytes);
    else {
      const { keyword = "json", offset = 0, message = "", pointer = "" } = error ?? {};
      this.#tally.refuse(raw, {
        ...this.#place(offset),
        ...(pointer === "" ? {} : { pointer }),
        keyword,
        message,
      });
    }
    this.#row++;
    this.#byte += bytes.length;
  }

  #tooLong(): void {
    const message = `a line has more than ${rowBytesMax} bytes`;
    this.#tally.block({ ...this.#place(0), keyword: "limit", message });
  }

  #place(offset: number): Pick<RowProblem, "row" | "line" | "byte"> {
    return { row: this.#row, line: this.#row, byte: this.#byte + offset };
  }
}
