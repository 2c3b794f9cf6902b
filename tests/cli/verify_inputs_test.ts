import { strict as assert } from "node:assert";
import { inputCases } from "../../tools/conformance_inputs.ts";
import { cli, withFolder } from "./harness.ts";

Deno.test("clyra verify judges folders, and refuses pipes, devices and links without waiting", async () => {
  await withFolder(async (cwd) => {
    const cases = await inputCases(cwd);
    assert.ok(cases.length > 25, "inputs that nobody makes prove nothing");
    for (const { name, args: [, bundle = "", ...rest], verdict } of cases) {
      const { exitCode, stdout, stderr } = await cli(
        ["verify", bundle, ...rest, "--format", "json"],
        { cwd },
      );
      assert.equal(stdout, verdict === null ? "" : `${verdict}\n`, name);
      if (verdict !== null) continue;
      assert.equal(exitCode, 2, name);
      assert.match(stderr, /^clyra: cannot read [^]*\n {2}hint: /, name);
    }
  });
});

Deno.test("clyra verify refuses an external object that is no regular file", async () => {
  await withFolder(async (cwd) => {
    const vectors = new URL("../../spec/pef/test-vectors/", import.meta.url);
    const bundle = decodeURIComponent(new URL("valid/h-ok-external.pef", vectors).pathname);
    const [name] = [...Deno.readDirSync(new URL("valid/h-ok-external.externals", vectors))];
    await Deno.mkdir(`${cwd}/objects/${name?.name}`, { recursive: true });
    const refused = await cli(["verify", bundle, "--externals", "objects"], { cwd });
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /^clyra: cannot read objects\/[0-9a-f]{64}: it is a folder/);
    await Deno.mkdir(`${cwd}/none`);
    const absent = await cli(["verify", bundle, "--externals", "none"], { cwd });
    assert.equal(absent.exitCode, 4);
    assert.match(absent.stdout, /PEF-931/);
  });
});
