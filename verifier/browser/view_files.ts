/// <reference lib="dom" />
/**
 * What lies in the bundle besides the story: documents, attestations, and every file by name.
 *
 * @module
 */

import type { Verdict } from "../../src/pef/mod.ts";
import { h } from "./dom.ts";
import type { Contents } from "./session.ts";
import { count } from "./words.ts";

/** Files listed by name; a bundle can hold 65,535. */
const maxListed = 500;

/** The list of files, with what each kind is for. */
export function filesPanel(
  { files, manifest }: Contents,
  { findings }: Pick<Verdict, "findings">,
): HTMLElement {
  const externals = manifest.externals ?? [];
  const unchecked = new Set(
    findings.filter(({ code }) => code === "PEF-931").map(({ at }) => at.path),
  );
  const hidden = files.length - maxListed;
  return h(
    "details",
    { class: "panel" },
    h(
      "summary",
      {},
      h("h3", {}, `What is in the bundle (${count(files.length, "file", "files")})`),
    ),
    h(
      "div",
      { class: "scroll" },
      h(
        "table",
        { class: "files" },
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, "File"),
            h("th", { scope: "col" }, "What it is"),
            h("th", { scope: "col", class: "number" }, "Size"),
          ),
        ),
        h(
          "tbody",
          {},
          files.slice(0, maxListed).map(({ path, size }) =>
            h(
              "tr",
              {},
              h("td", {}, h("code", {}, path)),
              h("td", {}, purposeOf(path)),
              h("td", { class: "number" }, sizeText(size)),
            )
          ),
        ),
      ),
    ),
    hidden > 0
      ? h("p", { class: "hint" }, `and ${count(hidden, "more file", "more files")}`)
      : undefined,
    externals.length === 0 ? undefined : [
      h("h4", {}, "Kept elsewhere"),
      h(
        "p",
        { class: "hint" },
        "Too large to be inside. The bundle holds their fingerprints; add the files above to have them checked.",
      ),
      h(
        "ul",
        { class: "plain" },
        externals.slice(0, maxListed).map(({ sha256, size, location }) =>
          h(
            "li",
            {},
            h("code", {}, sha256),
            ` ${sizeText(size)}, at `,
            h("code", {}, location),
            unchecked.has(`externals/sha256/${sha256}`) ? " (not checked)" : " (checked)",
          )
        ),
      ),
    ],
  );
}

const purposes: readonly (readonly [RegExp, string])[] = [
  [/^pef\/manifest\.json$/, "Table of contents"],
  [/^pef\/manifest\.sigs\.json$/, "Signatures of the table of contents"],
  [/^log\/checkpoint\.note$/, "Signed state of the producer's log"],
  [/^log\//, "Proofs that the runs are in that log"],
  [/^runs\/.*\/disclosures\.jsonl$/, "Values that were opened"],
  [/^runs\//, "Entries of a run"],
  [/^artifacts\//, "Document that entries refer to"],
  [/^attestations\//, "Signed statement about the bundle"],
  [/^anchors\//, "Time stamp by a third party (not checked here)"],
  [/^render\//, "Report for people; the entries are what counts"],
];

function purposeOf(path: string): string {
  return purposes.find(([pattern]) => pattern.test(path))?.[1] ?? "";
}

/** A size for people: `18.1 KiB`. */
export function sizeText(bytes: number): string {
  const units = ["bytes", "KiB", "MiB", "GiB"];
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit] ?? ""}`;
}
