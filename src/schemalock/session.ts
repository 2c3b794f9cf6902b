/**
 * One text on its way through a lock.
 *
 * @module
 */

import type { SchemaEngine, SchemaRefusal } from "../hotpath/mod.ts";
import { pointerOf, type SchemaResult } from "./findings.ts";

/** What is known of a text so far. */
export interface SchemaState {
  /** `invalid`: no continuation can be valid any more, and that is final. */
  readonly state: "open" | "invalid";
  /** The first byte of the text after which that was so, counted from 0. */
  readonly offset?: number;
  /** JSON pointer of the value at fault. */
  readonly pointer?: string;
  /** The keyword that was not satisfied, or `json`. */
  readonly keyword?: string;
  /** For `json`: what is wrong with the text. */
  readonly code?: string;
}

const open: SchemaState = Object.freeze({ state: "open" });

/** Judges a text while it is being written. */
export class SchemaSession {
  readonly #engine: SchemaEngine;
  readonly #resultOf: (refusal: SchemaRefusal | undefined) => SchemaResult;
  #isClosed = false;

  /** @ignore made by `lock.open()` */
  constructor(
    engine: SchemaEngine,
    resultOf: (refusal: SchemaRefusal | undefined) => SchemaResult,
  ) {
    this.#engine = engine;
    this.#resultOf = resultOf;
  }

  /** Judges the next bytes, however the text is cut. */
  write(chunk: Uint8Array): SchemaState {
    if (!this.#isClosed && this.#engine.write(chunk)) return open;
    return this.#state();
  }

  /** The text ends here: the verdict. Nothing may be written after it. */
  end(): SchemaResult {
    if (!this.#isClosed) this.#engine.end();
    return this.#resultOf(this.#engine.refusal);
  }

  /** Bytes judged so far. */
  get position(): number {
    return this.#engine.position;
  }

  /** Gives memory back before the engine would. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#engine.close();
  }

  /** As `close()`. */
  [Symbol.dispose](): void {
    this.close();
  }

  #state(): SchemaState {
    const { refusal } = this.#engine;
    if (refusal === undefined) throw new TypeError("cannot judge a text: its session is closed");
    const { offset, keyword, code } = refusal;
    const known = { state: "invalid", offset, pointer: pointerOf(refusal), keyword } as const;
    return code === undefined ? known : { ...known, code };
  }
}
