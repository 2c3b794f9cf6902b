/**
 * Public keys as others see them: JWK (RFC 8037) and the thumbprint that is their id (RFC 7638).
 *
 * @module
 */

import { createHash } from "node:crypto";

/** What a key may sign. Each role has its own key; a signature of one role is void in another. */
export const roles = ["entry", "log", "export", "attest"] as const;

/** One of {@linkcode roles}. */
export type Role = typeof roles[number];

/** A public key as `/.well-known/clyra-keys` gives it. */
export interface PublicJwk {
  /** Octet key pair (RFC 8037). */
  readonly kty: "OKP";
  /** The curve. */
  readonly crv: "Ed25519";
  /** The 32 bytes, base64url. */
  readonly x: string;
  /** The thumbprint. */
  readonly kid: string;
  /** For signatures only. */
  readonly use: "sig";
  /** The algorithm (RFC 8037, section 3.1). */
  readonly alg: "EdDSA";
  /** What the key signs; a member of ours. */
  readonly role: Role;
}

/** A JWK Set (RFC 7517, section 5). */
export interface PublicJwkSet {
  /** One key for each role. */
  readonly keys: readonly PublicJwk[];
}

/**
 * The id of an Ed25519 public key: SHA-256 of its canonical JWK, base64url (RFC 7638; RFC 8037,
 * appendix A.3).
 *
 * @param publicKey the 32 bytes
 *
 * @example
 * ```ts
 * import { thumbprint } from "./jwk.ts";
 *
 * const x = "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo";
 * const id = thumbprint(Uint8Array.fromBase64(x, { alphabet: "base64url" }));
 * if (id !== "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k") throw new Error(id);
 * ```
 */
export function thumbprint(publicKey: Uint8Array): string {
  const canonical = `{"crv":"Ed25519","kty":"OKP","x":"${base64url(publicKey)}"}`;
  return createHash("sha256").update(canonical).digest("base64url");
}

/** The JWK of a public key. */
export function publicJwk(role: Role, publicKey: Uint8Array): PublicJwk {
  return {
    kty: "OKP",
    crv: "Ed25519",
    x: base64url(publicKey),
    kid: thumbprint(publicKey),
    use: "sig",
    alg: "EdDSA",
    role,
  };
}

function base64url(bytes: Uint8Array): string {
  return bytes.toBase64({ alphabet: "base64url", omitPadding: true });
}
