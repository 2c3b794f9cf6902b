/**
 * Whether this browser can verify at all. Without it, a browser that lacks a signature algorithm would
 * call every good bundle a forgery.
 *
 * @module
 */

import { fromHex, sha256, toHex, verifyEd25519 } from "../../src/pef/mod.ts";

/** RFC 8032, 7.1, test 2: the key, the one-byte message and its signature. */
const known = {
  publicKey: "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
  message: "72",
  signature: "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da" +
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
} as const;

/** SHA-256 of `abc` (FIPS 180-4, example). */
const digestOfAbc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

/** Why this browser cannot verify, in words for its user; `undefined` when it can. */
export async function selfTest(): Promise<string | undefined> {
  if (globalThis.crypto?.subtle === undefined) {
    return "This page was opened in a way that switches off the browser's cryptography. Save it as a " +
      "file and open that, or open it over https.";
  }
  const [publicKey, message, signature] = [known.publicKey, known.message, known.signature]
    .map((text) => fromHex(text) ?? new Uint8Array(0)) as [Uint8Array, Uint8Array, Uint8Array];
  const accepts = await verifyEd25519(publicKey, message, signature);
  const refuses = !await verifyEd25519(publicKey, new Uint8Array([0x73]), signature);
  const hashes = toHex(sha256(new TextEncoder().encode("abc"))) === digestOfAbc;
  return accepts && refuses && hashes
    ? undefined
    : "This browser cannot check Ed25519 signatures. Please use a newer one.";
}
