/**
 * The story of a run, told from its entries: calls with what was decided about them, and what else
 * happened. Only for entries of a bundle that was found intact; they are not checked again here.
 *
 * @module
 */

import type { EntryBody, EntryPayload } from "../../src/pef/mod.ts";
import type { OpenedBySeq, OpenedValue } from "./opened.ts";
import { eventTitles, factText, outcomeWords, protocolWords, verdictWords } from "./words.ts";

/** What was decided about a request, a tool call or a response. */
export interface DecisionView {
  readonly verdict: EntryBody<"decision">["verdict"];
  readonly on: EntryBody<"decision">["on"];
  readonly tool: string | undefined;
  readonly rules: readonly string[];
  readonly reason: string | undefined;
  readonly threats: readonly string[];
  /** How many edits made malformed arguments fit. */
  readonly repairs: number;
  readonly seq: number;
}

/** A call: what was asked, decided and answered. */
export interface CallStep {
  readonly kind: "call";
  readonly seq: number;
  readonly ts: string;
  readonly title: string;
  readonly target: string;
  readonly decisions: DecisionView[];
  /** Values of its entries that the bundle opens. */
  readonly opened: OpenedValue[];
  outcome: string;
  status: number | undefined;
  attention: boolean;
}

/** Something else that happened in a run. */
export interface EventStep {
  readonly kind: "event";
  readonly type: string;
  readonly seq: number;
  readonly ts: string;
  readonly title: string;
  readonly detail: string;
  readonly facts: readonly string[];
  /** SHA-256 of a document that lists the rows that changed. */
  readonly changes: string | undefined;
  /** Values of this entry that the bundle opens. */
  readonly opened: OpenedValue[];
  readonly attention: boolean;
}

/** Entries that are there and counted, but whose content was kept back. */
export interface WithheldStep {
  readonly kind: "withheld";
  readonly why: string;
  readonly seq: number;
  count: number;
  readonly attention: false;
}

/** One step of a run. */
export type Step = CallStep | EventStep | WithheldStep;

/** What happened in a run, counted over all of it. */
export interface Tally {
  calls: number;
  allowed: number;
  changed: number;
  blocked: number;
  held: number;
  withheld: number;
  rowsAdded: number;
  rowsChanged: number;
  rowsRemoved: number;
}

/** A run as a story. */
export interface RunStory {
  readonly run: string;
  readonly steps: readonly Step[];
  /** Steps that are counted but not told, because there are too many. */
  readonly untold: number;
  /** Whether the bundle opens more values than are told. */
  readonly hasMoreOpened: boolean;
  readonly tally: Readonly<Tally>;
  readonly startedAt: string | undefined;
  readonly endedAt: string | undefined;
  readonly agent: string | undefined;
  /** How the run ended, or `undefined` while it is open. */
  readonly status: string | undefined;
}

/** Steps told of a run: more than a person reads, few enough for a page. */
export const maxSteps = 2000;
/** Steps that need attention are told beyond {@linkcode maxSteps}, up to this many more. */
export const maxAttentionSteps = 500;
/** Calls remembered after their request; the format allows 1,024 open ones, answers may follow late. */
const maxRememberedCalls = 4096;

interface Stub {
  readonly leaf: string;
  readonly why: string;
}

/** Reads a run's lines in order and tells its story, in bounded memory. */
export class Storyteller {
  readonly #run: string;
  readonly #opened: OpenedBySeq;
  readonly #hasMoreOpened: boolean;
  readonly #steps: Step[] = [];
  readonly #told = new Set<Step>();
  readonly #calls = new Map<string, CallStep>();
  readonly #tally: Tally = {
    calls: 0,
    allowed: 0,
    changed: 0,
    blocked: 0,
    held: 0,
    withheld: 0,
    rowsAdded: 0,
    rowsChanged: 0,
    rowsRemoved: 0,
  };
  #untold = 0;
  #attention = 0;
  #entries = 0;
  #startedAt: string | undefined;
  #endedAt: string | undefined;
  #agent: string | undefined;
  #status: string | undefined;

  constructor(
    run: string,
    opened: { readonly bySeq: OpenedBySeq; readonly hasMore: boolean } = noneOpened,
  ) {
    this.#run = run;
    this.#opened = opened.bySeq;
    this.#hasMoreOpened = opened.hasMore;
  }

  /** Takes the next line. */
  line(line: string): void {
    const { payload, why } = JSON.parse(line) as { readonly payload?: EntryPayload } & Stub;
    if (payload === undefined) this.#withheld(why);
    else this.#entry(payload);
    this.#entries++;
  }

  /** The story so far. */
  story(): RunStory {
    return {
      run: this.#run,
      steps: this.#steps,
      untold: this.#untold,
      hasMoreOpened: this.#hasMoreOpened,
      tally: this.#tally,
      startedAt: this.#startedAt,
      endedAt: this.#endedAt,
      agent: this.#agent,
      status: this.#status,
    };
  }

  #entry(entry: EntryPayload): void {
    this.#startedAt ??= entry.ts;
    this.#endedAt = entry.ts;
    switch (entry.type) {
      case "run.open":
        this.#agent = entry.body.versions.agent;
        break;
      case "run.close":
        this.#status = entry.body.status;
        break;
      case "call.request":
        return this.#request(entry, entry.body);
      case "decision":
        return this.#decision(entry, entry.body);
      case "call.response":
        return this.#response(entry, entry.body);
      case "stream.notary":
        return;
    }
    const step = eventStep(entry, this.#tally);
    this.#open(step, entry.seq);
    this.#tell(step);
  }

  /** Puts what is opened of an entry to the step that tells it. */
  #open(step: CallStep | EventStep, seq: number): void {
    step.opened.push(...this.#opened.get(seq) ?? []);
  }

  #request(entry: EntryPayload, body: EntryBody<"call.request">): void {
    this.#tally.calls++;
    const step: CallStep = {
      kind: "call",
      seq: entry.seq,
      ts: entry.ts,
      title: protocolWords(body.protocol),
      target: body.model ?? `${body.method} ${body.path}`,
      decisions: [],
      opened: [],
      outcome: "no answer was recorded",
      status: undefined,
      attention: false,
    };
    this.#open(step, entry.seq);
    if (entry.call !== undefined) this.#remember(entry.call, step);
    this.#tell(step);
  }

  /** The oldest is forgotten first, so that a run without answers cannot fill the memory. */
  #remember(call: string, step: CallStep): void {
    this.#calls.set(call, step);
    if (this.#calls.size <= maxRememberedCalls) return;
    for (const oldest of this.#calls.keys()) {
      this.#calls.delete(oldest);
      return;
    }
  }

  #decision(entry: EntryPayload, body: EntryBody<"decision">): void {
    const verdict = body.repair === undefined ? body.verdict : "repair";
    const { kind } = verdictWords[verdict];
    this.#tally[kind]++;
    const decision: DecisionView = {
      verdict,
      on: body.on,
      tool: body.tool,
      rules: body.rules,
      reason: body.reason,
      threats: [...new Set([...body.threat_class ?? [], ...body.owasp ?? []])],
      repairs: body.repair?.operations.length ?? 0,
      seq: entry.seq,
    };
    const call = this.#callOf(entry);
    call.decisions.push(decision);
    this.#open(call, entry.seq);
    if (kind !== "allowed") this.#mark(call);
  }

  #response(entry: EntryPayload, body: EntryBody<"call.response">): void {
    const call = this.#callOf(entry);
    call.outcome = outcomeWords[body.outcome];
    call.status = body.status;
    this.#open(call, entry.seq);
    if (body.outcome !== "complete") this.#mark(call);
  }

  /** The call of an entry. Its request may be withheld; what was decided is told all the same. */
  #callOf(entry: EntryPayload): CallStep {
    const known = entry.call === undefined ? undefined : this.#calls.get(entry.call);
    if (known !== undefined) return known;
    const step: CallStep = {
      kind: "call",
      seq: entry.seq,
      ts: entry.ts,
      title: "Call",
      target: "its request is not shown",
      decisions: [],
      opened: [],
      outcome: "no answer is shown",
      status: undefined,
      attention: false,
    };
    if (entry.call !== undefined) this.#remember(entry.call, step);
    this.#tell(step);
    return step;
  }

  #mark(call: CallStep): void {
    if (call.attention) return;
    call.attention = true;
    if (this.#told.has(call)) return;
    this.#untold--;
    this.#tell(call);
  }

  #withheld(why: string): void {
    this.#tally.withheld++;
    const last = this.#steps.at(-1);
    if (last?.kind === "withheld" && last.why === why && last.seq + last.count === this.#entries) {
      last.count++;
    } else this.#tell({ kind: "withheld", why, seq: this.#entries, count: 1, attention: false });
  }

  #tell(step: Step): void {
    const hasRoom = this.#steps.length < maxSteps ||
      (step.attention && this.#attention < maxAttentionSteps);
    if (!hasRoom) {
      this.#untold++;
      return;
    }
    if (this.#steps.length >= maxSteps) this.#attention++;
    this.#steps.push(step);
    this.#told.add(step);
  }
}

const noneOpened = { bySeq: new Map(), hasMore: false } as const;

/** Events that say something went other than it should. */
const attentionTypes: readonly string[] = [
  "event.bypass",
  "event.detector_timeout",
  "event.spill",
  "event.hold",
  "erasure",
];

function eventStep(entry: EntryPayload, tally: Tally): EventStep {
  const body = entry.body as Partial<EntryBody<"event.diff">>;
  const counts = body.counts ?? [];
  if (entry.type === "event.diff") {
    const count = (name: string): number => counts.find((one) => one.name === name)?.n ?? 0;
    tally.rowsAdded += count("rows.added");
    tally.rowsChanged += count("rows.changed");
    tally.rowsRemoved += count("rows.removed");
  }
  return {
    kind: "event",
    type: entry.type,
    seq: entry.seq,
    ts: entry.ts,
    title: eventTitles[entry.type] ?? entry.type,
    detail: detailOf(entry),
    facts: counts.flatMap(({ name, n }) => factText(name, n) ?? []),
    opened: [],
    changes: body.digests?.find(({ name }) => name === "diff.artifact")?.sha256,
    attention: attentionTypes.includes(entry.type) || isBrokenEnd(entry),
  };
}

function isBrokenEnd(entry: EntryPayload): boolean {
  return entry.type === "run.close" && entry.body.status !== "complete";
}

function detailOf(entry: EntryPayload): string {
  switch (entry.type) {
    case "run.open":
      return entry.body.versions.agent === undefined ? "" : `by ${entry.body.versions.agent}`;
    case "run.close":
      return entry.body.status === "complete"
        ? `${entry.body.entries} entries, sealed`
        : `${entry.body.entries} entries; it ended ${entry.body.status}`;
    case "erasure":
      return `the content of entry ${entry.body.seq} was erased: ${entry.body.why}`;
    case "countersign":
      return `entry ${entry.body.seq} was signed by another key too`;
    default:
      return (entry.body as Partial<EntryBody<"event.diff">>).summary ?? "";
  }
}
