/**
 * The real disk, on Deno's file API: what the journal and the keyring ask for through their ports.
 *
 * @module
 */

import type { Disk, DiskFile, DiskLock } from "../../journal/mod.ts";

/** Files and folders are for their owner only. Windows ignores these, and has its own access lists. */
const fileMode = 0o600;
const directoryMode = 0o700;

/** The disk of this machine. */
export function createDisk(): Disk {
  return {
    makeDirectory,
    list: listFiles,
    open: openFile,
    syncDirectory,
    lock: takeLock,
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
      const count = await file.write(bytes);
      position += count;
      return count;
    },
    truncate: (sizeBytes) => file.truncate(sizeBytes),
    datasync: () => file.syncData(),
    close: () => file.close(),
  };
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
