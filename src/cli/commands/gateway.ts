/**
 * `clyra gateway`: enforces and records until it is asked to stop.
 *
 * @module
 */

import { ClyraError, messageOf } from "../../platform/mod.ts";
import { readCanaries } from "../bypass/canaries.ts";
import { runsSealedSince } from "../artifacts.ts";
import { readSetup, type SettingsFlags } from "../config/flags.ts";
import type { GatewaySetup } from "../config/plan.ts";
import { configError } from "../config/problem.ts";
import { Reloader } from "../config/reloader.ts";
import type { CliDeps, Format } from "../context.ts";
import { type Evidence, openEvidence } from "../evidence.ts";
import { type GatewayServer, openGatewayServer } from "../gateway_server.ts";

/** Flags of the command. */
export interface GatewayFlags extends SettingsFlags {
  readonly format: Format;
}

/** Runs the gateway until a signal; 0 when it stopped in order. */
export async function runGateway(deps: CliDeps, flags: GatewayFlags): Promise<number> {
  const { files, terminal } = deps;
  const loaded = await readSetup(deps, flags);
  if ("problems" in loaded) {
    throw configError(loaded.problems, loaded.reading.file ?? "the settings");
  }
  const { setup, watched } = loaded;
  await files.makeDirectory(setup.out);
  const evidence = await openEvidence(deps, setup.data);
  let reloader: Reloader | undefined;
  const stopRequested = deps.stopRequested(() => {
    reloader?.request().catch((error: unknown) =>
      terminal.error(`clyra: cannot reload: ${messageOf(error)}\n`)
    );
  });
  try {
    reportRecovery(deps, evidence);
    await evidence.writeTrust(`${setup.out}/trust.json`);
    const server = await openServer(deps, { setup, evidence });
    reloader = reloaderOf(deps, { flags, setup, watched, server });
    terminal.out(greeting(flags.format, { server, setup }));
    terminal.error(`clyra: stopping on ${await stopRequested}\n`);
    await reloader.stop();
    const sealed = await server.stop();
    const failure = evidence.ledger.failure();
    if (failure !== undefined) throw unsealed(failure, setup.data);
    terminal.error(`clyra: sealed ${sealed.length} open run(s)\n`);
    if (await exportAll(deps, { evidence, out: setup.out })) return 0;
    throw new ClyraError("input_unreadable", "not every bundle could be written", {
      hint: "the evidence is safe in the journal: export it with clyra bundle export",
    });
  } finally {
    await reloader?.stop();
    await evidence.close();
  }
}

/** Opens the sockets of a setup. */
export async function openServer(
  deps: CliDeps,
  { setup, evidence }: { readonly setup: GatewaySetup; readonly evidence: Evidence },
): Promise<GatewayServer> {
  const canaries = await readCanaries(deps, setup.data);
  return await openGatewayServer(deps, {
    ledger: evidence.ledger,
    store: evidence.store,
    guard: setup.guard,
    listen: setup.listen,
    admin: setup.admin,
    bundle: (run, type) => evidence.bundle({ claim: { type, runs: [run] } }),
    bodies: evidence.bodies,
    bodyKey: evidence.bodyKeys.current.id,
    gateway: { ...setup.options, canaries: canaries.map(({ sha256 }) => sha256) },
    observe: setup.observe,
  });
}

function greeting(
  format: Format,
  { server, setup }: { readonly server: GatewayServer; readonly setup: GatewaySetup },
): string {
  const { url, adminUrl, policyHash } = server;
  if (format === "json") {
    return `${JSON.stringify({ url, admin_url: adminUrl, policy_sha256: policyHash })}\n`;
  }
  const admin = adminUrl === url ? "" : `, runs are managed at ${adminUrl}`;
  return `clyra gateway at ${url}, enforcing ${setup.policyFile}${admin}\n`;
}

function reloaderOf(deps: CliDeps, parts: {
  readonly flags: GatewayFlags;
  readonly setup: GatewaySetup;
  readonly watched: readonly string[];
  readonly server: GatewayServer;
}): Reloader {
  const { flags, setup, watched, server } = parts;
  return new Reloader({
    setup,
    watched,
    load: () => readSetup(deps, flags),
    target: {
      apply: async ({ options, guard, sha256 }) => {
        const canaries = (await readCanaries(deps, setup.data)).map(({ sha256 }) => sha256);
        await server.reload({ options: { ...options, canaries }, guard, sha256 });
      },
      refuse: (problems) => server.reloadRefused(problems),
    },
    fingerprint: (path) => deps.files.fingerprint(path),
    report: (text) => deps.terminal.error(text),
  });
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

/** Evidence on disk is whole; what stopped the journal is the machine's trouble, and no fault of ours. */
function unsealed(failure: Error, data: string): ClyraError {
  return new ClyraError(
    "journal_unavailable",
    `cannot seal the open runs in ${data}: ${messageOf(failure)}`,
    {
      hint:
        "make room or mend the disk, and start again on this folder: it seals them as recovered",
      cause: failure,
    },
  );
}
