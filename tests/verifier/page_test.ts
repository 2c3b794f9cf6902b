/// <reference lib="dom" />
/**
 * The verifier's page in a real browser, opened from a file: what it answers, what it shows, what it
 * keeps to itself. `-- --bytes=N` sets the size of the large bundle; 64 MiB by default.
 *
 * @module
 */

import { strict as assert } from "node:assert";
import { Buffer } from "node:buffer";
import { createServer } from "node:http";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { pathToFileURL } from "node:url";
import type { Browser, Locator, Page } from "playwright-core";
import { encodeVerdict, verify } from "../../src/pef/mod.ts";
import { readVectors } from "../../tools/conformance.ts";
import { buildElement, buildPage } from "../../tools/browser_page.ts";
import { rendererBytes, startChromium } from "./chromium.ts";
import { type Fixture, makeFixture } from "./fixture.ts";

interface Setup {
  readonly browser: Browser;
  readonly fixture: Fixture;
  readonly address: string;
}

const folder = mkdtempSync(`${tmpdir()}/clyra-page-`);
const largeBytes = Number(
  Deno.args.find((arg) => arg.startsWith("--bytes="))?.slice(8) ?? 64 * 1024 * 1024,
);
/** What a renderer may grow by, however large the bundle: garbage of a few hundred chunks. */
const maxGrowthBytes = 256 * 1024 * 1024;
let setup: Setup | undefined;

Deno.test.beforeAll(async () => {
  const browser = await startChromium();
  if (browser === undefined) return;
  mkdirSync(`${folder}/evidence`);
  writeFileSync(`${folder}/page.html`, await buildPage());
  const fixture = await makeFixture(`${folder}/evidence`);
  setup = { browser, fixture, address: pathToFileURL(`${folder}/page.html`).href };
});

Deno.test.afterAll(async () => {
  await setup?.browser.close();
  rmSync(folder, { recursive: true });
});

/** Opens the page, and holds it to: no request but the page itself, no error in its console. */
async function withPage(act: (page: Page, fixture: Fixture) => Promise<void>): Promise<void> {
  if (setup === undefined) return console.log("skipped: no Chromium");
  const { browser, fixture, address } = setup;
  const page = await browser.newPage();
  const requests: string[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => requests.push(request.url()));
  page.on("console", (message) => complaints.push(message.text()));
  page.on("pageerror", (error) => complaints.push(error.message));
  try {
    await page.goto(address);
    await act(page, fixture);
    assert.deepEqual(requests.filter((url) => !/^(data|blob):/.test(url)), [address]);
    assert.deepEqual(complaints, []);
  } finally {
    await page.close();
  }
}

async function check(page: Page, bundle: string, trust?: string): Promise<void> {
  if (trust !== undefined) await page.locator("#trust").setInputFiles(trust);
  await page.locator("#bundle").setInputFiles(bundle);
  await page.locator("#answer").waitFor();
}

function text(locator: Locator): Promise<string> {
  return locator.evaluate((element) => element.textContent ?? "");
}

for (const name of ["good", "forged", "truncated"] as const) {
  for (const trusted of [true, false]) {
    Deno.test(`the page says of a ${name} bundle ${trusted ? "with" : "without"} trust what Deno says`, () =>
      withPage(async (page, fixture) => {
        const trust = trusted ? fixture.trust : undefined;
        await check(page, fixture[name], trust);
        const verdict = await verify(fixture[name], {
          ...(trust === undefined ? {} : { trust: await Deno.readFile(trust) }),
        });
        assert.equal(verdict.verdict === "VERIFIED", name === "good" && trusted);
        const expected = new TextDecoder().decode(encodeVerdict(verdict));
        assert.equal(await text(page.locator(".verdict-json")), expected);
        assert.match(await text(page.locator(".machine")), new RegExp(verdict.verdict));
        const told = await page.locator(".timeline .step").count();
        assert.equal(told > 0, name === "good", "only an intact bundle is told");
      }));
  }
}

Deno.test("files dropped together on the page are told apart and checked", () =>
  withPage(async (page, fixture) => {
    const files = await Promise.all([fixture.trust, fixture.good].map(async (path) => ({
      name: path.slice(path.lastIndexOf("/") + 1),
      base64: Buffer.from(await Deno.readFile(path)).toString("base64"),
    })));
    const data = await page.evaluateHandle((dropped) => {
      const transfer = new DataTransfer();
      for (const { name, base64 } of dropped) {
        const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
        transfer.items.add(new File([bytes], name));
      }
      return transfer;
    }, files);
    await page.locator("h1").dispatchEvent("drop", { dataTransfer: data });
    await page.locator("#answer").waitFor();
    assert.match(await text(page.locator("#answer")), /genuine, complete and unchanged/);
  }));

Deno.test("the story is told: what was allowed, repaired, blocked, and which row changed", () =>
  withPage(async (page, fixture) => {
    await check(page, fixture.good, fixture.trust);
    const chips = await page.locator(".decisions .chip").allTextContents();
    assert.deepEqual(chips, ["Allowed", "Repaired", "Blocked"]);
    const blocked = page.locator(".step.bad");
    assert.equal(await blocked.count(), 1);
    assert.match(await text(blocked), /tool issue_refund by rule large-refunds/);
    assert.match(await text(page.locator(".row-change")), /added public\.refunds row 25/);
    assert.match(await text(page.locator(".row-change")), /amount_cents1999/);
    assert.match(await text(page.locator(".row-change")), /emailhidden/);
    await page.locator(".filter input").check();
    assert.equal(await page.locator(".timeline .step").count(), 2);
  }));

Deno.test("hostile text is shown as text, with what is invisible made visible", () =>
  withPage(async (page, fixture) => {
    const hostile = `${folder}/evidence/<img src=x onerror=alert(1)>\u202Efep.pef`;
    await Deno.copyFile(fixture.good, hostile);
    await check(page, hostile, fixture.trust);
    const shown = await text(page.locator(".result"));
    assert.ok(shown.includes("<img src=x onerror=alert(1)>\\u{202e}fep.pef"));
    assert.ok(shown.includes("tool <b>issue_refund</b>"));
    assert.ok(shown.includes("\\u{202e}evil\\u{7}"));
    assert.doesNotMatch(shown, /[\p{Cc}\p{Cf}]/u);
    assert.equal(await page.locator(".result b:not(.tile b), .result img").count(), 0);
  }));

const corpus = new URL("../../spec/pef/test-vectors/", import.meta.url);

/** The path of a vector's file; its trust file is that of the vectors' tenant. */
function vectorFile(path: string): string {
  return decodeURIComponent(new URL(path, corpus).pathname);
}

Deno.test("an earlier checkpoint is compared with: a continued log passes, a fork does not", () =>
  withPage(async (page) => {
    for (const [name, code] of [["valid/d-ok-prior", ""], ["forged/d-prior", "PEF-620"]] as const) {
      const vector = readVectors().find(({ input, prior, codes }) =>
        prior !== undefined && input.startsWith(name) && codes.join() === code
      );
      assert.ok(vector?.prior);
      await page.locator(".more-inputs > summary").click();
      await page.locator("#prior").setInputFiles(vectorFile(vector.prior));
      await check(page, vectorFile(vector.input), vectorFile(vector.trust ?? ""));
      const stored = await Deno.readTextFile(vectorFile(vector.verdict_file));
      assert.equal(await text(page.locator(".verdict-json")), stored, vector.name);
      await page.getByRole("button", { name: "Start over" }).click();
      await page.locator(".more-inputs > summary").click();
    }
  }));

Deno.test("files that are kept elsewhere are found by their content, and a changed one is refused", () =>
  withPage(async (page) => {
    const { bundle, object } = {
      bundle: vectorFile("valid/h-ok-external.pef"),
      object: [...Deno.readDirSync(new URL("valid/h-ok-external.externals", corpus))][0]?.name ??
        "",
    };
    const path = vectorFile(`valid/h-ok-external.externals/${object}`);
    const renamed = `${folder}/dump.bin`;
    await Deno.copyFile(path, renamed);
    await page.locator(".more-inputs > summary").click();
    await page.locator("#externals").setInputFiles(renamed);
    await check(page, bundle);
    assert.doesNotMatch(await text(page.locator(".verdict-json")), /PEF-93/);
    const changed = `${folder}/${object}`;
    await Deno.writeTextFile(changed, "something else");
    await page.locator("#externals").setInputFiles([renamed, changed]);
    await page.getByText("PEF-930").first().waitFor({ state: "attached" });
  }));

Deno.test("opened values are shown as text in the story", () =>
  withPage(async (page) => {
    await check(page, vectorFile("valid/h-ok-disclosures.pef"));
    const opened = page.locator(".opened");
    assert.equal(await opened.count(), 3);
    await opened.first().locator("summary").click();
    assert.equal(await text(opened.first().locator("pre")), "4111 1111 1111 1111");
    await page.setViewportSize({ width: 320, height: 800 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 320, `${wide}`);
  }));

Deno.test("another page can use the element, and is told the verdict", async () => {
  if (setup === undefined) return console.log("skipped: no Chromium");
  const page = await setup.browser.newPage();
  try {
    const host = `${folder}/host.html`;
    writeFileSync(
      host,
      `<!doctype html><h1>Host</h1><clyra-verify></clyra-verify><script>
        document.addEventListener("clyra-verdict", (event) => {
          document.title = event.detail.verdict.verdict;
        });</script>`,
    );
    await page.goto(pathToFileURL(host).href);
    await page.addScriptTag({ content: await buildElement(), type: "module" });
    await check(page, setup.fixture.good);
    assert.equal(await page.title(), "INTACT_UNTRUSTED");
  } finally {
    await page.close();
  }
});

Deno.test("the page cannot reach the network, not even when its script wants to", async () => {
  if (setup === undefined) return console.log("skipped: no Chromium");
  let hits = 0;
  const html = await Deno.readTextFile(`${folder}/page.html`);
  const server = createServer(({ url }, response) => {
    if (url === "/leak") hits++;
    response.setHeader("content-type", "text/html");
    response.end(url === "/page" ? html : "reached");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const page = await setup.browser.newPage();
  const reach = () => fetch("/leak").then((response) => response.text()).catch(() => "refused");
  try {
    await page.goto(`${origin}/page`);
    const directive = page.evaluate(() =>
      new Promise((resolve) => {
        document.addEventListener("securitypolicyviolation", (event) =>
          resolve(event.effectiveDirective));
      })
    );
    assert.equal(await page.evaluate(reach), "refused");
    assert.equal(await directive, "connect-src");
    await page.evaluate(() => {
      const image = document.createElement("img");
      image.src = "/leak";
      document.body.append(image);
    });
    const markup = page.evaluate(() => {
      document.body.innerHTML = "<p>markup</p>";
    });
    await assert.rejects(markup, /TrustedHTML|Trusted Type/);
    assert.equal(hits, 0);
    await page.goto(`${origin}/other`);
    assert.equal(await page.evaluate(reach), "reached", "another page of this server can");
  } finally {
    await page.close();
    server.close();
  }
});

Deno.test("the page works from the keyboard and says what it does", () =>
  withPage(async (page, fixture) => {
    await page.keyboard.press("Tab");
    const focused = () =>
      page.evaluate(() => {
        const inner = document.querySelector("clyra-verify")?.shadowRoot?.activeElement;
        return [inner?.id, inner?.closest("label")?.textContent];
      });
    assert.match(String(await focused()), /^bundle,Evidence bundle/);
    await page.keyboard.press("Tab");
    assert.match(String(await focused()), /^trust,Trust file/);
    await check(page, fixture.good);
    assert.equal((await focused())[0], "answer", "the answer is read out");
    const unnamed = await page.locator("button, input, summary, section").evaluateAll((all) =>
      all.filter((element) => {
        const name = element.getAttribute("aria-labelledby") ?? element.getAttribute("aria-label");
        return !name && element.textContent === "" && element.closest("label") === null &&
          !(element as HTMLInputElement).labels?.length;
      }).length
    );
    assert.equal(unnamed, 0);
    await page.getByRole("button", { name: "Start over" }).click();
    assert.equal(await page.locator("#answer").count(), 0);
  }));

Deno.test("on paper everything is unfolded", () =>
  withPage(async (page, fixture) => {
    await check(page, fixture.good, fixture.trust);
    await page.emulateMedia({ media: "print" });
    await page.evaluate(() => globalThis.dispatchEvent(new Event("beforeprint")));
    assert.equal(await page.locator(".result details:not([open])").count(), 0);
    assert.equal(await page.locator(".inputs").isVisible(), false);
    assert.equal(await page.locator(".verdict-json").isVisible(), true);
  }));

Deno.test("no width makes the page wider than the screen", () =>
  withPage(async (page, fixture) => {
    await check(page, fixture.good, fixture.trust);
    await page.locator("summary").evaluateAll((all) =>
      all.forEach((summary) => summary.closest("details")?.setAttribute("open", ""))
    );
    for (const width of [320, 390, 768, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(wide <= width, `${wide} at ${width}`);
    }
  }));

Deno.test("a large bundle is streamed: memory stays flat, and the user can stop", async () => {
  if (setup === undefined) return console.log("skipped: no Chromium");
  const { browser } = setup;
  const large = await makeLarge();
  const { size } = await Deno.stat(large.good);
  assert.ok(size >= largeBytes);
  await withPage(async (page) => {
    await page.locator("#trust").setInputFiles(large.trust);
    await page.locator("#bundle").setInputFiles(large.good);
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByRole("heading", { name: "Cancelled" }).waitFor();
    assert.equal(await page.locator("#answer").count(), 0);
    const beforeBytes = await rendererBytes(browser);
    let peakBytes = 0;
    let steps = 0;
    await page.getByRole("button", { name: "Try again" }).click();
    const answer = page.locator("#answer");
    const progress = new Set<string>();
    while (await answer.count() === 0) {
      peakBytes = Math.max(peakBytes, await rendererBytes(browser));
      const words = await page.locator("#phase").allTextContents();
      progress.add(words[0] ?? "");
      await new Promise((resolve) => setTimeout(resolve, 50));
      assert.ok(++steps < 12_000, "no answer within ten minutes");
    }
    assert.match(await text(answer), /genuine, complete and unchanged/);
    assert.ok(progress.size > 1, "progress was shown");
    const grownBytes = peakBytes - beforeBytes;
    console.log(`${size} bytes verified; the renderer grew by ${grownBytes} bytes at most`);
    assert.ok(grownBytes < maxGrowthBytes, `${grownBytes} bytes`);
  });
});

/** A bundle with large documents, which differ although they share memory. */
async function makeLarge(): Promise<Fixture> {
  mkdirSync(`${folder}/large`);
  const documentBytes = 24 * 1024 * 1024;
  const count = Math.ceil(largeBytes / documentBytes);
  const pool = Buffer.alloc(documentBytes + count);
  for (let at = 0; at < pool.length; at += 65_536) {
    crypto.getRandomValues(pool.subarray(at, Math.min(at + 65_536, pool.length)));
  }
  const artifacts = Array.from({ length: count }, (_, i) => pool.subarray(i, i + documentBytes));
  return await makeFixture(`${folder}/large`, { artifacts, badCopies: false });
}

Deno.test("the page is one file of a bounded size, and two builds are the same", async () => {
  const page = await buildPage();
  assert.equal(await buildPage(), page);
  assert.doesNotMatch(page, /(?:src|href)="(?!data:)/);
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
  assert.match(
    policy,
    /^default-src 'none'; script-src 'sha256-[^']+' 'wasm-unsafe-eval'; style-src 'sha256-[^']+'; img-src data:;/,
  );
  assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|connect-src|https?:/);
});

Deno.test("the page tells what the one entry of a proof says, and of no other", async () => {
  await withPage(async (page) => {
    const at = (name: string): string =>
      decodeURIComponent(
        new URL(`../../spec/pef/test-vectors/${name}`, import.meta.url).pathname,
      );
    const vector = readVectors().find(({ name }) => name === "v-proof-of-a-receipt");
    assert.ok(vector?.trust);
    await check(page, at(vector.input), at(vector.trust));
    assert.match(await text(page.locator("#answer")), /^This entry is genuine/);
    const panel = page.locator("section", { has: page.locator("#receipt") });
    assert.equal(await panel.locator("li").first().isVisible(), true);
    assert.match(await text(panel), /What came before and after it is not in here/);
    const refused = readVectors().find(({ input, verdict }) =>
      input.endsWith(".pefproof") && verdict === "INVALID"
    );
    assert.ok(refused?.trust);
    await check(page, at(refused.input), at(refused.trust));
    await page.locator(".verdict.bad").waitFor();
    assert.equal(await page.locator("#receipt").count(), 0);
  });
});
