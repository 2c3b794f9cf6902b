/**
 * Verifies the manifest's form and its list of files (SPEC, V-5 and V-6).
 *
 * @module
 */

import { fromUtf8 } from "./bytes.ts";
import { memberBytes, scanCanonical } from "./canonical_scan.ts";
import type { ContainedFile } from "./container.ts";
import type { FindingCode } from "./findings.ts";
import { depthOf, limits } from "./limits.ts";
import { claimTypes, type Manifest, manifestShape } from "./manifest.ts";

/** What is wrong, at which file. */
export interface FileProblem {
  readonly code: FindingCode;
  readonly path: string;
}

/** The path of a run's segment. */
export function segmentPath(run: string, segment: number): string {
  return `runs/${run}/entries-${String(segment).padStart(6, "0")}.jsonl`;
}

/** The path of a segment of a period's log leaves. */
export function logSegmentPath(segment: number): string {
  return `log/entries-${String(segment).padStart(6, "0")}.jsonl`;
}

/** The path of a run's disclosures. */
export function disclosuresPath(run: string): string {
  return `runs/${run}/disclosures.jsonl`;
}

/** What is wrong with the manifest as a document. Unknown versions and claims are told apart. */
export function manifestProblem(value: unknown): FindingCode | undefined {
  const manifest = value as { v?: unknown; claim?: { type?: unknown } | null } | null;
  if (typeof manifest !== "object" || manifest === null) return "PEF-201";
  if (manifest.v !== 0) return Number.isSafeInteger(manifest.v) ? "PEF-010" : "PEF-201";
  const claim = manifest.claim?.type;
  if (typeof claim === "string" && !(claimTypes as readonly string[]).includes(claim)) {
    return "PEF-011";
  }
  if (manifestShape.problem(value, "") !== undefined) return "PEF-201";
  return isConsistent(value as Manifest) ? undefined : "PEF-201";
}

/**
 * Arrays and objects in a manifest of the right shape: its lists hold at most 65,535 runs with a list each,
 * as many files and externals, and less than 2,000 smaller things.
 */
const maxContainers = 5 * 65_536;

/**
 * What is wrong with a manifest that has more arrays and objects than its shape allows; `undefined` for one
 * that has not. Says the same as {@linkcode manifestProblem}, but builds nothing of a hostile size.
 */
export function overfullManifestProblem(bytes: Uint8Array): FindingCode | undefined {
  if (countOpenings(bytes) <= maxContainers) return undefined;
  const scan = scanCanonical(bytes);
  if (scan === "not_canonical") return depthOf(bytes) > limits.depth ? "PEF-004" : "PEF-200";
  if (scan.containers <= maxContainers) return undefined;
  const v = valueOf(memberBytes(bytes, "v"));
  const claim = memberBytes(bytes, "claim");
  const type = claim && valueOf(memberBytes(claim, "type"));
  // Over its length a text is no known claim, whatever it says.
  return manifestProblem({ v, claim: { type } }) ?? "PEF-201";
}

/** Brackets, those in texts too: as many openings there can be at most. */
function countOpenings(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte === 0x5b || byte === 0x7b) count++;
  return count;
}

/** A short value of canonical bytes; of a longer one only whether it is a text. */
function valueOf(bytes: Uint8Array | undefined): unknown {
  if (bytes === undefined) return undefined;
  if (bytes.length <= 64) return JSON.parse(fromUtf8(bytes));
  return bytes[0] === 0x22 ? "longer than any" : undefined;
}

function isConsistent(manifest: Manifest): boolean {
  const { claim, externals = [], runs, signers } = manifest;
  // One verifier for each run: a run named twice could hide behind its twin.
  if (runs.some(({ run }, i) => i > 0 && run <= (runs[i - 1]?.run ?? ""))) return false;
  if (signers.some((keyid, i) => i > 0 && keyid <= (signers[i - 1] ?? ""))) return false;
  // One object has one size: named twice, it would be read twice, or have two.
  if (externals.some(({ sha256 }, i) => i > 0 && sha256 <= (externals[i - 1]?.sha256 ?? ""))) {
    return false;
  }
  // A claim about no run at all would hold for everybody.
  if (claim.type !== "range-complete") return runs.length > 0;
  return claim.from < claim.to && claim.to === manifest.checkpoint.size;
}

/** What is wrong with the files that the container holds, judged by the manifest. */
export function fileListProblem(
  manifest: Manifest,
  present: readonly ContainedFile[],
): FileProblem | undefined {
  return differenceProblem(manifest.files, present) ?? placeProblem(manifest) ??
    logFilesProblem(manifest);
}

/** The listed files, with sizes, are exactly the ones in the container. */
function differenceProblem(
  listed: Manifest["files"],
  present: readonly ContainedFile[],
): FileProblem | undefined {
  for (let i = 0; i < Math.max(listed.length, present.length); i++) {
    const [wanted, found] = [listed[i], present[i]];
    if (wanted === undefined || found === undefined || wanted.path !== found.path) {
      const paths = [wanted?.path, found?.path].filter((path) => path !== undefined).sort();
      return { code: "PEF-104", path: paths[0] ?? "" };
    }
    if (wanted.size !== found.size) return { code: "PEF-103", path: wanted.path };
  }
  return undefined;
}

const places: readonly RegExp[] = [
  /^log\/(checkpoint\.note|proofs\.jsonl|consistency\.jsonl|from\.note|from-frontier\.json)$/,
  /^log\/entries-[0-9]{6}\.jsonl$/,
  /^runs\/[^/]+\/(entries-[0-9]{6}|disclosures)\.jsonl$/,
  /^attestations\/[^/]+\.dsse\.json$/,
  /^anchors\/[^/]+\.tsr$/,
  /^render\/report\.(pdf|html)$/,
];

function placeProblem(manifest: Manifest): FileProblem | undefined {
  const { files, runs } = manifest;
  const homeless = files.find(({ path, sha256 }) =>
    path !== `artifacts/sha256/${sha256}` && !places.some((place) => place.test(path))
  );
  if (homeless !== undefined) return { code: "PEF-106", path: homeless.path };
  const listed = new Set(files.map(({ path }) => path));
  const claimed = new Set<string>();
  for (const { run, segments } of runs) {
    claimed.add(disclosuresPath(run));
    for (const [i, path] of segments.entries()) {
      if (path !== segmentPath(run, i) || !listed.has(path)) return { code: "PEF-106", path };
      claimed.add(path);
    }
  }
  const stray = files.find(({ path }) => path.startsWith("runs/") && !claimed.has(path));
  return stray === undefined ? undefined : { code: "PEF-106", path: stray.path };
}

/** The claim decides which files of the log are there (M-7). */
function logFilesProblem({ claim, files }: Manifest): FileProblem | undefined {
  const isRange = claim.type === "range-complete";
  const from = isRange ? claim.from : 0;
  const needed = ["log/checkpoint.note"];
  if (!isRange || from > 0) needed.push("log/proofs.jsonl");
  if (isRange && from > 0) needed.push("log/from.note", "log/from-frontier.json");
  if (isRange) needed.push(logSegmentPath(0));
  const listed = new Set(files.map(({ path }) => path));
  const missing = needed.find((path) => !listed.has(path));
  if (missing !== undefined) return { code: "PEF-104", path: missing };
  const allowed = new Set([...needed, "log/consistency.jsonl"]);
  for (let i = 1; isRange && listed.has(logSegmentPath(i)); i++) allowed.add(logSegmentPath(i));
  const stray = files.find(({ path }) => path.startsWith("log/") && !allowed.has(path));
  return stray === undefined ? undefined : { code: "PEF-106", path: stray.path };
}
