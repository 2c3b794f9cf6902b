/**
 * Simple detectors of what should not be kept: e-mail addresses, card numbers, credentials. They find
 * shapes, not meaning; each match is replaced whole.
 *
 * @module
 */

/** The names of the detectors. */
export const detectorNames = ["email", "card", "secret"] as const;

/** A detector. */
export type DetectorName = (typeof detectorNames)[number];

/** Every repetition is bounded, so that the time grows with the text and not faster. */
const patterns: Readonly<Record<"email" | "secret", RegExp>> = {
  email:
    /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
  secret: new RegExp(
    [
      // RFC 6750, section 2.1: the characters of a bearer token.
      "[Bb]earer[ \\t]{1,8}[A-Za-z0-9._~+/-]{8,4096}={0,8}",
      "-----BEGIN [A-Z ]{0,32}PRIVATE KEY-----[\\s\\S]{0,16384}?-----END [A-Z ]{0,32}PRIVATE KEY-----",
      "\\b(?:sk|pk|rk)[-_][A-Za-z0-9_-]{12,512}",
      "\\bgh[pousr]_[A-Za-z0-9]{16,255}",
      "\\bgithub_pat_[A-Za-z0-9_]{16,255}",
      "\\bxox[abeoprs]-[A-Za-z0-9-]{8,255}",
      "\\b(?:AKIA|ASIA)[0-9A-Z]{16}\\b",
      "\\bAIza[0-9A-Za-z_-]{30,64}",
      "\\beyJ[A-Za-z0-9_-]{4,4096}\\.[A-Za-z0-9_-]{4,8192}\\.[A-Za-z0-9_-]{0,2048}",
    ].join("|"),
    "g",
  ),
};

/**
 * Replaces what the detectors find; `found` is told the detector's name for each match.
 *
 * @example
 * ```ts
 * import { replaceDetected } from "./detectors.ts";
 *
 * const seen: string[] = [];
 * const text = replaceDetected("mail ann@example.org, card 4111 1111 1111 1111", {
 *   detectors: ["email", "card"],
 *   found: (name) => seen.push(name),
 * });
 * if (text !== "mail [redacted email], card [redacted card]") throw new Error(text);
 * if (seen.join() !== "email,card") throw new Error(seen.join());
 * ```
 */
export function replaceDetected(text: string, options: {
  readonly detectors: readonly DetectorName[];
  readonly found: (name: DetectorName) => void;
}): string {
  let out = text;
  // Credentials first: a key may hold digits that look like a card.
  for (const name of ["secret", "email", "card"] as const) {
    if (!options.detectors.includes(name)) continue;
    const replace = (): string => {
      options.found(name);
      return markOf(name);
    };
    out = name === "card" ? replaceCards(out, replace) : out.replace(patterns[name], replace);
  }
  return out;
}

/** What stands in the place of a value. */
export function markOf(name: string): string {
  return `[redacted ${name}]`;
}

/** ISO/IEC 7812-1: 13 to 19 digits here, whose last is a check digit by Luhn's rule. */
const cardDigits = { least: 13, most: 19 } as const;

function replaceCards(text: string, replace: () => string): string {
  return text.replace(/[0-9]+(?:[ -][0-9]+)*/g, (run) => {
    if (run.length < cardDigits.least) return run;
    const parts = run.split(/([ -])/);
    let out = "";
    let at = 0;
    while (at < parts.length) {
      const end = cardEnd(parts, at);
      out += end === undefined ? parts[at] ?? "" : replace();
      at = end ?? at + 1;
    }
    return out;
  });
}

/** The end of a card number that begins with the group at `start`: groups are digits, odd places separators. */
function cardEnd(parts: readonly string[], start: number): number | undefined {
  let digits = "";
  for (let at = start; at < parts.length; at += 2) {
    digits += parts[at] ?? "";
    if (start % 2 === 1 || digits.length > cardDigits.most) return undefined;
    if (digits.length >= cardDigits.least && fitsLuhn(digits)) return at + 1;
  }
  return undefined;
}

function fitsLuhn(digits: string): boolean {
  let sum = 0;
  for (const [i, digit] of [...digits].reverse().entries()) {
    const doubled = Number(digit) * (i % 2 === 0 ? 1 : 2);
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0 && /[1-9]/.test(digits);
}
