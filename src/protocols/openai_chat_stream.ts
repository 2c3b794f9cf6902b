/**
 * OpenAI chat completions as a stream: what each event brings to which lane, tool calls put together
 * piece by piece, and events with other arguments or with the end of a blocked answer.
 *
 * @module
 */

import {
  type AnswerEvent,
  type AnswerStream,
  type AnswerText,
  MAX_TOOL_CALLS,
  type OutputPiece,
  type Problem,
  type TextEnd,
  type ToolCall,
  type ToolPiece,
} from "./answer.ts";
import { type ErrorReport, openaiError } from "./errors.ts";
import { isList, isObject, type JsonObject, type JsonValue, parseJson } from "./json_text.ts";
import { foreignMember, isTruncated, MAX_CHOICES, textsOf, usageOf } from "./openai_chat.ts";
import type { SseFrame } from "./sse.ts";

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
export class ChatStream implements AnswerStream {
  readonly ordered = false;
  /** Keyed by choice and index. */
  readonly #calls = new Map<string, Assembly & { choice: number; index: number }>();
  readonly #finished = new Map<number, string>();
  readonly #begun = new Set<number>();
  readonly #judged = new Set<string>();
  #model = "";
  #id = "";
  #created = 0;

  /** Takes the next event into the state and says what it is. */
  read(frame: SseFrame): AnswerEvent {
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
  takeToolCalls(): ToolCall[] {
    const taken: ToolCall[] = [];
    for (const [key, { choice, index, id, name, parts }] of this.#calls) {
      const reason = this.#finished.get(choice);
      if (reason === undefined || this.#judged.has(key)) continue;
      this.#judged.add(key);
      const truncated = reason === "length";
      taken.push({ choice, index, id, name, arguments: parts.join(""), truncated });
    }
    return taken;
  }

  toolName(choice: number, index: number): string {
    return this.#calls.get(`${choice}/${index}`)?.name ?? "";
  }

  textEnd(choice: number): TextEnd {
    const reason = this.#finished.get(choice);
    return reason === undefined ? "open" : isTruncated(reason) ? "truncated" : "complete";
  }

  looksLast(frame: SseFrame): boolean {
    return frame.data?.trim() === "[DONE]";
  }

  errorEvent(report: ErrorReport): string {
    return errorEvent(report);
  }

  /** The events that end a blocked answer: a last chunk and an error, and no `[DONE]`. */
  blockEvents(report: ErrorReport): string {
    // Each choice has an end of its own, and none of them has left yet.
    const begun = this.#begun.size === 0 ? [0] : [...this.#begun];
    const ending = { delta: {}, logprobs: null, finish_reason: "content_filter" };
    const chunk = {
      id: this.#id,
      object: "chat.completion.chunk",
      created: this.#created,
      model: this.#model,
      choices: begun.map((index) => ({ index, ...ending })),
    };
    return `data: ${JSON.stringify(chunk)}\n\n${errorEvent(report)}`;
  }

  #remember(body: JsonObject): void {
    const { id, model, created } = body;
    if (typeof id === "string") this.#id = id;
    if (typeof model === "string") this.#model = model;
    if (typeof created === "number") this.#created = created;
  }

  #chunk(body: JsonObject): AnswerEvent {
    const choices = body["choices"] ?? [];
    if (!isList(choices)) return problem("'choices' is not a list");
    const texts: AnswerText[] = [];
    const outputs: OutputPiece[] = [];
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
      this.#begun.add(index);
      texts.push(...textsOf(delta, index));
      const { content } = delta;
      if (typeof content === "string" && content !== "") {
        if (this.#finished.has(index)) return problem("a text comes after the end of its choice");
        const path = ["choices", position, "delta", "content"];
        outputs.push({ choice: index, part: "", path, text: content });
      }
      pieces.push(...read);
      const reason = choice["finish_reason"] ?? null;
      if (reason === null) continue;
      if (typeof reason !== "string") return problem("a finish reason is not a text");
      finished.push({ choice: index, reason });
    }
    for (const { choice, reason } of finished) this.#finished.set(choice, reason);
    const usage = isObject(body["usage"]) ? usageOf(body["usage"]) : undefined;
    return { kind: "chunk", texts, outputs, pieces, finished, usage };
  }

  #pieces(
    delta: JsonObject,
    { choice, position }: { readonly choice: number; readonly position: number },
  ): ToolPiece[] | Problem {
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
        path: ["choices", position, "delta", "tool_calls", at, "function", "arguments"],
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
  }): Problem | undefined {
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

/** An error inside a stream, as the OpenAI clients raise it. */
export function errorEvent(report: ErrorReport): string {
  return `data: ${JSON.stringify({ error: openaiError(report) })}\n\n`;
}

const unknownEvent: Problem = {
  kind: "unsupported",
  message: "an event has a name this API does not use",
};

/**
 * Clients differ in what counts as an error event, and some read choices beside it: so an error is an
 * object or a text, has no choices beside it, and is written anew with nothing else in it.
 */
function errorOf(frame: SseFrame, body: JsonObject): AnswerEvent {
  const error = body["error"];
  const isError = isObject(error) || (typeof error === "string" && error !== "");
  if (!isError || (body["choices"] ?? null) !== null) {
    return problem("an event is an error and something else");
  }
  const data = JSON.stringify({ error });
  const raw = new TextEncoder().encode(`data: ${data}\n\n`);
  return { kind: "error", frame: { ...frame, raw, data, event: undefined, comment: false } };
}

function problem(message: string): AnswerEvent {
  return { kind: "problem", problem: malformed(message) };
}

function malformed(message: string): Problem {
  return { kind: "malformed", message };
}

function isPieces(read: ToolPiece[] | Problem): read is ToolPiece[] {
  return Array.isArray(read);
}

function isIndex(value: JsonValue | undefined, below: number): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 0 && value < below;
}
