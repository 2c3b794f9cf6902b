import { strict as assert } from "node:assert";
import { cli, withFolder } from "../cli/harness.ts";

const root = new URL("../../", import.meta.url);
const guide = await Deno.readTextFile(new URL("docs/implementers_guide.md", root));

/** The first code block of a language. */
function block(language: string): string {
  const code = new RegExp("```" + language + "\n([^]*?)```").exec(guide)?.[1];
  assert.ok(code, `the guide has no ${language} block`);
  return code;
}

async function makeBundle(cwd: string): Promise<void> {
  const result = await cli(["quickstart", "--out", "out", "--format", "json"], { cwd });
  assert.equal(result.exitCode, 0, result.stderr);
  const report = JSON.parse(result.stdout);
  await Deno.copyFile(`${cwd}/${report.bundle.path}`, `${cwd}/evidence.pef`);
  await Deno.copyFile(`${cwd}/${report.trust}`, `${cwd}/trust.json`);
}

async function output(command: string, args: readonly string[], cwd: string): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(command, { args: [...args], cwd })
    .output();
  assert.ok(success, new TextDecoder().decode(stderr));
  return new TextDecoder().decode(stdout);
}

const expected = "run-complete, 27 entries\n";

Deno.test("the guide's TypeScript example verifies a bundle", async () => {
  await withFolder(async (cwd) => {
    await makeBundle(cwd);
    const code = "const readText = (path: string): Promise<string> => Deno.readTextFile(path);\n" +
      block("ts").replace("@clyra/pef-verifier", new URL("src/pef/mod.ts", root).href);
    await Deno.writeTextFile(`${cwd}/example.ts`, code);
    const config = new URL("deno.json", root).pathname;
    assert.equal(
      await output(Deno.execPath(), ["run", "-A", "--config", config, "example.ts"], cwd),
      expected,
    );
  });
});

Deno.test("the guide's Go example verifies a bundle", async () => {
  const go = await goCommand();
  if (go === undefined) return console.log("skipped: Go is not installed");
  await withFolder(async (cwd) => {
    await makeBundle(cwd);
    await Deno.writeTextFile(`${cwd}/main.go`, block("go"));
    const module = new URL("verifier/go", root).pathname;
    await Deno.writeTextFile(
      `${cwd}/go.mod`,
      "module example\n\ngo 1.26\n\nrequire clyra.dev/pef-verify v0.0.0\n\n" +
        `replace clyra.dev/pef-verify => ${module}\n`,
    );
    assert.equal(await output(go, ["run", "-mod=mod", "."], cwd), expected);
  });
});

/** Go as it is found on the path or where its own archive puts it. */
async function goCommand(): Promise<string | undefined> {
  for (const command of ["go", "/usr/local/go/bin/go"]) {
    try {
      if ((await new Deno.Command(command, { args: ["version"] }).output()).success) return command;
    } catch (thrown) {
      if (!(thrown instanceof Deno.errors.NotFound)) throw thrown;
    }
  }
  return undefined;
}
