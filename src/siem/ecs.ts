/**
 * Entries as documents of the Elastic Common Schema 9; what it has no field for is under `clyra.*`.
 *
 * @module
 */

import type { EntryBody } from "../pef/mod.ts";
import type { CallFacts, Observed } from "./observed.ts";
import type { Product, SiemEvent } from "./ocsf.ts";

/** The document of an entry; `undefined` for entries that are no decision and no finding. */
export function toEcs(
  observed: Observed,
  { call, product }: { readonly call: CallFacts | undefined; readonly product: Product },
): SiemEvent | undefined {
  const { draft } = observed;
  if (draft.type === "decision") return decisionOf(draft.body, { observed, call, product });
  if (draft.type !== "event.bypass") return undefined;
  return {
    ...commonOf(observed, product),
    event: {
      ...eventOf(observed),
      kind: "alert",
      category: ["intrusion_detection"],
      type: ["info"],
      outcome: "unknown",
      action: draft.type,
    },
    message: draft.body.summary,
    clyra: { run: observed.run, counts: draft.body.counts ?? [] },
  };
}

function decisionOf(
  body: EntryBody<"decision">,
  { observed, call, product }: {
    readonly observed: Observed;
    readonly call: CallFacts | undefined;
    readonly product: Product;
  },
): SiemEvent {
  const isRefused = body.verdict === "deny" || body.verdict === "shed";
  const { draft, agent, run, policyHash } = observed;
  return {
    ...commonOf(observed, product),
    event: {
      ...eventOf(observed),
      kind: isRefused ? "alert" : "event",
      category: ["api"],
      type: [isRefused ? "denied" : body.verdict === "allow" ? "allowed" : "change"],
      outcome: isRefused ? "failure" : "success",
      action: `${body.on}.${body.verdict}`,
      ...(body.reason === undefined ? {} : { reason: body.reason }),
    },
    message: `${body.verdict}: ${body.reason ?? (body.rules.join(", ") || "no rule")}`,
    ...(body.rules[0] === undefined ? {} : {
      rule: { id: body.rules[0], ...(policyHash === undefined ? {} : { ruleset: policyHash }) },
    }),
    ...techniquesOf(body),
    ...(call === undefined ? {} : {
      http: { request: { method: call.request.method } },
      url: { path: call.request.path },
      service: { target: { name: call.request.upstream } },
    }),
    ...(call?.traceId === undefined ? {} : { trace: { id: call.traceId } }),
    ...genAiOf(body, { call, agent }),
    clyra: {
      run,
      on: body.on,
      verdict: body.verdict,
      rules: body.rules,
      latency_us: body.latency_us,
      ...(draft.call === undefined ? {} : { call: draft.call }),
      ...(body.threat_class === undefined ? {} : { threat_class: body.threat_class }),
      ...(body.schema === undefined ? {} : {
        schema: { sha256: body.schema.sha256, result: body.schema.result },
      }),
      ...(draft.context ?? {}),
    },
  };
}

function genAiOf(
  body: EntryBody<"decision">,
  { call, agent }: { readonly call: CallFacts | undefined; readonly agent: string | undefined },
): SiemEvent {
  const fields = {
    ...(call?.request.model === undefined ? {} : { request: { model: call.request.model } }),
    ...(agent === undefined ? {} : { agent: { id: agent } }),
    ...(body.tool === undefined ? {} : {
      tool: {
        name: body.tool,
        ...(body.tool_call === undefined ? {} : { call: { id: body.tool_call } }),
      },
    }),
  };
  return Object.keys(fields).length === 0 ? {} : { gen_ai: fields };
}

function techniquesOf({ mitre_id: ids = [] }: EntryBody<"decision">): SiemEvent {
  const found = ids.flatMap((id) => /^ATLAS:(AML\.[A-Z0-9.]+)$/.exec(id)?.[1] ?? []);
  if (found.length === 0) return {};
  return { threat: { framework: "MITRE ATLAS", technique: { id: found } } };
}

function eventOf({ run, seq, leaf }: Observed): SiemEvent {
  return {
    id: `${run}/${seq}`,
    sequence: seq,
    hash: leaf,
    provider: "clyra",
    dataset: "clyra.decision",
    module: "clyra",
  };
}

function commonOf({ timeMs }: Observed, product: Product): SiemEvent {
  return {
    "@timestamp": new Date(timeMs).toISOString(),
    ecs: { version: "9.4.0" },
    observer: {
      vendor: "Clyra",
      product: "Clyra Gateway",
      version: product.version,
      name: product.origin,
    },
  };
}
