/**
 * Reads a JSON text in pieces by collecting them: the twin of the WASM reader, which it equals once the
 * text has ended. Refusals come with `end()`, not before.
 *
 * @module
 */

import { HotpathError } from "../errors.ts";
import { type JsonCode, type JsonLimits, resolveLimits } from "../json_limits.ts";
import type { ResolvedLimits } from "../json_limits.ts";
import { isOver, type JsonReader, type JsonRefusal } from "../json_reader.ts";
import { tapeFlags, tapeKinds } from "../tape.ts";
import { type Token, tokens } from "./tokens.ts";

/** A {@linkcode JsonReader} in plain TypeScript. */
export class TextReader implements JsonReader {
  readonly #limits: ResolvedLimits;
  #text = new Uint8Array();
  #length = 0;
  #state: "open" | "ended" | "closed" = "open";
  #found: readonly Token[] = [];
  #refusal: JsonRefusal | undefined;

  constructor(limits: JsonLimits = {}) {
    this.#limits = resolveLimits(limits);
  }

  write(chunk: Uint8Array): boolean {
    if (this.#state !== "open") throw isOver(this.#state);
    // One byte beyond the limit is enough to see that it was passed.
    const part = chunk.subarray(0, this.#limits.bytes + 1 - this.#length);
    if (this.#length + part.length > this.#text.length) {
      const longer = new Uint8Array(Math.max(64, 2 * (this.#length + part.length)));
      longer.set(this.#text);
      this.#text = longer;
    }
    this.#text.set(part, this.#length);
    this.#length += part.length;
    return true;
  }

  end(): boolean {
    if (this.#state === "closed") throw isOver("closed");
    if (this.#state === "open") this.#read();
    this.#state = "ended";
    return this.#refusal === undefined;
  }

  reset(): void {
    if (this.#state === "closed") throw isOver("closed");
    [this.#length, this.#state, this.#found, this.#refusal] = [0, "open", [], undefined];
  }

  close(): void {
    this.#text = new Uint8Array();
    this.#state = "closed";
  }

  get refusal(): JsonRefusal | undefined {
    return this.#refusal;
  }

  get tokenCount(): number {
    return this.#found.length;
  }

  get depth(): number {
    let [open, deepest] = [0, 0];
    for (const { kind } of this.#found) {
      if (kind === "object" || kind === "array") deepest = Math.max(deepest, ++open);
      else if (kind === "end") open--;
    }
    return deepest;
  }

  tape(): Uint32Array {
    return tapeOf(this.text(), this.#found);
  }

  text(): Uint8Array {
    return this.#text.subarray(0, this.#length);
  }

  #read(): void {
    try {
      this.#found = tokens(this.text(), this.#limits);
    } catch (error) {
      if (!(error instanceof HotpathError)) throw error;
      this.#refusal = { code: error.code as JsonCode, offset: error.offset };
    }
  }
}

/** The tokens of `text` as a tape. */
export function tapeOf(text: Uint8Array, found: readonly Token[]): Uint32Array {
  const tape = new Uint32Array(found.length * 2);
  const open: number[] = [];
  const put = (index: number, kind: number, flags: number, link: number): void => {
    tape[index * 2 + 1] = kind | flags << 3 | link << 5;
  };
  found.forEach((token, index) => {
    tape[index * 2] = token.offset;
    const { kind } = token;
    if (kind === "object" || kind === "array") open.push(index);
    else if (kind === "end") {
      const start = open.pop() ?? 0;
      put(start, tapeKinds[found[start]?.kind === "object" ? "object" : "array"], 0, index);
      put(index, tapeKinds.end, 0, start);
    } else if (kind === "true" || kind === "false" || kind === "null") {
      put(index, tapeKinds.word, 0, token.length);
    } else put(index, tapeKinds[kind], flagsOf(text, token), token.length);
  });
  return tape;
}

const decoder = new TextDecoder();

function flagsOf(text: Uint8Array, { kind, offset, length }: Token): number {
  const raw = decoder.decode(text.subarray(offset, offset + length));
  if (kind === "number") return isPlainNumber(raw) ? 0 : tapeFlags.rewrite;
  const escapes = [...raw.matchAll(/\\(.)/g)].map(([, letter]) => letter);
  const isRewritten = escapes.some((letter) => letter === "u" || letter === "/");
  const isEscaped = escapes.some((letter) => letter !== "u" && letter !== "/");
  return (isRewritten ? tapeFlags.rewrite : 0) | (isEscaped ? tapeFlags.escaped : 0);
}

/**
 * Numbers that need no second look to be canonical: whole ones of at most 15 digits, and decimals of at
 * most 15 digits that do not end in 0 and are not below 1e-6.
 */
function isPlainNumber(raw: string): boolean {
  if (/^-?[1-9][0-9]{0,14}$/.test(raw) || raw === "0") return true;
  return /^-?(0|[1-9][0-9]*)\.[0-9]*[1-9]$/.test(raw) && !/^-?0\.000000/.test(raw) &&
    raw.replace("-", "").length <= 16;
}
