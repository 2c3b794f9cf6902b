/**
 * The composite action: what its script does, and that its YAML lets nothing into a shell.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { parse } from "yaml";
import {
  type ActionInputs,
  findBundles,
  readInputs,
  runAction,
} from "../../tools/verify_action.ts";
import { makeFixture } from "./fixture.ts";

const root = new URL("../../", import.meta.url).pathname;
const folder = mkdtempSync(`${tmpdir()}/clyra-action-`);

Deno.test.beforeAll(async () => {
  await makeFixture(folder);
});
Deno.test.afterAll(() => rmSync(folder, { recursive: true }));

function inputs(more: Partial<ActionInputs>): ActionInputs {
  return {
    workspace: folder,
    bundles: "good.pef",
    trust: "trust.json",
    verifier: "ts",
    strictness: "verified",
    reports: "reports",
    nowMs: 1.9e12,
    ...more,
  };
}

/** A command that stands in for the Go verifier. */
function fakeVerifier(name: string, script: string): string {
  const path = `${folder}/${name}`;
  writeFileSync(path, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return path;
}

Deno.test("the action passes a verified bundle and says its root and counts", async () => {
  const { accepted, outputs, summary } = await runAction(inputs({}));
  assert.equal(accepted, true);
  assert.equal(outputs["verdict"], "VERIFIED");
  assert.match(outputs["root"] ?? "", /^[0-9a-f]{64}$/);
  assert.equal(outputs["entries"], "13");
  assert.match(summary, /^## Evidence: VERIFIED/);
  for (const name of ["sarif", "badge", "badge-svg", "verdicts"]) {
    assert.ok(existsSync(outputs[name] ?? ""), name);
  }
  const badge = JSON.parse(await Deno.readTextFile(outputs["badge"] ?? ""));
  assert.equal(badge.message, "verified");
});

Deno.test("the action refuses a forged bundle among good ones, and says no root", async () => {
  const { accepted, outputs } = await runAction(inputs({ bundles: "{good,forged}.pef" }));
  assert.equal(accepted, false);
  assert.deepEqual([outputs["verdict"], outputs["bundles"], outputs["root"]], ["INVALID", "2", ""]);
  const forged = await runAction(inputs({ bundles: "forged.pef" }));
  assert.equal(forged.outputs["root"], "", "what a forged bundle says is not repeated");
});

Deno.test("the action's strictness: without trust only 'intact' and 'report' pass", async () => {
  for (
    const [strictness, accepted] of [["verified", false], ["intact", true], [
      "report",
      true,
    ]] as const
  ) {
    assert.equal((await runAction(inputs({ trust: "", strictness }))).accepted, accepted);
  }
});

Deno.test("the action fails when nothing matches, even when it only reports", async () => {
  const { accepted, outputs, summary } = await runAction(
    inputs({ bundles: "no/**/*.pef", strictness: "report" }),
  );
  assert.equal(accepted, false);
  assert.equal(outputs["bundles"], "0");
  assert.match(summary, /No bundle was found/);
});

Deno.test("the action fails, not answers, when an input cannot be read", async () => {
  await assert.rejects(runAction(inputs({ trust: "missing.json" })), /cannot read trust file/);
  writeFileSync(`${folder}/large.json`, new Uint8Array(2 * 1024 * 1024));
  await assert.rejects(runAction(inputs({ trust: "large.json" })), /over 1048576 bytes/);
});

Deno.test("findBundles() takes names as they are before it takes them for patterns", () => {
  const names = [
    "[z].pef",
    "-x.pef",
    "sp ace.pef",
    "$(touch pwned).pef",
    "new\nline.pef",
    "deep/er/a.pef",
  ];
  const place = `${folder}/names`;
  for (const name of names) {
    mkdirSync(`${place}/${name}`.replace(/\/[^/]*$/, ""), { recursive: true });
    writeFileSync(`${place}/${name}`, "no bundle");
  }
  const find = (bundles: string) => findBundles({ workspace: place, bundles });
  assert.deepEqual(find("[z].pef"), ["[z].pef"]);
  assert.deepEqual(find("*.pef"), [...names].sort().filter((name) => !name.startsWith("deep")));
  assert.deepEqual(find("**/*.pef"), [...names].sort());
  assert.deepEqual(find("-x.pef\n  -x.pef\n\ndeep/er/*.pef"), ["-x.pef", "deep/er/a.pef"]);
  assert.deepEqual(find(`${place}/deep/er/a.pef`), ["deep/er/a.pef"]);
  assert.deepEqual(find("nothing*"), []);
});

Deno.test("the action verifies files with hostile names and runs nothing of them", async () => {
  const { outputs, bundles, summary } = await runAction(
    inputs({ workspace: `${folder}/names`, bundles: "**/*.pef", trust: "" }),
  );
  assert.equal(outputs["bundles"], "6");
  assert.ok(bundles.every(({ verdict }) => verdict.verdict === "INVALID"));
  assert.equal(existsSync(`${folder}/names/pwned`), false);
  assert.doesNotMatch(summary, /\$\(/);
});

Deno.test("with both verifiers, agreement to the byte passes and anything else does not", async () => {
  const { bundles: [own] } = await runAction(inputs({}));
  const { encodeVerdict } = await import("../../src/pef/mod.ts");
  assert.ok(own);
  const same = new TextDecoder().decode(encodeVerdict(own.verdict));
  writeFileSync(`${folder}/same.json`, `${same}\n`);
  const run = (goVerifier: string, verifier: "both" | "go" = "both") =>
    runAction(inputs({ verifier, strictness: "report", goVerifier }));
  const agree = await run(fakeVerifier("agree", `cat "${folder}/same.json"`));
  assert.equal(agree.accepted, true);
  const alone = await run(`${folder}/agree`, "go");
  assert.deepEqual(alone.bundles, agree.bundles);
  const others = {
    other: `sed s/VERIFIED/INVALID/ "${folder}/same.json"`,
    spaced: `sed 's/,/, /' "${folder}/same.json"`,
    silent: "exit 0",
    crashed: "echo crashed >&2; exit 70",
  };
  for (const [name, script] of Object.entries(others)) {
    const result = await run(fakeVerifier(name, script));
    assert.equal(result.accepted, false, name);
    assert.match(result.bundles[0]?.problem ?? "", /^the Go verifier says otherwise: ./, name);
    const single = await run(`${folder}/${name}`, "go");
    assert.equal(single.outputs["verdict"], name === "other" ? "INVALID" : "UNVERIFIABLE", name);
    assert.equal(single.accepted, name === "other", "an answer passes a report, a failure never");
  }
});

Deno.test("readInputs() refuses what is not one of the choices", () => {
  const read = (more: Record<string, string>) => {
    const env: Record<string, string> = {
      INPUT_BUNDLES: "*.pef",
      INPUT_VERIFIER: "ts",
      INPUT_STRICTNESS: "verified",
      ...more,
    };
    return readInputs((name) => env[name], 0);
  };
  assert.equal(read({}).reports, "clyra-evidence");
  assert.throws(() => read({ INPUT_VERIFIER: "rust" }), /input 'verifier' is one of ts, go, both/);
  assert.throws(() => read({ INPUT_STRICTNESS: "" }), /input 'strictness' is one of/);
  assert.throws(() => read({ INPUT_BUNDLES: " \n" }), /input 'bundles' is empty/);
});

Deno.test("the script tells GitHub through its files and ends with the right code", async () => {
  const run = async (bundles: string) => {
    const env = {
      GITHUB_WORKSPACE: folder,
      GITHUB_OUTPUT: `${folder}/output`,
      GITHUB_STEP_SUMMARY: `${folder}/summary`,
      INPUT_BUNDLES: bundles,
      INPUT_TRUST: "trust.json",
      INPUT_VERIFIER: "ts",
      INPUT_STRICTNESS: "verified",
      INPUT_REPORTS: "reports",
    };
    const args = ["run", "-A", "--config", `${root}deno.json`, `${root}tools/verify_action.ts`];
    const { code, stdout } = await new Deno.Command(Deno.execPath(), { args, env, cwd: folder })
      .output();
    return { code, text: new TextDecoder().decode(stdout) };
  };
  assert.equal((await run("good.pef")).code, 0);
  assert.match(
    await Deno.readTextFile(`${folder}/output`),
    /^verdict=VERIFIED\naccepted=true\nroot=/,
  );
  assert.match(await Deno.readTextFile(`${folder}/summary`), /^## Evidence: VERIFIED/);
  const refused = await run("truncated.pef");
  assert.equal(refused.code, 1);
  assert.match(refused.text, /^::error title=Evidence refused::truncated\.pef: INVALID/m);
  assert.equal((await run("")).code, 2);
});

interface ActionFile {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: {
    readonly using: string;
    readonly steps: readonly {
      readonly uses?: string;
      readonly run?: string;
      readonly env?: Readonly<Record<string, string>>;
    }[];
  };
}

Deno.test("action.yml uses no other action and no secret, and puts no input into a script", async () => {
  const text = await Deno.readTextFile(`${root}.github/actions/verify-bundle/action.yml`);
  const action = parse(text) as ActionFile;
  assert.equal(action.runs.using, "composite");
  assert.doesNotMatch(text, /secrets\.|github\.token|\bcurl\b|\bwget\b/);
  for (const { uses, run } of action.runs.steps) {
    assert.equal(uses, undefined);
    assert.doesNotMatch(run ?? "", /\$\{\{/);
  }
  const { version } = Deno;
  assert.ok(text.includes(`npx --yes deno@${version.deno} `), "the pinned Deno is the one tested");
  const env = action.runs.steps.at(-1)?.env ?? {};
  for (const name of Object.keys(action.inputs)) {
    assert.equal(env[`INPUT_${name.toUpperCase()}`], `\${{ inputs.${name} }}`);
  }
  const { outputs } = await runAction(inputs({}));
  for (const name of Object.keys(action.outputs)) assert.ok(name in outputs, name);
});
