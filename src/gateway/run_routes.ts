/**
 * The run routes: open, close, and events of the caller's own agent.
 *
 * Who may: with an admin token, whoever has it. Without one, programs on this machine only, and no web
 * page in a browser on it: a request that a proxy passed on, that a browser marks with its origin, that
 * names another host than this machine (DNS rebinding) or that is not declared as JSON (a form, which
 * browsers send across origins without asking) is refused.
 *
 * @module
 */

import { createHmac, timingSafeEqual } from "node:crypto";
import type { EntryDraft } from "../pef/mod.ts";
import { type JsonObject, type JsonValue, parseJson } from "../protocols/mod.ts";
import { type Incoming, isAgentId, isRunId } from "./accept.ts";
import { type FlowContext, policyOf } from "./flow.ts";
import { ingest, requirePlainJson } from "./ingest.ts";
import type { SealedRun } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { unavailable } from "./runs.ts";

/** Serves `POST /v1/runs`. */
export async function openRun(incoming: Incoming, context: FlowContext): Promise<Response> {
  const body = await admit(incoming, context);
  const id = optionalText(body, "id");
  if (id !== undefined && !isRunId(id)) {
    throw new Refusal("bad_request", "cannot open the run: its id is malformed", { param: "id" });
  }
  const parentRun = optionalText(body, "parent_run");
  if (parentRun !== undefined && !isRunId(parentRun)) {
    const details = { param: "parent_run" };
    throw new Refusal("bad_request", "cannot open the run: its parent's id is malformed", details);
  }
  const agent = optionalText(body, "agent");
  if (agent !== undefined && !isAgentId(agent)) {
    throw new Refusal("bad_request", "cannot open the run: 'agent' is no id", { param: "agent" });
  }
  const key = optionalFlag(body, "key");
  onlyMembers(body, ["id", "agent", "parent_run", "key"]);
  const { keys, adminToken } = context.settings;
  if (key && keys !== undefined && adminToken === undefined) {
    // Otherwise every program on this machine could make itself a key where callers need one.
    const details = { param: "key", hint: "set an admin token" };
    throw new Refusal("denied", "cannot give out a key: callers have their own here", details);
  }
  const policy = policyOf(context);
  const owner = key ? "key" : undefined;
  const run = await context.runs.open({ id, agent, parentRun, policy, owner });
  const issued = key ? { key: context.runKeys.issue(run.id) } : {};
  const opened = json(201, { run: run.id, entries: run.size, ...issued });
  opened.headers.set("x-clyra-chain", context.watch.issue(run));
  return opened;
}

/** Serves `POST /v1/runs/{id}/close`. */
export async function closeRun(
  incoming: Incoming,
  { id, context }: { readonly id: string; readonly context: FlowContext },
): Promise<Response> {
  const body = await admit(incoming, context);
  onlyMembers(body, ["status"]);
  const status = optionalText(body, "status") ?? "complete";
  if (status !== "complete" && status !== "interrupted") {
    const message = "cannot close the run: its status is neither complete nor interrupted";
    throw new Refusal("bad_request", message, { param: "status" });
  }
  const sealed = await context.runs.close(id, status);
  return json(200, { run: sealed.run, entries: sealed.entries, ...sealFields(sealed) });
}

function sealFields({ root, sealIndex, checkpoint }: SealedRun) {
  return { root, seal_index: sealIndex, checkpoint };
}

/** Serves `GET /v1/runs/{id}`. */
export async function showRun(
  incoming: Incoming,
  { id, context }: { readonly id: string; readonly context: FlowContext },
): Promise<Response> {
  authorize(incoming, context);
  const known = await context.runs.describe(id);
  if (known === undefined) {
    throw new Refusal("not_found", "cannot show the run: there is none of this id here");
  }
  const { run, state, entries, calls, seal } = known;
  return json(200, { run, state, entries, calls, ...(seal === undefined ? {} : sealFields(seal)) });
}

/** Serves `GET /v1/receipts/{run}/{seq}`: the signed line, byte for byte. */
export async function showReceipt(
  incoming: Incoming,
  { run, seq, context }: {
    readonly run: string;
    readonly seq: string;
    readonly context: FlowContext;
  },
): Promise<Response> {
  authorize(incoming, context);
  const { evidence } = context.deps;
  if (evidence === undefined) {
    throw new Refusal(
      "unsupported",
      "cannot show the receipt: this gateway reads no evidence back",
    );
  }
  const line = isRunId(run) && /^(?:0|[1-9][0-9]{0,14})$/.test(seq)
    ? await evidence.line(run, Number(seq))
    : undefined;
  if (line === undefined) {
    throw new Refusal("not_found", "cannot show the receipt: there is no such entry");
  }
  const headers = { "content-type": "application/json", "cache-control": "no-store" };
  return new Response(line, { headers });
}

/** The entries an agent may write of itself. Everything else is for the gateway to say. */
const agentEvents = ["event.step", "event.snapshot", "event.diff"] as const;

/** Serves `POST /v1/runs/{id}/events`: one event, durable when answered. */
export async function addEvent(
  incoming: Incoming,
  { id, context }: { readonly id: string; readonly context: FlowContext },
): Promise<Response> {
  const body = await admit(incoming, context);
  onlyMembers(body, ["type", "summary", "digests", "counts"]);
  const type = agentEvents.find((name) => name === body["type"]);
  if (type === undefined) {
    const message = `cannot write the event: its type is none of ${agentEvents.join(", ")}`;
    throw new Refusal("bad_request", message, { param: "type" });
  }
  const summary = optionalText(body, "summary") ?? "";
  if (summary.length > 1024) {
    const message = "cannot write the event: its summary has more than 1024 characters";
    throw new Refusal("bad_request", message, { param: "summary" });
  }
  const digests = named(body, { member: "digests", of: "sha256", fits: isDigest });
  const counts = named(body, { member: "counts", of: "n", fits: isCount });
  const lease = await join(incoming, { id, context });
  try {
    const draft: EntryDraft = {
      type,
      body: {
        summary,
        ...(digests === undefined ? {} : { digests }),
        ...(counts === undefined ? {} : { counts }),
      },
    };
    const { run, seq, leaf } = await lease.run.append(draft).catch((error: unknown) => {
      throw unavailable(error);
    });
    return json(201, { run, seq, leaf });
  } finally {
    lease.release();
  }
}

async function join(
  incoming: Incoming,
  { id, context }: { readonly id: string; readonly context: FlowContext },
) {
  // An event belongs to a run that is there; a typing error must not open another.
  if (!isRunId(id) || await context.runs.find(id) === undefined) {
    throw new Refusal("not_found", "cannot write the event: there is no open run of this id");
  }
  return await context.runs.join(incoming.id, { id, policy: policyOf(context) });
}

/** Lets a request through that may use the run routes, and reads its body. */
async function admit(incoming: Incoming, context: FlowContext): Promise<JsonObject> {
  authorize(incoming, context);
  const { request } = incoming;
  const { settings } = context;
  requirePlainJson(request.headers);
  const { eventBodyBytes, requestBodyMs } = settings.limits;
  const bytes = await ingest(request, { maxBytes: eventBodyBytes, timeoutMs: requestBodyMs });
  if (bytes.length === 0) return {};
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new Refusal("bad_request", "cannot read the body: it is not UTF-8", { cause });
  }
  const reading = parseJson(text);
  if ("problem" in reading) {
    throw new Refusal("bad_request", `cannot read the body: ${reading.problem.message}`);
  }
  if (!isObject(reading.value)) {
    throw new Refusal("bad_request", "cannot read the body: it is not a JSON object");
  }
  return reading.value;
}

/** Serves `GET /metrics`, to those who may use the run routes. */
export async function showMetrics(incoming: Incoming, context: FlowContext): Promise<Response> {
  authorize(incoming, context);
  const { metrics } = context.deps;
  if (metrics === undefined) {
    throw new Refusal("not_found", "cannot show metrics: this gateway keeps none");
  }
  const { body, mediaType } = await metrics();
  return new Response(body, { headers: { "content-type": mediaType } });
}

/**
 * Lets a request through that may use the run routes.
 *
 * @throws Refusal `unauthorized`, `denied`
 */
export function authorize({ request, caller }: Incoming, { settings }: FlowContext): void {
  if (settings.adminToken !== undefined) requireToken(request.headers, settings.adminToken);
  else requireLocal(request.headers, caller.remoteAddress);
}

function requireToken(headers: Headers, token: string): void {
  const given = /^Bearer (.+)$/i.exec(headers.get("authorization") ?? "")?.[1] ?? "";
  // Digests under a fixed key have one length: neither content nor length shows in the time.
  const digest = (text: string) => createHmac("sha256", "clyra.admin").update(text).digest();
  if (!timingSafeEqual(digest(given), digest(token))) {
    throw new Refusal("unauthorized", "cannot use the run routes: the admin token is not right");
  }
}

function requireLocal(headers: Headers, remoteAddress: string): void {
  const details = { hint: "call from this machine directly, or set an admin token" };
  if (!/^(?:127\.\d+\.\d+\.\d+|::1|::ffff:127\.\d+\.\d+\.\d+)$/.test(remoteAddress)) {
    throw new Refusal("denied", "cannot use the run routes: they serve this machine only", details);
  }
  const passedOn = ["forwarded", "via", "x-forwarded-for", "x-real-ip"];
  if (passedOn.some((name) => headers.has(name))) {
    throw new Refusal("denied", "cannot use the run routes: the request came by a proxy", details);
  }
  if (headers.has("origin") || (headers.get("sec-fetch-site") ?? "none") !== "none") {
    throw new Refusal("denied", "cannot use the run routes: the request is a web page's", details);
  }
  if (!/^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i.test(headers.get("host") ?? "")) {
    throw new Refusal("denied", "cannot use the run routes: the host is not this machine", details);
  }
}

function onlyMembers(body: JsonObject, members: readonly string[]): void {
  const unknown = Object.keys(body).find((name) => !members.includes(name));
  if (unknown !== undefined) {
    const allowed = members.length === 0 ? "none" : members.join(", ");
    const details = { hint: `known members: ${allowed}` };
    throw new Refusal("bad_request", "cannot take the body: it has an unknown member", details);
  }
}

function optionalText(body: JsonObject, member: string): string | undefined {
  const value = body[member] ?? undefined;
  if (value === undefined || typeof value === "string") return value;
  throw new Refusal("bad_request", `cannot take the body: '${member}' is not a text`, {
    param: member,
  });
}

function optionalFlag(body: JsonObject, member: string): boolean {
  const value = body[member] ?? false;
  if (typeof value === "boolean") return value;
  const details = { param: member };
  throw new Refusal(
    "bad_request",
    `cannot take the body: '${member}' is neither true nor false`,
    details,
  );
}

function named<const K extends "sha256" | "n", T>(body: JsonObject, options: {
  readonly member: string;
  readonly of: K;
  readonly fits: (value: JsonValue | undefined) => value is T & JsonValue;
}): ({ readonly name: string } & { readonly [key in K]: T })[] | undefined {
  const { member, of, fits } = options;
  const listed = body[member];
  if (listed === undefined) return undefined;
  const wrong = () =>
    new Refusal(
      "bad_request",
      `cannot take the body: '${member}' is not a list of name and ${of}`,
      {
        param: member,
      },
    );
  if (!Array.isArray(listed) || listed.length > 256) throw wrong();
  return listed.map((item: JsonValue) => {
    if (!isObject(item)) throw wrong();
    const name = item["name"];
    const value = item[of];
    if (typeof name !== "string" || !/^[A-Za-z0-9._:/@+-]{1,256}$/.test(name)) throw wrong();
    if (!fits(value) || Object.keys(item).length !== 2) throw wrong();
    return { name, [of]: value } as { readonly name: string } & { readonly [key in K]: T };
  });
}

function isDigest(value: JsonValue | undefined): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value);
}

function isCount(value: JsonValue | undefined): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

function isObject(value: JsonValue): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function json(status: number, body: unknown): Response {
  return Response.json(body, { status, headers: { "cache-control": "no-store" } });
}
