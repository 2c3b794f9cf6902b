/**
 * Identifiers: UUIDv7, sortable by the time they were made.
 *
 * @module
 */

import type { Clock, Random } from "./ports.ts";

/**
 * A UUIDv7 (RFC 9562, section 5.7) in lower-case text form.
 *
 * @example
 * ```ts
 * import { uuidv7 } from "./ids.ts";
 *
 * const id = uuidv7({
 *   clock: { now: () => 0x0198_0000_0000, monotonicMs: () => 0 },
 *   random: { bytes: (n) => new Uint8Array(n) },
 * });
 * if (id !== "01980000-0000-7000-8000-000000000000") throw new Error(id);
 * ```
 */
export function uuidv7(deps: { readonly clock: Clock; readonly random: Random }): string {
  const bytes = deps.random.bytes(16);
  const view = new DataView(bytes.buffer, bytes.byteOffset, 16);
  const ms = BigInt(deps.clock.now());
  view.setUint16(0, Number(ms >> 32n));
  view.setUint32(2, Number(ms & 0xffff_ffffn));
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = bytes.toHex();
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)]
    .join("-");
}
