/// <reference lib="dom" />
/**
 * The answer on the page: in words first, then what was checked, what was found, what is not proven.
 *
 * @module
 */

import { type Finding, findingKinds, type Verdict } from "../../src/pef/mod.ts";
import { placeOf } from "../report/sarif.ts";
import { type Child, h, icon } from "./dom.ts";
import type { Contents, Outcome } from "./session.ts";
import { type Check, checksOf, count, levelWords, notProven, type Tone, wordsOf } from "./words.ts";

/** Shapes differ as well as colours, for those who cannot tell the colours apart. */
export const toneIcons: Readonly<Record<Tone, string>> = {
  good: "M4.5 12.5 10 18 19.5 7",
  caution: "M12 5v9M12 18.2v.3",
  bad: "M6 6l12 12M18 6 6 18",
  neutral: "M9 9a3 3 0 1 1 3 3.4V14M12 18.2v.3",
};

/** The panel with the answer. The heading takes the focus, so that it is read out. */
export function verdictPanel(outcome: Outcome, name: string): HTMLElement {
  const { verdict } = outcome;
  const words = wordsOf(verdict);
  return h(
    "section",
    { class: `verdict ${words.tone}`, "aria-labelledby": "answer" },
    h("div", { class: "seal" }, icon(toneIcons[words.tone])),
    h(
      "div",
      { class: "verdict-words" },
      h("p", { class: "file-name" }, name),
      h("h2", { id: "answer", tabindex: -1 }, words.title),
      h("p", {}, words.meaning),
      h("p", { class: "advice" }, words.advice),
      h("p", { class: "machine" }, "In the words of the format: ", h("code", {}, verdict.verdict)),
    ),
  );
}

/** What was checked, as questions and answers. */
export function checksPanel(outcome: Outcome): HTMLElement {
  const checks = checksOf(outcome.verdict, outcome.contents?.manifest);
  return h(
    "section",
    { class: "panel", "aria-labelledby": "checked" },
    h("h3", { id: "checked" }, "What was checked"),
    h("dl", { class: "checks" }, checks.map(checkRow)),
  );
}

function checkRow({ tone, question, outcome, answer }: Check): HTMLElement {
  return h(
    "div",
    { class: `check ${tone}` },
    h("dt", {}, icon(toneIcons[tone]), h("span", {}, question)),
    h("dd", {}, h("strong", { class: "outcome" }, outcome), ` ${answer}`),
  );
}

/** What was found, each with its meaning, its place and what to do. */
export function findingsPanel(verdict: Verdict): HTMLElement | undefined {
  if (verdict.findings.length === 0) return undefined;
  return h(
    "section",
    { class: "panel", "aria-labelledby": "found" },
    h("h3", { id: "found" }, "What was found"),
    h("ul", { class: "findings" }, verdict.findings.map(findingItem)),
  );
}

function findingItem({ code, level, at }: Finding): HTMLElement {
  const { meaning, remedy } = findingKinds[code];
  const [tone, word] = levelWords[level];
  const place = placeOf(at);
  return h(
    "li",
    { class: `finding ${tone}` },
    h("p", {}, h("span", { class: `chip ${tone}` }, word), " ", h("strong", {}, sentence(meaning))),
    h("p", {}, h("span", { class: "label" }, "What to do: "), sentence(remedy)),
    place === ""
      ? undefined
      : h("p", { class: "place" }, h("span", { class: "label" }, "Where: "), h("code", {}, place)),
    h("p", { class: "code" }, h("span", { class: "label" }, "Code: "), h("code", {}, code)),
  );
}

/** What nobody should read into the answer. */
export function limitsPanel(contents: Contents | undefined): HTMLElement {
  return h(
    "section",
    { class: "panel", "aria-labelledby": "limits" },
    h("h3", { id: "limits" }, "What no check can prove"),
    h("ul", { class: "plain" }, notProven.map((text) => h("li", {}, text))),
    contents === undefined ? undefined : h(
      "blockquote",
      {},
      h("p", {}, contents.manifest.limits_text),
      h("footer", {}, "The producer's own words, signed with the bundle"),
    ),
  );
}

/** Facts for those who want to compare. */
export function factsPanel(outcome: Outcome, file: { readonly size: number }): HTMLElement {
  const { verdict, contents } = outcome;
  const manifest = contents?.manifest;
  const counts = verdict.counts;
  return h(
    "details",
    { class: "panel" },
    h("summary", {}, h("h3", {}, "Fingerprints and technical details")),
    h(
      "dl",
      { class: "facts" },
      fact("File size", `${file.size.toLocaleString("en")} bytes`),
      fact("File fingerprint (SHA-256)", h("code", {}, verdict.bundle_sha256 ?? "too large")),
      manifest && [
        fact("Made by", `${manifest.producer.name} ${manifest.producer.version}`),
        fact("Exported", manifest.created),
        fact("Log", h("code", {}, manifest.origin)),
        fact("Log position", manifest.checkpoint.size.toLocaleString("en")),
        fact("Log fingerprint", h("code", {}, manifest.checkpoint.root)),
        fact("Claim", manifest.claim.type),
        manifest.runs.slice(0, 20).map(({ run, root }) =>
          fact("Run fingerprint", h("code", {}, root), h("br"), h("small", {}, run))
        ),
      ],
      fact(
        "Counted",
        [
          count(counts.entries, "entry", "entries"),
          count(counts.runs, "run", "runs"),
          count(counts.files, "file", "files"),
          count(counts.artifacts, "artifact", "artifacts"),
          count(counts.log_leaves, "log entry", "log entries"),
          count(counts.disclosures, "disclosed value", "disclosed values"),
        ].join(", "),
      ),
    ),
    h("h4", {}, "Verdict for machines"),
    h("p", { class: "hint" }, "The same bytes from every Clyra verifier, in any language."),
    h("pre", { class: "verdict-json", tabindex: 0 }, outcome.verdictText),
  );
}

function fact(name: string, ...value: readonly Child[]): HTMLElement {
  return h("div", {}, h("dt", {}, name), h("dd", {}, value));
}

function sentence(text: string): string {
  return `${text.replace(/^./, (first) => first.toUpperCase())}.`;
}
