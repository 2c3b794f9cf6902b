/**
 * The frame: what one commit puts on disk. A header with a checksum over header and body, a number,
 * and the checksum of the frame before, so that a frame is known as whole, and as in its place.
 *
 * Layout, integers big-endian: 7 bytes magic, 1 byte kind, u32 body length, u32 records, u64 number,
 * u32 checksum of the frame before, u32 checksum (CRC-32, over the 28 bytes before it and the body).
 * Body, for each record: u16 length of the stream name, the name, u48 index, u32 length of the line,
 * the line. The checksum finds accidents; forgery is found by the signatures in the lines.
 *
 * @module
 */

import { crc32 } from "node:zlib";
import { frameBodyBytesMax, frameRecordsMax, lineBytesMax } from "./limits.ts";
import type { StoredRecord } from "./store.ts";

/** Bytes before the body. */
export const frameHeaderBytes = 32;

/** `records`: lines; `end`: nothing follows, the writer closed in order. */
export type FrameKind = "records" | "end";

/** The place of a frame in the journal. */
export interface FramePlace {
  /** 0 for the first frame of a journal, then one more each time, across files. */
  readonly number: number;
  /** Checksum of the frame before; 0 before the first. */
  readonly previousChecksum: number;
}

/** A frame that is whole. */
export interface Frame extends FramePlace {
  readonly kind: FrameKind;
  readonly checksum: number;
  /** Views into the bytes given. */
  readonly records: readonly StoredRecord[];
  /** Header and body. */
  readonly sizeBytes: number;
}

/**
 * Begins with a line feed and has another six bytes later. Neither a line nor a stream name contains
 * one, so no content can look like the beginning of a frame (`findMagic` relies on it).
 */
const magic = new TextEncoder().encode("\nCLYF1\n");
const recordOverheadBytes = 2 + 6 + 4;
const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true });

/** Bytes that a record takes in a body. */
export function recordBytes(record: StoredRecord): number {
  // Stream names are ASCII, one byte for each character.
  return recordOverheadBytes + record.stream.length + record.line.length;
}

/**
 * Writes a frame.
 *
 * @example
 * ```ts
 * import { decodeFrame, encodeFrame } from "./frame.ts";
 *
 * const line = new TextEncoder().encode("{}");
 * const place = { number: 0, previousChecksum: 0 };
 * const bytes = encodeFrame([{ stream: "log", index: 0, line }], { ...place, kind: "records" });
 * if (decodeFrame(bytes)?.records[0]?.stream !== "log") throw new Error("not read back");
 * bytes[40] ^= 1;
 * if (decodeFrame(bytes) !== undefined) throw new Error("damage went unseen");
 * ```
 */
export function encodeFrame(
  records: readonly StoredRecord[],
  options: FramePlace & { readonly kind: FrameKind },
): Uint8Array<ArrayBuffer> {
  let bodyBytes = 0;
  for (const record of records) bodyBytes += recordBytes(record);
  const bytes = new Uint8Array(frameHeaderBytes + bodyBytes);
  const view = new DataView(bytes.buffer);
  bytes.set(magic);
  view.setUint8(7, options.kind === "end" ? 1 : 0);
  view.setUint32(8, bodyBytes);
  view.setUint32(12, records.length);
  view.setBigUint64(16, BigInt(options.number));
  view.setUint32(24, options.previousChecksum);
  let offset = frameHeaderBytes;
  for (const { stream, index, line } of records) {
    view.setUint16(offset, stream.length);
    encoder.encodeInto(stream, bytes.subarray(offset + 2));
    offset += 2 + stream.length;
    view.setUint16(offset, Math.floor(index / 2 ** 32));
    view.setUint32(offset + 2, index % 2 ** 32);
    view.setUint32(offset + 6, line.length);
    bytes.set(line, offset + 10);
    offset += 10 + line.length;
  }
  view.setUint32(28, checksumOf(bytes));
  return bytes;
}

/** Size of the frame that begins here, by its header alone; `undefined` when this is no header. */
export function frameSize(header: Uint8Array): number | undefined {
  if (header.length < frameHeaderBytes || findMagic(header, 0) !== 0) return undefined;
  const view = new DataView(header.buffer, header.byteOffset, frameHeaderBytes);
  const bodyBytes = view.getUint32(8);
  if (bodyBytes > frameBodyBytesMax || view.getUint32(12) > frameRecordsMax) return undefined;
  return frameHeaderBytes + bodyBytes;
}

/** Reads the frame that begins at the first byte; `undefined` when it is not whole. */
export function decodeFrame(bytes: Uint8Array): Frame | undefined {
  const sizeBytes = frameSize(bytes);
  if (sizeBytes === undefined || sizeBytes > bytes.length) return undefined;
  const frame = bytes.subarray(0, sizeBytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, sizeBytes);
  const checksum = view.getUint32(28);
  const number = view.getBigUint64(16);
  const kind = view.getUint8(7);
  if (checksumOf(frame) !== checksum || number > Number.MAX_SAFE_INTEGER || kind > 1) {
    return undefined;
  }
  const records = decodeRecords(frame, view.getUint32(12));
  if (records === undefined) return undefined;
  return {
    kind: kind === 1 ? "end" : "records",
    number: Number(number),
    previousChecksum: view.getUint32(24),
    checksum,
    records,
    sizeBytes,
  };
}

/** Offset of the next possible beginning of a frame, at or after `from`; -1 when there is none. */
export function findMagic(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(magic[0] ?? 0, from); at !== -1; at = bytes.indexOf(10, at + 1)) {
    if (at + magic.length > bytes.length) return -1;
    if (magic.every((byte, index) => bytes[at + index] === byte)) return at;
  }
  return -1;
}

/** What two neighbouring windows must share so that no beginning of a frame falls between them. */
export const magicOverlapBytes = magic.length - 1;

function decodeRecords(frame: Uint8Array, count: number): StoredRecord[] | undefined {
  const view = new DataView(frame.buffer, frame.byteOffset, frame.length);
  const records: StoredRecord[] = [];
  let offset = frameHeaderBytes;
  for (let record = 0; record < count; record++) {
    if (offset + recordOverheadBytes > frame.length) return undefined;
    const nameEnd = offset + 2 + view.getUint16(offset);
    if (nameEnd + 10 > frame.length) return undefined;
    const lineLength = view.getUint32(nameEnd + 6);
    const lineEnd = nameEnd + 10 + lineLength;
    if (lineLength > lineBytesMax || lineEnd > frame.length) return undefined;
    records.push({
      stream: decoder.decode(frame.subarray(offset + 2, nameEnd)),
      index: view.getUint16(nameEnd) * 2 ** 32 + view.getUint32(nameEnd + 2),
      line: frame.subarray(nameEnd + 10, lineEnd),
    });
    offset = lineEnd;
  }
  return offset === frame.length ? records : undefined;
}

function checksumOf(frame: Uint8Array): number {
  return crc32(frame.subarray(frameHeaderBytes), crc32(frame.subarray(0, 28)));
}
