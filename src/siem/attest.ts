/**
 * The profile `record_integrity` of OCSF 1.9.0: each line with a fingerprint that holds the one before.
 *
 * The fingerprint is over the emitted event, not over the entry that it tells of: the entry's own leaf
 * is in `metadata.original_event_uid`, and its signature stays in the evidence.
 *
 * @module
 */

import { canonicalize, sha256 } from "../hotpath/mod.ts";
import type { SiemEvent } from "./ocsf.ts";

interface Fingerprint {
  readonly algorithm_id: 3;
  readonly algorithm: "SHA-256";
  readonly encoding_id: 1;
  readonly serialization_id: 2;
  readonly value: string;
}

/** One chain of lines: the lines of one output, from its start. */
export class IntegrityChain {
  readonly #authority: string;
  readonly #chain: string;
  #before:
    | { readonly uid: string; readonly typeUid: number; readonly fingerprint: Fingerprint }
    | undefined;

  constructor(options: { readonly authority: string; readonly chain: string }) {
    this.#authority = options.authority;
    this.#chain = options.chain;
  }

  /** The event with its attestation. */
  link(event: SiemEvent): SiemEvent {
    const metadata = event.metadata as SiemEvent & { readonly profiles: readonly string[] };
    const before = this.#before;
    const attestation = {
      authority_uid: this.#authority,
      chain_uid: this.#chain,
      ...(before === undefined ? {} : {
        prev_event: {
          uid: before.uid,
          type_uid: before.typeUid,
          fingerprint: before.fingerprint,
        },
      }),
    };
    const linked = {
      ...event,
      metadata: {
        ...metadata,
        version: "1.9.0",
        profiles: [...metadata.profiles, "record_integrity"],
      },
      attestation_list: [attestation],
    };
    const fingerprint = fingerprintOf(linked);
    this.#before = {
      uid: String(metadata.uid),
      typeUid: Number(event.type_uid),
      fingerprint,
    };
    return { ...linked, attestation_list: [{ ...attestation, fingerprint }] };
  }
}

/** SHA-256 over the canonical form (RFC 8785) of an event whose attestation has no fingerprint yet. */
export function fingerprintOf(event: SiemEvent): Fingerprint {
  const bytes = canonicalize(new TextEncoder().encode(JSON.stringify(event)));
  return {
    algorithm_id: 3,
    algorithm: "SHA-256",
    encoding_id: 1,
    serialization_id: 2,
    value: sha256(bytes).toHex(),
  };
}
