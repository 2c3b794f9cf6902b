/**
 * W3C trace context: what comes is passed on, what does not come is begun.
 *
 * @module
 */

import type { Random } from "../platform/mod.ts";

/** Version 00 (W3C Trace Context, section 3.2); ids of zeros mean nothing. */
const form = /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/;

/** The trace of a call. */
export interface Trace {
  /** The value of the `traceparent` header. */
  readonly parent: string;
  /** It is the caller's; then its `tracestate` goes with it. */
  readonly given: boolean;
}

/**
 * The trace that a request belongs to. A malformed one is begun anew, as the specification asks for.
 *
 * @example
 * ```ts
 * import { traceOf } from "./trace.ts";
 *
 * const random = { bytes: (length: number) => new Uint8Array(length).fill(1) };
 * const { parent, given } = traceOf(new Headers({ traceparent: "nonsense" }), random);
 * if (given || parent !== `00-${"01".repeat(16)}-${"01".repeat(8)}-00`) throw new Error(parent);
 * ```
 */
export function traceOf(headers: Headers, random: Random): Trace {
  const given = headers.get("traceparent") ?? "";
  if (form.test(given)) return { parent: given, given: true };
  const bytes = random.bytes(24);
  // A zero id is no id; the chance is nil, the check is cheap.
  if (bytes.every((byte) => byte === 0)) bytes.fill(1);
  const parent = `00-${bytes.subarray(0, 16).toHex()}-${bytes.subarray(16).toHex()}-00`;
  return { parent, given: false };
}
