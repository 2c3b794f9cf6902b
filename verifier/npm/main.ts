/**
 * The command `pef-verifier`: `verify` as `clyra verify` does it, and `report` for CI.
 *
 * @module
 */

import { writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs, type ParseArgsConfig } from "node:util";
import { readWorkers, runVerify, verifyPath } from "../../src/cli/commands/verify.ts";
import { version } from "../../src/cli/version.ts";
import { parseTime } from "../../src/pef/mod.ts";
import { ClyraError, messageOf } from "../../src/platform/mod.ts";
import { toBadge, toBadgeSvg } from "../report/badge.ts";
import { toMarkdown } from "../report/markdown.ts";
import { type CheckedBundle, isAccepted, strictnesses } from "../report/result.ts";
import { toSarif } from "../report/sarif.ts";
import { type CommandPorts, nodePorts } from "./ports.ts";

const usage = `USAGE
  pef-verifier verify FILE [--trust FILE] [--prior NOTE] [--externals DIR] [--now TIME]
                      [--fast] [--workers N] [--format text|json]
  pef-verifier report FILE... [--trust FILE] [--strictness verified|intact|report]
                      [--format markdown|sarif|badge|svg|json] [--out FILE]

Checks evidence bundles, offline: form, chain, signatures, trees, completeness.

  --trust FILE     which log and keys you trust; without it the best answer is INTACT_UNTRUSTED
  --prior NOTE     a checkpoint that you kept from before; the bundle's must continue it
  --externals DIR  objects that the bundle names but does not hold, each under its SHA-256
  --now TIME       the present, such as 2026-01-02T03:04:05.678Z, in place of the clock
  --bundle FILE    the same as FILE
  --fast           leave out the signatures of entries; the best answer is INTACT_UNTRUSTED
  --workers N      threads that check entries, 1 to 8; by default 1

Exit code: 0 VERIFIED, 4 INTACT_UNTRUSTED, 1 INVALID or POLICY_FAILED, 3 UNVERIFIABLE,
2 wrong usage, or an input that cannot be read. Of report: 0 when every bundle is accepted, else 1.
`;

const optionTypes = {
  trust: { type: "string" },
  prior: { type: "string" },
  externals: { type: "string" },
  now: { type: "string" },
  bundle: { type: "string" },
  fast: { type: "boolean", default: false },
  workers: { type: "string" },
  format: { type: "string" },
  strictness: { type: "string", default: "verified" },
  out: { type: "string" },
  help: { type: "boolean", short: "h", default: false },
  version: { type: "boolean", short: "v", default: false },
} as const satisfies ParseArgsConfig["options"];

const verifyFormats = ["text", "json"] as const;
const reportFormats = ["markdown", "sarif", "badge", "svg", "json"] as const;

/** Runs the command and gives its exit code. */
export async function runCommand(args: readonly string[], ports: CommandPorts): Promise<number> {
  try {
    const { values, positionals: [command, ...files] } = parse(args);
    if (values.help) return say(ports, usage);
    if (values.version) return say(ports, `${version}\n`);
    if (command === "verify") return await verifyCommand(ports, named(files, values), values);
    if (command === "report") return await reportCommand(ports, files, values);
    if (command !== undefined) throw usageError(`there is no command '${command}'`);
    ports.error(usage);
    return 2;
  } catch (thrown) {
    return reportFailure(ports, thrown);
  }
}

type Values = ReturnType<typeof parse>["values"];

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: optionTypes, allowPositionals: true });
  } catch (thrown) {
    const [first = ""] = messageOf(thrown).split(". ");
    throw usageError(first.replace(/^./, (letter) => letter.toLowerCase()));
  }
}

async function verifyCommand(
  ports: CommandPorts,
  files: readonly string[],
  values: Values,
): Promise<number> {
  const [file] = files;
  if (file === undefined || files.length > 1) throw usageError("verify takes one FILE");
  const format = choice("--format", values.format ?? "text", verifyFormats);
  return await runVerify(ports, file, { ...inputs(values), format });
}

async function reportCommand(
  ports: CommandPorts,
  files: readonly string[],
  values: Values,
): Promise<number> {
  if (files.length === 0) throw usageError("report takes at least one FILE");
  const strictness = choice("--strictness", values.strictness, strictnesses);
  const format = choice("--format", values.format ?? "markdown", reportFormats);
  const bundles: CheckedBundle[] = [];
  for (const path of files) {
    bundles.push({ path, verdict: await verifyPath(ports, path, inputs(values)) });
  }
  const text = {
    markdown: () => toMarkdown(bundles, strictness),
    sarif: () => `${JSON.stringify(toSarif(bundles, strictness), null, 2)}\n`,
    badge: () => `${JSON.stringify(toBadge(bundles))}\n`,
    svg: () => toBadgeSvg(toBadge(bundles)),
    json: () => `${JSON.stringify(bundles)}\n`,
  }[format]();
  if (values.out === undefined) ports.terminal.out(text);
  else writeFileSync(values.out, text);
  return bundles.every((checked) => isAccepted(checked, strictness)) ? 0 : 1;
}

function inputs(values: Values) {
  const nowMs = values.now === undefined ? undefined : parseTime(values.now);
  if (values.now !== undefined && nowMs === undefined) {
    throw usageError("--now is a time such as 2026-01-02T03:04:05.678Z");
  }
  return {
    fast: values.fast,
    ...(values.workers === undefined ? {} : { workers: workers(values.workers) }),
    ...(nowMs === undefined ? {} : { nowMs }),
    ...(values.trust === undefined ? {} : { trust: values.trust }),
    ...(values.prior === undefined ? {} : { prior: values.prior }),
    ...(values.externals === undefined ? {} : { externals: values.externals }),
  };
}

function workers(text: string): number {
  const count = readWorkers(text);
  if (count === undefined) throw usageError("--workers is a number from 1 to 8");
  return count;
}

/** The files to verify, by position or by name. */
function named(files: readonly string[], { bundle }: Values): readonly string[] {
  return bundle === undefined ? files : [...files, bundle];
}

function choice<T extends string>(flag: string, value: string, allowed: readonly T[]): T {
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw usageError(`${flag} is one of ${allowed.join(", ")}`);
  return found;
}

function usageError(message: string): ClyraError {
  return new ClyraError("usage", message, { hint: "see 'pef-verifier --help'" });
}

function say(ports: CommandPorts, text: string): number {
  ports.terminal.out(text);
  return 0;
}

function reportFailure(ports: CommandPorts, thrown: unknown): number {
  ports.terminal.status("");
  const known = thrown instanceof ClyraError;
  const message = known ? thrown.message : `internal fault: ${messageOf(thrown)}`;
  const hint = known ? thrown.hint : "please report this with the command that you ran";
  ports.error(`${ports.program}: ${message}\n${hint === undefined ? "" : `  hint: ${hint}\n`}`);
  return known ? thrown.exitCode : 70;
}

process.exitCode = await runCommand(process.argv.slice(2), nodePorts());
