/**
 * What the gateway needs from others: a ledger to write to, a guard that decides, a network to send
 * through. The composition root hands in the real ones, tests their own.
 *
 * @module
 */

import type { Commitment, EntryDraft } from "../pef/mod.ts";
import type { Clock, Random } from "../platform/mod.ts";
import type { RowLock } from "../schemalock/mod.ts";
import type { RowsPlan } from "./rows_plan.ts";

/** Where an entry went. */
export interface Appended {
  readonly run: string;
  readonly seq: number;
  /** Hex leaf hash of the entry. */
  readonly leaf: string;
}

/** The end of a run. */
export interface SealedRun {
  readonly run: string;
  readonly entries: number;
  readonly root: string;
  readonly sealIndex: number;
  readonly checkpoint: string;
}

/** One run that takes entries. Entries get their place in the order of the calls to `append`. */
export interface RunPort {
  readonly id: string;
  readonly size: number;
  /** Resolves when the entry is on stable storage. */
  append(draft: EntryDraft): Promise<Appended>;
  commit(
    bytes: Uint8Array,
    options: { readonly scope: string; readonly field: string; readonly mediaType: string },
  ): Commitment;
  close(
    status: "complete" | "interrupted" | "recovered",
    options?: { readonly openCalls?: readonly string[] },
  ): Promise<SealedRun>;
}

/** The writer of all runs. */
export interface LedgerPort {
  openRun(options: {
    readonly id?: string;
    readonly policyHash: string;
    readonly agent?: string;
    readonly parentRun?: string;
    readonly schemas?: readonly { readonly name: string; readonly sha256: string }[];
  }): Promise<RunPort>;
  run(id: string): RunPort | undefined;
  /** Why nothing can be written, or `undefined` while it can. */
  failure(): Error | undefined;
  /** The newest checkpoint of the log, as signed note (C2SP tlog-checkpoint). */
  checkpoint?(): string;
}

/** Reads evidence back. */
export interface EvidencePort {
  /** The signed line of an entry that is on stable storage, of open and sealed runs alike. */
  line(run: string, seq: number): Promise<Uint8Array<ArrayBuffer> | undefined>;
  /**
   * The bytes of the bundle of one run, read from disk as they are asked for.
   *
   * @throws ClyraError `bad_request` when the run is not sealed, or as a prefix: not yet marked in the log
   */
  bundle?(
    run: string,
    claim: "run-complete" | "run-prefix",
  ): Promise<AsyncGenerator<Uint8Array>>;
}

/** Where a body stands: an entry's scope in a run, and the place in the entry's body. */
export interface BodyPlaceId {
  readonly run: string;
  readonly scope: string;
  readonly field: string;
}

/** A document that is written piece by piece. */
export interface BodySink {
  write(bytes: Uint8Array): Promise<void>;
  /** Ends it under its hex SHA-256. Durable when it resolves. */
  keep(sha256: string): Promise<void>;
  /** What was written, from the beginning. */
  read(): AsyncIterable<Uint8Array<ArrayBuffer>>;
  /** Removes what was written, unless it was kept; calling it again does nothing. */
  discard(): Promise<void>;
}

/** Keeps bodies, for the bundles to come. */
export interface BodyStorePort {
  /** Hex SHA-256. */
  digest(bytes: Uint8Array): string;
  /** Keeps a value that a commitment is opened with. Durable when it resolves. */
  keepValue(bytes: Uint8Array, place: BodyPlaceId): Promise<void>;
  /** Keeps a document under its digest. Durable when it resolves. */
  keepDocument(bytes: Uint8Array): Promise<unknown>;
  /** Begins a document of unknown length. */
  open(): Promise<BodySink>;
}

/** Counts what happens. Names and labels are few and never hold content. */
export type Count = (name: string, labels: Readonly<Record<string, string>>) => void;

/** What a decision is made on. Every rule sees the same; nothing in it is changed afterwards. */
export interface Facts {
  readonly kind:
    | "llm.request"
    | "llm.tool_call"
    | "llm.output"
    | "mcp.tools/call"
    | "http.request";
  /** `route` is the prefix of the route, empty at the root. */
  readonly call: {
    readonly protocol: string;
    readonly stream?: boolean;
    readonly route?: string;
  };
  /** Method and path exactly as they are sent upstream. */
  readonly request: { readonly method: string; readonly path: string; readonly host: string };
  readonly run: { readonly id: string };
  /** Who calls, where callers have keys. */
  readonly caller?: { readonly name: string };
  readonly model?: string;
  readonly tool?: { readonly name: string };
  /** Parsed arguments, integers beyond 2^53 as `bigint`; absent where they are not strict JSON. */
  readonly args?: unknown;
}

/** How a text is held to a schema. */
export interface LockTerms {
  /** Whether it may be repaired, one time, before any of it leaves. */
  readonly repair: "once" | "never";
  /** Coercions that a repair may carry out; none without it. */
  readonly coercions?: readonly string[];
  /** `atomic` (without it): whole and fitting, or not at all. `progressive`: while it still can fit. */
  readonly release?: "atomic" | "progressive";
}

/** How the arguments of a tool call are to be read before the rules see them, or a text of an answer. */
export interface ToolPlan extends LockTerms {
  /** Name of the schema that they must fit. */
  readonly schema?: string;
  /** Why it cannot be known which schema applies: then nothing may be released. */
  readonly failure?: string;
}

/** What is done with schemas that come with a request. */
export interface CallerSchemaTerms extends LockTerms {
  readonly mode: "off" | "observe" | "enforce";
  /** What is done when one of them cannot be enforced. */
  readonly unenforceable: "refuse" | "unchecked";
}

/** What the policy says about facts. */
export interface Ruling {
  readonly effect: "allow" | "deny" | "repair";
  /** Ids of every rule that matched. */
  readonly rules: readonly string[];
  /** Threat classes, as `OWASP:LLM06` or `ATLAS:AML.T0086`. */
  readonly classes: readonly string[];
  readonly reason?: string;
}

/** What was changed to make a text fit: offsets and lengths in bytes of the text before. */
export interface RepairOperation {
  readonly kind: string;
  readonly offset: number;
  readonly removed: number;
  readonly inserted: number;
}

/** Where a text does not fit, in places, not in contents. */
export interface LockFault {
  /** JSON pointer of the value at fault. */
  readonly pointer: string;
  /** The keyword, or `json` where the text is no acceptable JSON. */
  readonly keyword: string;
  /** For `json`: what is wrong with the text. */
  readonly code?: string;
  /** The first byte after which nothing could make the text fit; where that is known. */
  readonly offset?: number;
}

/** One text on its way through a lock. */
export interface LockSession {
  /** Judges the next bytes, however the text is cut: a fault is final. */
  write(bytes: Uint8Array): LockFault | undefined;
  /** Gives its memory back. */
  close(): void;
}

/** A schema, compiled. */
export interface Lock {
  /** Hex SHA-256 of the schema. */
  readonly sha256: string;
  /** Strict JSON and the schema; the errors name places, not contents. */
  validate(bytes: Uint8Array): {
    readonly valid: boolean;
    readonly errors: readonly string[];
    readonly fault?: LockFault;
  };
  /** One deterministic attempt that invents no value. */
  repair(
    bytes: Uint8Array,
    options: { readonly truncated: boolean; readonly coercions?: readonly string[] },
  ):
    | { readonly repaired: Uint8Array; readonly operations: readonly RepairOperation[] }
    | { readonly refused: string };
  open(): LockSession;
}

/** A schema that came with a request, compiled, or why it cannot be enforced. */
export type LockReading = { readonly lock: Lock } | {
  /** Hex SHA-256 of the schema. */
  readonly sha256: string;
  readonly problem: string;
};

/** The policy and its schemas. */
export interface Guard {
  readonly policyHash: string;
  readonly schemas: readonly { readonly name: string; readonly sha256: string }[];
  decide(facts: Facts): Ruling;
  plan(facts: Facts): ToolPlan;
  lock(schema: string): Lock | undefined;
  /** What is done with schemas that come with a request; nothing without it. */
  readonly callerSchemas?: CallerSchemaTerms;
  /** Compiles a schema that came with a request, within bounds. */
  compile?(document: unknown): LockReading;
  /**
   * A contract for rows; `undefined` where the policy has no such schema.
   *
   * @throws ClyraError `config_invalid` for a dialect that cannot be
   */
  rows?(plan: RowsPlan): RowLock | undefined;
}

/**
 * Sends one request upstream. Must not follow redirects, and must hand over the body as it is on the
 * wire when `accept-encoding` is `identity` (Deno's does; with any other value it decodes).
 */
export type Send = (url: string, init: {
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null;
  readonly signal: AbortSignal;
}) => Promise<Response>;

/** A line for the operator. Never holds content. */
export type Log = (
  level: "info" | "warn" | "error",
  message: string,
  fields?: { readonly [key: string]: string | number },
) => void;

/** Everything that enters from outside. */
export interface GatewayDeps {
  readonly ledger: LedgerPort;
  readonly guard: Guard;
  readonly send: Send;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Without it receipts are not served. */
  readonly evidence?: EvidencePort;
  /** Needed where a route keeps bodies. */
  readonly bodies?: BodyStorePort;
  /** Names the key that commitments are made under, in the entries that have any. */
  readonly bodyKey?: string;
  readonly count?: Count;
  /** Text for a scraper, served at `/metrics`; without it there is nothing there. */
  readonly metrics?: () => Promise<{ readonly body: string; readonly mediaType: string }>;
}
