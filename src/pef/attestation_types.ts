/**
 * Shapes of attestations: DSSE envelopes around in-toto statements (SPEC, section 14).
 *
 * @module
 */

import { anyObject, boolean, integer, list, object, oneOf, text, type TypeOf } from "./shape.ts";
import { digest, id, keyid, runId, time } from "./values.ts";

/** The payload type of every attestation. */
export const inTotoType = "application/vnd.in-toto+json";

/** The predicate types of version 0. */
export const predicateTypes = {
  snapshot: "https://clyra.dev/pef/snapshot/v0",
  diff: "https://clyra.dev/pef/diff/v0",
  replay: "https://clyra.dev/pef/replay/v0",
  compliance: "https://clyra.dev/pef/compliance/v0",
} as const;

/** `attestations/<name>.dsse.json` */
export const envelopeShape = object({
  payload: text({ pattern: /^[A-Za-z0-9+/]*={0,2}$/, maxLength: 1_048_576 }),
  payloadType: oneOf(inTotoType),
  signatures: list(
    object({ keyid, sig: text({ pattern: /^[A-Za-z0-9+/]{86}==$/, maxLength: 88 }) }),
    8,
  ),
});

/** What a statement speaks of: by digest, never by name alone. */
const subject = object({ name: text({ maxLength: 512 }), digest: object({ sha256: digest }) });

/** An in-toto Statement v1, the payload of the envelope. */
export const statementShape = object({
  _type: oneOf("https://in-toto.io/Statement/v1"),
  subject: list(subject, 1024, { minItems: 1 }),
  predicateType: text({ maxLength: 256 }),
  predicate: anyObject,
});

/** A statement, as data. */
export type Statement = TypeOf<typeof statementShape>;

const level = oneOf("equal", "different", "skipped");

/** Positions of the source's log: opaque text such as `0/16B3748`. */
const position = text({ maxLength: 64 });

const replayTable = object({
  name: text({ maxLength: 256 }),
  post_recorded: digest,
  post_replayed: digest,
  equal: boolean,
}, { pre: digest });

/** Reasons why a replay is not simply a success. */
export const replayCodes = [
  "REDO_MISMATCH",
  "STMT_MISMATCH",
  "ROWCOUNT_MISMATCH",
  "DENIED_STMT",
  "DENIED_FUNC",
  "NONDET",
  "SLICE_ONLY",
  "ENGINE_MAJOR_MISMATCH",
  "REWRITTEN",
  "SEQ_DRIFT",
  "CONCURRENT_WRITES",
  "UNATTRIBUTED",
  "LARGE_OBJECT",
  "JOURNAL_TAMPERED",
  "REPLAY_TIMEOUT",
] as const;

/** The predicate of a replay: what was run again, on what, and how it compares. */
export const replayShape = object({
  v: oneOf(0),
  id,
  run: runId,
  run_root: digest,
  verdict: oneOf("success", "partial", "failed"),
  codes: list(oneOf(...replayCodes), replayCodes.length),
  level: object({ redo: level, statement: level }),
  source: object({
    target_id: id,
    version_num: integer(),
    lsn: object({ pre: position, post: position }),
    snapshot: object({ pre: digest, post: digest }),
  }, { dsn_hmac: digest, timeline: integer(), tier: id }),
  engine: object({
    kind: oneOf("embedded", "pglite", "dsn"),
    version: text({ maxLength: 128 }),
  }, { package: text({ maxLength: 256 }), integrity: text({ maxLength: 256 }) }),
  policy: object({ id, sha256: digest }, { denylist_sha256: digest, parser: id }),
  steps: object({
    total: integer(),
    replayed: integer(),
    denied: integer(),
    mismatched: integer(),
    nondet: integer(),
  }),
  tables: list(replayTable, 4096),
  started: time,
  finished: time,
  tool: object({ version: id }, { sha256: digest }),
}, {
  tape_sha256: digest,
  settings_sha256: digest,
  output_root: digest,
  first_divergence: object({ step: integer(), code: oneOf(...replayCodes) }),
  prev_cert: digest,
});

/** A replay predicate, as data. */
export type ReplayPredicate = TypeOf<typeof replayShape>;
