/**
 * How many entries of one kind are written in a minute: a flood of bad requests must not fill the disk.
 *
 * @module
 */

import type { Clock } from "../platform/mod.ts";

/** Counts by the minute. */
export class PerMinute {
  readonly #clock: Clock;
  readonly #most: number;
  readonly #report: (left: number) => void;
  #minute = 0;
  #taken = 0;
  #left = 0;

  /** `report` is told, once the minute is over, how many found no room. */
  constructor(
    most: number,
    options: { readonly clock: Clock; readonly report: (left: number) => void },
  ) {
    this.#most = most;
    this.#clock = options.clock;
    this.#report = options.report;
  }

  /** Whether there is room for one more. */
  take(): boolean {
    const minute = Math.floor(this.#clock.monotonicMs() / 60_000);
    if (minute !== this.#minute) {
      if (this.#left > 0) this.#report(this.#left);
      this.#minute = minute;
      this.#taken = 0;
      this.#left = 0;
    }
    if (this.#taken >= this.#most) {
      this.#left++;
      return false;
    }
    this.#taken++;
    return true;
  }
}
