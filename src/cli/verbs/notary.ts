/**
 * `clyra notary check`: flags and help.
 *
 * @module
 */

import { buildCommand, buildRouteMap } from "@stricli/core";
import type { Format } from "../context.ts";
import { command, type Context, format, givenText, optional } from "./shared.ts";

/** The verb. */
export const notaryCheckCommand = buildCommand<
  {
    receipt?: string;
    bundle?: string;
    gateway?: string;
    receiptId?: string;
    trust?: string;
    format: Format;
  },
  [string],
  Context
>({
  loader: async () => {
    const { runNotaryCheck } = await import("../commands/notary.ts");
    return command((deps, flags, file: string) => runNotaryCheck(deps, file, flags));
  },
  parameters: {
    flags: {
      receipt: optional("The notary entry: its line, or a .pefproof of it", "FILE"),
      bundle: optional("A bundle that holds the run", "FILE"),
      gateway: optional("A gateway that has the run; token in CLYRA_ADMIN_TOKEN", "URL"),
      receiptId: optional("The receipt, where the stream does not name it", "RUN/SEQ"),
      trust: optional("Whom you trust; without it no signature is checked", "FILE"),
      format,
    },
    positional: {
      kind: "tuple",
      parameters: [{
        brief: "The answer as it was received; - reads standard input",
        parse: givenText,
        placeholder: "FILE",
      }],
    },
  },
  docs: {
    brief: "Check that captured bytes are what was delivered",
    fullDescription: [
      "Recomputes the digest of a captured answer and compares it with the notary entry of its call. A stream of",
      "events names its receipt by itself. Exit 0: delivered; 1: not; 4: equal, but no signature was checked.",
      "",
      "Example: clyra notary check answer.sse --bundle my-run.pef --trust trust.json",
    ].join("\n"),
    customUsage: [
      "FILE (--receipt FILE | --bundle FILE | --gateway URL) [--receipt-id RUN/SEQ] [--trust FILE] [--format text|json]",
    ],
  },
});

/** The verbs. */
export const notaryRoutes = buildRouteMap({
  routes: { check: notaryCheckCommand },
  docs: { brief: "Check what was delivered" },
});
