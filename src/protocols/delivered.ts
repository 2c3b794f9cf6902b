/**
 * What a client can check by itself: the digest of the events it got, as the `stream.notary` entry of
 * its call has it.
 *
 * @module
 */

import { SseFramer } from "./sse.ts";

/** What was delivered, as a notary entry says it. */
export interface Delivered {
  readonly bytes: number;
  /** Hex SHA-256. */
  readonly sha256: string;
  /** Where the receipts are that the stream names, as `run/seq`. */
  readonly receipts: readonly string[];
}

/** A comment of the gateway. Nobody else's comment of this form passes it. */
const own = /^: clyra(?: receipt=(\S+))?(?: schema=[a-z]+)?\n\n$/;

/**
 * Recomputes the digest over a stream of events as it was received. The gateway's own comments are no
 * part of it: they name the entry that holds the digest.
 *
 * @throws SseError for bytes that are no stream that a gate lets out
 *
 * @example
 * ```ts
 * import { recomputeDelivered } from "./delivered.ts";
 *
 * const stream = (text: string) => recomputeDelivered(new TextEncoder().encode(text));
 * const plain = await stream("data: a\n\n");
 * const noted = await stream(": clyra\n\n: clyra receipt=r/1\n\ndata: a\n\n");
 * if (plain.sha256 !== noted.sha256 || noted.receipts[0] !== "r/1") throw new Error("other bytes");
 * ```
 */
export async function recomputeDelivered(stream: Uint8Array): Promise<Delivered> {
  const framer = new SseFramer({ maxFrameBytes: Math.max(1, stream.length) });
  const receipts: string[] = [];
  const kept = new Uint8Array(stream.length);
  let length = 0;
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  for (const frame of [...framer.push(stream), ...framer.end()]) {
    const comment = frame.comment ? own.exec(decoder.decode(frame.raw)) : null;
    if (comment === null) {
      kept.set(frame.raw, length);
      length += frame.raw.length;
    } else if (comment[1] !== undefined) receipts.push(comment[1]);
  }
  const digest = await crypto.subtle.digest("SHA-256", kept.subarray(0, length));
  return { bytes: length, sha256: new Uint8Array(digest).toHex(), receipts };
}
