/**
 * Who calls: keys of callers, given by configuration, and keys of runs, given out with a run. A key says
 * who somebody is; it never goes upstream.
 *
 * @module
 */

import { Buffer } from "node:buffer";
import { createHash, timingSafeEqual } from "node:crypto";
import type { Random } from "../platform/mod.ts";
import { Refusal } from "./refusal.ts";
import type { Target } from "./target.ts";

/** A key of a caller. Of the key itself only the digest is known here. */
export interface CallerKey {
  /** The caller's name, in rules (`caller.name`) and entries. */
  readonly id: string;
  /** Hex SHA-256 of the key. */
  readonly sha256: string;
  /** Goes into a run that the caller's call opens, where the call names no agent. */
  readonly agent?: string;
}

/** What a key says about the call that carries it. */
export interface Identity {
  readonly name?: string;
  readonly agent?: string;
  /** The one run the key is for. */
  readonly run?: string;
  /** The header that the key came in: it stays here. */
  readonly keyHeader?: "authorization" | "x-api-key";
}

/** Where a key may be. */
interface Presented {
  readonly key: string;
  readonly header?: "authorization" | "x-api-key";
  /** The target without the key. */
  readonly target: Target;
}

/** Begins every key of a run, so that it is known as one even when its run has ended. */
export const RUN_KEY_PREFIX = "clyra-run-";
const runKeyForm = /^clyra-run-[A-Za-z0-9_-]{43}$/;

/** Longest key that is looked at. */
const maxKeyLength = 4096;

/** Keys of open runs. */
export class RunKeys {
  readonly #random: Random;
  /** By digest: what a search in it takes says nothing about a key that leads to the digest. */
  readonly #runs = new Map<string, string>();

  constructor(random: Random) {
    this.#random = random;
  }

  /** Makes the key of a run. It is known to the caller alone: only its digest is kept. */
  issue(run: string): string {
    const text = this.#random.bytes(32).toBase64({ alphabet: "base64url", omitPadding: true });
    const key = RUN_KEY_PREFIX + text;
    this.#runs.set(digestOf(key).toString("hex"), run);
    return key;
  }

  /** The run of a key. */
  run(key: string): string | undefined {
    return this.#runs.get(digestOf(key).toString("hex"));
  }

  /** Ends the keys of a run. */
  revoke(run: string): void {
    for (const [digest, of] of this.#runs) if (of === run) this.#runs.delete(digest);
  }
}

/**
 * Finds out who calls.
 *
 * A key is the bearer token, `x-api-key` or `x-clyra-key`; that of a run may also stand in front of the
 * path, as `/~KEY/...`, for clients that send no key of their own.
 *
 * @param known.keys the callers' keys; `undefined` where callers need none
 * @throws Refusal `unauthorized`
 */
export function identify(
  { headers, target }: { readonly headers: Headers; readonly target: Target },
  known: { readonly keys: readonly CallerKey[] | undefined; readonly runKeys: RunKeys },
): { readonly identity: Identity; readonly target: Target } {
  const presented = presentedIn(headers, target);
  const { keys, runKeys } = known;
  if (presented !== undefined && runKeyForm.test(presented.key)) {
    const run = runKeys.run(presented.key);
    if (run === undefined) {
      throw new Refusal("unauthorized", "cannot take the call: its run has ended", {
        hint: "the key belongs to one run; open another one",
      });
    }
    const { header } = presented;
    const identity = { run, ...(header === undefined ? {} : { keyHeader: header }) };
    return { identity, target: presented.target };
  }
  if (keys === undefined) return { identity: {}, target };
  const caller = presented === undefined ? undefined : callerOf(presented.key, keys);
  if (caller === undefined) {
    throw new Refusal(
      "unauthorized",
      presented === undefined
        ? "cannot take the call: it carries no key"
        : "cannot take the call: its key is not known here",
      { hint: "send a key of this gateway as bearer token, x-api-key or x-clyra-key" },
    );
  }
  const { id, agent } = caller;
  const header = presented?.header;
  return {
    identity: {
      name: id,
      ...(agent === undefined ? {} : { agent }),
      ...(header === undefined ? {} : { keyHeader: header }),
    },
    target,
  };
}

/** The run whose key a request carries, for what is written down about requests that are no calls. */
export function runOfKey(headers: Headers, runKeys: RunKeys): string | undefined {
  const { key } = keyIn(headers) ?? {};
  return key !== undefined && runKeyForm.test(key) ? runKeys.run(key) : undefined;
}

/** Every key is compared, whatever the first ones say: time does not tell which one was near. */
function callerOf(key: string, keys: readonly CallerKey[]): CallerKey | undefined {
  const digest = digestOf(key);
  let found: CallerKey | undefined;
  for (const known of keys) {
    if (timingSafeEqual(digest, Buffer.from(known.sha256, "hex"))) found = known;
  }
  return found;
}

function presentedIn(headers: Headers, target: Target): Presented | undefined {
  const [, key, path] = /^\/~(clyra-run-[A-Za-z0-9_-]{43})(\/.*)$/.exec(target.path) ?? [];
  if (key !== undefined && path !== undefined) return { key, target: { ...target, path } };
  const found = keyIn(headers);
  return found && { ...found, target };
}

function keyIn(headers: Headers): Omit<Presented, "target"> | undefined {
  const own = headers.get("x-clyra-key");
  if (own !== null) return bounded({ key: own });
  const bearer = /^Bearer +(\S+)$/i.exec(headers.get("authorization") ?? "")?.[1];
  if (bearer !== undefined) return bounded({ key: bearer, header: "authorization" });
  const key = headers.get("x-api-key");
  return key === null ? undefined : bounded({ key, header: "x-api-key" });
}

function bounded<T extends { readonly key: string }>(presented: T): T | undefined {
  return presented.key.length <= maxKeyLength ? presented : undefined;
}

function digestOf(key: string): Buffer {
  return createHash("sha256").update(key).digest();
}
