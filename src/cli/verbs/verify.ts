/**
 * `clyra verify` and `clyra prove`: flags and help.
 *
 * @module
 */

import { buildCommand } from "@stricli/core";
import type { Format } from "../context.ts";
import { command, type Context, data, format, givenText, optional, required } from "./shared.ts";

/** The verb. */
export const verifyCommand = buildCommand<
  {
    trust?: string;
    prior?: string;
    externals?: string;
    now?: number;
    fast: boolean;
    workers?: number;
    format: Format;
  },
  [string],
  Context
>({
  loader: async () => {
    const { runVerify } = await import("../commands/verify.ts");
    return command((deps, { now, ...flags }, file) =>
      runVerify(deps, file, { ...flags, ...(now === undefined ? {} : { nowMs: now }) })
    );
  },
  parameters: {
    flags: {
      trust: optional("Trust file: which log and keys you trust", "FILE"),
      prior: optional(
        "A checkpoint that you kept from before: the bundle's must continue it",
        "NOTE",
      ),
      externals: optional("Folder of objects that the bundle names but does not hold", "DIR"),
      now: {
        kind: "parsed",
        optional: true,
        parse: presentTime,
        brief: "The present, such as 2026-01-02T03:04:05.678Z, in place of the clock",
        placeholder: "TIME",
      },
      fast: {
        kind: "boolean",
        default: false,
        withNegated: false,
        brief: "Leave out the signatures of entries; the verdict says so",
      },
      workers: {
        kind: "parsed",
        parse: parseWorkers,
        optional: true,
        brief: "Threads that check entries, 1 to 8; by default 1",
        placeholder: "N",
      },
      format,
    },
    positional: {
      kind: "tuple",
      parameters: [{
        brief: "A .pef file, the folder of an unpacked one, or a .pefproof",
        parse: givenText,
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
      "3 UNVERIFIABLE (a limit or an unknown version), 2 wrong usage or an input that cannot be read.",
      "",
      "Example: clyra verify clyra-out/run.pef --trust clyra-out/trust.json",
    ].join("\n"),
    customUsage: [
      "FILE [--trust FILE] [--prior NOTE] [--externals DIR] [--now TIME] [--fast] [--workers N] " +
      "[--format text|json]",
    ],
  },
});

async function parseWorkers(text: string): Promise<number> {
  const { readWorkers } = await import("../commands/verify.ts");
  const count = readWorkers(text);
  if (count === undefined) throw new RangeError("the number of threads is from 1 to 8");
  return count;
}

/** The verifier is loaded only when it is needed: other verbs start without it. */
async function presentTime(text: string): Promise<number> {
  const { parseTime } = await import("../../pef/mod.ts");
  const time = parseTime(text);
  if (time === undefined) throw new SyntaxError("write a time such as 2026-01-02T03:04:05.678Z");
  return time;
}

/** The verb. */
export const proveCommand = buildCommand<
  { data: string; out: string; format: Format },
  [string],
  Context
>(
  {
    loader: async () => {
      const { runProve } = await import("../commands/prove.ts");
      return command((deps, flags, receipt) => runProve(deps, receipt, flags));
    },
    parameters: {
      flags: { data, out: required("The proof to write, ending in .pefproof", "FILE"), format },
      positional: {
        kind: "tuple",
        parameters: [{
          brief: "The receipt: RUN/SEQ, as in the header x-clyra-receipt",
          parse: givenText,
          placeholder: "RECEIPT",
        }],
      },
    },
    docs: {
      brief: "Write the proof of one receipt, a few KiB",
      fullDescription: [
        "Writes the proof of one receipt: the entry and all that ties it to a signed checkpoint. Check it with",
        "clyra verify.",
        "",
        "Example: clyra prove my-run/4 --out receipt.pefproof",
      ].join("\n"),
      customUsage: ["RECEIPT --out FILE [--data DIR]"],
    },
  },
);
