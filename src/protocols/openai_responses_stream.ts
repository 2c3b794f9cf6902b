/**
 * OpenAI responses as a stream: items that are added, filled and done, and a last event that repeats
 * them all; where an event says again what was said before, it must say the same.
 *
 * @module
 */

import {
  type AnswerEvent,
  type AnswerStream,
  type AnswerText,
  malformed,
  MAX_TOOL_CALLS,
  type OutputPiece,
  type Problem,
  type TextEnd,
  type TextLane,
  type ToolCall,
  type ToolPiece,
  unsupported,
} from "./answer.ts";
import { type ErrorReport, openaiError } from "./errors.ts";
import { isList, isObject, type JsonObject, type JsonValue, parseJson } from "./json_text.ts";
import { MAX_OUTPUT_ITEMS, outputsOf, readItem, readResponse } from "./openai_responses.ts";
import type { SseFrame } from "./sse.ts";

interface Assembly {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly parts: string[];
  done: boolean;
  truncated: boolean;
  handedOut: boolean;
}

/** Events that bring text, and the lane it belongs to. */
const textDeltas: Readonly<Record<string, TextLane>> = {
  "response.output_text.delta": "text",
  "response.refusal.delta": "refusal",
  "response.reasoning_text.delta": "reasoning",
  "response.reasoning_summary_text.delta": "reasoning",
};

/** Events that bring nothing new for a client's code, but for annotations. */
const markers: ReadonlySet<string> = new Set([
  "response.content_part.added",
  "response.content_part.done",
  "response.output_text.done",
  "response.refusal.done",
  "response.reasoning_text.done",
  "response.reasoning_summary_text.done",
  "response.reasoning_summary_part.added",
  "response.reasoning_summary_part.done",
  "keepalive",
]);

/** The events after which nothing comes. */
const lastEvents: ReadonlySet<string> = new Set(["response.completed", "response.incomplete"]);

/**
 * The state of one streamed answer.
 *
 * @example
 * ```ts
 * import { ResponsesStream } from "./openai_responses_stream.ts";
 * import { SseFramer } from "./sse.ts";
 *
 * const stream = new ResponsesStream();
 * const framer = new SseFramer({ maxFrameBytes: 4096 });
 * const data = '{"type":"response.output_text.delta","output_index":0,"delta":"hi"}';
 * const [frame] = framer.push(new TextEncoder().encode(`data: ${data}\n\n`));
 * const event = frame === undefined ? undefined : stream.read(frame);
 * if (event?.kind !== "chunk" || event.texts[0]?.text !== "hi") throw new Error("no text");
 * ```
 */
export class ResponsesStream implements AnswerStream {
  readonly ordered = true;
  /** By output index. */
  readonly #calls = new Map<number, Assembly>();
  /** The response as it was announced: the grammar of a failure wants it back. */
  #response: JsonObject = {};
  #sequence = -1;
  #textEnd: TextEnd = "open";

  get open(): boolean {
    return [...this.#calls.values()].some(({ done }) => !done);
  }

  takeToolCalls(): ToolCall[] {
    const taken: ToolCall[] = [];
    for (const call of this.#calls.values()) {
      if (!call.done || call.handedOut) continue;
      call.handedOut = true;
      const { index, id, name, truncated } = call;
      taken.push({ choice: 0, index, id, name, arguments: call.parts.join(""), truncated });
    }
    return taken;
  }

  toolName(_choice: number, index: number): string {
    return this.#calls.get(index)?.name ?? "";
  }

  textEnd(): TextEnd {
    return this.#textEnd;
  }

  looksLast(frame: SseFrame): boolean {
    return lastEvents.has(frame.event ?? "");
  }

  read(frame: SseFrame): AnswerEvent {
    if (frame.data === undefined) return { kind: "silence" };
    const parsed = parseJson(frame.data);
    if ("problem" in parsed) return bad(`an event is not JSON: ${parsed.problem.message}`);
    const body = parsed.value;
    if (!isObject(body)) return bad("an event is not a JSON object");
    const { type, sequence_number: sequence } = body;
    if (typeof type !== "string") {
      return isObject(body["error"]) && Object.keys(body).length === 1
        ? { kind: "error", frame }
        : bad("an event has no type");
    }
    // Some clients go by the name of the event, others by the type inside: both must say the same.
    if (frame.event !== undefined && frame.event !== type) return bad("an event has two types");
    if (typeof sequence === "number") this.#sequence = sequence;
    if (type === "error") return { kind: "error", frame };
    if (type !== "response.failed") return this.#event(type, body);
    const last = this.#last(body["response"]);
    const { pieces = [], outputs = [] } = last.kind === "done" ? last : {};
    return last.kind === "done" ? { kind: "error", frame, pieces, outputs } : last;
  }

  /** The event that ends a blocked answer. */
  blockEvents(report: ErrorReport): string {
    const { message, code, clyra } = openaiError(report);
    return named("response.failed", {
      type: "response.failed",
      sequence_number: this.#sequence + 1,
      response: {
        ...this.#response,
        status: "failed",
        output: [],
        error: { code, message, clyra },
      },
    });
  }

  errorEvent(report: ErrorReport): string {
    const error = openaiError(report);
    const { message, code, param } = error;
    const place = { sequence_number: this.#sequence + 1 };
    return named("error", { type: "error", code, message, param, ...place, error });
  }

  #event(type: string, body: JsonObject): AnswerEvent {
    const lane = textDeltas[type];
    if (lane !== undefined) return textEvent(body, lane);
    if (markers.has(type)) return chunk({ outputs: repeated(type, body) });
    switch (type) {
      case "response.created":
      case "response.queued":
      case "response.in_progress":
        return this.#announced(body["response"]);
      case "response.output_text.annotation.added":
        return chunk({ texts: [other(body["annotation"])] });
      case "response.output_item.added":
        return this.#item(body, { done: false });
      case "response.output_item.done":
        return this.#item(body, { done: true });
      case "response.function_call_arguments.delta":
        return this.#arguments(body, "delta");
      case "response.function_call_arguments.done":
        return this.#arguments(body, "arguments");
      case "response.completed":
      case "response.incomplete":
        return this.#last(body["response"]);
      default:
        return { kind: "problem", problem: unsupported("an event is of an unknown type").problem };
    }
  }

  #announced(response: JsonValue | undefined): AnswerEvent {
    if (!isObject(response)) return bad("an event has no response");
    const output = response["output"] ?? [];
    if (!isList(output) || output.length > 0) return bad("a response begins with output");
    this.#response = response;
    return chunk({});
  }

  #item(body: JsonObject, { done }: { readonly done: boolean }): AnswerEvent {
    const index = indexOf(body);
    if (index === undefined) return bad("an item has no index");
    const read = readItem(body["item"], index);
    if ("problem" in read) return { kind: "problem", problem: read.problem };
    const { call, texts } = read.value;
    const known = this.#calls.get(index);
    if (call === undefined) {
      if (known !== undefined) return bad("an item changes its kind");
      // Done, it repeats what its deltas brought; what an added item already holds is new.
      const outputs = outputsOf(body["item"], index)
        .map(({ path, ...output }) => ({
          ...output,
          choice: 0,
          path: ["item", ...path],
          whole: done,
        }));
      return chunk({ texts: done ? [] : texts, outputs });
    }
    if (known === undefined) {
      if (this.#calls.size >= MAX_TOOL_CALLS) return bad("there are too many tool calls");
      if ([...this.#calls.values()].some(({ id }) => id === call.id)) {
        return bad("two tool calls have one id");
      }
      this.#calls.set(index, { ...call, parts: [call.arguments], done, handedOut: false });
    } else {
      const problem = this.#same(known, call);
      if (problem !== undefined) return { kind: "problem", problem };
      known.done = true;
      known.truncated = call.truncated;
    }
    // Clients differ in whether they look at the arguments of an item that has just begun.
    const text = !done && call.arguments === "" ? undefined : call.arguments;
    const piece = { choice: 0, index, path: ["item", "arguments"], arguments: text };
    return chunk({ pieces: [{ ...piece, whole: done }] });
  }

  #same(known: Assembly, call: ToolCall): Problem | undefined {
    if (known.done) return malformed("a tool call ends twice").problem;
    if (known.id !== call.id || known.name !== call.name) {
      return malformed("a tool call changes its name or id").problem;
    }
    return repeats(known, call.arguments);
  }

  #arguments(body: JsonObject, member: "delta" | "arguments"): AnswerEvent {
    const index = indexOf(body);
    const known = index === undefined ? undefined : this.#calls.get(index);
    const text = body[member];
    if (index === undefined || known === undefined || known.done || typeof text !== "string") {
      return bad("arguments belong to no tool call that is under way");
    }
    const whole = member === "arguments";
    if (whole) {
      const name = body["name"] ?? known.name;
      if (name !== known.name) return bad("a tool call changes its name or id");
      const problem = repeats(known, text);
      if (problem !== undefined) return { kind: "problem", problem };
    } else if (text !== "") known.parts.push(text);
    return chunk({ pieces: [{ choice: 0, index, path: [member], arguments: text, whole }] });
  }

  /** The last event repeats every item: a call that was not judged must not be among them. */
  #last(response: JsonValue | undefined): AnswerEvent {
    if (!isObject(response)) return bad("an event has no response");
    const read = readResponse(response);
    if ("problem" in read) return { kind: "problem", problem: read.problem };
    const pieces: ToolPiece[] = [];
    for (const call of read.value.toolCalls) {
      const known = [...this.#calls.values()].find(({ id }) => id === call.id);
      const same = known !== undefined && known.handedOut && known.name === call.name &&
        known.parts.join("") === call.arguments;
      if (!same) return bad("the end of the answer has a tool call that its events do not have");
      pieces.push({
        choice: 0,
        index: known.index,
        path: ["response", "output", call.index, "arguments"],
        arguments: call.arguments,
        whole: true,
      });
    }
    this.#textEnd = response["status"] === "completed" ? "complete" : "truncated";
    const outputs = read.value.outputs.map(({ choice, part, path, text }) => ({
      choice,
      part,
      path: ["response", ...path],
      text,
      whole: true,
    }));
    return { kind: "done", pieces, outputs, usage: read.value.usage };
  }
}

/** Takes arguments that are told in one piece, or checks that they are those of the pieces. */
function repeats(known: Assembly, text: string): Problem | undefined {
  const joined = known.parts.join("");
  if (joined === text) return undefined;
  if (joined !== "") return malformed("the arguments of a tool call change").problem;
  known.parts.push(text);
  return undefined;
}

function textEvent(body: JsonObject, lane: TextLane): AnswerEvent {
  const { delta } = body;
  if (typeof delta !== "string") return bad("a delta is not a text");
  if (delta === "") return chunk({});
  const outputs = lane === "text" ? outputAt(body, { path: ["delta"], text: delta }) : [];
  return chunk({ texts: [{ choice: 0, lane, text: delta }], outputs });
}

/** What an event about a part of an item says of its text. */
function repeated(type: string, body: JsonObject): readonly OutputPiece[] {
  if (type === "response.output_text.done") {
    return outputAt(body, { path: ["text"], text: body["text"], whole: true });
  }
  const { part } = body;
  if (!isObject(part) || part["type"] !== "output_text") return [];
  // A part that is added with a text begins with it; done, it repeats its deltas.
  const whole = type === "response.content_part.done";
  return outputAt(body, { path: ["part", "text"], text: part["text"], whole });
}

/** A text at the place that an event names; none where it names none. */
function outputAt(
  body: JsonObject,
  { path, text, whole = false }: {
    readonly path: readonly string[];
    readonly text: JsonValue | undefined;
    readonly whole?: boolean;
  },
): readonly OutputPiece[] {
  const index = indexOf(body);
  const at = body["content_index"] ?? 0;
  if (index === undefined || !Number.isSafeInteger(at)) return [];
  if (typeof text !== "string" || (text === "" && !whole)) return [];
  return [{ choice: 0, part: `${index}.${at}`, path, text, whole }];
}

function other(value: JsonValue | undefined): AnswerText {
  return { choice: 0, lane: "other", text: JSON.stringify(value ?? null) };
}

function indexOf(body: JsonObject): number | undefined {
  const index = body["output_index"];
  return typeof index === "number" && Number.isInteger(index) && index >= 0 &&
      index < MAX_OUTPUT_ITEMS
    ? index
    : undefined;
}

function chunk(
  { texts = [], outputs = [], pieces = [] }: {
    readonly texts?: readonly AnswerText[];
    readonly outputs?: readonly OutputPiece[];
    readonly pieces?: readonly ToolPiece[];
  },
): AnswerEvent {
  return { kind: "chunk", texts, outputs, pieces, finished: [], usage: undefined };
}

function bad(message: string): AnswerEvent {
  return { kind: "problem", problem: malformed(message).problem };
}

function named(event: string, data: unknown): string {
  return `event: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
}
