/**
 * A gateway with its socket: listens, serves, and stops in order.
 *
 * @module
 */

import { createGateway, type GatewayOptions, type Guard } from "../gateway/mod.ts";
import type { Ledger, Sealed } from "../journal/mod.ts";
import type { CliDeps } from "./context.ts";
import { showSafely } from "./shown_text.ts";
import { listen, send } from "./runtime/http.ts";

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
  readonly guard: Guard;
  readonly listen: { readonly hostname: string; readonly port: number };
  readonly gateway: GatewayOptions;
}

/**
 * Opens a gateway on a port.
 *
 * @throws ClyraError `port_unavailable`, `config_invalid`
 */
export function openGatewayServer(deps: CliDeps, options: GatewayServerOptions): GatewayServer {
  const { ledger, guard } = options;
  const gateway = createGateway(options.gateway, {
    ledger,
    guard,
    send,
    clock: deps.clock,
    random: deps.random,
    log: (level, message, fields) => {
      const details = Object.entries(fields ?? {}).map(([name, value]) => ` ${name}=${value}`);
      deps.terminal.error(`clyra: ${level}: ${showSafely(message + details.join(""))}\n`);
    },
  });
  const listener = listen((request, caller) => gateway.fetch(request, caller), options.listen);
  let stopped: Promise<readonly Sealed[]> | undefined;
  const stop = async (): Promise<readonly Sealed[]> => {
    // The socket first: a call that is let in now would find its run sealed.
    await listener.stop();
    return await gateway.stop();
  };
  return {
    url: listener.url,
    policyHash: guard.policyHash,
    schemas: guard.schemas,
    stop: () => stopped ??= stop(),
  };
}
