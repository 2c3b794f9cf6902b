/**
 * Runs a program to its end: signals go to it, its exit code comes back.
 *
 * @module
 */

import { constants } from "node:os";
import { ClyraError } from "../../platform/mod.ts";
import type { Child, Processes } from "../runtime/process.ts";

/** How a program ended. */
export interface ProgramEnd {
  /** What a shell would give: 128 and the number of the signal; 126, 127 for one that did not start. */
  readonly exitCode: number;
  /** It did not end by itself. */
  readonly interrupted: boolean;
  /** In words, for the evidence and the digest. */
  readonly summary: string;
  /** Why it did not start. */
  readonly failure?: ClyraError;
}

/** Signals that ask for an end. */
const endings: readonly string[] = ["SIGTERM", "SIGINT", "SIGHUP", "SIGQUIT"];

/** Signals that a terminal sends to the program by itself. */
const fromKeyboard: readonly string[] = ["SIGINT", "SIGQUIT"];

/** Passes signals on from now on; what comes before there is a program is kept for it. */
export class SignalRelay {
  readonly #processes: Processes;
  readonly #stop: () => void;
  readonly #received = new Set<string>();
  #child: Child | undefined;

  constructor(processes: Processes) {
    this.#processes = processes;
    this.#stop = processes.onSignal((name) => this.#pass(name));
  }

  /** Whether somebody asked for the end before there was a program. */
  get endRequested(): string | undefined {
    return endings.find((name) => this.#received.has(name));
  }

  /** Runs a program. Never throws: one that cannot be started has ended. */
  async run(
    command: readonly string[],
    options: Parameters<Processes["start"]>[1],
  ): Promise<ProgramEnd> {
    const early = this.endRequested;
    if (early !== undefined) {
      const summary = `not started: ${early} came first`;
      return { exitCode: 128 + numberOf(early), interrupted: true, summary };
    }
    try {
      this.#child = this.#processes.start(command, options);
    } catch (failure) {
      if (!(failure instanceof ClyraError)) throw failure;
      // What shells say: 127 for a program that is not there, 126 for one that may not be run.
      const exitCode = failure.code === "not_found" ? 127 : 126;
      return { exitCode, interrupted: true, summary: "it could not be started", failure };
    }
    const { code, signal } = await this.#child.ended;
    this.#child = undefined;
    if (signal !== undefined) {
      const exitCode = 128 + numberOf(signal);
      return { exitCode, interrupted: true, summary: `killed by ${signal}` };
    }
    // Many programs end in order on a signal, and say with their code that it was one.
    const asked = [...this.#received].find((name) => code === 128 + numberOf(name));
    const why = asked === undefined ? "" : ` on ${asked}`;
    return {
      exitCode: code,
      interrupted: asked !== undefined,
      summary: `ended with exit code ${code}${why}`,
    };
  }

  /** Signals do to us what they do to everyone from now on. */
  stop(): void {
    this.#stop();
  }

  #pass(name: string): void {
    this.#received.add(name);
    // Ctrl-C at a terminal reaches the program without us: twice would be once too often.
    if (fromKeyboard.includes(name) && this.#processes.atTerminal()) return;
    this.#child?.signal(name);
  }
}

function numberOf(signal: string): number {
  return (constants.signals as Readonly<Record<string, number>>)[signal] ?? 0;
}
