/**
 * Bodies that routes keep, in a private folder beside the journal, until a bundle takes them along.
 *
 * @module
 */

import type { BodyPlaceId, BodySink, BodyStorePort } from "../gateway/mod.ts";
import type { DiskFile } from "../journal/mod.ts";
import { sha256, toHex } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import type { CliDeps } from "./context.ts";

/** The folder. */
export interface BodyFolder extends BodyStorePort {
  /** A value that a commitment is opened with; `undefined` where it is not there. */
  value(place: BodyPlaceId): Promise<Uint8Array | undefined>;
  /** Size of a document, `undefined` where it is not there. */
  documentBytes(digest: string): Promise<number | undefined>;
  /**
   * A document of at most `maxBytes`.
   *
   * @throws ClyraError `journal_corrupt` when it is not what was kept
   */
  document(digest: string, maxBytes: number): Promise<Uint8Array | undefined>;
  /** Where a document is, as an external of a bundle names it. */
  locationOf(digest: string): string;
  /** Removes what a crash left half written. Only for who has the folder to himself. */
  sweep(): Promise<void>;
}

/** The gateway keeps no longer value (`DISCLOSED_BYTES`). */
const valueBytesMax = 1024 * 1024;
/** Bytes that are read at once. */
const readBytes = 64 * 1024;
/** Where documents are below the data folder. */
const documents = "bodies/sha256";

/** The bodies of the data folder `folder`. */
export function bodyFolder(
  folder: string,
  deps: Pick<CliDeps, "disk" | "files" | "random">,
): BodyFolder {
  const { disk, files, random } = deps;
  const parts = `${folder}/bodies/parts`;
  const made = new Map<string, Promise<void>>();
  const make = (path: string): Promise<void> => {
    const making = made.get(path) ?? disk.makeDirectory(path);
    made.set(path, making);
    making.catch(() => made.delete(path));
    return making;
  };
  const newPart = async (): Promise<string> => {
    await make(parts);
    return `${parts}/${random.bytes(16).toHex()}`;
  };
  const moveTo = async (part: string, directory: string, name: string): Promise<void> => {
    await make(directory);
    await disk.rename(part, `${directory}/${name}`);
    await disk.syncDirectory(directory);
  };
  const keep = async (bytes: Uint8Array, directory: string, name: string): Promise<void> => {
    if (await disk.status(`${directory}/${name}`) !== undefined) return;
    const part = await newPart();
    await disk.writeNewFile(part, bytes);
    await moveTo(part, directory, name);
  };
  const valueFolder = ({ run }: BodyPlaceId): string => `${folder}/bodies/runs/${run}`;
  return {
    digest: (bytes) => toHex(sha256(bytes)),
    keepValue: (bytes, place) => keep(bytes, valueFolder(place), nameOf(place)),
    keepDocument: (bytes) => keep(bytes, `${folder}/${documents}`, toHex(sha256(bytes))),
    open: async () => {
      const part = await newPart();
      return sinkOf(part, {
        file: await disk.open(part, "new"),
        disk,
        keep: async (digest) => {
          await moveTo(part, `${folder}/${documents}`, digest);
          return `${folder}/${documents}/${digest}`;
        },
      });
    },
    value: (place) =>
      files.readIfThere(`${valueFolder(place)}/${nameOf(place)}`, {
        what: "kept body",
        maxBytes: valueBytesMax,
      }),
    documentBytes: async (digest) => {
      const path = `${folder}/${documents}`;
      if (await disk.status(`${path}/${digest}`) === undefined) return undefined;
      return (await disk.list(path)).find(({ name }) => name === digest)?.sizeBytes;
    },
    document: async (digest, maxBytes) => {
      const limits = { what: "kept body", maxBytes };
      const bytes = await files.readIfThere(`${folder}/${documents}/${digest}`, limits);
      if (bytes === undefined || toHex(sha256(bytes)) === digest) return bytes;
      throw new ClyraError("journal_corrupt", `cannot export: kept body ${digest} was changed`, {
        hint: "restore it from a backup, or export with --bodies omit",
      });
    },
    locationOf: (digest) => `${documents}/${digest}`,
    sweep: async () => {
      if (await disk.status(parts) === undefined) return;
      for (const name of await disk.names(parts)) await disk.remove(`${parts}/${name}`);
    },
  };
}

function sinkOf(part: string, options: {
  readonly file: DiskFile;
  readonly disk: CliDeps["disk"];
  readonly keep: (digest: string) => Promise<string>;
}): BodySink {
  const { file, disk, keep } = options;
  let path = part;
  let bytes = 0;
  let state: "writing" | "kept" | "gone" = "writing";
  return {
    async write(chunk) {
      for (let at = 0; at < chunk.length;) {
        const written = await file.write(chunk.subarray(at), bytes);
        if (written === 0) {
          throw new ClyraError("journal_unavailable", `cannot write ${part}: nothing is taken`);
        }
        at += written;
        bytes += written;
      }
    },
    async keep(digest) {
      await file.datasync();
      file.close();
      state = "kept";
      path = await keep(digest);
    },
    async *read() {
      const reader = await disk.open(path, "read");
      try {
        for (let at = 0; at < bytes;) {
          const chunk = new Uint8Array(Math.min(readBytes, bytes - at));
          const length = await reader.read(chunk, at);
          if (length === 0) throw new ClyraError("journal_corrupt", `${path} was cut off`);
          at += length;
          yield chunk.subarray(0, length);
        }
      } finally {
        reader.close();
      }
    },
    async discard() {
      if (state !== "writing") return;
      state = "gone";
      file.close();
      await disk.remove(part);
    },
  };
}

/** Derived from the entry alone, so that an export finds the body again. */
function nameOf({ scope, field }: BodyPlaceId): string {
  return toHex(sha256(new TextEncoder().encode(`${scope}\0${field}`)));
}
