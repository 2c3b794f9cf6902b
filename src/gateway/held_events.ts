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
}

/**
 * What an event waits for: `content` until there is any for the caller, so that an early denial is a
 * true status; `verdict` on its tool calls; `end` of the answer, for what tells a client that it is
 * complete.
 */
type Wait = "content" | "verdict" | "end";

/** Events that wait, and the rules by which they do. */
export class HeldEvents {
  readonly #maxBytes: number;
  readonly #ordered: boolean;
  #queue: { readonly passing: Passing; wait: Wait }[] = [];
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
    const wait = this.#waitOf(passing.event);
    if (wait !== undefined) {
      this.#hold(passing, wait);
      return [];
    }
    this.#contentOut = true;
    // What came before the first content belongs before it; what waits for a verdict does not move.
    return [...this.#release("content"), passing];
  }

  /** Events whose tool calls were allowed. */
  allowed(): Passing[] {
    this.#textBehind.clear();
    let ended = false;
    for (const held of this.#queue) {
      if (held.wait !== "verdict") continue;
      if (endsSomething(held.passing.event)) ended = true;
      if (endsSomething(held.passing.event) || (ended && this.#ordered)) held.wait = "end";
    }
    const out = this.#release("content", "verdict");
    if (out.length > 0) this.#contentOut = true;
    return out;
  }

  /** Everything that is left, at the end of the answer. */
  rest(): Passing[] {
    return this.#release("content", "verdict", "end");
  }

  #waitOf(event: ChunkEvent | undefined): Wait | undefined {
    const before = this.#ordered ? this.#queue.at(-1)?.wait : undefined;
    if (before === "verdict" || before === "end") return before;
    if (event === undefined) return this.#contentOut ? undefined : "content";
    if (event.pieces.length > 0) {
      for (const { choice } of event.texts) this.#textBehind.add(choice);
      return "verdict";
    }
    if (event.texts.some(({ choice }) => this.#textBehind.has(choice))) return "verdict";
    if (endsSomething(event)) return "end";
    return event.texts.length > 0 || this.#contentOut ? undefined : "content";
  }

  #hold(passing: Passing, wait: Wait): void {
    this.#bytes += passing.frame.raw.length;
    if (this.#bytes > this.#maxBytes) {
      const message =
        `cannot pass the answer: more than ${this.#maxBytes} bytes wait for a verdict`;
      throw new Refusal("upstream_failed", message);
    }
    this.#queue.push({ passing, wait });
  }

  #release(...waits: readonly Wait[]): Passing[] {
    const out = this.#queue.filter(({ wait }) => waits.includes(wait));
    this.#queue = this.#queue.filter(({ wait }) => !waits.includes(wait));
    for (const { passing } of out) this.#bytes -= passing.frame.raw.length;
    return out.map(({ passing }) => passing);
  }
}

/** Usage counts as an end only where it stands alone: some providers repeat it with every text. */
function endsSomething(event: ChunkEvent | undefined): boolean {
  if (event === undefined) return false;
  return event.finished.length > 0 ||
    (event.usage !== undefined && event.texts.length === 0 && event.pieces.length === 0);
}
