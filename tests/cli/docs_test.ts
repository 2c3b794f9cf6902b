import { strict as assert } from "node:assert";
import { cli } from "./harness.ts";

const root = new URL("../../", import.meta.url);

Deno.test("the commands of the pages on privacy, bypass and notary are there, with their flags", async () => {
  let commands = 0;
  for (const page of ["privacy", "bypass", "notary"]) {
    const text = await Deno.readTextFile(new URL(`docs/${page}.md`, root));
    for (const [, line = ""] of text.matchAll(/^deno task -q clyra (.+)$/gm)) {
      const words = line.split(" ");
      const command = words.slice(0, words.findIndex((word) => word.startsWith("--")));
      const flags = words.filter((word) => word.startsWith("--"));
      // Files that are named stand where a command's name could.
      const verb = command.filter((word) => !word.includes("."));
      const help = await cli([...verb, "--help"], { cwd: "." });
      assert.equal(help.exitCode, 0, line);
      for (const flag of flags) assert.ok(help.stdout.includes(flag), `${line}: ${flag}`);
      commands++;
    }
    for (
      const [, path = ""] of text.matchAll(/\]\((\.\.\/[^)#]+|[a-z_]+\.md|decisions\/[^)#]+)/g)
    ) {
      assert.ok((await Deno.stat(new URL(`docs/${path}`, root))).isFile, path);
    }
  }
  assert.ok(commands >= 6, String(commands));
});
