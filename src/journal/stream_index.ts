/**
 * Where the records of each stream are: not each record, but the stretch of each segment between its
 * first and its last, so that memory grows with streams and files, not with records.
 *
 * @module
 */

import type { StoredRecord, StreamSummary } from "./store.ts";

/** The part of one segment that holds records of a stream (between those of others). */
export interface Stretch {
  readonly segment: number;
  /** Index of the first record of the stream in it. */
  readonly firstIndex: number;
  /** Offset of the frame with the first. */
  readonly start: number;
  /** Offset behind the frame with the last. */
  end: number;
}

/** Where a frame is. */
export interface FrameLocation {
  readonly segment: number;
  readonly offset: number;
  readonly sizeBytes: number;
}

interface StreamState {
  /** On stable storage. */
  count: number;
  /** On stable storage or waiting. Never less than `count`. */
  accepted: number;
  readonly stretches: Stretch[];
}

/** The index over all streams. */
export class StreamIndex {
  readonly #streams = new Map<string, StreamState>();

  /** The index the next record of a stream has to have. */
  next(stream: string): number {
    return this.#streams.get(stream)?.accepted ?? 0;
  }

  /** Takes the next index of a stream for a record that will be written. */
  accept(stream: string): void {
    this.#state(stream).accepted += 1;
  }

  /** Notes records that are on stable storage; says whether they continue their streams. */
  add(records: readonly StoredRecord[], location: FrameLocation): boolean {
    const end = location.offset + location.sizeBytes;
    for (const { stream, index } of records) {
      const state = this.#state(stream);
      if (index !== state.count) return false;
      state.count += 1;
      state.accepted = Math.max(state.accepted, state.count);
      const last = state.stretches.at(-1);
      if (last?.segment === location.segment) {
        last.end = end;
      } else {
        const { segment, offset: start } = location;
        state.stretches.push({ segment, firstIndex: index, start, end });
      }
    }
    return true;
  }

  /** Records of a stream on stable storage. */
  count(stream: string): number {
    return this.#streams.get(stream)?.count ?? 0;
  }

  /** Where to look for the records of a stream from index `from` on; a copy. */
  stretches(stream: string, from: number): readonly Stretch[] {
    const all = this.#streams.get(stream)?.stretches ?? [];
    const first = all.findLastIndex((stretch) => stretch.firstIndex <= from);
    return all.slice(Math.max(first, 0)).map((stretch) => ({ ...stretch }));
  }

  /** All streams with a record on stable storage, in the order of their first. */
  summaries(): readonly StreamSummary[] {
    return [...this.#streams]
      .filter(([, state]) => state.count > 0)
      .map(([stream, { count }]) => ({ stream, count }));
  }

  #state(stream: string): StreamState {
    let state = this.#streams.get(stream);
    if (state === undefined) {
      state = { count: 0, accepted: 0, stretches: [] };
      this.#streams.set(stream, state);
    }
    return state;
  }
}
