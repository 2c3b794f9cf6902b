/**
 * One error class, one closed list of codes, one table from a code to an HTTP status and an exit code.
 *
 * @module
 */

/** What each code means to a caller over HTTP and to a shell. Exit codes: 1 check failed, 2 wrong
 * usage, 3 the environment is not right, 70 our bug. */
const codes = {
  usage: { status: 400, exitCode: 2 },
  config_invalid: { status: 500, exitCode: 2 },
  policy_invalid: { status: 500, exitCode: 2 },
  schema_invalid: { status: 422, exitCode: 2 },
  input_unreadable: { status: 400, exitCode: 2 },
  input_too_large: { status: 413, exitCode: 3 },
  bad_request: { status: 400, exitCode: 2 },
  unauthorized: { status: 401, exitCode: 2 },
  denied: { status: 403, exitCode: 1 },
  not_found: { status: 404, exitCode: 2 },
  conflict: { status: 409, exitCode: 2 },
  unsupported: { status: 501, exitCode: 3 },
  schema_violation: { status: 422, exitCode: 1 },
  limit_exceeded: { status: 413, exitCode: 3 },
  rate_limited: { status: 429, exitCode: 3 },
  overloaded: { status: 503, exitCode: 3 },
  journal_unavailable: { status: 503, exitCode: 3 },
  journal_corrupt: { status: 503, exitCode: 3 },
  key_unusable: { status: 503, exitCode: 3 },
  port_unavailable: { status: 503, exitCode: 3 },
  database_unavailable: { status: 503, exitCode: 3 },
  upstream_failed: { status: 502, exitCode: 3 },
  upstream_timeout: { status: 504, exitCode: 3 },
  check_failed: { status: 500, exitCode: 1 },
  internal: { status: 500, exitCode: 70 },
} as const;

/** A code of the closed list. */
export type ErrorCode = keyof typeof codes;

/** What a {@linkcode ClyraError} carries besides its code and message. */
export interface ClyraErrorOptions {
  /** What the reader can do about it; one sentence, lower case, no period. */
  readonly hint?: string;
  /** The error underneath. */
  readonly cause?: unknown;
  /** Where: a path, `file:line:column`, a JSON pointer. */
  readonly at?: string;
  /** The schema keyword that was at fault, where there is one. */
  readonly keyword?: string;
}

/**
 * The one exception of Clyra. The message reads "cannot do x: what is the case", lower case, without
 * a period, and never contains a secret or a payload.
 *
 * @example
 * ```ts
 * import { ClyraError } from "./errors.ts";
 *
 * const error = new ClyraError("port_unavailable", "cannot listen on 127.0.0.1:80: permission denied", {
 *   hint: "choose a port above 1023 with --port",
 * });
 * if (error.exitCode !== 3 || error.status !== 503) throw new Error("the table changed");
 * ```
 */
export class ClyraError extends Error {
  override readonly name = "ClyraError";
  readonly code: ErrorCode;
  readonly hint: string | undefined;
  readonly at: string | undefined;
  readonly keyword: string | undefined;

  constructor(code: ErrorCode, message: string, options: ClyraErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.hint = options.hint;
    this.at = options.at;
    this.keyword = options.keyword;
  }

  /** The HTTP status this error answers with. */
  get status(): number {
    return codes[this.code].status;
  }

  /** The exit code a command ends with. */
  get exitCode(): number {
    return codes[this.code].exitCode;
  }
}

/** The text of anything that was thrown, for the cause part of a message. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
