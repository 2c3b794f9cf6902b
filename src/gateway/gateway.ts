/**
 * The gateway as one handler: routes on top, the flow behind each.
 *
 * @module
 */

import { Hono } from "hono";
import type { EntryDraft } from "../pef/mod.ts";
import { ClyraError, timestamp, uuidv7 } from "../platform/mod.ts";
import type { ErrorShape } from "../protocols/mod.ts";
import { Admission } from "./admission.ts";
import { BypassWatch } from "./bypass.ts";
import { accept, arrive, type CallerInfo, type Incoming, planOf, targetOf } from "./accept.ts";
import { shapeOfPlan } from "./endpoints.ts";
import { identify, RunKeys, runOfKey } from "./callers.ts";
import { flow, type FlowContext, policyOf } from "./flow.ts";
import { type GatewayOptions, type Settings, settle } from "./options.ts";
import { type PinnedTool, Pins, type ToolApproval } from "./pins.ts";
import type { GatewayDeps, Guard, SealedRun } from "./ports.ts";
import { causesOf, Refusal, refusalResponse, reportOf } from "./refusal.ts";
import { showBundle } from "./run_bundle.ts";
import { BUNDLES_AT_ONCE } from "./limits.ts";
import { addEvent, closeRun, openRun, showMetrics, showReceipt, showRun } from "./run_routes.ts";
import { Runs } from "./runs.ts";
import { Strays } from "./strays.ts";
import type { Target } from "./target.ts";

/** How the newest attempt to change the settings went. */
export interface ReloadNote {
  readonly state: "applied" | "refused";
  /** When, as entries write it. */
  readonly at: string;
  /** How many faults there were; what they are is for the operator's log alone. */
  readonly problems: number;
}

/** Whether calls can be served, and why not. */
export interface Readiness {
  readonly ready: boolean;
  readonly reasons: readonly { readonly part: string; readonly why: string }[];
  readonly reload?: ReloadNote;
}

/** Settings that take the place of others. */
export interface GatewayChange {
  readonly options: GatewayOptions;
  readonly guard: Guard;
  /** Hex SHA-256 of the configuration, for the evidence. */
  readonly sha256: string;
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
  /**
   * Takes other settings, all or none. They are checked, the change is written down, and then every call
   * that comes is served by the new ones; calls under way keep the old ones to their end.
   *
   * @throws ClyraError `config_invalid`, `journal_unavailable`; then nothing has changed
   */
  reload(change: GatewayChange): Promise<void>;
  /** Writes down that a change was refused before it came here, and shows it in `/readyz`. */
  reloadRefused(problems: number): Promise<void>;
  /** Takes no more calls, ends all runs and returns their seals. */
  stop(): Promise<readonly SealedRun[]>;
}

type Env = {
  Bindings: {
    readonly incoming: Incoming;
    readonly target: Target;
    /** The settings as they were when the request came. */
    readonly context: FlowContext;
    readonly readiness: () => Readiness;
  };
};

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
  requireBodyStore(settings, deps);
  requireRowLocks(settings, deps.guard);
  const runKeys = new RunKeys(deps.random);
  const runs = new Runs(deps, settings.limits, { onSealed: (run) => runKeys.revoke(run) });
  let context: FlowContext = {
    deps,
    settings,
    runs,
    strays: new Strays(deps, runs),
    watch: new BypassWatch(deps, { runs, settings }),
    pins: new Pins(settings.toolPins),
    admission: new Admission(settings.limits.concurrentCalls),
    runKeys,
    generation: 0,
  };
  let stopping = false;
  let reloaded: ReloadNote | undefined;
  const readiness = (): Readiness => {
    const failure = deps.ledger.failure();
    const reasons = [
      ...(failure === undefined ? [] : [{ part: "journal", why: causesOf(failure) }]),
      ...(stopping ? [{ part: "gateway", why: "it is stopping" }] : []),
    ];
    const reload = reloaded === undefined ? {} : { reload: reloaded };
    return { ready: reasons.length === 0, reasons, ...reload };
  };
  const routers = {
    both: routes({ calls: true, admin: true }),
    calls: routes({ calls: true, admin: false }),
    admin: routes({ calls: false, admin: true }),
  };
  const noted = async (state: ReloadNote["state"], event: ConfigEvent): Promise<void> => {
    const note = { state, at: timestamp(deps.clock.now()), problems: event.problems };
    // A refusal is shown even where it cannot be written down; a change is none before it is.
    if (state === "refused") reloaded = note;
    const draft: EntryDraft = { type: "event.config", body: eventBody(event) };
    await context.runs.note(uuidv7(deps), { draft, policy: policyOf(context) });
    reloaded = note;
  };
  return {
    readiness,
    toolPins: () => context.pins.list(),
    approveTool: (approval) => context.pins.approve(approval),
    async fetch(request, caller) {
      const incoming = arrive(request, { caller, deps });
      const current = context;
      try {
        // Before any route is looked up: a router must not see what a rule would read otherwise.
        const target = targetOf(incoming, current.settings);
        await current.watch.refuseCanary(incoming, policyOf(current));
        if (stopping) throw new Refusal("overloaded", "cannot serve the call: the gateway stops");
        const env = { incoming, target, context: current, readiness };
        return await routers[caller.listener ?? "both"].fetch(request, env);
      } catch (error) {
        return refused(incoming, {
          error: await current.strays.receipted(error, {
            incoming,
            run: runOfKey(incoming.request.headers, runKeys),
            policy: policyOf(current),
            own: isOwn(incoming),
          }),
          context: current,
        });
      }
    },
    async reload({ options, guard, sha256 }) {
      const next = settle(options);
      requireBodyStore(next, deps);
      requireRowLocks(next, guard);
      await noted("applied", { summary: "the configuration was changed", problems: 0, sha256 });
      context.admission.resize(next.limits.concurrentCalls);
      context.runs.adopt(next.limits);
      context.watch.adopt(next);
      const generation = context.generation + 1;
      context = { ...context, deps: { ...deps, guard }, settings: next, generation };
    },
    async reloadRefused(problems) {
      await noted("refused", { summary: "a change of the configuration was refused", problems });
    },
    async stop() {
      stopping = true;
      return await context.runs.stop();
    },
  };
}

interface ConfigEvent {
  readonly summary: string;
  readonly problems: number;
  readonly sha256?: string;
}

function eventBody({ summary, problems, sha256 }: ConfigEvent) {
  return {
    summary,
    ...(sha256 === undefined ? {} : { digests: [{ name: "config", sha256 }] }),
    ...(problems === 0 ? {} : { counts: [{ name: "problems", n: problems }] }),
  };
}

/** A route that says that bodies are kept must not be one that drops them. */
function requireBodyStore({ plans }: Settings, { bodies }: GatewayDeps): void {
  const keeping = plans.find(({ bodies: { stores }, uploads, rows }) =>
    uploads !== undefined || rows?.mode === "quarantine" ||
    Object.values(stores).some((store) => store === "full" || store === "redacted")
  );
  if (keeping === undefined || bodies !== undefined) return;
  throw new ClyraError(
    "config_invalid",
    `cannot set up the gateway: route '${keeping.prefix}' keeps bodies, and there is no place for them`,
  );
}

/** A route that says that rows are judged must not be one whose judge is found missing by a call. */
function requireRowLocks({ plans }: Settings, guard: Guard): void {
  for (const { prefix, rows } of plans) {
    if (rows === undefined || guard.rows?.(rows) !== undefined) continue;
    throw new ClyraError(
      "config_invalid",
      `cannot set up the gateway: route '${prefix}': the policy has no schema '${rows.schema}'`,
      { hint: "name it under 'schemas' of the policy" },
    );
  }
}

/** Whether a request is for the gateway itself: what its owner asks for wrongly is no call of anybody. */
function isOwn({ request }: Incoming): boolean {
  return /^https?:\/\/[^/?#]*\/(?:v1\/(?:runs|receipts)|metrics)(?:[/?#]|$)/i.test(request.url);
}

/** What one listener serves. */
function routes(served: { readonly calls: boolean; readonly admin: boolean }): Hono<Env> {
  // Strict: `/healthz/` is not `/healthz`. The path is the one that was checked, undecoded.
  const router = new Hono<Env>({
    strict: true,
    getPath: (_request, options) => (options?.env as Env["Bindings"]).target.path,
  });
  router.get("/healthz", (c) => c.json({ status: "ok" }));
  router.get("/readyz", (c) => {
    const known = c.env.readiness();
    return c.json(known, known.ready ? 200 : 503);
  });
  if (served.admin) adminRoutes(router);
  router.all("*", async ({ env }) => {
    if (!served.calls) throw notFound();
    const { incoming, context } = env;
    const { headers } = incoming.request;
    const { settings: { keys }, runKeys } = context;
    const { identity, target } = identify({ headers, target: env.target }, { keys, runKeys });
    const plan = planOf(target.path, { settings: context.settings, headers });
    if (plan === undefined) throw notFound();
    return await flow(accept(incoming, { plan, target, identity }), context);
  });
  router.onError((error) => {
    throw error;
  });
  return router;
}

function adminRoutes(router: Hono<Env>): void {
  router.get("/metrics", (c) => showMetrics(c.env.incoming, c.env.context));
  router.post("/v1/runs", (c) => openRun(c.env.incoming, c.env.context));
  router.get(
    "/v1/runs/:id",
    (c) => showRun(c.env.incoming, { id: c.req.param("id"), context: c.env.context }),
  );
  const exports = new Admission(BUNDLES_AT_ONCE);
  router.get(
    "/v1/runs/:id/bundle",
    (c) => showBundle(c.env, { id: c.req.param("id"), context: c.env.context, exports }),
  );
  router.get(
    "/v1/receipts/:run/:seq",
    (c) => {
      const { run, seq } = c.req.param();
      return showReceipt(c.env.incoming, { run, seq, context: c.env.context });
    },
  );
  router.post(
    "/v1/runs/:id/close",
    (c) => closeRun(c.env.incoming, { id: c.req.param("id"), context: c.env.context }),
  );
  router.post(
    "/v1/runs/:id/events",
    (c) => addEvent(c.env.incoming, { id: c.req.param("id"), context: c.env.context }),
  );
}

function notFound(): Refusal {
  return new Refusal("not_found", "cannot serve the request: no route leads there");
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
