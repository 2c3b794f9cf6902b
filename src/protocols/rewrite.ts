/**
 * Events of a stream in which tool calls get other arguments, and texts other words.
 *
 * @module
 */

import type { OutputPiece, ToolPiece } from "./answer.ts";
import { replaceValues } from "./json_text.ts";
import { type SseFrame, withData } from "./sse.ts";

/** The name of a text among replacements. */
export function outputKey({ choice, part }: Pick<OutputPiece, "choice" | "part">): string {
  return `text/${choice}/${part}`;
}

/**
 * The bytes of an event in which tool calls get other arguments and texts other words: the first piece
 * of each that has any carries all of them, later pieces carry none, and what repeats the whole is
 * replaced whole.
 *
 * @param options.written names whose replacement is already out; added to
 */
export function rewriteFrame(frame: SseFrame, options: {
  readonly pieces: readonly ToolPiece[];
  readonly outputs?: readonly OutputPiece[] | undefined;
  /** Calls as `choice/index`, texts by {@linkcode outputKey}. */
  readonly replacements: ReadonlyMap<string, string>;
  readonly written: Set<string>;
}): Uint8Array {
  if (options.replacements.size === 0) return frame.raw;
  const { pieces, outputs = [] } = options;
  const places = [
    ...pieces.map((piece) => ({
      key: `${piece.choice}/${piece.index}`,
      path: piece.path,
      text: piece.arguments,
      whole: piece.whole === true,
    })),
    ...outputs.map((output) => ({
      key: outputKey(output),
      path: output.path,
      text: output.text,
      whole: output.whole === true,
    })),
  ];
  const edits: { path: readonly (string | number)[]; json: string }[] = [];
  for (const { key, path, text, whole } of places) {
    const replacement = options.replacements.get(key);
    if (replacement === undefined || text === undefined) continue;
    const again = options.written.has(key) && !whole;
    edits.push({ path, json: JSON.stringify(again ? "" : replacement) });
    options.written.add(key);
  }
  if (edits.length === 0 || frame.data === undefined) return frame.raw;
  return withData(frame, replaceValues(frame.data, edits));
}
