/**
 * A client of the gateway's run routes: opens a run, adds events, closes it, over HTTP like anyone else.
 *
 * @module
 */

import type { EntryDraft } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import { send } from "./runtime/http.ts";

/** The seal of a run, as the gateway answers it. */
export interface ClosedRun {
  readonly run: string;
  readonly entries: number;
  readonly root: string;
  readonly sealIndex: number;
  readonly checkpoint: string;
}

/** An event that an agent may write of itself. */
export type AgentEvent = Extract<
  EntryDraft,
  { type: "event.step" | "event.snapshot" | "event.diff" }
>;

/** A run that was opened over HTTP. */
export interface RunClient {
  readonly id: string;
  addEvent(event: AgentEvent): Promise<void>;
  close(): Promise<ClosedRun>;
}

/** The run routes answer at once; a gateway that does not is not one. */
const timeoutMs = 30_000;

/**
 * Opens a run at a gateway.
 *
 * @throws ClyraError `upstream_failed` when the gateway refuses.
 */
export async function openRun(
  gatewayUrl: string,
  options: { readonly agent: string },
): Promise<RunClient> {
  const opened = await post(`${gatewayUrl}/v1/runs`, options) as { readonly run: string };
  const url = `${gatewayUrl}/v1/runs/${opened.run}`;
  return {
    id: opened.run,
    addEvent: async ({ type, body }) => {
      await post(`${url}/events`, { type, ...body });
    },
    close: async () => {
      const closed = await post(`${url}/close`, {}) as Omit<ClosedRun, "sealIndex"> & {
        readonly seal_index: number;
      };
      const { run, entries, root, checkpoint } = closed;
      return { run, entries, root, checkpoint, sealIndex: closed.seal_index };
    },
  };
}

async function post(url: string, body: unknown): Promise<unknown> {
  const response = await send(url, {
    method: "POST",
    headers: new Headers({ "content-type": "application/json" }),
    body: new TextEncoder().encode(JSON.stringify(body)),
    signal: AbortSignal.timeout(timeoutMs),
  });
  const answer: unknown = await response.json();
  if (response.ok) return answer;
  const message = (answer as { error?: { message?: string }; detail?: string }).error?.message ??
    (answer as { detail?: string }).detail ?? "no reason given";
  throw new ClyraError("upstream_failed", `the gateway answered ${response.status}: ${message}`);
}
