/**
 * The closed list of findings (SPEC, "Findings"); published as `spec/pef/errors.json`.
 *
 * @module
 */

/** How much a finding weighs: `error` makes a bundle INVALID, `limit` UNVERIFIABLE, `policy`
 * POLICY_FAILED; a `note` changes nothing. */
export type FindingLevel = "error" | "limit" | "policy" | "note";

interface FindingKind {
  readonly level: FindingLevel;
  readonly meaning: string;
  readonly remedy: string;
}

const askProducer = "treat the bundle as tampered with and ask its producer for another copy";

/** Every code, with what it means and what to do. */
export const findingKinds = {
  "PEF-001": {
    level: "limit",
    meaning:
      "the container, or the one that a directory would make, is over 4 GiB - 1 byte or 65,535 files",
    remedy: "split the export into several bundles",
  },
  "PEF-002": {
    level: "limit",
    meaning: "the trust file is not of the form of this version",
    remedy: "check trust.json against spec/pef/schemas/trust.json",
  },
  "PEF-003": {
    level: "limit",
    meaning: "a line or document is longer than its bound",
    remedy: "use a verifier whose limits are larger, or ask the producer",
  },
  "PEF-004": {
    level: "limit",
    meaning: "JSON is nested deeper than 16 levels",
    remedy: "use a verifier whose limits are larger, or ask the producer",
  },
  "PEF-005": {
    level: "limit",
    meaning: "there are more lines in a file, open calls in a run, or time stamps, than the bound",
    remedy: "use a verifier whose limits are larger, or ask the producer",
  },
  "PEF-010": {
    level: "limit",
    meaning: "the format version is not known to this verifier",
    remedy: "use a newer verifier",
  },
  "PEF-011": {
    level: "limit",
    meaning: "the claim is not known to this verifier",
    remedy: "use a newer verifier",
  },
  "PEF-012": {
    level: "limit",
    meaning: "the prior checkpoint is not a C2SP checkpoint",
    remedy: "give the checkpoint note that you kept, unchanged",
  },
  "PEF-013": {
    level: "limit",
    meaning: "a signature's algorithm is not available in this verifier",
    remedy: "use a verifier with this algorithm",
  },
  "PEF-100": {
    level: "error",
    meaning: "this is no bundle, or its end is missing",
    remedy: "check that the file is complete and ends in .pef",
  },
  "PEF-101": {
    level: "error",
    meaning: "the container differs from the one layout that is allowed",
    remedy: "do not repack bundles with another ZIP program; use the original",
  },
  "PEF-102": {
    level: "error",
    meaning: "a file name is not allowed, doubled, or out of order",
    remedy: "use the original bundle",
  },
  "PEF-103": {
    level: "error",
    meaning: "a file's content does not have the digest or size that the manifest states",
    remedy: askProducer,
  },
  "PEF-104": {
    level: "error",
    meaning: "a file is missing, or is in the bundle without being listed",
    remedy: askProducer,
  },
  "PEF-105": {
    level: "error",
    meaning: "a file's content does not have the CRC of its header",
    remedy: "the copy is damaged; fetch the bundle again",
  },
  "PEF-106": {
    level: "error",
    meaning: "a file stands where the format has no place for one",
    remedy: "use the original bundle",
  },
  "PEF-200": {
    level: "error",
    meaning: "JSON is not in canonical form (RFC 8785), byte for byte",
    remedy: askProducer,
  },
  "PEF-201": {
    level: "error",
    meaning: "JSON does not fit the closed schema of its kind",
    remedy: askProducer,
  },
  "PEF-202": {
    level: "error",
    meaning: "a file of lines is empty, or its last line has no line feed",
    remedy: askProducer,
  },
  "PEF-400": { level: "error", meaning: "a signature does not verify", remedy: askProducer },
  "PEF-401": {
    level: "error",
    meaning: "a line names a key that the log does not register",
    remedy: askProducer,
  },
  "PEF-402": {
    level: "error",
    meaning: "a key signed what its role does not allow",
    remedy: askProducer,
  },
  "PEF-403": {
    level: "error",
    meaning: "a key signed outside the interval in which it was valid",
    remedy: "ask the producer which key was in force and why",
  },
  "PEF-404": {
    level: "error",
    meaning: "a key's id is not the thumbprint of its bytes, or is registered twice",
    remedy: askProducer,
  },
  "PEF-405": {
    level: "error",
    meaning: "a document is not signed by exactly the keys by which it must be",
    remedy: askProducer,
  },
  "PEF-410": {
    level: "error",
    meaning: "the log, its genesis or its key is not the one that the trust file pins",
    remedy: "get trust.json from the producer over a channel you trust, or reject the bundle",
  },
  "PEF-411": {
    level: "error",
    meaning: "a key is registered that the trust file does not allow for its role, or has revoked",
    remedy: "ask the producer why this key was used",
  },
  "PEF-420": {
    level: "note",
    meaning: "the signatures of entries were not checked, as asked",
    remedy: "verify without the fast option",
  },
  "PEF-500": {
    level: "error",
    meaning: "an entry does not link to the entry before it",
    remedy: askProducer,
  },
  "PEF-501": {
    level: "error",
    meaning: "an entry's number does not follow",
    remedy: askProducer,
  },
  "PEF-502": {
    level: "error",
    meaning: "an entry belongs to another run or log",
    remedy: askProducer,
  },
  "PEF-503": {
    level: "error",
    meaning: "a run does not begin with run.open, or opens twice",
    remedy: askProducer,
  },
  "PEF-504": {
    level: "error",
    meaning: "an entry follows run.close, run.close counts wrongly, or a sealed run lacks it",
    remedy: askProducer,
  },
  "PEF-505": {
    level: "error",
    meaning: "requests and responses do not pair up",
    remedy: askProducer,
  },
  "PEF-506": {
    level: "error",
    meaning: "an erasure names an entry that does not come before it",
    remedy: askProducer,
  },
  "PEF-510": {
    level: "note",
    meaning: "the clock went back between two entries",
    remedy: "order is proven by the chain; read times with care",
  },
  "PEF-600": {
    level: "error",
    meaning: "the checkpoint is not a C2SP signed note of this log",
    remedy: askProducer,
  },
  "PEF-601": {
    level: "error",
    meaning: "an inclusion proof does not lead to the checkpoint's root",
    remedy: askProducer,
  },
  "PEF-602": {
    level: "error",
    meaning: "a run's root does not follow from its entries",
    remedy: askProducer,
  },
  "PEF-603": {
    level: "error",
    meaning: "the manifest and the checkpoint name different tree heads",
    remedy: askProducer,
  },
  "PEF-604": {
    level: "error",
    meaning: "a consistency proof does not hold",
    remedy: askProducer,
  },
  "PEF-605": {
    level: "error",
    meaning: "the leaves of the period do not lead from its first tree head to the checkpoint",
    remedy: askProducer,
  },
  "PEF-620": {
    level: "error",
    meaning: "the log is not a continuation of the prior checkpoint",
    remedy: "keep both notes: they prove that the log was rewritten or forked",
  },
  "PEF-621": {
    level: "limit",
    meaning: "the bundle does not hold what it takes to compare with the prior checkpoint",
    remedy: "ask the producer for a bundle with a consistency proof from your checkpoint",
  },
  "PEF-622": {
    level: "policy",
    meaning: "the bundle's checkpoint is older than the prior checkpoint",
    remedy: "ask the producer for a newer export",
  },
  "PEF-700": {
    level: "error",
    meaning: "a run that is claimed to be complete has no seal in the log",
    remedy: askProducer,
  },
  "PEF-701": {
    level: "error",
    meaning: "a run has more or fewer entries than its seal or manifest states",
    remedy: askProducer,
  },
  "PEF-702": {
    level: "error",
    meaning: "the manifest says of a run what its seal does not, or a run has two seals",
    remedy: "export the bundle again from its journal; of a run with two seals, keep both",
  },
  "PEF-703": {
    level: "error",
    meaning: "an entry is left out for scope in a bundle that claims to be complete",
    remedy: askProducer,
  },
  "PEF-704": {
    level: "error",
    meaning: "a run that was sealed in the period is not in the bundle",
    remedy: askProducer,
  },
  "PEF-710": {
    level: "policy",
    meaning: "the trust file does not accept the bundle's claim",
    remedy: "ask the producer for a bundle with a claim you accept",
  },
  "PEF-711": {
    level: "policy",
    meaning: "a run that the trust file asks for is not in the bundle, or not shown by the proof",
    remedy: "ask the producer for a bundle of the runs that you ask for",
  },
  "PEF-712": {
    level: "policy",
    meaning: "the bundle is older than the trust file allows, or its age cannot be told",
    remedy: "ask the producer for a newer export",
  },
  "PEF-800": {
    level: "error",
    meaning: "a known witness's signature does not verify, or its time cannot be",
    remedy: askProducer,
  },
  "PEF-801": {
    level: "policy",
    meaning: "fewer witnesses cosigned the checkpoint than the trust file asks for",
    remedy: "ask the producer for a bundle with a witnessed checkpoint",
  },
  "PEF-810": {
    level: "note",
    meaning: "a time stamp is present and was not checked",
    remedy: "put the authority's certificate into timestamp_roots of the trust file",
  },
  "PEF-811": {
    level: "error",
    meaning: "a time stamp is not of the form that the format allows",
    remedy: askProducer,
  },
  "PEF-812": {
    level: "error",
    meaning: "a time stamp is not over this bundle's checkpoint",
    remedy: askProducer,
  },
  "PEF-813": {
    level: "error",
    meaning: "a time stamp's signature does not verify, or its time has not come yet",
    remedy: askProducer,
  },
  "PEF-814": {
    level: "limit",
    meaning: "a time stamp uses an algorithm that this version does not know",
    remedy: "ask the producer for a time stamp with SHA-256 and RSA or ECDSA",
  },
  "PEF-815": {
    level: "note",
    meaning:
      "a time stamp is not by an authority of the trust file, or its certificate may not stamp",
    remedy: "ask whose time stamp it is, and pin that authority if you trust it",
  },
  "PEF-816": {
    level: "policy",
    meaning: "fewer authorities stamped the checkpoint than the trust file asks for",
    remedy: "ask the producer for a bundle with a time stamp of an authority you trust",
  },
  "PEF-911": {
    level: "error",
    meaning: "an attestation speaks of what is not in the bundle, or of no run of it",
    remedy: askProducer,
  },
  "PEF-912": {
    level: "error",
    meaning:
      "a replay certificate proves nothing, or its counts and its verdict contradict each other",
    remedy: askProducer,
  },
  "PEF-913": {
    level: "error",
    meaning: "a rendering is not attested by a compliance statement",
    remedy: "read the JSON, not the rendering, or ask the producer for another copy",
  },
  "PEF-914": {
    level: "note",
    meaning:
      "an attestation's predicate type is unknown; only its envelope and subjects were checked",
    remedy: "use a newer verifier",
  },
  "PEF-920": {
    level: "error",
    meaning: "a disclosed value does not open its commitment",
    remedy: askProducer,
  },
  "PEF-921": {
    level: "error",
    meaning: "a disclosure is out of order, or names no commitment of this bundle",
    remedy: askProducer,
  },
  "PEF-930": {
    level: "error",
    meaning: "an external object is not the one that the manifest names",
    remedy: "fetch the object again from its location",
  },
  "PEF-931": {
    level: "note",
    meaning: "an external object was not checked",
    remedy: "verify again with the external objects at hand",
  },
  "PEF-932": {
    level: "note",
    meaning: "an entry names a document that the bundle neither holds nor lists as external",
    remedy: "ask the producer for the document and compare its SHA-256 with the entry's",
  },
  "PEF-933": {
    level: "error",
    meaning: "a document that an entry names has another size than the entry states",
    remedy: askProducer,
  },
} as const satisfies Record<`PEF-${number}`, FindingKind>;

/** A code of the closed list. */
export type FindingCode = keyof typeof findingKinds;

/** Where a finding is. Members are left out where they say nothing. */
export interface FindingPlace {
  /** A file of the bundle. */
  readonly path?: string;
  /** 1 for the first line. */
  readonly line?: number;
  /** Number of an entry in its run. */
  readonly seq?: number;
}

/** One thing that was found. */
export interface Finding {
  /** Where it is. */
  readonly at: FindingPlace;
  /** What it is. */
  readonly code: FindingCode;
  /** How much it weighs. */
  readonly level: FindingLevel;
}
