/**
 * `clyra bypass reconcile` and `clyra bypass canary`: flags and help.
 *
 * @module
 */

import { buildCommand, buildRouteMap } from "@stricli/core";
import type { LogFormat } from "../bypass/log_rows.ts";
import type { Format } from "../context.ts";
import { command, type Context, data, format, optional, required, several } from "./shared.ts";

/** The verb. */
export const reconcileCommand = buildCommand<
  {
    data: string;
    log: string;
    logFormat?: LogFormat;
    columns?: string;
    host?: readonly string[];
    since?: string;
    until?: string;
    toleranceS: number;
    format: Format;
  },
  [],
  Context
>({
  loader: async () => {
    const { runReconcile } = await import("../commands/bypass.ts");
    return command((deps, flags) => runReconcile(deps, flags));
  },
  parameters: {
    flags: {
      data,
      log: required("A provider's usage export or an egress log; - reads standard input", "FILE"),
      logFormat: {
        kind: "enum",
        values: ["csv", "ndjson", "json"],
        optional: true,
        brief: "How the log is written; by its name when left out",
      },
      columns: optional(
        "Which columns say what: id=request_id,time=created,host=...,path=...,status=...",
        "LIST",
      ),
      host: several("Only calls to this host count; may be given again", "HOST"),
      since: optional("Only calls from this time on", "TIME"),
      until: optional("Only calls up to this time", "TIME"),
      toleranceS: {
        kind: "parsed",
        parse: parseSeconds,
        default: "10",
        brief: "How far apart the two clocks may be, in seconds",
        placeholder: "SECONDS",
      },
      format,
    },
    positional: { kind: "tuple", parameters: [] },
  },
  docs: {
    brief: "Compare a provider's or proxy's log with the receipts",
    fullDescription: [
      "Compares calls that a provider or an egress proxy saw with those that have a receipt: by request id or",
      "trace id where the log has one, else by time, path and status. Exit 1 when a call has no receipt or a",
      "canary stands in the log; then an entry event.bypass is written. The folder must not be in use.",
      "",
      "Example: clyra bypass reconcile --log egress.csv --host api.openai.com",
    ].join("\n"),
    customUsage: [
      "--log FILE [--columns LIST] [--log-format csv|ndjson|json] [--host HOST]... [--since TIME] [--until TIME] [--tolerance-s SECONDS] [--data DIR] [--format text|json]",
    ],
  },
});

/** The verb. */
export const canaryCommand = buildCommand<{ data: string; format: Format }, [], Context>({
  loader: async () => {
    const { runCanary } = await import("../commands/bypass.ts");
    return command((deps, flags) => runCanary(deps, flags));
  },
  parameters: { flags: { data, format }, positional: { kind: "tuple", parameters: [] } },
  docs: {
    brief: "Make a key that nobody may use",
    fullDescription: [
      "Makes a key that looks real and is given to nobody. Lay it where keys lie. A gateway that is started after",
      "this refuses whoever sends it, and notes it; clyra bypass reconcile finds it in logs. It is shown once.",
      "",
      "Example: clyra bypass canary --data .clyra",
    ].join("\n"),
    customUsage: ["[--data DIR] [--format text|json]"],
  },
});

/** The verbs. */
export const bypassRoutes = buildRouteMap({
  routes: { reconcile: reconcileCommand, canary: canaryCommand },
  docs: { brief: "Find calls that were made past the gateway" },
});

function parseSeconds(text: string): number {
  if (!/^[0-9]{1,5}$/.test(text)) {
    throw new RangeError(`a tolerance is whole seconds up to 99999, not '${text}'`);
  }
  return Number(text);
}
