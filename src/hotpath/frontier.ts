/**
 * A Merkle tree that only grows, remembered by the roots of its perfect subtrees.
 *
 * @module
 */

import { memoryBytes, scratch, wasm } from "./instance.ts";
import type { ModuleExports } from "./module_generated.ts";
import * as reference from "./reference/merkle.ts";
import type { FrontierSnapshot } from "./reference/merkle.ts";
import { digestBytes } from "./reference/sha256.ts";
import { copyDigest, sha256 } from "./sha256.ts";

const { checkHash, checkSnapshot } = reference;

/** One root for each bit of the size, which stays a safe integer. */
const maxRoots = 53;

/**
 * A tree that only grows: append leaf hashes, take the root at any time; memory is O(log n).
 *
 * @example
 * ```ts
 * import { Frontier } from "./frontier.ts";
 * import { leafHashes, treeRoot } from "./merkle.ts";
 *
 * const leaves = leafHashes([1, 2, 3].map((byte) => Uint8Array.of(byte)));
 * const frontier = new Frontier();
 * for (const leaf of leaves) frontier.append(leaf);
 * if (frontier.root().join() !== treeRoot(leaves).join()) throw new Error();
 * ```
 */
export class Frontier {
  readonly #module: ModuleExports | undefined = wasm();
  /** Takes the place of the roots below where there is no WASM. */
  #twin: reference.Frontier | undefined = this.#module ? undefined : new reference.Frontier();
  /** Roots of the perfect subtrees, largest first; as many as `#size` has bits set. */
  readonly #roots = new Uint8Array(maxRoots * digestBytes);
  #count = 0;
  #size = 0;

  /**
   * Takes up the tree of a snapshot.
   *
   * @throws {HotpathError} `bad_range` or `bad_length` when the snapshot is not one of a tree
   */
  static restore(snapshot: FrontierSnapshot): Frontier {
    checkSnapshot(snapshot);
    const frontier = new Frontier();
    if (frontier.#twin) frontier.#twin = reference.Frontier.restore(snapshot);
    frontier.#count = snapshot.roots.length;
    frontier.#size = snapshot.size;
    snapshot.roots.forEach((root, index) => frontier.#roots.set(root, index * digestBytes));
    return frontier;
  }

  /** Number of leaves so far. */
  get size(): number {
    return this.#twin?.size ?? this.#size;
  }

  /**
   * Adds the hash of the next leaf.
   *
   * @throws {HotpathError} `bad_length` when it is not 32 bytes
   */
  append(leafHash: Uint8Array): void {
    if (this.#twin || !this.#module) return this.#twin?.append(leafHash);
    checkHash(leafHash);
    let carried = 0;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) carried += 1;
    this.#count -= carried;
    const start = this.#count * digestBytes;
    if (carried === 0) {
      this.#roots.set(leafHash, start);
    } else {
      const block = scratch((maxRoots + 1) * digestBytes);
      const memory = memoryBytes();
      memory.set(this.#roots.subarray(start, start + carried * digestBytes), block);
      memory.set(leafHash, block + carried * digestBytes);
      this.#module.foldRight(block, carried + 1);
      this.#roots.set(memory.subarray(block, block + digestBytes), start);
    }
    this.#count += 1;
    this.#size += 1;
  }

  /** Root of the tree as it is now; of no leaves, SHA-256 of nothing. */
  root(): Uint8Array<ArrayBuffer> {
    if (this.#twin || !this.#module) return this.#twin?.root() ?? sha256(new Uint8Array());
    if (this.#count === 0) return sha256(new Uint8Array());
    const block = scratch(maxRoots * digestBytes);
    const memory = memoryBytes();
    memory.set(this.#roots.subarray(0, this.#count * digestBytes), block);
    this.#module.foldRight(block, this.#count);
    const root = new Uint8Array(digestBytes);
    copyDigest(memory, block, root);
    return root;
  }

  /** A copy of what `restore()` needs to go on from here. */
  snapshot(): FrontierSnapshot {
    if (this.#twin) return this.#twin.snapshot();
    return {
      size: this.#size,
      roots: Array.from({ length: this.#count }, (_, index) => {
        return this.#roots.slice(index * digestBytes, (index + 1) * digestBytes);
      }),
    };
  }
}
