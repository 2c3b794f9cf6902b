/**
 * A search for many literals in plain TypeScript, place by place: the twin that tests compare the WASM
 * module with, and the fallback where WASM SIMD is missing.
 *
 * @module
 */

import { HotpathError } from "../errors.ts";

/** One place where a literal ends. */
export interface LiteralMatch {
  /** Index of the literal in the list. */
  readonly literal: number;
  /** Offset after its last byte, from the start of the stream. */
  readonly end: number;
}

/** How to search. */
export interface LiteralOptions {
  /** Whether A to Z and a to z are the same; false when not given. */
  readonly ignoreAsciiCase?: boolean;
}

/** One text that is searched chunk by chunk. */
export interface LiteralStream {
  /** Bytes read so far. */
  readonly offset: number;
  /**
   * All matches that end in this chunk: by end, then longest first, then by index.
   *
   * @throws {HotpathError} `too_many_matches` above a million in one chunk, and for every chunk after it:
   * a stream that has lost its place must not look clean
   */
  scan(chunk: Uint8Array): LiteralMatch[];
}

/** Most literals of one matcher. */
export const maxLiterals = 65_536;
/** Longest literal: longer ones belong into another kind of rule. */
export const maxLiteralBytes = 1024;

/**
 * Most matches of one call: literals that match at every other byte are a mistake in a rule, and must not
 * fill the memory.
 */
export const maxMatches = 1_000_000;

/** The error of a stream whose text matches beyond {@linkcode maxMatches}. */
export function tooManyMatches(offset: number): HotpathError {
  return new HotpathError("too_many_matches", "cannot search: the text matches too often", {
    offset,
  });
}

/**
 * Refuses lists that cannot be searched for.
 *
 * @throws {HotpathError} `bad_literal` for a list without literals or beyond the bounds, or a literal that
 * is empty or too long; the offset is its index
 */
export function checkLiterals(literals: readonly Uint8Array[]): void {
  if (literals.length === 0 || literals.length > maxLiterals) {
    throw new HotpathError(
      "bad_literal",
      `cannot search: not between 1 and ${maxLiterals} literals`,
    );
  }
  literals.forEach(({ length }, offset) => {
    if (length === 0 || length > maxLiteralBytes) {
      throw new HotpathError(
        "bad_literal",
        `cannot search: a literal is not 1 to ${maxLiteralBytes} bytes`,
        { offset },
      );
    }
  });
}

/** The byte as it is compared: A to Z become a to z where the case does not matter. */
export function foldByte(byte: number, { ignoreAsciiCase = false }: LiteralOptions): number {
  return ignoreAsciiCase && byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
}

/** Finds every place where a literal of a list ends. */
export class LiteralMatcher {
  readonly #literals: readonly { readonly bytes: Uint8Array; readonly literal: number }[];
  readonly #options: LiteralOptions;

  /** @throws {HotpathError} `bad_literal` as {@linkcode checkLiterals} */
  constructor(literals: readonly Uint8Array[], options: LiteralOptions = {}) {
    checkLiterals(literals);
    this.#options = options;
    this.#literals = literals
      .map((bytes, literal) => ({ bytes: bytes.map((byte) => foldByte(byte, options)), literal }))
      .sort((a, b) => b.bytes.length - a.bytes.length || a.literal - b.literal);
  }

  /** Searches one whole text. */
  scan(bytes: Uint8Array): LiteralMatch[] {
    return this.stream().scan(bytes);
  }

  /** Begins a text that comes in chunks. */
  stream(): LiteralStream {
    const [literals, options] = [this.#literals, this.#options];
    let seen: number[] = [];
    let offset = 0;
    let isLost = false;
    return {
      get offset() {
        return offset;
      },
      scan(chunk) {
        const matches: LiteralMatch[] = [];
        if (isLost) throw tooManyMatches(offset);
        for (const byte of chunk) {
          seen.push(foldByte(byte, options));
          offset += 1;
          for (const { bytes, literal } of literals) {
            const start = seen.length - bytes.length;
            if (start >= 0 && bytes.every((expected, index) => seen[start + index] === expected)) {
              isLost = matches.push({ literal, end: offset }) > maxMatches;
              if (isLost) throw tooManyMatches(offset);
            }
          }
        }
        seen = seen.slice(-maxLiteralBytes);
        return matches;
      },
    };
  }
}
