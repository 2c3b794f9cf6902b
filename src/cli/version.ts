/**
 * The version of this release; `tests/tidy_test.ts` holds it equal to the one in `deno.json`.
 *
 * @module
 */

/** Semantic version. */
export const version = "0.1.0";
