/**
 * The end of `clyra run`: the bundle of the sealed run, checked as anyone would check it.
 *
 * @module
 */

import { ClyraError } from "../../platform/mod.ts";
import { exitCodes, verifyPath } from "../commands/verify.ts";
import type { CliDeps } from "../context.ts";
import { tallyRun } from "../quickstart/tally.ts";
import type { ClosedRun, RunClient } from "../run_client.ts";
import type { RunReport } from "./digest.ts";
import type { RunGateway } from "./gateway.ts";
import type { ProgramEnd } from "./program.ts";

/**
 * Writes the bundle and verifies it.
 *
 * @throws ClyraError when it cannot be written or read back
 */
export async function proveRun(
  deps: CliDeps,
  parts: {
    readonly gateway: RunGateway;
    readonly run: RunClient;
    readonly sealed: ClosedRun;
    readonly end: ProgramEnd;
  },
): Promise<RunReport> {
  const { gateway, run, sealed, end } = parts;
  const path = `${gateway.out}/${run.id}.pef`;
  const { own } = gateway;
  const bytes = own === undefined
    ? await fetchBundle(deps, { path, gateway, run })
    : await own.evidence.exportBundle(path, { claim: { type: "run-complete", runs: [run.id] } });
  // Of a gateway that was joined we hold no trust file: who signed is for its user to check.
  const trust = own === undefined ? undefined : `${gateway.out}/trust.json`;
  const verdict = await verifyPath(deps, path, {
    fast: false,
    ...(trust === undefined ? {} : { trust }),
  });
  const untrusted = own === undefined && verdict.verdict === "INTACT_UNTRUSTED";
  const calls = own === undefined ? undefined : await tallyRun(own.evidence.store.read(run.id));
  return {
    run: run.id,
    status: end.interrupted ? "interrupted" : "complete",
    program: end.summary,
    policy: gateway.policy,
    entries: sealed.entries,
    root: sealed.root,
    ...(calls === undefined ? {} : { calls }),
    bundle: { path, bytes, sha256: verdict.bundle_sha256 },
    ...(trust === undefined ? {} : { trust }),
    verdict: verdict.verdict,
    exitCode: untrusted ? 0 : exitCodes[verdict.verdict],
  };
}

async function fetchBundle(
  deps: CliDeps,
  { path, gateway, run }: {
    readonly path: string;
    readonly gateway: RunGateway;
    readonly run: RunClient;
  },
): Promise<number> {
  const bundle = await run.bundle();
  if (bundle === undefined) {
    throw new ClyraError(
      "unsupported",
      `cannot fetch the bundle of run ${run.id}: the gateway does not serve it`,
      { hint: "the run is sealed: export it where the gateway's data folder is" },
    );
  }
  await deps.files.makeDirectory(gateway.out);
  return await deps.files.write(path, bundle);
}
