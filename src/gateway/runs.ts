/**
 * The runs that calls belong to: named by the caller, or one shared run for calls that name none.
 *
 * A caller that sends no `x-clyra-run-id` gets the gateway's shared run: evidence is kept for every
 * call, and the cost of opening and sealing a run is not paid for each. Who wants a bundle of its own
 * work names a run. The shared run ends with the gateway, or when it is full and the next one begins.
 *
 * @module
 */

import type { EntryDraft } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import type { Identity } from "./callers.ts";
import type { Limits } from "./limits.ts";
import type { GatewayDeps, LedgerPort, RunPort, SealedRun } from "./ports.ts";
import { causesOf, Refusal } from "./refusal.ts";

/** A call's place in a run, to be given back when the call has ended. */
export interface Lease {
  readonly run: RunPort;
  /** More than one policy has decided on calls of the run. */
  readonly severalPolicies: boolean;
  /** Gives the place back; calling it again does nothing. */
  release(): void;
}

/** The policy that decides now. */
export interface PolicyInForce {
  readonly hash: string;
  readonly schemas: readonly { readonly name: string; readonly sha256: string }[];
  /** Grows with each change of the settings. */
  readonly generation: number;
}

/** Whose calls a run takes. Without one it takes everybody's who names it. */
export type RunOwner =
  /** The caller whose call opened the run. */
  | { readonly caller: string }
  /** Whoever has the key that was given out with the run. */
  | "key";

/** What a run is opened with. */
export interface OpenRun {
  readonly policy: PolicyInForce;
  readonly id?: string | undefined;
  readonly agent?: string | undefined;
  readonly parentRun?: string | undefined;
  readonly owner?: RunOwner | undefined;
}

/** What a run is joined with; it is opened with that where it is new. */
export interface JoinRun extends OpenRun {
  /** Who calls; left out for what the gateway or its operator writes. */
  readonly by?: Identity;
}

interface Held {
  readonly run: RunPort;
  readonly owner: RunOwner | undefined;
  /** The newest policy that the run was told of. */
  policy: PolicyInForce;
  severalPolicies: boolean;
  /** Settles when the entry of the newest change of policy is durable. */
  policyTold: Promise<void>;
  readonly calls: Set<string>;
  /** Set from the moment at which the run takes no more calls. */
  sealing: Promise<SealedRun> | undefined;
  idle: (() => void) | undefined;
}

/** A run as its owner gets to see it. */
export interface RunState {
  readonly run: string;
  readonly state: "open" | "closing" | "sealed";
  readonly entries: number;
  /** Calls under way. */
  readonly calls: number;
  readonly seal: SealedRun | undefined;
}

/** Digests that one event may name (PEF), without the two of the policies. */
const MAX_NAMED_SCHEMAS = 254;

/** Seals that are kept in mind; older ones are in their bundles. */
const MAX_SEALS = 1024;

/** All runs of one gateway. */
export class Runs {
  readonly #ledger: LedgerPort;
  readonly #onSealed: (run: string) => void;
  readonly #deps: GatewayDeps;
  #limits: Limits;
  /** By id; a promise while it opens, so that two calls at once open it once. */
  readonly #runs = new Map<string, Promise<Held>>();
  #shared: Promise<Held> | undefined;
  readonly #seals = new Map<string, SealedRun>();
  #stopping = false;

  /** `onSealed` is told of each run that has ended, whoever ended it. */
  constructor(
    deps: GatewayDeps,
    limits: Limits,
    options: { readonly onSealed?: (run: string) => void } = {},
  ) {
    this.#onSealed = options.onSealed ?? (() => {});
    this.#ledger = deps.ledger;
    this.#deps = deps;
    this.#limits = limits;
  }

  /** Number of runs that are open. */
  get size(): number {
    return this.#runs.size;
  }

  /**
   * Joins the run `id`, which is opened when it is new (by this agent); the shared run without an id.
   *
   * @throws ClyraError `journal_unavailable`, `overloaded`, `bad_request` for a run that has ended,
   * `denied` for somebody else's
   */
  async join(call: string, options: JoinRun): Promise<Lease> {
    const held = options.id === undefined
      ? await this.#joinShared(options)
      : await this.#open(options);
    const { by } = options;
    // First: whether a run is being closed is for its owner to know.
    if (options.id !== undefined && by !== undefined && !admits(held.owner, by)) throw foreign();
    if (held.sealing !== undefined) throw ended(held.run.id);
    held.calls.add(call);
    this.#touch(held.run.id);
    try {
      this.#tell(held, options.policy);
      await held.policyTold;
    } catch (error) {
      if (held.calls.delete(call) && held.calls.size === 0) held.idle?.();
      throw unavailable(error);
    }
    return {
      run: held.run,
      get severalPolicies() {
        return held.severalPolicies;
      },
      release: () => {
        if (held.calls.delete(call) && held.calls.size === 0) held.idle?.();
      },
    };
  }

  /**
   * Opens a run that must be new.
   *
   * @throws ClyraError as {@linkcode Runs.join}
   */
  async open(options: OpenRun): Promise<RunPort> {
    if (options.id !== undefined && this.#runs.has(options.id)) {
      throw new Refusal("bad_request", "cannot open the run: it is open already", { param: "id" });
    }
    return (await this.#open(options)).run;
  }

  /** Takes other limits from now on. */
  adopt(limits: Limits): void {
    this.#limits = limits;
  }

  /** Writes an event of the gateway itself into the shared run; resolves when it is durable. */
  async note(
    id: string,
    { draft, policy }: { readonly draft: EntryDraft; readonly policy: PolicyInForce },
  ): Promise<void> {
    const lease = await this.join(id, { policy });
    try {
      await lease.run.append(draft);
    } catch (error) {
      throw unavailable(error);
    } finally {
      lease.release();
    }
  }

  /** What is known of a run; `undefined` for one that this gateway does not know. */
  async describe(id: string): Promise<RunState | undefined> {
    const held = await this.#runs.get(id);
    if (held !== undefined) {
      const state = held.sealing === undefined ? "open" : "closing";
      const { size: calls } = held.calls;
      return { run: id, state, entries: held.run.size, calls, seal: undefined };
    }
    const seal = this.#seals.get(id);
    return seal && { run: id, state: "sealed", entries: seal.entries, calls: 0, seal };
  }

  /** An open run. */
  async find(id: string): Promise<RunPort | undefined> {
    return (await this.#runs.get(id))?.run;
  }

  /**
   * Ends a run: takes no more calls, waits a bounded time for those under way, seals.
   *
   * @throws ClyraError `not_found`, `journal_unavailable`
   */
  async close(id: string, status: "complete" | "interrupted" = "complete"): Promise<SealedRun> {
    const held = await this.#runs.get(id);
    if (held === undefined || held.sealing !== undefined) {
      throw new Refusal("not_found", "cannot close the run: there is no open run of this id");
    }
    return await this.#seal(held, { status, waitMs: this.#limits.closeMs });
  }

  /** Ends all runs; takes no new ones from now on. */
  async stop(): Promise<SealedRun[]> {
    this.#stopping = true;
    const shared = await this.#shared?.catch(() => undefined);
    const sealed = [...this.#runs].map(async ([id, opening]) => {
      try {
        const held = await opening;
        const status = held === shared ? "complete" : "interrupted";
        const { closeMs } = this.#limits;
        if (held.sealing === undefined) {
          return [await this.#seal(held, { status, waitMs: closeMs })];
        }
        const timer = setTimeout(() => held.idle?.(), closeMs);
        return [await held.sealing.finally(() => clearTimeout(timer))];
      } catch (error) {
        this.#deps.log("error", `cannot seal run ${id}: ${causesOf(error)}`);
        return [];
      }
    });
    return (await Promise.all(sealed)).flat();
  }

  /**
   * A run that was opened under another policy gets an entry that marks the change, in front of the first
   * call that the new one decides on. A call that came before the change keeps its policy and may write
   * later: it never turns the mark back.
   */
  #tell(held: Held, policy: PolicyInForce): void {
    const before = held.policy;
    if (policy.generation <= before.generation) return;
    held.policy = policy;
    if (policy.hash === before.hash) return;
    held.severalPolicies = true;
    const schemas = policy.schemas.slice(0, MAX_NAMED_SCHEMAS);
    held.policyTold = held.run.append({
      type: "event.policy",
      body: {
        summary: "the policy was changed; calls that begin from here on are decided by the new one",
        digests: [
          { name: "policy", sha256: policy.hash },
          { name: "policy.before", sha256: before.hash },
          ...schemas.map(({ name, sha256 }) => ({ name: `schema/${name}`, sha256 })),
        ],
      },
    }).then(() => undefined);
  }

  async #joinShared(options: OpenRun): Promise<Held> {
    for (;;) {
      const opening = this.#shared ??= this.#open({ policy: options.policy });
      let held: Held;
      try {
        held = await opening;
      } catch (error) {
        // A run that could not be opened must not be what every later call gets.
        if (this.#shared === opening) this.#shared = undefined;
        throw error;
      }
      const full = held.run.size >= this.#limits.sharedRunEntries;
      if (!full && held.sealing === undefined) return held;
      if (this.#shared === opening) this.#shared = undefined;
      if (held.sealing === undefined) this.#retire(held);
    }
  }

  /** Nobody asked for this end, so it cuts no call short: each of them has its own deadlines. */
  #retire(held: Held): void {
    this.#seal(held, { status: "complete" }).catch((error: unknown) =>
      this.#deps.log("error", `cannot seal run ${held.run.id}: ${causesOf(error)}`)
    );
  }

  #seal(
    held: Held,
    options: { readonly status: "complete" | "interrupted"; readonly waitMs?: number },
  ): Promise<SealedRun> {
    held.sealing = this.#sealWhenIdle(held, options);
    return held.sealing;
  }

  async #sealWhenIdle(
    held: Held,
    { status, waitMs }: {
      readonly status: "complete" | "interrupted";
      readonly waitMs?: number;
    },
  ): Promise<SealedRun> {
    if (held.calls.size > 0) await this.#idle(held, waitMs);
    try {
      const sealed = await held.run.close(status, { openCalls: [...held.calls] });
      const [oldest] = this.#seals.keys();
      if (this.#seals.size >= MAX_SEALS && oldest !== undefined) this.#seals.delete(oldest);
      this.#seals.set(held.run.id, sealed);
      return sealed;
    } finally {
      this.#runs.delete(held.run.id);
      this.#onSealed(held.run.id);
    }
  }

  async #open(options: OpenRun): Promise<Held> {
    const known = options.id === undefined ? undefined : this.#runs.get(options.id);
    if (known !== undefined) return await known;
    if (this.#stopping) {
      throw new Refusal("overloaded", "cannot open a run: the gateway is stopping");
    }
    if (this.#runs.size >= this.#limits.openRuns) await this.#endIdlest();
    const opening = this.#openNew(options);
    if (options.id !== undefined) this.#keep(options.id, opening);
    const held = await opening;
    if (options.id === undefined) this.#keep(held.run.id, opening);
    return held;
  }

  /**
   * Makes room: seals the run that has been without calls the longest. Who names a run for each call and
   * never closes one must not lock out all others.
   */
  async #endIdlest(): Promise<void> {
    const shared = await this.#shared?.catch(() => undefined);
    for (const opening of [...this.#runs.values()]) {
      const held = await opening.catch(() => undefined);
      if (held === undefined || held === shared) continue;
      if (held.calls.size > 0 || held.sealing !== undefined) continue;
      await this.#seal(held, { status: "interrupted", waitMs: 0 });
      return;
    }
    throw new Refusal("overloaded", `cannot open a run: ${this.#runs.size} are open, all in use`, {
      hint: "close runs that have ended: POST /v1/runs/{id}/close",
    });
  }

  /** The runs are kept in the order of their last use. */
  #touch(id: string): void {
    const opening = this.#runs.get(id);
    if (opening === undefined) return;
    this.#runs.delete(id);
    this.#runs.set(id, opening);
  }

  #keep(id: string, opening: Promise<Held>): void {
    this.#runs.set(id, opening);
    opening.catch(() => this.#runs.delete(id));
  }

  async #openNew(options: OpenRun): Promise<Held> {
    const failure = this.#ledger.failure();
    if (failure !== undefined) throw unavailable(failure);
    const run = await this.#ledger.openRun({
      policyHash: options.policy.hash,
      schemas: options.policy.schemas,
      ...(options.id === undefined ? {} : { id: options.id }),
      ...(options.agent === undefined ? {} : { agent: options.agent }),
      ...(options.parentRun === undefined ? {} : { parentRun: options.parentRun }),
    });
    const { policy } = options;
    return {
      run,
      owner: options.owner,
      policy,
      severalPolicies: false,
      policyTold: Promise.resolve(),
      calls: new Set(),
      sealing: undefined,
      idle: undefined,
    };
  }

  /** Resolves when no call is left in the run, or after `ms`. */
  #idle(held: Held, ms?: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = ms === undefined ? undefined : setTimeout(resolve, ms);
      held.idle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

/** The refusal for a ledger that cannot write. */
export function unavailable(cause: unknown): Refusal {
  const refusal = new Refusal(
    "journal_unavailable",
    "cannot serve the call: its evidence cannot be written",
    { hint: "see /readyz of the gateway for the reason", cause },
  );
  return cause instanceof ClyraError && cause.code !== "journal_unavailable"
    ? new Refusal(cause.code, cause.message, { cause })
    : refusal;
}

/** A key of a run was matched with the run's id before. */
function admits(owner: RunOwner | undefined, by: Identity): boolean {
  if (owner === undefined || by.run !== undefined) return true;
  return owner !== "key" && owner.caller === by.name;
}

/** What one caller did must not be filled up, or drawn into its own evidence, by another. */
function foreign(): Refusal {
  return new Refusal("denied", "cannot join the run: it is another caller's", {
    param: "x-clyra-run-id",
    hint: "name a run of your own, or send the key that was given out with this one",
  });
}

function ended(id: string): Refusal {
  return new Refusal("bad_request", `cannot join run ${id}: it is being closed`, {
    param: "x-clyra-run-id",
  });
}
