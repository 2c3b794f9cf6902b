/**
 * What of bodies is recorded on a route, by field, and the check of these settings.
 *
 * @module
 */

import { type DetectorName, detectorNames } from "./detectors.ts";
import type { RedactionRules } from "./redaction.ts";

/**
 * How much of a body is recorded: `none` its length; `hmac` a keyed digest and its length; `redacted` the
 * digest, and a copy in which values are replaced; `full` the digest, and the body.
 */
export const bodyStores = ["none", "hmac", "redacted", "full"] as const;

/** One of {@linkcode bodyStores}. */
export type BodyStore = (typeof bodyStores)[number];

/** The fields that can be recorded apart. `arguments` are those of tool calls, wherever they travel. */
export const bodyFields = ["request", "response", "arguments"] as const;

/** One of {@linkcode bodyFields}. */
export type BodyField = (typeof bodyFields)[number];

/** The setting of a route: one for all fields, or by field, `hmac` where none is named. */
export type BodyStoreSetting = BodyStore | { readonly [field in BodyField]?: BodyStore };

/** What `redacted` replaces on a route. */
export interface RedactSetting {
  /** RFC 6901 pointers into JSON bodies; a segment `*` stands for every member or item. */
  readonly pointers?: readonly string[];
  /** All of them when left out. */
  readonly detectors?: readonly DetectorName[];
}

/** The settings of a route, checked. */
export interface BodyPlan {
  readonly stores: { readonly [field in BodyField]: BodyStore };
  readonly rules: RedactionRules;
}

/** Pointers of one route: each is looked at for every value of a body. */
const MAX_POINTERS = 32;

/** All pointers of a route together: their names and counts go into one text of an entry. */
const MAX_POINTER_TEXT = 512;

/**
 * Checks the settings of a route; the problem is text, to follow "route '/x': ".
 *
 * @example
 * ```ts
 * import { bodyPlanOf } from "./body_store.ts";
 *
 * const plan = bodyPlanOf({ bodyStore: { response: "full" } });
 * if ("problem" in plan || plan.stores.request !== "hmac") throw new Error("another default");
 * if (!("problem" in bodyPlanOf({ redact: { pointers: ["a"] } }))) throw new Error("no pointer");
 * ```
 */
export function bodyPlanOf(
  options: {
    readonly bodyStore?: BodyStoreSetting | undefined;
    readonly redact?: RedactSetting | undefined;
  },
): BodyPlan | { readonly problem: string } {
  const { bodyStore = "hmac", redact = {} } = options;
  const of = (field: BodyField): BodyStore =>
    typeof bodyStore === "string" ? bodyStore : bodyStore[field] ?? "hmac";
  const stores = { request: of("request"), response: of("response"), arguments: of("arguments") };
  const unknown = Object.values(stores).find((store) => !bodyStores.includes(store));
  if (unknown !== undefined) {
    return { problem: `its body store is not one of ${bodyStores.join(", ")}` };
  }
  const { pointers = [], detectors = detectorNames } = redact;
  if (pointers.some((pointer) => !isPointer(pointer))) {
    return { problem: "a redaction pointer is not of the form '/a/b' (RFC 6901)" };
  }
  if (pointers.length > MAX_POINTERS || pointers.join(" ").length > MAX_POINTER_TEXT) {
    return {
      problem: `it has more than ${MAX_POINTERS} redaction pointers or ` +
        `${MAX_POINTER_TEXT} characters of them`,
    };
  }
  if (detectors.some((name) => !detectorNames.includes(name))) {
    return { problem: `its detectors are not all of ${detectorNames.join(", ")}` };
  }
  return { stores, rules: { pointers, detectors } };
}

/** Visible ASCII: a pointer stands in entries, and what looks alike must be alike. */
function isPointer(text: string): boolean {
  return /^(?:\/(?:[\x21-\x2e\x30-\x7d]|~[01])*)+$/.test(text) && !/~(?![01])/.test(text);
}
