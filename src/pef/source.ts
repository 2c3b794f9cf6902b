/**
 * Where a bundle's bytes come from: memory, a Blob, a file or a directory.
 *
 * A directory is read as the container it would be: its bytes follow from names and contents, so both
 * forms give the same verdict, digest included.
 *
 * @module
 */

import {
  centralHeader,
  crc32,
  endRecord,
  localHeader,
  type ZipEntry,
  zipSizes,
} from "./zip_layout.ts";
import { limits } from "./limits.ts";
import { pathPattern } from "./manifest.ts";

/** Random access to bytes that do not change while they are read. */
export interface ByteSource {
  readonly size: number;
  /**
   * Exactly `length` bytes at `offset`; the caller stays within `size`. They may lie in `into`, if that is
   * given and long enough: so a large file is read without leaving garbage behind.
   */
  read(offset: number, length: number, into?: Uint8Array): Promise<Uint8Array>;
  /** Throws when the bytes have changed since the source was opened; a verdict would be about a mixture. */
  settle?(): void;
  close(): void;
}

/** What tells one state of a file from another; nanoseconds since 1970. */
interface FileState {
  readonly size: bigint;
  readonly ino: bigint;
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

/** The few calls of `node:fs` that are used here. */
interface FileSystem {
  statSync(path: string): { readonly size: number; isDirectory(): boolean; isFile(): boolean };
  statSync(path: string, options: { readonly bigint: true }): FileState;
  fstatSync(file: number): { readonly size: number; isFile(): boolean };
  fstatSync(file: number, options: { readonly bigint: true }): FileState;
  openSync(path: string, flags: string): number;
  readSync(file: number, out: Uint8Array, at: number, length: number, offset: number): number;
  closeSync(file: number): void;
  readdirSync(path: string, options: { readonly withFileTypes: true }): readonly {
    readonly name: string;
    isDirectory(): boolean;
    isFile(): boolean;
  }[];
}

/** How much is read at once. */
export const chunkBytes = 256 * 1024;

/** A source over bytes in memory. */
export function bytesSource(bytes: Uint8Array): ByteSource {
  return {
    size: bytes.length,
    read: (offset, length) => Promise.resolve(bytes.subarray(offset, offset + length)),
    close: () => {},
  };
}

/** A source over a Blob or File, which a browser reads slice by slice. */
export function blobSource(blob: Blob): ByteSource {
  return {
    size: blob.size,
    read: async (offset, length) =>
      new Uint8Array(await blob.slice(offset, offset + length).arrayBuffer()),
    close: () => {},
  };
}

/** A source over bytes, a Blob, or the path of a file or folder (Deno, Node). */
export async function openSource(source: Uint8Array | Blob | string): Promise<ByteSource> {
  if (typeof source === "string") return await pathSource(source);
  return source instanceof Uint8Array ? bytesSource(source) : blobSource(source);
}

/** Whether there is a folder at a path; links are followed. */
export function isFolder(path: string): boolean {
  return fileSystem().statSync(path).isDirectory();
}

/**
 * A source over a path, where there is a file system (Deno, Node).
 *
 * @throws Error with the system's `code` when the path cannot be read.
 */
export async function pathSource(path: string): Promise<ByteSource> {
  const fs = fileSystem();
  const stat = fs.statSync(path);
  if (stat.isDirectory()) return await directorySource(path, fs);
  // Opening a FIFO waits for somebody to write, and a device may never end.
  if (!stat.isFile()) throw new Error(`cannot read ${path}: it is no regular file`);
  return fileSource(path, fs);
}

function fileSource(path: string, fs: FileSystem): ByteSource {
  const file = fs.openSync(path, "r");
  const state = stateOf(fs.fstatSync(file, { bigint: true }));
  return {
    size: fs.fstatSync(file).size,
    settle: () => {
      if (stateOf(fs.fstatSync(file, { bigint: true })) !== state) throw changed(path);
    },
    read: (offset, length, into) => {
      const bytes = into?.subarray(0, length) ?? new Uint8Array(length);
      let done = 0;
      while (done < length) {
        const n = fs.readSync(file, bytes, done, length - done, offset + done);
        if (n === 0) throw new Error(`cannot read ${path}: it became shorter while it was read`);
        done += n;
      }
      return Promise.resolve(bytes);
    },
    close: () => fs.closeSync(file),
  };
}

/** Times of change cannot be set back as those of modification can; where a system has none, it is left out. */
function stateOf({ size, ino, mtimeNs, ctimeNs }: FileState): string {
  return `${size} ${ino} ${mtimeNs} ${ctimeNs}`;
}

function changed(path: string): Error {
  return new Error(`cannot read ${path}: it changed while it was read`);
}

/** The file system of Deno and Node, reached without an import that a browser could not resolve. */
function fileSystem(): FileSystem {
  const host = (globalThis as {
    process?: { getBuiltinModule?: (name: string) => FileSystem | undefined };
  }).process;
  const fs = host?.getBuiltinModule?.("node:fs");
  if (fs === undefined) {
    throw new Error("cannot open a path: there is no file system here; pass a Blob or bytes");
  }
  return fs;
}

interface Part {
  readonly offset: number;
  readonly length: number;
  readonly bytes?: Uint8Array;
  readonly file?: string;
}

/** In place of a container that the format cannot make: nobody reads it, its size says enough. */
const tooLarge: ByteSource = {
  size: limits.containerBytes + 1,
  read: () => Promise.reject(new Error("cannot read bundle directory: it is over its limit")),
  close: () => {},
};

/** Folders of a bundle: the parts of a file's path without its name. */
const folderPattern = /^[a-z0-9][a-z0-9._-]{0,63}(\/[a-z0-9][a-z0-9._-]{0,63}){0,3}$/;

async function directorySource(root: string, fs: FileSystem): Promise<ByteSource> {
  const parts: Part[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  const push = (part: { readonly bytes?: Uint8Array; readonly file?: string }, length: number) => {
    parts.push({ offset, length, ...part });
    offset += length;
  };
  const found = listFiles(root, fs);
  if (found === "too_many") return tooLarge;
  const paths = containerOrder(found);
  const stateOfAll = (list: readonly string[]): string =>
    list.map((path) => stateOf(fs.statSync(`${root}/${path}`, { bigint: true }))).join();
  const state = stateOfAll(paths);
  // By sizes alone, before gigabytes are read for checksums that no container could hold.
  if (containerSize(root, { paths, fs }) > limits.containerBytes) return tooLarge;
  for (const path of paths) {
    const file = `${root}/${path}`;
    const entry: ZipEntry = { path, ...await measure(file, fs) };
    central.push(centralHeader(entry, offset));
    const header = localHeader(entry);
    push({ bytes: header }, header.length);
    push({ file }, entry.size);
    if (offset > limits.containerBytes) return tooLarge;
  }
  const directory = { files: paths.length, offset, size: 0 };
  for (const header of central) {
    push({ bytes: header }, header.length);
    directory.size += header.length;
  }
  const end = endRecord(directory);
  push({ bytes: end }, end.length);
  return {
    size: offset,
    read: (at, length, into) => Promise.resolve(readParts(parts, { at, length, fs, into })),
    settle: () => {
      const now = listFiles(root, fs);
      const isSame = now !== "too_many" && containerOrder(now).join() === paths.join();
      if (!isSame || stateOfAll(paths) !== state) throw changed(root);
    },
    close: () => {},
  };
}

/** The manifest and its signatures first, the rest in byte order of the path. */
export function containerOrder(paths: readonly string[]): string[] {
  const first = ["pef/manifest.json", "pef/manifest.sigs.json"];
  const rank = (path: string): number => {
    const index = first.indexOf(path);
    return index < 0 ? first.length : index;
  };
  return [...paths].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}

/**
 * The paths of all files. Every name is looked at before it is said that there are too many: whether
 * there is a verdict at all must not depend on the order in which a file system lists names.
 */
function listFiles(root: string, fs: FileSystem): string[] | "too_many" {
  const found: string[] = [];
  let count = 0;
  const walk = (folder: string): void => {
    for (const item of fs.readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
      const path = folder === "" ? item.name : `${folder}/${item.name}`;
      if (item.isDirectory() && folderPattern.test(path)) walk(path);
      else if (item.isFile() && pathPattern.test(path)) {
        if (++count <= limits.files) found.push(path);
      } else {
        throw new Error(
          `cannot read bundle directory: '${path}' is no plain file or folder with a bundle name`,
        );
      }
    }
  };
  walk("");
  return count > limits.files ? "too_many" : found;
}

/** Bytes of the container that these files make. */
function containerSize(
  root: string,
  { paths, fs }: { readonly paths: readonly string[]; readonly fs: FileSystem },
): number {
  let size: number = zipSizes.endRecord;
  for (const path of paths) {
    size += zipSizes.localHeader + zipSizes.centralHeader + 2 * path.length;
    size += fs.statSync(`${root}/${path}`).size;
  }
  return size;
}

async function measure(
  path: string,
  fs: FileSystem,
): Promise<{ readonly size: number; readonly crc: number }> {
  const source = fileSource(path, fs);
  try {
    let crc = 0;
    const buffer = new Uint8Array(chunkBytes);
    for (let at = 0; at < source.size; at += chunkBytes) {
      crc = crc32(await source.read(at, Math.min(chunkBytes, source.size - at), buffer), crc);
    }
    return { size: source.size, crc };
  } finally {
    source.close();
  }
}

function readParts(
  parts: readonly Part[],
  range: {
    readonly at: number;
    readonly length: number;
    readonly fs: FileSystem;
    readonly into: Uint8Array | undefined;
  },
): Uint8Array {
  const out = range.into?.subarray(0, range.length) ?? new Uint8Array(range.length);
  let index = firstPartAt(parts, range.at);
  let done = 0;
  for (; done < range.length; index++) {
    const part = parts[index];
    if (part === undefined) throw new Error("cannot read bundle directory: past its end");
    const start = range.at + done - part.offset;
    const length = Math.min(part.length - start, range.length - done);
    if (part.bytes !== undefined) out.set(part.bytes.subarray(start, start + length), done);
    else if (part.file !== undefined && length > 0) {
      const file = range.fs.openSync(part.file, "r");
      try {
        const n = range.fs.readSync(file, out, done, length, start);
        if (n !== length) throw new Error(`cannot read ${part.file}: it changed while it was read`);
      } finally {
        range.fs.closeSync(file);
      }
    }
    done += length;
  }
  return out;
}

function firstPartAt(parts: readonly Part[], at: number): number {
  let low = 0;
  let high = parts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((parts[middle]?.offset ?? 0) <= at) low = middle;
    else high = middle - 1;
  }
  return low;
}
