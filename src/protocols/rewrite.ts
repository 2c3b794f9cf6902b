/**
 * Events of a stream in which tool calls get other arguments.
 *
 * @module
 */

import type { ToolPiece } from "./answer.ts";
import { replaceValues } from "./json_text.ts";
import { type SseFrame, withData } from "./sse.ts";

/**
 * The bytes of an event in which tool calls get other arguments: the first piece of a call that has
 * arguments carries all of them, later pieces carry none, and what repeats the whole is replaced whole.
 *
 * @param options.written calls (as `choice/index`) whose new arguments are already out; added to
 */
export function rewriteFrame(frame: SseFrame, options: {
  readonly pieces: readonly ToolPiece[];
  /** By `choice/index`. */
  readonly replacements: ReadonlyMap<string, string>;
  readonly written: Set<string>;
}): Uint8Array {
  const edits: { path: readonly (string | number)[]; json: string }[] = [];
  for (const { choice, index, path, arguments: text, whole = false } of options.pieces) {
    const key = `${choice}/${index}`;
    const replacement = options.replacements.get(key);
    if (replacement === undefined || text === undefined) continue;
    const again = options.written.has(key) && !whole;
    edits.push({ path, json: JSON.stringify(again ? "" : replacement) });
    options.written.add(key);
  }
  if (edits.length === 0 || frame.data === undefined) return frame.raw;
  return withData(frame, replaceValues(frame.data, edits));
}
