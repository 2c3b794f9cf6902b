/**
 * Entries in, NDJSON out: keeps the open calls, so that each line says where its call went.
 *
 * @module
 */

import { IntegrityChain } from "./attest.ts";
import { toEcs } from "./ecs.ts";
import { type Observed, OpenCalls } from "./observed.ts";
import { type Product, type SiemEvent, toOcsf } from "./ocsf.ts";

/** The schemas that lines can be in; `ocsf-1.9` is OCSF with the profile `record_integrity`. */
export const siemFormats = ["ocsf", "ocsf-1.9", "ecs"] as const;

/** One of {@linkcode siemFormats}. */
export type SiemFormat = typeof siemFormats[number];

/**
 * Turns entries into lines.
 *
 * @example
 * ```ts
 * import { SiemLines } from "./lines.ts";
 *
 * const lines = new SiemLines({ format: "ocsf", version: "0.1.0", origin: "clyra.example/t" });
 * const line = lines.of({
 *   draft: {
 *     type: "decision",
 *     body: {
 *       on: "tool_call",
 *       verdict: "deny",
 *       rules: ["no-mail"],
 *       tool: "send_email",
 *       coverage: { lanes: [], detectors: [] },
 *       latency_us: 12,
 *     },
 *   },
 *   run: "0198c0de-0000-7000-8000-000000000000",
 *   seq: 3,
 *   leaf: "ab".repeat(32),
 *   timeMs: 1_790_000_000_000,
 * });
 * const event = JSON.parse(line ?? "");
 * if (event.class_uid !== 6003 || event.disposition !== "Blocked") throw new Error(line);
 * ```
 */
export class SiemLines {
  readonly #format: SiemFormat;
  readonly #product: Product;
  readonly #calls = new OpenCalls();
  readonly #chain: IntegrityChain | undefined;

  constructor(options: Product & { readonly format: SiemFormat; readonly chain?: string }) {
    const { format, origin, chain = origin } = options;
    this.#format = format;
    this.#product = options;
    if (format === "ocsf-1.9") this.#chain = new IntegrityChain({ authority: origin, chain });
  }

  /** The line of an entry with its line feed; `undefined` where the entry makes none. */
  of(observed: Observed): string | undefined {
    this.#calls.begin(observed);
    const event = this.#eventOf(observed);
    this.#calls.end(observed);
    return event === undefined ? undefined : `${JSON.stringify(event)}\n`;
  }

  #eventOf(observed: Observed): SiemEvent | undefined {
    const parts = { call: this.#calls.of(observed), product: this.#product };
    if (this.#format === "ecs") return toEcs(observed, parts);
    const event = toOcsf(observed, parts);
    return event === undefined ? undefined : this.#chain?.link(event) ?? event;
  }
}
