/**
 * Mechanism without domain: errors and their tables, ids, clock and randomness as ports.
 *
 * @module
 */

export { ClyraError, type ClyraErrorOptions, type ErrorCode, messageOf } from "./errors.ts";
export { uuidv7 } from "./ids.ts";
export { type Clock, type Random, timestamp } from "./ports.ts";
