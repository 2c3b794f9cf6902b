/**
 * `clyra captured` and `clyra keys rotate-body`: flags and help.
 *
 * @module
 */

import { buildCommand, buildRouteMap } from "@stricli/core";
import type { Format } from "../context.ts";
import { command, type Context, data, format, givenText, optional } from "./shared.ts";

/** The verb. */
export const capturedCommand = buildCommand<
  { data: string; run?: string; format: Format },
  [string],
  Context
>({
  loader: async () => {
    const { runCaptured } = await import("../commands/captured.ts");
    return command((deps, flags, file: string) => runCaptured(deps, file, flags));
  },
  parameters: {
    flags: { data, run: optional("Look in one run only", "RUN"), format },
    positional: {
      kind: "tuple",
      parameters: [{ brief: "The body, byte for byte", parse: givenText, placeholder: "FILE" }],
    },
  },
  docs: {
    brief: "Say whether exactly this body passed, and where",
    fullDescription: [
      "Looks for the digest of a file among everything that was recorded: requests, queries, answers, arguments",
      "of tool calls, streams. Exit 0: it passed; 1: no entry has it. Says so where a body of the same length",
      "was recorded with body_store none. The folder must not be in use by a gateway.",
      "",
      "Example: clyra captured prompt.json --run my-run",
    ].join("\n"),
    customUsage: ["FILE [--run RUN] [--data DIR] [--format text|json]"],
  },
});

/** The verb. */
export const rotateBodyCommand = buildCommand<{ data: string; format: Format }, [], Context>({
  loader: async () => {
    const { runRotateBody } = await import("../commands/keys.ts");
    return command((deps, flags) => runRotateBody(deps, flags));
  },
  parameters: { flags: { data, format }, positional: { kind: "tuple", parameters: [] } },
  docs: {
    brief: "Make a new key for the digests of bodies",
    fullDescription: [
      "Makes a new key for the digests of bodies; gateways use it from their next start on. Old keys are kept, so",
      "that clyra captured and clyra bundle disclose still answer for what was recorded under them.",
      "",
      "Example: clyra keys rotate-body --data .clyra",
    ].join("\n"),
    customUsage: ["[--data DIR] [--format text|json]"],
  },
});

/** The verbs. */
export const keysRoutes = buildRouteMap({
  routes: { rotateBody: rotateBodyCommand },
  docs: { brief: "Care for the keys of a folder of evidence" },
});
