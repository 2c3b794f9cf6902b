/**
 * `clyra run`: runs a program behind a gateway and leaves a verified bundle of what it did.
 *
 * @module
 */

import { ClyraError, messageOf } from "../../platform/mod.ts";
import type { SettingsFlags } from "../config/flags.ts";
import type { CliDeps, Format } from "../context.ts";
import { describeRun, type RunReport } from "../run/digest.ts";
import { programEnvironment } from "../run/environment.ts";
import { joinGateway, openOwnGateway, type RunGateway } from "../run/gateway.ts";
import { type ProgramEnd, SignalRelay } from "../run/program.ts";
import { proveRun } from "../run/prove.ts";
import { openRun, type RunClient } from "../run_client.ts";
import { reportFailure } from "../verbs/shared.ts";

/** Flags of the command. */
export interface RunFlags extends SettingsFlags {
  readonly join?: string;
  readonly run?: string;
  readonly agent?: string;
  readonly passKeys: boolean;
  readonly format: Format;
}

/**
 * Runs a program. The exit code is the program's, unless it ended with 0 and there is no proof of it.
 * stdin, stdout and stderr are the program's; our own words go to stderr, before it starts and after it
 * has ended.
 */
export async function runProgram(
  deps: CliDeps,
  command: readonly string[],
  flags: RunFlags,
): Promise<number> {
  if (command.length === 0) {
    throw new ClyraError("usage", "cannot run: there is no command", {
      hint: "write it behind two dashes: clyra run -- python agent.py",
    });
  }
  const relay = new SignalRelay(deps.processes);
  try {
    return await runGuarded(deps, { command, flags, relay });
  } finally {
    relay.stop();
  }
}

interface Task {
  readonly command: readonly string[];
  readonly flags: RunFlags;
  readonly relay: SignalRelay;
}

async function runGuarded(deps: CliDeps, task: Task): Promise<number> {
  const { flags } = task;
  const joined = flags.join ?? deps.env("CLYRA_GATEWAY_URL");
  const gateway = joined === undefined || joined === ""
    ? await openOwnGateway(deps, flags)
    : joinGateway(deps, { url: joined, flags });
  let end: ProgramEnd | undefined;
  let report: RunReport | undefined;
  try {
    const run = await openRun(gateway.url, {
      agent: flags.agent,
      id: flags.run,
      parentRun: deps.env("CLYRA_RUN_ID"),
      key: true,
      token: gateway.token,
    });
    const program = nameOf(task.command);
    await note(run, `program '${program}' is started`, { arguments: task.command.length - 1 });
    end = await execute(deps, { ...task, gateway, run });
    await note(run, `program '${program}': ${end.summary}`, { exit_code: end.exitCode });
    const sealed = await run.close(end.interrupted ? "interrupted" : "complete");
    report = await proveRun(deps, { gateway, run, sealed, end });
  } catch (thrown) {
    // The program's own end comes first: whoever waits for its code must get it.
    if (end === undefined) throw thrown;
    const code = reportFailure(deps, thrown);
    return end.exitCode === 0 ? code : end.exitCode;
  } finally {
    await gateway.close().catch((error: unknown) =>
      deps.terminal.error(`clyra: cannot end the gateway in order: ${messageOf(error)}\n`)
    );
  }
  if (end.failure !== undefined) reportFailure(deps, end.failure);
  deps.terminal.error(describeRun(report, { format: flags.format, invocation: deps.invocation }));
  return end.exitCode === 0 ? report.exitCode : end.exitCode;
}

/** Writes a step of ours into the run. */
async function note(
  run: RunClient,
  summary: string,
  counts: Readonly<Record<string, number>>,
): Promise<void> {
  const listed = Object.entries(counts).map(([name, n]) => ({ name, n }));
  await run.addEvent({ type: "event.step", body: { summary, counts: listed } });
}

/** The program's name, and never its arguments: people put secrets there. */
function nameOf([program = ""]: readonly string[]): string {
  return program.replace(/^.*[/\\]/, "").slice(0, 128).toWellFormed();
}

async function execute(
  deps: CliDeps,
  task: Task & { readonly gateway: RunGateway; readonly run: RunClient },
): Promise<ProgramEnd> {
  const { command, flags, relay, gateway, run } = task;
  if (run.key === undefined) {
    throw new ClyraError("upstream_failed", "cannot run: the gateway gave out no key for the run", {
      hint: "it may be of an older version",
    });
  }
  const environment = programEnvironment(deps.environment(), {
    url: gateway.url,
    routes: gateway.routes,
    run: run.id,
    key: run.key,
    secretNames: gateway.secretNames,
    passKeys: flags.passKeys,
    random: deps.random,
  });
  return await relay.run(command, { environment, directory: deps.files.resolve(".") });
}
