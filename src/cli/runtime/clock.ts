/**
 * The machine's clock and randomness.
 *
 * @module
 */

import type { Clock, Random } from "../../platform/mod.ts";

/** Wall time and monotonic time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonicMs: () => performance.now(),
};

/** The platform's cryptographic generator. */
export const systemRandom: Random = {
  bytes: (length) => crypto.getRandomValues(new Uint8Array(length)),
};
