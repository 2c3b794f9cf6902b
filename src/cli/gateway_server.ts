/**
 * A gateway with its socket: listens, serves, and stops in order.
 *
 * @module
 */

import { createGateway, type Gateway, type GatewayOptions, type Guard } from "../gateway/mod.ts";
import type { Ledger, Sealed, Store } from "../journal/mod.ts";
import type { CliDeps } from "./context.ts";
import { type ObservabilityOptions, observe } from "./observe/observability.ts";
import { showSafely } from "./shown_text.ts";
import { type HttpListener, listen, send } from "./runtime/http.ts";

/** A gateway that is up. */
export interface GatewayServer {
  /** `http://host:port`, without `/v1`. */
  readonly url: string;
  readonly policyHash: string;
  readonly schemas: Guard["schemas"];
  /** Takes no more calls, ends those under way, seals the open runs. Calling it again does nothing. */
  stop(): Promise<readonly Sealed[]>;
}

/** What a gateway server is opened with. */
export interface GatewayServerOptions {
  readonly ledger: Ledger;
  /** Where receipts are read from, to be served. */
  readonly store: Store;
  readonly guard: Guard;
  readonly listen: { readonly hostname: string; readonly port: number };
  readonly gateway: GatewayOptions;
  /** What is told to the outside; only metrics when left out. */
  readonly observe?: Partial<ObservabilityOptions>;
}

/**
 * Opens a gateway on a port.
 *
 * @throws ClyraError `port_unavailable`, `config_invalid`
 */
export async function openGatewayServer(
  deps: CliDeps,
  options: GatewayServerOptions,
): Promise<GatewayServer> {
  const { guard } = options;
  const observability = observe(deps, options.ledger, {
    siem: [],
    siemFormat: "ocsf",
    origin: options.ledger.origin,
    ...options.observe,
  });
  const handler = Promise.withResolvers<Gateway>();
  const listener = listen(
    async (request, caller) => (await handler.promise).fetch(request, caller),
    options.listen,
  );
  let gateway: Gateway;
  try {
    gateway = createGateway({ ...hostsOf(listener), ...options.gateway }, {
      ledger: observability.ledger,
      metrics: observability.metrics,
      guard,
      send,
      evidence: { line: (run, seq) => lineAt(options.store, { run, seq }) },
      clock: deps.clock,
      random: deps.random,
      log: (level, message, fields) => {
        const details = Object.entries(fields ?? {}).map(([name, value]) => ` ${name}=${value}`);
        deps.terminal.error(`clyra: ${level}: ${showSafely(message + details.join(""))}\n`);
      },
    });
  } catch (thrown) {
    // Whoever called in the meantime fails; with nobody there the rejection concerns no one.
    handler.promise.catch(() => {});
    handler.reject(thrown);
    await listener.stop({ graceMs: 0 });
    throw thrown;
  }
  handler.resolve(gateway);
  let stopped: Promise<readonly Sealed[]> | undefined;
  const stop = async (): Promise<readonly Sealed[]> => {
    // The socket first: a call that is let in now would find its run sealed.
    await listener.stop();
    const sealed = await gateway.stop();
    await observability.stop();
    return sealed;
  };
  return {
    url: listener.url,
    policyHash: guard.policyHash,
    schemas: guard.schemas,
    stop: () => stopped ??= stop(),
  };
}

/**
 * Who listens on loopback is called by its loopback names and by no other: a web page whose name was made
 * to lead here (DNS rebinding) must not spend the upstream's key.
 */
function hostsOf(listener: HttpListener): { readonly hosts?: readonly string[] } {
  const { hostname, port } = listener;
  if (!/^(127\.|::1$|localhost$)/.test(hostname)) return {};
  const names = [
    "localhost",
    "127.0.0.1",
    "[::1]",
    hostname.includes(":") ? `[${hostname}]` : hostname,
  ];
  return {
    hosts: names.flatMap((name) => port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]),
  };
}

async function lineAt(
  store: Store,
  place: { readonly run: string; readonly seq: number },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for await (const line of store.read(place.run, { from: place.seq })) return line.slice();
  return undefined;
}
