/**
 * The manifest: what a bundle says it holds (SPEC, "Manifest"), and the trust file that a verifier's user
 * brings along.
 *
 * @module
 */

import { versions } from "./entry_types.ts";
import { anyOf, integer, list, object, oneOf, text, type TypeOf } from "./shape.ts";
import {
  digest,
  id,
  ids,
  keyid,
  namedCount,
  prose,
  publicKey,
  runId,
  signature,
  time,
} from "./values.ts";

/** ASCII, relative, no `.` or `..` part, no upper case that some file systems would fold. */
export const pathPattern = /^([a-z0-9][a-z0-9._-]{0,63}\/){0,4}[a-z0-9][a-z0-9._-]{0,127}$/;

const path = text({ pattern: pathPattern, maxLength: 512 });

/** The claims of version 0. */
export const claimTypes = ["run-complete", "run-prefix", "range-complete", "selection"] as const;

const claim = anyOf(
  object({ type: oneOf("run-complete", "run-prefix", "selection") }),
  object({ type: oneOf("range-complete"), from: integer(), to: integer() }),
);

const manifestRun = object({
  run: runId,
  entries: integer({ min: 1 }),
  root: digest,
  first_prev: digest,
  stubs: integer(),
  segments: list(path, 65_535),
}, { seal_index: integer(), mark_index: integer() });

const manifestFile = object({ path, size: integer(), sha256: digest });

const external = object({ sha256: digest, size: integer(), location: text({ maxLength: 2048 }) });

const custody = object({
  event: oneOf("created", "copied", "verified", "exported", "accessed", "transferred"),
  ts: time,
  by: id,
}, { to: id, why: prose });

const worm = object(
  { store: id, bucket: id, key: text({ maxLength: 1024 }), sha256: digest, mode: id },
  { version_id: text({ maxLength: 1024 }), retain_until: time, head_observed_at: time },
);

/** `pef/manifest.json`. */
export const manifestShape = object({
  v: oneOf(0),
  origin: id,
  bundle: id,
  claim,
  checkpoint: object({ size: integer(), root: digest }),
  runs: list(manifestRun, 65_535),
  files: list(manifestFile, 65_535),
  producer: object({ name: id, version: id }),
  created: time,
  versions,
  limits_text: prose,
}, {
  externals: list(external, 65_535),
  metrics: list(namedCount, 64),
  rollback: object({ kind: id, sha256: digest }, { location: text({ maxLength: 2048 }) }),
  worm: list(worm, 64),
  custody: list(custody, 1024),
});

/** A manifest, as data. */
export type Manifest = TypeOf<typeof manifestShape>;

/** `pef/manifest.sigs.json`: every listed signature must verify. */
export const signaturesShape = object({
  signatures: list(object({ keyid, sig: signature }), 8),
});

/** The signatures of a manifest, as data. */
export type ManifestSignatures = TypeOf<typeof signaturesShape>;

/** `trust.json`: what the verifier's user trusts. Never read from a bundle. */
export const trustShape = object({
  v: oneOf(0),
  origin: id,
  genesis: digest,
  log_keys: list(publicKey, 64),
}, {
  role_keys: object({}, {
    entry: list(publicKey, 64),
    export: list(publicKey, 64),
    attest: list(publicKey, 64),
  }),
  revoked: list(keyid, 1024),
  claims: list(oneOf(...claimTypes), 4),
  runs: ids,
  max_age_s: integer({ min: 1 }),
});

/** A trust file, as data. */
export type Trust = TypeOf<typeof trustShape>;
