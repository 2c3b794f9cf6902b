/**
 * A real Chromium for tests, and what it uses of the machine.
 *
 * @module
 */

import { existsSync, readFileSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

const candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

const flags = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Starts the machine's Chromium; `undefined`, with a word, where there is none. */
export async function startChromium(): Promise<Browser | undefined> {
  const executablePath = candidates.find((path) => existsSync(path));
  if (executablePath !== undefined) {
    // Without a UTF-8 locale the browser cannot open files whose names are not ASCII.
    const env = { ...Deno.env.toObject(), LC_ALL: "C.UTF-8" };
    return await chromium.launch({ executablePath, args: flags, env });
  }
  console.log("skipped: no Chromium");
  return undefined;
}

/** Resident memory of the processes that render pages, in bytes; 0 where the system does not say. */
export async function rendererBytes(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  try {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    return processInfo.filter(({ type }) => type === "renderer")
      .reduce((sum, { id }) => sum + residentBytes(id), 0);
  } finally {
    await session.detach();
  }
}

function residentBytes(process: number): number {
  const path = `/proc/${process}/statm`;
  if (!existsSync(path)) return 0;
  return Number(readFileSync(path, "utf8").split(" ")[1]) * 4096;
}
