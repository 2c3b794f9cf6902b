/**
 * The second stage: the body in full, and what a chat completion asks for, read strictly.
 *
 * @module
 */

import { type ChatRequest, readChatRequest } from "../protocols/mod.ts";
import type { Call } from "./accept.ts";
import { ingest, requirePlainJson } from "./ingest.ts";
import { type Limits, MAX_PATH_LENGTH } from "./limits.ts";
import { Refusal } from "./refusal.ts";

/** A call's body. */
export interface Scanned {
  readonly body: Uint8Array<ArrayBuffer>;
  /** `undefined` where no rule looks into the body. */
  readonly chat: ChatRequest | undefined;
}

/**
 * Reads the body and, for chat completions, what it asks for.
 *
 * @throws Refusal `bad_request`, `unsupported`, `input_too_large`
 */
export async function scan(call: Call, limits: Limits): Promise<Scanned> {
  const { request, plan } = call;
  if (call.target.path.length > MAX_PATH_LENGTH) {
    throw new Refusal("bad_request", "cannot take the request: its path is too long to record");
  }
  if (plan.protocol === "openai") requirePlainJson(request.headers);
  const { requestBodyBytes, requestBodyMs } = limits;
  const body = await ingest(request, { maxBytes: requestBodyBytes, timeoutMs: requestBodyMs });
  if (plan.protocol === "http") {
    if (body.length > 0 && /^(?:GET|HEAD)$/.test(request.method)) {
      throw new Refusal("unsupported", `cannot forward a body with ${request.method}`);
    }
    return { body, chat: undefined };
  }
  const reading = readChatRequest(utf8(body));
  if ("problem" in reading) {
    const { kind, message, param } = reading.problem;
    const code = kind === "malformed" ? "bad_request" : "unsupported";
    throw new Refusal(code, `cannot take the request: ${message}`, { param });
  }
  return { body, chat: reading.value };
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal("bad_request", "cannot take the request: its body is not UTF-8", { cause });
  }
}
