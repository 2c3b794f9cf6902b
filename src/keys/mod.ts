/**
 * Keys: who signs what, kept in a private folder, shown only as public keys.
 *
 * @module
 */

export { type BodyKey, type BodyKeys, openBodyKeys, rotateBodyKey } from "./body_keys.ts";
export type { CommitmentSecret } from "./commitment_secret.ts";
export { type PublicJwk, type PublicJwkSet, type Role, roles } from "./jwk.ts";
export { thumbprint } from "../pef/mod.ts";
export type { KeyDisk, PathStatus } from "./key_disk.ts";
export { type Keyring, type KeyringOptions, openKeyring } from "./keyring.ts";
export type { Signer } from "./signer.ts";
