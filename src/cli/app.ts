/**
 * The command line: which commands there are, how they are called, how they fail. The only file that
 * knows the CLI framework.
 *
 * @module
 */

import {
  buildApplication,
  buildCommand,
  buildRouteMap,
  type CommandContext,
  run,
  type StricliProcess,
  text_en,
} from "@stricli/core";
import { ClyraError, messageOf } from "../platform/mod.ts";
import type { CliDeps, Format } from "./context.ts";
import { version } from "./version.ts";

interface Context extends CommandContext {
  readonly deps: CliDeps;
  readonly finish: (exitCode: number) => void;
}

/** Exit code for wrong usage and for a fault of ours. */
const usageExitCode = 2;
const bugExitCode = 70;

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

const format = {
  kind: "enum",
  values: ["text", "json"],
  default: "text",
  brief: "How to answer: text for people, json for machines",
} as const;

const verifyCommand = buildCommand<{ trust?: string; format: Format }, [string], Context>({
  loader: async () => {
    const { runVerify } = await import("./commands/verify.ts");
    return command((deps, flags, file) => runVerify(deps, file, flags));
  },
  parameters: {
    flags: {
      trust: {
        kind: "parsed",
        parse: String,
        optional: true,
        brief: "Trust file: which log and keys you trust",
        placeholder: "FILE",
      },
      format,
    },
    positional: {
      kind: "tuple",
      parameters: [{
        brief: "A .pef file, or the folder of an unpacked one",
        parse: String,
        placeholder: "FILE",
      }],
    },
  },
  docs: {
    brief: "Check an evidence bundle, offline",
    fullDescription: [
      "Checks an evidence bundle, offline: form, chain, signatures, trees, completeness.",
      "",
      "Exit code: 0 VERIFIED, 4 INTACT_UNTRUSTED (no trust file given), 1 INVALID or POLICY_FAILED,",
      "3 UNVERIFIABLE (a limit or an unknown version), 2 wrong usage.",
      "",
      "Example: clyra verify clyra-out/run.pef --trust clyra-out/trust.json",
    ].join("\n"),
    customUsage: ["FILE [--trust FILE] [--format text|json]"],
  },
});

const quickstartCommand = buildCommand<
  { out: string; upstream?: string; model?: string; keep: boolean; format: Format },
  [],
  Context
>({
  loader: async () => {
    const { runQuickstart } = await import("./quickstart/quickstart.ts");
    return command((deps, flags) => runQuickstart(deps, flags));
  },
  parameters: {
    flags: {
      out: {
        kind: "parsed",
        parse: String,
        default: "clyra-out",
        brief: "Folder for the bundle and the trust file",
        placeholder: "DIR",
      },
      upstream: {
        kind: "parsed",
        parse: String,
        optional: true,
        brief:
          "A real OpenAI-compatible provider instead of the local one; key from OPENAI_API_KEY",
        placeholder: "URL",
      },
      model: {
        kind: "parsed",
        parse: String,
        optional: true,
        brief: "The model to ask for, with --upstream",
        placeholder: "NAME",
      },
      keep: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Leave the gateway up when done",
      },
      format,
    },
    positional: { kind: "tuple", parameters: [] },
  },
  docs: {
    brief: "Run an agent through the gateway and get a verified bundle",
    fullDescription: [
      "Starts a Postgres, a local model provider and the gateway, lets a small agent work through it,",
      "and leaves a bundle of signed evidence that anyone can verify. Needs no key, network or Docker.",
      "",
      "Example: clyra quickstart --out ./evidence",
    ].join("\n"),
    customUsage: ["[--out DIR] [--upstream URL [--model NAME]] [--keep] [--format text|json]"],
  },
});

const gatewayCommand = buildCommand<
  {
    policy: string;
    upstream: string;
    http?: readonly string[];
    host: string;
    port: number;
    data: string;
    out: string;
    format: Format;
  },
  [],
  Context
>({
  loader: async () => {
    const { runGateway } = await import("./commands/gateway.ts");
    return command((deps, flags) => runGateway(deps, flags));
  },
  parameters: {
    flags: {
      policy: {
        kind: "parsed",
        parse: String,
        brief: "The policy to enforce",
        placeholder: "FILE",
      },
      upstream: {
        kind: "parsed",
        parse: String,
        brief: "OpenAI-compatible provider, such as https://api.openai.com",
        placeholder: "URL",
      },
      http: {
        kind: "parsed",
        parse: String,
        optional: true,
        variadic: true,
        brief: "Pass plain HTTP below a prefix to a system: /crm=https://crm.example",
        placeholder: "PREFIX=URL",
      },
      host: {
        kind: "parsed",
        parse: String,
        default: "127.0.0.1",
        brief: "Address to listen on",
        placeholder: "HOST",
      },
      port: {
        kind: "parsed",
        parse: parsePort,
        default: "8080",
        brief: "Port; 0 takes a free one",
        placeholder: "PORT",
      },
      data: {
        kind: "parsed",
        parse: String,
        default: ".clyra",
        brief: "Folder of keys and journal",
        placeholder: "DIR",
      },
      out: {
        kind: "parsed",
        parse: String,
        default: "clyra-out",
        brief: "Folder for bundles of runs that end",
        placeholder: "DIR",
      },
      format,
    },
    positional: { kind: "tuple", parameters: [] },
  },
  docs: {
    brief: "Stand between callers and a provider, enforce, record",
    fullDescription: [
      "Listens for OpenAI chat completions (and plain HTTP below the prefixes given), enforces the policy,",
      "and writes a signed entry for each step before the caller gets its answer. Ctrl-C ends it in order:",
      "open runs are sealed and exported. The provider's key is read from OPENAI_API_KEY.",
      "",
      "Example: clyra gateway --policy examples/policy.yaml --upstream https://api.openai.com",
    ].join("\n"),
    customUsage: [
      "--policy FILE --upstream URL [--http PREFIX=URL]... [--host HOST] [--port PORT] [--data DIR] [--out DIR]",
    ],
  },
});

const application = buildApplication(
  buildRouteMap({
    routes: { quickstart: quickstartCommand, gateway: gatewayCommand, verify: verifyCommand },
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
    scanner: { caseStyle: "allow-kebab-for-camel" },
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

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^[0-9]{1,5}$/.test(text) || port > 65_535) {
    throw new RangeError(`a port is a number from 0 to 65535, not '${text}'`);
  }
  return port;
}

/** Wraps a command: its failure becomes a message on stderr and an exit code, never a stack trace. */
function command<F, A extends readonly unknown[]>(
  work: (deps: CliDeps, flags: F, ...args: A) => Promise<number>,
): (this: Context, flags: F, ...args: A) => Promise<void> {
  return async function (this: Context, flags: F, ...args: A): Promise<void> {
    try {
      this.finish(await work(this.deps, flags, ...args));
    } catch (thrown) {
      this.finish(reportFailure(this.deps, thrown));
    }
  };
}

/** Says what failed and what to do; gives the exit code. */
export function reportFailure(deps: CliDeps, thrown: unknown): number {
  deps.terminal.status("");
  if (thrown instanceof ClyraError) {
    const hint = thrown.hint === undefined ? "" : `  hint: ${thrown.hint}\n`;
    deps.terminal.error(`clyra: ${thrown.message}\n${hint}`);
    return thrown.exitCode;
  }
  deps.terminal.error(
    `clyra: internal fault: ${messageOf(thrown)}\n` +
      "  hint: please report this with the command that you ran\n",
  );
  return bugExitCode;
}
