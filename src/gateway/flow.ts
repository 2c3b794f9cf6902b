/**
 * The way of one call, stage by stage; each stage takes what the one before gives.
 *
 * @module
 */

import { type ChatRequest, readChatRequest } from "../protocols/mod.ts";
import type { Call } from "./accept.ts";
import { type Answer, CallerLeft, dispatch } from "./dispatch.ts";
import { endingOf } from "./ending.ts";
import { gateBytes } from "./gate_bytes.ts";
import { gateJson } from "./gate_json.ts";
import { gateStream } from "./gate_stream.ts";
import { ingest, requirePlainJson } from "./ingest.ts";
import { MAX_PATH_LENGTH } from "./limits.ts";
import type { Settings } from "./options.ts";
import type { Facts, GatewayDeps } from "./ports.ts";
import { CallRecord } from "./record.ts";
import { causesOf, Refusal, refusalResponse, reportOf } from "./refusal.ts";
import { type Runs, unavailable } from "./runs.ts";

/** What the stages work with. */
export interface FlowContext {
  readonly deps: GatewayDeps;
  readonly settings: Settings;
  readonly runs: Runs;
}

/** A call with its body read. */
interface Scanned {
  readonly body: Uint8Array<ArrayBuffer>;
  /** `undefined` where no rule looks into the body. */
  readonly chat: ChatRequest | undefined;
}

/** Takes one accepted call to its end. Never throws: what goes wrong is an answer. */
export async function flow(call: Call, context: FlowContext): Promise<Response> {
  let record: CallRecord | undefined;
  try {
    refuseWithoutJournal(context);
    const scanned = await scan(call, context);
    record = await open(call, context);
    const facts = factsOf(call, { scanned, run: record.run });
    await decide({ record, scanned, facts }, context);
    const { send } = context.deps;
    const { limits } = context.settings;
    const answer = await dispatch(call, { body: scanned.body, send, limits });
    return labelled(await gate({ call, answer, scanned, record, facts }, context), {
      call,
      record,
    });
  } catch (error) {
    return await refuse({ call, error, record }, context);
  }
}

function refuseWithoutJournal({ deps }: FlowContext): void {
  const failure = deps.ledger.failure();
  if (failure !== undefined) throw unavailable(failure);
}

/** Reads the body and, for chat completions, what it asks for. */
async function scan(call: Call, { settings }: FlowContext): Promise<Scanned> {
  const { request, plan } = call;
  if (call.target.path.length > MAX_PATH_LENGTH) {
    throw new Refusal("bad_request", "cannot take the request: its path is too long to record");
  }
  if (plan.protocol === "openai") requirePlainJson(request.headers);
  const { requestBodyBytes, requestBodyMs } = settings.limits;
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

async function open(call: Call, { deps, runs }: FlowContext): Promise<CallRecord> {
  const lease = await runs.join(call.id, { id: call.run, agent: call.agent });
  return new CallRecord(call, { lease, clock: deps.clock });
}

/** Decides on the request and writes both down before anything goes upstream. */
async function decide(
  { record, scanned, facts }: {
    readonly record: CallRecord;
    readonly scanned: Scanned;
    readonly facts: Facts;
  },
  { deps }: FlowContext,
): Promise<void> {
  const { body, chat } = scanned;
  const ruling = deps.guard.decide(facts);
  const fields = chat === undefined ? { body } : { body, model: chat.model, stream: chat.stream };
  await record.request(fields, ruling);
  if (ruling.effect !== "deny") return;
  const { rules, reason = "the policy denies it" } = ruling;
  throw new Refusal("denied", `cannot forward the request: ${reason}`, { rules });
}

async function gate(
  { call, answer, scanned, record, facts }: {
    readonly call: Call;
    readonly answer: Answer;
    readonly scanned: Scanned;
    readonly record: CallRecord;
    readonly facts: Facts;
  },
  { deps, settings }: FlowContext,
): Promise<Response> {
  const log = (error: unknown) =>
    deps.log("error", `cannot end the call: ${causesOf(error)}`, { request: call.id });
  if (scanned.chat === undefined) {
    const withoutBody = call.request.method === "HEAD" || !answer.body.present;
    return await gateBytes(answer, { record, withoutBody, log });
  }
  const room = { guard: deps.guard, limits: settings.limits, facts };
  return scanned.chat.stream
    ? await gateStream(answer, { context: { record, room }, requestId: call.id, log })
    : await gateJson(answer, { record, room });
}

/** Ends a call that is not served: in the evidence first, then to the caller. */
async function refuse(
  { call, error, record }: {
    readonly call: Call;
    readonly error: unknown;
    readonly record: CallRecord | undefined;
  },
  { deps }: FlowContext,
): Promise<Response> {
  let told = error;
  const receipt = record?.receipt;
  const ids = {
    request: call.id,
    run: record?.run,
    receipt: receipt === undefined ? undefined : `${receipt.run}/${receipt.seq}`,
  };
  try {
    const { outcome } = endingOf(error);
    const status = error instanceof CallerLeft ? undefined : reportOf(error, ids).status;
    await record?.end({ outcome, status });
  } catch (failure) {
    // Without evidence of the refusal the caller learns of the journal, not of the refusal.
    told = failure;
  }
  const report = reportOf(told, ids);
  if (report.status >= 500 && !(told instanceof CallerLeft)) {
    deps.log("error", causesOf(told), { request: call.id, status: report.status });
  }
  const response = refusalResponse(call.shape, report);
  return record === undefined ? response : labelled(response, { call, record });
}

/** Puts what is known of the call on its answer. */
function labelled(
  response: Response,
  { call, record }: { readonly call: Call; readonly record: CallRecord },
): Response {
  const { headers } = response;
  const { receipt } = record;
  headers.set("x-clyra-request-id", call.id);
  headers.set("x-clyra-run-id", record.run);
  headers.set("x-clyra-decision", record.verdict);
  if (record.rules.length > 0) headers.set("x-clyra-rule", record.rules.join(", "));
  if (receipt !== undefined) {
    headers.set("x-clyra-receipt", `${receipt.run}/${receipt.seq}`);
    headers.set("x-clyra-leaf", receipt.leaf);
  }
  headers.set("x-clyra-schema", record.schema ?? "unchecked");
  headers.set("x-clyra-overhead-us", String(record.overheadUs()));
  return response;
}

function factsOf(
  call: Call,
  { scanned, run }: { readonly scanned: Scanned; readonly run: string },
): Facts {
  const url = new URL(call.url);
  const { chat } = scanned;
  return {
    kind: chat === undefined ? "http.request" : "llm.request",
    call: chat === undefined
      ? { protocol: "http" }
      : { protocol: "openai.chat", stream: chat.stream },
    request: { method: call.request.method, path: url.pathname, host: url.host },
    run: { id: run },
    ...(chat === undefined ? {} : { model: chat.model }),
  };
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal("bad_request", "cannot take the request: its body is not UTF-8", { cause });
  }
}
