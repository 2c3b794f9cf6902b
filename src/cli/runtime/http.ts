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
   * Takes no more connections, lets the requests under way end for `graceMs`, then cuts them off.
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
  const { hostname, port } = options;
  const cut = new AbortController();
  const server = serve(handler, { hostname, port, signal: cut.signal });
  const address = server.addr;
  const host = address.hostname.includes(":") ? `[${address.hostname}]` : address.hostname;
  return {
    hostname: address.hostname,
    port: address.port,
    url: `http://${host}:${address.port}`,
    async stop({ graceMs = defaultGraceMs } = {}) {
      const timer = setTimeout(() => cut.abort(), graceMs);
      try {
        await server.shutdown();
      } finally {
        clearTimeout(timer);
      }
      await server.finished;
    },
  };
}

function serve(
  handler: HttpHandler,
  options: { readonly hostname: string; readonly port: number; readonly signal: AbortSignal },
): Deno.HttpServer<Deno.NetAddr> {
  const { hostname, port } = options;
  try {
    return Deno.serve(
      { ...options, onListen: () => undefined },
      (request, info) => handler(request, { remoteAddress: info.remoteAddr.hostname }),
    );
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

/** Sends a request as it is: redirects are for the caller to see. */
export function send(url: string, init: {
  readonly method: string;
  readonly headers: Headers;
  readonly body: Uint8Array<ArrayBuffer> | null;
  readonly signal: AbortSignal;
}): Promise<Response> {
  return fetch(url, { ...init, redirect: "manual" });
}
