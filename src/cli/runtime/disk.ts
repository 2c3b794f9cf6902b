/**
 * The real disk, on Deno's file API: what the journal and the keyring ask for through their ports.
 *
 * @module
 */

import type { Disk, DiskFile, DiskLock } from "../../journal/mod.ts";
import type { KeyDisk, PathStatus } from "../../keys/mod.ts";

/** Files and folders are for their owner only. Windows ignores these, and has its own access lists. */
const fileMode = 0o600;
const directoryMode = 0o700;

/**
 * A write into the page cache takes microseconds, a trip to the pool and back a tenth of a millisecond
 * and more, and each caller waits for two of them: small writes are made at once. Unless the disk is
 * behind: then the kernel makes writers wait, and nothing else would run in the meantime.
 */
const quick = { writeBytesMax: 64 * 1024, syncMsMax: 10, writeMsMax: 2, pauseMs: 1_000 } as const;

/** The disk of this machine. */
export function createDisk(): Disk & KeyDisk {
  return {
    makeDirectory,
    list: listFiles,
    open: openFile,
    syncDirectory,
    lock: takeLock,
    status,
    readFile,
    names,
    writeNewFile,
    rename: (from, to) => Deno.rename(from, to),
    remove: (path) => Deno.remove(path),
  };
}

async function makeDirectory(path: string): Promise<void> {
  const missing: string[] = [];
  let current = path;
  while (!await exists(current)) {
    missing.unshift(current);
    current = parentOf(current);
  }
  for (const directory of missing) {
    await Deno.mkdir(directory, { mode: directoryMode, recursive: true });
    await syncDirectory(parentOf(directory));
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    const found = await Deno.stat(path);
    if (!found.isDirectory) throw new Error(`${path} is not a folder`);
    return true;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return false;
    throw error;
  }
}

/** The folder that holds `path`, as text. */
function parentOf(path: string): string {
  const trimmed = path.replace(/[/\\]+$/, "");
  const cut = trimmed.search(/[/\\][^/\\]*$/);
  if (cut === -1) return ".";
  return cut === 0 ? trimmed.slice(0, 1) : trimmed.slice(0, cut);
}

async function listFiles(
  directory: string,
): Promise<readonly { readonly name: string; readonly sizeBytes: number }[]> {
  const files: { name: string; sizeBytes: number }[] = [];
  for await (const { name, isFile } of Deno.readDir(directory)) {
    if (isFile) files.push({ name, sizeBytes: (await Deno.stat(`${directory}/${name}`)).size });
  }
  return files;
}

async function openFile(path: string, mode: "new" | "write" | "read"): Promise<DiskFile> {
  const file = await Deno.open(path, {
    read: true,
    write: mode !== "read",
    createNew: mode === "new",
    ...(mode === "new" ? { mode: fileMode } : {}),
  });
  let position = 0;
  const pace = new Pace();
  const seek = (offset: number): void => {
    // Moves a number in the kernel, no input or output: not worth a trip to the pool.
    if (offset !== position) file.seekSync(offset, Deno.SeekMode.Start);
    position = offset;
  };
  return {
    async read(into, offset) {
      seek(offset);
      const count = await file.read(into) ?? 0;
      position += count;
      return count;
    },
    async write(bytes, offset) {
      seek(offset);
      const atOnce = bytes.length <= quick.writeBytesMax && pace.isQuick();
      const count = atOnce
        ? pace.timed(quick.writeMsMax, () => file.writeSync(bytes))
        : await file.write(bytes);
      position += count;
      return count;
    },
    truncate: (sizeBytes) => file.truncate(sizeBytes),
    async datasync() {
      const startedMs = performance.now();
      await file.syncData();
      pace.took(performance.now() - startedMs, quick.syncMsMax);
    },
    close: () => file.close(),
  };
}

/** Whether the disk keeps up, by how long it took lately. */
class Pace {
  #slowUntilMs = 0;

  isQuick(): boolean {
    return performance.now() >= this.#slowUntilMs;
  }

  /** Takes note of a time: one that is too long counts for a while. */
  took(ms: number, mostMs: number): void {
    if (ms > mostMs) this.#slowUntilMs = performance.now() + quick.pauseMs;
  }

  timed<Result>(mostMs: number, act: () => Result): Result {
    const startedMs = performance.now();
    try {
      return act();
    } finally {
      this.took(performance.now() - startedMs, mostMs);
    }
  }
}

/** Windows cannot sync a folder; NTFS keeps its own log of names, and nothing better is to be had. */
async function syncDirectory(path: string): Promise<void> {
  if (Deno.build.os === "windows") return;
  const directory = await Deno.open(path, { read: true });
  try {
    await directory.sync();
  } finally {
    directory.close();
  }
}

async function takeLock(path: string): Promise<DiskLock | undefined> {
  const file = await Deno.open(path, { write: true, create: true, mode: fileMode });
  try {
    if (await file.tryLock(true)) return { release: () => file.close() };
  } catch (error) {
    file.close();
    throw error;
  }
  file.close();
  return undefined;
}

async function status(path: string): Promise<PathStatus | undefined> {
  try {
    const { isFile, isDirectory, mode } = await Deno.stat(path);
    const kind = isFile ? "file" : isDirectory ? "directory" : "other";
    const posix = Deno.build.os !== "windows" && mode !== null;
    return { kind, mode: posix ? mode & 0o777 : undefined };
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
}

async function readFile(path: string, maxBytes: number): Promise<Uint8Array> {
  const file = await Deno.open(path, { read: true });
  try {
    const bytes = new Uint8Array(maxBytes + 1);
    let length = 0;
    while (length < bytes.length) {
      const count = await file.read(bytes.subarray(length));
      if (count === null) return bytes.subarray(0, length);
      length += count;
    }
    throw new Error(`${path} has more than ${maxBytes} bytes`);
  } finally {
    file.close();
  }
}

async function names(directory: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const { name } of Deno.readDir(directory)) found.push(name);
  return found;
}

async function writeNewFile(path: string, bytes: Uint8Array): Promise<void> {
  const file = await Deno.open(path, { write: true, createNew: true, mode: fileMode });
  try {
    for (let written = 0; written < bytes.length;) {
      written += await file.write(bytes.subarray(written));
    }
    await file.sync();
  } finally {
    file.close();
  }
}
