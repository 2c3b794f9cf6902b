/**
 * MCP over streamable HTTP: one JSON-RPC message per body or event, tool calls in requests, lists of
 * tools in answers. Revisions 2025-06-18, 2025-11-25 and the stateless 2026-07-28.
 *
 * @module
 */

import { malformed, type Problem, type Reading, unsupported } from "./answer.ts";
import { type ErrorReport, jsonRpcError } from "./errors.ts";
import {
  isList,
  isObject,
  type JsonObject,
  type JsonValue,
  locateValue,
  lookalikeOf,
  parseJson,
  replaceValues,
} from "./json_text.ts";

/** The id of a JSON-RPC request. */
export type RpcId = string | number;

/** A tool as a server describes it. */
export interface McpTool {
  /** Its place in the list. */
  readonly index: number;
  readonly name: string;
  /** JSON of name, description, inputSchema and annotations: what a model is told of it. */
  readonly definition: string;
  /** JSON of the schemas of its arguments and of its structured results, where it has them. */
  readonly inputSchema?: string;
  readonly outputSchema?: string;
}

/** What a tool gave back. */
export interface McpResult {
  /** The structured content as it stands in the text. */
  readonly structured?: string;
  /** The tool says that it failed: then no schema is asked of what it gives. */
  readonly isError: boolean;
}

/** One message. */
export interface McpMessage {
  readonly kind: "request" | "notification" | "response";
  /** Empty for responses. */
  readonly method: string;
  /** Absent for notifications, and for errors that answer nothing in particular. */
  readonly id: RpcId | undefined;
  /** The tool that is called, with its arguments as they stand in the text. */
  readonly call: { readonly name: string; readonly arguments: string } | undefined;
  /** The tools that a response lists. */
  readonly tools: readonly McpTool[];
  /** What a response carries, unless it is an error. */
  readonly result?: McpResult;
  /** What the headers of a request must repeat (2026-07-28). */
  readonly mirrored: Mirrored;
}

/** What a request says in its body that its headers say as well. */
export interface Mirrored {
  /** The revision in `_meta`, which only stateless requests have. */
  readonly version: string | undefined;
  /** The value of the `mcp-name` header. */
  readonly name: string | undefined;
}

/** Most tools of one list: each is hashed. */
export const MAX_LISTED_TOOLS = 1024;

/** Which member of `params` the `mcp-name` header repeats, by method. */
const named: ReadonlyMap<string, string> = new Map([
  ["tools/call", "name"],
  ["prompts/get", "name"],
  ["resources/read", "uri"],
  ["tasks/get", "taskId"],
  ["tasks/update", "taskId"],
  ["tasks/cancel", "taskId"],
]);

/**
 * Reads one message.
 *
 * @example
 * ```ts
 * import { readMcpMessage } from "./mcp.ts";
 *
 * const reading = readMcpMessage(
 *   '{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":{"n": 1}}}',
 * );
 * if ("problem" in reading || reading.value.call?.arguments !== '{"n": 1}') throw new Error("lost");
 * ```
 */
export function readMcpMessage(text: string): Reading<McpMessage> {
  const parsed = parseJson(text);
  if ("problem" in parsed) return malformed(`it cannot be read as JSON: ${parsed.problem.message}`);
  const body = parsed.value;
  if (isList(body)) return unsupported("batches of messages are not supported");
  if (!isObject(body) || body["jsonrpc"] !== "2.0") return malformed("it is no JSON-RPC message");
  const lookalike = lookalikeOf(body, ["jsonrpc", "id", "method", "params", "result", "error"]);
  if (lookalike !== undefined) return otherSpelling(lookalike);
  const { method } = body;
  const id = idOf(body);
  if (id !== null && "problem" in id) return id;
  const common = { id: id?.value, call: undefined, tools: [], mirrored: nothing };
  if (method === undefined) return readResponse(body, { text, common });
  if (typeof method !== "string" || method === "" || method.length > 256) {
    return malformed("its method is not a text of 1 to 256 characters", "method");
  }
  if ("result" in body || "error" in body) return malformed("it is request and response at once");
  const params = body["params"] ?? {};
  if (!isObject(params)) return malformed("its params are no object", "params");
  const respelled = lookalikeOf(params, ["name", "arguments", "uri", "_meta"]);
  if (respelled !== undefined) return otherSpelling(respelled);
  const kind = id === null ? "notification" : "request";
  const message = { ...common, kind, method, mirrored: mirroredOf(method, params) } as const;
  if (method !== "tools/call") return { value: message };
  const { name, arguments: given = {} } = params;
  if (typeof name !== "string") return malformed("the tool has no name", "params.name");
  if (!isObject(given)) return malformed("the arguments are no object", "params.arguments");
  const span = locateValue(text, ["params", "arguments"]);
  const json = span === undefined ? "" : text.slice(span.start, span.end);
  return { value: { ...message, call: { name, arguments: json } } };
}

/**
 * What is wrong with the headers of a request: an intermediary that goes by them must not see another
 * call than the server that goes by the body (2026-07-28, "Standard Request Headers").
 */
export function mirrorProblem(message: McpMessage, headers: Headers): Problem | undefined {
  if (message.kind === "response") return undefined;
  const { version, name } = message.mirrored;
  const wrong = (header: string) =>
    malformed(`the header ${header} does not say what the body says`, header).problem;
  const method = headers.get("mcp-method");
  // Older revisions know none of these headers; a stateless request has them all.
  const stateless = version !== undefined && message.kind === "request";
  if (method === null ? stateless : method !== message.method) return wrong("mcp-method");
  const given = headers.get("mcp-name");
  const decoded = given === null ? undefined : plainValue(given);
  if (given === null ? stateless && name !== undefined : decoded !== name) return wrong("mcp-name");
  if (version !== undefined && headers.get("mcp-protocol-version") !== version) {
    return wrong("mcp-protocol-version");
  }
  return undefined;
}

/** The same message with other arguments for its tool; every other character stays. */
export function withArguments(text: string, json: string): string {
  return replaceValues(text, [{ path: ["params", "arguments"], json }]);
}

/** The same list of tools without some of them; every other character stays. */
export function withoutTools(text: string, message: McpMessage, left: ReadonlySet<number>): string {
  const kept = message.tools.filter(({ index }) => !left.has(index)).map(({ index }) => {
    const span = locateValue(text, ["result", "tools", index]);
    return span === undefined ? "null" : text.slice(span.start, span.end);
  });
  return replaceValues(text, [{ path: ["result", "tools"], json: `[${kept.join(",")}]` }]);
}

/** An error as an event of a stream. */
export function mcpErrorEvent(report: ErrorReport): string {
  return `event: message\ndata: ${JSON.stringify(jsonRpcError(report))}\n\n`;
}

function otherSpelling(name: string): ReturnType<typeof malformed> {
  return malformed(`it has a '${name}' that is written in another way`, name);
}

const nothing: Mirrored = { version: undefined, name: undefined };

function mirroredOf(method: string, params: JsonObject): Mirrored {
  const meta = params["_meta"];
  const version = isObject(meta) ? meta["io.modelcontextprotocol/protocolVersion"] : undefined;
  const member = named.get(method);
  const name = member === undefined ? undefined : params[member];
  return {
    version: typeof version === "string" ? version : undefined,
    name: typeof name === "string" ? name : undefined,
  };
}

/** `null` where there is no id. */
function idOf(body: JsonObject): { readonly value: RpcId } | null | ReturnType<typeof malformed> {
  const id = body["id"] ?? null;
  if (id === null) return null;
  // Beyond 2^53 two different ids would be one here.
  if (typeof id === "string" ? id.length <= 256 : Number.isSafeInteger(id)) {
    return { value: id as RpcId };
  }
  return malformed("its id is neither a short text nor a whole number", "id");
}

function readResponse(
  body: JsonObject,
  { text, common }: {
    readonly text: string;
    readonly common: Omit<McpMessage, "kind" | "method">;
  },
): Reading<McpMessage> {
  if (("result" in body) === ("error" in body)) {
    return malformed("it has neither method nor result nor error, or too many of them");
  }
  const result = body["result"];
  const tools = isObject(result) && "tools" in result ? toolsOf(result["tools"]) : [];
  if ("problem" in tools) return tools;
  const message = { ...common, kind: "response", method: "", tools } as const;
  return { value: isObject(result) ? { ...message, result: resultOf(text, result) } : message };
}

function resultOf(text: string, result: JsonObject): McpResult {
  const isError = result["isError"] === true;
  if (!("structuredContent" in result)) return { isError };
  const span = locateValue(text, ["result", "structuredContent"]);
  return { isError, structured: span === undefined ? "" : text.slice(span.start, span.end) };
}

function toolsOf(listed: JsonValue | undefined): McpTool[] | ReturnType<typeof malformed> {
  if (!isList(listed)) return malformed("its tools are no list", "result.tools");
  if (listed.length > MAX_LISTED_TOOLS) return unsupported("it lists too many tools");
  const tools: McpTool[] = [];
  for (const [index, tool] of listed.entries()) {
    const name = isObject(tool) ? tool["name"] : undefined;
    if (!isObject(tool) || typeof name !== "string" || !name.isWellFormed()) {
      return malformed("a tool has no name", `result.tools[${index}]`);
    }
    const { description, inputSchema, outputSchema, annotations } = tool;
    const definition = JSON.stringify({ name, description, inputSchema, annotations });
    tools.push({
      index,
      name,
      definition,
      ...(inputSchema === undefined ? {} : { inputSchema: JSON.stringify(inputSchema) }),
      ...(outputSchema === undefined ? {} : { outputSchema: JSON.stringify(outputSchema) }),
    });
  }
  return tools;
}

/** A header's value; what does not fit into one comes as `=?base64?...?=`. */
function plainValue(value: string): string | undefined {
  const encoded = /^=\?base64\?(.*)\?=$/i.exec(value)?.[1];
  if (encoded === undefined) return value;
  try {
    const bytes = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined; // Not an encoding of anything: equal to no name.
  }
}
