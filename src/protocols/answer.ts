/**
 * What the guarded APIs have in common: a request for a model's output, and an answer that is texts and
 * tool calls, whole or as a stream of events. One {@linkcode Dialect} per API.
 *
 * @module
 */

import type { ErrorReport, ErrorShape } from "./errors.ts";
import type { JsonValue } from "./json_text.ts";
import type { SseFrame } from "./sse.ts";

/** A schema that comes with a request. */
export interface CallerSchema {
  /** Where it stands, as the API's documentation writes it. */
  readonly param: string;
  /** The schema; `undefined` where `problem` says why there is none to go by. */
  readonly document: JsonValue | undefined;
  readonly problem?: string;
}

/** The schemas that come with a request. */
export interface CallerSchemas {
  /** For the text of the answer. */
  readonly output?: CallerSchema;
  /** For the arguments of tools, by name. */
  readonly tools: ReadonlyMap<string, CallerSchema>;
}

/** What the gateway needs to know of any request. */
export interface ModelRequest {
  readonly model: string;
  readonly stream: boolean;
  readonly schemas?: CallerSchemas;
  /** Most tokens the answer may have, where the request says so. */
  readonly maxOutputTokens?: number;
}

/** One tool call in full. */
export interface ToolCall {
  /** Index of the choice it belongs to; 0 where the API has no choices. */
  readonly choice: number;
  /** Index in the choice's list of tool calls, output items or content blocks. */
  readonly index: number;
  /** The provider's id; may be empty. */
  readonly id: string;
  readonly name: string;
  /** The arguments as the model wrote them: meant to be JSON, not yet checked. */
  readonly arguments: string;
  /** The answer ended by length, so that the arguments may lack their end. */
  readonly truncated: boolean;
}

/** Tokens as the provider counted them. Input includes what came from the provider's cache. */
export interface Usage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/** The lanes of text. `other` is what we do not know: seen, counted, never scanned. */
export type TextLane = "text" | "reasoning" | "refusal" | "other";

/** Text of an answer that is no tool call. */
export interface AnswerText {
  readonly choice: number;
  readonly lane: TextLane;
  readonly text: string;
}

/** A text that a schema can be asked of: all that a client reads as one. */
export interface AnswerOutput {
  readonly choice: number;
  /** Tells the texts of one choice apart: content part or block; empty where there is one. */
  readonly part: string;
  /** Where it stands in the JSON. */
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** A text of an answer in one piece. */
export interface WholeOutput extends AnswerOutput {
  /** The model did not come to its own end. */
  readonly truncated: boolean;
}

/** What one event brings to a text. */
export interface OutputPiece extends AnswerOutput {
  /** It repeats all of the text, as the closing events of some APIs do. */
  readonly whole?: boolean;
}

/** What an answer holds. */
export interface AnswerContent {
  readonly toolCalls: readonly ToolCall[];
  readonly texts: readonly AnswerText[];
  /** The texts of lane `text` once more, each with its place. */
  readonly outputs: readonly WholeOutput[];
  /** The provider's filter, or the model's refusal, ended it: it need not say anything. */
  readonly filtered?: boolean;
  readonly usage: Usage;
}

/** Why a body is not taken. `unsupported` is valid for the API, but not yet guarded by us. */
export interface Problem {
  readonly kind: "malformed" | "unsupported";
  /** What is the case; never quotes content. */
  readonly message: string;
  /** The field at fault, as the API's documentation names it. */
  readonly param?: string;
}

/** A value or the reason why there is none. */
export type Reading<T> = { readonly value: T } | { readonly problem: Problem };

/** Arguments that a call gets instead of its own. */
export interface Replacement {
  readonly choice: number;
  readonly index: number;
  readonly arguments: string;
}

/** A piece of a tool call, with its place in the event's JSON. */
export interface ToolPiece {
  readonly choice: number;
  readonly index: number;
  /** Where the arguments stand in the event's JSON. */
  readonly path: readonly (string | number)[];
  /** The arguments this piece adds, or `undefined` where it has no such member. */
  readonly arguments: string | undefined;
  /** It repeats all arguments of the call, as the closing events of some APIs do. */
  readonly whole?: boolean;
  /** The call ends here: a client may take it for complete. */
  readonly ends?: boolean;
}

/** What one event is. */
export type AnswerEvent =
  | {
    readonly kind: "chunk";
    readonly texts: readonly AnswerText[];
    /** The texts of lane `text` once more with their places, and what repeats them. */
    readonly outputs?: readonly OutputPiece[];
    readonly pieces: readonly ToolPiece[];
    /** Choices that end here, with the reason. */
    readonly finished: readonly { readonly choice: number; readonly reason: string }[];
    readonly usage: Usage | undefined;
  }
  /** The last event. Where it repeats tool calls or texts, `pieces` and `outputs` say where. */
  | {
    readonly kind: "done";
    readonly pieces?: readonly ToolPiece[];
    readonly outputs?: readonly OutputPiece[];
    readonly usage?: Usage;
  }
  /** A comment or a blank line: nothing for the client's code. */
  | { readonly kind: "silence" }
  /**
   * The provider says that it failed; `frame` is what may be told of it. Where it repeats tool calls or
   * texts, `pieces` and `outputs` say where.
   */
  | {
    readonly kind: "error";
    readonly frame: SseFrame;
    readonly pieces?: readonly ToolPiece[];
    readonly outputs?: readonly OutputPiece[];
  }
  /** Not an event that we can answer for. */
  | { readonly kind: "problem"; readonly problem: Problem };

/** How far the texts of a choice are. */
export type TextEnd = "open" | "complete" | "truncated";

/** The state of one streamed answer. */
export interface AnswerStream {
  /** Clients keep state by position: nothing may overtake what waits for a verdict. */
  readonly ordered: boolean;
  /** Tool calls have begun that are not complete. */
  readonly open: boolean;
  /** Takes the next event into the state and says what it is. */
  read(frame: SseFrame): AnswerEvent;
  /** Complete tool calls that were not handed out before. */
  takeToolCalls(): ToolCall[];
  /** The name of a tool call that has begun; empty while it is not told. */
  toolName(choice: number, index: number): string;
  /** How far the texts of a choice are: `truncated` where the model did not come to its own end. */
  textEnd(choice: number): TextEnd;
  /** Whether a frame looks like the last one; only a hint, given before it is read. */
  looksLast(frame: SseFrame): boolean;
  /** The events that end a blocked answer in the API's own grammar, and no clean end. */
  blockEvents(report: ErrorReport): string;
  /** An error inside a stream, as the API's clients raise it. */
  errorEvent(report: ErrorReport): string;
}

/** One API whose answers are guarded. */
export interface Dialect {
  /** As entries and policy name it. */
  readonly name: string;
  readonly shape: ErrorShape;
  readRequest(text: string): Reading<ModelRequest>;
  /** Reads the body of a successful answer; whatever could carry a call past us is refused. */
  readAnswer(text: string): Reading<AnswerContent>;
  /** The same answer with other arguments for some calls; every other character stays. */
  replaceArguments(text: string, replacements: readonly Replacement[]): string;
  /** Where a call stands in an answer, as the API's documentation writes it. */
  paramOf(call: ToolCall): string;
  /** Where a text stands in an answer. */
  paramOfOutput(output: Pick<AnswerOutput, "choice" | "part">): string;
  /** `undefined` where the API has no streams. */
  readonly stream: (() => AnswerStream) | undefined;
}

/** Most tool calls of one answer: each costs a decision and a receipt. */
export const MAX_TOOL_CALLS = 32;

/** A problem that is the sender's fault. */
export function malformed(message: string, param?: string): { readonly problem: Problem } {
  return { problem: { kind: "malformed", message, ...(param === undefined ? {} : { param }) } };
}

/** A problem that is ours: valid, but not guarded. */
export function unsupported(message: string, param?: string): { readonly problem: Problem } {
  return { problem: { kind: "unsupported", message, ...(param === undefined ? {} : { param }) } };
}
