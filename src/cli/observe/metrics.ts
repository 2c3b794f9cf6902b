/**
 * Counts and times of what was recorded, in the text form of Prometheus.
 *
 * Labels take values of closed lists only: what a caller may choose (models, tools, paths) would make
 * a series of its own for each, and tell a scraper what bodies must not.
 *
 * @module
 */

import { Counter, Gauge, Histogram, Registry } from "prom-client";
import { type Observed, OpenCalls } from "../../siem/mod.ts";
import type { Watcher } from "./tap.ts";

/** What is read when a scraper asks. */
export interface MetricsSources {
  readonly version: string;
  /** Whether entries can be written. */
  readonly journalUp: () => boolean;
  readonly memoryBytes: () => number;
}

/** Seconds; the added latency of a decision is some hundred microseconds. */
const decisionBuckets = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.05, 0.25, 1];
/** Seconds; a model takes from a tenth to minutes. */
const callBuckets = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];

/** The metrics of one gateway. */
export class Metrics implements Watcher {
  readonly #registry = new Registry();
  readonly #calls = new OpenCalls();
  readonly #called = this.#counter("calls_total", "Calls that ended", ["protocol", "outcome"]);
  readonly #decided = this.#counter("decisions_total", "Decisions by verdict", ["on", "verdict"]);
  readonly #entries = this.#counter("entries_total", "Entries on stable storage", ["type"]);
  readonly #tokens = this.#counter("tokens_total", "Tokens counted", ["protocol", "direction"]);
  readonly #sealed = this.#counter("runs_sealed_total", "Runs that ended", ["status"]);
  readonly #bypasses = this.#counter("bypass_total", "Calls seen that went past the gateway", []);
  readonly #dropped = this.#counter("siem_dropped_total", "SIEM lines that were lost", []);
  readonly #runsOpen = new Gauge({
    name: "clyra_runs_open",
    help: "Runs that take entries",
    registers: [this.#registry],
  });
  readonly #latency = new Histogram({
    name: "clyra_decision_latency_seconds",
    help: "Time in the gateway until a decision, without waiting for the upstream",
    buckets: decisionBuckets,
    registers: [this.#registry],
  });
  readonly #duration = new Histogram({
    name: "clyra_call_duration_seconds",
    help: "Time from a call's request entry to its response entry",
    labelNames: ["protocol"],
    buckets: callBuckets,
    registers: [this.#registry],
  });

  constructor({ version, journalUp, memoryBytes }: MetricsSources) {
    const registers = [this.#registry];
    const gauge = (name: string, help: string, read: () => number): void => {
      new Gauge({
        name,
        help,
        registers,
        collect() {
          this.set(read());
        },
      });
    };
    gauge("clyra_calls_open", "Calls that have no response yet", () => this.#calls.size);
    gauge("clyra_journal_up", "1 while entries can be written", () => journalUp() ? 1 : 0);
    gauge("process_resident_memory_bytes", "Resident memory", memoryBytes);
    new Gauge({ name: "clyra_build_info", help: "Version", labelNames: ["version"], registers })
      .set({ version }, 1);
  }

  opened(): void {
    this.#runsOpen.inc();
  }

  entry(observed: Observed): void {
    const { draft, timeMs } = observed;
    this.#calls.begin(observed);
    const call = this.#calls.of(observed);
    const protocol = call?.request.protocol ?? "unknown";
    this.#entries.inc({ type: draft.type });
    if (draft.type === "decision") {
      this.#decided.inc({ on: draft.body.on, verdict: draft.body.verdict });
      this.#latency.observe(draft.body.latency_us / 1e6);
    } else if (draft.type === "event.bypass") this.#bypasses.inc();
    else if (draft.type === "call.response") {
      const { outcome, input_tokens: input, output_tokens: output } = draft.body;
      this.#called.inc({ protocol, outcome });
      if (call !== undefined) {
        this.#duration.observe({ protocol }, (timeMs - call.startedMs) / 1000);
      }
      if (input !== undefined) this.#tokens.inc({ protocol, direction: "input" }, input);
      if (output !== undefined) this.#tokens.inc({ protocol, direction: "output" }, output);
    }
    this.#calls.end(observed);
  }

  sealed(_run: string, status: string): void {
    this.#runsOpen.dec();
    this.#sealed.inc({ status });
  }

  /** SIEM lines that could not be delivered. */
  lost(lines: number): void {
    this.#dropped.inc(lines);
  }

  /** The exposition: text and its media type. */
  async expose(): Promise<{ readonly body: string; readonly mediaType: string }> {
    return { body: await this.#registry.metrics(), mediaType: this.#registry.contentType };
  }

  #counter<T extends string>(name: string, help: string, labelNames: readonly T[]): Counter<T> {
    return new Counter({
      name: `clyra_${name}`,
      help,
      labelNames: [...labelNames],
      registers: [this.#registry],
    });
  }
}
