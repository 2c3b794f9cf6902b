/**
 * Error bodies in the shape of the caller's API: OpenAI's, or RFC 9457 for everything else.
 *
 * @module
 */

/** The APIs whose shape an error can take. */
export type ErrorShape = "openai" | "problem";

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
  readonly request?: string;
  readonly run?: string;
  /** Where the receipt is: `<run>/<seq>`. */
  readonly receipt?: string;
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
  return shape === "openai"
    ? {
      contentType: "application/json",
      body: JSON.stringify({ error: openaiError(report) }),
    }
    : {
      contentType: "application/problem+json",
      body: JSON.stringify({
        // RFC 9457, section 4.2.1: without a page of its own the type is about:blank.
        type: "about:blank",
        title: titles[report.status] ?? "Error",
        status: report.status,
        detail: report.message,
        clyra: { code: report.code, ...details(report) },
      }),
    };
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

function details(report: ErrorReport): Readonly<Record<string, unknown>> {
  const { hint, rules, tool, request, run, receipt } = report;
  return {
    ...(hint === undefined ? {} : { hint }),
    ...(rules === undefined ? {} : { rules }),
    ...(tool === undefined ? {} : { tool }),
    ...(request === undefined ? {} : { request }),
    ...(run === undefined ? {} : { run }),
    ...(receipt === undefined ? {} : { receipt }),
  };
}
