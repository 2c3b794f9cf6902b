/**
 * The newest tree head of the log, kept beside the journal: at the next start the log must still lead to
 * it. A journal that was deleted, emptied or rolled back is noticed before a second history begins.
 *
 * @module
 */

import { logStream, type Store } from "../journal/mod.ts";
import { Frontier, leafHash, limits, parseCheckpoint, toHex } from "../pef/mod.ts";
import { ClyraError } from "../platform/mod.ts";
import type { Files } from "./runtime/files.ts";

/** Where the head is kept. */
export interface LogHead {
  /** @throws ClyraError `journal_corrupt` when the log does not lead to the head that is kept. */
  check(store: Store): Promise<void>;
  /** Keeps a newer head. */
  keep(checkpoint: string): Promise<void>;
}

/** The head in a file. */
export function logHead(path: string, files: Files): LogHead {
  return {
    check: async (store) => {
      const bytes = await files.readIfThere(path, { what: "log head", maxBytes: limits.noteBytes });
      if (bytes === undefined) return;
      const note = parseCheckpoint(bytes);
      if (note === undefined) throw broken(path, "it is no C2SP signed note");
      const frontier = new Frontier();
      for await (const line of store.read(logStream)) {
        if (frontier.size === note.size) break;
        frontier.append(leafHash(line));
      }
      if (frontier.size < note.size) {
        throw broken(path, `the log has ${frontier.size} leaves and had ${note.size}`);
      }
      if (toHex(frontier.root()) !== toHex(note.root)) throw broken(path, "the log was changed");
    },
    keep: async (checkpoint) => {
      await files.write(path, [new TextEncoder().encode(checkpoint)]);
    },
  };
}

function broken(path: string, why: string): ClyraError {
  return new ClyraError("journal_corrupt", `cannot go on with the journal: ${why}`, {
    at: path,
    hint: "restore the journal from a backup, or begin anew in another folder with --data",
  });
}
