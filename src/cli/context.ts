/**
 * What every command is given: the outside world, as ports made in the composition root.
 *
 * @module
 */

import type { Disk } from "../journal/mod.ts";
import type { KeyDisk } from "../keys/mod.ts";
import type { LineThreading } from "../pef/mod.ts";
import type { Clock, Random } from "../platform/mod.ts";
import type { Files } from "./runtime/files.ts";
import type { Processes } from "./runtime/process.ts";
import type { Terminal } from "./runtime/terminal.ts";

/** The outside world. */
export interface CliDeps {
  readonly terminal: Terminal;
  readonly files: Files;
  readonly disk: Disk & KeyDisk;
  readonly clock: Clock;
  readonly random: Random;
  /** An environment variable. */
  readonly env: (name: string) => string | undefined;
  /** All environment variables. */
  readonly environment: () => Readonly<Record<string, string>>;
  /** Other programs, and signals to this one. */
  readonly processes: Processes;
  /** Threads to check the lines of a bundle in. */
  readonly lineThreads?: (count?: number) => LineThreading | undefined;
  /** Standard input, in pieces. */
  readonly input: () => AsyncIterable<Uint8Array>;
  /** How the user called us, to print commands that they can copy: `deno task -q clyra`. */
  readonly invocation: string;
  /**
   * Resolves when the user or the system asks the process to stop. With `reload`, SIGHUP calls it instead
   * as long as the terminal is there that the program was started from.
   */
  readonly stopRequested: (reload?: () => void) => Promise<string>;
}

/** How a command answers: text for people, JSON for machines. */
export type Format = "text" | "json";
