/**
 * What the rooms above see of the ledger: runs that take entries, seals, and the tenant log.
 *
 * @module
 */

import type { Commitment, EntryDraft, KeyRole, Signer } from "../pef/mod.ts";

/** A key that signs, with the public half that the log registers. */
export interface LedgerKey extends Signer {
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
}

/** Where an entry went. */
export interface Appended {
  readonly run: string;
  readonly seq: number;
  /** Hex SHA-256 of `0x00 || line`: chain link, tree leaf and receipt in one. */
  readonly leaf: string;
}

/** The end of a run. */
export interface Sealed {
  readonly run: string;
  /** Number of entries, `run.close` included. */
  readonly entries: number;
  /** Hex root of the run's tree. */
  readonly root: string;
  /** Leaf index of the `run.seal` in the tenant log. */
  readonly sealIndex: number;
  /** The signed tree head that covers the seal, in C2SP form. */
  readonly checkpoint: string;
}

/** How a run ended. */
export type RunStatus = "complete" | "interrupted" | "recovered";

/** One run that is open for entries. */
export interface Run {
  readonly id: string;
  /** Number of entries so far. */
  readonly size: number;
  /**
   * Signs, chains and stores one entry. Resolves when it is on stable storage; entries get their
   * place in the order of the calls, so callers need not wait for each other.
   *
   * @throws ClyraError `journal_unavailable` when it could not be stored; the run takes no more.
   */
  append(draft: EntryDraft): Promise<Appended>;
  /** Commits to bytes without storing them. `scope` and `field` tell equal bytes apart. */
  commit(
    bytes: Uint8Array,
    options: { readonly scope: string; readonly field: string; readonly mediaType: string },
  ): Commitment;
  /** Appends `run.close` (which names the calls still without response), seals the run in the tenant log and publishes a checkpoint. */
  close(status: RunStatus): Promise<Sealed>;
}

/** What a run is opened with; becomes the `run.open` entry. */
export interface RunOptions {
  /** Chosen by the caller or made here (a UUIDv7). */
  readonly id?: string;
  /** Hex digest of the policy in force. */
  readonly policyHash: string;
  readonly agent?: string;
  readonly parentRun?: string;
  readonly schemas?: readonly { readonly name: string; readonly sha256: string }[];
  readonly context?: NonNullable<EntryDraft["context"]>;
}

/** The writer of all runs of one tenant. */
export interface Ledger {
  readonly origin: string;
  /** @throws ClyraError `bad_request` when the id is malformed or already taken. */
  openRun(options: RunOptions): Promise<Run>;
  /** An open run, or `undefined`. */
  run(id: string): Run | undefined;
  /**
   * Ends the key of a role and lets `next` sign from here on; open runs are marked in the log first, so
   * that what the old key signed stays valid. Resolves with the leaf index of the rotation.
   *
   * @throws ClyraError `bad_request` when the key was registered before.
   */
  rotateKey(role: KeyRole, next: LedgerKey): Promise<number>;
  /** The newest published checkpoint (C2SP signed note). */
  checkpoint(): string;
  /** Why the ledger cannot write, or `undefined` while it can. */
  failure(): Error | undefined;
  close(): Promise<void>;
}
