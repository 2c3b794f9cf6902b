/**
 * The port to the disk: what the keyring needs to be made whole or not at all, and to be kept private.
 *
 * @module
 */

/** What is at a path. */
export interface PathStatus {
  /** What it is, behind any link. */
  readonly kind: "file" | "directory" | "other";
  /** The nine POSIX permission bits; `undefined` on systems that have none. */
  readonly mode: number | undefined;
}

/** The disk as the keyring needs it. Every failure is a rejection whose message names no content. */
export interface KeyDisk {
  /** `undefined` when nothing is there. Follows links: what counts is what is read. */
  status(path: string): Promise<PathStatus | undefined>;
  /** The bytes of a file; rejects when there are more than `maxBytes`. */
  readFile(path: string, maxBytes: number): Promise<Uint8Array>;
  /** Names in a folder. */
  names(directory: string): Promise<readonly string[]>;
  /** Makes a folder (0700) and its parents. Durable when it resolves. */
  makeDirectory(path: string): Promise<void>;
  /** Makes a file (0600), refused if it exists. Its bytes are on stable storage when it resolves. */
  writeNewFile(path: string, bytes: Uint8Array): Promise<void>;
  /** Gives a folder another name at once; rejects when there is a folder with something in it. */
  rename(from: string, to: string): Promise<void>;
  /** Removes a file or an empty folder. */
  remove(path: string): Promise<void>;
  /** Resolves when the names in the folder are on stable storage. */
  syncDirectory(path: string): Promise<void>;
}
