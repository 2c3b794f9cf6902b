/**
 * The calls of late, so that a call that names another as its parent can be believed or not.
 *
 * @module
 */

/** Calls that are remembered: some minutes of a busy gateway, a few MB. */
const MOST = 65_536;

/** What is known of a call: its run, `unknown` for none of ours, `undefined` when it may be forgotten. */
export type KnownCall = { readonly run: string } | "unknown" | undefined;

/** The newest calls by their id. */
export class RecentCalls {
  readonly #runs = new Map<string, string>();
  /** The newest id that was forgotten; ids are UUIDv7, so that older ones sort before it. */
  #forgotten = "";

  /** Remembers a call. */
  add(call: string, run: string): void {
    this.#runs.set(call, run);
    if (this.#runs.size <= MOST) return;
    const [oldest] = this.#runs.keys();
    if (oldest === undefined) return;
    this.#runs.delete(oldest);
    if (oldest > this.#forgotten) this.#forgotten = oldest;
  }

  /** What is known of a call. One from before this gateway began is not among ours. */
  find(call: string): KnownCall {
    const run = this.#runs.get(call);
    if (run !== undefined) return { run };
    return call > this.#forgotten ? "unknown" : undefined;
  }
}
