/**
 * A disk in memory that fails where it is told to and forgets what was not synced, as a real one does
 * when the power goes: each 512-byte sector and each new name on its own.
 *
 * @module
 */

import type { Disk, DiskEntry, DiskFile, DiskLock } from "../../src/journal/mod.ts";

/** What goes wrong at one operation. `cut`: the power goes, and nothing works from then on. */
export type FaultKind = "EIO" | "ENOSPC" | "short" | "cut";

/** The operation (counted from 1, over all kinds) that goes wrong. */
export interface Fault {
  readonly at: number;
  readonly kind: FaultKind;
}

/** How the disk behaves. */
export interface SimulationOptions {
  readonly fault?: Fault;
  /** Says that it synced and did not: the control that has to lose data. */
  readonly ignores?: "datasync" | "syncDirectory";
}

interface Change {
  readonly offset: number;
  /** Absent: the file is cut at `offset`. */
  readonly bytes?: Uint8Array;
}

interface Inode {
  /** What readers see: page cache. */
  view: Uint8Array;
  durable: Uint8Array;
  /** Seen and not yet on stable storage, in order. */
  pending: Change[];
}

interface Name {
  readonly path: string;
  readonly inode: Inode;
}

const sectorBytes = 512;

/** A seeded generator (mulberry32): the same seed gives the same cut. Numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The disk. Give each life of the process its own: `restart()` or `powerCut()` makes the next. */
export class SimulatedDisk implements Disk {
  /** Operations so far, and of them by name. */
  operations = 0;
  readonly counts = new Map<string, number>();
  /** Whether the fault has happened. */
  faulted = false;
  readonly #options: SimulationOptions;
  #names: readonly Name[];
  #durableNames: readonly Name[];
  #dead = false;
  #locked = new Set<string>();

  constructor(options: SimulationOptions = {}, names: readonly Name[] = []) {
    this.#options = options;
    this.#names = names;
    this.#durableNames = names;
  }

  /** The process died and the machine did not: what was written is still seen. */
  restart(options: SimulationOptions = {}): SimulatedDisk {
    this.#dead = true;
    const next = new SimulatedDisk(options, this.#names);
    next.#durableNames = this.#durableNames;
    return next;
  }

  /** The power went: what was not synced survives in parts, as `random` has it. */
  powerCut(random: () => number, options: SimulationOptions = {}): SimulatedDisk {
    this.#dead = true;
    // Names reach the disk in order: some of the new ones, from the first on.
    const fresh = this.#names.filter((name) => !this.#durableNames.includes(name));
    const kept = fresh.slice(0, Math.floor(random() * (fresh.length + 1)));
    const names = [...this.#durableNames, ...kept].map(({ path, inode }) => {
      const bytes = surviving(inode, random);
      return { path, inode: { view: bytes, durable: bytes, pending: [] } };
    });
    return new SimulatedDisk(options, names);
  }

  /** Changes the bytes of a file behind everybody's back. */
  damage(path: string, change: (bytes: Uint8Array) => Uint8Array): void {
    const inode = this.#find(path);
    inode.view = inode.durable = change(inode.view.slice());
  }

  /** Takes a file away behind everybody's back. */
  lose(path: string): void {
    this.#names = this.#durableNames = this.#names.filter((name) => name.path !== path);
  }

  /** All files with their bytes. */
  files(): ReadonlyMap<string, Uint8Array> {
    return new Map(this.#names.map(({ path, inode }) => [path, inode.view.slice()]));
  }

  makeDirectory(_path: string): Promise<void> {
    return this.#operation("makeDirectory", () => {});
  }

  list(directory: string): Promise<readonly DiskEntry[]> {
    return this.#operation(
      "list",
      () =>
        this.#names.filter(({ path }) => parentOf(path) === directory).map(({ path, inode }) => ({
          name: path.slice(directory.length + 1),
          sizeBytes: inode.view.length,
        })),
    );
  }

  open(path: string, mode: "new" | "write" | "read"): Promise<DiskFile> {
    return this.#operation("open", () => {
      if (mode === "new") {
        if (this.#names.some((name) => name.path === path)) throw new Error("EEXIST");
        const inode: Inode = { view: new Uint8Array(), durable: new Uint8Array(), pending: [] };
        this.#names = [...this.#names, { path, inode }];
      }
      return this.#file(this.#find(path));
    });
  }

  syncDirectory(path: string): Promise<void> {
    return this.#operation("syncDirectory", () => {
      if (this.#options.ignores === "syncDirectory") return;
      const fresh = this.#names.filter((name) =>
        parentOf(name.path) === path && !this.#durableNames.includes(name)
      );
      this.#durableNames = [...this.#durableNames, ...fresh];
    });
  }

  lock(path: string): Promise<DiskLock | undefined> {
    return this.#operation("lock", () => {
      if (this.#locked.has(path)) return undefined;
      this.#locked.add(path);
      return { release: () => void this.#locked.delete(path) };
    });
  }

  #file(inode: Inode): DiskFile {
    return {
      read: (into, offset) =>
        this.#operation("read", () => {
          const bytes = inode.view.subarray(offset, offset + into.length);
          into.set(bytes);
          return bytes.length;
        }),
      write: (bytes, offset) =>
        this.#operation("write", (fault) => {
          const taken = fault === undefined ? bytes.length : Math.ceil(bytes.length / 2);
          change(inode, { offset, bytes: bytes.slice(0, taken) });
          return taken;
        }),
      truncate: (sizeBytes) =>
        this.#operation("truncate", () => change(inode, { offset: sizeBytes })),
      datasync: () =>
        this.#operation("datasync", (fault) => {
          const pending = inode.pending;
          if (this.#options.ignores === "datasync") return;
          // A sync that fails forgets what there was to write: the next one succeeds and is void.
          if (fault !== "cut") inode.pending = [];
          if (fault !== undefined) return;
          for (const each of pending) inode.durable = applied(inode.durable, each);
        }),
      close: () => {},
    };
  }

  /** Runs one operation. With a fault, `act` does what is left to do and then the fault is thrown. */
  async #operation<Result>(
    name: string,
    act: (fault: FaultKind | undefined) => Result,
  ): Promise<Result> {
    // Lets others run, as a real operation does.
    await Promise.resolve();
    if (this.#dead) throw new Error("the power is out");
    this.operations += 1;
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    const { fault } = this.#options;
    if (fault?.at !== this.operations) return act(undefined);
    this.faulted = true;
    if (fault.kind === "short") return act(name === "write" ? "short" : undefined);
    if (fault.kind === "cut") this.#dead = true;
    if (name === "write" || name === "datasync") act(fault.kind);
    throw new Error(`${fault.kind} at operation ${this.operations} (${name})`);
  }

  #find(path: string): Inode {
    const found = this.#names.find((name) => name.path === path);
    if (found === undefined) throw new Error("ENOENT");
    return found.inode;
  }
}

function parentOf(path: string): string {
  return path.slice(0, path.lastIndexOf("/"));
}

function change(inode: Inode, each: Change): void {
  inode.view = applied(inode.view, each);
  inode.pending.push(each);
}

function applied(bytes: Uint8Array, { offset, bytes: added }: Change): Uint8Array {
  if (added === undefined) return bytes.slice(0, offset);
  const grown = new Uint8Array(Math.max(bytes.length, offset + added.length));
  grown.set(bytes);
  grown.set(added, offset);
  return grown;
}

function surviving(inode: Inode, random: () => number): Uint8Array {
  let bytes = inode.durable;
  // None, all, or about half of the sectors; then the first part of the last that is left.
  const share = [0, 1, 0.5][Math.floor(random() * 3)] ?? 0;
  for (const each of inode.pending) {
    if (each.bytes === undefined) {
      if (random() < share) bytes = applied(bytes, each);
      continue;
    }
    for (let from = 0; from < each.bytes.length;) {
      const offset = each.offset + from;
      const to = from + sectorBytes - offset % sectorBytes;
      if (random() < share) bytes = applied(bytes, { offset, bytes: each.bytes.slice(from, to) });
      from = to;
    }
  }
  const grown = bytes.length - inode.durable.length;
  const torn = random() < 0.3 && grown > 0 ? Math.floor(random() * grown) : 0;
  return bytes.slice(0, bytes.length - torn);
}
