/**
 * The way of one call, stage by stage; each stage takes what the one before gives.
 *
 * @module
 */

import type { Call } from "./accept.ts";
import type { BypassWatch } from "./bypass.ts";
import type { Admission } from "./admission.ts";
import type { RunKeys } from "./callers.ts";
import { Capture } from "./capture.ts";
import { type Answer, dispatch } from "./dispatch.ts";
import { labelled, refuse } from "./finish.ts";
import { gateBytes } from "./gate_bytes.ts";
import { gateMcp } from "./gate_mcp.ts";
import { gateJson } from "./gate_json.ts";
import { gateStream } from "./gate_stream.ts";
import type { AnswerLocks } from "./lane_locks.ts";
import { lockAnswer } from "./lock_answer.ts";
import type { Plan, Settings } from "./options.ts";
import type { BodySink, Facts, GatewayDeps } from "./ports.ts";
import { AskedUsage } from "../protocols/mod.ts";
import { decideToolCall } from "./mcp_call.ts";
import type { Pins } from "./pins.ts";
import { CallRecord } from "./record.ts";
import { causesOf, Refusal } from "./refusal.ts";
import { type PolicyInForce, type Runs, unavailable } from "./runs.ts";
import { passRows, type SentBody } from "./rows.ts";
import { mustCarryRows } from "./rows_plan.ts";
import { scan, type Scanned } from "./scan.ts";
import type { Strays } from "./strays.ts";

/** What the stages work with. */
export interface FlowContext {
  readonly deps: GatewayDeps;
  readonly settings: Settings;
  readonly runs: Runs;
  readonly strays: Strays;
  readonly watch: BypassWatch;
  readonly pins: Pins;
  readonly admission: Admission;
  readonly runKeys: RunKeys;
  /** Counts the settings that were in force until now: 0 for the first. */
  readonly generation: number;
}

/** Takes one accepted call to its end. Never throws: what goes wrong is an answer. */
export async function flow(call: Call, context: FlowContext): Promise<Response> {
  let record: CallRecord | undefined;
  let scanned: Scanned | undefined;
  let leave = () => {};
  /** Files that are of no use when the call has ended. */
  const files: BodySink[] = [];
  try {
    refuseWithoutJournal(context);
    leave = context.admission.enter();
    const { bodies } = context.deps;
    scanned = await scan(call, { limits: call.plan.limits, bodies });
    if (scanned.upload !== undefined) files.push(scanned.upload.file);
    leave = leaving(leave, { files, plan: call.plan, context });
    record = await open(call, { context, release: leave });
    await record.look(context.watch);
    const facts = factsOf(call, { scanned, run: record.run });
    const decided = await decide({ call, record, scanned, facts }, context);
    const sent = await judgeRows({ call, record, scanned, files, body: decided }, context);
    const { guard, clock } = context.deps;
    const locks = await lockAnswer(call, { asked: scanned.asked, record, facts, guard, clock });
    const answer = await dispatch(call, {
      ...sent,
      send: context.deps.send,
      limits: call.plan.limits,
      timer: record.timer,
      leftMs: leftOf(call, context),
    });
    record.answered(answer);
    return labelled(await gate({ call, answer, scanned, record, facts, locks }, context), {
      call,
      record,
    });
  } catch (error) {
    if (record === undefined) leave();
    const rpcId = scanned?.mcp?.kind === "request" ? scanned.mcp.id : undefined;
    const told = record === undefined
      ? await context.strays.receipted(error, { incoming: call, policy: policyOf(context) })
      : error;
    return await refuse(told, { call, rpcId, record, log: context.deps.log });
  }
}

function refuseWithoutJournal({ deps }: FlowContext): void {
  const failure = deps.ledger.failure();
  if (failure !== undefined) throw unavailable(failure);
}

function leftOf({ timeoutMs, startedMs }: Call, { deps }: FlowContext): number | undefined {
  return timeoutMs === undefined ? undefined : timeoutMs - (deps.clock.monotonicMs() - startedMs);
}

/** The end of a call is also that of the files that its body lies in. */
function leaving(
  leave: () => void,
  { files, plan, context }: {
    readonly files: readonly BodySink[];
    readonly plan: Plan;
    readonly context: FlowContext;
  },
): () => void {
  if (plan.uploads === undefined && plan.rows === undefined) return leave;
  return () => {
    leave();
    for (const file of files) {
      file.discard().catch((error: unknown) =>
        context.deps.log("warn", `cannot remove an upload: ${causesOf(error)}`)
      );
    }
  };
}

/** What goes upstream, on a route that says what its rows must be. */
async function judgeRows(
  { call, record, scanned, files, body }: {
    readonly call: Call;
    readonly record: CallRecord;
    readonly scanned: Scanned;
    readonly files: BodySink[];
    readonly body: Uint8Array<ArrayBuffer>;
  },
  { deps: { guard, clock, bodies } }: FlowContext,
): Promise<SentBody> {
  const { rows } = call.plan;
  const { upload } = scanned;
  const isEmpty = upload === undefined && body.length === 0;
  // Only what must have a body is judged where there is none.
  if (rows === undefined || (isEmpty && !mustCarryRows(call.request))) {
    return { body, upload, rewritten: false };
  }
  const adopt = (file: BodySink) => void files.push(file);
  return await passRows(call, { body, upload, rows, record, guard, clock, bodies, adopt });
}

async function open(
  call: Call,
  { context, release }: { readonly context: FlowContext; readonly release: () => void },
): Promise<CallRecord> {
  const { deps, runs } = context;
  const { name } = call.identity;
  const lease = await runs.join(call.id, {
    id: call.run,
    agent: call.agent,
    policy: policyOf(context),
    by: call.identity,
    owner: name === undefined ? undefined : { caller: name },
  });
  const { bodies, bodyKey, clock, random } = deps;
  const capture = new Capture({ plan: call.plan.bodies, run: lease.run, random, bodies, bodyKey });
  const checkpoint = deps.ledger.checkpoint?.();
  return new CallRecord(call, { lease, clock, capture, release, checkpoint });
}

/** The policy that decides on the calls of a context. */
export function policyOf({ deps, generation }: FlowContext): PolicyInForce {
  const { policyHash, schemas } = deps.guard;
  return { hash: policyHash, schemas, generation };
}

/** Decides on the request and writes both down before anything goes upstream; gives what goes. */
async function decide(
  { call, record, scanned, facts }: {
    readonly call: Call;
    readonly record: CallRecord;
    readonly scanned: Scanned;
    readonly facts: Facts;
  },
  { deps, pins }: FlowContext,
): Promise<Uint8Array<ArrayBuffer>> {
  const { body, asked, mcp } = scanned;
  const ruling = deps.guard.decide(facts);
  const fields = asked === undefined
    ? { body, scanned: mcp !== undefined, upload: scanned.upload }
    : {
      body,
      model: asked.request.model,
      stream: asked.request.stream,
      scanned: true,
      usageAsked: scanned.asking !== undefined,
    };
  const written = record.request({ ...fields, policyHash: deps.guard.policyHash }, ruling);
  if (ruling.effect === "deny") {
    await written;
    const { rules, reason = "the policy denies it" } = ruling;
    throw new Refusal("denied", `cannot forward the request: ${reason}`, { rules });
  }
  if (mcp?.call === undefined) {
    await written;
    return scanned.asking ?? body;
  }
  const room = { guard: deps.guard, limits: call.plan.limits, facts, pins };
  // Both are under way before either is waited for: one trip to the disk.
  const [decided] = await Promise.all([decideToolCall(call, { body, mcp, record, room }), written]);
  return decided;
}

async function gate(
  { call, answer, scanned, record, facts, locks }: {
    readonly call: Call;
    readonly answer: Answer;
    readonly scanned: Scanned;
    readonly record: CallRecord;
    readonly facts: Facts;
    readonly locks: AnswerLocks | undefined;
  },
  { deps, pins }: FlowContext,
): Promise<Response> {
  const log = (error: unknown) =>
    deps.log("error", `cannot end the call: ${causesOf(error)}`, { request: call.id });
  const { asked, mcp } = scanned;
  const drain = call.plan.onDisconnect === "drain";
  if (call.endpoint.kind === "mcp") {
    const { limits } = call.plan;
    const { guard } = deps;
    return await gateMcp(answer, { call, record, limits, pins, guard, asked: mcp, log });
  }
  if (asked === undefined) {
    const withoutBody = call.request.method === "HEAD" || !answer.body.present;
    const drainBytes = drain ? call.plan.limits.answerBytes : undefined;
    return await gateBytes(answer, { record, withoutBody, log, drainBytes });
  }
  const { dialect } = asked;
  const room = { guard: deps.guard, limits: call.plan.limits, facts, locks };
  const stream = asked.request.stream ? dialect.stream?.() : undefined;
  return stream === undefined
    ? await gateJson(answer, { record, room, dialect })
    : await gateStream(answer, {
      context: { record, room, dialect },
      stream,
      requestId: call.id,
      asked: scanned.asking === undefined ? undefined : new AskedUsage(),
      drain,
      log,
    });
}

function factsOf(
  call: Call,
  { scanned, run }: { readonly scanned: Scanned; readonly run: string },
): Facts {
  const url = new URL(call.url);
  const { asked } = scanned;
  const { protocol } = call.endpoint;
  const known = { protocol, route: call.plan.prefix };
  return {
    kind: asked === undefined ? "http.request" : "llm.request",
    call: asked === undefined ? known : { ...known, stream: asked.request.stream },
    request: { method: call.request.method, path: url.pathname, host: url.host },
    run: { id: run },
    ...(call.identity.name === undefined ? {} : { caller: { name: call.identity.name } }),
    ...(asked === undefined ? {} : { model: asked.request.model }),
  };
}
