/**
 * The manifest: what a bundle says it holds (SPEC, section 7).
 *
 * @module
 */

import { versions } from "./entry_types.ts";
import { anyOf, integer, list, object, oneOf, type Shape, text } from "./shape.ts";
import type { Manifest, ManifestSignatures } from "./types.ts";
import { anySignature, digest, id, keyid, namedCount, prose, runId, time } from "./values.ts";

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
export const manifestShape: Shape<Manifest> = object({
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
  signers: list(keyid, 8, { minItems: 1 }),
}, {
  externals: list(external, 65_535),
  metrics: list(namedCount, 64),
  rollback: object({ kind: id, sha256: digest }, { location: text({ maxLength: 2048 }) }),
  worm: list(worm, 64),
  custody: list(custody, 1024),
});

/** `pef/manifest.sigs.json`: every listed signature must verify. */
export const signaturesShape: Shape<ManifestSignatures> = object({
  signatures: list(object({ keyid, sig: anySignature }), 8),
});

export type { Manifest, ManifestSignatures };
