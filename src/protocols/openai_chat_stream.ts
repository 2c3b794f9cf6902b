/**
 * OpenAI chat completions as a stream: what each event brings to which lane, tool calls put together
 * piece by piece, and events with other arguments or with the end of a blocked answer.
 *
 * @module
 */

import { type ErrorReport, openaiError } from "./errors.ts";
import { type JsonObject, type JsonValue, parseJson, replaceValues } from "./json_text.ts";
import {
  type ChatProblem,
  type ChatText,
  type ChatToolCall,
  type ChatUsage,
  foreignMember,
  isList,
  isObject,
  MAX_CHOICES,
  MAX_TOOL_CALLS,
  textsOf,
  usageOf,
} from "./openai_chat.ts";
import { type SseFrame, withData } from "./sse.ts";

/** A piece of a tool call, with its place in the event's JSON. */
export interface ToolPiece {
  readonly choice: number;
  readonly index: number;
  /** Position of the choice and of the piece in the event. */
  readonly position: readonly [choice: number, call: number];
  /** The arguments this piece adds, or `undefined` where it has no such member. */
  readonly arguments: string | undefined;
}

/** What one event is. */
export type ChatEvent =
  | {
    readonly kind: "chunk";
    readonly texts: readonly ChatText[];
    readonly pieces: readonly ToolPiece[];
    /** Choices that end here, with the reason. */
    readonly finished: readonly { readonly choice: number; readonly reason: string }[];
    readonly usage: ChatUsage | undefined;
  }
  /** `[DONE]`. */
  | { readonly kind: "done" }
  /** A comment or a blank line: nothing for the client's code. */
  | { readonly kind: "silence" }
  /** The provider says that it failed; `frame` says this and nothing else. */
  | { readonly kind: "error"; readonly frame: SseFrame }
  /** Not an event that we can answer for. */
  | { readonly kind: "problem"; readonly problem: ChatProblem };

interface Assembly {
  id: string;
  name: string;
  parts: string[];
}

/**
 * The state of one streamed answer.
 *
 * @example
 * ```ts
 * import { ChatStream } from "./openai_chat_stream.ts";
 * import { SseFramer } from "./sse.ts";
 *
 * const stream = new ChatStream();
 * const framer = new SseFramer({ maxFrameBytes: 4096 });
 * const bytes = new TextEncoder().encode(
 *   'data: {"choices":[{"index":0,"delta":{"content":"hi"},"finish_reason":null}]}\n\n',
 * );
 * const [event] = framer.push(bytes).map((frame) => stream.read(frame));
 * if (event?.kind !== "chunk" || event.texts[0]?.text !== "hi") throw new Error("no text");
 * ```
 */
export class ChatStream {
  /** Keyed by choice and index. */
  readonly #calls = new Map<string, Assembly & { choice: number; index: number }>();
  readonly #finished = new Map<number, string>();
  readonly #judged = new Set<string>();
  #model = "";
  #id = "";
  #created = 0;

  /** Takes the next event into the state and says what it is. */
  read(frame: SseFrame): ChatEvent {
    if (frame.data === undefined) return { kind: "silence" };
    if (frame.data.trim() === "[DONE]") return { kind: "done" };
    const parsed = parseJson(frame.data);
    if ("problem" in parsed) return problem("an event is not JSON: " + parsed.problem.message);
    const body = parsed.value;
    if (!isObject(body)) return problem("an event is not a JSON object");
    if ((body["error"] ?? null) !== null) return errorOf(frame, body);
    if (frame.event !== undefined && frame.event !== "message") {
      return { kind: "problem", problem: unknownEvent };
    }
    this.#remember(body);
    return this.#chunk(body);
  }

  /** Choices whose tool calls have begun but not ended. */
  get open(): boolean {
    return [...this.#calls.values()].some(({ choice }) => !this.#finished.has(choice));
  }

  /** Complete tool calls that were not handed out before. */
  takeToolCalls(): ChatToolCall[] {
    const taken: ChatToolCall[] = [];
    for (const [key, { choice, index, id, name, parts }] of this.#calls) {
      const reason = this.#finished.get(choice);
      if (reason === undefined || this.#judged.has(key)) continue;
      this.#judged.add(key);
      const truncated = reason === "length";
      taken.push({ choice, index, id, name, arguments: parts.join(""), truncated });
    }
    return taken;
  }

  /** The events that end a blocked answer: a last chunk and an error, and no `[DONE]`. */
  blockEvents(report: ErrorReport): string {
    const choice = { index: 0, delta: {}, logprobs: null, finish_reason: "content_filter" };
    const chunk = {
      id: this.#id,
      object: "chat.completion.chunk",
      created: this.#created,
      model: this.#model,
      choices: [choice],
    };
    return `data: ${JSON.stringify(chunk)}\n\n${errorEvent(report)}`;
  }

  #remember(body: JsonObject): void {
    const { id, model, created } = body;
    if (typeof id === "string") this.#id = id;
    if (typeof model === "string") this.#model = model;
    if (typeof created === "number") this.#created = created;
  }

  #chunk(body: JsonObject): ChatEvent {
    const choices = body["choices"] ?? [];
    if (!isList(choices)) return problem("'choices' is not a list");
    const texts: ChatText[] = [];
    const pieces: ToolPiece[] = [];
    const finished: { choice: number; reason: string }[] = [];
    const seen = new Set<number>();
    for (const [position, choice] of choices.entries()) {
      if (!isObject(choice)) return problem("a choice is not an object");
      const index = choice["index"];
      if (!isIndex(index, MAX_CHOICES) || seen.has(index)) return problem("a choice has no index");
      seen.add(index);
      const foreign = foreignMember(choice, ["message"]);
      if (foreign !== undefined) return { kind: "problem", problem: foreign };
      const delta = choice["delta"] ?? {};
      if (!isObject(delta)) return problem("a delta is not an object");
      const read = this.#pieces(delta, { choice: index, position });
      if (!isPieces(read)) return { kind: "problem", problem: read };
      texts.push(...textsOf(delta, index));
      pieces.push(...read);
      const reason = choice["finish_reason"] ?? null;
      if (reason === null) continue;
      if (typeof reason !== "string") return problem("a finish reason is not a text");
      finished.push({ choice: index, reason });
    }
    for (const { choice, reason } of finished) this.#finished.set(choice, reason);
    const usage = isObject(body["usage"]) ? usageOf(body["usage"]) : undefined;
    return { kind: "chunk", texts, pieces, finished, usage };
  }

  #pieces(
    delta: JsonObject,
    { choice, position }: { readonly choice: number; readonly position: number },
  ): ToolPiece[] | ChatProblem {
    const foreign = foreignMember(delta, ["function_call"]);
    if (foreign !== undefined) return foreign;
    const listed = delta["tool_calls"] ?? [];
    if (!isList(listed)) return malformed("'tool_calls' is not a list");
    if (listed.length > 0 && this.#finished.has(choice)) {
      return malformed("a tool call comes after the end of its choice");
    }
    const pieces: ToolPiece[] = [];
    for (const [at, call] of listed.entries()) {
      if (!isObject(call) || !isIndex(call["index"], MAX_TOOL_CALLS)) {
        return malformed("a tool call has no index");
      }
      const declared = call["function"] ?? {};
      if ((call["type"] ?? "function") !== "function" || !isObject(declared)) {
        return { kind: "unsupported", message: "a tool call is not a function call" };
      }
      const foreignCall = foreignMember(call, ["custom"]);
      if (foreignCall !== undefined) return foreignCall;
      const problem = this.#assemble({ choice, index: call["index"], call, declared });
      if (problem !== undefined) return problem;
      const text = declared["arguments"];
      pieces.push({
        choice,
        index: call["index"],
        position: [position, at],
        arguments: typeof text === "string" ? text : undefined,
      });
    }
    return pieces;
  }

  /** Adds a piece to its call. Clients differ in how they join names and ids: one value only. */
  #assemble(piece: {
    readonly choice: number;
    readonly index: number;
    readonly call: JsonObject;
    readonly declared: JsonObject;
  }): ChatProblem | undefined {
    const { choice, index, call, declared } = piece;
    const key = `${choice}/${index}`;
    let assembly = this.#calls.get(key);
    if (assembly === undefined) {
      if (this.#calls.size >= MAX_TOOL_CALLS) return malformed("there are too many tool calls");
      assembly = { choice, index, id: "", name: "", parts: [] };
      this.#calls.set(key, assembly);
    }
    for (const [field, value] of [["id", call["id"]], ["name", declared["name"]]] as const) {
      if (value === undefined || value === null || value === "" || value === assembly[field]) {
        continue;
      }
      if (typeof value !== "string") return malformed(`the ${field} of a tool call is not a text`);
      if (assembly[field] !== "") return malformed(`a tool call changes its ${field}`);
      assembly[field] = value;
    }
    const text = declared["arguments"] ?? "";
    if (typeof text !== "string") return malformed("the arguments of a tool call are not a text");
    if (text !== "") assembly.parts.push(text);
    return undefined;
  }
}

/**
 * The bytes of an event in which tool calls get other arguments: the first piece of a call that has
 * arguments carries all of them, later pieces carry none.
 *
 * @param written calls (as `choice/index`) whose new arguments are already out; added to
 */
export function rewriteFrame(frame: SseFrame, options: {
  readonly pieces: readonly ToolPiece[];
  readonly replacements: ReadonlyMap<string, string>;
  readonly written: Set<string>;
}): Uint8Array {
  const edits: { path: (string | number)[]; json: string }[] = [];
  for (const { choice, index, position, arguments: text } of options.pieces) {
    const key = `${choice}/${index}`;
    const replacement = options.replacements.get(key);
    if (replacement === undefined || text === undefined) continue;
    const [atChoice, atCall] = position;
    edits.push({
      path: ["choices", atChoice, "delta", "tool_calls", atCall, "function", "arguments"],
      json: JSON.stringify(options.written.has(key) ? "" : replacement),
    });
    options.written.add(key);
  }
  if (edits.length === 0 || frame.data === undefined) return frame.raw;
  return withData(frame, replaceValues(frame.data, edits));
}

/** An error inside a stream, as the OpenAI clients raise it. */
export function errorEvent(report: ErrorReport): string {
  return `data: ${JSON.stringify({ error: openaiError(report) })}\n\n`;
}

const unknownEvent: ChatProblem = {
  kind: "unsupported",
  message: "an event has a name this API does not use",
};

/**
 * Clients differ in what counts as an error event, and some read choices beside it: so an error is an
 * object or a text, has no choices beside it, and is written anew with nothing else in it.
 */
function errorOf(frame: SseFrame, body: JsonObject): ChatEvent {
  const error = body["error"];
  const isError = isObject(error) || (typeof error === "string" && error !== "");
  if (!isError || (body["choices"] ?? null) !== null) {
    return problem("an event is an error and something else");
  }
  const data = JSON.stringify({ error });
  const raw = new TextEncoder().encode(`data: ${data}\n\n`);
  return { kind: "error", frame: { ...frame, raw, data, event: undefined, comment: false } };
}

function problem(message: string): ChatEvent {
  return { kind: "problem", problem: malformed(message) };
}

function malformed(message: string): ChatProblem {
  return { kind: "malformed", message };
}

function isPieces(read: ToolPiece[] | ChatProblem): read is ToolPiece[] {
  return Array.isArray(read);
}

function isIndex(value: JsonValue | undefined, below: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < below;
}
