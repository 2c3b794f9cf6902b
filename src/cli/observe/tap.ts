/**
 * A ledger that tells what was written, after it was written: the one place from which metrics, spans
 * and SIEM lines come, so that nothing is told that is not in the evidence.
 *
 * @module
 */

import type { Appended, LedgerPort, RunPort, SealedRun } from "../../gateway/mod.ts";
import type { Clock } from "../../platform/mod.ts";
import type { Observed } from "../../siem/mod.ts";

/** Who is told. Must return at once and not throw: callers wait meanwhile. */
export interface Watcher {
  opened(run: string): void;
  entry(observed: Observed): void;
  sealed(run: string, status: Parameters<RunPort["close"]>[0]): void;
}

/** The same ledger, watched. */
export function watched(
  ledger: LedgerPort,
  { watcher, clock }: { readonly watcher: Watcher; readonly clock: Clock },
): LedgerPort {
  const runs = new WeakMap<RunPort, WatchedRun>();
  return {
    async openRun(options) {
      const inner = await ledger.openRun(options);
      const run = new WatchedRun(inner, { watcher, clock, ...options });
      runs.set(inner, run);
      watcher.opened(inner.id);
      return run;
    },
    run(id) {
      const inner = ledger.run(id);
      return inner === undefined ? undefined : runs.get(inner) ?? inner;
    },
    failure: () => ledger.failure(),
    checkpoint: () => ledger.checkpoint?.() ?? "",
  };
}

class WatchedRun implements RunPort {
  readonly #inner: RunPort;
  readonly #watcher: Watcher;
  readonly #clock: Clock;
  readonly #known: Pick<Observed, "agent" | "policyHash">;

  constructor(
    inner: RunPort,
    parts: Pick<Observed, "agent" | "policyHash"> & {
      readonly watcher: Watcher;
      readonly clock: Clock;
    },
  ) {
    const { watcher, clock, agent, policyHash } = parts;
    this.#inner = inner;
    this.#watcher = watcher;
    this.#clock = clock;
    this.#known = { agent, policyHash };
  }

  get id(): string {
    return this.#inner.id;
  }

  get size(): number {
    return this.#inner.size;
  }

  async append(draft: Parameters<RunPort["append"]>[0]): Promise<Appended> {
    const appended = await this.#inner.append(draft);
    this.#watcher.entry({ draft, ...appended, timeMs: this.#clock.now(), ...this.#known });
    return appended;
  }

  commit(...args: Parameters<RunPort["commit"]>): ReturnType<RunPort["commit"]> {
    return this.#inner.commit(...args);
  }

  async close(...args: Parameters<RunPort["close"]>): Promise<SealedRun> {
    const sealed = await this.#inner.close(...args);
    this.#watcher.sealed(this.id, args[0]);
    return sealed;
  }
}
