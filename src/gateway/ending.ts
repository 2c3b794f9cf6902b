/**
 * From what went wrong to the word for it in the evidence.
 *
 * @module
 */

import { ClyraError } from "../platform/mod.ts";
import { CallerLeft, UpstreamCut } from "./dispatch.ts";
import type { NotaryBody } from "./notary.ts";
import type { Outcome } from "./record_parts.ts";

/** The outcome of a call that ended with `thrown`, and how its stream ended. */
export function endingOf(
  thrown: unknown,
): { readonly outcome: Outcome; readonly end: NotaryBody["end"] } {
  if (thrown instanceof CallerLeft) return { outcome: "caller_left", end: "caller_left" };
  if (thrown instanceof UpstreamCut) return { outcome: "upstream_cut", end: "upstream_cut" };
  if (thrown instanceof ClyraError) {
    switch (thrown.code) {
      case "upstream_timeout":
        return { outcome: "timeout", end: "timeout" };
      case "upstream_failed":
        return { outcome: "upstream_failed", end: "upstream_cut" };
      case "denied":
      case "schema_violation":
        return { outcome: "blocked", end: "blocked" };
    }
  }
  return { outcome: "unknown", end: "blocked" };
}
