/**
 * The flags of `clyra gateway` and `clyra run` as settings over those of the file and the environment.
 *
 * @module
 */

import type { SourceNode } from "../../policy/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import type { SiemFormat } from "../../siem/mod.ts";
import type { CliDeps } from "../context.ts";
import { type ConfigReading, loadConfig } from "./load.ts";
import { flagOverride, type Override } from "./overrides.ts";
import { planGateway, type SetupReading } from "./plan.ts";

/** Flags that are settings. */
export interface SettingsFlags {
  readonly config?: string;
  readonly policy?: string;
  readonly upstream?: string;
  readonly anthropic?: string;
  readonly http?: readonly string[];
  readonly mcp?: readonly string[];
  readonly siem?: readonly string[];
  readonly siemFormat?: SiemFormat;
  readonly host?: string;
  readonly port?: number;
  readonly data?: string;
  readonly out?: string;
}

/** What holds where neither file nor environment nor flag says anything. */
export interface SetupDefaults {
  /** Where no route is given: these, as if they were flags. */
  readonly upstreams?: { readonly upstream: string; readonly anthropic: string };
  /** Where no policy is given. */
  readonly policy?: { readonly name: string; readonly text: string };
}

/** Loads file, environment and flags, and prepares a gateway from them. */
export async function readSetup(
  deps: Pick<CliDeps, "files" | "environment">,
  flags: SettingsFlags,
  defaults: SetupDefaults = {},
): Promise<SetupReading & { readonly reading: ConfigReading }> {
  const environment = deps.environment();
  const reading = await loadConfig({
    files: deps.files,
    environment,
    file: flags.config,
    flags: (root) => {
      const routed = isRouted(root) || flagRoutes.some((name) => flags[name] !== undefined);
      const whole = routed ? flags : { ...flags, ...defaults.upstreams };
      return overridesOf(whole, { root, environment });
    },
  });
  if ("problems" in reading) {
    const watched = reading.file === undefined ? [] : [reading.file];
    return { problems: reading.problems, watched, reading };
  }
  const { policy } = defaults;
  const plan = await planGateway(reading.config, {
    files: deps.files,
    environment,
    ...(policy === undefined ? {} : { policy }),
  });
  return { ...plan, reading };
}

const flagRoutes = ["upstream", "anthropic", "http", "mcp"] as const;

function isRouted(root: SourceNode): boolean {
  return root.kind === "map" && root.entries.has("routes");
}

/** What flags set. A route of a flag takes the place of the one that serves the same. */
export function overridesOf(
  flags: SettingsFlags,
  { root, environment }: {
    readonly root: SourceNode;
    readonly environment: Readonly<Record<string, string>>;
  },
): readonly Override[] {
  const overrides: Override[] = [];
  const set = (flag: string, path: readonly string[], value: unknown): void => {
    if (value !== undefined) overrides.push(flagOverride(flag, path, value));
  };
  set("--policy", ["policy"], flags.policy);
  set("--data", ["data"], flags.data);
  set("--out", ["out"], flags.out);
  set("--host", ["listen", "host"], flags.host);
  set("--port", ["listen", "port"], flags.port);
  set("--siem", ["siem", "targets"], flags.siem);
  set("--siem-format", ["siem", "format"], flags.siemFormat);
  const places = routePlaces(root);
  const route = (
    flag: string,
    { id, protocol, prefix, url, keyName }: {
      readonly id: string;
      readonly protocol: string;
      readonly prefix: string;
      readonly url: string;
      readonly keyName?: string;
    },
  ): void => {
    const hasKey = keyName !== undefined && (environment[keyName] ?? "") !== "";
    set(flag, ["upstreams", id], { url, api_key: hasKey ? { env: keyName } : undefined });
    const place = `${protocol} ${prefix}`;
    const index = places.get(place) ?? places.size;
    places.set(place, index);
    set(flag, ["routes", String(index)], { protocol, prefix, upstream: id });
  };
  const { upstream, anthropic } = flags;
  if (upstream !== undefined) {
    const shape = { id: "provider", protocol: "openai", prefix: "", keyName: "OPENAI_API_KEY" };
    route("--upstream", { ...shape, url: upstream });
  }
  if (anthropic !== undefined) {
    const shape = { id: "anthropic", protocol: "anthropic", prefix: "" };
    route("--anthropic", { ...shape, url: anthropic, keyName: "ANTHROPIC_API_KEY" });
  }
  for (const protocol of ["http", "mcp"] as const) {
    for (const [i, pair] of (flags[protocol] ?? []).entries()) {
      const { prefix, url } = pairOf(pair, protocol);
      route(`--${protocol}`, { id: `${protocol}-${i + 1}`, protocol, prefix, url });
    }
  }
  return overrides;
}

/** Which route of the list serves what; two that serve the same keep a place each. */
function routePlaces(root: SourceNode): Map<string, number> {
  const places = new Map<string, number>();
  const routes = root.kind === "map" ? root.entries.get("routes")?.value : undefined;
  if (routes?.kind !== "list") return places;
  for (const [index, item] of routes.items.entries()) {
    const text = (key: string): string => {
      const value = item.kind === "map" ? item.entries.get(key)?.value : undefined;
      return value?.kind === "scalar" && typeof value.value === "string" ? value.value : "";
    };
    const place = `${text("protocol")} ${text("prefix")}`;
    places.set(places.has(place) ? `${place} ${index}` : place, index);
  }
  return places;
}

function pairOf(pair: string, flag: string): { readonly prefix: string; readonly url: string } {
  const [, prefix, url] = /^(\/[^=]*)=(.+)$/.exec(pair) ?? [];
  if (prefix === undefined || url === undefined) {
    throw new ClyraError("usage", `cannot read --${flag} '${pair}': it is not PREFIX=URL`, {
      hint: `write it as --${flag} /crm=https://crm.example`,
    });
  }
  return { prefix, url };
}
