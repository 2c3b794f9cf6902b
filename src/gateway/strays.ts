/**
 * Requests that are refused before they are anybody's call: who looks for a way past the rules leaves a
 * receipt in the shared run.
 *
 * @module
 */

import type { Incoming } from "./accept.ts";
import type { GatewayDeps } from "./ports.ts";
import type { Refusal } from "./refusal.ts";
import { type PolicyInForce, type Runs, unavailable } from "./runs.ts";

/** Most receipts per minute: a flood of bad requests must not fill the disk. */
const MOST_PER_MINUTE = 600;

/** Writes receipts for requests without a call. */
export class Strays {
  readonly #deps: GatewayDeps;
  readonly #runs: Runs;
  #minute = 0;
  #written = 0;
  #left = 0;

  constructor(deps: GatewayDeps, runs: Runs) {
    this.#deps = deps;
    this.#runs = runs;
  }

  /**
   * Writes that a request was refused; gives its place, `undefined` when there were too many.
   *
   * @throws Refusal `journal_unavailable`
   */
  async refused(
    incoming: Incoming,
    { refusal, rule, run: id, policy }: {
      readonly refusal: Refusal;
      /** What refuses it: `clyra.target` or `clyra.key`. */
      readonly rule: string;
      /** The run whose key it carries. */
      readonly run?: string | undefined;
      readonly policy: PolicyInForce;
    },
  ): Promise<string | undefined> {
    if (!this.#mayWrite()) return undefined;
    const lease = await this.#runs.join(incoming.id, { id, policy });
    try {
      // Never the target itself: what cannot be read safely is not repeated either.
      const { run, seq } = await lease.run.append({
        type: "decision",
        call: incoming.id,
        body: {
          on: "request",
          verdict: "deny",
          rules: [rule],
          reason: refusal.message.slice(0, 1024).toWellFormed(),
          coverage: { lanes: [], detectors: [] },
          latency_us: 0,
        },
      }).catch((error: unknown) => {
        throw unavailable(error);
      });
      return `${run}/${seq}`;
    } finally {
      lease.release();
    }
  }

  #mayWrite(): boolean {
    const minute = Math.floor(this.#deps.clock.monotonicMs() / 60_000);
    if (minute !== this.#minute) {
      if (this.#left > 0) {
        const message = "refused requests got no receipt: there were too many in a minute";
        this.#deps.log("warn", message, { requests: this.#left });
      }
      this.#minute = minute;
      this.#written = 0;
      this.#left = 0;
    }
    if (this.#written >= MOST_PER_MINUTE) {
      this.#left++;
      return false;
    }
    this.#written++;
    return true;
  }
}
