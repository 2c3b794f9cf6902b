/**
 * A differential fuzzer: bundles that are wrong in one or two places, most of them signed again so that the
 * wrong place is reached, go to the TypeScript verifier and to any other command; verdicts must be the same
 * bytes. A disagreement is kept in a folder, with the seed that makes it again.
 *
 * `deno run -A tools/fuzz/pef.ts --seconds 60 [--seed 1] [--keep DIR] -- COMMAND [ARGUMENTS...]`
 *
 * @module
 */

import { encodeVerdict, parseTime, type Verdict, verify, verifyProof } from "../../src/pef/mod.ts";
import {
  bundleFiles,
  type BundleSpec,
  bytesOf,
  canonical,
  packFiles,
  textOf,
  World,
} from "../../tests/pef/builder.ts";
import { committed, flavours, testSalt } from "../../tests/pef/flavours.ts";
import { toBase64Url } from "../../src/pef/mod.ts";
import { commandsOf } from "../conformance.ts";
import { Dice } from "./dice.ts";
import { proofCaseOf } from "./proof_case.ts";

/** One case: what the verifiers get. */
export interface FuzzCase {
  /** The bundle, or the `.pefproof`. */
  readonly bundle: Uint8Array;
  readonly isProof?: boolean;
  readonly trust: Uint8Array;
  readonly prior?: string;
  readonly now?: string;
}

/** The case of a seed. */
export function caseOf(seed: number): FuzzCase {
  const dice = new Dice(seed);
  if (dice.below(4) === 0) return proofCaseOf(dice, mutatedValue);
  const { spec, world } = base(dice);
  let trust: unknown = world.trust(
    dice.pick([{}, { claims: ["run-complete"] }, { quorum: 1, witnesses: [] }]),
  );
  const change: { -readonly [K in keyof BundleSpec]?: BundleSpec[K] } = {};
  let pack = packFiles;
  switch (dice.below(6)) {
    case 0:
      change.files = mutatedFile(spec, dice);
      break;
    case 1:
      change.files = { ...mutatedFile(spec, dice), ...mutatedFile(spec, dice) };
      break;
    case 2:
      change.manifest = (manifest) => mutatedValue(manifest, dice);
      break;
    case 3:
      change.after = (files) => {
        const path = dice.pick([...files.keys()]);
        files.set(path, mutatedBytes(files.get(path) ?? bytesOf(""), dice));
      };
      break;
    case 4:
      pack = (files) => mutatedBytes(packFiles(files), dice);
      break;
    default:
      trust = mutatedValue(trust, dice);
  }
  const bundle = pack(bundleFiles({ ...spec, ...change }));
  return { bundle, trust: bytesOf(JSON.stringify(trust) ?? "") };
}

function base(dice: Dice): { readonly spec: BundleSpec; readonly world: World } {
  const world = new World();
  const flavour = dice.pick(Object.values(flavours));
  const run = flavour(world, "run-1").close().seal();
  const spec = { world, runs: [run] };
  switch (dice.below(5)) {
    case 0:
      return {
        world,
        spec: { ...spec, claim: { type: "range-complete", from: 0, to: world.log.lines.length } },
      };
    case 1:
      return {
        world,
        spec: { ...spec, claim: { type: "range-complete", from: 4, to: world.log.lines.length } },
      };
    case 2: {
      const open = flavour(world, "run-2").mark();
      return { world, spec: { world, runs: [run, open], claim: { type: "run-prefix" } } };
    }
    case 3:
      return {
        world,
        spec: { ...spec, runs: [run.withhold(1, "scope")], claim: { type: "selection" } },
      };
    default:
      return { world, spec: disclosing() };
  }
}

function disclosing(): BundleSpec {
  const world = new World();
  const body = committed("value", "body");
  const request = { protocol: "http", upstream: "u", method: "GET", path: "/", body };
  const run = world.run("run-1").open()
    .add({ type: "call.request", call: "c1", body: request })
    .add({ type: "call.response", call: "c1", body: { outcome: "complete" } })
    .close().seal();
  const line = canonical({
    field: "/body",
    salt: toBase64Url(testSalt("value")),
    seq: 1,
    value: toBase64Url(bytesOf("value")),
  });
  const files = { "runs/run-1/disclosures.jsonl": `${textOf(line)}\n` };
  return { world, runs: [run], files };
}

/** A file of the bundle, changed before the manifest lists it. */
function mutatedFile(spec: BundleSpec, dice: Dice): NonNullable<BundleSpec["files"]> {
  const files = [...bundleFiles(spec)].filter(([path]) => !path.startsWith("pef/"));
  const [path, content] = dice.pick(files);
  const kept = spec.files ?? {};
  if (dice.below(12) === 0) return { ...kept, [path]: undefined };
  if (dice.below(12) === 0) return { ...kept, [path.replace(/.$/, "0")]: content };
  if (!path.endsWith(".jsonl") || dice.below(4) === 0) {
    return { ...kept, [path]: mutatedBytes(content, dice) };
  }
  const lines = textOf(content).split("\n").slice(0, -1);
  return { ...kept, [path]: mutatedLines(lines, dice).map((line) => `${line}\n`).join("") };
}

function mutatedLines(lines: readonly string[], dice: Dice): string[] {
  const at = dice.below(lines.length);
  const other = dice.below(lines.length);
  const changed = [...lines];
  switch (dice.below(6)) {
    case 0:
      changed.splice(at, 1);
      break;
    case 1:
      changed.splice(at, 0, lines[other] ?? "");
      break;
    case 2:
      [changed[at], changed[other]] = [lines[other] ?? "", lines[at] ?? ""];
      break;
    case 3:
      changed[at] = mutatedText(lines[at] ?? "", dice);
      break;
    default: {
      const value = mutatedValue(JSON.parse(lines[at] ?? "null"), dice);
      changed[at] = dice.below(4) === 0 ? JSON.stringify(value) : textOf(canonical(value));
    }
  }
  return changed;
}

const tokens = [
  `"`,
  "\\",
  "\\u0000",
  "\\ud800",
  "\u{1F4B8}",
  "\u00e9",
  "0",
  "-",
  "1e3",
  ".0",
  "{",
  "[",
  "]",
  "}",
  ",",
  ":",
  " ",
  "null",
  "\n",
  "\t",
  "=",
  "_",
  "A",
  "\u0000",
  "\ufeff",
  "//",
  "..",
];

function mutatedText(text: string, dice: Dice): string {
  const at = dice.below(text.length + 1);
  const until = at + dice.below(4);
  return text.slice(0, at) + dice.pick(["", ...tokens]) + text.slice(until);
}

function mutatedBytes(bytes: Uint8Array, dice: Dice): Uint8Array {
  const at = dice.below(bytes.length + 1);
  const length = dice.below(5);
  switch (dice.below(4)) {
    case 0: {
      const flipped = bytes.slice();
      if (at < flipped.length) flipped[at] = (flipped[at] ?? 0) ^ (1 << dice.below(8));
      return flipped;
    }
    case 1:
      return Uint8Array.from([...bytes.subarray(0, at), ...bytes.subarray(at + length)]);
    case 2: {
      const from = dice.below(bytes.length + 1);
      const part = bytes.subarray(from, from + dice.below(40));
      return Uint8Array.from([...bytes.subarray(0, at), ...part, ...bytes.subarray(at)]);
    }
    default:
      return Uint8Array.from([
        ...bytes.subarray(0, at),
        dice.below(256),
        ...bytes.subarray(at + 1),
      ]);
  }
}

const odd: readonly unknown[] = [
  null,
  true,
  0,
  1,
  -1,
  2,
  1.5,
  2 ** 53 - 1,
  2 ** 53,
  1e21,
  "",
  "a",
  "0",
  "\u{1F4B8}",
  [],
  {},
  [null],
  "privacy",
  "scope",
  "run-1",
  "run-2",
  "0".repeat(64),
  "f".repeat(64),
  "2026-02-30T00:00:00.000Z",
  "A".repeat(43),
  "A".repeat(86),
];

/** One place of a JSON value, changed. */
function mutatedValue(value: unknown, dice: Dice): unknown {
  if (typeof value !== "object" || value === null || dice.below(12) === 0) {
    if (typeof value === "number" && dice.below(2) === 0) return value + dice.pick([1, -1, 4, 0.5]);
    if (typeof value === "string" && dice.below(2) === 0) return mutatedText(value, dice);
    return dice.pick(odd);
  }
  if (Array.isArray(value)) {
    const copy = [...value];
    const at = dice.below(copy.length + 1);
    if (at === copy.length) return [...copy, dice.pick([...copy, ...odd])];
    if (dice.below(5) === 0) copy.splice(at, 1);
    else copy[at] = mutatedValue(copy[at], dice);
    return copy;
  }
  const copy: Record<string, unknown> = { ...value };
  const name = dice.pick([...Object.keys(copy), "extra"]);
  if (dice.below(6) === 0) delete copy[name];
  else copy[name] = mutatedValue(copy[name] ?? null, dice);
  return copy;
}

/** What a command says of a case. */
async function askCommand(
  command: readonly string[],
  { path, fuzzCase }: { readonly path: string; readonly fuzzCase: FuzzCase },
): Promise<string> {
  const [program = "", ...args] = command;
  const { stdout } = await new Deno.Command(program, {
    args: [
      ...args,
      "verify",
      "--bundle",
      path,
      "--trust",
      `${path}.trust.json`,
      ...(fuzzCase.prior === undefined ? [] : ["--prior", `${path}.prior.note`]),
      ...(fuzzCase.now === undefined ? [] : ["--now", fuzzCase.now]),
      "--format",
      "json",
    ],
    stdout: "piped",
    stderr: "null",
  }).output();
  return new TextDecoder().decode(stdout).trimEnd();
}

/** Writes what the commands read; gives the files. */
function writeCase(path: string, { bundle, trust, prior }: FuzzCase): readonly string[] {
  Deno.writeFileSync(path, bundle);
  Deno.writeFileSync(`${path}.trust.json`, trust);
  if (prior === undefined) return [path, `${path}.trust.json`];
  Deno.writeTextFileSync(`${path}.prior.note`, prior);
  return [path, `${path}.trust.json`, `${path}.prior.note`];
}

/** What the TypeScript verifier says of a case. */
export async function verdictOf(
  { bundle, isProof, trust, prior, now }: FuzzCase,
): Promise<Verdict> {
  const nowMs = now === undefined ? undefined : parseTime(now);
  const options = {
    trust,
    ...(prior === undefined ? {} : { prior }),
    ...(nowMs === undefined ? {} : { nowMs }),
  };
  return isProof === true ? await verifyProof(bundle, options) : await verify(bundle, options);
}

/** Runs the command; the exit code is its result. */
export async function main(args: readonly string[]): Promise<number> {
  const option = (name: string) => args.find((_, i) => args[i - 1] === name);
  const seconds = Number(option("--seconds") ?? 60);
  let seed = Number(option("--seed") ?? 1);
  const keep = option("--keep") ?? Deno.makeTempDirSync({ prefix: "pef-fuzz-" });
  Deno.mkdirSync(keep, { recursive: true });
  const commands = commandsOf(args);
  const answers = new Map<string, number>();
  let disagreements = 0;
  let cases = 0;
  for (const end = performance.now() + seconds * 1000; performance.now() < end; seed++, cases++) {
    const fuzzCase = caseOf(seed);
    const path = `${keep}/${seed}.${fuzzCase.isProof === true ? "pefproof" : "pef"}`;
    const written = writeCase(path, fuzzCase);
    const verdict = await verdictOf(fuzzCase);
    const expected = new TextDecoder().decode(encodeVerdict(verdict));
    const word = verdict.findings[0]?.code ?? verdict.verdict;
    answers.set(word, (answers.get(word) ?? 0) + 1);
    const others = await Promise.all(
      commands.map((command) => askCommand(command, { path, fuzzCase })),
    );
    const wrong = others.filter((other) => other !== expected);
    if (wrong.length === 0) {
      for (const file of written) Deno.removeSync(file);
      continue;
    }
    disagreements++;
    console.log(`seed ${seed}: ${expected}\n  other: ${wrong.join("\n  other: ")}`);
  }
  const spread = [...answers].sort(([a], [b]) => (a < b ? -1 : 1)).map(([k, n]) => `${k} ${n}`);
  console.log(
    `${cases} cases, ${disagreements} disagreements; first findings: ${spread.join(", ")}`,
  );
  return disagreements > 0 ? 1 : 0;
}

if (import.meta.main) Deno.exit(await main(Deno.args));
