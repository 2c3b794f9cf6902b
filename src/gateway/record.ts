/**
 * The entries of one call: request, decisions, response and notary, each written once.
 *
 * @module
 */

import { type CommitScope, commitScope } from "../journal/mod.ts";
import type { EntryBody } from "../pef/mod.ts";
import type { Clock } from "../platform/mod.ts";
import type { Call } from "./accept.ts";
import type { BypassWatch } from "./bypass.ts";
import { AnswerCapture } from "./answer_capture.ts";
import type { Capture, EntryCapture } from "./capture.ts";
import type { Answer } from "./dispatch.ts";
import { isEncoded, mediaTypeOf } from "./headers.ts";
import { MAX_PATH_LENGTH } from "./limits.ts";
import type { Judgement } from "./judge.ts";
import type { SchemaResult } from "./lock_verdict.ts";
import type { Appended, Ruling } from "./ports.ts";
import {
  type CallVerdict,
  type Ending,
  type Ext,
  extOf,
  type LaneCoverage,
  type LockDecision,
  prose,
  type RequestFields,
  type RowsDecision,
  ruleFields,
  type Stopped,
} from "./record_parts.ts";
import { type Lease, unavailable } from "./runs.ts";
import { Stopwatch } from "./stopwatch.ts";

/** The evidence of one call. Every method resolves when what it wrote is on stable storage. */
export class CallRecord {
  readonly #call: Call;
  readonly #lease: Lease;
  readonly #release: () => void;
  readonly #capture: Capture;
  /** The streamed answer. */
  readonly answer: AnswerCapture;
  #upstreamId: string | undefined;
  #parents: readonly string[] = [];
  #chain: () => string | undefined = () => undefined;
  #receipt: Appended | undefined;
  #verdict: CallVerdict = "allow";
  #rules: readonly string[] = [];
  #schema: SchemaResult["result"] | undefined;
  /** A schema is in place whose verdict is not known yet. */
  awaitsSchema = false;
  #rowCounts: string | undefined;
  #ended: Promise<void> | undefined;
  #begun = false;
  /** Takes the time spent waiting for the upstream. */
  readonly timer: Stopwatch;

  /** The log's newest checkpoint when the call began. */
  readonly checkpoint: string | undefined;

  /** `release` is called when the call has ended. */
  constructor(
    call: Call,
    options: {
      readonly lease: Lease;
      readonly clock: Clock;
      readonly capture: Capture;
      readonly release?: () => void;
      readonly checkpoint?: string | undefined;
    },
  ) {
    this.#call = call;
    this.#lease = options.lease;
    this.timer = new Stopwatch(options.clock, call.startedMs);
    this.#capture = options.capture;
    this.answer = new AnswerCapture(options.capture);
    this.#release = options.release ?? (() => undefined);
    this.checkpoint = options.checkpoint;
  }

  /** Id of the run. */
  get run(): string {
    return this.#lease.run.id;
  }

  /** The newest receipt: where the last decision went. */
  get receipt(): Appended | undefined {
    return this.#receipt;
  }

  /** The newest verdict. */
  get verdict(): CallVerdict {
    return this.#verdict;
  }

  /** The rules of the newest verdict. */
  get rules(): readonly string[] {
    return this.#rules;
  }

  /** What the schemas said: the worst of all tool calls. */
  get schema(): string | undefined {
    return this.#schema;
  }

  /** How many rows passed and did not, where the body was judged by rows. */
  get rowCounts(): string | undefined {
    return this.#rowCounts;
  }

  /** Whether the ending is written or being written. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /**
   * Lets the call be looked at for signs of a bypass; what is noticed is written before the request.
   *
   * @throws Refusal for a call that may not go on, with its receipt
   */
  async look(watch: BypassWatch): Promise<void> {
    this.#chain = () => watch.tokenOf(this.#call, this.#lease.run);
    const { parents, refusal } = await watch.look(this.#call, this.#lease.run);
    this.#parents = parents;
    if (refusal === undefined) return;
    // A refusal for its token must not be the way to get one.
    this.#chain = () => undefined;
    await this.#decide({
      on: "request",
      verdict: "deny",
      rules: refusal.rules ?? [],
      reason: prose(refusal.message),
      coverage: { lanes: [], detectors: [] },
      latency_us: this.overheadUs(),
    });
    throw refusal;
  }

  /** The chain token for the answer; each is another one. */
  chainToken(): string | undefined {
    return this.#chain();
  }

  /** Writes the request and the decision on it, as one durable step. */
  async request(fields: RequestFields, ruling: Ruling): Promise<void> {
    const { request, target, plan, endpoint, identity } = this.#call;
    const { policyHash } = fields;
    const mediaType = mediaTypeOf(request.headers);
    const encoded = isEncoded(request.headers);
    const capture = this.#capture.entry("request");
    const query = new TextEncoder().encode(target.query);
    this.#begun = true;
    const entry = this.#append("call.request", {
      protocol: endpoint.protocol,
      upstream: plan.upstream.id,
      method: request.method,
      path: target.path.slice(0, MAX_PATH_LENGTH),
      body: fields.upload === undefined
        ? this.#commit(fields.body, {
          capture,
          type: "call.request",
          field: "body",
          mediaType,
          encoded,
        })
        : capture.upload(fields.upload, mediaType),
      ...(query.length === 0 ? {} : {
        query: this.#commit(query, {
          capture,
          type: "call.request",
          field: "query",
          mediaType: "text/plain",
          encoded: true, // By percents: no detector would find what it looks for.
        }),
      }),
      ...(fields.model === undefined ? {} : { model: fields.model }),
      ...(fields.stream === undefined ? {} : { stream: fields.stream }),
    }, () => ({
      traceparent: this.#call.trace.parent,
      ...(identity.name === undefined ? {} : { caller: identity.name }),
      ...(policyHash === undefined || !this.#lease.severalPolicies
        ? {}
        : { policy_sha256: policyHash }),
      ...(fields.usageAsked === true ? { usage: "asked" } : {}),
      ...capture.ext,
    }));
    const verdict = ruling.effect === "deny" ? "deny" : "allow";
    const bytes = fields.upload?.bytes ?? fields.body.length;
    const seen = { lane: "request", seen: bytes, scanned: bytes };
    const decision = this.#decide({
      on: "request",
      verdict,
      ...ruleFields(ruling),
      coverage: {
        lanes: fields.scanned === true ? [seen] : [{ ...seen, scanned: 0 }],
        detectors: [],
      },
      latency_us: this.overheadUs(),
    });
    await Promise.all([entry, decision, capture.kept()]);
  }

  /** Writes the decision on a tool call. */
  async judgement(judgement: Judgement, stopped?: Stopped): Promise<void> {
    const { call, ruling, verdict, schema, repair, denial, observed } = judgement;
    const reason = denial?.message ?? observed;
    const bytes = new TextEncoder().encode(call.arguments);
    const lane = `${call.choice}/tool_call/${call.index}`;
    const capture = this.#capture.entry("arguments");
    const commit = (bytes: Uint8Array, field: string) =>
      this.#commit(bytes, {
        capture,
        type: "decision",
        lane,
        field,
        mediaType: "application/json",
      });
    this.#noteSchema(schema);
    await this.#decide({
      on: "tool_call",
      verdict,
      ...ruleFields(ruling),
      tool: call.name.slice(0, 256).toWellFormed(),
      // The provider's id need not be one by our rules; then it is the caller's alone.
      ...(/^[A-Za-z0-9._:/@+-]{1,256}$/.test(call.id) ? { tool_call: call.id } : {}),
      arguments: commit(bytes, "arguments"),
      ...(reason === undefined ? {} : { reason: prose(reason) }),
      ...(schema === undefined ? {} : { schema }),
      ...(repair === undefined ? {} : {
        repair: {
          before: commit(bytes, "repair/before"),
          after: commit(new TextEncoder().encode(repair.text), "repair/after"),
          operations: repair.operations.slice(0, 64),
        },
      }),
      coverage: {
        lanes: [{ lane, seen: bytes.length, scanned: bytes.length }],
        detectors: [],
      },
      latency_us: this.overheadUs(),
    }, () => ({ ...extOf(stopped), ...capture.ext }));
    await capture.kept();
  }

  /** Writes what a schema decided on a text, or why it did not. */
  async locked(decision: LockDecision): Promise<void> {
    const { on, verdict, schema, judged, repair, tool, reason, stopped } = decision;
    this.#noteSchema(schema);
    const bytes = new TextEncoder().encode(judged?.text ?? "");
    const lane = judged?.lane ?? on;
    const capture = this.#capture.entry(on);
    const commit = (bytes: Uint8Array, field: string) =>
      this.#commit(bytes, {
        capture,
        type: "decision",
        lane,
        field,
        mediaType: "application/json",
      });
    const rules = this.#rules;
    const written = this.#decide({
      on,
      verdict,
      rules: ["clyra.schema"],
      ...(tool === undefined ? {} : { tool: tool.slice(0, 256).toWellFormed() }),
      ...(reason === undefined ? {} : { reason: prose(reason) }),
      ...(schema === undefined ? {} : { schema }),
      ...(repair === undefined ? {} : {
        repair: {
          before: commit(bytes, "repair/before"),
          after: commit(new TextEncoder().encode(repair.text), "repair/after"),
          operations: repair.operations.slice(0, 64),
        },
      }),
      coverage: {
        lanes: [{ lane, seen: bytes.length, scanned: bytes.length }],
        detectors: [],
      },
      latency_us: this.overheadUs(),
    }, () => ({ ...extOf(stopped), ...capture.ext }));
    // What lets a call pass is not among the rules that an answer names.
    if (verdict === "allow") this.#rules = rules;
    await Promise.all([written, capture.kept()]);
  }

  /** Writes what came of an upload of rows. */
  async rows(decision: RowsDecision): Promise<void> {
    const { verdict, schema, reason, counts, seen, scanned, steps } = decision;
    this.#noteSchema(schema);
    this.#rowCounts = `accepted=${counts.accepted};refused=${counts.refused}`;
    const rules = this.#rules;
    const capture = this.#capture.entry("request");
    const written = this.#decide({
      on: "request",
      verdict,
      rules: ["clyra.rows"],
      ...(reason === undefined ? {} : { reason: prose(reason) }),
      schema,
      coverage: { lanes: [{ lane: "request", seen, scanned }], detectors: [] },
      latency_us: this.overheadUs(),
    });
    if (verdict === "allow") this.#rules = rules;
    const ext = () => capture.said;
    await Promise.all([written, ...steps.map((step) => this.#append("event.step", step, ext))]);
  }

  /** The worst of all lanes is what the answer's header says. */
  #noteSchema(schema: SchemaResult | undefined): void {
    if (schema === undefined) return;
    const rank = (result: SchemaResult["result"] | undefined) =>
      ["valid", "repaired", "unchecked", "rejected"].indexOf(result ?? "");
    if (rank(schema.result) > rank(this.#schema)) this.#schema = schema.result;
  }

  /** Writes the decision to withhold an answer for what it is, not for a rule of the policy. */
  async withheld(reason: string, lanes: readonly LaneCoverage[]): Promise<void> {
    await this.#decide({
      on: "response",
      verdict: "deny",
      rules: ["clyra.response"],
      reason: prose(reason),
      coverage: { lanes: lanes.slice(0, 64), detectors: [] },
      latency_us: this.overheadUs(),
    });
  }

  /** Writes that a tool was left out of a list, because it is not what it was. */
  async quarantined(tool: string): Promise<void> {
    await this.#decide({
      on: "response",
      verdict: "redact",
      rules: ["clyra.tool_pin"],
      tool: tool.slice(0, 256).toWellFormed(),
      reason: "its definition is not the one that was pinned",
      coverage: { lanes: [], detectors: [] },
      latency_us: this.overheadUs(),
    });
  }

  /**
   * Writes how the call ended and gives the run back. The first ending counts.
   *
   * @throws Refusal `journal_unavailable`
   */
  end(ending: Ending): Promise<void> {
    this.#ended ??= this.#end(ending).finally(() => {
      this.#lease.release();
      this.#release();
    });
    return this.#ended;
  }

  /** Microseconds since the request came, without those spent waiting for the upstream. */
  overheadUs(): number {
    return this.timer.ownUs();
  }

  /** Remembers what the upstream calls the exchange: bills and logs of others name it so. */
  answered({ headers }: Answer): void {
    const id = headers.get("x-request-id") ?? headers.get("request-id") ?? "";
    if (/^[A-Za-z0-9._:/@+-]{1,256}$/.test(id)) this.#upstreamId = id;
  }

  async #end(ending: Ending): Promise<void> {
    const { status, upstreamStatus, body, upstreamBody, usage } = ending;
    // Without its request there is no call in the run that could have ended.
    if (!this.#begun) return await this.answer.discard();
    const capture = this.#capture.entry("response");
    const commit = (part: NonNullable<Ending["body"]>, field: string) =>
      this.#commit(part.bytes, {
        capture,
        type: "call.response",
        field,
        mediaType: mediaTypeOf(part.headers),
        encoded: isEncoded(part.headers),
      });
    const settled = this.answer.settle(ending.notary);
    const { notary, kept, ext, failure } = settled instanceof Promise ? await settled : settled;
    const response = this.#append("call.response", {
      // What could not be kept is not answered to its end.
      outcome: failure !== undefined && ending.outcome === "complete" ? "unknown" : ending.outcome,
      ...(status === undefined ? {} : { status }),
      ...(upstreamStatus === undefined ? {} : { upstream_status: upstreamStatus }),
      ...(body === undefined ? kept : { body: commit(body, "body") }),
      ...(upstreamBody === undefined ? {} : {
        upstream_body: commit(upstreamBody, "upstream_body"),
      }),
      ...(usage?.inputTokens === undefined ? {} : { input_tokens: usage.inputTokens }),
      ...(usage?.outputTokens === undefined ? {} : { output_tokens: usage.outputTokens }),
    }, () => ({
      ...(this.#upstreamId === undefined ? {} : { upstream_request_id: this.#upstreamId }),
      ...ext,
      ...capture.ext,
    }));
    const all: Promise<unknown>[] = [response, capture.kept()];
    if (notary !== undefined) all.push(this.#append("stream.notary", notary));
    await Promise.all(all);
    if (failure !== undefined) throw failure;
  }

  async #decide(body: EntryBody<"decision">, ext?: Ext): Promise<void> {
    if (body.verdict !== "deny" || this.#verdict !== "deny") this.#rules = body.rules;
    // The worst verdict of a call is the one its headers name.
    if (this.#verdict !== "deny" && body.verdict !== "allow") {
      const { verdict } = body;
      this.#verdict = verdict === "repair" || verdict === "redact" ? verdict : "deny";
    }
    this.#receipt = await this.#append("decision", body, ext);
  }

  #append<T extends "call.request" | "call.response" | "decision" | "stream.notary" | "event.step">(
    type: T,
    body: EntryBody<T>,
    ext?: Ext,
  ): Promise<Appended> {
    const said = ext?.() ?? {};
    const more = Object.keys(said).length === 0 ? {} : { ext: said };
    const parents = type === "call.request" && this.#parents.length > 0
      ? { parents: this.#parents }
      : {};
    const draft = { type, body, call: this.#call.id, ...parents, ...more } as Parameters<
      Lease["run"]["append"]
    >[0];
    return this.#lease.run.append(draft).catch((error: unknown) => {
      throw unavailable(error);
    });
  }

  /** `field` is the place of the commitment in the entry's body, by which it can be opened later. */
  #commit(
    bytes: Uint8Array,
    options: Omit<CommitScope, "call"> & {
      readonly capture: EntryCapture;
      readonly field: string;
      readonly mediaType: string;
      readonly encoded?: boolean;
    },
  ) {
    const { capture, field, mediaType, encoded = false, ...scope } = options;
    return capture.commit(bytes, {
      scope: commitScope({ call: this.#call.id, ...scope }),
      field,
      mediaType,
      encoded,
    });
  }
}
