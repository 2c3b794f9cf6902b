/**
 * The gateway as one handler: routes on top, the flow behind each.
 *
 * @module
 */

import { Hono } from "hono";
import type { ErrorShape } from "../protocols/mod.ts";
import { Admission } from "./admission.ts";
import { accept, arrive, type CallerInfo, type Incoming, planOf, targetOf } from "./accept.ts";
import { shapeOfPlan } from "./endpoints.ts";
import { flow, type FlowContext } from "./flow.ts";
import { type GatewayOptions, type Settings, settle } from "./options.ts";
import { type PinnedTool, Pins, type ToolApproval } from "./pins.ts";
import type { GatewayDeps, SealedRun } from "./ports.ts";
import { causesOf, Refusal, refusalResponse, reportOf } from "./refusal.ts";
import { addEvent, closeRun, openRun, showMetrics, showReceipt, showRun } from "./run_routes.ts";
import { Runs } from "./runs.ts";
import { Strays } from "./strays.ts";
import type { Target } from "./target.ts";

/** Whether calls can be served, and why not. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly { readonly part: string; readonly why: string }[];
}

/** A gateway without a socket of its own. */
export interface Gateway {
  /** Serves one request. Never throws. */
  fetch(request: Request, caller: CallerInfo): Promise<Response>;
  readiness(): Readiness;
  /** MCP tools that were seen, and those whose change waits for approval. */
  toolPins(): readonly PinnedTool[];
  /** Takes a changed MCP tool for the right one; `false` where that is not its newest change. */
  approveTool(approval: ToolApproval): boolean;
  /** Takes no more calls, ends all runs and returns their seals. */
  stop(): Promise<readonly SealedRun[]>;
}

type Env = { Bindings: { readonly incoming: Incoming; readonly target: Target } };

/**
 * Makes a gateway.
 *
 * @throws ClyraError `config_invalid` for options that cannot be kept
 *
 * @example
 * ```ts
 * import { createGateway } from "./gateway.ts";
 *
 * const gateway = createGateway({ upstreams: [], routes: [] }, {
 *   ledger: {
 *     openRun: () => Promise.reject(new Error("not needed")),
 *     run: () => undefined,
 *     failure: () => new Error("the disk is full"),
 *   },
 *   guard: {
 *     policyHash: "",
 *     schemas: [],
 *     decide: () => ({ effect: "deny", rules: [], classes: [] }),
 *     plan: () => ({ repair: "never" }),
 *     lock: () => undefined,
 *   },
 *   send: () => Promise.reject(new Error("not needed")),
 *   clock: { now: () => 0, monotonicMs: () => 0 },
 *   random: { bytes: (length) => new Uint8Array(length) },
 *   log: () => undefined,
 * });
 * const request = new Request("http://localhost/readyz", { headers: { host: "localhost" } });
 * const response = await gateway.fetch(request, { remoteAddress: "127.0.0.1" });
 * if (response.status !== 503 || gateway.readiness().ready) throw new Error("ready without a disk");
 * ```
 */
export function createGateway(options: GatewayOptions, deps: GatewayDeps): Gateway {
  const settings = settle(options);
  const context: FlowContext = {
    deps,
    settings,
    runs: new Runs(deps, settings.limits),
    pins: new Pins(settings.toolPins),
    admission: new Admission(settings.limits.concurrentCalls),
  };
  const strays = new Strays(deps, context.runs);
  let stopping = false;
  const readiness = (): Readiness => {
    const failure = deps.ledger.failure();
    const reasons = [
      ...(failure === undefined ? [] : [{ part: "journal", why: causesOf(failure) }]),
      ...(stopping ? [{ part: "gateway", why: "it is stopping" }] : []),
    ];
    return { ready: reasons.length === 0, reasons };
  };
  const router = routes(context, readiness);
  return {
    readiness,
    toolPins: () => context.pins.list(),
    approveTool: (approval) => context.pins.approve(approval),
    async fetch(request, caller) {
      const incoming = arrive(request, { caller, deps });
      try {
        // Before any route is looked up: a router must not see what a rule would read otherwise.
        const target = await targetOrReceipt(incoming, { settings, strays });
        if (stopping) throw new Refusal("overloaded", "cannot serve the call: the gateway stops");
        return await router.fetch(request, { incoming, target });
      } catch (error) {
        return refused(incoming, { error, context });
      }
    },
    async stop() {
      stopping = true;
      return await context.runs.stop();
    },
  };
}

/** The target; who sends one that means two things finds that written down. */
async function targetOrReceipt(
  incoming: Incoming,
  { settings, strays }: { readonly settings: Settings; readonly strays: Strays },
): Promise<Target> {
  try {
    return targetOf(incoming, settings);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const receipt = await strays.refused(incoming, error);
    throw receipt === undefined ? error : error.with({ receipt });
  }
}

function routes(context: FlowContext, readiness: () => Readiness): Hono<Env> {
  // Strict: `/healthz/` is not `/healthz`. The path is the one that was checked, undecoded.
  const router = new Hono<Env>({
    strict: true,
    getPath: (_request, options) => (options?.env as Env["Bindings"]).target.path,
  });
  router.get("/healthz", (c) => c.json({ status: "ok" }));
  router.get("/readyz", (c) => {
    const { ready, reasons } = readiness();
    return c.json({ ready, reasons }, ready ? 200 : 503);
  });
  router.get("/metrics", (c) => showMetrics(c.env.incoming, context));
  router.post("/v1/runs", (c) => openRun(c.env.incoming, context));
  router.get(
    "/v1/runs/:id",
    (c) => showRun(c.env.incoming, { id: c.req.param("id"), context }),
  );
  router.get(
    "/v1/receipts/:run/:seq",
    (c) => {
      const { run, seq } = c.req.param();
      return showReceipt(c.env.incoming, { run, seq, context });
    },
  );
  router.post(
    "/v1/runs/:id/close",
    (c) => closeRun(c.env.incoming, { id: c.req.param("id"), context }),
  );
  router.post(
    "/v1/runs/:id/events",
    (c) => addEvent(c.env.incoming, { id: c.req.param("id"), context }),
  );
  router.all("*", async (c) => {
    const { incoming, target } = c.env;
    const { headers } = incoming.request;
    const plan = planOf(target.path, { settings: context.settings, headers });
    if (plan === undefined) {
      throw new Refusal("not_found", "cannot serve the request: no route leads there");
    }
    return await flow(accept(incoming, { plan, target }), context);
  });
  router.onError((error) => {
    throw error;
  });
  return router;
}

function refused(
  incoming: Incoming,
  { error, context }: { readonly error: unknown; readonly context: FlowContext },
): Response {
  const report = reportOf(error, { request: incoming.id });
  if (report.status >= 500) {
    context.deps.log("error", causesOf(error), { request: incoming.id, status: report.status });
  }
  return refusalResponse(shapeOf(incoming, context), report);
}

/** The shape of an error on a path that led nowhere: OpenAI's wherever one of its clients may look. */
function shapeOf(incoming: Incoming, { settings }: FlowContext): ErrorShape {
  const path = /^https?:\/\/[^/?#]*([^?#]*)/i.exec(incoming.request.url)?.[1] ?? "";
  return shapeOfPlan(planOf(path, { settings, headers: incoming.request.headers }));
}
