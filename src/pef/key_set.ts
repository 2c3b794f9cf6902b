/**
 * The keys that a log registers, with role and interval of validity (SPEC, "Keys").
 *
 * @module
 */

import { fromBase64Url, toBase64Url } from "./bytes.ts";
import { verifyEd25519 } from "./ed25519.ts";
import type { FindingCode } from "./findings.ts";
import { thumbprint } from "./keyid.ts";
import type { KeyRole, LeafPayload } from "./log.ts";
import type { Trust } from "./trust.ts";

interface RegisteredKey {
  readonly role: KeyRole;
  readonly publicKey: Uint8Array;
  /** Leaf index of `key.add`: signs what comes later. */
  readonly from: number;
  /** Leaf index of `key.revoke` or `key.rotate`, once there is one. */
  until: number;
}

/** Keys by id. Filled in the order of the log. */
export class KeySet {
  readonly #keys = new Map<string, RegisteredKey>();
  readonly #trust: Trust | undefined;

  constructor(trust: Trust | undefined) {
    this.#trust = trust;
  }

  /** Takes over what a leaf says of keys; leaves of other types change nothing. */
  apply(leaf: LeafPayload): FindingCode | undefined {
    switch (leaf.type) {
      case "key.add":
        return this.#register(leaf.body, leaf.index);
      case "key.rotate": {
        const replaced = this.#keys.get(leaf.body.replaced);
        if (replaced?.role !== leaf.body.role) return "PEF-404";
        replaced.until = Math.min(replaced.until, leaf.index);
        return this.#register(leaf.body, leaf.index);
      }
      case "key.revoke": {
        const revoked = this.#keys.get(leaf.body.keyid);
        if (revoked?.role !== leaf.body.role) return "PEF-404";
        revoked.until = Math.min(revoked.until, leaf.index);
        return undefined;
      }
      default:
        return undefined;
    }
  }

  #register(
    key: { readonly role: KeyRole; readonly keyid: string; readonly public_key: string },
    index: number,
  ): FindingCode | undefined {
    const publicKey = fromBase64Url(key.public_key);
    if (publicKey === undefined || thumbprint(publicKey) !== key.keyid) return "PEF-404";
    if (this.#keys.has(key.keyid)) return "PEF-404";
    const allowed = key.role === "log" ? this.#trust?.log_keys : this.#trust?.role_keys?.[key.role];
    if (allowed !== undefined && !allowed.includes(toBase64Url(publicKey))) return "PEF-411";
    if (this.#trust?.revoked?.includes(key.keyid) === true) return "PEF-411";
    this.#keys.set(key.keyid, { role: key.role, publicKey, from: index, until: Infinity });
    return undefined;
  }

  /**
   * The public key that may sign in `role` at leaf `index`, or why there is none. The id only finds
   * the key; what counts are its registered bytes.
   */
  find(
    keyid: string,
    use: { readonly role: KeyRole; readonly index: number },
  ): Uint8Array | FindingCode {
    const key = this.#keys.get(keyid);
    if (key === undefined) return "PEF-401";
    if (key.role !== use.role) return "PEF-402";
    return use.index >= key.from && use.index <= key.until ? key.publicKey : "PEF-403";
  }

  /** The log keys that are valid at leaf `index`. */
  logKeysAt(index: number): readonly Uint8Array[] {
    return [...this.#keys.values()]
      .filter((key) => key.role === "log" && index >= key.from && index <= key.until)
      .map((key) => key.publicKey);
  }
}

/** Whether `signature`, base64url, is by the key over the message. */
export async function verifyText(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: string,
): Promise<boolean> {
  const bytes = fromBase64Url(signature);
  return bytes !== undefined && await verifyEd25519(publicKey, message, bytes);
}
