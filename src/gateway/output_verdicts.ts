/**
 * The verdict on the texts of an answer, with a receipt for each.
 *
 * @module
 */

import type { AnswerContent, AnswerText, Dialect, WholeOutput } from "../protocols/mod.ts";
import type { LaneLock } from "./lane_locks.ts";
import { judgeText, type LockVerdict } from "./lock_verdict.ts";
import type { CallRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";

/** A text with what its schema says. */
export interface OutputVerdict {
  readonly output: WholeOutput;
  readonly verdict: LockVerdict;
}

/** What is decided on the texts of an answer. */
export interface OutputsJudged {
  readonly verdicts: readonly OutputVerdict[];
  /** Resolves when the receipts are on stable storage. */
  readonly written: Promise<unknown>;
  /** Why the answer may not pass, if it may not. */
  readonly refusal: Refusal | undefined;
}

/** Judges whole texts and begins to write a receipt for each. */
export function judgeOutputs(
  outputs: readonly WholeOutput[],
  { lock, record, dialect, released }: {
    readonly lock: LaneLock;
    readonly record: CallRecord;
    readonly dialect: Dialect;
    /** Texts of which some has left. */
    readonly released?: (output: WholeOutput) => boolean;
  },
): OutputsJudged {
  const verdicts = outputs.map((output) => ({
    output,
    verdict: judgeText(output.text, lock, {
      subject: "its text does",
      truncated: output.truncated,
      released: released?.(output) === true,
    }),
  }));
  const written = Promise.all(verdicts.map(({ output, verdict }) =>
    record.locked({
      on: "response",
      verdict: verdict.rejected !== undefined
        ? "deny"
        : verdict.repair === undefined
        ? "allow"
        : "repair",
      schema: verdict.schema,
      judged: { lane: outputLane(output), text: output.text },
      repair: verdict.repair,
      reason: verdict.rejected ?? verdict.observed,
    })
  ));
  const refused = verdicts.find(({ verdict }) => verdict.rejected !== undefined);
  if (refused === undefined) return { verdicts, written, refusal: undefined };
  const { output, verdict } = refused;
  const refusal = new Refusal("schema_violation", `cannot pass the answer: ${verdict.rejected}`, {
    param: dialect.paramOfOutput(output),
    rules: ["clyra.schema"],
    schema: verdict.fault,
    hint: "the whole answer was withheld; ask again, or loosen the schema",
  });
  return { verdicts, written, refusal };
}

/** The lane of a text in entries. */
export function outputLane({ choice, part }: Pick<WholeOutput, "choice" | "part">): string {
  return part === "" ? `${choice}/text` : `${choice}/text/${part}`;
}

/** An answer without a word is an empty text, where it neither calls nor refuses. */
export function withSilence(
  outputs: readonly WholeOutput[],
  { toolCalls, texts, filtered = false }: Pick<AnswerContent, "toolCalls" | "texts" | "filtered">,
): readonly WholeOutput[] {
  const speaks = outputs.length > 0 || toolCalls.length > 0 || filtered ||
    texts.some(({ lane }) => lane === "refusal");
  if (speaks) return outputs;
  return [{ choice: 0, part: "", path: [], text: "", truncated: false }];
}

/** Whether there is text that no schema can be asked of, because it is no text by itself. */
export function hasUnplaced(
  texts: readonly AnswerText[],
  outputs: readonly Pick<WholeOutput, "text">[],
): boolean {
  const length = (all: readonly { readonly text: string }[]) =>
    all.reduce((sum, { text }) => sum + text.length, 0);
  return length(texts.filter(({ lane }) => lane === "text")) > length(outputs);
}
