/**
 * `clyra bundle export` and `clyra bundle disclose`: flags and help.
 *
 * @module
 */

import { buildCommand, buildRouteMap } from "@stricli/core";
import type { Format } from "../context.ts";
import { command, type Context, data, format, optional, required, several } from "./shared.ts";

/** The verb. */
export const exportCommand = buildCommand<
  {
    data: string;
    out: string;
    run?: readonly string[];
    claim: "run-complete" | "run-prefix" | "range-complete" | "selection";
    from?: string;
    withhold?: readonly string[];
    tsa?: readonly string[];
    bodies: "include" | "omit";
    format: Format;
  },
  [],
  Context
>({
  loader: async () => {
    const { runExport } = await import("../commands/bundle.ts");
    return command((deps, flags) => runExport(deps, flags));
  },
  parameters: {
    flags: {
      data,
      out: required("The bundle to write", "FILE"),
      run: several("A run to export; may be given again", "RUN"),
      claim: {
        kind: "enum",
        values: ["run-complete", "run-prefix", "range-complete", "selection"],
        default: "run-complete",
        brief: "What the bundle claims",
      },
      from: optional("range-complete: a checkpoint that the reader holds; all since then", "NOTE"),
      tsa: several("An RFC 3161 time-stamp authority to ask; may be given again", "URL"),
      withhold: several("An entry to withhold: RUN/SEQ:privacy, :scope or :hold", "PLACE"),
      bodies: {
        kind: "enum",
        values: ["include", "omit"],
        default: "include",
        brief: "Whether bodies that routes keep go along",
      },
      format,
    },
    positional: { kind: "tuple", parameters: [] },
  },
  docs: {
    brief: "Write a bundle of runs that have ended",
    fullDescription: [
      "Writes a bundle of runs that have ended. The folder must not be in use by a gateway. A withheld entry",
      "leaves its digest behind, so that order and number are still proven.",
      "With --tsa a time-stamp authority signs that the evidence existed by now; only a digest is sent to it.",
      "",
      "Example: clyra bundle export --run my-run --out my-run.pef",
      "Example: clyra bundle export --run my-run --tsa https://freetsa.org/tsr --out my-run.pef",
    ].join("\n"),
    customUsage: [
      "--out FILE --run RUN... [--claim CLAIM] [--withhold RUN/SEQ:WHY]... [--bodies include|omit] [--tsa URL]... [--data DIR]",
      "--out FILE --claim range-complete [--from NOTE] [--tsa URL]... [--data DIR]",
    ],
  },
});

/** The verb. */
export const discloseCommand = buildCommand<
  {
    data: string;
    out: string;
    run: string;
    seq: number;
    field: string;
    value: string;
    format: Format;
  },
  [],
  Context
>({
  loader: async () => {
    const { runDisclose } = await import("../commands/bundle.ts");
    return command((deps, flags) => runDisclose(deps, flags));
  },
  parameters: {
    flags: {
      data,
      out: required("The bundle to write", "FILE"),
      run: required("The run", "RUN"),
      seq: {
        kind: "parsed",
        parse: parseSeq,
        brief: "The number of the entry",
        placeholder: "SEQ",
      },
      field: required(
        "The place of the commitment in the entry's body: /body, /arguments, ...",
        "PLACE",
      ),
      value: required("The bytes that were committed to", "FILE"),
      format,
    },
    positional: { kind: "tuple", parameters: [] },
  },
  docs: {
    brief: "Write a bundle in which one recorded body can be read",
    fullDescription: [
      "Writes a bundle of a run in which one commitment is opened: the value travels along, and every",
      "verifier checks that it is exactly what was recorded.",
      "",
      "Example: clyra bundle disclose --run my-run --seq 2 --field /body --value body.json --out open.pef",
    ].join("\n"),
    customUsage: ["--run RUN --seq SEQ --field PLACE --value FILE --out FILE [--data DIR]"],
  },
});

/** The verb. */
export const bundleRoutes = buildRouteMap({
  routes: { export: exportCommand, disclose: discloseCommand },
  docs: { brief: "Take bundles out of a folder of evidence" },
});

function parseSeq(text: string): number {
  if (!/^[0-9]{1,15}$/.test(text)) {
    throw new RangeError(`an entry's number is digits, not '${text}'`);
  }
  return Number(text);
}
