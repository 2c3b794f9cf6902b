/**
 * A gateway with its sockets: listens, serves, and stops in order.
 *
 * @module
 */

import {
  type BodyStorePort,
  createGateway,
  type EvidencePort,
  type Gateway,
  type GatewayChange,
  type GatewayOptions,
  type Guard,
} from "../gateway/mod.ts";
import type { Ledger, Sealed, Store } from "../journal/mod.ts";
import type { CliDeps } from "./context.ts";
import { type ObservabilityOptions, observe } from "./observe/observability.ts";
import { showSafely } from "./shown_text.ts";
import { type HttpListener, listen, send } from "./runtime/http.ts";

/** A gateway that is up. */
export interface GatewayServer {
  /** `http://host:port`, without `/v1`. */
  readonly url: string;
  /** Where the run routes are. */
  readonly adminUrl: string;
  readonly policyHash: string;
  readonly schemas: Guard["schemas"];
  /** Takes other settings; listeners stay. @throws ClyraError; then nothing has changed */
  reload(change: GatewayChange): Promise<void>;
  /** Writes down that a change was refused. */
  reloadRefused(problems: number): Promise<void>;
  /** Takes no more calls, ends those under way, seals the open runs. Calling it again does nothing. */
  stop(): Promise<readonly Sealed[]>;
}

/** What a gateway server is opened with. */
export interface GatewayServerOptions {
  readonly ledger: Ledger;
  /** Where receipts are read from, to be served. */
  readonly store: Store;
  readonly guard: Guard;
  /** Makes bundles of single runs. */
  readonly bundle?: NonNullable<EvidencePort["bundle"]>;
  /** Where bodies are kept on routes that do. */
  readonly bodies?: BodyStorePort;
  /** Names the key that commitments are made under. */
  readonly bodyKey?: string;
  readonly listen: { readonly hostname: string; readonly port: number };
  /** The run routes' own address; without it they are beside the others. */
  readonly admin?: { readonly hostname: string; readonly port: number } | undefined;
  readonly gateway: GatewayOptions;
  /** What is told to the outside; only metrics when left out. */
  readonly observe?: Partial<ObservabilityOptions>;
}

/**
 * Opens a gateway on its ports.
 *
 * @throws ClyraError `port_unavailable`, `config_invalid`
 */
export async function openGatewayServer(
  deps: CliDeps,
  options: GatewayServerOptions,
): Promise<GatewayServer> {
  const { admin } = options;
  let { guard } = options;
  const observability = observe(deps, options.ledger, {
    siem: [],
    siemFormat: "ocsf",
    origin: options.ledger.origin,
    ...options.observe,
  });
  const handler = Promise.withResolvers<Gateway>();
  // Whoever calls before there is a gateway fails with it; with nobody there it concerns no one.
  handler.promise.catch(() => {});
  const open = (
    address: GatewayServerOptions["listen"],
    surface?: "calls" | "admin",
  ): HttpListener =>
    listen(async (request, caller) => {
      const gateway = await handler.promise;
      return await gateway.fetch(
        request,
        surface === undefined ? caller : { ...caller, listener: surface },
      );
    }, {
      ...address,
      onTrouble: (message) => deps.terminal.error(`clyra: error: ${showSafely(message)}\n`),
    });
  const listeners: HttpListener[] = [];
  let gateway: Gateway;
  try {
    listeners.push(open(options.listen, admin === undefined ? undefined : "calls"));
    if (admin !== undefined) listeners.push(open(admin, "admin"));
    gateway = createGateway({ ...hostsOf(listeners), ...options.gateway }, {
      ledger: observability.ledger,
      metrics: observability.metrics,
      guard,
      send,
      evidence: {
        line: (run, seq) => lineAt(options.store, { run, seq }),
        ...(options.bundle === undefined ? {} : { bundle: options.bundle }),
      },
      clock: deps.clock,
      random: deps.random,
      ...(options.bodies === undefined ? {} : { bodies: options.bodies }),
      ...(options.bodyKey === undefined ? {} : { bodyKey: options.bodyKey }),
      log: (level, message, fields) => {
        const details = Object.entries(fields ?? {}).map(([name, value]) => ` ${name}=${value}`);
        deps.terminal.error(`clyra: ${level}: ${showSafely(message + details.join(""))}\n`);
      },
    });
  } catch (thrown) {
    handler.reject(thrown);
    await Promise.all(listeners.map((listener) => listener.stop({ graceMs: 0 })));
    await observability.stop();
    throw thrown;
  }
  handler.resolve(gateway);
  let stopped: Promise<readonly Sealed[]> | undefined;
  const stop = async (): Promise<readonly Sealed[]> => {
    // The sockets first: a call that is let in now would find its run sealed.
    await Promise.all(listeners.map((listener) => listener.stop()));
    const sealed = await gateway.stop();
    await observability.stop();
    return sealed;
  };
  const url = listeners[0]?.url ?? "";
  return {
    url,
    adminUrl: listeners[1]?.url ?? url,
    get policyHash() {
      return guard.policyHash;
    },
    get schemas() {
      return guard.schemas;
    },
    reload: async (change) => {
      await gateway.reload({ ...change, options: { ...hostsOf(listeners), ...change.options } });
      guard = change.guard;
    },
    reloadRefused: (problems) => gateway.reloadRefused(problems),
    stop: () => stopped ??= stop(),
  };
}

/**
 * Who listens on loopback is called by its loopback names and by no other: a web page whose name was made
 * to lead here (DNS rebinding) must not spend the upstream's key. One listener that others can reach has
 * names that are not known here.
 */
function hostsOf(listeners: readonly HttpListener[]): { readonly hosts?: readonly string[] } {
  const loopback = listeners.every(({ hostname }) => /^(127\.|::1$|localhost$)/.test(hostname));
  if (!loopback) return {};
  return {
    hosts: listeners.flatMap(({ hostname, port }) => {
      const own = hostname.includes(":") ? `[${hostname}]` : hostname;
      const names = ["localhost", "127.0.0.1", "[::1]", own];
      return names.flatMap((name) => port === 80 ? [name, `${name}:80`] : [`${name}:${port}`]);
    }),
  };
}

async function lineAt(
  store: Store,
  place: { readonly run: string; readonly seq: number },
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  for await (const line of store.read(place.run, { from: place.seq })) return line.slice();
  return undefined;
}
