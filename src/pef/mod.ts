/**
 * The evidence format: entries, chain, tree, checkpoints, bundles, and their verification. Runs in
 * browsers, needs no permission, imports nothing but the hot path.
 *
 * @module
 */

export { type EntryBody, type EntryDraft, type EntryType } from "./entry_types.ts";
export { type Commitment } from "./values.ts";
