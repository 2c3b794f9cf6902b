/**
 * The schemas of a streamed answer: each text and each tool call is a lane of its own, judged piece by
 * piece, and stopped at the first byte that nothing could make good.
 *
 * @module
 */

import type {
  AnswerStream,
  AnswerText,
  OutputPiece,
  SchemaFault,
  ToolPiece,
  WholeOutput,
} from "../protocols/mod.ts";
import { outputKey } from "../protocols/mod.ts";
import type { Courtroom } from "./judge.ts";
import { type AnswerLocks, toolLock } from "./lane_locks.ts";
import { LaneWatch } from "./lane_watch.ts";
import { hasUnplaced } from "./output_verdicts.ts";
import { Refusal } from "./refusal.ts";

/** What an event brings to the lanes. */
export interface LaneEvent {
  readonly texts: readonly AnswerText[];
  readonly outputs?: readonly OutputPiece[];
  readonly pieces: readonly ToolPiece[];
  readonly finished: readonly { readonly choice: number; readonly reason: string }[];
}

/** A lane that nothing can save. */
export interface Hopeless {
  readonly watch: LaneWatch;
  readonly fault: SchemaFault;
  /** The text, or the tool call. */
  readonly at: OutputPiece | ToolPiece;
}

/** What an event has to wait for. */
export interface Passage {
  /** Its text waits for a verdict. */
  readonly held: boolean;
  /** Its tool calls need not wait for theirs. */
  readonly free: boolean;
  readonly hopeless?: Hopeless;
}

/** The lanes of one answer. */
export class StreamLocks {
  readonly #room: Courtroom & { readonly locks?: AnswerLocks | undefined };
  readonly #stream: AnswerStream;
  readonly #outputs = new Map<string, { readonly place: OutputPiece; readonly watch: LaneWatch }>();
  /** `undefined` for a tool without a schema. */
  readonly #tools = new Map<string, LaneWatch | undefined>();
  /** Arguments that come before the name of their tool. */
  readonly #unnamed = new Map<string, string>();
  /** Choices that call a tool or refuse to answer: they need not say anything else. */
  readonly #excused = new Set<number>();
  #length = 0;

  constructor(
    room: Courtroom & { readonly locks?: AnswerLocks | undefined },
    stream: AnswerStream,
  ) {
    this.#room = room;
    this.#stream = stream;
  }

  /** Texts have begun that are not complete. */
  get open(): boolean {
    for (const { place, watch } of this.#outputs.values()) {
      if (!watch.judged && this.#stream.textEnd(place.choice) === "open") return true;
    }
    return false;
  }

  /** Texts have begun that are not judged, and wait for it. */
  get withheld(): boolean {
    return [...this.#outputs.values()].some(({ watch }) => !watch.judged && !watch.passes);
  }

  /** Whether some of a tool call has left. */
  toolReleased(call: { readonly choice: number; readonly index: number }): boolean {
    return this.#tools.get(`${call.choice}/${call.index}`)?.released === true;
  }

  /**
   * Takes what an event brings.
   *
   * @throws Refusal `upstream_failed` for what cannot be judged
   */
  take(event: LaneEvent): Passage {
    const text = this.#takeTexts(event);
    const tools = this.#takePieces(event.pieces);
    const hopeless = text.hopeless ?? tools.hopeless;
    const held = text.held;
    const free = event.pieces.length > 0 && tools.free;
    return { held, free, ...(hopeless === undefined ? {} : { hopeless }) };
  }

  /** Texts that have come to their end and were not handed out before. */
  complete(): readonly WholeOutput[] {
    const whole: WholeOutput[] = [];
    for (const { place, watch } of this.#outputs.values()) {
      const end = this.#stream.textEnd(place.choice);
      if (watch.judged || end === "open") continue;
      watch.judged = true;
      watch.close();
      const { choice, part, path } = place;
      whole.push({ choice, part, path, text: watch.text, truncated: end === "truncated" });
    }
    return whole;
  }

  /** Whether some of a text has left. */
  released(output: Pick<WholeOutput, "choice" | "part">): boolean {
    return this.#outputs.get(outputKey(output))?.watch.released === true;
  }

  /** At the end of an answer that said nothing at all, there is an empty text. */
  endSilence(): void {
    const silent = this.#outputs.size === 0 && this.#excused.size === 0;
    if (silent) this.#outputOf({ choice: 0, part: "", path: [], text: "" });
  }

  /** Gives memory back. */
  close(): void {
    for (const { watch } of this.#outputs.values()) watch.close();
    for (const watch of this.#tools.values()) watch?.close();
  }

  #takeTexts({ texts, outputs = [], pieces, finished }: LaneEvent): Omit<Passage, "free"> {
    if (this.#room.locks?.output === undefined) return { held: false };
    if (hasUnplaced(texts, outputs)) {
      throw problem("a text that a schema is asked of is no plain text");
    }
    for (const { choice } of pieces) this.#excused.add(choice);
    for (const { choice, lane } of texts) if (lane === "refusal") this.#excused.add(choice);
    let held = false;
    for (const output of outputs) {
      const watch = this.#outputOf(output);
      if (watch === undefined) continue;
      const fault = this.#write(watch, this.#newText(watch, output));
      if (fault !== undefined) return { held: true, hopeless: { watch, fault, at: output } };
      // A text that was judged leaves with its verdict: what repeats it need not wait.
      if (watch.judged) continue;
      if (watch.passes) watch.released ||= output.text !== "";
      else held = true;
    }
    for (const { choice, reason } of finished) this.#endChoice(choice, reason);
    return { held };
  }

  /** A filter's end without a word is told by its reason, not by a text. */
  #endChoice(choice: number, reason: string): void {
    if (/^(?:content_filter|refusal)$/.test(reason)) this.#excused.add(choice);
    if (this.#excused.has(choice)) return;
    const spoke = [...this.#outputs.values()].some(({ place }) => place.choice === choice);
    if (!spoke) this.#outputOf({ choice, part: "", path: [], text: "" });
  }

  #outputOf(output: OutputPiece): LaneWatch | undefined {
    const lock = this.#room.locks?.output;
    const key = outputKey(output);
    const known = this.#outputs.get(key);
    if (known !== undefined || lock === undefined) return known?.watch;
    if (this.#outputs.size >= MAX_OUTPUTS) throw problem("there are too many texts");
    const watch = new LaneWatch(lock);
    this.#outputs.set(key, { place: output, watch });
    return watch;
  }

  /** What a piece adds. Where it repeats what was said, it must say the same. */
  #newText(watch: LaneWatch, { text, whole = false }: OutputPiece): string {
    if (!whole) {
      if (watch.judged) throw problem("a text goes on after its end");
      return text;
    }
    if (watch.length === 0 && !watch.judged) return text;
    if (watch.text !== text) throw problem("a text changes while it is repeated");
    return "";
  }

  #takePieces(pieces: readonly ToolPiece[]): Pick<Passage, "free" | "hopeless"> {
    let free = true;
    for (const piece of pieces) {
      const watch = this.#toolOf(piece);
      const early = watch !== undefined && watch.lock.terms.release === "progressive" &&
        !watch.lock.observed;
      const { arguments: text = "", whole = false, ends = false } = piece;
      if (watch !== undefined && !whole) {
        const fault = this.#write(watch, this.#named(piece) + text);
        if (fault !== undefined) return { free: false, hopeless: { watch, fault, at: piece } };
      }
      if (!early || watch.state !== "live" || whole || ends) free = false;
      else watch.released ||= text !== "";
    }
    return { free };
  }

  /** Arguments that had to wait for the name of their tool. */
  #named({ choice, index }: ToolPiece): string {
    const key = `${choice}/${index}`;
    const text = this.#unnamed.get(key) ?? "";
    this.#unnamed.delete(key);
    return text;
  }

  #toolOf(piece: ToolPiece): LaneWatch | undefined {
    const key = `${piece.choice}/${piece.index}`;
    if (this.#tools.has(key)) return this.#tools.get(key);
    const name = this.#stream.toolName(piece.choice, piece.index);
    if (name === "") {
      const text = piece.whole === true ? "" : piece.arguments ?? "";
      this.#unnamed.set(key, (this.#unnamed.get(key) ?? "") + text);
      return undefined;
    }
    const { guard, facts, locks } = this.#room;
    const called = { ...facts, kind: "llm.tool_call" as const, tool: { name } };
    const lock = toolLock(name, { guard, facts: called, tools: locks?.tools });
    const watch = lock === undefined || "missing" in lock ? undefined : new LaneWatch(lock);
    this.#tools.set(key, watch);
    return watch;
  }

  #write(watch: LaneWatch, text: string): SchemaFault | undefined {
    if (text === "") return undefined;
    this.#length += text.length;
    const { heldBytes } = this.#room.limits;
    if (this.#length > heldBytes) {
      throw problem(`more than ${heldBytes} characters are under a schema`);
    }
    return watch.write(text) === "hopeless" ? watch.fault : undefined;
  }
}

/** Most texts of one answer: APIs with content parts know 256 items. */
const MAX_OUTPUTS = 256;

function problem(message: string): Refusal {
  return new Refusal("upstream_failed", `cannot pass the answer: ${message}`);
}
