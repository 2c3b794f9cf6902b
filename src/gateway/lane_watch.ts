/**
 * One lane under a schema while it is being written: what of it may leave, and the first moment at
 * which nothing can save it any more.
 *
 * @module
 */

import type { SchemaFault } from "../protocols/mod.ts";
import type { LaneLock } from "./lane_locks.ts";
import { faultOf } from "./lock_verdict.ts";
import type { LockFault, LockSession } from "./ports.ts";

/** What is known of a lane so far. */
export type LaneState =
  /** It can still become a text that fits. */
  | "live"
  /** It cannot, but a repair may help. */
  | "broken"
  /** Nothing helps. */
  | "hopeless";

const encoder = new TextEncoder();

/** Watches one lane. */
export class LaneWatch {
  readonly lock: LaneLock;
  readonly #session: LockSession;
  readonly #parts: string[] = [];
  #length = 0;
  /** Half a surrogate pair at the end of a piece: the other half begins the next. */
  #half = "";
  #state: LaneState = "live";
  #fault: LockFault | undefined;
  #first = "";
  #bytes = 0;
  /** Some of it has left. */
  released = false;
  /** Its verdict is given. */
  judged = false;

  constructor(lock: LaneLock) {
    this.lock = lock;
    this.#session = lock.lock.open();
  }

  get state(): LaneState {
    return this.#state;
  }

  /** All of the text so far. */
  get text(): string {
    return this.#parts.join("");
  }

  /** Characters so far. */
  get length(): number {
    return this.#length;
  }

  /** Bytes that came while it was live. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether pieces may leave before the verdict. */
  get passes(): boolean {
    const { terms, observed } = this.lock;
    return observed || (terms.release === "progressive" && this.#state === "live");
  }

  /** Takes the next piece. */
  write(piece: string): LaneState {
    this.#parts.push(piece);
    this.#length += piece.length;
    if (this.#state !== "live") return this.#state;
    let text = this.#half + piece;
    this.#half = /[\ud800-\udbff]$/.exec(text)?.[0] ?? "";
    if (this.#half !== "") text = text.slice(0, -1);
    if (this.#first === "") this.#first = text.trimStart().slice(0, 1);
    const bytes = encoder.encode(text);
    this.#fault = text.isWellFormed()
      ? this.#session.write(bytes)
      : { pointer: "", keyword: "json", code: "lone_surrogate" };
    this.#bytes += bytes.length;
    if (this.#fault !== undefined) this.#state = this.#afterFault(this.#fault, bytes);
    return this.#state;
  }

  /** Where it went wrong, once it has. */
  get fault(): SchemaFault | undefined {
    if (this.#fault === undefined) return undefined;
    return faultOf({ name: this.lock.name, sha256: this.lock.lock.sha256 }, this.#fault);
  }

  close(): void {
    this.#session.close();
  }

  /**
   * Whether a repair of the whole text could still help. It could not where a value is at fault that
   * no coercion may change: what stands before it is JSON, and a repair leaves that as it is.
   */
  #afterFault({ keyword, code, offset }: LockFault, bytes: Uint8Array): LaneState {
    const { terms, observed } = this.lock;
    // What is only observed is judged as a whole, at its end.
    if (observed) return "broken";
    if (terms.repair === "never" || this.released) return "hopeless";
    if (keyword === "json") {
      return code === "duplicate_key" || code === "lone_surrogate" ? "hopeless" : "broken";
    }
    if ((terms.coercions ?? []).length > 0) return "broken";
    // Words before a value, or a comma after the last one, are taken out by a repair.
    if (this.#first !== "{" && this.#first !== "[") return "broken";
    const at = offset === undefined ? undefined : offset - this.#bytes + bytes.length;
    return at === undefined || bytes[at] === comma ? "broken" : "hopeless";
  }
}

const comma = 0x2c;
