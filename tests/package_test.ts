import { strict as assert } from "node:assert";
import { withFolder } from "./cli/harness.ts";

const root = new URL("../", import.meta.url);
const decoder = new TextDecoder();

async function deno(args: readonly string[], cwd: string | URL): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: [...args],
    cwd,
    env: { NO_COLOR: "1" },
  }).output();
  assert.ok(success, decoder.decode(stderr));
  return decoder.decode(stdout) + decoder.decode(stderr);
}

Deno.test("the files that are published run the quickstart in an empty folder", async () => {
  const listing = await deno(
    ["publish", "--dry-run", "--allow-dirty", "--no-check"],
    root,
  );
  const files = [...listing.matchAll(/file:\/\/(\S+) \([\d.]+[KM]?B\)/g)]
    .map(([, path]) => decodeURIComponent(path ?? ""))
    .map((path) => path.slice(decodeURIComponent(root.pathname).length));
  assert.ok(files.includes("src/cli/main.ts") && files.includes("deno.lock"));
  assert.deepEqual(files.filter((path) => /_test\.ts$|^tests\/|^\.ci/.test(path)), []);
  await withFolder(async (folder) => {
    for (const path of files) {
      await Deno.mkdir(`${folder}/${path}`.replace(/\/[^/]*$/, ""), { recursive: true });
      await Deno.copyFile(new URL(path, root), `${folder}/${path}`);
    }
    const output = await deno(
      ["run", "-A", "src/cli/main.ts", "quickstart", "--format", "json"],
      folder,
    );
    const report = JSON.parse(/^\{.*\}$/m.exec(output)?.[0] ?? "");
    assert.equal(report.verdict, "VERIFIED");
    assert.equal(report.blocked, 1);
  });
});
