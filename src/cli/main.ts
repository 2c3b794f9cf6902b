/**
 * The program: makes the outside world, hands it in, ends with an exit code. The composition root.
 *
 * @module
 */

import { runCli } from "./app.ts";
import type { CliDeps } from "./context.ts";
import { systemClock, systemRandom } from "./runtime/clock.ts";
import { createDisk } from "./runtime/disk.ts";
import { createFiles } from "./runtime/files.ts";
import { lineThreads } from "./runtime/line_threads.ts";
import { createTerminal } from "./runtime/terminal.ts";
import { invocationOf, stopSignals, systemProcesses } from "./runtime/process.ts";

/** The outside world of this process. */
export function systemDeps(): CliDeps {
  return {
    terminal: createTerminal(),
    files: createFiles(Deno.env.get("CLYRA_CWD") ?? Deno.cwd()),
    disk: createDisk(),
    clock: systemClock,
    random: systemRandom,
    lineThreads: (count) =>
      lineThreads(new URL("./runtime/line_worker.ts", import.meta.url), count),
    input: () => Deno.stdin.readable,
    environment: () => Deno.env.toObject(),
    processes: systemProcesses,
    env: (name) => Deno.env.get(name),
    invocation: invocationOf(import.meta.url),
    stopRequested: stopSignals,
  };
}

if (import.meta.main) Deno.exit(await runCli(Deno.args, systemDeps()));
