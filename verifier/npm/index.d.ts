/**
 * Verifies Clyra evidence bundles (`.pef`), offline, in Node, Deno and browsers.
 */

/** The answer in one word. */
export type Answer =
  | "INVALID"
  | "UNVERIFIABLE"
  | "POLICY_FAILED"
  | "INTACT_UNTRUSTED"
  | "VERIFIED";

/** A code of the closed list `findingKinds`. */
export type FindingCode = `PEF-${number}`;

/** Where a finding is. Members are left out where they say nothing. */
export interface FindingPlace {
  readonly path?: string;
  /** 1 for the first line. */
  readonly line?: number;
  readonly seq?: number;
}

/** One thing that was found. `error` makes INVALID, `limit` UNVERIFIABLE, `policy` POLICY_FAILED. */
export interface Finding {
  readonly at: FindingPlace;
  readonly code: FindingCode;
  readonly level: "error" | "limit" | "policy" | "note";
}

/** What a verifier says of a bundle. */
export interface Verdict {
  /** SHA-256 of the container or proof, hex; null over the limit. */
  readonly bundle_sha256: string | null;
  readonly verdict: Answer;
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
  readonly findings: readonly Finding[];
}

/** How to verify. */
export interface VerifyOptions {
  /** `trust.json`, as text, bytes or data. Without it the best answer is INTACT_UNTRUSTED. */
  readonly trust?: unknown;
  /** A checkpoint of this log that you kept from before: the bundle's must continue it. */
  readonly prior?: Uint8Array | string;
  /** Objects that the manifest names but does not hold, by SHA-256 in hex. */
  readonly externals?: (
    sha256: string,
  ) => Promise<AsyncIterable<Uint8Array> | Iterable<Uint8Array> | undefined>;
  /** Leaves out the signatures of entries and says so; the best answer is INTACT_UNTRUSTED. */
  readonly fast?: boolean;
  /** Told about progress, at most once for each megabyte. */
  readonly onProgress?: (
    progress: { readonly doneBytes: number; readonly totalBytes: number },
  ) => void;
  /** The present, for the trust file's greatest age and witnesses' times; epoch milliseconds. */
  readonly nowMs?: number;
}

/**
 * Verifies a bundle: bytes, a Blob or File, or (in Node and Deno) the path of a file or directory.
 * Never throws on hostile input: the answer is a verdict. Throws when the source cannot be read.
 */
export function verify(
  source: Uint8Array | Blob | string,
  options?: VerifyOptions,
): Promise<Verdict>;

/** Verifies a `.pefproof`: the proof of one entry. As {@linkcode verify}, but for fast and externals. */
export function verifyProof(
  source: Uint8Array | Blob | string,
  options?: Pick<VerifyOptions, "trust" | "prior" | "nowMs">,
): Promise<Verdict>;

/**
 * Verifies what lies at a path (Node and Deno): a file ending in `.pefproof` as the proof of one entry, any
 * other file or folder as a bundle. Throws when the path cannot be read.
 */
export function verifyFile(path: string, options?: VerifyOptions): Promise<Verdict>;

/** The verdict in canonical form (RFC 8785), the bytes on which all verifiers agree. */
export function encodeVerdict(verdict: Verdict): Uint8Array;

/** Canonical form (RFC 8785) of JSON bytes. Throws when they are not one valid I-JSON text. */
export function canonicalize(json: Uint8Array): Uint8Array;

/** Ed25519 under the strict profile: 32-byte key, 64-byte signature; false for malformed input. */
export function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean>;

/** Every code, with what it means and what to do. */
export const findingKinds: Readonly<
  Record<
    FindingCode,
    { readonly level: Finding["level"]; readonly meaning: string; readonly remedy: string }
  >
>;

/** The bounds of the format; going over one is UNVERIFIABLE, never INVALID. */
export const limits: Readonly<Record<string, number>>;

/** One bundle and what is known of it. */
export interface CheckedBundle {
  readonly path: string;
  readonly verdict: Verdict;
  /** Root of the log's tree at the bundle's checkpoint, hex. */
  readonly root?: string;
  /** What else is wrong, such as two verifiers that disagree. */
  readonly problem?: string;
}

/** Which answers are good enough: VERIFIED; an intact bundle too; or any. */
export type Strictness = "verified" | "intact" | "report";

/** A SARIF 2.1.0 log of the findings. */
export function toSarif(bundles: readonly CheckedBundle[], strictness: Strictness): unknown;

/** A summary in Markdown; text from bundles cannot form Markdown in it. */
export function toMarkdown(bundles: readonly CheckedBundle[], strictness: Strictness): string;

/** A badge in the form that badge services read from an endpoint. */
export interface Badge {
  readonly schemaVersion: 1;
  readonly label: string;
  readonly message: string;
  readonly color: string;
  readonly isError: boolean;
}

/** The badge of some bundles; it shows the answer that weighs most. */
export function toBadge(bundles: readonly CheckedBundle[]): Badge;

/** The badge as an SVG picture. */
export function toBadgeSvg(badge: Badge): string;
