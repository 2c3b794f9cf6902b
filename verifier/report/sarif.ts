/**
 * Verdicts as SARIF 2.1.0 (OASIS), which code-scanning services read.
 *
 * @module
 */

import { type Answer, type Finding, findingKinds } from "../../src/pef/mod.ts";
import { showSafely } from "../../src/cli/shown_text.ts";
import { version } from "../../src/cli/version.ts";
import { type CheckedBundle, isAccepted, plainMeanings, type Strictness } from "./result.ts";

type SarifLevel = "error" | "warning" | "note";

const levels: Readonly<Record<Finding["level"], SarifLevel>> = {
  error: "error",
  policy: "error",
  limit: "warning",
  note: "note",
};

interface Rule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly defaultConfiguration: { readonly level: SarifLevel };
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: { readonly text: string };
  readonly locations: readonly unknown[];
  readonly partialFingerprints: { readonly [name: string]: string };
}

const rules: readonly Rule[] = [
  ...Object.entries(findingKinds).map(([id, { level, meaning, remedy }]) =>
    rule(id, { meaning, remedy, level: levels[level] })
  ),
  ...(Object.keys(plainMeanings) as Answer[]).map((answer) =>
    rule(`PEF-${answer}`, {
      meaning: plainMeanings[answer],
      remedy: "see docs/verify.md for what each answer means",
      level: "error",
    })
  ),
  rule("PEF-DISAGREEMENT", {
    meaning: "two verifiers do not agree about the bundle, or one of them failed",
    remedy: "keep the bundle and report it: one of the verifiers is wrong",
    level: "error",
  }),
];

const ruleIndexes: ReadonlyMap<string, number> = new Map(rules.map(({ id }, index) => [id, index]));

/** A SARIF log with one result for each finding, and for each bundle that is refused without one. */
export function toSarif(bundles: readonly CheckedBundle[], strictness: Strictness): unknown {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [{
      tool: { driver: { name: "pef-verifier", semanticVersion: version, rules } },
      columnKind: "utf16CodeUnits",
      results: bundles.flatMap((checked) => resultsOf(checked, strictness)),
    }],
  };
}

function resultsOf(checked: CheckedBundle, strictness: Strictness): readonly Result[] {
  const { path, verdict, problem } = checked;
  const results = verdict.findings.map((finding) =>
    result(path, finding.code, {
      level: levels[finding.level],
      text: sentence(findingKinds[finding.code]),
      at: finding.at,
    })
  );
  if (problem !== undefined) {
    results.push(result(path, "PEF-DISAGREEMENT", { level: "error", text: problem, at: {} }));
  }
  if (results.every(({ level }) => level === "note") && !isAccepted(checked, strictness)) {
    const { verdict: answer } = verdict;
    results.push(
      result(path, `PEF-${answer}`, { level: "error", text: plainMeanings[answer], at: {} }),
    );
  }
  return results;
}

function result(
  bundle: string,
  ruleId: string,
  finding: { readonly level: SarifLevel; readonly text: string; readonly at: Finding["at"] },
): Result {
  const { path, line, seq } = finding.at;
  const place = placeOf(finding.at);
  return {
    ruleId,
    ruleIndex: ruleIndexes.get(ruleId) ?? -1,
    level: finding.level,
    message: { text: showSafely(place === "" ? finding.text : `${finding.text} (at ${place})`) },
    locations: [{
      // A bundle is binary: the place inside of it is a logical one.
      physicalLocation: {
        artifactLocation: { uri: relativeUri(bundle) },
        region: { startLine: 1 },
      },
      ...(place === "" ? {} : { logicalLocations: [{ fullyQualifiedName: showSafely(place) }] }),
    }],
    partialFingerprints: { "pefFinding/v1": [ruleId, bundle, path, line, seq].join("|") },
  };
}

/** Where a finding is, for people: `runs/r/entries-000000.jsonl, line 3, entry 2`. */
export function placeOf(at: Finding["at"]): string {
  const { path, line, seq } = at;
  return [
    path ?? "",
    line === undefined ? "" : `line ${line}`,
    seq === undefined ? "" : `entry ${seq}`,
  ].filter((part) => part !== "").join(", ");
}

/** A path as a relative URI reference (RFC 3986): a `:` or `%` in a name must not become syntax. */
function relativeUri(path: string): string {
  return path.replaceAll("\\", "/").split("/").map((part) =>
    encodeURIComponent(part.toWellFormed())
  ).join("/");
}

function sentence(kind: { readonly meaning: string; readonly remedy: string }): string {
  return `${kind.meaning}; ${kind.remedy}`;
}

function rule(
  id: string,
  words: { readonly meaning: string; readonly remedy: string; readonly level: SarifLevel },
): Rule {
  return {
    id,
    shortDescription: { text: words.meaning },
    help: { text: words.remedy },
    defaultConfiguration: { level: words.level },
  };
}
