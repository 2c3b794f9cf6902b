/**
 * The port to the disk: the few operations whose order and durability the journal depends on.
 *
 * @module
 */

/** An open file. One caller at a time; calls are not made before the one before has settled. */
export interface DiskFile {
  /** Reads at `offset` into `into`; resolves to the number of bytes, 0 only at the end of the file. */
  read(into: Uint8Array, offset: number): Promise<number>;
  /** Writes at `offset`; resolves to the number of bytes taken, which may be fewer than given. */
  write(bytes: Uint8Array, offset: number): Promise<number>;
  /** Cuts the file to this size. */
  truncate(sizeBytes: number): Promise<void>;
  /**
   * Resolves when all that was written through this file, and its size, is on stable storage. After
   * a rejection nothing is known about what was written before, and asking again proves nothing:
   * the kernel may have forgotten that there was anything to write.
   */
  datasync(): Promise<void>;
  /** Lets go of the file; syncs nothing. */
  close(): void;
}

/** A lock that the system takes away when the process dies, however it dies. */
export interface DiskLock {
  /** Gives the lock back. */
  release(): void;
}

/** A file in a folder. */
export interface DiskEntry {
  /** Its name in the folder. */
  readonly name: string;
  /** Its length. */
  readonly sizeBytes: number;
}

/** The disk as the journal needs it. Every failure is a rejection; none is retried here. */
export interface Disk {
  /** Makes the folder and its parents, where missing, for its owner only. Durable when it resolves. */
  makeDirectory(path: string): Promise<void>;
  /** The plain files of a folder, in any order. */
  list(directory: string): Promise<readonly DiskEntry[]>;
  /** `new`: made now, for its owner only, refused if it exists; `write`: exists; `read`: exists, never changed. */
  open(path: string, mode: "new" | "write" | "read"): Promise<DiskFile>;
  /** Resolves when the names in the folder are on stable storage. */
  syncDirectory(path: string): Promise<void>;
  /** Takes the lock of this file, made where missing; `undefined` when another holds it. Never waits. */
  lock(path: string): Promise<DiskLock | undefined>;
}
