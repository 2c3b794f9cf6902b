/// <reference lib="dom" />
/**
 * Objects that a bundle names but does not hold, among the files that the user added.
 *
 * @module
 */

import { type ExternalLookup, Sha256, toHex } from "../../src/pef/mod.ts";

/** How much of a file is read at once. */
const chunkBytes = 1024 * 1024;

/** What the reader of a file asks before each piece; it throws when the user asked to stop. */
export type BeforeRead = () => void;

/**
 * Finds an object by the name of its file, if that is its SHA-256, and else by its content: people keep
 * files under names of their own. What is found is checked by the verifier, not here.
 */
export function lookupIn(files: readonly File[], beforeRead: BeforeRead): ExternalLookup {
  let byDigest: Promise<ReadonlyMap<string, File>> | undefined;
  return async (sha256) => {
    const named = files.find(({ name }) => name === sha256);
    if (named !== undefined) return piecesOf(named, beforeRead);
    byDigest ??= digestsOf(files, beforeRead);
    const found = (await byDigest).get(sha256);
    return found && piecesOf(found, beforeRead);
  };
}

async function digestsOf(
  files: readonly File[],
  beforeRead: BeforeRead,
): Promise<ReadonlyMap<string, File>> {
  const byDigest = new Map<string, File>();
  for (const file of files) {
    const hash = new Sha256();
    for await (const piece of piecesOf(file, beforeRead)) hash.update(piece);
    byDigest.set(toHex(hash.digest()), file);
  }
  return byDigest;
}

async function* piecesOf(file: File, beforeRead: BeforeRead): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += chunkBytes) {
    beforeRead();
    yield new Uint8Array(await file.slice(at, at + chunkBytes).arrayBuffer());
  }
}
