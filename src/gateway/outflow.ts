/**
 * The last stretch to the caller: a stream that pulls at the caller's pace, ends the upstream when the
 * caller leaves, and writes down how it ended, whichever way.
 *
 * @module
 */

import type { Usage } from "../protocols/mod.ts";
import { type Answer, CallerLeft } from "./dispatch.ts";
import type { Notary, NotaryBody } from "./notary.ts";
import type { CallRecord } from "./record.ts";
import type { Ending } from "./record_parts.ts";
import { endingOf } from "./ending.ts";
import { causesOf } from "./refusal.ts";

/** A stream to the caller. */
export interface OutflowOptions {
  /** The next bytes, `undefined` at the end; a throw breaks the connection off. */
  readonly next: () => Promise<Uint8Array | undefined>;
  readonly answer: Answer;
  readonly record: CallRecord;
  readonly notary: Notary;
  /** What the ending says besides the outcome. */
  readonly ending: Omit<Ending, "outcome">;
  readonly log: (error: unknown) => void;
  /** What the upstream has counted until now. */
  readonly usage?: () => Usage | undefined;
  /** Takes what is left of the answer for nobody; where it is given, the caller's leaving ends nothing. */
  readonly drain?: (() => Promise<void>) | undefined;
}

/** Makes the body of the caller's response. Holds no more than one piece. */
export function outflow(options: OutflowOptions): ReadableStream<Uint8Array> {
  const { next, answer, record, notary, ending, log, drain } = options;
  let gone = false;
  let pulling: Promise<unknown> | undefined;
  const end = async (thrown: unknown, delivered?: NotaryBody): Promise<void> => {
    const { outcome, end } = endingOf(thrown);
    const usage = options.usage?.();
    try {
      await record.end({ ...ending, outcome, usage, notary: delivered ?? notary.body(end) });
    } catch (error) {
      log(error);
    }
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const taken = next();
        pulling = taken;
        const bytes = await taken;
        await record.answer.ready();
        if (gone) return;
        if (bytes === undefined) controller.close();
        else controller.enqueue(bytes);
      } catch (error) {
        if (gone) return;
        answer.body.cancel();
        await end(error);
        // A broken transfer is the only sign that no client can mistake for a clean end. The server
        // prints what it is given here: a line, not a stack.
        controller.error(`clyra: broke off an answer: ${causesOf(error)}`);
      }
    },
    async cancel() {
      const left = new CallerLeft();
      if (drain === undefined) {
        answer.body.cancel(left);
        return await end(left);
      }
      gone = true;
      const delivered = notary.body("caller_left");
      try {
        await pulling;
        await drain();
      } catch (error) {
        log(error);
      }
      await end(left, delivered);
    },
  }, { highWaterMark: 0 });
}
