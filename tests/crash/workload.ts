/**
 * What a crash test writes: lines that follow from their place, so that a found line can be compared
 * with what was sent without keeping it.
 *
 * @module
 */

/** The line at a place: 30 to about 1,500 bytes. */
export function lineOf(stream: string, index: number): string {
  let mixed = index + 1;
  for (let at = 0; at < stream.length; at++) {
    mixed = Math.imul(mixed ^ stream.charCodeAt(at), 0x01000193) >>> 0;
  }
  const padding = "x".repeat(mixed % 7 === 0 ? mixed % 1500 : mixed % 200);
  return JSON.stringify({ index, mixed, padding, stream });
}
