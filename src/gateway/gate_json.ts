/**
 * Answers of models in one piece: read whole, every tool call judged, receipts durable, then
 * out, with repaired arguments where there are any.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import {
  type AnswerContent,
  type Dialect,
  parseJson,
  type Problem,
  replaceValues,
} from "../protocols/mod.ts";
import type { Answer } from "./dispatch.ts";
import { isEncoded, mediaTypeOf, responseHeaders } from "./headers.ts";
import { type Courtroom, judge, type Judgement } from "./judge.ts";
import type { AnswerLocks } from "./lane_locks.ts";
import { hasUnplaced, judgeOutputs, type OutputsJudged, withSilence } from "./output_verdicts.ts";
import type { CallRecord } from "./record.ts";
import type { LaneCoverage } from "./record_parts.ts";
import { Refusal } from "./refusal.ts";

/** What an answer passes through on its way out. */
export interface GateContext {
  readonly record: CallRecord;
  readonly room: Courtroom & { readonly locks?: AnswerLocks | undefined };
  readonly dialect: Dialect;
}

/**
 * Gates one JSON answer.
 *
 * @throws Refusal when it is not passed; the record then has the receipt
 */
export async function gateJson(answer: Answer, context: GateContext): Promise<Response> {
  const { record, room } = context;
  requireMediaType(answer, "application/json");
  const bytes = await answer.body.readAll(room.limits.answerBytes);
  const text = textOf(bytes);
  // The provider's own errors are for the caller, in the provider's own words.
  const ok = answer.status >= 200 && answer.status < 300;
  const passing = ok ? pass(text, context) : passError(text, answer.status);
  const passed = passing instanceof Promise ? await passing : passing;
  const { out, lanes, usage, written } = passed;
  const body = out === text ? bytes : new TextEncoder().encode(out);
  const headers = responseHeaders(answer.headers, { rewritten: true });
  headers.set("x-clyra-coverage", coverageText(lanes));
  // Decisions and ending in one tick are one commit: the caller waits for the disk once.
  const ended = record.end({
    outcome: ok ? "complete" : "upstream_failed",
    status: answer.status,
    upstreamStatus: answer.status,
    body: { bytes: body, headers: answer.headers },
    upstreamBody: body === bytes ? undefined : { bytes, headers: answer.headers },
    usage,
  });
  await Promise.all([written, ended]);
  return new Response(body, { status: answer.status, headers });
}

/** What is decided on the calls of an answer. */
export interface Judged {
  readonly judgements: readonly Judgement[];
  /** Resolves when the receipts are on stable storage; nothing that was judged may leave before. */
  readonly written: Promise<unknown>;
  /** Why the answer may not pass, if it may not. */
  readonly refusal: Refusal | undefined;
}

/** Judges calls and begins to write a receipt for each. */
export function judgeAll(
  calls: AnswerContent["toolCalls"],
  { record, room, dialect }: GateContext,
  released: (call: AnswerContent["toolCalls"][number]) => boolean = () => false,
): Judged {
  const judgements = calls.map((call) => judge(call, room, { released: released(call) }));
  const written = Promise.all(judgements.map((judgement) => record.judgement(judgement)));
  const denied = judgements.find(({ denial }) => denial !== undefined);
  if (denied?.denial === undefined) return { judgements, written, refusal: undefined };
  const { call, denial, ruling } = denied;
  const refusal = new Refusal(denial.code, denial.message, {
    tool: call.name,
    rules: ruling.rules,
    param: dialect.paramOf(call),
    schema: denial.fault,
    hint: "the whole answer was withheld; tell the model that this call is not allowed",
  });
  return { judgements, written, refusal };
}

/** Refuses an answer that is of another kind than the caller asked for. */
export function requireMediaType(answer: Answer, expected: string): void {
  const type = mediaTypeOf(answer.headers);
  if (type !== expected) {
    answer.body.cancel();
    throw new Refusal(
      "upstream_failed",
      `cannot pass the answer: it is '${type}' (status ${answer.status}), not '${expected}'`,
      { hint: "check the URL of the upstream: web pages and proxies answer like this" },
    );
  }
  if (isEncoded(answer.headers)) {
    answer.body.cancel();
    throw new Refusal(
      "upstream_failed",
      "cannot pass the answer: it is encoded, though that was not asked for",
    );
  }
}

/** Lanes as one header: `lane=scanned/seen`. */
export function coverageText(lanes: readonly LaneCoverage[]): string {
  return lanes.map(({ lane, scanned, seen }) => `${lane}=${scanned}/${seen}`).join(", ");
}

/** An answer on its way out. */
interface Passed {
  readonly out: string;
  readonly lanes: readonly LaneCoverage[];
  readonly usage: AnswerContent["usage"] | undefined;
  /** Not yet waited for. */
  readonly written: Promise<unknown>;
}

/** Not async: what it begins to write must be in one commit with what its caller writes. */
function pass(text: string, context: GateContext): Passed | Promise<never> {
  const reading = context.dialect.readAnswer(text);
  if ("problem" in reading) return withhold(reading.problem, context);
  const { toolCalls, texts, usage } = reading.value;
  const lock = context.room.locks?.output;
  if (lock !== undefined && hasUnplaced(texts, reading.value.outputs)) {
    const message = "a text that a schema is asked of is no plain text";
    return withhold({ kind: "unsupported", message }, context);
  }
  const outputs = judgedOutputs(reading.value, context);
  const calls = judgeAll(toolCalls, context);
  const written = Promise.all([outputs?.written, calls.written]);
  const refusal = outputs?.refusal ?? calls.refusal;
  if (refusal !== undefined) return written.then(() => Promise.reject(refusal));
  const out = rewritten(text, { outputs, calls, dialect: context.dialect });
  const lanes = coverageOf(toolCalls, texts, { textScanned: lock !== undefined });
  return { out, lanes, usage, written };
}

function judgedOutputs(
  content: AnswerContent,
  { record, room, dialect }: GateContext,
): OutputsJudged | undefined {
  const lock = room.locks?.output;
  if (lock === undefined) return undefined;
  return judgeOutputs(withSilence(content.outputs, content), { lock, record, dialect });
}

function rewritten(
  text: string,
  { outputs, calls, dialect }: {
    readonly outputs: OutputsJudged | undefined;
    readonly calls: Judged;
    readonly dialect: Dialect;
  },
): string {
  const texts = (outputs?.verdicts ?? []).flatMap(({ output, verdict: { repair } }) =>
    repair === undefined ? [] : [{ path: output.path, json: JSON.stringify(repair.text) }]
  );
  const replacements = calls.judgements.flatMap(({ call, repair }) =>
    repair === undefined ? [] : [{ ...call, arguments: repair.text }]
  );
  const out = texts.length === 0 ? text : replaceValues(text, texts);
  return replacements.length === 0 ? out : dialect.replaceArguments(out, replacements);
}

async function withhold(
  { kind, message, param }: Problem,
  { record }: GateContext,
): Promise<never> {
  const reason = `cannot pass the answer: ${message}`;
  await record.withheld(reason, []);
  throw new Refusal("upstream_failed", reason, {
    param,
    ...(kind === "unsupported" ? { hint: "what is not guarded is not passed" } : {}),
  });
}

function coverageOf(
  toolCalls: AnswerContent["toolCalls"],
  texts: AnswerContent["texts"],
  { textScanned }: { readonly textScanned: boolean },
): LaneCoverage[] {
  return [
    ...texts.map(({ choice, lane, text }) => {
      const seen = Buffer.byteLength(text);
      const scanned = textScanned && lane === "text" ? seen : 0;
      return { lane: `${choice}/${lane}`, seen, scanned };
    }),
    ...toolCalls.map(({ choice, index, arguments: text }) => {
      const seen = Buffer.byteLength(text);
      return { lane: `${choice}/tool_call/${index}`, seen, scanned: seen };
    }),
  ];
}

function passError(text: string, status: number): Passed {
  const parsed = parseJson(text);
  if ("problem" in parsed || (status >= 300 && status < 400)) {
    throw new Refusal("upstream_failed", `cannot pass the answer: status ${status} without JSON`);
  }
  return { out: text, lanes: [], usage: undefined, written: Promise.resolve() };
}

const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** A body as text. */
export function textOf(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes);
  } catch (cause) {
    throw new Refusal("upstream_failed", "cannot pass the answer: it is not UTF-8", { cause });
  }
}
