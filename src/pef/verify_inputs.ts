/**
 * What a verification is given beside the bundle, and how it is read (SPEC, V-2).
 *
 * @module
 */

import type { OnProgress } from "./bundle_reader.ts";
import { utf8 } from "./bytes.ts";
import { parseCheckpoint, type SignedNote } from "./checkpoint.ts";
import type { FindingCode } from "./findings.ts";
import type { LineThreading } from "./line_workers.ts";
import { parseTrust, type Trust } from "./trust.ts";

/** Finds an external object by its SHA-256 (hex); `undefined` when it is not at hand. */
export type ExternalLookup = (
  sha256: string,
) => Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined>;

/** How to verify. */
export interface VerifyOptions {
  /** `trust.json`, as text, bytes or data. Without it the best answer is INTACT_UNTRUSTED. */
  readonly trust?: unknown;
  /** A checkpoint of this log that the user kept from before: the bundle's must continue it. */
  readonly prior?: Uint8Array | string;
  /** Objects that the manifest names but does not hold. */
  readonly externals?: ExternalLookup;
  /** Leaves out the signatures of entries and says so; the best answer is INTACT_UNTRUSTED. */
  readonly fast?: boolean;
  /**
   * Threads that read the lines of large segments; without them, they are read here. The verdict is the
   * same, byte for byte.
   */
  readonly threads?: LineThreading;
  /** Told about progress, at most four times for each megabyte. */
  readonly onProgress?: OnProgress;
  /** The present, for the trust file's greatest age and witnesses' times; epoch milliseconds. */
  readonly nowMs?: number;
}

/** The trust file and the prior checkpoint, read, or which of them is not of its form. */
export function readInputs(
  { trust, prior }: Pick<VerifyOptions, "trust" | "prior">,
):
  | { readonly trust: Trust | undefined; readonly prior: SignedNote | undefined }
  | Extract<FindingCode, "PEF-002" | "PEF-012"> {
  const trusted = trust === undefined ? undefined : parseTrust(trust);
  if (trust !== undefined && trusted === undefined) return "PEF-002";
  const note = prior === undefined
    ? undefined
    : parseCheckpoint(typeof prior === "string" ? utf8(prior) : prior);
  if (prior !== undefined && note === undefined) return "PEF-012";
  return { trust: trusted, prior: note };
}
