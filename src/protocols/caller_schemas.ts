/**
 * The schemas that a request gives for its answer: for the text, and for the arguments of its tools.
 *
 * @module
 */

import type { CallerSchema, CallerSchemas } from "./answer.ts";
import { isCount, isList, isObject, type JsonObject, type JsonValue } from "./json_text.ts";

/** What a request says of its answer. */
export interface AnswerTerms {
  readonly schemas?: CallerSchemas;
  /** Most tokens the answer may have. */
  readonly maxOutputTokens?: number;
}

/**
 * Of a chat request: `response_format` and `tools[].function.parameters`.
 *
 * @example
 * ```ts
 * import { chatTerms } from "./caller_schemas.ts";
 *
 * const format = { type: "json_schema", json_schema: { name: "a", schema: { type: "object" } } };
 * const { schemas } = chatTerms({ response_format: format });
 * if (schemas?.output?.param !== "response_format.json_schema.schema") throw new Error("not found");
 * ```
 */
export function chatTerms(body: JsonObject): AnswerTerms {
  const format = body["response_format"];
  const given = typed(format, "json_schema") ? format["json_schema"] : undefined;
  // Who asks for a schema and gives none must not read an answer as one that was held to it.
  const output = typed(format, "json_schema")
    ? schemaAt(
      isObject(given) ? given["schema"] : undefined,
      "response_format.json_schema.schema",
    )
    : undefined;
  const tools = toolsOf(body["tools"], (tool, param) => {
    const declared = tool["function"];
    if (!isObject(declared)) return undefined;
    return [declared["name"], declared["parameters"], `${param}.function.parameters`];
  });
  return termsOf(output, tools, body["max_completion_tokens"] ?? body["max_tokens"]);
}

/** Of a request for a response: `text.format` and `tools[].parameters`. */
export function responsesTerms(body: JsonObject): AnswerTerms {
  const { text } = body;
  const format = isObject(text) ? text["format"] : undefined;
  const output = typed(format, "json_schema")
    ? schemaAt(format["schema"], "text.format.schema")
    : undefined;
  const tools = toolsOf(
    body["tools"],
    (tool, param) => [tool["name"], tool["parameters"], `${param}.parameters`],
  );
  return termsOf(output, tools, body["max_output_tokens"]);
}

/** Of a request for a message: `output_config.format` and `tools[].input_schema`. */
export function messagesTerms(body: JsonObject): AnswerTerms {
  const { output_config: config, output_format: older } = body;
  const newer = isObject(config) ? config["format"] : undefined;
  const output = typed(newer, "json_schema")
    ? schemaAt(newer["schema"], "output_config.format.schema")
    : typed(older, "json_schema")
    ? schemaAt(older["schema"], "output_format.schema")
    : undefined;
  const tools = toolsOf(
    body["tools"],
    (tool, param) => [tool["name"], tool["input_schema"], `${param}.input_schema`],
  );
  return termsOf(output, tools, body["max_tokens"]);
}

function termsOf(
  output: CallerSchema | undefined,
  tools: ReadonlyMap<string, CallerSchema>,
  most: JsonValue | undefined,
): AnswerTerms {
  const schemas = { tools, ...(output === undefined ? {} : { output }) };
  return {
    ...(output === undefined && tools.size === 0 ? {} : { schemas }),
    ...(isCount(most) ? { maxOutputTokens: most } : {}),
  };
}

type Declared = readonly [
  name: JsonValue | undefined,
  schema: JsonValue | undefined,
  param: string,
];

function toolsOf(
  tools: JsonValue | undefined,
  declared: (tool: JsonObject, param: string) => Declared | undefined,
): ReadonlyMap<string, CallerSchema> {
  const found = new Map<string, CallerSchema>();
  for (const [index, tool] of (isList(tools) ? tools : []).entries()) {
    if (!isObject(tool)) continue;
    const [name, schema, param = ""] = declared(tool, `tools[${index}]`) ?? [];
    if (typeof name !== "string" || schema === undefined || schema === null) continue;
    // Which of two a model meant cannot be known: neither is picked.
    const problem = "another tool has the same name";
    const twice = found.has(name);
    found.set(name, twice ? { param, document: undefined, problem } : { param, document: schema });
  }
  return found;
}

function schemaAt(schema: JsonValue | undefined, param: string): CallerSchema {
  const missing = schema === undefined || schema === null;
  return missing
    ? { param, document: undefined, problem: "there is none" }
    : { param, document: schema };
}

function typed(value: JsonValue | undefined, type: string): value is JsonObject {
  return isObject(value) && value["type"] === type;
}
