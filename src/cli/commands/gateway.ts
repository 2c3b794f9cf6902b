/**
 * `clyra gateway`: enforces and records until it is asked to stop.
 *
 * @module
 */

import type { GatewayOptions, Route, Upstream } from "../../gateway/mod.ts";
import { ClyraError, messageOf } from "../../platform/mod.ts";
import type { SiemFormat } from "../../siem/mod.ts";
import { runsSealedSince } from "../artifacts.ts";
import type { CliDeps, Format } from "../context.ts";
import { type Evidence, openEvidence } from "../evidence.ts";
import { openGatewayServer } from "../gateway_server.ts";
import { openGuard } from "../guard.ts";

/** Flags of the command. */
export interface GatewayFlags {
  readonly policy: string;
  readonly upstream: string;
  readonly anthropic?: string;
  readonly http?: readonly string[];
  readonly mcp?: readonly string[];
  readonly siem?: readonly string[];
  readonly siemFormat: SiemFormat;
  readonly host: string;
  readonly port: number;
  readonly data: string;
  readonly out: string;
  readonly format: Format;
}

/** A policy and each of its schemas. */
const maxPolicyBytes = 1024 * 1024;

/** Runs the gateway until a signal; 0 when it stopped in order. */
export async function runGateway(deps: CliDeps, flags: GatewayFlags): Promise<number> {
  const { files, terminal } = deps;
  const { guard } = await openGuard(await policyOf(deps, flags.policy));
  const gateway = routesOf(flags, deps.env);
  await files.makeDirectory(flags.out);
  const evidence = await openEvidence(deps, flags.data);
  const stopRequested = deps.stopRequested();
  try {
    reportRecovery(deps, evidence);
    await evidence.writeTrust(`${flags.out}/trust.json`);
    const server = await openGatewayServer(deps, {
      ledger: evidence.ledger,
      store: evidence.store,
      guard,
      listen: { hostname: flags.host, port: flags.port },
      gateway,
      observe: { siem: flags.siem ?? [], siemFormat: flags.siemFormat },
    });
    terminal.out(
      flags.format === "json"
        ? `${JSON.stringify({ url: server.url, policy_sha256: server.policyHash })}\n`
        : `clyra gateway at ${server.url}, enforcing ${flags.policy}\n`,
    );
    terminal.error(`clyra: stopping on ${await stopRequested}\n`);
    const sealed = await server.stop();
    const failure = evidence.ledger.failure();
    if (failure !== undefined) throw failure;
    terminal.error(`clyra: sealed ${sealed.length} open run(s)\n`);
    if (await exportAll(deps, { evidence, out: flags.out })) return 0;
    throw new ClyraError("input_unreadable", "not every bundle could be written", {
      hint: "the evidence is safe in the journal: export it with clyra bundle export",
    });
  } finally {
    await evidence.close();
  }
}

async function policyOf(
  deps: CliDeps,
  path: string,
): Promise<{ text: string; name: string; readSchema: (schema: string) => Promise<string> }> {
  const read = async (file: string, what: string): Promise<string> => {
    const bytes = await deps.files.read(file, { what, maxBytes: maxPolicyBytes });
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (thrown) {
      throw new ClyraError("policy_invalid", `cannot read ${what} ${file}: it is not UTF-8`, {
        cause: thrown,
      });
    }
  };
  const folder = /^(.*[/\\])?[^/\\]*$/.exec(path)?.[1] ?? "";
  return {
    text: await read(path, "policy"),
    name: path,
    readSchema: (schema) => read(`${folder}${schema}`, "schema"),
  };
}

function routesOf(flags: GatewayFlags, env: CliDeps["env"]): GatewayOptions {
  const upstreams: Upstream[] = [];
  const routes: Route[] = [];
  const add = (
    route: Omit<Route, "upstream">,
    upstream: Omit<Upstream, "id">,
    id: string,
  ): void => {
    upstreams.push({ ...upstream, id });
    routes.push({ ...route, upstream: id });
  };
  add(
    { protocol: "openai", prefix: "" },
    modelApi(flags.upstream, env("OPENAI_API_KEY")),
    "provider",
  );
  if (flags.anthropic !== undefined) {
    const upstream = modelApi(flags.anthropic, env("ANTHROPIC_API_KEY"));
    add({ protocol: "anthropic", prefix: "" }, upstream, "anthropic");
  }
  for (const protocol of ["http", "mcp"] as const) {
    for (const [i, pair] of (flags[protocol] ?? []).entries()) {
      const { prefix, url } = pairOf(pair, protocol);
      add({ protocol, prefix }, { baseUrl: url }, `${protocol}-${i + 1}`);
    }
  }
  return { upstreams, routes };
}

function modelApi(baseUrl: string, apiKey: string | undefined): Omit<Upstream, "id"> {
  return { baseUrl, ...(apiKey === undefined || apiKey === "" ? {} : { apiKey }) };
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

function reportRecovery(deps: CliDeps, { store }: Evidence): void {
  const { clean, droppedBytes, records } = store.recovery;
  if (clean) return;
  deps.terminal.error(
    `clyra: the last gateway here did not stop in order; ${records} records are intact, ` +
      `${droppedBytes} bytes that nobody was told of were cut off\n`,
  );
}

/** Writes the bundle of each run that has ended and has none yet; says whether all could be written. */
async function exportAll(
  deps: CliDeps,
  parts: { readonly evidence: Evidence; readonly out: string },
): Promise<boolean> {
  const { evidence, out } = parts;
  let complete = true;
  for (const run of await runsSealedSince(evidence.store, 0)) {
    const path = `${out}/${run}.pef`;
    if (await deps.files.exists(path)) continue;
    try {
      const bytes = await evidence.exportBundle(path, {
        claim: { type: "run-complete", runs: [run] },
      });
      deps.terminal.error(`clyra: run ${run}: ${path}, ${bytes} bytes\n`);
    } catch (thrown) {
      complete = false;
      deps.terminal.error(`clyra: cannot export run ${run}: ${messageOf(thrown)}\n`);
    }
  }
  return complete;
}
