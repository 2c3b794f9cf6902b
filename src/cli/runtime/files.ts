/**
 * Files that commands read and write: bounded reads, whole writes.
 *
 * @module
 */

import { ClyraError } from "../../platform/mod.ts";
import { reasonOf } from "../shown_text.ts";

/** Reads and writes for commands. Paths are relative to the folder the user stands in. */
export interface Files {
  /** The absolute form of a path as the user wrote it. */
  resolve(path: string): string;
  /** @throws ClyraError `input_unreadable`, or `input_too_large` over `maxBytes`. */
  read(path: string, options: { readonly what: string; readonly maxBytes: number }): Promise<
    Uint8Array<ArrayBuffer>
  >;
  /**
   * The first `maxBytes + 1` bytes, or all of a shorter file: what is longer than its bound is then seen
   * as such by whoever judges it, and never read whole.
   *
   * @throws ClyraError `input_unreadable`, also for what is no regular file.
   */
  readStart(path: string, options: { readonly what: string; readonly maxBytes: number }): Promise<
    Uint8Array<ArrayBuffer>
  >;
  /** As {@linkcode Files.read}; `undefined` where there is no such file. */
  readIfThere(path: string, options: { readonly what: string; readonly maxBytes: number }): Promise<
    Uint8Array<ArrayBuffer> | undefined
  >;
  exists(path: string): Promise<boolean>;
  /** A text that changes whenever the file behind a path does; `undefined` where there is none. */
  fingerprint(path: string): Promise<string | undefined>;
  /**
   * The content of a regular file of any size in pieces; `undefined` where there is no such file.
   *
   * @throws ClyraError `input_unreadable`
   */
  stream(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
  /** @throws ClyraError `input_unreadable` for what is no folder. */
  requireFolder(path: string, options: { readonly what: string }): Promise<void>;
  /** Writes all of it under another name and renames: a reader sees the whole file or none. */
  write(path: string, chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<number>;
  makeDirectory(path: string): Promise<void>;
  makeTemporaryDirectory(prefix: string): Promise<string>;
  removeDirectory(path: string): Promise<void>;
}

/** Files of this machine, seen from `cwd`. */
export function createFiles(cwd: string): Files {
  const resolve = (path: string): string => isAbsolute(path) ? path : `${cwd}/${path}`;
  return {
    resolve,
    read: (path, options) => readBounded(resolve(path), { ...options, shown: path }),
    readStart: (path, options) => readStart(resolve(path), { ...options, shown: path }),
    readIfThere: async (path, options) =>
      await exists(resolve(path))
        ? await readBounded(resolve(path), { ...options, shown: path })
        : undefined,
    exists: (path) => exists(resolve(path)),
    fingerprint: (path) => fingerprint(resolve(path)),
    stream: async (path) => {
      try {
        await refuseSpecial(resolve(path));
        return (await Deno.open(resolve(path))).readable;
      } catch (thrown) {
        if (thrown instanceof Deno.errors.NotFound) return undefined;
        throw cannot(`read ${path}`, thrown, "check its permissions");
      }
    },
    requireFolder: async (path, { what }) => {
      try {
        const { isDirectory } = await Deno.stat(resolve(path));
        if (!isDirectory) throw new Error("it is not a folder");
      } catch (thrown) {
        throw cannot(`read ${what} ${path}`, thrown, "check the path");
      }
    },
    write: (path, chunks) => writeWhole(resolve(path), chunks),
    makeDirectory: async (path) => {
      try {
        await Deno.mkdir(resolve(path), { recursive: true });
      } catch (thrown) {
        throw cannot(`make folder ${path}`, thrown, "choose another folder with --out");
      }
    },
    makeTemporaryDirectory: (prefix) => Deno.makeTempDir({ prefix }),
    removeDirectory: (path) => Deno.remove(path, { recursive: true }),
  };
}

/** Adds text to the end of a file, which is made if it is not there. */
export async function appendText(path: string, text: string): Promise<void> {
  try {
    await Deno.writeTextFile(path, text, { append: true, create: true, mode: 0o600 });
  } catch (thrown) {
    throw cannot(`write ${path}`, thrown, "check space and permissions");
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await Deno.lstat(path);
    return true;
  } catch (thrown) {
    if (thrown instanceof Deno.errors.NotFound) return false;
    throw cannot(`look for ${path}`, thrown, "check its permissions");
  }
}

/** Links are followed: a link that leads elsewhere now is a change. */
async function fingerprint(path: string): Promise<string | undefined> {
  try {
    const { dev, ino, size, mtime, ctime } = await Deno.stat(path);
    return [dev, ino, size, mtime?.getTime(), ctime?.getTime()].join(" ");
  } catch (thrown) {
    if (thrown instanceof Deno.errors.NotFound) return undefined;
    // That it cannot be looked at is a state like others; whoever reads it gets the reason.
    return reasonOf(thrown);
  }
}

function isAbsolute(path: string): boolean {
  return path.startsWith("/") || path.startsWith("\\\\") || /^[A-Za-z]:[/\\]/.test(path);
}

async function readBounded(
  path: string,
  options: { readonly what: string; readonly maxBytes: number; readonly shown: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { what, maxBytes, shown } = options;
  let size: number;
  try {
    size = (await refuseSpecial(path)).size;
  } catch (thrown) {
    throw cannot(`read ${what} ${shown}`, thrown, "check the path");
  }
  if (size > maxBytes) {
    throw new ClyraError(
      "input_too_large",
      `cannot read ${what} ${shown}: it has ${size} bytes, more than ${maxBytes}`,
      { hint: `this is probably not a ${what}` },
    );
  }
  try {
    return await Deno.readFile(path);
  } catch (thrown) {
    throw cannot(`read ${what} ${shown}`, thrown, "check its permissions");
  }
}

/** Opening a FIFO waits for a writer, and a device may never end: neither is ever opened. */
async function refuseSpecial(path: string): Promise<Deno.FileInfo> {
  const stat = await Deno.stat(path);
  if (stat.isDirectory) throw new Error("it is a folder");
  if (!stat.isFile) throw new Error("it is no regular file");
  return stat;
}

async function readStart(
  path: string,
  options: { readonly what: string; readonly maxBytes: number; readonly shown: string },
): Promise<Uint8Array<ArrayBuffer>> {
  const { what, maxBytes, shown } = options;
  try {
    await refuseSpecial(path);
    using file = await Deno.open(path);
    const bytes = new Uint8Array(maxBytes + 1);
    let length = 0;
    while (length < bytes.length) {
      const count = await file.read(bytes.subarray(length));
      if (count === null) break;
      length += count;
    }
    return bytes.slice(0, length);
  } catch (thrown) {
    throw cannot(`read ${what} ${shown}`, thrown, "check the path");
  }
}

async function writeWhole(
  path: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<number> {
  const temporary = `${path}.${Deno.pid}.tmp`;
  let size = 0;
  try {
    const file = await Deno.open(temporary, { write: true, create: true, truncate: true });
    try {
      for await (const chunk of chunks) {
        for (let at = 0; at < chunk.length;) at += await file.write(chunk.subarray(at));
        size += chunk.length;
      }
      await file.sync();
    } finally {
      file.close();
    }
    await Deno.rename(temporary, path);
    return size;
  } catch (thrown) {
    await Deno.remove(temporary).catch((error: unknown) => {
      if (!(error instanceof Deno.errors.NotFound)) throw error;
    });
    throw thrown instanceof ClyraError
      ? thrown
      : cannot(`write ${path}`, thrown, "check space and permissions");
  }
}

function cannot(action: string, thrown: unknown, hint: string): ClyraError {
  return new ClyraError("input_unreadable", `cannot ${action}: ${reasonOf(thrown)}`, {
    cause: thrown,
    hint,
  });
}
