/**
 * How many calls are served at once. One more is told to come back before a byte of its body is read.
 *
 * @module
 */

import { Refusal } from "./refusal.ts";

/** The calls under way. */
export class Admission {
  #most: number;
  #inside = 0;

  constructor(most: number) {
    this.#most = most;
  }

  /** Changes how many may be inside; those who are stay. */
  resize(most: number): void {
    this.#most = most;
  }

  /** Calls that are inside. */
  get size(): number {
    return this.#inside;
  }

  /**
   * Lets a call in; what is returned lets it out, once.
   *
   * @throws Refusal `overloaded`
   */
  enter(): () => void {
    if (this.#inside >= this.#most) {
      throw new Refusal(
        "overloaded",
        `cannot serve the call: ${this.#inside} calls are under way`,
        { hint: "send again after a moment, or raise 'concurrentCalls'" },
      );
    }
    this.#inside++;
    let inside = true;
    return () => {
      if (inside) this.#inside--;
      inside = false;
    };
  }
}
