/**
 * Requests that are refused before they are anybody's call: who looks for a way past the rules leaves a
 * receipt in the shared run.
 *
 * @module
 */

import { ClyraError, type ErrorCode } from "../platform/mod.ts";
import type { Incoming } from "./accept.ts";
import { PerMinute } from "./per_minute.ts";
import type { GatewayDeps } from "./ports.ts";
import { Refusal } from "./refusal.ts";
import { type PolicyInForce, type Runs, unavailable } from "./runs.ts";

/** Most receipts per minute. */
const MOST_PER_MINUTE = 600;

/**
 * Refusals for what a request is. What the gateway cannot do at the moment is no attempt of anybody, and
 * a journal that cannot be written takes no receipt of it.
 */
const receipted: ReadonlySet<ErrorCode> = new Set([
  "bad_request",
  "unauthorized",
  "denied",
  "not_found",
  "unsupported",
  "input_too_large",
]);

/** Writes receipts for requests without a call. */
export class Strays {
  readonly #runs: Runs;
  readonly #room: PerMinute;

  constructor(deps: GatewayDeps, runs: Runs) {
    this.#runs = runs;
    const report = (requests: number): void => {
      const message = "refused requests got no receipt: there were too many in a minute";
      deps.log("warn", message, { requests });
    };
    this.#room = new PerMinute(MOST_PER_MINUTE, { clock: deps.clock, report });
  }

  /** The same error with its receipt; as it is where there is none for it. Never throws. */
  async receipted(
    error: unknown,
    { incoming, run, policy, own = false }: {
      readonly incoming: Incoming;
      /** The run whose key it carries. */
      readonly run?: string | undefined;
      readonly policy: PolicyInForce;
      /** It is a request to the gateway itself: then only who may not make it leaves a receipt. */
      readonly own?: boolean;
    },
  ): Promise<unknown> {
    if (!(error instanceof ClyraError) || !receipted.has(error.code)) return error;
    if (own && error.code !== "unauthorized" && error.code !== "denied") return error;
    if (error instanceof Refusal && error.receipt !== undefined) return error;
    try {
      const receipt = await this.#write(incoming, { error, run, policy });
      if (receipt === undefined) return error;
      const refusal = error instanceof Refusal
        ? error
        : new Refusal(error.code, error.message, { cause: error });
      return refusal.with({ receipt });
    } catch (failure) {
      // Without evidence of the refusal the caller learns of the journal, not of the refusal.
      return failure;
    }
  }

  /** `undefined` when there were too many. */
  async #write(
    incoming: Incoming,
    { error, run: id, policy }: {
      readonly error: ClyraError;
      readonly run: string | undefined;
      readonly policy: PolicyInForce;
    },
  ): Promise<string | undefined> {
    if (!this.#room.take()) return undefined;
    const lease = await this.#runs.join(incoming.id, { id, policy });
    try {
      const rules = error instanceof Refusal ? error.rules : undefined;
      // Never the target itself: what cannot be read safely is not repeated either.
      const { run, seq } = await lease.run.append({
        type: "decision",
        call: incoming.id,
        body: {
          on: "request",
          verdict: "deny",
          rules: rules ?? [`clyra.${error.code}`],
          reason: error.message.slice(0, 1024).toWellFormed(),
          coverage: { lanes: [], detectors: [] },
          latency_us: 0,
        },
      }).catch((cause: unknown) => {
        throw unavailable(cause);
      });
      return `${run}/${seq}`;
    } finally {
      lease.release();
    }
  }
}
