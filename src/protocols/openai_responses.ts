/**
 * OpenAI responses in JSON form: what a request asks for, what an answer holds. What would be done or
 * kept at the provider, out of our sight, is refused.
 *
 * @module
 */

import {
  type AnswerContent,
  type AnswerOutput,
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
  parseJson,
  replaceValues,
} from "./json_text.ts";
import { responsesTerms } from "./caller_schemas.ts";
import { modelOf, refuseMembers } from "./model_request.ts";

/** Most items of one answer. */
export const MAX_OUTPUT_ITEMS = 256;

/** What hides content or acts without us, and why it is refused. */
const refusedMembers: Readonly<Record<string, string>> = {
  background: "its answer would be fetched past the rules",
  previous_response_id: "what is stored at the provider cannot be seen here",
  conversation: "what is stored at the provider cannot be seen here",
  prompt: "what is stored at the provider cannot be seen here",
};

/**
 * Reads a request body.
 *
 * @example
 * ```ts
 * import { readResponsesRequest } from "./openai_responses.ts";
 *
 * const good = readResponsesRequest('{"model":"m","input":"hi"}');
 * const hidden = readResponsesRequest('{"model":"m","input":"hi","background":true}');
 * if ("problem" in good || !("problem" in hidden)) throw new Error("misread");
 * ```
 */
export function readResponsesRequest(text: string): Reading<ModelRequest> {
  const reading = modelOf(text);
  if ("problem" in reading) return reading;
  const { body, model, stream } = reading.value;
  const { input } = body;
  if (typeof input !== "string" && !(isList(input) && input.length > 0)) {
    return malformed("'input' is neither a text nor a list with at least one item", "input");
  }
  const refused = refuseMembers(body, refusedMembers) ?? inputProblem(input) ??
    toolsProblem(body["tools"] ?? []);
  return refused ?? { value: { model, stream, ...responsesTerms(body) } };
}

/** Reads the body of a successful answer. */
export function readResponsesAnswer(text: string): Reading<AnswerContent> {
  const parsed = parseJson(text);
  if ("problem" in parsed) return malformed(`it cannot be read as JSON: ${parsed.problem.message}`);
  return isObject(parsed.value) ? readResponse(parsed.value) : malformed("it is not a JSON object");
}

/** Reads a response object, as bodies are and as the last events of streams carry. */
export function readResponse(body: JsonObject): Reading<AnswerContent> {
  const output = body["output"];
  if (!isList(output)) return malformed("it has no list of output items", "output");
  if (output.length > MAX_OUTPUT_ITEMS) return unsupported("it has too many items", "output");
  if ("choices" in body) return malformed("it has a 'choices'", "choices");
  const toolCalls: ToolCall[] = [];
  const texts: AnswerText[] = [];
  const outputs: WholeOutput[] = [];
  const truncated = body["status"] !== "completed";
  for (const [index, item] of output.entries()) {
    for (const { part, path, text } of outputsOf(item, index)) {
      outputs.push({ choice: 0, part, path: ["output", index, ...path], text, truncated });
    }
    const read = readItem(item, index);
    if ("problem" in read) return read;
    if (read.value.call !== undefined) toolCalls.push(read.value.call);
    texts.push(...read.value.texts);
  }
  if (toolCalls.length > MAX_TOOL_CALLS) return unsupported("it has too many tool calls");
  // Clients know it as the texts put together; here it would be a text that nobody judges.
  const together = body["output_text"] ?? "";
  if (together !== "" && together !== outputs.map((output) => output.text).join("")) {
    return malformed("its 'output_text' is not what its items say", "output_text");
  }
  return { value: { toolCalls, texts, outputs, usage: usageOf(body["usage"]) } };
}

/** The texts of an item, each with its place in it. */
export function outputsOf(
  item: JsonValue | undefined,
  index: number,
): readonly Pick<AnswerOutput, "part" | "path" | "text">[] {
  if (!isObject(item) || item["type"] !== "message" || !isList(item["content"])) return [];
  return item["content"].flatMap((content, at) => {
    const text = isObject(content) && content["type"] === "output_text" ? content["text"] : null;
    if (typeof text !== "string" || text === "") return [];
    return [{ part: `${index}.${at}`, path: ["content", at, "text"], text }];
  });
}

/** What one output item is. */
export interface OutputItem {
  readonly call: ToolCall | undefined;
  readonly texts: readonly AnswerText[];
}

/** Reads an output item; what acts at the provider or is unknown is refused. */
export function readItem(item: JsonValue | undefined, index: number): Reading<OutputItem> {
  const param = `output[${index}]`;
  if (!isObject(item)) return malformed("an output item is not an object", param);
  switch (item["type"]) {
    case "message":
      return { value: { call: undefined, texts: partsOf(item["content"]) } };
    case "reasoning": {
      const parts = [...partsOf(item["summary"]), ...partsOf(item["content"])];
      return { value: { call: undefined, texts: parts.map(asReasoning) } };
    }
    case "function_call": {
      const { name, call_id: id, arguments: json, status } = item;
      if (typeof name !== "string" || typeof json !== "string" || typeof id !== "string") {
        return malformed("a function call has no name, no call_id or no arguments", param);
      }
      // Only what is said to be complete counts as complete: a cut is never repaired.
      const truncated = status !== "completed";
      const call = { choice: 0, index, id, name, arguments: json, truncated };
      return { value: { call, texts: [] } };
    }
    default:
      return unsupported("an output item is of a kind that is not supported", `${param}.type`);
  }
}

/** The same answer with other arguments for some calls; every other character stays. */
export function replaceResponsesArguments(
  text: string,
  replacements: readonly Replacement[],
): string {
  return replaceValues(
    text,
    replacements.map(({ index, arguments: json }) => ({
      path: ["output", index, "arguments"],
      json: JSON.stringify(json),
    })),
  );
}

/** Token counts of a `usage` member; what is no count is left out. */
export function usageOf(usage: JsonValue | undefined): Usage {
  if (!isObject(usage)) return {};
  const { input_tokens: input, output_tokens: output } = usage;
  return {
    ...(isCount(input) ? { inputTokens: input } : {}),
    ...(isCount(output) ? { outputTokens: output } : {}),
  };
}

/** The lane of a content part, by the member that holds its text. */
export function laneOfPart(type: JsonValue | undefined): TextLane {
  switch (type) {
    case "output_text":
      return "text";
    case "refusal":
      return "refusal";
    case "summary_text":
    case "reasoning_text":
      return "reasoning";
    default:
      return "other";
  }
}

function partsOf(parts: JsonValue | undefined): AnswerText[] {
  if (!isList(parts)) return [];
  return parts.flatMap((part) => {
    if (!isObject(part)) return [];
    const lane = laneOfPart(part["type"]);
    const text = part["text"] ?? part["refusal"];
    const known = lane !== "other" && typeof text === "string";
    const shown = known ? text : JSON.stringify(part);
    return shown === "" ? [] : [{ choice: 0, lane: known ? lane : "other" as const, text: shown }];
  });
}

function asReasoning(text: AnswerText): AnswerText {
  return { ...text, lane: "reasoning" };
}

function inputProblem(input: JsonValue): ReturnType<typeof unsupported> | undefined {
  if (!isList(input)) return undefined;
  const at = input.findIndex((item) => isObject(item) && item["type"] === "item_reference");
  return at < 0
    ? undefined
    : unsupported("an input item is stored at the provider and cannot be seen", `input[${at}]`);
}

function toolsProblem(tools: JsonValue): ReturnType<typeof malformed> | undefined {
  if (!isList(tools)) return malformed("'tools' is not a list", "tools");
  for (const [index, tool] of tools.entries()) {
    if (!isObject(tool)) return malformed("a tool is not an object", `tools[${index}]`);
    if (tool["type"] !== "function") {
      const message = "only tools of type 'function' are supported: others act at the provider";
      return unsupported(message, `tools[${index}].type`);
    }
  }
  return undefined;
}
