/**
 * What enters from outside: time and randomness. Rooms take these instead of calling the runtime, so
 * that every room can be tested without it; `src/cli` hands in the real ones.
 *
 * @module
 */

/** Time. */
export interface Clock {
  /** Milliseconds since 1970-01-01T00:00:00Z. May jump. */
  now(): number;
  /** Milliseconds of a clock that never goes back; only differences mean anything. */
  monotonicMs(): number;
}

/** Cryptographically secure randomness. */
export interface Random {
  /** `length` fresh random bytes. */
  bytes(length: number): Uint8Array<ArrayBuffer>;
}

/** Formats an instant exactly as entries carry it: `YYYY-MM-DDTHH:MM:SS.sssZ`. */
export function timestamp(epochMs: number): string {
  return new Date(epochMs).toISOString();
}
