/**
 * Canary credentials: keys that look real and were given to nobody. Kept as digests only.
 *
 * @module
 */

import { sha256, toHex } from "../../pef/mod.ts";
import { ClyraError, timestamp } from "../../platform/mod.ts";
import type { CliDeps } from "../context.ts";

/** A canary as it is remembered. */
export interface Canary {
  readonly id: string;
  /** Hex SHA-256 of the credential. */
  readonly sha256: string;
  readonly made: string;
}

/** Each is compared with every caller's key. */
const canariesMax = 1000;
const fileBytesMax = 256 * 1024;
/** Nobody else's keys look like this, so that a log can be searched for them. */
const pattern = /sk-clyra-canary-[0-9a-f]{48}/g;

/** The canaries of a data folder; none where there is no file. */
export async function readCanaries(deps: CliDeps, data: string): Promise<readonly Canary[]> {
  const path = `${data}/canaries.json`;
  const bytes = await deps.files.readIfThere(path, { what: "canaries", maxBytes: fileBytesMax });
  if (bytes === undefined) return [];
  const unreadable = (cause?: unknown) =>
    new ClyraError("config_invalid", `cannot read ${path}: it is not what was written`, {
      ...(cause === undefined ? {} : { cause }),
      hint: "restore it from a backup; without it nobody notices the canaries that are laid out",
    });
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch (cause) {
    throw unreadable(cause);
  }
  const { canaries } = value as { readonly canaries?: readonly Canary[] };
  if (!Array.isArray(canaries) || !canaries.every(isCanary)) throw unreadable();
  return canaries;
}

/** Makes a canary; its key is told once and kept nowhere. */
export async function makeCanary(
  deps: CliDeps,
  data: string,
): Promise<Canary & { readonly key: string }> {
  const canaries = await readCanaries(deps, data);
  if (canaries.length >= canariesMax) {
    throw new ClyraError("limit_exceeded", `cannot make a canary: there are ${canariesMax}`, {
      hint: `remove old ones from ${data}/canaries.json`,
    });
  }
  const key = `sk-clyra-canary-${deps.random.bytes(24).toHex()}`;
  const canary = {
    id: `canary-${canaries.length + 1}`,
    sha256: toHex(sha256(new TextEncoder().encode(key))),
    made: timestamp(deps.clock.now()),
  };
  const text = `${JSON.stringify({ v: 0, canaries: [...canaries, canary] }, null, 2)}\n`;
  await deps.files.write(`${data}/canaries.json`, [new TextEncoder().encode(text)]);
  return { ...canary, key };
}

/** The canaries that stand in texts. */
export function canariesIn(
  texts: Iterable<string>,
  canaries: readonly Canary[],
): readonly Canary[] {
  if (canaries.length === 0) return [];
  const found = new Set<Canary>();
  for (const text of texts) {
    for (const [key] of text.matchAll(pattern)) {
      const digest = toHex(sha256(new TextEncoder().encode(key)));
      for (const canary of canaries) if (canary.sha256 === digest) found.add(canary);
    }
  }
  return [...found];
}

function isCanary(value: unknown): value is Canary {
  const { id, sha256, made } = (value ?? {}) as Partial<Record<keyof Canary, unknown>>;
  return typeof id === "string" && /^[A-Za-z0-9._-]{1,64}$/.test(id) &&
    typeof sha256 === "string" && /^[0-9a-f]{64}$/.test(sha256) && typeof made === "string";
}
