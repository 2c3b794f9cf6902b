/**
 * `clyra quickstart` and `clyra gateway`: flags and help.
 *
 * @module
 */

import { buildCommand } from "@stricli/core";
import type { SiemFormat } from "../../siem/mod.ts";
import type { Format } from "../context.ts";
import {
  command,
  type Context,
  data,
  format,
  givenText,
  optional,
  required,
  several,
} from "./shared.ts";

/** The verb. */
export const quickstartCommand = buildCommand<
  { out: string; upstream?: string; model?: string; keep: boolean; format: Format },
  [],
  Context
>({
  loader: async () => {
    const { runQuickstart } = await import("../quickstart/quickstart.ts");
    return command((deps, flags) => runQuickstart(deps, flags));
  },
  parameters: {
    flags: {
      out: {
        kind: "parsed",
        parse: givenText,
        default: "clyra-out",
        brief: "Folder for the bundle and the trust file",
        placeholder: "DIR",
      },
      upstream: optional(
        "A real OpenAI-compatible provider instead of the local one; key from OPENAI_API_KEY",
        "URL",
      ),
      model: optional("The model to ask for, with --upstream", "NAME"),
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

/** The verb. */
export const gatewayCommand = buildCommand<
  {
    policy: string;
    upstream: string;
    anthropic?: string;
    http?: readonly string[];
    mcp?: readonly string[];
    siem?: readonly string[];
    siemFormat: SiemFormat;
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
    const { runGateway } = await import("../commands/gateway.ts");
    return command((deps, flags) => runGateway(deps, flags));
  },
  parameters: {
    flags: {
      policy: required("The policy to enforce", "FILE"),
      upstream: required("OpenAI-compatible provider, such as https://api.openai.com", "URL"),
      anthropic: optional("Anthropic's API, such as https://api.anthropic.com", "URL"),
      mcp: several("Pass an MCP server at a prefix: /files=https://mcp.example/mcp", "PREFIX=URL"),
      http: several(
        "Pass plain HTTP below a prefix to a system: /crm=https://crm.example",
        "PREFIX=URL",
      ),
      siem: several(
        "Write a line for each decision to a file, a URL or 'stdout'",
        "TARGET",
      ),
      siemFormat: {
        kind: "enum",
        values: ["ocsf", "ocsf-1.9", "ecs"],
        default: "ocsf",
        brief: "Schema of these lines: OCSF 1.8, OCSF 1.9 with record_integrity, or ECS 9",
      },
      host: {
        kind: "parsed",
        parse: givenText,
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
      data,
      out: {
        kind: "parsed",
        parse: givenText,
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
      "Listens for the OpenAI and Anthropic APIs, MCP and plain HTTP at the prefixes given, enforces the policy,",
      "and writes a signed entry for each step before the caller gets its answer. Ctrl-C ends it in order:",
      "runs are sealed and exported. Keys of providers: OPENAI_API_KEY, ANTHROPIC_API_KEY.",
      "",
      "Example: clyra gateway --policy examples/policy.yaml --upstream https://api.openai.com",
    ].join("\n"),
    customUsage: [
      "--policy FILE --upstream URL [--anthropic URL] [--mcp PREFIX=URL]... [--http PREFIX=URL]... [--host HOST] [--port PORT] [--data DIR] [--out DIR]",
    ],
  },
});

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^[0-9]{1,5}$/.test(text) || port > 65_535) {
    throw new RangeError(`a port is a number from 0 to 65535, not '${text}'`);
  }
  return port;
}
