/**
 * What the definitions of all verbs share: the context, the flags that recur, the way a failure ends.
 *
 * @module
 */

import type { CommandContext } from "@stricli/core";
import { ClyraError, messageOf } from "../../platform/mod.ts";
import type { CliDeps } from "../context.ts";

/** What a command is run in. */
export interface Context extends CommandContext {
  readonly deps: CliDeps;
  readonly finish: (exitCode: number) => void;
}

/** Exit code for a fault of ours. */
export const bugExitCode = 70;

/** `--format` */
export const format = {
  kind: "enum",
  values: ["text", "json"],
  default: "text",
  brief: "How to answer: text for people, json for machines",
} as const;

/** `--data` */
export const data = {
  kind: "parsed",
  parse: givenText,
  default: ".clyra",
  brief: "Folder of keys and journal",
  placeholder: "DIR",
} as const;

/** A flag that takes a text. */
export interface TextFlag {
  readonly kind: "parsed";
  readonly parse: (text: string) => string;
  readonly brief: string;
  readonly placeholder: string;
}

/** A flag that must be given. */
export function required(brief: string, placeholder: string): TextFlag {
  return { kind: "parsed", parse: givenText, brief, placeholder } as const;
}

/** A flag that may be given. */
export function optional(brief: string, placeholder: string): TextFlag & { optional: true } {
  return { kind: "parsed", parse: givenText, optional: true, brief, placeholder } as const;
}

/** A flag that may be given several times. */
export function several(
  brief: string,
  placeholder: string,
): TextFlag & { optional: true; variadic: true } {
  return {
    kind: "parsed",
    parse: givenText,
    optional: true,
    variadic: true,
    brief,
    placeholder,
  } as const;
}

/** An empty text is almost always an unset variable of a script; as a path it would mean the root. */
export function givenText(text: string): string {
  if (text === "") {
    throw new RangeError("a flag or argument is empty; is a variable of your script unset?");
  }
  return text;
}

/** Wraps a command: its failure becomes a message on stderr and an exit code, never a stack trace. */
export function command<F, A extends readonly unknown[]>(
  work: (deps: CliDeps, flags: F, ...args: A) => Promise<number>,
): (this: Context, flags: F, ...args: A) => Promise<void> {
  return async function (this: Context, flags: F, ...args: A): Promise<void> {
    try {
      this.finish(await work(this.deps, flags, ...args));
    } catch (thrown) {
      this.finish(reportFailure(this.deps, thrown));
    }
  };
}

/** Says what failed and what to do; gives the exit code. */
export function reportFailure(deps: CliDeps, thrown: unknown): number {
  deps.terminal.status("");
  if (thrown instanceof ClyraError) {
    const hint = thrown.hint === undefined ? "" : `  hint: ${thrown.hint}\n`;
    deps.terminal.error(`clyra: ${thrown.message}\n${hint}`);
    return thrown.exitCode;
  }
  deps.terminal.error(
    `clyra: internal fault: ${messageOf(thrown)}\n` +
      "  hint: please report this with the command that you ran\n",
  );
  return bugExitCode;
}
