/**
 * Anthropic messages in JSON form: what a request asks for, what an answer holds, and an answer with
 * other tool input.
 *
 * @module
 */

import {
  type AnswerContent,
  type AnswerText,
  malformed,
  MAX_TOOL_CALLS,
  type ModelRequest,
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
  locateValue,
  parseJson,
  replaceValues,
} from "./json_text.ts";
import { messagesTerms } from "./caller_schemas.ts";
import { modelOf, refuseMembers } from "./model_request.ts";

/** Most content blocks of one answer. */
export const MAX_BLOCKS = 256;

/** What acts at the provider, out of our sight. */
const refusedMembers: Readonly<Record<string, string>> = {
  mcp_servers: "their tools would be called at the provider",
  container: "what is stored at the provider cannot be seen here",
};

/** Tools that Anthropic describes and the caller executes: their calls come to us. */
const callerTools =
  /^(?:custom|(?:bash|text_editor|computer|memory|computer_toolset|browser_toolset)_[0-9]{8})$/;

/**
 * Reads a request body.
 *
 * @example
 * ```ts
 * import { readMessagesRequest } from "./anthropic_messages.ts";
 *
 * const good = readMessagesRequest('{"model":"m","max_tokens":9,"messages":[{"role":"user"}]}');
 * const hidden = readMessagesRequest(
 *   '{"model":"m","messages":[{"role":"user"}],"tools":[{"type":"web_search_20250305"}]}',
 * );
 * if ("problem" in good || !("problem" in hidden)) throw new Error("misread");
 * ```
 */
export function readMessagesRequest(text: string): Reading<ModelRequest> {
  const reading = modelOf(text);
  if ("problem" in reading) return reading;
  const { body, model, stream } = reading.value;
  const { messages, tools } = body;
  if (!isList(messages) || messages.length === 0) {
    return malformed("'messages' is not a list with at least one message", "messages");
  }
  const refused = refuseMembers(body, refusedMembers) ?? toolsProblem(tools ?? []);
  return refused ?? { value: { model, stream, ...messagesTerms(body) } };
}

/** Reads the body of a successful answer. Whatever could carry a call that we would not see is refused. */
export function readMessagesAnswer(text: string): Reading<AnswerContent> {
  const parsed = parseJson(text);
  if ("problem" in parsed) return malformed(`it cannot be read as JSON: ${parsed.problem.message}`);
  const body = parsed.value;
  if (!isObject(body)) return malformed("it is not a JSON object");
  const content = body["content"];
  if (!isList(content)) return malformed("it has no list of content blocks", "content");
  if (content.length > MAX_BLOCKS) return unsupported("it has too many content blocks", "content");
  const truncated = body["stop_reason"] !== "tool_use";
  const toolCalls: ToolCall[] = [];
  const texts: AnswerText[] = [];
  const outputs: WholeOutput[] = [];
  const cut = isCut(body["stop_reason"]);
  for (const [index, block] of content.entries()) {
    const read = readBlock(block, index);
    if ("problem" in read) return read;
    const said = isObject(block) && block["type"] === "text" ? block["text"] : undefined;
    if (typeof said === "string" && said !== "") {
      const path = ["content", index, "text"];
      outputs.push({ choice: 0, part: `${index}`, path, text: said, truncated: cut });
    }
    texts.push(...read.value.texts);
    const { call } = read.value;
    if (call === undefined) continue;
    // The text as it stands, not as another serializer would write it.
    const span = locateValue(text, ["content", index, "input"]);
    const json = span === undefined ? "" : text.slice(span.start, span.end);
    toolCalls.push({ choice: 0, index, ...call, arguments: json, truncated });
  }
  if (toolCalls.length > MAX_TOOL_CALLS) return unsupported("it has too many tool calls");
  const filter = body["stop_reason"] === "refusal" ? { filtered: true } : {};
  return { value: { toolCalls, texts, outputs, ...filter, usage: messagesUsage(body["usage"]) } };
}

/** Reads the body of a successful answer to `count_tokens`. */
export function readTokenCount(text: string): Reading<AnswerContent> {
  const parsed = parseJson(text);
  if ("problem" in parsed) return malformed(`it cannot be read as JSON: ${parsed.problem.message}`);
  const body = parsed.value;
  if (!isObject(body) || !isCount(body["input_tokens"]) || "content" in body) {
    return malformed("it is not a count of tokens", "input_tokens");
  }
  return { value: { toolCalls: [], texts: [], outputs: [], usage: {} } };
}

/** Only what is known to be the model's own end counts as one: a cut is never repaired. */
export function isCut(reason: JsonValue | undefined): boolean {
  return reason !== "end_turn" && reason !== "stop_sequence" && reason !== "tool_use";
}

/** What one content block is. */
export interface Block {
  readonly call: { readonly id: string; readonly name: string } | undefined;
  readonly texts: readonly AnswerText[];
}

/** Reads a content block; what acted at the provider or is unknown is refused. */
export function readBlock(block: JsonValue | undefined, index: number): Reading<Block> {
  const param = `content[${index}]`;
  if (!isObject(block)) return malformed("a content block is not an object", param);
  switch (block["type"]) {
    case "text": {
      const citations = block["citations"] ?? [];
      const cited = isList(citations) && citations.length > 0 ? JSON.stringify(citations) : "";
      return { value: { call: undefined, texts: some(["text", block["text"]], ["other", cited]) } };
    }
    case "thinking":
      return { value: { call: undefined, texts: some(["reasoning", block["thinking"]]) } };
    case "redacted_thinking":
      return { value: { call: undefined, texts: some(["reasoning", block["data"]]) } };
    case "tool_use": {
      const { id, name, input } = block;
      if (typeof name !== "string" || typeof id !== "string" || !isObject(input)) {
        return malformed("a tool call has no name, no id or no input", param);
      }
      return { value: { call: { id, name }, texts: [] } };
    }
    default:
      return unsupported("a content block is of a kind that is not supported", `${param}.type`);
  }
}

/** The same answer with other input for some calls; every other character stays. */
export function replaceMessagesInput(
  text: string,
  replacements: readonly Replacement[],
): string {
  return replaceValues(
    text,
    replacements.map(({ index, arguments: json }) => ({
      path: ["content", index, "input"],
      json,
    })),
  );
}

/** Token counts of a `usage` member. Cached input is counted apart by this API, and is input. */
export function messagesUsage(usage: JsonValue | undefined): Usage {
  if (!isObject(usage)) return {};
  const input = inputParts.map((part) => usage[part]).filter(isCount);
  const output = usage["output_tokens"];
  return {
    ...(input.length > 0 ? { inputTokens: input.reduce((sum, count) => sum + count, 0) } : {}),
    ...(isCount(output) ? { outputTokens: output } : {}),
  };
}

const inputParts = ["input_tokens", "cache_creation_input_tokens", "cache_read_input_tokens"];

function some(...texts: readonly (readonly [TextLane, JsonValue | undefined])[]): AnswerText[] {
  return texts.flatMap(([lane, text]) =>
    typeof text === "string" && text !== "" ? [{ choice: 0, lane, text }] : []
  );
}

function toolsProblem(tools: JsonValue): ReturnType<typeof malformed> | undefined {
  if (!isList(tools)) return malformed("'tools' is not a list", "tools");
  for (const [index, tool] of tools.entries()) {
    if (!isObject(tool)) return malformed("a tool is not an object", `tools[${index}]`);
    if (!executedByCaller(tool)) {
      const message =
        "only tools that the caller executes are supported: others act at the provider";
      return unsupported(message, `tools[${index}].type`);
    }
  }
  return undefined;
}

function executedByCaller(tool: JsonObject): boolean {
  const type = tool["type"] ?? "custom";
  return typeof type === "string" && callerTools.test(type);
}
