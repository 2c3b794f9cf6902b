/**
 * Public keys as others see them: JWK (RFC 8037) and the thumbprint that is their id (RFC 7638).
 *
 * @module
 */

import { type KeyRole, keyRoles, thumbprint, toBase64Url } from "../pef/mod.ts";

/** What a key may sign, as the format names it. Each role has its own key; a signature of one role is
 * void in another. */
export const roles: typeof keyRoles = keyRoles;

/** One of {@linkcode roles}. */
export type Role = KeyRole;

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

/** The JWK of a public key. */
export function publicJwk(role: Role, publicKey: Uint8Array): PublicJwk {
  return {
    kty: "OKP",
    crv: "Ed25519",
    x: toBase64Url(publicKey),
    kid: thumbprint(publicKey),
    use: "sig",
    alg: "EdDSA",
    role,
  };
}
