/**
 * Metrics, spans and SIEM lines of one gateway, made of its entries once these are on stable storage.
 *
 * @module
 */

import type { LedgerPort } from "../../gateway/mod.ts";
import { messageOf } from "../../platform/mod.ts";
import { type Observed, type SiemFormat, SiemLines } from "../../siem/mod.ts";
import type { CliDeps } from "../context.ts";
import { appendText } from "../runtime/files.ts";
import { postText } from "../runtime/http.ts";
import { residentBytes } from "../runtime/process.ts";
import { showSafely } from "../shown_text.ts";
import { version } from "../version.ts";
import { Metrics } from "./metrics.ts";
import { batchWriter, SiemOutput } from "./siem_output.ts";
import { Spans } from "./spans.ts";
import { watched, type Watcher } from "./tap.ts";

/** What is told to the outside. */
export interface ObservabilityOptions {
  /** Files, URLs or `stdout`; each gets every line. */
  readonly siem: readonly string[];
  readonly siemFormat: SiemFormat;
  /** Origin of the tenant log. */
  readonly origin: string;
}

/** The watchers of a gateway. */
export interface Observability {
  /** The ledger to write to. */
  readonly ledger: LedgerPort;
  /** The exposition for `/metrics`. */
  metrics(): Promise<{ readonly body: string; readonly mediaType: string }>;
  /** Delivers what waits. */
  stop(): Promise<void>;
}

/**
 * Watches a ledger.
 *
 * @throws ClyraError `config_invalid` for a SIEM target that cannot be one
 */
export function observe(
  deps: CliDeps,
  ledger: LedgerPort,
  options: ObservabilityOptions,
): Observability {
  const metrics = new Metrics({
    version,
    journalUp: () => ledger.failure() === undefined,
    memoryBytes: residentBytes,
  });
  const outputs = options.siem.map((target) => outputTo(deps, target, metrics));
  const { siemFormat: format, origin } = options;
  const chain = `${origin} ${deps.clock.now()}`;
  const lines = outputs.length === 0
    ? undefined
    : new SiemLines({ format, version, origin, chain });
  const spans = deps.env("OTEL_DENO") === "true" ? [new Spans(version)] : [];
  const watcher = guarded(deps, [metrics, ...spans], (observed) => {
    const line = lines?.of(observed);
    if (line === undefined) return;
    for (const output of outputs) output.push(line);
  });
  return {
    ledger: watched(ledger, { watcher, clock: deps.clock }),
    metrics: () => metrics.expose(),
    stop: async () => {
      await Promise.all(outputs.map((output) => output.stop()));
    },
  };
}

function outputTo(deps: CliDeps, target: string, metrics: Metrics): SiemOutput {
  let lost = 0;
  const write = batchWriter(target, {
    append: (path, text) => appendText(deps.files.resolve(path), text),
    out: (text) => deps.terminal.out(text),
    post: postText,
    authorization: deps.env("CLYRA_SIEM_AUTHORIZATION"),
  });
  return new SiemOutput(write, {
    lost: (count, why) => {
      metrics.lost(count);
      // The first loss is told at once, then each tenfold: a collector that is down is down for long.
      for (let i = 0; i < count; i++) {
        if (/^10*$/.test(String(++lost))) {
          deps.terminal.error(
            `clyra: ${lost} SIEM line(s) to ${showSafely(target)} lost: ${showSafely(why)}\n`,
          );
        }
      }
    },
  });
}

/** Watchers that cannot fail a call: a fault in one is told once, and the evidence goes on. */
function guarded(
  deps: CliDeps,
  watchers: readonly Watcher[],
  emit: (observed: Observed) => void,
): Watcher {
  let told = false;
  const attempt = (work: () => void): void => {
    try {
      work();
    } catch (thrown) {
      if (!told) deps.terminal.error(`clyra: cannot tell of an entry: ${messageOf(thrown)}\n`);
      told = true;
    }
  };
  return {
    opened: (run) => watchers.forEach((watcher) => attempt(() => watcher.opened(run))),
    entry: (observed) => {
      for (const watcher of watchers) attempt(() => watcher.entry(observed));
      attempt(() => emit(observed));
    },
    sealed: (run, status) =>
      watchers.forEach((watcher) => attempt(() => watcher.sealed(run, status))),
  };
}
