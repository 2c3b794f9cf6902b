/**
 * `clyra prove`: the proof of one entry, to be handed out alone.
 *
 * @module
 */

import { ClyraError } from "../../platform/mod.ts";
import type { CliDeps, Format } from "../context.ts";
import { report, withEvidence } from "./bundle.ts";

/** Flags of the command. */
export interface ProveFlags {
  readonly data: string;
  readonly out: string;
  readonly format: Format;
}

/** Writes the `.pefproof` of the receipt `RUN/SEQ`. */
export async function runProve(deps: CliDeps, receipt: string, flags: ProveFlags): Promise<number> {
  const [, run, seq] = /^([a-z0-9][a-z0-9._-]{0,63})\/([0-9]{1,15})$/.exec(receipt) ?? [];
  if (run === undefined || seq === undefined) {
    throw new ClyraError("usage", `cannot prove '${receipt}': it is not RUN/SEQ`, {
      hint: "take it from the header x-clyra-receipt of the answer",
    });
  }
  return await withEvidence(deps, flags.data, async (evidence) => {
    const bytes = await evidence.exportProof(flags.out, { run, seq: Number(seq) });
    report(deps, { ...flags, bytes });
  });
}
