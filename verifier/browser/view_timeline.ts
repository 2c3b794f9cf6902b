/// <reference lib="dom" />
/**
 * The story of the runs on the page: numbers first, then every step with its decisions.
 *
 * @module
 */

import { type Changes, maxRows, type RowChange, type ValueChange } from "./changes.ts";
import { h } from "./dom.ts";
import type { OpenedValue } from "./opened.ts";
import type { Contents } from "./session.ts";
import type { CallStep, DecisionView, EventStep, RunStory, Step, Tally } from "./timeline.ts";
import { sizeText } from "./view_files.ts";
import { count, subjectWords, type Tone, verdictWords, withheldWords } from "./words.ts";

/** Steps put on the page at once; the rest on request. */
const stepsAtOnce = 200;

/** What happened, for each run. */
export function timelinePanels(contents: Contents): readonly HTMLElement[] {
  const { runs, untoldRuns, changes } = contents;
  const panels = runs.map((story, index) => runPanel(story, { index, changes }));
  if (untoldRuns > 0) {
    panels.push(
      h(
        "p",
        { class: "hint" },
        `${count(untoldRuns, "more run is", "more runs are")} in the bundle.`,
      ),
    );
  }
  return panels;
}

/** What the one entry of a proof says. */
export function receiptPanel(story: RunStory): HTMLElement {
  return h(
    "section",
    { class: "panel run", "aria-labelledby": "receipt" },
    h("h3", { id: "receipt" }, "What this entry says"),
    h("p", { class: "hint" }, `Of run ${story.run}. What came before and after it is not in here.`),
    h(
      "ol",
      { class: "timeline" },
      story.steps.map((step) => stepItem(step, { story, changes: new Map() })),
    ),
  );
}

function runPanel(
  story: RunStory,
  options: { readonly index: number; readonly changes: Contents["changes"] },
): HTMLElement {
  const heading = `run-${options.index}`;
  const list = h("ol", { class: "timeline" });
  const only = h("input", { type: "checkbox", id: `${heading}-only` });
  const more = h("button", { type: "button", class: "quiet" });
  const untold = story.untold > 0
    ? h(
      "p",
      { class: "hint" },
      `${count(story.untold, "step is", "steps are")} counted above but not listed here.`,
    )
    : undefined;
  const standing = story.steps.filter(({ attention }) => attention).length;
  let shown = 0;
  const show = (): void => {
    const steps = only.checked ? story.steps.filter(({ attention }) => attention) : story.steps;
    const next = steps.slice(shown, shown + stepsAtOnce);
    list.append(...next.map((step) => stepItem(step, { story, changes: options.changes })));
    shown += next.length;
    more.hidden = shown >= steps.length;
    more.textContent = `Show ${Math.min(stepsAtOnce, steps.length - shown)} more steps`;
    if (steps.length === 0) list.append(h("li", { class: "hint" }, "Nothing stood out."));
  };
  only.addEventListener("change", () => {
    list.replaceChildren();
    shown = 0;
    show();
  });
  more.addEventListener("click", show);
  show();
  return h(
    "section",
    { class: "panel run", "aria-labelledby": heading },
    h("h3", { id: heading }, "What happened"),
    h("p", { class: "hint" }, runLine(story)),
    tiles(story.tally),
    h(
      "p",
      { class: "filter" },
      only,
      h("label", { for: `${heading}-only` }, `Only what stood out (${standing})`),
    ),
    list,
    more,
    untold,
    story.hasMoreOpened
      ? h("p", { class: "hint" }, "More values are opened in the bundle than are shown here.")
      : undefined,
  );
}

function runLine({ run, agent, startedAt, status }: RunStory): string {
  return [
    `Run ${run}`,
    agent === undefined ? "" : `by ${agent}`,
    startedAt === undefined ? "" : `on ${startedAt.slice(0, 10)} at ${startedAt.slice(11, 19)} UTC`,
    status === undefined ? "not ended yet" : status === "complete" ? "" : `ended ${status}`,
  ].filter((part) => part !== "").join(", ");
}

function tiles(tally: Readonly<Tally>): HTMLElement {
  const rows = tally.rowsAdded + tally.rowsChanged + tally.rowsRemoved;
  const all: readonly (readonly [number, string, Tone, boolean])[] = [
    [tally.calls, tally.calls === 1 ? "call" : "calls", "neutral", true],
    [tally.allowed, "allowed", "good", true],
    [tally.changed, "repaired", "caution", true],
    [tally.blocked, "blocked", "bad", true],
    [tally.held, "held", "caution", tally.held > 0],
    [rows, rows === 1 ? "database row changed" : "database rows changed", "neutral", true],
    [tally.withheld, "withheld", "neutral", tally.withheld > 0],
  ];
  return h(
    "ul",
    { class: "tiles" },
    all.filter(([, , , isShown]) => isShown).map(([n, name, tone]) =>
      h(
        "li",
        { class: n === 0 ? "tile zero" : `tile ${tone}` },
        h("b", {}, n.toLocaleString("en")),
        h("span", {}, ` ${name}`),
      )
    ),
  );
}

interface StepContext {
  readonly story: RunStory;
  readonly changes: Contents["changes"];
}

function stepItem(step: Step, context: StepContext): HTMLElement {
  if (step.kind === "withheld") {
    return h(
      "li",
      { class: "step neutral" },
      h("p", { class: "when" }, h("span", { class: "seq" }, `entry ${step.seq}`)),
      h(
        "div",
        { class: "step-body" },
        h("h4", {}, `${count(step.count, "entry", "entries")} withheld`),
        h("p", {}, `Kept back ${withheldWords[step.why] ?? ""}; number and place are proven.`),
      ),
    );
  }
  const body = step.kind === "call" ? callBody(step) : eventBody(step, context.changes);
  return h(
    "li",
    { class: `step ${toneOf(step)}` },
    h(
      "p",
      { class: "when" },
      h("time", { datetime: step.ts, title: step.ts }, sinceStart(step.ts, context.story)),
      h("span", { class: "seq" }, ` entry ${step.seq}`),
    ),
    h("div", { class: "step-body" }, body),
  );
}

function toneOf(step: CallStep | EventStep): Tone {
  if (step.kind === "event") return step.attention ? "caution" : "neutral";
  const tones = step.decisions.map(({ verdict }) => verdictWords[verdict].tone);
  if (tones.includes("bad")) return "bad";
  return tones.includes("caution") || step.attention ? "caution" : "good";
}

function callBody(step: CallStep): readonly HTMLElement[] {
  const status = step.status === undefined ? "" : ` (status ${step.status})`;
  return [
    h("h4", {}, step.title, " ", h("span", { class: "target" }, step.target)),
    h("ul", { class: "decisions" }, step.decisions.map(decisionItem)),
    h("p", { class: "outcome-line" }, `Then: ${step.outcome}${status}`),
    ...openedValues(step.opened),
  ];
}

/** What stood behind a commitment. It is somebody's data: shown as text, whatever it says. */
function openedValues(values: readonly OpenedValue[]): readonly HTMLElement[] {
  return values.map(({ field, seq, text, bytes, isCut }) =>
    h(
      "details",
      { class: "opened" },
      h("summary", {}, "Opened: ", h("code", {}, field), ` of entry ${seq}, ${sizeText(bytes)}`),
      text === undefined
        ? h("p", { class: "hint" }, "These bytes are no text; they are in the bundle.")
        : h("pre", {}, text),
      isCut && text !== undefined
        ? h("p", { class: "hint" }, "Only the beginning is shown; the rest is in the bundle.")
        : undefined,
    )
  );
}

function decisionItem(decision: DecisionView): HTMLElement {
  const { word, tone } = verdictWords[decision.verdict];
  const { rules, reason, threats, repairs } = decision;
  return h(
    "li",
    {},
    h("span", { class: `chip ${tone}` }, word),
    " ",
    h("span", {}, decision.tool === undefined ? subjectWords[decision.on] : "tool "),
    decision.tool === undefined ? undefined : h("code", {}, decision.tool),
    rules.length === 0 ? undefined : h(
      "span",
      { class: "rule" },
      rules.length === 1 ? " by rule " : " by rules ",
      rules.map((rule, index) => [index === 0 ? "" : ", ", h("code", {}, rule)]),
    ),
    repairs === 0
      ? undefined
      : h("span", { class: "rule" }, `, ${count(repairs, "edit", "edits")} to malformed arguments`),
    !needsReason(decision) || reason === undefined
      ? undefined
      : h("p", { class: "reason" }, reason),
    threats.length === 0
      ? undefined
      : h("p", { class: "reason" }, "Threat class: ", threats.join(", ")),
  );
}

/** Why something was allowed or mended is clear from its rule; why it was stopped is not. */
function needsReason({ verdict }: DecisionView): boolean {
  return !["allow", "repair", "redact"].includes(verdict);
}

function eventBody(
  step: EventStep,
  changes: Contents["changes"],
): readonly (HTMLElement | undefined)[] {
  const listed = step.changes === undefined ? undefined : changes.get(step.changes);
  return [
    h("h4", {}, step.title),
    step.detail === "" ? undefined : h("p", {}, sentence(step.detail)),
    step.facts.length === 0 ? undefined : h(
      "p",
      { class: "step-facts" },
      step.facts.join(" · "),
    ),
    listed === undefined ? undefined : changesTable(listed),
    ...openedValues(step.opened),
  ];
}

function changesTable({ rows, more }: Changes): HTMLElement {
  return h(
    "div",
    { class: "changes" },
    rows.map(rowCard),
    more === 0 ? undefined : h(
      "p",
      { class: "hint" },
      `The first ${maxRows} are shown; ${more} more are in the document.`,
    ),
  );
}

const rowTones: Readonly<Record<RowChange["op"], Tone>> = {
  added: "good",
  changed: "caution",
  removed: "bad",
};

function rowCard({ op, table, key, values }: RowChange): HTMLElement {
  const isChange = op === "changed";
  return h(
    "details",
    { class: "row-change", open: true },
    h(
      "summary",
      {},
      h("span", { class: `chip ${rowTones[op]}` }, op),
      " ",
      h("code", {}, table),
      ` row ${key}`,
    ),
    values.length === 0 ? undefined : h(
      "div",
      { class: "scroll" },
      h(
        "table",
        {},
        h(
          "thead",
          {},
          h(
            "tr",
            {},
            h("th", { scope: "col" }, "Column"),
            isChange
              ? [h("th", { scope: "col" }, "Before"), h("th", { scope: "col" }, "After")]
              : h("th", { scope: "col" }, "Value"),
          ),
        ),
        h("tbody", {}, values.map((value) => valueRow(value, isChange))),
      ),
    ),
  );
}

function valueRow(
  { column, before, after, isChanged }: ValueChange,
  isChange: boolean,
): HTMLElement {
  return h(
    "tr",
    { class: isChange && isChanged ? "differs" : undefined },
    h("th", { scope: "row" }, column),
    isChange
      ? [h("td", {}, before ?? ""), h("td", {}, after ?? "")]
      : h("td", {}, after ?? before ?? ""),
  );
}

/** `+1.204 s`: what matters to a reader is how long after the start. */
function sinceStart(ts: string, story: RunStory): string {
  const elapsedMs = Date.parse(ts) - Date.parse(story.startedAt ?? ts);
  const seconds = Math.abs(elapsedMs) / 1000;
  const sign = elapsedMs < 0 ? "−" : "+";
  if (seconds < 60) return `${sign}${seconds.toFixed(2)} s`;
  const minutes = Math.floor(seconds / 60);
  return minutes < 60
    ? `${sign}${minutes} min ${Math.floor(seconds % 60)} s`
    : `${sign}${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

function sentence(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}
