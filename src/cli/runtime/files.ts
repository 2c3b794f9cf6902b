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
  /** As {@linkcode Files.read}; `undefined` where there is no such file. */
  readIfThere(path: string, options: { readonly what: string; readonly maxBytes: number }): Promise<
    Uint8Array<ArrayBuffer> | undefined
  >;
  exists(path: string): Promise<boolean>;
  /** A text that changes whenever the file behind a path does; `undefined` where there is none. */
  fingerprint(path: string): Promise<string | undefined>;
  /** The content of a file of any size in pieces; `undefined` where there is no such file. */
  stream(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
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
    readIfThere: async (path, options) =>
      await exists(resolve(path))
        ? await readBounded(resolve(path), { ...options, shown: path })
        : undefined,
    exists: (path) => exists(resolve(path)),
    fingerprint: (path) => fingerprint(resolve(path)),
    stream: async (path) => {
      try {
        return (await Deno.open(resolve(path))).readable;
      } catch (thrown) {
        if (thrown instanceof Deno.errors.NotFound) return undefined;
        throw cannot(`read ${path}`, thrown, "check its permissions");
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
    const stat = await Deno.stat(path);
    if (stat.isDirectory) throw new Error("it is a folder");
    size = stat.size;
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
