import { strict as assert } from "node:assert";
import configuration from "../deno.json" with { type: "json" };
import { version } from "../src/cli/version.ts";

const root = new URL("../", import.meta.url);

async function* sources(folder: string): AsyncGenerator<string> {
  for await (const item of Deno.readDir(new URL(folder, root))) {
    const path = `${folder}${item.name}`;
    if (item.isDirectory) yield* sources(`${path}/`);
    else if (path.endsWith(".ts")) yield path;
  }
}

async function read(path: string): Promise<string> {
  return await Deno.readTextFile(new URL(path, root));
}

/** Code without comments, where words like `fetch(` are prose. */
function codeOf(text: string): string {
  return text.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|\s)\/\/.*$/gm, "");
}

Deno.test("the outside world enters only through the composition root", async () => {
  const offenders: string[] = [];
  for await (const path of sources("src/")) {
    if (/_(test|bench|generated)\.ts$/.test(path)) continue;
    if (path.startsWith("src/cli/runtime/") || path === "src/cli/main.ts") continue;
    const code = codeOf(await read(path));
    for (
      const pattern of [
        /\bDeno\./,
        /\bDate\.now\b/,
        /\bMath\.random\b/,
        /(?:await|return|=|=>|\()\s*fetch\(/,
      ]
    ) {
      if (pattern.test(code)) offenders.push(`${path}: ${pattern.source}`);
    }
  }
  assert.deepEqual(offenders, []);
});

Deno.test("every module of src begins by saying what it is", async () => {
  const silent: string[] = [];
  for await (const path of sources("src/")) {
    if (/_(test|bench|generated)\.ts$/.test(path)) continue;
    if (!/^\/\*\*[\s\S]*?@module[\s\S]*?\*\//.test(await read(path))) silent.push(path);
  }
  assert.deepEqual(silent, []);
});

Deno.test("no file is longer than one can read at a sitting", async () => {
  const long: string[] = [];
  // Lists of cases may be longer than code: each case stands alone.
  for (
    const [folder, most] of [["src/", 450], ["verifier/", 450], ["tools/", 800], [
      "tests/",
      800,
    ]] as const
  ) {
    for await (const path of sources(folder)) {
      if (path.endsWith("_generated.ts")) continue;
      const lines = (await read(path)).split("\n").length;
      if (lines > most) long.push(`${path}: ${lines}`);
    }
  }
  assert.deepEqual(long, []);
});

Deno.test("the program's version is the package's", () => {
  assert.equal(version, configuration.version);
});

Deno.test("every dependency is pinned and has its line in docs/dependencies.md", async () => {
  const text = await read("docs/dependencies.md");
  for (const [name, specifier] of Object.entries(configuration.imports)) {
    const pinned = /^npm:(.+)@(\d+\.\d+\.\d+(?:-[a-z0-9.]+)?)$/.exec(specifier);
    assert.ok(pinned, `${name} is not pinned: ${specifier}`);
    assert.ok(text.includes(`| \`${pinned[1]}\` | ${pinned[2]} |`), `${name} has no line`);
  }
});
