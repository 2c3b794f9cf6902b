/**
 * What a rule may look at: the kinds of event and the typed facts each of them carries.
 *
 * @module
 */

/** Every kind of event the policy language knows. */
export const eventKinds = [
  "llm.request",
  "llm.tool_call",
  "llm.output",
  "mcp.tools/call",
  "http.request",
  "csv.row",
  "rpa.step",
] as const;

/** A kind of event, as written in `on:`. */
export type EventKind = (typeof eventKinds)[number];

/** The kinds the gateway produces today. A rule on any other kind is refused at load: it would
 * never be asked, and a rule that is never asked reads like protection that is not there. */
export const producedKinds: readonly EventKind[] = [
  "llm.request",
  "llm.tool_call",
  "mcp.tools/call",
  "http.request",
];

/**
 * The frozen facts of one event. Absent facts are evaluation errors in a rule that reads them, so a
 * rule fails closed on them unless it asks with `has()` first.
 */
export interface Facts {
  /** What happened. */
  readonly kind: EventKind;
  /** How the caller speaks. */
  readonly call?: {
    /** The API spoken, such as `openai.chat` or `http`. */
    readonly protocol?: string;
    /** Whether the caller asked for a stream. */
    readonly stream?: boolean;
    /** The prefix of the route it came by; empty at the root. */
    readonly route?: string;
  };
  /** The HTTP request; the path is without query. */
  readonly request?: { readonly method?: string; readonly path?: string };
  /** The authenticated caller. */
  readonly caller?: { readonly name?: string };
  /** The run, as the caller declared it. */
  readonly run?: {
    readonly id?: string;
    readonly agent?: string;
    readonly job?: string;
    readonly service?: string;
    readonly pipeline?: string;
  };
  /** The model asked for; on `llm.request` and `llm.tool_call`. */
  readonly model?: string;
  /** The tool called; on `llm.tool_call` and `mcp.tools/call`. */
  readonly tool?: { readonly name: string };
  /** The parsed JSON arguments of the call. Integers outside +-(2^53 - 1) must come as `bigint` to be
   * compared; as a `number` they have lost digits and are evaluation errors. */
  readonly args?: unknown;
}

/** The type of a fact: one of the scalar types, or any JSON value. */
export type FactType = "string" | "bool" | "dyn";

const everywhere: Readonly<Record<string, FactType>> = {
  "event": "string",
  "call.protocol": "string",
  "call.stream": "bool",
  "call.route": "string",
  "request.method": "string",
  "request.path": "string",
  "caller.name": "string",
  "run.id": "string",
  "run.agent": "string",
  "run.job": "string",
  "run.service": "string",
  "run.pipeline": "string",
};

const perKind: Readonly<Record<EventKind, Readonly<Record<string, FactType>>>> = {
  "llm.request": { "model": "string" },
  "llm.tool_call": { "model": "string", "tool.name": "string", "args": "dyn" },
  "llm.output": { "model": "string" },
  "mcp.tools/call": { "tool.name": "string", "args": "dyn" },
  "http.request": {},
  "csv.row": {},
  "rpa.step": {},
};

/**
 * The facts that exist on every one of `kinds`, by dotted path. An expression may read only these.
 *
 * @example
 * ```ts
 * import { factsOf } from "./facts.ts";
 *
 * if (factsOf(["llm.tool_call"]).get("tool.name") !== "string") throw new Error("no tool");
 * if (factsOf(["llm.tool_call", "http.request"]).has("tool.name")) throw new Error("not on both");
 * ```
 */
export function factsOf(kinds: readonly EventKind[]): ReadonlyMap<string, FactType> {
  const facts = new Map(Object.entries(everywhere));
  const [first, ...others] = kinds;
  if (first === undefined) return facts;
  for (const [path, type] of Object.entries(perKind[first])) {
    if (others.every((kind) => perKind[kind][path] === type)) facts.set(path, type);
  }
  return facts;
}

/** Every fact path there is, for suggestions in errors. */
export function allFactPaths(): readonly string[] {
  const paths = new Set(Object.keys(everywhere));
  for (const facts of Object.values(perKind)) {
    for (const path of Object.keys(facts)) paths.add(path);
  }
  return [...paths];
}
