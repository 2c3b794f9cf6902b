/**
 * Documents that entries name, kept in a folder under their digest until a bundle takes them along.
 *
 * @module
 */

import { logStream, type Store } from "../journal/mod.ts";
import { type EntryPayload, type LeafPayload, parseLine, sha256, toHex } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import type { Files } from "./runtime/files.ts";

/** A folder of documents. */
export interface ArtifactFolder {
  /** Keeps a document; gives its hex SHA-256. */
  keep(bytes: Uint8Array): Promise<string>;
  /** The documents that the entries of these runs name, as far as they are kept. */
  namedBy(runs: readonly string[]): Promise<Uint8Array[]>;
}

/** Documents are small, or they are not kept here; a bundle embeds nothing larger either. */
const maxArtifactBytes = 25 * 1024 * 1024;

/** The documents of a store's runs. */
export function artifactFolder(
  folder: string,
  options: { readonly files: Files; readonly store: Store },
): ArtifactFolder {
  const { files, store } = options;
  return {
    keep: async (bytes) => {
      const digest = toHex(sha256(bytes));
      await files.makeDirectory(folder);
      await files.write(`${folder}/${digest}`, [bytes]);
      return digest;
    },
    namedBy: async (runs) => {
      const found: Uint8Array[] = [];
      for (const digest of await digestsIn(store, runs)) {
        const limits = { what: "document", maxBytes: maxArtifactBytes };
        const bytes = await files.readIfThere(`${folder}/${digest}`, limits);
        if (bytes === undefined) continue;
        if (toHex(sha256(bytes)) !== digest) {
          throw new ClyraError("journal_corrupt", `cannot export: document ${digest} was changed`, {
            hint: "restore it from a backup, or remove it to export without it",
          });
        }
        found.push(bytes);
      }
      return found;
    },
  };
}

/** An event names the documents that belong to it by digests whose name ends in `.artifact`. */
async function digestsIn(store: Store, runs: readonly string[]): Promise<ReadonlySet<string>> {
  const digests = new Set<string>();
  for (const run of runs) {
    for await (const line of store.read(run)) {
      const parsed = parseLine(line);
      if (typeof parsed === "string") {
        throw new ClyraError("journal_corrupt", `run ${run} is damaged`);
      }
      const { body } = parsed.payload as EntryPayload;
      const named = "digests" in body ? body.digests ?? [] : [];
      for (const { name, sha256 } of named) if (name.endsWith(".artifact")) digests.add(sha256);
    }
  }
  return digests;
}

/** The runs that the log seals from leaf `from` on. */
export async function runsSealedSince(store: Store, from: number): Promise<string[]> {
  const runs: string[] = [];
  for await (const line of store.read(logStream, { from })) {
    const parsed = parseLine(line);
    if (typeof parsed === "string") throw new ClyraError("journal_corrupt", "the log is damaged");
    const leaf = parsed.payload as LeafPayload;
    if (leaf.type === "run.seal") runs.push(leaf.body.run);
  }
  return runs;
}
