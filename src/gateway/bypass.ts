/**
 * Signs that calls are made past the gateway: a parent or place that is not there, a chain token that is
 * missing, a credential that nobody may have. Each is an entry `event.bypass` and a count.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { ClyraError } from "../platform/mod.ts";
import type { Call, Incoming } from "./accept.ts";
import { isRunId } from "./accept.ts";
import { type ChainProblem, Chains } from "./chain.ts";
import type { Settings } from "./options.ts";
import { PerMinute } from "./per_minute.ts";
import type { GatewayDeps, RunPort } from "./ports.ts";
import { RecentCalls } from "./recent_calls.ts";
import { Refusal } from "./refusal.ts";
import { type PolicyInForce, type Runs, unavailable } from "./runs.ts";

/** What can be noticed of a request. */
export type BypassKind =
  | ChainProblem
  | "chain_without_run"
  | "parent_unknown"
  | "seq_unknown"
  | "canary_key";

/** What an entry says of each. */
const summaries: Readonly<Record<BypassKind, string>> = {
  chain_missing: "a call came without the chain token of its run",
  chain_unknown: "a call came with a chain token that this run never gave out",
  chain_stale: "a call came with a chain token from long before",
  chain_without_run: "a call that needs a chain token named no run",
  parent_unknown: "a call named a parent that is not recorded",
  seq_unknown: "a call claimed an entry of its run that is not there",
  canary_key: "a canary credential came as a caller's key",
};

/** Most entries per minute. */
const MOST_PER_MINUTE = 600;

/** What is known of a call that was looked at. */
export interface Looked {
  /** The call that it names as its parent, where both are in one run. */
  readonly parents: readonly string[];
  /** Why it may not go on. */
  readonly refusal: Refusal | undefined;
}

/** Looks at requests for signs of a bypass. */
export class BypassWatch {
  readonly #deps: GatewayDeps;
  readonly #runs: Runs;
  #canaries: ReadonlySet<string>;
  readonly #chains: Chains;
  readonly #recent = new RecentCalls();
  readonly #room: PerMinute;

  constructor(deps: GatewayDeps, { runs, settings }: {
    readonly runs: Runs;
    readonly settings: Settings;
  }) {
    this.#deps = deps;
    this.#runs = runs;
    this.#canaries = settings.canaries;
    this.#chains = new Chains(deps.random);
    const report = (events: number): void => {
      const message = "bypasses were counted without an entry: there were too many in a minute";
      deps.log("warn", message, { events });
    };
    this.#room = new PerMinute(MOST_PER_MINUTE, { clock: deps.clock, report });
  }

  /** Takes the canaries of other settings. */
  adopt({ canaries }: Settings): void {
    this.#canaries = canaries;
  }

  /**
   * Refuses a request whose key is a canary: it was given to nobody, so whoever has it took it.
   *
   * @throws Refusal `denied`
   */
  async refuseCanary(incoming: Incoming, policy: PolicyInForce): Promise<void> {
    if (this.#canaries.size === 0 || !keysOf(incoming.request.headers).some(this.#isCanary)) return;
    const lease = await this.#runs.join(incoming.id, { policy });
    try {
      await this.#notice("canary_key", { run: lease.run, call: incoming.id });
    } finally {
      lease.release();
    }
    throw new Refusal("denied", "cannot take the request: its key was given to nobody", {
      rules: ["clyra.canary"],
    });
  }

  /**
   * Looks at a call in its run, and writes down what is noticed.
   *
   * @throws Refusal `bad_request` for a malformed claim, `journal_unavailable`
   */
  async look(call: Call, run: RunPort): Promise<Looked> {
    const { headers } = call.request;
    const place = { run, call: call.id };
    const parents = await this.#parents(headers.get("x-clyra-parent-id"), place);
    const seq = seqOf(headers.get("x-clyra-seq"));
    if (seq !== undefined && seq >= run.size) await this.#notice("seq_unknown", place);
    this.#recent.add(call.id, run.id);
    return { parents, refusal: await this.#chained(call, run) };
  }

  /** The chain token of an answer; the shared run has none, because nobody sees all of its answers. */
  tokenOf(call: Call, run: RunPort): string | undefined {
    return call.run === undefined ? undefined : this.#chains.issue(run);
  }

  /** The first token of a run that is opened, for the first call in it. */
  issue(run: RunPort): string {
    return this.#chains.issue(run);
  }

  async #chained(call: Call, run: RunPort): Promise<Refusal | undefined> {
    const { chain } = call.plan;
    if (chain === undefined) return undefined;
    const token = call.request.headers.get("x-clyra-chain");
    const kind = call.run === undefined ? "chain_without_run" : this.#chains.check(run, token);
    if (kind === undefined) return undefined;
    await this.#notice(kind, { run, call: call.id });
    if (chain === "observe") return undefined;
    return new Refusal("denied", `cannot take the call: ${summaries[kind]}`, {
      param: "x-clyra-chain",
      rules: ["clyra.chain"],
      hint: "send the x-clyra-chain header of the run's newest answer, and x-clyra-run-id",
    });
  }

  async #parents(
    parent: string | null,
    place: { readonly run: RunPort; readonly call: string },
  ): Promise<readonly string[]> {
    if (parent === null) return [];
    const [, run, seq] = /^([^/]{1,64})\/(0|[1-9][0-9]{0,14})$/.exec(parent) ?? [];
    if (run !== undefined && isRunId(run)) {
      if (await this.#isThere(run, Number(seq))) return [];
      await this.#notice("parent_unknown", place);
      return [];
    }
    if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(parent)) {
      throw new Refusal("bad_request", "cannot take the call: its parent's id is malformed", {
        param: "x-clyra-parent-id",
        hint: "send the x-clyra-request-id or x-clyra-receipt of the answer that led to this call",
      });
    }
    const known = this.#recent.find(parent);
    if (known === "unknown") await this.#notice("parent_unknown", place);
    return known !== "unknown" && known?.run === place.run.id ? [parent] : [];
  }

  /** Without a reader of evidence nothing can be said of a place. */
  async #isThere(run: string, seq: number): Promise<boolean> {
    const { evidence } = this.#deps;
    return evidence === undefined || await evidence.line(run, seq) !== undefined;
  }

  async #notice(
    kind: BypassKind,
    { run, call }: { readonly run: RunPort; readonly call: string },
  ): Promise<void> {
    this.#deps.count?.("clyra_bypass_total", { kind });
    if (!this.#room.take()) return;
    const body = { summary: summaries[kind], counts: [{ name: `bypass.${kind}`, n: 1 }] };
    try {
      await run.append({ type: "event.bypass", call, body });
    } catch (cause) {
      throw cause instanceof ClyraError ? unavailable(cause) : cause;
    }
  }

  readonly #isCanary = (key: string): boolean =>
    this.#canaries.has(createHash("sha256").update(key).digest("hex"));
}

/** Every place where clients put a key. */
function keysOf(headers: Headers): string[] {
  const names = ["authorization", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key"];
  return names.flatMap((name) => {
    const value = headers.get(name);
    return value === null ? [] : [value.replace(/^(?:bearer|basic|token) +/i, "").trim()];
  });
}

function seqOf(given: string | null): number | undefined {
  if (given === null) return undefined;
  if (/^(?:0|[1-9][0-9]{0,14})$/.test(given)) return Number(given);
  throw new Refusal("bad_request", "cannot take the call: the entry it claims is no number", {
    param: "x-clyra-seq",
  });
}
