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
  SENTINEL_BYTES,
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
  /** Where the next byte goes, and how many there is room for. */
  #address = 0;
  #room = 0;
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
    if (size > this.#room) {
      if (size > PIECE_BYTES || this.#length + size > this.#limits.bytes) {
        return this.#writeLong(chunk);
      }
      this.#makeRoom(size);
    }
    memoryBytes().set(chunk, this.#address);
    this.#length += size;
    this.#address += size;
    this.#room -= size;
    const status = this.#module.tokenizerWrite(this.#session, size);
    return status === 0 || this.#refuse(status);
  }

  end(): boolean {
    if (this.#session === 0) throw isOver("closed");
    if (!this.#isEnded && this.#refusal === undefined) {
      const status = this.#module.tokenizerEnd(this.#session, 0);
      if (status !== 0) this.#refuse(status);
    }
    this.#isEnded = true;
    return this.#refusal === undefined;
  }

  reset(limits: ResolvedLimits = this.#limits): void {
    if (this.#session === 0) throw isOver("closed");
    this.#limits = limits;
    this.#length = 0;
    this.#room = 0;
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
    this.#room = 0;
    reserve(this.#module, this.#session, part.length);
    let status = feed(this.#module, this.#session, part);
    if (status === 0 && isCut) status = this.#module.tokenizerEnd(this.#session, 1);
    return status === 0 || this.#refuse(status);
  }

  /** Room is what the block has, but not beyond the limit of the text, nor more than a piece at once. */
  #makeRoom(size: number): void {
    this.#address = reserve(this.#module, this.#session, size);
    const room = field(this.#session, "textCapacity") - this.#length - SENTINEL_BYTES;
    this.#room = Math.min(room, this.#limits.bytes - this.#length, PIECE_BYTES);
  }

  #refuse(status: number): false {
    this.#refusal = { code: codeOf(status), offset: field(this.#session, "errorOffset") };
    return false;
  }
}
