/**
 * The recorder's canonical bytes, hashes and order.
 *
 * @module
 */

import { createHash } from "node:crypto";
import { canonicalize, leafHash, treeRoot } from "../hotpath/mod.ts";

const encoder = new TextEncoder();

/** The RFC 8785 bytes of a value made of objects, arrays, strings, integers, booleans and null. */
export function canonicalBytes(value: unknown): Uint8Array {
  return canonicalize(encoder.encode(JSON.stringify(value)));
}

/** Lower-case hex of SHA-256 over the RFC 8785 form: how rows and table descriptions are named. */
export function objectHash(value: unknown): string {
  return sha256Hex(canonicalBytes(value));
}

/** Lower-case hex SHA-256. */
export function sha256Hex(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** Lower-case hex root of the RFC 6962 tree whose leaves are the RFC 8785 forms of `values`. */
export function rootOf(values: readonly unknown[]): string {
  return treeRoot(values.map((value) => leafHash(canonicalBytes(value)))).toHex();
}

/**
 * Orders two strings by their UTF-8 bytes, as Postgres does under collation "C". JavaScript's own
 * order differs where a surrogate meets U+E000 to U+FFFF.
 */
export function compareUtf8(left: string, right: string): number {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index++) {
    const a = left.charCodeAt(index);
    const b = right.charCodeAt(index);
    if (a !== b) return lifted(a) - lifted(b);
  }
  return left.length - right.length;
}

/** Moves surrogates above the rest of the basic plane: they begin code points beyond it. */
function lifted(unit: number): number {
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
