/**
 * A real ledger over a store in memory, with test keys and a clock that ticks by itself.
 *
 * @module
 */

import {
  type Ledger,
  type LedgerKey,
  logStream,
  openLedger,
  type Store,
  type StoredRecord,
} from "../../src/journal/mod.ts";
import { leafHash, sha256, toBase64Url, toHex } from "../../src/pef/mod.ts";
import { testKey } from "./keys.ts";

/** A store that keeps lines in memory. */
export interface MemoryStore extends Store {
  readonly lines: Map<string, Uint8Array[]>;
}

/** An empty store. */
export function memoryStore(): MemoryStore {
  const lines = new Map<string, Uint8Array[]>();
  return {
    lines,
    append(records: readonly StoredRecord[]) {
      for (const { stream, line } of records) {
        const list = lines.get(stream) ?? [];
        list.push(line);
        lines.set(stream, list);
      }
      return Promise.resolve();
    },
    hasRoom: () => true,
    async *read(stream, options) {
      await Promise.resolve();
      yield* (lines.get(stream) ?? []).slice(options?.from ?? 0);
    },
    streams: () => [...lines].map(([stream, list]) => ({ stream, count: list.length })),
    count: (stream) => lines.get(stream)?.length ?? 0,
    recovery: { records: 0, droppedBytes: 0, clean: true, segments: 0 },
    backlog: { records: 0, bytes: 0 },
    failed: undefined,
    close: () => Promise.resolve(),
  };
}

/** Keys of every role. */
export function ledgerKeys(
  seed = "ledger",
): Record<"entry" | "log" | "export" | "attest", LedgerKey> {
  return {
    entry: testKey(`${seed}/entry`),
    log: testKey(`${seed}/log`),
    export: testKey(`${seed}/export`),
    attest: testKey(`${seed}/attest`),
  };
}

/** What a test works with. */
export interface MemoryLedger {
  readonly ledger: Ledger;
  readonly store: MemoryStore;
  readonly keys: ReturnType<typeof ledgerKeys>;
  readonly clock: { now(): number; monotonicMs(): number };
  /** The trust file; further log keys are those that were rotated in. */
  readonly trust: (logKeys?: readonly LedgerKey[]) => Record<string, unknown>;
  /** The salt of a context. */
  readonly salt: (context: string) => Uint8Array;
}

/** Opens a ledger. */
export async function memoryLedger(
  options: { readonly store?: MemoryStore; readonly keys?: MemoryLedger["keys"] } = {},
): Promise<MemoryLedger> {
  const store = options.store ?? memoryStore();
  const keys = options.keys ?? ledgerKeys();
  let ms = Date.UTC(2026, 4, 5);
  const clock = { now: () => ms += 7, monotonicMs: () => ms };
  let drawn = 0;
  const salt = (context: string) => sha256(new TextEncoder().encode(context));
  const ledger = await openLedger({
    store,
    origin: "clyra.test/ledger",
    keys,
    salt,
    versions: { gateway: "0.1.0" },
    clock,
    random: { bytes: (n) => sha256(Uint8Array.of(drawn++)).slice(0, n) },
  });
  const trust = (logKeys: readonly LedgerKey[] = [keys.log]) => ({
    v: 0,
    origin: ledger.origin,
    genesis: toHex(leafHash(store.lines.get(logStream)?.[0] ?? new Uint8Array(0))),
    log_keys: logKeys.map(({ publicKey }) => toBase64Url(publicKey)),
  });
  return { ledger, store, keys, clock, trust, salt };
}
