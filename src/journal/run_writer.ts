/**
 * Writes one run: signs, chains and stores its entries, in the order of the calls.
 *
 * @module
 */

import {
  commit,
  type Commitment,
  type EntryDraft,
  Frontier,
  genesisLink,
  limits,
  signEntry,
  type Signer,
  toHex,
} from "../pef/mod.ts";
import { type Clock, ClyraError, timestamp } from "../platform/mod.ts";
import type { Appended, Run, RunStatus, Sealed } from "./ledger_types.ts";
import type { Store } from "./store.ts";

/** What a run needs from its ledger. */
export interface RunPorts {
  readonly store: Store;
  /** The key that signs now: a rotation replaces it between two entries. */
  readonly signer: () => Signer;
  readonly clock: Clock;
  /** A 32-byte salt that only this tenant can derive again. */
  readonly salt: (context: string) => Uint8Array;
  /** Notes in the tenant log how far the run is. */
  readonly mark: (
    state: { readonly run: string; readonly entries: number; readonly root: string },
  ) => Promise<void>;
  readonly seal: (
    state: {
      readonly run: string;
      readonly entries: number;
      readonly root: string;
      readonly status: RunStatus;
    },
  ) => Promise<{ readonly index: number; readonly checkpoint: string }>;
}

/** A run is marked in the tenant log this often, so that a cut tail is noticed. */
export const markEvery = { entries: 1024, ms: 60_000 } as const;

/** The chain state of a run; restored from stored lines after a crash. */
export class RunWriter implements Run {
  readonly id: string;
  readonly #ports: RunPorts;
  readonly #frontier = new Frontier();
  readonly #openCalls = new Set<string>();
  #prev = genesisLink;
  #size = 0;
  #lastMarkMs: number;
  #closing = false;

  constructor(id: string, ports: RunPorts) {
    this.id = id;
    this.#ports = ports;
    this.#lastMarkMs = ports.clock.monotonicMs();
  }

  get size(): number {
    return this.#size;
  }

  append(draft: EntryDraft): Promise<Appended> {
    try {
      return this.#append(draft);
    } catch (thrown) {
      return Promise.reject(thrown);
    }
  }

  #append(draft: EntryDraft): Promise<Appended> {
    const { store, clock } = this.#ports;
    if (this.#closing) {
      throw new ClyraError("bad_request", `cannot append to run ${this.id}: it is closed`, {
        hint: "open a new run",
      });
    }
    if (store.failed !== undefined) {
      throw new ClyraError("journal_unavailable", "cannot append: the journal has stopped", {
        cause: store.failed,
        hint: "restart the gateway; it recovers from what is on disk",
      });
    }
    // The index may only be taken when the store will take the record, or the chain would have a hole.
    if (!store.hasRoom({ records: 1, bytes: limits.lineBytes })) {
      throw new ClyraError("overloaded", "cannot append: the journal's queue is full", {
        hint: "retry later, or use a faster disk",
      });
    }
    this.#trackCall(draft);
    const seq = this.#size;
    const place = { run: this.id, seq, prev: this.#prev, ts: timestamp(clock.now()) };
    const signed = signEntry(draft, place, this.#ports.signer());
    if (signed.line.length > limits.lineBytes) {
      throw new ClyraError(
        "limit_exceeded",
        `cannot append: the entry is over ${limits.lineBytes} bytes`,
      );
    }
    const leaf = this.#advance(signed.leaf);
    const stored = store.append([{ stream: this.id, index: seq, line: signed.line }]);
    this.#markWhenDue();
    return stored.then(() => ({ run: this.id, seq, leaf }));
  }

  /** Takes over a line that is already stored. */
  restore(line: { readonly leaf: Uint8Array; readonly draft: EntryDraft }): void {
    this.#trackCall(line.draft);
    this.#advance(line.leaf);
    if (line.draft.type === "run.close") this.#closing = true;
  }

  /** Whether `run.close` is written. */
  get closed(): boolean {
    return this.#closing;
  }

  commit(
    bytes: Uint8Array,
    options: { readonly scope: string; readonly field: string; readonly mediaType: string },
  ): Commitment {
    const salt = this.#ports.salt(`${this.id}\0${options.scope}\0${options.field}`);
    return commit(bytes, { field: options.field, salt, mediaType: options.mediaType });
  }

  async close(status: RunStatus): Promise<Sealed> {
    const appended = this.append({
      type: "run.close",
      body: { entries: this.#size + 1, status, open_calls: [...this.#openCalls] },
    });
    this.#closing = true;
    await appended;
    return await this.sealClosed(status);
  }

  /** Seals a run whose `run.close` is stored. */
  async sealClosed(status: RunStatus): Promise<Sealed> {
    const state = { run: this.id, entries: this.#size, root: toHex(this.#frontier.root()) };
    const { index, checkpoint } = await this.#ports.seal({ ...state, status });
    return { ...state, sealIndex: index, checkpoint };
  }

  #trackCall(draft: EntryDraft): void {
    const { call } = draft;
    if (draft.type === "call.request" && call !== undefined) {
      if (this.#openCalls.size >= limits.openCalls) {
        throw new ClyraError(
          "overloaded",
          `cannot open call: run ${this.id} has ${limits.openCalls} calls without response`,
          { hint: "wait for responses, or spread the work over several runs" },
        );
      }
      this.#openCalls.add(call);
    }
    if (draft.type === "call.response" && call !== undefined) this.#openCalls.delete(call);
  }

  #advance(leaf: Uint8Array): string {
    this.#frontier.append(leaf);
    this.#prev = toHex(leaf);
    this.#size++;
    return this.#prev;
  }

  #markWhenDue(): void {
    const nowMs = this.#ports.clock.monotonicMs();
    const due = this.#size % markEvery.entries === 0 ||
      nowMs - this.#lastMarkMs >= markEvery.ms;
    // Nobody waits for this mark; the ledger remembers when one cannot be written.
    if (due) void this.mark();
  }

  /** Notes in the tenant log how far the run is; resolves when that is durable or has failed. */
  async mark(): Promise<void> {
    this.#lastMarkMs = this.#ports.clock.monotonicMs();
    if (this.#size === 0) return;
    await this.#ports.mark({
      run: this.id,
      entries: this.#size,
      root: toHex(this.#frontier.root()),
    });
  }
}
