/**
 * Takes changed settings into use while the gateway runs: all of them or none, one change at a time.
 *
 * @module
 */

import { ClyraError, messageOf } from "../../platform/mod.ts";
import type { GatewaySetup, SetupReading } from "./plan.ts";
import { configError, type ConfigProblem } from "./problem.ts";

/** What takes settings into use. */
export interface ReloadTarget {
  /** All or nothing. */
  apply(setup: GatewaySetup): Promise<void>;
  /** Writes down that there was a change that is not taken. */
  refuse(problems: number): Promise<void>;
}

/** What a reloader works with. */
export interface ReloaderOptions {
  /** The setup that is in use. */
  readonly setup: GatewaySetup;
  readonly watched: readonly string[];
  readonly load: () => Promise<SetupReading>;
  readonly target: ReloadTarget;
  /** A text that changes whenever the file does; `undefined` where there is none. */
  readonly fingerprint: (path: string) => Promise<string | undefined>;
  /** Tells the operator. */
  readonly report: (text: string) => void;
}

/** Watches files, and loads again when they change or when it is asked to. */
export class Reloader {
  readonly #options: ReloaderOptions;
  #setup: GatewaySetup;
  #watched: readonly string[];
  /** What was seen when the newest load began. */
  #handled = "";
  /** What was seen last: a change counts once it is seen twice, so that no half-written file does. */
  #seen = "";
  #running: Promise<void> | undefined;
  #again = false;
  #refusal: string | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(options: ReloaderOptions) {
    this.#options = options;
    this.#setup = options.setup;
    this.#watched = options.watched;
    this.#schedule();
  }

  /** Loads now; several requests at once are one. Resolves when the newest state was loaded. */
  request(): Promise<void> {
    if (this.#stopped) return Promise.resolve();
    this.#again = true;
    return this.#running ??= this.#work(true).finally(() => this.#running = undefined);
  }

  /** Ends the watch and waits for a load that is under way. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  #schedule(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#look().catch((error: unknown) =>
        this.#options.report(`clyra: cannot watch the settings: ${messageOf(error)}\n`)
      ).finally(() => this.#schedule());
    }, this.#setup.reload.intervalMs);
  }

  async #look(): Promise<void> {
    if (!this.#setup.reload.watch) return;
    const now = await this.#fingerprints();
    const settled = now === this.#seen;
    this.#seen = now;
    if (!settled || now === this.#handled || this.#stopped) return;
    this.#handled = now;
    this.#again = true;
    await (this.#running ??= this.#work(false).finally(() => this.#running = undefined));
  }

  async #fingerprints(): Promise<string> {
    const found: (readonly [string, string | undefined])[] = [];
    for (const path of [...this.#watched].sort()) {
      found.push([path, await this.#options.fingerprint(path)]);
    }
    return JSON.stringify(found);
  }

  async #work(asked: boolean): Promise<void> {
    while (this.#again) {
      this.#again = false;
      const reading = await this.#options.load();
      // What a faulty configuration names is watched as well: the fault may be there.
      this.#watched = [...new Set([...reading.watched, ...this.#watchedInUse(reading)])];
      if ("problems" in reading) await this.#refuse(reading.problems, asked);
      else await this.#take(reading.setup, asked);
    }
  }

  #watchedInUse(reading: SetupReading): readonly string[] {
    return "problems" in reading ? this.#watched : [];
  }

  async #take(setup: GatewaySetup, asked: boolean): Promise<void> {
    const { target, report } = this.#options;
    const fixed = fixedChanges(this.#setup, setup);
    if (fixed.length > 0) return await this.#refuse(fixed, asked);
    if (same(this.#setup, setup) && this.#refusal === undefined) {
      if (asked) report("clyra: reloaded: nothing has changed\n");
      return;
    }
    try {
      await target.apply(setup);
    } catch (thrown) {
      if (!(thrown instanceof ClyraError)) throw thrown;
      const { message } = thrown;
      return await this.#refuse([{ at: "the gateway", setting: "", message }], asked);
    }
    const before = this.#setup.guard.policyHash;
    const after = setup.guard.policyHash;
    this.#setup = setup;
    this.#refusal = undefined;
    report(
      before === after
        ? `clyra: reloaded: policy ${after} as before\n`
        : `clyra: reloaded: policy ${before} was replaced by ${after}\n`,
    );
  }

  async #refuse(problems: readonly ConfigProblem[], asked: boolean): Promise<void> {
    const { target, report } = this.#options;
    const { message, hint } = configError(problems, "the settings");
    // A file that stays wrong is told of once, unless somebody asks.
    if (message === this.#refusal && !asked) return;
    this.#refusal = message;
    const why = hint === undefined ? message : `${message}\n  hint: ${hint}`;
    report(`clyra: not reloaded, all settings stay as they were: ${why}\n`);
    try {
      await target.refuse(problems.length);
    } catch (thrown) {
      report(`clyra: cannot record the refused reload: ${messageOf(thrown)}\n`);
    }
  }
}

/** Changes that need a restart. */
function fixedChanges(before: GatewaySetup, after: GatewaySetup): ConfigProblem[] {
  const shown = (setup: GatewaySetup): readonly (readonly [string, string])[] => [
    ["listen.host", setup.listen.hostname],
    ["listen.port", String(setup.listen.port)],
    ["admin.host", setup.admin?.hostname ?? "none"],
    ["admin.port", String(setup.admin?.port ?? "none")],
    ["data", setup.data],
    ["out", setup.out],
    ["siem.targets", setup.observe.siem.join(", ") || "none"],
    ["siem.format", setup.observe.siemFormat],
  ];
  const old = new Map(shown(before));
  return shown(after).filter(([setting, value]) => old.get(setting) !== value)
    .map(([setting, value]) => ({
      at: setting,
      setting,
      message: `it cannot change while the gateway runs, from ${old.get(setting)} to ${value}`,
      hint: "restart the gateway, or take this change back",
    }));
}

function same(before: GatewaySetup, after: GatewaySetup): boolean {
  const shown = ({ options, guard, sha256, policyFile }: GatewaySetup) =>
    JSON.stringify([options, guard.policyHash, sha256, policyFile]);
  return shown(before) === shown(after);
}
