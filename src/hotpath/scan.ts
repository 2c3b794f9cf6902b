/**
 * Is it JSON? A verdict on bytes that are there as a whole.
 *
 * @module
 */

import { wasm } from "./instance.ts";
import { type JsonCode, type JsonLimits, resolveLimits } from "./json_limits.ts";
import type { JsonReader } from "./json_reader.ts";
import { ModuleReader } from "./module_reader.ts";
import { KEPT_BYTES } from "./session.ts";
import { TextReader } from "./reference/text_reader.ts";

/** What {@linkcode scanJson} found. */
export type JsonScan =
  | {
    readonly valid: true;
    /** The most brackets that were open at once; 0 for a bare string, number or word. */
    readonly depth: number;
    /** Tokens: brackets, member names and values. */
    readonly tokens: number;
  }
  | {
    readonly valid: false;
    readonly code: JsonCode;
    /** Byte offset of the first thing wrong. */
    readonly offset: number;
  };

/**
 * Checks that the bytes are exactly one JSON text within the limits (RFC 8259, UTF-8; RFC 7493 unless the
 * profile says otherwise). Builds no value.
 *
 * @throws {HotpathError} `bad_limit` for a limit out of its range, `out_of_memory`
 *
 * @example
 * ```ts
 * import { scanJson } from "./scan.ts";
 *
 * const bytesOf = (text: string) => new TextEncoder().encode(text);
 * const good = scanJson(bytesOf('{"a":[1,2]}'), { depth: 2 });
 * const bad = scanJson(bytesOf('{"a":1,"a":2}'));
 * if (!good.valid || good.depth !== 2) throw new Error();
 * if (bad.valid || bad.code !== "duplicate_key" || bad.offset !== 7) throw new Error();
 * ```
 */
export function scanJson(text: Uint8Array, limits: JsonLimits = {}): JsonScan {
  const resolved = resolveLimits(limits);
  const module = wasm();
  if (module === undefined) return verdict(new TextReader(resolved), text);
  reader ??= new ModuleReader(module, resolved);
  reader.reset(resolved);
  const scan = verdict(reader, text);
  if (text.length > KEPT_BYTES) {
    reader.close();
    reader = undefined;
  }
  return scan;
}

/** Shared by all calls: none of them leaves anything in it. */
let reader: ModuleReader | undefined;

function verdict(reader: JsonReader, text: Uint8Array): JsonScan {
  reader.write(text);
  reader.end();
  const { refusal } = reader;
  if (refusal !== undefined) return { valid: false, code: refusal.code, offset: refusal.offset };
  return { valid: true, depth: reader.depth, tokens: reader.tokenCount };
}
