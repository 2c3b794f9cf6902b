/**
 * Which request of which API is guarded how. What is in no list here is not forwarded.
 *
 * @module
 */

import {
  anthropicCountTokens,
  anthropicMessages,
  type Dialect,
  type ErrorShape,
  openaiChat,
  openaiEmbeddings,
  openaiResponses,
} from "../protocols/mod.ts";
import type { Plan } from "./options.ts";
import { Refusal } from "./refusal.ts";
import type { Target } from "./target.ts";

/** How a request is guarded. `protocol` is its name in entries and policy. */
export type Endpoint =
  /** Body rules both ways. */
  | { readonly kind: "model"; readonly protocol: string; readonly dialect: Dialect }
  /** One JSON-RPC message each way, or streams of them. */
  | { readonly kind: "mcp"; readonly protocol: "mcp" }
  /** Method, path and host; the bytes pass. */
  | { readonly kind: "bytes"; readonly protocol: string };

interface Listed {
  readonly method: "GET" | "POST";
  readonly path: RegExp;
  readonly endpoint: Endpoint;
  /** The queries that are known not to change what is asked; none but these. */
  readonly query: RegExp;
}

const noQuery = /^$/;

const listed: Readonly<Record<"openai" | "anthropic", readonly Listed[]>> = {
  openai: [
    post("/v1/chat/completions", openaiChat),
    post("/v1/responses", openaiResponses),
    post("/v1/embeddings", openaiEmbeddings),
    models("openai.models"),
  ],
  anthropic: [
    // The client's beta surface adds this; the features themselves are asked for by header.
    post("/v1/messages", anthropicMessages, /^(?:\?beta=true)?$/),
    post("/v1/messages/count_tokens", anthropicCountTokens, /^(?:\?beta=true)?$/),
    models("anthropic.models"),
  ],
};

/** The shape of errors on a plan. */
export function shapeOfPlan(plan: Plan | undefined): ErrorShape {
  switch (plan?.protocol) {
    case "http":
      return "problem";
    case "anthropic":
      return "anthropic";
    case "mcp":
      return "jsonrpc";
    default:
      return "openai";
  }
}

/** Whether a plan serves a path at all, whatever the method. */
export function serves(plan: Plan, path: string): boolean {
  if (plan.protocol === "http" || plan.protocol === "mcp") return true;
  return listed[plan.protocol].some((known) => known.path.test(path));
}

/**
 * Finds how a request is guarded.
 *
 * @param target the target below the plan's prefix
 * @throws Refusal `unsupported`
 */
export function endpointOf(
  plan: Plan,
  { method, target }: { readonly method: string; readonly target: Target },
): Endpoint {
  if (plan.protocol === "http") return { kind: "bytes", protocol: "http" };
  if (plan.protocol === "mcp") return mcpEndpoint(method, target);
  const known = listed[plan.protocol].filter(({ path }) => path.test(target.path));
  if (known.length === 0) {
    const paths = listed[plan.protocol].map(({ path }) => plain(path)).join(", ");
    throw new Refusal("unsupported", "cannot forward the request: this endpoint is not supported", {
      hint: `supported are ${paths}; what is not guarded is not forwarded`,
    });
  }
  const found = known.find((endpoint) => endpoint.method === method);
  if (found === undefined) {
    const methods = known.map((endpoint) => endpoint.method).join(", ");
    throw new Refusal(
      "unsupported",
      `cannot forward the request: only ${methods} is supported here`,
    );
  }
  if (!found.query.test(target.query)) {
    throw new Refusal("unsupported", "cannot forward the request: a query is not supported here");
  }
  return found.endpoint;
}

/** Streamable HTTP: messages by POST, a stream by GET, the end of a session by DELETE. */
function mcpEndpoint(method: string, target: Target): Endpoint {
  if (!/^(?:GET|POST|DELETE)$/.test(method)) {
    throw new Refusal("unsupported", "cannot forward the request: its method is not one of MCP");
  }
  if (target.query !== "") {
    throw new Refusal("unsupported", "cannot forward the request: a query is not supported here");
  }
  return { kind: "mcp", protocol: "mcp" };
}

function models(protocol: string): Listed {
  const endpoint: Endpoint = { kind: "bytes", protocol };
  return { method: "GET", path: /^\/v1\/models(?:\/[^/]+)?$/, endpoint, query: /^/ };
}

function post(path: string, dialect: Dialect, query = noQuery): Listed {
  const endpoint: Endpoint = { kind: "model", protocol: dialect.name, dialect };
  return { method: "POST", path: new RegExp(`^${path}$`), endpoint, query };
}

/** A pattern of the list as people write the path. */
function plain(path: RegExp): string {
  return path.source.replaceAll("\\/", "/").replace("(?:/[^/]+)?", "").replace(/[\^$]/g, "");
}
