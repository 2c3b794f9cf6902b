/**
 * Verdicts as Markdown, for the summary of a CI job.
 *
 * @module
 */

import { findingKinds } from "../../src/pef/mod.ts";
import { showSafely } from "../../src/cli/shown_text.ts";
import {
  type CheckedBundle,
  isAccepted,
  plainMeanings,
  type Strictness,
  worstAnswer,
} from "./result.ts";
import { placeOf } from "./sarif.ts";

/** Bundles with findings that are told one by one; a summary is read by people and limited to 1 MiB. */
const maxDetailed = 20;
/** Rows of the table. */
const maxRows = 200;
/** Findings told of one bundle. */
const maxFindings = 10;
/** Characters shown of a name; more is cut in the middle. */
const maxNameLength = 120;

/** A summary: the answer, a table of bundles, and the findings with meaning and remedy. */
export function toMarkdown(bundles: readonly CheckedBundle[], strictness: Strictness): string {
  const good = bundles.filter((checked) => isAccepted(checked, strictness)).length;
  const answer = worstAnswer(bundles);
  const detailed = bundles.filter(({ verdict, problem }) =>
    verdict.findings.length > 0 || problem !== undefined
  );
  const hidden = detailed.length - maxDetailed;
  return [
    `## Evidence: ${answer}`,
    "",
    bundles.length === 0
      ? "No bundle was found, so nothing is proven."
      : `${good} of ${bundles.length} bundle(s) accepted. ${answer}: ${plainMeanings[answer]}.`,
    "",
    ...(bundles.length === 0 ? [] : tableOf(bundles, strictness)),
    ...detailed.slice(0, maxDetailed).flatMap(findingsOf),
    ...(hidden > 0 ? [`${hidden} more bundle(s) have findings; see the SARIF file.`, ""] : []),
  ].join("\n");
}

/** Refused bundles come first, so that no number of good ones can hide them. */
function tableOf(bundles: readonly CheckedBundle[], strictness: Strictness): readonly string[] {
  const isGood = (checked: CheckedBundle): boolean => isAccepted(checked, strictness);
  const ordered = [...bundles].sort((a, b) => Number(isGood(a)) - Number(isGood(b)));
  const hidden = ordered.length - maxRows;
  return [
    "| | bundle | answer | complete | runs | entries | sha256 |",
    "| --- | --- | --- | --- | ---: | ---: | --- |",
    ...ordered.slice(0, maxRows).map((checked) => {
      const { path, verdict } = checked;
      const cells = [
        isGood(checked) ? "✅" : "❌",
        literal(path),
        verdict.verdict,
        verdict.completeness,
        verdict.counts.runs,
        verdict.counts.entries,
        verdict.bundle_sha256 === null ? "" : literal(verdict.bundle_sha256.slice(0, 16)),
      ];
      return `| ${cells.join(" | ")} |`;
    }),
    "",
    ...(hidden > 0 ? [`and ${hidden} more bundle(s)`, ""] : []),
  ];
}

function findingsOf({ path, verdict, problem }: CheckedBundle): readonly string[] {
  const hidden = verdict.findings.length - maxFindings;
  return [
    `### ${literal(path)}`,
    "",
    ...(problem === undefined ? [] : [`- ${literal(problem)}`]),
    ...verdict.findings.slice(0, maxFindings).map(({ code, at }) => {
      const { meaning, remedy } = findingKinds[code];
      const place = placeOf(at);
      return `- **${code}** ${meaning}${place === "" ? "" : ` at ${literal(place)}`}. ` +
        `What to do: ${remedy}.`;
    }),
    ...(hidden > 0 ? [`- and ${hidden} more`] : []),
    "",
  ];
}

/**
 * Text from outside as it is, whatever it holds. Character references cannot form Markdown (CommonMark
 * 0.31, 2.5), and inside of `code` no service makes mentions or links of it.
 */
export function literal(text: string): string {
  const shown = showSafely(shorten(text));
  const escaped = shown.replace(
    /[^A-Za-z0-9 /-]/gu,
    (character) => `&#${character.codePointAt(0) ?? 0xfffd};`,
  );
  return `<code>${escaped}</code>`;
}

function shorten(text: string): string {
  const characters = Array.from(text.toWellFormed());
  if (characters.length <= maxNameLength) return characters.join("");
  const half = maxNameLength >> 1;
  return `${characters.slice(0, half).join("")}…${characters.slice(-half).join("")}`;
}
