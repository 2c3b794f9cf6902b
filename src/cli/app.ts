/**
 * The command line: which commands there are, how they are called, how they fail. Only this file and
 * `verbs/` know the CLI framework.
 *
 * @module
 */

import { buildApplication, buildRouteMap, run, type StricliProcess, text_en } from "@stricli/core";
import { messageOf } from "../platform/mod.ts";
import type { CliDeps } from "./context.ts";
import { bundleRoutes } from "./verbs/bundle.ts";
import { gatewayRoutes, quickstartCommand } from "./verbs/gateway.ts";
import { runCommand } from "./verbs/run.ts";
import { csvRoutes, ndjsonRoutes } from "./verbs/rows.ts";
import { schemaRoutes } from "./verbs/schema.ts";
import { bugExitCode, type Context } from "./verbs/shared.ts";
import { proveCommand, verifyCommand } from "./verbs/verify.ts";
import { version } from "./version.ts";

/** Exit code for wrong usage. */
const usageExitCode = 2;

/**
 * Runs one command and gives its exit code: 0 ok, 1 the evidence or check failed, 2 wrong usage,
 * 3 the environment is not right, 4 verified but not trusted, 70 our bug.
 */
export async function runCli(args: readonly string[], deps: CliDeps): Promise<number> {
  let exitCode: number | undefined;
  const process: StricliProcess = {
    stdout: { write: (text) => deps.terminal.out(text) },
    stderr: { write: (text) => deps.terminal.error(text) },
    env: { STRICLI_NO_COLOR: "1", STRICLI_SKIP_VERSION_CHECK: "1" },
  };
  const context: Context & { process: StricliProcess } = {
    process,
    deps,
    finish: (code) => exitCode = code,
  };
  if (args.length === 0) {
    // Help that was not asked for is an error message, so that a script notices.
    const help: StricliProcess = { ...process, stdout: process.stderr };
    await run(application, ["--help"], { ...context, process: help });
    return usageExitCode;
  }
  await run(application, args, context);
  if (exitCode !== undefined) return exitCode;
  const code = Number(process.exitCode ?? 0);
  if (code === 0) return 0;
  // The framework counts down from -1; what the user typed wrongly is -4 and -5.
  return code === -4 || code === -5 ? usageExitCode : bugExitCode;
}

const application = buildApplication(
  buildRouteMap({
    routes: {
      quickstart: quickstartCommand,
      gateway: gatewayRoutes,
      run: runCommand,
      verify: verifyCommand,
      bundle: bundleRoutes,
      prove: proveCommand,
      schema: schemaRoutes,
      csv: csvRoutes,
      ndjson: ndjsonRoutes,
    },
    docs: {
      brief: "A gateway that enforces, records and proves what automations do",
      fullDescription: [
        "A gateway that enforces, records and proves what automations do.",
        "",
        "Begin with: clyra quickstart",
      ].join("\n"),
    },
  }),
  {
    name: "clyra",
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: "allow-kebab-for-camel", allowArgumentEscapeSequence: true },
    documentation: { disableAnsiColor: true },
    localization: {
      loadText: () => ({
        ...text_en,
        noCommandRegisteredForInput: ({ input, corrections }) =>
          usageMessage(
            `there is no command '${input}'`,
            corrections[0] === undefined
              ? "see 'clyra --help'"
              : `did you mean '${corrections[0].replaceAll("`", "")}'?`,
          ),
        exceptionWhileParsingArguments: (thrown) =>
          usageMessage(
            messageOf(thrown).replace(/\.$/, "").replace(/^./, (first) => first.toLowerCase()),
            "see 'clyra COMMAND --help'",
          ),
      }),
    },
  },
);

function usageMessage(message: string, hint: string): string {
  return `clyra: ${message}\n  hint: ${hint}`;
}
