/**
 * Token counts of streamed chat completions for who did not ask for them: the request asks in the
 * caller's place, and what that adds to the answer is taken out again, byte for byte.
 *
 * @module
 */

import type { Usage } from "./answer.ts";
import { isList, isObject, locateValue, parseJson, replaceValues } from "./json_text.ts";
import { usageOf } from "./openai_chat.ts";
import { type SseFrame, withData } from "./sse.ts";

/**
 * The request with `stream_options.include_usage`, every other character as it was; `undefined` where it
 * asks already.
 *
 * @param text a request that was read as one before
 *
 * @example
 * ```ts
 * import { askForUsage } from "./chat_usage.ts";
 *
 * const asking = askForUsage('{"model": "m","stream":true}');
 * if (asking !== '{"stream_options":{"include_usage":true},"model": "m","stream":true}') {
 *   throw new Error(asking);
 * }
 * if (askForUsage(asking) !== undefined) throw new Error("asked twice");
 * ```
 */
export function askForUsage(text: string): string | undefined {
  const reading = parseJson(text);
  if ("problem" in reading || !isObject(reading.value)) return undefined;
  const options = reading.value["stream_options"];
  if (options === undefined) {
    const start = text.indexOf("{") + 1;
    return `${text.slice(0, start)}"stream_options":{"include_usage":true},${text.slice(start)}`;
  }
  if (options === null) {
    return replaceValues(text, [{ path: ["stream_options"], json: '{"include_usage":true}' }]);
  }
  if (!isObject(options) || options["include_usage"] === true) return undefined;
  if (options["include_usage"] !== undefined) {
    return replaceValues(text, [{ path: ["stream_options", "include_usage"], json: "true" }]);
  }
  const span = locateValue(text, ["stream_options"]);
  if (span === undefined) return undefined;
  const rest = text.slice(span.start + 1);
  const comma = Object.keys(options).length === 0 ? "" : ",";
  return `${text.slice(0, span.start + 1)}"include_usage":true${comma}${rest}`;
}

/** Takes out of one answer what only the question for usage put into it. */
export class AskedUsage {
  #usage: Usage | undefined;

  /** What the provider counted, once it has said so. */
  get usage(): Usage | undefined {
    return this.#usage;
  }

  /**
   * The event as it would have come without the question: the same event where it has no usage, without
   * the member where that is `null`, `undefined` where the event is nothing but usage.
   */
  screen(frame: SseFrame): SseFrame | undefined {
    const { data } = frame;
    if (data === undefined || !data.includes('"usage"')) return frame;
    const reading = parseJson(data);
    if ("problem" in reading || !isObject(reading.value)) return frame;
    const { usage, choices } = reading.value;
    if (usage === null) {
      const text = withoutMember(data, "usage");
      return text === undefined ? frame : replaced(frame, { data, text });
    }
    if (!isObject(usage)) return frame;
    this.#usage = usageOf(usage);
    return isList(choices) && choices.length === 0 ? undefined : frame;
  }
}

/** The text of an object without one member and the comma that belongs to it. */
function withoutMember(text: string, name: string): string | undefined {
  const span = locateValue(text, [name]);
  if (span === undefined) return undefined;
  const key = /"usage"[ \t\r\n]*:[ \t\r\n]*$/.exec(text.slice(0, span.start));
  if (key === null) return undefined;
  const before = text.slice(0, key.index);
  const after = text.slice(span.end);
  const comma = /,[ \t\r\n]*$/.exec(before);
  return comma === null
    ? before + after.replace(/^[ \t\r\n]*,[ \t\r\n]*/, "")
    : before.slice(0, comma.index) + after;
}

function replaced(
  frame: SseFrame,
  { data, text }: { readonly data: string; readonly text: string },
): SseFrame {
  const raw = new TextDecoder("utf-8", { ignoreBOM: true }).decode(frame.raw);
  const at = raw.indexOf(data);
  // Data over several lines does not stand in the event as one text.
  const bytes = at < 0
    ? withData(frame, text)
    : new TextEncoder().encode(raw.slice(0, at) + text + raw.slice(at + data.length));
  return { ...frame, raw: bytes, data: text };
}
