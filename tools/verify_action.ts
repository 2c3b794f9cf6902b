/**
 * The work of `.github/actions/verify-bundle`: finds bundles, verifies them with one or both verifiers,
 * and leaves outputs, a summary, a SARIF file and a badge. Everything it is told comes in through the
 * environment, so that no name is ever read by a shell.
 *
 * @module
 */

import { globSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import {
  encodeVerdict,
  findingKinds,
  limits,
  type Manifest,
  type Verdict,
  verify,
} from "../src/pef/mod.ts";
import { ClyraError, messageOf } from "../src/platform/mod.ts";
import { toBadge, toBadgeSvg } from "../verifier/report/badge.ts";
import { annotations, escapeData, outputLines } from "../verifier/report/github.ts";
import { toMarkdown } from "../verifier/report/markdown.ts";
import {
  type CheckedBundle,
  isAccepted,
  plainMeanings,
  strictnesses,
  worstAnswer,
} from "../verifier/report/result.ts";
import { toSarif } from "../verifier/report/sarif.ts";
import { fileSlices } from "./file_slices.ts";
import { listFiles, readManifest } from "../verifier/report/bundle_files.ts";

/** Bundles of one job; more belong into several. */
const maxBundles = 1000;

const verifiers = ["ts", "go", "both"] as const;

/** What the action is asked for. */
export interface ActionInputs {
  /** Folder that paths are relative to. */
  readonly workspace: string;
  /** Paths or globs, one in each line. */
  readonly bundles: string;
  /** Trust file; empty for none. */
  readonly trust: string;
  readonly verifier: (typeof verifiers)[number];
  readonly strictness: (typeof strictnesses)[number];
  /** Folder for the reports. */
  readonly reports: string;
  /** Command of the Go verifier, where it is asked for. */
  readonly goVerifier?: string;
  readonly nowMs: number;
}

/** What came out. */
export interface ActionResult {
  readonly bundles: readonly CheckedBundle[];
  readonly accepted: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
}

/**
 * Verifies and writes the reports.
 *
 * @throws ClyraError when an input is wrong or cannot be read; that is never an answer about a bundle.
 */
export async function runAction(inputs: ActionInputs): Promise<ActionResult> {
  const { workspace, strictness } = inputs;
  const trust = inputs.trust === "" ? undefined : await readTrust(resolve(workspace, inputs.trust));
  const bundles: CheckedBundle[] = [];
  for (const path of findBundles(inputs)) bundles.push(await checkBundle(path, { inputs, trust }));
  // No bundle, no evidence: a wrong path must not look like a success.
  const accepted = bundles.length > 0 &&
    bundles.every((checked) => isAccepted(checked, strictness));
  const reports = await writeReports(bundles, inputs);
  const sum = (count: (verdict: Verdict) => number): string =>
    String(bundles.reduce((total, { verdict }) => total + count(verdict), 0));
  return {
    bundles,
    accepted,
    outputs: {
      verdict: worstAnswer(bundles),
      accepted: String(accepted),
      root: bundles.length === 1 ? bundles[0]?.root ?? "" : "",
      bundles: String(bundles.length),
      runs: sum(({ counts }) => counts.runs),
      entries: sum(({ counts }) => counts.entries),
      findings: sum(({ findings }) => findings.length),
      ...reports,
    },
    summary: toMarkdown(bundles, strictness),
  };
}

/** Paths as given where they exist, else as globs; each once, in the order of their bytes. */
export function findBundles(
  inputs: Pick<ActionInputs, "workspace" | "bundles">,
): readonly string[] {
  const { workspace } = inputs;
  const found = new Set<string>();
  for (const line of inputs.bundles.split("\n").map((text) => text.trim())) {
    if (line === "") continue;
    const matches = exists(resolve(workspace, line)) ? [line] : globSync(line, { cwd: workspace });
    for (const match of matches) {
      const path = isAbsolute(match) ? relative(workspace, match) : match;
      if (found.add(path).size > maxBundles) {
        throw new ClyraError("limit_exceeded", `cannot verify: more than ${maxBundles} bundles`, {
          hint: "use a narrower path, or several steps",
        });
      }
    }
  }
  return [...found].sort((a, b) => a < b ? -1 : 1);
}

function exists(path: string): boolean {
  try {
    Deno.statSync(path);
    return true;
  } catch (thrown) {
    // Whatever cannot be a file's name may still be a pattern.
    if (thrown instanceof Error) return false;
    throw thrown;
  }
}

async function checkBundle(
  path: string,
  options: { readonly inputs: ActionInputs; readonly trust: Uint8Array | undefined },
): Promise<CheckedBundle> {
  const { inputs, trust } = options;
  const absolute = resolve(inputs.workspace, path);
  const other = inputs.verifier === "ts" ? undefined : await goVerdict(absolute, inputs);
  let verdict: Verdict | undefined;
  if (inputs.verifier === "go") verdict = readVerdict(other ?? "");
  else verdict = await ownVerdict(absolute, { path, trust, nowMs: inputs.nowMs });
  if (verdict === undefined) {
    return {
      path,
      verdict: noVerdict,
      problem: `the Go verifier failed: ${other?.slice(0, 1000)}`,
    };
  }
  const root = verdict.integrity === "intact" ? await rootOf(absolute) : undefined;
  const checked = { path, verdict, ...(root === undefined ? {} : { root }) };
  if (other === undefined || other === encode(verdict)) return checked;
  return { ...checked, problem: `the Go verifier says otherwise: ${other.slice(0, 1000)}` };
}

async function ownVerdict(
  absolute: string,
  options: {
    readonly path: string;
    readonly trust: Uint8Array | undefined;
    readonly nowMs: number;
  },
): Promise<Verdict> {
  const { path, trust, nowMs } = options;
  try {
    return await verify(absolute, { ...(trust === undefined ? {} : { trust }), nowMs });
  } catch (thrown) {
    throw new ClyraError("input_unreadable", `cannot read ${path}: ${messageOf(thrown)}`, {
      cause: thrown,
    });
  }
}

/** What the Go verifier prints; anything that is no verdict differs from one, and so is a problem. */
async function goVerdict(path: string, inputs: ActionInputs): Promise<string> {
  const command = inputs.goVerifier;
  if (command === undefined) {
    throw new ClyraError("usage", "cannot verify: no Go verifier is given");
  }
  const trust = inputs.trust === "" ? [] : ["--trust", resolve(inputs.workspace, inputs.trust)];
  const now = new Date(inputs.nowMs).toISOString();
  const { stdout, stderr } = await new Deno.Command(command, {
    args: ["verify", path, ...trust, "--format", "json", "--now", now],
    cwd: inputs.workspace,
  }).output();
  const decoder = new TextDecoder();
  return decoder.decode(stdout).trimEnd() || `no verdict; ${decoder.decode(stderr).trim()}`;
}

/** A verdict as another verifier printed it; `undefined` for anything else. */
function readVerdict(text: string): Verdict | undefined {
  try {
    const verdict = JSON.parse(text) as Verdict;
    const isKnown = Object.hasOwn(plainMeanings, verdict.verdict) &&
      verdict.findings.every(({ code }) => Object.hasOwn(findingKinds, code)) &&
      Number.isSafeInteger(verdict.counts.entries) && encode(verdict) === text;
    return isKnown ? verdict : undefined;
  } catch {
    // Whatever a verifier that failed left behind: it is shown, not believed.
    return undefined;
  }
}

/** What is known of a bundle on which a verifier said nothing. */
const noVerdict: Verdict = {
  bundle_sha256: null,
  verdict: "UNVERIFIABLE",
  integrity: "unknown",
  authenticity: "unknown",
  completeness: "unknown",
  time: "unknown",
  disclosure: "unknown",
  policy: "none",
  counts: { artifacts: 0, disclosures: 0, entries: 0, files: 0, log_leaves: 0, runs: 0, stubs: 0 },
  findings: [],
};

function encode(verdict: Verdict): string {
  return new TextDecoder().decode(encodeVerdict(verdict));
}

async function rootOf(path: string): Promise<string> {
  const { isDirectory } = await Deno.stat(path);
  if (isDirectory) {
    const text = await Deno.readTextFile(`${path}/pef/manifest.json`);
    return (JSON.parse(text) as Manifest).checkpoint.root;
  }
  const slices = fileSlices(path);
  try {
    return (await readManifest(slices, await listFiles(slices))).checkpoint.root;
  } finally {
    slices.close();
  }
}

async function readTrust(path: string): Promise<Uint8Array> {
  try {
    const { size } = await Deno.stat(path);
    if (size <= limits.trustBytes) return await Deno.readFile(path);
  } catch (thrown) {
    throw new ClyraError("input_unreadable", `cannot read trust file: ${messageOf(thrown)}`, {
      cause: thrown,
      hint: "check the input 'trust'; it is a path in the checkout",
    });
  }
  throw new ClyraError(
    "input_too_large",
    `cannot read trust file: over ${limits.trustBytes} bytes`,
  );
}

async function writeReports(
  bundles: readonly CheckedBundle[],
  inputs: ActionInputs,
): Promise<Readonly<Record<string, string>>> {
  const folder = resolve(inputs.workspace, inputs.reports);
  await Deno.mkdir(folder, { recursive: true });
  const badge = toBadge(bundles);
  const sarif = toSarif(bundles, inputs.strictness);
  const files = {
    sarif: ["evidence.sarif", `${JSON.stringify(sarif, null, 2)}\n`],
    badge: ["badge.json", `${JSON.stringify(badge)}\n`],
    "badge-svg": ["badge.svg", toBadgeSvg(badge)],
    verdicts: ["verdicts.json", `${JSON.stringify(bundles, null, 2)}\n`],
  } as const;
  const outputs: Record<string, string> = {};
  for (const [output, [name, text]] of Object.entries(files)) {
    await Deno.writeTextFile(`${folder}/${name}`, text);
    outputs[output] = `${folder}/${name}`;
  }
  return outputs;
}

/** The inputs as the composite action hands them over. */
export function readInputs(
  env: (name: string) => string | undefined,
  nowMs: number,
): ActionInputs {
  const choice = <T extends string>(name: string, allowed: readonly T[]): T => {
    const value = env(`INPUT_${name.toUpperCase()}`) ?? "";
    const found = allowed.find((one) => one === value);
    if (found !== undefined) return found;
    throw new ClyraError("usage", `cannot verify: input '${name}' is one of ${allowed.join(", ")}`);
  };
  const bundles = env("INPUT_BUNDLES") ?? "";
  if (bundles.trim() === "") {
    throw new ClyraError("usage", "cannot verify: input 'bundles' is empty");
  }
  const goVerifier = env("CLYRA_PEF_VERIFY");
  return {
    workspace: env("GITHUB_WORKSPACE") ?? ".",
    bundles,
    trust: env("INPUT_TRUST") ?? "",
    verifier: choice("verifier", verifiers),
    strictness: choice("strictness", strictnesses),
    reports: env("INPUT_REPORTS") || "clyra-evidence",
    ...(goVerifier === undefined || goVerifier === "" ? {} : { goVerifier }),
    nowMs,
  };
}

/** Tells GitHub; gives the exit code. */
async function main(): Promise<number> {
  try {
    const inputs = readInputs((name) => Deno.env.get(name), Date.now());
    const result = await runAction(inputs);
    await append("GITHUB_OUTPUT", outputLines(result.outputs));
    await append("GITHUB_STEP_SUMMARY", `${result.summary}\n`);
    for (const line of annotations(result.bundles, inputs.strictness)) console.log(line);
    if (result.bundles.length === 0) console.log("::error title=No evidence::no bundle was found");
    console.log(`${result.outputs["bundles"]} bundle(s): ${result.outputs["verdict"]}`);
    return result.accepted ? 0 : 1;
  } catch (thrown) {
    console.log(`::error title=Evidence not verified::${escapeData(messageOf(thrown))}`);
    return thrown instanceof ClyraError ? thrown.exitCode : 70;
  }
}

async function append(variable: string, text: string): Promise<void> {
  const path = Deno.env.get(variable);
  if (path !== undefined && path !== "") await Deno.writeTextFile(path, text, { append: true });
}

if (import.meta.main) Deno.exit(await main());
