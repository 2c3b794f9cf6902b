/**
 * HTTP on this machine: a listener and the way out, on Deno's server and client.
 *
 * @module
 */

import { ClyraError, messageOf } from "../../platform/mod.ts";

/** What answers requests. */
export type HttpHandler = (
  request: Request,
  caller: { readonly remoteAddress: string },
) => Promise<Response>;

/** A listener that is up. */
export interface HttpListener {
  readonly hostname: string;
  readonly port: number;
  /** `http://host:port`. */
  readonly url: string;
  /**
   * Answers 503 from now on, lets the requests under way end for `graceMs`, then cuts them off.
   * Resolves when the port is free.
   */
  stop(options?: { readonly graceMs?: number }): Promise<void>;
}

/** How long requests under way may take to end, unless told otherwise. */
const defaultGraceMs = 5_000;

/**
 * Listens and answers.
 *
 * @param options.port 0 for any free port
 * @throws ClyraError `port_unavailable`
 */
export function listen(
  handler: HttpHandler,
  options: { readonly hostname: string; readonly port: number },
): HttpListener {
  const active = new Set<Promise<void>>();
  let stopping = false;
  const answer = (request: Request, info: Deno.ServeHandlerInfo<Deno.NetAddr>) => {
    if (stopping) return new Response(null, { status: 503, headers: { connection: "close" } });
    const { completed, remoteAddr } = info;
    // Rejects for a caller that left: that is an end like any other here.
    const ended = completed.catch(() => undefined).finally(() => active.delete(ended));
    active.add(ended);
    return handler(request, { remoteAddress: remoteAddr.hostname });
  };
  const cut = new AbortController();
  const server = serve(answer, { ...options, signal: cut.signal });
  const { hostname, port } = server.addr;
  return {
    hostname,
    port,
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`,
    async stop({ graceMs = defaultGraceMs } = {}) {
      stopping = true;
      // `abort()` after `shutdown()` is an error in Deno, so it has to be one or the other: the first
      // sends out what is written already, the second cuts.
      const ended = await within(graceMs, Promise.all(active));
      if (ended) {
        await within(graceMs, server.shutdown());
      } else {
        cut.abort();
        await server.finished;
      }
    },
  };
}

/** Whether `promise` settles within `ms`. */
async function within(ms: number, promise: Promise<unknown>): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<false>((resolve) => timer = setTimeout(() => resolve(false), ms));
  const ended = await Promise.race([promise.then(() => true), late]);
  clearTimeout(timer);
  return ended;
}

function serve(
  answer: Deno.ServeHandler<Deno.NetAddr>,
  options: { readonly hostname: string; readonly port: number; readonly signal: AbortSignal },
): Deno.HttpServer<Deno.NetAddr> {
  const { hostname, port } = options;
  try {
    return Deno.serve({ ...options, onListen: () => undefined }, answer);
  } catch (thrown) {
    const taken = thrown instanceof Deno.errors.AddrInUse;
    const why = taken ? "the port is in use" : messageOf(thrown);
    throw new ClyraError("port_unavailable", `cannot listen on ${hostname}:${port}: ${why}`, {
      hint: taken
        ? "stop the program that uses it, or choose another port (0 takes any that is free)"
        : "choose a port above 1023 and an address of this machine",
      cause: thrown,
    });
  }
}

/** A collector that takes longer than this is one that is not there. */
const postTimeoutMs = 10_000;

/** Sends lines of JSON to a collector; gives the status of its answer. */
export async function postText(
  url: string,
  { body, authorization }: { readonly body: string; readonly authorization: string | undefined },
): Promise<number> {
  const response = await fetch(url, {
    method: "POST",
    headers: {
      "content-type": "application/x-ndjson",
      ...(authorization === undefined ? {} : { authorization }),
    },
    body,
    redirect: "error",
    signal: AbortSignal.timeout(postTimeoutMs),
  });
  await response.body?.cancel();
  return response.status;
}

/** Sends a request as it is: redirects are for the caller to see. */
export function send(url: string, init: {
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly signal: AbortSignal;
}): Promise<Response> {
  return fetch(url, { ...init, redirect: "manual" });
}
