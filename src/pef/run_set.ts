/**
 * The runs of a bundle while it is read: who takes which file, and who can no longer be judged.
 *
 * @module
 */

import { artifactSizes } from "./artifacts.ts";
import { DisclosureVerifier } from "./disclosure.ts";
import type { Manifest } from "./manifest.ts";
import type { LogVerifier } from "./verify_log.ts";
import { disclosuresPath } from "./verify_manifest.ts";
import { RunVerifier } from "./verify_run.ts";

/** The runs of a bundle, and which of them can no longer be judged. */
export class RunSet {
  readonly verifiers: readonly RunVerifier[];
  readonly broken: Set<RunVerifier> = new Set();
  /** Disclosures whose file is not in order. */
  readonly unusable: Set<DisclosureVerifier> = new Set();
  readonly #byRun = new Map<string, RunVerifier>();
  readonly #disclosures = new Map<string, DisclosureVerifier>();

  constructor(
    manifest: Manifest,
    options: {
      readonly log: LogVerifier;
      readonly paths: ReadonlySet<string>;
    },
  ) {
    const { log } = options;
    const { claim } = manifest;
    const artifacts = artifactSizes(manifest);
    this.verifiers = manifest.runs.map((run) => {
      const path = disclosuresPath(run.run);
      const disclosures = options.paths.has(path) ? new DisclosureVerifier() : undefined;
      if (disclosures !== undefined) this.#disclosures.set(path, disclosures);
      const verifier = new RunVerifier(run, { log, claim, artifacts, disclosures });
      this.#byRun.set(run.run, verifier);
      return verifier;
    });
  }

  /** The run whose file this is. */
  of(path: string): RunVerifier | undefined {
    return this.#byRun.get(path.split("/")[1] ?? "");
  }

  disclosuresAt(path: string): DisclosureVerifier | undefined {
    return this.#disclosures.get(path);
  }
}
