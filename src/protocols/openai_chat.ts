/**
 * OpenAI chat completions in JSON form: what a request asks for, what an answer holds, and an answer
 * with other tool arguments.
 *
 * @module
 */

import {
  type AnswerContent,
  type AnswerText,
  malformed,
  MAX_TOOL_CALLS,
  type ModelRequest,
  type Problem,
  type Reading,
  type Replacement,
  type TextLane,
  type ToolCall,
  unsupported,
  type Usage,
  type WholeOutput,
} from "./answer.ts";
import {
  isCount,
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  parseJson,
  replaceValues,
} from "./json_text.ts";
import { chatTerms } from "./caller_schemas.ts";
import { modelOf } from "./model_request.ts";

/** What the gateway needs to know of a request. */
export interface ChatRequest extends ModelRequest {
  /** Names of the declared function tools. */
  readonly tools: readonly string[];
  /** Roles of the messages, in order. */
  readonly roles: readonly string[];
  /** How many answers are asked for. */
  readonly choices: number;
}

/** Most choices one request may ask for: bounds the lanes of one answer. */
export const MAX_CHOICES = 8;

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
export function readChatRequest(text: string): Reading<ChatRequest> {
  const reading = modelOf(text);
  if ("problem" in reading) return reading;
  const { body, model, stream } = reading.value;
  const { messages, n = 1 } = body;
  if (!isList(messages) || messages.length === 0) {
    return malformed("'messages' is not a list with at least one message", "messages");
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
      stream,
      ...chatTerms(body),
      choices: n ?? 1,
      roles: roles.value,
      tools: tools.value,
    },
  };
}

/**
 * Reads the body of a successful answer. Whatever could carry a call that we would not see is refused.
 */
export function readChatAnswer(text: string): Reading<AnswerContent> {
  const parsed = parseJson(text);
  if ("problem" in parsed) return malformed(`it cannot be read as JSON: ${parsed.problem.message}`);
  const body = parsed.value;
  if (!isObject(body)) return malformed("it is not a JSON object");
  const choices = body["choices"];
  if (!isList(choices)) return malformed("it has no list of choices", "choices");
  if (choices.length > MAX_CHOICES) return unsupported("it has too many choices", "choices");
  const toolCalls: ToolCall[] = [];
  const texts: AnswerText[] = [];
  const outputs: WholeOutput[] = [];
  let filtered = false;
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
    // A choice that says nothing at all is an empty text to a client that reads one.
    const isFiltered = choice["finish_reason"] === "content_filter";
    filtered ||= isFiltered;
    const silent = !isFiltered && read.value.texts.length + read.value.toolCalls.length === 0;
    const content = choice["message"]["content"] ?? (silent ? "" : null);
    if (typeof content !== "string" || (content === "" && !silent)) continue;
    const path = ["choices", position, "message", "content"];
    const truncated = isTruncated(choice["finish_reason"]);
    outputs.push({ choice: position, part: "", path, text: content, truncated });
  }
  if (toolCalls.length > MAX_TOOL_CALLS) return unsupported("it has too many tool calls");
  const filter = filtered ? { filtered } : {};
  return { value: { toolCalls, texts, outputs, ...filter, usage: usageOf(body["usage"]) } };
}

/** Only what is known to be the model's own end counts as one: a cut is never repaired. */
export function isTruncated(reason: JsonValue | undefined): boolean {
  return reason !== "stop" && reason !== "tool_calls" && reason !== "function_call";
}

/** The same answer with other arguments for some calls; every other character stays. */
export function replaceArguments(
  text: string,
  replacements: readonly Replacement[],
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
export function usageOf(usage: JsonValue | undefined): Usage {
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
export function textsOf(message: JsonObject, choice: number): AnswerText[] {
  const texts: AnswerText[] = [];
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
): Problem | undefined {
  const found = members.find((member) => (object[member] ?? null) !== null);
  return found === undefined
    ? undefined
    : { kind: "unsupported", message: `it has a '${found}', which is not supported`, param: found };
}

function readMessage(
  message: JsonObject,
  options: { readonly choice: number; readonly truncated: boolean },
): Reading<Pick<AnswerContent, "toolCalls" | "texts">> {
  const problem = foreignMember(message, ["function_call"]);
  if (problem !== undefined) return { problem };
  const toolCalls: ToolCall[] = [];
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

/** Members that shape the answer and make nothing happen at the provider; those of other servers with
 * this API (sampling) among them. What is not listed could be a tool that acts out of sight. */
const knownMembers: ReadonlySet<string> = new Set([
  ...["model", "messages", "stream", "stream_options", "n", "tools", "tool_choice"],
  ...["parallel_tool_calls", "response_format", "modalities", "temperature", "top_p", "top_k"],
  ...["min_p", "stop", "seed", "max_tokens", "max_completion_tokens", "presence_penalty"],
  ...["frequency_penalty", "repetition_penalty", "logit_bias", "logprobs", "top_logprobs"],
  ...["reasoning_effort", "verbosity", "prediction", "user", "safety_identifier", "metadata"],
  ...["store", "service_tier", "prompt_cache_key", "prompt_cache_retention"],
]);

function unsupportedPart(body: JsonObject): Problem | undefined {
  for (const [member, value] of Object.entries(body)) {
    if (value !== null && !knownMembers.has(member)) {
      const message = `'${member.slice(0, 64)}' is not supported`;
      return { kind: "unsupported", message, param: member.slice(0, 64) };
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

function rolesOf(messages: readonly JsonValue[]): Reading<readonly string[]> {
  const roles: string[] = [];
  for (const [index, message] of messages.entries()) {
    if (!isObject(message) || typeof message["role"] !== "string") {
      return malformed("a message has no role", `messages[${index}].role`);
    }
    roles.push(message["role"]);
  }
  return { value: roles };
}

function toolsOf(tools: JsonValue): Reading<readonly string[]> {
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
