/**
 * Every published vector, in the packed verifier in Chromium and in Node, and through the page's own
 * reading: the stored verdict, byte for byte, everywhere.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { spawnSync } from "node:child_process";
import { createServer } from "node:http";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import { readVectors, type Vector, vectorPath } from "../../tools/conformance.ts";
import { packVerifier } from "../../tools/verifier_package.ts";
import { inspect } from "../../verifier/browser/session.ts";
import { startChromium } from "./chromium.ts";

const folder = mkdtempSync(`${tmpdir()}/clyra-vectors-`);
const vectors = readVectors();

Deno.test.beforeAll(async () => {
  await packVerifier(`${folder}/package`);
});
Deno.test.afterAll(() => rmSync(folder, { recursive: true }));

/** A vector with everything inline, for a runtime without our files. */
interface Job {
  readonly input: string;
  readonly isProof: boolean;
  readonly trust?: string;
  readonly prior?: string;
  readonly nowMs?: number;
  readonly fast: boolean;
  readonly externals: Readonly<Record<string, string>>;
}

function base64(path: string): string {
  return readFileSync(vectorPath(path)).toString("base64");
}

function jobOf(vector: Vector): Job {
  const { input, trust, prior, now, fast, externals } = vector;
  return {
    input: base64(input),
    isProof: input.endsWith(".pefproof"),
    ...(trust === null ? {} : { trust: base64(trust) }),
    ...(prior === undefined ? {} : { prior: base64(prior) }),
    ...(now === undefined ? {} : { nowMs: Date.parse(now) }),
    fast: fast === true,
    externals: externals === undefined ? {} : Object.fromEntries(
      readdirSync(vectorPath(externals)).map((name) => [name, base64(`${externals}/${name}`)]),
    ),
  };
}

/** Runs in the other runtime: source text, so that both get the same. Bundles come as a Blob. */
const runner = `async (verifier, jobs) => {
  const bytes = (text) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const verdicts = [];
  for (const { input, isProof, trust, prior, nowMs, fast, externals } of jobs) {
    const options = {
      ...(trust === undefined ? {} : { trust: bytes(trust) }),
      ...(prior === undefined ? {} : { prior: bytes(prior) }),
      ...(nowMs === undefined ? {} : { nowMs }),
      fast,
      ...(Object.keys(externals).length === 0 ? {} : {
        externals: (sha256) => Promise.resolve(
          externals[sha256] === undefined ? undefined : [bytes(externals[sha256])],
        ),
      }),
    };
    const verdict = isProof
      ? await verifier.verifyProof(bytes(input), options)
      : await verifier.verify(new Blob([bytes(input)]), options);
    verdicts.push(new TextDecoder().decode(verifier.encodeVerdict(verdict)));
  }
  return verdicts;
}`;

function compare(verdicts: readonly string[], runtime: string): void {
  assert.equal(verdicts.length, vectors.length);
  let lacking = 0;
  for (const [i, vector] of vectors.entries()) {
    const stored = readFileSync(vectorPath(vector.verdict_file), "utf8");
    // A runtime without an optional algorithm must say just that.
    if (vector.needs !== undefined && verdicts[i]?.includes('"code":"PEF-013"') === true) lacking++;
    else assert.equal(verdicts[i], stored, `${vector.name} in ${runtime}`);
  }
  if (lacking > 0) console.log(`${lacking} vectors need an algorithm that ${runtime} lacks`);
}

Deno.test("the packed verifier gives every stored verdict in Node", () => {
  const jobs = `${folder}/jobs.json`;
  const script = `${folder}/run.mjs`;
  writeFileSync(jobs, JSON.stringify(vectors.map(jobOf)));
  const address = JSON.stringify(pathToFileURL(`${folder}/package/index.js`).href);
  writeFileSync(
    script,
    `import * as verifier from ${address};
    import { readFileSync } from "node:fs";
    const jobs = JSON.parse(readFileSync(process.argv[2], "utf8"));
    console.log(JSON.stringify(await (${runner})(verifier, jobs)));`,
  );
  const { error, stdout, stderr } = spawnSync("node", [script, jobs], {
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error !== undefined) return console.log("skipped: node is not installed");
  assert.notEqual(stdout, "", stderr);
  compare(JSON.parse(stdout), "Node");
});

Deno.test("the packed verifier gives every stored verdict in Chromium", async () => {
  const browser = await startChromium();
  if (browser === undefined) return;
  const script = readFileSync(`${folder}/package/index.js`);
  const server = createServer(({ url }, response) => {
    const isScript = url === "/index.js";
    response.setHeader("content-type", isScript ? "text/javascript" : "text/html");
    response.end(isScript ? script : "<!doctype html>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    const verdicts: string[] = [];
    for (let at = 0; at < vectors.length; at += 50) {
      const jobs = JSON.stringify(vectors.slice(at, at + 50).map(jobOf));
      verdicts.push(
        ...await page.evaluate<string[]>(
          `import("/index.js").then((verifier) => (${runner})(verifier, ${jobs}))`,
        ),
      );
    }
    compare(verdicts, "Chromium");
  } finally {
    await browser.close();
    server.close();
  }
});

Deno.test("the page reads the story of every intact vector, and of no other", async () => {
  const plain = vectors.filter(({ prior, fast, externals }) =>
    prior === undefined && fast !== true && externals === undefined
  );
  let told = 0;
  for (const { name, input, trust, now, verdict_file, needs } of plain) {
    if (needs !== undefined) continue;
    const file = new File([readFileSync(vectorPath(input))], input);
    const { verdictText, verdict, contents } = await inspect(file, {
      trust: trust === null ? undefined : readFileSync(vectorPath(trust)),
      nowMs: now === undefined ? Date.now() : Date.parse(now),
    });
    assert.equal(verdictText, readFileSync(vectorPath(verdict_file), "utf8"), name);
    const isTellable = verdict.integrity === "intact" && verdict.completeness !== "receipt";
    assert.equal(contents !== undefined, isTellable, name);
    if (contents === undefined) continue;
    told++;
    const entries = contents.runs.reduce((sum, { tally }) => sum + tally.withheld, 0);
    assert.equal(entries, verdict.counts.stubs, name);
    assert.equal(contents.files.length, verdict.counts.files, name);
  }
  assert.ok(told > 50, `${told} stories`);
});
