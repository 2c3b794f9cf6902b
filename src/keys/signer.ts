/**
 * A signer: one private key in one role. The key stays inside; what can be seen of a signer is public.
 *
 * @module
 */

import { createPrivateKey, createPublicKey, type KeyObject, sign } from "node:crypto";
import { thumbprint } from "../pef/mod.ts";
import type { Role } from "./jwk.ts";

/** Signs in one role. */
export interface Signer {
  /** RFC 7638 thumbprint of the public key. */
  readonly keyid: string;
  /** What it signs. */
  readonly role: Role;
  /** The 32 bytes of the Ed25519 public key (RFC 8032, section 5.1.5). A copy at each access. */
  readonly publicKey: Uint8Array;
  /** The 64 bytes of the Ed25519 signature over `message` (RFC 8032, section 5.1.6). */
  sign(message: Uint8Array): Uint8Array;
}

/** What stands before the 32 secret bytes in the PKCS#8 form of an Ed25519 key (RFC 8410, section 7). */
const pkcs8Prefix = Uint8Array.fromHex("302e020100300506032b657004220420");

/** The PKCS#8 PEM of the private key that these 32 bytes are the seed of. Wipes the seed. */
export function privateKeyPem(seed: Uint8Array): string {
  const der = new Uint8Array(pkcs8Prefix.length + seed.length);
  der.set(pkcs8Prefix);
  der.set(seed, pkcs8Prefix.length);
  const base64 = der.toBase64();
  seed.fill(0);
  der.fill(0);
  return `-----BEGIN PRIVATE KEY-----\n${base64}\n-----END PRIVATE KEY-----\n`;
}

/** A signer with the key of a PKCS#8 PEM; `undefined` when that is not an Ed25519 private key. */
export function signerOf(role: Role, pem: string): Signer | undefined {
  let key: KeyObject;
  try {
    key = createPrivateKey(pem);
  } catch {
    // What the parser says about a private key is nothing to pass on.
    return undefined;
  }
  return key.asymmetricKeyType === "ed25519" ? new Ed25519Signer(role, key) : undefined;
}

class Ed25519Signer implements Signer {
  readonly keyid: string;
  readonly role: Role;
  readonly #key: KeyObject;
  readonly #publicKey: Uint8Array;

  constructor(role: Role, key: KeyObject) {
    this.role = role;
    this.#key = key;
    const { x = "" } = createPublicKey(key).export({ format: "jwk" });
    this.#publicKey = Uint8Array.fromBase64(x, { alphabet: "base64url" });
    this.keyid = thumbprint(this.#publicKey);
  }

  get publicKey(): Uint8Array {
    return this.#publicKey.slice();
  }

  sign(message: Uint8Array): Uint8Array {
    return new Uint8Array(sign(null, message, this.#key));
  }
}
