/**
 * A search for many literals at once over bytes, whole or in chunks: the first, cheap look that decides
 * where a detector looks closer.
 *
 * @module
 */

import { HotpathError } from "./errors.ts";
import { allocate, free, memoryBytes, memoryWords, scratch, wasm } from "./instance.ts";
import { buildAutomaton, type LiteralEnds } from "./literal_automaton.ts";
import type { ModuleExports } from "./module_generated.ts";
import * as reference from "./reference/literals.ts";
import type { LiteralMatch, LiteralOptions, LiteralStream } from "./reference/literals.ts";

const { maxMatches, tooManyMatches } = reference;

/** The chunk is copied into the module's memory by parts of this size. */
const windowBytes = 64 * 1024;
/** Hits that the module finds before it reports. */
const hitCapacity = 512;
const exchangeBytes = 64 + hitCapacity * 8;

/** Frees the automaton once neither its matcher nor a stream of it is left. */
const unused = new FinalizationRegistry<number>((block) => free(block));

/**
 * Finds every place where a literal of a list ends. Building takes time in proportion to the literals;
 * searching does not depend on how many there are.
 *
 * @example
 * ```ts
 * import { LiteralMatcher } from "./literals.ts";
 *
 * const encode = (text: string) => new TextEncoder().encode(text);
 * const matcher = new LiteralMatcher([encode("secret"), encode("key")]);
 * const stream = matcher.stream();
 * const matches = [...stream.scan(encode("a sec")), ...stream.scan(encode("ret key"))];
 * const expected = [{ literal: 0, end: 8 }, { literal: 1, end: 12 }];
 * if (JSON.stringify(matches) !== JSON.stringify(expected)) throw new Error();
 * ```
 */
export class LiteralMatcher {
  readonly #twin: reference.LiteralMatcher | undefined;
  readonly #engine: Engine | undefined;

  /**
   * @param literals 1 to 65,536 literals of 1 to 1024 bytes; the same may occur twice
   * @throws {HotpathError} `bad_literal` when the list is beyond these bounds or takes over 32 MiB;
   * `out_of_memory`
   */
  constructor(literals: readonly Uint8Array[], options: LiteralOptions = {}) {
    const module = wasm();
    if (module === undefined) {
      this.#twin = new reference.LiteralMatcher(literals, options);
      return;
    }
    reference.checkLiterals(literals);
    const automaton = buildAutomaton(literals, options);
    const address = allocate(automaton.bytes.length);
    memoryBytes().set(automaton.bytes, address);
    this.#engine = { module, address, ends: automaton.ends };
    unused.register(this.#engine, address);
  }

  /**
   * Searches one whole text.
   *
   * @throws {HotpathError} `too_many_matches` above a million
   */
  scan(bytes: Uint8Array): LiteralMatch[] {
    return this.stream().scan(bytes);
  }

  /** Begins a text that comes in chunks; any number of streams can be open. */
  stream(): LiteralStream {
    const twin = this.#twin?.stream();
    if (twin !== undefined) return twin;
    if (this.#engine === undefined) throw new HotpathError("internal", "cannot search: no engine");
    return new WasmLiteralStream(this.#engine);
  }
}

interface Engine {
  readonly module: ModuleExports;
  /** Where the automaton lies in the module's memory. */
  readonly address: number;
  readonly ends: LiteralEnds;
}

class WasmLiteralStream implements LiteralStream {
  readonly #engine: Engine;
  #row = 0;
  #offset = 0;
  #isLost = false;

  constructor(engine: Engine) {
    this.#engine = engine;
  }

  get offset(): number {
    return this.#offset;
  }

  scan(chunk: Uint8Array): LiteralMatch[] {
    if (this.#isLost) throw tooManyMatches(this.#offset);
    const matches: LiteralMatch[] = [];
    const block = scratch(exchangeBytes + windowBytes);
    const memory = memoryBytes();
    for (let start = 0; start < chunk.length; start += windowBytes) {
      const part = chunk.subarray(start, start + windowBytes);
      memory.set(part, block + exchangeBytes);
      this.#scanWindow(block, part.length, matches);
    }
    return matches;
  }

  #scanWindow(block: number, length: number, matches: LiteralMatch[]): void {
    const { module, address, ends } = this.#engine;
    const words = memoryWords();
    const exchange = block / 4;
    const input = block + exchangeBytes;
    for (let read = 0; read < length;) {
      words[exchange] = this.#row;
      const hits = module.literalScan(address, input + read, length - read, block, hitCapacity);
      for (let hit = exchange + 4; hit < exchange + 4 + hits * 2; hit += 2) {
        const end = this.#offset + (words[hit + 1] ?? 0);
        for (const literal of ends.at(words[hit] ?? 0)) {
          this.#isLost = matches.push({ literal, end }) > maxMatches;
          if (this.#isLost) throw tooManyMatches(end);
        }
      }
      this.#row = words[exchange] ?? 0;
      const done = words[exchange + 1] ?? 0;
      this.#offset += done;
      read += done;
    }
  }
}
