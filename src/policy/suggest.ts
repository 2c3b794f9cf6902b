/**
 * "Did you mean ...": the nearest known name, and names shown so that look-alikes cannot hide.
 *
 * @module
 */

/** Longest name worth comparing; bounds the quadratic distance below. */
const nameLengthMax = 64;

/**
 * The hint that names the nearest of `known`, or an empty string when nothing is near.
 *
 * @example
 * ```ts
 * import { didYouMean } from "./suggest.ts";
 *
 * if (didYouMean("efect", ["effect", "when"]) !== "; did you mean 'effect'?") throw new Error();
 * if (didYouMean("colour", ["effect", "when"]) !== "") throw new Error();
 * ```
 */
export function didYouMean(name: string, known: readonly string[]): string {
  if (name.length > nameLengthMax) return "";
  let best: string | undefined;
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const distance = editDistance(name, candidate);
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best === undefined ? "" : `; did you mean '${best}'?`;
}

/** A name for an error message: cut to a bound, with everything outside printable ASCII written as
 * its code point, so that a Cyrillic 'e' or a hidden mark is seen for what it is. */
export function shownName(name: string): string {
  const characters = [...name.slice(0, 2 * nameLengthMax)].slice(0, nameLengthMax);
  const shown = characters.map((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0x20 && code < 0x7f) return character;
    return `\\u{${code.toString(16)}}`;
  }).join("");
  return name.length > nameLengthMax ? `${shown}...` : shown;
}

function editDistance(left: string, right: string): number {
  if (right.length > nameLengthMax) return Infinity;
  let previous = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row++) {
    const current = [row];
    for (let column = 1; column <= right.length; column++) {
      const substitution = (previous[column - 1] ?? 0) +
        (left[row - 1] === right[column - 1] ? 0 : 1);
      current.push(
        Math.min(substitution, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1),
      );
    }
    previous = current;
  }
  return previous[right.length] ?? Infinity;
}
