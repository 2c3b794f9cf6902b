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

/** How long a listener that cannot accept waits before it opens again: somebody has to leave first. */
const reopenMs = 200;

/**
 * Listens and answers.
 *
 * Deno's server ends at the first connection that it cannot accept, as when the process has no file left
 * to open. Callers must not be able to end a gateway by staying: it opens again on the same port.
 *
 * @param options.port 0 for any free port
 * @param options.onTrouble told why it cannot accept, once until it listens again
 * @throws ClyraError `port_unavailable`
 */
export function listen(
  handler: HttpHandler,
  options: {
    readonly hostname: string;
    readonly port: number;
    readonly onTrouble?: (message: string) => void;
  },
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
  const open = (port: number) => {
    const cut = new AbortController();
    const server = serve(answer, { hostname: options.hostname, port, signal: cut.signal });
    const failed = server.finished.then(() => undefined, (error: unknown) => ({ error }));
    return { server, cut, failed };
  };
  let current = open(options.port);
  const { hostname, port } = current.server.addr;
  const watch = async (): Promise<void> => {
    for (;;) {
      const failure = await current.failed;
      if (failure === undefined || stopping) return;
      const where = `${hostname}:${port}`;
      options.onTrouble?.(`cannot accept callers on ${where}: ${messageOf(failure.error)}`);
      for (let reopened = false; !reopened;) {
        await new Promise((resolve) => setTimeout(resolve, reopenMs));
        if (stopping) return;
        try {
          current = open(port);
          reopened = true;
        } catch (error) {
          // No file to listen with either: the same trouble, and the same cure.
          if (!(error instanceof ClyraError)) throw error;
        }
      }
    }
  };
  const watching = watch();
  return {
    hostname,
    port,
    url: `http://${hostname.includes(":") ? `[${hostname}]` : hostname}:${port}`,
    async stop({ graceMs = defaultGraceMs } = {}) {
      stopping = true;
      // `abort()` after `shutdown()` is an error in Deno, so it has to be one or the other: the first
      // sends out what is written already, the second cuts.
      const ended = await within(graceMs, Promise.all(active));
      const { server, cut, failed } = current;
      if (ended) {
        await within(graceMs, server.shutdown());
      } else {
        cut.abort();
        await failed;
      }
      await within(graceMs, watching);
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
  readonly body: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array<ArrayBuffer>> | null;
  readonly signal: AbortSignal;
}): Promise<Response> {
  return fetch(url, { ...init, redirect: "manual" });
}
