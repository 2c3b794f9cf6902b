/**
 * Ed25519 with one acceptance set everywhere (SPEC, "Ed25519 profile").
 *
 * RFC 8032 leaves open whether non-canonical points, points of small order and the cofactor are
 * accepted, and platforms differ. So a byte-level check comes first: S < L, and A and R are
 * canonical and not of small order. What remains is verified without the cofactor, by the platform's
 * WebCrypto, or by arithmetic on `@noble/ed25519` where WebCrypto has no Ed25519.
 *
 * @module
 */

import { hashes, Point } from "@noble/ed25519";
import { concatBytes, equalBytes, toHex } from "./bytes.ts";

/** The order of the base point, little-endian: 2^252 + 27742317777372353535851937790883648493. */
const groupOrder = littleEndian(
  0x1000_0000_0000_0000_0000_0000_0000_0000_14de_f9de_a2f7_9cd6_5812_631a_5cf5_d3edn,
);
const fieldPrime = 2n ** 255n - 19n;
const fieldPrimeBytes = littleEndian(fieldPrime);

/** The y coordinates of the eight points whose order divides 8: 0, 1, -1 and the two of order 8. */
const smallOrderYs: ReadonlySet<string> = new Set(
  [
    0n,
    1n,
    fieldPrime - 1n,
    0x7a03ac9277fdc74ec6cc392cfa53202a0f67100d760b3cba4fd84d3d706a17c7n,
    0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n,
  ].map((y) => toHex(littleEndian(y))),
);

/** 1 at each byte that the lowest of a refused y can be: p and above it, and those of small order. */
const refusedLowBytes = new Uint8Array(256);
for (let byte = fieldPrimeBytes[0] ?? 0; byte < 256; byte++) refusedLowBytes[byte] = 1;
for (const y of smallOrderYs) refusedLowBytes[Number.parseInt(y.slice(0, 2), 16)] = 1;

/** Imported keys by hex; a verifier meets few, so a small bound is enough. */
const importedKeys = new Map<string, Promise<CryptoKey>>();
const maxImportedKeys = 256;

/**
 * Whether `signature` (64 bytes) is a signature of `message` by `publicKey` (32 bytes) under the
 * strict profile. Wrong lengths and malformed points are `false`, never an exception.
 *
 * @example
 * ```ts
 * import { verifyEd25519 } from "./ed25519.ts";
 *
 * const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]) as CryptoKeyPair;
 * const publicKey = new Uint8Array(await crypto.subtle.exportKey("raw", pair.publicKey));
 * const message = new TextEncoder().encode("entry");
 * const signature = new Uint8Array(await crypto.subtle.sign("Ed25519", pair.privateKey, message));
 * if (!await verifyEd25519(publicKey, message, signature)) throw new Error("a good one was refused");
 * if (await verifyEd25519(publicKey, message, signature.subarray(1))) throw new Error("too short");
 * ```
 */
export function verifyEd25519(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!(publicKey instanceof Uint8Array) || !(signature instanceof Uint8Array)) return no;
  if (publicKey.length !== 32 || signature.length !== 64) return no;
  if (!isAcceptablePoint(signature) || !isBelowGroupOrder(signature)) return no;
  // A run has one key and very many entries: what was loaded for the last one is at hand.
  if (lastKey !== undefined && equalBytes(lastKey.bytes, publicKey)) {
    return verifyWithPlatform(lastKey.key, message, signature);
  }
  return verifyWithNewKey(publicKey.slice(), message, signature);
}

const no: Promise<boolean> = Promise.resolve(false);

/** The key that was used last; its bytes are a copy, and an acceptable point. */
let lastKey: { readonly bytes: Uint8Array; readonly key: CryptoKey } | undefined;

async function verifyWithNewKey(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (!isAcceptablePoint(publicKey)) return false;
  try {
    const key = await importKey(publicKey);
    if (key === undefined) return await verifyWithArithmetic(publicKey, message, signature);
    lastKey = { bytes: publicKey, key };
    return await verifyWithPlatform(key, message, signature);
  } catch {
    // The platform refuses bytes that are no point by throwing; that is a "no", not a failure.
    return false;
  }
}

function verifyWithPlatform(
  key: CryptoKey,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  // Bytes that are no point: a "no", as above.
  return crypto.subtle.verify("Ed25519", key, unshared(signature), unshared(message))
    .catch(() => false);
}

/** WebCrypto takes its own copy at once, but not out of memory that another thread may write. */
function unshared(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer
    ? bytes as Uint8Array<ArrayBuffer>
    : Uint8Array.from(bytes);
}

/**
 * Whether the first 32 bytes are canonical (y < p) and not of small order; the sign bit belongs to x. Of
 * all y coordinates, those that are refused are so few that the lowest byte tells nearly every other.
 */
function isAcceptablePoint(encoded: Uint8Array): boolean {
  if (refusedLowBytes[encoded[0] ?? 0] === 0) return true;
  const y = encoded.slice(0, 32);
  y[31] = (y[31] ?? 0) & 0x7f;
  return lessThan(y, fieldPrimeBytes) && !smallOrderYs.has(toHex(y));
}

function isBelowGroupOrder(signature: Uint8Array): boolean {
  // The highest byte of the order is 0x10: what is below that needs no closer look.
  if ((signature[63] ?? 0xff) < 0x10) return true;
  return lessThan(signature.subarray(32), groupOrder);
}

let webCryptoLacksEd25519 = false;

async function importKey(publicKey: Uint8Array): Promise<CryptoKey | undefined> {
  if (webCryptoLacksEd25519) return undefined;
  const name = toHex(publicKey);
  let key = importedKeys.get(name);
  if (key === undefined) {
    if (importedKeys.size >= maxImportedKeys) importedKeys.clear();
    key = crypto.subtle.importKey("raw", publicKey.slice(), "Ed25519", false, ["verify"]);
    importedKeys.set(name, key);
  }
  try {
    return await key;
  } catch (thrown) {
    importedKeys.delete(name);
    if (thrown instanceof DOMException && thrown.name === "NotSupportedError") {
      webCryptoLacksEd25519 = true;
      return undefined;
    }
    throw thrown;
  }
}

/** RFC 8032, 5.1.7, without the cofactor: R must be the encoding of [S]B - [k]A. */
export async function verifyWithArithmetic(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  const r = signature.subarray(0, 32);
  const digest = await hashes.sha512Async(concatBytes(r, publicKey, message));
  const k = fromLittleEndian(digest) % Point.CURVE().n;
  const s = fromLittleEndian(signature.subarray(32));
  const a = Point.fromBytes(publicKey);
  const sB = s === 0n ? Point.ZERO : Point.BASE.multiply(s, false);
  const kA = k === 0n ? Point.ZERO : a.multiply(k, false);
  return equalBytes(sB.subtract(kA).toBytes(), r);
}

function lessThan(a: Uint8Array, b: Uint8Array): boolean {
  for (let i = 31; i >= 0; i--) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function littleEndian(value: bigint): Uint8Array {
  const bytes = new Uint8Array(32);
  for (let i = 0; i < 32; i++) bytes[i] = Number((value >> BigInt(8 * i)) & 0xffn);
  return bytes;
}

function fromLittleEndian(bytes: Uint8Array): bigint {
  let value = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) value = (value << 8n) | BigInt(bytes[i] ?? 0);
  return value;
}
