/**
 * Entries as OCSF events, one a decision (OCSF 1.8.0: API Activity 6003, HTTP Activity 4002, Detection
 * Finding 2004, all with the profile `security_control`).
 *
 * @module
 */

import type { EntryBody } from "../pef/mod.ts";
import type { CallFacts, Observed } from "./observed.ts";

/** A line for a SIEM. */
export type SiemEvent = { readonly [member: string]: unknown };

/** The program that speaks. */
export interface Product {
  readonly version: string;
  /** Origin of the tenant log. */
  readonly origin: string;
}

type Decision = EntryBody<"decision">;

/** Verdicts as `action_id` and `disposition_id` of OCSF. */
const outcomes: Readonly<
  Record<Decision["verdict"], readonly [action: number, disposition: number]>
> = {
  allow: [1, 1],
  deny: [2, 2],
  repair: [4, 11],
  redact: [4, 18],
  hold: [1, 14],
  shed: [2, 6],
};

const actions: Readonly<Record<number, string>> = { 1: "Allowed", 2: "Denied", 4: "Modified" };
const dispositions: Readonly<Record<number, string>> = {
  1: "Allowed",
  2: "Blocked",
  6: "Dropped",
  11: "Corrected",
  14: "Delayed",
  18: "Tagged",
};
const severities: Readonly<Record<number, string>> = { 1: "Informational", 3: "Medium", 4: "High" };

interface Activity {
  readonly id: number;
  readonly name: string;
}

const other = (name: string): Activity => ({ id: 99, name });

const apiActivities: Readonly<Record<string, Activity>> = {
  POST: { id: 1, name: "Create" },
  GET: { id: 2, name: "Read" },
  HEAD: { id: 2, name: "Read" },
  PUT: { id: 3, name: "Update" },
  PATCH: { id: 3, name: "Update" },
  DELETE: { id: 4, name: "Delete" },
};

const httpActivities: Readonly<Record<string, Activity>> = {
  CONNECT: { id: 1, name: "Connect" },
  DELETE: { id: 2, name: "Delete" },
  GET: { id: 3, name: "Get" },
  HEAD: { id: 4, name: "Head" },
  OPTIONS: { id: 5, name: "Options" },
  POST: { id: 6, name: "Post" },
  PUT: { id: 7, name: "Put" },
  TRACE: { id: 8, name: "Trace" },
  PATCH: { id: 9, name: "Patch" },
};

const classes = {
  api: { uid: 6003, name: "API Activity", category: 6, categoryName: "Application Activity" },
  http: { uid: 4002, name: "HTTP Activity", category: 4, categoryName: "Network Activity" },
  finding: { uid: 2004, name: "Detection Finding", category: 2, categoryName: "Findings" },
} as const;

/** The event of an entry; `undefined` for entries that are no decision and no finding. */
export function toOcsf(
  observed: Observed,
  { call, product }: { readonly call: CallFacts | undefined; readonly product: Product },
): SiemEvent | undefined {
  const { draft } = observed;
  if (draft.type === "decision") return decisionOf(draft.body, { observed, call, product });
  if (draft.type === "event.bypass") return findingOf(draft.body, { observed, product });
  return undefined;
}

interface Parts {
  readonly observed: Observed;
  readonly call: CallFacts | undefined;
  readonly product: Product;
}

function decisionOf(body: Decision, { observed, call, product }: Parts): SiemEvent {
  const isHttp = call?.request.protocol === "http" && body.on === "request";
  const [action, disposition] = outcomes[body.verdict];
  const isRefused = body.verdict === "deny" || body.verdict === "shed";
  const severity = !isRefused ? 1 : (body.threat_class ?? []).length > 0 ? 4 : 3;
  const activity = activityOf(body, { method: call?.request.method ?? "", isHttp });
  return {
    ...commonOf(isHttp ? classes.http : classes.api, { observed, product, activity, severity }),
    action_id: action,
    action: actions[action],
    disposition_id: disposition,
    disposition: dispositions[disposition],
    is_alert: isRefused,
    status_id: isRefused ? 2 : 1,
    status: isRefused ? "Failure" : "Success",
    message: `${body.verdict}: ${body.reason ?? (body.rules.join(", ") || "no rule")}`,
    ...attacksOf(body),
    ...(body.rules[0] === undefined ? {} : { firewall_rule: { uid: body.rules[0] } }),
    ...(observed.policyHash === undefined ? {} : { policy: { uid: observed.policyHash } }),
    ...placesOf(body, { observed, call, isHttp }),
    unmapped: { clyra: detailsOf(body, { observed, call }) },
  };
}

function activityOf(
  body: Decision,
  { method, isHttp }: { readonly method: string; readonly isHttp: boolean },
): Activity {
  if (body.on === "tool_call") return other("Tool Call");
  if (body.on === "response") return other("Response");
  return (isHttp ? httpActivities : apiActivities)[method] ?? other(method || "Call");
}

function placesOf(
  body: Decision,
  { observed, call, isHttp }: {
    readonly observed: Observed;
    readonly call: CallFacts | undefined;
    readonly isHttp: boolean;
  },
): SiemEvent {
  const { agent, run, draft } = observed;
  const caller = agent ?? "caller";
  const ends = {
    src_endpoint: { svc_name: caller },
    ...(call === undefined ? {} : { dst_endpoint: { svc_name: call.request.upstream } }),
  };
  const http = call === undefined ? {} : {
    http_request: {
      // OCSF names nine methods; another one is told in `unmapped`.
      ...(call.request.method in httpActivities ? { http_method: call.request.method } : {}),
      url: { path: call.request.path },
      ...(draft.call === undefined ? {} : { uid: draft.call }),
    },
  };
  if (isHttp) return { ...ends, ...http };
  return {
    ...ends,
    ...http,
    actor: { app_name: caller, session: { uid: run } },
    api: {
      operation: body.tool ?? call?.request.path ?? body.on,
      ...(call === undefined ? {} : { service: { name: call.request.upstream } }),
      ...(draft.call === undefined ? {} : { request: { uid: draft.call } }),
    },
  };
}

/** MITRE ATLAS techniques; OWASP classes have no place in OCSF and go to `unmapped`. */
function attacksOf({ mitre_id: ids = [] }: Decision): SiemEvent {
  const attacks = ids.flatMap((id) => {
    const [, uid] = /^ATLAS:(AML\.[A-Z0-9.]+)$/.exec(id) ?? [];
    return uid === undefined ? [] : [{ technique: { uid } }];
  });
  return attacks.length === 0 ? {} : { attacks };
}

function detailsOf(
  body: Decision,
  { observed: { draft, leaf }, call }: Pick<Parts, "observed" | "call">,
): SiemEvent {
  return {
    leaf,
    ...(call === undefined ? {} : { method: call.request.method }),
    ...(call?.traceId === undefined ? {} : { trace_id: call.traceId }),
    on: body.on,
    verdict: body.verdict,
    rules: body.rules,
    latency_us: body.latency_us,
    ...(body.tool === undefined ? {} : { tool: body.tool }),
    ...(body.tool_call === undefined ? {} : { tool_call: body.tool_call }),
    ...(body.threat_class === undefined ? {} : { threat_class: body.threat_class }),
    ...(body.schema === undefined ? {} : {
      schema: { sha256: body.schema.sha256, result: body.schema.result },
    }),
    ...(draft.context ?? {}),
  };
}

function findingOf(
  body: EntryBody<"event.bypass">,
  { observed, product }: { readonly observed: Observed; readonly product: Product },
): SiemEvent {
  const { run, seq, timeMs, leaf } = observed;
  return {
    ...commonOf(classes.finding, {
      observed,
      product,
      activity: { id: 1, name: "Create" },
      severity: 4,
    }),
    is_alert: true,
    status_id: 1,
    status: "New",
    action_id: 1,
    action: "Allowed",
    disposition_id: 15,
    disposition: "Detected",
    message: body.summary,
    finding_info: {
      uid: `${run}/${seq}`,
      title: "something went past the gateway",
      desc: body.summary,
      created_time: timeMs,
      analytic: { type_id: 1, type: "Rule", name: "clyra.bypass" },
    },
    unmapped: { clyra: { leaf, counts: body.counts ?? [] } },
  };
}

function commonOf(
  kind: typeof classes[keyof typeof classes],
  { observed, product, activity, severity }: {
    readonly observed: Observed;
    readonly product: Product;
    readonly activity: Activity;
    readonly severity: number;
  },
): SiemEvent {
  const { run, seq, timeMs, leaf } = observed;
  return {
    activity_id: activity.id,
    activity_name: activity.name,
    category_uid: kind.category,
    category_name: kind.categoryName,
    class_uid: kind.uid,
    class_name: kind.name,
    type_uid: kind.uid * 100 + activity.id,
    type_name: `${kind.name}: ${activity.id === 99 ? "Other" : activity.name}`,
    time: timeMs,
    severity_id: severity,
    severity: severities[severity],
    metadata: {
      version: "1.8.0",
      product: { name: "Clyra Gateway", vendor_name: "Clyra", version: product.version },
      profiles: ["security_control"],
      uid: `${run}/${seq}`,
      original_event_uid: leaf,
      correlation_uid: run,
      sequence: seq,
      event_code: observed.draft.type,
      log_name: "clyra",
      tenant_uid: product.origin,
    },
    // Not the SHA-256 of the line alone: RFC 6962 puts a zero byte in front.
    raw_data_hash: { algorithm_id: 99, algorithm: "RFC 6962 leaf, SHA-256", value: leaf },
  };
}
