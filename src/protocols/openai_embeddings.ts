/**
 * Embeddings of OpenAI: a request that names a model, an answer of numbers.
 *
 * @module
 */

import {
  type AnswerContent,
  malformed,
  type ModelRequest,
  type Reading,
  type Usage,
} from "./answer.ts";
import { isCount, isList, isObject, type JsonValue, parseJson } from "./json_text.ts";
import { modelOf } from "./model_request.ts";

/**
 * Reads a request body.
 *
 * @example
 * ```ts
 * import { readEmbeddingsRequest } from "./openai_embeddings.ts";
 *
 * const reading = readEmbeddingsRequest('{"model":"m","input":["a"]}');
 * if ("problem" in reading || reading.value.model !== "m") throw new Error("not read");
 * ```
 */
export function readEmbeddingsRequest(text: string): Reading<ModelRequest> {
  const reading = modelOf(text);
  if ("problem" in reading) return reading;
  const { body, model } = reading.value;
  const { input } = body;
  if (typeof input !== "string" && !(isList(input) && input.length > 0)) {
    return malformed("'input' is neither a text nor a list with at least one part", "input");
  }
  return { value: { model, stream: false } };
}

/** Reads the body of a successful answer. */
export function readEmbeddingsAnswer(text: string): Reading<AnswerContent> {
  // Numbers by the hundred thousand: no name in them can be there twice but those of few objects.
  const parsed = parseJson(text);
  if ("problem" in parsed) return malformed(`it cannot be read as JSON: ${parsed.problem.message}`);
  const body = parsed.value;
  if (!isObject(body) || !isList(body["data"])) return malformed("it has no list 'data'", "data");
  const foreign = ["choices", "output"].find((member) => member in body);
  if (foreign !== undefined) return malformed(`it has a '${foreign}'`, foreign);
  return { value: { toolCalls: [], texts: [], outputs: [], usage: usageOf(body["usage"]) } };
}

function usageOf(usage: JsonValue | undefined): Usage {
  const input = isObject(usage) ? usage["prompt_tokens"] : undefined;
  return isCount(input) ? { inputTokens: input } : {};
}
