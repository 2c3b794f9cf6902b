/**
 * Reads a JSON text in pieces with the WASM module.
 *
 * @module
 */

import { memoryBytes, memoryWords, wasm } from "./instance.ts";
import type { ResolvedLimits } from "./json_limits.ts";
import { isOver, type JsonReader, type JsonRefusal } from "./json_reader.ts";
import type { ModuleExports } from "./module_generated.ts";
import {
  codeOf,
  createSession,
  feed,
  field,
  PIECE_BYTES,
  reserve,
  resetSession,
} from "./session.ts";

/** Gives back the sessions of readers that were dropped without `close()`. */
const dropped = new FinalizationRegistry<number>((session) => wasm()?.sessionFree(session));

/** A {@linkcode JsonReader} that owns a session of the module. */
export class ModuleReader implements JsonReader {
  readonly #module: ModuleExports;
  #limits: ResolvedLimits;
  /** 0 once closed. */
  #session: number;
  #length = 0;
  #isEnded = false;
  #refusal: JsonRefusal | undefined;

  constructor(module: ModuleExports, limits: ResolvedLimits) {
    this.#module = module;
    this.#limits = limits;
    this.#session = createSession(module);
    dropped.register(this, this.#session, this);
    resetSession(module, this.#session, limits);
  }

  write(chunk: Uint8Array): boolean {
    if (this.#isEnded) throw isOver(this.#session === 0 ? "closed" : "ended");
    if (this.#refusal !== undefined) return false;
    const size = chunk.length;
    if (size > PIECE_BYTES || this.#length + size > this.#limits.bytes) {
      return this.#writeLong(chunk);
    }
    this.#length += size;
    const address = reserve(this.#module, this.#session, size);
    memoryBytes().set(chunk, address);
    return this.#settle(this.#module.tokenizerWrite(this.#session, size));
  }

  end(): boolean {
    if (this.#session === 0) throw isOver("closed");
    if (!this.#isEnded && this.#refusal === undefined) {
      this.#settle(this.#module.tokenizerEnd(this.#session, 0));
    }
    this.#isEnded = true;
    return this.#refusal === undefined;
  }

  reset(limits: ResolvedLimits = this.#limits): void {
    if (this.#session === 0) throw isOver("closed");
    this.#limits = limits;
    this.#length = 0;
    this.#isEnded = false;
    this.#refusal = undefined;
    resetSession(this.#module, this.#session, this.#limits);
  }

  close(): void {
    if (this.#session === 0) return;
    dropped.unregister(this);
    this.#module.sessionFree(this.#session);
    this.#session = 0;
    this.#isEnded = true;
  }

  get refusal(): JsonRefusal | undefined {
    return this.#refusal;
  }

  get tokenCount(): number {
    return this.#field("tapeBytes") >>> 3;
  }

  get depth(): number {
    return this.#field("deepest");
  }

  tape(): Uint32Array {
    const start = this.#field("tape") >>> 2;
    return memoryWords().subarray(start, start + (this.#field("tapeBytes") >>> 2));
  }

  text(): Uint8Array {
    const start = this.#field("text");
    return memoryBytes().subarray(start, start + this.#field("textBytes"));
  }

  #field(name: Parameters<typeof field>[1]): number {
    if (this.#session === 0) throw isOver("closed");
    return field(this.#session, name);
  }

  /** A long chunk goes piece by piece; of one beyond the limit, what the limit allows. */
  #writeLong(chunk: Uint8Array): boolean {
    const allowed = this.#limits.bytes - this.#length;
    const isCut = chunk.length > allowed;
    const part = isCut ? chunk.subarray(0, allowed) : chunk;
    this.#length += part.length;
    reserve(this.#module, this.#session, part.length);
    const isFine = this.#settle(feed(this.#module, this.#session, part));
    return isFine && isCut ? this.#settle(this.#module.tokenizerEnd(this.#session, 1)) : isFine;
  }

  #settle(status: number): boolean {
    if (status === 0) return true;
    this.#refusal = { code: codeOf(status), offset: field(this.#session, "errorOffset") };
    return false;
  }
}
