/**
 * `clyra gateway check` and `clyra gateway init`: what would be served, before it is; and a file to
 * begin with.
 *
 * @module
 */

import { readSetup, type SettingsFlags } from "../config/flags.ts";
import { exampleConfig } from "../config/example.ts";
import type { GatewaySetup } from "../config/plan.ts";
import { configError, type ConfigProblem } from "../config/problem.ts";
import type { ConfigDocument } from "../config/schema.ts";
import type { CliDeps, Format } from "../context.ts";
import { showSafely } from "../shown_text.ts";

/** Flags of the command. */
export interface CheckFlags extends SettingsFlags {
  readonly format: Format;
}

/** Loads everything that a gateway would and says what it would serve; 0, or 2 with all faults. */
export async function runGatewayCheck(deps: CliDeps, flags: CheckFlags): Promise<number> {
  const { terminal } = deps;
  const loaded = await readSetup(deps, flags);
  const file = loaded.reading.file;
  if ("problems" in loaded) {
    const failure = configError(loaded.problems, file ?? "the settings");
    if (flags.format === "text") throw failure;
    const problems = loaded.problems.map(({ at, setting, message, hint }: ConfigProblem) => ({
      at,
      setting,
      message,
      ...(hint === undefined ? {} : { hint }),
    }));
    terminal.out(`${JSON.stringify({ ok: false, file: file ?? null, problems })}\n`);
    return failure.exitCode;
  }
  const { setup, watched, reading } = loaded;
  const document = "config" in reading ? reading.config.document : undefined;
  terminal.out(
    flags.format === "json"
      ? `${JSON.stringify(asJson(setup, { file, watched }))}\n`
      : asText(setup, { file, document }),
  );
  return 0;
}

/** Prints a clyra.yaml to begin with. */
export function runGatewayInit(deps: CliDeps): Promise<number> {
  deps.terminal.out(exampleConfig);
  return Promise.resolve(0);
}

function asJson(
  setup: GatewaySetup,
  { file, watched }: { readonly file: string | undefined; readonly watched: readonly string[] },
) {
  const { options, guard, listen, admin } = setup;
  return {
    ok: true,
    file: file ?? null,
    files: watched,
    sha256: setup.sha256,
    policy_sha256: guard.policyHash,
    listen,
    admin: admin ?? null,
    policy: setup.policyFile,
    data: setup.data,
    out: setup.out,
    // What is named here is that there is a key, never the key.
    upstreams: options.upstreams.map(({ id, baseUrl, apiKey }) => ({
      id,
      url: baseUrl,
      has_key: apiKey !== undefined,
    })),
    routes: options.routes.map(({ protocol, prefix, upstream, onDisconnect = "cancel" }) => ({
      protocol,
      prefix,
      upstream,
      on_disconnect: onDisconnect,
    })),
    keys: options.keys === undefined ? null : options.keys.map(({ id }) => id),
    admin_token: options.adminToken !== undefined,
    reload: setup.reload,
  };
}

function asText(
  setup: GatewaySetup,
  { file, document }: {
    readonly file: string | undefined;
    readonly document: ConfigDocument | undefined;
  },
): string {
  const { options, guard, listen, admin, reload } = setup;
  const row = (name: string, value: string): string =>
    `  ${name.padEnd(10)} ${showSafely(value)}\n`;
  const upstreams = new Map(options.upstreams.map((upstream) => [upstream.id, upstream]));
  const token = options.adminToken === undefined ? "this machine only" : "with the admin token";
  const keys = options.keys?.map(({ id }) => id).join(", ");
  return [
    `${file ?? "the settings"}: in order\n\n`,
    row("listen", `${listen.hostname}:${listen.port}`),
    row("admin", `${admin === undefined ? "beside" : `${admin.hostname}:${admin.port}`}, ${token}`),
    row("policy", `${setup.policyFile}, sha256 ${guard.policyHash}`),
    ...options.routes.map(({ protocol, prefix, upstream, onDisconnect = "cancel" }) => {
      const { baseUrl = "", apiKey } = upstreams.get(upstream) ?? {};
      const key = apiKey === undefined ? "the caller's key" : "a key of its own";
      return row(
        "route",
        `${
          prefix === "" ? "/" : prefix
        } ${protocol} -> ${upstream} (${baseUrl}, ${key}), ${onDisconnect}`,
      );
    }),
    row("callers", keys === undefined ? "need no key" : keys === "" ? "none" : keys),
    ...Object.entries(document?.limits ?? {}).map(([name, value]) =>
      row("limit", `${name} ${value}`)
    ),
    ...setup.observe.siem.map((target) => row("siem", placeOf(target))),
    row("data", setup.data),
    row("out", setup.out),
    row(
      "reload",
      reload.watch ? `on change, looked at every ${reload.intervalMs} ms` : "on SIGHUP",
    ),
  ].join("");
}

/** Where SIEM lines go, without a query: it may hold the collector's token. */
function placeOf(target: string): string {
  const url = /^https?:/.test(target) ? URL.parse(target) : null;
  return url === null ? target : url.origin + url.pathname;
}
