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

/** Whoever lends a session its engine. */
export interface SessionOwner {
  readonly resultOf: (refusal: SchemaRefusal | undefined) => SchemaResult;
  /** Takes the engine back. */
  readonly release: (engine: SchemaEngine) => void;
}

/** Judges a text while it is being written. */
export class SchemaSession {
  readonly #engine: SchemaEngine;
  readonly #resultOf: (refusal: SchemaRefusal | undefined) => SchemaResult;
  readonly #release: (engine: SchemaEngine) => void;
  #isClosed = false;
  /** What was known when the session was closed: the engine has gone on to another text since. */
  #last: { readonly refusal: SchemaRefusal | undefined; readonly position: number } | undefined;

  /** @ignore made by `lock.open()` */
  constructor(engine: SchemaEngine, { resultOf, release }: SessionOwner) {
    this.#engine = engine;
    this.#resultOf = resultOf;
    this.#release = release;
  }

  /** Judges the next bytes, however the text is cut. */
  write(chunk: Uint8Array): SchemaState {
    if (!this.#isClosed && this.#engine.write(chunk)) return open;
    return this.#state();
  }

  /** The text ends here: the verdict. Nothing may be written after it. */
  end(): SchemaResult {
    if (!this.#isClosed) this.#engine.end();
    return this.#resultOf((this.#last ?? this.#engine).refusal);
  }

  /** Bytes judged so far. */
  get position(): number {
    return (this.#last ?? this.#engine).position;
  }

  /** Gives memory back before the engine would. */
  close(): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    const { refusal, position } = this.#engine;
    this.#last = { refusal, position };
    this.#release(this.#engine);
  }

  /** As `close()`. */
  [Symbol.dispose](): void {
    this.close();
  }

  #state(): SchemaState {
    const { refusal } = this.#last ?? this.#engine;
    if (refusal === undefined) throw new TypeError("cannot judge a text: its session is closed");
    const { offset, keyword, code } = refusal;
    const known = { state: "invalid", offset, pointer: pointerOf(refusal), keyword } as const;
    return code === undefined ? known : { ...known, code };
  }
}
