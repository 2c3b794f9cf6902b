/**
 * What the requests of all model APIs begin with: strict JSON, an object, a model, perhaps a stream.
 *
 * @module
 */

import { malformed, type ModelRequest, type Reading, unsupported } from "./answer.ts";
import { isObject, type JsonObject, lookalikeOf, parseJson } from "./json_text.ts";

/** A request body with what every API puts into it. */
export interface ModelBody extends ModelRequest {
  readonly body: JsonObject;
}

/** What is read of any request, and must not be there under a second spelling. */
const readNames: readonly string[] = [
  "model",
  "stream",
  "messages",
  "input",
  "n",
  "tools",
  "functions",
  "function_call",
  "modalities",
  "audio",
  "web_search_options",
  "background",
  "previous_response_id",
  "conversation",
  "prompt",
  "mcp_servers",
  "container",
  "response_format",
  "text",
  "output_config",
  "output_format",
];

/** Reads a body strictly and takes `model` and `stream` from it. */
export function modelOf(text: string): Reading<ModelBody> {
  const parsed = parseJson(text);
  if ("problem" in parsed) {
    return malformed(`the body cannot be read as JSON: ${parsed.problem.message}`);
  }
  const body = parsed.value;
  if (!isObject(body)) return malformed("the body is not a JSON object");
  const lookalike = lookalikeOf(body, readNames);
  if (lookalike !== undefined) {
    return malformed(`it has a '${lookalike}' that is written in another way`, lookalike);
  }
  const { model, stream = false } = body;
  if (
    typeof model !== "string" || model.length === 0 || model.length > 256 || !model.isWellFormed()
  ) {
    return malformed("'model' is not a text of 1 to 256 characters", "model");
  }
  if (typeof stream !== "boolean" && stream !== null) {
    return malformed("'stream' is neither true nor false", "stream");
  }
  return { value: { body, model, stream: stream === true } };
}

/** Refuses members that are there and say something. */
export function refuseMembers(
  body: JsonObject,
  reasons: Readonly<Record<string, string>>,
): ReturnType<typeof unsupported> | undefined {
  for (const [member, reason] of Object.entries(reasons)) {
    const value = body[member] ?? null;
    if (value === null || value === false || (Array.isArray(value) && value.length === 0)) continue;
    return unsupported(`'${member}' is not supported: ${reason}`, member);
  }
  return undefined;
}
