/**
 * Running digests of what leaves for the caller: all bytes, and the content of each lane.
 *
 * Comments of the gateway itself (`: clyra ...`) are no part of what it vouches for, so that they can
 * name the entry that holds the digest.
 *
 * @module
 */

import { createHash, type Hash } from "node:crypto";
import type { EntryBody } from "../pef/mod.ts";

/** Most lanes an entry can list (PEF, `stream.notary`). */
const MAX_LANES = 64;

/** The body of a `stream.notary` entry. */
export type NotaryBody = EntryBody<"stream.notary">;

class Tally {
  readonly #hash: Hash = createHash("sha256");
  bytes = 0;

  add(bytes: Uint8Array): void {
    this.#hash.update(bytes);
    this.bytes += bytes.length;
  }

  get sha256(): string {
    return this.#hash.copy().digest("hex");
  }
}

/** Digests of one answer. */
export class Notary {
  readonly #all = new Tally();
  readonly #lanes = new Map<string, Tally>();
  #watcher: ((bytes: Uint8Array) => void) | undefined;

  /** Counts bytes that are handed to the connection. */
  delivered(bytes: Uint8Array): void {
    this.#all.add(bytes);
    this.#watcher?.(bytes);
  }

  /** Lets one other see everything that is counted from here on. */
  watch(watcher: (bytes: Uint8Array) => void): void {
    this.#watcher = watcher;
  }

  /** Counts content of one lane that is among the delivered bytes. */
  lane(name: string, bytes: Uint8Array): void {
    let tally = this.#lanes.get(name);
    if (tally === undefined) {
      const key = this.#lanes.size < MAX_LANES - 1 ? name : "rest";
      tally = this.#lanes.get(key) ?? new Tally();
      this.#lanes.set(key, tally);
    }
    tally.add(bytes);
  }

  /** What was delivered until now. */
  body(end: NotaryBody["end"]): NotaryBody {
    return {
      delivered: { bytes: this.#all.bytes, sha256: this.#all.sha256 },
      lanes: [...this.#lanes].map(([lane, tally]) => ({
        lane,
        bytes: tally.bytes,
        sha256: tally.sha256,
      })),
      end,
    };
  }
}
