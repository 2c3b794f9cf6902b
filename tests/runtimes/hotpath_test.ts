/**
 * The hot path, bundled into one file, in the runtimes it is made for: the same answers everywhere.
 *
 * @module
 */

import { deepStrictEqual, ok, strictEqual } from "node:assert";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const here = import.meta.dirname ?? ".";
const folder = mkdtempSync(join(tmpdir(), "hotpath_runtimes_"));
const bundle = join(folder, "probe.mjs");
const deno = Deno.execPath();

/** What has to be taken away before the bundle runs. */
const surroundings = {
  "as it is": "",
  "without WASM SIMD": "globalThis.WebAssembly.validate = () => false;",
  "without Node's built-ins": 'Object.defineProperty(globalThis, "process", { value: undefined });',
} as const;

function output(command: string, ...rest: string[]): string {
  return execFileSync(command, rest, {
    encoding: "utf8",
    env: { ...Deno.env.toObject(), NO_COLOR: "1" },
  });
}

function parse(line: string): Record<string, unknown> {
  return JSON.parse(line);
}

/** Writes a script that changes its surroundings and only then loads the bundle. */
function scriptWith(change: string, name: string): string {
  const path = join(folder, `${name.replaceAll(/\W/g, "_")}.mjs`);
  const location = JSON.stringify(pathToFileURL(bundle).href);
  writeFileSync(path, `${change}\nawait import(${location});\n`);
  return path;
}

function hasCommand(command: string): boolean {
  try {
    output(command, "--version");
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}

Deno.test.beforeAll(() => {
  output(deno, "bundle", "--quiet", "--output", bundle, join(here, "hotpath_probe.ts"));
});

Deno.test.afterAll(() => rmSync(folder, { recursive: true }));

/** The answers of the plain twins, which every other run has to give as well. */
function expected(): Record<string, unknown> {
  const answers = parse(output(deno, "run", scriptWith(surroundings["without WASM SIMD"], "twin")));
  strictEqual(answers.isWasm, false);
  deepStrictEqual([answers.included, answers.consistent], [true, true]);
  deepStrictEqual([answers.misplaced, answers.inconsistent], [false, false]);
  return answers;
}

for (const [name, change] of Object.entries(surroundings)) {
  const isWasm = name !== "without WASM SIMD";

  Deno.test(`the hot path runs in Deno without any permission, ${name}`, () => {
    const answers = parse(output(deno, "run", "--no-prompt", scriptWith(change, `deno ${name}`)));
    deepStrictEqual(answers, { ...expected(), isWasm });
  });

  Deno.test(`the hot path runs in Node, ${name}`, () => {
    if (!hasCommand("node")) return console.log("skipped: node is not installed");
    ok(Number(output("node", "-p", "process.versions.node").split(".")[0]) >= 20);
    const answers = parse(output("node", scriptWith(change, `node ${name}`)));
    deepStrictEqual(answers, { ...expected(), isWasm });
  });
}

Deno.test("the hot path runs in a worker, with an instance of its own", () => {
  const script = join(folder, "worker.mjs");
  const location = JSON.stringify(pathToFileURL(bundle).href);
  writeFileSync(
    script,
    `const { Worker } = await import("node:worker_threads");
    const workers = [1, 2].map(() => new Worker(new URL(${location})));
    for (const worker of workers) await new Promise((resolve) => worker.once("exit", resolve));`,
  );
  const lines = output(deno, "run", "-A", script).trim().split("\n");
  strictEqual(lines.length, 2);
  for (const line of lines) deepStrictEqual(parse(line), { ...expected(), isWasm: true });
});

Deno.test("the hot path runs in headless Chromium", () => {
  const browser = ["chromium", "chromium-browser", "google-chrome"].find(hasCommand);
  if (browser === undefined) return console.log("skipped: chromium is not installed");
  const page = join(folder, "page.html");
  const code = readFileSync(bundle, "utf8").replaceAll("</script", "<\\/script");
  const show = "console.log = (line) => { document.body.textContent = line; };";
  writeFileSync(
    page,
    `<body><script>${show}</script><script type="module">${code}</script></body>`,
  );
  const flags = ["--headless", "--no-sandbox", "--disable-gpu", "--virtual-time-budget=20000"];
  const dom = output(browser, ...flags, "--dump-dom", pathToFileURL(page).href);
  const line = /\{.*\}/.exec(dom.replaceAll("&amp;", "&"))?.[0] ?? "{}";
  deepStrictEqual(parse(line), { ...expected(), isWasm: true });
});
