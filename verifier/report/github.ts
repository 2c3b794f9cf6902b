/**
 * What a job of GitHub Actions is told: outputs and annotations, whose syntax no text may break out of.
 *
 * @module
 */

import { showSafely } from "../../src/cli/shown_text.ts";
import { type CheckedBundle, isAccepted, plainMeanings, type Strictness } from "./result.ts";

/** Annotations of one job; the service shows no more than ten of a kind for a step anyhow. */
const maxAnnotations = 10;

/**
 * Lines for the file behind `GITHUB_OUTPUT`. Each value is one line, so that it cannot end early and
 * bring outputs of its own.
 *
 * @throws RangeError when a value has a line break.
 */
export function outputLines(outputs: Readonly<Record<string, string>>): string {
  return Object.entries(outputs).map(([name, value]) => {
    if (/[\r\n]/.test(value)) {
      throw new RangeError(`cannot set output ${name}: it has a line break`);
    }
    return `${name}=${value}\n`;
  }).join("");
}

/** One annotation for each bundle that is refused. */
export function annotations(
  bundles: readonly CheckedBundle[],
  strictness: Strictness,
): readonly string[] {
  const refused = bundles.filter((checked) => !isAccepted(checked, strictness));
  return refused.slice(0, maxAnnotations).map(({ path, verdict, problem }) => {
    const reason = problem ?? `${verdict.verdict}: ${plainMeanings[verdict.verdict]}`;
    return `::error title=Evidence refused::${escapeData(`${path}: ${reason}`)}`;
  });
}

/** Text for a command of the log: a command ends at its line, and `%` begins an escape. */
export function escapeData(text: string): string {
  return showSafely(text).replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}
