/**
 * The environment of a program that is run: everything of ours but the secrets, with the addresses of the
 * gateway and the run's own key in the places where unmodified clients look.
 *
 * @module
 */

import type { Random } from "../../platform/mod.ts";

/** Where a program's calls go. */
export interface Doorway {
  /** `http://host:port` of the gateway. */
  readonly url: string;
  readonly routes: readonly { readonly protocol: string; readonly prefix: string }[];
  readonly run: string;
  /** The key whose calls belong to the run. */
  readonly key: string;
  /** Variables that hold credentials of upstreams. */
  readonly secretNames: readonly string[];
  /** The program keeps its own keys: then the run's key stands in the addresses. */
  readonly passKeys: boolean;
}

/** Where programs and their libraries have keys of model providers. */
const providerKeys: readonly string[] = [
  "OPENAI_API_KEY",
  "OPENAI_ADMIN_KEY",
  "ANTHROPIC_API_KEY",
  "ANTHROPIC_AUTH_TOKEN",
];

/**
 * Makes the environment of a program.
 *
 * @example
 * ```ts
 * import { programEnvironment } from "./environment.ts";
 *
 * const environment = programEnvironment({ PATH: "/bin", OPENAI_API_KEY: "sk-real" }, {
 *   url: "http://127.0.0.1:9",
 *   routes: [{ protocol: "openai", prefix: "" }],
 *   run: "r",
 *   key: "clyra-run-x",
 *   secretNames: [],
 *   passKeys: false,
 *   random: { bytes: (length) => new Uint8Array(length).fill(1) },
 * });
 * if (environment["OPENAI_BASE_URL"] !== "http://127.0.0.1:9/v1") throw new Error();
 * if (environment["OPENAI_API_KEY"] !== "clyra-run-x") throw new Error("the real key was passed on");
 * ```
 */
export function programEnvironment(
  ours: Readonly<Record<string, string>>,
  { random, ...door }: Doorway & { readonly random: Random },
): Record<string, string> {
  // Variables may have any name, `__proto__` too.
  const environment: Record<string, string> = Object.create(null);
  const secret = new Set(door.passKeys ? [] : [...providerKeys, ...door.secretNames]);
  for (const [name, value] of Object.entries(ours)) {
    // Our own settings tell where keys and journal are.
    if (!name.startsWith("CLYRA_") && !secret.has(name)) environment[name] = value;
  }
  const base = door.passKeys ? `${door.url}/~${door.key}` : door.url;
  // Set without a route as well: a call that leads to nowhere is refused, and does not go around us.
  const openai = `${base}${prefixOf(door, "openai")}/v1`;
  environment["OPENAI_BASE_URL"] = openai;
  // The name that older libraries know.
  environment["OPENAI_API_BASE"] = openai;
  environment["ANTHROPIC_BASE_URL"] = base + prefixOf(door, "anthropic");
  if (!door.passKeys) {
    environment["OPENAI_API_KEY"] = door.key;
    environment["ANTHROPIC_API_KEY"] = door.key;
  }
  for (const { protocol, prefix } of door.routes) {
    if (protocol !== "mcp" && protocol !== "http") continue;
    // Their clients have no common place for a key: it stands in the address.
    const name = prefix.slice(1).toUpperCase().replaceAll(/[^A-Z0-9]/g, "_");
    environment[`CLYRA_URL_${name}`] = `${door.url}/~${door.key}${prefix}`;
  }
  environment["CLYRA_RUN_ID"] = door.run;
  environment["TRACEPARENT"] = traceparentOf(ours["TRACEPARENT"], random);
  bypassProxies(environment, new URL(door.url).hostname.replace(/^\[|\]$/g, ""));
  return environment;
}

/** The root, where the protocol is served there; else its first prefix. */
function prefixOf({ routes }: Doorway, protocol: string): string {
  const prefixes = routes.filter((route) => route.protocol === protocol)
    .map(({ prefix }) => prefix);
  return prefixes.includes("") ? "" : prefixes[0] ?? "";
}

/** A trace that is under way goes on (W3C Trace Context, level 1, version 00). */
function traceparentOf(given: string | undefined, random: Random): string {
  if (
    given !== undefined &&
    /^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/.test(given)
  ) {
    return given;
  }
  return `00-${random.bytes(16).toHex()}-${random.bytes(8).toHex()}-00`;
}

/** A proxy in between would get the calls instead of the gateway. */
function bypassProxies(environment: Record<string, string>, host: string): void {
  for (const name of ["NO_PROXY", "no_proxy"]) {
    const hosts = (environment[name] ?? "").split(",").filter((entry) => entry !== "");
    const added = [host, "127.0.0.1", "localhost"].filter((entry) => !hosts.includes(entry));
    environment[name] = [...hosts, ...new Set(added)].join(",");
  }
}
