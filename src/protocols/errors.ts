/**
 * Error bodies in the shape of the caller's API: OpenAI's, Anthropic's, JSON-RPC for MCP, or RFC 9457
 * for everything else.
 *
 * @module
 */

/** The APIs whose shape an error can take. */
export type ErrorShape = "openai" | "anthropic" | "jsonrpc" | "problem";

/** What an error says, whatever its shape. */
export interface ErrorReport {
  /** HTTP status, also where the status line is already gone. */
  readonly status: number;
  /** A stable word of ours. */
  readonly code: string;
  readonly message: string;
  /** The field at fault, in the caller's own terms. */
  readonly param?: string;
  readonly hint?: string;
  /** Ids of the rules that decided. */
  readonly rules?: readonly string[];
  readonly tool?: string;
  /** The schema that was not satisfied, and where. */
  readonly schema?: SchemaFault;
  /** What is known of an answer that was stopped before its end; counts as each name says. */
  readonly stopped?: Readonly<Record<string, number>>;
  readonly request?: string;
  /** The id of the JSON-RPC request that is answered. */
  readonly rpcId?: string | number;
  readonly run?: string;
  /** Where the receipt is: `<run>/<seq>`. */
  readonly receipt?: string;
}

/** Where a text does not satisfy which schema. Never quotes the text. */
export interface SchemaFault {
  readonly name: string;
  /** Hex SHA-256 of the canonical schema (RFC 8785). */
  readonly sha256: string;
  /** JSON pointer of the value at fault. */
  readonly pointer: string;
  /** The keyword, or `json` where the text is no acceptable JSON. */
  readonly keyword: string;
  /** The first byte of the text after which nothing could make it fit; where that is known. */
  readonly offset?: number;
}

/** A body with its media type. */
export interface ErrorBody {
  readonly contentType: string;
  readonly body: string;
}

/**
 * Writes an error body.
 *
 * @example
 * ```ts
 * import { errorBody } from "./errors.ts";
 *
 * const { body } = errorBody("openai", { status: 403, code: "denied", message: "no", rules: ["r1"] });
 * const { error } = JSON.parse(body);
 * if (error.code !== "denied" || error.clyra.rules[0] !== "r1") throw new Error(body);
 * ```
 */
export function errorBody(shape: ErrorShape, report: ErrorReport): ErrorBody {
  if (shape === "problem") {
    return { contentType: "application/problem+json", body: JSON.stringify(problemOf(report)) };
  }
  const body = shape === "openai"
    ? { error: openaiError(report) }
    : shape === "anthropic"
    ? anthropicError(report)
    : jsonRpcError(report);
  return { contentType: "application/json", body: JSON.stringify(body) };
}

/** The `error` member of OpenAI's bodies, which its streams carry as well. */
export function openaiError(report: ErrorReport): Readonly<Record<string, unknown>> {
  return {
    message: report.message,
    type: typeOf(report.status),
    param: report.param ?? null,
    code: report.code,
    clyra: details(report),
  };
}

/** The body of Anthropic's errors, which its streams carry as `event: error`. */
export function anthropicError(report: ErrorReport): Readonly<Record<string, unknown>> {
  return {
    type: "error",
    error: {
      type: anthropicTypes[report.status] ??
        (report.status >= 500 ? "api_error" : "invalid_request_error"),
      message: report.message,
      clyra: { code: report.code, ...paramOf(report), ...details(report) },
    },
    ...(report.request === undefined ? {} : { request_id: report.request }),
  };
}

/** A JSON-RPC answer that says no (JSON-RPC 2.0, section 5.1); `rpcId` names the request. */
export function jsonRpcError(report: ErrorReport): Readonly<Record<string, unknown>> {
  return {
    jsonrpc: "2.0",
    id: report.rpcId ?? null,
    error: {
      code: rpcCodes[report.code] ?? (report.status >= 500 ? -32603 : -32600),
      message: report.message,
      data: {
        clyra: { code: report.code, status: report.status, ...paramOf(report), ...details(report) },
      },
    },
  };
}

function problemOf(report: ErrorReport): Readonly<Record<string, unknown>> {
  return {
    // RFC 9457, section 4.2.1: without a page of its own the type is about:blank.
    type: "about:blank",
    title: titles[report.status] ?? "Error",
    status: report.status,
    detail: report.message,
    clyra: { code: report.code, ...details(report) },
  };
}

/** The types the Anthropic clients know. */
const anthropicTypes: Readonly<Record<number, string>> = {
  401: "authentication_error",
  403: "permission_error",
  404: "not_found_error",
  413: "request_too_large",
  429: "rate_limit_error",
  503: "overloaded_error",
  504: "timeout_error",
};

/** What is not in JSON-RPC's own range is ours, below MCP's (-32000 to -32099 are the server's). */
const rpcCodes: Readonly<Record<string, number>> = {
  denied: -32050,
  schema_violation: -32602,
  not_found: -32601,
};

/** The names of RFC 9110 for the statuses we answer with. */
const titles: Readonly<Record<number, string>> = {
  400: "Bad Request",
  401: "Unauthorized",
  403: "Forbidden",
  404: "Not Found",
  405: "Method Not Allowed",
  413: "Content Too Large",
  422: "Unprocessable Content",
  429: "Too Many Requests",
  500: "Internal Server Error",
  501: "Not Implemented",
  502: "Bad Gateway",
  503: "Service Unavailable",
  504: "Gateway Timeout",
};

/** The types the OpenAI clients know. */
function typeOf(status: number): string {
  if (status === 401) return "authentication_error";
  if (status === 403) return "permission_error";
  if (status === 429) return "rate_limit_error";
  return status >= 500 ? "server_error" : "invalid_request_error";
}

function paramOf({ param }: ErrorReport): Readonly<Record<string, unknown>> {
  return param === undefined ? {} : { param };
}

function details(report: ErrorReport): Readonly<Record<string, unknown>> {
  const { hint, rules, tool, schema, stopped, request, run, receipt } = report;
  return {
    ...(hint === undefined ? {} : { hint }),
    ...(rules === undefined ? {} : { rules }),
    ...(tool === undefined ? {} : { tool }),
    ...(schema === undefined ? {} : { schema }),
    ...(stopped === undefined ? {} : { stopped }),
    ...(request === undefined ? {} : { request }),
    ...(run === undefined ? {} : { run }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}
