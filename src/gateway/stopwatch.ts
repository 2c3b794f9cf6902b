/**
 * The time of a call that is ours: all of it but what was spent waiting for the upstream.
 *
 * @module
 */

import type { Clock } from "../platform/mod.ts";
import type { UpstreamTimer } from "./dispatch.ts";

/** Runs from the start of a call and stands still between `start()` and `stop()`. */
export class Stopwatch implements UpstreamTimer {
  readonly #clock: Clock;
  readonly #startedMs: number;
  #waitedMs = 0;
  #waitingSinceMs: number | undefined;

  constructor(clock: Clock, startedMs: number) {
    this.#clock = clock;
    this.#startedMs = startedMs;
  }

  /** The wait begins. */
  start(): void {
    this.#waitingSinceMs = this.#clock.monotonicMs();
  }

  /** The wait is over. */
  stop(): void {
    if (this.#waitingSinceMs === undefined) return;
    this.#waitedMs += this.#clock.monotonicMs() - this.#waitingSinceMs;
    this.#waitingSinceMs = undefined;
  }

  /** Microseconds that were ours until now. */
  ownUs(): number {
    const nowMs = this.#clock.monotonicMs();
    const waited = this.#waitedMs +
      (this.#waitingSinceMs === undefined ? 0 : nowMs - this.#waitingSinceMs);
    return Math.max(0, Math.round((nowMs - this.#startedMs - waited) * 1000));
  }
}
