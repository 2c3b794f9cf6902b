/**
 * Where the public conformance suites lie: the folder named by CLYRA_SUITES, else beside the checkout.
 *
 * @module
 */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** One file of a suite. */
export interface CaseFile {
  /** Path inside the suite, with forward slashes. */
  readonly path: string;
  /** Content as UTF-8 text. */
  readonly text: string;
}

/** Every JSON file below a folder of the suites; `undefined` when the suites are not there. */
export function caseFiles(folder: string): CaseFile[] | undefined {
  const root = suiteFolder(folder);
  if (root === undefined) return undefined;
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".json"))
    .sort()
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") }));
}

/** Absolute path of a folder of the suites; `undefined` when it is not there. */
export function suiteFolder(folder: string): string | undefined {
  const suites = Deno.env.get("CLYRA_SUITES") ??
    join(import.meta.dirname ?? ".", "../../../shared/suites");
  const root = join(suites, folder);
  return existsSync(root) ? root : undefined;
}
