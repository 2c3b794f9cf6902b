/**
 * Strict reading of a source tree: known keys only, right types only, every fault with its place.
 *
 * @module
 */

import type { Source, SourceEntry, SourceMap, SourceNode, SourceScalar } from "./source.ts";
import { didYouMean, shownName } from "./suggest.ts";

/** What is allowed in one mapping. */
export interface MapShape {
  /** Words for messages, such as `a rule`. */
  readonly what: string;
  readonly keys: readonly string[];
  readonly required?: readonly string[];
  /** Keys of the design that this version does not carry out, with the reason to show. */
  readonly unsupported?: readonly string[];
}

/** Reads nodes of one source. */
export class Reader {
  readonly source: Source;

  constructor(source: Source) {
    this.source = source;
  }

  /** A mapping with the keys of `shape`. */
  map(node: SourceNode, shape: MapShape): ReadonlyMap<string, SourceEntry> {
    const { entries } = this.anyMap(node, shape.what);
    for (const entry of entries.values()) {
      if (shape.unsupported?.includes(entry.key)) {
        throw this.unsupported(entry.keyOffset, entry.key);
      }
      if (!shape.keys.includes(entry.key)) {
        const known = [...shape.keys, ...(shape.unsupported ?? [])];
        const message = `unknown key '${shownName(entry.key)}'${didYouMean(entry.key, known)}`;
        throw this.source.problem(
          entry.keyOffset,
          message,
          `${shape.what} takes ${shape.keys.join(", ")}`,
        );
      }
    }
    for (const key of shape.required ?? []) {
      if (!entries.has(key)) throw this.source.problem(node.offset, `${shape.what} needs '${key}'`);
    }
    return entries;
  }

  /** A mapping with keys of any name. */
  anyMap(node: SourceNode, what: string): SourceMap {
    if (node.kind !== "map") throw this.wrongType(node, `${what} must be a mapping`);
    return node;
  }

  /** A list of at least one and at most `most` items; a missing node is an empty list. */
  list(node: SourceNode | undefined, what: string, most: number): readonly SourceNode[] {
    if (node === undefined) return [];
    if (node.kind !== "list") throw this.wrongType(node, `${what} must be a list`);
    const [extra] = node.items.slice(most);
    if (extra !== undefined) {
      throw this.source.problem(extra.offset, `${what} has more than ${most} items`);
    }
    return node.items;
  }

  /** A string. */
  text(node: SourceNode, what: string): SourceScalar & { readonly value: string } {
    if (node.kind === "scalar" && typeof node.value === "string") {
      return { ...node, value: node.value };
    }
    throw this.wrongType(node, `${what} must be text`);
  }

  /** A name: ASCII only, so that no two names look the same. */
  identifier(node: SourceNode, what: string, pattern: RegExp): string {
    const { value, offset } = this.text(node, what);
    this.checkName(value, { what, pattern, offset });
    return value;
  }

  /** Refuses a name that does not match. */
  checkName(
    value: string,
    options: { readonly what: string; readonly pattern: RegExp; readonly offset: number },
  ): void {
    if (options.pattern.test(value)) return;
    const message = `${options.what} '${
      shownName(value)
    }' is not of the form ${options.pattern.source}`;
    throw this.source.problem(options.offset, message);
  }

  /** One of `choices`. A word of `unsupported` is refused as such. */
  choice<T extends string>(
    node: SourceNode,
    what: string,
    options: { readonly choices: readonly T[]; readonly unsupported?: readonly string[] },
  ): T {
    const { value, offset } = this.text(node, what);
    const found = options.choices.find((choice) => choice === value);
    if (found !== undefined) return found;
    if (options.unsupported?.includes(value)) throw this.unsupported(offset, `${what}: ${value}`);
    const hint = didYouMean(value, [...options.choices, ...(options.unsupported ?? [])]);
    const message = `${what} '${shownName(value)}' is not one of ${
      options.choices.join(", ")
    }${hint}`;
    throw this.source.problem(offset, message);
  }

  /** The refusal of a part of the design that this version does not carry out. */
  unsupported(offset: number, what: string): Error {
    return this.source.problem(
      offset,
      `'${what}' is not yet supported by this version`,
      "take it out: a policy is refused rather than carried out in part",
    );
  }

  /** The place of an offset as `file:line:column`. */
  at(offset: number): string {
    return this.source.problem(offset, "").at ?? this.source.name;
  }

  wrongType(node: SourceNode, message: string): Error {
    const found = node.kind === "scalar"
      ? node.value === null
        ? "nothing"
        : `a ${typeof node.value === "string" ? "text" : typeof node.value}`
      : `a ${node.kind === "map" ? "mapping" : "list"}`;
    return this.source.problem(node.offset, `${message}, not ${found}`);
  }
}
