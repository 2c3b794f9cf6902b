import { strict as assert } from "node:assert";
import { cli, withFolder } from "./cli/harness.ts";

const root = new URL("../", import.meta.url);

Deno.test("clyra verify needs no more than to read, as its permission set says", async () => {
  await withFolder(async (cwd) => {
    const made = await cli(["quickstart", "--out", "out", "--format", "json"], { cwd });
    const report = JSON.parse(made.stdout);
    const run = (set: string) =>
      new Deno.Command(Deno.execPath(), {
        args: [
          "run",
          "--no-prompt",
          ...set === "" ? [] : [`-P=${set}`],
          "src/cli/main.ts",
          "verify",
          `${cwd}/${report.bundle.path}`,
          "--trust",
          `${cwd}/${report.trust}`,
        ],
        cwd: root,
      }).output();
    const allowed = await run("verify");
    assert.equal(allowed.code, 0, new TextDecoder().decode(allowed.stderr));
    assert.notEqual((await run("")).code, 0);
  });
});
