/**
 * The strict ZIP reader. It is the security boundary: nothing is unpacked, nothing is believed, and a
 * container that is not byte for byte what the layout prescribes is refused (SPEC, "Container").
 *
 * @module
 */

import { equalBytes, fromUtf8 } from "./bytes.ts";
import type { FindingCode } from "./findings.ts";
import { limits } from "./limits.ts";
import { pathPattern } from "./manifest.ts";
import { type ByteSource, chunkBytes, containerOrder } from "./source.ts";
import {
  centralHeader,
  crc32,
  endRecord,
  localHeader,
  type ZipEntry,
  zipSizes,
} from "./zip_layout.ts";

/** A file of the container, with the place of its content. */
export interface ContainedFile extends ZipEntry {
  readonly contentOffset: number;
}

/** What is wrong with a container, and at which file. */
export interface ContainerProblem {
  readonly code: FindingCode;
  readonly path?: string;
}

/** The largest directory that 65,535 files with the longest names can have. */
const maxDirectoryBytes = limits.files * (zipSizes.centralHeader + 512);

/** The files of a container in order, or the first thing that is wrong with it. */
export async function openContainer(
  source: ByteSource,
): Promise<readonly ContainedFile[] | ContainerProblem> {
  if (source.size > limits.containerBytes) return { code: "PEF-001" };
  if (source.size < zipSizes.endRecord) return { code: "PEF-100" };
  const endOffset = source.size - zipSizes.endRecord;
  const end = await source.read(endOffset, zipSizes.endRecord);
  const view = new DataView(end.buffer, end.byteOffset, end.byteLength);
  const directory = {
    files: view.getUint16(10, true),
    size: view.getUint32(12, true),
    offset: view.getUint32(16, true),
  };
  if (
    directory.size > maxDirectoryBytes || directory.offset + directory.size !== endOffset ||
    !equalBytes(end, endRecord(directory))
  ) return { code: "PEF-100" };
  const entries = readDirectory(await source.read(directory.offset, directory.size), directory);
  if (!Array.isArray(entries)) return entries as ContainerProblem;
  return await placeFiles(source, entries as readonly ListedFile[], directory.offset);
}

interface ListedFile extends ZipEntry {
  readonly offset: number;
}

function readDirectory(
  bytes: Uint8Array,
  directory: { readonly files: number },
): readonly ListedFile[] | ContainerProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries: ListedFile[] = [];
  let at = 0;
  while (at < bytes.length) {
    if (at + zipSizes.centralHeader > bytes.length) return { code: "PEF-101" };
    const nameEnd = at + zipSizes.centralHeader + view.getUint16(at + 28, true);
    if (nameEnd > bytes.length) return { code: "PEF-101" };
    const path = asciiName(bytes.subarray(at + zipSizes.centralHeader, nameEnd));
    if (path === undefined) return { code: "PEF-102" };
    const entry = {
      path,
      crc: view.getUint32(at + 16, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    };
    if (!equalBytes(bytes.subarray(at, nameEnd), centralHeader(entry, entry.offset))) {
      return { code: "PEF-101", path };
    }
    entries.push(entry);
    at = nameEnd;
  }
  return entries.length === directory.files
    ? orderProblem(entries) ?? entries
    : { code: "PEF-101" };
}

/** Names are unique and in the one order the manifest's list has too. */
function orderProblem(entries: readonly ListedFile[]): ContainerProblem | undefined {
  const paths = entries.map((entry) => entry.path);
  const ordered = containerOrder(paths);
  for (let i = 0; i < paths.length; i++) {
    const path = paths[i];
    if (path !== undefined && (path !== ordered[i] || path === paths[i - 1])) {
      return { code: "PEF-102", path };
    }
  }
  return undefined;
}

/** Local headers and contents lie end to end from offset 0 to the directory. */
async function placeFiles(
  source: ByteSource,
  entries: readonly ListedFile[],
  directoryOffset: number,
): Promise<readonly ContainedFile[] | ContainerProblem> {
  const files: ContainedFile[] = [];
  let offset = 0;
  for (const entry of entries) {
    const expected = localHeader(entry);
    const contentOffset = offset + expected.length;
    if (entry.offset !== offset || contentOffset + entry.size > directoryOffset) {
      return { code: "PEF-101", path: entry.path };
    }
    if (!equalBytes(await source.read(offset, expected.length), expected)) {
      return { code: "PEF-101", path: entry.path };
    }
    files.push({ path: entry.path, size: entry.size, crc: entry.crc, contentOffset });
    offset = contentOffset + entry.size;
  }
  return offset === directoryOffset ? files : { code: "PEF-101" };
}

function asciiName(bytes: Uint8Array): string | undefined {
  if (bytes.some((byte) => byte >= 0x80)) return undefined;
  const name = fromUtf8(bytes);
  return pathPattern.test(name) ? name : undefined;
}

/** The content of a file in chunks. Ends by saying whether its CRC is right. */
export async function* contentOf(
  source: ByteSource,
  file: ContainedFile,
): AsyncGenerator<Uint8Array, boolean> {
  let crc = 0;
  // One buffer for all chunks: a chunk is used up before the next one is asked for.
  const buffer = new Uint8Array(Math.min(chunkBytes, file.size));
  for (let done = 0; done < file.size; done += chunkBytes) {
    const chunk = await source.read(
      file.contentOffset + done,
      Math.min(chunkBytes, file.size - done),
      buffer,
    );
    crc = crc32(chunk, crc);
    yield chunk;
  }
  return crc === file.crc;
}
