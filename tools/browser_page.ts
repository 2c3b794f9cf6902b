/**
 * Makes the verifier's page: one HTML file with script, style and WASM inside, which works offline and
 * from `file://`; and its element alone, for other pages. `deno task verifier:page`; `--check` builds the
 * page twice and compares.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { version } from "../src/cli/version.ts";

/** Over this the build fails: people send the page by mail. */
const maxPageBytes = 288 * 1024;

const root = new URL("../", import.meta.url);

/** Builds the page and returns its text. */
export async function buildPage(): Promise<string> {
  const source = (name: string): Promise<string> =>
    Deno.readTextFile(new URL(`verifier/browser/${name}`, root));
  const style = await source("page.css");
  const script = escapeScript(await buildElement());
  const policy = [
    "default-src 'none'",
    // The hot path is WASM, which counts as script; nothing is ever evaluated from text.
    `script-src '${digestOf(script)}' 'wasm-unsafe-eval'`,
    `style-src '${digestOf(style)}'`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join("; ");
  const page = fill(await source("page.html"), [
    [`content="default-src 'none'"`, `content="${policy}"`],
    ["0.0.0", version],
    ["<style></style>", `<style>${style}</style>`],
    // Last, because nothing may be searched for in the script.
    [`<script type="module"></script>`, `<script type="module">${script}</script>`],
  ]);
  if (new TextEncoder().encode(page).length > maxPageBytes) {
    throw new Error(`cannot build page: ${page.length} characters are over ${maxPageBytes}`);
  }
  return page;
}

/** The element alone, as a module for other pages: `<clyra-verify>`. */
export function buildElement(): Promise<string> {
  return bundle("verifier/browser/element.ts");
}

/** Puts each part where its place holder stands, which must be there exactly once. */
function fill(
  template: string,
  parts: readonly (readonly [holder: string, text: string])[],
): string {
  let page = template;
  for (const [holder, text] of parts) {
    const pieces = page.split(holder);
    if (pieces.length !== 2) throw new Error(`cannot build page: '${holder}' is not there once`);
    page = pieces.join(text);
  }
  return page;
}

async function bundle(entry: string): Promise<string> {
  const { success, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["bundle", "--quiet", "--no-remote", "--platform", "browser", "--minify", entry],
    cwd: root,
    env: { NO_COLOR: "1" },
  }).output();
  if (!success) throw new Error(`cannot bundle ${entry}: ${new TextDecoder().decode(stderr)}`);
  return new TextDecoder().decode(stdout).trim();
}

/** Inside of HTML a script ends at the first `</script`, wherever that stands. */
function escapeScript(script: string): string {
  return script.replaceAll(/<(?=\/script|!--)/gi, "\\x3C");
}

function digestOf(text: string): string {
  return `sha256-${createHash("sha256").update(text).digest("base64")}`;
}

if (import.meta.main) {
  const page = await buildPage();
  if (Deno.args.includes("--check")) {
    if (await buildPage() !== page) throw new Error("cannot reproduce the page: two builds differ");
    console.log("reproduced the page");
  } else {
    const folder = new URL("verifier/browser/dist/", root);
    await Deno.mkdir(folder, { recursive: true });
    await Deno.writeTextFile(new URL("clyra-verify.html", folder), page);
    await Deno.writeTextFile(new URL("clyra-verify.js", folder), await buildElement());
    const compressed = gzipSync(page, { level: 9 }).length;
    console.log(
      `verifier/browser/dist/clyra-verify.html: ${page.length} bytes, ${compressed} with gzip`,
    );
  }
}
