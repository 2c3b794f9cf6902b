/**
 * The kinds of entry and what each carries (SPEC, "Entry types").
 *
 * @module
 */

import { limits } from "./limits.ts";
import { boolean, integer, list, object, oneOf, type Shape, text, textMap } from "./shape.ts";
import type { EntryBodies, EntryContext } from "./types.ts";
import { commitment, digest, id, ids, namedCount, namedDigest, prose, runId } from "./values.ts";

/** Versions of the parts that took part in a run. */
export const versions = object({ gateway: id }, { agent: id, runtime: id, schema: id });

const lane = object({ lane: id, bytes: integer(), sha256: digest });

const runOpen = object({ origin: id, policy_sha256: digest, nonce: digest, versions }, {
  parent_run: runId,
  schemas: list(namedDigest, 256),
});

const callRequest = object(
  { protocol: id, upstream: id, method: id, path: text({ maxLength: 2048 }), body: commitment },
  { query: commitment, model: text({ maxLength: 256 }), stream: boolean },
);

const callResponse = object({
  outcome: oneOf(
    "complete",
    "blocked",
    "upstream_failed",
    "upstream_cut",
    "caller_left",
    "timeout",
    "unknown",
  ),
}, {
  status: integer({ min: 100, max: 599 }),
  upstream_status: integer({ min: 100, max: 599 }),
  body: commitment,
  upstream_body: commitment,
  input_tokens: integer(),
  output_tokens: integer(),
});

const schemaResult = object({
  name: id,
  sha256: digest,
  result: oneOf("valid", "repaired", "rejected", "unchecked"),
});

const repair = object({
  before: commitment,
  after: commitment,
  operations: list(
    object({ kind: id, offset: integer(), removed: integer(), inserted: integer() }),
    64,
  ),
});

const coverage = object({
  lanes: list(object({ lane: id, seen: integer(), scanned: integer() }), 64),
  detectors: ids,
}, { skipped: list(object({ detector: id, why: id }), 64) });

const decision = object({
  on: oneOf("request", "tool_call", "response"),
  verdict: oneOf("allow", "deny", "repair", "redact", "hold", "shed"),
  rules: ids,
  coverage,
  latency_us: integer(),
}, {
  tool: text({ maxLength: 256 }),
  tool_call: id,
  arguments: commitment,
  reason: prose,
  threat_class: ids,
  owasp: ids,
  mitre_id: ids,
  schema: schemaResult,
  repair,
  cost_microusd: integer(),
  shadow_verdict: oneOf("allow", "deny", "repair", "redact", "hold", "shed"),
});

const notary = object({
  delivered: object({ bytes: integer(), sha256: digest }),
  lanes: list(lane, 64),
  end: oneOf("complete", "blocked", "upstream_cut", "caller_left", "timeout"),
});

const runClose = object({
  entries: integer({ min: 2 }),
  status: oneOf("complete", "interrupted", "recovered"),
  open_calls: list(id, limits.openCalls),
});

const event = object({ summary: prose }, {
  digests: list(namedDigest, 256),
  counts: list(namedCount, 256),
});

const erasure = object({ seq: integer(), leaf: digest, field: id, why: prose });

const countersign = object({
  seq: integer(),
  leaf: digest,
  keyid: id,
  sig: text({ maxLength: 8192 }),
});

/** The body of each entry type. */
export const bodies: { readonly [T in EntryType]: Shape<EntryBodies[T]> } = {
  "run.open": runOpen,
  "call.request": callRequest,
  "call.response": callResponse,
  "decision": decision,
  "stream.notary": notary,
  "run.close": runClose,
  "event.snapshot": event,
  "event.diff": event,
  "event.policy": event,
  "event.config": event,
  "event.bypass": event,
  "event.detector_timeout": event,
  "event.spill": event,
  "event.hold": event,
  "event.step": event,
  "erasure": erasure,
  "countersign": countersign,
};

/** The type of an entry. */
export type EntryType = keyof EntryBodies;

/** The body of an entry of type `T`. */
export type EntryBody<T extends EntryType> = EntryBodies[T];

/** Where a run belongs in the caller's own bookkeeping. */
export const context: Shape<EntryContext> = object({}, {
  job_id: id,
  service_id: id,
  pipeline_id: id,
});

/** What an entry says, before the chain gives it its place. */
export type EntryDraft = {
  [T in EntryType]: {
    readonly type: T;
    readonly body: EntryBody<T>;
    /** The call this entry belongs to, unique in its run. */
    readonly call?: string;
    /** Calls that led to this one. */
    readonly parents?: readonly string[];
    readonly context?: EntryContext;
    readonly ext?: { readonly [key: string]: string };
  };
}[EntryType];

/** The open map of an entry: string to string. */
export const ext = textMap({ maxEntries: 32, key: /^[A-Za-z0-9._-]{1,64}$/, maxLength: 1024 });
