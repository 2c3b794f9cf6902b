/**
 * The bytes of a bundle's ZIP container, which follow from names and contents alone (SPEC, "Container").
 *
 * Everything is stored, so every byte of a bundle is covered by a digest or by this layout; a reader
 * encodes what it should have found and compares. No header field is ever believed.
 *
 * @module
 */

import { concatBytes, utf8 } from "./bytes.ts";

/** One file of a container. */
export interface ZipEntry {
  /** Its name in the container. */
  readonly path: string;
  /** Bytes of its content. */
  readonly size: number;
  /** CRC-32 of the content (ISO 3309), because ZIP readers expect one; proof is SHA-256. */
  readonly crc: number;
}

/** Sizes of the fixed parts, in bytes. */
export const zipSizes = { localHeader: 30, centralHeader: 46, endRecord: 22 } as const;

/** 1980-01-01 00:00, the first moment DOS knows: a bundle does not depend on when it was packed. */
const dosDate = 0x0021;
const versionNeeded = 10;

/** The header in front of a file's content. */
export function localHeader(entry: ZipEntry): Uint8Array<ArrayBuffer> {
  const name = utf8(entry.path);
  const view = new DataView(new ArrayBuffer(zipSizes.localHeader));
  view.setUint32(0, 0x04034b50, true);
  commonFields(view, 4, entry, name.length);
  return concatBytes(new Uint8Array(view.buffer), name);
}

/** The header in the central directory. `offset` is that of the local header. */
export function centralHeader(entry: ZipEntry, offset: number): Uint8Array<ArrayBuffer> {
  const name = utf8(entry.path);
  const view = new DataView(new ArrayBuffer(zipSizes.centralHeader));
  view.setUint32(0, 0x02014b50, true);
  view.setUint16(4, 20, true);
  commonFields(view, 6, entry, name.length);
  view.setUint32(42, offset, true);
  return concatBytes(new Uint8Array(view.buffer), name);
}

/** The end record. */
export function endRecord(
  directory: { readonly files: number; readonly offset: number; readonly size: number },
): Uint8Array<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(zipSizes.endRecord));
  view.setUint32(0, 0x06054b50, true);
  view.setUint16(8, directory.files, true);
  view.setUint16(10, directory.files, true);
  view.setUint32(12, directory.size, true);
  view.setUint32(16, directory.offset, true);
  return new Uint8Array(view.buffer);
}

/** Version, flags, method, time, CRC, sizes and lengths lie alike in both headers. */
function commonFields(view: DataView, at: number, entry: ZipEntry, nameLength: number): void {
  view.setUint16(at, versionNeeded, true);
  view.setUint16(at + 8, dosDate, true);
  view.setUint32(at + 10, entry.crc, true);
  view.setUint32(at + 14, entry.size, true);
  view.setUint32(at + 18, entry.size, true);
  view.setUint16(at + 22, nameLength, true);
}

const crcTable: Uint32Array = Uint32Array.from({ length: 8 * 256 });
for (let byte = 0; byte < 256; byte++) {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = (crc & 1) !== 0 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  crcTable[byte] = crc;
}
for (let i = 256; i < crcTable.length; i++) {
  const before = crcTable[i - 256] ?? 0;
  crcTable[i] = (before >>> 8) ^ (crcTable[before & 0xff] ?? 0);
}

/** Continues a CRC-32 over more bytes; start with 0. Eight table steps at once. */
export function crc32(bytes: Uint8Array, before = 0): number {
  const table = crcTable;
  let crc = ~before;
  let i = 0;
  for (; i + 8 <= bytes.length; i += 8) {
    const low = crc ^
      (bytes[i] | (bytes[i + 1] << 8) | (bytes[i + 2] << 16) | (bytes[i + 3] << 24));
    crc = table[1792 + (low & 0xff)] ^ table[1536 + ((low >>> 8) & 0xff)] ^
      table[1280 + ((low >>> 16) & 0xff)] ^ table[1024 + (low >>> 24)] ^
      table[768 + bytes[i + 4]] ^ table[512 + bytes[i + 5]] ^
      table[256 + bytes[i + 6]] ^ table[bytes[i + 7]];
  }
  for (; i < bytes.length; i++) crc = table[(crc ^ bytes[i]) & 0xff] ^ (crc >>> 8);
  return ~crc >>> 0;
}
