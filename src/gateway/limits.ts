/**
 * Every bound of the gateway, in one place, with its reason. Going over one is an answer with a clear
 * error, never silence.
 *
 * @module
 */

/** The bounds of one gateway; bytes and milliseconds. */
export interface Limits {
  /** Calls under way at once: each may hold a body and an answer in memory. */
  readonly concurrentCalls: number;
  /** A request body, as received. */
  readonly requestBodyBytes: number;
  /** From the head of a request to the last byte of its body. */
  readonly requestBodyMs: number;
  /** The path and query of a request. */
  readonly targetBytes: number;
  /** From dispatch to the head of the answer: a model may think for minutes before it answers. */
  readonly upstreamHeadMs: number;
  /** Between two pieces of an answer. */
  readonly upstreamIdleMs: number;
  /** How long a stream may carry nothing before a comment keeps its connection alive. */
  readonly keepAliveMs: number;
  /** An answer that must be read as a whole before any of it leaves. */
  readonly answerBytes: number;
  /** One event of a stream. */
  readonly eventBytes: number;
  /** Events that wait for a verdict or for the end. */
  readonly heldBytes: number;
  /** The arguments of one tool call: they are checked as one text. */
  readonly argumentsBytes: number;
  /** Runs open at once: each keeps its tree in memory. */
  readonly openRuns: number;
  /** Entries of a run that the caller did not name, before the next one is begun. */
  readonly sharedRunEntries: number;
  /** How long closing a run waits for calls that are still under way. */
  readonly closeMs: number;
  /** A body sent to the run routes: small by nature. */
  readonly eventBodyBytes: number;
}

/** What a gateway keeps to unless told otherwise. */
export const defaultLimits: Limits = {
  concurrentCalls: 1024,
  // Images travel inside chat bodies as base64: below this, real requests are refused.
  requestBodyBytes: 32 * 1024 * 1024,
  requestBodyMs: 30_000,
  // The path of an entry holds 2048 characters; Deno itself stops at 64 KiB.
  targetBytes: 8192,
  upstreamHeadMs: 600_000,
  upstreamIdleMs: 120_000,
  // Load balancers cut silent connections after 30 to 60 s.
  keepAliveMs: 10_000,
  answerBytes: 32 * 1024 * 1024,
  eventBytes: 1024 * 1024,
  heldBytes: 8 * 1024 * 1024,
  argumentsBytes: 1024 * 1024,
  openRuns: 1024,
  sharedRunEntries: 100_000,
  closeMs: 5_000,
  eventBodyBytes: 256 * 1024,
};

/** Most schemas of one request that are enforced: OpenAI takes as many tools. */
export const MAX_CALLER_SCHEMAS = 128;

/** All schemas of one request together, as JSON text: what has to be compiled before it goes on. */
export const CALLER_SCHEMA_LENGTH = 256 * 1024;

/**
 * How long compiling the schemas of one request may take; the rest is then not enforced. Compiled ones are
 * kept, so the same request gets further the next time. One schema is never stopped half-way.
 */
export const CALLER_COMPILE_MS = 1000;

/** After so long on one schema other calls get their turn. */
export const COMPILE_TURN_MS = 5;

/** Longest time a caller may give its call. */
export const MAX_TIMEOUT_MS = 3_600_000;

/** Longest body that a bundle discloses in a line; a longer one is a document of its own. */
export const DISCLOSED_BYTES = 1024 * 1024;

/** Longest streamed answer that is kept on a route that keeps bodies in full. */
export const STORED_STREAM_BYTES = 1024 * 1024 * 1024;

/** Longest upload that goes through a file; its size is the disk's matter, and its time the caller's. */
export const UPLOAD_BYTES = 4 * 1024 * 1024 * 1024;

/**
 * Ranges of one length in an upload of rows; after so many the length doubles. Each is an entry: so the
 * largest upload has some hundred of them (1,700 where the first have one row each), and a small one is
 * divided finely.
 */
export const RANGE_DOUBLES_AFTER = 64;

/** Bytes of an upload in memory that are judged at once. */
export const ROWS_SLICE_BYTES = 64 * 1024;

/** How long rows are judged before other calls get their turn. */
export const ROWS_TURN_MS = 5;

/** Bundles that are handed out at once: each reads a run three times. */
export const BUNDLES_AT_ONCE = 2;

/** Longest path an entry can hold (PEF, `call.request`), in UTF-16 code units. */
export const MAX_PATH_LENGTH = 2048;

/** Longest name of a tool or model an entry can hold. */
export const MAX_NAME_LENGTH = 256;

/** An answer up to this size is taken in one go; its pieces have no idle time of their own. */
export const SMALL_BYTES = 64 * 1024;

/** What may follow the last event before the connection is given up instead of reused. */
export const DRAIN_BYTES = 64 * 1024;

/** How long the rest of an answer may take after its last event. */
export const DRAIN_MS = 1_000;
