/**
 * Documents that belong to entries: found by digest, embedded under it.
 *
 * @module
 */

import { sha256, toHex } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import { fileOfBytes, type FileToPack } from "./pack.ts";
import type { RunLines } from "./run_lines.ts";

/** A document by its hex SHA-256, or `undefined` where it is not kept. */
export type ArtifactLookup = (digest: string) => Promise<Uint8Array | undefined>;

/** Documents over this are not embedded. */
export const maxEmbeddedBytes = 25 * 1024 * 1024;

/** The documents that the entries of these runs name, once the runs' files were measured. */
export async function collectArtifacts(
  runs: readonly RunLines[],
  lookup: ArtifactLookup | undefined,
): Promise<FileToPack[]> {
  if (lookup === undefined) return [];
  const files: FileToPack[] = [];
  for (const digest of new Set(runs.flatMap(({ artifacts }) => [...artifacts]))) {
    const bytes = await lookup(digest);
    if (bytes === undefined) continue;
    if (toHex(sha256(bytes)) !== digest) {
      throw new ClyraError(
        "journal_corrupt",
        `cannot export: document ${digest} is not what it was`,
      );
    }
    if (bytes.length > maxEmbeddedBytes) {
      throw new ClyraError("limit_exceeded", `cannot embed document ${digest}: it is over 25 MB`, {
        hint: "store it elsewhere and list it under externals",
      });
    }
    files.push(fileOfBytes(`artifacts/sha256/${digest}`, bytes));
  }
  return files;
}
