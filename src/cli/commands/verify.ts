/**
 * `clyra verify`: checks a bundle, offline. The verifier's npm package runs the same code with ports of
 * its own, so nothing here may be bound to one runtime.
 *
 * @module
 */

import {
  type Answer,
  encodeVerdict,
  type ExternalLookup,
  type Finding,
  findingKinds,
  limits,
  type LineThreading,
  type Verdict,
  verifyFile,
} from "../../pef/mod.ts";
import { ClyraError } from "../../platform/mod.ts";
import type { CliDeps, Format } from "../context.ts";
import type { Style, Terminal } from "../runtime/terminal.ts";
import { reasonOf, shellWord, showSafely } from "../shown_text.ts";

/** Flags of the command. */
export interface VerifyFlags {
  readonly trust?: string;
  readonly prior?: string;
  readonly externals?: string;
  readonly fast: boolean;
  /** Threads that check lines; 1 by default. */
  readonly workers?: number;
  readonly format: Format;
  /** The present, for those who verify as of another day; the clock by default. */
  readonly nowMs?: number;
}

/** What the command needs of the outside world. */
export interface VerifyDeps {
  readonly terminal: Omit<Terminal, "interactive" | "error">;
  readonly files: Pick<CliDeps["files"], "resolve" | "readStart" | "requireFolder" | "stream">;
  readonly clock: CliDeps["clock"];
  readonly invocation: string;
  /** Threads to check lines in, where there are any to be had. */
  readonly lineThreads?: (count?: number) => LineThreading | undefined;
  /** The name in front of messages; `clyra` by default. */
  readonly program?: string;
}

/** More do not help: the judge of a run, which there is one of, takes about an eighth of the work. */
const maxWorkers = 8;

/** A number of threads, 1 to 8; `undefined` for any other text. */
export function readWorkers(text: string): number | undefined {
  const count = /^[1-9]$/.test(text) ? Number(text) : 0;
  return count >= 1 && count <= maxWorkers ? count : undefined;
}

/** Exit code by answer. */
export const exitCodes: Readonly<Record<Answer, number>> = {
  VERIFIED: 0,
  INVALID: 1,
  POLICY_FAILED: 1,
  UNVERIFIABLE: 3,
  INTACT_UNTRUSTED: 4,
};

/** Verifies and prints; gives the exit code. */
export async function runVerify(
  deps: VerifyDeps,
  file: string,
  flags: VerifyFlags,
): Promise<number> {
  const verdict = await verifyPath(deps, file, flags);
  if (flags.format === "json") {
    deps.terminal.outBytes(encodeVerdict(verdict));
    deps.terminal.out("\n");
  } else deps.terminal.out(describe(deps, { file, verdict, trust: flags.trust }));
  return exitCodes[verdict.verdict];
}

/**
 * The verdict on what lies at a path.
 *
 * @throws ClyraError `input_unreadable` when a file cannot be read; one over its limit gives a verdict.
 */
export async function verifyPath(
  deps: VerifyDeps,
  file: string,
  flags: Omit<VerifyFlags, "format">,
): Promise<Verdict> {
  const { terminal, clock, files } = deps;
  const startMs = clock.monotonicMs();
  const { trustBytes, noteBytes } = limits;
  const trust = flags.trust === undefined
    ? undefined
    : await files.readStart(flags.trust, { what: "trust file", maxBytes: trustBytes });
  const prior = flags.prior === undefined
    ? undefined
    : await files.readStart(flags.prior, { what: "checkpoint", maxBytes: noteBytes });
  const threads = deps.lineThreads?.(flags.workers);
  if (flags.externals !== undefined) {
    // A mistyped folder would else pass for one in which nothing was found.
    await files.requireFolder(flags.externals, { what: "folder of externals" });
  }
  try {
    return await verifyFile(files.resolve(file), {
      ...(trust === undefined ? {} : { trust }),
      ...(prior === undefined ? {} : { prior }),
      ...(flags.externals === undefined ? {} : { externals: externalsIn(deps, flags.externals) }),
      ...(threads === undefined ? {} : { threads }),
      fast: flags.fast,
      nowMs: flags.nowMs ?? clock.now(),
      onProgress: ({ doneBytes, totalBytes }) => {
        if (clock.monotonicMs() - startMs < 1000) return;
        const percent = Math.floor(100 * doneBytes / Math.max(totalBytes, 1));
        terminal.status(`${deps.program ?? "clyra"}: verifying ${showSafely(file)}: ${percent} %`);
      },
    });
  } catch (thrown) {
    if (thrown instanceof ClyraError) throw thrown;
    throw new ClyraError(
      "input_unreadable",
      `cannot read ${showSafely(file)}: ${reasonOf(thrown)}`,
      {
        cause: thrown,
        hint: "give the path of a .pef file, of an unpacked bundle, or of a .pefproof",
      },
    );
  } finally {
    terminal.status("");
  }
}

/** Objects outside of the bundle lie in a folder, each under its hex SHA-256. */
function externalsIn(deps: VerifyDeps, folder: string): ExternalLookup {
  return (digest) => deps.files.stream(`${folder}/${digest}`);
}

const meanings: Readonly<Record<Answer, readonly [Style, string]>> = {
  VERIFIED: ["green", "the evidence is whole, in order, and signed by whom you trust"],
  INTACT_UNTRUSTED: [
    "yellow",
    "the evidence is whole and in order; who signed it is not known to you",
  ],
  UNVERIFIABLE: ["yellow", "this verifier cannot judge it; that says nothing against the evidence"],
  INVALID: ["red", "this is not the evidence that was recorded"],
  POLICY_FAILED: ["red", "the evidence is whole, but not what your trust file asks for"],
};

function describe(
  deps: VerifyDeps,
  result: { readonly file: string; readonly verdict: Verdict; readonly trust: string | undefined },
): string {
  const { verdict } = result;
  const { style } = deps.terminal;
  const [colour, meaning] = meaningOf(verdict);
  const row = (name: string, value: string): string =>
    `  ${style("dim", name.padEnd(13))} ${value}\n`;
  const { counts } = verdict;
  let text = `${style(colour, style("bold", verdict.verdict))}  ${meaning}\n\n`;
  text += row("bundle", `${showSafely(result.file)}`);
  if (verdict.bundle_sha256 !== null) text += row("sha256", verdict.bundle_sha256);
  text += row("integrity", verdict.integrity);
  text += row("authenticity", verdict.authenticity);
  text += row("completeness", verdict.completeness);
  const withheld = counts.stubs === 0
    ? ""
    : `, ${style("yellow", `${counts.stubs} more withheld`)}`;
  text += row("entries", `${counts.entries - counts.stubs} checked${withheld}`);
  text += row(
    "also checked",
    `${counts.runs} run(s), ${counts.files} files, ${counts.artifacts} documents by digest, ` +
      `${counts.log_leaves} log leaves, ${counts.disclosures} opened values`,
  );
  if (verdict.findings.length > 0) text += `\n${verdict.findings.map(describeFinding).join("")}`;
  if (verdict.verdict === "INTACT_UNTRUSTED" && result.trust === undefined) {
    text += `\n  To know who signed, add the producer's trust file: ` +
      `${deps.invocation} verify ${showSafely(shellWord(result.file))} --trust trust.json\n`;
  }
  return text;
}

/** A stranger's bundle may be in perfect order: say what is known, not more. */
function meaningOf(verdict: Verdict): readonly [Style, string] {
  const code = verdict.findings[0]?.code;
  return code === "PEF-410" || code === "PEF-411"
    ? ["red", "this is not evidence of the producer that your trust file names"]
    : meanings[verdict.verdict];
}

function describeFinding(finding: Finding): string {
  const { meaning, remedy } = findingKinds[finding.code];
  const { path, line, seq } = finding.at;
  const place = [
    path === undefined ? "" : showSafely(path),
    line === undefined ? "" : `line ${line}`,
    seq === undefined ? "" : `entry ${seq}`,
  ].filter((part) => part !== "").join(", ");
  return `  ${finding.code}  ${meaning}${place === "" ? "" : `\n           at ${place}`}\n` +
    `           ${remedy}\n`;
}
