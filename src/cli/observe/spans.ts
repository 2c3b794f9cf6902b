/**
 * A span for each call, as a child of the caller's, for whatever exporter the runtime was started with
 * (Deno's own with `OTEL_DENO=true`); without one it costs next to nothing.
 *
 * Attributes follow the OpenTelemetry conventions for generative AI and HTTP; bodies are never among
 * them.
 *
 * @module
 */

import {
  type Attributes,
  ROOT_CONTEXT,
  type Span,
  SpanKind,
  SpanStatusCode,
  trace,
  TraceFlags,
} from "@opentelemetry/api";
import { type CallFacts, type Observed, OpenCalls } from "../../siem/mod.ts";
import type { Watcher } from "./tap.ts";

/** Spans that are open at once: more than a gateway admits calls. */
const spansMax = 16_384;

/** Makes spans of entries. */
export class Spans implements Watcher {
  readonly #tracer;
  readonly #calls = new OpenCalls();
  readonly #open = new Map<string, Span>();

  constructor(version: string) {
    this.#tracer = trace.getTracer("clyra", version);
  }

  opened(): void {}

  sealed(): void {}

  entry(observed: Observed): void {
    const { draft, run, timeMs } = observed;
    if (draft.call === undefined) return;
    this.#calls.begin(observed);
    const key = `${run} ${draft.call}`;
    const call = this.#calls.of(observed);
    if (draft.type === "call.request" && call !== undefined) this.#begin(key, { observed, call });
    const span = this.#open.get(key);
    if (span !== undefined && draft.type === "decision") {
      const { on, verdict, rules, tool } = draft.body;
      span.addEvent("clyra.decision", {
        "clyra.on": on,
        "clyra.verdict": verdict,
        "clyra.rules": [...rules],
        ...(tool === undefined ? {} : { "gen_ai.tool.name": tool }),
      }, timeMs);
    }
    if (span !== undefined && draft.type === "call.response") {
      const { outcome, status, input_tokens: input, output_tokens: output } = draft.body;
      span.setAttributes(present({
        "clyra.outcome": outcome,
        "http.response.status_code": status,
        "gen_ai.usage.input_tokens": input,
        "gen_ai.usage.output_tokens": output,
      }));
      if (outcome !== "complete") span.setStatus({ code: SpanStatusCode.ERROR, message: outcome });
      span.end(timeMs);
      this.#open.delete(key);
    }
    this.#calls.end(observed);
  }

  #begin(
    key: string,
    { observed, call }: { readonly observed: Observed; readonly call: CallFacts },
  ): void {
    if (this.#open.size >= spansMax) return;
    const { request, traceId, parentSpanId } = call;
    const parent = traceId === undefined || parentSpanId === undefined
      ? ROOT_CONTEXT
      : trace.setSpanContext(ROOT_CONTEXT, {
        traceId,
        spanId: parentSpanId,
        traceFlags: TraceFlags.SAMPLED,
        isRemote: true,
      });
    const attributes = present({
      "clyra.run": observed.run,
      "clyra.leaf": observed.leaf,
      "clyra.protocol": request.protocol,
      "server.address": request.upstream,
      "http.request.method": request.method,
      "url.path": request.path,
      "gen_ai.request.model": request.model,
      "gen_ai.agent.id": observed.agent,
    });
    const name = `clyra ${request.protocol} ${request.method}`;
    const options = { kind: SpanKind.SERVER, startTime: observed.timeMs, attributes };
    this.#open.set(key, this.#tracer.startSpan(name, options, parent));
  }
}

function present(values: Readonly<Record<string, string | number | undefined>>): Attributes {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}
