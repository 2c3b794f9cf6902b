/**
 * Writes tar archives (POSIX ustar) of a few small files, without owner or time: the same files give the
 * same bytes.
 *
 * @module
 */

/** A file to archive. */
export interface TarFile {
  /** At most 100 ASCII bytes: the name field of ustar. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly executable?: boolean;
}

const blockBytes = 512;

/** The archive of the files, in the order given. */
export function tarArchive(files: readonly TarFile[]): Uint8Array {
  const parts: Uint8Array[] = [];
  for (const file of files) {
    parts.push(header(file), file.bytes, new Uint8Array(-file.bytes.length & (blockBytes - 1)));
  }
  parts.push(new Uint8Array(2 * blockBytes));
  const archive = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    archive.set(part, at);
    at += part.length;
  }
  return archive;
}

/** npm's own fixed time, so that no archive says when it was made. */
const modified = Date.UTC(1985, 9, 26, 8, 15) / 1000;

function header(file: TarFile): Uint8Array {
  if (file.path.length > 100 || /[^\x21-\x7e]/.test(file.path)) {
    throw new RangeError(`cannot archive ${file.path}: the name does not fit into a tar header`);
  }
  const block = new Uint8Array(blockBytes);
  const put = (offset: number, text: string): void => {
    block.set(new TextEncoder().encode(text), offset);
  };
  const octal = (value: number, digits: number): string =>
    `${value.toString(8).padStart(digits, "0")}\0`;
  put(0, file.path);
  put(100, octal(file.executable === true ? 0o755 : 0o644, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(file.bytes.length, 11));
  put(136, octal(modified, 11));
  put(148, " ".repeat(8));
  put(156, "0");
  put(257, "ustar\x0000");
  put(148, `${octal(block.reduce((sum, byte) => sum + byte, 0), 6)} `);
  return block;
}
