/**
 * The way of one call, stage by stage; each stage takes what the one before gives.
 *
 * @module
 */

import type { Call } from "./accept.ts";
import { type Answer, dispatch } from "./dispatch.ts";
import { labelled, refuse } from "./finish.ts";
import { gateBytes } from "./gate_bytes.ts";
import { gateJson } from "./gate_json.ts";
import { gateStream } from "./gate_stream.ts";
import type { Settings } from "./options.ts";
import type { Facts, GatewayDeps } from "./ports.ts";
import { CallRecord } from "./record.ts";
import { causesOf, Refusal } from "./refusal.ts";
import { type Runs, unavailable } from "./runs.ts";
import { scan, type Scanned } from "./scan.ts";

/** What the stages work with. */
export interface FlowContext {
  readonly deps: GatewayDeps;
  readonly settings: Settings;
  readonly runs: Runs;
}

/** Takes one accepted call to its end. Never throws: what goes wrong is an answer. */
export async function flow(call: Call, context: FlowContext): Promise<Response> {
  let record: CallRecord | undefined;
  try {
    refuseWithoutJournal(context);
    const scanned = await scan(call, context.settings.limits);
    record = await open(call, context);
    const facts = factsOf(call, { scanned, run: record.run });
    await decide({ record, scanned, facts }, context);
    const answer = await dispatch(call, {
      body: scanned.body,
      send: context.deps.send,
      limits: context.settings.limits,
      timer: record.timer,
    });
    return labelled(await gate({ call, answer, scanned, record, facts }, context), {
      call,
      record,
    });
  } catch (error) {
    return await refuse(error, { call, record, log: context.deps.log });
  }
}

function refuseWithoutJournal({ deps }: FlowContext): void {
  const failure = deps.ledger.failure();
  if (failure !== undefined) throw unavailable(failure);
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
