/**
 * Opens what evidence is made with: keys, journal, ledger; and takes bundles and the trust file out of it.
 *
 * @module
 */

import { type ExportBase, exportBundle, proveEntry } from "../bundle/mod.ts";
import { type Ledger, logStream, openLedger, openStore, type Store } from "../journal/mod.ts";
import { type Keyring, openKeyring } from "../keys/mod.ts";
import { leafHash, sha256, toBase64Url, toHex, type Trust } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import { type ArtifactFolder, artifactFolder, runsSealedSince } from "./artifacts.ts";
import type { CliDeps } from "./context.ts";
import { type LogHead, logHead } from "./log_head.ts";
import { version } from "./version.ts";

/** Keys, journal and ledger in one folder. */
export interface Evidence {
  readonly keyring: Keyring;
  readonly store: Store;
  readonly ledger: Ledger;
  /** The salt of a commitment in a run, by the scope of its entry and its place in the entry's body. */
  saltOf(
    place: { readonly run: string; readonly scope: string; readonly field: string },
  ): Uint8Array;
  /** Keys the hashes of column values that are withheld from artifacts; 32 bytes. */
  readonly columnKey: Uint8Array;
  /** What a verifier of our bundles has to trust. */
  readonly trust: Trust;
  /** Keeps a document that an entry names, for the bundles to come; gives its hex SHA-256. */
  keepArtifact(bytes: Uint8Array): Promise<string>;
  /** Writes a bundle; gives its size in bytes. */
  exportBundle(path: string, options: BundleOptions): Promise<number>;
  /** Writes the proof of one entry; gives its size in bytes. */
  exportProof(path: string, place: { readonly run: string; readonly seq: number }): Promise<number>;
  /** Writes `trust.json`. */
  writeTrust(path: string): Promise<void>;
  close(): Promise<void>;
}

/** What a bundle claims, and of which runs. */
export type BundleClaim =
  | { readonly type: "run-complete" | "run-prefix" | "selection"; readonly runs: readonly string[] }
  /** Every run sealed since a checkpoint of size `from`; from the log's beginning without one. */
  | { readonly type: "range-complete"; readonly from?: number; readonly fromCheckpoint?: string };

/** What goes into a bundle. */
export type BundleOptions = Pick<ExportBase, "withhold" | "disclosures"> & {
  readonly claim: BundleClaim;
};

/** What evidence needs of the outside world. */
export type EvidenceDeps = Pick<CliDeps, "files" | "disk" | "clock" | "random">;

/** Opens, or makes at the first start, the evidence of one tenant in a folder. */
export async function openEvidence(deps: EvidenceDeps, directory: string): Promise<Evidence> {
  const folder = deps.files.resolve(directory);
  const keyring = await openKeyring({
    directory: `${folder}/keys`,
    disk: deps.disk,
    random: deps.random,
  });
  const store = await openStore({ directory: `${folder}/journal`, disk: deps.disk });
  try {
    const head = logHead(`${folder}/checkpoint.note`, deps.files);
    await head.check(store);
    const artifacts = artifactFolder(`${folder}/artifacts`, { files: deps.files, store });
    return await openOver(deps, { keyring, store, artifacts, head });
  } catch (thrown) {
    await store.close();
    throw thrown;
  }
}

async function openOver(
  deps: EvidenceDeps,
  parts: {
    readonly keyring: Keyring;
    readonly store: Store;
    readonly artifacts: ArtifactFolder;
    readonly head: LogHead;
  },
): Promise<Evidence> {
  const { keyring, store, artifacts, head } = parts;
  const encoder = new TextEncoder();
  const logKey = keyring.signer("log");
  const salt = (context: string): Uint8Array =>
    keyring.commitmentSecret.derive(encoder.encode(`commit\0${context}`));
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
    salt,
    versions: { gateway: version },
    clock: deps.clock,
    random: deps.random,
  });
  await head.keep(ledger.checkpoint());
  const trust = await trustOf(parts, ledger.origin);
  return {
    keyring,
    store,
    ledger,
    trust,
    saltOf: ({ run, scope, field }) => salt(`${run}\0${scope}\0${field}`),
    columnKey: keyring.commitmentSecret.derive(encoder.encode("columns")),
    keepArtifact: artifacts.keep,
    exportBundle: async (path, { claim, ...options }) => {
      const from = claim.type === "range-complete" ? claim.from ?? 0 : 0;
      const runs = claim.type === "range-complete"
        ? await runsSealedSince(store, from)
        : claim.runs;
      const base = {
        ...options,
        lines: store,
        logStream,
        checkpoint: ledger.checkpoint(),
        signer: keyring.signer("export"),
        clock: deps.clock,
        producer: { name: "clyra", version },
        versions: { gateway: version },
        artifacts: await artifacts.namedBy(runs),
      };
      const chunks = claim.type === "range-complete"
        ? exportBundle({
          ...base,
          claim: claim.type,
          from,
          ...(claim.fromCheckpoint === undefined ? {} : { fromCheckpoint: claim.fromCheckpoint }),
        })
        : exportBundle({ ...base, claim: claim.type, runs });
      return await deps.files.write(path, chunks);
    },
    exportProof: async (path, place) => {
      const proof = await proveEntry({
        ...place,
        lines: store,
        logStream,
        checkpoint: ledger.checkpoint(),
      });
      return await deps.files.write(path, [proof]);
    },
    writeTrust: async (path) => {
      await deps.files.write(path, [encoder.encode(`${JSON.stringify(trust, null, 2)}\n`)]);
    },
    close: async () => {
      await ledger.close();
      if (ledger.failure() === undefined) await head.keep(ledger.checkpoint());
    },
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
