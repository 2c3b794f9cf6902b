/**
 * The entries of one call: request, decisions, response and notary, each written once.
 *
 * @module
 */

import { type CommitScope, commitScope } from "../journal/mod.ts";
import type { EntryBody } from "../pef/mod.ts";
import type { Clock } from "../platform/mod.ts";
import type { Usage } from "../protocols/mod.ts";
import type { Call } from "./accept.ts";
import type { UpstreamTimer } from "./dispatch.ts";
import { mediaTypeOf } from "./headers.ts";
import { MAX_PATH_LENGTH } from "./limits.ts";
import type { Judgement } from "./judge.ts";
import type { Repair, SchemaResult } from "./lock_verdict.ts";
import type { NotaryBody } from "./notary.ts";
import type { Appended, Ruling } from "./ports.ts";
import { type Lease, unavailable } from "./runs.ts";

/** How a call ended. */
export type Outcome = EntryBody<"call.response">["outcome"];

/** How much of a lane was looked at. */
export interface LaneCoverage {
  readonly lane: string;
  readonly seen: number;
  readonly scanned: number;
}

/** What is known of a call at its end. */
export interface Ending {
  readonly outcome: Outcome;
  readonly status?: number | undefined;
  readonly upstreamStatus?: number | undefined;
  /** The body that the caller gets, where it was held as a whole. */
  readonly body?: { readonly bytes: Uint8Array; readonly headers: Headers } | undefined;
  /** The body that came, where it is another one. */
  readonly upstreamBody?: { readonly bytes: Uint8Array; readonly headers: Headers } | undefined;
  readonly usage?: Usage | undefined;
  readonly notary?: NotaryBody | undefined;
}

/** What a schema decided on a text that is no tool call. */
export interface LockDecision {
  readonly on: "request" | "response";
  readonly verdict: "allow" | "deny" | "repair";
  readonly schema?: SchemaResult;
  /** The text that was judged, and its lane. */
  readonly judged?: { readonly lane: string; readonly text: string };
  readonly repair?: Repair | undefined;
  readonly tool?: string;
  readonly reason?: string | undefined;
  readonly stopped?: Stopped | undefined;
}

/** What is known of an answer that was stopped before its end. */
export type Stopped = Readonly<Record<string, number>>;

/** The worst that was decided on a call. */
export type CallVerdict = Judgement["verdict"] | "redact";

/** What the request entry says about the body. */
export interface RequestFields {
  readonly body: Uint8Array;
  readonly model?: string;
  readonly stream?: boolean;
  /** The policy that decides on the call; written down where its run knows more than one. */
  readonly policyHash?: string;
  /** Rules looked into the body. */
  readonly scanned?: boolean;
}

/** The evidence of one call. Every method resolves when what it wrote is on stable storage. */
export class CallRecord {
  readonly #call: Call;
  readonly #lease: Lease;
  readonly #clock: Clock;
  readonly #release: () => void;
  #receipt: Appended | undefined;
  #verdict: CallVerdict = "allow";
  #rules: readonly string[] = [];
  #schema: SchemaResult["result"] | undefined;
  /** A schema is in place whose verdict is not known yet. */
  awaitsSchema = false;
  #ended: Promise<void> | undefined;
  #begun = false;
  #waitedMs = 0;
  #waitingSinceMs: number | undefined;

  /** `release` is called when the call has ended. */
  constructor(
    call: Call,
    options: { readonly lease: Lease; readonly clock: Clock; readonly release?: () => void },
  ) {
    this.#call = call;
    this.#lease = options.lease;
    this.#clock = options.clock;
    this.#release = options.release ?? (() => undefined);
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

  /** Whether the ending is written or being written. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** Writes the request and the decision on it, as one durable step. */
  async request(fields: RequestFields, ruling: Ruling): Promise<void> {
    const { request, target, plan, endpoint, identity } = this.#call;
    const { policyHash } = fields;
    const mediaType = mediaTypeOf(request.headers);
    const query = new TextEncoder().encode(target.query);
    this.#begun = true;
    const entry = this.#append("call.request", {
      protocol: endpoint.protocol,
      upstream: plan.upstream.id,
      method: request.method,
      path: target.path.slice(0, MAX_PATH_LENGTH),
      body: this.#commit(fields.body, { type: "call.request", field: "body", mediaType }),
      ...(query.length === 0 ? {} : {
        query: this.#commit(query, {
          type: "call.request",
          field: "query",
          mediaType: "text/plain",
        }),
      }),
      ...(fields.model === undefined ? {} : { model: fields.model }),
      ...(fields.stream === undefined ? {} : { stream: fields.stream }),
    }, {
      traceparent: this.#call.trace.parent,
      ...(identity.name === undefined ? {} : { caller: identity.name }),
      ...(policyHash === undefined || !this.#lease.severalPolicies
        ? {}
        : { policy_sha256: policyHash }),
    });
    const verdict = ruling.effect === "deny" ? "deny" : "allow";
    const seen = { lane: "request", seen: fields.body.length, scanned: fields.body.length };
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
    await Promise.all([entry, decision]);
  }

  /** Writes the decision on a tool call. */
  async judgement(judgement: Judgement, stopped?: Stopped): Promise<void> {
    const { call, ruling, verdict, schema, repair, denial, observed } = judgement;
    const reason = denial?.message ?? observed;
    const bytes = new TextEncoder().encode(call.arguments);
    const lane = `${call.choice}/tool_call/${call.index}`;
    const commit = (bytes: Uint8Array, field: string) =>
      this.#commit(bytes, { type: "decision", lane, field, mediaType: "application/json" });
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
    }, extOf(stopped));
  }

  /** Writes what a schema decided on a text, or why it did not. */
  async locked(decision: LockDecision): Promise<void> {
    const { on, verdict, schema, judged, repair, tool, reason, stopped } = decision;
    this.#noteSchema(schema);
    const bytes = new TextEncoder().encode(judged?.text ?? "");
    const lane = judged?.lane ?? on;
    const commit = (bytes: Uint8Array, field: string) =>
      this.#commit(bytes, { type: "decision", lane, field, mediaType: "application/json" });
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
    }, extOf(stopped));
    // What lets a call pass is not among the rules that an answer names.
    if (verdict === "allow") this.#rules = rules;
    await written;
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
    const waited = this.#waitedMs +
      (this.#waitingSinceMs === undefined ? 0 : this.#clock.monotonicMs() - this.#waitingSinceMs);
    const elapsed = this.#clock.monotonicMs() - this.#call.startedMs;
    return Math.max(0, Math.round((elapsed - waited) * 1000));
  }

  /** Takes the time spent waiting for the upstream. */
  readonly timer: UpstreamTimer = {
    start: () => this.#waitingSinceMs = this.#clock.monotonicMs(),
    stop: () => {
      if (this.#waitingSinceMs === undefined) return;
      this.#waitedMs += this.#clock.monotonicMs() - this.#waitingSinceMs;
      this.#waitingSinceMs = undefined;
    },
  };

  async #end(ending: Ending): Promise<void> {
    // Without its request there is no call in the run that could have ended.
    if (!this.#begun) return;
    const { outcome, status, upstreamStatus, body, upstreamBody, usage, notary } = ending;
    const commit = (part: NonNullable<Ending["body"]>, field: string) =>
      this.#commit(part.bytes, {
        type: "call.response",
        field,
        mediaType: mediaTypeOf(part.headers),
      });
    const response = this.#append("call.response", {
      outcome,
      ...(status === undefined ? {} : { status }),
      ...(upstreamStatus === undefined ? {} : { upstream_status: upstreamStatus }),
      ...(body === undefined ? {} : { body: commit(body, "body") }),
      ...(upstreamBody === undefined ? {} : {
        upstream_body: commit(upstreamBody, "upstream_body"),
      }),
      ...(usage?.inputTokens === undefined ? {} : { input_tokens: usage.inputTokens }),
      ...(usage?.outputTokens === undefined ? {} : { output_tokens: usage.outputTokens }),
    });
    const all: Promise<Appended>[] = [response];
    if (notary !== undefined) all.push(this.#append("stream.notary", notary));
    await Promise.all(all);
  }

  async #decide(
    body: EntryBody<"decision">,
    ext?: { readonly [key: string]: string },
  ): Promise<void> {
    if (body.verdict !== "deny" || this.#verdict !== "deny") this.#rules = body.rules;
    // The worst verdict of a call is the one its headers name.
    if (this.#verdict !== "deny" && body.verdict !== "allow") {
      const { verdict } = body;
      this.#verdict = verdict === "repair" || verdict === "redact" ? verdict : "deny";
    }
    this.#receipt = await this.#append("decision", body, ext);
  }

  #append<T extends "call.request" | "call.response" | "decision" | "stream.notary">(
    type: T,
    body: EntryBody<T>,
    ext?: { readonly [key: string]: string },
  ): Promise<Appended> {
    const more = ext === undefined ? {} : { ext };
    const draft = { type, body, call: this.#call.id, ...more } as Parameters<
      Lease["run"]["append"]
    >[0];
    return this.#lease.run.append(draft).catch((error: unknown) => {
      throw unavailable(error);
    });
  }

  /** `field` is the place of the commitment in the entry's body, by which it can be opened later. */
  #commit(
    bytes: Uint8Array,
    options: Omit<CommitScope, "call"> & { readonly field: string; readonly mediaType: string },
  ) {
    const { field, mediaType, ...scope } = options;
    return this.#lease.run.commit(bytes, {
      scope: commitScope({ call: this.#call.id, ...scope }),
      field,
      mediaType,
    });
  }
}

/** Counts as an entry's open map takes them. */
function extOf(stopped: Stopped | undefined): { readonly [key: string]: string } | undefined {
  if (stopped === undefined) return undefined;
  return Object.fromEntries(
    Object.entries(stopped).map(([name, count]) => [`stopped.${name}`, String(count)]),
  );
}

/** As much as an entry holds; a pair of surrogates cut in two would be no text. */
function prose(text: string): string {
  return text.slice(0, 1024).toWellFormed();
}

function ruleFields(ruling: Ruling) {
  const classes = ruling.classes.slice(0, 64);
  const owasp = classes.filter((name) => name.startsWith("OWASP:"));
  const mitre = classes.filter((name) => name.startsWith("ATLAS:"));
  return {
    rules: ruling.rules.slice(0, 64),
    ...(ruling.reason === undefined ? {} : { reason: prose(ruling.reason) }),
    ...(classes.length === 0 ? {} : { threat_class: classes }),
    ...(owasp.length === 0 ? {} : { owasp }),
    ...(mitre.length === 0 ? {} : { mitre_id: mitre }),
  };
}
