/**
 * What a gateway is set up with, checked once at the start.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import type { CallerKey } from "./callers.ts";
import {
  type BodyPlan,
  bodyPlanOf,
  type BodyStoreSetting,
  type RedactSetting,
} from "./body_store.ts";
import { defaultLimits, type Limits, RANGE_DOUBLES_AFTER } from "./limits.ts";
import type { ToolPins } from "./pins.ts";
import { type RowsPlan, rowsProblem, type RowsSetting } from "./rows_plan.ts";

/** A system that calls go to. */
export interface Upstream {
  /** Names it in routes, entries and policy. */
  readonly id: string;
  /** `http` or `https`; may have a path, has neither query nor credentials. */
  readonly baseUrl: string;
  /** Sent in place of the caller's key: as bearer token, or as `x-api-key` where the API wants that. */
  readonly apiKey?: string;
}

/** Which paths go where. */
export interface Route {
  /**
   * `openai` and `anthropic` guard what they know below `<prefix>/v1/`, and may share a prefix; `http`
   * passes everything below its prefix; `mcp` serves exactly its prefix, and its upstream's URL is the
   * server's endpoint.
   */
  readonly protocol: "openai" | "anthropic" | "mcp" | "http";
  /** Empty, or begins with `/` and does not end with it. */
  readonly prefix: string;
  readonly upstream: string;
  /**
   * When the caller leaves before the end: `cancel` (the default) ends the upstream's work at once,
   * `drain` lets it end and counts what it used.
   */
  readonly onDisconnect?: "cancel" | "drain";
  /** In place of the gateway's own, for the calls of this route. */
  readonly limits?: Partial<Limits>;
  /** What is done here with schemas that come with a request; as the policy says when left out. */
  readonly callerSchemas?: "off" | "observe" | "enforce";
  /** What is recorded of bodies; `hmac` when left out. */
  readonly bodyStore?: BodyStoreSetting;
  /** What `redacted` replaces. */
  readonly redact?: RedactSetting;
  /**
   * Whether calls must present the chain token of their run: `observe` notes those that do not,
   * `require` refuses them. No call is asked for one when left out.
   */
  readonly chain?: "observe" | "require";
  /**
   * `ask`: streamed chat completions are asked for their token counts in the caller's place, and what that
   * adds to the answer is taken out again. Counts that nobody asked for are recorded as absent otherwise.
   */
  readonly usage?: "ask";
  /**
   * `file`: CSV and JSON bodies go through a private file and are then sent on in chunks, so that they may
   * be larger than memory. Only for routes of kind `http`. In memory like all others when left out.
   */
  readonly uploads?: "file";
  /** What bodies of this route must be, row by row. Only for routes of kind `http`. */
  readonly rows?: RowsSetting;
}

/** Options of a gateway. */
export interface GatewayOptions {
  readonly upstreams: readonly Upstream[];
  readonly routes: readonly Route[];
  /** Host names (with port where it is not the default) that callers may use; all when left out. */
  readonly hosts?: readonly string[];
  /** Keys of callers; with them, even with none, a call without a known key is refused. */
  readonly keys?: readonly CallerKey[];
  /** When set, the run routes ask for this bearer token; otherwise they serve loopback only. */
  readonly adminToken?: string;
  readonly limits?: Partial<Limits>;
  /** Digests of MCP tools by upstream; an upstream that is named here has no other tools. */
  readonly toolPins?: ToolPins;
  /** Hex SHA-256 of credentials that nobody was given: whoever sends one is refused and noted. */
  readonly canaries?: readonly string[];
}

/** A route with its upstream found. */
export interface Plan {
  readonly protocol: Route["protocol"];
  readonly prefix: string;
  readonly upstream: Upstream;
  readonly base: URL;
  readonly onDisconnect: "cancel" | "drain";
  readonly limits: Limits;
  readonly callerSchemas?: "off" | "observe" | "enforce";
  readonly bodies: BodyPlan;
  readonly chain: "observe" | "require" | undefined;
  readonly usage: "ask" | undefined;
  readonly uploads: "file" | undefined;
  readonly rows: RowsPlan | undefined;
}

/** Options, checked. */
export interface Settings {
  readonly plans: readonly Plan[];
  readonly hosts: ReadonlySet<string> | undefined;
  readonly keys: readonly CallerKey[] | undefined;
  readonly adminToken: string | undefined;
  readonly limits: Limits;
  readonly toolPins: ToolPins;
  readonly canaries: ReadonlySet<string>;
}

/**
 * Checks options and finds the upstream of each route.
 *
 * @throws ClyraError `config_invalid`, naming the setting
 */
export function settle(options: GatewayOptions): Settings {
  const upstreams = new Map<string, { upstream: Upstream; base: URL }>();
  for (const upstream of options.upstreams) {
    if (!/^[A-Za-z0-9._-]{1,64}$/.test(upstream.id)) {
      throw invalid("an upstream id has characters other than letters, digits, '.', '_', '-'");
    }
    if (upstreams.has(upstream.id)) throw invalid(`upstream '${upstream.id}' is there twice`);
    upstreams.set(upstream.id, { upstream, base: baseOf(upstream) });
  }
  for (const { id, sha256 } of options.keys ?? []) {
    if (!/^[0-9a-f]{64}$/.test(sha256)) {
      throw invalid(`the key of caller '${id}' is not a SHA-256 in hex`);
    }
  }
  const limits: Limits = { ...defaultLimits, ...options.limits };
  if (options.canaries?.some((digest) => !/^[0-9a-f]{64}$/.test(digest)) === true) {
    throw invalid("a canary is not a SHA-256 in hex");
  }
  const prefixes = new Map<string, Route["protocol"][]>();
  const plans = options.routes.map((route): Plan => {
    const { protocol, prefix, upstream: id, onDisconnect = "cancel" } = route;
    const found = upstreams.get(id);
    if (found === undefined) throw invalid(`route '${prefix}' names no upstream: '${id}'`);
    if (!/^(?:\/[A-Za-z0-9._~-]+)*$/.test(prefix) || /\/\.{1,2}(?:\/|$)/.test(prefix)) {
      throw invalid(`route prefix '${prefix}' is not a plain path like '/crm'`);
    }
    if ((protocol === "http" || protocol === "mcp") && prefix === "") {
      throw invalid(`a route of kind '${protocol}' has no prefix`);
    }
    const taken = prefixes.get(prefix) ?? [];
    const shared = [...taken, protocol].every((name) => name === "openai" || name === "anthropic");
    if (taken.length > 0 && (!shared || taken.includes(protocol))) {
      throw invalid(`route prefix '${prefix}' is there twice`);
    }
    prefixes.set(prefix, [...taken, protocol]);
    const base = rootOf(found.base, protocol);
    const bodies = bodyPlanOf(route);
    if ("problem" in bodies) throw invalid(`route '${prefix}': ${bodies.problem}`);
    const { callerSchemas, chain, usage, uploads, rows } = route;
    if (uploads !== undefined && protocol !== "http") {
      throw invalid(`route '${prefix}': only routes of kind 'http' take uploads`);
    }
    const unsound = rows === undefined ? undefined : rowsProblem(rows, { protocol, bodies });
    if (unsound !== undefined) throw invalid(`route '${prefix}': ${unsound}`);
    return {
      protocol,
      prefix,
      upstream: found.upstream,
      base,
      onDisconnect,
      limits: route.limits === undefined ? limits : { ...limits, ...route.limits },
      ...(callerSchemas === undefined ? {} : { callerSchemas }),
      bodies,
      chain,
      usage,
      uploads,
      rows: rows && { ...rows, rangeDoublesAfter: RANGE_DOUBLES_AFTER },
    };
  });
  return {
    // The longest prefix wins, whatever the order in the file.
    plans: plans.sort((a, b) => b.prefix.length - a.prefix.length),
    hosts: options.hosts === undefined
      ? undefined
      : new Set(options.hosts.map((host) => host.toLowerCase())),
    keys: options.keys,
    adminToken: options.adminToken,
    limits,
    toolPins: options.toolPins ?? {},
    canaries: new Set(options.canaries ?? []),
  };
}

function baseOf(upstream: Upstream): URL {
  const base = URL.parse(upstream.baseUrl);
  if (base === null || (base.protocol !== "http:" && base.protocol !== "https:")) {
    throw invalid(`the URL of upstream '${upstream.id}' is not an http or https URL`);
  }
  if (base.username !== "" || base.password !== "" || base.search !== "" || base.hash !== "") {
    throw invalid(`the URL of upstream '${upstream.id}' has credentials, a query or a fragment`);
  }
  return base;
}

/** Base URLs of model APIs are written with and without `/v1`; the caller's path brings its own. */
function rootOf(base: URL, protocol: Route["protocol"]): URL {
  if (protocol === "http" || protocol === "mcp") return base;
  const root = new URL(base);
  root.pathname = base.pathname.replace(/\/v1\/?$/, "/");
  return root;
}

function invalid(problem: string): ClyraError {
  return new ClyraError("config_invalid", `cannot set up the gateway: ${problem}`);
}
