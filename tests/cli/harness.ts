/**
 * Runs commands in this process with a captured terminal.
 *
 * @module
 */

import { runCli } from "../../src/cli/app.ts";
import type { CliDeps } from "../../src/cli/context.ts";
import { systemClock, systemRandom } from "../../src/cli/runtime/clock.ts";
import { createDisk } from "../../src/cli/runtime/disk.ts";
import { createFiles } from "../../src/cli/runtime/files.ts";
import { type Processes, systemProcesses } from "../../src/cli/runtime/process.ts";

/** What a command left behind. */
export interface CliResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run a command. */
export interface CliRun {
  readonly cwd: string;
  /** Standard input, in pieces; empty by default. */
  readonly input?: readonly Uint8Array[];
  readonly env?: Readonly<Record<string, string>>;
  /** Settles when the command shall be asked to stop; never by default. */
  readonly stop?: Promise<string>;
  /** Given what a SIGHUP would call. */
  readonly onReload?: (reload: () => void) => void;
  readonly processes?: Processes;
  /** Told each piece of stderr as it comes. */
  readonly onError?: (text: string) => void;
  /** Told each piece of stdout as it comes. */
  readonly onOut?: (text: string) => void;
}

/** Runs `clyra ARGS` and gives what it said. */
export async function cli(args: readonly string[], run: CliRun): Promise<CliResult> {
  let stdout = "";
  let stderr = "";
  const deps = testDeps(run, {
    out: (text) => {
      stdout += text;
      run.onOut?.(text);
    },
    error: (text) => {
      stderr += text;
      run.onError?.(text);
    },
  });
  const exitCode = await runCli(args, deps);
  return { exitCode, stdout, stderr };
}

/** The real world, but for the terminal. */
export function testDeps(
  run: CliRun,
  terminal: { readonly out: (text: string) => void; readonly error: (text: string) => void },
): CliDeps {
  const decoder = new TextDecoder();
  return {
    terminal: {
      interactive: false,
      out: terminal.out,
      outBytes: (bytes) => terminal.out(decoder.decode(bytes)),
      error: terminal.error,
      style: (_style, text) => text,
      status: () => {},
    },
    files: createFiles(run.cwd),
    disk: createDisk(),
    clock: systemClock,
    random: systemRandom,
    input: async function* () {
      await Promise.resolve();
      yield* run.input ?? [];
    },
    env: (name) => run.env?.[name],
    invocation: "clyra",
    environment: () => run.env ?? {},
    processes: run.processes ?? systemProcesses,
    stopRequested: (reload) => {
      if (reload !== undefined) run.onReload?.(reload);
      return run.stop ?? new Promise<string>(() => {});
    },
  };
}

/** A folder that is gone after the test. */
export async function withFolder(act: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir({ prefix: "clyra-test-" });
  try {
    await act(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}
