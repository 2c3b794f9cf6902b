/**
 * Writes DER for tests and vectors, with lengths as they should be unless a caller makes them wrong.
 *
 * @module
 */

import { fromHex } from "../../src/pef/mod.ts";

/** One element with its length in the shortest form. */
export function element(tag: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const size = length < 0x80
    ? [length]
    : length < 0x100
    ? [0x81, length]
    : length < 0x10000
    ? [0x82, length >> 8, length & 0xff]
    : [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff];
  const bytes = new Uint8Array(1 + size.length + length);
  bytes.set([tag, ...size]);
  let at = 1 + size.length;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}

export function sequence(...parts: readonly Uint8Array[]): Uint8Array {
  return element(0x30, ...parts);
}

export function set(...parts: readonly Uint8Array[]): Uint8Array {
  return element(0x31, ...parts);
}

/** An INTEGER that is not negative, of big-endian bytes or a small number. */
export function integer(value: Uint8Array | number): Uint8Array {
  const bytes = typeof value === "number" ? Uint8Array.of(value) : value;
  const first = bytes.findIndex((byte) => byte !== 0);
  const trimmed = first < 0 ? Uint8Array.of(0) : bytes.subarray(first);
  const sign = (trimmed[0] ?? 0) >= 0x80 ? Uint8Array.of(0) : new Uint8Array(0);
  return element(0x02, sign, trimmed);
}

/** An OID, of the hex of its content. */
export function objectId(hex: string): Uint8Array {
  return element(0x06, fromHex(hex) ?? new Uint8Array(0));
}

export function octets(...parts: readonly Uint8Array[]): Uint8Array {
  return element(0x04, ...parts);
}

/** A BIT STRING whose bits fill its bytes. */
export function bitString(bytes: Uint8Array): Uint8Array {
  return element(0x03, Uint8Array.of(0), bytes);
}

export function nothing(): Uint8Array {
  return element(0x05);
}

export function truth(): Uint8Array {
  return element(0x01, Uint8Array.of(0xff));
}

/** Text under a tag of the caller's: a time, a name. */
export function ascii(tag: number, text: string): Uint8Array {
  return element(tag, new TextEncoder().encode(text));
}
