/**
 * Makes the npm package of the verifier: `dist/pef-verifier/` and its tarball, from `src/pef` and
 * `verifier/npm`, bundled into files without dependencies. `deno task verifier:pack`.
 *
 * @module
 */

import { gzipSync } from "node:zlib";
import { findingKinds } from "../src/pef/mod.ts";
import { version } from "../src/cli/version.ts";
import { tarArchive } from "./tar.ts";

/** Over this the build fails: the package is a download for every job of others' CI. */
const maxScriptBytes = 512 * 1024;

const root = new URL("../", import.meta.url);

/** Builds the package into `folder`; gives the path of the tarball beside it. */
export async function packVerifier(folder: string): Promise<string> {
  await Deno.mkdir(folder, { recursive: true });
  await bundle("verifier/npm/index.ts", `${folder}/index.js`);
  await bundle("verifier/npm/main.ts", `${folder}/cli.js`);
  await bundle("src/cli/runtime/line_worker.ts", `${folder}/worker.js`);
  const cli = `#!/usr/bin/env node\n${await Deno.readTextFile(`${folder}/cli.js`)}`;
  await Deno.writeTextFile(`${folder}/cli.js`, cli);
  await Deno.chmod(`${folder}/cli.js`, 0o755);
  await Deno.writeTextFile(`${folder}/package.json`, `${JSON.stringify(manifest(), null, 2)}\n`);
  await Deno.writeTextFile(`${folder}/index.d.ts`, await declarations());
  for (
    const [from, to] of [
      ["verifier/npm/README.md", "README.md"],
      ["LICENSE", "LICENSE"],
    ] as const
  ) await Deno.copyFile(new URL(from, root), `${folder}/${to}`);
  return await archive(folder);
}

function manifest(): Record<string, unknown> {
  return {
    name: "@clyra/pef-verifier",
    version,
    description: "Verifies Clyra evidence bundles (.pef), offline",
    license: "Apache-2.0",
    type: "module",
    main: "./index.js",
    types: "./index.d.ts",
    exports: { ".": { types: "./index.d.ts", default: "./index.js" } },
    bin: { "pef-verifier": "./cli.js" },
    files: ["index.js", "index.d.ts", "cli.js", "worker.js"],
    engines: { node: ">=20" },
    sideEffects: false,
  };
}

/** The declarations as written, with the closed list of codes in full. */
async function declarations(): Promise<string> {
  const text = await Deno.readTextFile(new URL("verifier/npm/index.d.ts", root));
  const open = "export type FindingCode = `PEF-${number}`;";
  if (!text.includes(open)) throw new Error("cannot declare types: FindingCode has another form");
  const codes = Object.keys(findingKinds).map((code) => `\n  | "${code}"`);
  return text.replace(open, `export type FindingCode =${codes.join("")};`);
}

async function bundle(entry: string, output: string): Promise<void> {
  const { success, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--quiet", "--no-remote", "--platform", "deno", "-o", output, entry],
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) {
    throw new Error(`cannot bundle ${entry}: ${new TextDecoder().decode(stderr)}`);
  }
  const { size } = await Deno.stat(output);
  if (size > maxScriptBytes) {
    throw new Error(`cannot bundle ${entry}: ${size} bytes are over ${maxScriptBytes}`);
  }
}

/** The tarball in npm's form: everything below `package/`. The same input gives the same bytes. */
async function archive(folder: string): Promise<string> {
  const names = [
    "package.json",
    "LICENSE",
    "README.md",
    "cli.js",
    "index.d.ts",
    "index.js",
    "worker.js",
  ];
  const files = await Promise.all(names.map(async (name) => ({
    path: `package/${name}`,
    bytes: await Deno.readFile(`${folder}/${name}`),
    executable: name === "cli.js",
  })));
  const path = `${folder}/../clyra-pef-verifier-${version}.tgz`;
  await Deno.writeFile(path, gzipSync(tarArchive(files), { level: 9 }));
  return await Deno.realPath(path);
}

if (import.meta.main) {
  const folder = new URL("dist/pef-verifier", root).pathname;
  const tarball = await packVerifier(folder);
  for (const path of [`${folder}/index.js`, `${folder}/cli.js`, tarball]) {
    console.log(`${path}: ${(await Deno.stat(path)).size} bytes`);
  }
}
