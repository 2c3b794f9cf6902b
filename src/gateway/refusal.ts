/**
 * The one way in which the gateway says no: an error that knows which rule, tool and field it is about,
 * and its answer in the shape of the caller's API.
 *
 * @module
 */

import { ClyraError, type ErrorCode, messageOf } from "../platform/mod.ts";
import {
  errorBody,
  type ErrorReport,
  type ErrorShape,
  type SchemaFault,
} from "../protocols/mod.ts";

/** What a refusal carries besides code and message. */
export interface RefusalDetails {
  readonly hint?: string;
  readonly cause?: unknown;
  /** The field at fault, in the caller's terms. */
  readonly param?: string | undefined;
  readonly rules?: readonly string[];
  readonly tool?: string;
  /** The schema that was not satisfied, and where. */
  readonly schema?: SchemaFault | undefined;
  /** What is known of an answer that was stopped before its end. */
  readonly stopped?: Readonly<Record<string, number>> | undefined;
  /** The JSON-RPC request that is refused. */
  readonly rpcId?: string | number | undefined;
}

/** A call that is not served, with what its caller may know about it. */
export class Refusal extends ClyraError {
  readonly param: string | undefined;
  readonly rules: readonly string[] | undefined;
  readonly tool: string | undefined;
  readonly schema: SchemaFault | undefined;
  readonly stopped: Readonly<Record<string, number>> | undefined;
  readonly rpcId: string | number | undefined;

  constructor(code: ErrorCode, message: string, details: RefusalDetails = {}) {
    super(code, message, {
      ...(details.hint === undefined ? {} : { hint: details.hint }),
      ...(details.cause === undefined ? {} : { cause: details.cause }),
    });
    this.param = details.param;
    this.rules = details.rules;
    this.tool = details.tool;
    this.schema = details.schema;
    this.stopped = details.stopped;
    this.rpcId = details.rpcId;
  }

  /** Where the receipt is, for a refusal that is no call's. */
  receipt: string | undefined;

  /** The same refusal, with its receipt. */
  with({ receipt }: { readonly receipt: string }): this {
    this.receipt = receipt;
    return this;
  }
}

/** Ids that help to find a refused call again. */
export interface RefusalIds {
  readonly request: string;
  readonly rpcId?: string | number | undefined;
  readonly run?: string | undefined;
  readonly receipt?: string | undefined;
}

/** What the caller is told about anything that was thrown. What is not ours stays unsaid. */
export function reportOf(thrown: unknown, ids: RefusalIds): ErrorReport {
  const error = thrown instanceof ClyraError
    ? thrown
    : new ClyraError("internal", "cannot serve the call: an unexpected error", { cause: thrown });
  const refusal = error instanceof Refusal ? error : undefined;
  const receipt = ids.receipt ?? refusal?.receipt;
  const rpcId = ids.rpcId ?? refusal?.rpcId;
  return {
    ...(rpcId === undefined ? {} : { rpcId }),
    status: error.status,
    code: error.code,
    message: error.message,
    request: ids.request,
    ...(error.hint === undefined ? {} : { hint: error.hint }),
    ...(ids.run === undefined ? {} : { run: ids.run }),
    ...(receipt === undefined ? {} : { receipt }),
    ...(refusal?.param === undefined ? {} : { param: refusal.param }),
    ...(refusal?.rules === undefined ? {} : { rules: refusal.rules }),
    ...(refusal?.tool === undefined ? {} : { tool: refusal.tool }),
    ...(refusal?.schema === undefined ? {} : { schema: refusal.schema }),
    ...(refusal?.stopped === undefined ? {} : { stopped: refusal.stopped }),
  };
}

/** Codes for which the same request gets the same answer: clients must not try again by themselves. */
const final: ReadonlySet<string> = new Set(["unsupported", "internal", "config_invalid"]);

/**
 * The status line of a refusal. A JSON-RPC client takes the answer to its request from a 200 only; what
 * is refused before the request was read, or for a fault on the way, keeps its own status.
 */
export function statusOf(shape: ErrorShape, report: ErrorReport): number {
  const answered = shape === "jsonrpc" && report.rpcId !== undefined &&
    (report.code === "denied" || report.code === "schema_violation");
  return answered ? 200 : report.status;
}

/** The answer for a report. */
export function refusalResponse(
  shape: ErrorShape,
  report: ErrorReport,
  headers: Headers = new Headers(),
): Response {
  const { contentType, body } = errorBody(shape, report);
  headers.set("content-type", contentType);
  headers.set("cache-control", "no-store");
  headers.set("x-clyra-request-id", report.request ?? "");
  if (report.receipt !== undefined) headers.set("x-clyra-receipt", report.receipt);
  if (report.status === 503) headers.set("retry-after", "1");
  if (final.has(report.code)) headers.set("x-should-retry", "false");
  return new Response(body, { status: statusOf(shape, report), headers });
}

/** The text of what went wrong, for the operator's log: the chain of causes, without content. */
export function causesOf(thrown: unknown): string {
  const texts: string[] = [];
  let error: unknown = thrown;
  while (error !== undefined && texts.length < 5) {
    texts.push(messageOf(error));
    error = error instanceof Error ? error.cause : undefined;
  }
  return texts.join(": ");
}
