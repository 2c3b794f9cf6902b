/**
 * The last stretch to the caller: a stream that pulls at the caller's pace, ends the upstream when the
 * caller leaves, and writes down how it ended, whichever way.
 *
 * @module
 */

import { type Answer, CallerLeft } from "./dispatch.ts";
import type { Notary } from "./notary.ts";
import type { CallRecord, Ending } from "./record.ts";
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
}

/** Makes the body of the caller's response. Holds no more than one piece. */
export function outflow(options: OutflowOptions): ReadableStream<Uint8Array> {
  const { next, answer, record, notary, ending, log } = options;
  const end = async (thrown: unknown): Promise<void> => {
    const { outcome, end } = endingOf(thrown);
    try {
      await record.end({ ...ending, outcome, notary: notary.body(end) });
    } catch (error) {
      log(error);
    }
  };
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const bytes = await next();
        if (bytes === undefined) controller.close();
        else controller.enqueue(bytes);
      } catch (error) {
        answer.body.cancel();
        await end(error);
        // A broken transfer is the only sign that no client can mistake for a clean end. The server
        // prints what it is given here: a line, not a stack.
        controller.error(`clyra: broke off an answer: ${causesOf(error)}`);
      }
    },
    async cancel() {
      const left = new CallerLeft();
      answer.body.cancel(left);
      await end(left);
    },
  }, { highWaterMark: 0 });
}
