/**
 * Anthropic messages as a stream: content blocks that start, get deltas and stop, one after the other.
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
  type TextEnd,
  type TextLane,
  type ToolCall,
  type ToolPiece,
  unsupported,
  type Usage,
} from "./answer.ts";
import { isCut, MAX_BLOCKS, messagesUsage, readBlock } from "./anthropic_messages.ts";
import { anthropicError, type ErrorReport } from "./errors.ts";
import { isList, isObject, type JsonObject, type JsonValue, parseJson } from "./json_text.ts";
import type { SseFrame } from "./sse.ts";

interface Assembly {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly parts: string[];
  /** Whether more came after it: then its own end was not the answer's. */
  state: "begun" | "stopped" | "complete" | "truncated" | "handed_out";
}

/** Deltas that bring text: the member it is in, and its lane. */
const textDeltas: Readonly<Record<string, readonly [member: string, lane: TextLane]>> = {
  text_delta: ["text", "text"],
  thinking_delta: ["thinking", "reasoning"],
  signature_delta: ["signature", "other"],
};

/**
 * The state of one streamed answer.
 *
 * @example
 * ```ts
 * import { MessagesStream } from "./anthropic_messages_stream.ts";
 * import { SseFramer } from "./sse.ts";
 *
 * const stream = new MessagesStream();
 * const framer = new SseFramer({ maxFrameBytes: 4096 });
 * const events = [
 *   '{"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}',
 *   '{"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"hi"}}',
 * ].map((data) => `data: ${data}\n\n`).join("");
 * const [, event] = framer.push(new TextEncoder().encode(events)).map((frame) => stream.read(frame));
 * if (event?.kind !== "chunk" || event.texts[0]?.text !== "hi") throw new Error("no text");
 * ```
 */
export class MessagesStream implements AnswerStream {
  readonly ordered = true;
  readonly #calls = new Map<number, Assembly>();
  /** The block that is under way; blocks follow each other. */
  #current: { readonly index: number; readonly tool: boolean } | undefined;
  #nextIndex = 0;
  #textEnd: TextEnd = "open";
  #usage: Usage = {};

  get open(): boolean {
    return [...this.#calls.values()].some(({ state }) => state === "begun" || state === "stopped");
  }

  takeToolCalls(): ToolCall[] {
    const taken: ToolCall[] = [];
    for (const call of this.#calls.values()) {
      if (call.state !== "complete" && call.state !== "truncated") continue;
      const truncated = call.state === "truncated";
      call.state = "handed_out";
      const { index, id, name, parts } = call;
      taken.push({ choice: 0, index, id, name, arguments: parts.join(""), truncated });
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
    return frame.event === "message_stop";
  }

  read(frame: SseFrame): AnswerEvent {
    if (frame.data === undefined) return { kind: "silence" };
    const parsed = parseJson(frame.data);
    if ("problem" in parsed) return bad(`an event is not JSON: ${parsed.problem.message}`);
    const body = parsed.value;
    if (!isObject(body)) return bad("an event is not a JSON object");
    const type = body["type"];
    // Some clients go by the name of the event, others by the type inside: both must say the same.
    if (frame.event !== undefined && frame.event !== type) return bad("an event has two types");
    switch (type) {
      case "message_start":
        return this.#start(body["message"]);
      case "content_block_start":
        return this.#blockStart(body);
      case "content_block_delta":
        return this.#blockDelta(body);
      case "content_block_stop":
        return this.#blockStop(body);
      case "message_delta":
        return this.#end(body);
      case "message_stop":
        return { kind: "done", usage: this.#usage };
      case "ping":
        return chunk({});
      case "error":
        return { kind: "error", frame };
      default:
        return { kind: "problem", problem: unsupported("an event is of an unknown type").problem };
    }
  }

  /** The event that ends a blocked answer: an error, and no `message_stop`. */
  blockEvents(report: ErrorReport): string {
    return this.errorEvent(report);
  }

  errorEvent(report: ErrorReport): string {
    return `event: error\ndata: ${JSON.stringify(anthropicError(report))}\n\n`;
  }

  #start(message: JsonValue | undefined): AnswerEvent {
    if (!isObject(message)) return bad("an event has no message");
    const content = message["content"] ?? [];
    if (!isList(content) || content.length > 0) return bad("a message begins with content");
    this.#count(message["usage"]);
    return chunk({});
  }

  #blockStart(body: JsonObject): AnswerEvent {
    const { index, content_block: block } = body;
    if (index !== this.#nextIndex || index >= MAX_BLOCKS || this.#current !== undefined) {
      return bad("a content block is not at its place");
    }
    const read = readBlock(block, index);
    if ("problem" in read) return { kind: "problem", problem: read.problem };
    const { call, texts } = read.value;
    this.#nextIndex++;
    this.#current = { index, tool: call !== undefined };
    this.#stoppedAre("complete");
    if (call === undefined) {
      const text = isObject(block) && block["type"] === "text" ? block["text"] : undefined;
      const path = ["content_block", "text"];
      return chunk({ texts, outputs: outputs(index, path, text) });
    }
    // Clients differ in what they make of input that is there before its deltas.
    if (isObject(block) && JSON.stringify(block["input"]) !== "{}") {
      return bad("a tool call begins with input");
    }
    if (this.#calls.size >= MAX_TOOL_CALLS) return bad("there are too many tool calls");
    this.#calls.set(index, { ...call, index, parts: [], state: "begun" });
    return chunk({ pieces: [{ choice: 0, index, path: [], arguments: undefined }] });
  }

  #blockDelta(body: JsonObject): AnswerEvent {
    const { index, delta } = body;
    const current = this.#current;
    if (current === undefined || index !== current.index || !isObject(delta)) {
      return bad("a delta belongs to no content block that is under way");
    }
    const type = delta["type"];
    const call = this.#calls.get(current.index);
    if (type === "input_json_delta") {
      const text = delta["partial_json"];
      if (call === undefined || typeof text !== "string") return bad("a delta is of another kind");
      if (text !== "") call.parts.push(text);
      const path = ["delta", "partial_json"];
      return chunk({ pieces: [{ choice: 0, index: current.index, path, arguments: text }] });
    }
    if (call !== undefined) return bad("a delta is of another kind");
    if (type === "citations_delta") {
      const text = JSON.stringify(delta["citation"] ?? null);
      return chunk({ texts: [{ choice: 0, lane: "other", text }] });
    }
    const known = typeof type === "string" ? textDeltas[type] : undefined;
    if (known === undefined) {
      return { kind: "problem", problem: unsupported("a delta is of an unknown kind").problem };
    }
    const [member, lane] = known;
    const text = delta[member];
    if (typeof text !== "string") return bad("a delta is not a text");
    return chunk({
      texts: text === "" ? [] : [{ choice: 0, lane, text }],
      outputs: lane === "text" ? outputs(current.index, ["delta", member], text) : [],
    });
  }

  #blockStop(body: JsonObject): AnswerEvent {
    const current = this.#current;
    if (current === undefined || body["index"] !== current.index) {
      return bad("a content block ends that is not under way");
    }
    this.#current = undefined;
    const call = this.#calls.get(current.index);
    if (call === undefined) return chunk({});
    call.state = "stopped";
    const piece = { choice: 0, index: current.index, path: [], arguments: undefined, ends: true };
    return chunk({ pieces: [piece] });
  }

  #end(body: JsonObject): AnswerEvent {
    this.#count(body["usage"]);
    const delta = body["delta"];
    const reason = isObject(delta) ? delta["stop_reason"] ?? null : null;
    if (this.#current !== undefined) return bad("a content block has no end");
    // A cut comes after the last block: only here is known whether that block is whole.
    this.#stoppedAre(reason === "tool_use" ? "complete" : "truncated");
    this.#textEnd = isCut(reason) ? "truncated" : "complete";
    const finished = [{ choice: 0, reason: typeof reason === "string" ? reason : "" }];
    return { kind: "chunk", texts: [], pieces: [], finished, usage: this.#usage };
  }

  #stoppedAre(state: "complete" | "truncated"): void {
    for (const call of this.#calls.values()) if (call.state === "stopped") call.state = state;
  }

  /** The last count of each kind counts: deltas tell totals. */
  #count(usage: JsonValue | undefined): void {
    this.#usage = { ...this.#usage, ...messagesUsage(usage) };
  }
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

function outputs(
  index: number,
  path: readonly string[],
  text: JsonValue | undefined,
): readonly OutputPiece[] {
  if (typeof text !== "string" || text === "") return [];
  return [{ choice: 0, part: `${index}`, path, text }];
}

function bad(message: string): AnswerEvent {
  return { kind: "problem", problem: malformed(message).problem };
}
