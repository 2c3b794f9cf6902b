/**
 * Inputs that are no bytes of a corpus: folders, pipes, devices, files over their limits (SPEC, C-6 to C-8
 * and V-2). The conformance runner makes them in a folder of its own and removes them afterwards.
 *
 * @module
 */

import { limits } from "../src/pef/mod.ts";
import { vectorPath } from "./conformance.ts";

/** A call of a verifier, and what must come of it. */
export interface InputCase {
  readonly name: string;
  readonly rules: readonly string[];
  /** Arguments after `verify`, without `--format json`. */
  readonly args: readonly string[];
  /** The verdict's bytes without line feed, or `null` where the input is refused with exit code 2. */
  readonly verdict: string | null;
}

const bundleVector = "valid/v-five-runs";
const proofVector = "valid/v-proof-of-a-receipt";

/** What the cases are made of, in a folder that is empty at first. */
interface Made {
  readonly folder: string;
  readonly bundle: string;
  readonly bundleVerdict: string;
  readonly proof: string;
  readonly proofVerdict: string;
}

/** Makes the inputs and gives the cases; with `isLarge` also those that take some seconds to make. */
export async function inputCases(
  folder: string,
  { isLarge = false }: { readonly isLarge?: boolean } = {},
): Promise<readonly InputCase[]> {
  const made: Made = {
    folder,
    bundle: vectorPath(`${bundleVector}.pef`),
    bundleVerdict: untrusted(`${bundleVector}.verdict.json`),
    proof: vectorPath(`${proofVector}.pefproof`),
    proofVerdict: untrusted(`${proofVector}.verdict.json`),
  };
  return [
    ...folderCases(made),
    ...refusedFolderCases(made),
    ...limitCases(made),
    ...await specialCases(made),
    ...(isLarge ? largeCases(made) : []),
  ];
}

/** The stored verdict as it is without a trust file. */
function untrusted(path: string): string {
  return Deno.readTextFileSync(vectorPath(path))
    .replace(`"authenticity":"trusted"`, `"authenticity":"untrusted"`)
    .replace(`"policy":"met"`, `"policy":"none"`)
    .replace(`"verdict":"VERIFIED"`, `"verdict":"INTACT_UNTRUSTED"`);
}

/** A verdict that stops before anything of the bundle was read. */
function stopped(code: string, bundleSha256: string | null): string {
  const isLimit = code.startsWith("PEF-0");
  return JSON.stringify({
    authenticity: "unknown",
    bundle_sha256: bundleSha256,
    completeness: "unknown",
    counts: {
      artifacts: 0,
      disclosures: 0,
      entries: 0,
      files: 0,
      log_leaves: 0,
      runs: 0,
      stubs: 0,
    },
    disclosure: "unknown",
    findings: [{ at: {}, code, level: isLimit ? "limit" : "error" }],
    integrity: isLimit ? "unknown" : "broken",
    policy: "none",
    time: "unknown",
    verdict: isLimit ? "UNVERIFIABLE" : "INVALID",
  });
}

function digestIn(verdict: string): string {
  return JSON.parse(verdict).bundle_sha256;
}

/** Unpacks the bundle into a new folder, with something besides. */
function unpacked(made: Made, name: string, besides: (folder: string) => void = () => {}): string {
  const target = `${made.folder}/${name}`;
  unpack(Deno.readFileSync(made.bundle), target);
  besides(target);
  return target;
}

function folderCases(made: Made): InputCase[] {
  const same = (name: string, path: string): InputCase => ({
    name,
    rules: ["C-6", "C-8"],
    args: ["--bundle", path],
    verdict: made.bundleVerdict,
  });
  const empty = (folder: string) =>
    Deno.mkdirSync(`${folder}/runs/more/and-more`, { recursive: true });
  const link = `${made.folder}/link.pef`;
  Deno.symlinkSync(made.bundle, link);
  const plain = unpacked(made, "plain");
  Deno.symlinkSync(plain, `${made.folder}/link-to-folder`);
  const renamed = `${made.folder}/proof.pef`;
  Deno.copyFileSync(made.proof, renamed);
  const container = `${made.folder}/container.pefproof`;
  Deno.copyFileSync(made.bundle, container);
  return [
    same("ok-folder", plain),
    same("ok-folder-named-as-a-proof", unpacked(made, "folder.pefproof")),
    same("ok-folder-with-an-empty-folder", unpacked(made, "empty-folder", empty)),
    same("ok-link-to-a-file", link),
    same("ok-link-to-a-folder", `${made.folder}/link-to-folder`),
    {
      name: "ok-proof",
      rules: ["C-8"],
      args: ["--bundle", made.proof],
      verdict: made.proofVerdict,
    },
    {
      name: "proof-under-another-name",
      rules: ["C-8"],
      args: ["--bundle", renamed],
      verdict: stopped("PEF-100", digestIn(made.proofVerdict)),
    },
    {
      name: "container-named-as-a-proof",
      rules: ["C-8"],
      args: ["--bundle", container],
      verdict: stopped("PEF-200", digestIn(made.bundleVerdict)),
    },
  ];
}

/** Folders in which something stands that no container could hold. */
function refusedFolderCases(made: Made): InputCase[] {
  const changes: Record<string, (folder: string) => void> = {
    "file-with-an-upper-case-name": (folder) => Deno.writeTextFileSync(`${folder}/README`, "x"),
    "hidden-file": (folder) => Deno.writeTextFileSync(`${folder}/.ds_store`, "x"),
    "empty-folder-with-an-upper-case-name": (folder) => Deno.mkdirSync(`${folder}/Runs`),
    "empty-folder-with-a-space-deep-inside": (folder) =>
      Deno.mkdirSync(`${folder}/runs/some run`, { recursive: true }),
    "empty-folder-at-the-fifth-level": (folder) =>
      Deno.mkdirSync(`${folder}/a/b/c/d/e`, { recursive: true }),
    "link-inside": (folder) => Deno.symlinkSync(made.bundle, `${folder}/link`),
    "link-to-a-folder-inside": (folder) => Deno.symlinkSync(made.folder, `${folder}/link`),
  };
  const trust = `${made.folder}/malformed.json`;
  Deno.writeTextFileSync(trust, "{");
  return Object.entries(changes).flatMap(([name, change]) => {
    const args = ["--bundle", unpacked(made, name, change)];
    return [
      { name, rules: ["C-7"], args, verdict: null },
      {
        name: `${name}-and-bad-trust`,
        rules: ["C-7"],
        args: [...args, "--trust", trust],
        verdict: null,
      },
    ];
  });
}

/** Files that are longer than anything of their kind. */
function limitCases(made: Made): InputCase[] {
  const sized = (name: string, size: number): string => {
    const path = `${made.folder}/${name}`;
    Deno.writeFileSync(path, new Uint8Array(0));
    Deno.truncateSync(path, size);
    return path;
  };
  const digest = digestIn(made.bundleVerdict);
  const beside = (option: string, path: string) => ["--bundle", made.bundle, option, path];
  const folder = unpacked(made, "over-4-gib", (folder) => {
    Deno.mkdirSync(`${folder}/artifacts/sha256`, { recursive: true });
    const path = `${folder}/artifacts/sha256/${"0".repeat(64)}`;
    Deno.writeFileSync(path, new Uint8Array(0));
    Deno.truncateSync(path, limits.containerBytes);
  });
  return [
    {
      name: "trust-file-over-its-limit",
      rules: ["C-8", "V-2"],
      args: beside("--trust", sized("trust.json", limits.trustBytes + 1)),
      verdict: stopped("PEF-002", digest),
    },
    {
      name: "prior-over-its-limit",
      rules: ["C-8", "V-2"],
      args: beside("--prior", sized("prior.note", limits.noteBytes + 1)),
      verdict: stopped("PEF-012", digest),
    },
    {
      name: "proof-over-its-limit",
      rules: ["C-8", "V-1"],
      args: ["--bundle", sized("long.pefproof", limits.proofBytes + 1)],
      verdict: stopped("PEF-003", null),
    },
    {
      name: "container-over-its-limit",
      rules: ["C-5", "V-1"],
      args: ["--bundle", sized("long.pef", limits.containerBytes + 1)],
      verdict: stopped("PEF-001", null),
    },
    {
      name: "folder-over-the-container's-limit",
      rules: ["C-6", "V-1"],
      args: ["--bundle", folder],
      verdict: stopped("PEF-001", null),
    },
  ];
}

/** What is neither a regular file nor a folder, in every place where a file is asked for. */
async function specialCases(made: Made): Promise<InputCase[]> {
  const refused = (name: string, ...args: string[]): InputCase => ({
    name,
    rules: ["C-7", "C-8"],
    args,
    verdict: null,
  });
  const { bundle, folder } = made;
  const cases = [
    refused("no-such-file", "--bundle", `${folder}/nothing.pef`),
    refused("no-such-trust-file", "--bundle", bundle, "--trust", `${folder}/nothing.json`),
    refused("folder-as-trust-file", "--bundle", bundle, "--trust", folder),
    refused("folder-as-prior", "--bundle", bundle, "--prior", folder),
    refused("no-such-folder-of-externals", "--bundle", bundle, "--externals", `${folder}/nothing`),
    refused("file-as-folder-of-externals", "--bundle", bundle, "--externals", bundle),
    refused("device", "--bundle", "/dev/zero"),
    refused("device-as-trust-file", "--bundle", bundle, "--trust", "/dev/zero"),
  ];
  const pipe = `${folder}/pipe`;
  if (!await makePipe(pipe)) return cases;
  const named = `${folder}/pipe.pefproof`;
  await makePipe(named);
  const inside = unpacked(made, "pipe-inside-folder");
  await makePipe(`${inside}/pipe`);
  return [
    ...cases,
    refused("pipe", "--bundle", pipe),
    refused("pipe-named-as-a-proof", "--bundle", named),
    refused("pipe-as-trust-file", "--bundle", bundle, "--trust", pipe),
    refused("pipe-as-prior", "--bundle", bundle, "--prior", pipe),
    refused("pipe-inside", "--bundle", inside),
  ];
}

/** Whether this system has named pipes, and there is one now. */
async function makePipe(path: string): Promise<boolean> {
  if (Deno.build.os === "windows") return false;
  return (await new Deno.Command("mkfifo", { args: [path] }).output()).success;
}

/** One file more than a container can count. */
function largeCases(made: Made): InputCase[] {
  const many = unpacked(made, "many-files", (folder) => {
    Deno.mkdirSync(`${folder}/x`);
    for (let i = 0; i < limits.files; i++) Deno.writeTextFileSync(`${folder}/x/${i}`, "");
  });
  const worse = `${made.folder}/many-files-and-a-bad-name`;
  Deno.mkdirSync(worse);
  Deno.renameSync(many, `${worse}/Folder`);
  Deno.symlinkSync(`${worse}/Folder`, many);
  return [
    {
      name: "folder-with-65536-files",
      rules: ["C-6", "V-1", "V-3"],
      args: ["--bundle", many],
      verdict: stopped("PEF-001", null),
    },
    {
      name: "folder-with-65536-files-and-a-bad-name",
      rules: ["C-7"],
      args: ["--bundle", worse],
      verdict: null,
    },
  ];
}

/** Enough of a reader for containers that are known to be in order. */
export function unpack(bytes: Uint8Array, folder: string): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; view.getUint32(at, true) === 0x04034b50;) {
    const [size, nameLength] = [view.getUint32(at + 22, true), view.getUint16(at + 26, true)];
    const start = at + 30 + nameLength;
    const name = new TextDecoder().decode(bytes.subarray(at + 30, start));
    const parent = name.split("/").slice(0, -1).join("/");
    Deno.mkdirSync(`${folder}/${parent}`, { recursive: true });
    Deno.writeFileSync(`${folder}/${name}`, bytes.subarray(start, start + size));
    at = start + size;
  }
}
