/**
 * Reads single files out of a container that `verify` has already found intact. It repeats none of the
 * checks, so nothing may be read with it before the verdict.
 *
 * @module
 */

import { type Manifest, zipSizes } from "../../src/pef/mod.ts";

/** What can be read piece by piece: a Blob, a File, or anything of that form. */
export interface Slices {
  readonly size: number;
  slice(start: number, end: number): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** A file inside of a container. */
export interface InnerFile {
  readonly path: string;
  readonly size: number;
  /** Where its content begins in the container. */
  readonly offset: number;
}

/** How much of a file is read at once. */
const chunkBytes = 1024 * 1024;

/** The files of an intact container, in order. */
export async function listFiles(container: Slices): Promise<readonly InnerFile[]> {
  const endOffset = container.size - zipSizes.endRecord;
  const end = viewOf(await readBytes(container, endOffset, container.size));
  const directory = await readBytes(container, end.getUint32(16, true), endOffset);
  const view = viewOf(directory);
  const decoder = new TextDecoder();
  const files: InnerFile[] = [];
  for (let at = 0; at < directory.length;) {
    const nameBytes = view.getUint16(at + 28, true);
    const nameEnd = at + zipSizes.centralHeader + nameBytes;
    files.push({
      path: decoder.decode(directory.subarray(at + zipSizes.centralHeader, nameEnd)),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true) + zipSizes.localHeader + nameBytes,
    });
    at = nameEnd;
  }
  return files;
}

/** A file as text. `undefined` when it is larger than `maxBytes`. */
export async function readText(
  container: Slices,
  file: InnerFile,
  maxBytes: number,
): Promise<string | undefined> {
  if (file.size > maxBytes) return undefined;
  return new TextDecoder().decode(
    await readBytes(container, file.offset, file.offset + file.size),
  );
}

/** The manifest of an intact container. */
export async function readManifest(
  container: Slices,
  files: readonly InnerFile[],
): Promise<Manifest> {
  const file = files.find(({ path }) => path === "pef/manifest.json");
  const text = file && await readText(container, file, file.size);
  if (text === undefined) throw new Error("cannot read manifest: the bundle has none");
  return JSON.parse(text) as Manifest;
}

/** The lines of a file, in groups as they are read; memory does not grow with the file. */
export async function* readLines(
  container: Slices,
  file: InnerFile,
): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = "";
  for (let done = 0; done < file.size; done += chunkBytes) {
    const end = Math.min(done + chunkBytes, file.size);
    const bytes = await readBytes(container, file.offset + done, file.offset + end);
    const lines = (rest + decoder.decode(bytes, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield lines;
  }
}

async function readBytes(container: Slices, start: number, end: number): Promise<Uint8Array> {
  return new Uint8Array(await container.slice(start, end).arrayBuffer());
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
