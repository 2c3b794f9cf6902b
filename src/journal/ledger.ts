/**
 * The ledger: all runs of one tenant over one store, sealed into one log with signed tree heads.
 *
 * @module
 */

import {
  type EntryDraft,
  type EntryPayload,
  Frontier,
  type KeyRole,
  keyRoles,
  type LeafDraft,
  leafHash,
  type LeafPayload,
  parseLine,
  signCheckpoint,
  signLeaf,
  toBase64Url,
  toHex,
} from "../pef/mod.ts";
import { type Clock, ClyraError, type Random, timestamp, uuidv7 } from "../platform/mod.ts";
import type { Ledger, LedgerKey, Run, RunOptions, RunStatus, Sealed } from "./ledger_types.ts";
import { RunWriter } from "./run_writer.ts";
import type { Store } from "./store.ts";

/** What the ledger is made of. */
export interface LedgerOptions {
  readonly store: Store;
  /** The log's name, such as `clyra.local/<id>`; goes into every leaf and checkpoint. */
  readonly origin: string;
  readonly keys: Readonly<Record<KeyRole, LedgerKey>>;
  readonly salt: (context: string) => Uint8Array;
  readonly versions: { readonly gateway: string; readonly runtime?: string };
  readonly clock: Clock;
  readonly random: Random;
}

/** The name of the tenant log's stream in the store. */
export const logStream = "log";

/**
 * Opens the ledger: replays the log, registers keys that are new, and ends the runs that a crash left
 * open as `recovered`.
 *
 * @throws ClyraError `journal_corrupt` when what is stored does not follow from itself.
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const ledger = new StoredLedger(options);
  await ledger.start();
  return ledger;
}

class StoredLedger implements Ledger {
  readonly origin: string;
  readonly #options: LedgerOptions;
  readonly #frontier = new Frontier();
  readonly #runs = new Map<string, RunWriter>();
  readonly #sealed = new Set<string>();
  readonly #registered = new Set<string>();
  /** The keys that sign now; a rotation replaces one. */
  readonly #keys: Record<KeyRole, LedgerKey>;
  #logSize = 0;
  #checkpoint = "";
  #logFailure: Error | undefined;

  constructor(options: LedgerOptions) {
    this.origin = options.origin;
    this.#options = options;
    this.#keys = { ...options.keys };
  }

  async start(): Promise<void> {
    for await (const line of this.#options.store.read(logStream)) this.#replayLeaf(line);
    if (this.#logSize > 0 && !this.#registered.has(this.#keys.log.keyid)) {
      throw new ClyraError(
        "key_unusable",
        "cannot open the ledger: its log key is not registered",
        {
          hint: "open it with the key that it was last opened with, then rotate the key",
        },
      );
    }
    // The log begins with its own key, which a trust file pins.
    const roles: readonly KeyRole[] = ["log", ...keyRoles.filter((role) => role !== "log")];
    const added = roles.filter((role) => !this.#registered.has(this.#keys[role].keyid));
    await Promise.all(added.map((role) => this.#addKey(role)));
    this.#publish();
    for (const { stream } of this.#options.store.streams()) {
      if (stream !== logStream && !this.#sealed.has(stream)) await this.#recoverRun(stream);
    }
  }

  #replayLeaf(line: Uint8Array): void {
    const parsed = parseLine(line);
    if (typeof parsed === "string") throw corrupt(`leaf ${this.#logSize} of the tenant log`);
    const leaf = parsed.payload as LeafPayload;
    if (leaf.index !== this.#logSize || leaf.origin !== this.origin) {
      throw corrupt(`leaf ${this.#logSize} of the tenant log`);
    }
    if (leaf.type === "key.add" || leaf.type === "key.rotate") {
      this.#registered.add(leaf.body.keyid);
    }
    if (leaf.type === "run.seal") this.#sealed.add(leaf.body.run);
    this.#frontier.append(leafHash(line));
    this.#logSize++;
  }

  #addKey(role: KeyRole): Promise<number> {
    const { keyid, publicKey } = this.#keys[role];
    this.#registered.add(keyid);
    const body = { role, keyid, public_key: toBase64Url(publicKey), alg: "ed25519" } as const;
    return this.#appendLeaf({ type: "key.add", body });
  }

  /** Adds a leaf; resolves with its index when it is durable. The place is taken at once. */
  #appendLeaf(draft: LeafDraft, headKey: LedgerKey = this.#keys.log): Promise<number> {
    const { store, clock } = this.#options;
    if (!store.hasRoom({ records: 1, bytes: 4096 })) {
      throw new ClyraError("overloaded", "cannot append to the log: the journal's queue is full");
    }
    const index = this.#logSize;
    const place = { origin: this.origin, index, ts: timestamp(clock.now()) };
    const signed = signLeaf(draft, place, this.#keys.log);
    this.#frontier.append(signed.leaf);
    this.#logSize++;
    const size = this.#logSize;
    const root = this.#frontier.root();
    return store.append([{ stream: logStream, index, line: signed.line }]).then(() => {
      // Heads are published in order: a smaller one never replaces a larger one.
      if (size > this.#publishedSize) this.#publishHead({ size, root }, headKey);
      return index;
    });
  }

  #publishedSize = 0;

  #publish(): void {
    const head = { size: this.#logSize, root: this.#frontier.root() };
    this.#publishHead(head, this.#keys.log);
  }

  #publishHead(head: { readonly size: number; readonly root: Uint8Array }, key: LedgerKey): void {
    this.#publishedSize = head.size;
    this.#checkpoint = signCheckpoint({ origin: this.origin, ...head }, key);
  }

  async #recoverRun(stream: string): Promise<void> {
    const run = this.#writer(stream);
    let status: RunStatus = "recovered";
    for await (const line of this.#options.store.read(stream)) {
      const parsed = parseLine(line);
      if (typeof parsed === "string") throw corrupt(`entry ${run.size} of run ${stream}`);
      const entry = parsed.payload as EntryPayload;
      if (entry.seq !== run.size || entry.run !== stream) {
        throw corrupt(`entry ${run.size} of run ${stream}`);
      }
      if (entry.type === "run.close") status = entry.body.status;
      run.restore({ leaf: leafHash(line), draft: entry });
    }
    if (run.closed) await run.sealClosed(status);
    else await run.close("recovered");
  }

  #writer(id: string): RunWriter {
    const { store, clock, salt } = this.#options;
    return new RunWriter(id, {
      store,
      signer: () => this.#keys.entry,
      clock,
      salt,
      mark: async (body) => {
        try {
          await this.#appendLeaf({ type: "run.mark", body });
        } catch (thrown) {
          // A mark that cannot be written stops nothing by itself: the store remembers its failure.
          this.#logFailure ??= thrown instanceof Error ? thrown : new Error(String(thrown));
        }
      },
      seal: async (body) => {
        const index = await this.#appendLeaf({ type: "run.seal", body });
        this.#runs.delete(id);
        this.#sealed.add(id);
        return { index, checkpoint: this.#checkpoint };
      },
    });
  }

  async openRun(options: RunOptions): Promise<Run> {
    const id = options.id ?? uuidv7(this.#options);
    if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(id) || id === logStream) {
      throw new ClyraError("bad_request", "cannot open run: its id is malformed", {
        hint: "use 1 to 64 of a-z 0-9 . _ - and begin with a letter or digit",
      });
    }
    if (this.#runs.has(id) || this.#sealed.has(id)) {
      throw new ClyraError("bad_request", `cannot open run ${id}: a run of this id exists`, {
        hint: "choose another id, or leave it out to get a new one",
      });
    }
    const run = this.#writer(id);
    this.#runs.set(id, run);
    try {
      await run.append(this.#openEntry(options));
    } catch (thrown) {
      this.#runs.delete(id);
      throw thrown;
    }
    return run;
  }

  #openEntry(options: RunOptions): EntryDraft {
    const { versions, random } = this.#options;
    return {
      type: "run.open",
      body: {
        origin: this.origin,
        policy_sha256: options.policyHash,
        nonce: toHex(random.bytes(32)),
        versions: { ...versions, ...(options.agent === undefined ? {} : { agent: options.agent }) },
        ...(options.parentRun === undefined ? {} : { parent_run: options.parentRun }),
        ...(options.schemas === undefined ? {} : { schemas: options.schemas }),
      },
      ...(options.context === undefined ? {} : { context: options.context }),
    };
  }

  async rotateKey(role: KeyRole, next: LedgerKey): Promise<number> {
    const { keyid, publicKey } = next;
    if (this.#registered.has(keyid)) {
      throw new ClyraError("bad_request", `cannot rotate the ${role} key: the key is registered`, {
        hint: "make a new key; a key has one role and one interval of validity",
      });
    }
    // Entries of the old key must be covered by a leaf before it ends (SPEC, U-6).
    const marked = role === "entry" ? [...this.#runs.values()].map((run) => run.mark()) : [];
    this.#registered.add(keyid);
    const rotated = this.#appendLeaf({
      type: "key.rotate",
      body: {
        role,
        keyid,
        replaced: this.#keys[role].keyid,
        public_key: toBase64Url(publicKey),
        alg: "ed25519",
      },
    }, role === "log" ? next : this.#keys.log);
    // The next line that anyone signs comes after the rotation, in the log and in every run.
    this.#keys[role] = next;
    await Promise.all(marked);
    return await rotated;
  }

  run(id: string): Run | undefined {
    return this.#runs.get(id);
  }

  checkpoint(): string {
    return this.#checkpoint;
  }

  failure(): Error | undefined {
    return this.#options.store.failed ?? this.#logFailure;
  }

  /** Ends the runs that are open as `interrupted`, then closes the store. */
  async close(): Promise<void> {
    try {
      const open = [...this.#runs.values()].filter((run) => !run.closed);
      if (this.failure() === undefined) {
        await Promise.all(open.map((run): Promise<Sealed> => run.close("interrupted")));
      }
    } finally {
      await this.#options.store.close();
    }
  }
}

function corrupt(what: string): ClyraError {
  return new ClyraError(
    "journal_corrupt",
    `cannot open the journal: ${what} is not what was written`,
    {
      hint: "restore the journal from a backup; do not delete lines from it",
    },
  );
}
