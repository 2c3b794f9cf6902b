/// <reference lib="dom" />
/**
 * `<clyra-verify>`: takes a bundle and a trust file, verifies in the tab, shows the answer. Dispatches
 * `clyra-verdict` with the outcome as `detail`.
 *
 * @module
 */

import { messageOf } from "../../src/platform/mod.ts";
import { limits } from "../../src/pef/mod.ts";
import { h } from "./dom.ts";
import { selfTest } from "./self_test.ts";
import { Cancelled, inspect, type Outcome, type Progress } from "./session.ts";
import style from "./style.css" with { type: "text" };
import { filesPanel, sizeText } from "./view_files.ts";
import { receiptPanel, timelinePanels } from "./view_timeline.ts";
import {
  checksPanel,
  factsPanel,
  findingsPanel,
  limitsPanel,
  verdictPanel,
} from "./view_verdict.ts";

/** How often the progress line changes; more often is only noise. */
const progressIntervalMs = 100;

const phaseWords: Readonly<Record<Progress["phase"], string>> = {
  reading: "Taking the fingerprint of the file",
  checking: "Checking every entry, link and signature",
  telling: "Reading what happened",
};

/** The element; see the module. */
export class ClyraVerifyElement extends HTMLElement {
  /** What came out last, for the page around the element. */
  outcome: Outcome | undefined;
  #bundle: File | undefined;
  #trust: File | undefined;
  #prior: File | undefined;
  #externals: readonly File[] = [];
  #abort: AbortController | undefined;
  readonly #result: HTMLElement = h("div", { class: "result" });
  readonly #status: HTMLElement = h("p", { class: "visually-hidden", role: "status" });
  readonly #bundleDrop: DropZone;
  readonly #trustDrop: DropZone;
  readonly #priorDrop: DropZone;
  readonly #externalsDrop: DropZone;

  constructor() {
    super();
    this.#bundleDrop = dropZone({
      id: "bundle",
      title: "Evidence bundle",
      hint: "A .pef or .pefproof file",
      accept: ".pef,.pefproof",
      take: (files) => this.#take(files, "bundle"),
    });
    this.#trustDrop = dropZone({
      id: "trust",
      title: "Trust file, if you have one",
      hint: "trust.json: whose signatures you accept",
      accept: ".json,application/json",
      take: (files) => this.#take(files, "trust"),
    });
    this.#priorDrop = dropZone({
      id: "prior",
      title: "An earlier checkpoint",
      hint: "A .note file that you kept: is this the same log, carried on?",
      accept: ".note",
      take: (files) => this.#take(files, "prior"),
    });
    this.#externalsDrop = dropZone({
      id: "externals",
      title: "Files that are kept elsewhere",
      hint: "Files that the bundle names but does not hold, under any name",
      isMultiple: true,
      take: (files) => this.#take(files, "externals"),
    });
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(
      h(
        "form",
        { class: "inputs", "aria-label": "Files to check" },
        this.#bundleDrop.element,
        this.#trustDrop.element,
        h(
          "details",
          { class: "more-inputs" },
          h("summary", {}, "More to compare with"),
          h("div", {}, this.#priorDrop.element, this.#externalsDrop.element),
        ),
      ),
      this.#status,
      this.#result,
    );
    this.#result.append(introduction());
  }

  connectedCallback(): void {
    const page = this.ownerDocument;
    // A file dropped beside a zone must not make the browser leave the page.
    page.addEventListener("dragover", keepPage);
    page.addEventListener("drop", this.#dropOnPage);
    page.defaultView?.addEventListener("beforeprint", this.#openForPrint);
  }

  disconnectedCallback(): void {
    const page = this.ownerDocument;
    page.removeEventListener("dragover", keepPage);
    page.removeEventListener("drop", this.#dropOnPage);
    page.defaultView?.removeEventListener("beforeprint", this.#openForPrint);
    this.#abort?.abort();
  }

  #dropOnPage = (event: DragEvent): void => {
    event.preventDefault();
    this.#take([...event.dataTransfer?.files ?? []], "bundle");
  };

  #openForPrint = (): void => {
    for (const details of this.#result.querySelectorAll("details")) details.open = true;
  };

  /** Files may be dropped together and anywhere; a name tells which is which. */
  #take(files: readonly File[], zone: Zone): void {
    if (files.length === 0) return;
    if (zone === "externals") this.#externals = files;
    else {
      for (const file of files) {
        const kind = files.length === 1 && zone !== "bundle" ? zone : kindOf(file);
        if (kind === "trust") this.#trust = file;
        else if (kind === "prior") this.#prior = file;
        else this.#bundle = file;
      }
    }
    this.#showInputs();
    void this.#run();
  }

  #showInputs(): void {
    this.#bundleDrop.show(listed(this.#bundle));
    this.#trustDrop.show(listed(this.#trust));
    this.#priorDrop.show(listed(this.#prior));
    this.#externalsDrop.show(this.#externals);
  }

  async #run(): Promise<void> {
    this.#abort?.abort();
    const bundle = this.#bundle;
    if (bundle === undefined) {
      this.#result.replaceChildren(
        h(
          "p",
          { class: "hint center" },
          "Now add the evidence bundle that this is for.",
        ),
      );
      return;
    }
    const abort = new AbortController();
    this.#abort = abort;
    this.outcome = undefined;
    const meter = progressMeter(bundle, () => abort.abort());
    this.#result.replaceChildren(meter.element);
    this.#say(`Checking ${bundle.name}`);
    try {
      const impossible = await selfTest();
      if (impossible !== undefined) return this.#fail("Nothing was checked", impossible);
      const outcome = await inspect(bundle, {
        trust: await readStart(this.#trust, limits.trustBytes),
        prior: await readStart(this.#prior, limits.noteBytes),
        externals: this.#externals,
        nowMs: Date.now(),
        signal: abort.signal,
        onProgress: meter.update,
      });
      if (abort.signal.aborted) return;
      this.#show(outcome, bundle);
    } catch (thrown) {
      if (this.#abort !== abort) return;
      if (thrown instanceof Cancelled) {
        this.#fail("Cancelled", "Nothing was decided about the file.");
      } else this.#fail("The file could not be read", `The browser says: ${messageOf(thrown)}`);
    }
  }

  #show(outcome: Outcome, bundle: File): void {
    this.outcome = outcome;
    const { contents, verdict } = outcome;
    const panel = verdictPanel(outcome, bundle.name);
    const parts: readonly (HTMLElement | undefined)[] = [
      panel,
      findingsPanel(verdict),
      checksPanel(outcome),
      ...contents === undefined
        ? [notShown(outcome), outcome.receipt && receiptPanel(outcome.receipt)]
        : [...timelinePanels(contents), filesPanel(contents, verdict)],
      limitsPanel(contents),
      factsPanel(outcome, bundle),
      this.#actions(outcome, bundle),
    ];
    this.#result.replaceChildren(...parts.filter((part) => part !== undefined));
    this.#say("Done");
    panel.querySelector("h2")?.focus();
    this.dispatchEvent(new CustomEvent("clyra-verdict", { detail: outcome, bubbles: true }));
  }

  #actions(outcome: Outcome, bundle: File): HTMLElement {
    const button = (text: string, act: () => void): HTMLElement => {
      const element = h("button", { type: "button" }, text);
      element.addEventListener("click", act);
      return element;
    };
    return h(
      "p",
      { class: "actions" },
      button("Print this page", () => globalThis.print()),
      button("Save the verdict", () => save(outcome.verdictText, `${bundle.name}.verdict.json`)),
      button("Start over", () => this.#startOver()),
    );
  }

  #startOver(): void {
    this.#abort?.abort();
    this.#bundle = undefined;
    this.#trust = undefined;
    this.#prior = undefined;
    this.#externals = [];
    this.outcome = undefined;
    this.#showInputs();
    this.#result.replaceChildren(introduction());
    this.shadowRoot?.querySelector("input")?.focus();
  }

  #fail(title: string, text: string): void {
    this.#result.replaceChildren(
      h(
        "section",
        { class: "panel" },
        h("h2", { tabindex: -1 }, title),
        h("p", {}, text),
        h("button", { type: "button", class: "again" }, "Try again"),
      ),
    );
    this.#result.querySelector("button")?.addEventListener("click", () => void this.#run());
    this.#say(title);
  }

  #say(text: string): void {
    this.#status.textContent = text;
  }
}

function notShown({ verdict }: Outcome): HTMLElement | undefined {
  if (verdict.integrity === "intact") return undefined;
  return h(
    "section",
    { class: "panel", "aria-labelledby": "not-shown" },
    h("h3", { id: "not-shown" }, "Its contents are not shown"),
    h(
      "p",
      {},
      verdict.integrity === "broken"
        ? "This file did not pass the checks, so nothing that it says can be relied on."
        : "Only what could be checked is shown.",
    ),
  );
}

/** Where a file was put. */
type Zone = "bundle" | "trust" | "prior" | "externals";

/** What a file is, by its name: bundles have many. */
function kindOf({ name }: File): Exclude<Zone, "externals"> {
  if (/\.json$/i.test(name)) return "trust";
  return /\.note$/i.test(name) ? "prior" : "bundle";
}

function listed(file: File | undefined): readonly File[] {
  return file === undefined ? [] : [file];
}

interface DropZone {
  readonly element: HTMLElement;
  show(files: readonly File[]): void;
}

function dropZone(options: {
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  readonly accept?: string;
  readonly isMultiple?: boolean;
  readonly take: (files: readonly File[]) => void;
}): DropZone {
  const { id, title, hint, accept, isMultiple = false, take } = options;
  const input = h("input", {
    type: "file",
    id,
    accept,
    multiple: isMultiple,
    class: "visually-hidden",
    "aria-describedby": `${id}-hint`,
  });
  const chosen = h("span", { class: "chosen", id: `${id}-hint` }, hint);
  const element = h(
    "label",
    { class: "drop", for: id },
    input,
    h("span", { class: "drop-title" }, title),
    chosen,
    h("span", { class: "choose", "aria-hidden": "true" }, "Choose a file, or drop it here"),
  );
  input.addEventListener("change", () => {
    take([...input.files ?? []]);
    // So that the same name can be chosen again after the file changed.
    input.value = "";
  });
  const mark = (over: boolean) => (event: Event) => {
    event.preventDefault();
    element.classList.toggle("over", over);
  };
  element.addEventListener("dragover", mark(true));
  element.addEventListener("dragleave", mark(false));
  element.addEventListener("drop", (event) => {
    mark(false)(event);
    event.stopPropagation();
    take([...event.dataTransfer?.files ?? []]);
  });
  return {
    element,
    show: (files) => {
      element.classList.toggle("filled", files.length > 0);
      const [file] = files;
      const more = files.length > 1 ? ` and ${files.length - 1} more` : "";
      const text = file === undefined ? hint : `${file.name} (${sizeText(file.size)})${more}`;
      chosen.replaceChildren(...h("span", {}, text).childNodes);
    },
  };
}

function progressMeter(file: File, cancel: () => void): {
  readonly element: HTMLElement;
  readonly update: (progress: Progress) => void;
} {
  const bar = h("progress", { max: 1, value: 0, "aria-labelledby": "phase" });
  const phase = h("p", { id: "phase" }, `Opening ${file.name}`);
  const button = h("button", { type: "button", class: "cancel" }, "Cancel");
  button.addEventListener("click", cancel);
  let lastMs = 0;
  return {
    element: h("section", { class: "panel working" }, phase, bar, button),
    update: (progress) => {
      const nowMs = performance.now();
      if (nowMs - lastMs < progressIntervalMs) return;
      lastMs = nowMs;
      bar.value = progress.fraction;
      phase.textContent = `${phaseWords[progress.phase]}: ${Math.floor(100 * progress.fraction)} %`;
    },
  };
}

/** A file over its bound is read just far enough for the verifier to refuse it. */
async function readStart(
  file: File | undefined,
  maxBytes: number,
): Promise<Uint8Array | undefined> {
  if (file === undefined) return undefined;
  return new Uint8Array(await file.slice(0, maxBytes + 1).arrayBuffer());
}

/** Hands a text to the user as a file; it goes nowhere else. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  h("a", { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/** What the page is for, before there is anything to show. */
function introduction(): HTMLElement {
  const step = (title: string, text: string): HTMLElement =>
    h("li", {}, h("b", {}, title), " ", text);
  return h(
    "ol",
    { class: "steps" },
    step(
      "Add the bundle",
      "A file that ends in .pef, from whoever ran the automation: an agent, a data job, a bot.",
    ),
    step(
      "Add the trust file",
      "It says whose signatures you accept. Get it from the producer, once, over a channel you trust.",
    ),
    step(
      "Read the answer",
      "Whether anything was changed or left out, who signed it, and what happened step by step.",
    ),
  );
}

function keepPage(event: DragEvent): void {
  event.preventDefault();
}

customElements.define("clyra-verify", ClyraVerifyElement);
