/**
 * The documents of the format as types, written out so that they can be read; each is checked against the
 * shape of the same name, which is what decides at run time.
 *
 * @module
 */

import type { FindingCode } from "./findings.ts";

/** Bytes that are not in the entry: a salted commitment, or a plain digest of what is not sensitive. */
export type Commitment = { readonly c: string; readonly n: number; readonly mt: string } | {
  readonly sha256: string;
  readonly n: number;
  readonly mt: string;
};

/** Where a run belongs in the caller's own bookkeeping. */
export type EntryContext = {
  readonly job_id?: string;
  readonly service_id?: string;
  readonly pipeline_id?: string;
};

/** The body of each entry type. */
export type EntryBodies = {
  readonly "run.open": {
    readonly origin: string;
    readonly policy_sha256: string;
    readonly nonce: string;
    readonly versions: {
      readonly gateway: string;
      readonly agent?: string;
      readonly runtime?: string;
      readonly schema?: string;
    };
    readonly parent_run?: string;
    readonly schemas?: readonly { readonly name: string; readonly sha256: string }[];
  };
  readonly "call.request": {
    readonly protocol: string;
    readonly upstream: string;
    readonly method: string;
    readonly path: string;
    readonly body: Commitment;
    readonly query?: Commitment;
    readonly model?: string;
    readonly stream?: boolean;
  };
  readonly "call.response": {
    readonly outcome:
      | "complete"
      | "blocked"
      | "upstream_failed"
      | "upstream_cut"
      | "caller_left"
      | "timeout"
      | "unknown";
    readonly status?: number;
    readonly upstream_status?: number;
    readonly body?: Commitment;
    readonly upstream_body?: Commitment;
    readonly input_tokens?: number;
    readonly output_tokens?: number;
  };
  readonly "decision": {
    readonly on: "request" | "tool_call" | "response";
    readonly verdict: "allow" | "deny" | "repair" | "redact" | "hold" | "shed";
    readonly rules: readonly string[];
    readonly coverage: {
      readonly lanes: readonly {
        readonly lane: string;
        readonly seen: number;
        readonly scanned: number;
      }[];
      readonly detectors: readonly string[];
      readonly skipped?: readonly { readonly detector: string; readonly why: string }[];
    };
    readonly latency_us: number;
    readonly tool?: string;
    readonly tool_call?: string;
    readonly arguments?: Commitment;
    readonly reason?: string;
    readonly threat_class?: readonly string[];
    readonly owasp?: readonly string[];
    readonly mitre_id?: readonly string[];
    readonly schema?: {
      readonly name: string;
      readonly sha256: string;
      readonly result: "valid" | "repaired" | "rejected" | "unchecked";
    };
    readonly repair?: {
      readonly before: Commitment;
      readonly after: Commitment;
      readonly operations: readonly {
        readonly kind: string;
        readonly offset: number;
        readonly removed: number;
        readonly inserted: number;
      }[];
    };
    readonly cost_microusd?: number;
    readonly shadow_verdict?: "allow" | "deny" | "repair" | "redact" | "hold" | "shed";
  };
  readonly "stream.notary": {
    readonly delivered: { readonly bytes: number; readonly sha256: string };
    readonly lanes: readonly {
      readonly lane: string;
      readonly bytes: number;
      readonly sha256: string;
    }[];
    readonly end: "complete" | "blocked" | "upstream_cut" | "caller_left" | "timeout";
  };
  readonly "run.close": {
    readonly entries: number;
    readonly status: "complete" | "interrupted" | "recovered";
    readonly open_calls: readonly string[];
  };
  readonly "event.snapshot": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "event.diff": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "event.policy": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "event.config": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "event.bypass": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "event.detector_timeout": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "event.spill": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "event.hold": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "event.step": {
    readonly summary: string;
    readonly digests?: readonly { readonly name: string; readonly sha256: string }[];
    readonly counts?: readonly { readonly name: string; readonly n: number }[];
  };
  readonly "erasure": {
    readonly seq: number;
    readonly leaf: string;
    readonly field: string;
    readonly why: string;
  };
  readonly "countersign": {
    readonly seq: number;
    readonly leaf: string;
    readonly keyid: string;
    readonly sig: string;
  };
};

/** The body of each leaf type. */
export type LeafBodies = {
  readonly "key.add": {
    readonly role: "entry" | "log" | "export" | "attest";
    readonly keyid: string;
    readonly public_key: string;
    readonly alg: "ed25519";
  } | {
    readonly role: "export";
    readonly keyid: string;
    readonly public_key: string;
    readonly alg: "ecdsa-p256";
  } | {
    readonly role: "export";
    readonly keyid: string;
    readonly public_key: string;
    readonly alg: "ml-dsa-65";
  };
  readonly "key.rotate": {
    readonly role: "entry" | "log" | "export" | "attest";
    readonly keyid: string;
    readonly replaced: string;
    readonly public_key: string;
    readonly alg: "ed25519";
  } | {
    readonly role: "export";
    readonly keyid: string;
    readonly replaced: string;
    readonly public_key: string;
    readonly alg: "ecdsa-p256";
  } | {
    readonly role: "export";
    readonly keyid: string;
    readonly replaced: string;
    readonly public_key: string;
    readonly alg: "ml-dsa-65";
  };
  readonly "key.revoke": {
    readonly role: "entry" | "log" | "export" | "attest";
    readonly keyid: string;
    readonly why: string;
  };
  readonly "run.mark": { readonly run: string; readonly entries: number; readonly root: string };
  readonly "run.seal": {
    readonly run: string;
    readonly entries: number;
    readonly root: string;
    readonly status: "complete" | "interrupted" | "recovered";
  };
  readonly "policy": { readonly name: string; readonly sha256: string };
  readonly "attestation": { readonly name: string; readonly sha256: string };
  readonly "erasure": { readonly run: string; readonly seq: number; readonly leaf: string };
};

/** `pef/manifest.json`, as data. */
export type Manifest = {
  readonly v: 0;
  readonly origin: string;
  readonly bundle: string;
  readonly claim: { readonly type: "run-complete" | "run-prefix" | "selection" } | {
    readonly type: "range-complete";
    readonly from: number;
    readonly to: number;
  };
  readonly checkpoint: { readonly size: number; readonly root: string };
  readonly runs: readonly {
    readonly run: string;
    readonly entries: number;
    readonly root: string;
    readonly first_prev: string;
    readonly stubs: number;
    readonly segments: readonly string[];
    readonly seal_index?: number;
    readonly mark_index?: number;
  }[];
  readonly files: readonly {
    readonly path: string;
    readonly size: number;
    readonly sha256: string;
  }[];
  readonly producer: { readonly name: string; readonly version: string };
  readonly created: string;
  readonly versions: {
    readonly gateway: string;
    readonly agent?: string;
    readonly runtime?: string;
    readonly schema?: string;
  };
  readonly limits_text: string;
  /** Key ids of all who sign the manifest, ascending. */
  readonly signers: readonly string[];
  readonly externals?: readonly {
    readonly sha256: string;
    readonly size: number;
    readonly location: string;
  }[];
  readonly metrics?: readonly { readonly name: string; readonly n: number }[];
  readonly rollback?: {
    readonly kind: string;
    readonly sha256: string;
    readonly location?: string;
  };
  readonly worm?: readonly {
    readonly store: string;
    readonly bucket: string;
    readonly key: string;
    readonly sha256: string;
    readonly mode: string;
    readonly version_id?: string;
    readonly retain_until?: string;
    readonly head_observed_at?: string;
  }[];
  readonly custody?: readonly {
    readonly event: "created" | "copied" | "verified" | "exported" | "accessed" | "transferred";
    readonly ts: string;
    readonly by: string;
    readonly to?: string;
    readonly why?: string;
  }[];
};

/** The signatures of a manifest, as data. */
export type ManifestSignatures = {
  readonly signatures: readonly { readonly keyid: string; readonly sig: string | string }[];
};

/** A trust file, as data. */
export type Trust = {
  readonly v: 0;
  readonly origin: string;
  readonly genesis: string;
  readonly log_keys: readonly string[];
  readonly role_keys?: {
    readonly entry?: readonly string[];
    readonly export?: readonly (string | string | string)[];
    readonly attest?: readonly string[];
  };
  readonly revoked?: readonly string[];
  readonly witnesses?: readonly { readonly name: string; readonly public_key: string }[];
  readonly quorum?: number;
  readonly claims?: readonly ("run-complete" | "run-prefix" | "range-complete" | "selection")[];
  readonly runs?: readonly string[];
  readonly max_age_s?: number;
  readonly timestamp_roots?: readonly string[];
  readonly timestamp_quorum?: number;
};

/** What a verifier says of a bundle. */
export type Verdict = {
  readonly bundle_sha256: string | null;
  readonly verdict: "INVALID" | "UNVERIFIABLE" | "POLICY_FAILED" | "INTACT_UNTRUSTED" | "VERIFIED";
  readonly integrity: "intact" | "broken" | "unknown";
  readonly authenticity: "trusted" | "untrusted" | "unchecked" | "broken" | "unknown";
  readonly completeness:
    | "run-complete"
    | "run-prefix"
    | "range-complete"
    | "selection"
    | "receipt"
    | "unknown";
  readonly time: "claimed" | "stamped" | "witnessed" | "unknown";
  readonly disclosure: "full" | "withheld" | "unknown";
  readonly policy: "met" | "failed" | "none";
  readonly counts: {
    readonly artifacts: number;
    readonly disclosures: number;
    readonly entries: number;
    readonly files: number;
    readonly log_leaves: number;
    readonly runs: number;
    readonly stubs: number;
  };
  readonly findings: readonly {
    readonly at: { readonly line?: number; readonly path?: string; readonly seq?: number };
    readonly code: FindingCode;
    readonly level: "error" | "limit" | "policy" | "note";
  }[];
};
