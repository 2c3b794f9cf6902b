/**
 * Runs every test vector, and inputs that are made on the spot, through any number of verifier commands and
 * compares the verdicts byte for byte with the stored ones (spec/pef/conformance/README.md).
 *
 * `deno task conformance -- [--only TEXT] [--jobs N] [--large] -- COMMAND [ARGUMENTS...] [-- COMMAND ...]`
 *
 * @module
 */

import { type InputCase, inputCases } from "./conformance_inputs.ts";

/** An entry of `index.json`. */
export interface Vector {
  readonly name: string;
  readonly family: string;
  readonly rules: readonly string[];
  readonly input: string;
  readonly trust: string | null;
  readonly prior?: string;
  readonly now?: string;
  readonly externals?: string;
  readonly fast?: boolean;
  readonly needs?: string;
  readonly verdict: string;
  readonly codes: readonly string[];
  readonly verdict_file: string;
}

const root = new URL("../spec/pef/test-vectors/", import.meta.url);

/** Exit codes by verdict (SPEC, R-6). */
export const exitCodes: Readonly<Record<string, number>> = {
  VERIFIED: 0,
  INVALID: 1,
  UNVERIFIABLE: 3,
  POLICY_FAILED: 1,
  INTACT_UNTRUSTED: 4,
};

/** The corpus. */
export function readVectors(): readonly Vector[] {
  const index = JSON.parse(Deno.readTextFileSync(new URL("index.json", root)));
  return index.vectors;
}

/** The path of a corpus file. */
export function vectorPath(path: string): string {
  return decodeURIComponent(new URL(path, root).pathname);
}

/** The arguments that follow the command for a vector. */
export function argumentsOf(vector: Vector): string[] {
  return [
    "verify",
    "--bundle",
    vectorPath(vector.input),
    ...(vector.trust === null ? [] : ["--trust", vectorPath(vector.trust)]),
    ...(vector.prior === undefined ? [] : ["--prior", vectorPath(vector.prior)]),
    ...(vector.now === undefined ? [] : ["--now", vector.now]),
    ...(vector.externals === undefined ? [] : ["--externals", vectorPath(vector.externals)]),
    ...(vector.fast === true ? ["--fast"] : []),
    "--format",
    "json",
  ];
}

/** What a command got wrong with a vector; `undefined` when it agrees. */
export async function disagreement(
  command: readonly string[],
  vector: Vector,
): Promise<string | undefined> {
  const [program = "", ...args] = command;
  const { code, stdout } = await new Deno.Command(program, {
    args: [...args, ...argumentsOf(vector)],
    stdout: "piped",
    stderr: "null",
  }).output();
  const got = new TextDecoder().decode(stdout);
  const expected = `${Deno.readTextFileSync(vectorPath(vector.verdict_file))}\n`;
  if (got !== expected) {
    // A verifier without an optional algorithm has to say so, and nothing else.
    if (vector.needs !== undefined && isUnavailable(got)) return undefined;
    return `said ${got.trim().slice(0, 500) || "nothing"}`;
  }
  const exitCode = exitCodes[vector.verdict] ?? 70;
  return code === exitCode ? undefined : `exit code ${code} in place of ${exitCode}`;
}

function isUnavailable(text: string): boolean {
  try {
    const verdict = JSON.parse(text);
    const last = verdict.findings.at(-1);
    return verdict.verdict === "UNVERIFIABLE" && last.code === "PEF-013";
  } catch {
    return false;
  }
}

/** What a command got wrong with an input that was made on the spot. */
export async function inputDisagreement(
  command: readonly string[],
  { args, verdict }: InputCase,
): Promise<string | undefined> {
  const [program = "", ...first] = command;
  const { code, stdout } = await new Deno.Command(program, {
    args: [...first, "verify", ...args, "--format", "json"],
    stdout: "piped",
    stderr: "null",
    // Whoever opens a pipe waits for ever; nothing here takes a tenth of this.
    signal: AbortSignal.timeout(inputTimeoutMs),
  }).output();
  const got = new TextDecoder().decode(stdout);
  if (got !== (verdict === null ? "" : `${verdict}\n`)) {
    return `said ${got.trim().slice(0, 500) || "nothing"}`;
  }
  const exitCode = verdict === null ? 2 : exitCodes[JSON.parse(verdict).verdict] ?? 70;
  return code === exitCode ? undefined : `exit code ${code} in place of ${exitCode}`;
}

const inputTimeoutMs = 60_000;

/** Splits `-- a b -- c` into commands. */
export function commandsOf(args: readonly string[]): string[][] {
  const commands: string[][] = [];
  for (const arg of args) {
    if (arg === "--") commands.push([]);
    else commands.at(-1)?.push(arg);
  }
  // A task runner hands its own first "--" on: what begins with an option is no command.
  return commands.filter(([program]) => program !== undefined && !program.startsWith("--"));
}

/** One thing to ask of a command. */
interface Check {
  readonly name: string;
  readonly rules: readonly string[];
  readonly problem: (command: readonly string[]) => Promise<string | undefined>;
}

/** Runs the command; the exit code is its result. */
export async function main(args: readonly string[]): Promise<number> {
  const option = (name: string) => args.find((_, i) => args[i - 1] === name);
  const only = option("--only") ?? "";
  const jobs = Number(option("--jobs") ?? 2);
  const commands = commandsOf(args);
  const folder = Deno.makeTempDirSync({ prefix: "clyra-conformance-" });
  try {
    const inputs = await inputCases(folder, { isLarge: args.includes("--large") });
    const checks: Check[] = [
      ...readVectors().map((vector) => ({
        name: vector.name,
        rules: vector.rules,
        problem: (command: readonly string[]) => disagreement(command, vector),
      })),
      ...inputs.map((input) => ({
        name: `input-${input.name}`,
        rules: input.rules,
        problem: (command: readonly string[]) => inputDisagreement(command, input),
      })),
    ].filter(({ name }) => name.includes(only));
    if (commands.length === 0 || checks.length === 0) {
      console.error("conformance: give at least one command after '--', and vectors that exist");
      return 2;
    }
    let failures = 0;
    for (const command of commands) failures += await runChecks(command, { checks, jobs });
    return failures > 0 ? 1 : 0;
  } finally {
    Deno.removeSync(folder, { recursive: true });
  }
}

/** Asks a command everything; gives how often it disagreed. */
async function runChecks(
  command: readonly string[],
  { checks, jobs }: { readonly checks: readonly Check[]; readonly jobs: number },
): Promise<number> {
  const queue = [...checks];
  let agreed = 0;
  const worker = async (): Promise<void> => {
    for (let check = queue.shift(); check !== undefined; check = queue.shift()) {
      const problem = await check.problem(command);
      if (problem === undefined) agreed++;
      else console.log(`${check.name} [${check.rules.join(" ")}]: ${problem}`);
    }
  };
  await Promise.all(Array.from({ length: jobs }, worker));
  console.log(`${command.join(" ")}: ${agreed} of ${checks.length} agree`);
  return checks.length - agreed;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
