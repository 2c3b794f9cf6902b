/**
 * Reads a trust file, which may be as hostile as a bundle.
 *
 * @module
 */

import { canonicalize } from "../hotpath/mod.ts";
import { fromUtf8, utf8 } from "./bytes.ts";
import { depthOf, limits } from "./limits.ts";
import { type Trust, trustShape } from "./manifest.ts";

/** The trust file as data, or `undefined` when it does not have the form of this version. */
export function parseTrust(trust: unknown): Trust | undefined {
  try {
    const bytes = trust instanceof Uint8Array
      ? trust
      : utf8(typeof trust === "string" ? trust : JSON.stringify(trust));
    if (bytes.length > limits.trustBytes || depthOf(bytes) > limits.depth) return undefined;
    // People write this file, so white space and order are free; doubled keys and the like are not.
    const value: unknown = JSON.parse(fromUtf8(canonicalize(bytes)));
    return trustShape.problem(value, "") === undefined ? value as Trust : undefined;
  } catch {
    return undefined;
  }
}
