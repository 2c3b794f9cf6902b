/**
 * OpenAI chat completions in JSON form: what a request asks for, what an answer holds, and an answer
 * with other tool arguments.
 *
 * @module
 */

import { type JsonObject, type JsonValue, parseJson, replaceValues } from "./json_text.ts";

/** What the gateway needs to know of a request. */
export interface ChatRequest {
  readonly model: string;
  readonly stream: boolean;
  /** Names of the declared function tools. */
  readonly tools: readonly string[];
  /** Roles of the messages, in order. */
  readonly roles: readonly string[];
  /** How many answers are asked for. */
  readonly choices: number;
}

/** One tool call in full. */
export interface ChatToolCall {
  /** Index of the choice it belongs to. */
  readonly choice: number;
  /** Index in the choice's list of tool calls. */
  readonly index: number;
  /** The provider's id; may be empty. */
  readonly id: string;
  readonly name: string;
  /** The arguments as the model wrote them: meant to be JSON, not yet checked. */
  readonly arguments: string;
  /** The answer ended by length, so that the arguments may lack their end. */
  readonly truncated: boolean;
}

/** Tokens as the provider counted them. */
export interface ChatUsage {
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/** Text of a choice that is no tool call. */
export interface ChatText {
  readonly choice: number;
  readonly lane: TextLane;
  readonly text: string;
}

/** The lanes of text. `other` is what we do not know: seen, counted, never scanned. */
export type TextLane = "text" | "reasoning" | "refusal" | "other";

/** What an answer holds. */
export interface ChatAnswer {
  readonly toolCalls: readonly ChatToolCall[];
  readonly texts: readonly ChatText[];
  readonly usage: ChatUsage;
}

/** Why a body is not taken. `unsupported` is valid for the API, but not yet guarded by us. */
export interface ChatProblem {
  readonly kind: "malformed" | "unsupported";
  /** What is the case; never quotes content. */
  readonly message: string;
  /** The field at fault, as the API's documentation names it. */
  readonly param?: string;
}

/** A value or the reason why there is none. */
export type ChatReading<T> = { readonly value: T } | { readonly problem: ChatProblem };

/** Most choices one request may ask for: bounds the lanes of one answer. */
export const MAX_CHOICES = 8;

/** Most tool calls of one answer: each costs a decision and a receipt. */
export const MAX_TOOL_CALLS = 32;

/**
 * Reads a request body.
 *
 * @example
 * ```ts
 * import { readChatRequest } from "./openai_chat.ts";
 *
 * const reading = readChatRequest('{"model":"m","messages":[{"role":"user","content":"hi"}]}');
 * if ("problem" in reading || reading.value.stream) throw new Error("not read");
 * ```
 */
export function readChatRequest(text: string): ChatReading<ChatRequest> {
  const parsed = parseJson(text);
  if ("problem" in parsed) {
    return malformed(`the body cannot be read as JSON: ${parsed.problem.message}`);
  }
  const body = parsed.value;
  if (!isObject(body)) return malformed("the body is not a JSON object");
  const { model, messages, stream = false, n = 1 } = body;
  if (
    typeof model !== "string" || model.length === 0 || model.length > 256 || !model.isWellFormed()
  ) {
    return malformed("'model' is not a text of 1 to 256 characters", "model");
  }
  if (!isList(messages) || messages.length === 0) {
    return malformed("'messages' is not a list with at least one message", "messages");
  }
  if (typeof stream !== "boolean" && stream !== null) {
    return malformed("'stream' is neither true nor false", "stream");
  }
  if (n !== null && (typeof n !== "number" || !Number.isInteger(n) || n < 1)) {
    return malformed("'n' is not a whole number above 0", "n");
  }
  if (n !== null && n > MAX_CHOICES) {
    return unsupported(`more than ${MAX_CHOICES} choices are asked for`, "n");
  }
  const problem = unsupportedPart(body);
  if (problem !== undefined) return { problem };
  const roles = rolesOf(messages);
  if ("problem" in roles) return roles;
  const tools = toolsOf(body["tools"] ?? []);
  if ("problem" in tools) return tools;
  return {
    value: {
      model,
      stream: stream === true,
      choices: n ?? 1,
      roles: roles.value,
      tools: tools.value,
    },
  };
}

/**
 * Reads the body of a successful answer. Whatever could carry a call that we would not see is refused.
 */
export function readChatAnswer(text: string): ChatReading<ChatAnswer> {
  const parsed = parseJson(text);
  if ("problem" in parsed) return malformed(`it cannot be read as JSON: ${parsed.problem.message}`);
  const body = parsed.value;
  if (!isObject(body)) return malformed("it is not a JSON object");
  const choices = body["choices"];
  if (!isList(choices)) return malformed("it has no list of choices", "choices");
  if (choices.length > MAX_CHOICES) return unsupported("it has too many choices", "choices");
  const toolCalls: ChatToolCall[] = [];
  const texts: ChatText[] = [];
  const seen = new Set<number>();
  for (const [position, choice] of choices.entries()) {
    if (!isObject(choice) || !isObject(choice["message"])) {
      return malformed("a choice has no message", `choices[${position}]`);
    }
    // Clients address choices by position, others by index: only where both agree is there one answer.
    if ((choice["index"] ?? position) !== position || seen.has(position)) {
      return malformed("a choice is not at its index", `choices[${position}].index`);
    }
    seen.add(position);
    const problem = foreignMember(choice, ["delta"]);
    if (problem !== undefined) return { problem };
    const read = readMessage(choice["message"], {
      choice: position,
      truncated: choice["finish_reason"] === "length",
    });
    if ("problem" in read) return read;
    toolCalls.push(...read.value.toolCalls);
    texts.push(...read.value.texts);
  }
  if (toolCalls.length > MAX_TOOL_CALLS) return unsupported("it has too many tool calls");
  return { value: { toolCalls, texts, usage: usageOf(body["usage"]) } };
}

/** The same answer with other arguments for some calls; every other character stays. */
export function replaceArguments(
  text: string,
  replacements: readonly {
    readonly choice: number;
    readonly index: number;
    readonly arguments: string;
  }[],
): string {
  return replaceValues(
    text,
    replacements.map(({ choice, index, arguments: json }) => ({
      path: ["choices", choice, "message", "tool_calls", index, "function", "arguments"],
      json: JSON.stringify(json),
    })),
  );
}

/** Token counts of a `usage` member; what is no count is left out. */
export function usageOf(usage: JsonValue | undefined): ChatUsage {
  if (usage === undefined || !isObject(usage)) return {};
  const input = usage["prompt_tokens"];
  const output = usage["completion_tokens"];
  return {
    ...(isCount(input) ? { inputTokens: input } : {}),
    ...(isCount(output) ? { outputTokens: output } : {}),
  };
}

/** The lane of a member of a message or delta, or `undefined` where it carries no content. */
export function laneOf(member: string): TextLane | undefined {
  switch (member) {
    case "role":
    case "tool_calls":
    case "function_call":
      return undefined;
    case "content":
      return "text";
    case "refusal":
      return "refusal";
    case "reasoning":
    case "reasoning_content":
      return "reasoning";
    default:
      return "other";
  }
}

/** The texts of a message or delta, lane by lane. */
export function textsOf(message: JsonObject, choice: number): ChatText[] {
  const texts: ChatText[] = [];
  for (const [member, value] of Object.entries(message)) {
    const lane = laneOf(member);
    if (lane === undefined || value === null || value === "") continue;
    if (isList(value) && value.length === 0) continue;
    texts.push({ choice, lane, text: typeof value === "string" ? value : JSON.stringify(value) });
  }
  return texts;
}

/** A legacy or foreign member that could carry a call past us. */
export function foreignMember(
  object: JsonObject,
  members: readonly string[],
): ChatProblem | undefined {
  const found = members.find((member) => (object[member] ?? null) !== null);
  return found === undefined
    ? undefined
    : { kind: "unsupported", message: `it has a '${found}', which is not supported`, param: found };
}

/** Whether a value is a JSON object. */
export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is a JSON list. */
export function isList(value: JsonValue | undefined): value is readonly JsonValue[] {
  return Array.isArray(value);
}

function readMessage(
  message: JsonObject,
  options: { readonly choice: number; readonly truncated: boolean },
): ChatReading<Pick<ChatAnswer, "toolCalls" | "texts">> {
  const problem = foreignMember(message, ["function_call"]);
  if (problem !== undefined) return { problem };
  const toolCalls: ChatToolCall[] = [];
  const listed = message["tool_calls"] ?? [];
  if (!isList(listed)) return malformed("'tool_calls' is not a list", "tool_calls");
  for (const [index, call] of listed.entries()) {
    const param = `choices[${options.choice}].message.tool_calls[${index}]`;
    if (!isObject(call)) return malformed("a tool call is not an object", param);
    if ((call["type"] ?? "function") !== "function" || !isObject(call["function"])) {
      return unsupported("a tool call is not a function call", param);
    }
    const { name, arguments: json } = call["function"];
    if (typeof name !== "string" || typeof json !== "string") {
      return malformed("a tool call has no name or no arguments", param);
    }
    const id = typeof call["id"] === "string" ? call["id"] : "";
    toolCalls.push({ ...options, index, id, name, arguments: json });
  }
  return { value: { toolCalls, texts: textsOf(message, options.choice) } };
}

function unsupportedPart(body: JsonObject): ChatProblem | undefined {
  for (const member of ["functions", "function_call", "audio"]) {
    if ((body[member] ?? null) !== null) {
      return { kind: "unsupported", message: `'${member}' is not supported`, param: member };
    }
  }
  const modalities = body["modalities"] ?? null;
  if (modalities !== null && JSON.stringify(modalities) !== '["text"]') {
    return {
      kind: "unsupported",
      message: "only the modality 'text' is supported",
      param: "modalities",
    };
  }
  return undefined;
}

function rolesOf(messages: readonly JsonValue[]): ChatReading<readonly string[]> {
  const roles: string[] = [];
  for (const [index, message] of messages.entries()) {
    if (!isObject(message) || typeof message["role"] !== "string") {
      return malformed("a message has no role", `messages[${index}].role`);
    }
    roles.push(message["role"]);
  }
  return { value: roles };
}

function toolsOf(tools: JsonValue): ChatReading<readonly string[]> {
  if (!isList(tools)) return malformed("'tools' is not a list", "tools");
  const names: string[] = [];
  for (const [index, tool] of tools.entries()) {
    const param = `tools[${index}]`;
    if (!isObject(tool)) return malformed("a tool is not an object", param);
    if (tool["type"] !== "function") {
      return unsupported("only tools of type 'function' are supported", `${param}.type`);
    }
    const declared = tool["function"];
    if (!isObject(declared) || typeof declared["name"] !== "string") {
      return malformed("a tool has no name", `${param}.function.name`);
    }
    names.push(declared["name"]);
  }
  return { value: names };
}

function isCount(value: JsonValue | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function malformed(message: string, param?: string): { readonly problem: ChatProblem } {
  return { problem: { kind: "malformed", message, ...(param === undefined ? {} : { param }) } };
}

function unsupported(message: string, param?: string): { readonly problem: ChatProblem } {
  return { problem: { kind: "unsupported", message, ...(param === undefined ? {} : { param }) } };
}
