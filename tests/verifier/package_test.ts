/**
 * The npm package of the verifier, from its tarball, in an empty folder, in Node and in Deno.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { disagreement, inputDisagreement, readVectors } from "../../tools/conformance.ts";
import { inputCases } from "../../tools/conformance_inputs.ts";
import { packVerifier } from "../../tools/verifier_package.ts";
import { cli } from "../cli/harness.ts";
import { type Fixture, makeFixture } from "./fixture.ts";

interface Setup {
  readonly folder: string;
  readonly fixture: Fixture;
  /** The folder into which the tarball was installed. */
  readonly clean: string;
  readonly command: string;
}

let setup: Setup | undefined;

Deno.test.beforeAll(async () => {
  const folder = mkdtempSync(`${tmpdir()}/clyra-package-`);
  mkdirSync(`${folder}/evidence`);
  mkdirSync(`${folder}/clean`);
  const fixture = await makeFixture(`${folder}/evidence`);
  const tarball = await packVerifier(`${folder}/dist/pef-verifier`);
  const clean = `${folder}/clean`;
  let command = `${folder}/dist/pef-verifier/cli.js`;
  if (hasCommand("npm")) {
    writeFileSync(`${clean}/package.json`, `{"private":true,"type":"module"}`);
    const installed = run("npm", ["install", "--offline", "--no-audit", "--no-fund", tarball], {
      cwd: clean,
    });
    assert.equal(installed.exitCode, 0, installed.stderr);
    command = `${clean}/node_modules/.bin/pef-verifier`;
  }
  setup = { folder, fixture, clean, command };
});

Deno.test.afterAll(() => {
  if (setup !== undefined) rmSync(setup.folder, { recursive: true });
});

function ready(): Setup {
  assert.ok(setup);
  return setup;
}

function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string },
): { readonly exitCode: number | null; readonly stdout: string; readonly stderr: string } {
  const { status, stdout, stderr } = spawnSync(command, [...args], {
    ...options,
    encoding: "utf8",
    env: { ...Deno.env.toObject(), NO_COLOR: "1" },
  });
  return { exitCode: status, stdout: stdout ?? "", stderr: stderr ?? "" };
}

function hasCommand(command: string): boolean {
  return spawnSync(command, ["--version"]).error === undefined;
}

/** Runs the installed command in a runtime; `undefined`, with a word, where there is none. */
function verifier(
  runtime: "node" | "deno",
  args: readonly string[],
): ReturnType<typeof run> | undefined {
  const { command, fixture } = ready();
  const cwd = fixture.folder;
  if (runtime === "deno") {
    return run(Deno.execPath(), ["run", "-A", "--no-config", command, ...args], { cwd });
  }
  if (hasCommand("node")) return run("node", [command, ...args], { cwd });
  console.log("skipped: node is not installed");
  return undefined;
}

for (const runtime of ["node", "deno"] as const) {
  for (const name of ["good.pef", "forged.pef", "truncated.pef", "data"]) {
    for (const format of ["json", "text"] as const) {
      Deno.test(`pef-verifier says of ${name} what clyra verify says, in ${runtime}, as ${format}`, async () => {
        const args = ["verify", name, "--trust", "trust.json", "--format", format];
        const expected = await cli(args, { cwd: ready().fixture.folder });
        assert.equal(expected.exitCode === 0, name === "good.pef", expected.stdout);
        const answer = verifier(runtime, args);
        if (answer === undefined) return;
        assert.equal(answer.stdout, expected.stdout);
        assert.equal(answer.exitCode, expected.exitCode);
        assert.equal(answer.stderr, "");
      });
    }
  }

  Deno.test(`pef-verifier says what it cannot read as clyra verify does, in ${runtime}`, async () => {
    const { folder } = ready().fixture;
    for (const args of [["missing.pef"], ["good.pef", "--trust", "missing.json"]]) {
      const expected = await cli(["verify", ...args], { cwd: folder });
      const answer = verifier(runtime, ["verify", ...args]);
      if (answer === undefined) return;
      assert.equal(answer.exitCode, 2);
      assert.equal(answer.exitCode, expected.exitCode);
      assert.equal(answer.stderr, expected.stderr.replace(/^clyra:/, "pef-verifier:"));
    }
  });
}

Deno.test("pef-verifier without trust, with --fast, and with an older checkpoint answers 4", () => {
  const { fixture } = ready();
  const plain = verifier("deno", ["verify", "good.pef", "--format", "json"]);
  assert.equal(plain?.exitCode, 4);
  const fast = verifier("deno", ["verify", "good.pef", "--trust", "trust.json", "--fast"]);
  assert.equal(fast?.exitCode, 4);
  assert.match(fast?.stdout ?? "", /PEF-420/);
  writeFileSync(`${fixture.folder}/bad.note`, "no note");
  const prior = verifier("deno", ["verify", "good.pef", "--prior", "bad.note"]);
  assert.equal(prior?.exitCode, 3);
  assert.match(prior?.stdout ?? "", /PEF-012/);
});

Deno.test("pef-verifier explains wrong usage with 2 and shows help with 0", () => {
  const wrong = [[], ["nope"], ["verify"], ["verify", "a", "b"], ["verify", "--nope"], ["report"]];
  const odd = [["--format", "xml"], ["--now", "tomorrow"], ["--bundle", "also.pef"]];
  for (const args of [...wrong, ...odd.map((more) => ["verify", "good.pef", ...more])]) {
    const answer = verifier("deno", args);
    assert.equal(answer?.exitCode, 2, args.join(" "));
    assert.match(answer?.stderr ?? "", /USAGE|hint: see 'pef-verifier --help'/);
    assert.equal(answer?.stdout, "");
  }
  assert.match(verifier("deno", ["--help"])?.stdout ?? "", /^USAGE/);
  assert.match(verifier("deno", ["--version"])?.stdout ?? "", /^\d+\.\d+\.\d+\n$/);
});

Deno.test("pef-verifier passes the conformance runner on one vector of each kind, in Node", async () => {
  if (!hasCommand("node")) return console.log("skipped: node is not installed");
  const wanted = [
    ...["v-five-runs", "v-fast", "v-proof-of-a-receipt", "h-ok-external", "e-ok-young-enough"],
    ...["h-proof-with-a-fork", "b-manifest-last-signature-stripped", "e-truncated-to-half"],
  ];
  const vectors = readVectors().filter(({ name }) => wanted.includes(name));
  assert.equal(vectors.length, wanted.length);
  for (const vector of vectors) {
    assert.equal(await disagreement(["node", ready().command], vector), undefined, vector.name);
  }
  const folder = `${ready().folder}/inputs`;
  mkdirSync(folder);
  const inputs = (await inputCases(folder)).filter(({ name }) =>
    /^(pipe|ok-folder-named|proof-over|trust-file-over|empty-folder-at)/.test(name)
  );
  assert.ok(inputs.length > 5);
  for (const input of inputs) {
    const command = ["node", ready().command];
    assert.equal(await inputDisagreement(command, input), undefined, input.name);
  }
});

Deno.test("pef-verifier report fails a job with a forged bundle and passes one without", () => {
  const good = verifier("deno", ["report", "good.pef", "--trust", "trust.json"]);
  assert.equal(good?.exitCode, 0);
  assert.match(good?.stdout ?? "", /^## Evidence: VERIFIED/);
  const both = ["report", "good.pef", "forged.pef", "--trust", "trust.json", "--format", "sarif"];
  const bad = verifier("deno", both);
  assert.equal(bad?.exitCode, 1);
  assert.equal(JSON.parse(bad?.stdout ?? "").runs[0].results[0].ruleId, "PEF-400");
});

Deno.test("the package's API verifies bytes in Node and knows nothing of Deno", () => {
  const { clean, fixture } = ready();
  if (!hasCommand("node") || !hasCommand("npm")) return console.log("skipped: no node and npm");
  const script = `import { encodeVerdict, verify } from "@clyra/pef-verifier";
    import { readFileSync } from "node:fs";
    const [bundle, trust] = process.argv.slice(2).map((path) => readFileSync(path));
    process.stdout.write(encodeVerdict(await verify(bundle, { trust })));`;
  writeFileSync(`${clean}/use.mjs`, script);
  const answer = run("node", ["use.mjs", fixture.good, fixture.trust], { cwd: clean });
  assert.equal(JSON.parse(answer.stdout).verdict, "VERIFIED", answer.stderr);
  for (const file of ["index.js", "cli.js"]) {
    const code = readFileSync(`${clean}/node_modules/@clyra/pef-verifier/${file}`, "utf8");
    assert.equal(/\bDeno\.(?!errors)/.test(code.replaceAll(/\/\*[^]*?\*\//g, "")), false, file);
    assert.equal(/^import .* from "(?!node:)/m.test(code), false, file);
  }
});

Deno.test("packing twice gives the same bytes", async () => {
  const { folder } = ready();
  const again = await packVerifier(`${folder}/again/pef-verifier`);
  const name = again.slice(again.lastIndexOf("/"));
  assert.deepEqual(readFileSync(again), readFileSync(`${folder}/dist${name}`));
});

Deno.test("index.d.ts declares what the package exports, and types that fit", () => {
  const { folder } = ready();
  const here = new URL("../../verifier/npm/", import.meta.url).href;
  writeFileSync(
    `${folder}/types.ts`,
    `import * as real from "${here}index.ts";
    import type * as declared from "${folder}/dist/pef-verifier/index.d.ts";
    const same: typeof declared = real;
    const names: { [K in keyof typeof real]: unknown } = null as unknown as typeof declared;
    export const verdict: declared.Verdict = null as unknown as real.Verdict;
    export const options: real.VerifyOptions = null as unknown as declared.VerifyOptions;
    export default [same, names];`,
  );
  const root = new URL("../../", import.meta.url).pathname;
  const args = ["check", "--config", `${root}deno.json`, `${folder}/types.ts`];
  const checked = run(Deno.execPath(), args, { cwd: root });
  assert.equal(checked.exitCode, 0, checked.stderr);
});
