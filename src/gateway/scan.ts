/**
 * The second stage: the body in full, and what it asks a model for, read strictly.
 *
 * @module
 */

import { scanJson } from "../hotpath/mod.ts";
import {
  askForUsage,
  type Dialect,
  type McpMessage,
  mirrorProblem,
  type ModelRequest,
  openaiChat,
  type Problem,
  readMcpMessage,
} from "../protocols/mod.ts";
import type { Call } from "./accept.ts";
import { ingest, requirePlainJson } from "./ingest.ts";
import { type Limits, MAX_PATH_LENGTH } from "./limits.ts";
import type { BodyStorePort } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { mustCarryRows, requireRows } from "./rows_plan.ts";
import { isUpload, type Taken, takeUpload, type Upload } from "./upload.ts";

/** What a call asks a model for, and in which API. */
export interface Asked {
  readonly dialect: Dialect;
  readonly request: ModelRequest;
}

/** A call's body. */
export interface Scanned {
  readonly body: Uint8Array<ArrayBuffer>;
  /** What is asked of a model. */
  readonly asked: Asked | undefined;
  /** The message to an MCP server. */
  readonly mcp: McpMessage | undefined;
  /** The body that asks for token counts besides, where the caller's does not and the route says so. */
  readonly asking?: Uint8Array<ArrayBuffer> | undefined;
  /** A body that lies in a file; then `body` is empty. */
  readonly upload?: Upload;
}

const empty = new Uint8Array(0);

/**
 * Reads the body and, where rules look into it, what it asks for.
 *
 * @throws Refusal `bad_request`, `unsupported`, `input_too_large`
 */
export async function scan(
  call: Call,
  { limits, bodies }: { readonly limits: Limits; readonly bodies: BodyStorePort | undefined },
): Promise<Scanned> {
  const { request, endpoint } = call;
  if (call.target.path.length > MAX_PATH_LENGTH) {
    throw new Refusal("bad_request", "cannot take the request: its path is too long to record");
  }
  const messages = endpoint.kind === "mcp" && request.method === "POST";
  if (endpoint.kind === "model" || messages) requirePlainJson(request.headers);
  const { rows } = call.plan;
  if (rows !== undefined && mustCarryRows(request)) requireRows(request, rows);
  const { requestBodyBytes, requestBodyMs } = limits;
  if (call.plan.uploads !== undefined && bodies !== undefined && isUpload(request)) {
    const taken = await takeUpload(request, { bodies, idleMs: requestBodyMs });
    await requireKnownRows(call, taken);
    return { body: empty, asked: undefined, mcp: undefined, ...taken };
  }
  const body = await ingest(request, { maxBytes: requestBodyBytes, timeoutMs: requestBodyMs });
  await requireKnownRows(call, { body });
  if (endpoint.kind === "model" || messages) requireStrictJson(body);
  if (messages) return { body, asked: undefined, mcp: scanMessage(body, request.headers) };
  if (endpoint.kind !== "model") {
    if (body.length > 0 && /^(?:GET|HEAD)$/.test(request.method)) {
      throw new Refusal("unsupported", `cannot forward a body with ${request.method}`);
    }
    return { body, asked: undefined, mcp: undefined };
  }
  const { dialect } = endpoint;
  const text = utf8(body);
  const reading = dialect.readRequest(text);
  if ("problem" in reading) throw refusalOf(reading.problem);
  const asked = { dialect, request: reading.value };
  const asks = call.plan.usage === "ask" && asked.request.stream && dialect === openaiChat;
  const asking = asks ? askForUsage(text) : undefined;
  return {
    body,
    asked,
    mcp: undefined,
    ...(asking === undefined ? {} : { asking: new TextEncoder().encode(asking) }),
  };
}

/** Requests of other methods seldom have a body; one that has is held to the same. */
async function requireKnownRows({ request, plan: { rows } }: Call, taken: Taken): Promise<void> {
  if (rows === undefined || ("body" in taken && taken.body.length === 0)) return;
  try {
    requireRows(request, rows);
  } catch (refusal) {
    if ("upload" in taken) await taken.upload.file.discard();
    throw refusal;
  }
}

/** Brackets open at once: what the readers behind us can be trusted to survive. */
const maxDepth = 64;

/**
 * One pass over the bytes, before anything is made of them: UTF-8, structure, duplicate names, lone
 * surrogates, depth. What two readers could take for two things goes no further.
 */
function requireStrictJson(body: Uint8Array): void {
  const scan = scanJson(body, { depth: maxDepth });
  if (scan.valid) return;
  const place = `${scan.code} at byte ${scan.offset}`;
  throw new Refusal(
    "bad_request",
    `cannot take the request: its body is not strict JSON: ${place}`,
    {
      hint: "send one JSON text in UTF-8, without doubled names (RFC 7493)",
    },
  );
}

function scanMessage(body: Uint8Array, headers: Headers): McpMessage {
  const reading = readMcpMessage(utf8(body));
  if ("problem" in reading) throw refusalOf(reading.problem);
  const problem = mirrorProblem(reading.value, headers);
  if (problem !== undefined) throw refusalOf(problem, reading.value.id);
  return reading.value;
}

function refusalOf({ kind, message, param }: Problem, rpcId?: string | number): Refusal {
  const code = kind === "malformed" ? "bad_request" : "unsupported";
  return new Refusal(code, `cannot take the request: ${message}`, { param, rpcId });
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function utf8(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new Refusal("bad_request", "cannot take the request: its body is not UTF-8", { cause });
  }
}
