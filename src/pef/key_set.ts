/**
 * The keys that a log registers, with role and interval of validity (SPEC, section 6).
 *
 * @module
 */

import { fromBase64Url } from "./bytes.ts";
import type { FindingCode } from "./findings.ts";
import { thumbprintOf } from "./keyid.ts";
import type { KeyAlgorithm, KeyRole, LeafPayload } from "./log.ts";
import type { Trust } from "./trust.ts";

/** A key that may have signed entries. */
export interface EntryKey {
  readonly keyid: string;
  readonly alg: KeyAlgorithm;
  readonly publicKey: Uint8Array;
}

/** A key that the log registers. */
export interface RegisteredKey {
  readonly role: KeyRole;
  readonly alg: KeyAlgorithm;
  readonly publicKey: Uint8Array<ArrayBuffer>;
  /** Leaf index of `key.add` or `key.rotate`: valid from here. */
  readonly from: number;
  /** Leaf index of `key.revoke` or `key.rotate`, once there is one: valid up to here. */
  until: number;
}

type KeyBody = Extract<LeafPayload, { readonly type: "key.add" | "key.rotate" }>["body"];

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
      case "key.rotate":
        return this.#end(leaf.body.replaced, leaf) ?? this.#register(leaf.body, leaf.index);
      case "key.revoke":
        return this.#end(leaf.body.keyid, leaf);
      default:
        return undefined;
    }
  }

  /** Ends a key of the leaf's role, once. */
  #end(
    keyid: string,
    leaf: { readonly index: number; readonly body: { readonly role: KeyRole } },
  ): FindingCode | undefined {
    const key = this.#keys.get(keyid);
    if (key?.role !== leaf.body.role || key.until !== Infinity) return "PEF-404";
    key.until = leaf.index;
    return undefined;
  }

  #register(body: KeyBody, index: number): FindingCode | undefined {
    const publicKey = fromBase64Url(body.public_key);
    if (publicKey === undefined || thumbprintOf(body.alg, publicKey) !== body.keyid) {
      return "PEF-404";
    }
    if (this.#keys.has(body.keyid)) return "PEF-404";
    const trust = this.#trust;
    const allowed: readonly string[] | undefined = body.role === "log"
      ? trust?.log_keys
      : trust?.role_keys?.[body.role];
    if (allowed !== undefined && !allowed.includes(body.public_key)) return "PEF-411";
    if (trust?.revoked?.includes(body.keyid) === true) return "PEF-411";
    const { role, alg } = body;
    this.#keys.set(body.keyid, { role, alg, publicKey, from: index, until: Infinity });
    return undefined;
  }

  /**
   * The key that may sign in `role` at leaf `index`, or why there is none. The id only finds the key;
   * what counts are its registered bytes.
   */
  find(
    keyid: string,
    use: { readonly role: KeyRole; readonly index: number },
  ): RegisteredKey | FindingCode {
    const key = this.#keys.get(keyid);
    if (key === undefined) return "PEF-401";
    if (key.role !== use.role) return "PEF-402";
    return isValidAt(key, use.index) ? key : "PEF-403";
  }

  /** The keys that are registered for entries, whenever they were valid. */
  entryKeys(): readonly EntryKey[] {
    return [...this.#keys].filter(([, { role }]) => role === "entry")
      .map(([keyid, { alg, publicKey }]) => ({ keyid, alg, publicKey }));
  }

  /** The log keys that are valid at leaf `index`, in the order in which they were registered. */
  logKeysAt(index: number): readonly Uint8Array[] {
    return [...this.#keys.values()]
      .filter((key) => key.role === "log" && isValidAt(key, index))
      .map((key) => key.publicKey);
  }
}

function isValidAt(key: RegisteredKey, index: number): boolean {
  return index >= key.from && index <= key.until;
}
