/**
 * Steps of a longer command: shown while they run, named when they fail, undone in reverse order.
 *
 * @module
 */

import { ClyraError, messageOf } from "../../platform/mod.ts";
import type { CliDeps } from "../context.ts";

/** Runs steps one after the other and remembers how to undo them. */
export class Steps {
  readonly #deps: CliDeps;
  readonly #command: string;
  readonly #undo: { readonly name: string; readonly act: () => Promise<unknown> }[] = [];
  readonly #startMs: number;

  constructor(deps: CliDeps, command: string) {
    this.#deps = deps;
    this.#command = command;
    this.#startMs = deps.clock.monotonicMs();
  }

  /** Seconds since the first step. */
  get seconds(): number {
    return (this.#deps.clock.monotonicMs() - this.#startMs) / 1000;
  }

  /**
   * Does one step. `describe` gives the line that stays on stderr when it is done.
   *
   * @throws ClyraError that names the step, with the cause's code and hint.
   */
  async run<T>(
    name: string,
    act: () => Promise<T>,
    describe: (result: T) => string,
  ): Promise<T> {
    const { terminal, clock } = this.#deps;
    const startMs = clock.monotonicMs();
    terminal.status(`  … ${name}`);
    try {
      const result = await act();
      terminal.status("");
      const seconds = ((clock.monotonicMs() - startMs) / 1000).toFixed(1);
      terminal.error(`  ✔ ${name.padEnd(10)} ${describe(result)} (${seconds} s)\n`);
      return result;
    } catch (thrown) {
      terminal.status("");
      terminal.error(`  ✘ ${name}\n`);
      const known = thrown instanceof ClyraError ? thrown : undefined;
      throw new ClyraError(
        known?.code ?? "internal",
        `${this.#command} stopped at step '${name}': ${messageOf(thrown)}`,
        { cause: thrown, ...(known?.hint === undefined ? {} : { hint: known.hint }) },
      );
    }
  }

  /** Something to be undone at the end, whatever happens. */
  defer(name: string, act: () => Promise<unknown>): void {
    this.#undo.push({ name, act });
  }

  /** Undoes everything, last first. A failure is told and does not stop the others. */
  async finish(): Promise<void> {
    for (const { name, act } of this.#undo.reverse()) {
      try {
        await act();
      } catch (thrown) {
        this.#deps.terminal.error(`clyra: cannot stop ${name}: ${messageOf(thrown)}\n`);
      }
    }
    this.#undo.length = 0;
  }
}
