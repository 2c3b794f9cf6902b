/**
 * Bytes and their text forms: hex, strict base64, UTF-8, comparison.
 *
 * `Uint8Array.prototype.toHex` and `.toBase64` are missing in Node 20, where the verifier must run; where
 * they are, they save a tenth of the work of writing an entry.
 *
 * @module
 */

const encoder = new TextEncoder();
const fatalDecoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const hexOfByte: readonly string[] = Array.from(
  { length: 256 },
  (_, byte) => byte.toString(16).padStart(2, "0"),
);

/** What newer engines bring (ECMAScript 2026), and Node 20 does not. */
type NativeForms = {
  readonly toHex?: () => string;
  readonly toBase64?: (options?: {
    readonly alphabet: "base64url";
    readonly omitPadding: boolean;
  }) => string;
};
const urlForm = { alphabet: "base64url", omitPadding: true } as const;

/** Lower-case hex. */
export function toHex(bytes: Uint8Array): string {
  const native: NativeForms = bytes;
  if (native.toHex !== undefined) return native.toHex();
  let text = "";
  for (const byte of bytes) text += hexOfByte[byte];
  return text;
}

/** Bytes of lower-case hex, or `undefined` when the text is anything else. */
export function fromHex(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (text.length % 2 !== 0 || !/^[0-9a-f]*$/.test(text)) return undefined;
  const bytes = new Uint8Array(text.length / 2);
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = Number.parseInt(text.slice(2 * i, 2 * i + 2), 16);
  }
  return bytes;
}

/** Standard base64 with padding, as C2SP notes carry it. */
export function toBase64(bytes: Uint8Array): string {
  const native: NativeForms = bytes;
  if (native.toBase64 !== undefined) return native.toBase64();
  let binary = "";
  for (let i = 0; i < bytes.length; i += 0x2000) {
    binary += String.fromCharCode(...bytes.subarray(i, i + 0x2000));
  }
  return btoa(binary);
}

/** Bytes of padded standard base64, or `undefined`: odd padding and stray low bits are refused. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text)) {
    return undefined;
  }
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let i = 0; i < bytes.length; i++) bytes[i] = binary.charCodeAt(i);
  // Two texts must never mean the same bytes: the unused low bits have to be zero.
  return toBase64(bytes) === text ? bytes : undefined;
}

const base64UrlDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
/** The value of each ASCII character as a digit; 64 for what is none. */
const base64UrlValues = Uint8Array.from(
  { length: 128 },
  (_, code) => base64UrlDigits.indexOf(String.fromCharCode(code)) & 0x7f,
).map((value) => Math.min(value, 64));

/** base64url without padding (RFC 4648, section 5). */
export function toBase64Url(bytes: Uint8Array): string {
  const native: NativeForms = bytes;
  if (native.toBase64 !== undefined) return native.toBase64(urlForm);
  return toBase64(bytes).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Bytes of unpadded base64url, or `undefined` when the text is not exactly what we would write. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | undefined {
  const { length } = text;
  const spare = length % 4;
  if (spare === 1) return undefined;
  const bytes = new Uint8Array((length * 3) >> 2);
  let at = 0;
  let bits = 0;
  for (let i = 0; i < length; i++) {
    const code = text.charCodeAt(i);
    const value = code < 128 ? base64UrlValues[code] ?? 64 : 64;
    if (value === 64) return undefined;
    bits = (bits << 6) | value;
    if (i % 4 === 0) continue;
    bytes[at++] = bits >> (6 - 2 * (i % 4));
  }
  // Two texts must never mean the same bytes: the unused low bits have to be zero.
  const unused = spare === 0 ? 0 : spare === 2 ? 0x0f : 0x03;
  return (bits & unused) === 0 ? bytes : undefined;
}

/** UTF-8 bytes of text. */
export function utf8(text: string): Uint8Array<ArrayBuffer> {
  return encoder.encode(text);
}

/** Text of UTF-8 bytes; throws `TypeError` on anything that is not well-formed UTF-8. */
export function fromUtf8(bytes: Uint8Array): string {
  return fatalDecoder.decode(bytes);
}

/** Whether two byte strings are the same. Not constant-time: nothing here is secret. */
export function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** One array holding the parts, in order. */
export function concatBytes(...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  let length = 0;
  for (const part of parts) length += part.length;
  const out = new Uint8Array(length);
  let offset = 0;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}
