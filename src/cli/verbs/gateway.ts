/**
 * `clyra quickstart` and `clyra gateway`: flags and help.
 *
 * @module
 */

import { buildCommand, buildRouteMap } from "@stricli/core";
import type { SiemFormat } from "../../siem/mod.ts";
import type { Format } from "../context.ts";
import { command, type Context, format, givenText, optional, several } from "./shared.ts";

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

/** Flags that are settings, as `clyra.yaml` has them. */
const settings = {
  config: optional("The configuration; ./clyra.yaml where there is one", "FILE"),
  policy: optional("The policy to enforce", "FILE"),
  upstream: optional("OpenAI-compatible provider, such as https://api.openai.com", "URL"),
  anthropic: optional("Anthropic's API, such as https://api.anthropic.com", "URL"),
  mcp: several("Pass an MCP server at a prefix: /files=https://mcp.example/mcp", "PREFIX=URL"),
  http: several(
    "Pass plain HTTP below a prefix to a system: /crm=https://crm.example",
    "PREFIX=URL",
  ),
  siem: several("Write a line for each decision to a file, a URL or 'stdout'", "TARGET"),
  siemFormat: {
    kind: "enum",
    values: ["ocsf", "ocsf-1.9", "ecs"],
    optional: true,
    brief: "Schema of these lines: OCSF 1.8 (ocsf), OCSF 1.9 with record_integrity, or ECS 9",
  },
  host: optional("Address to listen on (127.0.0.1)", "HOST"),
  port: {
    kind: "parsed",
    parse: parsePort,
    optional: true,
    brief: "Port; 0 takes a free one (8080)",
    placeholder: "PORT",
  },
  data: optional("Folder of keys and journal (.clyra)", "DIR"),
  out: optional("Folder for bundles of runs that end (clyra-out)", "DIR"),
} as const;

interface GatewayFlags {
  config?: string;
  policy?: string;
  upstream?: string;
  anthropic?: string;
  http?: readonly string[];
  mcp?: readonly string[];
  siem?: readonly string[];
  siemFormat?: SiemFormat;
  host?: string;
  port?: number;
  data?: string;
  out?: string;
  format: Format;
}

const serveCommand = buildCommand<GatewayFlags, [], Context>({
  loader: async () => {
    const { runGateway } = await import("../commands/gateway.ts");
    return command((deps, flags) => runGateway(deps, flags));
  },
  parameters: {
    flags: { ...settings, format },
    positional: { kind: "tuple", parameters: [] },
  },
  docs: {
    brief: "Serve until asked to stop (also: clyra gateway)",
    fullDescription: [
      "Listens for the OpenAI and Anthropic APIs, MCP and plain HTTP as clyra.yaml or the flags say, enforces",
      "the policy, and writes a signed entry for each step before the caller gets its answer. Ctrl-C ends it in",
      "order: runs are sealed and exported. SIGHUP or a changed file loads the settings again, all or none.",
      "Flags win over CLYRA_* variables, and those over the file.",
      "",
      "Example: clyra gateway --config clyra.yaml",
      "Example: clyra gateway --policy examples/policy.yaml --upstream https://api.openai.com",
    ].join("\n"),
    customUsage: [
      "[--config FILE] [--policy FILE] [--upstream URL] [--anthropic URL] [--mcp PREFIX=URL]... [--http PREFIX=URL]... [--host HOST] [--port PORT] [--data DIR] [--out DIR]",
    ],
  },
});

const checkCommand = buildCommand<GatewayFlags, [], Context>({
  loader: async () => {
    const { runGatewayCheck } = await import("../commands/gateway_check.ts");
    return command((deps, flags) => runGatewayCheck(deps, flags));
  },
  parameters: {
    flags: { ...settings, format },
    positional: { kind: "tuple", parameters: [] },
  },
  docs: {
    brief: "Say what would be served, or everything that is wrong with the settings",
    fullDescription: [
      "Loads configuration, policy, schemas and secrets as the gateway would, opens nothing, and prints what",
      "would be served. With faults it ends with 2 and names up to 20 of them, each with line and column.",
      "",
      "Example: clyra gateway check --config clyra.yaml --format json",
    ].join("\n"),
    customUsage: ["[--config FILE] [--format text|json] [any flag of clyra gateway]"],
  },
});

const initCommand = buildCommand<Record<never, never>, [], Context>({
  loader: async () => {
    const { runGatewayInit } = await import("../commands/gateway_check.ts");
    return command((deps) => runGatewayInit(deps));
  },
  parameters: { flags: {}, positional: { kind: "tuple", parameters: [] } },
  docs: {
    brief: "Print a clyra.yaml to begin with",
    fullDescription: [
      "Prints a configuration with a comment on each part.",
      "",
      "Example: clyra gateway init > clyra.yaml",
    ].join("\n"),
  },
});

/** The verb: without another word it serves. */
export const gatewayRoutes = buildRouteMap({
  routes: { serve: serveCommand, check: checkCommand, init: initCommand },
  defaultCommand: "serve",
  docs: {
    brief: "Stand between callers and a provider, enforce, record",
    fullDescription: [
      "Stands between callers and the systems they act on. Without a word it serves, as clyra.yaml or the",
      "flags say: see clyra gateway serve --help.",
      "",
      "Example: clyra gateway --config clyra.yaml",
    ].join("\n"),
  },
});

function parsePort(text: string): number {
  const port = Number(text);
  if (!/^[0-9]{1,5}$/.test(text) || port > 65_535) {
    throw new RangeError(`a port is a number from 0 to 65535, not '${text}'`);
  }
  return port;
}
