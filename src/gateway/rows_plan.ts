/**
 * What a route says of uploads of rows, and which requests it takes for one: a body that nobody judges
 * must not get past a route that promises to judge them.
 *
 * @module
 */

import type { BodyPlan } from "./body_store.ts";
import { isEncoded, mediaTypeOf } from "./headers.ts";
import { Refusal } from "./refusal.ts";

/** How the rows of a route are judged. Meanings and defaults are those of `clyra csv validate`. */
export interface RowsSetting {
  readonly kind: "csv" | "ndjson";
  /** Name of a schema of the policy: JSON Schema of one row. */
  readonly schema: string;
  /** `block` (default): one refused row refuses the upload. `quarantine`: the others go on without it. */
  readonly mode?: "block" | "quarantine";
  /** Whether `format` is asserted. */
  readonly formats?: boolean;
  /** Rows of the first ranges; later ones are longer, see {@linkcode RANGE_DOUBLES_AFTER}. */
  readonly rangeRows?: number;
  readonly formulas?: "block" | "neutralise" | "allow";
  readonly delimiter?: string;
  readonly quote?: string;
  readonly decimal?: "." | ",";
  readonly encoding?: "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
  readonly header?: "any-order" | "same-order" | "none";
  readonly extraColumns?: "refuse" | "keep";
}

/** A setting that was checked. */
export interface RowsPlan extends RowsSetting {
  /** Ranges of one length, after which the length doubles. */
  readonly rangeDoublesAfter: number;
}

/** Settings that mean nothing for NDJSON. */
const csvOnly = [
  "formulas",
  "delimiter",
  "quote",
  "decimal",
  "encoding",
  "header",
  "extraColumns",
] as const;

const mediaTypes: Readonly<Record<RowsSetting["kind"], readonly string[]>> = {
  csv: ["text/csv", "application/csv"],
  ndjson: [
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "application/x-jsonlines",
    "application/jsonlines",
  ],
};

/**
 * Says why a setting cannot be kept; the text is to follow "route '/x': ".
 *
 * @example
 * ```ts
 * import { rowsProblem } from "./rows_plan.ts";
 *
 * const stores = { request: "none", response: "hmac", arguments: "hmac" } as const;
 * const bodies = { stores, rules: { pointers: [], detectors: [] } };
 * const rows = { kind: "csv", schema: "row" } as const;
 * if (rowsProblem(rows, { protocol: "http", bodies }) !== undefined) throw new Error();
 * const kept = { ...rows, mode: "quarantine" } as const;
 * if (rowsProblem(kept, { protocol: "http", bodies }) === undefined) throw new Error("kept nowhere");
 * ```
 */
export function rowsProblem(
  rows: RowsSetting,
  { protocol, bodies }: { readonly protocol: string; readonly bodies: BodyPlan },
): string | undefined {
  if (protocol !== "http") return "only routes of kind 'http' judge rows";
  const { kind, mode = "block", encoding = "utf-8" } = rows;
  const foreign = kind === "csv" ? undefined : csvOnly.find((name) => rows[name] !== undefined);
  if (foreign !== undefined) return `its rows are NDJSON, for which '${foreign}' means nothing`;
  const store = bodies.stores.request;
  if (mode === "quarantine" && (store === "none" || store === "redacted")) {
    return `refused rows are kept as they came, which its body store '${store}' forbids`;
  }
  // What is written anew is UTF-8, and the system behind was promised another encoding.
  if (encoding !== "utf-8" && rewrites(rows)) {
    return `rows in ${encoding} can be judged, not changed: use mode 'block' without 'neutralise'`;
  }
  return undefined;
}

/** Whether what goes upstream may be another text than what came. */
export function rewrites({ mode, formulas }: RowsSetting): boolean {
  return mode === "quarantine" || formulas === "neutralise";
}

/** Whether a request without a body is one that lacks its rows. */
export function mustCarryRows({ method }: Request): boolean {
  return /^(?:POST|PUT|PATCH)$/.test(method);
}

/**
 * Lets a request pass to its body only if that can be judged as what it is declared to be.
 *
 * @throws Refusal `unsupported`
 */
export function requireRows({ headers }: Request, rows: RowsSetting): void {
  const { kind, delimiter = ",", encoding = "utf-8", header = "any-order" } = rows;
  const taken = kind === "csv" && delimiter === "\t"
    ? [...mediaTypes.csv, "text/tab-separated-values"]
    : mediaTypes[kind];
  if (!taken.includes(mediaTypeOf(headers))) {
    throw unjudged("its media type is not the one of the route's rows", {
      param: "content-type",
      hint: `send ${taken.slice(0, 2).join(" or ")}`,
    });
  }
  if (isEncoded(headers)) {
    throw unjudged("its content encoding is not supported", {
      param: "content-encoding",
      hint: "send the rows without compression",
    });
  }
  // A part of a text has no header, and its first row may be half of one.
  if (headers.has("content-range")) {
    throw unjudged("it is a part of a text", {
      param: "content-range",
      hint: "send the text as a whole",
    });
  }
  const charset = parameterOf(headers, "charset");
  if (charset !== undefined && encodingOf(charset) !== encoding) {
    throw unjudged(`its charset is not the one of the route, ${encoding}`, {
      param: "content-type",
    });
  }
  // RFC 4180, section 3: what the sender says of its header must not be contradicted by the route.
  const present = parameterOf(headers, "header");
  if (present !== undefined && present !== (header === "none" ? "absent" : "present")) {
    throw unjudged("what it says of its header is not what the route expects", {
      param: "content-type",
    });
  }
}

function parameterOf(headers: Headers, name: "charset" | "header"): string | undefined {
  const type = headers.get("content-type") ?? "";
  return new RegExp(`;\\s*${name}\\s*=\\s*"?([^";\\s]*)`, "i").exec(type)?.[1]?.toLowerCase();
}

function encodingOf(charset: string): string | undefined {
  try {
    return new TextDecoder(charset).encoding;
  } catch (thrown) {
    if (thrown instanceof RangeError) return undefined;
    throw thrown;
  }
}

function unjudged(
  why: string,
  details: { readonly param: string; readonly hint?: string },
): Refusal {
  return new Refusal("unsupported", `cannot judge the rows of the body: ${why}`, {
    ...details,
    rules: ["clyra.rows"],
  });
}
