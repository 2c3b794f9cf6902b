/**
 * Answers that no rule looks into: byte for byte, at the caller's pace, the last piece only when the
 * evidence is durable.
 *
 * @module
 */

import type { Answer } from "./dispatch.ts";
import { responseHeaders } from "./headers.ts";
import { Notary } from "./notary.ts";
import type { CallRecord } from "./record.ts";
import { outflow } from "./outflow.ts";

/** Passes an answer through. */
export async function gateBytes(
  answer: Answer,
  { record, withoutBody, log, drainBytes }: {
    readonly record: CallRecord;
    /** HEAD: the head is all there is. */
    readonly withoutBody: boolean;
    readonly log: (error: unknown) => void;
    /** Most bytes to take for nobody when the caller has left; `undefined` to cancel then. */
    readonly drainBytes?: number | undefined;
  },
): Promise<Response> {
  const headers = responseHeaders(answer.headers, { rewritten: false });
  const { status } = answer;
  const notary = new Notary();
  if (!withoutBody) await record.answer.keep(notary, answer);
  const ending = { status, upstreamStatus: status } as const;
  // One piece is kept back: whoever has the last byte has a call whose receipt is on disk.
  let ahead = withoutBody ? undefined : await answer.body.read();
  if (ahead === undefined) {
    await record.end({ ...ending, outcome: "complete", notary: notary.body("complete") });
    return new Response(null, { status, headers });
  }
  const next = async (): Promise<Uint8Array | undefined> => {
    if (ahead === undefined) return undefined;
    const piece = ahead;
    ahead = await answer.body.read();
    notary.delivered(piece);
    if (ahead === undefined) {
      await record.end({ ...ending, outcome: "complete", notary: notary.body("complete") });
    }
    return piece;
  };
  const body = outflow({
    next,
    answer,
    record,
    notary,
    ending,
    log,
    drain: drainBytes === undefined ? undefined : () => answer.body.skip(drainBytes),
  });
  return new Response(body, { status, headers });
}
