/**
 * `clyra run`: flags and help.
 *
 * @module
 */

import { buildCommand } from "@stricli/core";
import type { Format } from "../context.ts";
import { command, type Context, format, givenText, optional, several } from "./shared.ts";

/** The verb. */
export const runCommand = buildCommand<
  {
    config?: string;
    policy?: string;
    upstream?: string;
    anthropic?: string;
    http?: readonly string[];
    mcp?: readonly string[];
    join?: string;
    run?: string;
    agent?: string;
    passKeys: boolean;
    data?: string;
    out?: string;
    format: Format;
  },
  readonly string[],
  Context
>({
  loader: async () => {
    const { runProgram } = await import("../commands/run.ts");
    return command((deps, flags, ...words: readonly string[]) => runProgram(deps, words, flags));
  },
  parameters: {
    flags: {
      config: optional("The configuration; ./clyra.yaml where there is one", "FILE"),
      policy: optional("The policy to enforce; without one all is allowed and recorded", "FILE"),
      upstream: optional("OpenAI-compatible provider (https://api.openai.com)", "URL"),
      anthropic: optional("Anthropic's API (https://api.anthropic.com)", "URL"),
      mcp: several("An MCP server at a prefix: /files=https://mcp.example/mcp", "PREFIX=URL"),
      http: several("Plain HTTP below a prefix: /crm=https://crm.example", "PREFIX=URL"),
      join: optional("A gateway that is up, instead of one of its own", "URL"),
      run: optional("The id of the run", "RUN"),
      agent: optional("Who the program is, for the evidence", "NAME"),
      passKeys: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Let the program keep its own keys of providers",
      },
      data: optional("Folder of keys and journal (.clyra)", "DIR"),
      out: optional("Folder for the bundle (clyra-out)", "DIR"),
      format,
    },
    positional: {
      kind: "array",
      parameter: {
        parse: givenText,
        brief: "The program and its arguments",
        placeholder: "COMMAND",
      },
    },
  },
  docs: {
    brief: "Run a program behind the gateway and get a verified bundle of what it did",
    fullDescription: [
      "Starts a gateway of its own (or joins one), runs the program with the addresses and a key of its own in",
      "OPENAI_BASE_URL, OPENAI_API_KEY, ANTHROPIC_BASE_URL and ANTHROPIC_API_KEY, and at its end, however it",
      "ends, seals the run, writes the bundle and verifies it. Input, output, signals and exit code are the",
      "program's; the digest goes to stderr.",
      "",
      "Example: clyra run --policy policy.yaml -- python agent.py",
    ].join("\n"),
    customUsage: [
      "[--policy FILE] [--config FILE] [--upstream URL] [--anthropic URL] [--join URL] [--pass-keys] [--data DIR] [--out DIR] -- COMMAND...",
    ],
  },
});
