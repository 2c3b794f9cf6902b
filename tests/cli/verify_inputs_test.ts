import { strict as assert } from "node:assert";
import { readVectors } from "../../tools/conformance.ts";
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

Deno.test("clyra verify judges as of --now, and refuses a text that is no time", async () => {
  await withFolder(async (cwd) => {
    const vectors = new URL("../../spec/pef/test-vectors/", import.meta.url);
    const vector = readVectors().find(({ name }) => name === "g-stamp-from-the-future");
    assert.ok(vector?.trust && vector.now);
    const path = (name: string) => decodeURIComponent(new URL(name, vectors).pathname);
    const args = ["verify", path(vector.input), "--trust", path(vector.trust)];
    const early = await cli([...args, "--now", vector.now], { cwd });
    assert.match(early.stdout, /^INVALID[^]*PEF-813/);
    const later = await cli([...args, "--now", "2026-06-02T00:00:00.000Z"], { cwd });
    assert.match(later.stdout, /^VERIFIED/);
    const wrong = await cli([...args, "--now", "tomorrow"], { cwd });
    assert.equal(wrong.exitCode, 2);
    assert.match(wrong.stderr, /write a time such as 2026-/);
  });
});
