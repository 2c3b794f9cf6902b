/**
 * Opens what evidence is made with: keys, journal, ledger; and takes bundles and the trust file out of it.
 *
 * @module
 */

import { exportRun } from "../bundle/mod.ts";
import {
  type Ledger,
  logStream,
  openLedger,
  openStore,
  type Sealed,
  type Store,
} from "../journal/mod.ts";
import { type Keyring, openKeyring } from "../keys/mod.ts";
import { leafHash, sha256, toBase64Url, toHex, type Trust } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import type { CliDeps } from "./context.ts";
import { version } from "./version.ts";

/** Keys, journal and ledger in one folder. */
export interface Evidence {
  readonly keyring: Keyring;
  readonly store: Store;
  readonly ledger: Ledger;
  /** Keys the hashes of column values that are withheld from artifacts; 32 bytes. */
  readonly columnKey: Uint8Array;
  /** What a verifier of our bundles has to trust. */
  readonly trust: Trust;
  /** Writes the bundle of a sealed run; gives its size in bytes. */
  exportBundle(
    sealed: Pick<Sealed, "run" | "checkpoint">,
    options: { readonly path: string; readonly artifacts?: readonly Uint8Array[] },
  ): Promise<number>;
  /** Writes `trust.json`. */
  writeTrust(path: string): Promise<void>;
  close(): Promise<void>;
}

/** Opens, or makes at the first start, the evidence of one tenant in a folder. */
export async function openEvidence(deps: CliDeps, directory: string): Promise<Evidence> {
  const folder = deps.files.resolve(directory);
  const keyring = await openKeyring({
    directory: `${folder}/keys`,
    disk: deps.disk,
    random: deps.random,
  });
  const store = await openStore({ directory: `${folder}/journal`, disk: deps.disk });
  try {
    return await openOver(deps, { keyring, store });
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

async function openOver(
  deps: CliDeps,
  parts: { readonly keyring: Keyring; readonly store: Store },
): Promise<Evidence> {
  const { keyring, store } = parts;
  const encoder = new TextEncoder();
  const logKey = keyring.signer("log");
  const ledger = await openLedger({
    store,
    // The log's name follows from its first key, so that two installations never share one.
    origin: `clyra.local/${toHex(sha256(logKey.publicKey)).slice(0, 16)}`,
    keys: {
      entry: keyring.signer("entry"),
      log: logKey,
      export: keyring.signer("export"),
      attest: keyring.signer("attest"),
    },
    salt: (context) => keyring.commitmentSecret.derive(encoder.encode(`commit\0${context}`)),
    versions: { gateway: version },
    clock: deps.clock,
    random: deps.random,
  });
  const trust = await trustOf(parts, ledger.origin);
  return {
    keyring,
    store,
    ledger,
    trust,
    columnKey: keyring.commitmentSecret.derive(encoder.encode("columns")),
    exportBundle: (sealed, options) =>
      deps.files.write(
        options.path,
        exportRun({
          run: sealed.run,
          lines: store,
          logStream,
          checkpoint: sealed.checkpoint,
          signer: keyring.signer("export"),
          clock: deps.clock,
          producer: { name: "clyra", version },
          versions: { gateway: version },
          ...(options.artifacts === undefined ? {} : { artifacts: options.artifacts }),
        }),
      ),
    writeTrust: async (path) => {
      await deps.files.write(path, [encoder.encode(`${JSON.stringify(trust, null, 2)}\n`)]);
    },
    close: () => ledger.close(),
  };
}

async function trustOf(
  parts: { readonly keyring: Keyring; readonly store: Store },
  origin: string,
): Promise<Trust> {
  const key = (role: "entry" | "export" | "attest" | "log"): string =>
    toBase64Url(parts.keyring.signer(role).publicKey);
  for await (const genesis of parts.store.read(logStream)) {
    return {
      v: 0,
      origin,
      genesis: toHex(leafHash(genesis)),
      log_keys: [key("log")],
      role_keys: { entry: [key("entry")], export: [key("export")], attest: [key("attest")] },
    };
  }
  throw new ClyraError("internal", "cannot make the trust file: the log is empty");
}
