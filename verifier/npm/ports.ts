/**
 * The outside world of the npm package's command, on the built-ins that Node and Deno share.
 *
 * @module
 */

import {
  closeSync,
  createReadStream,
  existsSync,
  openSync,
  readSync,
  statSync,
  writeSync,
} from "node:fs";
import { resolve } from "node:path";
import process from "node:process";
import type { VerifyDeps } from "../../src/cli/commands/verify.ts";
import { lineThreads } from "../../src/cli/runtime/line_threads.ts";
import { reasonOf } from "../../src/cli/shown_text.ts";
import { ClyraError } from "../../src/platform/mod.ts";

/** What the command needs, and a place for messages. */
export interface CommandPorts extends VerifyDeps {
  readonly program: string;
  error(text: string): void;
}

/** The name of the program, in front of its messages. */
const program = "pef-verifier";

/** The ports of this process. */
export function nodePorts(): CommandPorts {
  const interactive = process.stderr.isTTY === true;
  const colour = process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined;
  let status = "";
  const clear = (): void => {
    if (status !== "") writeAll(2, "\r\x1b[2K");
    status = "";
  };
  const write = (file: number, data: string | Uint8Array): void => {
    clear();
    writeAll(file, data);
  };
  return {
    program,
    invocation: program,
    terminal: {
      out: (text) => write(1, text),
      outBytes: (bytes) => write(1, bytes),
      style: (style, text) => colour ? styled(style, text) : text,
      status: (text) => {
        if (!interactive) return;
        clear();
        status = text;
        writeAll(2, text);
      },
    },
    files: {
      resolve: (path) => resolve(path),
      readStart,
      stream,
      requireFolder,
    },
    lineThreads: (count) => lineThreads(new URL("./worker.js", import.meta.url), count),
    clock: { now: () => Date.now(), monotonicMs: () => performance.now() },
    error: (text) => write(2, text),
  };
}

const codes = { bold: 1, dim: 2, green: 32, red: 31, yellow: 33, cyan: 36 } as const;

function styled(style: keyof typeof codes, text: string): string {
  return `\x1b[${codes[style]}m${text}\x1b[${codes[style] < 10 ? 22 : 39}m`;
}

/** Writes everything before it returns: a process that ends may otherwise cut what a pipe still holds. */
function writeAll(file: number, data: string | Uint8Array): void {
  const bytes = typeof data === "string" ? new TextEncoder().encode(data) : data;
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(file, bytes, at);
    } catch (thrown) {
      // A full pipe is not an error: its reader is slower than we are.
      if ((thrown as { code?: unknown }).code !== "EAGAIN") throw thrown;
    }
  }
}

function readStart(
  path: string,
  options: { readonly what: string; readonly maxBytes: number },
): Promise<Uint8Array<ArrayBuffer>> {
  const { what, maxBytes } = options;
  try {
    refuseSpecial(path);
    const file = openSync(path, "r");
    try {
      const bytes = new Uint8Array(maxBytes + 1);
      let length = 0;
      while (length < bytes.length) {
        const count = readSync(file, bytes, length, bytes.length - length, length);
        if (count === 0) break;
        length += count;
      }
      return Promise.resolve(bytes.slice(0, length));
    } finally {
      closeSync(file);
    }
  } catch (thrown) {
    return Promise.reject(unreadable(`${what} ${path}`, thrown));
  }
}

function stream(path: string): Promise<AsyncIterable<Uint8Array> | undefined> {
  if (!existsSync(path)) return Promise.resolve(undefined);
  try {
    refuseSpecial(path);
    return Promise.resolve(createReadStream(path));
  } catch (thrown) {
    return Promise.reject(unreadable(path, thrown));
  }
}

function requireFolder(path: string, { what }: { readonly what: string }): Promise<void> {
  try {
    if (!statSync(path).isDirectory()) throw new Error("it is not a folder");
    return Promise.resolve();
  } catch (thrown) {
    return Promise.reject(unreadable(`${what} ${path}`, thrown));
  }
}

/** Opening a FIFO waits for a writer, and a device may never end: neither is ever opened. */
function refuseSpecial(path: string): void {
  const stat = statSync(path);
  if (stat.isDirectory()) throw new Error("it is a folder");
  if (!stat.isFile()) throw new Error("it is no regular file");
}

function unreadable(what: string, thrown: unknown): ClyraError {
  return new ClyraError("input_unreadable", `cannot read ${what}: ${reasonOf(thrown)}`, {
    cause: thrown,
    hint: "check the path",
  });
}
