/**
 * What is wrong with a configuration, each fault with its place.
 *
 * @module
 */

import { ClyraError } from "../../platform/mod.ts";

/** One fault. */
export interface ConfigProblem {
  /** `file:line:column`, the name of an environment variable, or a flag. */
  readonly at: string;
  /** The setting, such as `listen.port`; empty for the whole. */
  readonly setting: string;
  readonly message: string;
  readonly hint?: string;
  /** The failure itself, where there was one. */
  readonly cause?: ClyraError;
}

/** Most faults that are reported at once; the rest is counted. */
export const problemsMax = 20;

/** All faults as one error. `what` is the file, for the first line. */
export function configError(problems: readonly ConfigProblem[], what: string): ClyraError {
  const [first] = problems;
  if (first === undefined) return new ClyraError("internal", "cannot tell what is wrong: nothing");
  if (problems.length === 1) {
    if (first.cause !== undefined) return first.cause;
    return new ClyraError("config_invalid", `cannot load ${first.at}: ${first.message}`, {
      at: first.at,
      ...(first.hint === undefined ? {} : { hint: first.hint }),
    });
  }
  const shown = problems.slice(0, problemsMax);
  const more = problems.length - shown.length;
  const lines = shown.map(({ at, message, hint }) =>
    `\n  ${at}: ${message}${hint === undefined ? "" : ` (${hint})`}`
  );
  const rest = more === 0 ? "" : `\n  and ${more} more`;
  return new ClyraError(
    "config_invalid",
    `cannot load ${what}: ${problems.length} problems${lines.join("")}${rest}`,
    { at: first.at },
  );
}
