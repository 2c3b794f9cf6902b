/**
 * The first stage: a raw request becomes a call with ids, one canonical target and a place in the plan,
 * or is refused before a byte of its body is read.
 *
 * @module
 */

import { uuidv7 } from "../platform/mod.ts";
import type { ErrorShape } from "../protocols/mod.ts";
import type { Identity } from "./callers.ts";
import { type Endpoint, endpointOf, serves, shapeOfPlan } from "./endpoints.ts";
import { MAX_TIMEOUT_MS } from "./limits.ts";
import type { Plan, Settings } from "./options.ts";
import type { GatewayDeps } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { joinUrl, readTarget, type Target } from "./target.ts";
import { type Trace, traceOf } from "./trace.ts";

/** Who is at the other end of the connection. */
export interface CallerInfo {
  /** IP address, as text. */
  readonly remoteAddress: string;
  /** Where the run routes have a listener of their own: which of the two it came in by. */
  readonly listener?: "calls" | "admin";
}

/** A request as it came, with the id it is known by. */
export interface Incoming {
  readonly request: Request;
  readonly caller: CallerInfo;
  /** UUIDv7; also the call's id in its run. */
  readonly id: string;
  readonly startedMs: number;
  readonly trace: Trace;
}

/** A call that may go on to its body. */
export interface Call extends Incoming {
  readonly plan: Plan;
  readonly endpoint: Endpoint;
  readonly shape: ErrorShape;
  /** The target below the plan's prefix. */
  readonly target: Target;
  /** What is fetched: exactly this text. */
  readonly url: string;
  readonly identity: Identity;
  /** The run the caller names, or its key is for. */
  readonly run: string | undefined;
  /** Who the caller says it is; goes into a run that this call opens. */
  readonly agent: string | undefined;
  /** How long the caller waits for all of the answer. */
  readonly timeoutMs: number | undefined;
}

/** Gives a request its id and its start. */
export function arrive(
  request: Request,
  options: { readonly caller: CallerInfo; readonly deps: GatewayDeps },
): Incoming {
  return {
    request,
    caller: options.caller,
    id: uuidv7(options.deps),
    startedMs: options.deps.clock.monotonicMs(),
    trace: traceOf(request.headers, options.deps.random),
  };
}

/**
 * Reads the target of a request in its one canonical form.
 *
 * @throws Refusal `bad_request`
 */
export function targetOf(incoming: Incoming, settings: Settings): Target {
  const host = incoming.request.headers.get("host");
  const reading = readTarget(incoming.request.url, { host, maxBytes: settings.limits.targetBytes });
  if ("problem" in reading) {
    throw new Refusal("bad_request", `cannot take the request: ${reading.problem}`, {
      hint: "send the path in its plain form: no dot segments, no empty ones, no needless escapes",
    });
  }
  if (settings.hosts !== undefined && !settings.hosts.has(host?.toLowerCase() ?? "")) {
    throw new Refusal(
      "bad_request",
      "cannot take the request: its host is not one of this gateway",
    );
  }
  return reading.target;
}

/** The plan whose prefix leads to `path`; of those that share a prefix, the one that serves it. */
export function planOf(
  path: string,
  { settings, headers }: { readonly settings: Settings; readonly headers: Headers },
): Plan | undefined {
  const [first, ...others] = settings.plans.filter(({ prefix, protocol }) =>
    protocol === "mcp"
      ? path === prefix
      : path.startsWith(protocol === "http" ? `${prefix}/` : `${prefix}/v1/`)
  );
  if (first === undefined) return undefined;
  const below = path.slice(first.prefix.length);
  const same = [first, ...others.filter(({ prefix }) => prefix === first.prefix)]
    .filter((plan) => serves(plan, below));
  // Both APIs list models at one path: only Anthropic's clients name its version.
  const spoken = headers.has("anthropic-version") ? "anthropic" : "openai";
  return same.find(({ protocol }) => protocol === spoken) ?? same[0] ?? first;
}

/**
 * Finds out where a request goes.
 *
 * @throws Refusal `bad_request`, `unsupported`, `denied`
 */
export function accept(
  incoming: Incoming,
  { plan, target, identity = {} }: {
    readonly plan: Plan;
    readonly target: Target;
    readonly identity?: Identity;
  },
): Call {
  const { method, headers } = incoming.request;
  if (headers.has("upgrade") || /\bupgrade\b/i.test(headers.get("connection") ?? "")) {
    throw new Refusal("unsupported", "cannot change the protocol of a connection: not supported", {
      hint: "use plain HTTP requests; a WebSocket would pass unseen",
    });
  }
  if (!/^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/.test(method)) {
    throw new Refusal("unsupported", "cannot forward the request: its method is not supported");
  }
  const mcp = plan.protocol === "mcp";
  const path = mcp ? plan.base.pathname : target.path.slice(plan.prefix.length);
  const below: Target = { path, query: target.query };
  const endpoint = endpointOf(plan, { method, target: below });
  const url = mcp ? plan.base.href : joinUrl(plan.base, below);
  if (url === undefined) {
    throw new Refusal("bad_request", "cannot take the request: its target would change on the way");
  }
  return {
    ...incoming,
    plan,
    endpoint,
    shape: shapeOfPlan(plan),
    target: below,
    url,
    identity,
    run: boundRun(runOf(headers), identity),
    agent: agentOf(headers) ?? identity.agent,
    timeoutMs: timeoutOf(headers),
  };
}

function runOf(headers: Headers): string | undefined {
  const run = headers.get("x-clyra-run-id");
  if (run === null) return undefined;
  if (!isRunId(run)) {
    throw new Refusal("bad_request", "cannot join the run: its id is malformed", {
      param: "x-clyra-run-id",
      hint: "1 to 64 of a-z, 0-9, '.', '_', '-', beginning with a letter or digit",
    });
  }
  return run;
}

/** A key for one run is good for no other: whoever holds it cannot write into somebody else's. */
function boundRun(named: string | undefined, { run }: Identity): string | undefined {
  if (run === undefined || named === undefined || named === run) return run ?? named;
  throw new Refusal("denied", "cannot join the run: the key is for another one", {
    param: "x-clyra-run-id",
  });
}

function agentOf(headers: Headers): string | undefined {
  const agent = headers.get("x-clyra-agent") ?? undefined;
  if (agent === undefined || isAgentId(agent)) return agent;
  throw new Refusal("bad_request", "cannot take the call: the agent's id is malformed", {
    param: "x-clyra-agent",
  });
}

function timeoutOf(headers: Headers): number | undefined {
  const given = headers.get("x-clyra-timeout-ms");
  if (given === null) return undefined;
  const timeoutMs = /^[1-9][0-9]{0,6}$/.test(given) ? Number(given) : Infinity;
  if (timeoutMs <= MAX_TIMEOUT_MS) return timeoutMs;
  throw new Refusal("bad_request", "cannot take the call: its time is malformed", {
    param: "x-clyra-timeout-ms",
    hint: `whole milliseconds from 1 to ${MAX_TIMEOUT_MS}`,
  });
}

/** Ids in entries are ASCII (PEF, "Ids"). */
export function isAgentId(text: string): boolean {
  return /^[A-Za-z0-9._:/@+-]{1,256}$/.test(text);
}

/** A run's id is a folder name inside the bundle (PEF, "Run ids"). */
export function isRunId(text: string): boolean {
  return /^[a-z0-9][a-z0-9._-]{0,63}$/.test(text);
}
