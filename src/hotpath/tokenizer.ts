/**
 * A strict JSON tokenizer for a text that arrives in pieces.
 *
 * @module
 */

import { wasm } from "./instance.ts";
import { type JsonLimits, resolveLimits } from "./json_limits.ts";
import type { JsonReader, JsonRefusal } from "./json_reader.ts";
import { ModuleReader } from "./module_reader.ts";
import { TextReader } from "./reference/text_reader.ts";

/**
 * Reads one JSON text, chunk after chunk, cut anywhere, into a tape (see `tape.ts`). Refuses what RFC 8259,
 * UTF-8, RFC 7493 and its limits do not allow: as soon as it is certain, at the latest at the end.
 *
 * The text stays in the module's memory until `reset()` or `close()`. A tokenizer that is dropped is given
 * back when the engine collects it; whoever makes many should `close()` them or use `using`.
 *
 * @example
 * ```ts
 * import { Tokenizer } from "./tokenizer.ts";
 *
 * using tokenizer = new Tokenizer({ depth: 8 });
 * const encoder = new TextEncoder();
 * for (const chunk of ['{"na', 'me": [1, tr', "ue]}"]) tokenizer.write(encoder.encode(chunk));
 * if (!tokenizer.end() || tokenizer.tokenCount !== 7) throw new Error();
 * const [offset] = tokenizer.tape();
 * if (offset !== 0) throw new Error();
 * ```
 */
export class Tokenizer implements JsonReader {
  readonly #reader: JsonReader;

  /** @throws {HotpathError} `bad_limit` */
  constructor(limits: JsonLimits = {}) {
    const module = wasm();
    const resolved = resolveLimits(limits);
    this.#reader = module === undefined
      ? new TextReader(resolved)
      : new ModuleReader(module, resolved);
  }

  /** Reads on. Returns false once the text is refused, whatever follows. */
  write(chunk: Uint8Array): boolean {
    return this.#reader.write(chunk);
  }

  /** The text ends here: whether it was exactly one value. Nothing may be written after it. */
  end(): boolean {
    return this.#reader.end();
  }

  /** Ready for another text with the same limits. */
  reset(): void {
    this.#reader.reset();
  }

  /** Gives the memory back. The tokenizer cannot be used any more. */
  close(): void {
    this.#reader.close();
  }

  [Symbol.dispose](): void {
    this.close();
  }

  /** Why the text is refused, `undefined` while it is not. */
  get refusal(): JsonRefusal | undefined {
    return this.#reader.refusal;
  }

  /** Tokens on the tape; after a refusal, of what came before it. */
  get tokenCount(): number {
    return this.#reader.tokenCount;
  }

  /** The most brackets that were open at once. */
  get depth(): number {
    return this.#reader.depth;
  }

  /** The tape so far: a view, valid until the next call of anything in this room. */
  tape(): Uint32Array {
    return this.#reader.tape();
  }

  /** The text so far: a view, valid until the next call of anything in this room. */
  text(): Uint8Array {
    return this.#reader.text();
  }
}
