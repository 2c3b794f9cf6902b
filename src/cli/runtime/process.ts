/**
 * The process: how it was called, and how it is asked to stop.
 *
 * @module
 */

import { ClyraError, messageOf } from "../../platform/mod.ts";

/** The words with which the user can call us again. */
export function invocationOf(mainUrl: string): string {
  // `npx deno ...` leaves no `deno` on the path of the user's shell.
  const deno = Deno.env.get("npm_command") === "exec" ? `npx -y deno@${Deno.version.deno}` : "deno";
  if (Deno.env.get("CLYRA_CWD") !== undefined) return `${deno} task -q clyra`;
  return `${deno} run -A ${
    mainUrl.startsWith("file:") ? new URL(mainUrl).pathname : "jsr:@clyra/cli"
  }`;
}

/**
 * Resolves with the name of the first signal that asks the process to stop.
 *
 * @param reload called for SIGHUP, unless it means that the terminal is gone
 */
export function stopSignals(reload?: () => void): Promise<string> {
  const signals: readonly Deno.Signal[] = Deno.build.os === "windows"
    ? ["SIGINT", "SIGBREAK"]
    : ["SIGINT", "SIGTERM", "SIGHUP"];
  const startedAtTerminal = Deno.stderr.isTerminal();
  return new Promise((resolve) => {
    for (const signal of signals) {
      Deno.addSignalListener(signal, () => {
        const hangup = startedAtTerminal && !Deno.stderr.isTerminal();
        if (signal === "SIGHUP" && reload !== undefined && !hangup) reload();
        else resolve(signal);
      });
    }
  });
}

/** A program that was started. */
export interface Child {
  /** How it ended: its exit code, or the signal that killed it. */
  readonly ended: Promise<{ readonly code: number; readonly signal: string | undefined }>;
  /** Sends a signal; does nothing where the program has ended. */
  signal(name: string): void;
}

/** Other programs, and signals to this one. */
export interface Processes {
  /**
   * Starts a program with our own stdin, stdout and stderr: what passes there never passes through us.
   *
   * @throws ClyraError `not_found` or `denied` when there is no such program, or none that may be run
   */
  start(command: readonly string[], options: {
    readonly environment: Readonly<Record<string, string>>;
    /** Where it stands. */
    readonly directory: string;
  }): Child;
  /**
   * Calls `handler` for every signal that a program in our place would get, instead of what they would
   * do to us. What is returned ends that.
   */
  onSignal(handler: (name: string) => void): () => void;
  /** Whether the keyboard's signals reach our programs without us. */
  readonly atTerminal: () => boolean;
}

/** Signals that are passed on; those of the keyboard come last. */
const passedOn: readonly Deno.Signal[] = Deno.build.os === "windows"
  ? ["SIGINT", "SIGBREAK"]
  : ["SIGTERM", "SIGHUP", "SIGUSR1", "SIGUSR2", "SIGINT", "SIGQUIT"];

/** The processes of this machine. */
export const systemProcesses: Processes = {
  start: startProgram,
  onSignal(handler) {
    const listeners = passedOn.map((name) => ({ name, listener: () => handler(name) }));
    for (const { name, listener } of listeners) Deno.addSignalListener(name, listener);
    return () => {
      for (const { name, listener } of listeners) Deno.removeSignalListener(name, listener);
    };
  },
  atTerminal: () => Deno.stdin.isTerminal(),
};

function startProgram(
  [program = "", ...args]: readonly string[],
  options: Parameters<Processes["start"]>[1],
): Child {
  const child = spawn(program, { args, ...options });
  let running = true;
  const ended = child.status.then(({ code, signal }) => {
    running = false;
    return { code, signal: signal ?? undefined };
  });
  return {
    ended,
    signal: (name) => {
      if (!running) return;
      try {
        child.kill(name as Deno.Signal);
      } catch (thrown) {
        // It ended in this moment.
        if (!(thrown instanceof TypeError || thrown instanceof Deno.errors.NotFound)) throw thrown;
      }
    },
  };
}

function spawn(
  program: string,
  { args, environment, directory }: Parameters<Processes["start"]>[1] & {
    readonly args: readonly string[];
  },
): Deno.ChildProcess {
  try {
    return new Deno.Command(program, {
      args: [...args],
      cwd: directory,
      clearEnv: true,
      env: { ...environment },
      stdin: "inherit",
      stdout: "inherit",
      stderr: "inherit",
    }).spawn();
  } catch (thrown) {
    const missing = thrown instanceof Deno.errors.NotFound;
    const why = missing ? "there is no such program" : messageOf(thrown);
    throw new ClyraError(missing ? "not_found" : "denied", `cannot run '${program}': ${why}`, {
      hint: missing ? "check its name and the PATH" : "check that it is a program and may be run",
      cause: thrown,
    });
  }
}

/** Resident memory of this process. */
export function residentBytes(): number {
  return Deno.memoryUsage().rss;
}
