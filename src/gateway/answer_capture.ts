/**
 * What is recorded of a streamed answer: its digests, and all of it where the route keeps answers.
 *
 * @module
 */

import type { Capture, StreamTap } from "./capture.ts";
import type { Answer } from "./dispatch.ts";
import { mediaTypeOf } from "./headers.ts";
import type { Notary, NotaryBody } from "./notary.ts";

/** What the entries of a call say of its stream. */
export interface DeliveredRecord {
  /** `undefined` where the route has no digests of answers recorded. */
  readonly notary?: NotaryBody;
  /** The commitment to a stream that is kept. */
  readonly kept?: { readonly body: { sha256: string; n: number; mt: string } };
  readonly ext: Readonly<Record<string, string>>;
  /** Why a stream could not be kept. */
  readonly failure?: unknown;
}

/** The streamed answer of one call. */
export class AnswerCapture {
  readonly #capture: Capture;
  #kept: { readonly tap: StreamTap; readonly mediaType: string } | undefined;

  constructor(capture: Capture) {
    this.#capture = capture;
  }

  /** Keeps what the notary counts, where the route keeps answers in full. */
  async keep(notary: Notary, { headers, body }: Answer): Promise<void> {
    try {
      const tap = await this.#capture.stream(notary);
      if (tap !== undefined) this.#kept = { tap, mediaType: mediaTypeOf(headers) };
    } catch (error) {
      body.cancel();
      throw error;
    }
  }

  /** Resolves when what was delivered until now is kept; at once where nothing is. */
  async ready(): Promise<void> {
    await this.#kept?.tap.ready();
  }

  /** Forgets what was kept: there is no entry to name it. */
  async discard(): Promise<void> {
    await this.#kept?.tap.discard();
  }

  /** Ends it. Gives the record at once where nothing is kept, so that entries keep their order. */
  settle(notary: NotaryBody | undefined): DeliveredRecord | Promise<DeliveredRecord> {
    return this.#kept === undefined ? this.#said(notary) : this.#settleKept(this.#kept, notary);
  }

  /** Plain digests only where the route has them recorded. */
  #said(notary: NotaryBody | undefined): DeliveredRecord {
    if (notary === undefined) return { ext: {} };
    if (!this.#capture.namesDelivered) {
      return { ext: { body_store: "none", delivered_bytes: String(notary.delivered.bytes) } };
    }
    const ext: Record<string, string> = this.#capture.redactsDelivered
      // A value may lie across any number of events: no copy of it could be trusted.
      ? { body_store: "redacted", "unredacted.delivered": "stream" }
      : {};
    if (this.#capture.namesArguments) return { notary, ext };
    const lanes = notary.lanes.filter(({ lane }) => !/\/tool_call\/|^rest$/.test(lane));
    return { notary: { ...notary, lanes }, ext };
  }

  async #settleKept(
    { tap, mediaType }: { readonly tap: StreamTap; readonly mediaType: string },
    notary: NotaryBody | undefined,
  ): Promise<DeliveredRecord> {
    if (notary === undefined) {
      await tap.discard();
      return { ext: {} };
    }
    const { sha256, bytes } = notary.delivered;
    const said = this.#said(notary);
    try {
      const stored = await tap.keep(sha256);
      return {
        ...said,
        ...(stored ? { kept: { body: { sha256, n: bytes, mt: mediaType } } } : {}),
        ext: { body_store: stored ? "full" : "too_long" },
      };
    } catch (failure) {
      return { ...said, ext: { body_store: "unkept" }, failure };
    }
  }
}
