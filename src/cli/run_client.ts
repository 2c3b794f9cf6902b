/**
 * A client of the gateway's run routes: opens a run, adds events, closes it, over HTTP like anyone else.
 *
 * @module
 */

import type { EntryDraft } from "../pef/mod.ts";
import { ClyraError, messageOf } from "../platform/mod.ts";
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

/** What a run is opened with. */
export interface OpenOptions {
  readonly agent?: string | undefined;
  readonly id?: string | undefined;
  readonly parentRun?: string | undefined;
  /** Ask for a key whose calls belong to the run. */
  readonly key?: boolean;
  /** The gateway's admin token, where it has one. */
  readonly token?: string | undefined;
}

/** A run that was opened over HTTP. */
export interface RunClient {
  readonly id: string;
  /** Present where it was asked for. */
  readonly key: string | undefined;
  addEvent(event: AgentEvent): Promise<void>;
  close(status?: "complete" | "interrupted"): Promise<ClosedRun>;
  /** The bundle of the run when it is closed; `undefined` where the gateway does not serve it. */
  bundle(): Promise<ReadableStream<Uint8Array> | undefined>;
}

/** The run routes answer at once; a gateway that does not is not one. */
const timeoutMs = 30_000;

/**
 * Opens a run at a gateway.
 *
 * @throws ClyraError `upstream_failed` when the gateway refuses or cannot be reached.
 */
export async function openRun(gatewayUrl: string, options: OpenOptions): Promise<RunClient> {
  const { agent, id, parentRun, key, token } = options;
  const opened = await post(`${gatewayUrl}/v1/runs`, {
    token,
    body: { agent, id, parent_run: parentRun, key },
  }) as { readonly run: string; readonly key?: string };
  const url = `${gatewayUrl}/v1/runs/${opened.run}`;
  return {
    id: opened.run,
    key: opened.key,
    addEvent: async ({ type, body }) => {
      await post(`${url}/events`, { token, body: { type, ...body } });
    },
    close: async (status = "complete") => {
      const closed = await post(`${url}/close`, { token, body: { status } }) as
        & Omit<ClosedRun, "sealIndex">
        & { readonly seal_index: number };
      const { run, entries, root, checkpoint } = closed;
      return { run, entries, root, checkpoint, sealIndex: closed.seal_index };
    },
    bundle: async () => {
      const response = await request(`${url}/bundle`, { method: "GET", token });
      if (response.ok && response.body !== null) return response.body;
      await response.body?.cancel();
      return undefined;
    },
  };
}

async function post(
  url: string,
  { token, body }: { readonly token: string | undefined; readonly body: unknown },
): Promise<unknown> {
  const response = await request(url, { method: "POST", token, body });
  const answer: unknown = await response.json().catch(() => ({}));
  if (response.ok) return answer;
  const message = (answer as { error?: { message?: string }; detail?: string }).error?.message ??
    (answer as { detail?: string }).detail ?? "no reason given";
  throw new ClyraError("upstream_failed", `the gateway answered ${response.status}: ${message}`);
}

async function request(url: string, options: {
  readonly method: "GET" | "POST";
  readonly token: string | undefined;
  readonly body?: unknown;
}): Promise<Response> {
  const { method, token, body } = options;
  const headers = new Headers();
  if (body !== undefined) headers.set("content-type", "application/json");
  if (token !== undefined) headers.set("authorization", `Bearer ${token}`);
  try {
    return await send(url, {
      method,
      headers,
      body: body === undefined ? null : new TextEncoder().encode(JSON.stringify(body)),
      signal: AbortSignal.timeout(timeoutMs),
    });
  } catch (cause) {
    throw new ClyraError("upstream_failed", `cannot reach the gateway: ${messageOf(cause)}`, {
      hint: "check that it is up, and its URL",
      cause,
    });
  }
}
