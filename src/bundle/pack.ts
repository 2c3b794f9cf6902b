/**
 * Packs files into a bundle's container, in a stream: each content is read twice, once for the digests
 * that go in front of it, once to be written.
 *
 * @module
 */

import {
  centralHeader,
  containerOrder,
  crc32,
  endRecord,
  limits,
  localHeader,
  Sha256,
  toHex,
  type ZipEntry,
} from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";

/** A file to be packed; `content` may be called more than once and must give the same bytes. */
export interface FileToPack {
  readonly path: string;
  readonly content: () => AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

/** A file with what its headers and the manifest say of it. */
export interface MeasuredFile extends FileToPack, ZipEntry {
  readonly sha256: string;
}

/** Reads a file once for size, CRC-32 and SHA-256. */
export async function measureFile(file: FileToPack): Promise<MeasuredFile> {
  const hash = new Sha256();
  let size = 0;
  let crc = 0;
  for await (const chunk of file.content()) {
    hash.update(chunk);
    crc = crc32(chunk, crc);
    size += chunk.length;
  }
  return { ...file, size, crc, sha256: toHex(hash.digest()) };
}

/** A file whose bytes are at hand. */
export function fileOfBytes(path: string, bytes: Uint8Array): FileToPack {
  return { path, content: () => [bytes] };
}

/**
 * The container's bytes, in order.
 *
 * @throws ClyraError `limit_exceeded` before the first byte when the container would be over 4 GiB;
 * `internal` when a content is not what was measured.
 */
export async function* packContainer(files: readonly MeasuredFile[]): AsyncGenerator<Uint8Array> {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const ordered = containerOrder([...byPath.keys()]).flatMap((path) => byPath.get(path) ?? []);
  checkSize(ordered);
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const file of ordered) {
    const header = localHeader(file);
    directory.push(centralHeader(file, offset));
    yield header;
    yield* checkedContent(file);
    offset += header.length + file.size;
  }
  yield* directory;
  const size = directory.reduce((sum, header) => sum + header.length, 0);
  yield endRecord({ files: ordered.length, offset, size });
}

function checkSize(files: readonly MeasuredFile[]): void {
  const size = files.reduce((sum, file) => sum + file.size + 2 * file.path.length + 76, 22);
  if (size > limits.containerBytes || files.length > limits.files) {
    throw new ClyraError(
      "limit_exceeded",
      "cannot pack bundle: it would be over 4 GiB or 65,535 files",
      {
        hint: "export fewer runs into one bundle",
      },
    );
  }
}

async function* checkedContent(file: MeasuredFile): AsyncGenerator<Uint8Array> {
  let size = 0;
  let crc = 0;
  for await (const chunk of file.content()) {
    size += chunk.length;
    crc = crc32(chunk, crc);
    yield chunk;
  }
  if (size !== file.size || crc !== file.crc) {
    throw new ClyraError(
      "internal",
      `cannot pack bundle: ${file.path} changed while it was packed`,
    );
  }
}
