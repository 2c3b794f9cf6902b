/**
 * The waiting room of a stream: events stay in order until what they carry is safe to hand out.
 *
 * @module
 */

import type { AnswerEvent, SseFrame } from "../protocols/mod.ts";
import { Refusal } from "./refusal.ts";

/** An event that is a chunk. */
export type ChunkEvent = Extract<AnswerEvent, { kind: "chunk" }>;

/** An event on its way, with what it brings. */
export interface Passing {
  readonly frame: SseFrame;
  /** `undefined` for comments and blank lines. */
  readonly event: ChunkEvent | undefined;
  /** Its text waits for the verdict of a schema. */
  readonly held?: boolean;
  /** Its tool calls need not wait for theirs. */
  readonly free?: boolean;
}

/**
 * What an event waits for: `content` until there is any for the caller, so that an early denial is a
 * true status; `verdict` on its tool calls; `output`, the verdict on its text; `end` of the answer, for
 * what tells a client that it is complete.
 */
type Wait = "content" | "verdict" | "output" | "end";

interface Held {
  readonly passing: Passing;
  readonly waits: Set<Wait>;
}

/** Events that wait, and the rules by which they do. */
export class HeldEvents {
  readonly #maxBytes: number;
  readonly #ordered: boolean;
  #queue: Held[] = [];
  #bytes = 0;
  #contentOut = false;
  /** Choices whose text waits behind tool calls in the same event. */
  readonly #textBehind = new Set<number>();

  /** `ordered`: nothing overtakes what waits for a verdict or for the end. */
  constructor(options: { readonly maxBytes: number; readonly ordered?: boolean }) {
    this.#maxBytes = options.maxBytes;
    this.#ordered = options.ordered ?? false;
  }

  /**
   * Takes an event and returns those that may leave now, in order.
   *
   * @throws Refusal `upstream_failed` when more waits than the limit allows
   */
  take(passing: Passing): Passing[] {
    const waits = this.#waitsOf(passing);
    const isBehind = this.#ordered && this.#queue.some((held) => !onlyContent(held));
    if (waits.size > 0 || isBehind) {
      this.#hold(passing, waits);
      return [];
    }
    this.#contentOut = true;
    // What came before the first content belongs before it; what waits for a verdict does not move.
    return [...this.#release("content"), passing];
  }

  /** Events whose tool calls were allowed. */
  allowed(): Passing[] {
    this.#textBehind.clear();
    return this.#given("verdict");
  }

  /** Events whose text fits its schema. */
  fitting(): Passing[] {
    return this.#given("output");
  }

  /** Everything that is left, at the end of the answer. */
  rest(): Passing[] {
    return this.#release("content", "verdict", "output", "end");
  }

  #given(wait: Wait): Passing[] {
    const out = this.#release("content", wait);
    if (out.length > 0) this.#contentOut = true;
    return out;
  }

  #waitsOf({ event, held = false, free = false }: Passing): Set<Wait> {
    const waits = new Set<Wait>();
    if (event === undefined) {
      if (!this.#contentOut) waits.add("content");
      return waits;
    }
    const judged = event.pieces.length > 0 && !free;
    if (judged) { for (const { choice } of event.texts) this.#textBehind.add(choice); }
    if (judged || event.texts.some(({ choice }) => this.#textBehind.has(choice))) {
      waits.add("verdict");
    }
    if (held) waits.add("output");
    if (endsSomething(event)) waits.add("end");
    const hasContent = event.texts.length > 0 || event.pieces.length > 0;
    if (waits.size === 0 && !hasContent && !this.#contentOut) waits.add("content");
    return waits;
  }

  #hold(passing: Passing, waits: Set<Wait>): void {
    this.#bytes += passing.frame.raw.length;
    if (this.#bytes > this.#maxBytes) {
      const message =
        `cannot pass the answer: more than ${this.#maxBytes} bytes wait for a verdict`;
      throw new Refusal("upstream_failed", message);
    }
    this.#queue.push({ passing, waits });
  }

  /** Takes reasons to wait from every event, and those events out that have none left. */
  #release(...given: readonly Wait[]): Passing[] {
    for (const { waits } of this.#queue) for (const wait of given) waits.delete(wait);
    const first = this.#queue.findIndex(({ waits }) => waits.size > 0);
    const mayLeave = ({ waits }: Held, index: number) =>
      waits.size === 0 && (!this.#ordered || first < 0 || index < first);
    const out = this.#queue.filter(mayLeave);
    this.#queue = this.#queue.filter((held, index) => !mayLeave(held, index));
    for (const { passing } of out) this.#bytes -= passing.frame.raw.length;
    return out.map(({ passing }) => passing);
  }
}

function onlyContent({ waits }: Held): boolean {
  return waits.size === 1 && waits.has("content");
}

/** Usage counts as an end only where it stands alone: some providers repeat it with every text. */
function endsSomething(event: ChunkEvent): boolean {
  return event.finished.length > 0 ||
    (event.usage !== undefined && event.texts.length === 0 && event.pieces.length === 0);
}
