/**
 * Names as the tables have them: bytes in order, and the hash by which they are found.
 *
 * @module
 */

const encoder = new TextEncoder();

/** UTF-8 of a name. Most are ASCII, and the built-in encoder is slow to call. */
export function bytesOf(name: string): Uint8Array {
  const bytes = new Uint8Array(name.length);
  for (let index = 0; index < name.length; index++) {
    const code = name.charCodeAt(index);
    if (code > 127) return encoder.encode(name);
    bytes[index] = code;
  }
  return bytes;
}

export function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let index = 0; index < Math.min(a.length, b.length); index++) {
    if (a[index] !== b[index]) return (a[index] ?? 0) - (b[index] ?? 0);
  }
  return a.length - b.length;
}

/** The hash by which names are found: of whole words, the last one filled with zeros. */
export function nameHash(bytes: Uint8Array): number {
  let hash = bytes.length;
  for (let index = 0; index < bytes.length; index += 4) {
    const word = (bytes[index] ?? 0) | (bytes[index + 1] ?? 0) << 8 |
      (bytes[index + 2] ?? 0) << 16 | (bytes[index + 3] ?? 0) << 24;
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
