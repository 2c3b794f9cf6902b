/**
 * An entry as the outside sees it: what was recorded, where it went, and the call that it belongs to.
 *
 * @module
 */

import type { EntryBody, EntryDraft } from "../pef/mod.ts";

/** An entry that is on stable storage. */
export interface Observed {
  readonly draft: EntryDraft;
  readonly run: string;
  readonly seq: number;
  /** Hex leaf hash of the signed line. */
  readonly leaf: string;
  /** When it was acknowledged, in milliseconds since the epoch. */
  readonly timeMs: number;
  readonly agent?: string | undefined;
  readonly policyHash?: string | undefined;
}

/** What the request entry of a call said. */
export interface CallFacts {
  readonly request: EntryBody<"call.request">;
  /** 32 and 16 hex digits (W3C Trace Context), where the request entry has them. */
  readonly traceId?: string;
  readonly parentSpanId?: string;
  readonly startedMs: number;
}

/** Most calls that are remembered: more than a gateway admits at once. */
const callsMax = 16_384;

/** Remembers the request of each open call, so that its decisions can name method and path. */
export class OpenCalls {
  readonly #calls = new Map<string, CallFacts>();

  /** The call of an entry, if it has one that is open. */
  of({ draft, run }: Observed): CallFacts | undefined {
    return draft.call === undefined ? undefined : this.#calls.get(`${run} ${draft.call}`);
  }

  /** Takes note of requests. */
  begin({ draft, run, timeMs }: Observed): void {
    if (draft.type !== "call.request" || draft.call === undefined) return;
    if (this.#calls.size >= callsMax) this.#calls.delete(this.#calls.keys().next().value ?? "");
    const [, traceId, parentSpanId] =
      /^00-([0-9a-f]{32})-([0-9a-f]{16})-/.exec(draft.ext?.traceparent ?? "") ?? [];
    this.#calls.set(`${run} ${draft.call}`, {
      request: draft.body,
      startedMs: timeMs,
      ...(traceId === undefined ? {} : { traceId }),
      ...(parentSpanId === undefined ? {} : { parentSpanId }),
    });
  }

  /** Forgets a call that has its response. */
  end({ draft, run }: Observed): void {
    if (draft.type === "call.response") this.#calls.delete(`${run} ${draft.call}`);
  }

  /** Calls that are open. */
  get size(): number {
    return this.#calls.size;
  }
}
