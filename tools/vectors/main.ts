/**
 * Writes `spec/pef/test-vectors`: inputs, trust files, expected verdicts and the index; with `--check` it
 * only says whether they are what they should be. Everything follows from fixed test keys.
 *
 * @module
 */

import { encodeVerdict, sha256, toHex, verify, verifyProof } from "../../src/pef/mod.ts";
import { jsonCases, validCases } from "./family_a.ts";
import { signatureCases } from "./family_b.ts";
import { chainCases, completenessCases } from "./family_c.ts";
import { anchorCases, treeCases } from "./family_d.ts";
import { containerCases } from "./family_f.ts";
import { timestampCases } from "./family_g.ts";
import { disclosureCases } from "./family_h.ts";
import { detailCases } from "./details.ts";
import { documentCases } from "./documents.ts";
import { endCases } from "./ends.ts";
import { receiptCases } from "./receipts.ts";
import { replayCases, statementCases } from "./statements.ts";
import { signerCases, witnessTimeCases } from "./signers.ts";
import { bytesOf, type VectorCase } from "./case.ts";

const root = new URL("../../spec/pef/test-vectors/", import.meta.url);

/** Every vector, by family. */
export function vectorCases(): VectorCase[] {
  return [
    validCases,
    jsonCases,
    signatureCases,
    chainCases,
    treeCases,
    completenessCases,
    containerCases,
    anchorCases,
    timestampCases,
    disclosureCases,
    signerCases,
    endCases,
    witnessTimeCases,
    documentCases,
    statementCases,
    replayCases,
    receiptCases,
    detailCases,
  ].flatMap((cases) => cases());
}

/** The verdict's bytes, as the TypeScript verifier gives them. */
export async function verdictBytes(vector: VectorCase): Promise<Uint8Array> {
  const { trust, prior, fast, now, externals } = vector;
  const options = {
    ...(trust === null ? {} : { trust }),
    ...(prior === undefined ? {} : { prior }),
    ...(fast === undefined ? {} : { fast }),
    ...(now === undefined ? {} : { nowMs: Date.parse(now) }),
    ...(externals === undefined ? {} : {
      externals: (sha256: string) => {
        const content = externals[sha256];
        return Promise.resolve(content === undefined ? undefined : [content]);
      },
    }),
  };
  const verdict = vector.isProof
    ? await verifyProof(vector.input, options)
    : await verify(vector.input, options);
  const codes = verdict.findings.map(({ code }) => code);
  if (verdict.verdict !== vector.verdict || codes.join() !== vector.codes.join()) {
    throw new Error(
      `${vector.name}: expected ${vector.verdict} ${vector.codes}, got ${verdict.verdict} ${codes}`,
    );
  }
  return encodeVerdict(verdict);
}

/** Every file of the corpus by its path under `spec/pef/test-vectors`. */
export async function vectorFiles(): Promise<ReadonlyMap<string, Uint8Array>> {
  const files = new Map<string, Uint8Array>();
  const trusts = new Map<string, string>();
  const index = [];
  for (const vector of vectorCases()) {
    const base = `${vector.kind}/${vector.name}`;
    const input = `${base}.${vector.isProof ? "pefproof" : "pef"}`;
    if (files.has(input)) throw new Error(`two vectors are named ${vector.name}`);
    const verdictFile = `${base}.verdict.json`;
    files.set(input, vector.input);
    files.set(verdictFile, await verdictBytes(vector));
    if (vector.prior !== undefined) files.set(`${base}.prior.note`, bytesOf(vector.prior));
    for (const [sha256, content] of Object.entries(vector.externals ?? {})) {
      files.set(`${base}.externals/${sha256}`, content);
    }
    index.push({
      name: vector.name,
      family: vector.family,
      rules: vector.rules,
      input,
      trust: vector.trust === null ? null : trustPath(vector, { trusts, files }),
      ...(vector.prior === undefined ? {} : { prior: `${base}.prior.note` }),
      ...(vector.now === undefined ? {} : { now: vector.now }),
      ...(vector.externals === undefined ? {} : { externals: `${base}.externals` }),
      ...(vector.fast === undefined ? {} : { fast: vector.fast }),
      ...(vector.needs === undefined ? {} : { needs: vector.needs }),
      verdict: vector.verdict,
      codes: vector.codes,
      verdict_file: verdictFile,
    });
  }
  files.set("README.md", bytesOf(corpusReadme(index)));
  const lines = index.map((entry) => ` ${JSON.stringify(entry)}`).join(",\n");
  files.set("index.json", bytesOf(`{"v":0,"vectors":[\n${lines}\n]}\n`));
  return files;
}

const familyNames: Readonly<Record<string, string>> = {
  V: "in order",
  A: "JSON",
  B: "signatures and keys",
  C: "the chain",
  D: "the tree",
  E: "completeness",
  F: "the container",
  G: "anchors",
  H: "disclosure, documents, attestations, proofs",
};

/** What the corpus holds, counted from its index. */
export function corpusReadme(
  index: readonly { readonly family: string; readonly verdict: string }[],
): string {
  const isAccepted = (verdict: string) => ["VERIFIED", "INTACT_UNTRUSTED"].includes(verdict);
  const row = (name: string, members: typeof index): string => {
    const accepted = members.filter(({ verdict }) => isAccepted(verdict)).length;
    return `| ${name} | ${members.length} | ${accepted} | ${members.length - accepted} |\n`;
  };
  const rows = Object.entries(familyNames).map(([family, name]) =>
    row(`${family}: ${name}`, index.filter((vector) => vector.family === family))
  );
  return "# Test vectors\n\n" +
    "Inputs with the verdict that every verifier gives, byte for byte. What is what:\n" +
    "[`../conformance`](../conformance/README.md). Made by `deno task vectors:generate`, this page\n" +
    "included: its counts are those of `index.json`.\n\n" +
    "| family | vectors | to be accepted | to be refused |\n| --- | ---: | ---: | ---: |\n" +
    `${rows.join("")}${row("all", index)}`;
}

/** Trust files are shared by the vectors that use the same. */
function trustPath(
  vector: VectorCase,
  known: { readonly trusts: Map<string, string>; readonly files: Map<string, Uint8Array> },
): string {
  const bytes = vector.trust ?? new Uint8Array(0);
  const digest = toHex(sha256(bytes));
  const path = known.trusts.get(digest) ?? `trust/${digest.slice(0, 12)}.json`;
  known.trusts.set(digest, path);
  known.files.set(path, bytes);
  return path;
}

/** Runs the command; the exit code is its result. */
export async function main(args: readonly string[]): Promise<number> {
  const files = await vectorFiles();
  if (args.includes("--check")) {
    const stale = [...files].filter(([path, bytes]) => !isOnDisk(path, bytes)).map(([path]) =>
      path
    );
    const extra = listed("").filter((path) => !files.has(path));
    for (const path of [...stale, ...extra]) {
      console.error(`vectors: ${path} is not what the generator makes`);
    }
    return stale.length + extra.length > 0 ? 1 : 0;
  }
  for (const path of listed("")) if (!files.has(path)) Deno.removeSync(new URL(path, root));
  let bytes = 0;
  for (const [path, content] of files) {
    Deno.mkdirSync(new URL("./", new URL(path, root)), { recursive: true });
    Deno.writeFileSync(new URL(path, root), content);
    bytes += content.length;
  }
  console.log(`${files.size} files, ${bytes} bytes`);
  return 0;
}

function isOnDisk(path: string, bytes: Uint8Array): boolean {
  try {
    return toHex(sha256(Deno.readFileSync(new URL(path, root)))) === toHex(sha256(bytes));
  } catch (thrown) {
    if (thrown instanceof Deno.errors.NotFound) return false;
    throw thrown;
  }
}

function listed(folder: string): string[] {
  let items: Deno.DirEntry[];
  try {
    items = [...Deno.readDirSync(new URL(folder, root))];
  } catch (thrown) {
    if (thrown instanceof Deno.errors.NotFound) return [];
    throw thrown;
  }
  return items.flatMap(({ name, isDirectory }) =>
    isDirectory ? listed(`${folder}${name}/`) : [`${folder}${name}`]
  );
}

if (import.meta.main) Deno.exit(await main(Deno.args));
